"""Write glossary files in the one way that keeps changes small."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bilingual.cli.each import each
from bilingual.editing.lint import files, is_separated
from bilingual.errors import BilingualError
from bilingual.glossary.format import formatted
from bilingual.glossary.writing import write_whole

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
    results, done = each(paths, _changed)
    changed = [(path, data) for path, data in results if data is not None]
    for path, data in changed:
        if not check:
            write_whole(path, data)
        click.echo(path)
    click.echo(f"{len(changed)} of {len(results)} files {'would change' if check else 'changed'}", err=True)
    if not done:
        ctx.exit(2)
    if check and changed:
        ctx.exit(1)


def _changed(path: Path) -> tuple[Path, bytes | None]:
    """Return a file and its new bytes, if they are other than the old ones."""
    if not is_separated(path):
        raise BilingualError(
            "only CSV files are formatted", at=str(path), hint="`bilingual glossary convert` makes one"
        )
    data = formatted(path)
    return path, data if data != path.read_bytes() else None
