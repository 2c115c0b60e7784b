"""Going on from the goals that come first: another choice of varianten, without starting all over.

The goals up to wijkprioriteiten take most of the time, and every question about other varianten (a policy, an
alternative, what if this prioriteit went through) shares them. A :class:`Vertrekpunt` is what these goals came to, as
data that can be sent to another process. A :class:`Vervolg` is a model that stands there: the earlier goals held, the
floor under the wijken laid, the varianten still open, and a plan in its variables. It takes goals of its own, searched
and held in turn like any other, then the score, and then the goals after wijkprioriteiten.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from time import perf_counter

from allocator_models.jaarplan.afronding import met_plan, zonder_plan
from allocator_models.jaarplan.besluiten import Besluiten
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.herstel import neem_over, toets_wet
from allocator_models.jaarplan.keten import Gezocht, Keten, instellingen_van
from allocator_models.jaarplan.model import Model, Som
from allocator_models.jaarplan.opdracht import Opdracht, Stap
from allocator_models.jaarplan.passen import Passer
from allocator_models.jaarplan.verruimd import Verruimd
from allocator_models.jaarplan.zoeken import Zoeker
from allocator_models.plan import Vloer
from allocator_models.result import Jaarplan
from allocator_models.scenario import Scenario
from allocator_models.solver import THREADS, Instellingen, Oplosser, solve
from allocator_models.spelregels import Doel, Doelregel

KNOPEN = 400
"""How far each search of a vervolg goes, unless the scenario asks for gap 0: what is left unproven is in the bound."""

EERSTE_KNOPEN = 1
"""How far the wider scenario is searched where it is its varianten that are wanted, more than its bound."""

FIJNER = 20
"""Where one or two diensten are searched at a time, to within this part of the gap."""

NIETS = 1e-3
"""A part of a prioriteit below this may be the solver's own tolerance."""

EigenDoel = Callable[[Model, Gegevens, Besluiten], Som]
"""Adds to a model what a goal needs, and returns its value; asked for the scenario and for the wider one alike."""


@dataclass(frozen=True)
class Mijlpaal:
    """What one search came to, and the plan it left, as the value of every variable there was."""

    waarde: int
    grens: int
    standen: tuple[float | None, ...]


@dataclass(frozen=True)
class Vertrekpunt:
    """What the goals of a scenario up to and with wijkprioriteiten came to.

    Its scenario has the goal wijkprioriteiten.
    """

    scenario: Scenario
    mijlpalen: tuple[Mijlpaal, ...]
    """One a search, in order; the last is that of the score."""
    vloer: Vloer | None
    instellingen: Instellingen
    limiet_geraakt: bool

    @property
    def score_duizendsten(self) -> int:
        """The score that was found."""
        return self.mijlpalen[-1].waarde

    @property
    def grens_duizendsten(self) -> int:
        """The proven bound of the score: the earlier goals and the floor being held, no plan has more."""
        return self.mijlpalen[-1].grens


def zoek_vertrekpunt(
    scenario: Scenario,
    voortgang: Callable[[str], None],
    *,
    oplosser: Oplosser = Oplosser.HIGHS,
    threads: int = THREADS,
) -> Vertrekpunt | Jaarplan:
    """Return the vertrekpunt of a scenario; when the law gives no plan, the result that says so.

    Raises:
        SolverFout: when the solver stops without an answer.
        ValueError: when the scenario doesn't have the goal wijkprioriteiten.
    """
    begin = perf_counter()
    eerst, score, _ = _rondom_score(scenario)
    instellingen = replace(instellingen_van(scenario, oplosser), threads=threads)
    toets = toets_wet(scenario, instellingen)
    if toets.besluiten is None:
        return zonder_plan(scenario, toets, begin)
    keten = Keten(Gegevens(scenario), instellingen, _Onthouder)
    neem_over(toets.besluiten, keten.besluiten)
    for regel in eerst:
        voortgang(regel.doel)
        keten.houd(keten.zoek(regel))
    voortgang(score.doel)
    keten.zoek(score)
    assert isinstance(keten.zoeker, _Onthouder)
    return Vertrekpunt(scenario, tuple(keten.zoeker.mijlpalen), keten.vloer, instellingen, keten.zoeker.limiet_geraakt)


