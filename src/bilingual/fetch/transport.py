"""Connect to the very address of a host that was checked."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any
from urllib.request import getproxies, proxy_bypass

import httpx2

from bilingual.errors import BilingualError
from bilingual.fetch.hosts import is_local, require_public, require_public_name

if TYPE_CHECKING:
    from bilingual.fetch.hosts import Resolver

SCHEMES = {"http": 80, "https": 443}
SAVE = "save the page and give the file"
NO_REUSE = httpx2.Limits(max_keepalive_connections=0)


class CheckedTransport(httpx2.AsyncBaseTransport):
    """Look each request's host up once, check all of its addresses, and connect to one of them.

    The name is not looked up again, so it cannot mean another address by then. Every redirect comes through here. No
    connection is used twice: two hosts may share an address, and a certificate is for one of them. Where the
    environment names a proxy, the look-up is the proxy's, and only the written name or address is checked.
    """

    def __init__(self, address: str, *, allow_local: bool, resolver: Resolver) -> None:
        self._address = address
        self._allow_local = allow_local
        self._resolver = resolver
        self._direct: httpx2.AsyncHTTPTransport | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Return the answer to one request."""
        url = request.url
        at = self._address
        if url.scheme not in SCHEMES or not url.host:
            raise BilingualError(f"only http and https addresses are read, not {url.scheme}:", at=at, hint=SAVE)
        if url.port is not None and not 0 < url.port < 65536:
            raise BilingualError(f"this is no address: there is no port {url.port}", at=at, hint="check the address")
        if url.userinfo:
            raise BilingualError("the address holds a name or password", at=at, hint=SAVE)
        if not self._allow_local:
            require_public_name(url.host, at)
        proxy = _proxy(url)
        if proxy:
            return await _through(proxy).handle_async_request(request)
        return await self._connected(request, await self._addresses(url))

    async def aclose(self) -> None:
        """Close all connections."""
        if self._direct is not None:
            await self._direct.aclose()

    async def _addresses(self, url: httpx2.URL) -> list[str]:
        try:
            found = await self._resolver(url.raw_host.decode("ascii"), url.port or SCHEMES[url.scheme])
        except (socket.gaierror, UnicodeError) as error:
            if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
                fact, hint = f"the name {url.host} cannot be looked up now", "check the network, or try again later"
            else:
                fact, hint = f"there is no host {url.host}", "check the address"
            raise BilingualError(fact, at=self._address, hint=hint) from error
        if not self._allow_local:
            require_public(found, self._address)
        return found

    async def _connected(self, request: httpx2.Request, addresses: list[str]) -> httpx2.Response:
        """Return the answer of the first of the addresses to which there is a connection."""
        self._direct = self._direct or httpx2.AsyncHTTPTransport(limits=NO_REUSE)
        failure: httpx2.TransportError = httpx2.ConnectError("the host has no address")
        for address in addresses:
            try:
                return await self._direct.handle_async_request(_pinned(request, address))
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                failure = error
        raise failure


def _pinned(request: httpx2.Request, address: str) -> httpx2.Request:
    """Return the request with an address in place of the host's name, which stays in ``Host`` and in TLS."""
    extensions: dict[str, Any] = {**request.extensions, "sni_hostname": request.url.raw_host.decode("ascii")}
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions=extensions,
    )


def _proxy(url: httpx2.URL) -> str:
    """Return the proxy that the environment names for an address, or nothing; what is local needs none."""
    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all", "")
    return "" if is_local(url.host) or proxy_bypass(url.host) else proxy


def _through(proxy: str) -> httpx2.AsyncHTTPTransport:
    address = proxy if "://" in proxy else f"http://{proxy}"
    try:
        return httpx2.AsyncHTTPTransport(proxy=address, limits=NO_REUSE)
    except (ImportError, ValueError, httpx2.InvalidURL) as error:
        raise BilingualError(
            f"the proxy cannot be used: {error}", at=proxy, hint="check the proxy variables"
        ) from error
