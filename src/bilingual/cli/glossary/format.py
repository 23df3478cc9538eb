"""Write glossary files in the one way that keeps changes small."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from bilingual.cli.each import each
from bilingual.editing.lint import files
from bilingual.errors import BilingualError
from bilingual.glossary.format import formatted
from bilingual.glossary.layers import is_separated
from bilingual.reports.counting import plural
from bilingual.writing import write_whole

if TYPE_CHECKING:
    from pathlib import Path


@click.command("format")
@click.argument("glossary", nargs=-1, default=("default",), metavar="[PATH]...")
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if a file would change.")
@click.pass_context
def format_(ctx: click.Context, glossary: tuple[str, ...], *, check: bool) -> None:
    """Sort the rows of CSV glossaries and tidy their cells, and print the names of the files that changed.

    Rows are sorted by their Chinese form; columns stand in the order of the documentation; spaces, | and dates are
    tidied. Encoding, byte order mark and line ends stay.
    """
    paths = [path for path in files(glossary) if is_separated(path) or str(path) in glossary]
    results, done = each(paths, partial(_changed, write=not check))
    changed = list(filter(None, results))
    for path in changed:
        click.echo(path)
    if results:
        of = f"{len(results)} {plural(len(results), 'file')}"
        click.echo(f"{len(changed)} of {of} {'would change' if check else 'changed'}", err=True)
    if not done:
        ctx.exit(2)
    if check and changed:
        ctx.exit(1)


def _changed(path: Path, *, write: bool) -> Path | None:
    """Return the path of a file that formatting changes, and write it if asked."""
    if not is_separated(path):
        raise BilingualError(
            "only CSV files are formatted", at=str(path), hint="`bilingual glossary convert` makes one"
        )
    data = formatted(path)
    if data == path.read_bytes():
        return None
    if write:
        write_whole(path, data)
    return path
