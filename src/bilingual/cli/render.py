"""Make pages again after an edit."""

from __future__ import annotations

from functools import partial

import click

from bilingual.cli.each import each
from bilingual.cli.options import force_option, glossary_option
from bilingual.glossary import load
from bilingual.inputs import pages as pages_among
from bilingual.proof import Proof


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@glossary_option
@force_option
@click.pass_context
def render(ctx: click.Context, pages: tuple[str, ...], glossary: tuple[str, ...], *, force: bool) -> None:
    """Make x.html, x.zh.html and x.en.html again from an edited x.html (PAGE; a folder means all in it)."""
    written, done = each(pages_among(pages), partial(Proof(load(glossary)).render, force=force))
    for path in (path for paths in written for path in paths):
        click.echo(path, err=True)
    ctx.exit(0 if done else 2)
