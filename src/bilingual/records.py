"""The nouns of bilingual: frozen records that the stages hand to each other."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import numpy as np

Kind = Literal[
    # the header, in this order; each stands at most once in an article
    "title", "subtitle", "source", "author", "photographer", "editor", "column", "site",
    # the body
    "heading", "paragraph", "item", "cell", "caption", "quote", "alt",
]  # fmt: skip
State = Literal["machine", "needs-review", "edited", "approved"]
View = Literal["columns", "stacked", "zh", "en"]
Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")

HEADER: tuple[Kind, ...] = ("title", "subtitle", "source", "author", "photographer", "editor", "column", "site")


class Language(StrEnum):
    """A language of an article or of a page, by its BCP 47 tag."""

    ENGLISH = "en"
    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"

    @property
    def base(self) -> Literal["en", "zh"]:
        """The language without its script: the key of glossary columns and of model tokens."""
        return "en" if self is Language.ENGLISH else "zh"

    @property
    def other(self) -> Language:
        """The language that a text is translated into unless the user says otherwise."""
        return Language.SIMPLIFIED if self is Language.ENGLISH else Language.ENGLISH


class Location(NamedTuple):
    """A place in a file; line and column count code points from 1, and 0 means unknown."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``path:line:column``, as editors and CI logs link it."""
        return ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])


class Span(NamedTuple):
    """A half-open range of code points in one text."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the spans share a character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, distance: int) -> Span:
        """Return the span moved right by ``distance``."""
        return Span(self.start + distance, self.end + distance)


@dataclass(frozen=True, slots=True)
class Source:
    """The decoded text of a file; ``lines`` are the offsets at which its lines start.

    ``strays`` are (offset, codec) of pieces that were in another encoding. ``address`` is where a page was fetched
    from, after redirects, or saved from by a browser that says so; ``fetched`` says when (ISO 8601, UTC).
    """

    path: str
    text: str
    encoding: str = "utf-8"
    lines: tuple[int, ...] = field(default=(0,), compare=False)
    strays: tuple[tuple[int, str], ...] = field(default=(), compare=False)
    address: str = ""
    fetched: str = ""

    def location(self, offset: int) -> Location:
        r"""Return where a character stands; only ``\n`` ends a line, unlike ``str.splitlines``."""
        line = bisect_right(self.lines, offset)
        return Location(self.path, line, offset - self.lines[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline element over a span of a text: a link, emphasis; of no width: an image, a line break."""

    tag: str
    span: Span
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    r"""A paragraph, heading, list item, cell, caption or line of the header: its text and marks.

    White space is collapsed as a browser does; ``\n`` stands for a line break (``<br>``) and for nothing else.
    """

    kind: Kind
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader of the page came for.

    ``blocks`` holds the header first (see ``HEADER``), then the body in reading order. ``layout`` is the sanitised
    HTML of the body in which each block of the body is an empty element with ``data-block``: ``<ul><li><p
    data-block></p></li></ul>``. The n-th such element is the n-th block of the body. Text without letters (a cell
    ``38``) stays in the layout. ``date`` is ISO 8601 or empty; ``address`` is the page's own, if it says so or was
    fetched from there; ``fetched`` says when, as in ``Source``.
    """

    path: str
    language: Language
    blocks: tuple[Block, ...]
    layout: str
    date: str = ""
    address: str = ""
    findings: tuple[Finding, ...] = field(default=(), compare=False)
    fetched: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence of a block, without the white space around it.

    A line break after the sentence is a ``br`` mark of no width at its end. ``runs`` says where the text stands in
    the file that it was read from: ``(offset, location)`` for each stretch that is contiguous there.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    kind: Kind = "paragraph"
    runs: tuple[tuple[int, Location], ...] = field(default=(), compare=False)

    def location(self, offset: int = 0) -> Location:
        """Return where a character of the text stands in its file."""
        if not self.runs:
            return Location("")
        start, place = self.runs[max(0, bisect_right(self.runs, offset, key=lambda run: run[0]) - 1)]
        return place._replace(column=place.column + offset - start)


@dataclass(frozen=True, slots=True)
class Term:
    """One direction of a glossary entry: what is recognised in the source and accepted in the target.

    ``sources`` and ``targets`` begin with the main form. ``choices`` are the main target forms where several rows
    share a source form. ``context``, ``valid_from`` and ``valid_to`` are as in the glossary file. ``layer`` counts the
    layers of the glossary from 0; what is composed belongs to the last layer that any part of it comes from. ``parts``
    are terms that together do in place of a composed one: a title and a name, which a sentence may part.
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    kind: str = "programme"
    binds: str = "always"
    forbidden: tuple[str, ...] = ()
    short_sources: tuple[str, ...] = ()
    short_targets: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    context: str = ""
    valid_from: str = ""
    valid_to: str = ""
    note: str = ""
    layer: int = field(default=0, compare=False)
    parts: tuple[Term, ...] = ()
    location: Location = field(default=Location(""), compare=False)

    @property
    def target(self) -> str:
        """The main form in the target language."""
        return self.targets[0]


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in a text; ``binding`` tells whether its target is demanded here.

    ``given`` are terms that the article has mentioned before and that a translation may refer back to here: the term
    itself, and places in it.
    """

    term: Term
    span: Span
    binding: bool = True
    given: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Hypothesis:
    """A translation of one text by an engine.

    ``score`` is the mean log probability of the target tokens (natural logarithm). ``attention`` has the shape
    (target tokens, source tokens); ``target_spans`` and ``source_spans`` say which characters of ``text`` and of the
    source each token stands for. An engine that cannot align leaves the three empty.
    """

    text: str
    score: float = 0.0
    attention: np.ndarray | None = None
    target_spans: tuple[Span, ...] = ()
    source_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A source segment and its target.

    ``made`` is the digest that the machine left (see ``page.digest``); ``waivers`` are (code, reason).
    """

    id: str
    source: Segment
    target: Segment
    state: State = "machine"
    made: str = ""
    waivers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A bilingual page: blocks of pairs, header first, and the layout of its body (see ``Article``).

    ``base`` is the address of the folder that the page is published in, with ``/`` at its end, or empty. ``own_site``
    says that the original stands on the publisher's own site, so that the source's page needs not point to it.
    """

    path: str = field(compare=False)
    source_language: Language
    target_language: Language
    blocks: tuple[tuple[Pair, ...], ...]
    layout: str
    date: str = ""
    address: str = ""
    view: View = "columns"
    signature: str = ""
    waivers: tuple[tuple[str, str], ...] = ()
    base: str = ""
    own_site: bool = False
    fetched: str = ""

    @property
    def pairs(self) -> list[Pair]:
        """All pairs in reading order."""
        return [pair for block in self.blocks for pair in block]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a text, as ``path:line:column: CODE message``."""

    code: str
    severity: Severity
    message: str
    location: Location
    end: Location | None = None
    hint: str = ""
    pair: str = ""
    related: tuple[Location, ...] = ()
    fix: str | None = None
