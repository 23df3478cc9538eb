"""Names of people that no glossary knows, in English text (``people``) and in Chinese (``names.chinese``)."""

from bilingual.names.english import UNKNOWN, is_name, people

__all__ = ["UNKNOWN", "is_name", "people"]
