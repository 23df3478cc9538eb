"""Films and frames become links with a note, and nothing of another site is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from bilingual.records import Article

SENTENCE = "<p>市长周明远今天在临江市出席会议，并就优化营商环境、服务企业发展作了讲话。</p>"


@pytest.mark.parametrize(
    ("element", "tag", "address", "text"),
    [
        ('<iframe src="https://v.example/42" onload="x()"></iframe>', "iframe", "https://v.example/42", "v.example"),
        ('<iframe src="//v.example/42"></iframe>', "iframe", "https://v.example/42", "v.example"),
        ('<video poster="p.jpg"><source src="files/m.mp4">No video</video>', "video", "files/m.mp4", "m.mp4"),
        ('<audio src="a.mp3"></audio>', "audio", "a.mp3", "a.mp3"),
        ('<object data="plan.pdf"><embed src="plan.pdf"></object>', "object", "plan.pdf", "plan.pdf"),
        ('<object><param name="movie" value="m.swf"></object>', "object", "m.swf", "m.swf"),
        ('<iframe src="files/"></iframe>', "iframe", "files/", "files/"),
        ('<IFRAME\n src="https://v.example/42"\n></IFRAME>', "iframe", "https://v.example/42", "v.example"),
    ],
)
def test_an_embedded_object_becomes_a_link_and_a_note(
    element: str, tag: str, address: str, text: str, article: Callable[[str], Article]
) -> None:
    found = article(f"<div>{SENTENCE}\n  {element}<p>完。</p></div>")

    link = found.blocks[1]
    assert (link.text, dict(link.marks[0].attributes)["href"]) == (text, address)
    assert [block.text for block in found.blocks[2:]] == ["完。"]
    assert [(finding.code, finding.severity, str(finding.location)) for finding in found.findings] == [
        ("S005", "note", "page.html:2:3")
    ]
    assert f"<{tag}>" in found.findings[0].message


@pytest.mark.parametrize(
    "element",
    [
        '<iframe src="https://ad4.v.example/42"></iframe>',
        '<iframe src="//adclient.v.example/42"></iframe>',
        '<iframe src="https://v.example/banner/42"></iframe>',
        '<iframe src="https://v.example/42" width="728" height="90"></iframe>',
        '<object data="banner.swf" width="468px" height="60px"></object>',
    ],
)
def test_an_advertisement_is_left_out(element: str, article: Callable[[str], Article]) -> None:
    found = article(f"<div>{SENTENCE}{element}<p>完。</p></div>")

    assert [block.text for block in found.blocks[1:]] == ["完。"]
    assert found.findings == ()


@pytest.mark.parametrize(
    "element",
    [
        '<iframe src="https://adelaide.example/42"></iframe>',
        '<iframe src="https://v.example/42?from=ad"></iframe>',
        '<iframe src="https://v.example/roads/42"></iframe>',
        '<iframe src="https://v.example/42" width="640" height="360"></iframe>',
    ],
)
def test_a_film_is_no_advertisement(element: str, article: Callable[[str], Article]) -> None:
    found = article(f"<div>{SENTENCE}{element}<p>完。</p></div>")

    assert [finding.code for finding in found.findings] == ["S005"]


@pytest.mark.parametrize(
    ("element", "texts"),
    [
        ('<iframe src="http://[x/"></iframe>', ["http://[x/"]),
        ('<object data="//[x">No plug-in</object>', ["//[x"]),
        ('<img src="//["><a href="//[x">完。</a>', ["完。"]),
    ],
)
def test_a_malformed_address_stops_nothing(element: str, texts: list[str], article: Callable[[str], Article]) -> None:
    found = article(f"<div>{SENTENCE}{element}{SENTENCE.replace('今天', '昨天')}</div>")

    assert [block.text for block in found.blocks[1:-1]] == texts


def test_a_thousand_frames_are_placed_in_one_reading_of_the_page(article: Callable[[str], Article]) -> None:
    frame = '<iframe\n src="http://a.example/c"\n></iframe>\n'

    found = article(f"<div>{SENTENCE}\n{frame * 1000}</div>")

    assert [finding.location.line for finding in found.findings] == list(range(2, 3002, 3))


@pytest.mark.parametrize(
    "element",
    [
        "<iframe></iframe>",
        '<iframe src="javascript:x()"></iframe>',
        '<iframe src="about:blank"></iframe>',
        '<iframe src="https://count.example/" width="1" height="1"></iframe>',
        '<iframe src="https://count.example/" style="display:none"></iframe>',
    ],
)
def test_a_frame_that_shows_nothing_leaves_nothing(element: str, article: Callable[[str], Article]) -> None:
    found = article(f"<div>{SENTENCE}{element}</div>")

    assert len(found.blocks) == 1
    assert found.findings == ()
