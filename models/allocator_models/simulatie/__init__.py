"""Years played under the rule of the herverdeling and under its rivals, against the optimum afterwards.

A year is a stream of requests (:mod:`.stroom`) on the pots of a plan. Each rule (:mod:`.regels`) meets the same stream:

    allocator         the rule of :mod:`allocator_models.herverdeling`, weekly
    drempelscore      in order of arrival from a score that is published each quarter
    op_volgorde       first come, first served: the highest level that fits
    kwartaaltranches  the same, with a quarter of each pot free each quarter
    kwartaaltender    the best of each quarter's requests, with a quarter of each pot free each quarter
    optimum_achteraf  the best for who knows all requests beforehand: same days, same costs, same pots and hours

Each rule is applied to every request, whatever its vorm and size. ``aandeel`` is the score less the cost of moving and
co-paying, as a part of the proven upper bound of the optimum afterwards (so the optimum itself may lie just below 1).
One seed gives one year; the same seed always gives the same year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from statistics import fmean, stdev
from time import process_time
from typing import Protocol

import numpy as np

from allocator_models.jaar import Openingssaldo, Potstand
from allocator_models.scenario import Scenario
from allocator_models.simulatie.jaarverloop import beginstand
from allocator_models.simulatie.regels import Regel, Spel, optimum_achteraf, speel_regel
from allocator_models.simulatie.stroom import Jaarstroom, Stroominstelling, maak_stroom
from allocator_models.simulatie.uitkomsten import Jaaruitkomst, lees_keuzen, lees_verloop, wijken_van

__all__ = [
    "Jaaruitkomst",
    "Kaart",
    "Opgave",
    "Regel",
    "Regelcijfers",
    "Simulatie",
    "Stroominstelling",
    "alleen_het_jaar",
    "simuleer",
]

ALLE_REGELS = tuple(Regel)


class Kaart(Protocol):
    """Anything that maps a function over items in order: ``map`` itself, or that of a process pool."""

    def __call__[A, B](self, functie: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
        """Return the outcomes in the order of the items."""
        ...


@dataclass(frozen=True)
class Opgave:
    """One year to play: a seed, or a stream that is given. Plain data, so that another process can play it."""

    scenario: Scenario
    potten: tuple[Potstand, ...]
    instelling: Stroominstelling
    zaad: int
    regels: tuple[Regel, ...] = ALLE_REGELS
    stroom: Jaarstroom | None = None


@dataclass(frozen=True, slots=True)
class Jaarverslag:
    """One year under each of the rules, and how much processor time the rule of Allocator took."""

    zaad: int
    uitkomsten: tuple[Jaaruitkomst, ...]
    aanvragen: int
    seconden_allocator: float = 0.0


@dataclass(frozen=True, slots=True)
class Regelcijfers:
    """One rule over all years: the numbers that a college wants before it changes the rules. Shares are fractions."""

    regel: Regel
    aandeel: float
    spreiding: float
    """Standard deviation of ``aandeel`` over the years."""
    p5: float
    onbesteed: float
    leeg_voor_1_juli: float
    """The part of all wijken, over all years, that was dry before 1 July."""
    kans_per_kwartaal: tuple[float, float, float, float]
    """The chance that a good request is granted, by the quarter in which it came in."""
    kans_q4_q1: float
    verplaatst: float
    """The part of all euros that moved between wijken."""
    meebetaald: float
    """The part of all euros granted that diensten co-paid."""
    bediening: tuple[tuple[str, float], ...]
    """wijk → mean euros granted per year as a part of its budget."""


@dataclass(frozen=True)
class Simulatie:
    """All years and rules."""

    instelling: Stroominstelling
    jaren: tuple[Jaarverslag, ...]
    regels: tuple[Regelcijfers, ...] = field(default=())

    @property
    def seconden_per_besluit(self) -> float:
        """Mean processor time of the rule of Allocator per request."""
        return sum(j.seconden_allocator for j in self.jaren) / max(1, sum(j.aanvragen for j in self.jaren))


def simuleer(
    scenario: Scenario,
    saldi: Sequence[Openingssaldo],
    instelling: Stroominstelling,
    zaden: Sequence[int],
    *,
    regels: Sequence[Regel] = ALLE_REGELS,
    stromen: Sequence[Jaarstroom] | None = None,
    kaart: Kaart = map,
    voortgang: Callable[[int], None] = lambda klaar: None,
) -> Simulatie:
    """Play years and return what they say.

    Args:
        scenario: the city: its wijken, diensten and spelregels.
        saldi: the opening balances of its pots.
        instelling: how busy a year is, and how wrong the expectation.
        zaden: one year per seed.
        regels: which rules to play; the optimum is always computed.
        stromen: years that are given instead, as many as there are seeds.
        kaart: runs the years; the map of a process pool runs them side by side. Tasks are plain data.
        voortgang: hears how many years are done.

    Raises:
        SolverFout: when the solver stops without an answer.
    """
    stad = alleen_het_jaar(scenario)
    potten = beginstand(saldi, scenario.jaar)
    opgaven = [
        Opgave(stad, potten, instelling, zaad, tuple(regels), stromen[n] if stromen is not None else None)
        for n, zaad in enumerate(zaden)
    ]
    jaren: list[Jaarverslag] = []
    for verslag in kaart(speel_jaar, opgaven):
        jaren.append(verslag)
        voortgang(len(jaren))
    cijfers = tuple(_cijfers(regel, jaren, potten) for regel in regels)
    return Simulatie(instelling, tuple(jaren), cijfers)


def speel_jaar(opgave: Opgave) -> Jaarverslag:
    """Play one year under each of the rules."""
    stroom = opgave.stroom or maak_stroom(opgave.scenario, opgave.potten, opgave.instelling, opgave.zaad)
    spel = Spel.van(opgave.scenario, opgave.potten, stroom)
    best = optimum_achteraf(spel)
    uitkomsten, seconden = [], 0.0
    for regel in opgave.regels:
        if regel is Regel.OPTIMUM:
            uitkomsten.append(lees_keuzen(spel, regel, best.keuzen, (), best.grens, {}, netto=best.waarde))
            continue
        begin = process_time()
        verloop = speel_regel(spel, regel)
        seconden = process_time() - begin if regel is Regel.ALLOCATOR else seconden
        uitkomsten.append(lees_verloop(spel, regel, verloop, best.grens))
    return Jaarverslag(opgave.zaad, tuple(uitkomsten), len(stroom.aanvragen), seconden)


def alleen_het_jaar(scenario: Scenario) -> Scenario:
    """Return what of a scenario matters during the year: small, and plain enough for another process."""
    return Scenario(
        naam=scenario.naam,
        jaar=scenario.jaar,
        spelregels=scenario.spelregels,
        diensten=scenario.diensten,
        programmas=scenario.programmas,
        wijken=scenario.wijken,
        gebieden={},
    )


def _cijfers(regel: Regel, jaren: Sequence[Jaarverslag], potten: Sequence[Potstand]) -> Regelcijfers:
    uitkomsten = [u for jaar in jaren for u in jaar.uitkomsten if u.regel is regel]
    aandelen = [u.aandeel for u in uitkomsten]
    wijken = wijken_van(potten)
    droog = sum(dag.month < 7 for u in uitkomsten for dag in u.droog_op.values())
    gevraagd = [sum(u.goed_gevraagd[k] for u in uitkomsten) for k in range(4)]
    gekregen = [sum(u.goed_toegekend[k] for u in uitkomsten) for k in range(4)]
    kansen = [gekregen[k] / gevraagd[k] if gevraagd[k] else 0.0 for k in range(4)]
    budget = {pot.wijk: pot.budget_euro for pot in potten if pot.wijk in wijken and pot.budget_euro}
    return Regelcijfers(
        regel=regel,
        aandeel=fmean(aandelen),
        spreiding=stdev(aandelen) if len(aandelen) > 1 else 0.0,
        p5=float(np.percentile(aandelen, 5)),
        onbesteed=fmean(u.onbesteed for u in uitkomsten),
        leeg_voor_1_juli=droog / max(1, len(wijken) * len(uitkomsten)),
        kans_per_kwartaal=(kansen[0], kansen[1], kansen[2], kansen[3]),
        kans_q4_q1=kansen[3] / kansen[0] if kansen[0] else 0.0,
        verplaatst=fmean(u.verplaatst_euro / max(1, u.beschikbaar_euro) for u in uitkomsten),
        meebetaald=fmean(u.meebetaald_euro / max(1, u.besteed_euro) for u in uitkomsten),
        bediening=tuple((w, fmean(u.per_wijk_euro[w] for u in uitkomsten) / budget[w]) for w in wijken if w in budget),
    )
