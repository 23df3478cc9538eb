"""Find the sentences, the layout and the parts that the template wrote in the HTML of a bilingual page."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import Literal, NamedTuple

from bilingual.extract.layout import canonical, kind_of_hole
from bilingual.markup import INLINE, LAYOUT, LOST, VOID, safe_address, safe_attributes
from bilingual.page.inline import start_tag, text_html
from bilingual.page.layout import SILENT
from bilingual.page.parsed import Parsed, Problem, Section, Sentence, lined
from bilingual.page.sentence import SentenceReader
from bilingual.records import Source, Span

Attributes = list[tuple[str, str | None]]
Role = Literal["", "layout", "block", "meta", "side", "region"]
_RUNS = re.compile("on[a-z]+")


class _Element(NamedTuple):
    """An element that is open."""

    tag: str
    section: Section
    role: Role
    start: int
    classes: str


def parse(text: str, path: str) -> Parsed:
    """Return what the HTML of a page holds."""
    parser = _PageParser(lined(text, path))
    parser.feed(text)
    parser.close()
    return parser.finished()


class _PageParser(HTMLParser):
    """Read a page once, from its start to its end."""

    def __init__(self, source: Source) -> None:
        super().__init__(convert_charrefs=False)
        self.page = Parsed(source)
        self._open: list[_Element] = []
        self._layout: list[str] = []
        self._sentence: Sentence | None = None
        self._block = -1
        self._hole: list[str] = []
        self._hole_attributes: Attributes = []
        self._silent = ""
        self._whole = False

    def finished(self) -> Parsed:
        """Return what was read; the layout in its canonical form."""
        end = len(self.page.source.text)
        self._end_sentence(end, complete=False)
        while self._open:
            self._close(self._open.pop(), end)
        if not self._whole:
            self._problem("the page has no </main>: its end is missing", "bring the whole page back", offset=end)
        self.page.layout = canonical("".join(self._layout))
        return self.page

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Begin a sentence, a mark in a sentence, or an element around sentences."""
        start = self._offset()
        end = start + len(self.get_starttag_text() or "")
        values = {name: value or "" for name, value in reversed(attrs)}
        self._require_allowed(tag, attrs)
        if "data-pair" in values:
            self._end_sentence(start, complete=False)
            self._begin_sentence(values, Span(start, end))
        elif self._sentence is not None and (tag in INLINE or tag not in LAYOUT):
            self._silent = tag if tag in SILENT else self._silent
            self._sentence.reader.start_tag(tag, attrs)
        else:
            self._end_sentence(start, complete=False)
            self._begin_element(tag, attrs, values, Span(start, end))

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Read ``<span/>`` as browsers do: as a start tag."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End a mark, a sentence, or the innermost element of that name and what is open in it."""
        start = self._offset()
        self._silent = "" if tag == self._silent else self._silent
        if self._sentence is not None:
            if self._sentence.reader.is_open(tag):
                self._sentence.reader.end_tag(tag)
                return
            if tag == "span":
                self._end_sentence(start)
                return
            if tag in INLINE:
                return
            self._end_sentence(start, complete=False)
        if any(element.tag == tag for element in self._open):
            end = self.page.source.text.find(">", start) + 1
            while self._close(self._open.pop(), end) != tag:
                pass
            self._whole = self._whole or tag == "main"

    def handle_data(self, data: str) -> None:
        """Add text to the sentence or the layout, which is in both languages and holds no words."""
        self._text(data, data)

    def handle_entityref(self, name: str) -> None:
        """Add the characters of ``&nbsp;``."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Add the character of ``&#160;``."""
        self._reference(f"&#{name}")

    def _reference(self, bare: str) -> None:
        end = self._offset() + len(bare)
        raw = bare + ";" * self.page.source.text.startswith(";", end)
        self._text(unescape(raw), raw)

    def _text(self, text: str, raw: str) -> None:
        if self._silent:
            return
        if self._sentence is not None:
            self._sentence.reader.add(text, self._offset())
        elif not text.strip(" \t\n\f\r\ufeff") or not self._open:
            return
        elif self._block >= 0 or self._in_header() or (self._needs_sentence() and any(map(str.isalpha, text))):
            self._problem(f"text outside any sentence: {raw.strip()[:40]}", "move it into a sentence's <span>")
        elif self._open[-1].section == "body":
            self._layout.append(text_html(text))

    def _in_header(self) -> bool:
        """Tell whether we are in a line of the header whose only text is that of its sentences."""
        return self._open[-1].section == "header" and all(element.role != "meta" for element in self._open)

    def _needs_sentence(self) -> bool:
        """Tell whether words that stand here belong into a sentence: the template writes none."""
        section = self._open[-1].section
        if section in {"", "bar"}:
            tags = {element.tag for element in self._open}
            return "fieldset" not in tags and (section == "bar" or "body" in tags)
        return section == "body"

    def _require_allowed(self, tag: str, attrs: Attributes) -> None:
        """Report an element, an attribute or an address that rendering would leave out."""
        inside = self._sentence is not None or (self._open and self._open[-1].section in {"header", "body"})
        if tag in LOST and inside:
            self._problem(f"<{tag}> may not stand on a page", "delete it: it would be lost")
        for name, value in attrs:
            if _RUNS.fullmatch(name):
                self._problem(f"{name} may not stand on a page", "delete the attribute: it would be lost")
            elif name in {"href", "src"} and not safe_address(value or "", picture=name == "src"):
                hint = "write one that begins with https://, http:// or mailto:, or a relative one"
                self._problem(f"the address {(value or '')[:40]} may not stand on a page", hint)

    def _begin_sentence(self, values: dict[str, str], tag: Span) -> None:
        section: Section = self._open[-1].section if self._open else ""
        classes = " ".join(element.classes for element in self._open)
        reader = SentenceReader(tag.end)
        self._sentence = Sentence(values["data-pair"], values, tag, reader, self._block, section, classes)
        if section == "body" and self._block < 0:
            self._problem(f"{values['data-pair']} stands outside any block", pair=values["data-pair"])

    def _end_sentence(self, end: int, *, complete: bool = True) -> None:
        if self._sentence is None:
            return
        sentence, self._sentence = self._sentence, None
        sentence.end = end
        self.page.sentences.append(sentence)
        if not complete:
            self._problem(f"{sentence.id} has no end tag", "close it with </span>", sentence.id, sentence.tag.start)

    def _begin_element(self, tag: str, attrs: Attributes, values: dict[str, str], place: Span) -> None:
        if tag in SILENT:
            self._silent = tag
        classes = values.get("class", "").split()
        section = self._section(tag, classes)
        role = self._role(tag, classes, section)
        self._note(tag, values, place, section)
        if role == "layout":
            self._layout.append(start_tag(tag, safe_attributes(tag, attrs)))
        elif role == "block":
            self._block = len(self.page.kinds)
            self._hole, self._hole_attributes = [], attrs
        elif role == "side":
            self._hole.append(tag)
        elif self._block >= 0:
            self._problem(f"<{tag}> outside any sentence", "move it into a sentence's <span>")
        if tag not in VOID and tag not in {"meta", "link"}:
            self._open.append(_Element(tag, section, role, place.start, " ".join(classes)))

    def _section(self, tag: str, classes: list[str]) -> Section:
        """Return the part of the page in which an element stands that begins here."""
        around: Section = self._open[-1].section if self._open else ""
        if tag == "main":
            return "body"
        if around == "body" and tag in {"header", "footer"}:
            return "header" if tag == "header" else "footer"
        if "bar" in classes and not around:
            return "bar"
        return "notice" if around == "body" and "notice" in classes else around

    def _role(self, tag: str, classes: list[str], section: Section) -> Role:
        """Return what an element that begins here means."""
        parent = self._open[-1] if self._open else None
        if tag == "title" or "linked-data" in classes or (parent is not None and parent.section != section):
            return "region"
        if section == "header" and "meta" in classes:
            return "meta"
        if section != "body":
            return ""
        if self._block >= 0:
            return "side" if parent is not None and parent.role == "block" and tag in LAYOUT else ""
        if "block" in classes:
            return "block"
        return "layout" if tag in LAYOUT and "table" not in classes else ""

    def _note(self, tag: str, values: dict[str, str], place: Span, section: Section) -> None:
        """Keep what an element says about the page."""
        if tag == "html":
            self.page.html = values
        elif tag == "meta" and "name" in values:
            self.page.metas.setdefault(values["name"], values.get("content", ""))
            if values["name"] in {"robots", "bilingual-signature"}:
                self.page.regions.setdefault(values["name"], place)
        elif tag == "link" and values.get("rel") == "canonical" and not section:
            self.page.canonical = values.get("href", "")
        elif tag == "time" and section == "header":
            self.page.date = self.page.date or values.get("datetime", "")

    def _close(self, element: _Element, end: int) -> str:
        """End an element."""
        if element.role == "layout":
            self._layout.append(f"</{element.tag}>")
        elif element.role == "block":
            self._end_block(element)
        elif element.role == "region":
            name = {"title": "title", "script": "linked-data"}.get(element.tag, element.section)
            self.page.regions.setdefault(name, Span(element.start, end))
        return element.tag

    def _end_block(self, element: _Element) -> None:
        alt = "alt" if "alt" in element.classes.split() else ""
        tag = self._hole[0] if self._hole else "p"
        around = [each.tag for each in self._open if each.role == "layout"]
        self.page.kinds.append(kind_of_hole(around, tag, alt))
        attributes = [*safe_attributes(tag, self._hole_attributes), ("data-block", alt)]
        self._layout.append(f"{start_tag(tag, attributes)}</{tag}>")
        self._block = -1

    def _problem(self, message: str, hint: str = "", pair: str = "", offset: int = -1) -> None:
        place = self.page.source.location(self._offset() if offset < 0 else offset)
        self.page.problems.append(Problem(message, place, hint, pair))

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.page.source.lines[line - 1] + column
