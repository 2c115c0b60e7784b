"""From a scenario to its opties: which pieces of work there are, and how their answers come together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from time import perf_counter

from allocator_models.alternatieven.afstand import Keuzes, Maatstaf
from allocator_models.alternatieven.gelijk import zijn_gelijk
from allocator_models.alternatieven.kern import maak_kern, te_toetsen
from allocator_models.alternatieven.uitkomst import (
    Beleid,
    Ontstaan,
    Optie,
    Opties,
    Vraag,
    Zoekeinde,
    Zonderplan,
)
from allocator_models.alternatieven.uitwerken import (
    Uitwerking,
    bepaal_vertrekpunt,
    los_bladoptie_op,
    welke_zeker,
    werk_alternatief_uit,
    werk_beleid_uit,
)
from allocator_models.jaarplan.vervolg import Vertrekpunt
from allocator_models.result import Jaarplan
from allocator_models.scenario import HELE_DEEL_BP, Scenario

DEEL_VERSCHIL = 10
"""Unless another difference is asked: a tenth of what hoogste score grants, so that 5 % of it goes elsewhere."""

DUIZEND_CENT = 100_000
"""€ 1.000; the difference is a round number of these."""

type Voortgang = Callable[[str], None]


def zoek_opties(
    scenario: Scenario,
    uitvoerder: Executor,
    *,
    verlies_bp: int = 200,
    verschil_euro: int | None = None,
    aantal: int = 5,
    bladopties: Mapping[str, Scenario] | None = None,
    voortgang: Voortgang | None = None,
) -> Opties | Jaarplan:
    """Return the opties of a scenario; or, when it has no plan at all, the result that says so.

    Args:
        scenario: the base; it has the goal wijkprioriteiten.
        uitvoerder: does the work, a piece at a time; in processes of its own it goes faster.
        verlies_bp: how much less score than the proven bound is allowed, in hundredths of a percent.
        verschil_euro: how far a near-best alternative must lie from every other; ``None`` is a tenth of the city value
            that hoogste score grants.
        aantal: how many policies and alternatives to show, at most.
        bladopties: name → scenario of the opties of the sheet, which come on top of these.
        voortgang: hears the name of every optie that is worked out.

    Raises:
        SolverFout: when the solver stops without an answer.
        AuditFout: when a plan breaks a rule, or a goal's value is not what was said.
    """
    begin = perf_counter()
    blad = bladopties or {}
    start = uitvoerder.submit(bepaal_vertrekpunt, scenario)
    losse = {naam: uitvoerder.submit(los_bladoptie_op, eigen) for naam, eigen in blad.items()}
    vertrekpunt = start.result()
    if isinstance(vertrekpunt, Jaarplan):
        for los in losse.values():
            los.cancel()
        return vertrekpunt
    minste = -(-vertrekpunt.grens_duizendsten * (HELE_DEEL_BP - verlies_bp) // HELE_DEEL_BP)
    zoektocht = _Zoektocht(
        vertrekpunt, minste, verschil_euro, aantal, Maatstaf(scenario, blad.values()), uitvoerder, voortgang or _stil
    )
    zoektocht.maak_beleid()
    zoektocht.voeg_bladopties_toe(losse)
    einde = zoektocht.zoek_alternatieven()
    return zoektocht.opties(Vraag(verlies_bp, zoektocht.verschil_cent // 100, aantal), einde, perf_counter() - begin)


def _stil(_: str) -> None:
    """Hear nothing."""


@dataclass
class _Kandidaat:
    """An optie before distances are known."""

    naam: str
    ontstaan: Ontstaan
    uitwerking: Uitwerking
    beleid: Beleid | None = None
    samen: list[str] = field(default_factory=list)

    @property
    def keuzes(self) -> Keuzes:
        plan = self.uitwerking.jaarplan.plan
        assert plan is not None
        return frozenset(plan.keuzes)


class _Zoektocht:
    """What has been found so far."""

    def __init__(
        self,
        vertrekpunt: Vertrekpunt,
        minste: int,
        verschil_euro: int | None,
        aantal: int,
        maatstaf: Maatstaf,
        uitvoerder: Executor,
        voortgang: Voortgang,
    ) -> None:
        self.vertrekpunt = vertrekpunt
        self.minste = minste
        self.aantal = aantal
        self.maatstaf = maatstaf
        self.uitvoerder = uitvoerder
        self.voortgang = voortgang
        self.gevonden: list[_Kandidaat] = []
        self.zonder_plan: list[Zonderplan] = []
        self._verschil_euro = verschil_euro

    @property
    def verschil_cent(self) -> int:
        """How far an alternative must lie from every other."""
        if self._verschil_euro is not None:
            return 100 * self._verschil_euro
        toegekend = sum(self.maatstaf.waarde_cent[sleutel] for sleutel in self.gevonden[0].keuzes)
        return max(1, toegekend // DEEL_VERSCHIL // DUIZEND_CENT) * DUIZEND_CENT

    @property
    def binnen_bereik(self) -> bool:
        """Whether the highest score found is itself within the loss, so that there is something to go on from."""
        return self.vertrekpunt.score_duizendsten >= self.minste

    def maak_beleid(self) -> None:
        """Carry out the named policies, as many as are asked."""
        wat = list(Beleid)[: self.aantal if self.binnen_bereik else 1]
        werk = [(b, self.uitvoerder.submit(werk_beleid_uit, self.vertrekpunt, b, self.minste)) for b in wat]
        for beleid, future in werk:
            uitwerking = future.result()
            if uitwerking is not None:
                self._voeg_toe(_Kandidaat(beleid, Ontstaan.BELEID, uitwerking, beleid))

    def voeg_bladopties_toe(self, losse: Mapping[str, Future[Jaarplan]]) -> None:
        """Take the opties of the sheet in."""
        namen = {str(beleid).casefold() for beleid in Beleid}
        for naam, future in losse.items():
            jaarplan = future.result()
            eigen = f"{naam} (blad Opties)" if naam.casefold() in namen else naam
            if jaarplan.plan is None:
                self.zonder_plan.append(Zonderplan(eigen, jaarplan.status))
            else:
                self._voeg_toe(_Kandidaat(eigen, Ontstaan.OPTIE, Uitwerking(jaarplan)))

    def zoek_alternatieven(self) -> Zoekeinde:
        """Look for more opties until there are enough, or there is no other."""
        if not self.binnen_bereik:
            return Zoekeinde.NIET_GEVONDEN
        for nummer in range(1, self.aantal - self._gemaakt() + 1):
            uitkomst = self.uitvoerder.submit(
                werk_alternatief_uit,
                self.vertrekpunt,
                self.minste,
                [kandidaat.keuzes for kandidaat in self.gevonden],
                self.verschil_cent,
                self.maatstaf.waarde_cent,
            ).result()
            if isinstance(uitkomst, Zoekeinde):
                return uitkomst
            self._voeg_toe(_Kandidaat(f"alternatief {nummer}", Ontstaan.ALTERNATIEF, uitkomst))
        return Zoekeinde.GENOEG

    def _gemaakt(self) -> int:
        return sum(kandidaat.ontstaan is not Ontstaan.OPTIE for kandidaat in self.gevonden)

    def _voeg_toe(self, nieuw: _Kandidaat) -> None:
        """Take an optie in, or, when one of those before it is the same, its name only."""
        self.voortgang(nieuw.naam)
        for eerder in self.gevonden:
            if zijn_gelijk(eerder.uitwerking.jaarplan, nieuw.uitwerking.jaarplan):
                eerder.samen.append(nieuw.naam)
                return
        self.gevonden.append(nieuw)

    def opties(self, vraag: Vraag, einde: Zoekeinde, seconden: float) -> Opties:
        """Put all together."""
        opties = tuple(self._optie(kandidaat) for kandidaat in self.gevonden)
        return Opties(
            scenario=self.vertrekpunt.scenario,
            vraag=vraag,
            opties=opties,
            kern=maak_kern(self.vertrekpunt.scenario, opties, self._zekere(opties)),
            grens_duizendsten=self.vertrekpunt.grens_duizendsten,
            minste_duizendsten=self.minste,
            einde=einde,
            zonder_plan=tuple(self.zonder_plan),
            seconden=seconden,
        )

    def _optie(self, kandidaat: _Kandidaat) -> Optie:
        afstand = {
            ander.naam: self.maatstaf.afstand_cent(kandidaat.keuzes, ander.keuzes) // 100
            for ander in self.gevonden
            if ander is not kandidaat
        }
        return Optie(
            naam=kandidaat.naam,
            ontstaan=kandidaat.ontstaan,
            beleid=kandidaat.beleid,
            jaarplan=kandidaat.uitwerking.jaarplan,
            score_duizendsten=self.maatstaf.score_duizendsten(kandidaat.keuzes),
            grens_duizendsten=self.vertrekpunt.grens_duizendsten,
            beste_duizendsten=self.maatstaf.score_duizendsten(self.gevonden[0].keuzes),
            afstand_euro=afstand,
            samen=tuple(kandidaat.samen),
            streven=kandidaat.uitwerking.streven,
            eigen_grens_duizendsten=kandidaat.uitwerking.eigen_grens_duizendsten,
        )

    def _zekere(self, opties: tuple[Optie, ...]) -> frozenset[str]:
        """Ask of the prioriteiten that may be zeker whether they are."""
        te_doen = te_toetsen(self.vertrekpunt, opties, self.minste)
        return self.uitvoerder.submit(welke_zeker, self.vertrekpunt, self.minste, te_doen).result()
