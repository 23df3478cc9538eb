"""Write what a change of the glossary does to pages as text, JSON, Markdown or HTML."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from bilingual.editing.diff.markdown import code, fitted, plain
from bilingual.editing.diff.report import change_record, counted
from bilingual.glossary.layers import DEFAULT, shipped
from bilingual.page.render import environment
from bilingual.records import SEVERITIES
from bilingual.reports.counting import plural
from bilingual.reports.json_report import finding_record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bilingual.editing.impact import Effect, Impact
    from bilingual.editing.impact.cause import Cause
    from bilingual.records import Location

_FACTS = 4  # shown of one row; diff tells them all
_STATES = ("approved", "edited", "needs-review", "machine")


class Totals(NamedTuple):
    """How many sentences break or mend, on how many pages, and how many of them persons have touched."""

    sentences: int
    pages: int
    touched: int
    codes: dict[str, int]


def totals(effects: Sequence[Effect]) -> Totals:
    """Return how much effects come to."""
    sentences = {_sentence(effect): effect.untouched for effect in effects}
    pages = {effect.finding.location.path for effect in effects}
    codes = Counter(effect.finding.code for effect in effects)
    return Totals(len(sentences), len(pages), list(sentences.values()).count(False), dict(sorted(codes.items())))


def summary(impact: Impact) -> str:
    """Return the outcome in a line: what changed, what breaks, what mends, and who mends it."""
    broken, mended = totals(impact.of(broken=True)), totals(impact.of(broken=False))
    pages = len({effect.finding.location.path for effect in impact.effects})
    line = f"{counted(impact.changes)}; {impact.pages:,} {plural(impact.pages, 'page')} read, {pages} affected: "
    return line + f"{broken.sentences:,} {plural(broken.sentences, 'sentence')} broken, {mended.sentences} mended"


def remedy(impact: Impact) -> str:
    """Return who mends what breaks, or nothing where nothing does."""
    broken = totals(impact.of(broken=True))
    again = broken.sentences - broken.touched
    ways = [
        f"bilingual retranslate makes {again} again" if again else "",
        f"{broken.touched} for an editor: people have worked there" if broken.touched else "",
    ]
    return "; ".join(filter(None, ways))


def ranked(effects: Sequence[Effect]) -> list[Effect]:
    """Return effects, the worst first: errors, then what editors have approved or edited, then the order of the pages."""
    return sorted(
        effects,
        key=lambda effect: (SEVERITIES.index(effect.finding.severity), effect.untouched, _STATES.index(effect.state)),
    )


def as_text(impact: Impact, base: Path | None) -> str:  # noqa: ARG001 (every report is asked alike)
    """Return each effect as a line that editors link, and below it both sentences, the row, and who mends it."""
    return "\n".join(_lines(effect) for broken in (True, False) for effect in ranked(impact.of(broken=broken)))


def _lines(effect: Effect) -> str:
    finding = effect.finding
    verb = "breaks" if effect.broken else "mends"
    lines = [
        f"{finding.location}: {verb} {finding.code} {_one_line(finding.message)}",
        *(f"  {text}" for text in (effect.source, effect.target) if text),
        *(f"  row: {_cause(cause)}" for cause in effect.causes),
        *([f"  {_state(effect)}"] if effect.broken else []),
    ]
    return "\n".join(lines)


def as_json(impact: Impact, base: Path | None) -> str:  # noqa: ARG001 (every report is asked alike)
    """Return the effects as JSON: version, totals, the rows that changed, and each effect with both sentences."""
    sides = {"broken": impact.of(broken=True), "mended": impact.of(broken=False)}
    report = {
        "version": 1,
        "pages": impact.pages,
        "totals": {name: totals(effects)._asdict() for name, effects in sides.items()},
        "changes": [change_record(change) for change in impact.changes],
        **{name: [_record(effect) for effect in effects] for name, effects in sides.items()},
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _record(effect: Effect) -> dict[str, Any]:
    rows = [
        {"path": cause.location.path, "line": cause.location.line, "zh": cause.zh, "en": cause.en, "facts": cause.facts}
        for cause in effect.causes
    ]
    about = {"source": effect.source, "target": effect.target, "state": effect.state, "retranslate": effect.untouched}
    return finding_record(effect.finding) | about | {"rows": rows}


def as_markdown(impact: Impact, base: Path | None) -> str:  # noqa: ARG001 (every report is asked alike)
    """Return the effects for a comment on a pull request, the worst first, as many as it can hold."""
    codes = [totals(impact.of(broken=broken)).codes for broken in (True, False)]
    rows = "".join(
        f"| {name} | {codes[0].get(name, 0)} | {codes[1].get(name, 0)} |\n" for name in sorted({**codes[0], **codes[1]})
    )
    table = f"\n| finding | appears | disappears |\n| --- | --: | --: |\n{rows}" if rows else ""
    todo = f"\n{remedy(impact)}\n" if remedy(impact) else ""
    head = f"**Glossary change**: {summary(impact)}\n{todo}{table}"
    items = [
        ("" if index else f"\n### {'Breaks' if broken else 'Mends'}\n\n") + _item(effect)
        for broken in (True, False)
        for index, effect in enumerate(ranked(impact.of(broken=broken)))
    ]
    return fitted(head, items, lambda left: f"\nand {left:,} more findings that appear or disappear.\n")


def _item(effect: Effect) -> str:
    finding = effect.finding
    state = f" ({plain(_state(effect))})" if effect.broken else ""
    lines = [
        f"- {code(str(finding.location))} **{finding.code}** {plain(finding.message)}{state}",
        *(f"  > {plain(text)}  " for text in (effect.source, effect.target) if text),
        "",
        *(f"  {plain(_cause(cause))}" for cause in effect.causes),
    ]
    return "\n".join(lines) + "\n"


def as_html(impact: Impact, base: Path | None) -> str:
    """Return the effects as a page that needs nothing beside it; its links lead from the folder ``base`` to the pages."""
    groups = [
        (head, [_shown(effect, base) for effect in ranked(impact.of(broken=broken))])
        for head, broken in (("Breaks", True), ("Mends", False))
    ]
    shown = {"summary": summary(impact), "remedy": remedy(impact), "groups": [group for group in groups if group[1]]}
    return environment().get_template("glossary-impact.html").render(shown)


def _shown(effect: Effect, base: Path | None) -> dict[str, Any]:
    finding = effect.finding
    path = finding.location.path
    address = quote(Path(os.path.relpath(path, base) if base else path).as_posix())
    return {
        "finding": finding,
        "address": address + (f"#{quote(finding.pair)}" if finding.pair else ""),
        "sides": [*zip((effect.source, effect.target), effect.languages, strict=True)] if effect.source else [],
        "causes": [_cause(cause) for cause in effect.causes],
        "state": _state(effect) if effect.broken else "",
    }


def _sentence(effect: Effect) -> tuple[str, str]:
    return effect.finding.location.path, effect.finding.pair


def _state(effect: Effect) -> str:
    """Return who mends a sentence."""
    if effect.untouched:
        return "no person has touched it: bilingual retranslate makes it again"
    pair = f"{effect.finding.pair} is {effect.state}: " if effect.finding.pair else ""
    return f"{pair}an editor must look at it"


def _cause(cause: Cause) -> str:
    """Return a row with what changed in it, of many facts the first."""
    more = [f"and {len(cause.facts) - _FACTS} more"] if len(cause.facts) > _FACTS else []
    facts = "; ".join([*cause.facts[:_FACTS], *more]) or "the same, but a row of another layer replaces it now, or did"
    return f"{_place(cause.location)}: {cause.zh} = {cause.en}: {facts}"


def _place(location: Location) -> str:
    """Return where a row stands as anybody can find it: from this folder, or in the shipped glossary."""
    path = Path(location.path).resolve()
    for folder, name in ((Path.cwd(), ""), (shipped().resolve(), DEFAULT)):
        if path.is_relative_to(folder):
            return str(location._replace(path=(Path(name) / path.relative_to(folder)).as_posix()))
    return str(location)


def _one_line(text: str) -> str:
    return " ".join(text.split())


REPORTS: dict[str, Callable[[Impact, Path | None], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
    "html": as_html,
}
