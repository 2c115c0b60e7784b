"""The chain of goals: each is searched from the plan of the one before, and then held.

So a time limit never loses an earlier answer, and a goal can never be worse than what the goals before left it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from allocator_models.jaarplan.besluiten import Besluiten, maak_besluiten
from allocator_models.jaarplan.doelen import DOELEN, PUNTEN, Doelformule
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.herstel import neem_over
from allocator_models.jaarplan.model import Model, Som
from allocator_models.jaarplan.opdracht import Opdracht, Stap
from allocator_models.jaarplan.passen import Passer
from allocator_models.jaarplan.regels import voeg_wet_toe
from allocator_models.jaarplan.verruimd import Verruimd, kan_verruimen
from allocator_models.jaarplan.verruiming import BEWAARD
from allocator_models.jaarplan.wijkvloer import houd_vloer, rechten, voeg_aandelen_toe, voeg_minimum_toe
from allocator_models.jaarplan.zoeken import Zoeker
from allocator_models.plan import Vloer, Wijkrecht
from allocator_models.result import Doeluitkomst
from allocator_models.scenario import Scenario
from allocator_models.solver import Instellingen, Oplosser
from allocator_models.spelregels import Doel, Doelregel, Wijkvloer

VLOER_KNOPEN = 400
"""How far the best minimum is searched in the wider scenario, unless the scenario asks for gap 0.

