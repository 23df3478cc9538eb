"""Read a bilingual page back as pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from bilingual.errors import BilingualError
from bilingual.page.addresses import folder_of
from bilingual.page.blocks import VIEWS, View
from bilingual.page.digest import digest
from bilingual.page.parse import parse
from bilingual.page.parsed import Problem
from bilingual.page.waivers import parted
from bilingual.records import HEADER, Finding, Language, Page, Pair, Segment, State

if TYPE_CHECKING:
    from bilingual.page.parsed import Parsed, Sentence
    from bilingual.records import Kind

_STATES = get_args(State)


class Reading(NamedTuple):
    """A page, what is damaged in it, where its targets and its sources stand, and the HTML it was read from."""

    page: Page
    problems: tuple[Problem, ...]
    targets: dict[str, Sentence]
    parsed: Parsed
    sources: dict[str, Sentence]


def read_page(text: str, path: str) -> Page:
    """Return the page whose HTML is ``text``; raises BilingualError if that is no bilingual page.

    A damaged page gives what can be read of it: ``damage`` says what cannot.
    """
    return read(text, path).page


def damage(text: str, path: str) -> list[Finding]:
    """Return what would be lost if the page were rendered: L004, a target without its source, text outside sentences."""
    return damage_findings(read(text, path))


def damage_findings(reading: Reading) -> list[Finding]:
    """Return the damage of a page that has been read."""
    return [
        Finding("L004", "error", problem.message, problem.location, hint=problem.hint, pair=problem.pair)
        for problem in sorted(reading.problems, key=lambda problem: problem.location)
    ]


def read(text: str, path: str) -> Reading:
    """Return the page with its damage and its places."""
    parsed = parse(text, path)
    _require_record(parsed, path)
    sources, targets = _sides(parsed)
    header: dict[Kind, list[Pair]] = {}
    body: list[list[Pair]] = [[] for _ in parsed.kinds]
    for sentence in sources.values():
        kind = _kind(sentence, parsed)
        pair = _pair(sentence, targets.get(sentence.id), kind, parsed)
        (header.setdefault(kind, []) if sentence.block < 0 else body[sentence.block]).append(pair)
    languages = _languages(parsed)
    page = Page(
        path,
        *languages,
        tuple(tuple(block) for block in [*(header[kind] for kind in HEADER if kind in header), *body]),
        parsed.layout,
        parsed.date,
        parsed.metas.get("bilingual-address", ""),
        _view(parsed),
        parsed.metas["bilingual-signature"],
        parted(parsed.metas.get("bilingual-waive", "")),
        folder_of(parsed.canonical),
        parsed.metas.get("bilingual-own-site") == "true",
        parsed.metas.get("bilingual-fetched", ""),
    )
    return Reading(page, (*parsed.problems, *_misplaced(sources, targets, parsed)), targets, parsed, sources)


def _require_record(parsed: Parsed, path: str) -> None:
    record = parsed.metas.get("bilingual-record")
    if record is not None:
        raise BilingualError(f"this page is derived from {record}", at=path, hint=f"name {record} instead")
    if "bilingual-signature" not in parsed.metas:
        raise BilingualError("this is no bilingual page", at=path, hint="bilingual translate makes one from an article")


def _sides(parsed: Parsed) -> tuple[dict[str, Sentence], dict[str, Sentence]]:
    """Return the source and target sentences by their ids."""
    sources: dict[str, Sentence] = {}
    targets: dict[str, Sentence] = {}
    for sentence in parsed.sentences:
        side = targets if "data-state" in sentence.attributes or sentence.id in sources else sources
        if sentence.id in side:
            _report(parsed, sentence, f"{sentence.id} stands twice", "give the second pair an id of its own")
        else:
            side[sentence.id] = sentence
    for name in targets.keys() - sources.keys():
        _report(parsed, targets[name], f"{name} has no source", "put the source's <span> back, or delete the target")
    for name in sources.keys() - targets.keys():
        _report(parsed, sources[name], f"{name} has no target", "put the target's <span> back, or delete the source")
    return sources, targets


def _misplaced(sources: dict[str, Sentence], targets: dict[str, Sentence], parsed: Parsed) -> list[Problem]:
    """Return the targets that stand in another block or order than their sources: a page keeps the source's."""
    order = {name: (sentence.block, index) for index, (name, sentence) in enumerate(sources.items())}
    problems = []
    last = (-1, -1)
    for name, target in targets.items():
        place = order.get(name, last)
        if name in order and (place[0] != target.block or (place[0] == last[0] and place < last and place[0] >= 0)):
            location = parsed.source.location(target.tag.start)
            hint = "keep the order of the source, or join the sentences on both sides"
            problems.append(Problem(f"{name} stands elsewhere than its source", location, hint, name))
        last = place
    return problems


