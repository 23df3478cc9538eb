"""Find the labels on a page that are no words of its publisher."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bilingual.extract.parse import HAN, squash, text_of, visible
from bilingual.extract.tampering.spam import brands_in, deals, is_label, is_suspicious, is_trade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

PARTS = re.compile(
    r"\s*[|｜_»>›]+\s*|\s*[-–—]{1,2}\s*|\s*[:：]\s*|\s*[,，、;；]+\s*|[【】]|\s{2,}|\s(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s"
)
LIST = re.compile(r"\s*[,，、;；|｜_]\s*")
PIECES = re.compile(r"\s{0,9}(?:[|｜»>›]|_{1,2}|[-–—]{1,2})\s{0,9}")
LATIN_WORD = re.compile("[A-Za-z]{2,}")
OWN_WORD = re.compile("[A-Za-z]{4,}")
INSTITUTION = re.compile(
    "网|站|版|政府|日报|晚报|晨报|商报|早报|时报|周刊|杂志|报社|通讯社|新闻|要闻|动态|公告|通知|频道|电视台|广播|在线|之窗|"
    "局|委|厅|署|办公室|大学|学院|学校|医院|公司|集团|中心|协会|学会|银行|博物馆|图书馆|研究[院所]|法院|基金会|机场|酒店|"
    "中文|双语|简体|繁体|英文|首页|市$|省$|区$|县$"
)
CRUMB = re.compile(
    r"(?:^|[-_ ])(?:bread-?crumbs?|crumbs?|position|location|weizhi|wz|dqwz|path|local|here|mbx|nav-?path)(?:$|[-_ \d])",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"当前位置|您的位置|所在位置|您?现在的位置|首页|current (?:position|location)|you are here|location\s?[:：]",
    re.IGNORECASE,
)
DECLARED = frozenset(
    {
        "og:title",
        "og:site_name",
        "twitter:title",
        "articletitle",
        "sitename",
        "title",
        "apple-mobile-web-app-title",
        "application-name",
    }
)
PUBLIC_SITE = re.compile("(?:政府|局|厅|委员会|办公室|人大|政协)[\u4e00-\u9fff]{0,4}网")
GAMES = re.compile(
    r"体育|比赛|联赛|足球|篮球|球[队员]|娱乐|电影|明星|艺人|演员|票房|sport|league|match|film|entertainment",
    re.IGNORECASE,
)
STEP = re.compile(r"[>›»]\s*\S")
LONGEST = 300
SENTENCES = 20


class Prose(NamedTuple):
    """The text of a page in sentences, to tell its own words from injected ones."""

    pairs: frozenset[str]
    words: frozenset[str]
    is_english: bool
    whole: str

    @classmethod
    def of(cls, root: HtmlElement) -> Prose:
        """Read the sentences of a page."""
        texts = [
            text
            for element in root.iter()
            for text in (element.tail, _text(element))
            if text and len(text) >= SENTENCES
        ]
        whole = "\n".join(texts)
        bare = squash(whole).lower()
        shown = text_of(root)
        english = len(LATIN_WORD.findall(shown)) > 4 * len(HAN.findall(shown))
        return cls(
            frozenset(map("".join, pairwise(bare))),
            frozenset(LATIN_WORD.findall(whole.lower())),
            english,
            whole,
        )

    def shares(self, text: str) -> bool:
        """Tell whether the page goes on about what a text names: half of its words or of its pairs of characters."""
        bare = squash(text).lower()
        pairs = [bare[at : at + 2] for at in range(len(bare) - 1)] if HAN.search(bare) else []
        words = [word for word in LATIN_WORD.findall(text.lower()) if len(word) > 2] if not pairs else []
        known = sum(pair in self.pairs for pair in pairs) + sum(word in self.words for word in words)
        return 2 * known > len(pairs) + len(words)


def injected_labels(root: HtmlElement) -> list[str]:
    """Return what stands in title, declarations, headings and crumb and belongs to no article, the longest first."""
    prose = Prose.of(root)
    found = {part for text in _labels(root) for part in _advertised(text, prose)}
    found |= {
        part for text in _lists(root) for part in LIST.split(text) if is_suspicious(part) and not prose.shares(part)
    }
    found |= {part for title in root.iter("title") for part in _foreign(" ".join((title.text or "").split()), prose)}
    found |= set(_home_brands(root, prose))
    return sorted((part for part in found if len(part) > 1), key=lambda part: (-len(part), part))


def _labels(root: HtmlElement) -> Iterator[str]:
    """Yield the texts that name a page or say where in the site it stands."""
    for element in root.iter("title", "h1", "h2"):
        yield short_text(element, LONGEST) if element.tag != "title" else element.text or ""
    yield from (meta.get("content") or "" for meta in root.iter("meta") if _name(meta) in DECLARED)
    yield from (text_of(crumb) for crumb in crumbs(root))


def _home_brands(root: HtmlElement, prose: Prose) -> Iterator[str]:
    """Yield the name that a clone has put in place of its original's, in the title and for 首页 in the crumb.

    A site's own name stands there too. Taken is one that deals in what the page says nothing of, or that stands before
    a public body's site: 888贵宾会 > 临江市商务局网站 > 要闻.
    """
    title = next((element.text or "" for element in root.iter("title")), "")
    pieces = {piece.strip() for piece in PIECES.split(" ".join(title.split()))}
    for crumb in crumbs(root):
        link = next(crumb.iter("a"))
        name = " ".join(short_text(link, LONGEST).split())
        behind = short_text(crumb, LONGEST)[len(name) :]
        if len(pieces) > 1 and name in pieces and not prose.shares(name):
            foreign = deals(name) and not GAMES.search(prose.whole)
            if foreign or (PUBLIC_SITE.search(behind) and not INSTITUTION.search(name)):
                yield name


def _lists(root: HtmlElement) -> Iterator[str]:
    for meta in root.iter("meta"):
        if _name(meta) in ("keywords", "description"):
            yield " ".join((meta.get("content") or "")[: 4 * LONGEST].split())


def _name(meta: HtmlElement) -> str:
    return (meta.get("name") or meta.get("property") or "").lower()


def crumbs(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements that say where in the site a page stands."""
    seen: set[HtmlElement] = set()
    for link in root.iter("a"):
        parent = link.getparent()
        around = parent.getparent() if parent is not None and parent.tag == "li" else None
        element = around if around is not None else parent
        if element is None or element in seen:
            continue
        seen.add(element)
        text = short_text(element, LONGEST)
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if text and (CRUMB.search(names) or PLACE.search(text) or STEP.search(text)):
            yield element


