"""A picture of the page with the tables that hold its numbers."""

from __future__ import annotations

from dataclasses import dataclass

from allocator.report.pagina.beeld import Beeld
from allocator.report.pagina.tafel import Tafel


@dataclass(frozen=True)
class Figuur:
    """A head, a picture, and its numbers."""

    kop: str
    beeld: Beeld
    tafels: tuple[Tafel, ...]
