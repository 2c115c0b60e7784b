"""Pictures of a simulation, as SVG to put in a page: the numbers stand in a table beside each."""

from __future__ import annotations

from io import StringIO
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from allocator.report.jaar.simulatie import REGELNAAM
from allocator.workbook.palette import ACCENT, ACCENT_MIDDEN, GOUD, GRIJS, GRIJS_MIDDEN, INKT, LIJN, SIGNAAL
from allocator_models.simulatie import Regel, Regelcijfers

_KLEUR = {
    Regel.ALLOCATOR: ACCENT,
    Regel.DREMPELSCORE: ACCENT_MIDDEN,
    Regel.OP_VOLGORDE: SIGNAAL,
    Regel.KWARTAALTRANCHES: GOUD,
    Regel.KWARTAALTENDER: GRIJS,
    Regel.OPTIMUM: GRIJS_MIDDEN,
}
_STIJL: Any = {
    "svg.fonttype": "none",  # text stays text, for who searches or has it read aloud
    "svg.hashsalt": "allocator",  # the same picture twice is the same text
    "font.family": "sans-serif",
    "font.sans-serif": ["Calibri", "Carlito", "DejaVu Sans"],
    "font.size": 10,
    "text.color": INKT,
    "axes.labelcolor": INKT,
    "xtick.color": INKT,
    "ytick.color": INKT,
}


def aandelen(regels: tuple[Regelcijfers, ...]) -> str:
    """Draw per rule its part of the best score, with a line down to its worst years."""
    with mpl.rc_context(_STIJL):
        figuur, assen = _figuur(0.42 * len(regels) + 0.8)
        for plek, c in enumerate(reversed(regels)):
            assen.barh(plek, 100 * c.aandeel, color=_KLEUR[c.regel], height=0.62)
            assen.plot([100 * c.p5, 100 * c.aandeel], [plek, plek], color=INKT, linewidth=1.4)
            assen.plot([100 * c.p5], [plek], marker="|", color=INKT, markersize=9)
            assen.text(100 * c.aandeel + 1, plek, f"{100 * c.aandeel:.0f} %", va="center")
        assen.set_yticks(range(len(regels)), [REGELNAAM[c.regel] for c in reversed(regels)])
        assen.set_xlim(0, 110)
        assen.set_xlabel("% van de beste score; de streep loopt tot de slechtste jaren")
        return _svg(figuur, "Per regel het deel van de beste score")


def kansen(regels: tuple[Regelcijfers, ...]) -> str:
    """Draw per rule the chance that a good request is granted, by quarter."""
    with mpl.rc_context(_STIJL):
        figuur, assen = _figuur(2.9)
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
        return _svg(figuur, "Per kwartaal de kans dat een goede aanvraag wordt toegekend")


def _uit_elkaar(regels: tuple[Regelcijfers, ...]) -> list[tuple[float, Regelcijfers]]:
    """Return a height for the name of each line, at its end but never over another name."""
    geplaatst: list[tuple[float, Regelcijfers]] = []
    for c in sorted(regels, key=lambda c: c.kans_per_kwartaal[3]):
        laagst = geplaatst[-1][0] + 7 if geplaatst else 2.0
        geplaatst.append((max(100 * c.kans_per_kwartaal[3], laagst), c))
    return geplaatst


def _figuur(hoogte: float) -> tuple[Figure, Axes]:
    figuur = Figure(figsize=(8, hoogte), layout="constrained")
    assen = figuur.subplots()
    for kant in ("top", "right", "left"):
        assen.spines[kant].set_visible(False)
    assen.spines["bottom"].set_color(LIJN)
    assen.tick_params(length=0, pad=6)
    return figuur, assen


def _svg(figuur: Figure, omschrijving: str) -> str:
    """Return a figure as an SVG element with a title, without the head of a file."""
    tekst = StringIO()
    figuur.savefig(tekst, format="svg", metadata={"Date": None, "Title": omschrijving})
    svg = tekst.getvalue()
    return svg[svg.index("<svg") :].replace("<svg ", f'<svg role="img" aria-label="{omschrijving}" ', 1)
