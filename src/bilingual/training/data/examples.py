"""Make training examples of sentence pairs: plain, hinted, exchanged, joined and noisy ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bilingual.training.data import wordlists
from bilingual.training.data.exchanges import exchanged
from bilingual.training.data.hints import BARE, Sentence, chosen, hinted, sides, unknown
from bilingual.training.data.joining import joined_neighbours
from bilingual.training.data.noise import noisy_chinese, noisy_english
from bilingual.watching import watched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from random import Random

    from bilingual.glossary import Glossary
    from bilingual.training.data.corpora import Corpus
    from bilingual.training.data.hints import Base
    from bilingual.training.data.lexicon import Lexicon
    from bilingual.training.data.options import Options
    from bilingual.training.data.partners import Partners
    from bilingual.training.data.reading import Pairs
    from bilingual.training.data.ties import Termed, Tie

FIGURES_ALONE = 2
"""How many copies of a pair without terms are made at most: only its figures are others."""
REWRITTEN = 0.4
"""How often a joined text has other names and figures."""


@dataclass(frozen=True)
class Stock:
    """What examples are made with; ``bases`` are the target languages, ``hints`` how a model reads wanted terms."""

    glossary: Glossary
    partners: Partners
    lexicon: Lexicon
    bases: tuple[Base, ...]
    hints: Mapping[str, str]
    options: Options


class Drafted(NamedTuple):
    """An example as text: a sentence with its target in a language, how much it counts, and what sort it is."""

    base: Base
    sentence: Sentence
    weight: float
    tag: str


def drafted(pairs: Pairs, termed: Sequence[Termed], stock: Stock, chance: Random) -> Iterator[Drafted]:
    """Yield the examples of sentence pairs, of texts joined from neighbours, and of the glossary."""
    for row, pair in zip(pairs.rows, watched(termed, "making examples"), strict=True):
        corpus = pairs.corpora[row.corpus]
        yield from _taught(corpus, _of_pair(pair, corpus, stock, chance))
    for number, text in joined_neighbours(pairs.rows, termed, chance):
        corpus = pairs.corpora[number]
        yield from _taught(corpus, _of_text(text, corpus, stock, chance))
    yield from _of_glossary(stock, chance)


def _taught(corpus: Corpus, drafts: Iterable[Drafted]) -> Iterator[Drafted]:
    """Yield the examples in the directions in which their corpus is learnt."""
    return (draft for draft in drafts if corpus.teaches(draft.base))


def _of_pair(termed: Termed, corpus: Corpus, stock: Stock, chance: Random) -> Iterator[Drafted]:
    yield from _plain(termed, corpus.weight, "pair", stock)
    if corpus.phrases:
        return
    share = corpus.hints if termed.ties else corpus.hints * stock.options.untermed
    if chance.random() < share:
        yield from _hints(termed, "hint", stock, chance)
        yield from _unknown(termed, stock, chance)
        if chance.random() < stock.options.inline:
            yield from _written(termed, termed.ties, BARE, "inline", stock)
    copies = corpus.exchanges if termed.ties else min(FIGURES_ALONE, corpus.exchanges)
    for copy in range(copies):
        new = exchanged(termed, stock.partners, chance)
        if new:
            yield from _plain(new, 1.0, "exchange", stock)
            if new.ties and copy < stock.options.hinted_copies and chance.random() < corpus.hints:
                yield from _hints(new, "hint-exchange", stock, chance)
    yield from _noise(termed, stock, chance)


def _of_text(text: Termed, corpus: Corpus, stock: Stock, chance: Random) -> Iterator[Drafted]:
    """Yield a joined text as it is or with other names, and then with hints too."""
    new = exchanged(text, stock.partners, chance) if corpus.exchanges and chance.random() < REWRITTEN else None
    yield from _plain(new or text, 1.0, "joined", stock)
    if new and new.ties and chance.random() < corpus.hints:
        yield from _hints(new, "hint-joined", stock, chance)


def _of_glossary(stock: Stock, chance: Random) -> Iterator[Drafted]:
    options = stock.options
    lists = (
        ("term", wordlists.terms(stock.glossary, chance)),
        ("pattern", wordlists.patterns(stock.glossary, options.filled, chance)),
        ("invented", wordlists.invented(stock.glossary, options.people, options.places, chance)),
    )
    for tag, words in lists:
        for word in words:
            if word.base in stock.bases:
                yield Drafted(word.base, Sentence(word.source, word.target), word.weight, tag)


def _plain(termed: Termed, weight: float, tag: str, stock: Stock) -> Iterator[Drafted]:
    for base in stock.bases:
        yield Drafted(base, sides(termed, base), weight, tag)


def _hints(termed: Termed, tag: str, stock: Stock, chance: Random) -> Iterator[Drafted]:
    if stock.hints:
        ties = chosen(termed.ties, stock.lexicon.find(termed.zh, termed.en, termed.ties), chance)
        yield from _written(termed, ties, stock.hints, tag, stock)


def _unknown(termed: Termed, stock: Stock, chance: Random) -> Iterator[Drafted]:
    for _ in range(stock.options.unknown if stock.hints and termed.ties else 0):
        new = unknown(termed, stock.partners, chance)
        if new:
            yield from _written(*new, stock.hints, "hint-unknown", stock)


def _written(
    termed: Termed, ties: Sequence[Tie], forms: Mapping[str, str], tag: str, stock: Stock
) -> Iterator[Drafted]:
    for base in stock.bases if ties else ():
        if base in forms:
            yield Drafted(base, hinted(termed, ties, base, forms[base]), 1.0, tag)


def _noise(termed: Termed, stock: Stock, chance: Random) -> Iterator[Drafted]:
    ways = {"en": (stock.options.noisy_chinese, noisy_chinese), "zh": (stock.options.noisy_english, noisy_english)}
    for base in stock.bases:
        source, target, _ = sides(termed, base)
        share, noisy = ways[base]
        spoiled = noisy(source, chance) if chance.random() < share else source
        if spoiled != source:
            yield Drafted(base, Sentence(spoiled, target), 1.0, "noise")
