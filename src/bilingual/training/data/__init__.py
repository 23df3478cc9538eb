"""Make training examples of sentence pairs and a glossary."""

from bilingual.training.data.corpora import Corpus, corpora
from bilingual.training.data.options import Options
from bilingual.training.data.packing import pack
from bilingual.training.data.reading import Pairs, read_pairs

__all__ = ["Corpus", "Options", "Pairs", "corpora", "pack", "read_pairs"]
