"""Translate articles into bilingual pages."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual.cli.each import each
from bilingual.cli.options import footer_option, force_option, glossary_option, join_option, local_option
from bilingual.errors import BilingualError
from bilingual.glossary import load
from bilingual.glossary.layers import files
from bilingual.inputs import SUFFIXES, derived, is_address, jobs, writable, writable_file
from bilingual.page.addresses import folder_address
from bilingual.pipeline import Desk, Produced, Publication, produce
from bilingual.reports import report as written
from bilingual.reports.counting import plural
from bilingual.reports.ledger import write_report
from bilingual.writing import keep_inputs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.inputs import Job
    from bilingual.models import Model
    from bilingual.records import View


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where the pages go.")
@click.option("--to", type=click.Choice(["en", "zh-Hans"]), help="The target language; by default the other one.")
@glossary_option
@click.option("--model", metavar="NAME|DIR", help="A translation model; see `bilingual models list`.")
@click.option("--engine", default="ctranslate2", show_default=True, metavar="NAME", help="What runs the model.")
@click.option(
    "--view",
    type=click.Choice(["columns", "stacked", "zh", "en"]),
    default="columns",
    show_default=True,
    help="How a page opens.",
)
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write a JSON report.")
@click.option("--base-url", default="", metavar="URL", help="The address at which DIR will be published.")
@click.option("--own-site", is_flag=True, help="The articles are from that site: their pages are no copies.")
@footer_option
@join_option
@local_option
@click.option(
    "--from-bilingual/--not-bilingual",
    default=None,
    help="The articles are in two languages already: keep their own translation. By default found from the text.",
)
@force_option
@click.option("--strict", is_flag=True, help="Exit with 1 if a page has an error.")
@click.pass_context
def translate(
    ctx: click.Context,
    inputs: tuple[str, ...],
    out: Path,
    to: str | None,
    glossary: tuple[str, ...],
    model: str | None,
    engine: str,
    view: View,
    report: Path | None,
    base_url: str,
    *,
    own_site: bool,
    from_bilingual: bool | None,
    keep_footer: bool,
    join: bool,
    allow_local: bool,
    force: bool,
    strict: bool,
) -> None:
    """Translate INPUT (files, folders, addresses, or - for standard input) into bilingual pages.

    x.html gives x.html (both languages), x.zh.html and x.en.html in the folder of -o.
    """
    work, passed = jobs(inputs, out, join=join, allow_local=allow_local)
    if not work:
        raise BilingualError("no article found", at=", ".join(inputs), hint=f"an article is {', '.join(SUFFIXES)}")
    _require_places(out, report, work, glossary)
    folder_address(base_url, out / "page", out)
    desk = Desk(load(glossary), model=model, engine=engine)

    made = partial(produce, desk=desk, to=to, force=force, from_bilingual=from_bilingual, keep_footer=keep_footer)

    def one(job: Job) -> Produced:
        article = made(job, publication=Publication(view, folder_address(base_url, job.page, out), own_site))
        _show(article)
        return article

    produced, done = each(work, one)
    if report:
        write_report(report, produced)
    if produced:
        _close(desk, passed)
    wrong = any(finding.severity == "error" for article in produced for finding in article.findings)
    ctx.exit(2 if not done else int(strict and wrong))


def _require_places(out: Path, report: Path | None, work: list[Job], glossary: tuple[str, ...]) -> None:
    """Raise BilingualError if no page can be written, or the report would replace an article, a glossary or a page."""
    read = [path for job in work for path in (job.source, *job.more) if path != "-" and not is_address(path)]
    made = [path for job in work for path in (job.page, *derived(job.page))]
    keep_inputs(report, read, made, files(glossary))
    writable(out)
    if report:
        writable_file(report)


def _show(article: Produced) -> None:
    """Say how an article fared: its line, what was wrong with its source, and how much is wrong with its page."""
    click.echo(article.summary, err=True)
    if article.translation.findings:
        click.echo(written("text", article.translation.findings), err=True)
    wrong = len(article.findings) - len(article.translation.findings)
    if wrong:
        click.echo(f"{wrong} {plural(wrong, 'finding')}: bilingual check {article.job.page}", err=True)


def _close(desk: Desk, passed: int) -> None:
    """Say what the pages rest on."""
    click.echo(f"glossary: {', '.join(desk.glossary.names)}", err=True)
    if passed:
        click.echo(f"passed over: {passed} pages that bilingual made", err=True)
    for line in about_models(desk.models):
        click.echo(line, err=True)


def about_models(models: Sequence[Model]) -> list[str]:
    """Return what a reader of the pages must know of the models: a small one's faults, and that one was added."""
    small = sorted(
        {"bundled model" if model.name == "bundled" else f"model {model.name}" for model in models if model.small}
    )
    lines = [
        f"The {name} is small: read what it gives. A larger one: `bilingual models add Helsinki-NLP/opus-mt-zh-en`, "
        "and opus-mt-en-zh (docs/models.md)."
        for name in small
    ]
    if added := sorted({model.name for model in models if model.added}):
        lines.append(f"model: {', '.join(added)}; `--model bundled` goes back to the one that comes with bilingual")
    return lines
