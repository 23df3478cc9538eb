"""Tell what of a target is written in the script of the wrong language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.records import Span

if TYPE_CHECKING:
    from bilingual.records import Language

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+")
_OTHER = re.compile("[\u0370-\u04ff\u0590-\u06ff\u0e00-\u0e7f\u3040-\u30fa\u30fc-\u30ff\uac00-\ud7af\ufffd⟦⟧｟｠]+")
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]+(?:['’-][A-Za-zÀ-ÖØ-öø-ɏ]+)*")
_PARTS = re.compile("['’-]")
_KEPT = re.compile(
    r"(?:https?://|www\.)[!-~]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}|[@#]\w{1,40}"
    r"|\b[\w-]{1,64}\.[a-z]{2,5}\b(?:/[!-~]{0,2000})?|\b[A-Za-z]*\d\w*",
    re.ASCII,
)
_ASIDES = {
    "en": re.compile("[(（“\"‘'][^()（）“”\"‘'A-Za-z]{1,80}[)）”\"’']"),
    "zh": re.compile('[(（《“"「][^()（）《》“”"「」\u3400-\u9fff]{1,200}[)）》”"」]'),
}
_UNITS = frozenset(
    [
        "km",
        "kg",
        "cm",
        "mm",
        "nm",
        "ml",
        "mg",
        "kw",
        "kwh",
        "mwh",
        "gw",
        "mw",
        "hz",
        "ph",
        "app",
        "apps",
        "vs",
        "pm",
        "am",
        "mu",
    ]
)


def is_empty(source: str, target: str) -> bool:
    """Tell whether the source has letters or digits and the target none."""
    return not any(map(str.isalnum, target)) and any(map(str.isalnum, source))


def is_untranslated(source: str, target: str, source_language: Language, target_language: Language) -> bool:
    """Tell whether most of a target is still in the source's language.

    Addresses, codes with digits and words in capitals do not count, and a short run of capitalised words may be a name
    that is kept: "Reuters", "John Smith". Blank out what the glossary keeps before asking.
    """
    if source_language.base == target_language.base:
        return False
    if target_language.base == "en":
        outside = without_asides(target, target_language)
        text = outside if _WORD.search(outside) else target
        return _han(text) >= max(2, len(_WORD.findall(text)))
    han = _han(target)
    words = [word for word in _WORD.findall(_without_kept(target)) if not word.isupper()]
    if len(words) * 2 <= han:
        return False
    plain = [word for word in words if word.islower() and len(word) > 3]
    left = _words(source).intersection(word.lower() for word in words)
    return bool(left) and (bool(plain) or len(words) > 2)


def _han(text: str) -> int:
    return sum(len(run) for run in _HAN.findall(text))


def strays(source: str, target: str, source_language: Language, target_language: Language) -> list[Span]:
    """Return the runs of a target whose script does not belong there.

    The original of a name may stand in brackets or quotation marks beside its translation: "高自民 (Gao Zimin)".
    """
    found = [Span(*match.span()) for match in _OTHER.finditer(target) if match[0] not in source]
    if target_language.base == source_language.base:
        return found
    text = without_asides(target, target_language)
    if target_language.base == "en":
        return found + [Span(*match.span()) for match in _HAN.finditer(text)]
    latin = list(_WORD.finditer(_without_kept(text)))
    known = _words(source) if latin else set()
    return found + [Span(*word.span()) for word in latin if _is_stray(word, known)]


def without_asides(text: str, language: Language) -> str:
    """Return a text with its brackets and quotations that are all in the other script blanked out, in place."""
    return _ASIDES[language.base].sub(_blank, text)


def _is_stray(match: re.Match[str], known: set[str]) -> bool:
    """Tell whether a Latin word does not belong in a Chinese target.

    One in small letters is left over or made up ("120万 visits", "参展s"); one in capitals may be a common short form
    (AI, REITs); a capitalised one must be a name of the source. A letter before Han is a brand: "i深圳".
    """
    word, before = match[0], match.string[match.start() - 1 : match.start()]
    if word.islower():
        return word not in _UNITS and (len(word) > 1 or bool(_HAN.match(before)))
    low = word.lower()
    return not word.removesuffix("s").isupper() and low not in known and not known.issuperset(_PARTS.split(low))


def _words(text: str) -> set[str]:
    return {part for word in _WORD.findall(text.lower()) for part in (word, *_PARTS.split(word))}


def _without_kept(text: str) -> str:
    """Return a text with addresses and codes blanked out, every other character in its place."""
    return _KEPT.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
