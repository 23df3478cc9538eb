"""Print what a change of the glossary does to pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bilingual.cli.options import glossary_option
from bilingual.cli.output import output_option, put_out
from bilingual.editing.diff.revisions import version
from bilingual.editing.impact import impact as compare
from bilingual.editing.impact.place import in_place
from bilingual.editing.impact.report import REPORTS, remedy, summary
from bilingual.errors import BilingualError
from bilingual.glossary.layers import files
from bilingual.inputs import pages as pages_among
from bilingual.writing import keep_inputs

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("old")
@click.argument("new")
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@glossary_option
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", show_default=True)
@output_option
@click.option("--fail-on", "failing", type=click.Choice(["broken"]), help="Exit with 1 if a sentence breaks.")
@click.pass_context
def impact(
    ctx: click.Context,
    old: str,
    new: str,
    pages: tuple[str, ...],
    glossary: tuple[str, ...],
    form: str,
    output: Path | None,
    failing: str | None,
) -> None:
    """Print which sentences of PAGE (files or folders) break or mend when glossary NEW takes the place of OLD.

    OLD and NEW are files, folders, or either in a revision of git (main:glossaries). They stand in the place of the
    --glossary layer that is, or holds, one of them; else in that of the default layer.
    """
    found = pages_among(pages)
    if not found:
        raise BilingualError("no bilingual page found", at=", ".join(pages))
    keep_inputs(output, found, files((old, new, *glossary)))
    before, after, place = in_place(glossary, version(old), version(new))
    effect = compare(before, after, found)
    for error in effect.errors:
        error.show()
    put_out(REPORTS[form](effect, output.parent if output else None), output)
    click.echo(f"{old} → {new} in place of {place}", err=True)
    click.echo("\n".join(filter(None, (summary(effect), remedy(effect)))), err=True)
    if effect.errors:
        ctx.exit(2)
    ctx.exit(1 if failing and effect.of(broken=True) else 0)
