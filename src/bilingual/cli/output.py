"""Put the text that a command makes where the user wants it."""

from __future__ import annotations

from pathlib import Path

import click

from bilingual.errors import BilingualError

output_option = click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write there, not to the screen."
)


def put_out(text: str, output: Path | None) -> None:
    """Print a text, or write it to a file; raises BilingualError where that cannot be written."""
    whole = text if not text or text.endswith("\n") else f"{text}\n"
    if output is None:
        click.echo(whole, nl=False)
        return
    try:
        output.write_text(whole, encoding="utf-8")
    except OSError as error:
        raise BilingualError(f"cannot be written: {error.strerror}", at=str(output)) from error
