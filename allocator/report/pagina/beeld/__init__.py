"""The pictures of the page, as SVG. Each is drawn for a wide and for a narrow page, so that its words stay readable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from allocator.report.svg import BREED_INCH, SMAL_INCH


@dataclass(frozen=True, slots=True)
class Beeld:
    """One picture, drawn twice: a page shows the one that fits."""

    breed: str
    smal: str


def twee_maten(teken: Callable[[float], str]) -> Beeld:
    """Return a picture from a function of its width in inches."""
    return Beeld(teken(BREED_INCH), teken(SMAL_INCH))
