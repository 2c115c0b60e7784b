"""A picture of what a little more or less money and hours is worth, as SVG: the numbers stand in a table beside it."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from allocator.report.svg import BREED_INCH, als_svg, figuur_met_assen, in_stijl
from allocator.report.verklaring.waarde import hoeveel
from allocator.workbook.palette import ACCENT, GRIJS_MIDDEN, INKT, SIGNAAL
from allocator_models.verklaring.waarde import Geldwaarde, Verschil

_MEESTE_BALKEN = 20


def waardebeeld(waarden: Sequence[Geldwaarde]) -> str:
    """Draw gain to the right and loss to the left, per dienst; the line runs from what is proven to what it may be."""
    koppen = [w for w in waarden if w.bron is None][:_MEESTE_BALKEN]
    with in_stijl():
        figuur, assen = figuur_met_assen(BREED_INCH, 0.38 * max(1, len(koppen)) + 0.9)
        for plek, w in enumerate(reversed(koppen)):
            _balk(assen, plek, w.meer, 1, ACCENT)
            if w.minder is not None:
                _balk(assen, plek, w.minder, -1, SIGNAAL)
        assen.axvline(0, color=GRIJS_MIDDEN, linewidth=0.8)
        assen.set_yticks(range(len(koppen)), [f"{w.dienst}, {hoeveel(w)}" for w in reversed(koppen)])
        assen.set_xlabel("punten: links het verlies met minder, rechts de winst met meer; de streep is wat onzeker is")
        return als_svg(figuur, "Per dienst wat een beetje meer of minder geld en uren aan score scheelt")


def _balk(assen: Axes, plek: int, verschil: Verschil, kant: int, kleur: str) -> None:
    laagste = kant * verschil.laagste / 1000
    assen.barh(plek, laagste, color=kleur, height=0.6)
    if verschil.hoogste is not None and not verschil.bewezen:
        hoogste = kant * verschil.hoogste / 1000
        assen.plot([laagste, hoogste], [plek, plek], color=INKT, linewidth=1.2)
        assen.plot([hoogste], [plek], marker="|", color=INKT, markersize=8)