def short_text(element: HtmlElement, longest: int) -> str:
    """Return the text of an element if it is not longer than this, else an empty string; long ones are not read."""
    text = ""
    for piece in visible(element):
        text += piece
        if len(text) > longest:
            return ""
    return text


def _advertised(text: str, prose: Prose) -> Iterator[str]:
    """Yield the parts of a label that advertise, and those that name what the page is not about."""
    pieces = [piece.strip() for piece in PIECES.split(" ".join(text[: 4 * LONGEST].split()))]
    found = [part for piece in pieces if is_suspicious(piece) for part in _in_piece(piece, prose)]
    yield from found
    yield from (piece for piece in pieces if found and is_trade(piece))


def _in_piece(piece: str, prose: Prose) -> list[str]:
    """Return what advertises in a piece of a label: all of it, unless the rest is what the page is about.

    A report on raids names brands in its headline and in its text.
    """
    if is_label(piece):
        return [piece]
    parts = [part.strip() for part in PARTS.split(piece)]
    labels = [part for part in parts if is_label(part)] or brands_in(piece)
    foreign = [label for label in labels if not prose.shares(label)]
    rest = piece
    for label in foreign:
        rest = rest.replace(label, " ")
    if foreign and prose.shares(rest):
        return foreign
    return [] if prose.shares(piece) else [piece]


def _foreign(title: str, prose: Prose) -> Iterator[str]:
    """Yield what is Chinese in the title of an English page: ``m6米乐app`` behind a headline.

    The longest part is the headline, which may well quote a Chinese word; a site may give its Chinese name.
    """
    pieces = [piece.strip() for piece in PIECES.split(title)]
    longest = max(pieces, key=len, default="")
    for piece in pieces if prose.is_english else ():
        own = INSTITUTION.search(piece) and not is_suspicious(piece) and not deals(piece)
        if (
            HAN.search(piece)
            and piece != longest
            and not own
            and not OWN_WORD.search(piece)
            and not prose.shares(piece)
        ):
            yield piece


def _text(element: HtmlElement) -> str:
    """Return the text at the beginning of an element that shows one and is no link."""
    shown = isinstance(element.tag, str) and element.tag not in ("script", "style", "title", "a", "option", "h1", "h2")
    return element.text or "" if shown else ""
