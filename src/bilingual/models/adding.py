"""Add a model: fetch or read it, put it into CTranslate2's form, and remember it."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import MISSING, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import ctranslate2
from sentencepiece import SentencePieceProcessor

from bilingual.errors import BilingualError
from bilingual.interrupts import importing
from bilingual.models import DIRECTIONS, Model, is_hub_name
from bilingual.models.folders import BASES, SEVERAL, read_folder, read_vocabulary
from bilingual.models.hub import fetch, require_endpoint
from bilingual.models.lexicon import read_lexicon
from bilingual.models.store import home, require_free, unfinished
from bilingual.models.weights import require_vocabularies

if TYPE_CHECKING:
    from collections.abc import Iterable

CARD = "README.md"
LEXICONS = "lexicon"
COPIED = (
    "config.json",
    "tokenizer_config.json",
    "*.spm",
    "*vocab*.json",
    "model.bin",
    "*.safetensors",
    "*.safetensors.index.json",
    "pytorch_model.bin",
)
OTHERS = re.compile(r"opus-mt-(?:tc-)?(?:big-|base-|tiny-)?([a-z]{2,3})[-_]([a-z]{2,3})(?![a-z])")
GROUPS = SEVERAL | {"gem", "gmw", "zhx"}  # groups in the names of models, some of whose languages are ours
IN_NAME = re.compile(rf"(?<![a-z])({'|'.join(BASES)})[-_]({'|'.join(BASES)})(?![a-z])")
TOKEN = re.compile(r">>\w+<<")
LICENSE = re.compile(r"^license:[ \t]*([^\s#][^\n#]*)", re.MULTILINE)
NO_REPEAT = 2  # pieces: measured on the bundled model, whose loops all end so
KNOWN = 0.5  # share of a tokenizer's pieces that a vocabulary made with it must know


def add(name_or_folder: str, *, revision: str = "", name: str = "") -> Model:
    """Return the model that a folder or a name on the hub holds, once it is among the user's own.

    A Marian model of transformers is converted to int8, which takes a minute and the extra ``transformers``; one of
    CTranslate2 is copied. Raises BilingualError, and leaves nothing behind, where that cannot be done.
    """
    if not name_or_folder:
        raise BilingualError("the name of the model is empty", hint="give a folder, or a name on the Hugging Face hub")
    folder = Path(name_or_folder)
    local = folder.is_dir()
    if not local and not is_hub_name(name_or_folder):
        raise BilingualError(
            f"there is no model {name_or_folder}",
            hint="give a folder, or a name on the Hugging Face hub such as Helsinki-NLP/opus-mt-zh-en",
        )
    called = name or (folder.resolve().name if local else name_or_folder.partition("/")[2])
    require_free(called)
    if not local:
        folder = fetch(name_or_folder, revision)
    elif revision:
        raise BilingualError("a folder has no revisions", at=str(folder), hint="leave out --revision")
    found = read_folder(folder, called)
    for path in found.lexicons.values():
        read_lexicon(path)
    if not local:
        found = replace(found, origin=name_or_folder, revision=folder.name)
    return _kept(described(found, folder))


def described(model: Model, folder: Path) -> Model:
    """Return a model with what its files leave unsaid: direction from its name, licence from its card, guards.

    Raises BilingualError for one that translates neither direction, as opus-mt-de-en does.
    """
    own = (folder / "model.json").is_file()
    directions = model.directions or _directions(f"{model.name} {model.origin} {folder.resolve().name}".lower())
    if directions and not set(directions) & set(DIRECTIONS):
        raise BilingualError(
            f"the model translates {', '.join(directions)}, neither zh-en nor en-zh", at=model.origin or str(folder)
        )
    tokens = [] if own or directions or model.target_tokens else _tokens(model)
    if tokens:
        raise BilingualError(
            f"the model writes the languages {', '.join(tokens)}, neither Chinese nor English",
            at=model.origin or str(folder),
        )
    return replace(
        model,
        directions=directions,
        license=model.license or _license(folder / CARD),
        han_in_english=model.han_in_english and own,
        no_repeat=model.no_repeat if own else NO_REPEAT,
        added=datetime.now(UTC).isoformat(timespec="microseconds"),
    )


def _directions(names: str) -> tuple[str, ...]:
    """Return the direction that a name tells: ``opus-mt-zh-en``, or that of a folder which was converted elsewhere."""
    found = IN_NAME.search(names) or OTHERS.search(names)
    languages = [BASES.get(language, language) for language in found.groups()] if found else []
    return ("-".join(languages),) if len(set(languages) - GROUPS) == 2 else ()


def _tokens(model: Model) -> list[str]:
    """Return the languages that a plain model of several is asked for, as >>deu<< asks for German."""
    (folder,) = model.folders.values()
    return [piece[2:-2] for piece in read_vocabulary(folder, "source") if TOKEN.fullmatch(piece)]


def _license(card: Path) -> str:
    """Return the licence that the head of a model card names."""
    if not card.is_file():
        return ""
    _, *head = card.read_text("utf-8", errors="replace").split("---\n", 2)
    found = LICENSE.search(head[0]) if head else None
    return found[1].strip().strip("'\"") if found else ""


def _kept(model: Model) -> Model:
    """Put a model's files into the store and return it from there."""
    with unfinished(model.name) as place:
        if "ctranslate2" in model.folders:
            for engine, folder in model.folders.items():
                _copy(folder, place / engine, COPIED)
        else:
            _convert(model.folders["transformers"], place / "ctranslate2")
        for side in ("source", "target"):
            _require_pieces(place / "ctranslate2", side, model)
        _require_loadable(place / "ctranslate2", model)
        for language, path in model.lexicons.items():
            (place / LEXICONS).mkdir(exist_ok=True)
            shutil.copyfile(path, place / lexicon_place(language))
        (place / "model.json").write_text(json.dumps(settings(model), ensure_ascii=False, indent=2) + "\n", "utf-8")
        read_folder(place, model.name)  # what cannot be read here gets no name
    return read_folder(home() / model.name, model.name)


