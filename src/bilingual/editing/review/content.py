"""Put together what the review page shows: files and their rows, uses in pages, what is wrong with rows."""

from __future__ import annotations

import os
from collections import Counter
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bilingual.editing.sheet import quoted, read_sheet
from bilingual.glossary.replaced import replaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bilingual.editing.review.uses import Use
    from bilingual.editing.sheet import Row, Sheet
    from bilingual.glossary import Glossary
    from bilingual.records import Finding, Location

SHOWN = 30
"""How many uses of one row are shown; the others are counted."""
OF_FILES = frozenset({"G023"})
"""Findings that stand on the first row of a file and speak of all its rows."""
WORST = ("missing", "forbidden", "waived", "back", "free", "held")


def content(
    glossary: Glossary, uses: Mapping[Location, Sequence[Use]], findings: Sequence[Finding], folder: Path
) -> dict[str, Any]:
    """Return the content of the page, as compact as JSON can be: empty cells are 0, and those at a row's end left out.

    ``folder`` is where the page will lie: its links to pages start there.
    """
    paths = list(dict.fromkeys(entry.location.path for entry in glossary.entries))
    sheets = [read_sheet(Path(path)) for path in paths]
    rows = {
        (one.path, row.line): f"{number}:{index}"
        for number, one in enumerate(sheets)
        for index, row in enumerate(one.rows)
    }
    used = {rows[place.path, place.line]: some for place, some in uses.items()}
    return {
        "layers": glossary.names,
        "files": [_file(one) for one in sheets],
        "problems": _problems(findings, rows),
        "related": _related(findings, rows),
        "replaced": {rows[place.path, place.line]: found for place, found in replaced(glossary).items()},
        **_concordance(used, folder),
    }


def _file(sheet: Sheet) -> dict[str, Any]:
    """Return a file; ``raws`` are the rows that are written otherwise than the page would write them."""
    odd = {index: row.raw for index, row in enumerate(sheet.rows) if _rewritten(sheet, row) != row.raw}
    return {
        "path": _shown(sheet.path),
        "name": Path(sheet.path).name,
        "hash": sheet.digest,
        "encoding": sheet.encoding,
        "delimiter": sheet.delimiter,
        "newline": sheet.newline,
        "header": sheet.names,
        "head": sheet.head,
        "rows": [[cell or 0 for cell in _trimmed(row)] for row in sheet.rows],
        "raws": odd,
    }


def _rewritten(sheet: Sheet, row: Row) -> str:
    """Return a row as the page would write it from what it knows."""
    return sheet.written(_padded(_trimmed(row), len(sheet.names))) + sheet.newline


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def restored(file: Mapping[str, Any]) -> bytes:
    """Return the bytes of a file that a review page holds."""
    names, delimiter = file["header"], file["delimiter"]

    def written(index: int, cells: list[str | int]) -> str:
        padded = _padded([str(cell or "") for cell in cells], len(names))
        line = delimiter.join(quoted(cell, delimiter) for cell in padded) + file["newline"]
        return str(file["raws"].get(str(index), line))

    text = "".join([file["head"], *(written(index, cells) for index, cells in enumerate(file["rows"]))])
    return text.encode(file["encoding"])


def _trimmed(row: Row) -> list[str]:
    """Return the cells of a row without empty ones at the end."""
    cells = list(row.cells)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _problems(findings: Iterable[Finding], rows: Mapping[tuple[str, int], str]) -> dict[str, list[list[str]]]:
    """Return what is wrong with each row: severity, code, message, hint."""
    found: dict[str, list[list[str]]] = {}
    for finding in findings:
        row = rows.get((finding.location.path, finding.location.line))
        if row and finding.code not in OF_FILES:
            found.setdefault(row, []).append([finding.severity, finding.code, finding.message, finding.hint])
    return found


def _related(findings: Iterable[Finding], rows: Mapping[tuple[str, int], str]) -> dict[str, list[str]]:
    """Return the rows that clash with each row, from both sides."""
    found: dict[str, dict[str, None]] = {}
    for finding in findings:
        places = [finding.location, *finding.related]
        keys = [row for place in places if (row := rows.get((place.path, place.line)))]
        for one, other in permutations(dict.fromkeys(keys), 2):
            found.setdefault(one, {})[other] = None
    return {one: list(others) for one, others in found.items()}


def _concordance(used: Mapping[str, Sequence[Use]], folder: Path) -> dict[str, Any]:
    """Return pages, pairs, and for each row how its uses fared and those that are shown, the worst first."""
    pages: dict[str, int] = {}
    records: list[list[str]] = []
    pairs: dict[tuple[int, str], int] = {}
    sentences: list[list[object]] = []
    shown: dict[str, list[object]] = {}
    for key, some in used.items():
        rows = []
        for use in sorted(some, key=lambda use: WORST.index(use.outcome))[:SHOWN]:
            page = use.page
            if page.path not in pages:
                pages[page.path] = len(pages)
                records.append(
                    [_shown(page.path), _link(page.path, folder), page.source_language, page.target_language]
                )
            pair = (pages[page.path], use.pair.id)
            if pair not in pairs:
                pairs[pair] = len(pairs)
                sentences.append([*pair, use.pair.source.text, use.pair.target.text, use.pair.state])
            rows.append([pairs[pair], *use.source, *(use.target or (0, 0)), use.outcome])
        shown[key] = [Counter(use.outcome for use in some), rows]
    return {"pages": records, "pairs": sentences, "uses": shown}


def _link(path: str, folder: Path) -> str:
    """Return the address of a page as seen from a folder."""
    try:
        return quote(Path(os.path.relpath(path, folder)).as_posix())
    except ValueError:  # Windows: another drive
        return Path(path).resolve().as_uri()


def _shown(path: str) -> str:
    """Return a path from the working folder, or the name alone of a file elsewhere: the page tells no one's folders."""
    absolute, here = Path(path).resolve(), Path.cwd()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else absolute.name