def _rondom_score(scenario: Scenario) -> tuple[tuple[Doelregel, ...], Doelregel, tuple[Doelregel, ...]]:
    """Return the goals before wijkprioriteiten, that goal, and those after it."""
    plaats = [regel.doel for regel in scenario.doelen].index(Doel.WIJKPRIORITEITEN)
    return scenario.doelen[:plaats], scenario.doelen[plaats], scenario.doelen[plaats + 1 :]


class _Onthouder(Zoeker):
    """Gives the answers that were found before, as long as there are, then searches; remembers every answer."""

    def __init__(
        self, model: Model, passer: Passer, instellingen: Instellingen, bekend: Sequence[Mijlpaal] = ()
    ) -> None:
        super().__init__(model, passer, instellingen)
        self._bekend = list(bekend)
        self.mijlpalen: list[Mijlpaal] = []

    def zoek(self, opdracht: Opdracht, verruimd: Verruimd | None = None, knopen: int | None = None) -> Stap:
        if self._bekend:
            mijlpaal = self._bekend.pop(0)
            return Stap(mijlpaal.waarde, mijlpaal.grens)
        stap = super().zoek(opdracht, verruimd, knopen)
        self.mijlpalen.append(Mijlpaal(stap.waarde, stap.grens, tuple(self.model.standen())))
        return stap

    def zoek_kort(self, opdracht: Opdracht, verruimd: Verruimd | None, knopen: int, hoogstens: int) -> Stap:
        """Search the wider scenario for so many nodes, and then by at most so many diensten; all at gap 0."""
        if verruimd is None or self.instellingen.knopen is None:
            return self.zoek(opdracht, verruimd)
        einde = perf_counter() + self.instellingen.tijdslimiet_seconden
        stap = self.zoek(opdracht, verruimd, knopen)
        namen = sorted(dienst.dienst for dienst in verruimd.echt.scenario.diensten)
        for groep in (groep for aantal in range(1, hoogstens + 1) for groep in itertools.combinations(namen, aantal)):
            if self._af(stap, opdracht) or perf_counter() > einde:
                break
            with self.model.even_vast(self.passer.diensten.alles_behalve(groep)):
                stap = self._verbeter(opdracht, stap, einde, begrensd=False, fijner=FIJNER)
        return stap


