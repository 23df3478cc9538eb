"""Find the file that a download of the review page was read from."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.editing.review.content import restored
from bilingual.editing.sheet import digest, read_sheet
from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.editing.sheet import Sheet

_NAME = re.compile(r"\.([0-9a-f]{8})(?: ?\([0-9]+\))?\.[^.]+$")
_DATA = re.compile(r'<script type="application/json" id="data">([^<]*)</script>')
_STORED = re.compile(rb"^:[0-9]+ [0-9]+ [0-9a-f]+ ([0-9a-f]+)", re.MULTILINE)
_HINT = "give --base: the review page that it came from, or the file as it was then"


def origin(download: Path, file: Sheet, base: Path | None) -> Sheet:
    """Return the file that a download was read from, by the hash in its name: ``titles.3fa2b1c9.csv``.

    It is the file as it is now, or as its history in git has it, or what ``base`` holds: an older copy, or the review
    page itself. A download that was renamed is taken for the file of the page that has the glossary file's name.
    Browsers call a second download ``titles.3fa2b1c9 (1).csv``.
    """
    found = _NAME.search(download.name)
    wanted = found[1] if found else ""
    if wanted == file.digest:
        return file
    if not wanted and base is None:
        raise BilingualError("the name does not tell which file it was read from", at=str(download), hint=_HINT)
    for content in _given(base, wanted, Path(file.path).name) if base else _history(Path(file.path)):
        if not wanted or digest(content) == wanted:
            return replace(_read(content, file.path), path=file.path)
    where = str(base) if base else f"the history of {file.path}"
    hint = "give the name back that the review page gave it, with the hash: titles.3fa2b1c9.csv" if base else _HINT
    raise BilingualError(f"was read from a file that is not in {where}", at=str(download), hint=hint)


def _read(content: bytes, name: str) -> Sheet:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(content)
        return read_sheet(path)


def _given(base: Path, wanted: str, name: str) -> Iterator[bytes]:
    """Yield what the user says the download was read from; of a review page, a lost hash means the one file so named."""
    try:
        content = base.read_bytes()
    except OSError as error:
        raise BilingualError(f"cannot be read: {error.strerror}", at=str(base)) from error
    found = _DATA.search(content.decode("utf-8", "replace"))
    if found is None:
        yield content
        return
    files = [file for file in json.loads(found[1])["files"] if file["encoding"].startswith("utf-8")]
    meant = [file for file in files if (file["hash"] == wanted if wanted else file["name"] == name)]
    yield from map(restored, meant if wanted or len(meant) == 1 else ())


def _history(file: Path) -> Iterator[bytes]:
    """Yield the file as git has it in its commits, the newest first, then under the names that it had before.

    A link is the file that it leads to. Nothing where there is no git.
    """
    name = file.resolve().name
    for revision in _git(file, "log", "--all", "--format=%H", "--", name).decode().split():
        yield _git(file, "cat-file", "--filters", f"{revision}:./{name}")
    followed = _git(file, "log", "--follow", "--raw", "--no-abbrev", "--format=", "--", name)
    for blob in _STORED.findall(followed):
        yield _git(file, "cat-file", "--filters", f"--path={name}", blob.decode())


def _git(file: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=file.resolve().parent, capture_output=True, check=False)
    except FileNotFoundError:
        return b""
    return done.stdout
