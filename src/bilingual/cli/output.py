"""Put the text that a command makes where the user wants it."""

from __future__ import annotations

from pathlib import Path

import click

from bilingual.inputs import writable_file
from bilingual.writing import write_whole

output_option = click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write there, not to the screen."
)


def put_out(text: str, output: Path | None) -> None:
    """Print a text, or write it to a file, whole or not at all; raises BilingualError where that cannot be written."""
    whole = text if not text or text.endswith("\n") else f"{text}\n"
    if output is None:
        click.echo(whole, nl=False)
        return
    writable_file(output)
    write_whole(output, whole.encode())
