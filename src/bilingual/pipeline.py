"""The flow from an article to a page of pairs, and from a page to findings."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from functools import cached_property, partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from bilingual import __version__
from bilingual.checks import check, nowhere
from bilingual.checks.flaws import flaws
from bilingual.enforce import Judge, enforce
from bilingual.enforce.ledger import settled
from bilingual.engines import load_engine
from bilingual.errors import BilingualError
from bilingual.extract.length import require_length
from bilingual.guards import guarded, mender
from bilingual.intake import intake, reading_of
from bilingual.marks import place_marks
from bilingual.mentions import mentions
from bilingual.models import find_model
from bilingual.names.credits import CREDITS
from bilingual.page import digest
from bilingual.page.files import read_text, require_replaceable, write_page
from bilingual.page.nesting import nested
from bilingual.page.read import read as read_written
from bilingual.parallel import bitext, page_of
from bilingual.pictures import with_pictures
from bilingual.proof import Proof
from bilingual.records import Hypothesis, Language, Page, Pair, Span
from bilingual.segment import segments
from bilingual.truecase import truecase
from bilingual.units import has_words, rejoined, units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.enforce import Enforced, Held
    from bilingual.engines import Engine
    from bilingual.glossary import Glossary
    from bilingual.inputs import Job
    from bilingual.match import Matcher
    from bilingual.mentions import Mentions
    from bilingual.models import Model
    from bilingual.parallel import Bitext
    from bilingual.records import Article, Finding, Match, Segment, View
    from bilingual.units import Unit


class Publication(NamedTuple):
    """How a page is published: its opening view, the address of its folder, whether the original's site is our own."""

    view: View = "columns"
    base: str = ""
    own_site: bool = False


STANDARD = Publication()


class Translation(NamedTuple):
    """A page, the ledger of its terms by pair, what the reading found, and the seconds it took.

    ``notice`` is what a translator must know of how it was made.
    """

    page: Page
    ledger: dict[str, tuple[Held, ...]]
    findings: tuple[Finding, ...]
    seconds: float
    notice: str = ""


class Produced(NamedTuple):
    """An article that became pages: what was asked, what came out, and what is wrong with it."""

    job: Job
    translation: Translation
    findings: list[Finding]

    @property
    def summary(self) -> str:
        """The line that a translator sees."""
        page = self.translation.page
        waiting = sum(pair.state == "needs-review" for pair in page.pairs)
        notice = f"{self.translation.notice}, " if self.translation.notice else ""
        lost = sum(finding.code == "L007" for finding in self.findings)
        missing = f"{lost} {'picture or file' if lost == 1 else 'pictures or files'} not there, " if lost else ""
        return (
            f"{self.job.page}: {page.source_language} to {page.target_language}, {notice}{len(page.pairs)} segments, "
            f"{summary(self.translation.ledger)}, {waiting} to review, {missing}{self.translation.seconds:.1f} s"
        )


class Desk:
    """Where articles are translated: one glossary, one choice of engine and model, each direction loaded once."""

    def __init__(self, glossary: Glossary, *, model: str | None = None, engine: str = "ctranslate2") -> None:
        self.glossary = glossary
        self.proof = Proof(glossary)
        self._model, self._engine = model, engine
        self._engines: dict[tuple[Language, Language], Engine] = {}

    def engine(self, source: Language, target: Language) -> Engine:
        """Return the engine for a direction, the same one each time."""
        if (source, target) not in self._engines:
            model = find_model(self._model, source, target)
            self._engines[source, target] = load_engine(self._engine, model, source, target)
        return self._engines[source, target]

    @cached_property
    def english_forms(self) -> list[str]:
        """The English forms of the glossary, which all-lower-case text gets back, but for those of some contexts."""
        direction = Language.ENGLISH, Language.SIMPLIFIED
        terms = (*self.glossary.terms(*direction), *self.glossary.guards(*direction))
        return [form for term in terms if not term.context for form in (*term.sources, *term.short_sources)]

    @property
    def models(self) -> list[Model]:
        """The models that were used."""
        return [engine.model for engine in self._engines.values()]

    def signature(self, engine: Engine | None) -> str:
        """Return what a page needs to be explained and made again; no engine made one that people wrote."""
        made = {"engine": engine.name, "model": engine.model.name} if engine else {"engine": "none"}
        names = made | {"glossary": self.glossary.digest}
        return "|".join(f"{name}:{value}" for name, value in (names | {"version": __version__}).items())


