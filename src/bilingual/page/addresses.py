"""Give the pages of a record their absolute addresses, where the folder's address is known."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from pathlib import Path

    from bilingual.records import Page


def file_names(path: str) -> dict[str, str]:
    """Return the names of the three pages of a record: ``both``, ``zh`` and ``en``."""
    name = PurePath(path).name or "index.html"
    stem = name.removesuffix(".html")
    return {"both": name, "zh": f"{stem}.zh.html", "en": f"{stem}.en.html"}


def links(page: Page) -> dict[str, str]:
    """Return the addresses of the three pages as each of them names the others: absolute where that is known."""
    return {key: page.base + quote(name) for key, name in file_names(page.path).items()}


def folder_of(address: str) -> str:
    """Return the address of the folder in which a page stands, by its own; empty if it is none of the web."""
    return address[: address.rfind("/") + 1] if address.startswith(("https://", "http://")) else ""


def canonical(page: Page, key: str) -> str:
    """Return the address that search engines shall keep for a page: ``both``, ``zh`` or ``en``.

    The page in the source's language is a copy of the original, which stands elsewhere unless the site is our own. A
    page of which nobody knows where it will stand has none.
    """
    original = original_address(page)
    if key == page.source_language.base and original and not page.own_site:
        return original
    return links(page)[key] if page.base else ""


def original_address(page: Page) -> str:
    """Return the address of the article that the page was made from, if it is one of the web that readers can reach."""
    return page.address if page.address.startswith(("https://", "http://")) and not _is_local(page.address) else ""


def _is_local(address: str) -> bool:
    """Tell whether an address is of this machine or of its network by what is written, as 127.0.0.1 and intranet are."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return True
    try:
        return ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".localhost", ".local", ".internal", ".lan"))


def folder_address(base_url: str, page: Path, out: Path) -> str:
    """Return the address of the folder in which a page will stand, with ``/`` at its end; empty without ``base_url``.

    Raises BilingualError if ``base_url``, the address of the folder ``out``, is no absolute one.
    """
    if not base_url:
        return ""
    parts = urlsplit(base_url.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise BilingualError(
            f"the base address {base_url} is no address of a folder",
            hint="give one such as https://news.example.org/translations/",
        )
    within = quote(page.parent.relative_to(out).as_posix())
    root = base_url.strip().rstrip("/") + "/"
    return root if within == "." else f"{root}{within}/"
