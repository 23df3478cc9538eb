"""Check what people have still to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.checks.reading import Reading
    from bilingual.records import Finding

AWAITED: dict[str, tuple[str, ...]] = {
    "": ("needs-review",),
    "edited": ("needs-review", "machine"),
    "approved": ("needs-review", "machine", "edited"),
}


def awaits_review(reading: Reading) -> Iterator[Finding]:
    """Leave no sentence waiting for an editor.

    The machine could not make a term hold, or was not sure, and set the state `needs-review`. Read the sentence,
    correct it, and set `data-state="edited"` or run `bilingual approve`. The setting `require = "edited"` (or
    `"approved"`) reports all sentences that no editor has touched (or approved).
    """
    if reading.pair.state in AWAITED[reading.require]:
        wanted = reading.require or "edited"
        message = f"the sentence is {reading.pair.state} and awaits an editor"
        yield reading.at_target("X007", message, hint=f"read it, then set its state to {wanted} or approve it")
