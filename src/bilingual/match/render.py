"""Write the targets of composed terms."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, product
from typing import TYPE_CHECKING

from bilingual.glossary.entry import SLOT
from bilingual.glossary.fold import is_latin
from bilingual.match.numerals import SLOTS as NUMBERS
from bilingual.match.numerals import from_chinese, is_number, to_chinese
from bilingual.match.places import TYPES, bare, type_word
from bilingual.match.templates import slots
from bilingual.match.words import BODIES, JOINING, VAGUE
from bilingual.records import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bilingual.match.templates import Template

LIMIT = 400
"""How many targets a composed term accepts at most; the main forms of its parts come first."""


_OF_PEOPLE = ("自治州", "自治县", "自治旗")


def composed(template: Template, fillers: Sequence[Term]) -> Term:
    """Return the term of a pattern whose slots are filled."""
    pattern = template.pattern
    order = slots(pattern.sources[0])
    by_kind = [*zip(slots(template.form), fillers, strict=True)]
    parts = _ordered(by_kind, order)
    source = filled(pattern.sources[0], order, [part.sources[0] for part in parts])
    targets = _targets(_relaxed(pattern.targets), order, [_forms(part) for part in parts])
    choices = [part.choices or part.targets[:1] for part in parts]
    return Term(
        sources=(source,),
        targets=targets,
        kind=pattern.kind,
        binds=_binds(template, fillers),
        forbidden=_targets(pattern.forbidden, order, [part.targets[:1] for part in parts]),
        choices=_targets(pattern.targets[:1], order, choices) if any(len(some) > 1 for some in choices) else (),
        context=pattern.context,
        valid_from=pattern.valid_from,
        valid_to=pattern.valid_to,
        note=pattern.note,
        layer=max(part.layer for part in (pattern, *fillers)),
        location=pattern.location,
    )


def _forms(part: Term) -> tuple[str, ...]:
    """Return the target forms of a part, a person's surname among them."""
    if part.kind == "place":
        return tuple(dict.fromkeys((*part.targets, *map(bare, part.targets))))
    return (*part.targets, *part.short_targets) if part.kind == "person" else part.targets


def is_odd(template: Template, fillers: Sequence[Term]) -> bool:
    """Tell whether the pattern's main target gives a Chinese place a type word that the glossary does not: 云南市.

    English does not tell the bureau of a province from that of a city.
    """
    form = template.pattern.target
    places = [term for term in fillers if term.kind == "place"]
    slots_of_places = [slot for slot in SLOT.finditer(form) if slot[1] == "place"]
    for slot, place in zip(slots_of_places, places, strict=False):
        word = type_word(form[slot.end() :]).replace("地", "地区")
        typed = [name for name in place.targets if name[-1] in TYPES]
        if word and typed and bare(place.target) + word not in place.targets:
            return True
    return False


def _binds(template: Template, fillers: Sequence[Term]) -> str:
    """Return how strictly a composed term binds; ``vague`` if it is not worth showing.

    Only if a name is in it: a place, what binds by itself, or a word that English writes with a capital. So "municipal
    Party committee" and "second congress" do not, "14th National People's Congress" does.
    """
    if template.pattern.binds != "always":
        return template.pattern.binds
    if _is_vague(template):
        return "vague"
    forms = (template.pattern.sources[0], template.pattern.target)
    named = any(map(_is_name, fillers)) or any(SLOT.sub("", form).lower() != SLOT.sub("", form) for form in forms)
    return "always" if named else "composed"


def _is_name(filler: Term) -> bool:
    """Tell whether what fills a slot is a name: not a number, nor a generic body."""
    if filler.kind == "place":
        return filler.binds in {"always", "composed"}
    return filler.binds == "always" and filler.kind not in NUMBERS


@cache
def _is_vague(template: Template) -> bool:
    """Tell whether the words of a variant say too little to demand the pattern's target.

    So does "{org} official" for 有关负责人, "{place} East" for a railway station, or "prison in {place}"; not "{place}
    mayor", whose word is the main form's, nor "{ord} NPC".
    """
    words, main, kind = _words(template.form), _words(template.pattern.sources[0]), template.pattern.kind
    if template.rank and kind != "title" and " in {" in template.form:
        return True
    if len(words) != 1 or any(word.isupper() for word in words):
        return bool(words) and {word.lower() for word in words} <= VAGUE
    return words <= VAGUE or (words != main and not (kind == "title" and words <= main))


