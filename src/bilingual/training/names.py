"""What the files are called in which a training keeps what it needs to go on: these alone may be removed."""

from __future__ import annotations

import re

LOCK, JOB, ABOUT, EXAMPLES, START = "lock", "job.json", "about.json", "examples.npz", "start"
LAST, BEFORE, BEST, MEASURED = "state.pt", "state-before.pt", "best.pt", "measured"
OURS = {LOCK, JOB, ABOUT, EXAMPLES, START, LAST, BEFORE, BEST, MEASURED}
BROKEN_OFF = re.compile(rf"\.{re.escape(JOB)}\.\d+\.tmp")


def is_ours(name: str) -> bool:
    """Tell whether a file of this name is a training's, written whole or broken off."""
    return name.removesuffix(".tmp") in OURS or BROKEN_OFF.fullmatch(name) is not None
