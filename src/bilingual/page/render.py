"""Write a page of pairs as HTML: both languages, or one."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bilingual.page import words
from bilingual.page.addresses import canonical, file_names, links, original_address
from bilingual.page.blocks import SIDES, VIEWS, Side, Writer, pair_html, plain, single_html, split_header, terms
from bilingual.page.layout import filled, parts
from bilingual.page.linked_data import linked_data
from bilingual.page.single import own_digest
from bilingual.page.waivers import joined
from bilingual.records import HEADER

if TYPE_CHECKING:
    from bilingual.page.blocks import Block, Finder
    from bilingual.page.layout import Part
    from bilingual.records import Kind, Language, Mark, Page, Pair

CREDITS: tuple[Kind, ...] = ("source", "author", "photographer", "editor")


def render(page: Page, matcher: Finder | None = None) -> str:
    """Return the bilingual page, which ``read_page`` reads back; with a matcher its terms are shown."""
    shown: dict[str, dict[Side, list[Mark]]] = {}
    if matcher is not None:
        shown = {pair.id: terms(pair, matcher, page.date) for pair in page.pairs}

    def sentence(pair: Pair, side: Side) -> str:
        return pair_html(pair, side, shown[pair.id][side] if shown else ())

    script = environment().get_template("pair.js").render().strip()
    context = _context(Writer(page, sentence)) | {
        "views": VIEWS,
        "waivers": joined(page.waivers),
        "script": Markup(script),  # noqa: S704 (our own file)
        "script_hash": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    }
    return environment().get_template("bilingual.html").render(context)


def render_single(page: Page, side: Side) -> str:
    """Return the page in one language, which is derived from the bilingual one and says so."""
    html = environment().get_template("single.html").render(_context(Writer(page, single_html, (side,))))
    return html.replace("{own-digest}", own_digest(html), 1)


def notice_html(page: Page, sides: tuple[Side, ...] = SIDES) -> str:
    """Return the notice of a page on which sentences await an editor, else nothing."""
    return environment().get_template("notice.html").render(_about(page, sides))


def footer_html(page: Page, sides: tuple[Side, ...] = SIDES) -> str:
    """Return the footer, which tells how the page was made."""
    return environment().get_template("footer.html").render(_about(page, sides))


def title(page: Page, sides: tuple[Side, ...] = SIDES) -> str:
    """Return what stands in ``<title>``: the title's pair."""
    header, _ = split_header(page)
    texts = [plain(header.get("title", ()), side, _language(page, side)) for side in sides]
    return " · ".join(text for text in texts if text) or PurePath(page.path).stem


def linked_data_html(page: Page, sides: tuple[Side, ...] = SIDES) -> str:
    """Return what the page tells search engines of its articles, derived from its header."""
    return f'<script type="application/ld+json" class="linked-data">\n{linked_data(page, sides)}\n</script>'


def _context(writer: Writer) -> dict[str, Any]:
    """Return what the templates show."""
    page = writer.page
    header, body = split_header(page)
    return _about(page, writer.sides) | {
        "title": title(page, writer.sides),
        "header": dict.fromkeys(HEADER, ()) | header,
        "credits": [kind for kind in CREDITS if header.get(kind)],
        "element": lambda tag, kind, side: _safe(writer.element(tag, header[kind], side)),
        "inline": lambda kind, side: _safe(_inline(writer, header[kind], side)),
        "body": _safe(_body(writer, body)),
        "linked_data": _safe(linked_data_html(page, writer.sides)),
        "notice": _safe(notice_html(page, writer.sides)),
        "footer": _safe(footer_html(page, writer.sides)),
    }


def _about(page: Page, sides: tuple[Side, ...]) -> dict[str, Any]:
    """Return what the notice and the footer show."""
    names = {key: quote(name) for key, name in file_names(page.path).items()}
    addresses = links(page)
    awaiting = [pair for pair in page.pairs if pair.state == "needs-review"]
    awaiting.sort(key=lambda pair: pair.source.kind == "alt")  # which one-language pages cannot link to
    return {
        "page": page,
        "sides": [(side, _language(page, side)) for side in sides],
        "names": names,
        "alternates": {_language(page, side): addresses[_language(page, side).base] for side in SIDES}
        | {"x-default": addresses["both"]},
        "canonical": canonical(page, "both" if len(sides) > 1 else _language(page, sides[0]).base),
        "links": {side: _links(page, side, names, single=len(sides) == 1) for side in sides},
        "awaiting": awaiting,
        "words": words,
    }


def _links(page: Page, side: Side, names: dict[str, str], *, single: bool) -> list[tuple[str, str]]:
    """Return the words and addresses of the footer's links, the reader's own language first."""
    own = _language(page, side)
    say = words.words(own)
    other = "en" if own.base == "zh" else "zh"
    links = [(say["pages"][key], names[key]) for key in ("both" if single else own.base, other)]
    address = original_address(page)
    return [*links, (say["original"], address)] if address else links


def _body(writer: Writer, blocks: list[Block]) -> str:
    """Return the body with its blocks in their places; raises ValueError if there is a hole too few or too many."""
    holes = sum(part.form == "hole" for part in parts(writer.page.layout))
    if holes != len(blocks):
        raise ValueError(f"the layout has {holes} holes for {len(blocks)} blocks")

    def fill(part: Part) -> str:
        return writer.block(part, blocks[part.block])

    def alt(number: int) -> str:
        side = writer.sides[0]
        return plain(blocks[number], side, writer.language(side))

    return filled(writer.page.layout, fill, None if len(writer.sides) > 1 else alt)


def _inline(writer: Writer, pairs: Block, side: Side) -> str:
    """Return sentences in a line of the header, among other text."""
    join = "" if writer.language(side).base == "zh" else " "
    return join.join(writer.sentence(pair, side) for pair in pairs)


def _language(page: Page, side: Side) -> Language:
    return page.source_language if side == "source" else page.target_language


def _safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704 (escaped where it was written)


@cache
def environment() -> Environment:
    """Return the templates."""
    return Environment(
        loader=PackageLoader("bilingual"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
