"""Development pairs, in any form that pairs may have."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from bilingual.errors import BilingualError
from bilingual.training.development import development_pairs

if TYPE_CHECKING:
    from pathlib import Path

TSV = "zh\ten\n#ARTICLE\n深圳\tShenzhen\t广州=Guangzhou\n"
TMX = "<tmx><body><tu><tuv xml:lang='zh'><seg>深圳</seg></tuv><tuv xml:lang='en'><seg>Shenzhen</seg></tuv></tu></body></tmx>"


@pytest.mark.parametrize(
    ("name", "data"),
    [("dev.tsv", TSV.encode()), ("dev.tsv.gz", gzip.compress(TSV.encode())), ("dev.tmx", TMX.encode())],
    ids=["tsv", "gz", "tmx"],
)
def test_pairs_to_measure_on_have_any_form_of_those_to_train_on(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)

    assert [(pair.zh, pair.en) for pair in development_pairs([tmp_path / name])] == [("深圳", "Shenzhen")]


def test_a_file_without_pairs_measures_nothing(tmp_path: Path) -> None:
    (tmp_path / "dev.tsv").write_text("#ARTICLE\n", "utf-8")

    with pytest.raises(BilingualError, match="no pairs to measure on"):
        development_pairs([tmp_path / "dev.tsv"])

    assert development_pairs([]) == []
