"""Find the other pages of an article that stands on several."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

from bilingual.extract.boilerplate import COMMENTS
from bilingual.extract.declared import declarations
from bilingual.extract.parse import parse, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from bilingual.records import Source

MOST = 20
ENDING = re.compile(r"^(?P<stem>.+?)(?P<mark>[_-](?:p|page)?[_-]?)(?P<number>[0-9]{1,2})$", re.IGNORECASE)
WHOLE = re.compile(r"^(?P<stem>.+?)[_-](?:all|full|whole|quanwen|single)$", re.IGNORECASE)
PAGE_KEYS = {"page", "p", "pg", "pn", "pageno", "page_no", "pagenum", "pageindex", "currentpage", "curpage", "paged"}
PAGER = re.compile(
    r"[\[(（【<>‹›«»|·.… ]{0,6}"
    r"(?:[上下前后後]一?[页頁]|第?[0-9一二三四五六七八九十]{1,3}[页頁]?|[尾末][页頁]|最后一页|最後一頁|"
    r"next(?: page)?|prev(?:ious)?(?: page)?|page [0-9]{1,2}|last(?: page)?|continue(?: reading)?|read more|"
    r"(?:阅读|閱讀|显示|顯示|查看|浏览|余下|餘下|在本页阅读)?全文(?:阅读|閱讀)?|单页阅读|view all|(?:view (?:as|on) )?(?:a )?(?:single|one) page|)"
    r"[\])）】<>‹›«»|·.… ]{0,6}",
    re.IGNORECASE,
)
SCRIPTED = re.compile(
    r"\bcreatePageHTML[0-9a-z]{0,9}\(\s{0,9}(?P<count>[0-9]{1,2})\s{0,9},\s{0,9}[0-9]{1,2}\s{0,9},\s{0,9}"
    r"[\"'](?P<name>[^\"'<>\s]{1,99})[\"']\s{0,9},\s{0,9}[\"'](?P<ending>[a-z]{3,5})[\"']",
    re.IGNORECASE,
)
COUNTED = {
    name: re.compile(rf"\b_?{variable}\s{{0,9}}=\s{{0,9}}[\"']?(?P<value>[\w.-]{{1,99}})")
    for name, variable in {"count": "nPageCount", "name": "sPageName", "ending": "sPageExt"}.items()
}
SAVED = re.compile(r"<!--\s{0,9}saved from url=\([0-9]{1,6}\)(https?://\S{1,2000})\s{0,9}-->", re.IGNORECASE)
MARK = re.compile(
    r"[(（\[]\s{0,3}[0-9]{1,2}\s{0,3}(?:/\s{0,3}[0-9]{1,2}\s{0,3})?[)）\]]|第\s{0,3}[0-9一二三四五六七八九十]{1,3}\s{0,3}[页頁]|"
    r"\bpage\s{0,3}[0-9]{1,2}(?:\s{0,3}(?:of|/)\s{0,3}[0-9]{1,2})?\b|[_-]\s{0,3}[0-9]{1,2}\s{0,3}(?=$|[_|-])|\W|_",
    re.IGNORECASE,
)
FIRST = re.compile(r"\W{0,3}第?[1一][页頁]?\W{0,3}|首[页頁]")
PROLOGUE = 3000


class Leaf(NamedTuple):
    """One page of an article: its names, the addresses in its pager, and what it calls the article."""

    source: Source
    names: tuple[str, ...]
    linked: tuple[str, ...]
    titles: tuple[frozenset[str], ...]

    def number(self, other: str) -> int:
        """Return which page of this page's article has the other address, 0 if none."""
        return max(page_number(name, other) for name in self.names)

    def later(self, linked: Iterable[str]) -> dict[int, str]:
        """Return those of the addresses that are later pages of this page's article, by their numbers."""
        return {number: address for address in linked if (number := self.number(address))}

    def whole(self) -> str:
        """Return the address in the pager at which the whole article stands on one page, or nothing."""
        return next((address for address in self.linked for name in self.names if is_whole(name, address)), "")

    def is_same(self, other: Leaf) -> bool:
        """Tell whether two pages call their article the same in each place where both call it something."""
        pairs = zip(self.titles, other.titles, strict=True)
        return all(mine & theirs for mine, theirs in pairs if mine and theirs)


def leaf(source: Source) -> Leaf:
    """Return what a page says of the other pages of its article."""
    root = parse(source)
    declared = declarations(root)
    pager = list(_pager(root))
    said = source.address or saved_from(source.text) or declared["address"]
    own = _joined(said, "") or _first(pager)
    name = "" if "://" in source.path else quote(PurePath(source.path).name)
    names = tuple(dict.fromkeys(filter(None, (own, name))))
    base = _joined(names[0], root.xpath("string(//base/@href)")) or names[0]
    links = (*(link for link, _ in pager), *_scripted(source.text))
    linked = dict.fromkeys(filter(None, (_joined(base, link) for link in links)))
    return Leaf(source, names, tuple(linked), _titles(root, declared["title"]))


def saved_from(text: str) -> str:
    """Return the address that a browser wrote into a page when it saved it, or nothing."""
    saved = SAVED.search(text[:PROLOGUE])
    return saved[1] if saved else ""


