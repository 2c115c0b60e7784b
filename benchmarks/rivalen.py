"""The same goals without Allocator's way of searching: the whole model, from scratch, straight into a solver.

The problem is the same: the same law, floor and goals, with the varianten as data after wijkprioriteiten. HiGHS is
called as anyone would call it (:func:`kaal_highs`): gap, threads and time limit, everything else at its default. CP-SAT
gets the rows as whole numbers, which the model would otherwise scale.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from time import perf_counter

import pulp

from allocator_models.jaarplan.besluiten import Besluiten, maak_besluiten
from allocator_models.jaarplan.doelen import DOELEN, Doelformule
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.model import Model, Som
from allocator_models.jaarplan.regels import voeg_wet_toe
from allocator_models.jaarplan.wijkvloer import houd_vloer, rechten, voeg_minimum_toe
from allocator_models.plan import Vloer
from allocator_models.result import Doeluitkomst
from allocator_models.scenario import Scenario
from allocator_models.solver import Einde, Instellingen, Oplosser, SolverFout, solve
from allocator_models.spelregels import Doel, Wijkvloer
from benchmarks.gevallen import Geval
from benchmarks.meten import piek_megabytes

THREADS = 2
MINIMUM = "vloer (z*)"
"""The first half of wijkprioriteiten: the best minimum over the wijken."""


class Afloop(StrEnum):
    """How a plain solve ended, in the words of the tables."""

    BEWEZEN = "proven"
    GEVONDEN = "not proven"
    NIETS = "no solution"
    ONMOGELIJK = "infeasible"
    FOUT = "failed"
    GEDOOD = "killed"


@dataclass(frozen=True, slots=True)
class Poging:
    """One plain solve of one goal. Values are recomputed exactly, in printed units; None: no solution."""

    naam: str
    afloop: Afloop
    seconden: float
    waarde: float | None
    megabytes: int

    @classmethod
    def gedood(cls, naam: str) -> Poging:
        """What is left of a solve that was killed, for want of memory."""
        return cls(naam, Afloop.GEDOOD, math.nan, None, 0)


class HeelModel(Model):
    """A model of which every row stays in whole numbers, however large: exact for CP-SAT, within its 64 bits."""

    def eis_hoogstens(self, regel: str, links: Som, rechts: int = 0) -> None:
        """Add ``links`` ≤ ``rechts``."""
        self._voeg_toe(regel, links, rechts, gelijk=False)

    def eis_minstens(self, regel: str, links: Som, rechts: int = 0) -> None:
        """Add ``links`` ≥ ``rechts``."""
        self._voeg_toe(regel, links.keer(-1), -rechts, gelijk=False)

    def eis_gelijk(self, regel: str, links: Som, rechts: int = 0) -> None:
        """Add ``links`` = ``rechts``."""
        self._voeg_toe(regel, links, rechts, gelijk=True)

    def houd(self, doel: str, waarde: Som, hoogstens: int) -> None:
        """Hold a goal at a value."""
        self._voeg_toe(doel, waarde, hoogstens, gelijk=False)

    def _voeg_toe(self, regel: str, links: Som, rechts: int, *, gelijk: bool) -> None:
        termen = links.samengevoegd()
        over = rechts - links.constante
        deler = math.gcd(over if gelijk else 0, *(c for _, c in termen)) or 1
        uitdrukking = pulp.lpSum_vars_coefs((v, c // deler) for v, c in termen)
        if termen:
            eis = uitdrukking == over // deler if gelijk else uitdrukking <= over // deler
            self.problem.addConstraint(eis)


def meet_score(geval: Geval, doelen: tuple[Doeluitkomst, ...], vloer: Vloer | None, oplosser: Oplosser) -> Poging:
    """Solve wijkprioriteiten from scratch, with the earlier goals and the floor at what Allocator's plan has."""
    scenario = geval.scenario()
    model = HeelModel("heel") if oplosser is Oplosser.CPSAT else Model("kaal")
    gegevens, besluiten = _met_wet(scenario, model)
    waarden = {doel.doel: doel.waarde_eenheden for doel in doelen}
    for regel in scenario.doelen:
        if regel.doel is Doel.WIJKPRIORITEITEN:
            break
        _houd(model, DOELEN[regel.doel](model, gegevens, besluiten), regel.doel, waarden[regel.doel], regel.tolerantie)
    if vloer is not None:
        recht = {recht.wijk: recht.recht_euro for recht in vloer.rechten}
        houd_vloer(model, gegevens, besluiten, recht, vloer.z_promille)
    score = _score(gegevens, besluiten)
    los_op = kaal_cpsat if oplosser is Oplosser.CPSAT else kaal_highs
    return los_op(str(Doel.WIJKPRIORITEITEN), model, score, scenario)


