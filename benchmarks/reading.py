"""Measure how well pages are read: encodings, titles, dates, tampering, letter case, two languages, robustness.

Each part is a file ``reading_<part>.py`` beside this one with a function ``table(pages) -> Iterator[str]``: it yields
the lines of its table, the figures first, then what is wrong, the worst first. ``pages`` is the folder with
``INDEX.tsv`` and ``gt/meta.tsv``; ``reading_rows.rows`` reads either.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from time import perf_counter

import click

PARTS = ("encodings", "metadata", "tampering", "truecasing", "pairs", "robustness")


@click.command()
@click.argument("pages", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--only", "chosen", multiple=True, type=click.Choice(PARTS), help="Measure only this part (repeatable).")
def main(pages: Path, chosen: tuple[str, ...]) -> None:
    """Print one table for each part of reading, measured on saved pages."""
    for part in chosen or PARTS:
        start = perf_counter()
        print(f"\n{part}")
        for line in import_module(f"reading_{part}").table(pages):
            print(f"  {line}", flush=True)
        print(f"  ({perf_counter() - start:.0f} s)")


if __name__ == "__main__":
    main()
