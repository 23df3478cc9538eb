"""Tell which hosts a page may be fetched from."""

from __future__ import annotations

import asyncio
import re
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Resolver = Callable[[str, int], Awaitable[list[str]]]

NUMBER = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)\.?$", re.IGNORECASE)
LOCAL_NAMES = (".localhost", ".local", ".localdomain", ".internal", ".intranet", ".lan", ".home.arpa")
TRANSLATED = IPv6Network("64:ff9b::/96")
HINT = "--allow-local reads from this machine and its network"


async def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host, in the order in which they are to be tried."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def require_public_name(host: str, address: str) -> None:
    """Raise BilingualError if a host is local by its name, or written so that two programs may read it differently.

    ``http://2130706433/`` and ``http://0177.0.0.1/`` are 127.0.0.1 to the system's resolver and names to others.
    """
    literal = _literal(host)
    if literal is not None:
        require_public([host], address)
    elif NUMBER.search(host.rpartition(".")[2] or host):
        raise BilingualError(f"{host} is an unusual way to write an address", at=address, hint="write it as 192.0.2.1")
    elif "." not in host.strip(".") or f".{host.rstrip('.').lower()}".endswith(LOCAL_NAMES):
        raise BilingualError(f"{host} is a name on this machine or in its network", at=address, hint=HINT)


def require_public(found: list[str], address: str) -> None:
    """Raise BilingualError if one of the addresses of a host is not of the public internet."""
    for text in found:
        literal = _literal(text)
        if literal is None or not is_public(literal):
            raise BilingualError(f"{text} is an address on this machine or in its network", at=address, hint=HINT)


def is_local(host: str) -> bool:
    """Tell whether a host is this machine or one in its network by what is written, without asking anybody."""
    literal = _literal(host)
    return host.lower() == "localhost" if literal is None else not is_public(literal)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Tell whether an address is one of the public internet, and so is each that it wraps.

    ``::ffff:127.0.0.1`` and ``64:ff9b::7f00:1`` lead to 127.0.0.1.
    """
    if isinstance(address, IPv6Address):
        if address in TRANSLATED:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address.is_site_local:
            return False
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if any(inner):
            return all(is_public(wrapped) for wrapped in inner if wrapped)
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
