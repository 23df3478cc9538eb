"""Make the relative addresses of a body absolute."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WEB = ("http://", "https://")


def base_of(root: HtmlElement, address: str) -> str:
    """Return the address that relative ones start from: that of ``<base href>``, else of the page; or nothing."""
    said = next((element.get("href", "").strip() for element in root.iter("base") if element.get("href")), "")
    base = _joined(address, said) if said else address
    return base if base.startswith(WEB) else ""


def make_absolute(body: HtmlElement, base: str, path: str) -> None:
    """Make addresses absolute, save of places in the article and of files that lie beside it, which are copied.

    ``path`` is that of the page, by which its own folder is known; ``-`` and addresses have none.
    """
    if not base:
        return
    folder = Path(path).parent if path != "-" and not path.startswith(WEB) else None
    for element in body.iter("a", "img"):
        name = "src" if element.tag == "img" else "href"
        address = element.get(name, "").strip()
        if address and not address.startswith("#") and not _is_at_hand(address, folder):
            element.set(name, _joined(base, address))


def _joined(base: str, address: str) -> str:
    """Return an address joined to a base; a malformed one (``http://[x/``) stays as it is."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _is_at_hand(address: str, folder: Path | None) -> bool:
    if folder is None:
        return False
    try:
        parts = urlsplit(address)
        relative = not (parts.scheme or parts.netloc or parts.path.startswith("/"))
        return relative and bool(parts.path) and (folder / unquote(parts.path)).is_file()
    except (OSError, ValueError):
        return False
