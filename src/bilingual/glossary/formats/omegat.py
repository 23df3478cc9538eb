"""Keep a glossary in OmegaT's tab-separated text: source, target, comment."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bilingual.errors import BilingualError
from bilingual.glossary.entry import Entry
from bilingual.glossary.formats import Read, Written
from bilingual.glossary.formats.files import content
from bilingual.glossary.formats.rows import checked, tidy
from bilingual.glossary.table import read
from bilingual.records import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    Side = Literal["zh", "en"]
    Row = tuple[str, str, str]

FIRST_LINE = "# Glossary in tab-separated format -*- coding: utf-8 -*-"
COMMENT = "#"
FURTHER = {"variants": "variant of ", "short": "short for "}
HELD = {"zh", "en", "zh_variants", "en_variants", "zh_short", "en_short", "note"}

_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_BREAKS = re.compile(r"[\t\r\n]+")


@dataclass(frozen=True, slots=True)
class OmegaT:
    """Lines of a source term, a target term and a comment, for projects that are translated from one language.

    A variant or short form stands on a line of its own after the main one, and its comment says of what. What would
    propose a wrong term to a translator is left out: rows that are proposed or deprecated, or hold in the other
    direction only.
    """

    source: Side
    target: Side

    def read(self, path: Path) -> Read:
        """Return the rows of a file; its terms tell which of its columns is Chinese.

        A table under a header with ``zh`` and ``en``, as Excel saves it as Unicode text, is read as a table.
        """
        lines = _decoded(path).split("\n")
        if {"zh", "en"} <= {name.strip() for name in lines[0].split("\t")}:
            return Read(read(path), Counter())
        rows = [(number, cells) for number, line in enumerate(lines, start=1) if (cells := _cells(line, number, path))]
        chinese = _chinese_column([cells for _, cells in rows])
        entries: list[Entry] = []
        for number, cells in rows:
            zh, en = cells[chinese], cells[1 - chinese]
            entry = _rejoined(entries[-1], zh, en, cells[2]) if entries else None
            if entry:
                entries[-1] = entry
            else:
                found = {"zh": zh, "en": en, "note": cells[2]}
                entries.append(
                    Entry({name: tidy(name, cell) for name, cell in found.items()}, Location(str(path), number))
                )
        return Read(checked(entries, lambda entry, _: entry.location), Counter())

    def write(self, entries: Sequence[Entry]) -> Written:
        """Return a line for each form, under the line by which OmegaT knows the encoding."""
        lost: Counter[str] = Counter()
        lines = [FIRST_LINE]
        for entry in entries:
            if reason := self._left_out(entry):
                lost[f"rows {reason}"] += 1
                continue
            lines += ["\t".join(cells).rstrip("\t") for cells in self._rows(entry)]
            lost.update(f"cells of {name}" for name in self._not_held(entry))
        return Written(("\n".join(lines) + "\n").encode(), lost)

    def _left_out(self, entry: Entry) -> str:
        """Return why a row has no place in the file, if it has none."""
        if entry.status != "approved":
            return f"with the status {entry.status}"
        if entry["direction"] not in {"", f"{self.source}-{self.target}"}:
            return f"with the direction {entry['direction']}"
        if _one_line(entry[self.source]).startswith(COMMENT):
            return "whose source begins with # (a comment in OmegaT)"
        return ""

    def _rows(self, entry: Entry) -> Iterator[Row]:
        """Yield the lines of a row: its main forms, then its variants and short forms."""
        source, target = (_one_line(entry[side] or entry[other]) for side, other in self._sides())
        yield source, target, _one_line(entry["note"])
        for column, comment in FURTHER.items():
            for form in entry.forms(f"{self.source}_{column}"):
                if not form.startswith(COMMENT):
                    yield _one_line(form), target, comment + source
            for form in entry.forms(f"{self.target}_{column}"):
                yield source, _one_line(form), comment + target

    def _not_held(self, entry: Entry) -> Iterator[str]:
        """Yield the columns whose cell has no place in the lines of a row, or is changed by having no line end."""
        for name, cell in entry.cells.items():
            held = name in HELD or (name, cell) == ("status", "approved")
            comment = name.startswith(f"{self.source}_") and any(form.startswith(COMMENT) for form in entry.forms(name))
            if (cell and not held) or comment or _BREAKS.search(cell):
                yield name

    def _sides(self) -> tuple[tuple[Side, Side], tuple[Side, Side]]:
        return (self.source, self.target), (self.target, self.source)


FROM_CHINESE = OmegaT("zh", "en")
FROM_ENGLISH = OmegaT("en", "zh")


def _one_line(text: str) -> str:
    """Return a text without tabs and line ends, which end a cell."""
    return _BREAKS.sub(" ", text).strip()


def _decoded(path: Path) -> str:
    """Return the text of a file in UTF-8, UTF-16 with a byte order mark, or GB18030."""
    data = content(path)
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise BilingualError("the glossary is not a text file", at=str(path), hint="save it as text in UTF-8")


def _cells(line: str, number: int, path: Path) -> Row | None:
    """Return the three cells of a line, or None for a comment or an empty line."""
    if line.startswith(COMMENT) or not line.strip():
        return None
    source, *rest = line.split("\t")
    if not rest:
        hint = "write the source term, a tab, the target term"
        raise BilingualError("the line has no tab", at=Location(str(path), number), hint=hint)
    return source.strip(), rest[0].strip(), "\t".join(rest[1:]).strip()


def _chinese_column(rows: Sequence[Row]) -> int:
    """Return which of the first two columns is the Chinese one: that in which more cells have Han characters."""
    han = [sum(bool(_HAN.search(cells[column])) for cells in rows) for column in (0, 1)]
    return int(han[1] > han[0])


def _rejoined(entry: Entry, zh: str, en: str, comment: str) -> Entry | None:
    """Return the row before with the variant or short form that a line gives of it, if it gives one."""
    for column, words in FURTHER.items():
        for side, form, same in (("zh", zh, en == entry["en"]), ("en", en, zh == entry["zh"])):
            if same and comment == words + entry[side]:
                name = f"{side}_{column}"
                return replace(entry, cells={**entry.cells, name: "|".join(filter(None, (entry[name], form)))})
    return None
