"""Look at the glossary."""

from __future__ import annotations

import click

from bilingual.cli.options import glossary_option
from bilingual.glossary import load

FORMS = ("zh", "en", "zh_variants", "en_variants", "zh_short", "en_short")


@click.group()
def glossary() -> None:
    """Look at the glossary that translations and checks follow."""


@glossary.command()
@click.argument("text")
@glossary_option
def show(text: str, glossary: tuple[str, ...]) -> None:
    """Print the rows whose Chinese or English holds TEXT, patterns with slots among them."""
    wanted = text.casefold()
    for entry in load(glossary).entries:
        if any(wanted in entry[column].casefold() for column in FORMS):
            click.echo(
                f"{entry.location}: {entry['zh']} = {entry['en']} "
                f"({entry['kind'] or 'no kind'}, binds {entry['binds'] or 'by default'}, {entry.status})"
            )
