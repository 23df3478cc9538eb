"""Find translation models: the bundled one, those that were added, a folder's, the hub's."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bilingual.records import Language

BUNDLED = Path(__file__).parent / "bundled"
DIRECTIONS = ("zh-en", "en-zh")


@dataclass(frozen=True, slots=True)
class Model:
    """A translation model: where its files are for each engine, and how it wants to be asked.

    ``directions`` are such as ``zh-en``; none means that the files do not tell. ``target_tokens`` hold the piece that
    stands before the source, by language (``zh-Hant``) or its base (``zh``). ``hints`` say, by target, how a wanted
    term is written into the source; without them the model reads none. Sources over ``max_source_pieces`` are split;
    over ``best_source_pieces``, by source language, they are split where a clause ends. ``han_in_english`` is false for
    a model that may not write Han characters in English: the small one leaves words that it does not know as they are.
    ``glosses`` say, by target, how the translation of a word of ``lexicons``, files by source language, is written after
    it. ``origin`` and ``revision`` say where an added model came from, ``added`` when (ISO 8601, UTC).
    """

    name: str
    folders: Mapping[str, Path]
    version: str = ""
    directions: tuple[str, ...] = ()
    target_tokens: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    eos: bool = True
    max_source_pieces: int = 110
    best_source_pieces: Mapping[str, int] = field(default_factory=dict)
    max_target_pieces: int = 200
    beam_size: int = 4
    length_penalty: float = 1.0
    repetition_penalty: float = 1.0
    no_repeat: int = 0
    target_lengths: Mapping[str, Sequence[float]] = field(default_factory=dict)
    han_in_english: bool = True
    latin_in_chinese: bool = True
    bytes_in_target: bool = True
    license: str = ""
    small: bool = False
    glosses: Mapping[str, str] = field(default_factory=dict)
    lexicons: Mapping[str, Path] = field(default_factory=dict)
    origin: str = ""
    revision: str = ""
    added: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the model reads or writes, as base tags."""
        return tuple(sorted({language for direction in self.directions for language in direction.split("-")}))

    def target_token(self, language: Language) -> str:
        """Return the piece that asks for this language; empty where the model wants none."""
        return self.target_tokens.get(language.value) or self.target_tokens.get(language.base, "")

    def translates(self, source: Language, target: Language) -> bool:
        """Tell whether the model serves this direction, as far as its files say."""
        known = not self.directions or f"{source.base}-{target.base}" in self.directions
        return known and (not self.target_tokens or bool(self.target_token(target)))


def find_model(name: str | None = None, source: Language | None = None, target: Language | None = None) -> Model:
    """Return the model of that name, for a direction if one is given.

    ``None`` is the model that was added last for the direction, if added ones serve both; else ``bundled``, the small
    model that comes with the package. A name is that of an added model or its name on the Hugging Face hub. A folder
    holds ``model.json`` and a folder for each engine, or is a plain Marian folder of transformers, or a plain
    CTranslate2 one with its ``.spm`` files. Anything else with one slash is looked for on the hub, and read by
    transformers alone.
    """
    model = _named(name) if name else _default(source, target)
    if source and target and not model.translates(source, target):
        served = ", ".join(model.directions)
        raise BilingualError(
            f"the model {model.name} does not translate {source.base}-{target.base}{served and ', only '}{served}",
            hint="choose another with --model; `bilingual models list` names those there are",
        )
    return model


def available() -> list[Model]:
    """Return the models that can be used by name without a network, the bundled one first."""
    from bilingual.models.store import added  # noqa: PLC0415 (it reads Model from here)

    return [_named("bundled"), *added()]


def defaults(models: Sequence[Model]) -> dict[str, Model]:
    """Return the model of each direction that is used without ``--model``, of those that were added, the last first.

    None unless both directions are there: half the pages of a site by another model would look like a mistake.
    """
    served = {direction: model for model in reversed(models) for direction in model.directions}
    return {direction: served[direction] for direction in DIRECTIONS} if served.keys() >= set(DIRECTIONS) else {}


def _default(source: Language | None, target: Language | None) -> Model:
    from bilingual.models.store import added  # noqa: PLC0415 (it reads Model from here)

    ours = defaults(added()) if source and target else {}
    return (source and target and ours.get(f"{source.base}-{target.base}")) or _named("bundled")


def _named(name: str) -> Model:
    from bilingual.models.folders import read_folder  # noqa: PLC0415 (it reads Model from here)
    from bilingual.models.store import find_added  # noqa: PLC0415 (as above)

    if name == "bundled":
        return read_folder(BUNDLED, name)
    if found := find_added(name):
        return found
    if Path(name).is_dir():
        return read_folder(Path(name), name)
    if is_hub_name(name):
        from bilingual.models.hub import fetch  # noqa: PLC0415 (only hub names need it)

        return read_folder(fetch(name), name)
    raise BilingualError(
        f"there is no model {name}",
        hint="`bundled` is always there, and `bilingual models list` names those that were added; otherwise give a "
        "folder with a Marian or CTranslate2 model, or a name on the Hugging Face hub such as "
        "Helsinki-NLP/opus-mt-zh-en (docs/models.md)",
    )


def is_hub_name(name: str) -> bool:
    """Tell whether a name could be one on the Hugging Face hub: an owner and a model."""
    return name.count("/") == 1 and not name.startswith((".", "/", "~")) and not name.endswith("/")
