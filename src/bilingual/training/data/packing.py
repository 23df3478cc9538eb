"""Turn sentence pairs and a glossary into packed training examples."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.records import Language
from bilingual.training.data.alignment.program import aligner
from bilingual.training.data.copied import forced
from bilingual.training.data.examples import Stock, drafted
from bilingual.training.data.filters import MEASURED
from bilingual.training.data.glosses import glossed
from bilingual.training.data.learned import learned
from bilingual.training.data.lexicon import Lexicon, merged, read_lexicon
from bilingual.training.data.partners import partners_of
from bilingual.training.data.pieces import Pieces
from bilingual.training.data.terms import Terms
from bilingual.training.packed import Example, packed
from bilingual.watching import watched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bilingual.glossary import Glossary
    from bilingual.records import Span
    from bilingual.training.data.alignment.program import Aligner
    from bilingual.training.data.examples import Drafted
    from bilingual.training.data.options import Options
    from bilingual.training.data.reading import Pairs
    from bilingual.training.packed import Packed
    from bilingual.training.vocabulary import Vocabulary

UNLINKED = "hardly a piece linked to the other side"
LONG = "examples with too many pieces"


def pack(pairs: Pairs, glossary: Glossary, vocabulary: Vocabulary, options: Options, seed: int) -> Packed:
    """Return training examples of sentence pairs and a glossary, the same ones for the same seed.

    Examples are made for the directions of the vocabulary. What is left out is added to what the pairs count. Raises
    BilingualError for a lexicon that cannot be read or an aligner that is not there.
    """
    chance = random.Random(seed)  # noqa: S311 (nothing here is secret)
    pieces = Pieces(vocabulary)
    given = read_lexicon(Path(options.lexicon)) if options.lexicon else Lexicon({})
    linker = _linker(pairs, _words(given, glossary), pieces, options, seed)
    pairs, found = _linked(pairs, linker, pieces)
    terms = Terms(glossary)
    termed = [terms.termed(row) for row in watched(pairs.rows, "finding terms")]
    stock = Stock(
        glossary,
        partners_of(glossary, termed, chance),
        merged([given, found]),
        pieces.bases,
        vocabulary.hints,
        options,
    )
    drafts = _unlike(drafted(pairs, termed, stock, chance), pairs)
    parted = list(glossed(drafts, vocabulary.lexicons, options.glossed, chance))
    return packed(_examples(parted, linker, pieces, pairs, options.longest))


def _words(lexicon: Lexicon, glossary: Glossary) -> list[tuple[str, str]]:
    """Return words and terms that help to link pieces: a newsroom's thousand pairs alone would tell little."""
    terms = glossary.terms(Language.SIMPLIFIED, Language.ENGLISH)
    return [
        *((zh, en) for zh, forms in lexicon.words.items() for en in sorted(forms)),
        *((term.sources[0], term.target) for term in terms if term.binds == "always"),
    ]


def _linker(pairs: Pairs, words: Sequence[tuple[str, str]], pieces: Pieces, options: Options, seed: int) -> Aligner:
    """Return what links pieces, with pairs and words to learn from."""
    sentences = [(row.zh, row.en) for row in pairs.rows]
    return aligner(pieces.numbers(sentences), pieces.numbers(words), options.aligner, seed)


def _linked(pairs: Pairs, linker: Aligner, pieces: Pieces) -> tuple[Pairs, Lexicon]:
    """Return the pairs whose sides are linked well enough, and the words that they link."""
    zh, en = pieces.numbers([(row.zh, row.en) for row in pairs.rows])
    links = list(linker.links(zh, en))
    shares = [len(some) / max(1, min(lengths)) for some, *lengths in zip(links, zh.lengths, en.lengths, strict=True)]
    kept = [
        place
        for place, (row, share) in enumerate(zip(pairs.rows, shares, strict=True))
        if share >= pairs.corpora[row.corpus].aligned or pairs.corpora[row.corpus].phrases
    ]
    left = set(range(len(links))).difference(kept)
    pairs.left_out.update((pairs.rows[place].corpus, UNLINKED) for place in left)
    rows = [(pairs.rows[place], links[place]) for place in kept]
    found = learned(
        (row.zh, row.en, *pieces.spans(row.zh, row.en), some) for row, some in watched(rows, "reading links")
    )
    return replace(pairs, rows=tuple(row for row, _ in rows)), found


def _unlike(drafts: Iterable[Drafted], pairs: Pairs) -> list[Drafted]:
    """Return the examples each once, those that were made twice with the sum of their weights.

    A term of the glossary, or a sentence with other names in it, may stand in the development set: it is left out.
    """
    found: dict[tuple[str, str, str], Drafted] = {}
    for draft in drafts:
        source, target, _ = draft.sentence
        if source in pairs.measured or target in pairs.measured:
            pairs.left_out[-1, MEASURED] += 1
            continue
        known = found.get((draft.base, source, target))
        found[draft.base, source, target] = known._replace(weight=known.weight + draft.weight) if known else draft
    return list(found.values())


def _examples(
    drafts: Sequence[Drafted], linker: Aligner, pieces: Pieces, pairs: Pairs, longest: int
) -> Iterator[Example]:
    """Yield the examples in pieces, with their links, but for those that are too long or hold nothing."""
    numbers: dict[tuple[str, str], int] = {}
    places = [numbers.setdefault(_texts(draft), len(numbers)) for draft in drafts]
    zh, en = pieces.numbers(list(numbers))
    links = list(linker.links(zh, en))
    for draft, place in zip(watched(drafts, "packing"), places, strict=True):
        here, there, linked = zh[place], en[place], links[place]
        if not (0 < len(here) <= longest and 0 < len(there) <= longest):
            pairs.left_out[-1, LONG] += 1
            continue
        if draft.base == "zh":
            here, there, linked = there, here, linked[:, ::-1]
        if draft.sentence.copied:
            linked = forced(linked, draft.sentence.copied, *_spans(draft, pieces))
        yield Example(here, there, linked, draft.base == "zh", draft.weight, draft.tag)


def _texts(draft: Drafted) -> tuple[str, str]:
    """Return the Chinese and the English side of an example."""
    source, target, _ = draft.sentence
    return (source, target) if draft.base == "en" else (target, source)


def _spans(draft: Drafted, pieces: Pieces) -> tuple[list[Span], list[Span]]:
    """Return which characters the pieces of the source and of the target stand for."""
    zh, en = pieces.spans(*_texts(draft))
    return (zh, en) if draft.base == "en" else (en, zh)
