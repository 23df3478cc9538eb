"""Make sentences again whose terms no longer hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bilingual.cli.each import each
from bilingual.cli.options import glossary_option
from bilingual.glossary import load
from bilingual.inputs import pages as pages_among
from bilingual.pipeline import Desk
from bilingual.reports import report
from bilingual.retranslate import Retranslation
from bilingual.retranslate import retranslate as retranslate_page

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("--dry-run", is_flag=True, help="Only list what would be made again.")
@glossary_option
@click.option("--model", metavar="NAME|DIR", help="A translation model; see `bilingual models list`.")
@click.option("--engine", default="ctranslate2", show_default=True, metavar="NAME", help="What runs the model.")
@click.pass_context
def retranslate(
    ctx: click.Context,
    pages: tuple[str, ...],
    glossary: tuple[str, ...],
    model: str | None,
    engine: str,
    *,
    dry_run: bool,
) -> None:
    """Make sentences of PAGE again whose terms no longer hold and that no person has touched.

    A folder means all pages in it. The sentences are put into the page, which stays as it is elsewhere, and its other
    files are made again. On sentences that a person has edited or approved, what is wrong is listed.
    """
    desk = Desk(load(glossary), model=model, engine=engine)

    def one(path: Path) -> None:
        _show(path, retranslate_page(str(path), desk, dry_run=dry_run), dry_run=dry_run)

    _, done = each(pages_among(pages), one)
    ctx.exit(0 if done else 2)


def _show(path: Path, done: Retranslation, *, dry_run: bool) -> None:
    """Print what would be made again, or was, and what is left to an editor; say on stderr what was written."""
    for old, new in done.changed:
        place = old.target.location()
        if old.target.text == new.target.text:
            click.echo(f"{place}: {old.id} could not be made better, and awaits an editor")
        else:
            click.echo(f"{place}: {old.id} made again\n  - {old.target.text}\n  + {new.target.text}")
    for finding in done.again if dry_run else ():
        click.echo(f"{finding.location}: {finding.pair} would be made again: {finding.code} {finding.message}")
    if done.left:
        click.echo(report("text", done.left))
    for written in done.written:
        click.echo(written, err=True)
    click.echo(f"{path}: {summary(done, dry_run=dry_run)}", err=True)


def summary(done: Retranslation, *, dry_run: bool) -> str:
    """Return how many sentences were made again, and how many are left to an editor."""
    made = sum(old.target.text != new.target.text for old, new in done.changed)
    wrong = len({finding.pair for finding in done.again})
    left = len({finding.pair for finding in done.left})
    again = f"{wrong} would be made again" if dry_run else f"{made} of {wrong} made again"
    return f"{again}, {left} with wrong terms that people have touched"
