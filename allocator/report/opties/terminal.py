"""Opties in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from allocator.report.opties import tabellen
from allocator.report.opties.zinnen import zinnen
from allocator.report.tabelterminal import toon_tabel
from allocator_models.alternatieven.uitkomst import Opties


def toon_opties(opties: Opties) -> Iterator[RenderableType]:
    """Yield what `opties` shows, from top to bottom; every prioriteit is in the workbook."""
    kolommen = tabellen.kolomopties(opties)
    yield Text(f"Opties voor {opties.scenario.naam}, {opties.scenario.jaar}", style="bold")
    yield from (f"• {zin}" for zin in zinnen(opties))
    yield toon_tabel(tabellen.overzicht(kolommen), hoogstens=len(kolommen))
    yield toon_tabel(tabellen.wijken(opties, kolommen), hoogstens=len(opties.scenario.wijken))
