"""Draw a simulation as one self-contained page, with pictures and the numbers beside them."""

from __future__ import annotations

from pathlib import Path

from allocator.report.jaar.simulatie import KOPPEN, Simulatiepagina
from allocator.report.jaar.simulatiebeeld import aandelen, kansen
from allocator.report.sjabloon import vul_in
from allocator.workbook.atomic import atomic_write
from allocator_models.simulatie import Regelcijfers


def schrijf_simulatie(pagina: Simulatiepagina, regels: tuple[Regelcijfers, ...], doel: Path) -> None:
    """Write the page at `doel`; whole or not at all."""
    beelden = {"aandelen": aandelen(regels), "kansen": kansen(regels)}
    html = vul_in("jaar", "simulatie.html", pagina=pagina, koppen=KOPPEN, **beelden)
    with atomic_write(doel) as bestand:
        bestand.write(html.encode())
