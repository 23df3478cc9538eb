"""Ways to put a term into a translation, each in a file of its own."""

from __future__ import annotations

from bilingual.repairs.hints import Attempt, Repair, Wish, hinted, inlined, translated, wishes
from bilingual.repairs.prefix import Forced, force
from bilingual.repairs.splice import spliced

__all__ = ["Attempt", "Forced", "Repair", "Wish", "force", "hinted", "inlined", "spliced", "translated", "wishes"]
