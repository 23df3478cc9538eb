"""Edits of the review page brought into a file that may have changed meanwhile."""

import csv
import io
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.editing.apply import Applied, applied
from bilingual.editing.review import review
from bilingual.editing.sheet import digest
from bilingual.errors import BilingualError
from bilingual.glossary import load
from bilingual.proof import Proof

BASE = """zh,en,en_variants,kind,status,note\r
深圳市,Shenzhen,,place,approved,\r
副市长,deputy mayor,,title,proposed,\r
局长,director,,title,approved,"of a bureau, 局"\r
国务院,State Council,,organization,approved,\r
国务院,the Cabinet,,organization,proposed,\r
"""


def edit(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def apply(folder: Path, download: str, file: str, *, base: str = BASE, name: str = "") -> Applied:
    """Apply a download that was read from ``base`` to a file that holds ``file`` now."""
    for place, text in (("titles.csv", file), ("old.csv", base), ("download.csv", download)):
        (folder / place).write_text("\ufeff" + text, encoding="utf-8", newline="")
    old = folder / "old.csv"
    there = (folder / "download.csv").rename(folder / (name or f"titles.{digest(old.read_bytes())}.csv"))
    return applied(there, folder / "titles.csv", old if base != file else None)


def text_of(result: Applied) -> str:
    return result.content.decode("utf-8-sig")


APPROVE = ("deputy mayor,,title,proposed", "deputy mayor,vice mayor,title,approved")
CABINET = ("the Cabinet,,organization,proposed", "the Cabinet,,organization,deprecated")
SHENZHEN = "深圳市,Shenzhen,,place,approved,\r\n"
TITLE = "副市长,deputy mayor,,title,proposed,\r\n"
ADDED = "投资推广署,Invest Shenzhen,,organization,proposed,\r\n"


@pytest.mark.parametrize("changes", [[], [APPROVE], [APPROVE, CABINET], [("director", '"a, ""b"""')]])
def test_an_unchanged_file_becomes_the_download_byte_for_byte(tmp_path: Path, changes: list[tuple[str, str]]) -> None:
    download = edit(BASE, *changes)

    result = apply(tmp_path, download, BASE)

    assert (text_of(result), result.rows, result.refused) == (download, len(changes), ())


def test_a_row_that_was_added_comes_last(tmp_path: Path) -> None:
    result = apply(tmp_path, BASE + ADDED, BASE)

    assert (text_of(result), result.rows) == (BASE + ADDED, 1)


@pytest.mark.parametrize("end", ["", "\r\n"])
def test_a_header_alone_has_one_line_end_before_the_first_row(tmp_path: Path, end: str) -> None:
    head = BASE.partition("\r\n")[0]

    result = apply(tmp_path, head + "\r\n" + ADDED, head + end, base=head + end)

    assert text_of(result).splitlines() == [head, ADDED.strip()]


def test_a_header_alone_without_a_line_end_stays_as_it_is(tmp_path: Path) -> None:
    head = BASE.partition("\r\n")[0]

    assert text_of(apply(tmp_path, head, head, base=head)) == head


def test_a_last_row_without_a_line_end_gets_one_before_the_next(tmp_path: Path) -> None:
    short = BASE.removesuffix("\r\n")

    result = apply(tmp_path, BASE + ADDED, short, base=short)

    assert text_of(result) == BASE + ADDED


ELSEWHERE = [
    ("another row changed", [("Shenzhen,,", "Shenzhen,Shenzhen City,")]),
    ("a row was added", [("深圳市", "广州市,Guangzhou,,place,approved,\r\n深圳市")]),
    ("a row was deleted", [(SHENZHEN, "")]),
    ("line ends changed", [("\r\n", "\n")]),
    ("rows were sorted", [(SHENZHEN, ""), (TITLE, TITLE + SHENZHEN)]),
    ("quotes were added", [("deputy mayor", '"deputy mayor"')]),
]


@pytest.mark.parametrize(("_", "changes"), ELSEWHERE, ids=[name for name, _ in ELSEWHERE])
def test_what_changed_elsewhere_meanwhile_is_kept(tmp_path: Path, _: str, changes: list[tuple[str, str]]) -> None:
    now = edit(BASE, *changes)

    result = apply(tmp_path, edit(BASE, CABINET), now)

    assert (text_of(result), result.rows, result.refused) == (edit(now, CABINET), 1, ())


def test_a_column_that_was_added_meanwhile_is_empty_in_an_edited_row(tmp_path: Path) -> None:
    now = edit(BASE, ("note\r", "note,owner\r"))

    result = apply(tmp_path, edit(BASE, CABINET), now)

    assert text_of(result) == edit(now, CABINET).replace(",deprecated,", ",deprecated,,")


REFUSED = [
    (
        "the same row changed",
        [("deputy mayor,,", "deputy mayor,deputy-mayor,")],
        "副市长 = deputy mayor: the row changed meanwhile: en_variants was '' and is 'deputy-mayor'",
        3,
    ),
    (
        "the same row was approved",
        [("deputy mayor,,title,proposed", "deputy mayor,,title,approved")],
        "副市长 = deputy mayor: the row changed meanwhile: status was 'proposed' and is 'approved'",
        3,
    ),
    (
        "the row is gone",
        [(TITLE, "")],
        "副市长 = deputy mayor: the row was removed, or given two other forms, meanwhile",
        0,
    ),
    (
        "the row has another English form",
        [("deputy mayor", "vice mayor")],
        "副市长 = deputy mayor: the row changed meanwhile: en was 'deputy mayor' and is 'vice mayor'",
        3,
    ),
    (
        "the row has another Chinese form",
        [("副市长,", "副市長,")],
        "副市长 = deputy mayor: the row changed meanwhile: zh was '副市长' and is '副市長'",
        3,
    ),
    (
        "the row has two other main forms",
        [("副市长,deputy mayor", "副市長,vice mayor")],
        "副市长 = deputy mayor: the row was removed, or given two other forms, meanwhile",
        0,
    ),
]


@pytest.mark.parametrize(("_", "changes", "fact", "line"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_row_that_changed_meanwhile_is_refused_by_name_and_others_are_done(
    tmp_path: Path, _: str, changes: list[tuple[str, str]], fact: str, line: int
) -> None:
    now = edit(BASE, *changes)

    result = apply(tmp_path, edit(BASE, APPROVE, CABINET), now)

    assert text_of(result) == edit(now, CABINET)
    assert [(error.fact, error.at) for error in result.refused] == [(fact, (str(tmp_path / "titles.csv"), line, 0))]
    assert result.rows == 1


def test_an_edit_that_is_there_already_is_no_change_and_no_refusal(tmp_path: Path) -> None:
    now = edit(BASE, APPROVE) + ADDED

    result = apply(tmp_path, edit(BASE, APPROVE) + ADDED, now)

    assert (text_of(result), result.rows, result.already, result.refused) == (now, 0, 2, ())


def test_a_deletion_that_is_there_already_is_no_refusal(tmp_path: Path) -> None:
    result = apply(tmp_path, edit(BASE, (TITLE, "")), edit(BASE, (TITLE, "")) + ADDED)

    assert (result.rows, result.already, result.refused) == (0, 1, ())


def test_a_deletion_of_a_row_that_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    now = edit(BASE, ("deputy mayor", "vice mayor"))

    result = apply(tmp_path, edit(BASE, (TITLE, "")), now)

    assert (text_of(result), result.rows, result.already) == (now, 0, 0)
    assert [error.fact for error in result.refused] == [
        "副市长 = deputy mayor: the row changed meanwhile: en was 'deputy mayor' and is 'vice mayor'"
    ]


def test_a_deletion_stays_done_beside_a_row_of_the_same_form_that_was_there_before(tmp_path: Path) -> None:
    gone = edit(BASE, ("国务院,the Cabinet,,organization,proposed,\r\n", ""))

    result = apply(tmp_path, gone, gone + ADDED)

    assert (text_of(result), result.rows, result.already, result.refused) == (gone + ADDED, 0, 1, ())


def test_a_row_that_another_editor_added_meanwhile_is_not_doubled(tmp_path: Path) -> None:
    theirs = ADDED.replace("proposed", "approved")

    result = apply(tmp_path, BASE + ADDED, BASE + theirs)

    assert text_of(result) == BASE + theirs
    assert [error.fact for error in result.refused] == [
        "投资推广署 = Invest Shenzhen: a row with these forms was added meanwhile"
    ]


def test_a_row_that_was_deleted_in_excel_goes_and_its_twin_stays(tmp_path: Path) -> None:
    gone = "国务院,the Cabinet,,organization,proposed,\r\n"

    result = apply(tmp_path, edit(BASE, (gone, "")), BASE)

    assert text_of(result) == edit(BASE, (gone, ""))


def test_a_main_form_can_be_edited(tmp_path: Path) -> None:
    changes = [("副市长", "副市长们"), ("State Council", "China's State Council")]

    result = apply(tmp_path, edit(BASE, *changes), BASE)

    assert (text_of(result), result.rows) == (edit(BASE, *changes), 2)


def test_what_excel_does_to_a_download_is_undone(tmp_path: Path) -> None:
    (tmp_path / "titles.csv").write_text("\ufeff" + BASE, encoding="utf-8", newline="")
    name = f"titles.{digest((tmp_path / 'titles.csv').read_bytes())}.csv"
    saved = edit(BASE, APPROVE).replace('"of a bureau, 局"', "of a bureau; 局").replace(",", ";")
    saved = saved.replace("of a bureau; 局", '"of a bureau, 局"')
    (tmp_path / name).write_bytes(saved.encode("gb18030"))

    result = applied(tmp_path / name, tmp_path / "titles.csv")

    assert (text_of(result), result.rows) == (edit(BASE, APPROVE), 1)


def test_dates_that_excel_has_rewritten_are_no_edits_and_stay_as_they_were(tmp_path: Path) -> None:
    old = "zh,en,valid_from,note\r\n市长,mayor,2023-03-01,\r\n局长,director,2024-11-05,\r\n"
    saved = old.replace("2023-03-01", "2023/3/1").replace("2024-11-05,", "2024/11/5,checked")

    result = apply(tmp_path, saved, old, base=old)

    assert (text_of(result), result.rows) == (old.replace("05,", "05,checked"), 1)


BAD = [
    ("deputy mayor", "=cmd", "en begins with '=', which a spreadsheet would run"),
    (",approved,\r\n副", ",approved,@x\r\n副", "note begins with '@', which a spreadsheet would run"),
    ("deputy mayor", "", "the target is empty"),
    ("title,proposed", "title,aproved", "'aproved' is no status"),
    ("副市长", "{city}副市长", "{city} is no slot"),
]


@pytest.mark.parametrize(("old", "new", "fact"), BAD)
def test_a_row_that_no_glossary_may_hold_is_refused(tmp_path: Path, old: str, new: str, fact: str) -> None:
    result = apply(tmp_path, edit(BASE, (old, new)), BASE)

    assert text_of(result) == BASE
    assert [error.fact.partition(": ")[2] for error in result.refused] == [fact]


def test_a_formula_that_was_there_before_is_not_the_editors(tmp_path: Path) -> None:
    old = edit(BASE, (",proposed,\r\n局", ",proposed,=1\r\n局"))

    result = apply(tmp_path, edit(old, ("deputy mayor", "vice mayor")), old, base=old)

    assert result.refused == ()


@pytest.mark.parametrize("name", ["titles.{}.csv", "titles.{} (1).csv", "titles.{}(2).csv", "any name.{}.csv"])
def test_the_hash_is_read_from_whatever_name_a_browser_gives(tmp_path: Path, name: str) -> None:
    hashed = digest(("\ufeff" + BASE).encode())

    assert apply(tmp_path, edit(BASE, APPROVE), BASE, name=name.format(hashed)).rows == 1


def test_a_name_without_a_hash_needs_the_base(tmp_path: Path) -> None:
    with pytest.raises(BilingualError) as error:
        apply(tmp_path, edit(BASE, APPROVE), BASE, name="mine.csv")

    assert error.value.fact == "the name does not tell which file it was read from"
    assert "--base" in error.value.hint


def test_a_base_of_another_hash_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BilingualError) as error:
        apply(tmp_path, edit(BASE, APPROVE), BASE + ADDED, name="titles.00000000.csv")

    assert error.value.fact == f"was read from a file that is not in {tmp_path / 'old.csv'}"


def test_columns_that_were_lost_on_the_way_are_named(tmp_path: Path) -> None:
    with pytest.raises(BilingualError) as error:
        apply(tmp_path, BASE.replace(",note", ""), BASE)

    assert "'note'" in error.value.fact


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=editor", "-c", "user.email=editor@example.com"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_git_knows_what_the_file_was(tmp_path: Path) -> None:
    file = tmp_path / "titles.csv"
    git(tmp_path, "init", "-q")
    for text in (BASE, BASE + ADDED):
        file.write_text(text, encoding="utf-8", newline="")
        git(tmp_path, "add", "titles.csv")
        git(tmp_path, "commit", "-q", "-m", "x")
    download = tmp_path / f"titles.{digest(BASE.encode())}.csv"
    download.write_text(edit(BASE, APPROVE), encoding="utf-8", newline="")

    result = applied(download, file)

    assert text_of(result) == edit(BASE + ADDED, APPROVE)


@pytest.mark.parametrize("moved", ["a link", "a new name"])
def test_git_knows_the_file_behind_a_link_and_under_its_former_name(tmp_path: Path, moved: str) -> None:
    repository = tmp_path / "repository"
    repository.mkdir()
    git(repository, "init", "-q")
    file = repository / "titles.csv"
    for text in (BASE, BASE + ADDED):
        file.write_text(text, encoding="utf-8", newline="")
        git(repository, "add", ".")
        git(repository, "commit", "-q", "-m", "x")
    if moved == "a link":
        today = tmp_path / "link.csv"
        today.symlink_to(file)
    else:
        git(repository, "mv", "titles.csv", "names.csv")
        git(repository, "commit", "-q", "-m", "x")
        today = repository / "names.csv"
    download = tmp_path / f"titles.{digest(BASE.encode())}.csv"
    download.write_text(edit(BASE, APPROVE), encoding="utf-8", newline="")

    assert text_of(applied(download, today)) == edit(BASE + ADDED, APPROVE)


def test_git_does_not_take_another_file_for_the_one_before(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "other.csv").write_text(BASE, encoding="utf-8", newline="")
    (tmp_path / "titles.csv").write_text("zh,en\n市长,mayor\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "x")
    download = tmp_path / f"titles.{digest(BASE.encode())}.csv"
    download.write_text(edit(BASE, APPROVE), encoding="utf-8", newline="")

    with pytest.raises(BilingualError, match="was read from a file that is not in the history"):
        applied(download, tmp_path / "titles.csv")


def test_without_git_the_base_must_be_named(tmp_path: Path) -> None:
    (tmp_path / "titles.csv").write_text(BASE + ADDED, encoding="utf-8", newline="")
    download = tmp_path / f"titles.{digest(BASE.encode())}.csv"
    download.write_text(edit(BASE, APPROVE), encoding="utf-8", newline="")

    with pytest.raises(BilingualError) as error:
        applied(download, tmp_path / "titles.csv")

    assert "--base" in error.value.hint


def test_the_review_page_knows_what_the_file_was(tmp_path: Path) -> None:
    file = tmp_path / "titles.csv"
    file.write_text("\ufeff" + BASE, encoding="utf-8", newline="")
    page = tmp_path / "review.html"
    page.write_text(review(Proof(load([str(file)])), [], page), encoding="utf-8")
    download = tmp_path / f"titles.{digest(file.read_bytes())}.csv"
    download.write_text("\ufeff" + edit(BASE, APPROVE), encoding="utf-8", newline="")
    file.write_text("\ufeff" + BASE + ADDED, encoding="utf-8", newline="")

    result = applied(download, file, page)

    assert text_of(result) == edit(BASE + ADDED, APPROVE)


@pytest.mark.parametrize(
    ("others", "found"),
    [((), True), (("a",), True), (("a", "a/titles.csv"), False)],
    ids=["the only file", "a file of another name", "two files of one name"],
)
def test_the_review_page_knows_a_download_that_was_renamed_by_the_glossarys_name(
    tmp_path: Path, others: tuple[str, ...], *, found: bool
) -> None:
    file = tmp_path / "titles.csv"
    file.write_text(BASE, encoding="utf-8", newline="")
    names = [str(file)]
    for number, name in enumerate(others):
        path = tmp_path / (name if name.endswith(".csv") else "places.csv")
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"zh,en\n第{number}镇,Town {number}\n", encoding="utf-8")
        names.append(str(path))
    page = tmp_path / "review.html"
    page.write_text(review(Proof(load(names)), [], page), encoding="utf-8")
    download = tmp_path / "titles (1).csv"
    download.write_text(edit(BASE, APPROVE), encoding="utf-8", newline="")
    file.write_text(BASE + ADDED, encoding="utf-8", newline="")

    if found:
        assert text_of(applied(download, file, page)) == edit(BASE + ADDED, APPROVE)
    else:
        with pytest.raises(BilingualError) as error:
            applied(download, file, page)
        assert "titles.3fa2b1c9.csv" in error.value.hint


CELLS = st.lists(st.sampled_from(["", "a", "b,c", 'd "e"', " f ", "=g", "两\n行"]), min_size=4, max_size=4)


@settings(max_examples=60, deadline=None)
@given(
    base=st.lists(CELLS, min_size=1, max_size=8),
    mine=st.dictionaries(st.integers(0, 7), CELLS, max_size=4),
    theirs=st.dictionaries(st.integers(0, 7), CELLS, max_size=4),
)
def test_edits_of_different_rows_all_arrive(
    tmp_path_factory: pytest.TempPathFactory,
    base: list[list[str]],
    mine: dict[int, list[str]],
    theirs: dict[int, list[str]],
) -> None:
    """Each row has a number of its own as its forms, so that what another editor did is never the same row."""
    folder = tmp_path_factory.mktemp("apply")
    safe = {row: [cell.replace("=", "") for cell in cells] for row, cells in mine.items()}
    theirs = {row: cells for row, cells in theirs.items() if row not in safe}

    def text(*edited: dict[int, list[str]]) -> str:
        lines = io.StringIO()
        rows = [next((cells[row] for cells in edited if row in cells), base[row]) for row in range(len(base))]
        csv.writer(lines).writerows(
            [["zh", "en", "a", "b", "c", "d"]] + [[f"词{row}", f"w{row}", *cells] for row, cells in enumerate(rows)]
        )
        return lines.getvalue()

    result = apply(folder, text(safe), text(theirs), base=text())

    assert (text_of(result), result.refused) == (text(safe, theirs), ())
