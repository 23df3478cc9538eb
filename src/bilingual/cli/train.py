"""Train a translation model on sentence pairs and a glossary."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from bilingual.cli.options import glossary_option
from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from bilingual.training.options import Options
    from bilingual.training.state import State

NEEDED = ("torch", "transformers", "sacrebleu")
GIVEN = ("tokens", "minutes", "rate", "batch", "accumulate", "seed")
UNITS = {"k": 1_000, "m": 1_000_000}


class Tokens(click.ParamType[int]):
    """A number of tokens: ``2000000`` or ``2M``."""

    name = "tokens"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        text = str(value).strip().lower().replace(",", "").replace("_", "")
        unit = UNITS.get(text[-1:], 1)
        try:
            number = float(text[:-1] if unit > 1 else text) * unit
        except ValueError:
            number = 0
        if not 1 <= number <= 1e12:
            self.fail(f"{value} is not a number of tokens: write 2000000 or 2M", param, ctx)
        return int(number)


class Number(click.FloatRange):
    """A number in a range; ``nan`` is in none, though it is neither below nor above it."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number."""
        number: float = super().convert(value, param, ctx)  # type: ignore[arg-type]  # Click hands it over as text
        if isnan(number):
            self.fail(f"{value} is not a number", param, ctx)
        return number


@click.command()
@click.argument("pairs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PAIRS...")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="The model's folder.")
@click.option(
    "--from", "start", default="bundled", show_default=True, metavar="NAME|DIR|scratch", help="What to start from."
)
@click.option(
    "--size", default="", metavar="WxE+D", help="Width, encoder and decoder layers, as 512x6+2; a model only grows."
)
@click.option("--direction", type=click.Choice(["both", "zh-en", "en-zh"]), default="both", show_default=True)
@glossary_option
@click.option("--no-glossary", is_flag=True, help="Learn from the pairs alone.")
@click.option(
    "--dev",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Pairs to measure on: the best weights are kept, and training ends when chrF no longer rises.",
)
@click.option("--tokens", type=Tokens(), metavar="N", help="How long: target tokens, such as 2M.")
@click.option("--minutes", type=Number(0, 1_000_000, min_open=True), help="How long, about; instead of --tokens.")
@click.option("--rate", type=Number(0, 1, min_open=True), help="Peak learning rate; see docs/training.md.")
@click.option("--batch", type=click.IntRange(256, 1_000_000), help="Padded pieces a batch.")
@click.option("--accumulate", type=click.IntRange(1, 1024), default=4, show_default=True, help="Batches a step.")
@click.option(
    "--vocabulary", type=click.IntRange(300, 250_000), default=15_000, show_default=True, help="Pieces, from scratch."
)
@click.option(
    "--lexicon",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Words that stand for each other, as TSV, beside those that are learnt from the pairs.",
)
@click.option("--aligner", type=click.Choice(["auto", "eflomal", "own"]), default="auto", show_default=True)
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=1, show_default=True)
@click.option("--device", type=click.Choice(["auto", "cpu", "cuda"]), default="auto", show_default=True)
@click.option("--precision", type=click.Choice(["auto", "float32", "bf16"]), default="auto", show_default=True)
@click.option(
    "--threads", type=click.IntRange(0, 1024), default=0, metavar="N", help="Processor threads; 0: all there are."
)
@click.option("--license", "licence", default="", metavar="TEXT", help="The licence that the model's card states.")
def train(
    pairs: tuple[Path, ...],
    out: Path,
    start: str,
    size: str,
    direction: str,
    glossary: tuple[str, ...],
    dev: tuple[Path, ...],
    vocabulary: int,
    licence: str,
    **how: Any,  # noqa: ANN401 (how long, on what machine and the like, as Click hands it over)
) -> None:
    """Train a model on PAIRS: files of Chinese and English sentences, as TSV or TMX, or a TOML list of such files.

    The folder is one for `bilingual translate --model DIR`. A training that was broken off goes on where it was when
    the same command is given again.
    """
    if how["tokens"] and how["minutes"]:
        raise click.UsageError("--tokens and --minutes both say how long: give one of them")
    layers = click.get_current_context().get_parameter_source("glossary")
    if how["no_glossary"] and layers is ParameterSource.COMMANDLINE:
        raise click.UsageError("--no-glossary and --glossary contradict each other: give one of them")
    _require()
    from bilingual.training.data import Options as ExampleOptions  # noqa: PLC0415 (--help needs none of it)
    from bilingual.training.development import development_pairs  # noqa: PLC0415 (as above)
    from bilingual.training.job import Job  # noqa: PLC0415 (as above)
    from bilingual.training.machine import machine  # noqa: PLC0415 (torch)
    from bilingual.training.train import train as trained  # noqa: PLC0415 (torch)

    place = machine(how["device"], how["threads"])
    examples = ExampleOptions(lexicon=how["lexicon"] or "", aligner=how["aligner"])
    if how["no_glossary"]:
        glossary, examples = (), replace(examples, filled=0, people=0, places=0)
    options = _options(start, size, place.device, how)
    job = Job(pairs, out, start, size, direction, glossary, dev, licence, vocabulary, options, examples)
    _close(trained(job, place), out, len(development_pairs(dev)))


def _options(start: str, size: str, device: str, how: dict[str, Any]) -> Options:
    """Return the options that the start wants, but for those that are given."""
    from bilingual.training.machine import resolved  # noqa: PLC0415 (torch)
    from bilingual.training.options import defaults  # noqa: PLC0415 (as above)

    given = {name: how[name] for name in GIVEN if how[name] is not None}
    if how["tokens"]:
        given["minutes"] = 0.0
    given["precision"] = resolved(how["precision"], device)
    return replace(defaults(start, grown=bool(size), device=device), **given)


def _require() -> None:
    """Raise BilingualError, before any work, where what training needs is not installed."""
    for package in NEEDED:
        try:
            missing = find_spec(package) is None
        except ModuleNotFoundError:
            missing = True
        if missing:
            raise BilingualError(
                f"training needs {package}, which is not installed",
                hint='pip install "bilingual-news[train]", or in a checkout pip install ".[train]"',
            )


def _close(state: State, out: Path, measured: int) -> None:
    """Say on stderr what came of it, and where so few pairs were measured on that it may be chance."""
    from bilingual.evaluation.table import FEW  # noqa: PLC0415 (--help needs none of it)

    early = ", stopped early since chrF no longer rose" if state.stopped else ""
    click.echo(f"{state.tokens:,} target tokens in {state.step:,} steps{early}", err=True)
    if state.best == 0 and state.curve[0].step == 0:
        click.echo("nothing was better than the weights at the start: these are in the folder", err=True)
    if state.best >= 0:
        first, best = state.curve[0], state.curve[state.best]
        for direction, score in best.chrf.items():
            click.echo(f"chrF {direction}: {score:.1f} (step {first.step}: {first.chrf[direction]:.1f})", err=True)
        if measured < FEW:
            click.echo(f"{measured} pairs to measure on say little: the next ones may tell otherwise", err=True)
    click.echo(f"{out}: use it with `bilingual translate --model {out}`; MODEL.md says how it was made", err=True)
