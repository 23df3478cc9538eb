"""Measure how many words get their letter case back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reading_rows import rows

from bilingual.capitals import WORD
from bilingual.errors import BilingualError
from bilingual.extract import extract
from bilingual.glossary import load
from bilingual.records import Article, Block, Language
from bilingual.source import read
from bilingual.truecase import truecase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SETS = Path(__file__).parents[1] / "tests" / "data" / "truecase"
NAMES = ("seed.txt", "news.txt", "sample.txt", "unseen.txt")


def table(pages: Path) -> Iterator[str]:
    """Yield the share of words whose case is right in our test sets, and the saved pages whose case was changed."""
    terms = load(["default"]).terms(Language.ENGLISH, Language.SIMPLIFIED)
    forms = [form for term in terms if not term.context for form in (*term.sources, *term.short_sources)]
    for name in NAMES:
        texts = [line for line in (SETS / name).read_text("utf-8").splitlines() if line and not line.startswith("# ")]
        right, words = _right(texts, forms)
        yield f"{name}: {len(texts)} texts, {right / words:.2%} of {words} words right"
    files = [pages / row["file"] for row in rows(pages / "INDEX.tsv") if row["language"] == "en"]
    changed = [path.name for path in files if _is_changed(path)]
    yield f"saved English pages changed: {len(changed)} of {len(files)}"
    yield from changed


def _right(texts: Sequence[str], forms: Sequence[str]) -> tuple[int, int]:
    """Return how many words come back from small letters as they were, and of how many; each text stands alone."""
    right = words = 0
    for text in texts:
        article = Article("x.html", Language.ENGLISH, (Block("paragraph", text.lower()),), "<p data-block></p>")
        found = truecase(article, forms).blocks[0].text
        same = [found[word.start() : word.end()] == word[0] for word in WORD.finditer(text)]
        right += sum(same)
        words += len(same)
    return right, words


def _is_changed(path: Path) -> bool:
    try:
        article = extract(read(str(path)))
    except BilingualError:
        return False
    return truecase(article, []) is not article
