"""Names of people that no glossary knows, in English and in Chinese text."""

from bilingual.names.english import UNKNOWN, is_name, people

__all__ = ["UNKNOWN", "is_name", "people"]
