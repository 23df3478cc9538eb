"""Long loops show a bar on a terminal, and nothing elsewhere."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from bilingual.training.data.watching import watched

if TYPE_CHECKING:
    from collections.abc import Callable


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "shown"), [(Terminal, True), (io.StringIO, False)])
def test_a_bar_is_shown_on_a_terminal_alone(
    stream: Callable[[], io.StringIO], shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream())

    items = list(watched([1, 2, 3], "counting"))

    assert items == [1, 2, 3]
    assert ("counting" in sys.stderr.getvalue()) == shown  # type: ignore[attr-defined]
