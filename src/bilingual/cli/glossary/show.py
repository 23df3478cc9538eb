"""Print rows of the glossary, or what it sees in a text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual.cli.options import glossary_option
from bilingual.errors import BilingualError
from bilingual.glossary import load
from bilingual.glossary.replaced import replaced
from bilingual.inputs import SUFFIXES
from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.editing.show import Look, Seen
    from bilingual.glossary import Entry, Glossary

FORMS = ("zh", "en", "zh_variants", "en_variants", "zh_short", "en_short")
DETAILS = (
    *FORMS[2:],
    "zh_forbidden",
    "en_forbidden",
    "direction",
    "context",
    "valid_from",
    "valid_to",
    "source",
    "note",
)
FILES = frozenset({*SUFFIXES, ".txt", ".md", ".csv"})
SOURCES = {"zh-en": Language.SIMPLIFIED, "en-zh": Language.ENGLISH}


@click.command()
@click.argument("text", metavar="TEXT_OR_FILE")
@glossary_option
@click.option("--direction", type=click.Choice(list(SOURCES)), help="How TEXT is translated, if not as it looks.")
@click.option("--matches", "wanted", flag_value="matches", help="Print what matches in TEXT, though rows hold it.")
@click.option("--rows", "wanted", flag_value="rows", help="Print rows, though TEXT is a file or no row holds it.")
def show(text: str, glossary: tuple[str, ...], direction: str | None, wanted: str | None) -> None:
    """Print the rows that hold TEXT, or what matches in a longer text or a file.

    A word such as 市长 prints the rows whose Chinese or English holds it, patterns among them: first those of which it
    is the form, those of later layers before others, and which of them a later layer replaces. A text that no row
    holds, or a file (a bilingual page, an article, plain text), prints the entries that match in it: + is demanded, ~
    is found but not demanded, - is passed over, with the reason.
    """
    if not text.strip():
        raise BilingualError("there is nothing to look for", hint="give a word, a sentence or a file")
    is_file = _is_file(text)
    _require_text(text, is_file=is_file)
    known = load(glossary)
    rows = [] if is_file or wanted == "matches" else _rows(text, known)
    if wanted == "rows" or rows:
        rows = rows or _rows(text, known)
        _list(rows, known) if rows else click.echo(f"no row holds {text}", err=True)
        return
    _show(text, known, direction, is_file=is_file)


def _is_file(text: str) -> bool:
    """Tell whether a text is the name of a file; a long sentence cannot be."""
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def _require_text(text: str, *, is_file: bool) -> None:
    """Raise BilingualError for what the terminal did not send as UTF-8: no row could be told from it."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        if not is_file:
            hint = "set the terminal to UTF-8, or put the text into a file"
            raise BilingualError("the text is not in UTF-8", at=ascii(text), hint=hint) from error


def _rows(text: str, glossary: Glossary) -> list[Entry]:
    wanted = text.casefold()
    found = [
        (at, entry)
        for at, layer in enumerate(glossary.layers)
        for entry in layer
        if any(wanted in entry[form].casefold() for form in FORMS)
    ]
    found.sort(key=lambda pair: (wanted not in {pair[1][form].casefold() for form in FORMS[:2]}, -pair[0]))
    return [entry for _, entry in found]


def _list(rows: Sequence[Entry], glossary: Glossary) -> None:
    gone = replaced(glossary)
    for entry in rows:
        click.echo(_described(entry, gone.get(entry.location, ())))


def _show(text: str, glossary: Glossary, direction: str | None, *, is_file: bool) -> None:
    from bilingual.editing.show import show as seen_in  # noqa: PLC0415 (rows need none of it)
    from bilingual.editing.texts import plain, reading  # noqa: PLC0415 (as above)

    source = SOURCES[direction] if direction else None
    read = reading(Path(text)) if is_file else plain(text, source=source)
    seen = [one for one in seen_in(read, glossary) if one.looks]
    if seen:
        for one in seen:
            click.echo(_sentence(one))
    elif not is_file and Path(text).suffix.lower() in FILES:
        raise BilingualError("no such file", at=text)
    else:
        click.echo(f"nothing matches in {text}" if is_file else f"nothing matches, and no row holds {text}", err=True)


def _sentence(seen: Seen) -> str:
    segment = seen.sentence.source
    place = f"{segment.location()}: " if segment.runs else ""
    return "\n".join([f"{place}{segment.text}", *map(_line, seen.looks)])


def _line(look: Look) -> str:
    facts = [look.kind, str(look.location), look.why]
    return f"  {look.sign} {look.words} = {look.wanted} ({'; '.join(filter(None, facts))})"


def _described(entry: Entry, gone: Sequence[str]) -> str:
    state = f"{entry.status}; a later layer replaces it: {', '.join(gone)}" if gone else entry.status
    head = f"{entry.location}: {entry['zh']} = {entry['en']} ({entry['kind'] or 'no kind'}, {state})"
    binds = [f"  binds: {entry['binds']}"] if entry["binds"] else []
    return "\n".join([head, *binds, *(f"  {name}: {entry[name]}" for name in DETAILS if entry[name])])
