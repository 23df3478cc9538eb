"""The shipped glossary loads, binds, and knows the titles, bodies and places of the page that started the project."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from bilingual.editing.lint import files, lint, read_book
from bilingual.glossary import load
from bilingual.glossary.format import formatted
from bilingual.match import Matcher
from bilingual.records import Language

GLOSSARY = load()
TO_CHINESE = Matcher.of(GLOSSARY, Language.ENGLISH, Language.SIMPLIFIED)
TO_ENGLISH = Matcher.of(GLOSSARY, Language.SIMPLIFIED, Language.ENGLISH)
DATA = Path(__file__).parents[1] / "data/glossary"
SEED = (DATA / "seed.tsv").read_text(encoding="utf-8").splitlines()


def lines(name: str) -> list[str]:
    """Return the lines of a data file of this test, without its remarks."""
    text = (DATA / "shipped" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


COMPOSED = [tuple((line + "\t").split("\t")[:3]) for line in lines("composed.tsv")]
NEIGHBOURS = tomllib.loads((DATA / "shipped/neighbours.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize(("english", "chinese"), [line.split("\t") for line in SEED])
def test_the_terms_of_the_seed_page_bind(english: str, chinese: str) -> None:
    found = TO_CHINESE.find(english)

    assert all(match.binding for match in found)
    assert [match.term.target for match in found] in [target.split() for target in chinese.split("|")]


@pytest.mark.parametrize(("english", "chinese"), [line.split("\t") for line in SEED])
def test_they_bind_the_other_way_too(english: str, chinese: str) -> None:
    text = chinese.split("|", maxsplit=1)[0].replace(" ", "")

    found = TO_ENGLISH.find(text)

    assert all(match.binding for match in found)
    assert "".join(text[match.span.start : match.span.end] for match in found) == text
    assert all(TO_ENGLISH.hold(found, english))


def test_every_row_that_holds_in_a_direction_is_found_in_it() -> None:
    terms = [term for term in TO_ENGLISH.terms if not (term.context or term.valid_from or term.valid_to)]

    lost = [term.sources[0] for term in terms if not TO_ENGLISH.find(term.sources[0])]

    assert len(terms) > 10_000
    assert lost == []


def test_every_row_says_where_its_official_form_comes_from() -> None:
    assert [row.location for row in GLOSSARY.entries if not row["source"]] == []


def test_a_short_name_of_two_places_is_not_demanded_from_english() -> None:
    mayors = TO_CHINESE.find("The vice mayors of Guangzhou and Foshan attended.")

    assert [match.term.target for match in mayors] == ["副市长", "广州", "佛山"]
    assert TO_CHINESE.find("in Guangzhou and Foshan") == []
    assert [match.term.target for match in TO_ENGLISH.find("广佛")] == ["Guangzhou and Foshan"]


def test_a_place_in_the_name_of_a_dish_is_not_demanded() -> None:
    dish = TO_ENGLISH.find("他爱吃北京烤鸭。")

    assert [(match.term.target, match.binding) for match in dish] == [("Peking duck", False)]
    assert [match.binding for match in TO_ENGLISH.find("北京的烤鸭")] == [True]


def test_it_is_a_serious_glossary() -> None:
    kinds = Counter("pattern" if entry.is_pattern else "entry" for entry in GLOSSARY.entries)

    assert kinds["entry"] >= 8_000
    assert kinds["pattern"] >= 700


@pytest.mark.parametrize("line", lines("places.txt"), ids=lambda line: line.partition(":")[0])
def test_every_province_prefecture_and_county_of_the_list_is_found(line: str) -> None:
    names = line.partition(":")[2].split()

    found = {name: TO_ENGLISH.find(name) for name in names}

    assert [name for name, some in found.items() if [match.term.kind for match in some] != ["place"]] == []
    assert [name for name, (match,) in found.items() if (match.span != (0, len(name))) or not match.binding] == []


@pytest.mark.parametrize(("chinese", "english", "direction"), COMPOSED, ids=lambda cell: cell[:40])
def test_titles_and_bodies_come_out_in_english(chinese: str, english: str, direction: str) -> None:
    found = TO_ENGLISH.find(chinese)

    assert [match.term.target for match in found] == english.split(" | ")
    assert all(match.binding for match in found)
    assert "".join(chinese[slice(*match.span)] for match in found) == chinese
    assert direction in {"", "zh-en"}


@pytest.mark.parametrize(("chinese", "english"), [case[:2] for case in COMPOSED if case[2] != "zh-en"])
def test_they_come_out_in_chinese(chinese: str, english: str) -> None:
    parts = [chinese[slice(*match.span)] for match in TO_ENGLISH.find(chinese)]

    found = [TO_CHINESE.find(part) for part in english.split(" | ")]

    assert [len(some) for some in found] == [1] * len(parts)
    assert all(some[0].binding for some in found)
    assert [part for part, (match,) in zip(parts, found, strict=True) if part not in match.term.targets] == []


@pytest.mark.parametrize("case", NEIGHBOURS, ids=lambda case: case["text"][:40])
def test_their_neighbours_do_not(case: dict[str, str]) -> None:
    matcher = TO_CHINESE if case["text"].isascii() else TO_ENGLISH

    binding = [match for match in matcher.find(case["text"]) if match.binding]

    words = {case["text"][slice(*match.span)] for match in binding} | {match.term.sources[0] for match in binding}
    assert words & set(case["none"]) == set()


def test_patterns_and_rows_stand_in_the_file_of_their_kind() -> None:
    files = {"place": "places.csv", "organization": "organizations.csv", "title": "titles.csv", "person": "people.csv"}
    places = [(Path(entry.location.path).name, entry) for entry in GLOSSARY.entries if not entry.is_pattern]
    strays = [entry.location for name, entry in places if name != files.get(entry["kind"], "programmes.csv")]

    assert [place for place in strays if not place.path.endswith("columns.csv")] == []


def test_lint_finds_no_errors_and_no_warnings() -> None:
    book = read_book(files(["default"]))

    findings = lint(book)

    assert [str(finding.location) + finding.message for finding in findings if finding.severity != "note"] == []


@pytest.mark.parametrize("path", files(["default"]), ids=lambda path: path.name)
def test_its_files_are_formatted(path: Path) -> None:
    assert formatted(path) == path.read_bytes()