def settings(model: Model) -> dict[str, Any]:
    """Return what ``model.json`` must say of a model: all that is not the default, folders and name left out."""
    said = {}
    for field in fields(Model):
        usual = field.default if field.default is not MISSING else {}
        value = getattr(model, field.name)
        if field.name == "lexicons":
            value = {language: lexicon_place(language) for language in value}
        if field.name not in {"name", "folders"} and value != usual:
            said[field.name] = value
    return said


def lexicon_place(language: str) -> str:
    """Return where a model's folder has the lexicon of a language: two may have one name where they come from."""
    return f"{LEXICONS}/{language}.tsv"


def _convert(folder: Path, converted: Path) -> None:
    require_endpoint()
    with importing():
        from bilingual.models.convert import convert  # noqa: PLC0415 (imports transformers)

    convert(folder, converted)
    _copy(folder, converted, ("*.spm",))


def _copy(folder: Path, place: Path, patterns: Iterable[str]) -> None:
    """Copy what an engine reads, links as files: a folder may hold checkpoints of gigabytes beside it."""
    place.mkdir(exist_ok=True)
    for path in {path for pattern in patterns for path in folder.glob(pattern)}:
        shutil.copyfile(path, place / path.name)


def _require_pieces(folder: Path, side: Literal["source", "target"], model: Model) -> None:
    """Raise BilingualError for a tokenizer of another vocabulary: all that it gives would be unknown."""
    path = folder / f"{side}.spm"
    path = path if path.is_file() else folder / "source.spm"
    try:
        processor = SentencePieceProcessor(model_file=str(path))
    except RuntimeError as error:
        raise BilingualError("is not a SentencePiece model", at=model.origin or path.name) from error
    pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    known = len(set(pieces) & set(read_vocabulary(folder, side)))
    if known < KNOWN * len(pieces):
        raise BilingualError(
            f"of the {len(pieces)} pieces of {path.name} the model's {side} vocabulary knows only {known}",
            at=model.origin or model.name,
            hint="they belong to different models: copy the whole folder again",
        )


def _require_loadable(folder: Path, model: Model) -> None:
    require_vocabularies(folder)
    try:
        ctranslate2.Translator(str(folder), compute_type="int8")
    except (RuntimeError, ValueError) as error:
        raise BilingualError(f"CTranslate2 cannot load the model: {error}", at=model.origin or model.name) from error