@cache
def _words(form: str) -> frozenset[str]:
    """Return the Latin words of a form that say something, acronyms in capitals."""
    words = (word if word.isupper() else word.lower() for word in re.findall(r"[^\W_]+", SLOT.sub(" ", form)))
    return frozenset(word for word in words if is_latin(word[0]) and word not in JOINING)


def _ordered(fillers: Sequence[tuple[str, Term]], kinds: Sequence[str]) -> list[Term]:
    """Return the fillers in the order of other slots of the same kinds."""
    left = list(fillers)
    return [left.pop(next(at for at, (own, _) in enumerate(left) if own == kind))[1] for kind in kinds]


def _targets(forms: Sequence[str], kinds: Sequence[str], parts: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the forms filled with the parts, first with the main form of each part."""
    made = (some for choice in _by_rank(parts) for form in forms for some in _both(form, kinds, choice))
    return tuple(dict.fromkeys(islice(made, LIMIT)))


def _both(form: str, kinds: Sequence[str], parts: Sequence[str]) -> Iterator[str]:
    """Yield a form filled, and with the whole name of a place of one people: 延边州州长, 延边朝鲜族自治州州长."""
    yield filled(form, kinds, parts)
    whole = [part[:-1] if part.endswith(_OF_PEOPLE) and f"{{place}}{part[-1]}" in form else part for part in parts]
    if whole != list(parts):
        yield filled(form, kinds, whole)


def _relaxed(forms: Sequence[str]) -> tuple[str, ...]:
    """Return target forms, and after them more: small letters, Heyuan fire brigade; deputy director at the bureau."""
    at = [form.replace(" of {org", " at {org") for form in forms]
    return tuple(dict.fromkeys((*forms, *map(str.lower, forms), *at)))


def _by_rank(parts: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield one form for each part, those with the main forms first."""
    ranks = sorted(product(*(range(min(len(forms), 40)) for forms in parts)), key=sum)
    return (tuple(forms[rank] for forms, rank in zip(parts, choice, strict=True)) for choice in ranks)


def filled(form: str, kinds: Sequence[str], parts: Sequence[str]) -> str:
    """Return a form with its slots filled; a type word that the form repeats is left out: 深圳市 in {place}市副市长."""
    left = list(zip(kinds, parts, strict=True))
    text, end = "", 0
    for slot, kind in zip(SLOT.finditer(form), slots(form), strict=True):
        part = left.pop(next(at for at, (own, _) in enumerate(left) if own == kind))[1]
        text += form[end : slot.start()]
        end = slot.end()
        if slot[1].endswith(":the") and takes_article(part) and not text.endswith("the "):
            text += "the "
        text += _counted(part) if kind == "num" and text.endswith("第") else _trimmed(part, form[end:])
    return text + form[end:]


def _counted(part: str) -> str:
    """Return a number as it stands behind 第: Beijing No. 4 Middle School is 北京第四中学, 北京第4中学 will do."""
    if part.isascii() and part.isdigit():
        return to_chinese(int(part)) or part
    return str(from_chinese(part)) if is_number(part) else part


def _trimmed(part: str, rest: str) -> str:
    """Return the filler without its last word if the pattern goes on with the same, in Chinese with any type word."""
    if is_latin(part[-1:] or " "):
        head, _, last = part.rpartition(" ")
        return head if head and f"{rest} ".startswith(f" {last} ") else part
    return bare(part) if type_word(rest) and part[-1:] in TYPES else part


def takes_article(name: str) -> bool:
    """Tell whether an English name of a body stands with the article: the Commerce Bureau, but not Invest Shenzhen."""
    if name.startswith(("the ", "The ")):
        return False
    head, _, last = name.rpartition(" ")
    return bool(head) and (" of " in name or last.lower() in BODIES)
