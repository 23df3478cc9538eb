"""Mark sentences as approved."""

from __future__ import annotations

from functools import partial

import click

from bilingual.cli.each import each
from bilingual.inputs import pages as pages_among
from bilingual.page.files import approve as approve_page


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("--pair", "ids", multiple=True, metavar="ID", help="Only this sentence, such as s3; again for others.")
@click.pass_context
def approve(ctx: click.Context, pages: tuple[str, ...], ids: tuple[str, ...]) -> None:
    """Mark all sentences of PAGE, or those named with --pair, as approved, and make the page's other files again."""
    written, done = each([str(path) for path in pages_among(pages)], partial(approve_page, ids=ids or None))
    for path in (path for paths in written for path in paths):
        click.echo(path, err=True)
    ctx.exit(0 if done else 2)
