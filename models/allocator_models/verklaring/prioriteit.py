"""Why one prioriteit is in the plan or not, and what would turn that round, proven.

Let S be the score of the plan, B ≥ S what no plan exceeds, and L the score of the best plan found with prioriteit q,
which grants its variant v; g is the gap of the scenario. Everything is whole thousandths of a score.

- The no is proven when no plan with q scores S or more.
- With Δ more for v, every plan with v scores Δ more, and every plan without q what it did. So q is granted for certain,
  by a run that may stop at gap g, as soon as L + Δ > (1 + g) · B; and it is refused for certain as long as no plan with
  v scores S / (1 + g) − Δ or more, and none with another variant of q S / (1 + g). The printed score is the smallest
  on a step of 0.1 for which the first holds; it is *least* when the second holds one step lower. Score is monotone, so
  below that it holds as well.
- A smaller ask changes what wijken may count on, and with it the floor; so the part that is left is looked for with the
  floor of the plan, and then the changed scenario is solved afresh, at that part and at one step more.

A prioriteit that is granted leans on its teams and dekkingen. Its score may fall as far as every plan without it stays
below: with L the best plan found without q and U what none of those exceeds, q stays for certain with a score s of v as
long as S − (score_v − s) > (1 + g) · U. At gap 0 it is gone for certain once B − (score_v − s) < L, when no plan with
another variant of q scores L or more.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from allocator_models.audit import audit_plan, eis_geslaagd
from allocator_models.jaarplan.diensten import gevraagde_diensten
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.hervat import GROEP_SECONDEN, PAST_SECONDEN, Eis, Gevonden, Hervat
from allocator_models.plan import Plan
from allocator_models.result import Jaarplan
from allocator_models.scenario import HELE_DEEL_BP, Prioriteit, Scenario
from allocator_models.solver import Instellingen
from allocator_models.verklaring.bindt import Binding, Bindingen, kleinste_variant
from allocator_models.verklaring.narekenen import gekozen
from allocator_models.verklaring.wijziging import Soort, Wijziging, met_deel, met_score

SCORE_STAP = 100
"""A change of score is said in tenths of a point."""

DEEL_STAP_BP = 500
"""A smaller ask is said in steps of 5 %."""


class Oordeel(StrEnum):
    """What is known of a prioriteit."""

    TOEGEKEND = "toegekend"
    IN_ELK_PLAN = "in elk plan"
    """Granted, and there is no plan without it."""
    BEWEZEN = "bewezen"
    """Refused: every plan with it scores less than this one."""
    TE_DICHT = "te dicht"
    """Refused, and too near to decide: a plan with it was found, and one may score as much."""
    ONBESLIST = "onbeslist"
    """Refused: within the time no plan with it was found, nor that there is none."""
    PAST_NIET = "past niet"
    """Refused: no plan has it at all, whatever its score."""

    @property
    def is_ja(self) -> bool:
        """Whether the prioriteit is granted."""
        return self in (Oordeel.TOEGEKEND, Oordeel.IN_ELK_PLAN)


@dataclass(frozen=True, slots=True)
class Ruil:
    """A prioriteit whose variant differs between the plan and the best plan found with (or without) another one."""

    prioriteit: str
    nu: str | None
    """The variant in the plan."""
    dan: str | None
    """The variant in the other plan."""


@dataclass(frozen=True, slots=True)
class Verklaring:
    """Why a prioriteit was refused or granted, and what would turn that round. Scores in thousandths."""

    prioriteit: str
    oordeel: Oordeel
    variant: str | None
    """Granted: the variant in the plan. Refused: the one in the best plan found with it."""
    score_duizendsten: int
    """Of the plan."""
    ander_duizendsten: int | None
    """Of the best plan found with it, or, when it is granted, without it; ``None``: none was found."""
    ruil: tuple[Ruil, ...]
    """What differs between the plan and that other one, but for the prioriteit itself."""
    binding: Binding | None
    """What stands in its way, when it was refused."""
    wijzigingen: tuple[Wijziging, ...] = ()
    """Refused: what would make it a yes. Granted: the lowest score with which it stays."""


@dataclass(frozen=True, slots=True)
class Bewezen:
    """What is proven of a plan as a whole, for all its prioriteiten at once."""

    grens_duizendsten: int
    """B: no plan has a higher score."""
    geweigerd: frozenset[str]
    """Prioriteiten that no plan with at least this plan's score has."""


