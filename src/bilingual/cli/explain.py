"""Explain a code."""

import click

from bilingual.checks import explain as explanation


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Explain CODE, such as T001: what it finds, why it matters, how to waive it."""
    click.echo(explanation(code.upper()))
