"""Write the page on which editors review a glossary."""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from bilingual.editing.lint import lint, read_book
from bilingual.editing.review.content import content
from bilingual.editing.review.uses import uses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.proof import Proof
    from bilingual.records import Page

SCRIPTS = ("words.js", "sheet.js", "rows.js", "list.js", "uses.js", "entry.js", "changes.js", "keys.js")
"""The parts of the page's script, in the order in which they stand in it."""


def review(proof: Proof, pages: Sequence[Page], out: Path) -> str:
    """Return the review page of a glossary: all its rows, their uses in pages, and what is wrong with them.

    It loads nothing and runs but its own script. Edits are kept in it until the editor downloads the files that they
    change, each named with the hash of the file that it was read from (``titles.3fa2b1c9.csv``): ``apply`` reads that.
    ``out`` is where the page will be written: its links to pages start there.
    """
    glossary = proof.glossary
    paths = dict.fromkeys(Path(entry.location.path) for entry in glossary.entries)
    findings = lint(read_book(paths))
    shown = content(glossary, uses(pages, proof), findings, out.parent)
    script = "(() => {\n'use strict';\n" + "".join(_part(name) for name in SCRIPTS) + "})();\n"
    style = _part("review.css")
    template = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return template.from_string(_part("review.html")).render(
        layers=", ".join(glossary.names),
        data=Markup(embedded(shown)),  # noqa: S704 (no "<" is left in it)
        script=Markup(script),  # noqa: S704 (our own files)
        style=Markup(style),  # noqa: S704 (our own file)
        script_hash=_hash(script),
        style_hash=_hash(style),
    )


def embedded(value: object) -> str:
    """Return a value as JSON that may stand in a ``<script>``: without ``<``, no cell can end it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return the hash by which the page's policy allows a script or style, and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
