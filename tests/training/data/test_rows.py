"""Pairs are read from columns, and what is no row is told with its line."""

from __future__ import annotations

import gzip
import lzma
from typing import TYPE_CHECKING

import pytest

from bilingual.errors import BilingualError
from bilingual.training.data.rows import Row, read_tsv

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, text: str, name: str = "pairs.tsv") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("深圳\tShenzhen\n", [Row("深圳", "Shenzhen")]),
        ("\ufeffzh\ten\tterms\n深圳\tShenzhen\n", [Row("深圳", "Shenzhen")]),
        ("深圳\tShenzhen\r\n\r\n广州\tGuangzhou\r\n", [Row("深圳", "Shenzhen"), Row("广州", "Guangzhou")]),
        (
            "他来深圳。\tHe came.\t深圳=Shenzhen; 他=He;\n",
            [Row("他来深圳。", "He came.", (("深圳", "Shenzhen"), ("他", "He")))],
        ),
        ("优化\timprove\talso: optimize\n", [Row("优化", "improve")]),
        ("# a note\n深圳\tShenzhen\n", [Row("深圳", "Shenzhen")]),
        (
            "一\tone\n#ARTICLE a zh\n二\ttwo\n三\tthree\n#ARTICLE b en\n四\tfour\n",
            [Row("一", "one"), Row("二", "two", (), 1), Row("三", "three", (), 1), Row("四", "four", (), 2)],
        ),
        ("行\u2028行\ta\x0cb\n", [Row("行\u2028行", "a\x0cb")]),
    ],
)
def test_rows_are_read_from_columns(text: str, rows: list[Row], tmp_path: Path) -> None:
    found = list(read_tsv(written(tmp_path, text)))

    assert found == rows


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("深圳\tShenzhen\n广州\n", ":2: this row does not hold two sentences"),
        ("深圳\t\n", ":1: this row does not hold two sentences"),
        ("\tShenzhen\n", ":1: this row does not hold two sentences"),
    ],
)
def test_what_is_no_row_is_told_with_its_line(text: str, told: str, tmp_path: Path) -> None:
    path = written(tmp_path, text)

    with pytest.raises(BilingualError) as error:
        list(read_tsv(path))

    assert f"{path}{told}" in error.value.format_message()


def test_what_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_bytes("深圳\tShenzhen\n".encode("gb18030"))

    with pytest.raises(BilingualError, match="not in UTF-8"):
        list(read_tsv(path))


@pytest.mark.parametrize(("suffix", "pack"), [(".xz", lzma.compress), (".gz", gzip.compress)])
def test_packed_files_are_read(suffix: str, pack: object, tmp_path: Path) -> None:
    path = tmp_path / f"pairs.tsv{suffix}"
    path.write_bytes(pack("深圳\tShenzhen\n".encode()))  # type: ignore[operator]

    assert list(read_tsv(path)) == [Row("深圳", "Shenzhen")]


@pytest.mark.parametrize("suffix", [".xz", ".gz", ""])
def test_files_that_are_damaged_or_missing_are_told(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"pairs.tsv{suffix}"
    if suffix:
        path.write_bytes(b"no archive")

    with pytest.raises(BilingualError, match="cannot be read"):
        list(read_tsv(path))


def test_a_file_that_breaks_off_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv.gz"
    whole = gzip.compress("".join(f"第{number}行\trow {number}\n" for number in range(5000)).encode())
    path.write_bytes(whole[: len(whole) // 2] + b"damage" + whole[len(whole) // 2 + 6 :])

    with pytest.raises(BilingualError, match=r"cannot be read|not in UTF-8|two sentences"):
        list(read_tsv(path))
