"""What stops a training, as people are told."""

from __future__ import annotations

from bilingual.errors import BilingualError


def nothing_to_train_on(examples: int) -> BilingualError:
    """Return the error for pairs of which no example is left."""
    left = "no example" if not examples else f"none of the {examples} examples fits the model"
    return BilingualError(f"{left}: there is nothing to train on", hint="give more pairs, or shorter ones")
