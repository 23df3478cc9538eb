"""Translate test sets plainly and term-safely, and say how both fare."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from bilingual.enforce import METHODS
from bilingual.errors import BilingualError
from bilingual.evaluation.alarms import alarms
from bilingual.evaluation.demands import is_name, layered, of_column, of_glossary
from bilingual.evaluation.figures import Evaluation, Failure, Terms, Way
from bilingual.evaluation.references import of_references
from bilingual.evaluation.translations import drafts_of, safe_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bilingual.enforce import Enforced, Held
    from bilingual.evaluation.demands import Demands
    from bilingual.evaluation.testset import Example
    from bilingual.evaluation.translations import Drafts, Safe
    from bilingual.pipeline import Desk
    from bilingual.records import Language

Setting = Literal["column", "glossary", "layered"]
SETTINGS: tuple[Setting, ...] = ("column", "glossary", "layered")


class Trial(NamedTuple):
    """The sentences of a test set in one direction, what is demanded of them, and their plain translations."""

    articles: Sequence[Sequence[Example]]
    languages: tuple[Language, Language]
    demands: Demands
    drafts: Drafts

    @property
    def examples(self) -> list[Example]:
        """All sentences in order."""
        return [example for article in self.articles for example in article]

    @property
    def references(self) -> list[str]:
        """What people wrote in the target language."""
        return [example.text(self.languages[1]) for example in self.examples]


def evaluate(
    articles: Sequence[Sequence[Example]],
    languages: tuple[Language, Language],
    setting: Setting,
    desk: Desk,
    *,
    methods: bool = False,
) -> Evaluation:
    """Return how plain and term-safe translation of a test set fare, and with ``methods`` each repair alone.

    Raises BilingualError where sacrebleu is not installed.
    """
    require_sacrebleu()
    engine = desk.engine(*languages)
    desk.proof.matcher(*languages)
    start = time.perf_counter()
    demands = _demands(articles, setting, desk, languages)
    matching = time.perf_counter() - start
    texts = [example.text(languages[0]) for article in articles for example in article]
    trial = Trial(articles, languages, demands, drafts_of(texts, demands, engine, languages[1]))
    safe = safe_of(trial.drafts, demands, engine, languages)
    ways = [_way(trial, method, desk) for method in METHODS] if methods else []
    return _figures(trial, safe._replace(seconds=safe.seconds + matching), setting, ways, desk)


def _demands(
    articles: Sequence[Sequence[Example]], setting: Setting, desk: Desk, languages: tuple[Language, Language]
) -> Demands:
    """Return which terms a setting demands."""
    if setting == "column":
        return of_column(articles, languages[0])
    glossary = of_glossary(articles, desk.proof.matcher(*languages), languages[0])
    return layered(of_column(articles, languages[0], "programme"), glossary) if setting == "layered" else glossary


def _figures(trial: Trial, safe: Safe, setting: Setting, ways: Sequence[Way], desk: Desk) -> Evaluation:
    """Return all that is counted and scored."""
    from bilingual.evaluation.scores import scores  # noqa: PLC0415 (sacrebleu is an extra)

    source, target = trial.languages
    plain, texts, references = trial.drafts.plain, safe.texts, trial.references
    chosen = _with_terms(safe)
    return Evaluation(
        direction=f"{source.base}-{target.base}",
        setting=setting,
        segments=len(texts),
        with_terms=len(chosen),
        changed_without_terms=sum(
            text != draft and not whole.ledger for text, draft, whole in zip(texts, plain, safe.enforced, strict=True)
        ),
        review=sum(whole.state == "needs-review" for whole in safe.enforced),
        terms=_terms(trial, safe),
        flagged_plain=_flagged(trial, plain, desk),
        flagged_safe=_flagged(trial, texts, desk),
        seconds_plain=trial.drafts.seconds,
        seconds_safe=safe.seconds,
        all_segments=tuple(scores(plain, texts, references, target=target)),
        term_segments=tuple(scores(*(_only(some, chosen) for some in (plain, texts, references)), target=target)),
        ways=tuple(ways),
        failures=_listed(trial, safe, lambda held: held.span is None),
        spliced=_listed(trial, safe, lambda held: held.method == "splice"),
        references=of_references(trial.articles, source, target, desk) if setting == "glossary" else None,
    )


def _terms(trial: Trial, safe: Safe) -> Terms:
    """Return how the occurrences of binding terms fared."""
    ledgers = [_ledger(whole) for whole in safe.enforced]
    lines = [held for ledger in ledgers for held in ledger]
    missing = [held for whole in safe.enforced for held in whole.ledger if held.span is None]
    silent = sum(held.span is None for whole in safe.enforced if whole.state == "machine" for held in whole.ledger)
    hold = trial.demands.matcher.hold
    plain = [
        hold([held.match for held in ledger], text) for ledger, text in zip(ledgers, trial.drafts.plain, strict=True)
    ]
    return Terms(
        occurrences=len(lines),
        plain=sum(span is not None for spans in plain for span in spans),
        held=sum(_is_held(held) for held in lines),
        back=sum(held.method == "back" for held in lines),
        missing=len([held for held in missing if not is_name(held.match)]),
        silent=silent,
        methods=dict(Counter(held.method if held.span else "missing" for held in lines).most_common()),
        names=sum(is_name(held.match) for whole in safe.enforced for held in whole.ledger),
    )


def _ledger(whole: Enforced) -> list[Held]:
    """Return the lines of the ledger that speak of terms of a glossary or of the column."""
    return [held for held in whole.ledger if not is_name(held.match)]


def _is_held(held: Held) -> bool:
    return held.span is not None and held.method != "back"


def _with_terms(safe: Safe) -> list[int]:
    """Return which segments have a binding term."""
    return [index for index, whole in enumerate(safe.enforced) if _ledger(whole)]


def _only(texts: Sequence[str], chosen: Sequence[int]) -> list[str]:
    return [texts[index] for index in chosen]


def _way(trial: Trial, method: str, desk: Desk) -> Way:
    """Return how one way of repair fares alone."""
    from bilingual.evaluation.scores import chrf  # noqa: PLC0415 (sacrebleu is an extra)

    safe = safe_of(trial.drafts, trial.demands, desk.engine(*trial.languages), trial.languages, {method})
    chosen = _with_terms(safe)
    held = sum(_is_held(held) for whole in safe.enforced for held in _ledger(whole))
    return Way(method, held, chrf(_only(safe.texts, chosen), _only(trial.references, chosen)), safe.seconds)


def _flagged(trial: Trial, targets: Sequence[str], desk: Desk) -> int:
    """Return in how many segments the checks miss a term of the glossary."""
    matcher = desk.proof.matcher(*trial.languages)
    return sum(bool(found.errors) for found in alarms(trial.articles, targets, matcher, *trial.languages))


def _listed(trial: Trial, safe: Safe, is_listed: Callable[[Held], bool]) -> tuple[Failure, ...]:
    """Return some lines of the ledgers with their sentences."""
    source, target = trial.languages
    return tuple(
        Failure(
            place=str(example.location),
            term=example.text(source)[held.match.span.start : held.match.span.end],
            wanted=held.match.term.targets[:3],
            source=example.text(source),
            target=whole.hypothesis.text,
            reference=example.text(target),
            state=whole.state,
        )
        for example, whole in zip(trial.examples, safe.enforced, strict=True)
        for held in whole.ledger
        if is_listed(held)
    )


def require_sacrebleu() -> None:
    """Raise BilingualError, before any work, where the package that scores is not installed."""
    try:
        import sacrebleu  # noqa: F401, PLC0415 (an extra)
    except ImportError as error:
        raise BilingualError(
            "evaluation needs sacrebleu, which is not installed",
            hint='pip install "bilingual-news[evaluate]", or in a checkout pip install ".[evaluate]"',
        ) from error
