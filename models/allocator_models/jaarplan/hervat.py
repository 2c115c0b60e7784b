"""A finished plan taken up again at wijkprioriteiten: the earlier goals and the floor held, the varianten open.

Two things may be asked of it, with or without a prioriteit, or with one variant:

- may there be a plan that scores so much? The wider scenario (:mod:`.verruiming`) can say no, for every plan at once.
  Asked so, as yes or no about one score, the proof takes a fraction of the time of a search for the best.
- which plan is the best near this one? The model of the scenario itself gives it, with only the decisions open that the
  prioriteit touches, or with all of them open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace

import pulp

from allocator_models.jaarplan.besluiten import Besluiten
from allocator_models.jaarplan.diensten import gevraagde_diensten
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.keten import Gezocht, Keten
from allocator_models.jaarplan.model import Model, Som, heel
from allocator_models.jaarplan.opdracht import Stap
from allocator_models.jaarplan.terugzetten import zet_plan
from allocator_models.jaarplan.uitkomst import lees_plan
from allocator_models.jaarplan.wijkvloer import houd_vloer, voeg_aandelen_toe
from allocator_models.plan import Plan
from allocator_models.result import Doeluitkomst, Jaarplan
from allocator_models.scenario import Prioriteit
from allocator_models.solver import Einde, Instellingen, Uitslag, solve
from allocator_models.spelregels import Doel, Wijkvloer

TOETS_SECONDEN = 5.0
"""For one yes or no about a score, of the wider scenario."""

ECHT_SECONDEN = 1.0
"""For the same of the scenario itself, which knows more and is slower."""

GROEP_SECONDEN = 20.0
"""For one no about many prioriteiten at once."""

PAST_SECONDEN = 2.0
"""For whether a prioriteit fits anywhere, whatever the score: that it doesn't shows at once, or not soon."""

ZOEK_KNOPEN = 100
"""How far a better plan is searched near the one at hand."""

EERSTE_DE_BESTE = 1e12
"""The gap with which any plan is good enough: the question is only whether there is one."""


@dataclass(frozen=True, slots=True)
class Eis:
    """What a plan must have: a prioriteit granted or not (``toegekend``), or one variant of it."""

    prioriteit: str
    variant: str | None = None
    toegekend: bool = True


@dataclass(frozen=True, slots=True)
class Gevonden:
    """What a search near a plan gave: a plan, or ``None``.

    ``bestaat_niet``: it was shown on the way that there is none, with all that the search left fixed.
    """

    plan: Plan | None
    bestaat_niet: bool = False


