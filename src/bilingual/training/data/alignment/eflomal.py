"""Have the program eflomal link pieces, where somebody has installed it.

It is under the GPL, so that it is called as a program and is no dependency.
"""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bilingual.errors import BilingualError
from bilingual.training.data.alignment.sequences import Choices, Sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = "eflomal-align"
SCRIPTS = sysconfig.get_path("scripts")
MODEL = "3"  # with a word's fertility


def installed() -> str | None:
    """Return where the program is, or None; beside this Python it is found though its environment is not activated."""
    return shutil.which(PROGRAM) or shutil.which(PROGRAM, path=SCRIPTS)


def require() -> str:
    """Return where the program is; raises BilingualError where it is not installed."""
    program = installed()
    if program is None:
        hint = "install eflomal, or let bilingual link the pieces itself"
        raise BilingualError(f"there is no program {PROGRAM}", hint=hint)
    return program


def chosen(zh: Sequences, en: Sequences) -> Choices:
    """Return what each piece stands for; what is to be learnt from must be among the texts.

    Raises BilingualError where the program fails.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for side, texts in (("zh", zh), ("en", en)):
            with (folder / side).open("w", encoding="ascii") as file:
                file.writelines(" ".join(map(str, texts[number].tolist())) + "\n" for number in range(len(texts)))
        _run(["-s", "zh", "-t", "en", "-f", "forward", "-r", "backward", "--model", MODEL], folder)
        to_zh = _read(folder / "forward", en, own=1)
        to_en = _read(folder / "backward", zh, own=0)
    return Choices(to_zh, to_en)


def _run(arguments: list[str], folder: Path) -> None:
    program = require()
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise BilingualError(f"{PROGRAM} failed: {lines[-1] if lines else done.returncode}", at=program)


def _read(path: Path, texts: Sequences, *, own: int) -> Sequences:
    """Return the links of a file, a line for each pair: ``0-0 1-2``, the place in the Chinese text first."""
    chosen = np.full(len(texts.flat), -1, np.int16)
    starts = texts.starts
    with path.open(encoding="ascii") as lines:
        for start, links in zip(starts.tolist(), map(_links, lines), strict=True):
            for link in links:
                chosen[start + link[own]] = link[1 - own]
    return Sequences(chosen, texts.at - texts.at[0])


def _links(line: str) -> Iterator[tuple[int, int]]:
    for link in line.split():
        zh, _, en = link.partition("-")
        yield int(zh), int(en)
