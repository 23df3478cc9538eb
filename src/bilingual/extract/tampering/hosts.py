"""Compare the hosts of addresses."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

SECOND = frozenset({"ac", "co", "com", "edu", "gov", "go", "mil", "net", "ne", "nom", "or", "org"})
PUBLIC = re.compile(
    r"(?:^|\.)(?:gov|gouv|gob|gub|govt|go|mil|edu|ac|int|政务|公益|xn--zfr164b|xn--55qw42g|europa\.eu|gc\.ca|admin\.ch|bund\.de|police\.uk|nhs\.uk)(?:\.[a-z]{2})?$"
)


def host_of(address: str) -> str:
    """Return the host of an absolute address, else an empty string; a malformed one (``http://[x/``) has none."""
    try:
        parts = urlsplit(address.strip())
        return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https", "") else ""
    except ValueError:
        return ""


def domain(host: str) -> str:
    """Return the domain that a host was registered under: sz.gov.cn of commerce.sz.gov.cn."""
    labels = host.rsplit(".", 3)
    wide = len(labels) > 2 and labels[-2] in SECOND and len(labels[-1]) == 2
    return ".".join(labels[-3:] if wide else labels[-2:])


def domain_of(address: str) -> str:
    """Return the domain of an absolute address, else an empty string."""
    return domain(host_of(address))


def is_public(host: str) -> bool:
    """Tell whether a host is a state's or a school's."""
    return bool(PUBLIC.search(host))


def is_trusted(host: str) -> bool:
    """Tell whether a host belongs to a state, a school or a press that publishes for public bodies."""
    return is_public(host) or domain(host) in _press()


@cache
def _press() -> frozenset[str]:
    text = (files("bilingual.extract") / "patterns" / "press.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
