"""A map of the wijken in tiles of equal size: what each gets, and how that differs from the first optie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from matplotlib.patches import Rectangle

from allocator.report.pagina.tafel import duizend, verschil
from allocator.report.svg import SMAL_INCH, als_svg, figuur_zonder_assen, in_stijl
from allocator.workbook.palette import ACCENT, ACCENT_LICHT, GOUD, INKT, LIJN, WIT

_OP_EEN_RIJ = 3
_TEGEL_INCH = 0.72
_TEKENS = 13


@dataclass(frozen=True, slots=True)
class Tegel:
    """One wijk: whole euros, and how many more or less than in the first optie (`None`: this is the first)."""

    naam: str
    euro: int
    verschil_euro: int | None


def tegelkaart(tegels: Sequence[Tegel], titel: str) -> str:
    """Draw the tiles, row by row in their order; the picture is narrow, so that several fit beside each other."""
    rijen = -(-len(tegels) // _OP_EEN_RIJ)
    with in_stijl():
        figuur, assen = figuur_zonder_assen(SMAL_INCH, _TEGEL_INCH * max(1, rijen))
        assen.set(xlim=(0, _OP_EEN_RIJ), ylim=(max(1, rijen), 0))
        for plek, tegel in enumerate(tegels):
            y, x = divmod(plek, _OP_EEN_RIJ)
            anders = round((tegel.verschil_euro or 0) / 1000)
            assen.add_patch(
                Rectangle(
                    (x + 0.03, y + 0.04),
                    0.94,
                    0.92,
                    facecolor=ACCENT_LICHT if anders > 0 or tegel.verschil_euro is None else WIT,
                    edgecolor=ACCENT if anders > 0 else GOUD if anders < 0 else LIJN,
                    linewidth=1.6 if anders else 1.0,
                    linestyle="--" if anders < 0 else "-",
                )
            )
            regels = wrap(tegel.naam, _TEKENS)[:2]
            getallen = duizend(tegel.euro)
            if tegel.verschil_euro is not None:
                teken = "▲ " if anders > 0 else "▼ " if anders < 0 else ""
                getallen += f"  {teken}{verschil(tegel.verschil_euro) if anders else 'gelijk'}"
            assen.text(x + 0.5, y + 0.36, "\n".join(regels), ha="center", va="center", fontsize=9, linespacing=1.05)
            assen.text(x + 0.5, y + 0.76, getallen, ha="center", va="center", fontsize=9, weight="bold", color=INKT)
        return als_svg(figuur, titel)
