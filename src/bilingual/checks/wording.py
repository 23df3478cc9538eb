"""Tell whether a target reads like a translation at all: its script, its length, its repetitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.records import Span

if TYPE_CHECKING:
    from bilingual.records import Language

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+")
_OTHER = re.compile("[\u0370-\u04ff\u0590-\u06ff\u0e00-\u0e7f\u3040-\u30ff\uac00-\ud7af\ufffd⟦⟧｟｠]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*")
_KEPT = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}|[@#]\w{1,40}")
_LOOP = re.compile(r"(\S{1,3})\1{4,}|(\S.{2,40}?\S)\s?\2\s?\2|(\b\w{2,20}\b)(?:\s\3\b){2,}")


def is_empty(source: str, target: str) -> bool:
    """Tell whether the source has letters or digits and the target none."""
    return not any(map(str.isalnum, target)) and any(map(str.isalnum, source))


def is_untranslated(source: str, target: str, source_language: Language, target_language: Language) -> bool:
    """Tell whether most of a target is still in the source's language; ``target`` comes without what is kept."""
    if source_language.base == target_language.base:
        return False
    target = _KEPT.sub(" ", target)
    han = sum(len(run) for run in _HAN.findall(target))
    words = _LATIN.findall(target)
    if target_language.base == "en":
        return han >= 2 and han > len(words)
    plain = [word for word in words if word[1:].islower() and word.lower() in source.lower()]
    return len(plain) >= 2 and any(word.islower() for word in plain) and len(plain) * 2 > han


def strays(source: str, target: str, source_language: Language, target_language: Language) -> list[Span]:
    """Return the runs of a target whose script does not belong there."""
    found = [Span(*match.span()) for match in _OTHER.finditer(target) if match[0] not in source]
    if target_language.base == "en":
        return found + [Span(*match.span()) for match in _HAN.finditer(target) if not _explains(target, match)]
    if source_language.base == "en":
        low = source.lower()
        found += [
            Span(*word.span())
            for word in _LATIN.finditer(_blank(target))
            if word[0].islower() and len(word[0]) > 3 and word[0] not in low
        ]
    return found


def _explains(text: str, match: re.Match[str]) -> bool:
    return text[: match.start()].rstrip()[-1:] in tuple("(（[") and text[match.end() :].lstrip()[:1] in tuple(
        ")）];；,，"
    )


def _blank(text: str) -> str:
    return _KEPT.sub(lambda match: " " * len(match[0]), text)


def repetition(source: str, target: str) -> Span | None:
    """Return the first loop of a target, unless the source loops too."""
    match = _LOOP.search(target)
    return Span(*match.span()) if match and not _LOOP.search(source) else None


def unlikely_length(source: str, target: str, source_language: Language, target_language: Language) -> bool:
    """Tell whether a target is shorter or longer than human translations of such a source are.

    The English side is some 3.4 times as long in characters; short texts vary more, so a constant is added to both.
    """
    if source_language.base == target_language.base or not target.strip():
        return False
    chinese, english = (target, source) if source_language.base == "en" else (source, target)
    ratio = (len(english) + 20) / (len(chinese) + 8)
    return not 1.2 < ratio < 8
