"""Share a prefix out among the parts of a long text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np

    Logs = Callable[[Sequence[str], Sequence[str]], list[np.ndarray]]


class Part(NamedTuple):
    """A stretch of a text that is translated at once; its translation begins with the prefix, or is it (``whole``)."""

    start: int
    text: str
    prefix: str = ""
    whole: bool = False

    @property
    def asked(self) -> tuple[str, str, bool]:
        """What the translation depends on."""
        return self[1:]


def shared(parts: Sequence[Part], prefix: str, drafts: Sequence[str], logs: Logs, joiner: str) -> list[Part]:
    """Return the parts of a text with their shares of a prefix, given their plain drafts.

    A part keeps its plain draft where the prefix begins with that. Otherwise the prefix is cut where its beginning is
    most likely all of the part's translation and the rest begins the next part's: so a term forced into the first part
    stays there while one in the second is forced. ``logs`` gives the log probabilities of targets' tokens and end.
    """
    shares = []
    for number, (part, draft) in enumerate(zip(parts, drafts, strict=True)):
        last = number == len(parts) - 1
        if not prefix or (not last and begins(prefix, draft, joiner)):
            shares.append(Part(part.start, part.text))
            prefix = prefix[len(draft) :].strip()
            continue
        cut = (
            len(prefix)
            if last
            else _cut(part.text, parts[number + 1].text, prefix, _ends(prefix, len(draft), joiner), logs)
        )
        shares.append(Part(part.start, part.text, prefix[:cut].strip(), whole=cut < len(prefix)))
        prefix = prefix[cut:].strip()
    return shares


def begins(prefix: str, draft: str, joiner: str) -> bool:
    """Tell whether a prefix begins with all of a draft; ``The may`` does not begin ``The mayor``."""
    rest = prefix.removeprefix(draft)
    return bool(draft) and prefix.startswith(draft) and (not rest or rest.startswith(joiner))


def _ends(prefix: str, usual: int, joiner: str) -> list[int]:
    """Return the places between words at which a translation of about the usual length may end in a prefix."""
    return [place for place in range(usual // 2, min(2 * usual, len(prefix))) if _between(prefix, place, joiner)]


def _between(text: str, place: int, joiner: str) -> bool:
    if joiner:
        return text[place] == joiner
    return place > 0 and not text[place - 1 : place + 1].isascii()


def _cut(first: str, second: str, prefix: str, ends: Sequence[int], logs: Logs) -> int:
    """Return where the translation of the first part ends in a prefix: at its end if it does not end before that."""
    heads = [prefix[:place].strip() for place in ends]
    tails = [prefix[place:].strip() for place in ends]
    *ended, unended = logs([first] * len(ends) + [first], [*heads, prefix])
    begun = logs([second] * len(ends), tails) if ends else []
    sums = [float(head.sum() + tail[:-1].sum()) for head, tail in zip(ended, begun, strict=True)]
    best = max(range(len(ends)), key=sums.__getitem__, default=-1)
    return ends[best] if best >= 0 and sums[best] > float(unended[:-1].sum()) else len(prefix)
