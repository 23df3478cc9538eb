"""Measure how well translations keep their terms, and what that costs them."""

from __future__ import annotations

from bilingual.evaluation.evaluate import SETTINGS, Setting, evaluate
from bilingual.evaluation.figures import Evaluation
from bilingual.evaluation.references import of_references
from bilingual.evaluation.testset import DIRECTIONS, Example, read

__all__ = ["DIRECTIONS", "SETTINGS", "Evaluation", "Example", "Setting", "evaluate", "of_references", "read"]