def bewijs_grens(jaarplan: Jaarplan) -> int:
    """Return B: the plan's own score where that is proven after all, otherwise what was proven before.

    Raises:
        ValueError: when there is no plan, or its scenario doesn't have the goal wijkprioriteiten.
        SolverFout: when the solver stops without an answer.
    """
    hervat = Hervat(jaarplan, Instellingen())
    if hervat.grens_duizendsten == hervat.score_duizendsten:
        return hervat.score_duizendsten
    eenheid = math.gcd(*(v.score_duizendsten for v in jaarplan.scenario.variant.values())) or 1
    beste = hervat.bewijs_geen(hervat.score_duizendsten + eenheid, seconden=GROEP_SECONDEN)
    return hervat.score_duizendsten if beste else hervat.grens_duizendsten


def bewijs_geweigerd(jaarplan: Jaarplan, namen: Iterable[str] | None = None) -> frozenset[str]:
    """Return the refused prioriteiten, all or of these, that no plan with at least this plan's score has.

    Raises:
        ValueError: when there is no plan, or its scenario doesn't have the goal wijkprioriteiten.
        SolverFout: when the solver stops without an answer.
    """
    hervat = Hervat(jaarplan, Instellingen())
    nee = geweigerd(jaarplan)
    return hervat.bewezen_zonder(hervat.score_duizendsten, nee if namen is None else set(nee) & set(namen))


def geweigerd(jaarplan: Jaarplan) -> tuple[str, ...]:
    """Return the prioriteiten that the plan does not grant, in the order of the scenario."""
    keuze = {} if jaarplan.plan is None else jaarplan.plan.keuze
    return tuple(q.prioriteit for q in jaarplan.scenario.prioriteiten if q.prioriteit not in keuze)


