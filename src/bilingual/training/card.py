"""Write down how a model was made and what it can do, for those who use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bilingual import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bilingual.training.job import Job
    from bilingual.training.machine import Machine
    from bilingual.training.state import Point, State

SHOWN = (
    "rate", "warmup", "floor", "batch", "accumulate", "dropout", "smoothing", "guide", "copying", "full_from", "calm_from",
    "split_source", "split_target", "word_drop", "average", "precision", "seed",
)  # fmt: skip


def card(job: Job, about: Mapping[str, Any], state: State, machine: Machine) -> str:
    """Return ``MODEL.md``: from what, on which data, how long, with which figures, and what nobody has looked at."""
    lines = [
        *_head(job, about),
        *_data(job, about),
        *_training(job, state, machine),
        *_curve(state),
        *_cautions(job),
    ]
    return "\n".join(lines) + "\n"


def _head(job: Job, about: Mapping[str, Any]) -> Iterator[str]:
    start = "nothing (random weights)" if job.start == "scratch" else f"the model `{about['start']}`"
    licensed = f", whose licence is {about['start_license']}" if about.get("start_license") else ""
    yield f"# {job.out.resolve().name}"
    yield ""
    yield f"A Marian model for {' and '.join(about['directions'])}, made by `bilingual train` {__version__}."
    yield ""
    yield f"* **Started from** {start}{licensed}."
    yield f"* **Size** {about['size']} (width x encoder layers + decoder layers), {about['parameters'] / 1e6:.1f} million parameters."
    yield "* **Files** `ctranslate2/` (int8), `transformers/` (float16), `model.json` (how the model wants to be asked)."
    yield f"* **Licence** {job.license or 'not stated: whoever passes the model on has to say'}."


def _data(job: Job, about: Mapping[str, Any]) -> Iterator[str]:
    yield from ("", "## Data", "")
    for path in job.pairs:
        yield f"* `{path.name}`"
    layers = ", ".join(f"`{name}`" for name in job.glossary) or "none"
    yield f"* Glossary: {layers}."
    yield ""
    yield f"{about['pairs']:,} sentence pairs gave {about['examples']:,} examples, each in one direction:"
    yield from ("", "| examples | number | share of what is read |", "|---|---|---|")
    for tag, (count, share) in about["tags"].items():
        yield f"| {tag or 'plain'} | {count:,} | {share:.1%} |"
    if about["left_out"]:
        told = "; ".join(f"{count:,} {reason}" for reason, count in about["left_out"].items())
        yield from ("", f"Left out: {told}.")


def _training(job: Job, state: State, machine: Machine) -> Iterator[str]:
    yield from ("", "## Training", "")
    early = " It was stopped early, since chrF no longer rose." if state.stopped else ""
    yield (
        f"{state.tokens:,} target tokens in {state.step:,} steps and {state.seconds / 60:.0f} minutes of steps, "
        f"on {machine.name} ({machine.device}, {machine.threads} threads).{early}"
    )
    yield from ("", "| option | value |", "|---|---|")
    for name in SHOWN:
        yield f"| {name} | {getattr(job.options, name)} |"


def _curve(state: State) -> Iterator[str]:
    directions = list(dict.fromkeys(name for point in state.curve for name in point.chrf))
    yield from ("", "## Curve", "")
    if not state.curve:
        yield "Nothing was measured."
        return
    yield "Loss is the negative log-likelihood of a target piece in nats, on training batches, with dropout and noise."
    if directions:
        yield "chrF is of plain translations of the development pairs (CTranslate2, int8), by the averaged weights."
    yield from ("", "| " + " | ".join(["step", "tokens", "minutes", "loss", "alignment", *directions]) + " |")
    yield "|" + "---|" * (5 + len(directions))
    for number, point in enumerate(state.curve):
        yield _row(point, directions, best=number == state.best and bool(directions))
    if directions:
        yield from ("", "The weights of the row in bold are those of this folder.")


def _row(point: Point, directions: list[str], *, best: bool) -> str:
    loss = [f"{point.loss:.3f}", f"{point.aligned:.3f}"] if point.step else ["", ""]
    scores = [f"{point.chrf[name]:.1f}" if name in point.chrf else "" for name in directions]
    cells = [str(point.step), str(point.tokens), f"{point.seconds / 60:.1f}", *loss, *scores]
    return "| " + " | ".join(f"**{cell}**" if best and cell else cell for cell in cells) + " |"


def _cautions(job: Job) -> Iterator[str]:
    yield from ("", "## What to keep in mind", "")
    if job.dev:
        names = ", ".join(f"`{path.name}`" for path in job.dev)
        yield f"* The weights were chosen on {names}: figures on those pairs flatter the model a little."
    else:
        yield "* Nothing was measured while it was trained: `bilingual evaluate` says what the model can do."
    yield "* A model of this kind makes things up when it does not know a word. People read what it writes before it is published."
    if job.start != "scratch":
        yield "* What it could do before may have got worse on texts unlike the pairs above."
