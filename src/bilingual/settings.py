"""Settings from ``bilingual.toml`` or ``[tool.bilingual]`` in ``pyproject.toml``, found upwards."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bilingual.errors import BilingualError
from bilingual.records import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {list: "a list of strings", str: "a string", bool: "true or false"}
# the name of a setting, the type it must have, and the command line option that it stands for
SETTINGS: dict[str, tuple[type, str]] = {
    "glossaries": (list, "glossary"),
    "model": (str, "model"),
    "models": (str, "models"),
    "engine": (str, "engine"),
    "view": (str, "view"),
    "require": (str, "require"),
    "first_mention": (str, "first_mention"),
    "fail_on": (str, "fail_on"),
    "base_url": (str, "base_url"),
    "own_site": (bool, "own_site"),
}


def load_settings(folder: Path | None = None) -> dict[str, Any]:
    """Return option values from the nearest settings file at or above ``folder``; paths are relative to that file.

    Raises BilingualError for a file that is not TOML, an unknown setting, or a value of the wrong type.
    """
    for path in _candidates(folder or Path.cwd()):
        table = _table(path)
        if table is not None:
            return dict(_option(name, value, path) for name, value in table.items())
    return {}


def _candidates(folder: Path) -> Iterator[Path]:
    for parent in [folder, *folder.parents]:
        yield from (path for path in (parent / "bilingual.toml", parent / "pyproject.toml") if path.is_file())


def _table(path: Path) -> dict[str, Any] | None:
    try:
        table: Any = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        if path.name == "pyproject.toml":
            return None
        raise BilingualError(f"the settings are not TOML: {error}", at=str(path)) from error
    if path.name == "pyproject.toml":
        tools = table.get("tool")
        table = tools.get("bilingual") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise BilingualError("[tool.bilingual] must be a table", at=str(path))
    return table


def _all_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _option(name: str, value: object, path: Path) -> tuple[str, object]:
    if name not in SETTINGS:
        raise BilingualError(
            f"unknown setting {name!r}", at=Location(str(path)), hint=f"there are {', '.join(SETTINGS)}"
        )
    expected, option = SETTINGS[name]
    if not isinstance(value, expected) or (expected is list and not _all_strings(value)):
        raise BilingualError(f"the setting {name!r} must be {KINDS[expected]}", at=Location(str(path)))
    if isinstance(value, list):
        return option, [item if item == "default" else str(path.parent / item) for item in value]
    if name == "models":  # where added models lie: no option, read by bilingual.models.store
        return option, str(path.parent / Path(str(value)).expanduser())
    if name == "model" and (path.parent / str(value)).is_dir():
        return option, str(path.parent / str(value))
    return option, value
