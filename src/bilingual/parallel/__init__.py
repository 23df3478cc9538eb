"""Pair the texts of pages that are in two languages already."""

from bilingual.parallel.bitext import Bitext, bitext
from bilingual.parallel.pages import page_of

__all__ = ["Bitext", "bitext", "page_of"]
