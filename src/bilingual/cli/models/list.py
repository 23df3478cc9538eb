"""Name the models that can be used without a network."""

from __future__ import annotations

import click

from bilingual.models import defaults, find_model
from bilingual.models.store import readable


@click.command()
def list_() -> None:
    """Name the models that can be used without a network, and which are used without --model."""
    added, faults = readable()
    chosen = defaults(added)
    models = [find_model("bundled"), *added]
    for model in models:
        used = [direction for direction in model.directions if chosen.get(direction, models[0]) == model]
        fields = [model.name, ", ".join(model.directions) or "not stated", ", ".join(model.folders)]
        click.echo("\t".join([*fields, *([f"used for {', '.join(used)}"] if used else [])]))
    for fault in faults:
        click.echo(f"Broken: {fault.format_message()}", err=True)
