"""Join the translations of a text's parts into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bilingual.records import Hypothesis

if TYPE_CHECKING:
    from collections.abc import Sequence

ENDS = '.!?:"”’'
OPENERS = frozenset((
    "A", "An", "The", "In", "On", "At", "Of", "For", "From", "To", "By", "With", "Without", "Under", "Over",
    "During", "Since", "After", "Before", "While", "When", "Where", "As", "If", "And", "But", "Or", "So",
    "It", "Its", "This", "That", "These", "Those", "There", "He", "She", "They", "We", "His", "Her", "Their",
    "Our", "All", "Some", "Many", "Most", "More", "Both",
))  # fmt: skip


def joined(parts: Sequence[tuple[int, Hypothesis]], joiner: str) -> Hypothesis:
    """Return the hypothesis of a text from those of its parts, each with the place where its source starts.

    Attention outside a part's own source is zero: the matrices stand along the diagonal.
    """
    if not parts:
        return Hypothesis("")
    if len(parts) == 1 and not parts[0][0]:
        return parts[0][1]
    text, targets, sources = "", [], []
    for start, part in parts:
        words = _continued(part.text) if joiner and text and text[-1] not in ENDS else part.text
        text = f"{text}{joiner}{words}" if text and words else text + words
        targets += [span.shifted(len(text) - len(part.text)) for span in part.target_spans]
        sources += [span.shifted(start) for span in part.source_spans]
    score = sum(part.score * len(part.target_spans) for _, part in parts) / max(1, len(targets))
    attention = diagonal([part.attention for _, part in parts if part.attention is not None])
    return Hypothesis(text, score, attention, tuple(targets), tuple(sources))


def _continued(text: str) -> str:
    """Return the translation of a later part as it goes on inside a sentence: its model took it for a beginning."""
    return text[0].lower() + text[1:] if text.partition(" ")[0] in OPENERS else text


def diagonal(blocks: Sequence[np.ndarray]) -> np.ndarray:
    """Return one matrix with these along its diagonal."""
    matrix = np.zeros((sum(len(block) for block in blocks), sum(block.shape[1] for block in blocks)), np.float32)
    row = column = 0
    for block in blocks:
        matrix[row : row + len(block), column : column + block.shape[1]] = block
        row, column = row + len(block), column + block.shape[1]
    return matrix
