"""Mark sentences as approved."""

from __future__ import annotations

from functools import partial

import click

from bilingual.cli.each import each
from bilingual.cli.options import glossary_option
from bilingual.glossary import load
from bilingual.inputs import pages as pages_among
from bilingual.page import approve as approve_page
from bilingual.proof import Proof


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("--pair", "ids", multiple=True, metavar="ID", help="Only this sentence, such as s3; again for others.")
@glossary_option
@click.pass_context
def approve(ctx: click.Context, pages: tuple[str, ...], ids: tuple[str, ...], glossary: tuple[str, ...]) -> None:
    """Mark all sentences of PAGE, or those named with --pair, as approved, and make the page's other files again."""
    matcher = Proof(load(glossary)).matcher
    _, done = each(pages_among(pages), partial(approve_page, ids=ids or None, matcher=matcher))
    ctx.exit(0 if done else 2)
