"""Say how much is made of sentence pairs and of the glossary."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """How many examples of each sort are made.

    ``hinted_copies`` of a pair's exchanged copies get hints too, and ``unknown`` more have terms in them that the model
    cannot know. ``inline`` is the share of pairs with terms whose source gets them bare, in the target's language;
    ``untermed`` the share of the pairs without terms that get hints from the lexicon. ``noisy_chinese`` and
    ``noisy_english`` are shares of the sources. ``filled`` is how often each pattern of the glossary is filled in each
    direction, ``people`` and ``places`` how many are invented. What has more than ``longest`` pieces on a side is left
    out. ``glossed`` is the share of the weight of sentences with words of the model's lexicon whose sources get their
    glosses. ``lexicon`` is a file of words that stand for each other, beside those that are learnt from the pairs;
    ``aligner`` is what links pieces: ``eflomal``, ``own``, or ``auto``, which is eflomal where it is installed.
    """

    hinted_copies: int = 3
    unknown: int = 3
    inline: float = 0.3
    untermed: float = 0.35
    noisy_chinese: float = 0.10
    noisy_english: float = 0.18
    filled: int = 15
    people: int = 6000
    places: int = 3000
    longest: int = 125
    glossed: float = 0.45
    lexicon: str = ""
    aligner: str = "auto"
