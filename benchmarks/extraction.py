"""Measure how much of the true article text is extracted from saved pages, beside trafilatura."""

from __future__ import annotations

import csv
import html
import re
import traceback
from collections import Counter
from pathlib import Path

import click
import trafilatura

from bilingual.errors import BilingualError
from bilingual.extract import extract
from bilingual.records import HEADER
from bilingual.source import Source, read

TAG = re.compile(r"<[^<>]*>")


@click.command()
@click.argument("pages", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(pages: Path) -> None:
    """Print the mean 4-gram character F1 for each language, ours and trafilatura's, and the ten worst pages."""
    with (pages / "INDEX.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    scores: list[tuple[str, str, float, float]] = []
    for row in rows:
        source = read(str(pages / row["file"]))
        ours = _ours(source)
        truth = pages / row["ground_truth"] if row["ground_truth"] else None
        if not ours and truth:
            print(f"empty: {row['file']}")
        if truth and truth.suffix in {".txt", ".html"}:
            expected = _truth(truth)
            theirs = trafilatura.extract(source.text, include_comments=False) or ""
            scores.append((row["language"], row["file"], f1(ours, expected), f1(theirs, expected)))
    _print_table(scores)


def f1(found: str, expected: str) -> float:
    """Return the F1 of the multisets of character 4-grams, white space left out."""
    left, right = _grams(found), _grams(expected)
    shared = (left & right).total()
    return 2 * shared / max(1, left.total() + right.total())


def _grams(text: str) -> Counter[str]:
    squashed = "".join(html.unescape(text).split())
    return Counter(squashed[start : start + 4] for start in range(len(squashed) - 3))


def _ours(source: Source) -> str:
    try:
        article = extract(source)
    except BilingualError as error:
        print(f"refused: {error.format_message()}")
        return ""
    except Exception:  # noqa: BLE001 (a benchmark reports every page)
        print(f"traceback: {source.path}\n{traceback.format_exc()}")
        return ""
    body = "\n".join(block.text for block in article.blocks if block.kind not in (*HEADER, "alt"))
    return body + "\n" + html.unescape(TAG.sub("\n", article.layout))


def _truth(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return html.unescape(TAG.sub("\n", text))
    return text


def _print_table(scores: list[tuple[str, str, float, float]]) -> None:
    print(f"{'language':10} {'pages':>5} {'bilingual':>10} {'trafilatura':>12}")
    for language in ("zh", "en"):
        own = [score for score in scores if score[0] == language]
        means = (sum(score[column] for score in own) / max(1, len(own)) for column in (2, 3))
        print(
            f"{language:10} {len(own):5} "
            + " ".join(f"{mean:{width}.3f}" for mean, width in zip(means, (10, 12), strict=True))
        )
    lost = [name for _, name, ours, theirs in scores if ours < 0.5 and theirs > 0.8]
    print(f"under 0.5 where trafilatura is over 0.8: {', '.join(lost) or 'none'}")
    for language, name, ours, theirs in sorted(scores, key=lambda score: score[2])[:10]:
        print(f"{language:10} {'':5} {ours:10.3f} {theirs:12.3f}  {name}")


if __name__ == "__main__":
    main()
