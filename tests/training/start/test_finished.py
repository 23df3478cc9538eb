"""Finished models to start from, whole ones alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bilingual.errors import BilingualError
from bilingual.training.size import Size
from bilingual.training.start.finished import load, quiet
from bilingual.training.start.nothing import random_model

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("change", [{"encoder_layers": 2}, {"d_model": 64}, {"model_type": "bert"}])
def test_a_model_is_not_trained_on_that_would_be_filled_with_random_weights(
    tmp_path: Path, change: dict[str, object]
) -> None:
    quiet()
    random_model(Size(32, 1, 1), 40, seed=1).save_pretrained(tmp_path)
    config = json.loads((tmp_path / "config.json").read_text("utf-8"))
    whole = load(tmp_path)
    (tmp_path / "config.json").write_text(json.dumps(config | change), "utf-8")

    with pytest.raises(BilingualError):
        load(tmp_path)

    assert whole.lm_head.weight.requires_grad
    assert not whole.get_encoder().embed_positions.weight.requires_grad