class Hervat:
    """A plan in the variables of the model of its scenario, and the wider scenario beside it where that gives bounds.

    ``score_duizendsten`` is the score of the plan, and ``grens_duizendsten`` what no plan exceeds, as was proven when
    the plan was made.
    """

    def __init__(self, jaarplan: Jaarplan, instellingen: Instellingen) -> None:
        """Build the models, hold what the goals before wijkprioriteiten came to, and take the plan over.

        Raises:
            ValueError: when there is no plan, or its scenario doesn't have the goal wijkprioriteiten.
            PastNiet: when the plan is not one of its scenario.
        """
        if jaarplan.plan is None:
            raise ValueError("there is no plan to take up again")
        self.scenario = jaarplan.scenario
        self.plan = jaarplan.plan
        self.instellingen = replace(instellingen, threads=1, tijdslimiet_seconden=TOETS_SECONDEN)
        uitkomsten = {doel.doel: doel for doel in jaarplan.doelen}
        if Doel.WIJKPRIORITEITEN not in uitkomsten:
            raise ValueError("the scenario doesn't have the goal wijkprioriteiten")
        vloer = self.plan.vloer
        self._keten = Keten(Gegevens(self.scenario), self.instellingen, rechten=vloer.rechten if vloer else ())
        self._houd_eerdere(uitkomsten)
        zet_plan(self.plan, self._keten.model, self._keten.gegevens, self._keten.besluiten)
        self._houd_vloer()
        ruim = self._keten.verruimd
        self._echt = self._zijde(self._keten.model, self._keten.besluiten)
        self._ruim = None if ruim is None else self._zijde(ruim.model, ruim.besluiten)
        self._keten.model.werk_volgers_bij()
        self._plan_standen = self._keten.model.standen()
        self.score_duizendsten = self._echt.score.waarde()
        self.grens_duizendsten = max(uitkomsten[Doel.WIJKPRIORITEITEN].grens_eenheden, self.score_duizendsten)

    def _houd_eerdere(self, uitkomsten: dict[Doel, Doeluitkomst]) -> None:
        for regel in self.scenario.doelen:
            if regel.doel is Doel.WIJKPRIORITEITEN:
                return
            uitkomst = uitkomsten[regel.doel]
            formule = self._keten.formule(regel.doel)
            if self._keten.verruimd is not None:
                self._keten.verruimd.stel(regel.doel)
            self._keten.houd(Gezocht(regel, formule, Stap(uitkomst.gehouden_eenheden, uitkomst.grens_eenheden), 0.0))

    def _houd_vloer(self) -> None:
        """Hold the floor under the wijken as it is in the plan."""
        vloer, soort = self.plan.vloer, self.scenario.spelregels.wijkvloer
        if vloer is None or soort is Wijkvloer.GEEN:
            return
        recht = {r.wijk: r.recht_euro for r in vloer.rechten}
        keten, ruim = self._keten, self._keten.verruimd
        if not any(recht.values()):
            return
        if soort is Wijkvloer.VLOER:
            houd_vloer(keten.model, keten.gegevens, keten.besluiten, recht, vloer.z_promille)
            if ruim is not None:
                houd_vloer(ruim.model, ruim.gegevens, ruim.besluiten, recht, vloer.z_promille)
            return
        buiten = voeg_aandelen_toe(keten.model, keten.gegevens, keten.besluiten, recht)
        keten.model.werk_volgers_bij()
        keten.model.houd("vloer", buiten, buiten.waarde())
        if ruim is not None:
            ruim.model.houd(
                "vloer", voeg_aandelen_toe(ruim.model, ruim.gegevens, ruim.besluiten, recht), buiten.waarde()
            )

    def _zijde(self, model: Model, besluiten: Besluiten) -> _Zijde:
        return _Zijde(model, besluiten, self._keten.score(besluiten), self.scenario.prioriteiten)

    # --- is there a plan that scores so much? ------------------------------------------------------------------------

    def bewijs_geen(self, minste_duizendsten: int, eis: Eis | None = None, seconden: float = TOETS_SECONDEN) -> bool:
        """Whether it is proven, within so many seconds, that no plan (that meets ``eis``) has at least this score.

        Raises:
            SolverFout: when the solver stops without an answer.
        """
        if self.bewijs_geen_ruim(minste_duizendsten, eis, seconden):
            return True
        with self._van_hier():
            return self._bewijst(self._echt, minste_duizendsten, eis, ECHT_SECONDEN)

    def bewijs_geen_ruim(self, minste_duizendsten: int, eis: Eis | None, seconden: float) -> bool:
        """Ask the same of the wider scenario alone: enough where the scenario itself has just been searched.

        Raises:
            SolverFout: when the solver stops without an answer.
        """
        if self._ruim is None or self._keten.verruimd is None:
            return False
        self._keten.verruimd.maak_deelbaar()
        return self._bewijst(self._ruim, minste_duizendsten, eis, seconden)

    def bewezen_zonder(self, minste_duizendsten: int, namen: Iterable[str]) -> frozenset[str]:
        """Return those of these prioriteiten that provably no plan with at least this score has.

        One search for a plan with any of them takes hardly longer than for a plan with one; whichever it comes upon is
        left out, and the rest is asked again.

        Raises:
            SolverFout: when the solver stops without an answer.
        """
        over = set(namen)
        twijfel: set[str] = set()
        zijde = self._echt if self._ruim is None else self._ruim
        if self._keten.verruimd is not None:
            self._keten.verruimd.maak_deelbaar()
        with self._van_hier():
            while over:
                with zijde.een_van(over), zijde.minstens(minste_duizendsten):
                    uitslag = self._vraag(zijde, GROEP_SECONDEN)
                    gevonden = {naam for naam in over if uitslag.heeft_oplossing and zijde.heeft(naam)}
                if uitslag.einde is Einde.ONMOGELIJK:
                    break
                twijfel |= gevonden
                over = over - gevonden if gevonden else set()
            # A plan of the wider scenario may be none of the scenario itself.
            echt = (naam for naam in twijfel if self._bewijst(self._echt, minste_duizendsten, Eis(naam), ECHT_SECONDEN))
            return frozenset((*over, *echt))

    def _bewijst(self, zijde: _Zijde, minste_duizendsten: int, eis: Eis | None, seconden: float) -> bool:
        with zijde.geldt(eis), zijde.minstens(minste_duizendsten):
            return self._vraag(zijde, seconden).einde is Einde.ONMOGELIJK

    def _vraag(self, zijde: _Zijde, seconden: float) -> Uitslag:
        """Ask for any plan, as if for the best: that way the bounds are sharp."""
        zijde.model.streef_na(zijde.score, hoogste=True)
        instellingen = replace(self.instellingen, gap_eenheden=EERSTE_DE_BESTE, tijdslimiet_seconden=seconden)
        return solve(zijde.model.problem, instellingen)

    # --- the best plan near this one ---------------------------------------------------------------------------------

    def zoek(self, eis: Eis | None, diensten: Iterable[str] | None = None) -> Gevonden:
        """Return the best plan found that meets ``eis``; ``diensten`` are whose decisions are open (``None``: of all).

        Raises:
            SolverFout: when the solver stops without an answer.
        """
        model = self._keten.model
        with self._van_hier(), ExitStack() as even:
            if diensten is not None:
                even.enter_context(model.even_vast(self._buiten(set(diensten))))
            even.enter_context(self._echt.geldt(eis))
            model.streef_na(self._echt.score, hoogste=True)
            uitslag = solve(model.problem, replace(self.instellingen, gap=0.0, knopen=ZOEK_KNOPEN))
            if uitslag.heeft_oplossing and model.klopt():
                return Gevonden(lees_plan(self._keten.gegevens, self._keten.besluiten, self.plan.vloer))
        return Gevonden(None, uitslag.einde is Einde.ONMOGELIJK)

    @contextmanager
    def _van_hier(self) -> Iterator[None]:
        """Leave the plan in the variables afterwards."""
        try:
            yield
        finally:
            self._keten.model.zet_terug(self._plan_standen)

    def _buiten(self, diensten: set[str]) -> Iterator[Som]:
        """Yield the decisions that stay: of posts elsewhere, and of prioriteiten that ask nothing of these diensten.

        A prioriteit that asks anything here is open as a whole, or it could never give way.
        """
        besluiten, post = self._keten.besluiten, self.scenario.post
        open_ = {q.prioriteit for q in self.scenario.prioriteiten if gevraagde_diensten(q) & diensten}
        yield from (keuze for (naam, _), keuze in besluiten.keuze.items() if naam not in open_)
        for sommen in (besluiten.flex, besluiten.flex_fte, besluiten.vervallen_fte):
            yield from (som for naam, som in sommen.items() if post[naam].dienst not in diensten)
        for (naam, _), val in besluiten.val.items():
            if post[naam].dienst not in diensten:
                yield from (val.telt, val.euro, val.baten)
        yield from (som for (_, team), som in besluiten.afspraak_fte.items() if post[team].dienst not in diensten)
        for rij in besluiten.rijen:
            if not any(vraag.prioriteit.prioriteit in open_ for vraag in rij.vragen):
                yield from (*rij.fte.values(), *rij.gebruikt.values())


