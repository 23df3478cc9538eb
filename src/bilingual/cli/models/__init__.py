"""The translation models that there are: one file per command."""

from __future__ import annotations

import click

from bilingual.cli.lazy import LazyGroup


class ModelCommands(LazyGroup):
    """The commands of ``bilingual models``."""

    package = __name__
    table = {  # noqa: RUF012 (a constant)
        "list": "Name the models that can be used without a network.",
        "show": "Show what a model is and which terms it cannot read.",
        "add": "Fetch, convert and remember a larger model.",
        "remove": "Remove a model that was added.",
    }


@click.group(cls=ModelCommands)
def models() -> None:
    """List the translation models there are, add larger ones, and show what one is."""
