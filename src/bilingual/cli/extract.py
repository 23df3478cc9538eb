"""Print what is read from a page."""

from __future__ import annotations

import click

from bilingual.reports import report


@click.command()
@click.argument("path", metavar="INPUT")
def extract(path: str) -> None:
    """Print the text that is read from INPUT (a file, or - for standard input), one block a line."""
    from bilingual.extract import extract as read_article  # noqa: PLC0415 (trafilatura takes a while to load)
    from bilingual.source import read  # noqa: PLC0415 (as above)

    article = read_article(read(path))
    for block in article.blocks:
        click.echo(block.text)
    if article.findings:
        click.echo(report("text", article.findings), err=True)