class _Zijde:
    """A model with two handles: the least score, and which prioriteiten are granted."""

    def __init__(self, model: Model, besluiten: Besluiten, score: Som, prioriteiten: Sequence[Prioriteit]) -> None:
        self.model = model
        self.score = score
        self._keuze = besluiten.keuze
        minste = model.geheel("minste", max(0, score.bereik()[1]) + 1)
        model.eis_minstens("verklaring", score.min(minste))
        self._minste = minste.termen[0][0]
        self._minste.lowBound = self._minste.upBound = 0
        self._met: dict[str, pulp.LpVariable] = {}
        for prioriteit in prioriteiten:
            toekenning = besluiten.toekenning(prioriteit)
            if toekenning.termen:
                met = model.volger("met", 1, toekenning.waarde)
                model.eis_gelijk("verklaring", toekenning.min(met))
                self._met[prioriteit.prioriteit] = met.termen[0][0]

    @contextmanager
    def minstens(self, duizendsten: int) -> Iterator[None]:
        """Ask for at least this score."""
        with _even_op(self._minste, duizendsten):
            yield

    def heeft(self, naam: str) -> bool:
        """Whether the present solution grants a prioriteit."""
        return any(heel(v) for sleutel, keuze in self._keuze.items() if sleutel[0] == naam for v, _ in keuze.termen)

    @contextmanager
    def een_van(self, namen: Iterable[str]) -> Iterator[None]:
        """Ask for at least one of these prioriteiten."""
        aantal = self.model.keuze("een")
        samen = Som([(self._met[naam], 1) for naam in sorted(namen) if naam in self._met])
        self.model.eis_minstens("verklaring", samen.min(aantal))
        variabele = aantal.termen[0][0]
        with _even_op(variabele, 1):
            yield
        variabele.lowBound = variabele.upBound = 0

    @contextmanager
    def geldt(self, eis: Eis | None) -> Iterator[None]:
        """Ask for what ``eis`` says."""
        if eis is None:
            yield
            return
        variabele = self._met[eis.prioriteit]
        if eis.variant is not None:
            variabele = self._keuze[eis.prioriteit, eis.variant].termen[0][0]
        with _even_op(variabele, int(eis.toegekend)):
            yield


@contextmanager
def _even_op(variabele: pulp.LpVariable, waarde: int) -> Iterator[None]:
    """Fix a variable at a value, and free it afterwards."""
    grenzen = variabele.lowBound, variabele.upBound
    variabele.lowBound = variabele.upBound = waarde
    try:
        yield
    finally:
        variabele.lowBound, variabele.upBound = grenzen
