"""Convert a glossary to another format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual.glossary.conversion import convert as converted
from bilingual.inputs import writable_file

if TYPE_CHECKING:
    from collections import Counter


@click.command()
@click.argument("source")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--from", "from_", default="", metavar="FORMAT", help="The format of SOURCE, if its name does not tell.")
@click.option("--to", default="", metavar="FORMAT", help="The format of TARGET, if its name does not tell.")
def convert(source: str, target: Path, from_: str, to: str) -> None:
    """Write the rows of SOURCE into the file TARGET: csv, tsv, xlsx, tbx, tbx-v2, omegat-zh-en or omegat-en-zh.

    SOURCE is a file, a folder or `default`. What a format cannot hold is told.
    """
    writable_file(target)
    done = converted(source, target, from_, to)
    click.echo(f"{target}: {done.rows} rows", err=True)
    _tell("not read", done.unread)
    _tell("not written", done.unwritten)


def _tell(what: str, lost: Counter[str]) -> None:
    """Say what was lost, the most first."""
    for name, count in lost.most_common():
        click.echo(f"  {what}: {name} ({count})", err=True)
