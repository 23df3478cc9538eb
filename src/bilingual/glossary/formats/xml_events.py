"""Read XML that other tools wrote, piece by piece, so that none harms us: TBX, and TMX in training."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Literal

from lxml import etree

from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def xml_events(
    file: IO[bytes], events: Sequence[Literal["start", "end"]] = ("end",), tag: Sequence[str] | None = None
) -> etree.iterparse[tuple[str, etree._Element]]:
    """Return the elements of a file one after the other; nothing outside the file is read, and no entity put in."""
    return etree.iterparse(
        file,
        events=events,
        tag=tag,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def refuse_entities(element: etree._Element, path: Path) -> None:
    """Raise BilingualError for a file that defines entities: they are how a few bytes become gigabytes."""
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and any(declared.iterentities()):
        raise BilingualError("the file defines entities", at=str(path), hint="export it again without a DTD")
