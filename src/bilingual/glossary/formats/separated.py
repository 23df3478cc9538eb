"""Keep a glossary in comma- or tab-separated text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual.glossary.formats import Read, Written
from bilingual.glossary.formats.rows import columns
from bilingual.glossary.table import read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bilingual.glossary.entry import Entry


@dataclass(frozen=True, slots=True)
class Separated:
    """Text with a row a line and a byte order mark, so that Excel opens it right."""

    delimiter: str

    def read(self, path: Path) -> Read:
        """Return the rows of a file; its own header tells which delimiter it has."""
        return Read(read(path), Counter())

    def write(self, entries: Sequence[Entry]) -> Written:
        """Return the rows under a header, with CRLF line ends."""
        text = io.StringIO(newline="")
        header = columns(entries)
        writer = csv.writer(text, delimiter=self.delimiter)
        writer.writerow(header)
        writer.writerows([entry[name] for name in header] for entry in entries)
        return Written(text.getvalue().encode("utf-8-sig"), Counter())


COMMAS = Separated(",")
TABS = Separated("\t")
