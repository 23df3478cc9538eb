"""Fetch, convert and remember a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bilingual.interrupts import importing
from bilingual.models import DIRECTIONS, defaults
from bilingual.models.store import readable

if TYPE_CHECKING:
    from bilingual.models import Model


@click.command()
@click.argument("source", metavar="NAME_OR_FOLDER")
@click.option("--name", default="", help="What to call it here; by default its own name.")
@click.option("--revision", default="", metavar="COMMIT", help="Which commit, branch or tag of the hub to take.")
def add(source: str, name: str, revision: str) -> None:
    """Fetch a model from the Hugging Face hub, or take it from a folder, and remember it for CTranslate2.

    Such as Helsinki-NLP/opus-mt-zh-en and Helsinki-NLP/opus-mt-en-zh. A Marian model of transformers is converted to
    int8, which needs the extra `transformers`; a CTranslate2 folder is copied. Once both directions are there, they are
    used without --model.
    """
    with importing():
        from bilingual.models.adding import add as added  # noqa: PLC0415 (--help needs no CTranslate2)

    model = added(source, revision=revision, name=name)
    click.echo(f"added {model.name} ({', '.join(model.directions) or 'directions not stated'})", err=True)
    click.echo(_prospect(model), err=True)


def _prospect(model: Model) -> str:
    """Say what the model will be used for."""
    models, faults = readable()
    if faults:
        return f"Use it by --model {model.name}; another added model is broken: `bilingual models list` names it."
    chosen = defaults(models)
    if model in chosen.values():
        return "It is now used without --model; `--model bundled` goes back to the small one."
    lacking = [direction for direction in DIRECTIONS if direction not in model.directions]
    if model.directions and not chosen:
        return (
            f"Use it by --model {model.name}; add one for {', '.join(lacking)} too, and both are used without --model."
        )
    return f"Use it by --model {model.name}."
