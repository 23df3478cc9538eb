"""Turn a news article into a page of sentence pairs, and a page plus a glossary into findings."""

__version__ = "0.1.0"
