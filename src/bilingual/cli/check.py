"""Check bilingual pages."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual.cli.each import each
from bilingual.cli.options import fail_on_option, fails, glossary_option
from bilingual.cli.output import put_out
from bilingual.errors import BilingualError
from bilingual.glossary import load
from bilingual.glossary.layers import files
from bilingual.inputs import pages as pages_among
from bilingual.proof import Proof
from bilingual.records import SEVERITIES
from bilingual.reports import report, report_names
from bilingual.reports.counting import plural
from bilingual.writing import keep_inputs

if TYPE_CHECKING:
    from bilingual.records import Finding


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@glossary_option
@click.option("--format", "form", type=click.Choice(report_names()), default="text", show_default=True)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write the findings there."
)
@fail_on_option
@click.option(
    "--require", type=click.Choice(["edited", "approved"]), help="What state every sentence must have (X007)."
)
@click.option(
    "--first-mention", type=click.Choice(["any", "full"]), default="any", help="How to mention a term first (T007)."
)
@click.option("--allow-empty", is_flag=True, help="Exit with 0 if there is no bilingual page.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    glossary: tuple[str, ...],
    form: str,
    output: Path | None,
    fail_on: str,
    require: str | None,
    first_mention: str,
    *,
    allow_empty: bool,
    exit_zero: bool,
) -> None:
    """Check the terms, figures and marks of bilingual pages, given as files or folders."""
    found = pages_among(paths)
    if not found and not allow_empty:
        raise BilingualError("no bilingual page found", at=", ".join(paths), hint="--allow-empty if that is right")
    keep_inputs(output, found, files(glossary))
    wanted = partial(Proof(load(glossary)).findings, require=require or "", first_mention=first_mention)
    results, done = each(found, wanted)
    findings = [finding for result in results for finding in result]
    put_out(report(form, findings), output)
    click.echo(_summary(len(results), findings), err=True)
    if not done:
        ctx.exit(2)
    if not exit_zero and fails(findings, fail_on):
        ctx.exit(1)


def _summary(pages: int, findings: list[Finding]) -> str:
    counts = {severity: sum(finding.severity == severity for finding in findings) for severity in SEVERITIES}
    return f"{pages} {plural(pages, 'page')}: {', '.join(f'{n} {plural(n, name)}' for name, n in counts.items())}"
