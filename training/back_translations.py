"""Translate the target sides of pairs back by a model, and keep the sources that explain their targets best."""  # noqa: INP001 (a script)

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from bilingual.engines.ct2 import CTranslate2
from bilingual.engines.marian import EOS
from bilingual.engines.pieces import Tokenizer
from bilingual.evaluation import DIRECTIONS
from bilingual.models import Model, find_model
from bilingual.models.lexicon import lexicon_of
from bilingual.records import Language
from bilingual.training.data.reading import read_rows
from bilingual.watching import watched
from bilingual.writing import write_whole

if TYPE_CHECKING:
    from bilingual.training.data.rows import Row

LONGEST = 100  # pieces of a sentence that is translated back
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
    """Return sources for target texts; a text that is too long, or gets nothing, has none."""
    back, there = CTranslate2(model, source), CTranslate2(model, target)
    reader, judge = _tokenizer(model, target, source), _tokenizer(model, source, target)
    asked = [(text, reader.source(text).pieces) for text in texts]
    asked = sorted((one for one in asked if len(one[1]) <= LONGEST), key=lambda one: len(one[1]))
    made = []
    for start in watched(range(0, len(asked), LOT), f"translating back into {source}"):
        lot = asked[start : start + LOT]
        first = model.target_token(source)
        sources = [[*([first] if first else []), *pieces, EOS] for _, pieces in lot]
        found = back.translate(sources, [[] for _ in sources])
        drafts = [reader.decode(decoded.pieces).text for decoded in found]
        written = [(draft, text) for draft, (text, _) in zip(drafts, lot, strict=True) if draft]
        first = model.target_token(target)
        given = [[*([first] if first else []), *judge.source(draft).pieces, EOS] for draft, _ in written]
        wanted = [judge.target(text).pieces for _, text in written]
        logs = there.logs(given, wanted)
        made += [Translated(*pair, float(some.mean())) for pair, some in zip(written, logs, strict=True)]
    return made


def _tokenizer(model: Model, source: Language, target: Language) -> Tokenizer:
    return Tokenizer(model.folders["ctranslate2"], source, lexicon_of(model, source, target))


def _side(row: Row, language: Language) -> str:
    return row.en if language is Language.ENGLISH else row.zh


if __name__ == "__main__":
    main()
