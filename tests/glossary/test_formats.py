"""Every registered format gives back what it says that it holds, and refuses what it cannot read."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bilingual.errors import BilingualError
from bilingual.glossary import Entry, load
from bilingual.glossary.entry import ALLOWED, COLUMNS, problems
from bilingual.glossary.formats import find_format, format_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.glossary.formats import Format, Read

FORMATS = pytest.mark.parametrize("name", format_names())
DISTINCT = pytest.mark.parametrize(
    "name", sorted({find_format(Path(), name): name for name in format_names()}.values())
)
ROWS = [
    {"zh": "深圳市商务局", "en": "Commerce Bureau of Shenzhen Municipality", "en_variants": "SZCOM|Bureau, Commerce"},
    {"zh": "市长", "en": "mayor", "note": 'she said "mayor"\nthen left'},
    {"zh": "华强北", "en": "Huaqiangbei", "desk": "south", "zh_short": "华强", "note": "note: not a road"},
]
LIKE_FORMULAS = ["=1+1", "+86", "-5", "@home", "'quoted", "_x000D_", "0123", "1e5", "TRUE", "2023-03", "Mar-23"]


def once(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return texts.map(lambda text: " ".join(text.split()))


LETTERS = st.characters(codec="utf-8", exclude_characters="\0|{}")
LATIN = st.characters(codec="utf-8", exclude_characters="\0|{}", exclude_categories=["Lo", "Cs"], max_codepoint=0x2E7F)
WORDS = once(st.text(LETTERS, max_size=12) | st.sampled_from(LIKE_FORMULAS))
ENGLISH = once(st.text(LATIN, max_size=12) | st.sampled_from(LIKE_FORMULAS)).map(
    lambda text: text if text[:1].isalnum() or (text and text.isascii()) else f"x{text}"  # some of it can be seen
)
CHINESE = WORDS.map(lambda text: f"市{text}")
PROSE = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20).map(str.strip)
CELLS = {
    "zh": CHINESE,
    "en": ENGLISH,
    **{
        f"{side}_{role}": st.lists(WORDS.filter(bool), max_size=3).map("|".join)
        for side in ("zh", "en")
        for role in ("variants", "short", "forbidden")
    },
    **{name: st.sampled_from(words) for name, words in ALLOWED.items()},
    "context": st.sampled_from(["", "near:香港|Hong Kong", "block:caption"]),
    "valid_from": st.sampled_from(["", "2019", "2019-03", "2019-03-01"]),
    "valid_to": st.sampled_from(["", "2023", "2023-02", "2023-02-28"]),
    "source": PROSE,
    "note": PROSE,
    "desk": PROSE,
}
ENTRIES = st.lists(st.fixed_dictionaries(CELLS).map(Entry), min_size=1, max_size=4)


def rows(entries: Sequence[Entry]) -> list[dict[str, str]]:
    return [{name: cell for name, cell in entry.cells.items() if cell} for entry in entries]


def read_bytes(form: Format, data: bytes) -> Read:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "house.x")
        path.write_bytes(data)
        return form.read(path)


def known_to_xml(cell: str) -> str:
    return "".join(c if c in "\t\n\r" or " " <= c not in "\ufffe\uffff" else "\ufffd" for c in cell)


def same(cell: str) -> str:
    return "" if cell == "approved" else cell


@pytest.mark.parametrize("cells", ROWS)
def test_the_rows_of_these_tests_are_good(cells: dict[str, str]) -> None:
    assert problems(Entry(cells)) == []


@pytest.mark.parametrize("name", ["csv", "tbx", "tbx-v2", "tsv", "xlsx"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entries=ENTRIES)
def test_a_format_that_holds_all_columns_gives_back_the_rows(name: str, entries: list[Entry]) -> None:
    form = find_format(Path(), name)

    found = read_bytes(form, form.write(entries).data).entries

    held = known_to_xml if name.startswith("tbx") else str
    assert rows(found) == [{column: held(cell) for column, cell in row.items()} for row in rows(entries)]


@DISTINCT
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entries=ENTRIES)
def test_a_format_says_exactly_what_it_cannot_hold(name: str, entries: list[Entry]) -> None:
    form = find_format(Path(), name)
    entries = [
        Entry({**entry.cells, "status": "", "direction": ""}) for entry in entries if not entry["en"].startswith("#")
    ]
    assume(entries)  # commands write no glossary without rows

    written = form.write(entries)

    found = read_bytes(form, written.data).entries
    missing = Counter(
        f"cells of {column}"
        for entry, back in zip(entries, found, strict=True)
        for column, cell in entry.cells.items()
        if same(cell) != same(back[column])
    )
    assert missing == written.lost


@pytest.mark.parametrize("name", ["csv", "tbx", "tbx-v2", "tsv", "xlsx"])
def test_rows_of_the_shipped_glossary_come_back(name: str) -> None:
    entries = load().entries[::40]
    form = find_format(Path(), name)

    found = read_bytes(form, form.write(entries).data)

    assert [dict(entry.cells) for entry in found.entries] == [dict(entry.cells) for entry in entries]
    assert not found.lost


@FORMATS
def test_the_same_rows_give_the_same_bytes(name: str) -> None:
    entries = [Entry(cells) for cells in ROWS]

    assert find_format(Path(), name).write(entries) == find_format(Path(), name).write(entries)


@FORMATS
def test_a_file_that_is_no_glossary_is_an_error(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"house.{name}"
    path.write_bytes(bytes(range(256)))

    with pytest.raises(BilingualError) as raised:
        find_format(path).read(path)

    assert str(raised.value.at).startswith(str(path))


@FORMATS
def test_a_file_that_cannot_be_read_is_an_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(BilingualError, match="the glossary cannot be read: Is a directory"):
        find_format(Path(), name).read(tmp_path)


@pytest.mark.parametrize("name", ["tbx", "tbx-v2", "xlsx"])
@pytest.mark.parametrize("share", [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_file_that_breaks_off_is_an_error(name: str, share: float, tmp_path: Path) -> None:
    form = find_format(Path(), name)
    data = form.write([Entry(cells) for cells in ROWS]).data
    path = tmp_path / "house.x"
    path.write_bytes(data[: int(len(data) * share)])

    with pytest.raises(BilingualError) as raised:
        form.read(path)

    assert str(raised.value.at).startswith(str(path))


@pytest.mark.parametrize("name", ["omegat-zh-en", "tbx", "xlsx"])
def test_a_file_that_is_too_large_is_an_error(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "house.x"
    path.write_bytes(b" " * (2**20 + 1))
    monkeypatch.setattr("bilingual.glossary.formats.files.LARGEST", 2**20)

    with pytest.raises(BilingualError, match=r"the file has 1 MB, more than a glossary may have \(1\)"):
        find_format(path, name).read(path)


@FORMATS
def test_a_row_knows_its_place(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"house.{name}"
    path.write_bytes(find_format(path).write([Entry(cells) for cells in ROWS[:1]]).data)

    (entry,) = load([str(path)]).entries

    assert entry.location.path == str(path)
    assert entry.location.line > 1


@FORMATS
def test_a_bad_row_is_an_error_with_its_place_and_the_count(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"house.{name}"
    good, bad = Entry(ROWS[0]), Entry({"zh": "市长", "en": "mayor {place}"})
    path.write_bytes(find_format(path).write([good, bad, bad]).data)

    with pytest.raises(BilingualError, match=r"other slots than .* \(and 1 more bad row\)") as raised:
        find_format(path).read(path)

    assert str(raised.value.at).startswith(f"{path}:")


def test_an_unknown_format_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(BilingualError) as raised:
        find_format(Path("house.doc"))

    assert raised.value.fact == "there is no glossary format doc"
    assert raised.value.hint.startswith("formats: csv, ")


def test_the_columns_of_these_tests_are_all_of_ours() -> None:
    assert {*CELLS} - {"desk"} == {*COLUMNS}
