"""Know what a reader works with and no page keeps: buttons that share, fields of forms; and drawings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilingual.extract.parse import squash, text_of
from bilingual.extract.places import place_of
from bilingual.extract.prose import is_amid

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from bilingual.extract.leftout import Removals

SHARE = re.compile(
    r"https?://(?:[a-z0-9-]{1,30}\.){0,3}(?:(?:twitter|x)\.com/(?:intent/|share\b)|facebook\.com/(?:sharer|share\.php|dialog/)|"
    r"line\.me/(?:share|r/msg|lineit)|weibo\.com/share|linkedin\.com/(?:sharearticle|sharing)|reddit\.com/submit|"
    r"pinterest\.com/pin/create|whatsapp\.com/send|wa\.me/\?|(?:t|telegram)\.me/share|connect\.qq\.com/widget/shareqq|"
    r"qzone\.qq\.com/cgi-bin/qzshare)",
    re.IGNORECASE,
)
LONGEST = 20
FIELDS = ("select", "textarea", "input")
TYPED = frozenset({"", "text", "number", "date", "tel", "url", "email"})


def is_share_button(link: HtmlElement) -> bool:
    """Tell whether a link only sends the article elsewhere; amid a sentence it is one about such a place."""
    is_short = len(squash(text_of(link))) <= LONGEST
    return bool(is_short and SHARE.match(link.get("href", "").strip())) and not is_amid(link)


def note_control(element: HtmlElement, removals: Removals) -> None:
    """Note what a reader sees of a field of a form, or the words of a drawing, before it goes."""
    if element.tag == "svg":
        texts = ["".join(label.itertext()) for label in element.iter("text")]
        reason = "drawing"
    elif element.tag in FIELDS:
        is_typed = element.tag == "input" and element.get("type", "").lower() in TYPED
        texts = [element.get("value", "")] if is_typed else list(element.itertext())
        reason = "form"
    else:
        return
    lines = (" ".join(text.split()) for text in texts)
    removals.note("\n".join(filter(None, lines)), reason, place_of(element, removals.source))
