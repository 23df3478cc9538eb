"""Name the models there are and show what one says about itself."""

from __future__ import annotations

import click

from bilingual.models import Model, available, find_model


@click.group()
def models() -> None:
    """List the translation models there are, or show what one says about itself."""


@models.command("list")
def list_models() -> None:
    """Name the models that can be used without a network."""
    for model in available():
        click.echo(f"{model.name}\t{', '.join(model.directions)}\t{', '.join(model.folders)}")


@models.command("show")
@click.argument("name", default="bundled")
def show_model(name: str) -> None:
    """Show a model: a name from `bilingual models list`, a folder, or a name on the Hugging Face hub."""
    for field, value in described(find_model(name)):
        click.echo(f"{field:20} {value}")


def described(model: Model) -> list[tuple[str, str]]:
    """Return what a model says about itself, as lines of a table."""
    return [
        ("name", model.name),
        ("version", model.version or "not stated"),
        ("license", model.license or "not stated"),
        ("directions", ", ".join(model.directions) or "not stated"),
        ("target tokens", ", ".join(f"{tag} {token}" for tag, token in model.target_tokens.items()) or "none"),
        ("term hints", ", ".join(f"{tag} {hint}" for tag, hint in model.hints.items()) or "none"),
        ("source pieces", f"up to {model.max_source_pieces}; a longer text is translated in parts"),
        ("search", f"beam {model.beam_size}, repetition penalty {model.repetition_penalty:g}"),
        ("Han in English", "allowed" if model.han_in_english else "forbidden"),
        *((f"for {engine}", str(folder)) for engine, folder in model.folders.items()),
    ]
