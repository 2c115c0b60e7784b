"""Pictures of a simulation, as SVG to put in a page: the numbers stand in a table beside each."""

from __future__ import annotations

from allocator.report.jaar.simulatie import REGELNAAM
from allocator.report.svg import BREED_INCH, als_svg, figuur_met_assen, in_stijl
from allocator.workbook.palette import ACCENT, ACCENT_MIDDEN, GOUD, GRIJS, GRIJS_MIDDEN, INKT, SIGNAAL
from allocator_models.simulatie import Regel, Regelcijfers

_KLEUR = {
    Regel.ALLOCATOR: ACCENT,
    Regel.DREMPELSCORE: ACCENT_MIDDEN,
    Regel.OP_VOLGORDE: SIGNAAL,
    Regel.KWARTAALTRANCHES: GOUD,
    Regel.KWARTAALTENDER: GRIJS,
    Regel.OPTIMUM: GRIJS_MIDDEN,
}


def aandelen(regels: tuple[Regelcijfers, ...]) -> str:
    """Draw per rule its part of the best score, with a line down to its worst years."""
    with in_stijl():
        figuur, assen = figuur_met_assen(BREED_INCH, 0.42 * len(regels) + 0.8)
        for plek, c in enumerate(reversed(regels)):
            assen.barh(plek, 100 * c.aandeel, color=_KLEUR[c.regel], height=0.62)
            assen.plot([100 * c.p5, 100 * c.aandeel], [plek, plek], color=INKT, linewidth=1.4)
            assen.plot([100 * c.p5], [plek], marker="|", color=INKT, markersize=9)
            assen.text(100 * c.aandeel + 1, plek, f"{100 * c.aandeel:.0f} %", va="center")
        assen.set_yticks(range(len(regels)), [REGELNAAM[c.regel] for c in reversed(regels)])
        assen.set_xlim(0, 110)
        assen.set_xlabel("% van de beste score; de streep loopt tot de slechtste jaren")
        return als_svg(figuur, "Per regel het deel van de beste score")


def kansen(regels: tuple[Regelcijfers, ...]) -> str:
    """Draw per rule the chance that a good request is granted, by quarter."""
    with in_stijl():
        figuur, assen = figuur_met_assen(BREED_INCH, 2.9)
        for c in regels:
            dik = 2.6 if c.regel is Regel.ALLOCATOR else 1.5
            assen.plot(
                range(4), [100 * k for k in c.kans_per_kwartaal], color=_KLEUR[c.regel], linewidth=dik, marker="o"
            )
        for hoogte, c in _uit_elkaar(regels):
            assen.plot([3.14], [hoogte], color=_KLEUR[c.regel], marker="s")
            assen.text(3.22, hoogte, REGELNAAM[c.regel], va="center", fontsize=9)
        assen.set_xticks(range(4), ["kwartaal 1", "kwartaal 2", "kwartaal 3", "kwartaal 4"])
        assen.set_xlim(-0.15, 5.0)
        assen.set_ylim(0, 105)
        assen.set_ylabel("% toegekend")
        return als_svg(figuur, "Per kwartaal de kans dat een goede aanvraag wordt toegekend")


def _uit_elkaar(regels: tuple[Regelcijfers, ...]) -> list[tuple[float, Regelcijfers]]:
    """Return a height for the name of each line, at its end but never over another name."""
    geplaatst: list[tuple[float, Regelcijfers]] = []
    for c in sorted(regels, key=lambda c: c.kans_per_kwartaal[3]):
        laagst = geplaatst[-1][0] + 7 if geplaatst else 2.0
        geplaatst.append((max(100 * c.kans_per_kwartaal[3], laagst), c))
    return geplaatst
