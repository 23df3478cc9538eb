"""Print what is read from a page."""

from __future__ import annotations

import click

from bilingual.cli.options import footer_option, join_option, local_option
from bilingual.reports import report


@click.command()
@click.argument("path", metavar="INPUT")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="Text, one block or figure a line, with the date; JSON with what was left out and why; or the article as a small page.",
)
@join_option
@local_option
@footer_option
def extract(path: str, form: str, *, join: bool, allow_local: bool, keep_footer: bool) -> None:
    """Print what is read from INPUT: a file, an address, or - for standard input."""
    from bilingual.inputs import one_job  # noqa: PLC0415 (trafilatura takes a while to load)
    from bilingual.intake import intake, reading_of  # noqa: PLC0415 (as above)
    from bilingual.reports.reading import FORMS  # noqa: PLC0415 (as above)

    pages = intake(one_job(path, join=join, allow_local=allow_local))
    found = reading_of(pages, keep_footer=keep_footer)
    click.echo(FORMS[form](found, pages.pages[0]))
    if found.article.findings:
        click.echo(report("text", found.article.findings), err=True)
