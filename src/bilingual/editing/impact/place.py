"""Put a version of a glossary in its place among the layers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.glossary import Glossary, load
from bilingual.glossary.layers import DEFAULT, shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.editing.diff.revisions import Version


def in_place(names: Sequence[str], old: Version, new: Version) -> tuple[Glossary, Glossary, str]:
    """Return the glossary before and after a change, and in place of what the two versions stand.

    A layer that is the changed file or folder gives way to it; of a folder that holds the changed file, that file's
    rows do. Where no layer is or holds it, it stands for the default layer; without one, for an own layer at the end.
    """
    at, file = _found(names, old, new)
    layers = [*load(names).layers, *([()] if at == len(names) else [])]
    rest = tuple(entry for entry in layers[at] if file and entry.location.path != file)
    before, after = (
        Glossary((*layers[:at], (*rest, *version.entries), *layers[at + 1 :]), tuple(names)) for version in (old, new)
    )
    return before, after, names[at] if at < len(names) else "a layer of its own"


def _found(names: Sequence[str], old: Version, new: Version) -> tuple[int, str]:
    """Return the number of the layer in which a version stands, and the name of its file there if it is only a part."""
    for place in (new.place, old.place):
        for at, folder in enumerate(map(_path, names)):
            if place in {folder.resolve(), folder.resolve() / place.name}:
                return at, "" if place == folder.resolve() else str(folder / place.name)
    return (names.index(DEFAULT) if DEFAULT in names else len(names)), ""


def _path(name: str) -> Path:
    """Return where a layer lies."""
    return shipped() if name == DEFAULT else Path(name)
