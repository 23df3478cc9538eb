"""Check that links and emphasis of the source stand in the target too."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.checks.reading import Reading
    from bilingual.records import Finding, Mark, Segment

COUNTED = frozenset({"br", "img", "wbr"})


def unplaced_mark(reading: Reading) -> Iterator[Finding]:
    """Give each link and emphasis of the source a place in the target.

    The words that it stood on in the source could not be found in the target, so it stands empty at the end of the
    sentence, where no reader can follow it, or somebody dropped it. Put the tag around the right words. Pictures and
    line breaks are only counted.
    """
    placed = Counter(key(mark) for mark in reading.pair.target.marks if is_placed(mark, reading.pair.target))
    for mark in reading.pair.source.marks:
        if not is_placed(mark, reading.pair.source):
            continue
        if placed[key(mark)]:
            placed[key(mark)] -= 1
            continue
        words = reading.source[mark.span.start : mark.span.end]
        message = (
            f"<{mark.tag}> on {words} has no place in the target" if words else f"<{mark.tag}> is lost in the target"
        )
        yield reading.at_source("X005", message, mark.span, "put it around the words that it belongs to")


def key(mark: Mark) -> tuple[str, str]:
    """Return what makes two marks the same: the tag, and where a link leads."""
    if mark.tag in COUNTED:
        return mark.tag, ""
    return mark.tag, dict(mark.attributes).get("href", "")


def is_placed(mark: Mark, segment: Segment) -> bool:
    """Tell whether a mark stands on words: ``place_marks`` leaves one that it cannot place empty, at the end."""
    return mark.tag in COUNTED or not mark.span.start == mark.span.end == len(segment.text)
