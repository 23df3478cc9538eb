"""Both columns and both titles of a page in two languages are read."""

from __future__ import annotations

import pytest
from lxml import html

from bilingual.extract.metadata import Metadata
from bilingual.extract.twofold import whole_body, with_second_title

CHINESE = "<p>昨晚九点，西乡步行街人声鼎沸，烟火气很旺。</p><p>这条街共有摊位213个，去年全部装上了油烟净化器。摊主愣了一下，才认出来人。周末关门晚一个小时，冬天则早一个小时。</p>"
ENGLISH = (
    "<p>At nine last night, the Xixiang pedestrian street was packed and noisy, with smoke rising.</p><p>The street has "
    "213 stalls, all of which were fitted with fume purifiers last year. The stallholder paused for a moment. On "
    "weekends the market closes an hour later, in winter an hour earlier.</p>"
)
TITLE, OTHER = "副市长夜访宝安夜市", "Deputy mayor visits market at night"


@pytest.mark.parametrize(
    ("page", "whole"),
    [
        (f"<div id=all><div>{CHINESE}</div><div id=body>{ENGLISH}</div></div>", "all"),
        (f"<div id=all><div id=body>{CHINESE}</div><div>{ENGLISH}</div></div>", "all"),
        (f"<div id=all><div>首页 新闻 双语</div><div id=body>{ENGLISH}</div></div>", "body"),
        (
            f"<div id=all><div id=body>{CHINESE}{ENGLISH}</div><p>版权所有：临江市人民政府，未经许可，不得转载。</p></div>",
            "body",
        ),
        (f"<div id=all><div id=body>{CHINESE}</div><div>{ENGLISH * 12}</div></div>", "body"),
    ],
)
def test_the_body_is_the_element_with_both_columns(page: str, whole: str) -> None:
    root = html.fromstring(f"<html><body>{page}</body></html>")

    found = whole_body(root, root.get_element_by_id("body"))

    assert found.get("id") == whole


@pytest.mark.parametrize(
    ("heads", "body", "title", "subtitle"),
    [
        (f"<h1>{TITLE}</h1><h2>{OTHER}</h2>", CHINESE + ENGLISH, TITLE, OTHER),
        (f"<h1>{TITLE}<br>{OTHER}</h1>", CHINESE + ENGLISH, TITLE, OTHER),
        (f"<p>{OTHER}</p><h1>{TITLE}</h1>", CHINESE + ENGLISH, TITLE, OTHER),
        (f"<h1>{OTHER}</h1><h2>{TITLE}</h2>", CHINESE + ENGLISH, OTHER, TITLE),
        (f"<h1>{TITLE}</h1><h2>{OTHER}</h2>", CHINESE, TITLE, ""),
        (f"<h1>{TITLE}</h1><p>News</p>", CHINESE + ENGLISH, TITLE, ""),
        (f"<h1>{TITLE}</h1><p>Home > News > Bilingual news of Shenzhen</p>", CHINESE + ENGLISH, TITLE, ""),
        (f"<h1>{TITLE}</h1><h2>烟火气要旺，油烟要少</h2>", CHINESE + ENGLISH, TITLE, ""),
    ],
)
def test_the_title_in_the_other_language_is_the_subtitle(heads: str, body: str, title: str, subtitle: str) -> None:
    root = html.fromstring(f"<html><body>{heads}<div id=body>{body}</div></body></html>")

    found = with_second_title(Metadata(title=title), root, root.get_element_by_id("body"))

    assert found.subtitle == subtitle
