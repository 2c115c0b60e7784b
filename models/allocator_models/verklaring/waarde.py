"""What a euro is worth: the gain in score of € 10.000 or 0,5 fte more, and the loss of as much less, by solving again.

Let S be the score of the plan and B what no plan exceeds; S' and B' the same with a little more (or less) of one bron,
see :mod:`.schaarste`. The goals before wijkprioriteiten, and the floor under the wijken, are held as in the plan.

- More never hurts: the gain lies between max(0, S' − B) and B' − S. Less never helps: the loss lies between
  max(0, S − B') and B − S'. When both ends meet, the number is proven.
- B' is never searched as a maximum, but asked as yes or no: is there a plan with so much? That takes the wider
  scenario (:mod:`..jaarplan.verruiming`) a fraction of the time. What nobody can tell apart, at most B − S, is asked
  first: where more of all of a dienst at once gives no plan above B, no part of it does.
- S' is found near the plan: with only the decisions of the dienst open, and of the prioriteiten that ask something of
  it; and then, from the best so far, with those of one other dienst as well that shares any of these prioriteiten.
- What the plan leaves unused of a bron can be missed: then the plan itself shows that the loss is no more than B − S.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import chain, takewhile

from allocator_models.jaarplan.diensten import gevraagde_diensten as diensten_van
from allocator_models.jaarplan.hervat import Hervat
from allocator_models.jaarplan.keten import instellingen_van
from allocator_models.jaarplan.terugzetten import PastNiet
from allocator_models.plan import Plan
from allocator_models.result import Jaarplan
from allocator_models.scenario import Scenario
from allocator_models.solver import Instellingen
from allocator_models.spelregels import Doel
from allocator_models.verklaring.bindt import Bindingen
from allocator_models.verklaring.schaarste import (
    GELD_EURO,
    UREN_HONDERDSTEN,
    Bron,
    begin_met_minder,
    gevraagde_bronnen,
    met_meer,
    met_minder,
)

VRAAG_SECONDEN = 1.0
"""For one yes or no about a score."""

EERST_ALLES = 3
"""For how many bronnen of a dienst every other dienst is searched along."""

STAPPEN = (4000, 1000, 0)
"""How far above what is known a bound is sought, the farthest first, in thousandths."""


@dataclass(frozen=True, slots=True)
class Verschil:
    """A gain or a loss of score in thousandths, from the plans found and what is proven; the same twice is exact.

    ``hoogste`` None: nothing is known beyond the least. ``erbij`` and ``eraf`` are the prioriteiten that the plan found
    grants more and no longer.
    """

    laagste: int
    hoogste: int | None
    erbij: tuple[str, ...] = ()
    eraf: tuple[str, ...] = ()

    @property
    def bewezen(self) -> bool:
        """Whether the number is exact."""
        return self.laagste == self.hoogste


@dataclass(frozen=True, slots=True)
class Geldwaarde:
    """What a little more or less of a bron is worth; ``bron`` None: of the dienst, where it helps most or costs least.

    ``uren``: 0,5 fte, otherwise € 10.000. ``minder`` None: there isn't as much to take away, or no plan at all without
    it was found.
    """

    dienst: str
    uren: bool
    bron: Bron | None
    meer: Verschil
    minder: Verschil | None


def waarde_van_geld(jaarplan: Jaarplan, voortgang: Callable[[str], None] = lambda wat: None) -> tuple[Geldwaarde, ...]:
    """Return what money and hours are worth per dienst, dekking and team, the greatest gain first.

    Args:
        jaarplan: a plan; without one, or without the goal wijkprioriteiten, nothing has a worth.
        voortgang: hears the dienst that is being worked out.

    Raises:
        SolverFout: when the solver stops without an answer.
    """
    uit: list[Geldwaarde] = []
    for dienst in gevraagde_diensten(jaarplan):
        voortgang(dienst)
        uit += waarde_van_dienst(Waardevraag(jaarplan, dienst))
    return op_volgorde(uit)


@dataclass(frozen=True)
class Waardevraag:
    """What the money and hours of one dienst are worth in a plan: can be asked in another process."""

    jaarplan: Jaarplan
    dienst: str


def gevraagde_diensten(jaarplan: Jaarplan) -> tuple[str, ...]:
    """Return the diensten of which any prioriteit asks something, where prioriteiten are pursued in a plan."""
    doelen = {doel.doel for doel in jaarplan.doelen}
    if jaarplan.plan is None or Doel.WIJKPRIORITEITEN not in doelen:
        return ()
    return tuple(dict.fromkeys(bron.dekking.dienst for bron in gevraagde_bronnen(jaarplan.scenario)))


def waarde_van_dienst(vraag: Waardevraag) -> tuple[Geldwaarde, ...]:
    """Return the rows of one dienst, in no order.

    Raises:
        SolverFout: when the solver stops without an answer.
        ValueError: when there is no plan.
    """
    jaarplan = vraag.jaarplan
    if jaarplan.plan is None:
        raise ValueError("there is no plan of which to say what money is worth")
    schatter = _Schatter(jaarplan, jaarplan.plan, instellingen_van(jaarplan.scenario))
    bronnen = [bron for bron in gevraagde_bronnen(jaarplan.scenario) if bron.dekking.dienst == vraag.dienst]
    return tuple(schatter.van_dienst(vraag.dienst, bronnen))


def op_volgorde(waarden: Iterable[Geldwaarde]) -> tuple[Geldwaarde, ...]:
    """Return rows in the order of their proven gain, and then of what may be lost."""
    return tuple(sorted(waarden, key=_plaats))


def _plaats(waarde: Geldwaarde) -> tuple[int, int, bool, str, str]:
    minder = waarde.minder.laagste if waarde.minder else 0
    bron = waarde.bron
    naam = "" if bron is None else bron.team or bron.dekking.programma
    return -waarde.meer.laagste, -minder, bron is not None, waarde.dienst, naam


class _Schatter:
    """One plan, and what may be had with a little more or less."""

    def __init__(self, jaarplan: Jaarplan, plan: Plan, instellingen: Instellingen) -> None:
        self.jaarplan = jaarplan
        self.plan = plan
        self.instellingen = instellingen
        self.vrij = Bindingen(jaarplan.scenario, plan)
        hervat = Hervat(jaarplan, instellingen)
        self.score = hervat.score_duizendsten
        self._mislukt: set[tuple[str, bool, int]] = set()
        """Scores for which nothing could be proven with more or less of a like bron: these are not asked again."""
        self._hielp: dict[tuple[str, bool, bool], list[list[str]]] = defaultdict(list)
        """Per dienst, whether it is about hours, and about more: which diensten helped, for each bron tried."""
        beste = hervat.bewijs_geen(self.score + 1, seconden=VRAAG_SECONDEN)
        self.grens = self.score if beste else hervat.grens_duizendsten

    @property
    def hooguit(self) -> Verschil:
        """No more than what can't be told apart in the plan itself."""
        return Verschil(0, self.grens - self.score)

    def van_dienst(self, dienst: str, bronnen: list[Bron]) -> list[Geldwaarde]:
        """Return the rows of a dienst and of all that it has."""
        uit = []
        for uren in (False, True):
            deze = [bron for bron in bronnen if (bron.team is not None) == uren]
            if deze:
                alles = met_meer(self.jaarplan.scenario, *deze)
                hoogste = self._hoogste(alles, self.plan, self.grens, deze[0])
                self._mislukt.clear()
                rijen = [Geldwaarde(dienst, uren, b, self._meer(b, hoogste), self._minder(b)) for b in deze]
                uit += [_beste(dienst, uren, rijen), *rijen]
        return uit

    def _meer(self, bron: Bron, met_alles: int | None) -> Verschil:
        """Return the gain; ``met_alles`` is what no plan exceeds with more of all of the dienst, if that is known."""
        if met_alles == self.grens:
            return self.hooguit
        scenario = met_meer(self.jaarplan.scenario, bron)
        beste = self._zoek(scenario, self.plan, bron) or self.plan
        score = self._score(beste)
        hoogste = self._hoogste(scenario, beste, max(score, self.grens), bron)
        bekend = [grens for grens in (hoogste, met_alles) if grens is not None]
        winst = min(bekend) - self.score if bekend else None
        return Verschil(max(0, score - self.grens), winst, *self._anders(beste))

    def _minder(self, bron: Bron) -> Verschil | None:
        scenario = met_minder(self.jaarplan.scenario, bron)
        if scenario is None:
            return None
        nodig = (GELD_EURO if bron.team is None else UREN_HONDERDSTEN) - self._vrij(bron)
        if nodig <= 0 and (bron.team is not None or self._kan_apart(bron)):
            return self.hooguit
        beste = self._zoek(scenario, begin_met_minder(self.plan, scenario, bron, nodig), bron)
        if beste is None:
            return None
        score = self._score(beste)
        # Where the plan itself isn't known to be the best, with less it won't be known either.
        precies = self.grens == self.score and self._is_beste(self._hervat(scenario, beste), score, bron)
        grens = score if precies else self.grens
        return Verschil(max(0, self.score - grens), max(0, self.grens - score), *self._anders(beste))

    def _hervat(self, scenario: Scenario, plan: Plan) -> Hervat:
        return Hervat(replace(self.jaarplan, scenario=scenario, plan=plan), self.instellingen)

    def _hoogste(self, scenario: Scenario, plan: Plan, vanaf: int, bron: Bron) -> int | None:
        """Return what no plan of a scenario exceeds, from a score on; ``None`` when nothing near is proven."""
        hervat = self._hervat(scenario, plan)
        bewezen = takewhile(lambda score: self._is_beste(hervat, score, bron), (vanaf + stap for stap in STAPPEN))
        return min(bewezen, default=None)

    def _is_beste(self, hervat: Hervat, score: int, bron: Bron) -> bool:
        """Whether it is proven that no plan scores more than this."""
        soort = bron.dekking.dienst, bron.team is not None, score
        if soort in self._mislukt:
            return False
        bewezen = hervat.bewijs_geen(score + 1, seconden=VRAAG_SECONDEN)
        if not bewezen:
            self._mislukt.add(soort)
        return bewezen

    def _zoek(self, scenario: Scenario, begin: Plan, bron: Bron) -> Plan | None:
        """Return the best plan found, a dienst and another one at a time; ``None`` when none is found.

        The first few bronnen of a dienst try every other dienst; those that helped are tried for the next ones.
        """
        dienst = bron.dekking.dienst
        eerder = self._hielp[dienst, bron.team is not None, begin is self.plan]
        buren = self._buren(bron) if len(eerder) < EERST_ALLES else dict.fromkeys(chain.from_iterable(eerder))
        beste = self._verder(scenario, begin, [dienst])
        hielp = []
        for ander in buren:
            gevonden = self._verder(scenario, beste or begin, [dienst, ander])
            if gevonden is not None and (beste is None or self._score(gevonden) > self._score(beste)):
                beste = gevonden
                hielp.append(ander)
        eerder.append(hielp)
        return beste

    def _verder(self, scenario: Scenario, begin: Plan, diensten: list[str]) -> Plan | None:
        """Return the best plan with only the decisions of these open; ``None`` when none is found from this one."""
        try:
            return self._hervat(scenario, begin).zoek(None, diensten).plan
        except PastNiet:
            return None

    def _buren(self, bron: Bron) -> list[str]:
        """Return the diensten that share a prioriteit with one; for hours all, since the city's band ties them."""
        scenario, dienst = self.jaarplan.scenario, bron.dekking.dienst
        if bron.team is not None:
            return [d.dienst for d in scenario.diensten if d.dienst != dienst]
        samen = (diensten_van(q) for q in scenario.prioriteiten)
        return sorted(set().union(*(diensten for diensten in samen if dienst in diensten)) - {dienst})

    def _vrij(self, bron: Bron) -> int:
        """Return what the plan leaves unused of it."""
        return self.vrij.vrije_euro[bron.dekking] if bron.team is None else self.vrij.vrije_uren[bron.team]

    def _kan_apart(self, bron: Bron) -> bool:
        """Whether one post keeps so much vast beyond what was promised from it: then it can be set aside there."""
        gegevens = self.vrij.gegevens
        eerste = max(
            (p for p in gegevens.bronnen[bron.dekking] if not gegevens.juridisch_euro(p)),
            key=lambda p: p.lasten_euro - gegevens.afspraak_euro.get(p.post, 0),
        )
        vast = self.plan.splitsing[eerste.post].vast_euro
        return vast - gegevens.afspraak_euro.get(eerste.post, 0) >= GELD_EURO

    def _score(self, plan: Plan) -> int:
        return sum(self.jaarplan.scenario.variant[sleutel].score_duizendsten for sleutel in plan.keuzes)

    def _anders(self, plan: Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
        erbij = sorted(set(plan.keuze) - set(self.plan.keuze))
        return tuple(erbij), tuple(sorted(set(self.plan.keuze) - set(plan.keuze)))


def _beste(dienst: str, uren: bool, rijen: Iterable[Geldwaarde]) -> Geldwaarde:
    """Return the row of the dienst: more where it helps most, less where it costs least."""
    alle = list(rijen)
    meer = max((rij.meer for rij in alle), key=lambda v: v.laagste)
    hoogste = [rij.meer.hoogste for rij in alle]
    bekend = [waarde for waarde in hoogste if waarde is not None]
    grens = max(bekend) if len(bekend) == len(hoogste) else None
    verliezen = [rij.minder for rij in alle if rij.minder is not None]
    minder = None
    if verliezen:
        minst = min(verliezen, key=lambda v: v.hoogste if v.hoogste is not None else v.laagste)
        minder = replace(minst, laagste=min(v.laagste for v in verliezen))
    return Geldwaarde(dienst, uren, None, replace(meer, hoogste=grens), minder)
