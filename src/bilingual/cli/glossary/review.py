"""Write the page on which editors review a glossary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual.cli.each import each
from bilingual.editing.review import review as review_page
from bilingual.glossary import load
from bilingual.glossary.layers import files
from bilingual.inputs import pages as pages_among
from bilingual.inputs import writable_file
from bilingual.page import read_page
from bilingual.page.files import read_text
from bilingual.proof import Proof
from bilingual.reports.counting import plural
from bilingual.writing import keep_inputs, write_whole

if TYPE_CHECKING:
    from bilingual.records import Page


@click.command()
@click.argument("glossary", nargs=-1, default=("default",), metavar="[GLOSSARY]...")
@click.option(
    "--page",
    "pages",
    multiple=True,
    metavar="PAGE|FOLDER",
    help="A bilingual page, or a folder of them, whose sentences show how entries are used; again for more.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("review.html"),
    show_default=True,
    metavar="FILE",
)
@click.pass_context
def review(ctx: click.Context, glossary: tuple[str, ...], pages: tuple[str, ...], output: Path) -> None:
    """Write a page on which editors search GLOSSARY, see its entries in use, and edit them.

    GLOSSARY is a file or folder, several for layers; without one it is that of the settings, or the shipped one.
    The edits leave the page as CSV files: put one in place of the old file, or run `bilingual glossary apply`.
    """
    found = pages_among(pages)
    keep_inputs(output, found, files(glossary))
    writable_file(output)
    proof = Proof(load(glossary))
    read, done = each(found, _page)
    write_whole(output, review_page(proof, read, output).encode())
    entries = len(proof.glossary.entries)
    click.echo(
        f"{output}: {entries} {plural(entries, 'entry', 'entries')}, {len(read)} {plural(len(read), 'page')}", err=True
    )
    ctx.exit(0 if done else 2)


def _page(path: Path) -> Page:
    return read_page(read_text(str(path)), str(path))
