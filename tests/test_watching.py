"""Long loops show a bar on a terminal, and nothing elsewhere."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from bilingual.watching import watched

if TYPE_CHECKING:
    from collections.abc import Callable


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "items", "shown"),
    [(Terminal, [1, 2, 3], True), (Terminal, [1], False), (Terminal, [], False), (io.StringIO, [1, 2, 3], False)],
)
def test_a_bar_is_shown_on_a_terminal_alone(
    stream: Callable[[], io.StringIO], items: list[int], shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream())

    seen = list(watched(items, "counting"))

    assert seen == items
    assert ("counting" in sys.stderr.getvalue()) == shown  # type: ignore[attr-defined]
