"""Tell how far a Chinese name goes: a surname, then one or two characters that begin no other word."""

from __future__ import annotations

from typing import NamedTuple

from bilingual.names.customs import customs

CLOSED, WORD, SOFT, OPEN = 3, 2, 2, 0
_BODIES = tuple("报网社部台刊组站局处委办厅署司院会室界")


class Shape(NamedTuple):
    """A surname and a given name."""

    surname: str
    given: str


def name_at(text: str, start: int, wall: int, *, strict: bool = False) -> Shape | None:
    """Return the name that begins at a place and goes no further than ``wall``, if one does.

    王伟中说 is 王伟中, 王伟中国 none: of the two lengths that a given name has, the one is taken behind which a mark, the
    wall, or a word that is known begins. ``strict`` asks for more, as family names do that are mostly other words.
    """
    surname = _surname(text, start)
    if not surname:
        return None
    begin = start + len(surname)
    shapes = [Shape(surname, text[begin : begin + length]) for length in (2, 1) if begin + length <= wall]
    scored = [
        (_score(shape, text, begin, wall), -rank, shape)
        for rank, shape in enumerate(shapes)
        if _may_be(shape, text[begin + len(shape.given) : begin + len(shape.given) + 1])
    ]
    if not scored:
        return None
    score, _, best = max(scored)
    return best if _enough(score, best, strict=strict) else None


def whole_name(text: str) -> Shape | None:
    """Return the name that a text is, if it can be one: in a line that names people nothing else is likely.

    华商报 and 时政部 are none: they end as newspapers and offices do.
    """
    surname = _surname(text, 0)
    shape = Shape(surname, text[len(surname) :])
    if not surname or not 1 <= len(shape.given) <= 2 or not all(map(_is_han, shape.given)):
        return None
    word = text in customs().words or text.endswith(_BODIES) or not customs().never.isdisjoint(shape.given)
    other = len(text) > 2 and (text.startswith(customs().others) or _is_spelled_otherwise(shape, ""))
    return None if word or other else shape


def _enough(score: int, shape: Shape, *, strict: bool) -> bool:
    """Tell whether a name is sure enough; one whose characters are no likely name must end at a mark or a follower."""
    likely = customs().given.issuperset(shape.given)
    doubtful = shape.surname in customs().doubtful
    long = len(shape.given) == 2
    if score >= CLOSED:
        return likely and (long or not (strict and doubtful)) if strict or doubtful else True
    if score >= WORD:
        return likely and (long or not (strict or doubtful))
    return score == OPEN and likely and long and not strict and not doubtful


def _surname(text: str, start: int) -> str:
    known = customs().surnames
    return next((text[start : start + length] for length in (2, 1) if text[start : start + length] in known), "")


def _may_be(shape: Shape, following: str) -> bool:
    """Tell whether characters may be a name: Han, none that names never hold, no word and no foreign name."""
    lists = customs()
    name, given = shape
    if not all(map(_is_han, given)) or not lists.never.isdisjoint(given):
        return False
    if given == name or given in lists.alone_never or (name + given).startswith(lists.others):
        return False
    if len(given) == 2 and (given in lists.followers or given in lists.persons or given in lists.honorifics):
        return False
    if _is_spelled_otherwise(shape, following):
        return False
    likely = len(given) == 2 and lists.given.issuperset(given) and name not in lists.doubtful
    return len(name) > 1 or likely or (name + given)[:2] not in lists.words


def _is_spelled_otherwise(shape: Shape, following: str) -> bool:
    """Tell whether a name is no Chinese one, or of another people of China: its Latin spelling is no pinyin."""
    lists = customs()
    if any(part in shape.surname + shape.given + following for part in lists.other_naming):
        return True
    if not lists.foreign_marks.isdisjoint(shape.given):
        return True
    foreign = lists.foreign_sounds | lists.foreign_marks
    if shape.given[-1] in foreign and following in foreign and following not in lists.followers:
        return shape.surname in lists.foreign_firsts
    return shape.surname in lists.foreign_firsts and foreign.issuperset(shape.given)


def _score(shape: Shape, text: str, begin: int, wall: int) -> int:
    """Return how surely a name ends where this one does, and less if a word begins at its last character."""
    end = begin + len(shape.given)
    score = _end(text[end : min(wall, end + 2)])
    if len(shape.given) == 2:
        last = text[end - 1 : min(wall, end + 1)]
        if last[:2] in customs().words or last[:2] in customs().followers:
            score -= 2
        elif last[0] not in customs().given:
            score -= 1
    return score


def _end(rest: str) -> int:
    """Return how surely a name ends before the rest of a text: a mark, the wall, a follower; some word; or perhaps not.

    A follower of one character ends no clause, but for what people do with words: 李明说， and 刘志刚，.
    """
    lists = customs()
    if not _is_han(rest[:1]) or rest[:2] in lists.followers:
        return CLOSED
    if rest[0] in lists.followers and (rest[1:2].isalnum() or rest[0] in "说称摄等问答"):
        return CLOSED
    if rest[:2] in lists.words:
        return WORD
    return SOFT if rest[0] in lists.soft_followers and (rest[1:2].isalnum() or rest[0] == "道") else OPEN


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
