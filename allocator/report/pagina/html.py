"""Draw the page for the college: one file, no network, no scripts, readable on a telephone and on A4."""

from __future__ import annotations

from pathlib import Path

from allocator.report.pagina.pagina import Collegepagina
from allocator.report.sjabloon import vul_in
from allocator.workbook.atomic import atomic_write


def college_html(pagina: Collegepagina) -> str:
    """Return the page as HTML."""
    return vul_in("pagina", "college.html", pagina=pagina)


def schrijf_college(pagina: Collegepagina, doel: Path) -> None:
    """Write the page at `doel`; whole or not at all."""
    with atomic_write(doel) as bestand:
        bestand.write(college_html(pagina).encode())
