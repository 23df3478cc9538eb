"""Tell whether an article is in two languages already, and which of its pieces translate which."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from bilingual.errors import BilingualError
from bilingual.extract.language import written_form
from bilingual.parallel.groups import groups
from bilingual.parallel.pieces import is_alone, pieces, sizes
from bilingual.records import HEADER, Language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bilingual.match import Matcher
    from bilingual.parallel.groups import Group
    from bilingual.parallel.pieces import Base, Piece
    from bilingual.records import Article

_LEAST = 40  # Han characters, or half as many English words, that each language must have
_MOST = 2000  # pieces of a page in which a translation is looked for: some ten seconds
_LONG = 12  # a piece that says so much is no label
_NOTICE = 60  # a piece that says so much may be all of a notice
_LIKELY = 0.5
_TOLD = 0.03  # what each Han character must say for it; in translations it is some 0.24, in two articles less than 0
_FEWER, _MORE = 0.6, 0.4  # shares of the shorter and of the longer text that must have counterparts


class Bitext(NamedTuple):
    """An article whose pieces are paired: its languages, the source's first, and the groups in reading order."""

    article: Article
    target: Language
    groups: tuple[Group, ...]

    @property
    def notice(self) -> str:
        """What a reader of the summary learns: ``in two languages already, 12 of 14 paragraphs paired surely``."""
        sure = sum(group.is_sure for group in self.groups)
        return f"in two languages already, {sure} of {len(self.groups)} paragraphs paired surely"


def bitext(
    article: Article,
    to: str | None,
    matcher: Callable[[Language, Language], Matcher],
    *,
    forced: bool | None = None,
) -> Bitext | None:
    """Return the article as paired pieces if each language says what the other says, else None.

    The source is the language that ``to`` is not, or the one that leads. Nothing is looked for if ``forced`` is False;
    if it is True, an article in one language is an error, and one whose halves hardly fit is paired nevertheless. One
    that is very long must be said to be one or the other.
    """
    if forced is False:
        return None
    found = _text(article)
    if not (_both(found, 1, 0) if forced else _both(found, _LEAST, 1) and _as_much(found)):
        if forced:
            raise BilingualError("this page is in one language", at=article.path, hint="leave out --from-bilingual")
        return None
    if not forced and len(found) > _MOST:
        fact = "this page may be in two languages, and it is too long to be paired without being told"
        raise BilingualError(fact, at=article.path, hint="give --from-bilingual or --not-bilingual")
    source, target = _direction(found, to)
    paired = groups(found, source.base, matcher(source, target), article.date)
    article = replace(article, language=source)
    return Bitext(article, target, tuple(paired)) if forced or says_the_same(paired) else None


def _text(article: Article) -> list[Piece]:
    """Return the pieces of the text, without credits and what a picture shows; a title said again is no piece."""
    found = [piece for piece in pieces(article.blocks) if not is_alone(article.blocks[piece.origin])]
    titles = {piece.block.text for piece in found if piece.block.kind == "title"}
    return [piece for piece in found if piece.block.kind == "title" or piece.block.text not in titles]


def says_the_same(paired: Sequence[Group]) -> bool:
    """Tell whether most of each language is the translation of the other.

    An article with an abstract in English has a counterpart for the abstract alone. Two articles on one page, each in
    its language, may be as long as each other, but their words and figures tell them apart.
    """
    likely = [group for group in paired if group.is_pair and group.sure >= _LIKELY]
    shares = [
        sum(map(_said, (side(group) for group in likely))) / max(1, sum(map(_said, (side(group) for group in paired))))
        for side in (attrgetter("source"), attrgetter("target"))
    ]
    sizes_of_pairs = [min(_said(group.source), _said(group.target)) for group in likely]
    several = sum(size > _LONG for size in sizes_of_pairs) > 1 or max(sizes_of_pairs, default=0) >= _NOTICE
    size = sum(_said(group.source) + _said(group.target) for group in likely) / 2
    told = sum(group.content for group in likely) >= _TOLD * size
    return told and several and max(shares) >= _FEWER and min(shares) >= _MORE


def _said(side: Sequence[Piece]) -> int:
    return sum(sum(sizes(piece.block.text)) for piece in side)


def _both(found: Sequence[Piece], least: int, long: int) -> bool:
    """Tell whether both languages have so much text and so many pieces that are no labels."""
    sides = [[_said([piece]) for piece in found if piece.base == base] for base in ("zh", "en")]
    return all(sum(own) >= least and sum(size > _LONG for size in own) >= long for own in sides)


def _as_much(found: Sequence[Piece]) -> bool:
    """Tell whether the shorter text is long enough to be the translation of what must have one."""
    shorter, longer = sorted(_said([piece for piece in found if piece.base == base]) for base in ("zh", "en"))
    return shorter > _MORE / 2 * longer


def _direction(found: Sequence[Piece], to: str | None) -> tuple[Language, Language]:
    """Return the languages of source and target: the source is what ``to`` is not, or what leads the text."""
    chinese = written_form("".join(piece.block.text for piece in found if piece.base == "zh"))
    lead = _lead(found) if to is None else "zh" if Language(to).base == "en" else "en"
    return (chinese, Language.ENGLISH) if lead == "zh" else (Language.ENGLISH, chinese)


def _lead(found: Sequence[Piece]) -> Base:
    """Return the language from which the text more often changes into the other, else that of the body's first piece.

    A title in one language may stand over a text in which the other leads.
    """
    changes = Counter(one.base for one, other in pairwise(found) if one.base != other.base)
    if changes["zh"] != changes["en"]:
        return "zh" if changes["zh"] > changes["en"] else "en"
    return next((piece.base for piece in found if piece.block.kind not in HEADER), found[0].base)
