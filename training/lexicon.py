"""Make the bundled model's lexicon: words that it has seldom seen, with our glosses, and those that it knows."""  # noqa: INP001 (a script)

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import click
import jieba

from bilingual.training.data.rows import read_tsv
from bilingual.writing import write_whole

DATA = Path(__file__).parent / "data"
HAN = re.compile("[\u4e00-\u9fff]+")
LATIN = re.compile("[a-z]+")
LONGEST = 6  # characters of a Chinese word
SELDOM = 30  # sentences that have a word which gets its gloss: one that the model knows better is only misled
KNOWN = 5  # how often a Chinese word is in the text, so that the lexicon holds it for dividing sentences


@click.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.argument("pairs", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--more", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(out: Path, pairs: tuple[Path, ...], more: tuple[Path, ...]) -> None:
    """Write zh.tsv and en.tsv from the words in data/ and how often they are in PAIRS.

    Chinese words of PAIRS and of the files given with --more are counted too: they help to divide a sentence.
    """
    rows = [row for path in pairs for row in read_tsv(path)]
    divided = [jieba.lcut(row.zh) for row in rows]
    seen = Counter(word for row in rows for word in set(LATIN.findall(row.en.lower())))
    uses = Counter(word for words in divided for word in words)
    uses.update(word for path in more for row in read_tsv(path) for word in jieba.lcut(row.zh))
    out.mkdir(parents=True, exist_ok=True)
    for language, count in (("zh", uses), ("en", seen)):
        glosses = {word: gloss for word, gloss in words_of(language).items() if count[word] <= SELDOM}
        known = {word for word in uses if divides(word, uses)} if language == "zh" else set()
        lines = [f"{word}\t{count[word]}\t{glosses.get(word, '')}\n" for word in sorted(known | glosses.keys())]
        write_whole(out / f"{language}.tsv", "".join(lines).encode())
        click.echo(f"{language}: {len(glosses):,} words with glosses, {len(lines):,} in all")


def words_of(language: str) -> dict[str, str]:
    """Return our glosses of a language's words; a word whose translation depends on its sentence has none."""
    rows = (line.split("\t") for line in (DATA / f"words-{language}.tsv").read_text("utf-8").splitlines())
    return {word: gloss for word, gloss in rows if gloss and (language == "en" or len(word) <= LONGEST)}


def divides(word: str, uses: Counter[str]) -> bool:
    """Tell whether a Chinese word is frequent enough to help to divide a sentence."""
    return len(word) <= LONGEST and uses[word] >= KNOWN and bool(HAN.fullmatch(word))


if __name__ == "__main__":
    main()
