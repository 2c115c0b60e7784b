"""What plans trade off: the contribution to the wijkambities against what the least served wijk gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from allocator.report.pagina.beeld import Beeld, twee_maten
from allocator.report.svg import als_svg, figuur_met_assen, in_stijl
from allocator.workbook.palette import ACCENT, GOUD, INKT, LIJN, WIT

_HOOGTE_INCH = 3.4


@dataclass(frozen=True, slots=True)
class Punt:
    """One plan: its label (empty: none), and both values in percent.

    `op_front`: no other plan is better. `knie`: the best balance.
    """

    label: str
    bijdrage: float
    minst_bediend: float
    op_front: bool = True
    knie: bool = False


def front(punten: Sequence[Punt], tegenover: str, titel: str) -> Beeld:
    """Draw the plans as points with their labels; those that fall on one spot share a label.

    `tegenover` is the plan of which the contribution is 100 %.
    """
    return twee_maten(lambda breedte: _teken(_samen(punten), tegenover, titel, breedte))


def _samen(punten: Sequence[Punt]) -> list[Punt]:
    """Join points that would be drawn on top of each other."""
    per_plek: dict[tuple[float, float], list[Punt]] = {}
    for punt in punten:
        per_plek.setdefault((round(punt.minst_bediend), round(punt.bijdrage, 1)), []).append(punt)
    return [
        Punt(
            ", ".join(p.label for p in groep if p.label),
            groep[0].bijdrage,
            groep[0].minst_bediend,
            any(p.op_front for p in groep),
            any(p.knie for p in groep),
        )
        for groep in per_plek.values()
    ]


def _teken(punten: Sequence[Punt], tegenover: str, titel: str, breedte_inch: float) -> str:
    with in_stijl():
        figuur, assen = figuur_met_assen(breedte_inch, _HOOGTE_INCH)
        for punt in punten:
            assen.scatter(
                [punt.minst_bediend],
                [punt.bijdrage],
                s=90 if punt.knie else 55,
                marker="D" if punt.knie else "o",
                color=GOUD if punt.knie else ACCENT if punt.op_front else WIT,
                edgecolor=INKT,
                linewidth=0.8,
                zorder=2,
            )
            assen.annotate(
                punt.label,
                (punt.minst_bediend, punt.bijdrage),
                xytext=(7, 5),
                textcoords="offset points",
                weight="bold",
            )
        assen.grid(color=LIJN, linewidth=0.6)
        assen.set_axisbelow(True)
        assen.margins(0.18)
        for as_ in (assen.xaxis, assen.yaxis):
            as_.set_major_locator(MaxNLocator("auto", integer=True))
        assen.set_xlabel("Wijk die het minst krijgt, % van haar recht")
        assen.set_ylabel(f"Bijdrage, % van {tegenover}")
        return als_svg(figuur, titel)
