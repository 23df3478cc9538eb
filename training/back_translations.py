"""Translate the target sides of pairs back by a model, and keep the sources that explain their targets best."""  # noqa: INP001 (a script)

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from bilingual.engines import load_engine
from bilingual.evaluation import DIRECTIONS
from bilingual.models import Model, find_model
from bilingual.records import Language
from bilingual.training.data.reading import read_rows
from bilingual.watching import watched
from bilingual.writing import write_whole

if TYPE_CHECKING:
    from bilingual.training.data.rows import Row

LOT = 512  # sentences translated at a time


class Translated(NamedTuple):
    """A source that a model wrote for a target, and the mean log probability of the target's pieces given it."""

    source: str
    target: str
    score: float


@click.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.argument("pairs", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--model", default="bundled", show_default=True, help="One of both directions.")
@click.option("--keep", default=0.5, show_default=True, type=click.FloatRange(0, 1, min_open=True), help="Which share.")
@click.option("--most", default=0, help="How many sentences are translated back in each direction; 0: all.")
def main(out: Path, pairs: tuple[Path, ...], model: str, keep: float, most: int) -> None:
    """Write zh-en.tsv and en-zh.tsv, each to be learnt in that direction alone, from the target sides of PAIRS.

    Sources come from beam search, which serves small models better than sampling (Edunov et al. 2018). Of the targets
    the share is kept that the same model, asked the other way round, finds likeliest given the source.
    """
    known = find_model(model)
    rows = [row for path in pairs for row in read_rows(path)]
    out.mkdir(parents=True, exist_ok=True)
    for direction, (source, target) in DIRECTIONS.items():
        texts = list(dict.fromkeys(_side(row, target) for row in rows))
        made = back_translations(known, texts[: most or None], source, target)
        best = sorted(made, key=lambda one: one.score, reverse=True)[: round(len(made) * keep)]
        chosen = {(one.source, one.target) for one in best}
        kept = [one for one in made if (one.source, one.target) in chosen]
        english = target is Language.ENGLISH
        lines = ["\t".join((one.source, one.target) if english else (one.target, one.source)) for one in kept]
        write_whole(out / f"{direction}.tsv", "".join(f"{line}\n" for line in lines).encode())
        click.echo(f"{direction}: {len(kept):,} of {len(made):,}, those with a score of {best[-1].score:.2f} or more")


def back_translations(model: Model, texts: list[str], source: Language, target: Language) -> list[Translated]:
    """Return sources for target texts; a text that gets nothing has none."""
    back, there = (load_engine("ctranslate2", model, *way) for way in ((target, source), (source, target)))
    asked = sorted(texts, key=len)
    made = []
    for start in watched(range(0, len(asked), LOT), f"translating back into {source}"):
        lot = asked[start : start + LOT]
        drafts = [hypothesis.text for hypothesis in back.translate(lot)]
        pairs = [pair for pair in zip(drafts, lot, strict=True) if pair[0]]
        scores = there.score(*zip(*pairs, strict=True)) if pairs else []
        made += [Translated(*pair, score) for pair, score in zip(pairs, scores, strict=True)]
    return made


def _side(row: Row, language: Language) -> str:
    return row.en if language is Language.ENGLISH else row.zh


if __name__ == "__main__":
    main()
