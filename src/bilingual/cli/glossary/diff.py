"""Print what changed between two versions of a glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bilingual.cli.output import output_option, put_out
from bilingual.editing.diff import diff as differences
from bilingual.editing.diff.report import REPORTS, counted
from bilingual.editing.diff.revisions import version
from bilingual.glossary.layers import files
from bilingual.writing import keep_inputs

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", show_default=True)
@output_option
def diff(old: str, new: str, form: str, output: Path | None) -> None:
    """Print in words which rows were added, removed, changed or approved from OLD to NEW.

    OLD and NEW are files, folders, or either in a revision of git: main:glossaries, HEAD~1:glossaries/titles.csv. A row
    that moved to another place or file has not changed.
    """
    keep_inputs(output, files((old, new)))
    changes = differences(version(old).entries, version(new).entries)
    put_out(REPORTS[form](old, new, changes), output)
    click.echo(counted(changes), err=True)
