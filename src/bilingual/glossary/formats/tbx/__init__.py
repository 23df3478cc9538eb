"""Keep a glossary in TBX, the exchange format of terminologists (ISO 30042:2019)."""

from bilingual.glossary.formats.tbx.reading import read
from bilingual.glossary.formats.tbx.writing import write

__all__ = ["read", "write"]
