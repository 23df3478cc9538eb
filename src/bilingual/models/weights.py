"""Tell from the weights of CTranslate2 for how many pieces they were made."""

from __future__ import annotations

import struct
from typing import IO, TYPE_CHECKING

from bilingual.errors import BilingualError
from bilingual.models.folders import read_pieces

if TYPE_CHECKING:
    from pathlib import Path

OLDEST = 4
EMBEDDINGS = {
    "source": ("encoder/embeddings_0/weight", "encoder/embeddings/weight"),
    "target": ("decoder/embeddings/weight",),
}


def require_vocabularies(folder: Path) -> None:
    """Raise BilingualError for a folder of CTranslate2 whose weights are for more or fewer pieces than it names.

    CTranslate2 does not look: with a vocabulary of another model it ends the process, or errs at some later text.
    Weights that cannot be read here are left to it to refuse.
    """
    try:
        with (folder / "model.bin").open("rb") as file:
            rows = _rows(file)
    except (OSError, struct.error, UnicodeDecodeError):
        return
    for side, names in EMBEDDINGS.items():
        files = [folder / name for name in (f"{side}_vocabulary.json", "shared_vocabulary.json")]
        path = next((file for file in files if file.is_file()), None)
        pieces = len(read_pieces(path)) if path else 0
        found = next((rows[name] for name in names if name in rows), pieces)
        if path and found != pieces:
            raise BilingualError(
                f"the weights are for {found:,} pieces, and this vocabulary has {pieces:,}",
                at=str(path),
                hint="they belong to different models: copy the whole folder again",
            )


def _rows(file: IO[bytes]) -> dict[str, int]:
    """Return the length of the first dimension of each weight that has one; nothing for forms older than the fourth.

    The form is that of ``ctranslate2.specs.model_spec``: a version, a name, a revision, weights, and other names of them.
    """
    found: dict[str, int] = {}
    (version,) = _numbers(file, "I")
    if version < OLDEST:
        return found
    _text(file)
    _, count = _numbers(file, "II")
    for _ in range(count):
        name = _text(file)
        (rank,) = _numbers(file, "B")
        shape = _numbers(file, "I" * rank)
        _, size = _numbers(file, "BI")
        file.seek(size, 1)
        found |= {name: shape[0]} if shape else {}
    (count,) = _numbers(file, "I")
    names = [(_text(file), _text(file)) for _ in range(count)]
    return found | {other: found[name] for other, name in names if name in found}


def _numbers(file: IO[bytes], form: str) -> tuple[int, ...]:
    form = f"<{form}"
    return struct.unpack(form, file.read(struct.calcsize(form)))


def _text(file: IO[bytes]) -> str:
    (length,) = _numbers(file, "H")
    return file.read(length)[:-1].decode()
