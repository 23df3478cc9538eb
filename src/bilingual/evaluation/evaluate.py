"""Translate test sets plainly and term-safely, and say how both fare."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bilingual.errors import BilingualError
from bilingual.evaluation.alarms import alarms
from bilingual.evaluation.demands import is_name, layered, of_column, of_glossary
from bilingual.evaluation.translations import drafted, enforced
from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.enforce import Enforced
    from bilingual.evaluation.alarms import Alarms
    from bilingual.evaluation.demands import Demands
    from bilingual.evaluation.scores import Score
    from bilingual.evaluation.testset import Example
    from bilingual.evaluation.translations import Drafts, Safe
    from bilingual.pipeline import Desk

Setting = Literal["column", "glossary", "layered"]
SETTINGS: tuple[Setting, ...] = ("column", "glossary", "layered")


@dataclass(frozen=True, slots=True)
class Failure:
    """A binding term that the term-safe translation lacks, or an alarm where the reference stands as target."""

    place: str
    term: str
    wanted: tuple[str, ...]
    source: str
    target: str
    reference: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class References:
    """What the checks say where the human references stand as targets: each ``T001`` is a false alarm."""

    pairs: int
    flagged: int
    matches: int
    binding: int
    alarms: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How plain and term-safe translation of a test set fare in one direction.

    ``terms`` are the occurrences of binding terms; ``plain`` and ``held`` count those whose target has an accepted
    form, ``methods`` says how. ``silent`` counts those missing in a sentence that does not await an editor.
    """

    direction: str
    setting: str
    segments: int
    with_terms: int
    changed_without_terms: int
    terms: int
    plain: int
    held: int
    methods: dict[str, int]
    silent: int
    review: int
    flagged_plain: int
    flagged_safe: int
    seconds_plain: float
    seconds_safe: float
    all_segments: tuple[Score, ...]
    term_segments: tuple[Score, ...]
    failures: tuple[Failure, ...]
    references: References | None


def evaluate(
    articles: Sequence[Sequence[Example]], source: Language, target: Language, setting: Setting, desk: Desk
) -> Evaluation:
    """Return how plain and term-safe translation of a test set fare."""
    _require_sacrebleu()
    engine = desk.engine(source, target)
    texts = [example.text(source) for article in articles for example in article]
    matcher = desk.proof.matcher(source, target)
    start = time.perf_counter()
    demands = _demands(articles, setting, desk, source, target)
    matching = time.perf_counter() - start
    drafts = drafted(texts, demands, engine, target)
    safe = enforced(drafts, demands, engine, source, target)
    examples = [example for article in articles for example in article]
    references = of_references(articles, source, target, desk) if setting == "glossary" else None
    flagged = [
        sum(bool(found.errors) for found in alarms(articles, targets, matcher, source, target))
        for targets in (drafts.plain, [whole.hypothesis.text for whole in safe.enforced])
    ]
    return _figures(examples, (source, target), setting, demands, drafts, safe, matching, flagged, references)


def of_references(articles: Sequence[Sequence[Example]], source: Language, target: Language, desk: Desk) -> References:
    """Return the false alarms of a glossary: what the checks find wrong with the references."""
    texts = [example.text(target) for article in articles for example in article]
    found = list(alarms(articles, texts, desk.proof.matcher(source, target), source, target))
    matches = [match for one in found for match in one.matches if not is_name(match)]
    return References(
        len(found),
        sum(bool(one.errors) for one in found),
        len(matches),
        sum(match.binding for match in matches),
        tuple(failure for one in found for failure in _alarmed(one, source, target)),
    )


def _alarmed(found: Alarms, source: Language, target: Language) -> list[Failure]:
    example = found.example
    return [
        Failure(
            str(example.location),
            finding.message,
            (finding.hint,),
            example.text(source),
            example.text(target),
            example.text(target),
        )
        for finding in found.errors
    ]


def _demands(
    articles: Sequence[Sequence[Example]], setting: Setting, desk: Desk, source: Language, target: Language
) -> Demands:
    """Return which terms a setting demands."""
    if setting == "column":
        return of_column(articles, source)
    glossary = of_glossary(articles, desk.proof.matcher(source, target), source)
    return layered(of_column(articles, source), glossary) if setting == "layered" else glossary


def _figures(
    examples: Sequence[Example],
    languages: tuple[Language, Language],
    setting: str,
    demands: Demands,
    drafts: Drafts,
    safe: Safe,
    matching: float,
    flagged: Sequence[int],
    references: References | None,
) -> Evaluation:
    from bilingual.evaluation.scores import scores  # noqa: PLC0415 (sacrebleu is an extra)

    source, target = languages
    lines = [[held for held in whole.ledger if not is_name(held.match)] for whole in safe.enforced]
    plain = [
        demands.matcher.hold([held.match for held in line], text)
        for line, text in zip(lines, drafts.plain, strict=True)
    ]
    ledger = [held for line in lines for held in line]
    goal = [example.text(target) for example in examples]
    texts = [whole.hypothesis.text for whole in safe.enforced]
    termed = [index for index, whole in enumerate(safe.enforced) if whole.ledger]
    bare = [index for index, whole in enumerate(safe.enforced) if not whole.ledger]
    return Evaluation(
        f"{source.base}-{target.base}",
        setting,
        len(examples),
        len(termed),
        sum(texts[index] != drafts.plain[index] for index in bare),
        len(ledger),
        sum(span is not None for spans in plain for span in spans),
        sum(held.span is not None for held in ledger),
        dict(Counter(held.method if held.span else "missing" for held in ledger).most_common()),
        sum(held.span is None and whole.state != "needs-review" for whole in safe.enforced for held in whole.ledger),
        sum(whole.state == "needs-review" for whole in safe.enforced),
        flagged[0],
        flagged[1],
        drafts.seconds,
        matching + drafts.seconds + safe.seconds,
        tuple(scores(drafts.plain, texts, goal, target)),
        tuple(scores(*([some[index] for index in termed] for some in (drafts.plain, texts, goal)), target)),
        tuple(
            failure
            for example, whole in zip(examples, safe.enforced, strict=True)
            for failure in _missing(example, whole, source, target)
        ),
        references,
    )


def _missing(example: Example, whole: Enforced, source: Language, target: Language) -> list[Failure]:
    text = example.text(source)
    return [
        Failure(
            str(example.location),
            text[held.match.span.start : held.match.span.end],
            held.match.term.targets[:3],
            text,
            whole.hypothesis.text,
            example.text(target),
            whole.state,
        )
        for held in whole.ledger
        if held.span is None
    ]


def _require_sacrebleu() -> None:
    """Raise BilingualError, before any work, where the package that scores is not installed."""
    try:
        import sacrebleu  # noqa: F401, PLC0415 (an extra)
    except ImportError as error:
        raise BilingualError(
            "evaluation needs sacrebleu, which is not installed", hint='pip install "bilingual-news[evaluate]"'
        ) from error
