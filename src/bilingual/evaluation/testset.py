"""Read test sets: sentence pairs with the terms that stand in both."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.records import Language, Location, Segment
from bilingual.units import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bilingual.records import Kind

BORDER = "#ARTICLE"
DIRECTIONS = {
    "zh-en": (Language.SIMPLIFIED, Language.ENGLISH),
    "en-zh": (Language.ENGLISH, Language.SIMPLIFIED),
}
"""Source and target language by the name of a direction."""


@dataclass(frozen=True, slots=True)
class Example:
    """A row of a test set: a sentence in both languages, and the terms (Chinese, English) that both hold.

    The first row of an article is its headline, which may leave out what the article gives in full.
    """

    zh: str
    en: str
    terms: tuple[tuple[str, str], ...] = ()
    location: Location = field(default=Location(""), compare=False)
    kind: Kind = "paragraph"

    def text(self, language: Language) -> str:
        """Return the sentence in a language."""
        return self.en if language is Language.ENGLISH else self.zh

    def segment(self, language: Language) -> Segment:
        """Return the sentence in a language as a segment of an article."""
        return Segment(self.text(language), kind=self.kind)


def read(paths: Sequence[Path]) -> list[list[Example]]:
    """Return the articles of test sets: what stands after a line ``#ARTICLE``, or a row before the first such line.

    Short forms and names count after the full ones within an article, never across its border. A row is ``zh``, ``en``
    and ``terms`` (``市商务局=municipal commerce bureau;…``, may be left out), separated by tabs.
    """
    articles = [article for path in paths for article in _articles(path)]
    if not articles:
        raise BilingualError("the test set has no rows", at=", ".join(map(str, paths)))
    return articles


def _articles(path: Path) -> Iterator[list[Example]]:
    """Yield the articles of one test set."""
    article: list[Example] | None = None
    for number, line in enumerate(_lines(path), start=1):
        if line.startswith(BORDER):
            yield from filter(None, [article])
            article = []
        if line.startswith("#") or not line.strip() or (number == 1 and line.split("\t")[:2] == ["zh", "en"]):
            continue
        example = _example(line, Location(str(path), number))
        if article is None:
            yield [example]
        else:
            article.append(example if article else replace(example, kind="title"))
    yield from filter(None, [article])


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise BilingualError(f"the test set cannot be read: {error.strerror}", at=str(path)) from error
    except UnicodeDecodeError as error:
        raise BilingualError("the test set is not in UTF-8", at=str(path), hint="save it as UTF-8") from error


def _example(line: str, place: Location) -> Example:
    """Return the row that a line is."""
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) < 2 or not all(cells[:2]):
        hint = "a row is a Chinese sentence, a tab, an English one, and perhaps a tab and terms: 深圳=Shenzhen;…"
        raise BilingualError("this row does not hold two sentences", at=place, hint=hint)
    if LETTERS["zh"].search(cells[1]) and not LETTERS["zh"].search(cells[0]):
        hint = "the Chinese sentence comes first"
        raise BilingualError("the columns of this row are the wrong way round", at=place, hint=hint)
    pairs = [term.partition("=") for term in (cells[2].split(";") if len(cells) > 2 else ()) if term.strip()]
    terms = tuple((zh.strip(), en.strip()) for zh, _, en in pairs)
    for zh, en in terms:
        if not (zh and en and zh in cells[0] and _stands(en, cells[1])):
            hint = "a term is written zh=en, as both stand in the sentences"
            raise BilingualError(f"the term {zh}={en} does not stand in both sentences", at=place, hint=hint)
    return Example(cells[0], cells[1], terms, place)


def _stands(form: str, sentence: str) -> bool:
    """Tell whether an English form stands in a sentence; as in a glossary, small letters match any case."""
    letters = (f"(?i:{letter})" if letter.islower() else re.escape(letter) for letter in form)
    return re.search("".join(letters), sentence) is not None