class Verklaarder:
    """Explains the prioriteiten of one plan; the models are built once."""

    def __init__(self, jaarplan: Jaarplan, bewezen: Bewezen) -> None:
        """Take the plan up again, with what is proven of it as a whole.

        Raises:
            ValueError: when there is no plan, or its scenario doesn't have the goal wijkprioriteiten.
        """
        self.jaarplan = jaarplan
        self.scenario = jaarplan.scenario
        self.gap = Fraction(str(self.scenario.spelregels.gap))
        self.hervat = Hervat(jaarplan, Instellingen())
        self.plan = self.hervat.plan
        self._bindingen = Bindingen(self.scenario, self.plan)
        self.score = self.hervat.score_duizendsten
        self.grens = bewezen.grens_duizendsten
        self._bewezen = bewezen.geweigerd

    def verklaar(self, naam: str) -> Verklaring:
        """Explain one prioriteit by what can be proven from the plan at hand.

        Raises:
            KeyError: when the scenario doesn't have it.
            SolverFout: when the solver stops without an answer.
            AuditFout: when a plan that is leant on breaks a rule.
        """
        prioriteit = self.scenario.prioriteit[naam]
        if naam in self.plan.keuze:
            return self._toegekend(prioriteit)
        return self._geweigerd(prioriteit)

    # --- refused -----------------------------------------------------------------------------------------------------

    def _geweigerd(self, prioriteit: Prioriteit) -> Verklaring:
        naam = prioriteit.prioriteit
        eis = Eis(naam)
        gevonden = self._zoek(prioriteit, eis)
        ander = gevonden.plan
        score = None if ander is None else self._score(ander)
        verklaring = Verklaring(
            prioriteit=naam,
            oordeel=self._oordeel(eis, gevonden),
            variant=None if ander is None else ander.keuze[naam],
            score_duizendsten=self.score,
            ander_duizendsten=score,
            ruil=() if ander is None else tuple(_ruil(self.scenario, self.plan, ander, naam)),
            binding=self._bindingen.binding(prioriteit),
        )
        if verklaring.oordeel is not Oordeel.BEWEZEN or ander is None or score is None:
            return verklaring
        return dataclasses.replace(verklaring, wijzigingen=(self._hogere_score(naam, ander.keuze[naam], score),))

    def _oordeel(self, eis: Eis, gevonden: Gevonden) -> Oordeel:
        if gevonden.bestaat_niet or (gevonden.plan is None and self.hervat.bewijs_geen_ruim(0, eis, PAST_SECONDEN)):
            return Oordeel.PAST_NIET
        if eis.prioriteit in self._bewezen:
            return Oordeel.BEWEZEN
        return Oordeel.ONBESLIST if gevonden.plan is None else Oordeel.TE_DICHT

    def _hogere_score(self, naam: str, variant: str, met: int) -> Wijziging:
        """Return the smallest score for which the plan with the variant is certainly the better one."""
        nu = self.scenario.variant[naam, variant].score_duizendsten
        nodig = math.floor(self.grens * (1 + self.gap)) + 1 - met
        score = -(-(nu + nodig) // SCORE_STAP) * SCORE_STAP
        lager = score - SCORE_STAP - nu
        nog_net_niet = math.ceil(self.score / (1 + self.gap)) - lager
        minste = (
            met < nog_net_niet
            and self.hervat.bewijs_geen(nog_net_niet, Eis(naam, variant))
            and self._geen_andere_variant(naam, variant, math.ceil(self.score / (1 + self.gap)))
        )
        return Wijziging(naam, variant, Soort.SCORE, score, SCORE_STAP, minste, nagerekend=False)

    def _geen_andere_variant(self, naam: str, variant: str, minste: int) -> bool:
        """Whether no plan with another variant of the prioriteit, whose score stays what it is, comes to ``minste``."""
        anderen = (v.variant for v in self.scenario.prioriteit[naam].varianten if v.variant != variant)
        return all(self.hervat.bewijs_geen(minste, Eis(naam, andere)) for andere in anderen)

    # --- granted -----------------------------------------------------------------------------------------------------

    def _toegekend(self, prioriteit: Prioriteit) -> Verklaring:
        naam = prioriteit.prioriteit
        variant = self.plan.keuze[naam]
        verklaring = Verklaring(naam, Oordeel.TOEGEKEND, variant, self.score, None, (), None)
        if prioriteit.toegezegd:
            return dataclasses.replace(verklaring, oordeel=Oordeel.IN_ELK_PLAN)
        eis = Eis(naam, toegekend=False)
        gevonden = self._zoek(prioriteit, eis)
        ander = gevonden.plan
        if ander is None:
            altijd = gevonden.bestaat_niet or self.hervat.bewijs_geen_ruim(0, eis, PAST_SECONDEN)
            return dataclasses.replace(verklaring, oordeel=Oordeel.IN_ELK_PLAN) if altijd else verklaring
        score = self._score(ander)
        lager = tuple(self._lagere_score(naam, variant, score))
        ruil = tuple(_ruil(self.scenario, self.plan, ander, naam))
        return dataclasses.replace(verklaring, ander_duizendsten=score, ruil=ruil, wijzigingen=lager)

    def _lagere_score(self, naam: str, variant: str, zonder: int) -> Iterator[Wijziging]:
        """Yield the lowest score with which it certainly stays, where there is one below what it has."""
        nu = self.scenario.variant[naam, variant].score_duizendsten
        eis = Eis(naam, toegekend=False)
        bewezen = self.hervat.bewijs_geen(zonder + 1, eis)
        boven = zonder if bewezen else self.grens
        mag_weg = self.score - math.floor(boven * (1 + self.gap)) - 1
        score = -(-(nu - mag_weg) // SCORE_STAP) * SCORE_STAP
        if not 0 <= score < nu:
            return
        lager = nu - score + SCORE_STAP
        minste = (
            self.gap == 0
            and score >= SCORE_STAP
            and self.grens - lager < zonder
            and self._geen_andere_variant(naam, variant, zonder)
        )
        yield Wijziging(naam, variant, Soort.SCORE, score, SCORE_STAP, minste, nagerekend=False)

    # --- plans -------------------------------------------------------------------------------------------------------

    def _zoek(self, prioriteit: Prioriteit, eis: Eis) -> Gevonden:
        """Return a good plan that meets ``eis``, audited: near the plan at hand first, then anywhere."""
        gevonden = self.hervat.zoek(eis, gevraagde_diensten(prioriteit))
        if gevonden.plan is None:
            gevonden = self.hervat.zoek(eis)
        if gevonden.plan is not None:
            eis_geslaagd(audit_plan(self.scenario, gevonden.plan))
        return gevonden

    def _score(self, plan: Plan) -> int:
        return sum(self.scenario.variant[sleutel].score_duizendsten for sleutel in plan.keuzes)


def _ruil(scenario: Scenario, plan: Plan, ander: Plan, zelf: str) -> Iterator[Ruil]:
    for prioriteit in scenario.prioriteiten:
        naam = prioriteit.prioriteit
        nu, dan = plan.keuze.get(naam), ander.keuze.get(naam)
        if nu != dan and naam != zelf:
            yield Ruil(naam, nu, dan)


@dataclass(frozen=True, slots=True)
class Vraag:
    """Which prioriteiten of a plan to explain; it can be sent to another process."""

    jaarplan: Jaarplan
    bewezen: Bewezen
    namen: tuple[str, ...]


def verklaar(vraag: Vraag) -> tuple[Verklaring, ...]:
    """Explain some prioriteiten, in the order asked.

    Raises:
        KeyError: when the scenario doesn't have one.
        ValueError: when there is no plan, or its scenario doesn't have the goal wijkprioriteiten.
        SolverFout: when the solver stops without an answer.
        AuditFout: when a plan that is leant on breaks a rule.
    """
    verklaarder = Verklaarder(vraag.jaarplan, vraag.bewezen)
    return tuple(verklaarder.verklaar(naam) for naam in vraag.namen)


def verklaar_alle(jaarplan: Jaarplan) -> tuple[Verklaring, ...]:
    """Explain every refused prioriteit, in the order of the scenario; see :func:`verklaar` for what it raises."""
    bewezen = Bewezen(bewijs_grens(jaarplan), bewijs_geweigerd(jaarplan))
    return verklaar(Vraag(jaarplan, bewezen, geweigerd(jaarplan)))


def verklaar_een(jaarplan: Jaarplan, naam: str) -> Verklaring:
    """Explain one prioriteit as far as can be: also which smaller asks would be granted, each solved afresh.

    Raises:
        KeyError: when the scenario doesn't have it.
        ValueError: when there is no plan, or its scenario doesn't have the goal wijkprioriteiten.
        SolverFout: when the solver stops without an answer.
        AuditFout: when a plan that is leant on breaks a rule.
    """
    scenario = jaarplan.scenario
    verklaarder = Verklaarder(jaarplan, Bewezen(bewijs_grens(jaarplan), bewijs_geweigerd(jaarplan, (naam,))))
    verklaring = verklaarder.verklaar(naam)
    if verklaring.oordeel not in (Oordeel.BEWEZEN, Oordeel.PAST_NIET):
        return verklaring
    score = (_op_de_grens(scenario, wijziging) for wijziging in verklaring.wijzigingen)
    variant = verklaring.variant or kleinste_variant(Gegevens(scenario), scenario.prioriteit[naam]).variant
    return dataclasses.replace(verklaring, wijzigingen=(*score, *_kleiner(verklaarder, naam, variant)))


def _op_de_grens(scenario: Scenario, wijziging: Wijziging) -> Wijziging:
    """At gap 0, one step below the least score the plans may be equal: then see which of them comes out."""
    if wijziging.minste or scenario.spelregels.gap > 0:
        return wijziging
    naam, variant = wijziging.prioriteit, wijziging.variant
    lager = met_score(scenario, naam, variant, wijziging.waarde - wijziging.stap)
    return dataclasses.replace(wijziging, minste=not _gaat_door(lager, naam), nagerekend=True)


def _kleiner(verklaarder: Verklaarder, naam: str, variant: str) -> Iterator[Wijziging]:
    """Yield, for all that the variant asks and then for its euros or hours alone, the largest part that is granted."""
    scenario = verklaarder.scenario
    for soort in _soorten(scenario, naam, variant):
        deel_bp = _schat(verklaarder, naam, variant, soort)
        if deel_bp is None or not _gaat_door(met_deel(scenario, naam, variant, soort, deel_bp), naam):
            continue
        meer_bp = deel_bp + DEEL_STAP_BP
        minste = meer_bp == HELE_DEEL_BP or not _gaat_door(met_deel(scenario, naam, variant, soort, meer_bp), naam)
        yield Wijziging(naam, variant, soort, deel_bp, DEEL_STAP_BP, minste, nagerekend=True)


def _soorten(scenario: Scenario, naam: str, variant: str) -> Iterable[Soort]:
    rijen = scenario.variant[naam, variant].stadsinzet
    if any(r.euro for r in rijen) and any(r.fte_honderdsten for r in rijen):
        return Soort.KLEINER, Soort.MINDER_EURO, Soort.MINDER_FTE
    return (Soort.KLEINER,)


def _gaat_door(scenario: Scenario, naam: str) -> bool:
    return any(prioriteit == naam for prioriteit, _ in gekozen(scenario))


def _schat(verklaarder: Verklaarder, naam: str, variant: str, soort: Soort) -> int | None:
    """Return the largest part for which a plan near this one is better than any without, with the floor as it is."""
    drempel = verklaarder.grens * (1 + verklaarder.gap)
    laag, hoog = 0, HELE_DEEL_BP // DEEL_STAP_BP  # in steps: 0 is not asked any more, and the whole is refused
    while hoog - laag > 1:
        midden = (laag + hoog) // 2
        scenario = met_deel(verklaarder.scenario, naam, variant, soort, midden * DEEL_STAP_BP)
        hervat = Hervat(dataclasses.replace(verklaarder.jaarplan, scenario=scenario), Instellingen())
        plan = hervat.zoek(Eis(naam, variant), gevraagde_diensten(scenario.prioriteit[naam])).plan
        score = 0 if plan is None else sum(scenario.variant[s].score_duizendsten for s in plan.keuzes)
        laag, hoog = (midden, hoog) if score > drempel else (laag, midden)
    return laag * DEEL_STAP_BP if laag else None
