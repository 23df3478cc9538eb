"""Print what matching with the shipped glossary costs, and how often it would flag human translations."""

from __future__ import annotations

import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from bilingual.glossary import load
from bilingual.match import Matcher
from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from bilingual.glossary import Glossary

    Pairs = list[tuple[str, str]]

Result = TypeVar("Result")
SENTENCES = 5000  # 100 pages of 50
RUNS = 5


@click.command()
@click.argument("pairs", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def matching(pairs: Path | None) -> None:
    """Print the figures, times as the best of some runs.

    PAIRS is a file of human translations, Chinese, tab, English; without it sentences are made of the glossary.
    """
    seconds, glossary = best(load)
    click.echo(f"load {len(glossary.entries):,} rows{seconds:29.2f} s")
    rows = read(pairs) if pairs else made(glossary)
    for name, source, target in (
        ("zh-en", Language.SIMPLIFIED, Language.ENGLISH),
        ("en-zh", Language.ENGLISH, Language.SIMPLIFIED),
    ):
        seconds, matcher = best(lambda: Matcher.of(load(), source, target))  # noqa: B023 (called before the next turn)
        click.echo(f"load and compile {name}{seconds:25.2f} s")
        report(name, matcher, rows if name == "zh-en" else [(english, chinese) for chinese, english in rows])


def report(name: str, matcher: Matcher, rows: Pairs) -> None:
    """Print how fast one direction is matched and verified, and how many pairs it flags."""
    some = list(islice(cycle(rows), SENTENCES))
    seconds, _ = best(lambda: [matcher.find(source, also=target) for source, target in some])
    click.echo(f"find in {SENTENCES:,} sentences {name}{seconds:17.2f} s")
    found = [(matcher.find(source, also=target), target) for source, target in rows]
    binding = [([match for match in matches if match.binding], target) for matches, target in found]
    seconds, held = best(lambda: [matcher.hold(matches, target) for matches, target in binding], 1)
    click.echo(f"verify {len(rows):,} targets {name}{seconds:20.2f} s")
    total, bound = sum(len(matches) for matches, _ in found), sum(map(len, held))
    click.echo(f"matches that bind {name}{bound / total:24.1%} of {total:,}")
    click.echo(f"not held {name}{sum(spans.count(None) for spans in held) / bound:33.1%} of {bound:,}")
    click.echo(f"pairs flagged {name}{sum(None in spans for spans in held) / len(rows):28.1%} of {len(rows):,}")


def best(of: Callable[[], Result], runs: int = RUNS) -> tuple[float, Result]:
    """Return the processor seconds of the fastest of some runs, and the last result."""
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        result = of()
        seconds.append(time.process_time() - start)
    return min(seconds), result


def read(path: Path) -> Pairs:
    """Return the pairs of a file; a line that begins with # is passed over."""
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1]) for row in cells]


def made(glossary: Glossary) -> Pairs:
    """Return sentences of four main forms each."""
    rows = [entry for entry in glossary.entries if not entry.is_pattern]
    fours = [rows[at : at + 4] for at in range(0, len(rows), 4)]
    return [("、".join(row["zh"] for row in four) + "。", ", ".join(row["en"] for row in four) + ".") for four in fours]


if __name__ == "__main__":
    matching()
