"""Draw the stand of a wijk as one self-contained page: no network, no scripts, one A4 in print."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from allocator.report.jaar.standpagina import Standpagina
from allocator.report.zinnen import procent
from allocator.workbook import palette
from allocator.workbook.atomic import atomic_write
from allocator.workbook.notation import euro

_KLEUREN = (
    "ACCENT",
    "ACCENT_MIDDEN",
    "ACCENT_LICHT",
    "SIGNAAL",
    "SIGNAAL_LICHT",
    "GOUD",
    "INKT",
    "GRIJS",
    "LIJN",
    "WIT",
)


def stand_html(pagina: Standpagina) -> str:
    """Return the page as HTML."""
    omgeving = Environment(
        loader=PackageLoader("allocator.report.jaar", "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters |= {"euro": euro, "procent": procent}
    kleuren = {naam.lower(): getattr(palette, naam) for naam in _KLEUREN}
    html = omgeving.get_template("stand.html").render(pagina=pagina, kleur=kleuren)
    return html.replace("€ ", "€\u00a0")  # an amount is never broken off


def schrijf_stand(pagina: Standpagina, doel: Path) -> None:
    """Write the page at `doel`; whole or not at all."""
    with atomic_write(doel) as bestand:
        bestand.write(stand_html(pagina).encode())
