from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bilingual.errors import BilingualError
from bilingual.page import digest, read_page, render
from bilingual.page.files import approve, render_files, require_replaceable, write_page

if TYPE_CHECKING:
    from bilingual.records import Page

NAMES = ["visit.html", "visit.en.html", "visit.zh.html"]


@pytest.fixture
def record(tmp_path: Path, visit: Page) -> Path:
    """Return the path of a record whose three pages are written."""
    path = tmp_path / "visit.html"
    write_page(visit, str(path))
    return path


def edit(path: Path, old: str, new: str) -> None:
    data = path.read_bytes()
    assert data.count(old.encode()) == 1
    path.write_bytes(data.replace(old.encode(), new.encode()))


def read(path: Path) -> Page:
    return read_page(path.read_bytes().decode(), str(path))


def names(paths: list[str]) -> list[str]:
    return [Path(path).name for path in paths]


def test_three_pages_are_written_and_nothing_else(tmp_path: Path, visit: Page) -> None:
    written = write_page(visit, str(tmp_path / "new" / "visit.html"))

    assert names(written) == NAMES
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(NAMES)


def test_what_would_not_change_is_left_alone(record: Path, visit: Page) -> None:
    before = {path: path.stat().st_mtime_ns for path in record.parent.iterdir()}

    assert render_files(str(record)) == []
    assert write_page(visit, str(record)) == []
    assert {path: path.stat().st_mtime_ns for path in record.parent.iterdir()} == before


def test_an_edit_goes_into_the_derived_page(record: Path) -> None:
    edit(record, "10月24日，深圳市副市长", "当天，深圳市副市长")

    changed = render_files(str(record))

    assert names(changed) == ["visit.zh.html"]
    assert "当天，深圳市副市长" in record.with_name("visit.zh.html").read_text(encoding="utf-8")
    assert "当天，深圳市副市长" in record.read_text(encoding="utf-8")


def test_an_edit_whose_state_was_forgotten_is_shown_as_edited(tmp_path: Path, visit: Page) -> None:
    made = replace(visit.pairs[5], made="00000000")
    page = replace(visit, blocks=tuple(tuple(made if p.id == made.id else p for p in b) for b in visit.blocks))
    path = tmp_path / "visit.html"
    path.write_text(render(page), encoding="utf-8")

    render_files(str(path))

    assert f'data-pair="{made.id}" data-state="edited"' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["no BOM", "BOM"])
def test_line_ends_and_byte_order_mark_stay(record: Path, bom: str) -> None:
    record.write_bytes((bom + record.read_text(encoding="utf-8").replace("\n", "\r\n")).encode())
    before = record.read_bytes()

    changed = render_files(str(record))

    assert changed == []
    assert record.read_bytes() == before


def test_a_derived_page_that_somebody_edited_is_not_overwritten(record: Path) -> None:
    derived = record.with_name("visit.zh.html")
    edit(derived, "10月24日，深圳市副市长", "当天，深圳市副市长")
    edit(record, "还会见了", "会见了")
    before = {path: path.read_bytes() for path in record.parent.iterdir()}

    with pytest.raises(BilingualError, match="somebody edited this derived page in s2, s3") as caught:
        render_files(str(record))

    assert caught.value.at == str(derived)
    assert {path: path.read_bytes() for path in record.parent.iterdir()} == before


def test_a_derived_page_that_was_only_formatted_is_overwritten(record: Path) -> None:
    derived = record.with_name("visit.zh.html")
    before = derived.read_bytes()
    derived.write_bytes(b"\xef\xbb\xbf" + before.replace(b"\n", b"\r\n").replace(b"<p ", b"<p\r\n  "))

    changed = render_files(str(record))

    assert names(changed) == ["visit.zh.html"]
    assert derived.read_bytes() == before


def test_force_overwrites_a_derived_page(record: Path) -> None:
    derived = record.with_name("visit.zh.html")
    before = derived.read_bytes()
    edit(derived, "10月24日，深圳市副市长", "当天，深圳市副市长")

    changed = render_files(str(record), force=True)

    assert names(changed) == ["visit.zh.html"]
    assert derived.read_bytes() == before


def test_a_change_outside_the_sentences_of_a_derived_page_counts(record: Path) -> None:
    edit(record.with_name("visit.en.html"), "</header>", "</header><p>Read this!</p>")

    with pytest.raises(BilingualError, match="outside its sentences"):
        render_files(str(record))


def test_a_file_that_is_no_derived_page_is_not_overwritten(record: Path) -> None:
    record.with_name("visit.en.html").write_text("<html><body>mine</body></html>", encoding="utf-8")

    with pytest.raises(BilingualError, match="no page that bilingual made"):
        render_files(str(record))


@pytest.fixture
def untouched(tmp_path: Path, harbour: Page) -> tuple[Path, Page]:
    """Return a page no person has touched, all its targets with their digests."""
    made = tuple(
        tuple(replace(p, made=digest(p.source.text, p.target.text)) for p in block) for block in harbour.blocks
    )
    path = tmp_path / "harbour.html"
    page = replace(harbour, blocks=made)
    write_page(page, str(path))
    return path, page


TOUCHES = {
    "an edit": ("三座大樓", "3座大樓", "s3"),
    "an edit of a target": ("about 120,000", "some 120,000", "s3"),
    "a state": ('data-pair="s40" data-state="machine"', 'data-pair="s40" data-state="approved"', "s40"),
    "a waiver": ('data-pair="s40" data-state', 'data-waive="T001: a" data-pair="s40" data-state', "s40"),
    "damage": ('<span id="s40" data-pair="s40">', "<span>", "outside any sentence"),
    "another page": ("bilingual-signature", "my-page", "another file stands here"),
}


