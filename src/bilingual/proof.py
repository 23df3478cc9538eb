"""Bilingual pages read back and checked against today's glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.checks import check, derived_findings, nowhere
from bilingual.inputs import derived
from bilingual.match import Matcher
from bilingual.page import read_page
from bilingual.page.files import read_text, render_files
from bilingual.page.read import damage_findings, read

if TYPE_CHECKING:
    from pathlib import Path

    from bilingual.glossary import Glossary
    from bilingual.page.read import Reading
    from bilingual.records import Finding, Language, Page


class Proof:
    """A glossary against which pages are checked, compiled once for each direction that the pages need."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self._matchers: dict[tuple[Language, Language], Matcher] = {}

    def matcher(self, source: Language, target: Language) -> Matcher:
        """Return the glossary compiled for a direction, the same one each time."""
        if (source, target) not in self._matchers:
            self._matchers[source, target] = Matcher.of(self.glossary, source, target)
        return self._matchers[source, target]

    def findings(self, path: Path, *, require: str = "", first_mention: str = "") -> list[Finding]:
        """Return what is wrong with a page, with what it points at, and with the one-language pages that lie beside it.

        Raises BilingualError for a file that cannot be read or is no bilingual page.
        """
        reading = read(read_text(str(path)), str(path))
        own = self.of_record(reading, require=require, first_mention=first_mention)
        return own + nowhere(reading, path.parent) + self._derived(path, reading.page)

    def of_record(self, reading: Reading, *, require: str = "", first_mention: str = "") -> list[Finding]:
        """Return what is wrong with a page alone."""
        page = reading.page
        matcher = self.matcher(page.source_language, page.target_language)
        found = check(page, matcher, require=require, first_mention=first_mention)
        return damage_findings(reading) + found

    def render(self, path: Path, *, base: str = "", force: bool = False) -> list[str]:
        """Make the three pages of a record again, today's terms shown; return the paths of those that changed."""
        page = read_page(read_text(str(path)), str(path))
        matcher = self.matcher(page.source_language, page.target_language)
        return render_files(str(path), matcher=matcher, base=base, force=force)

    @staticmethod
    def _derived(path: Path, page: Page) -> list[Finding]:
        return [
            finding
            for beside in derived(path)
            if beside.is_file()
            for finding in derived_findings(page, read_text(str(beside)), str(beside))
        ]
