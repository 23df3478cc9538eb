"""Read what ``model.json`` says, so that a wrong value is named here and does not fail in the middle of a page."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import category

from bilingual.errors import BilingualError
from bilingual.models import Model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DIRECTION = re.compile(r"[^\s-]+-[^\s-]+")
LANGUAGE = re.compile(r"[a-z]{2,3}")
LARGEST = 100_000  # pieces: more than any model has positions
SHOWN = 60  # characters of a wrong value
FOLDERS = ("name", "folders")  # what the folder itself says, not its model.json


class Kind(NamedTuple):
    """Whether a value of JSON may stand in a field, and in words what may."""

    holds: Callable[[Any], bool]
    words: str


def read_settings(said: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return the fields of ``Model`` that the JSON of a folder's ``model.json`` sets; others are left for later versions.

    Raises BilingualError for a value that its field cannot hold.
    """
    path = folder / "model.json"
    settings = {}
    for field in fields(Model):
        if field.name in said and field.name not in FOLDERS:
            _require(field.name, str(field.type), said[field.name], path)
            settings[field.name] = said[field.name]
    settings["directions"] = tuple(settings.get("directions", ()))
    settings["lexicons"] = {language: folder / file for language, file in settings.get("lexicons", {}).items()}
    return settings


def _require(name: str, kind: str, value: object, path: Path) -> None:
    wanted = RULES.get(name, KINDS[kind])
    if not (KINDS[kind].holds(value) and wanted.holds(value)):
        shown = json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
        shown = shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
        raise BilingualError(
            f'"{name}" is {shown}, but must be {wanted.words}',
            at=str(path),
            hint="docs/models.md says what each field means",
        )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not any(category(character) in {"Cc", "Cs"} for character in value)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST  # NaN is not


def _each(holds: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and all(map(_is_text, value)) and all(map(holds, value.values()))


def _listed(holds: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(holds, value))


def _between(least: float, most: float) -> Callable[[Any], bool]:
    return lambda value: least <= value <= most


def _is_form(text: str) -> bool:
    """Tell whether a term can be written into a form, which ``str.format`` does: one {} and no other brace."""
    before, mark, after = text.partition("{}")
    return bool(mark) and not set("{}") & set(before + after)


def _is_inside(file: str) -> bool:
    """Tell whether a file lies in the model's folder, on any system: a model may come from anybody."""
    ways = PurePosixPath(file), PureWindowsPath(file)
    return bool(file) and not any(path.anchor or ".." in path.parts for path in ways)


def _are_lexicons(files: dict[str, str]) -> bool:
    """Tell whether each language, after which its file is named in other folders, is one."""
    return all(map(LANGUAGE.fullmatch, files)) and all(map(_is_inside, files.values()))


def _is_range(limits: list[float]) -> bool:
    return len(limits) == 2 and 0 <= limits[0] < limits[1]


FORM = Kind(_each(_is_form), 'an object of texts with one {} and no other brace, such as {"en": "[ {} ]"}')
PIECES = Kind(_between(1, LARGEST), f"a whole number from 1 to {LARGEST}")
# by the types of Model's fields, as they are written there
KINDS = {
    "str": Kind(_is_text, "a text in one line"),
    "bool": Kind(lambda value: isinstance(value, bool), "true or false"),
    "int": Kind(_is_whole, "a whole number"),
    "float": Kind(_is_number, "a number"),
    "tuple[str, ...]": Kind(_listed(_is_text), "a list of texts"),
    "Mapping[str, str]": Kind(_each(_is_text), "an object of texts"),
    "Mapping[str, int]": Kind(_each(_is_whole), "an object of whole numbers"),
    "Mapping[str, Path]": Kind(_each(_is_text), "an object of file names"),
    "Mapping[str, Sequence[float]]": Kind(_each(_listed(_is_number)), "an object of lists of numbers"),
}
RULES = {
    "directions": Kind(lambda value: all(map(DIRECTION.fullmatch, value)), 'a list such as ["zh-en", "en-zh"]'),
    "target_tokens": Kind(_each(bool), 'an object of pieces, such as {"en": ">>en<<"}'),
    "hints": FORM,
    "glosses": FORM,
    "lexicons": Kind(
        _are_lexicons, 'an object of languages and files in the model\'s folder, such as {"zh": "lexicon/zh.tsv"}'
    ),
    "max_source_pieces": PIECES,
    "max_target_pieces": PIECES,
    "best_source_pieces": Kind(
        _each(_between(1, LARGEST)), f'an object of whole numbers from 1 to {LARGEST}, such as {{"en": 60}}'
    ),
    "beam_size": Kind(_between(1, 100), "a whole number from 1 to 100"),
    "no_repeat": Kind(_between(0, 100), "a whole number from 0 to 100"),
    "length_penalty": Kind(_between(-10, 10), "a number from -10 to 10"),
    "repetition_penalty": Kind(_between(0.1, 10), "a number from 0.1 to 10"),
    "target_lengths": Kind(
        _each(_is_range), 'an object of the least and the most from 0 on, such as {"en": [0.5, 2.0]}'
    ),
}
