"""Mark sentences as approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bilingual.cli.each import each
from bilingual.cli.options import glossary_option
from bilingual.errors import BilingualError
from bilingual.glossary import load
from bilingual.inputs import pages as pages_among
from bilingual.page.files import approve as approve_page
from bilingual.proof import Proof

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bilingual.records import Finding


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("--pair", "ids", multiple=True, metavar="ID", help="Only this sentence, such as s3; again for others.")
@click.option("--with-errors", is_flag=True, help="All sentences, though errors stand on the page.")
@glossary_option
@click.pass_context
def approve(
    ctx: click.Context, pages: tuple[str, ...], ids: tuple[str, ...], glossary: tuple[str, ...], *, with_errors: bool
) -> None:
    """Mark all sentences of PAGE, or those named with --pair, as approved, and make the page's other files again.

    A folder means all pages in it. A page on which errors stand is approved with --pair or --with-errors alone: approving
    mends nothing, and its pages would say that editors approved them.
    """
    proof = Proof(load(glossary))

    def one(path: Path) -> None:
        errors = [finding.pair for finding in proof.findings(path) if _stands(finding)]
        if errors and not ids and not with_errors:
            hint = f"bilingual check {path}; --pair approves single sentences, --with-errors all of them"
            raise BilingualError(f"not approved, {_standing(errors, ids)}", at=str(path), hint=hint)
        for changed in approve_page(str(path), ids or None):
            click.echo(changed, err=True)
        if errors:
            click.echo(f"{path}: {_standing(errors, ids)}: bilingual check {path}", err=True)

    _, done = each(pages_among(pages), one)
    ctx.exit(0 if done else 2)


def _stands(finding: Finding) -> bool:
    """Tell whether a finding is an error that making the page's other files again does not mend."""
    return finding.severity == "error" and finding.code != "L002"


def _standing(errors: Sequence[str], ids: Sequence[str]) -> str:
    """Return how many errors stand on a page, and how many of them on the sentences that were named."""
    stand = f"{len(errors)} {'error stands' if len(errors) == 1 else 'errors stand'}"
    here = sum(pair in ids for pair in errors)
    return f"{stand}, {here or 'none'} of them on {', '.join(ids)}" if ids else stand
