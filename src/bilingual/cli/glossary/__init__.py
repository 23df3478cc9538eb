"""What editors do with a glossary: one file per command."""

from __future__ import annotations

import click

from bilingual.cli.lazy import LazyGroup


class GlossaryCommands(LazyGroup):
    """The commands of ``bilingual glossary``."""

    package = __name__
    table = {  # noqa: RUF012 (a constant)
        "show": "Print the rows that hold a word, or what matches in a text or file.",
        "suggest": "Suggest entries that the glossary lacks, from pages.",
        "lint": "Check the rows: slips, conflicts, what the model cannot read.",
        "format": "Sort and tidy the files, so that changes stay small.",
        "convert": "Convert between CSV, Excel, TBX and OmegaT.",
        "diff": "Print what changed between two versions, in words.",
        "impact": "Print which published sentences a change breaks or mends.",
        "review": "Write a page on which editors search, review and edit entries.",
        "apply": "Bring edits made on the review page into a file.",
    }


@click.group(cls=GlossaryCommands)
def glossary() -> None:
    """Look at the glossary, check it, and see what a change does."""
