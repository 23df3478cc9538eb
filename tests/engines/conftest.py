"""Engines over the bundled model and over two tiny Marian models that are made here, for the contract."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from bilingual.engines import load_engine
from bilingual.models import find_model
from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bilingual.engines import Engine


@pytest.fixture(scope="session")
def models(tiny: Callable[[str], Path]) -> Callable[[str, str], str]:
    """Return where a model is for an engine; tiny ones are made when they are first asked for."""
    return lambda name, engine: "bundled" if name == "bundled" else str(tiny(name) / engine)


@pytest.fixture(scope="session")
def engines(models: Callable[[str, str], str]) -> Callable[[str, str, Language], Engine]:
    """Return an engine over a model in the direction from a language."""

    @cache
    def load(engine: str, model: str, source: Language) -> Engine:
        target = Language.SIMPLIFIED if source is Language.ENGLISH else Language.ENGLISH
        return load_engine(engine, find_model(models(model, engine), source, target), source, target)

    return load
