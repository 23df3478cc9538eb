"""Translate texts with a Marian model, whichever library runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from bilingual.engines.joining import joined
from bilingual.engines.parts import ANYWHERE, CLAUSES, halves
from bilingual.engines.pieces import Tokenizer
from bilingual.engines.second import COUNT, NOTHING, Ban, Draft, guards
from bilingual.engines.shares import Part, shared
from bilingual.models.lexicon import lexicon_of
from bilingual.records import Hypothesis, Language, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bilingual.engines.pieces import Tokens
    from bilingual.models import Model

    Drafts = dict[tuple[str, str, bool], Hypothesis]

EOS = "</s>"
SHORTEST = 8  # pieces; a part as short as this is not split any more


class Decoded(NamedTuple):
    """The pieces of one translation, their mean log probability, and attention (pieces, source pieces)."""

    pieces: list[str]
    score: float
    attention: np.ndarray


class Runner(Protocol):
    """A library that runs a model over pieces; sources come with their language token and ``</s>``, targets without."""

    def translate(self, sources: list[list[str]], prefixes: list[list[str]], ban: Ban = NOTHING) -> list[Decoded]:
        """Return one translation of each source, without what is banned.

        It begins with the source's prefix, after which no Latin word or number of it goes on if that can be avoided.
        """

    def alternatives(self, sources: list[list[str]], count: int) -> list[list[Decoded]]:
        """Return ``count`` translations of each source, the likeliest first."""

    def logs(self, sources: list[list[str]], targets: list[list[str]]) -> list[np.ndarray]:
        """Return the log probabilities of each target's pieces and of ``</s>`` after them."""


