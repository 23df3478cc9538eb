"""Write pages of sentence pairs and read them back."""

from bilingual.page.digest import digest
from bilingual.page.read import damage, read_page
from bilingual.page.render import render, render_single
from bilingual.page.splice import splice

__all__ = ["damage", "digest", "read_page", "render", "render_single", "splice"]
