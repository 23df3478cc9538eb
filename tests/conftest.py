"""What all tests share: nobody's own models, and tiny Marian models that are made here."""

from __future__ import annotations

import runpy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TINY = Path(__file__).parent / "engines" / "tiny.py"


@pytest.fixture(scope="session", autouse=True)
def _no_added_models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Look for added models in an empty folder, whatever the user of this machine has added."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BILINGUAL_MODELS", str(tmp_path_factory.mktemp("added")))
        yield


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return the folder of a tiny model; it is made when it is first asked for."""

    @cache
    def made(kind: str) -> Path:
        make: Callable[[Path, str], Path] = runpy.run_path(str(TINY))["make"]
        return make(tmp_path_factory.mktemp(kind), kind)

    return made