class MarianEngine:
    """A Marian model that translates in one direction."""

    def __init__(
        self, name: str, runner: Runner, model: Model, folder: Path, direction: tuple[Language, Language]
    ) -> None:
        """Take a model, a runner that has loaded it, and the folder of its SentencePiece models."""
        source, target = direction
        self.name = name
        self.model = model
        self.direction = direction
        self._runner = runner
        self._tokenizer = Tokenizer(folder, source, lexicon_of(model, source, target))
        self._before = [token] if (token := model.target_token(target)) else []
        self._after = [EOS] if model.eos else []
        self._best = min(model.max_source_pieces, model.best_source_pieces.get(source.base, model.max_source_pieces))
        self._guards = guards(model, target)
        self._joiner = " " if target is Language.ENGLISH else ""

    def translate(self, texts: Sequence[str], prefixes: Sequence[str] | None = None) -> list[Hypothesis]:
        """Return one hypothesis for each text, in order.

        Its score is the search's own: forced pieces count as certain, so only ``score`` compares hypotheses.
        """
        wanted = [prefix.strip() for prefix in prefixes or [""] * len(texts)]
        plans = [self._planned(text, prefix) for text, prefix in zip(texts, wanted, strict=True)]
        drafts: Drafts = {}
        while missing := list({part.asked: None for plan in plans for part in plan if part.asked not in drafts}):
            drafts.update(zip(missing, self._drafted(missing), strict=True))
            plans = [self._revised(plan, prefix, drafts) for plan, prefix in zip(plans, wanted, strict=True)]
        return [joined([(part.start, drafts[part.asked]) for part in plan], self._joiner) for plan in plans]

    def parts(self, text: str) -> list[Span]:
        """Return the parts, in order, in which a text is translated."""
        return [Span(part.start, part.start + len(part.text)) for part in self._planned(text, "")]

    def alternatives(self, texts: Sequence[str], count: int) -> list[list[Hypothesis]]:
        """Return up to ``count`` different hypotheses for each text that is translated at once, the likeliest first."""
        sources = {text: self._tokenizer.source(text) for text in texts if len(self._planned(text, "")) == 1}
        found = self._runner.alternatives([self._complete(source.pieces) for source in sources.values()], count)
        nothing = self._tokenizer.target("")
        made = {
            text: [self._hypothesis(source, nothing, decoded, whole=False) for decoded in several]
            for (text, source), several in zip(sources.items(), found, strict=True)
        }
        unlike = {
            text: {hypothesis.text: hypothesis for hypothesis in reversed(several)} for text, several in made.items()
        }
        return [list(reversed(unlike.get(text, {}).values())) for text in texts]

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        """Return the mean log probability of each target's pieces and end, given its source.

        Of a text near the end of the model's positions only the beginning counts.
        """
        return [float(logs.mean()) for logs in self._logs(sources, targets)]

    def _logs(self, sources: Sequence[str], targets: Sequence[str]) -> list[np.ndarray]:
        longest = 2 * self.model.max_source_pieces
        return self._runner.logs(
            [self._complete(self._tokenizer.source(source).pieces[:longest]) for source in sources],
            [self._tokenizer.target(target).pieces[:longest] for target in targets],
        )

    def _complete(self, pieces: list[str]) -> list[str]:
        return [*self._before, *pieces, *self._after]

    def _planned(self, text: str, prefix: str) -> list[Part]:
        if not self._tokenizer.source(text).pieces:
            return []
        clauses = self._split(Part(0, text), self._best, CLAUSES)
        parts = [part for clause in clauses for part in self._split(clause, self.model.max_source_pieces, ANYWHERE)]
        return parts if len(parts) > 1 else [Part(0, text, prefix)]

    def _split(self, part: Part, most: int, marks: Sequence[str]) -> list[Part]:
        """Return the part in parts of at most so many pieces, as far as it can be split after these marks.

        A part's glosses do not make it too long for a clause.
        """
        tokens = self._tokenizer.source(part.text)
        pieces = tokens.own if marks is CLAUSES else tokens.pieces
        spans = halves(tokens, marks) if len(pieces) > most else []
        if len(spans) < 2:
            return [Part(part.start, part.text)]
        parts = [Part(part.start + start, part.text[start:end]) for start, end in spans]
        return [smaller for half in parts for smaller in self._split(half, most, marks)]

    def _drafted(self, asked: Sequence[tuple[str, str, bool]]) -> list[Hypothesis]:
        sources = [self._tokenizer.source(text) for text, _, _ in asked]
        prefixes = [self._tokenizer.target(prefix) for _, prefix, _ in asked]
        found = self._runner.translate(
            [self._complete(source.pieces) for source in sources], [prefix.pieces for prefix in prefixes]
        )
        for guard in self._guards:
            free = [number for number, prefix in enumerate(prefixes) if not prefix.pieces]
            odd = [number for number in free if guard.is_odd(self._draft(sources[number], found[number]))]
            for number, others in zip(odd, self._others([sources[number] for number in odd], guard.ban), strict=True):
                good = (other for other in others if not guard.is_odd(self._draft(sources[number], other)))
                found[number] = next(good, found[number])
        return [
            self._hypothesis(source, prefix, decoded, whole=whole)
            for source, prefix, decoded, (_, _, whole) in zip(sources, prefixes, found, asked, strict=True)
        ]

    def _draft(self, source: Tokens, decoded: Decoded) -> Draft:
        return Draft(source.own, decoded.pieces, source.text, self._tokenizer.decode(decoded.pieces).text)

    def _others(self, sources: Sequence[Tokens], ban: Ban) -> list[list[Decoded]]:
        """Return other translations of sources whose first ones were odd."""
        asked = [self._complete(source.pieces) for source in sources]
        if not asked or ban == NOTHING:
            return self._runner.alternatives(asked, COUNT) if asked else []
        return [[decoded] for decoded in self._runner.translate(asked, [[] for _ in asked], ban)]

    def _hypothesis(self, source: Tokens, prefix: Tokens, decoded: Decoded, *, whole: bool) -> Hypothesis:
        pieces = decoded.pieces[: len(prefix.pieces)] if whole else decoded.pieces
        target = self._tokenizer.after(prefix, pieces)
        attention = np.zeros((len(pieces), len(source.pieces)), np.float32)
        first = len(self._before)
        known = decoded.attention[: len(pieces), first : first + len(source.pieces)]
        attention[: len(known)] = known
        return Hypothesis(target.text, decoded.score, attention, tuple(target.spans), tuple(source.spans))

    def _revised(self, plan: list[Part], prefix: str, drafts: Drafts) -> list[Part]:
        """Return the plan with parts that came out too long split, and the prefix shared out once all have drafts."""
        smaller = []
        for part in plan:
            draft = drafts[part.asked]
            full = len(draft.target_spans) >= self.model.max_target_pieces
            most = max(SHORTEST, len(draft.source_spans) - 1)
            smaller += self._split(part, most, ANYWHERE) if full else [part]
        if len(smaller) > len(plan):
            return [Part(part.start, part.text) for part in smaller]
        if len(plan) < 2 or not prefix or any(part.prefix for part in plan):
            return plan
        texts = [drafts[part.asked].text for part in plan]
        return shared(plan, prefix, texts, self._logs, self._joiner)
