"""How a model is trained: what decides the result, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a training; the same ones, data and seed give the same weights, on whatever number of threads.

    The length is counted in target ``tokens``, or, where these are 0, taken from ``minutes`` once the speed is known.
    ``rate`` is the peak of the learning rate, reached after the share ``warmup`` of the tokens and then lowered along a
    cosine to the share ``floor``. A step adds up ``accumulate`` batches of up to ``batch`` padded pieces a side.
    ``guide`` weighs the loss of the alignment against that of the words; ``copying`` is how often a piece that copies a
    hint counts in the latter. Until the share ``full_from`` of the tokens
    the softmax is over a sample. Pieces are split and words dropped at random until ``calm_from`` and less and less
    until ``full_from``. ``average`` is the decay of the averaged weights, which are what is saved.
    """

    tokens: int = 0
    minutes: float = 0.0
    rate: float = 1e-4
    warmup: float = 0.05
    floor: float = 0.05
    batch: int = 1100
    accumulate: int = 4
    dropout: float = 0.1
    smoothing: float = 0.1
    guide: float = 0.4
    copying: float = 4.0
    full_from: float = 0.85
    calm_from: float = 0.75
    split_source: float = 0.1
    split_target: float = 0.05
    word_drop: float = 0.05
    average: float = 0.9995
    evaluations: int = 20
    patience: int = 6
    seed: int = 1
    precision: str = "float32"


RATES = {"scratch": 8e-4, "grown": 3e-4, "finished": 1e-4}
BATCHES = {"cpu": 1100, "cuda": 8000}
MINUTES = 120.0


def defaults(start: str, *, grown: bool, device: str) -> Options:
    """Return the options that a training from ``start`` wants on a device.

    A higher rate than these undoes finished weights, or lets random ones collapse.
    """
    kind = "scratch" if start == "scratch" else "grown" if grown else "finished"
    return Options(minutes=MINUTES, rate=RATES[kind], batch=BATCHES[device])
