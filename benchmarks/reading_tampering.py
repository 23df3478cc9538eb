"""Measure which findings of tampering clean and tampered pages give."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reading_rows import rows

from bilingual.errors import BilingualError
from bilingual.extract import reading
from bilingual.source import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bilingual.extract.article import Reading

CODES = ("S001", "S002", "S004")
EVERY = 24
LINKS = '<a href="https://a1.example/">开云体育官网</a> <a href="https://b2.example/">乐鱼体育app下载</a>'
ODD = "".join(f'<{tag} id="qzxvw"></{tag}>' for tag in ("tt", "sub", "mark", "big", "ins", "cite"))
CODE = '<p>主办：临江市商务局 网站标识码：4403990009 <a href="https://k7788.example/">首页</a></p>'


class Injection(NamedTuple):
    """A way to tamper with a page: the code that it must give, the words that must be gone, and the deed."""

    code: str
    gone: tuple[str, ...]
    deed: Callable[[str], str]


def _in_title(text: str) -> Callable[[str], str]:
    return lambda page: re.sub(r"(<title[^>]*>)([^<]*)", lambda match: match[1] + text.format(match[2]), page, count=1)


def _in_body(text: str) -> Callable[[str], str]:
    return lambda page: re.sub(r"<body[^>]*>", lambda match: match[0] + text, page, count=1, flags=re.IGNORECASE)


def _at_end(text: str) -> Callable[[str], str]:
    return lambda page: re.sub(r"</body", lambda match: text + match[0], page, count=1, flags=re.IGNORECASE)


INJECTIONS: dict[str, Injection] = {
    **{
        f"title {brand}": Injection("S001", (brand,), _in_title("{}" + joint + brand))
        for joint, brand in (
            ("-", "m6米乐app"), ("_", "开云体育官方网站"), (" - ", "乐鱼体育app下载"), ("|", "新天地棋牌官网"), ("-", "华体会"),
            ("-", "b体育"), ("-", "九游会体育登录入口"), ("_", "球探体育比分"),
        )
    },
    "title first": Injection("S001", ("米乐",), _in_title("m6米乐app-{}")),
    "title replaced": Injection("S001", ("球探",), _in_title("球探体育比分_篮球比分直播-投注官网")),
    "crumb": Injection("S001", ("米乐",), _in_body('<div class="crumb"><a href="/">m6米乐app-米乐体育官方下载</a> &gt; <a href="/n">News</a></div>')),
    "heading": Injection("S001", ("爱游戏",), _in_body("<h1>爱游戏体育官网入口</h1>")),
    "link shown": Injection("S001", ("江南",), _in_body('<p><a href="https://c3.example/">江南体育app下载</a></p>')),
    "odd elements": Injection("S001", ("qzxvw",), _in_body(ODD)),
    "readings": Injection("S001", ("(zhǔn)",), _in_body("<p>準(zhǔn)臺(tái)中新聞局長(zhǎng)吳皇升說(shuō)明，典禮將(jiāng)於明日舉行。</p>")),
    "hidden, in place": Injection("S002", ("开云",), _at_end(f'<div style="display:none">{LINKS}</div>')),
    "hidden, off screen": Injection("S002", ("开云",), _at_end(f'<div style="position:absolute;left:-3000px">{LINKS}</div>')),
    "hidden, no size": Injection("S002", ("开云",), _at_end(f'<div style="height:0;overflow:hidden">{LINKS}</div>')),
    "hidden, no letters": Injection("S002", ("开云",), _at_end(f'<p style="font-size:0px">{LINKS}</p>')),
    "hidden by sheet": Injection("S002", ("开云",), _at_end(f"<style>.zz{{text-indent:-9999px}}</style><div class='zz'>{LINKS}</div>")),
    "hidden by script": Injection("S002", ("开云",), _at_end(f"<div id='q1'>{LINKS}</div><script>document.getElementById('q1').style.display='none';</script>")),
    "hidden by writing": Injection("S002", ("开云",), _at_end(f"<script>document.write('<div style=\"display:none\">');</script><p>{LINKS}</p><script>document.write('</div>');</script>")),
    "hidden marquee": Injection("S002", ("开云",), _at_end(f'<marquee height="1" width="4">{LINKS}</marquee>')),
    "other host, canonical": Injection("S004", ("k7788",), _at_end('<p>网站标识码：4403990009</p><link rel="canonical" href="https://k7788.example/a.html">')),
    "other host, home": Injection("S004", ("k7788",), _at_end(CODE)),
}  # fmt: skip


def table(pages: Path) -> Iterator[str]:
    """Yield the findings of tampering on the saved pages, and the share of injected text that is found and gone."""
    files = [pages / row["file"] for row in rows(pages / "INDEX.tsv")]
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for path in files:
        read = _reading(path.read_bytes(), path.name)
        codes = {finding.code for finding in read.article.findings if finding.code in CODES} if read else set()
        counts.update(codes)
        wrong += [f"{path.name}: {code}" for code in sorted(codes)]
    yield ", ".join(f"{code} on {counts[code]}" for code in CODES) + f" of {len(files)} pages"
    found, missed = _injected(files)
    yield f"injected: {found} of {found + len(missed)} found and gone"
    yield from (*wrong, *missed)


def _injected(files: list[Path]) -> tuple[int, list[str]]:
    """Return how many injections into every so many saved pages were found, and where one was not."""
    found, missed = 0, []
    for path in files[::EVERY]:
        source = decode(path.read_bytes(), path.name)
        for name, injection in INJECTIONS.items():
            page = injection.deed(source.text)
            if page == source.text:
                continue
            if is_found(page, injection):
                found += 1
            else:
                missed.append(f"{path.name}: {name}")
    return found, missed


def is_found(page: str, injection: Injection) -> bool:
    """Tell whether a tampered page gives the finding and an article without the injected words."""
    read = _reading(page.encode(), "x.html")
    if read is None:
        return False
    article = read.article
    shown = f"{article.blocks}{article.layout}{article.address}"
    told = any(finding.code == injection.code for finding in article.findings)
    return told and not any(word in shown for word in injection.gone)


def _reading(page: bytes, name: str) -> Reading | None:
    try:
        return reading(decode(page, name))
    except BilingualError:
        return None
