"""Open pages in a real Chromium."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bilingual.page import read_page
from bilingual.page.files import write_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

PAGES = Path(__file__).parent.parent / "data" / "page"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once for all tests."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium is installed: apt-get install chromium fonts-noto-cjk")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pages of both articles and their pictures."""
    folder = tmp_path_factory.mktemp("site")
    for name in ("vice-mayor", "harbour"):
        page = read_page((PAGES / f"{name}.html").read_text(encoding="utf-8"), f"{name}.html")
        write_page(page, str(folder / f"{name}.html"))
    for picture in PAGES.glob("*.png"):
        shutil.copy(picture, folder)
    return folder
