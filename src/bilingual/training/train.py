"""Train a model from pairs to a folder that translates."""

from __future__ import annotations

import shutil
import signal
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual.interrupts import interrupts
from bilingual.training import checkpoint
from bilingual.training.card import card
from bilingual.training.development import development_pairs, measured
from bilingual.training.errors import files_told
from bilingual.training.export import averaged, export
from bilingual.training.job import remembered
from bilingual.training.lock import locked
from bilingual.training.names import BEST, MEASURED, START
from bilingual.training.noise import noise_of
from bilingual.training.prepare import SCRATCH, Prepared, prepared
from bilingual.training.progress import watched
from bilingual.training.state import Point
from bilingual.training.trainer import Trainer, Words
from bilingual.training.vocabulary import vocabulary_of
from bilingual.writing import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

    from bilingual.evaluation import Example
    from bilingual.training.job import Job
    from bilingual.training.machine import Machine
    from bilingual.training.options import Options
    from bilingual.training.state import State

EARLIEST = 1 / 3  # before this share of a training chrF tells little: from nothing it stays near zero for long
SHORTEST = 25  # steps between two points of the curve
PROBED = 20  # steps after which the speed is known
SAVE_EVERY = 300.0  # seconds


@dataclass(frozen=True, slots=True)
class Course:
    """A training under way: what is asked for, what it is made of, and the trainer."""

    job: Job
    made: Prepared
    development: list[Example]
    trainer: Trainer

    @property
    def state(self) -> State:
        """Where the training stands."""
        return self.trainer.state


def train(job: Job, machine: Machine) -> State:
    """Train a model as asked for, or go on with a training that was broken off, and write the model's folder.

    Raises KeyboardInterrupt after an interrupt, when all is saved.
    """
    development = development_pairs(job.dev)
    with files_told(job.out):
        known = remembered(job)
        with locked(job.folder):
            return _trained(job, machine, prepared(job, known=known), development)


def _trained(job: Job, machine: Machine, made: Prepared, development: list[Example]) -> State:
    vocabulary = vocabulary_of(made.settings)
    words = Words(vocabulary.tokens, noise_of(vocabulary), vocabulary.brackets)
    trainer = Trainer(made.model, made.packed, words, job.options, machine)
    course = Course(job, made, development, trainer)
    if checkpoint.resume(trainer, job.folder):
        if course.state.best >= 0:
            checkpoint.read(job.folder / BEST)  # better told now than after days
        lengthen(course.state, job)
    elif development and job.start != SCRATCH:
        measure(course)
    _run(course)
    _finish(course, machine)
    return course.state


def _run(course: Course) -> None:
    state, options, folder = course.state, course.job.options, course.job.folder
    saved = time.monotonic()
    with watched() as watch, interrupts(signal.SIGINT, signal.SIGTERM) as heard:
        while not state.finished:
            begun, before = time.monotonic(), state.tokens
            course.trainer.step()
            taken = time.monotonic() - begun
            state.seconds += taken
            watch(state, (state.tokens - before) / taken)
            if not state.total and state.step >= PROBED:
                state.total = max(1, int(state.tokens / state.seconds * 60 * options.minutes))
            if due := is_due(state, options):
                measure(course)
            if heard or due or state.finished or time.monotonic() - saved > SAVE_EVERY:
                checkpoint.save(course.trainer, folder)
                saved = time.monotonic()
            if heard:
                raise KeyboardInterrupt


def is_due(state: State, options: Options) -> bool:
    """Tell whether the model is to be measured: at the end, and before it after equal stretches that are not short."""
    since = state.step - (state.curve[-1].step if state.curve else 0)
    stretch = int(state.done * options.evaluations) > state.evaluated
    return state.finished or (state.total > 0 and stretch and since >= SHORTEST)


def is_vain(state: State, options: Options) -> bool:
    """Tell whether chrF has not risen for so many measurements that it is not likely to."""
    waited = len(state.curve) - 1 - state.best
    return state.best >= 0 and waited >= options.patience and state.done > EARLIEST


def measure(course: Course) -> None:
    """Add a point to the curve and, with development pairs, keep the averaged weights if they are the best so far."""
    state, job = course.state, course.job
    state.evaluated = int(state.done * job.options.evaluations)
    scores: dict[str, float] = {}
    if course.development:
        write(course, course.trainer.weights.average(), job.folder / MEASURED)
        scores = measured(job.folder / MEASURED, course.development, course.made.settings.directions)
    state.curve.append(Point(state.step, state.tokens, state.seconds, state.loss, state.aligned, scores))
    if not scores:
        return
    if state.best < 0 or sum(scores.values()) > sum(state.curve[state.best].chrf.values()):
        state.best = len(state.curve) - 1
        checkpoint.write(course.trainer.weights.average(), job.folder / BEST)
    state.stopped = is_vain(state, job.options)


def lengthen(state: State, job: Job) -> None:
    """Take over a new length from the command: a finished training goes on if it is longer than before."""
    if job.options.tokens and job.options.tokens != state.total:
        state.total, state.stopped = job.options.tokens, False
        state.evaluated = int(state.done * job.options.evaluations)


def write(course: Course, weights: dict[str, Tensor], out: Path) -> None:
    """Write weights as a folder that translates."""
    start = course.job.folder / START / "transformers"
    export(averaged(course.trainer.weights.model, weights), course.made.settings, start, out)


def _finish(course: Course, machine: Machine) -> None:
    job, state = course.job, course.state
    weights = course.trainer.weights.average()
    if state.best >= 0:
        weights = checkpoint.read(job.folder / BEST)
    write(course, weights, job.out)
    shutil.rmtree(job.folder / MEASURED, ignore_errors=True)
    write_whole(job.out / "MODEL.md", card(job, course.made.about, state, machine).encode())
