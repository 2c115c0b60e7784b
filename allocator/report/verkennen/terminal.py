"""A sweep in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from allocator.report.tabelterminal import toon_tabel
from allocator.report.verkennen import tabellen
from allocator.report.verkennen.gegevens import Verkend
from allocator.report.verkennen.zinnen import zinnen

_MEESTE_RIJEN = 25


def toon_verkend(verkend: Verkend) -> Iterator[RenderableType]:
    """Yield what `verken` shows: sentences, the front or the whole sweep when it is short, and the index."""
    optie = f", optie {verkend.optie}" if verkend.optie else ""
    yield Text(f"Verkenning rond {verkend.scenario.naam}, {verkend.scenario.jaar}{optie}", style="bold")
    yield from (f"• {zin}" for zin in zinnen(verkend))
    v = verkend.verkenning
    if v is not None:
        yield toon_tabel(tabellen.basistabel(v), hoogstens=1)
        kort = len(v.punten) <= _MEESTE_RIJEN
        plaatsen = range(len(v.punten)) if kort else v.front.punten
        tabel = tabellen.puntentabel(v, plaatsen, "Alle combinaties" if kort else "De combinaties op het front")
        yield toon_tabel(tabel, hoogstens=_MEESTE_RIJEN)
    if verkend.robuustheid is not None:
        yield toon_tabel(tabellen.robuusttabel(verkend.robuustheid), hoogstens=_MEESTE_RIJEN)
