"""Find terms that share words with their neighbours: the Ministries of Finance and Education, 深圳市前市长."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from bilingual.glossary.fold import Folded, fold_all
from bilingual.match.forms import plurals, stands
from bilingual.match.places import bare
from bilingual.match.words import (
    AFTER_LETTERS,
    BEFORE_LETTERS,
    BODIES,
    COMMON_LETTERS,
    JOINING,
    LETTERS,
    RANKS,
    RANKS_ZH,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMER = re.compile(
    r"(?:[原前代]|时任|[两三]市)"
    r"(?=副?(?:[市省县区州镇局厅部处院校所署行台社馆会]长|主席|主任|书记|总[理统裁]))"
)
_NEXT_TITLE = re.compile(
    rf"(?:、|兼|兼任|和|暨)(?P<title>[省市区县州镇]?(?:常务)?(?:{'|'.join(sorted(RANKS_ZH, key=len, reverse=True))}))"
)
_LEVEL = re.compile(r"\b(?:municipal|provincial|district|county|city)\b")
_LETTERS = frozenset("".join(LETTERS.values()))
_BESIDE = _LETTERS | AFTER_LETTERS
_LIST = r"(?P<list>(?:[^\W\d_][^\W\d_' ]*(?: [^\W\d_' ]+){0,5}(?:, and |, | and )){1,5})"
_TITLES = r"(?P<titles>(?:(?:, and|,| and)(?: [a-z]+){1,4}){1,3})"


def without_former(folded: Folded) -> list[Folded]:
    """Return a Chinese text without what may stand between a place and a title (前, 原, 代, 两市), if that is there."""
    gaps = [found.span() for found in _FORMER.finditer(folded.text)]
    if not gaps:
        return []
    starts = [0, *(end for _, end in gaps)]
    kept = [*zip(starts, [*(start for start, _ in gaps), len(folded.text)], strict=True)]
    text = "".join(folded.text[start:end] for start, end in kept)
    return [Folded(text, folded.source, list(chain.from_iterable(folded.places[start:end] for start, end in kept)))]


def lettered(form: str, folded: Folded) -> Iterator[tuple[int, int]]:
    """Yield where one character stands for a Chinese place, beside another such or as verbs allow: 川粤, 来汉, 港企."""
    for letter in LETTERS.get(bare(form), ""):
        at = folded.text.find(letter)
        while at >= 0:
            before, after = folded.text[at - 1 : at], folded.text[at + 1 : at + 2]
            behind = before in BEFORE_LETTERS and letter not in COMMON_LETTERS
            if behind or before in _LETTERS or after in _BESIDE:
                yield at, at + 1
            at = folded.text.find(letter, at + 1)


def joined(form: str, folded: Folded) -> Iterator[tuple[int, int]]:
    """Yield where a Chinese title shares its place with the one before: 副市长 in 深圳市委常委、副市长."""
    for found in _NEXT_TITLE.finditer(folded.text):
        title = found["title"]
        if len(title) < len(form) and form.endswith(title):
            place = bare(form.removesuffix(title))
            if len(place) > 1 and place in folded.text[folded.text.rfind("。", 0, found.start()) + 1 : found.start()]:
                yield found.span("title")


def named(form: str, folded: Folded) -> Iterator[tuple[int, int]]:
    """Yield where the name of a place stands for the level of a body: Shanghai for "municipal"."""
    if not _LEVEL.search(form) or form.rpartition(" ")[2].lower() not in folded.text:
        return
    for found in _named(form).finditer(folded.text):
        names = [*re.finditer(r"[a-z]+", found["name"])]
        capitals = (folded.source[folded.places[found.start("name") + name.start()]].isupper() for name in names)
        if RANKS.isdisjoint(name[0] for name in names) and all(capitals):  # no place is called Deputy
            yield found.span()


@lru_cache(maxsize=10_000)
def _named(form: str) -> re.Pattern[str]:
    """Return what finds a form with a name at its first word of level, before or in place of it."""
    key = fold_all([form])[0]
    level = _LEVEL.search(key)
    head, tail = (key[: level.start()], key[level.end() :]) if level else (key, "")
    name = rf"(?P<name>[a-z']{{2,20}}(?: [a-z']{{2,20}}){{0,2}}?)(?:'s)?(?: {level[0] if level else ''})?"
    return re.compile(rf"(?<![a-z0-9]){re.escape(head)}{name}{re.escape(tail)}(?![a-z0-9])")


def parted(form: str, folded: Folded) -> Iterator[tuple[int, int]]:
    """Yield where a name stands inside: President Maduro of Venezuela, the Education Bureau of Tianjin's Wuqing District."""
    if " of " not in folded.text or not _may_stand(form, folded.text):
        return
    for found in _parted_by_name(form).finditer(folded.text):
        names = re.finditer(r"[^\W\d_]+", found["name"])
        if all(folded.source[folded.places[found.start("name") + name.start()]].isupper() for name in names):
            yield found.span()
    for found in _parted_by_owner(form).finditer(folded.text):
        if folded.source.startswith(("'s ", "’s "), folded.places[found.end("owner") - 1] + 1):
            yield found.span()


