"""Layers of a glossary: later rows replace earlier ones with the same source form, per direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bilingual.errors import BilingualError
from bilingual.glossary import Entry, Glossary, load
from bilingual.glossary.layers import shipped
from bilingual.match import Matcher
from bilingual.records import Language

if TYPE_CHECKING:
    from pathlib import Path

ZH, EN = Language.SIMPLIFIED, Language.ENGLISH
BASE = [
    {
        "zh": "深圳市商务局",
        "en": "Commerce Bureau of Shenzhen Municipality",
        "zh_variants": "深圳商务局",
        "en_variants": "SZCOM",
    },
    {"zh": "市商务局", "en": "municipal commerce bureau", "direction": "zh-en"},
    {"zh": "局长", "en": "director", "en_variants": "bureau head"},
]
HOUSE = {"zh": "深圳市商务局", "en": "Shenzhen Municipal Bureau of Commerce"}


def glossary(*layers: list[dict[str, str]]) -> Glossary:
    return Glossary(tuple(tuple(Entry(row) for row in layer) for layer in layers), ("x",) * len(layers))


def terms(book: Glossary, source: Language = ZH, target: Language = EN) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {term.sources: term.targets for term in book.terms(source, target)}


@pytest.mark.parametrize(
    ("layer", "to_english", "to_chinese"),
    [
        pytest.param(
            [],
            {
                ("深圳市商务局", "深圳商务局"): "Commerce Bureau of Shenzhen Municipality",
                ("市商务局",): "municipal commerce bureau",
                ("局长",): "director",
            },
            {
                ("Commerce Bureau of Shenzhen Municipality", "SZCOM"): "深圳市商务局",
                ("director", "bureau head"): "局长",
            },
            id="one layer: a row of one direction is not in the other",
        ),
        pytest.param(
            [HOUSE],
            {
                ("市商务局",): "municipal commerce bureau",
                ("局长",): "director",
                ("深圳市商务局", "深圳商务局"): "Shenzhen Municipal Bureau of Commerce",
            },
            {
                ("Commerce Bureau of Shenzhen Municipality", "SZCOM"): "深圳市商务局",
                ("director", "bureau head"): "局长",
                ("Shenzhen Municipal Bureau of Commerce",): "深圳市商务局",
            },
            id="the replaced target is not accepted, its source forms demand the new one, the other direction stays",
        ),
        pytest.param(
            [HOUSE | {"direction": "en-zh"}],
            {
                ("深圳市商务局", "深圳商务局"): "Commerce Bureau of Shenzhen Municipality",
                ("市商务局",): "municipal commerce bureau",
                ("局长",): "director",
            },
            {
                ("Commerce Bureau of Shenzhen Municipality", "SZCOM"): "深圳市商务局",
                ("director", "bureau head"): "局长",
                ("Shenzhen Municipal Bureau of Commerce",): "深圳市商务局",
            },
            id="a later row of one direction leaves the other alone",
        ),
        pytest.param(
            [{"zh": "署长", "en": "bureau head"}],
            {
                ("深圳市商务局", "深圳商务局"): "Commerce Bureau of Shenzhen Municipality",
                ("市商务局",): "municipal commerce bureau",
                ("局长",): "director",
                ("署长",): "bureau head",
            },
            {
                ("Commerce Bureau of Shenzhen Municipality", "SZCOM"): "深圳市商务局",
                ("director",): "局长",
                ("bureau head",): "署长",
            },
            id="a variant that a later row takes leaves the rest of the earlier row",
        ),
        pytest.param(
            [{"zh": "商务局", "en": "commerce bureau", "zh_variants": "深圳市商务局"}],
            {
                ("市商务局",): "municipal commerce bureau",
                ("局长",): "director",
                ("商务局", "深圳市商务局", "深圳商务局"): "commerce bureau",
            },
            {
                ("Commerce Bureau of Shenzhen Municipality", "SZCOM"): "深圳市商务局",
                ("director", "bureau head"): "局长",
                ("commerce bureau",): "商务局",
            },
            id="a main form that is a later row's variant is replaced too",
        ),
        pytest.param(
            [HOUSE | {"status": "deprecated"}],
            {("市商务局",): "municipal commerce bureau", ("局长",): "director"},
            {
                ("Commerce Bureau of Shenzhen Municipality", "SZCOM"): "深圳市商务局",
                ("director", "bureau head"): "局长",
            },
            id="a deprecated row removes what has its source form",
        ),
        pytest.param(
            [{"zh": "深圳市商务局", "status": "deprecated"}],
            {("市商务局",): "municipal commerce bureau", ("局长",): "director"},
            {("director", "bureau head"): "局长"},
            id="with one form only, in both directions",
        ),
        pytest.param(
            [{"zh": "深圳市商務局", "en": "Shenzhen Municipal Bureau of Commerce", "direction": "zh-en"}],
            {
                ("市商务局",): "municipal commerce bureau",
                ("局长",): "director",
                ("深圳市商務局", "深圳商务局"): "Shenzhen Municipal Bureau of Commerce",
            },
            {
                ("Commerce Bureau of Shenzhen Municipality", "SZCOM"): "深圳市商务局",
                ("director", "bureau head"): "局长",
            },
            id="Traditional characters are the same source form",
        ),
        pytest.param(
            [{"zh": "深圳商务局", "en": "SZCOM", "status": "deprecated"}],
            {
                ("深圳市商务局",): "Commerce Bureau of Shenzhen Municipality",
                ("市商务局",): "municipal commerce bureau",
                ("局长",): "director",
            },
            {
                ("Commerce Bureau of Shenzhen Municipality",): "深圳市商务局",
                ("director", "bureau head"): "局长",
            },
            id="a deprecated row takes a variant away",
        ),
        pytest.param(
            [HOUSE | {"status": "proposed"}],
            {
                ("深圳市商务局", "深圳商务局"): "Commerce Bureau of Shenzhen Municipality",
                ("市商务局",): "municipal commerce bureau",
                ("局长",): "director",
                ("深圳市商务局",): "Shenzhen Municipal Bureau of Commerce",
            },
            {
                ("Commerce Bureau of Shenzhen Municipality", "SZCOM"): "深圳市商务局",
                ("director", "bureau head"): "局长",
                ("Shenzhen Municipal Bureau of Commerce",): "深圳市商务局",
            },
            id="a proposed row replaces nothing",
        ),
    ],
)
def test_a_later_layer_replaces_an_earlier_one(
    layer: list[dict[str, str]], to_english: dict[tuple[str, ...], str], to_chinese: dict[tuple[str, ...], str]
) -> None:
    book = glossary(BASE, layer)

    assert {sources: targets[0] for sources, targets in terms(book).items()} == to_english
    assert {sources: targets[0] for sources, targets in terms(book, EN, ZH).items()} == to_chinese


def test_a_deprecated_row_of_the_other_direction_keeps_nothing_out() -> None:
    base = [{"zh": "南非", "en": "South Africa", "kind": "place", "direction": "zh-en"}, {"zh": "非洲", "en": "Africa"}]

    found = [
        [match.term.target for match in Matcher.of(book, EN, ZH).find("South Africa")]
        for book in (glossary(base), glossary(base, [{"zh": "南非", "status": "deprecated"}]))
    ]

    assert found == [[], ["非洲"]]


def test_a_replaced_target_is_no_longer_accepted() -> None:
    text, old = "深圳商务局", "the Commerce Bureau of Shenzhen Municipality"
    before, after = (Matcher.of(book, ZH, EN) for book in (glossary(BASE), glossary(BASE, [HOUSE])))

    assert before.hold(before.find(text), old)[0]
    assert after.find(text)[0].term.target == "Shenzhen Municipal Bureau of Commerce"
    assert after.hold(after.find(text), old) == [None]


def test_row_order_has_no_meaning() -> None:
    rows = [*BASE, HOUSE, {"zh": "深圳商务局", "en": "Shenzhen Commerce Bureau"}]

    found = {
        (match.term.target, match.term.choices, frozenset(match.term.targets))
        for order in (rows, rows[::-1], rows[2:] + rows[:2])
        for match in Matcher.of(glossary(order), ZH, EN).find("深圳市商务局、深圳商务局")
    }

    assert len(found) == 2
    assert glossary(rows).digest == glossary(rows[::-1]).digest != glossary(BASE).digest
    assert len(glossary(BASE).digest) == 8


@pytest.mark.parametrize(
    ("row", "binds"),
    [
        ({"zh": "深圳", "en": "Shenzhen"}, "always"),
        ({"zh": "局长", "en": "director", "kind": "title"}, "composed"),
        ({"zh": "副局长", "en": "deputy director", "kind": "title"}, "always"),
        ({"zh": "市长", "en": "mayor", "kind": "title", "binds": "always"}, "always"),
        ({"zh": "{org}局长", "en": "director {org}", "kind": "title"}, "always"),
        ({"zh": "记者", "en": "reporter", "kind": "title", "binds": "never"}, "never"),
        ({"zh": "网信办", "en": "CAC", "status": "proposed", "binds": "always"}, "proposed"),
    ],
)
def test_how_strictly_a_row_binds(row: dict[str, str], binds: str) -> None:
    book = glossary([row])

    assert [term.binds for term in (*book.terms(ZH, EN), *book.patterns(ZH, EN))] == [binds]


def test_layers_are_files_folders_and_the_shipped_glossary(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name, row in {
        "b.csv": "广州,Guangzhou",
        "a.tsv": "上海,Shanghai",
        ".hidden.csv": "x,",
        "~$a.csv": "x,",
        "README.md": "",
    }.items():
        (tmp_path / "folder" / name).write_text(f"zh,en\n{row}\n", encoding="utf-8")
    (tmp_path / "house.csv").write_text("zh,en\n深圳,Shenzhen\n", encoding="utf-8")
    (tmp_path / "folder" / "a.tsv").write_text("zh\ten\n上海\tShanghai\n", encoding="utf-8")

    book = load([str(tmp_path / "folder"), str(tmp_path / "house.csv")])

    assert [[row["zh"] for row in layer] for layer in book.layers] == [["上海", "广州"], ["深圳"]]
    assert book.names == ("folder", "house.csv")
    assert load(()).entries == ()


@pytest.mark.parametrize(
    ("name", "fact", "hint"),
    [
        (
            "nowhere.csv",
            "there is no such glossary",
            "give a glossary file, a folder of them, or default for the shipped one",
        ),
        ("empty", "the folder holds no glossary", "put CSV files in it"),
    ],
)
def test_a_layer_that_is_not_there_is_an_error(name: str, fact: str, hint: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(BilingualError) as raised:
        load(["default", str(tmp_path / name)])

    assert (raised.value.at, raised.value.fact, raised.value.hint) == (str(tmp_path / name), fact, hint)


def test_the_two_languages_of_a_glossary_must_differ() -> None:
    book = glossary(BASE)

    assert book.terms(ZH, Language.TRADITIONAL) == book.guards(ZH, Language.TRADITIONAL) == ()


def test_the_shipped_files_open_in_a_spreadsheet() -> None:
    files = sorted(shipped().glob("*.csv"))

    names = ["columns", "organizations", "patterns", "people", "places", "programmes", "titles"]
    assert [file.stem for file in files] == names
    assert all(file.read_bytes().startswith(b"\xef\xbb\xbfzh,en,") for file in files)