def meet_keten(geval: Geval) -> tuple[Poging, ...]:
    """Solve goal after goal from scratch with plain HiGHS, each held for the next, until one gives no plan."""
    scenario = geval.scenario()
    model = Model("keten")
    gegevens, besluiten = _met_wet(scenario, model)
    pogingen: list[Poging] = []
    for regel in scenario.doelen:
        if regel.doel is Doel.WIJKPRIORITEITEN:
            pogingen += _vloer(model, gegevens, besluiten)
            formule = _score(gegevens, besluiten)
        else:
            formule = DOELEN[regel.doel](model, gegevens, besluiten)
        if pogingen and pogingen[-1].waarde is None:
            break
        pogingen.append(kaal_highs(str(regel.doel), model, formule, scenario))
        if pogingen[-1].waarde is None:
            break
        _houd(model, formule, regel.doel, formule.waarde.waarde(), regel.tolerantie)
        if regel.doel is Doel.WIJKPRIORITEITEN:
            model.leg_vast(besluiten.keuze.values())
    return tuple(pogingen)


def _met_wet(scenario: Scenario, model: Model) -> tuple[Gegevens, Besluiten]:
    gegevens = Gegevens(scenario)
    besluiten = maak_besluiten(model, gegevens)
    voeg_wet_toe(model, gegevens, besluiten)
    return gegevens, besluiten


def _houd(model: Model, formule: Doelformule, doel: Doel, waarde: int, tolerantie: float) -> None:
    speling = math.floor(abs(waarde) * tolerantie)
    if formule.hoogste:
        model.houd(doel, formule.waarde.keer(-1), speling - waarde)
    else:
        model.houd(doel, formule.waarde, waarde + speling)


def _score(gegevens: Gegevens, besluiten: Besluiten) -> Doelformule:
    score = Som()
    for sleutel, variant in gegevens.scenario.variant.items():
        score.erbij(besluiten.keuze[sleutel], variant.score_duizendsten)
    return Doelformule(score, 1000, "punten", hoogste=True)


def _vloer(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> Iterator[Poging]:
    """Search the best minimum over the wijken, and lay the floor."""
    spelregels = gegevens.spelregels
    if spelregels.wijkvloer is not Wijkvloer.VLOER:
        return
    instellingen = Instellingen(gap=spelregels.gap, tijdslimiet_seconden=spelregels.tijdslimiet_seconden)
    recht = {recht.wijk: recht.recht_euro for recht in rechten(gegevens, instellingen)}
    if not any(recht.values()):
        return
    minimum = voeg_minimum_toe(model, gegevens, besluiten, recht)
    poging = kaal_highs(MINIMUM, model, Doelformule(minimum, 1, "promille", hoogste=True), gegevens.scenario)
    yield poging
    if poging.waarde is not None:
        houd_vloer(model, gegevens, besluiten, recht, round(poging.waarde))


def kaal_highs(naam: str, model: Model, formule: Doelformule, scenario: Scenario) -> Poging:
    """Solve a model from scratch with HiGHS as PuLP calls it."""
    model.streef_na(formule.waarde, hoogste=formule.hoogste)
    regels = scenario.spelregels
    highs = pulp.HiGHS(msg=False, gapRel=regels.gap, threads=THREADS, timeLimit=regels.tijdslimiet_seconden)
    begin = perf_counter()
    stats = model.problem.solve(highs)
    seconden = perf_counter() - begin
    if stats.status == pulp.LpSolveStatus.Optimal:
        afloop = Afloop.BEWEZEN
    elif stats.has_solution:
        afloop = Afloop.GEVONDEN
    elif stats.status == pulp.LpSolveStatus.Infeasible:
        afloop = Afloop.ONMOGELIJK
    else:
        afloop = Afloop.NIETS if stats.status == pulp.LpSolveStatus.TimeLimit else Afloop.FOUT
    return _poging(naam, afloop, seconden, formule, stats.has_solution)


def kaal_cpsat(naam: str, model: Model, formule: Doelformule, scenario: Scenario) -> Poging:
    """Solve a model of whole numbers from scratch with CP-SAT."""
    model.streef_na(formule.waarde, hoogste=formule.hoogste)
    regels = scenario.spelregels
    instellingen = Instellingen(
        gap=regels.gap, tijdslimiet_seconden=regels.tijdslimiet_seconden, oplosser=Oplosser.CPSAT, threads=THREADS
    )
    begin = perf_counter()
    try:
        uitslag = solve(model.problem, instellingen)
    except SolverFout:
        return _poging(naam, Afloop.FOUT, perf_counter() - begin, formule, False)
    afloop = {
        Einde.BEWEZEN: Afloop.BEWEZEN,
        Einde.GEVONDEN: Afloop.GEVONDEN,
        Einde.ONMOGELIJK: Afloop.ONMOGELIJK,
        Einde.ONBEKEND: Afloop.NIETS,
    }[uitslag.einde]
    return _poging(naam, afloop, uitslag.seconden, formule, uitslag.heeft_oplossing)


def _poging(naam: str, afloop: Afloop, seconden: float, formule: Doelformule, gevonden: bool) -> Poging:
    waarde = formule.waarde.waarde() / formule.schaal if gevonden else None
    return Poging(naam, afloop, seconden, waarde, piek_megabytes())
