"""Print what matching costs, beside what translating costs, and how often it would flag human translations."""

from __future__ import annotations

import time
from itertools import cycle, islice, product
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from bilingual.engines import load_engine
from bilingual.glossary import Glossary, load
from bilingual.glossary.entry import Entry
from bilingual.match import Matcher
from bilingual.match.render import filled
from bilingual.mentions import mentions
from bilingual.models import find_model
from bilingual.records import Language, Segment

if TYPE_CHECKING:
    from collections.abc import Callable

    Pairs = list[tuple[str, str]]

Result = TypeVar("Result")
SENTENCES = 5000  # 100 pages of 50
RUNS = 5
MANY = 100_000  # entries of a large glossary
ARTICLE = 40  # sentences


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
        turned = rows if name == "zh-en" else [(english, chinese) for chinese, english in rows]
        report(name, matcher, turned)
        share(name, glossary, (source, target), turned[:ARTICLE])


def share(name: str, glossary: Glossary, direction: tuple[Language, Language], article: Pairs) -> None:
    """Print what finding and verifying terms costs beside the plain translation of the same article."""
    engine = load_engine("ctranslate2", find_model(None, *direction), *direction)
    texts = [source for source, _ in article]
    engine.translate(texts[:1])
    translating, drafts = best(lambda: engine.translate(texts), 1)
    targets = [draft.text for draft in drafts]
    for large in (glossary, grown(glossary)):
        seconds, matcher = best(lambda: Matcher.of(large, *direction), 1)  # noqa: B023 (called before the next turn)
        label = f"{len(matcher.terms):,} terms, {len(matcher.patterns):,} patterns {name}"
        click.echo(f"compile {label}{seconds:20.2f} s")
        matching, _ = best(lambda: matched(matcher, direction[0], texts, targets))  # noqa: B023 (as above)
        click.echo(f"match and verify {len(texts)} sentences, of translating them{matching / translating:12.2%}")


def matched(matcher: Matcher, language: Language, texts: list[str], targets: list[str]) -> list[object]:
    """Return where the terms of an article stand in its translation."""
    found = mentions([(Segment(text), "") for text in texts], matcher, language, "")
    return [matcher.kept(terms, target) for (terms, _), target in zip(found, targets, strict=True)]


def grown(glossary: Glossary) -> Glossary:
    """Return a glossary with many more rows, made of its patterns of one place and its places."""
    rows = glossary.entries
    patterns = [row for row in rows if row.is_pattern and row["zh"].count("{") == 1 and "{place}" in row["zh"]]
    places = [row for row in rows if row["kind"] == "place" and not row.is_pattern]
    made = (
        Entry(
            {side: filled(pattern[side], ("place",), (place[side],)) for side in ("zh", "en")}
            | {"kind": pattern["kind"]}
        )
        for pattern, place in product(patterns, places)
    )
    return Glossary(((*rows, *islice(made, MANY - len(rows))),))


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
