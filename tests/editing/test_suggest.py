from __future__ import annotations

import csv
import io

import pytest

from bilingual.editing.suggest import Candidate, Example, suggest
from bilingual.editing.suggest.table import table
from bilingual.editing.texts import Reading, Sentence
from bilingual.glossary import Entry, Glossary, load
from bilingual.glossary.entry import problems
from bilingual.records import Language, Segment

ROWS = (
    {"zh": "北京市", "en": "Beijing", "zh_variants": "北京", "kind": "place"},
    {"zh": "武乡县", "en": "Wuxiang County", "kind": "place"},
    {"zh": "市长", "en": "mayor", "kind": "title"},
    {"zh": "北京大学", "en": "Peking University", "kind": "organization"},
    {"zh": "{place}市副市长", "en": "deputy mayor of {place}", "kind": "title"},
)
GLOSSARY = Glossary((tuple(Entry(row) for row in ROWS),), ("own",))
ZH, EN = Language.SIMPLIFIED, Language.ENGLISH


def page(*pairs: tuple[str, str], source: Language = ZH, path: str = "p.html", by_person: bool = False) -> Reading:
    target = EN if source is ZH else ZH
    return Reading(path, source, target, "", tuple(Sentence(Segment(one), other, by_person) for one, other in pairs))


def found(*pairs: tuple[str, str], source: Language = ZH) -> list[tuple[str, str, str]]:
    return [(one.zh, one.en, one.kind) for one in suggest([page(*pairs, source=source)], GLOSSARY)]


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        (
            "他走进西乡步行街。",
            "He walked into Xixiang Pedestrian Street.",
            ("西乡步行街", "Xixiang Pedestrian Street", "place"),
        ),
        (
            "孩子们在宣武医院看病。",
            "The children saw a doctor at Xuanwu Hospital.",
            ("宣武医院", "Xuanwu Hospital", "organization"),
        ),
        (
            "北京市投资合作局昨天成立。",
            "The Beijing Investment Cooperation Bureau was founded yesterday.",
            ("北京市投资合作局", "Beijing Investment Cooperation Bureau", "organization"),
        ),
        (
            "马鞍岛很美。",
            "Everyone knows that Ma’an Island is Zhongshan’s pride.",
            ("马鞍岛", "Ma'an Island", "place"),
        ),
        ("渔船回到琶洲。", "The boats came back from Pazhou.", ("琶洲", "Pazhou", "place")),
        ("记者王伟中说好。", "Reporter Wang Weizhong agreed.", ("王伟中", "Wang Weizhong", "person")),
        (
            "总设计师王伟中说好。",
            "Wang Weizhong, chief designer, agreed.",
            ("总设计师", "chief designer", "title"),
        ),
        (
            "今年办了南国书香节。",
            "This year saw the South China Book Festival.",
            ("南国书香节", "South China Book Festival", "programme"),
        ),
    ],
)
def test_a_name_is_suggested_with_what_the_page_has_for_it(zh: str, en: str, expected: tuple[str, str, str]) -> None:
    assert expected in found((zh, en))
    assert expected in found((en, zh), source=EN)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("他在北京大学读书。", "He studies at Peking University."),
        ("他来自武乡县。", "He comes from Wuxiang County."),
        ("这家医院很大。", "The hospital is big."),
        ("他去了图书馆。", "On Monday he went to the library."),
        ("经济促进局和银行来了。", "The Ministry of Magic came."),
        ("记者到会。", "Wang Weizhong was there."),
        ("他在湖边建学校。", "The Big New Lake School Opened In March"),
        ("妈妈买了馒头。", "Mom bought Mantou."),
    ],
)
def test_what_the_glossary_has_or_no_other_side_shows_is_not_suggested(zh: str, en: str) -> None:
    assert found((zh, en)) == []


def test_the_rendering_that_most_targets_have_comes_first_and_the_others_are_variants() -> None:
    zh = "宣武医院很大。"
    pairs = [(zh, f"{name} is big.") for name in ("Xuanwu Hospital", "Xuanwu Clinic", "Xuanwu Hospital")]

    (candidate,) = suggest([page(*pairs, by_person=True)], GLOSSARY)
    cells = written([candidate])[0]

    assert (candidate.en, candidate.stands, candidate.agreed, candidate.by_people) == ("Xuanwu Hospital", 3, 2, 2)
    assert cells["en_variants"] == "Xuanwu Clinic"
    assert "2 of 3 targets have Xuanwu Hospital, 2 of them by people (Xuanwu Clinic 1)" in cells["note"]


def test_what_more_targets_render_alike_comes_first() -> None:
    pages = [page(("渔船回到琶洲。", "The boats came back from Pazhou."))] * 2
    pages.append(page(("他在宣武医院。", "He is in Xuanwu Hospital.")))

    assert [one.zh for one in suggest(pages, GLOSSARY)] == ["琶洲", "宣武医院"]


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("他住在武乡县蟠龙镇。", ZH, [("蟠龙镇", "Panlong Town", "place")]),
        ("北京市投资合作局昨天成立。", ZH, [("北京市投资合作局", "", "organization")]),
        ("记者王伟中报道", ZH, [("王伟中", "Wang Weizhong", "person")]),
        ("他换一家医院，走过三座大桥。", ZH, []),
        ("He works at the Xixiang Water Bureau.", EN, [("", "Xixiang Water Bureau", "organization")]),
        (
            "The Report of the Xixiang Water Bureau came after much delay.",
            EN,
            [("", "Xixiang Water Bureau", "organization")],
        ),
        ("He met Peter Oyelaran on Monday in a Bureau.", EN, []),
    ],
)
def test_a_page_of_one_language_gives_what_can_be_told_by_rule(
    text: str, source: Language, expected: list[tuple[str, str, str]]
) -> None:
    candidates = suggest([page((text, ""), source=source)], GLOSSARY)

    assert [(one.zh, one.en, one.kind) for one in candidates] == expected
    assert all(one.by_rule and not one.agreed for one in candidates)


def test_a_place_that_would_fill_a_pattern_is_suggested() -> None:
    assert ("梧城", "Wucheng", "place") in found(("梧城市副市长到会。", ""))
    assert found(("应当市副市长到会。", "")) == []


def written(candidates: list[Candidate]) -> list[dict[str, str]]:
    text = table(candidates)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_rows_are_proposed_and_have_no_problem() -> None:
    pairs = [
        ("记者王伟中在宣武医院。", "Reporter Wang Weizhong is in Xuanwu Hospital."),
        ("北京市投资合作局昨天成立。", ""),
    ]
    rows = written(suggest([page(*pairs)], GLOSSARY))

    assert {row["status"] for row in rows} == {"proposed"}
    assert [problem for row in rows for problem in problems(Entry(row))] == []
    assert [row["en_short"] for row in rows if row["kind"] == "person"] == ["Wang"]
    assert [row["note"].partition(":")[0] for row in rows if row["kind"] == "verbatim"] == [
        "organization whose English form is to be found"
    ]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_no_cell_is_one_that_a_spreadsheet_would_run(start: str) -> None:
    example = Example(f"{start}.html", f"{start}", f"{start}", by_person=False)
    candidate = Candidate(
        f"{start}局", f"{start} Bureau", "organization", 1, 1, 0, ((start, 1),), (example,), by_rule=False
    )

    (row,) = written([candidate])

    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row.values())


def test_nothing_of_the_shipped_glossary_is_suggested() -> None:
    pairs = [("深圳市商务局局长到会。", "The director of the Shenzhen Municipal Bureau of Commerce was there.")]

    assert suggest([page(*pairs)], load()) == []
