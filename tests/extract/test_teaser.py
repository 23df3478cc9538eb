"""A page that shows a teaser gives the text that it declares, and one that shows the whole gives what it shows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bilingual.extract import reading
from bilingual.source import decode

if TYPE_CHECKING:
    from bilingual.extract.article import Reading

TITLE = "Linjiang opens its new port terminal"
LEAD = "The mayor of Linjiang opened the new terminal on Monday, saying that it would lower the costs of exporters."
REST = [
    f"Berth number {number} was dug in four years and can take {number} ships a day, the port authority said."
    for number in range(2, 9)
]
WHOLE = [LEAD, *REST]
BIOGRAPHY = "Lin Xiao has written about ports and shipping for the Linjiang Daily since 2008."


def _read(body: str, said: object, *, headline: object = TITLE, title: str = TITLE) -> Reading:
    data = json.dumps({"@type": "NewsArticle", "headline": headline, "articleBody": said})
    script = f'<script type="application/ld+json">{data}</script>'
    return reading(decode(f"<body>{script}<h1>{title}</h1><div>{body}</div>".encode(), "page.html"))


def _body(found: Reading) -> list[str]:
    return [block.text for block in found.article.blocks if block.kind == "paragraph"]


@pytest.mark.parametrize(
    ("said", "headline"),
    [
        ("\n".join(WHOLE), TITLE),
        ("\n".join(WHOLE), "Linjiang opens its new port..."),
        ("\n".join(WHOLE), "Another headline for readers of search engines"),
        ("\r\n\r\n".join(WHOLE), None),
        ("".join(f'<p class="x">{text}</p>' for text in WHOLE), TITLE),
        ("<br/>".join(WHOLE).replace("the", "<b>the</b>"), TITLE),
        ("\n".join(WHOLE).replace("port", "po\x01rt"), TITLE),
    ],
)
def test_a_teaser_gives_way_to_the_declared_text(said: str, headline: str | None) -> None:
    found = _read(f"<p>{LEAD}</p><p>{BIOGRAPHY}</p>", said, headline=headline)

    assert _body(found) == WHOLE
    assert [finding.code for finding in found.article.findings] == ["S010"]
    assert BIOGRAPHY in [item.text for item in found.left_out]


def test_half_of_a_character_does_no_harm() -> None:
    found = _read(f"<p>{LEAD}</p>", "\n".join([*WHOLE, "\ud83d"]))

    assert _body(found)[: len(WHOLE)] == WHOLE


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (WHOLE, "\n".join(WHOLE)),
        (WHOLE, LEAD),
        (WHOLE[:6], "\n".join(WHOLE)),
        ([LEAD], LEAD + " It is the second one."),
        ([LEAD], ["no", "text"]),
        ([LEAD], None),
    ],
)
def test_what_the_page_shows_stays(shown: list[str], said: object) -> None:
    found = _read("".join(f"<p>{text}</p>" for text in shown), said)

    assert _body(found) == shown
    assert not found.article.findings


def test_the_text_of_another_article_is_told_and_not_taken() -> None:
    found = _read(f"<p>{BIOGRAPHY}</p>", "\n".join(WHOLE), headline="Ferry is late")

    assert _body(found) == [BIOGRAPHY]
    assert [finding.code for finding in found.article.findings] == ["S010"]
    assert [item.text for item in found.left_out if item.reason == "declared and not shown"] == ["\n".join(WHOLE)]


def test_a_page_that_was_tampered_with_is_not_trusted() -> None:
    title = f"太阳城官网-{TITLE}"

    found = _read(f"<p>{LEAD}</p>", "\n".join(WHOLE), title=title)

    assert _body(found) == [LEAD]
    assert [finding.code for finding in found.article.findings] == ["S001", "S010"]
