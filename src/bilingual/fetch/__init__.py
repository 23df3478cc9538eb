"""Fetch a page from its address."""

from __future__ import annotations

import asyncio
import ssl
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from typing import TYPE_CHECKING, NamedTuple

import httpx2

from bilingual import __version__
from bilingual.errors import BilingualError
from bilingual.fetch.body import body
from bilingual.fetch.hosts import resolve
from bilingual.fetch.transport import CheckedTransport
from bilingual.source import decode

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bilingual.fetch.hosts import Resolver
    from bilingual.records import Source

HEADERS = {
    "User-Agent": f"bilingual-news/{__version__}",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
    "Accept-Encoding": "gzip",
}
READABLE = {"text/html", "application/xhtml+xml", "text/plain", ""}
SAVE = "open it in a browser, save the page, and give the file"
LATER = "try again later"
HINTS = {404: "check the address", 410: "check the address", 429: LATER}


class Limits(NamedTuple):
    """How long a page may take in all, and each connection and answer, in seconds; its bytes; its redirects."""

    total: float = 60
    connect: float = 10
    read: float = 20
    size: int = 10_000_000
    redirects: int = 5


STANDARD = Limits()


def fetch(
    address: str, *, allow_local: bool = False, limits: Limits = STANDARD, resolver: Resolver = resolve
) -> Source:
    """Return the page at an address, which is decoded with regard to what its server says.

    An address on this machine or in its network, or one that redirects there, is refused unless ``allow_local``: a
    list of addresses from elsewhere must not make a build server read ``http://169.254.169.254/``. Raises
    BilingualError where the page cannot be had.
    """
    transport = CheckedTransport(address, allow_local=allow_local, resolver=resolver)
    return _finished(_within(address, limits, transport))


def _finished(work: Coroutine[None, None, Source]) -> Source:
    """Return what comes of asynchronous work; in a thread of its own where a loop runs here, as in a notebook."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def _within(address: str, limits: Limits, transport: CheckedTransport) -> Source:
    """Return the page, or say what went wrong; one broken connection is tried again."""
    timeout = httpx2.Timeout(limits.read, connect=limits.connect)
    try:
        async with (
            asyncio.timeout(limits.total),
            httpx2.AsyncClient(transport=transport, headers=HEADERS, timeout=timeout, trust_env=False) as client,
        ):
            try:
                return await _source(address, client, limits)
            except (httpx2.NetworkError, httpx2.RemoteProtocolError) as error:
                if _is_tls(error):
                    raise
            return await _source(address, client, limits)
    except (TimeoutError, httpx2.TimeoutException) as error:
        raise BilingualError("the server does not answer in time", at=address, hint=LATER) from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise _failure(address, error) from error


async def _source(address: str, client: httpx2.AsyncClient, limits: Limits) -> Source:
    request = client.build_request("GET", address)
    for _ in range(limits.redirects + 1):
        response = await client.send(request, stream=True)
        try:
            if response.next_request is None:
                return await _read(address, response, limits)
            request = response.next_request
        finally:
            await response.aclose()
    raise BilingualError(f"the address redirects more than {limits.redirects} times", at=address, hint=SAVE)


async def _read(address: str, response: httpx2.Response, limits: Limits) -> Source:
    """Return the page of an answer; the name of its encoding comes first from the server."""
    if not response.is_success:
        raise _refusal(address, response)
    kind = Message()
    kind["Content-Type"] = response.headers.get("Content-Type", "")
    if response.headers.get("Content-Type") and kind.get_content_type() not in READABLE:
        raise BilingualError(f"this is {kind.get_content_type()}, not a web page", at=address, hint=SAVE)
    data = await body(response, limits.size, address)
    source = decode(data, address, kind.get_content_charset(""))
    now = datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
    return replace(source, address=str(response.url.copy_with(fragment=None)), fetched=f"{now}Z")


def _refusal(address: str, response: httpx2.Response) -> BilingualError:
    status = response.status_code
    wait = response.headers.get("Retry-After", "")
    hint = HINTS.get(status, LATER if status >= 500 else SAVE)
    if hint == LATER and wait.isdecimal():
        hint = f"try again in {wait} seconds"
    return BilingualError(f"the server answers {status} {response.reason_phrase}".strip(), at=address, hint=hint)


def _failure(address: str, error: Exception) -> BilingualError:
    """Say in our words why there is no answer."""
    if isinstance(error, httpx2.InvalidURL):
        return BilingualError(f"this is no address: {error}", at=address, hint="give it as the browser shows it")
    if _is_tls(error):
        return BilingualError(f"the connection is not secure: {error}", at=address, hint=SAVE)
    if isinstance(error, httpx2.ProxyError):
        return BilingualError(f"the proxy refuses: {error}", at=address, hint="check the variable https_proxy")
    if isinstance(error, httpx2.ProtocolError):
        return BilingualError(f"the answer of the server is broken: {error}", at=address, hint=SAVE)
    return BilingualError(f"no connection to the server: {error}", at=address, hint="check the address")


def _is_tls(error: BaseException | None) -> bool:
    """Tell whether an error comes from the certificate or the encryption of a connection."""
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
