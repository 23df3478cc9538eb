"""Convert a glossary from one format to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bilingual.errors import BilingualError
from bilingual.glossary.formats import find_format
from bilingual.glossary.formats.separated import Separated
from bilingual.glossary.layers import files, layer
from bilingual.writing import keep_inputs, write_whole

if TYPE_CHECKING:
    from collections import Counter


class Converted(NamedTuple):
    """How many rows were read, and what was lost in reading and in writing: how many of what."""

    rows: int
    unread: Counter[str]
    unwritten: Counter[str]


def convert(source: str, target: Path, from_: str = "", to: str = "") -> Converted:
    """Write the rows of ``source`` (a file, a folder or ``default``) into the file ``target``, whole or not at all.

    Formats are named, or told by the ends of the files' names. A CSV file that is there keeps its encoding and line
    ends.
    """
    writer = find_format(target, to)
    if isinstance(writer, Separated) and target.exists():
        writer = writer.like(target)
    keep_inputs(target, files([source]))
    read = find_format(Path(source), from_).read(_file(source)) if from_ else layer(source)
    if not read.entries:
        raise BilingualError("the glossary has no rows", at=source)
    written = writer.write(read.entries)
    write_whole(target, written.data)
    return Converted(len(read.entries), read.lost, written.lost)


def _file(source: str) -> Path:
    """Return the path of a source whose format was named."""
    path = Path(source)
    if not path.is_file():
        raise BilingualError("there is no such file", at=source)
    return path
