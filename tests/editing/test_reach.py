"""A change reaches every page on which a changed row may have a say."""

from __future__ import annotations

import pytest

from bilingual.editing.impact.reach import Reach
from bilingual.glossary import Glossary
from bilingual.glossary.entry import Entry
from bilingual.records import Language, Page, Pair, Segment

ZH, EN = Language.SIMPLIFIED, Language.ENGLISH
ROWS = (
    Entry({"zh": "深圳", "en": "Shenzhen", "kind": "place"}),
    Entry({"zh": "{place}商务局", "en": "Commerce Bureau of {place}", "kind": "organization"}),
    Entry({"zh": "{place}教育局", "en": "Education Bureau of {place}", "kind": "organization"}),
)
HOUSE = Entry({"zh": "深圳市商务局", "en": "Shenzhen Trade Office", "kind": "organization"})


@pytest.mark.parametrize(
    ("text", "reached"),
    [("深圳商务局发布通知。", True), ("深圳市商务局", True), ("深圳教育局", False), ("深圳下雨。", False)],
)
def test_a_row_speaks_for_what_patterns_compose_under_its_name(text: str, *, reached: bool) -> None:
    page = Page("x.html", ZH, EN, ((Pair("s1", Segment(text), Segment("x")),),), "")

    touches = Reach(Glossary((ROWS,)), Glossary(((*ROWS, HOUSE),)), ZH, EN).touches(page)

    assert bool(touches) == reached
