"""Compare a one-language page with the record that it derives from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from bilingual.checks.codes import SEVERITY
from bilingual.checks.outline import outline
from bilingual.page import render_single
from bilingual.records import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.checks.outline import Part
    from bilingual.records import Page

_SHOWN = 60  # characters of a long sentence in a message
_BEFORE = 20  # characters shown before the first that differs


def derived_findings(page: Page, text: str, path: str) -> list[Finding]:
    """Return where a one-language page differs from its record, as L002, unless the record waives that.

    ``path`` tells which page it is: ``x.zh.html`` holds the side whose language is Chinese. Titles, languages, texts,
    marks and addresses are compared, never bytes, so an older template is no finding.
    """
    if any(code == "L002" for code, _ in page.waivers):
        return []
    chinese = path.removesuffix(".html").endswith(".zh")
    side: Literal["source", "target"] = "source" if (page.source_language.base == "zh") == chinese else "target"
    expected = render_single(page, side)
    return [] if text == expected else list(stale_page(outline(expected), outline(text), path))


def stale_page(expected: dict[str, Part], actual: dict[str, Part], path: str) -> Iterator[Finding]:
    """Keep the one-language pages the same as their record.

    The bilingual page was edited and the Chinese or English page beside it was not made again, or somebody edited that
    one: `x.html` says "deputy mayor", `x.en.html` still "vice mayor". Run `bilingual render x.html`; corrections belong
    into the bilingual page, the others are made from it.
    """
    for name, part in expected.items():
        found = actual.get(name)
        if found is None and name.startswith("the language of") and part.pair not in actual:
            continue
        if found is None:
            yield _finding(f"{name} is missing: {_short(part.content)}", Location(path), part)
        elif found.content != part.content:
            actual_text, wanted = _from_where_they_differ(found.content, part.content)
            message = f"{name} is {actual_text}, in the record {wanted}"
            yield _finding(message, Location(path, *found.place), part)
    for name in [name for name in actual if name not in expected]:
        part = actual[name]
        yield _finding(f"{name} is not in the record: {_short(part.content)}", Location(path, *part.place), part)


def _finding(message: str, place: Location, part: Part) -> Finding:
    hint = "run bilingual render, which makes this page again; what is to be corrected, correct on the bilingual page"
    return Finding("L002", SEVERITY["L002"], message, place, hint=hint, pair=part.pair)


def _from_where_they_differ(one: str, other: str) -> tuple[str, str]:
    """Return two texts as a message shows them: long ones that begin alike begin a few words before they differ."""
    same = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), None)
    start = max(0, (min(len(one), len(other)) if same is None else same) - _BEFORE)
    if not start or max(len(one), len(other)) <= _SHOWN:
        return _short(one), _short(other)
    return f"…{_short(one[start:])}", f"…{_short(other[start:])}"


def _short(content: str) -> str:
    return content if len(content) <= _SHOWN else f"{content[:_SHOWN]}…"