def translate(article: Article, target: Language, desk: Desk) -> Translation:
    """Return the article as a page of pairs that keep their terms, with the ledger."""
    start = time.perf_counter()
    languages = (article.language, target)
    matcher, engine = desk.proof.matcher(*languages), desk.engine(*languages)
    article = truecase(article, desk.english_forms)
    blocks = [segments(block, article.language) for block in article.blocks]
    sources = [segment for block in blocks for segment in block]
    matches = find_terms(sources, matcher, article)
    enforced = term_safe(sources, matches, languages, desk)
    pairs = [pair(f"s{number}", *both) for number, both in enumerate(zip(sources, enforced, strict=True), 1)]
    page = Page(article.path, *languages, in_blocks(pairs, blocks), article.layout, article.date, article.address)
    page = doubted(replace(page, signature=desk.signature(engine), fetched=article.fetched), matcher)
    ledger = {made.id: result.ledger for made, result in zip(pairs, enforced, strict=True)}
    return Translation(page, ledger, article.findings, time.perf_counter() - start)


def published(both: Bitext, desk: Desk) -> Translation:
    """Return an article that is in two languages already as a page of what people wrote, with the ledger."""
    start = time.perf_counter()
    matcher = desk.proof.matcher(both.article.language, both.target)
    page = replace(page_of(both, matcher), signature=desk.signature(None))
    matches = find_terms([pair.source for pair in page.pairs], matcher, both.article)
    ledger = {
        pair.id: settled([match for match in found if match.binding], Hypothesis(pair.target.text), matcher).ledger
        for pair, found in zip(page.pairs, matches, strict=True)
    }
    return Translation(page, ledger, both.article.findings, time.perf_counter() - start, both.notice)


def produce(  # noqa: PLR0913 (what the command line says)
    job: Job,
    *,
    desk: Desk,
    to: str | None = None,
    publication: Publication = STANDARD,
    force: bool = False,
    from_bilingual: bool | None = None,
    keep_footer: bool = False,
) -> Produced:
    """Read, translate and check one article, and write its pages; raises BilingualError where that cannot be done.

    An article that is in two languages already keeps its own translation; ``from_bilingual`` says that it is, or not.
    """
    article = reading_of(intake(job), keep_footer=keep_footer).article
    require_length(article)
    both = bitext(article, to, desk.proof.matcher, forced=from_bilingual)
    if not both and not force:
        require_replaceable(str(job.page))
    translation = published(both, desk) if both else translate(article, target_for(article, to), desk)
    page = with_pictures(replace(translation.page, path=str(job.page), **publication._asdict()), job)
    matcher = desk.proof.matcher(page.source_language, page.target_language)
    write_page(page, str(job.page), matcher=matcher, force=force)
    reading = read_written(read_text(str(job.page)), str(job.page))
    lost = nowhere(reading, job.page.parent, pages=False) if job.source != "-" else []
    found = [*translation.findings, *desk.proof.of_record(reading), *lost]
    return Produced(job, translation._replace(page=page), found)


def target_for(article: Article, wanted: str | None) -> Language:
    """Return the target language; raises BilingualError if it is the article's own."""
    target = Language(wanted) if wanted else article.language.other
    if target.base == article.language.base:
        raise BilingualError(
            f"the article is in {article.language} already", at=article.path, hint=f"--to {article.language.other}"
        )
    return target


def find_terms(sources: Sequence[Segment], matcher: Matcher, article: Article) -> list[list[Match]]:
    """Return the terms and unknown names of each segment in order."""
    found = mentions(((segment, "") for segment in sources), matcher, article.language, article.date)
    return [in_order(*both) for both in zip(sources, found, strict=True)]


def in_order(segment: Segment, found: Mentions) -> list[Match]:
    """Return what a segment mentions in the order of its text; a line of names holds those that nobody can read."""
    names = (name for name in found.names if name.binding or segment.kind in CREDITS)
    return sorted([*found.terms, *names], key=lambda match: match.span)


