"""Show what a model is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bilingual.cli.options import glossary_option
from bilingual.glossary import load
from bilingual.models import find_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.engines.sight import Unseen
    from bilingual.models import Model


@click.command()
@click.argument("name", default="bundled")
@glossary_option
def show(name: str, glossary: tuple[str, ...]) -> None:
    """Show a model: a name from `bilingual models list`, a folder, or a name on the Hugging Face hub."""
    from bilingual.engines.sight import unseen_rows  # noqa: PLC0415 (--help needs no SentencePiece)

    model = find_model(name)
    for field, value in described(model, unseen_rows(model, load(glossary).entries)):
        click.echo(f"{field:20} {value}")


def described(model: Model, unseen: Sequence[Unseen]) -> list[tuple[str, str]]:
    """Return what is known of a model, as lines of a table."""
    hints = ", ".join(f"{tag} {hint}" for tag, hint in model.hints.items())
    return [
        ("name", model.name),
        ("version", model.version or "not stated"),
        ("from", model.origin or "a folder"),
        ("revision", model.revision or "not stated"),
        ("license", model.license or "not stated"),
        ("card", card(model) or "none"),
        ("directions", ", ".join(model.directions) or "not stated"),
        ("languages", ", ".join(model.languages) or "not stated"),
        ("target tokens", ", ".join(f"{tag} {token}" for tag, token in model.target_tokens.items()) or "none"),
        ("term hints", hints or "none: the bare term is written in"),
        ("source pieces", f"up to {model.max_source_pieces}; a longer text is translated in parts"),
        ("glosses", f"for words of {', '.join(model.lexicons)}" if model.lexicons else "none"),
        ("search", f"beam {model.beam_size}"),
        ("penalties", f"length {model.length_penalty:g}, repetition {model.repetition_penalty:g}"),
        ("loops", f"made again without repeating {model.no_repeat} pieces" if model.no_repeat else "stay"),
        ("odd lengths", "made again" if model.target_lengths else "stay"),
        ("Han in English", "allowed" if model.han_in_english else "forbidden"),
        ("Latin in Chinese", "allowed" if model.latin_in_chinese else "made again without"),
        ("bytes", "allowed" if model.bytes_in_target else "only where the source has some to copy"),
        *((f"unseen, {found.direction}", _share(found)) for found in unseen),
        *((f"for {engine}", f"{size}, {model.folders[engine]}") for engine, size in sizes(model).items()),
    ]


def card(model: Model) -> str:
    """Return where a model's card lies: what it was made of, and its figures."""
    engine, folder = next(iter(model.folders.items()))
    home = folder.parent if folder.name == engine else folder
    return next((str(home / name) for name in ("MODEL.md", "README.md") if (home / name).is_file()), "")


def _share(found: Unseen) -> str:
    share = f", {100 * found.unseen / found.rows:.1f}%" if found.rows else ""
    return f"{found.unseen} of {found.rows} terms of the glossary hold a character that its tokenizer lacks{share}"


def sizes(model: Model) -> dict[str, str]:
    """Return how large the files of each engine are."""
    bytes_of = {
        engine: sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
        for engine, folder in model.folders.items()
    }
    return {engine: f"{size / 1e6:.1f} MB" for engine, size in bytes_of.items()}
