"""Bring edits of the review page into a glossary file."""

from __future__ import annotations

from pathlib import Path

import click

from bilingual.editing.apply import applied
from bilingual.reports.counting import plural
from bilingual.writing import write_whole

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("download", type=FILE)
@click.argument("file", type=FILE)
@click.option("--base", type=FILE, metavar="FILE", help="The review page of the download, or FILE as it was then.")
@click.pass_context
def apply(ctx: click.Context, download: Path, file: Path, base: Path | None) -> None:
    """Bring the rows edited in DOWNLOAD, a CSV of the review page, into the glossary FILE.

    If FILE has changed since, only rows that nobody else changed are replaced; the others are named, and the exit code
    is 2. What FILE was is known from its history in git, or from --base.
    """
    result = applied(download, file, base)
    write_whole(file, result.content)
    for refusal in result.refused:
        refusal.show()
    done = [f"{result.rows} {plural(result.rows, 'row')} edited"]
    done += [
        f"{count} {what}"
        for count, what in ((result.already, "there already"), (len(result.refused), "refused"))
        if count
    ]
    click.echo(f"{file}: {', '.join(done)}", err=True)
    if result.rows:
        click.echo(f"what is wrong with it: bilingual glossary lint {file}", err=True)
    ctx.exit(2 if result.refused else 0)
