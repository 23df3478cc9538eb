"""Sort a file of open sentence pairs by where they come from, and clean each set as it needs."""  # noqa: INP001 (a script)

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
from opencc import OpenCC

from bilingual.training.data.rows import read_tsv
from bilingual.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    Cleaned = tuple[str, str] | None

HAN = "\u4e00-\u9fff"
_NUMBERED = re.compile(r"^\(?(?:\d{1,2}|[A-Z]|[a-z]|[ivx]+)[.)] ?(?=[A-Za-z\"“])")
_HEADED = re.compile(r"^\([A-Z][^)]{3,60}\) ")
_CODE = re.compile(r"[_(){}\[\]<>=`:;|\\/*#%&@]|\.\w|\b[a-z]+[A-Z]|--|[a-z]{2,}\d")
_HAN = re.compile(f"[{HAN}]")
_PROSE = 0.75  # the share of Han characters below which a line of documentation is code with words


def _law(zh: str, en: str) -> Cleaned:
    """Return a clause of a statute of Taiwan in mainland words, without its number."""
    zh = _to_mainland(zh).translate(str.maketrans("「」『』", "“”‘’"))
    en = _HEADED.sub("", _NUMBERED.sub("", en))
    return zh, en[:1].upper() + en[1:]


def _to_mainland(zh: str) -> str:
    """Return 程序 for 程式: the file has Simplified characters, but still the words of Taiwan."""
    to_traditional, to_mainland = _converters()
    text: str = to_mainland.convert(to_traditional.convert(zh))
    return text


@cache
def _converters() -> tuple[OpenCC, OpenCC]:
    return OpenCC("s2t"), OpenCC("tw2sp")


def _documentation(zh: str, en: str) -> Cleaned:
    """Return a sentence of prose; nothing for code and for what is mostly names of functions."""
    prose = not _CODE.search(en) and len(_HAN.findall(zh)) >= _PROSE * len(zh)
    return (zh, en) if prose else None


def _caption(zh: str, en: str) -> Cleaned:
    """Return a caption without the spaces that tokenizing has left."""
    for spaced, closed in ((" 's", "'s"), (" ,", ","), (" .", "."), ("[ ", ""), (" ]", "")):
        en = en.replace(spaced, closed)
    return zh, en


def _encyclopedia(zh: str, en: str) -> Cleaned:
    """Return a post-edited sentence with Chinese marks and without spaces beside them."""
    zh = re.sub(r"\s*\.$", "。", zh)
    zh = re.sub(rf"(?<=[{HAN}）”])\s*,\s*", "，", zh)
    zh = re.sub(r"\s*·\s*", "·", zh)
    zh = re.sub(r"\s+(?=[，。；：”）])|(?<=[，。；：“（])\s+", "", zh)
    zh = re.sub(rf"(?<=[{HAN}]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) (?=[{HAN}])", "", zh)
    return zh, en.replace(" ' ", "' ").replace(" 's", "'s")


def _as_it_is(zh: str, en: str) -> Cleaned:
    return zh, en


class Part(NamedTuple):
    """A stretch of the file's lines, from 0, and what cleans them."""

    name: str
    first: int
    last: int
    clean: Callable[[str, str], Cleaned]


PARTS = (
    Part("statutes", 0, 326_500, _law),
    Part("documentation", 333_600, 406_300, _documentation),
    Part("tatoeba", 406_700, 432_600, _as_it_is),
    Part("captions", 432_700, 456_300, _caption),
    Part("wikipedia", 456_600, 465_300, _encyclopedia),
    Part("xquad", 465_300, 467_490, _as_it_is),
    Part("tico", 467_490, 469_180, _as_it_is),
    Part("goals", 469_180, 469_470, _as_it_is),
)
"""The lines between and after these are left out: signs and names of bodies that state no licence."""


@click.command()
@click.argument("pairs", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--without",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Leave out what stands in this file on either side: a public test set.",
)
def main(pairs: Path, out: Path, without: tuple[Path, ...]) -> None:
    """Write a file for each set of PAIRS into the folder OUT."""
    measured = {text for path in without for row in read_tsv(path) for text in (row.zh, row.en)}
    rows = [(row.zh, row.en) for row in read_tsv(pairs)]
    out.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        kept = [pair for pair in rows[part.first : part.last] if measured.isdisjoint(pair)]
        cleaned = list(filter(None, (part.clean(*pair) for pair in kept)))
        lines = "".join(f"{zh}\t{en}\n" for zh, en in cleaned if zh and en)
        write_whole(out / f"{part.name}.tsv", lines.encode())
        click.echo(f"{part.name}: {len(cleaned)} of {part.last - part.first} pairs", err=True)


if __name__ == "__main__":
    main()
