from __future__ import annotations

import pytest

from bilingual.markup import INLINE, LAYOUT, safe_address, safe_attributes

ADDRESSES = {
    "https://a.example/x": True,
    "HTTP://a.example": True,
    "//a.example/x": True,
    "../x.html#a": True,
    "#a-1": True,
    "": True,
    "mailto:a@b.example": True,
    "tel:+86": True,
    "x.html?next=javascript:x()": True,
    "深圳：新闻.html": True,
    "javascript:x()": False,
    "JavaScript:x()": False,
    " \u00a0javascript:x()": False,
    "java\nscript:x()": False,
    "\x01javascript:x()": False,
    "vbscript:x()": False,
    "data:text/html,<script>x()</script>": False,
    "data:image/png;base64,AAAA": False,
    "file:///etc/passwd": False,
    "blob:https://a.example/1": False,
}


@pytest.mark.parametrize(("address", "safe"), ADDRESSES.items(), ids=map(repr, ADDRESSES))
def test_nothing_runs_when_an_address_is_followed(address: str, *, safe: bool) -> None:
    assert safe_address(address) == safe


PICTURES = {
    "data:image/png;base64,AAAA": True,
    "data:image/svg+xml,<svg onload='x()'>": False,
    "data:text/html,x": False,
    "a.png": True,
    "javascript:x()": False,
}


@pytest.mark.parametrize(("address", "safe"), PICTURES.items(), ids=PICTURES)
def test_nothing_runs_when_a_picture_is_loaded(address: str, *, safe: bool) -> None:
    assert safe_address(address, picture=True) == safe


ATTRIBUTES = {
    "kept in their order": ("a", [("title", "t"), ("href", "x")], [("title", "t"), ("href", "x")]),
    "the first of two": ("a", [("href", "x"), ("href", "y")], [("href", "x")]),
    "without a value": ("ol", [("reversed", None)], [("reversed", "")]),
    "an address that runs": ("a", [("href", "javascript:x()")], []),
    "a handler": ("img", [("onerror", "x()"), ("src", "a.png")], [("src", "a.png")]),
    "a class": ("p", [("class", "block"), ("data-pair", "s1"), ("style", "x")], []),
    "an id of the article's own": ("p", [("id", "s1")], []),
    "an id that its links point to": ("p", [("id", "a-s1")], [("id", "a-s1")]),
    "a width": ("img", [("width", "120"), ("height", "100%")], [("width", "120")]),
    "a very wide cell": ("td", [("colspan", "1000000"), ("rowspan", "2")], [("rowspan", "2")]),
    "a list's letters": ("ol", [("type", "a"), ("start", "3")], [("type", "a"), ("start", "3")]),
    "another type": ("ol", [("type", "disc")], []),
    "an unknown element": ("font", [("id", "a-1")], []),
}


@pytest.mark.parametrize(("tag", "given", "wanted"), ATTRIBUTES.values(), ids=ATTRIBUTES)
def test_only_attributes_on_the_list_stay(
    tag: str, given: list[tuple[str, str | None]], wanted: list[tuple[str, str]]
) -> None:
    assert safe_attributes(tag, given) == tuple(wanted)


def test_what_may_stand_in_a_sentence_may_stand_in_a_layout() -> None:
    assert all(names <= LAYOUT[tag] for tag, names in INLINE.items())


@pytest.mark.parametrize("tag", ["script", "style", "iframe", "object", "svg", "math", "form", "base", "meta", "link"])
def test_what_runs_or_loads_is_on_no_list(tag: str) -> None:
    assert tag not in LAYOUT


@pytest.mark.parametrize("name", ["class", "style", "onclick", "data-pair", "srcset", "formaction", "ping"])
def test_no_element_has_an_attribute_that_runs_or_is_ours(name: str) -> None:
    assert all(name not in names for names in LAYOUT.values())
