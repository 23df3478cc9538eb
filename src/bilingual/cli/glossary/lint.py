"""Check a glossary."""

from __future__ import annotations

from datetime import datetime

import click
from click.core import ParameterSource

from bilingual.cli.each import each
from bilingual.cli.options import fail_on_option, fails
from bilingual.editing.lint import Book, files, summary, table_of
from bilingual.editing.lint import lint as findings_of
from bilingual.inputs import pages as pages_among
from bilingual.models import find_model
from bilingual.page import read_page
from bilingual.page.files import read_text
from bilingual.reports import report, report_names


@click.command()
@click.argument("glossary", nargs=-1, default=("default",), metavar="[PATH]...")
@click.option("--page", multiple=True, metavar="PAGE", help="A bilingual page or a folder of them, to count uses in.")
@click.option(
    "--model", default="bundled", show_default=True, metavar="NAME", help="Whose tokenizer must see the terms."
)
@click.option("--format", "form", type=click.Choice(report_names()), default="text", show_default=True)
@fail_on_option
@click.pass_context
def lint(
    ctx: click.Context, glossary: tuple[str, ...], page: tuple[str, ...], model: str, form: str, fail_on: str
) -> None:
    """Check glossaries, given as files or folders: bad rows, slips, conflicts, and what the model cannot read.

    Without PATH, the glossaries of the settings; `default` is the shipped one. Files of one folder are one layer
    and are compared with each other.
    """
    tables, all_read = each(files(glossary), table_of)
    pages, all_pages_read = each(pages_among(page), lambda path: read_page(read_text(str(path)), str(path)))
    today = datetime.now().astimezone().date().isoformat()
    book = Book(tables, today, pages, find_model(model), _layers(ctx, glossary))
    findings = findings_of(book)
    text = report(form, findings)
    click.echo(text, nl=bool(text) and not text.endswith("\n"))
    if tables:
        click.echo(summary(book, findings), err=True)
    if not (all_read and all_pages_read):
        ctx.exit(2)
    if fails(findings, fail_on):
        ctx.exit(1)


def _layers(ctx: click.Context, names: tuple[str, ...]) -> dict[str, str]:
    """Return the layer of each file where the settings name the layers; files of a command line go by their folders."""
    if ctx.get_parameter_source("glossary") is not ParameterSource.DEFAULT_MAP:
        return {}
    return {str(path): name for name in names for path in files([name])}
