"""Measure translation on test sets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual.cli.options import glossary_option
from bilingual.cli.output import put_out
from bilingual.evaluation import DIRECTIONS, SETTINGS, of_references, read
from bilingual.evaluation import evaluate as evaluated
from bilingual.evaluation.evaluate import require_sacrebleu
from bilingual.evaluation.table import as_json, as_text
from bilingual.evaluation.table import failures as listed
from bilingual.glossary import load
from bilingual.glossary.layers import files
from bilingual.inputs import writable_file
from bilingual.pipeline import Desk
from bilingual.writing import keep_inputs

if TYPE_CHECKING:
    from bilingual.evaluation import Setting

FORMATS = {"text": as_text, "json": as_json}


@click.command()
@click.argument("testsets", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="TESTSET...")
@click.option("--direction", type=click.Choice([*DIRECTIONS, "both"]), default="both", show_default=True)
@click.option(
    "--terms",
    type=click.Choice([*SETTINGS, "both"]),
    default="both",
    show_default=True,
    help="Which terms bind: the test set's column, the glossary, the column over the glossary; both: the first two.",
)
@glossary_option
@click.option("--model", metavar="NAME|DIR", help="A translation model; see `bilingual models list`.")
@click.option("--engine", default="ctranslate2", show_default=True, metavar="NAME", help="What runs the model.")
@click.option("--references", is_flag=True, help="Translate nothing: only check the references with the glossary.")
@click.option("--methods", is_flag=True, help="Show how each way of repair fares alone, too.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option(
    "--failures",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the sentences that lack a term or had one spliced in, and the references that are flagged.",
)
def evaluate(
    testsets: tuple[Path, ...],
    direction: str,
    terms: str,
    glossary: tuple[str, ...],
    model: str | None,
    engine: str,
    form: str,
    failures: Path | None,
    *,
    references: bool,
    methods: bool,
) -> None:
    """Translate TESTSET plainly and term-safely, and say how both fare.

    A row is a Chinese sentence, its English, and terms that stand in both (深圳=Shenzhen;…), separated by tabs; a line
    #ARTICLE begins an article.
    """
    keep_inputs(failures, testsets, files(glossary))
    if failures:
        writable_file(failures)
    if not references:
        require_sacrebleu()
    articles = read(testsets)
    desk = Desk(load(glossary), model=model, engine=engine)
    ways = [languages for name, languages in DIRECTIONS.items() if direction in {name, "both"}]
    settings: list[Setting] = ["column", "glossary"] if terms == "both" else [terms]  # type: ignore[list-item]
    flagged = [(f"{way[0].base}-{way[1].base}", of_references(articles, *way, desk)) for way in ways if references]
    found = (
        []
        if references
        else [evaluated(articles, way, setting, desk, methods=methods) for setting in settings for way in ways]
    )
    click.echo(FORMATS[form](found, flagged))
    if failures:
        put_out(listed(found, flagged), failures)
