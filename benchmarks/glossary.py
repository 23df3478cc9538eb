"""Print what the editors' commands cost on large glossaries and on many pages."""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
import time
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual.editing.impact import impact
from bilingual.editing.lint import lint, read_book
from bilingual.glossary import Glossary, load
from bilingual.glossary.format import formatted
from bilingual.glossary.layers import shipped
from bilingual.inputs import Job
from bilingual.models import find_model
from bilingual.page import read_page, render
from bilingual.pipeline import Desk, produce

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bilingual.glossary import Entry
    from bilingual.records import Page

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.html"))
ROWS = 20_000
RUNS = 3
PAGES = 1000
CHANGED = {
    "a row that stands on no page": ("{place}市住房和建设局",),
    "a row that stands on some": ("深圳市投资推广署",),
    "rows that stand on all": ("深圳", "香港", "粤港澳大湾区"),
}


@click.command()
@click.option("--pages", default=PAGES, show_default=True, help="How many pages a change is compared on.")
def glossary(pages: int) -> None:
    """Print the seconds of each command."""
    with tempfile.TemporaryDirectory() as folder:
        time_lint(enlarged(Path(folder)))
    with tempfile.TemporaryDirectory() as folder:
        time_impact(list(made(Path(folder), pages)))


def time_lint(paths: list[Path]) -> None:
    """Print the processor seconds, as the best of some runs, of linting and formatting a large glossary."""
    timed("lint without a tokenizer", lambda: lint(read_book(paths)))
    timed("lint with the bundled model's", lambda: lint(read_book(paths, model=find_model())))
    timed("format", lambda: [formatted(path) for path in paths])


def timed(name: str, work: Callable[[], object]) -> None:
    """Print the processor seconds of the fastest of some runs."""
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    click.echo(f"{name} {ROWS:,} rows: {min(seconds):.2f} s")


def enlarged(folder: Path) -> list[Path]:
    """Return the shipped files, and one of their rows under other names that makes them ``ROWS`` rows."""
    files = sorted(shipped().glob("*.csv"))
    header, *rows = csv.reader([line for file in files for line in file.read_text("utf-8-sig").splitlines()])
    rows = [row for row in rows if row != header and "{" not in row[0]]
    more = folder / "more.csv"
    with more.open("w", encoding="utf-8-sig", newline="") as file:
        missing = ROWS - len(load().entries)
        csv.writer(file).writerows([header, *([f"新{zh}", f"New {en}", *row] for zh, en, *row in rows[:missing])])
    for file in files:
        shutil.copy(file, folder)
    return sorted(folder.glob("*.csv"))


def time_impact(paths: list[Path]) -> None:
    """Print how long comparing all pages takes, for changes that touch few and many of them."""
    old = load()
    for name, forms in CHANGED.items():
        new = Glossary((tuple(without_variants(old, forms)),), old.names)
        start, used = time.perf_counter(), processor_seconds()
        found = impact(old, new, paths)
        seconds, used = time.perf_counter() - start, processor_seconds() - used
        affected = len({effect.finding.location.path for effect in found.effects})
        click.echo(
            f"impact on {len(paths):,} pages, {name}: {seconds:.1f} s ({used:.1f} s of processors), {affected:,} affected"
        )


def processor_seconds() -> float:
    """Return what this process and those that it has ended have used, whatever else runs on the machine."""
    return sum(os.times()[:4])


def without_variants(glossary: Glossary, forms: tuple[str, ...]) -> Iterator[Entry]:
    """Yield the rows, some of them with another English form."""
    for entry in glossary.entries:
        if entry["zh"] in forms:
            yield replace(entry, cells={**entry.cells, "en": f"{entry['en']} Region", "en_variants": ""})
        else:
            yield entry


def made(folder: Path, number: int) -> Iterator[Path]:
    """Yield pages made of the sentences of the examples, each beginning with another one."""
    desk = Desk(load())
    examples = []
    for example in EXAMPLES:
        produce(Job(str(example), folder / example.name), desk=desk, force=True)
        examples.append(read_page((folder / example.name).read_text(encoding="utf-8"), example.name))
    for index, example in enumerate(islice(cycle(examples), number)):
        path = folder / f"page-{index}.html"
        path.write_text(render(turned(example, index)), encoding="utf-8")
        yield path


def turned(page: Page, start: int) -> Page:
    """Return a page of the sentences of another, beginning with another one."""
    turn = start % len(page.pairs)
    pairs = [replace(pair, source=replace(pair.source, kind="paragraph")) for pair in page.pairs]
    blocks = tuple((pair,) for pair in (*pairs[turn:], *pairs[:turn]))
    return replace(page, blocks=blocks, layout='<p data-block=""></p>' * len(blocks))


if __name__ == "__main__":
    glossary()
