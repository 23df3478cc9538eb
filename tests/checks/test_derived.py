from __future__ import annotations

from dataclasses import replace

import pytest

from bilingual.checks import derived_findings
from bilingual.page import render_single
from bilingual.records import Language, Mark, Page, Pair, Segment, Span

LINK = (("href", "https://example.org/"),)
PAGE = Page(
    "out/x.html",
    Language.SIMPLIFIED,
    Language.ENGLISH,
    (
        (Pair("s1", Segment("市长会见外宾", kind="title"), Segment("Mayor meets guests", kind="title")),),
        (
            Pair(
                "s2",
                Segment("他说好。", (Mark("a", Span(0, 1), LINK),)),
                Segment("He said yes.", (Mark("a", Span(0, 2), LINK),)),
            ),
            Pair("s3", Segment("会议结束。"), Segment("The meeting ended.")),
        ),
        (Pair("s4", Segment("会场", kind="alt"), Segment("The hall", kind="alt")),),
    ),
    '<p data-block=""></p><p><img src="hall.jpg" alt=""><span data-block="alt"></span></p>',
)


@pytest.mark.parametrize(("side", "name"), [("source", "out/x.zh.html"), ("target", "out/x.en.html")])
def test_a_page_as_it_was_made_differs_in_nothing(side: str, name: str) -> None:
    text = render_single(PAGE, "source" if side == "source" else "target")

    assert derived_findings(PAGE, text, name) == []


@pytest.mark.parametrize(
    ("old", "new", "message", "pair"),
    [
        ("said yes", "said no", "s2 is", "s2"),
        ("https://example.org/", "https://example.org/other", "s2 is", "s2"),
        ('<a href="https://example.org/">He</a>', "He", "s2 is", "s2"),
        ("<title>Mayor meets", "<title>Mayor sees", "the title is", ""),
        ('<html lang="en"', '<html lang="zh-Hans"', "the page's language is", ""),
        ('id="s3"', 'id="s33"', "s3 is missing: The meeting ended.", "s3"),
        ('alt="The hall"', 'alt=""', "alt of <img> 1 is", ""),
        ('src="hall.jpg"', 'src="other.jpg"', "src of <img> 1 is", ""),
    ],
)
def test_what_differs_from_the_record_is_found(old: str, new: str, message: str, pair: str) -> None:
    text = render_single(PAGE, "target")
    assert old in text

    findings = derived_findings(PAGE, text.replace(old, new), "out/x.en.html")

    assert findings[0].message.startswith(message)
    assert findings[0].pair == pair
    assert {finding.code for finding in findings} == {"L002"}


def test_a_difference_is_found_where_the_derived_page_has_it() -> None:
    text = render_single(PAGE, "target").replace("said yes", "said no")

    (finding,) = derived_findings(PAGE, text, "out/x.en.html")

    line = text.splitlines()[finding.location.line - 1]
    assert line[finding.location.column - 1 :].startswith('<span id="s2"')


def test_a_page_made_before_an_edit_is_found() -> None:
    text = render_single(PAGE, "target")
    edited = replace(PAGE.blocks[1][1], target=Segment("The meeting is over."))
    page = replace(PAGE, blocks=(PAGE.blocks[0], (PAGE.blocks[1][0], edited), PAGE.blocks[2]))

    (finding,) = derived_findings(page, text, "out/x.en.html")

    assert finding.message == "s3 is The meeting ended., in the record The meeting is over."


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            "It " * 30 + "ended.",
            "It " * 30 + "is over.",
            "s3 is …t It It It It It It ended., in the record …t It It It It It It is over.",
        ),
        ("It ended.", "It is over.", "s3 is It ended., in the record It is over."),
        ("A" + "b" * 70, "B" + "b" * 70, f"s3 is A{'b' * 59}…, in the record B{'b' * 59}…"),
        (
            "It " * 30 + "ended",
            "It " * 30 + "ended.",
            "s3 is …It It It It It ended, in the record …It It It It It ended.",
        ),
    ],
)
def test_long_texts_are_shown_from_where_they_differ(before: str, after: str, message: str) -> None:
    old, new = (
        replace(
            PAGE,
            blocks=(
                PAGE.blocks[0],
                (PAGE.blocks[1][0], replace(PAGE.blocks[1][1], target=Segment(text))),
                PAGE.blocks[2],
            ),
        )
        for text in (before, after)
    )

    (finding,) = derived_findings(new, render_single(old, "target"), "out/x.en.html")

    assert finding.message == message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        (">He</a> said yes.", ">He</a>\n    said   yes.\n"),
        ("--paper: #fdfcf9", "--paper: white"),
        ("<footer>", '<footer><a href="about.html">About</a>'),
    ],
)
def test_line_ends_wrapping_and_the_template_are_no_difference(old: str, new: str) -> None:
    text = render_single(PAGE, "target")
    assert old in text

    assert derived_findings(PAGE, text.replace(old, new), "out/x.en.html") == []


def test_the_record_may_waive_a_page_made_by_hand() -> None:
    text = render_single(PAGE, "target").replace("said yes", "said no")

    findings = derived_findings(replace(PAGE, waivers=(("L002", "made by hand"),)), text, "out/x.en.html")

    assert findings == []
