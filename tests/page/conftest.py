from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bilingual.page import read_page

if TYPE_CHECKING:
    from bilingual.records import Page

PAGES = Path(__file__).parent.parent / "data" / "page"


@pytest.fixture(scope="session")
def visit_html() -> str:
    """Return a page that was written by hand, from English."""
    return (PAGES / "vice-mayor.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def visit(visit_html: str) -> Page:
    return read_page(visit_html, "visit.html")


@pytest.fixture(scope="session")
def harbour() -> Page:
    """Return a page from Chinese in Traditional characters."""
    return read_page((PAGES / "harbour.html").read_text(encoding="utf-8"), "harbour.html")
