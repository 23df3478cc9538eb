from __future__ import annotations

import subprocess
import sys

HEAVY = ("torch", "transformers", "ctranslate2", "trafilatura", "sentencepiece")


def test_checks_and_reports_load_no_model_library() -> None:
    code = f"import sys, bilingual.checks, bilingual.reports; print([name for name in {HEAVY} if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
