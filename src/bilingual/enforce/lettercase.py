"""Terms written in the letters of the glossary where a model changed only their case."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.match import Matcher
    from bilingual.records import Hypothesis, Match

LONG = 4  # letters of a word that a headline in capitals would not leave small


def lettered(hypothesis: Hypothesis, matches: Sequence[Match], matcher: Matcher) -> Hypothesis:
    """Return the translation with terms as the glossary writes them where only their first letter was made large.

    "Shenzhen's Digital commerce" is what a model makes of a hint. A capital that starts a sentence stays, and so do
    those of a term of which all words have one, and of a term of one word: "Shenzhen Mayor Li Ming".
    """
    text = hypothesis.text
    for match, span in zip(matches, matcher.hold(matches, text), strict=True):
        if span is None or not _goes_on(text[: span.start]):
            continue
        form = text[span.start : span.end]
        small = form[:1].lower() + form[1:]
        if form != small and small in match.term.targets and _has_small_words(form):
            text = text[: span.start] + small + text[span.end :]
    return replace(hypothesis, text=text)


def capitalised(hypothesis: Hypothesis, matches: Sequence[Match], matcher: Matcher) -> Hypothesis:
    """Return the translation with the capitals of those terms that it lacks only for want of them.

    "Songshan Lake Materials laboratory" and "the coastal City" are what a model makes of hints.
    """
    text = hypothesis.text
    for match, span in zip(matches, matcher.kept(matches, text), strict=True):
        if span is None:
            text = next(filter(None, (_with_capitals(text, form) for form in match.term.targets)), text)
    return replace(hypothesis, text=text)


def _with_capitals(text: str, form: str) -> str:
    """Return the text with the first place put right where a form stands in other letters; nothing if there is none."""
    for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE):
        if found[0] != form and len(found[0]) == len(form):
            return text[: found.start()] + form + text[found.end() :]
    return ""


def _goes_on(before: str) -> bool:
    """Tell whether a sentence goes on after these words."""
    last = before.rstrip()[-1:]
    return last.isalnum() or last in {",", ";", ")", "’", "'"}


def _has_small_words(form: str) -> bool:
    """Tell whether a word after the first stands in small letters that a headline would make large."""
    return any(len(word) >= LONG and word[0].islower() for word in form.split()[1:])