def term_safe(
    sources: Sequence[Segment], matches: Sequence[Sequence[Match]], languages: tuple[Language, Language], desk: Desk
) -> list[Enforced]:
    """Return a translation of each segment that keeps the terms found in it, and the ledger."""
    engine, matcher = desk.engine(*languages), desk.proof.matcher(*languages)
    cut = cut_into_units(sources, matches, engine)
    judge = Judge(matcher, partial(flaws, source_language=languages[0], target_language=languages[1]), mender(engine))
    texts = [unit.text for unit in cut]
    repaired = enforce(texts, drafted(sources, cut, engine), [unit.matches for unit in cut], judge, engine)
    return joined_units(cut, repaired, " " if languages[1] is Language.ENGLISH else "")


def cut_into_units(sources: Sequence[Segment], matches: Sequence[Sequence[Match]], engine: Engine) -> list[Unit]:
    """Return all segments as the engine takes them."""
    return [
        unit
        for index, (segment, found) in enumerate(zip(sources, matches, strict=True))
        for unit in units(index, segment.text, engine.parts(segment.text), found)
    ]


def joined_units(cut: Sequence[Unit], repaired: Sequence[Enforced], joiner: str) -> list[Enforced]:
    """Return what became of each segment."""
    pairs = zip(cut, repaired, strict=True)
    return [rejoined(list(group), joiner) for _, group in groupby(pairs, key=lambda pair: pair[0].segment)]


def drafted(sources: Sequence[Segment], cut: Sequence[Unit], engine: Engine) -> list[Hypothesis]:
    """Translate the units of all segments plainly, in one batching that no glossary changes.

    Parts of a long segment that a term joins come in a later batch, so that no other draft depends on them.
    """
    parts = [unit.text for unit in cut_into_units(sources, [()] * len(sources), engine)]
    known = dict(zip(parts, draft(parts, engine), strict=True))
    joined = list(dict.fromkeys(unit.text for unit in cut if unit.text not in known))
    known.update(zip(joined, draft(joined, engine) if joined else (), strict=True))
    return [known[unit.text] for unit in cut]


def draft(texts: Sequence[str], engine: Engine) -> list[Hypothesis]:
    """Translate texts in one batching, and put figures right that came out wrong; figures alone and addresses stay."""
    worded = [index for index, text in enumerate(texts) if has_words(text, engine.direction[0])]
    drafts = [Hypothesis(text) for text in texts]
    asked = [texts[index] for index in worded]
    for index, hypothesis in zip(worded, guarded(asked, engine.translate(asked), engine), strict=True):
        drafts[index] = hypothesis
    return drafts


def pair(name: str, source: Segment, enforced: Enforced) -> Pair:
    """Return the pair of a segment and its translation, its marks carried over."""
    terms: list[tuple[Span, Span]] = [(held.match.span, held.span) for held in enforced.ledger if held.span]
    target, _ = place_marks(source, enforced.hypothesis, terms)
    target = replace(target, marks=nested(target.marks))
    return Pair(name, source, target, enforced.state, digest(source.text, target.text))


def doubted(page: Page, matcher: Matcher) -> Page:
    """Return the page on which each sentence that a check calls wrong, or in which a name is a guess, awaits an editor."""
    findings = check(page, matcher)
    wrong = {finding.pair for finding in findings if finding.severity == "error" or finding.code in {"T004", "T008"}}
    blocks = tuple(
        tuple(replace(pair, state="needs-review") if pair.id in wrong else pair for pair in block)
        for block in page.blocks
    )
    return replace(page, blocks=blocks)


def in_blocks(pairs: Sequence[Pair], blocks: Sequence[Sequence[Segment]]) -> tuple[tuple[Pair, ...], ...]:
    """Return the pairs in the blocks that their segments came from."""
    rest = iter(pairs)
    return tuple(tuple(next(rest) for _ in block) for block in blocks)


def summary(ledger: dict[str, tuple[Held, ...]]) -> str:
    """Return the line that a translator sees: ``14 terms: 11 kept, 3 repaired, 0 missing``."""
    counts = Counter(held.outcome for line in ledger.values() for held in line)
    total = counts.total()
    parts = ", ".join(f"{counts[outcome]} {outcome}" for outcome in ("kept", "repaired", "missing"))
    return f"{total} {'term' if total == 1 else 'terms'}: {parts}"
