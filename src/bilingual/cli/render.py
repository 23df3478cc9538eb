"""Make pages again after an edit."""

from __future__ import annotations

from pathlib import Path

import click

from bilingual.cli.each import each
from bilingual.cli.options import force_option, glossary_option
from bilingual.glossary import load
from bilingual.inputs import pages as pages_among
from bilingual.page.addresses import folder_address
from bilingual.proof import Proof


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@glossary_option
@click.option("--base-url", default="", metavar="URL", help="The address at which a folder given as PAGE is published.")
@force_option
@click.pass_context
def render(
    ctx: click.Context, pages: tuple[str, ...], glossary: tuple[str, ...], base_url: str, *, force: bool
) -> None:
    """Make x.html, x.zh.html and x.en.html again from an edited x.html (PAGE; a folder means all in it)."""
    proof = Proof(load(glossary))
    bases = {
        page: folder_address(base_url, page, Path(folder))
        for folder in pages
        if Path(folder).is_dir()
        for page in pages_among([folder])
    }

    def one(page: Path) -> list[str]:
        return proof.render(page, base=bases.get(page, ""), force=force)

    written, done = each(pages_among(pages), one)
    for path in (path for paths in written for path in paths):
        click.echo(path, err=True)
    ctx.exit(0 if done else 2)
