"""Suggest entries that the glossary lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bilingual.cli.each import each
from bilingual.cli.options import glossary_option
from bilingual.cli.output import output_option, put_out
from bilingual.editing.suggest import suggest as candidates_of
from bilingual.editing.suggest.table import table
from bilingual.editing.texts import readable, reading
from bilingual.errors import BilingualError
from bilingual.glossary import load
from bilingual.glossary.layers import files
from bilingual.reports.counting import plural
from bilingual.writing import keep_inputs

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@glossary_option
@click.option(
    "--min-count", "least", type=click.IntRange(1), default=1, show_default=True, help="How often a name must stand."
)
@output_option
@click.pass_context
def suggest(
    ctx: click.Context, pages: tuple[str, ...], glossary: tuple[str, ...], least: int, output: Path | None
) -> None:
    """Suggest entries that the glossary lacks, from PAGE (bilingual pages, articles, plain text, or folders).

    Prints a CSV file of proposed rows: bodies, titles, places, programmes and people, with how often each stands, how
    often the targets of bilingual pages agree, and example sentences. First come those that most targets render alike.
    """
    found = readable(pages)
    if not found:
        raise BilingualError("no page found", at=", ".join(pages))
    keep_inputs(output, found, files(glossary))
    known = load(glossary)
    readings, done = each(found, reading)
    every = candidates_of(readings, known)
    kept = [one for one in every if one.stands >= least]
    put_out(table(kept), output)
    less = f", {len(every) - len(kept)} less often" if len(kept) < len(every) else ""
    read = f"{len(readings)} {plural(len(readings), 'page')}"
    click.echo(f"{read}: {len(kept)} {plural(len(kept), 'candidate')}{less}", err=True)
    if not done:
        ctx.exit(2)
