"""Look at the glossary."""

from __future__ import annotations

import click

from bilingual.cli.options import glossary_option
from bilingual.glossary import load


@click.group()
def glossary() -> None:
    """Look at the glossary that translations and checks follow."""


@glossary.command()
@click.argument("text")
@glossary_option
def show(text: str, glossary: tuple[str, ...]) -> None:
    """Print the entries whose Chinese or English holds TEXT, patterns with slots among them."""
    wanted = text.casefold()
    for entry in load(glossary).entries:
        forms = (entry.zh, entry.en, *entry.zh_variants, *entry.en_variants)
        if any(wanted in form.casefold() for form in forms):
            click.echo(f"{entry.location}: {entry.zh} = {entry.en} ({entry.kind}, {entry.binds}, {entry.status})")
