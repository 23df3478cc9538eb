"""Rows of a glossary, its patterns and invented names become examples."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from bilingual.glossary import Glossary
from bilingual.names import is_name
from bilingual.names.reading import is_read
from bilingual.names.shape import whole_name
from bilingual.records import Language
from bilingual.training.data.filled import Patterns
from bilingual.training.data.invented import Places, person
from bilingual.training.data.wordlists import invented, patterns, terms


def chance(seed: int = 1) -> random.Random:
    return random.Random(seed)  # noqa: S311 (nothing here is secret)


def test_terms_are_read_in_both_directions_with_their_variants(glossary: Glossary) -> None:
    words = {(word.base, word.source, word.target) for word in terms(glossary, chance())}

    assert {
        ("en", "市审计局", "municipal audit bureau"),
        ("en", "审计局", "municipal audit bureau"),
        ("zh", "municipal audit bureau", "市审计局"),
        ("zh", "city audit bureau", "市审计局"),
    } <= words
    assert ("en", "市审计局", "city audit bureau") not in words
    assert not any("{" in source for _, source, _ in words)


@pytest.mark.parametrize(
    ("source", "target", "zh_first"),
    [(Language.SIMPLIFIED, Language.ENGLISH, True), (Language.ENGLISH, Language.SIMPLIFIED, False)],
)
def test_patterns_are_filled_alike_on_both_sides(
    source: Language, target: Language, zh_first: bool, glossary: Glossary
) -> None:
    known = Patterns(glossary, source, target)
    congress = next(one for one in known.patterns if "ord" in one.target)
    line = next(one for one in known.patterns if "num" in one.target)

    for seed in range(20):
        made, numbered = (known.fill(one, chance(seed)) for one in (congress, line))
        assert made is not None
        assert numbered is not None
        zh, en = (made.source, made.target) if zh_first else (made.target, made.source)
        digits = "".join(filter(str.isdigit, en.split()[0]))
        assert f"市第{digits}届" in zh or "十" in zh or int(digits) < 10
        assert "{" not in zh + en
        zh, en = (numbered.source, numbered.target) if zh_first else (numbered.target, numbered.source)
        assert f"Line {zh.removesuffix('号线')}" == en


def test_patterns_that_never_bind_are_not_filled(glossary: Glossary) -> None:
    kinds = Counter(word.kind for word in patterns(glossary, 3, chance()))

    assert kinds == {"title": 6, "organization": 6, "place": 6}


def test_people_have_names_that_are_read_as_they_are_spelled() -> None:
    made = [person(chance(seed)) for seed in range(300)]

    assert len(set(made)) > 290
    assert all(whole_name(zh) and is_read(en, zh) for zh, en in made)
    assert sum(is_name(*en.replace("'", "").split(" ")) for _, en in made) > 280


def test_places_have_their_type_word_on_both_sides(glossary: Glossary) -> None:
    made = [Places(glossary).place(chance(seed)) for seed in range(60)]

    assert len({zh for zh, _ in made}) > 50
    assert all(("镇" in zh) == ("Town" in en.split()) for zh, en in made if zh.endswith("镇"))


def test_so_many_are_invented_in_both_directions(glossary: Glossary) -> None:
    words = list(invented(glossary, 5, 3, chance()))

    assert Counter((word.base, word.kind) for word in words) == {
        ("en", "person"): 5,
        ("zh", "person"): 5,
        ("en", "place"): 3,
        ("zh", "place"): 3,
    }


def test_a_glossary_without_rows_has_nothing() -> None:
    empty = Glossary()

    assert list(terms(empty, chance())) == []
    assert list(patterns(empty, 3, chance())) == []
    assert len(list(invented(empty, 2, 2, chance()))) == 8