@pytest.mark.parametrize(("old", "new", "named"), TOUCHES.values(), ids=TOUCHES)
def test_a_page_that_a_person_worked_on_is_not_overwritten(
    untouched: tuple[Path, Page], old: str, new: str, named: str
) -> None:
    path, page = untouched
    edit(path, old, new)
    before = path.read_bytes()

    with pytest.raises(BilingualError, match=named):
        write_page(page, str(path))
    with pytest.raises(BilingualError, match=named):
        require_replaceable(str(path))

    assert path.read_bytes() == before


def test_a_page_that_nobody_worked_on_is_overwritten(untouched: tuple[Path, Page]) -> None:
    path, page = untouched

    require_replaceable(str(path))
    changed = write_page(replace(page, signature="engine:other"), str(path))

    assert names(changed) == ["harbour.html"]
    assert sorted(each.name for each in path.parent.iterdir()) == ["harbour.en.html", "harbour.html", "harbour.zh.html"]


def test_force_keeps_each_page_that_a_person_worked_on(untouched: tuple[Path, Page]) -> None:
    path, page = untouched
    edit(path, "about 120,000", "some 120,000")
    first = path.read_bytes()
    write_page(page, str(path), force=True)
    edit(path, "about 120,000", "nearly 120,000")
    second = path.read_bytes()

    write_page(page, str(path), force=True)

    assert "about 120,000" in path.read_text(encoding="utf-8")
    assert path.with_name("harbour.html.orig").read_bytes() == first
    assert path.with_name("harbour.html.orig.2").read_bytes() == second


def test_force_keeps_a_file_that_is_no_page(tmp_path: Path, visit: Page) -> None:
    path = tmp_path / "visit.html"
    path.write_bytes("深圳".encode("gb18030"))
    with pytest.raises(BilingualError, match="another file stands here"):
        write_page(visit, str(path))

    write_page(visit, str(path), force=True)

    assert path.with_name("visit.html.orig").read_bytes() == "深圳".encode("gb18030")
    assert read(path) == visit


def test_all_pairs_are_approved(record: Path) -> None:
    changed = approve(str(record))

    assert {pair.state for pair in read(record).pairs} == {"approved"}
    assert names(changed) == NAMES
    for name in NAMES:
        html = record.with_name(name).read_text(encoding="utf-8")
        assert "noindex" not in html
        assert "awaits an editor" not in html
    assert "approved by editors" in record.read_text(encoding="utf-8")


def test_one_pair_is_approved(record: Path) -> None:
    before = {pair.id: pair for pair in read(record).pairs}

    approve(str(record), ["s2"])

    after = {pair.id: pair for pair in read(record).pairs}
    assert after.pop("s2") == replace(before.pop("s2"), state="approved")
    assert after == before


def test_an_unknown_pair_is_an_error(record: Path) -> None:
    before = record.read_bytes()

    with pytest.raises(BilingualError, match="no pair s77"):
        approve(str(record), ["s2", "s77"])

    assert record.read_bytes() == before


def test_a_damaged_record_is_not_rendered(record: Path) -> None:
    edit(record, '<span id="s20" data-pair="s20">Three commitments</span>', "Three commitments")
    before = {path: path.read_bytes() for path in record.parent.iterdir()}

    with pytest.raises(BilingualError) as caught:
        render_files(str(record))

    assert str(caught.value.at).startswith(f"{record}:")
    assert {path: path.read_bytes() for path in record.parent.iterdir()} == before


DAMAGES = {
    "cut off between two blocks": (
        re.compile(r'<div class="block" id="a-commitments">.*', re.DOTALL),
        "",
        "no </main>",
    ),
    "an element that swallows the rest": (re.compile("He also met"), "He <xmp>also met", "<xmp> may not stand"),
    "a paragraph without a pair": (re.compile("<figure>"), "<p>A new paragraph.</p><figure>", "outside any sentence"),
    "a link that runs something": (re.compile('"leaders.html"'), '"javascript:x()"', "the address javascript:"),
}


@pytest.mark.parametrize(("old", "new", "named"), DAMAGES.values(), ids=DAMAGES)
def test_what_was_lost_in_a_record_stays_in_the_derived_pages(
    record: Path, old: re.Pattern[str], new: str, named: str
) -> None:
    record.write_text(old.sub(new, record.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    before = {path: path.read_bytes() for path in record.parent.iterdir()}

    for change in (render_files, approve):
        with pytest.raises(BilingualError, match=named):
            change(str(record), force=True)

    assert {path: path.read_bytes() for path in record.parent.iterdir()} == before


UNREADABLE = {
    "no file": (None, "cannot be read"),
    "no UTF-8": ("深圳".encode("gb18030"), "not in UTF-8"),
    "no page": (b"<p>News</p>", "no bilingual page"),
    "empty": (b"", "no bilingual page"),
}


@pytest.mark.parametrize(("data", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_record_is_an_error(tmp_path: Path, data: bytes | None, message: str) -> None:
    path = tmp_path / "a.html"
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(BilingualError, match=message):
        render_files(str(path))


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path, visit: Page) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")

    with pytest.raises(BilingualError, match="cannot be written"):
        write_page(visit, str(tmp_path / "out" / "visit.html"))
