"""Find the files in which an article goes on, beside its first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from bilingual.errors import BilingualError
from bilingual.extract.continued import ENDING, MOST, WHOLE, Leaf, is_whole, leaf, page_number, parted
from bilingual.source import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path


class Siblings(NamedTuple):
    """The files that hold the rest of an article, in order; or the one that holds all of it."""

    parts: tuple[Path, ...] = ()
    whole: tuple[Path, ...] = ()


def siblings(paths: Iterable[Path], suffixes: Sequence[str]) -> dict[Path, Siblings]:
    """Return the siblings of those files that have some: files in the same folder, whether they are given or not.

    The name of a sibling is that of the first page with a number, one of the two has the other in its pager, and both
    call the article the same: ``news_1.html`` and ``news_2.html`` may well be two articles.
    """
    folders: dict[Path, dict[tuple[str, str], list[str]]] = {}
    found = {}
    for path in paths:
        if path.parent not in folders:
            folders[path.parent] = _endings(path.parent, suffixes)
        near = [name for name in _near(path.name, folders[path.parent]) if _fits(path.name, name)]
        if near:
            found[path] = _siblings(path, near)
    return {path: rest for path, rest in found.items() if rest != Siblings()}


def _endings(folder: Path, suffixes: Sequence[str]) -> dict[tuple[str, str], list[str]]:
    """Return the names in a folder that end in a number or in ``_all``, by what stands before that."""
    try:
        names = sorted(entry.name for entry in folder.iterdir() if entry.suffix.lower() in suffixes)
    except OSError:
        return {}
    found: dict[tuple[str, str], list[str]] = {}
    for name in names:
        _, stem, ending = parted(name)
        match = ENDING.match(stem) or WHOLE.match(stem)
        if match:
            found.setdefault((match["stem"], ending), []).append(name)
    return found


def _near(name: str, endings: Mapping[tuple[str, str], list[str]]) -> list[str]:
    _, stem, ending = parted(name)
    start = ENDING.match(stem)
    stems = [stem, start["stem"]] if start else [stem]
    return [other for key in stems for other in endings.get((key, ending), ()) if other != name]


def _fits(first: str, other: str) -> bool:
    return page_number(quote(first), quote(other)) > 0 or is_whole(quote(first), quote(other))


def _siblings(path: Path, near: Iterable[str]) -> Siblings:
    """Return those of the files with fitting names that belong to the article."""
    first = _leaf(path)
    if first is None:
        return Siblings()
    parts: dict[int, Path] = {}
    for name in near:
        number = page_number(quote(path.name), quote(name))
        all_of_it = is_whole(quote(path.name), quote(name))
        other = _leaf(path.with_name(name))
        if other is None or not first.is_same(other):
            continue
        if all_of_it and _names(name, first.linked):
            return Siblings(whole=(path.with_name(name),))
        if (
            number in first.later(first.linked)
            or _names(name, first.linked)
            or any(_names(own, other.linked) for own in first.names)
        ):
            parts[number] = path.with_name(name)
    return Siblings(tuple(parts[number] for number in sorted(parts) if number)[: MOST - 1])


def _names(name: str, linked: Iterable[str]) -> bool:
    """Tell whether one of the addresses ends in that name."""
    last = urlsplit(name).path.rpartition("/")[2]
    return any(urlsplit(address).path.rpartition("/")[2] in {last, quote(last)} for address in linked if last)


def _leaf(path: Path) -> Leaf | None:
    try:
        return leaf(read(str(path)))
    except BilingualError:
        return None
