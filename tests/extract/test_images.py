"""Pictures that a script would load are found, and what only counts visits or fills space goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from bilingual.records import Article

SAID = "市长周明远今天在临江市出席会议，并就优化营商环境、服务企业发展作了讲话。"
SOURCE = re.compile(r'<img src="([^"]*)"')
BLANK = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


@pytest.mark.parametrize(
    ("element", "addresses"),
    [
        ('<img src="a.jpg">', ["a.jpg"]),
        ('<img src="a.jpg" data-src="b.jpg">', ["a.jpg"]),
        ('<img data-src="a.jpg">', ["a.jpg"]),
        (f'<img src="{BLANK}" data-original="a.jpg">', ["a.jpg"]),
        ('<img src="/img/loading.gif" data-lazy-src="a.jpg">', ["a.jpg"]),
        ('<img src="about:blank" _src="a.jpg">', ["a.jpg"]),
        ('<img srcset="a.jpg 400w, b.jpg 1200w, c.jpg 4000w">', ["b.jpg"]),
        ('<img srcset="c.jpg 4000w">', ["c.jpg"]),
        ('<img srcset="a.jpg 1x,b.jpg 2x">', ["b.jpg"]),
        ('<img srcset="https://i.example/w_4,c_fit/a.jpg">', ["https://i.example/w_4,c_fit/a.jpg"]),
        (f'<img src="{BLANK}" data-srcset="a.jpg, b.jpg 2x">', ["b.jpg"]),
        ('<picture><source srcset="a.webp 1x"><img alt="港"></picture>', ["a.webp"]),
        ('<picture><source srcset="a.webp"><img src="b.jpg"></picture>', ["b.jpg"]),
        ('<noscript><img src="a.jpg"></noscript>', ["a.jpg"]),
        (f'<img src="{BLANK}"><noscript><img src="a.jpg"></noscript>', ["a.jpg"]),
        (f'<div><img src="{BLANK}"></div><noscript><img src="a.jpg"></noscript>', ["a.jpg"]),
        ('<img data-src="a.jpg"><noscript><img src="a.jpg"></noscript>', ["a.jpg"]),
        ('<img src="a.jpg"><p>甲。</p><noscript><img src="b.jpg"></noscript>', ["a.jpg", "b.jpg"]),
        ('<noscript><img src="count.gif" width="1" height="1"></noscript>', []),
        ('<img src="count.gif" width="1" height="1">', []),
        (f'<img src="{BLANK}">', []),
        ("<img>", []),
    ],
)
def test_a_picture_has_its_address(element: str, addresses: list[str], article: Callable[[str], Article]) -> None:
    found = article(f"<div><p>{SAID}</p>{element}<p>完成了。</p></div>")

    assert SOURCE.findall(found.layout) == addresses


def test_a_long_set_is_read_in_one_pass(article: Callable[[str], Article]) -> None:
    found = article(f'<div><p>{SAID}</p><img srcset="{"a," * 100_000} 9w"><p>完成了。</p></div>')

    assert len(SOURCE.findall(found.layout)) == 1
