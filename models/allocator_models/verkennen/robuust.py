"""Which prioriteiten survive when budgets, scores or fte turn out otherwise: [robuust]."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from random import Random

from allocator_models.scenario import HELE_DEEL_BP, Scenario
from allocator_models.verkennen.uitkomst import Uitkomst
from allocator_models.verkennen.wijzigen import met_budgetten, met_fte, met_scores


class Bron(StrEnum):
    """What turns out otherwise."""

    BUDGET = "budget"
    SCORE = "score"
    FTE = "fte"


@dataclass(frozen=True, slots=True)
class Trekking:
    """One draw: what turned out otherwise, its number from 0, and the scenario that it gives."""

    bron: Bron
    nummer: int
    scenario: Scenario


@dataclass(frozen=True, slots=True)
class Robuust:
    """One prioriteit: in which part of the draws it is granted, in all and per source; ``None``: no draw has a plan."""

    prioriteit: str
    wijk: str
    naam: str
    toegekend: bool
    """Whether the scenario itself grants it."""
    index: Fraction | None
    per_bron: tuple[tuple[Bron, Fraction | None], ...]


@dataclass(frozen=True, slots=True)
class Robuustheid:
    """The index of every prioriteit, highest first, and what it rests on."""

    marge_bp: int
    zaad: int
    trekkingen: int
    """Draws per source."""
    zonder_plan: tuple[tuple[Bron, int], ...]
    """How many draws of each source have no plan; these don't count in the index."""
    prioriteiten: tuple[Robuust, ...]


def trekkingen(scenario: Scenario, marge_bp: int, aantal: int, zaad: int) -> Iterator[Trekking]:
    """Yield ``aantal`` draws of every source, each factor at most ``marge_bp`` from 1."""
    for bron in Bron:
        for nummer in range(aantal):
            dobbel = Random(f"{zaad} {bron} {nummer}")
            yield Trekking(bron, nummer, _trek(scenario, bron, marge_bp, dobbel))


def _trek(scenario: Scenario, bron: Bron, marge_bp: int, dobbel: Random) -> Scenario:
    if bron is Bron.SCORE:
        return met_scores(scenario, _factoren([q.prioriteit for q in scenario.prioriteiten], marge_bp, dobbel))
    diensten = _factoren([d.dienst for d in scenario.diensten], marge_bp, dobbel)
    return met_budgetten(scenario, diensten) if bron is Bron.BUDGET else met_fte(scenario, diensten)


def _factoren(namen: Sequence[str], marge_bp: int, dobbel: Random) -> Mapping[str, int]:
    return {naam: dobbel.randint(HELE_DEEL_BP - marge_bp, HELE_DEEL_BP + marge_bp) for naam in namen}


def robuustheid(
    basis: tuple[Scenario, Uitkomst],
    getrokken: Sequence[tuple[Bron, Uitkomst]],
    *,
    marge_bp: int,
    zaad: int,
) -> Robuustheid:
    """Return the index of every prioriteit of ``basis``, from the outcomes of its draws."""
    scenario, uitkomst = basis
    telt = Counter(bron for bron, u in getrokken if u.heeft_plan)
    keer: dict[Bron, Counter[str]] = {bron: Counter() for bron in Bron}
    for bron, u in getrokken:
        keer[bron].update(q for q, _ in u.keuzes)
    toegekend = {q for q, _ in uitkomst.keuzes}
    lijst = [
        Robuust(
            q.prioriteit,
            q.wijk,
            q.varianten[0].naam,
            q.prioriteit in toegekend,
            _deel(sum(keer[bron][q.prioriteit] for bron in Bron), telt.total()),
            tuple((bron, _deel(keer[bron][q.prioriteit], telt[bron])) for bron in Bron),
        )
        for q in scenario.prioriteiten
    ]
    aantal = Counter(bron for bron, _ in getrokken)
    return Robuustheid(
        marge_bp=marge_bp,
        zaad=zaad,
        trekkingen=max(aantal.values(), default=0),
        zonder_plan=tuple((bron, aantal[bron] - telt[bron]) for bron in Bron),
        prioriteiten=tuple(sorted(lijst, key=lambda r: (-(r.index or 0), r.prioriteit))),
    )


def _deel(keer: int, van: int) -> Fraction | None:
    return Fraction(keer, van) if van else None
