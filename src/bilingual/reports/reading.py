"""Write what was read from a page: as text, as JSON, as a clean page."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bilingual.extract.footer import owner, record_numbers
from bilingual.page.inline import inline_html, start_tag, text_html
from bilingual.page.layout import filled, parts
from bilingual.records import HEADER, Segment
from bilingual.reports.json_report import finding_record

if TYPE_CHECKING:
    from bilingual.extract.article import Reading
    from bilingual.extract.leftout import LeftOut
    from bilingual.page.layout import Part
    from bilingual.records import Article, Block, Source

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
</head>
<body>
<article>
<header>
{header}
</header>
{body}
</article>
</body>
</html>"""


def text(reading: Reading, source: Source) -> str:  # noqa: ARG001 (all three forms are called alike)
    """Return the text of an article, one block a line: its date behind the title, and cells without letters too."""
    article = reading.article
    header = [block for block in article.blocks if block.kind in HEADER]
    lines = [block.text for block in header]
    if article.date:
        lines.insert(bool(header) and header[0].kind == "title", article.date)
    for part in parts(article.layout):
        if part.form == "hole":
            lines.append(article.blocks[len(header) + part.block].text)
        elif part.form == "text" and part.text.strip():
            lines.append(part.text.strip())
    return "\n".join(lines)


def as_json(reading: Reading, source: Source) -> str:
    """Return all that was read as ``{"version": 1, …}``; a later version only adds fields."""
    article = reading.article
    about = asdict(reading.about) | {"fetched": article.fetched}
    report = {
        "version": 1,
        "path": article.path,
        "encoding": source.encoding,
        "language": article.language,
        "pages": list(reading.pages) or [article.path],
        "metadata": {name: value for name, value in about.items() if value},
        "owner": owner(reading.left_out),
        "text": text(reading, source),
        "blocks": [_block(block) for block in article.blocks],
        "layout": article.layout,
        "findings": [finding_record(finding) for finding in article.findings],
        "left_out": [_left_out(item, article.path) for item in reading.left_out],
        "records": record_numbers(reading.left_out),
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def as_html(reading: Reading, source: Source) -> str:  # noqa: ARG001 (all three forms are called alike)
    """Return the article as a small valid page of its own."""
    article = reading.article
    header = [block for block in article.blocks if block.kind in HEADER]
    return PAGE.format(
        language=article.language,
        title=text_html(next((block.text for block in header if block.kind == "title"), article.path)),
        header="\n".join(_header(block, article) for block in header),
        body=_body(article, len(header)),
    )


FORMS = {"text": text, "json": as_json, "html": as_html}


def _header(block: Block, article: Article) -> str:
    if block.kind == "title":
        stamp = f'\n<p><time datetime="{text_html(article.date)}">{text_html(article.date)}</time></p>'
        return f"<h1>{inline_html(_segment(block))}</h1>{stamp if article.date else ''}"
    return f"<p>{inline_html(_segment(block))}</p>"


def _body(article: Article, first: int) -> str:
    body = article.blocks[first:]

    def fill(part: Part) -> str:
        return f"{start_tag(part.tag, part.attributes)}{inline_html(_segment(body[part.block]))}</{part.tag}>\n"

    return filled(article.layout, fill, lambda number: body[number].text).strip()


def _segment(block: Block) -> Segment:
    return Segment(block.text, block.marks, block.kind)


def _block(block: Block) -> dict[str, Any]:
    marks = [
        {"tag": mark.tag, "start": mark.span.start, "end": mark.span.end, "attributes": dict(mark.attributes)}
        for mark in block.marks
    ]
    return {"kind": block.kind, "text": block.text} | ({"marks": marks} if marks else {})


def _left_out(item: LeftOut, path: str) -> dict[str, Any]:
    """Return what was left out; its path only where it stands on another page of the article than the first."""
    place = {"line": item.location.line, "column": item.location.column} if item.location.line else {}
    page = {"path": item.location.path} if item.location.path != path else {}
    return {"text": item.text, "reason": item.reason, **page, **place}
