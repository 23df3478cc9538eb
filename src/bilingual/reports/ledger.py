"""The report of ``translate --report``: articles, the ledger of their terms, findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bilingual.reports import finding_record
from bilingual.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bilingual.enforce import Held
    from bilingual.pipeline import Produced
    from bilingual.records import Pair


def write_report(path: Path, produced: Sequence[Produced]) -> None:
    """Write the report; raises BilingualError where that cannot be done."""
    record = {"version": 1, "articles": [_article(article) for article in produced]}
    write_whole(path, (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode())


def _article(article: Produced) -> dict[str, Any]:
    page = article.translation.page
    pairs = {pair.id: pair for pair in page.pairs}
    return {
        "input": article.job.source,
        "page": article.job.page.as_posix(),
        "source_language": page.source_language,
        "target_language": page.target_language,
        "title": next((pair.source.text for pair in page.pairs if pair.source.kind == "title"), ""),
        "segments": len(pairs),
        "seconds": round(article.translation.seconds, 3),
        "terms": [_term(pairs[name], held) for name, line in article.translation.ledger.items() for held in line],
        "findings": [finding_record(finding) for finding in article.findings],
    }


def _term(pair: Pair, held: Held) -> dict[str, Any]:
    match, span = held.match, held.span
    record = {
        "pair": pair.id,
        "source": pair.source.text[match.span.start : match.span.end],
        "target": pair.target.text[span.start : span.end] if span else match.term.target,
        "source_span": list(match.span),
        "target_span": list(span) if span else None,
        "outcome": held.outcome,
        "method": held.method,
        "score_change": round(held.score_change, 3),
    }
    return record | ({"choices": list(match.term.choices)} if len(match.term.choices) > 1 else {})
