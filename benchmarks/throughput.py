"""Print how the whole pipeline compares with the bare engine, and where its time goes."""

from __future__ import annotations

import time
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click
import torch
from transformers import MarianMTModel, MarianTokenizer

from bilingual import pipeline
from bilingual.errors import BilingualError
from bilingual.extract import extract
from bilingual.glossary import Glossary, load
from bilingual.inputs import Job
from bilingual.models import find_model
from bilingual.records import Language
from bilingual.segment import segments
from bilingual.source import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

EXAMPLES = Path(__file__).parent.parent / "examples"
STAGES = (
    "read", "extract", "truecase", "segments", "find_terms", "draft", "enforce", "pair", "with_pictures", "write_page",
)  # fmt: skip
ONE_BY_ONE = 100  # segments that the slow loop translates, spread evenly over all pages


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--pages", default=20, show_default=True, help="How many pages to take from the folders.")
@click.option("--rounds", default=3, show_default=True, help="How often each is measured; the best counts.")
def throughput(folders: tuple[Path, ...], pages: int, rounds: int) -> None:
    """Measure the examples and PAGES pages of FOLDERS, model loaded, the same segments and settings throughout."""
    jobs = [Job(str(path), Path(path.name)) for path in chosen(folders, pages)]
    plain, full = pipeline.Desk(Glossary()), pipeline.Desk(load())
    texts = segments_of(jobs)
    count = sum(len(batch) for _, batch in texts)
    for desk in (plain, full):
        produce(jobs, desk)
    raw = min(timed(lambda: bare(texts, full)) for _ in range(rounds))
    without = min(timed(lambda: produce(jobs, plain)) for _ in range(rounds))
    stages, whole = min((staged(jobs, full) for _ in range(rounds)), key=lambda pair: pair[1])
    loop = one_by_one(texts)
    rows = [("bare engine", raw), ("pipeline, no glossary", without), ("pipeline, shipped glossary", whole)]
    click.echo(f"{len(jobs)} pages, {count} segments")
    for name, seconds in rows:
        click.echo(f"{name:28} {count / seconds:7.1f} segments/s   {raw / seconds:5.2f} of the bare engine")
    click.echo(
        f"{'transformers, one by one':28} {loop:7.1f} segments/s   {count / whole / loop:5.1f} times slower than the pipeline with glossary"
    )
    for name, seconds in stages.items():
        click.echo(f"  {name:14} {seconds:7.2f} s  {100 * seconds / whole:5.1f} %")


def chosen(folders: Iterable[Path], pages: int) -> list[Path]:
    """Return the examples and as many pages, spread evenly over the folders, that hold an article in one language."""
    found = sorted(path for folder in folders for path in folder.rglob("*.html"))
    step = max(1, len(found) // (pages + 10))
    readable = (path for path in found[::step] if is_article(path))
    return [*sorted(EXAMPLES.glob("*.html")), *(path for path, _ in zip(readable, range(pages), strict=False))]


def is_article(path: Path) -> bool:
    """Tell whether a page can be read at all."""
    try:
        extract(read(str(path)))
    except BilingualError:
        return False
    return True


def segments_of(jobs: Iterable[Job]) -> list[tuple[Language, list[str]]]:
    """Return the segments that hold words, of each article."""
    found = []
    for job in jobs:
        article = extract(read(job.source))
        texts = [segment.text for block in article.blocks for segment in segments(block, article.language)]
        found.append((article.language, [text for text in texts if any(char.isalpha() for char in text)]))
    return found


def bare(texts: Iterable[tuple[Language, list[str]]], desk: pipeline.Desk) -> None:
    """Translate the segments of each article in one call of the engine."""
    for language, batch in texts:
        desk.engine(language, pipeline.other(language)).translate(batch)


def produce(jobs: Iterable[Job], desk: pipeline.Desk) -> None:
    """Make the pages of all articles."""
    with TemporaryDirectory() as out:
        for job in jobs:
            pipeline.produce(job._replace(page=Path(out, job.page)), desk=desk)


def timed(work: Callable[[], None]) -> float:
    """Return how many seconds some work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def staged(jobs: Iterable[Job], desk: pipeline.Desk) -> tuple[dict[str, float], float]:
    """Make all pages; return the seconds of each stage and of the whole."""
    spent: dict[str, float] = defaultdict(float)
    kept = {name: getattr(pipeline, name) for name in STAGES}
    for name, stage in kept.items():
        setattr(pipeline, name, clocked(name, stage, spent))
    try:
        whole = timed(lambda: produce(jobs, desk))
    finally:
        for name, stage in kept.items():
            setattr(pipeline, name, stage)
    spent["check, the rest"] = whole - sum(spent.values())
    return dict(spent), whole


def clocked(name: str, stage: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    """Return a stage that adds its seconds to ``spent``."""

    def run(*args: object, **kwargs: object) -> object:
        begin = time.perf_counter()
        result = stage(*args, **kwargs)
        spent[name] += time.perf_counter() - begin
        return result

    return run


def one_by_one(texts: Iterable[tuple[Language, list[str]]]) -> float:
    """Return the segments per second of a plain loop over transformers' MarianMTModel, one segment at a time."""
    model = find_model(None, Language.ENGLISH, Language.SIMPLIFIED)
    folder = model.folders["transformers"]
    tokenizer = MarianTokenizer.from_pretrained(folder)
    marian = MarianMTModel.from_pretrained(folder, dtype=torch.float32)
    every = [f"{model.target_token(pipeline.other(language))} {text}" for language, batch in texts for text in batch]
    sample = every[:: max(1, len(every) // ONE_BY_ONE)]

    def loop() -> None:
        for text in sample:
            tokens = tokenizer(text, return_tensors="pt", truncation=True, max_length=model.max_source_pieces)
            marian.generate(
                **tokens,
                num_beams=model.beam_size,
                repetition_penalty=model.repetition_penalty,
                max_new_tokens=model.max_target_pieces,
            )

    return len(sample) / timed(loop)


if __name__ == "__main__":
    throughput()