_NAME = r"[^\W\d_]+(?: [^\W\d_]+){0,2}"


@lru_cache(maxsize=10_000)
def _parted_by_name(form: str) -> re.Pattern[str]:
    """Return what finds an "X of A" with one to three words between."""
    head, rest = _parted(fold_all([form])[0])
    return re.compile(rf"(?<![a-z0-9]){re.escape(head)} (?P<name>{_NAME}) of {re.escape(rest)}(?![a-z0-9])")


@lru_cache(maxsize=10_000)
def _parted_by_owner(form: str) -> re.Pattern[str]:
    """Return what finds an "X of A" with one to three words before A."""
    head, rest = _parted(fold_all([form])[0])
    return re.compile(rf"(?<![a-z0-9]){re.escape(head)} of (?P<owner>{_NAME}) {re.escape(rest)}(?![a-z0-9])")


def listed(form: str, folded: Folded) -> Iterator[tuple[int, int]]:
    """Yield where a body shares its last word with others: the municipal education, police and tax bureaus."""
    field, _, head = _LEVEL.sub("", form).strip().rpartition(" ")
    if head not in BODIES or not field or f"{head}s" not in folded.text:
        return
    for found in _listed(field.lower(), head).finditer(folded.text):
        yield found.span("field")


@lru_cache(maxsize=10_000)
def _listed(field: str, head: str) -> re.Pattern[str]:
    """Return what finds a field in a list of them before the plural of a body's last word."""
    more = r"(?:, [a-z' ]{2,40}){0,6},? and [a-z' ]{2,40}?"
    field = re.escape(fold_all([field])[0])
    return re.compile(rf"(?<![a-z0-9])(?P<field>{field})(?:{more})? {head}s(?![a-z0-9])")


def sharing(form: str, kind: str, folded: Folded) -> Iterator[tuple[int, int]]:
    """Yield where an "X of A" shares its X or its A: Guangzhou in "mayors of Shenzhen and Guangzhou"."""
    if kind not in {"title", "organization"} or " of " not in folded.text or not _may_stand(form, folded.text):
        return
    listed, titled = _patterns(form)
    rest = form.partition(" of ")[2].removeprefix("the ")
    for found in listed.finditer(folded.text):
        if _is_list(folded, *found.span("list")) and stands(folded, *found.span("rest"), rest, kind):
            yield found.span("rest")
    if kind == "title":
        for found in titled.finditer(folded.text):
            if all(word.removesuffix("s") in RANKS | JOINING for word in re.findall(r"[a-z]+", found["titles"])):
                yield found.span("head")


def _may_stand(form: str, text: str) -> bool:
    """Tell whether the words of an "X of A" stand in a folded text, wherever they do."""
    head, of, rest = form.lower().partition(" of ")
    return bool(of) and rest.rpartition(" ")[2] in text and head.rpartition(" ")[2][:-1] in text


@lru_cache(maxsize=10_000)
def _patterns(form: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a list of places or fields after one head, and a list of titles before one place."""
    plain, *many = fold_all([form, *(plurals(form) or [form])])
    (head, rest), heads = _parted(plain), {_parted(key)[0] for key in many}
    after = rf"(?P<rest>{re.escape(rest)})(?![a-z0-9])"
    several = "|".join(map(re.escape, sorted(heads)))
    listed = re.compile(rf"(?<![a-z0-9])(?:{several}) of {_LIST}{after}")
    titled = re.compile(rf"(?<![a-z0-9])(?P<head>{re.escape(head)}){_TITLES} of {after}")
    return listed, titled


def _parted(key: str) -> tuple[str, str]:
    """Return the head of a folded form, and what follows its first "of"."""
    head, _, rest = key.partition(" of ")
    return head, rest.removeprefix("the ")


def _is_list(folded: Folded, start: int, end: int) -> bool:
    """Tell whether words are names in a list: all but the small joining ones have a capital."""
    words = re.finditer(r"[^\W\d_]+", folded.text[start:end])
    return all(word[0] in JOINING or folded.source[folded.places[start + word.start()]].isupper() for word in words)
