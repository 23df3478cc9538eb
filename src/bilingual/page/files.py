"""Write the three pages of a record to files without losing what people wrote."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.page.addresses import file_names
from bilingual.page.blocks import SIDES
from bilingual.page.read import Reading, read
from bilingual.page.render import render, render_single
from bilingual.page.single import read_single
from bilingual.page.splice import splice
from bilingual.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bilingual.page.blocks import Finder
    from bilingual.records import Page, Pair

_EXAMPLES = 5


def render_files(path: str, *, matcher: Finder | None = None, base: str = "", force: bool = False) -> list[str]:
    """Make the three pages of a record again from the record; return the paths of those that changed.

    ``base`` is the address of the folder that they are published in from now on; without it, it stays as it is.
    Raises BilingualError if the record is damaged, or if a derived page was edited and ``force`` is not given: what
    people wrote would be lost.
    """
    text = read_text(path)
    page = _undamaged(text, path).page
    page = replace(page, base=base or page.base)
    return _write_all(path, page, _like(text, render(page, matcher)), force=force)


def write_page(page: Page, path: str, *, matcher: Finder | None = None, force: bool = False) -> list[str]:
    """Write a new page and the two derived from it; return the paths of those that changed.

    Raises BilingualError if a person has worked on the page that is there and ``force`` is not given; with it, the old
    one is kept as ``x.html.orig``.
    """
    page = replace(page, path=path)
    html = render(page, matcher)
    if not force:
        require_replaceable(path, html)
    elif _in_the_way(path, html):
        _write({_free(f"{path}.orig"): _bytes(path)})
    return _write_all(path, page, html, force=force)


def require_replaceable(path: str, new: str = "") -> None:
    """Raise BilingualError if a person has worked on the page that is there, unless it is the new one already.

    To be asked before an article is translated: its page is refused in a second, not after a minute.
    """
    fact = _in_the_way(path, new)
    if fact:
        raise BilingualError(fact, at=path, hint="--force keeps it as .orig")


def approve(path: str, ids: Collection[str] | None = None, *, force: bool = False) -> list[str]:
    """Set the state of all pairs, or of those named, to ``approved``; return the paths of the pages that changed."""
    text = read_text(path)
    page = _undamaged(text, path).page
    known = {pair.id: pair for pair in page.pairs}
    unknown = [name for name in ids or () if name not in known]
    if unknown:
        raise BilingualError(f"no pair {unknown[0]}", at=path, hint=f"its pairs are {_listed(list(known))}")
    chosen: Mapping[str, Pair] = known if ids is None else {name: known[name] for name in ids}
    changes = {name: replace(pair, state="approved") for name, pair in chosen.items() if pair.state != "approved"}
    html = splice(text, page, changes)
    return _write_all(path, read(html, path).page, html, force=force)


def change(path: str, changes: Mapping[str, Pair], *, matcher: Finder | None = None, signature: str = "") -> list[str]:
    """Put changed pairs, by their ids, and a signature into a record; return the paths of the pages that changed."""
    text = read_text(path)
    html = splice(text, _undamaged(text, path).page, changes, matcher=matcher, signature=signature)
    return _write_all(path, read(html, path).page, html, force=False)


def require_changeable(path: str) -> Page:
    """Return the page of a record; raises BilingualError if it is damaged, or if a derived page was edited.

    To be asked before sentences are translated, as ``require_replaceable`` is.
    """
    page = _undamaged(read_text(path), path).page
    for derived, html in _derived(path, page).items():
        _require_derived(derived, html)
    return page


def _free(path: str) -> str:
    """Return a path at which no file stands yet: ``x.html.orig``, ``x.html.orig.2``."""
    numbered = (f"{path}.{number}" for number in count(2))
    return next(name for name in chain([path], numbered) if not Path(name).exists())


def read_text(path: str) -> str:
    """Return the text of a page; raises BilingualError if it cannot be read or is not UTF-8."""
    try:
        return _bytes(path).decode()
    except UnicodeDecodeError as error:
        raise BilingualError("is not in UTF-8", at=path, hint="save it as UTF-8 in your editor") from error


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise BilingualError(f"cannot be read: {error.strerror}", at=path) from error


def _undamaged(text: str, path: str) -> Reading:
    reading = read(text, path)
    if reading.problems:
        problem = min(reading.problems, key=lambda problem: problem.location)
        raise BilingualError(problem.message, at=problem.location, hint=problem.hint)
    return reading


def _like(old: str, new: str) -> str:
    """Return the new text with the byte order mark and the line ends of the old one."""
    if "\r\n" in old:
        new = new.replace("\n", "\r\n")
    return "\ufeff" + new if old.startswith("\ufeff") else new


def _in_the_way(path: str, new: str) -> str:
    """Return what would be lost if the new page took the place of the one that is there, or nothing."""
    if not Path(path).exists():
        return ""
    try:
        text = read_text(path)
        reading = read(text, path)
    except BilingualError:
        return "another file stands here, which bilingual did not make"
    touched = [pair.id for pair in reading.page.pairs if pair.state in {"edited", "approved"} or pair.waivers]
    if text == new or not (touched or reading.problems) or (new and _same(reading, read(new, path))):
        return ""
    what = f"{_listed(touched)} edited" if touched else reading.problems[0].message
    return f"a person has worked on this page: {what}"


def _same(old: Reading, new: Reading) -> bool:
    """Tell whether a new page holds all that people wrote on the old one: an article may be in two languages already."""
    return not old.problems and (old.page.blocks, old.page.waivers) == (new.page.blocks, new.page.waivers)


def _write_all(path: str, page: Page, html: str, *, force: bool) -> list[str]:
    """Write the record and its derived pages; those that would not change are left alone."""
    derived = _derived(path, page)
    if not force:
        for name, text in derived.items():
            _require_derived(name, text)
    return _write({name: text.encode() for name, text in {path: html, **derived}.items()})


def _derived(path: str, page: Page) -> dict[str, str]:
    """Return the one-language pages of a record by their paths."""
    names = file_names(path)
    languages = {"source": page.source_language, "target": page.target_language}
    return {str(Path(path).with_name(names[languages[side].base])): render_single(page, side) for side in SIDES}


def _require_derived(path: str, new: str) -> None:
    """Raise BilingualError if somebody edited a derived page, naming its sentences."""
    if not Path(path).exists():
        return
    old = read_single(read_text(path))
    if old.record is None:
        raise BilingualError("is no page that bilingual made", at=path, hint="move it away, or give --force")
    if old.digest != old.own_digest:
        wanted = read_single(new).sentences
        differing = [name for name, text in old.sentences.items() if wanted.get(name) != text]
        what = f"in {_listed(differing)}" if differing else "outside its sentences"
        hint = f"make the change in {old.record} and render again; --force gives it up"
        raise BilingualError(f"somebody edited this derived page {what}", at=path, hint=hint)


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_EXAMPLES]) + (f" and {len(names) - _EXAMPLES} more" if len(names) > _EXAMPLES else "")


def _write(files: dict[str, bytes]) -> list[str]:
    """Write the files that would change; return their paths."""
    changed = {name: content for name, content in files.items() if _content(Path(name)) != content}
    for name, content in changed.items():
        _make_folder(Path(name).parent)
        write_whole(Path(name), content)
    return list(changed)


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it; raises BilingualError where that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BilingualError(f"cannot be written to: {error.strerror}", at=str(folder)) from error


def _content(path: Path) -> bytes | None:
    """Return the bytes of a file, or None if there is none that can be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None
