"""Refuse workbooks that would fill the memory."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from pathlib import Path

MAX_UNPACKED = 2**28  # bytes; 100,000 rows take a quarter of it

_CHUNK = 2**20
_DOCTYPE = b"<!DOCTYPE"
_OLD = b"\xd0\xcf\x11\xe0"


def guard(path: Path) -> None:
    """Raise BilingualError for what is no workbook, unpacks to too much or defines entities of its own.

    No spreadsheet writes a document type, and its entities are how a few bytes become gigabytes.
    """
    if path.read_bytes()[:4] == _OLD:
        hint = "save it in Excel as a workbook (.xlsx) without a password"
        raise BilingualError("this is an old workbook (.xls) or one with a password", at=str(path), hint=hint)
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise BilingualError(
                    f"the workbook unpacks to more than {MAX_UNPACKED >> 20} MB", at=str(path), hint="save it as CSV"
                )
            strange = next((part.filename for part in parts if _has_doctype(archive, part)), None)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        hint = "save it again in Excel as a workbook (.xlsx), or as CSV UTF-8"
        raise BilingualError(f"this is not a workbook: {error}", at=str(path), hint=hint) from error
    if strange:
        raise BilingualError(
            f"the workbook's {strange} has a document type", at=str(path), hint="save it again in Excel"
        )


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
