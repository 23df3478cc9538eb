"""A small glossary, and pairs with their terms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bilingual.glossary import load
from bilingual.training.data.partners import partners_of
from bilingual.training.data.rows import Row
from bilingual.training.data.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from bilingual.glossary import Glossary
    from bilingual.training.data.partners import Partners
    from bilingual.training.data.ties import Termed

DATA = Path(__file__).parents[2] / "data" / "training_pairs"


@pytest.fixture(scope="session")
def data() -> Path:
    return DATA


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    return load([str(DATA / "glossary.csv")])


@pytest.fixture(scope="session")
def termed(glossary: Glossary) -> Callable[..., Termed]:
    terms = Terms(glossary)

    def found(zh: str, en: str, column: str = "") -> Termed:
        listed = [term.partition("=") for term in column.split(";") if term]
        return terms.termed(Row(zh, en, tuple((one, other) for one, _, other in listed)))

    return found


@pytest.fixture(scope="session")
def partners(glossary: Glossary) -> Partners:
    import random

    return partners_of(glossary, [], random.Random(1))  # noqa: S311 (nothing here is secret)
