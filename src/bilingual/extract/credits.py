"""Choose source, author, photographer and editor of an article, of what its page declares and shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bilingual.extract import chinese_bylines, english_bylines
from bilingual.extract.bylines import source_in
from bilingual.extract.parse import HAN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bilingual.extract.chinese_bylines import Byline
    from bilingual.extract.pagelines import Lines

NO_PERSON = re.compile(
    r"https?:|www\.|@|\.com|网|網|公司|集团|编辑部|[社报報台臺局]$|电视台|时报|時報|通訊社|admin|staff writer$|^\d+$|[=<>]|team\b|ui\b|cms",
    re.IGNORECASE,
)
NO_SOURCE = re.compile(
    r"^(?:本[站网報报社刊]|原创|转载.{0,4}|互联网转载|网站|不详|未知|佚名|site|original|admin|none|n/?a|null|\d+)$",
    re.IGNORECASE,
)
LABEL = re.compile(r"^(?:(?:信息|文章|稿件)?(?:来源|來源)|Source)\s?[:：]\s?", re.IGNORECASE)
NO_LETTER = re.compile(r"[\W_]+")


class Credits(NamedTuple):
    """Who stands behind an article; an empty string where its page does not say."""

    source: str
    author: str
    photographer: str
    editor: str


def credits_of(lines: Lines, said: Mapping[str, str], *, chinese: bool) -> Credits:
    """Return who stands behind an article.

    On Chinese pages the lines that readers see come first, for ``<meta name=author>`` often names the site, its maker
    or the editor; English pages declare their authors with care.
    """
    shown = chinese_bylines.chinese_byline(lines) if chinese else english_bylines.english_byline(lines)
    editor = shown.editor or (said["editor"] if chinese else "")
    declared = _declared(said, editor, chinese=chinese)
    agency = english_bylines.agency(declared or shown.author)
    authors = (shown.author, declared, _english_author(lines)) if chinese else (declared, shown.author)
    author = next((name for name in authors if name and not english_bylines.agency(name)), "")
    source = _source(lines, said, shown, agency)
    return Credits(source, author, shown.photographer or said["photographer"], editor)


def _english_author(lines: Lines) -> str:
    """Return whom a Chinese page names in English: By Lin Xiao."""
    return english_bylines.english_byline(lines).author


def _source(lines: Lines, said: Mapping[str, str], shown: Byline, agency: str) -> str:
    """Return the publisher: the declared one, that of a line that says so, the agency, the reporter's paper."""
    behind = english_bylines.parted(said["author"])[1]
    found = (LABEL.sub("", said["source"]), source_in(lines), agency, shown.body, behind)
    return next((name for name in found if name and not NO_SOURCE.match(name)), "")


def _declared(said: Mapping[str, str], editor: str, *, chinese: bool) -> str:
    """Return the declared author; one that is the site itself, its editor or an address is none."""
    name = english_bylines.without_date(said["author"])
    bare = _bare(name)
    own = [_bare(said[field]) for field in ("site", "source")]
    if not bare or NO_PERSON.search(name) or any(site.startswith(bare) for site in own if site):
        return ""
    if chinese:
        return "" if name in editor or _bare(name) == _bare(editor) else name
    if HAN.search(name):
        return ""
    return english_bylines.people(name) or (name if len(name) < 60 and not english_bylines.BY.match(name) else "")


def _bare(name: str) -> str:
    return NO_LETTER.sub("", name).casefold()
