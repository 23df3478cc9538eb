"""Keep a glossary in an Excel workbook."""

from bilingual.glossary.formats.xlsx.reading import read
from bilingual.glossary.formats.xlsx.writing import write

__all__ = ["read", "write"]
