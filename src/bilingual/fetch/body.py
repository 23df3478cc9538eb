"""Read the body of an answer, no more of it than a page may have."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    import httpx2

GZIP = 31  # zlib's name for a gzip header and the largest window
PLAIN = {"", "identity"}
ZIPPED = {"gzip", "x-gzip"}
HINT = "save the page and give the file"


async def body(response: httpx2.Response, limit: int, address: str) -> bytes:
    """Return the body, unpacked; raises BilingualError if it has more than ``limit`` bytes, packed or unpacked.

    The library would unpack whatever the server names, also gzip in gzip: a few kilobytes that become gigabytes.
    """
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if packing not in PLAIN | ZIPPED:
        raise BilingualError(f"the page is packed as {packing}, which was not asked for", at=address, hint=HINT)
    unpacker = _Gzip() if packing in ZIPPED else None
    data = bytearray()
    received = 0
    async for chunk in response.aiter_raw():
        received += len(chunk)
        try:
            data += unpacker.unpacked(chunk, limit + 1 - len(data)) if unpacker else chunk
        except zlib.error as error:
            raise _damaged(address) from error
        if max(received, len(data)) > limit:
            raise BilingualError(f"the page is larger than {limit / 1_000_000:g} MB", at=address, hint=HINT)
    if unpacker and received and not unpacker.is_complete:
        raise _damaged(address)
    return bytes(data)


def _damaged(address: str) -> BilingualError:
    return BilingualError("the packed page is damaged", at=address, hint="try again later")


class _Gzip:
    """Unpack gzip piece by piece; a file may be several, one behind the other."""

    def __init__(self) -> None:
        self._part = zlib.decompressobj(GZIP)

    @property
    def is_complete(self) -> bool:
        """Tell whether the last part has come to its end."""
        return self._part.eof

    def unpacked(self, chunk: bytes, most: int) -> bytes:
        """Return what a piece of the packed text holds, ``most`` bytes of it."""
        data = self._part.decompress(chunk, most)
        while self._part.eof and self._part.unused_data.startswith(b"\x1f\x8b") and len(data) < most:
            rest = self._part.unused_data
            self._part = zlib.decompressobj(GZIP)
            data += self._part.decompress(rest, most - len(data))
        return data