To prove the last permille of a minimum over wijken can take hours. The floor is a part of that minimum, so what is
left unproven moves the floor by as little; the bound found is reported with it.
"""


def instellingen_van(scenario: Scenario, oplosser: Oplosser = Oplosser.HIGHS) -> Instellingen:
    """Return the settings of the solver that a scenario asks for."""
    regels = scenario.spelregels
    return Instellingen(gap=regels.gap, tijdslimiet_seconden=regels.tijdslimiet_seconden, oplosser=oplosser)


@dataclass(frozen=True, slots=True)
class Gezocht:
    """A goal whose turn has been."""

    regel: Doelregel
    formule: Doelformule
    stap: Stap
    seconden: float


class Keten:
    """One scenario on its way through its goals: the model, its decisions, and what each goal came to."""

    def __init__(
        self,
        gegevens: Gegevens,
        instellingen: Instellingen,
        maak_zoeker: Callable[[Model, Passer, Instellingen], Zoeker] = Zoeker,
        rechten: tuple[Wijkrecht, ...] | None = None,
    ) -> None:
        """Build the law; ``rechten`` are what the wijken may count on, when that has been worked out before."""
        self.gegevens = gegevens
        self.instellingen = instellingen
        self.model = Model("jaarplan")
        self.besluiten = maak_besluiten(self.model, gegevens)
        voeg_wet_toe(self.model, gegevens, self.besluiten)
        for variabele in self.model.problem.variables():
            variabele.setInitialValue(0, check=False)
        passer = Passer(self.model, gegevens, self.besluiten, instellingen)
        self.zoeker = maak_zoeker(self.model, passer, instellingen)
        self.verruimd = self._verruimd()
        self.vloer: Vloer | None = None
        self.varianten_vast = False
        self._rechten = rechten
        self._gezocht: list[Gezocht] = []
        self._op_hun_minst: list[Som] | None = []
        """The goals after wijkprioriteiten, while each is held at its proven least; ``None`` once one isn't."""

    def _verruimd(self) -> Verruimd | None:
        """Return the wider scenario, where the goals before wijkprioriteiten let it give a bound."""
        doelen = self.gegevens.scenario.doelen
        plaats = next((i for i, regel in enumerate(doelen) if regel.doel is Doel.WIJKPRIORITEITEN), None)
        if plaats is None or not kan_verruimen(doelen[:plaats]):
            return None
        return Verruimd(self.gegevens.scenario, self.instellingen)

    def loop(self, eerste_plan: Besluiten, voortgang: Callable[[str], None]) -> tuple[Doeluitkomst, ...]:
        """Pursue every goal of the scenario in its order, from a plan that keeps the law."""
        neem_over(eerste_plan, self.besluiten)
        for regel in self.gegevens.scenario.doelen:
            voortgang(regel.doel)
            self.houd(self.zoek(regel))
        return self.uitkomsten()

    def zoek(self, regel: Doelregel) -> Gezocht:
        """Make the next goal as good as can be."""
        begin = perf_counter()
        return self.zoek_formule(regel, self.formule(regel.doel), begin)

    def formule(self, doel: Doel) -> Doelformule:
        """Add a goal, and the floor that comes with wijkprioriteiten, to the model."""
        if doel is Doel.WIJKPRIORITEITEN:
            return self._wijkprioriteiten()
        return DOELEN[doel](self.model, self.gegevens, self.besluiten)

    def zoek_formule(self, regel: Doelregel, formule: Doelformule, begin: float) -> Gezocht:
        """Make a goal that is in the model already as good as can be; its turn came at ``begin``."""
        stap = self._zoek(
            regel.doel, Opdracht(formule.waarde, formule.schaal, formule.hoogste, regel.doel is Doel.FLEXBAND)
        )
        return Gezocht(regel, formule, stap, perf_counter() - begin)

    def houd(self, gezocht: Gezocht) -> None:
        """Hold what a goal came to; after wijkprioriteiten the varianten are data."""
        regel, formule, stap = gezocht.regel, gezocht.formule, gezocht.stap
        speling = math.floor(abs(stap.waarde) * regel.tolerantie)
        self._houd(regel.doel, formule, stap.waarde, speling)
        self._gezocht.append(gezocht)
        if self.varianten_vast and self._op_hun_minst is not None and regel.doel is not Doel.FLEXBAND:
            op_minst = stap.waarde == stap.grens and not speling
            self._op_hun_minst = [*self._op_hun_minst, formule.waarde] if op_minst else None
        if regel.doel is Doel.WIJKPRIORITEITEN:
            self.model.leg_vast(self.besluiten.keuze.values())
            self.varianten_vast = True

    def uitkomsten(self) -> tuple[Doeluitkomst, ...]:
        """Return what every goal came to; values are those of the plan as it is now."""
        self.model.werk_volgers_bij()
        return tuple(_uitkomst(g.regel.doel, g.formule, g.stap, g.seconden) for g in self._gezocht)

    def _zoek(self, doel: Doel, opdracht: Opdracht) -> Stap:
        if self.varianten_vast:
            # The city's own band makes flexband the one goal that is no sum over parts of the city.
            if doel is Doel.FLEXBAND:
                return self.zoeker.zoek_geheel(opdracht)
            return self.zoeker.zoek_vast(opdracht, self._op_hun_minst)
        if self.verruimd is None or doel not in BEWAARD:
            return self.zoeker.zoek(opdracht)
        if doel is Doel.WIJKPRIORITEITEN:
            self.verruimd.doel = self.score(self.verruimd.besluiten)
        else:
            self.verruimd.stel(doel)
        return self.zoeker.zoek(opdracht, self.verruimd)

    def _houd(self, doel: Doel, formule: Doelformule, waarde: int, speling: int) -> None:
        """Hold a goal at its value, give or take, in the wider scenario too."""
        if formule.hoogste:
            self.model.houd(doel, formule.waarde.keer(-1), speling - waarde)
            return
        self.model.houd(doel, formule.waarde, waarde + speling)
        if self.verruimd is not None and not self.varianten_vast and doel in BEWAARD:
            self.verruimd.houd(doel, waarde + speling)

    # --- wijkprioriteiten ------------------------------------------------------------------------------------------

    def _wijkprioriteiten(self) -> Doelformule:
        """The score, once the floor under the wijken is in both models."""
        regel = self.gegevens.spelregels.wijkvloer
        if regel is not Wijkvloer.GEEN:
            alle = rechten(self.gegevens, self.instellingen) if self._rechten is None else self._rechten
            if regel is Wijkvloer.VLOER:
                self._leg_vloer(alle)
            else:
                self._leg_aandelen(alle)
        return Doelformule(self.score(self.besluiten), 1000, PUNTEN, hoogste=True)

    def score(self, besluiten: Besluiten) -> Som:
        """Return the score of what is granted, in this model or in the wider one."""
        score = Som()
        for sleutel, variant in self.gegevens.scenario.variant.items():
            score.erbij(besluiten.keuze[sleutel], variant.score_duizendsten)
        return score

    def _leg_vloer(self, alle: tuple[Wijkrecht, ...]) -> None:
        """z*, and wijkvloer_deel of it for every wijk with a recht."""
        recht = {r.wijk: r.recht_euro for r in alle}
        stap = Stap(0, 0)
        if any(recht.values()):
            minimum = voeg_minimum_toe(self.model, self.gegevens, self.besluiten, recht)
            if self.verruimd is not None:
                ruim = self.verruimd
                ruim.doel = voeg_minimum_toe(ruim.model, ruim.gegevens, ruim.besluiten, recht)
            knopen = VLOER_KNOPEN if self.instellingen.gap > 0 else None
            stap = self.zoeker.zoek(Opdracht(minimum, 1, hoogste=True), self.verruimd, knopen)
            houd_vloer(self.model, self.gegevens, self.besluiten, recht, stap.waarde)
            if self.verruimd is not None:
                houd_vloer(self.verruimd.model, self.gegevens, self.verruimd.besluiten, recht, stap.waarde)
        self.vloer = Vloer(stap.waarde, stap.grens, alle)

    def _leg_aandelen(self, alle: tuple[Wijkrecht, ...]) -> None:
        """The least value outside the shares, and no more than that; there is no minimum then."""
        self.vloer = Vloer(0, 0, alle)
        recht = {r.wijk: r.recht_euro for r in alle}
        if not any(recht.values()):
            return
        buiten = voeg_aandelen_toe(self.model, self.gegevens, self.besluiten, recht)
        if self.verruimd is not None:
            ruim = self.verruimd
            ruim.doel = voeg_aandelen_toe(ruim.model, ruim.gegevens, ruim.besluiten, recht)
        stap = self.zoeker.zoek(Opdracht(buiten, 100, hoogste=False), self.verruimd)
        self.model.houd("vloer", buiten, stap.waarde)
        if self.verruimd is not None:
            self.verruimd.houd("vloer", stap.waarde)


def _uitkomst(doel: Doel, formule: Doelformule, stap: Stap, seconden: float) -> Doeluitkomst:
    """Return what a goal came to in the final plan.

    Within the gap, a later goal may have made an earlier one better, and where the solver's bound was wrong by a hair,
    better than that; the plan itself is then the bound.
    """
    waarde = formule.waarde.waarde()
    grens = max(stap.grens, waarde) if formule.hoogste else min(stap.grens, waarde)
    gevonden = None if stap.waarde == waarde else stap.waarde
    return Doeluitkomst(doel, waarde, grens, formule.schaal, formule.eenheid, seconden, gevonden)
