"""Draw the stand of a wijk as one self-contained page: no network, no scripts, one A4 in print."""

from __future__ import annotations

from pathlib import Path

from allocator.report.jaar.standpagina import Standpagina
from allocator.report.sjabloon import vul_in
from allocator.workbook.atomic import atomic_write


def stand_html(pagina: Standpagina) -> str:
    """Return the page as HTML."""
    return vul_in("jaar", "stand.html", pagina=pagina)


def schrijf_stand(pagina: Standpagina, doel: Path) -> None:
    """Write the page at `doel`; whole or not at all."""
    with atomic_write(doel) as bestand:
        bestand.write(stand_html(pagina).encode())
