"""Entries and their files: the glossary of official terms."""

from bilingual.glossary.entry import Entry
from bilingual.glossary.layers import Glossary, load

__all__ = ["Entry", "Glossary", "load"]
