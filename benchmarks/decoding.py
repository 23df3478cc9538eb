"""Print what the search settings and the guards of a model do to a test set: scores, figures, loops, time."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from bilingual.checks.figures import differing
from bilingual.checks.flaws import flaws
from bilingual.engines import load_engine
from bilingual.evaluation import DIRECTIONS, read
from bilingual.evaluation.scores import metrics
from bilingual.guards import guarded
from bilingual.models import find_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.models import Model
    from bilingual.records import Language

HEAD = f"{'':34} {'chrF':>6} {'BLEU':>6} {'figures':>8} {'loops':>6} {'strays':>7} {'seconds':>8}"
UNGUARDED: dict[str, Any] = {
    "no_repeat": 0,
    "target_lengths": {},
    "latin_in_chinese": True,
    "bytes_in_target": True,
}


class Sentences(NamedTuple):
    """The sources and the references of a test set in one direction."""

    sources: list[str]
    references: list[str]
    languages: tuple[Language, Language]


@click.command()
@click.argument("testsets", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--model", default="bundled", show_default=True, help="Whose settings are tried.")
@click.option("--sentences", default=300, show_default=True, help="How many to take, spread evenly.")
@click.option("--guards", "only", is_flag=True, help="Leave the grid out: what the guards do alone.")
def decoding(testsets: tuple[Path, ...], model: str, sentences: int, *, only: bool) -> None:
    """Translate TESTSETS with each setting of a grid around the model's own, then with its guards added one by one."""
    examples = [example for article in read(testsets) for example in article]
    chosen = examples[:: -(-len(examples) // sentences)]
    for source, target in DIRECTIONS.values():
        known = find_model(model)
        if known.translates(source, target):
            texts = Sentences(
                [example.text(source) for example in chosen],
                [example.text(target) for example in chosen],
                (source, target),
            )
            click.echo(f"{source.base}-{target.base}, {len(chosen)} sentences\n{HEAD}")
            for name, tried in [*([] if only else searches(known)), *guards(known)]:
                click.echo(line(name, *translated(tried, texts), texts))
            click.echo(line("all, and figures put right", *translated(known, texts, mend=True), texts))


def searches(model: Model) -> Iterator[tuple[str, Model]]:
    """Yield the model with other beams and penalties, without its guards."""
    bare = replace(model, **UNGUARDED)
    for beam in (1, 2, 3, 4, 5, 6):
        yield f"beam {beam}", replace(bare, beam_size=beam)
    for length in (0.6, 0.8, 1.2, 1.4):
        yield f"length penalty {length}", replace(bare, length_penalty=length)
    for repetition in (1.0, 1.05, 1.1, 1.15, 1.2):
        yield f"repetition penalty {repetition}", replace(bare, repetition_penalty=repetition)


def guards(model: Model) -> Iterator[tuple[str, Model]]:
    """Yield the model without its guards, with each of them alone, and with all of them."""
    yield "no guards", replace(model, **UNGUARDED)
    for name in UNGUARDED:
        yield f"only {name}", replace(model, **(UNGUARDED | {name: getattr(model, name)}))
    yield "all guards", model


def translated(model: Model, texts: Sentences, *, mend: bool = False) -> tuple[list[str], float]:
    """Return translations and the seconds that they took; the model is loaded before the clock starts."""
    engine = load_engine("ctranslate2", model, *texts.languages)
    start = time.perf_counter()
    drafts = engine.translate(texts.sources)
    made = guarded(texts.sources, drafts, engine) if mend else drafts
    return [hypothesis.text for hypothesis in made], time.perf_counter() - start


def line(name: str, targets: Sequence[str], seconds: float, texts: Sentences) -> str:
    """Return a row: chrF, BLEU, pairs with wrong figures, with a loop or odd length, with stray script, seconds."""
    score = {
        name: each.corpus_score(targets, [texts.references]).score for name, each in metrics(texts.languages[1]).items()
    }
    pairs = list(zip(texts.sources, targets, strict=True))
    figures = sum(bool(differing(*pair, *texts.languages)) for pair in pairs)
    found = [flaws(*pair, *texts.languages) for pair in pairs]
    loops, strays = (sum(code in codes for codes in found) for code in ("X004", "X003"))
    return f"{name:34} {score['chrF']:6.2f} {score['BLEU']:6.2f} {figures:8} {loops:6} {strays:7} {seconds:8.1f}"


if __name__ == "__main__":
    decoding()
