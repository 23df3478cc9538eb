"""Keep a glossary in comma- or tab-separated text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bilingual.glossary.formats import Read, Written
from bilingual.glossary.formats.rows import columns
from bilingual.glossary.table import read, read_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bilingual.glossary.entry import Entry


@dataclass(frozen=True, slots=True)
class Separated:
    """Text with a row a line; by itself with a byte order mark and CRLF, so that Excel opens it right."""

    delimiter: str
    encoding: str = "utf-8-sig"
    end: str = "\r\n"

    def read(self, path: Path) -> Read:
        """Return the rows of a file; its own header tells which delimiter it has."""
        return Read(read(path), Counter())

    def write(self, entries: Sequence[Entry]) -> Written:
        """Return the rows under a header."""
        text = io.StringIO(newline="")
        header = columns(entries)
        writer = csv.writer(text, delimiter=self.delimiter, lineterminator=self.end)
        writer.writerow(header)
        writer.writerows([entry[name] for name in header] for entry in entries)
        return Written(text.getvalue().encode(self.encoding), Counter())

    def like(self, path: Path) -> Separated:
        """Return the format with the delimiter, encoding and line ends of a file that is there.

        An editor's workbook, converted back, then changes in the file only the rows that the editor changed.
        """
        table = read_table(path)
        end = "\r\n" if not table.lines or table.lines[0].endswith("\r\n") else "\n"
        return replace(self, delimiter=table.delimiter, encoding=table.encoding, end=end)


COMMAS = Separated(",")
TABS = Separated("\t")
