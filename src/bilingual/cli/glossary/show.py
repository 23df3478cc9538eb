"""Print rows of the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bilingual.cli.options import glossary_option
from bilingual.glossary import load

if TYPE_CHECKING:
    from bilingual.glossary import Entry

FORMS = ("zh", "en", "zh_variants", "en_variants", "zh_short", "en_short")
DETAILS = (
    *FORMS[2:],
    "zh_forbidden",
    "en_forbidden",
    "direction",
    "context",
    "valid_from",
    "valid_to",
    "source",
    "note",
)


@click.command()
@click.argument("text")
@glossary_option
def show(text: str, glossary: tuple[str, ...]) -> None:
    """Print the rows whose Chinese or English holds TEXT, patterns with slots among them.

    Rows of a later layer come last: for the same source form, they win.
    """
    wanted = text.casefold()
    found = [entry for entry in load(glossary).entries if any(wanted in entry[form].casefold() for form in FORMS)]
    for entry in found:
        click.echo(_described(entry))
    if not found:
        click.echo(f"no row holds {text}", err=True)


def _described(entry: Entry) -> str:
    head = f"{entry.location}: {entry['zh']} = {entry['en']} ({entry['kind'] or 'no kind'}, {entry.status})"
    binds = [f"  binds: {entry['binds']}"] if entry["binds"] else []
    return "\n".join([head, *binds, *(f"  {name}: {entry[name]}" for name in DETAILS if entry[name])])
