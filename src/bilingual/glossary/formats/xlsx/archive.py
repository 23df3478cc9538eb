"""Refuse workbooks that would fill the memory."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.glossary.formats.files import content

if TYPE_CHECKING:
    from pathlib import Path

MAX_UNPACKED = 2**28  # bytes; 100,000 rows take a quarter of it

_CHUNK = 2**20
_DOCTYPE = b"<!DOCTYPE"
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)
_OLD = b"\xd0\xcf\x11\xe0"


def archived(path: Path) -> BytesIO:
    """Return the bytes of a workbook; raises BilingualError if it is none, or unpacks to too much.

    A document type is refused too: no spreadsheet writes one, and its entities are how a few bytes become gigabytes.
    """
    data = content(path)
    if data.startswith(_OLD):
        hint = "save it in Excel as a workbook (.xlsx) without a password"
        raise BilingualError("this is an old workbook (.xls) or one with a password", at=str(path), hint=hint)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            wrong = _wrong(archive)
    except _DAMAGE as error:
        wrong = f"this is not a workbook: {error}"
    if wrong:
        raise BilingualError(wrong, at=str(path), hint="save it again in Excel as a workbook (.xlsx), or as CSV UTF-8")
    return BytesIO(data)


def _wrong(archive: zipfile.ZipFile) -> str:
    """Return what makes a workbook dangerous to read, if anything does."""
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        return f"the workbook unpacks to more than {MAX_UNPACKED >> 20} MB"
    strange = next((part.filename for part in parts if _has_doctype(archive, part)), "")
    return f"the workbook's {strange} has a document type" if strange else ""


def _has_doctype(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell whether a part has a document type, also where it is written in UTF-16."""
    if not part.filename.endswith((".xml", ".rels")):
        return False
    end = b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            chunk = end + chunk.replace(b"\0", b"")
            if _DOCTYPE in chunk:
                return True
            end = chunk[-len(_DOCTYPE) :]
    return False
