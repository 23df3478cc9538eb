"""Give pictures that a script would load their address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.extract.parse import squash, text_of
from bilingual.extract.places import place_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.extract.leftout import Removals

LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "_src", "data-echo", "data-actualsrc",
    "data-original-src", "data-image", "data-hi-res-src", "file", "zoomfile",
)  # fmt: skip
SETS = ("srcset", "data-srcset", "data-lazy-srcset")
PLACEHOLDER = re.compile(
    r"^data:.{0,300}$|^about:|(?:blank|spacer|loading|placeholder|lazy|transparent|1x1|pixel|grey|gray)[^/]{0,80}\.(?:gif|png|svg)",
    re.IGNORECASE | re.DOTALL,
)
DESCRIPTOR = re.compile(r"(\d{1,5}(?:\.\d{1,3})?)[wxh](?:,|$)")
WIDEST = 2000
NO_SIZE = frozenset({"0", "1", "0px", "1px"})


def show_unscripted(body: HtmlElement) -> None:
    """Put in place of a ``<noscript>`` the picture that it holds, where the one before it waits for a script."""
    for element in list(body.iter("noscript")):
        inner = element.find(".//img")
        if inner is None or element.getparent() is None or not _address(inner) or _is_nothing(inner):
            continue
        waiting = _picture_before(element)
        if waiting is None:
            inner.tail = None
            element.addprevious(inner)
        elif not _address(waiting):
            waiting.set("src", _address(inner))


def load_pictures(body: HtmlElement) -> None:
    """Give each picture its address, and drop those that only count or fill space."""
    for image in list(body.iter("img")):
        address = _address(image)
        if not address or _is_nothing(image):
            image.drop_tree()
        else:
            image.set("src", address)


def note_lost(body: HtmlElement, removals: Removals) -> None:
    """Note what is said of each picture that has no address, so that it will be dropped."""
    for image in body.iter("img"):
        alt = " ".join(image.get("alt", "").split())
        if any(map(str.isalpha, alt)) and not _address(image) and not _is_nothing(image):
            removals.note(alt, "picture without an address", place_of(image, removals.source))


def _address(image: HtmlElement) -> str:
    """Return the address of a picture: its own, one for a script, the best one of a set; or nothing."""
    own = (image.get("src") or "").strip()
    if own and not PLACEHOLDER.search(own):
        return own
    lazy = (image.get(name, "").strip() for name in LAZY)
    sources = [image, *(source for picture in image.iterancestors("picture") for source in picture.iter("source"))]
    sets = (_best(source.get(name, "")) for source in sources for name in SETS)
    return next((address for address in (*lazy, *sets) if address and not PLACEHOLDER.search(address)), "")


def _best(candidates: str) -> str:
    """Return the widest picture of a ``srcset`` that is no poster."""
    found: list[tuple[float, str]] = []
    for piece in candidates.split():
        size = DESCRIPTOR.match(piece)
        address = piece[size.end() :] if size else piece
        if size and found:
            found[-1] = (float(size[1]), found[-1][1])
        if address.strip(","):
            found.append((1.0, address.strip(",")))
    fitting = [item for item in found if item[0] <= WIDEST] or found
    return max(fitting, default=(0.0, ""), key=lambda item: item[0])[1]


def _is_nothing(image: HtmlElement) -> bool:
    return bool({image.get("width"), image.get("height")} & NO_SIZE)


def _picture_before(element: HtmlElement) -> HtmlElement | None:
    """Return the picture that a ``<noscript>`` stands in for: just before it, or alone in what is just before it."""
    before = element.getprevious()
    if before is None or (before.tail or "").strip():
        return None
    if before.tag == "img":
        return before
    images = list(before.iter("img"))
    return images[0] if len(images) == 1 and not squash(text_of(before)) else None
