"""Compare a one-language page with the record that it derives from."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from bilingual.checks.codes import SEVERITY
from bilingual.records import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.records import Page

_ADDRESSES = frozenset({"href", "src", "hreflang", "alt"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


class Part(NamedTuple):
    """A title, language, segment or address of a page, and where it stands."""

    content: str
    place: tuple[int, int]


def derived_findings(page: Page, text: str, path: str) -> list[Finding]:
    """Return where a one-language page differs from its record, as L002; the page's waivers count.

    ``path`` tells which one it is: ``x.zh.html`` holds the side whose language is Chinese. Title, languages, texts of
    segments, marks and addresses are compared, never bytes, so an old template is no finding.
    """
    from bilingual.page import render_single  # noqa: PLC0415 (only until page.py stands)

    if any(code == "L002" for code, _ in page.waivers):
        return []
    chinese = path.removesuffix(".html").endswith(".zh")
    side = "source" if (page.source_language.base == "zh") == chinese else "target"
    return list(stale_page(outline(render_single(page, side)), outline(text), path))


def stale_page(expected: dict[str, Part], actual: dict[str, Part], path: str) -> Iterator[Finding]:
    """Keep the one-language pages the same as their record.

    The bilingual page was edited and the Chinese or English page beside it was not made again, or somebody edited that
    one. Run ``bilingual render x.html``; corrections belong into the bilingual page, the others are made from it.
    """
    hint = "correct the bilingual page, then run bilingual render"
    for name, part in expected.items():
        found = actual.get(name)
        if found is None:
            yield _finding(f"{name} is missing: {part.content}", Location(path), hint)
        elif found.content != part.content:
            place = Location(path, *found.place)
            yield _finding(f"{name} differs from the record: {found.content}, not {part.content}", place, hint)
    for name in actual.keys() - expected.keys():
        yield _finding(f"{name} is not in the record", Location(path, *actual[name].place), hint)


def _finding(message: str, place: Location, hint: str) -> Finding:
    return Finding("L002", SEVERITY["L002"], message, place, hint=hint)


def outline(text: str) -> dict[str, Part]:
    """Return what counts of a page: its title, its language, each segment by id, the addresses outside segments."""
    reader = _Outline()
    reader.feed(text)
    reader.close()
    return reader.parts


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, Part] = {}
        self._open: list[tuple[str, str]] = []
        self._words: dict[str, list[str]] = {}
        self._places: dict[str, tuple[int, int]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        name = self._name(tag, values)
        inside = self._inside()
        if tag not in _VOID:
            self._open.append((tag, name))
        if name:
            self._words[name] = []
            self._places[name] = self._place()
        elif inside:
            self._words[inside].append(_mark(tag, values))
        if "lang" in values:
            self._count("language", values["lang"])
        if not inside:
            for attribute in sorted(_ADDRESSES & values.keys()):
                self._count(f"{tag} {attribute}", values[attribute])

    def handle_endtag(self, tag: str) -> None:
        while any(tag == open_tag for open_tag, _ in self._open):
            closed, name = self._open.pop()
            if name:
                content = " ".join("".join(self._words[name]).split())
                self.parts[name] = Part(content, self._places[name])
            elif self._inside():
                self._words[self._inside()].append(f"</{closed}>")
            if closed == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._inside():
            self._words[self._inside()].append(data)

    def _inside(self) -> str:
        return next((name for _, name in reversed(self._open) if name), "")

    def _count(self, name: str, content: str) -> None:
        number = 1 + sum(known.startswith(f"{name} ") for known in self.parts)
        self.parts[f"{name} {number}"] = Part(content, self._place())

    def _place(self) -> tuple[int, int]:
        line, column = self.getpos()
        return line, column + 1

    @staticmethod
    def _name(tag: str, values: dict[str, str]) -> str:
        if tag == "title":
            return "the title"
        return f"segment {values['id']}" if tag == "span" and values.get("id") else ""


def _mark(tag: str, values: dict[str, str]) -> str:
    listed = "".join(f" {name}={values[name]}" for name in sorted(_ADDRESSES & values.keys()))
    return f"<{tag}{listed}>"
