"""Remove a model that was added."""

from __future__ import annotations

import click

from bilingual.models.store import remove as removed


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
def remove(names: tuple[str, ...]) -> None:
    """Remove models that were added, and their files."""
    for name in names:
        click.echo(f"removed {removed(name)}", err=True)