def page_number(first: str, other: str) -> int:
    """Return which page of the article at the first address the other address is, 0 if it is none.

    ``x.html`` goes on in ``x_1.html`` or ``x_2.html``, ``x.html?page=2`` or ``x/2``. Only the last part of a path is
    compared if one of the two is a file. An article whose own name ends in a larger number has no such pages:
    ``t20240305_12.html`` is not the twelfth of ``t20240305.html`` unless a pager says so.
    """
    one, two = urlsplit(first), urlsplit(other)
    is_file = not (one.netloc and two.netloc)
    if not is_file and one.netloc != two.netloc:
        return 0
    paths = [unquote(part.path.rpartition("/")[2] if is_file else part.path) for part in (one, two)]
    if paths[0] == paths[1]:
        return _number_in_query(one.query, two.query)
    if one.query != two.query:
        return 0
    return _number_in_path(*paths)


def is_whole(first: str, other: str) -> bool:
    """Tell whether the other address is that of the whole article of the first: ``x_all.html``."""
    one, two = urlsplit(first), urlsplit(other)
    (folder, stem, ending), (other_folder, other_stem, other_ending) = parted(one.path), parted(two.path)
    match = WHOLE.match(other_stem)
    is_near = not (one.netloc and two.netloc) or (one.netloc, folder) == (two.netloc, other_folder)
    return is_near and match is not None and match["stem"] == stem and ending == other_ending


def _joined(base: str, address: str) -> str:
    """Return an address joined to a base; nothing if one of them is malformed: ``http://[x/``."""
    try:
        return urlsplit(urljoin(base, address.strip())).geturl()
    except ValueError:
        return ""


def _number_in_query(one: str, two: str) -> int:
    old, new = dict(parse_qsl(one)), dict(parse_qsl(two))
    keys = [key for key in new if key.lower() in PAGE_KEYS and new[key] != old.get(key)]
    if len(keys) != 1 or {**old, keys[0]: ""} != {**new, keys[0]: ""}:
        return 0
    before, after = old.get(keys[0], "1"), new[keys[0]]
    is_later = before in {"0", "1"} and after.isdecimal() and len(after) < 3 and int(after) > int(before)
    return int(after) if is_later else 0


def _number_in_path(one: str, two: str) -> int:
    (folder, stem, ending), (other_folder, other, other_ending) = parted(one), parted(two)
    below = re.fullmatch(r"/?(?:page/)?([0-9]{1,2})/?", two.removeprefix(one))
    if below and two.startswith(one) and not ending and (one.endswith("/") or two[len(one)] == "/"):
        return int(below[1]) if int(below[1]) > 1 else 0
    match = ENDING.match(other)
    if not match or folder != other_folder or (ending and ending != other_ending):
        return 0
    number = int(match["number"])
    if match["stem"] == (stem or "index"):
        return number
    start = ENDING.match(stem)
    if start and start["stem"] == match["stem"] and start["mark"] == match["mark"] and int(start["number"]) in (0, 1):
        return number if number > int(start["number"]) else 0
    return 0


def parted(path: str) -> tuple[str, str, str]:
    """Return folder, stem and ending of a path."""
    folder, _, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    return (folder, stem, ending.lower()) if dot else (folder, name, "")


def _pager(root: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield the addresses and words of links whose words are those of a pager: 2, 下一页, Next page; not 下一篇."""
    for link in root.iter("a", "link"):
        address = link.get("href") or ""
        if not address or address.startswith(("#", "javascript:")):
            continue
        if link.tag == "link":
            if (link.get("rel") or "").lower() in {"next", "prev", "previous"}:
                yield address, ""
            continue
        words = text_of(link) or " ".join(image.get("alt") or "" for image in link.iter("img"))
        if len(words) < 40 and PAGER.fullmatch(" ".join(words.split())) and not _is_of_comments(link):
            yield address, words


def _is_of_comments(link: HtmlElement) -> bool:
    """Tell whether a link stands among the readers' comments, which have pages of their own."""
    names = (f"{element.get('id', '')} {element.get('class', '')}" for element in link.iterancestors())
    return any(COMMENTS.search(name) for several in names for name in several.split())


def _first(pager: Iterable[tuple[str, str]]) -> str:
    """Return the address of page 1 in a pager that links to it and to others: a saved page may have another name."""
    links = [(whole, words) for address, words in pager if (whole := _joined(address, ""))]
    ones = [address for address, words in links if FIRST.fullmatch("".join(words.split()))]
    return next((one for one in ones if any(page_number(one, address) for address, _ in links)), "")


def _scripted(text: str) -> Iterator[str]:
    """Yield the addresses of a pager that a script writes: ``createPageHTML(3, 0, "t2024_1", "html")``."""
    calls = [match.groupdict() for match in SCRIPTED.finditer(text)]
    found = {name: pattern.search(text) for name, pattern in COUNTED.items()}
    if all(found.values()):
        calls.append({name: match["value"] for name, match in found.items() if match})
    for call in calls:
        count = int(call["count"]) if call["count"].isdecimal() else 0
        yield from (f"{call['name']}_{number}.{call['ending']}" for number in range(1, min(count, MOST)))


def _titles(root: HtmlElement, declared: str) -> tuple[frozenset[str], ...]:
    """Return what a page calls its article in three places, without marks of a page: 会议纪要（2） is 会议纪要.

    Some pages have every heading in an ``<h1>``: one in common is enough.
    """
    heads = (text_of(head) for head in root.iter("h1"))
    return _bare([root.findtext(".//title") or ""]), _bare([declared]), _bare(heads)


def _bare(texts: Iterable[str]) -> frozenset[str]:
    normal = (unicodedata.normalize("NFKC", " ".join(text.split())) for text in texts)
    return frozenset(filter(None, (MARK.sub("", text).lower() for text in normal)))