class Vervolg:
    """A model at its vertrekpunt, with the plan of the highest score in its variables."""

    def __init__(self, vertrekpunt: Vertrekpunt) -> None:
        """Build the model, and hold what was reached; nothing is searched."""
        self._begin = perf_counter()
        self._gehouden: list[Som] = []
        gegevens = Gegevens(vertrekpunt.scenario)
        rechten = vertrekpunt.vloer.rechten if vertrekpunt.vloer else None
        knopen = KNOPEN if vertrekpunt.instellingen.gap > 0 else None
        instellingen = replace(vertrekpunt.instellingen, knopen=knopen)
        self.keten = Keten(gegevens, instellingen, partial(_Onthouder, bekend=vertrekpunt.mijlpalen), rechten)
        eerst, self._regel, self._daarna = _rondom_score(vertrekpunt.scenario)
        self._grens_duizendsten = vertrekpunt.grens_duizendsten
        for regel in eerst:
            self.keten.houd(self.keten.zoek(regel))
        self._score = self.keten.zoek(self._regel)
        self.keten.zoeker.limiet_geraakt = vertrekpunt.limiet_geraakt
        self.keten.model.zet_terug(list(vertrekpunt.mijlpalen[-1].standen))

    @property
    def score_duizendsten(self) -> int:
        """The score of the plan at hand."""
        return self._score.formule.waarde.waarde()

    def eis_score(self, minste_duizendsten: int) -> None:
        """Let the score never be less than this; the plan at hand has as much."""
        self.eis(self._regel.doel, lambda _, __, besluiten: self.keten.score(besluiten), minste_duizendsten)

    def eis(self, naam: str, doel: EigenDoel, waarde: int, *, hoogste: bool = True) -> None:
        """Let a value never be less than this (``hoogste``) or more; the plan at hand keeps it."""
        keten = self.keten
        self._houd(naam, keten.model, doel(keten.model, keten.gegevens, keten.besluiten), waarde, hoogste)
        if keten.verruimd is not None:
            ruim = keten.verruimd
            self._houd(naam, ruim.model, doel(ruim.model, ruim.gegevens, ruim.besluiten), waarde, hoogste)

    def zoek(
        self, naam: str, doel: EigenDoel, *, schaal: int, hoogste: bool = True, knopen: int = EERSTE_KNOPEN
    ) -> Stap:
        """Make a value as good as can be from the plan at hand, and hold it from there on.

        Args:
            naam: under which it is held.
            doel: the value, in whole eenheden; one that the wider scenario keeps, such as a sum over varianten, or over
                the flex of diensten.
            schaal: how many eenheden make a printed unit.
            hoogste: whether more is better.
            knopen: how far the wider scenario is searched, at a gap above 0: the first gives varianten to go on from,
                more give a sharper bound.
        """
        keten = self.keten
        som = doel(keten.model, keten.gegevens, keten.besluiten)
        if keten.verruimd is not None:
            ruim = keten.verruimd
            ruim.doel = doel(ruim.model, ruim.gegevens, ruim.besluiten)
        stap = self._zoeker.zoek_kort(Opdracht(som, schaal, hoogste), keten.verruimd, knopen, 2)
        self._houd(naam, keten.model, som, stap.waarde, hoogste)
        if keten.verruimd is not None:
            self._houd(naam, keten.verruimd.model, keten.verruimd.doel, stap.waarde, hoogste)
        return stap

    def zoek_score(self) -> Stap:
        """Make the score as good as can be, with all that is held."""
        keten, formule = self.keten, self._score.formule
        begin = perf_counter()
        if keten.verruimd is not None:
            keten.verruimd.doel = keten.score(keten.verruimd.besluiten)
        opdracht = Opdracht(formule.waarde, formule.schaal, formule.hoogste)
        stap = self._zoeker.zoek_kort(opdracht, keten.verruimd, EERSTE_KNOPEN, 1)
        self._score = Gezocht(self._regel, formule, stap, perf_counter() - begin)
        return stap

    @property
    def _zoeker(self) -> _Onthouder:
        assert isinstance(self.keten.zoeker, _Onthouder)
        return self.keten.zoeker

    def _houd(self, naam: str, model: Model, som: Som, waarde: int, hoogste: bool) -> None:
        teken = -1 if hoogste else 1
        model.houd(naam, som.keer(teken), teken * waarde)
        if model is self.keten.model:
            self._gehouden.append(som)

    def altijd(self, prioriteiten: Sequence[str]) -> frozenset[str]:
        """Return those of these prioriteiten that, as is proven, every plan grants that keeps all that is held.

        Proven with fractions: where even a plan of the wider scenario that may grant parts of varianten can't go
        without a part of the prioriteit, no real plan can go without it whole. What it can go without there is not
        said to be granted always, though it may be. The model itself is no more than a bound after this.

        Raises:
            SolverFout: when the solver stops without an answer.
        """
        keten = self.keten
        model = keten.model if keten.verruimd is None else keten.verruimd.model
        besluiten = keten.besluiten if keten.verruimd is None else keten.verruimd.besluiten
        model.maak_deelbaar([])
        alle = keten.gegevens.scenario.prioriteit
        return frozenset(
            naam for naam in prioriteiten if _onmisbaar(model, besluiten.toekenning(alle[naam]), keten.instellingen)
        )

    def rond_af(self, voortgang: Callable[[str], None]) -> Jaarplan:
        """Take the varianten of the plan at hand, pursue the goals after wijkprioriteiten, and return it all, audited.

        The bound of the score in the result is that of the vertrekpunt: goals of its own are no part of the scenario,
        so that a bound with these held would say nothing of its other plans.

        Raises:
            SolverFout: when the solver stops without an answer.
            AuditFout: when the plan breaks a rule, or a goal's value is not what was said.
        """
        keten = self.keten
        keten.houd(replace(self._score, stap=Stap(self.score_duizendsten, self._grens_duizendsten)))
        for regel in self._daarna:
            voortgang(regel.doel)
            keten.houd(keten.zoek(regel))
        return met_plan(keten, keten.uitkomsten(), self._begin)


def _onmisbaar(model: Model, toekenning: Som, instellingen: Instellingen) -> bool:
    """Whether a prioriteit is granted by law, or can't be granted for (next to) nothing even in parts."""
    if not toekenning.termen:
        return toekenning.constante > 0
    deler = model.streef_na(toekenning, hoogste=False)
    grens = solve(model.problem, replace(instellingen, gap=0.0)).grens
    return math.isfinite(grens) and grens * deler + toekenning.constante > NIETS
