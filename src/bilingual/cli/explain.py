"""Explain a code."""

import click

from bilingual.checks import explain as explanation
from bilingual.checks import titles


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain CODE, such as T001: what it finds, why it matters, how to waive it; without a code, list them all."""
    click.echo(explanation(code) if code else "\n".join(f"{name}  {title}" for name, title in titles().items()))
