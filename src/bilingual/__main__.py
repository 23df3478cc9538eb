"""Run ``python -m bilingual``."""

from bilingual.cli import main

main()
