"""Drafts whose figures and unreadable signs are the source's, as far as the engine can.

A small model writes 5.76 billion for 576亿, and any sign for one that it has no piece for. What it should have copied is
put right before any term is looked at, in batches of its own, so that no glossary changes what comes out.
"""

from __future__ import annotations

from bilingual.guards.choice import guarded, mender

__all__ = ["guarded", "mender"]
