"""The front between score, fairness and flexibility, and its knee: [front] and [knie], exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from allocator_models.verkennen.uitkomst import Uitkomst

MINSTE_VOOR_KNIE = 3
"""Of one or two points on a front none lies between the others."""


class Streven(StrEnum):
    """What a point of the front is judged by; each is better when greater."""

    SCORE = "score"
    BEDIENING = "laagste bediening"
    FLEX = "flex"


@dataclass(frozen=True, slots=True)
class Front:
    """Which points are on the front, by their place, in order; and which one is the knee.

    ``streven`` are the aims that tell the points apart: without any, every point with a plan is on the front.
    """

    streven: tuple[Streven, ...]
    punten: tuple[int, ...]
    knie: int | None


def streefwaarde(uitkomst: Uitkomst, streven: Streven) -> int | None:
    """Return what a point has of an aim: thousandths of score, permille, or hundredths of a percent."""
    match streven:
        case Streven.SCORE:
            return uitkomst.score_duizendsten
        case Streven.BEDIENING:
            return uitkomst.laagste_bediening_promille
        case Streven.FLEX:
            return uitkomst.flexaandeel_bp


def bepaal_front(uitkomsten: Sequence[Uitkomst]) -> Front:
    """Return the front of the points that have a plan."""
    met_plan = [plaats for plaats, uitkomst in enumerate(uitkomsten) if uitkomst.heeft_plan]
    waarden = {
        streven: [w for p in met_plan if (w := streefwaarde(uitkomsten[p], streven)) is not None] for streven in Streven
    }
    telt = tuple(s for s, lijst in waarden.items() if len(lijst) == len(met_plan) and len(set(lijst)) > 1)
    hoogtes = {p: tuple(waarden[s][nummer] for s in telt) for nummer, p in enumerate(met_plan)}
    op_front = tuple(p for p in met_plan if not any(_beter(hoogtes[k], hoogtes[p]) for k in met_plan))
    return Front(telt, op_front, _knie({p: hoogtes[p] for p in op_front}))


def _beter(ene: tuple[int, ...], andere: tuple[int, ...]) -> bool:
    """Whether one point is as good in all aims, and better in one."""
    return ene != andere and all(e >= a for e, a in zip(ene, andere, strict=True))


def _knie(hoogtes: dict[int, tuple[int, ...]]) -> int | None:
    if len(set(hoogtes.values())) < MINSTE_VOOR_KNIE:
        return None
    kolommen = list(zip(*hoogtes.values(), strict=True))
    ideaal, nadir = [max(k) for k in kolommen], [min(k) for k in kolommen]

    def afstand(punt: int) -> Fraction:
        delen = zip(hoogtes[punt], ideaal, nadir, strict=True)
        return sum(
            (Fraction(boven - hier, boven - onder) ** 2 for hier, boven, onder in delen if boven > onder), Fraction()
        )

    return min(hoogtes, key=lambda punt: (afstand(punt), punt))