def _pair(source: Sentence, target: Sentence | None, kind: Kind, parsed: Parsed) -> Pair:
    """Return a pair; what no longer is as the machine left it is edited, whatever its state says."""
    segment = source.reader.segment(kind, parsed.source)
    if target is None:
        return Pair(source.id, segment, Segment("", (), kind, segment.runs[:1]), "edited")
    translation = target.reader.segment(kind, parsed.source)
    made = target.attributes.get("data-made", "")
    state = _state(target, parsed)
    if state in {"machine", "needs-review"} and made and made != digest(segment.text, translation.text):
        state = "edited"
    return Pair(source.id, segment, translation, state, made, parted(target.attributes.get("data-waive", "")))


def _state(target: Sentence, parsed: Parsed) -> State:
    state = target.attributes.get("data-state", "edited").strip()
    if state in _STATES:
        return cast("State", state)
    _report(parsed, target, f"{target.id} has the state {state!r}", f"one of {', '.join(_STATES)}")
    return "edited"


def _kind(sentence: Sentence, parsed: Parsed) -> Kind:
    """Return the kind of a sentence; in the header it is named, or found as a hand-made page shows it."""
    if sentence.block >= 0:
        return parsed.kinds[sentence.block]
    named = sentence.attributes.get("data-kind", "")
    if named in HEADER:
        return named
    if sentence.section == "bar":
        return "column"
    if sentence.section == "body":
        return "paragraph"
    classes = sentence.classes.split()
    return "source" if "meta" in classes else "subtitle" if "subtitle" in classes else "title"


def _languages(parsed: Parsed) -> tuple[Language, Language]:
    """Return the languages of the sides; raises BilingualError if both would be written to one file."""
    named = parsed.metas.get("bilingual-languages", "").split()
    source = _language(named[0] if named else parsed.html.get("lang", ""))
    target = _language(named[1]) if len(named) > 1 else source.other
    if source.base == target.base:
        hint = "bilingual-languages names that of the source and that of the target, such as en zh-Hans"
        raise BilingualError(
            f"both sides would be in one language: {' '.join(named)}", at=parsed.source.path, hint=hint
        )
    return source, target


def _view(parsed: Parsed) -> View:
    """Return the view with which the page opens: a class of ``<html>``."""
    return cast("View", next((name for name in parsed.html.get("class", "").split() if name in VIEWS), "columns"))


def _language(tag: str) -> Language:
    """Return the language of a tag as people write it: ``zh-CN``, ``zh_TW``, ``en-GB``."""
    parts = tag.lower().replace("_", "-").split("-")
    if parts[0] != "zh":
        return Language.ENGLISH
    return Language.TRADITIONAL if {"hant", "tw", "hk", "mo"} & set(parts) else Language.SIMPLIFIED


def _report(parsed: Parsed, sentence: Sentence, message: str, hint: str) -> None:
    parsed.problems.append(Problem(message, parsed.source.location(sentence.tag.start), hint, sentence.id))
