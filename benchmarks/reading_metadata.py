"""Measure how many titles, dates, sources and authors are read right."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from reading_rows import rows

from bilingual.errors import BilingualError
from bilingual.extract import extract
from bilingual.source import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIELDS = ("title", "date", "source", "author")
SITE = re.compile(r"[|｜_»]|[-–—](?=[^-–—]{1,30}$)")
NAMES = re.compile(r"[;；,，、/]|\band\b|&")


class Reading(NamedTuple):
    """What a page says in one field: by people, and as it was read."""

    file: str
    field: str
    truth: str
    found: str

    @property
    def right(self) -> bool:
        """Tell whether both say the same, white space, width and case folded, a trailing site's name left out."""
        if self.field == "author":
            return _names(self.truth) == _names(self.found)
        return _fold(self.found) == _fold(self.truth) or (
            self.field == "title" and _fold(SITE.split(self.found)[0]) == _fold(self.truth)
        )


def table(pages: Path) -> Iterator[str]:
    """Yield the share of titles, dates, sources and authors that are right, for each language.

    Counted are the pages whose truth has the field; ``invented`` are those whose truth has none.
    """
    readings = [reading for row in rows(pages / "gt" / "meta.tsv") for reading in _readings(pages, row)]
    yield f"{'language':9} {'field':8} {'right':>11} {'share':>6} {'invented':>9}"
    for language in ("zh", "en"):
        for field in FIELDS:
            own = [each for each in readings if each.file.startswith(language) and each.field == field]
            asked = [each for each in own if each.truth]
            right = sum(each.right for each in asked)
            invented = sum(bool(each.found) and not each.truth for each in own)
            share = right / max(1, len(asked))
            yield f"{language:9} {field:8} {right:5} / {len(asked):3} {share:6.1%} {invented:9}"
    for each in sorted(readings, key=lambda each: FIELDS.index(each.field)):
        if each.truth and not each.right:
            yield f"{each.field:7} {each.file}: {each.found!r} for {each.truth!r}"


def _readings(pages: Path, row: dict[str, str]) -> Iterator[Reading]:
    try:
        article = extract(read(str(pages / row["file"])))
    except BilingualError as error:
        found = dict.fromkeys(FIELDS, f"refused: {error.fact}")
    else:
        found = {block.kind: block.text for block in reversed(article.blocks)} | {"date": article.date[:10]}
    return (Reading(row["file"], field, row[field], found.get(field, "")) for field in FIELDS)


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _names(text: str) -> list[str]:
    return sorted(filter(None, map(_fold, NAMES.split(text))))
