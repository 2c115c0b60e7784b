"""How a goal is searched: from the plan at hand, with the bound of the wider scenario, and never losing a plan.

While the varianten are still open, three things are tried in order, until value and bound meet within the gap:

1. better with the varianten of the plan at hand, which is a far smaller problem;
2. the best varianten of the wider scenario (:mod:`.verruiming`), which also gives a bound, fitted to the real posts and
   teams (:mod:`.passen`), and from there the varianten of one or two diensten at a time;
3. the whole model, from the best plan so far.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from time import perf_counter

from allocator_models.jaarplan.besluiten import maak_besluiten
from allocator_models.jaarplan.doelen import DOELEN
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.mikpunt import flexstand
from allocator_models.jaarplan.model import Model, Som, heel
from allocator_models.jaarplan.onderdelen import Onderdeel, onderdelen
from allocator_models.jaarplan.passen import Passer, Streven, over
from allocator_models.jaarplan.regels import voeg_wet_toe
from allocator_models.jaarplan.verruiming import BEWAARD, verruim
from allocator_models.scenario import Doel, Doelregel, Scenario
from allocator_models.solver import Einde, Instellingen, Oplosser, Uitslag, solve

RUIMTE_IN_TIJD = 2
"""A part may take twice its share of the time that is left: most parts need far less than theirs."""


@dataclass(slots=True)
class Stap:
    """What one search gave: value and bound in whole eenheden."""

    waarde: int
    grens: int

    def gap(self, schaal: int) -> float:
        """|value − bound| / max(1, |value|), in printed units."""
        return abs(self.waarde - self.grens) / max(schaal, abs(self.waarde))


@dataclass(slots=True)
class Opdracht:
    """What to search: a sum of the model, in which direction, and how many eenheden make a printed unit."""

    doel: Som
    schaal: int
    hoogste: bool

    @property
    def streven(self) -> Streven:
        """The sum and the direction."""
        return self.doel, self.hoogste

    def beter(self, ene: int, andere: int) -> bool:
        """Whether one value is better than another."""
        return ene > andere if self.hoogste else ene < andere

    def scherpste(self, *grenzen: int) -> int:
        """Return the bound that says most."""
        return min(grenzen) if self.hoogste else max(grenzen)

    @property
    def uiterste(self) -> int:
        """What the bounds of the variables alone allow."""
        return self.doel.bereik()[1 if self.hoogste else 0]


class Zoeker:
    """A model with a plan in its variables, which every search leaves as good as it was or better."""

    def __init__(self, model: Model, passer: Passer, instellingen: Instellingen) -> None:
        """Search ``model``; the variables hold a plan already."""
        self.model = model
        self.passer = passer
        self.instellingen = instellingen
        self.limiet_geraakt = False
        self.deelbaar = True
        """Whether the goals held so far leave every part of the city on its own."""

    def zoek(self, opdracht: Opdracht, verruimd: Verruimd | None = None, knopen: int | None = None) -> Stap:
        """Make the goal as good as can be, with the varianten open; see the module for how."""
        einde = perf_counter() + self.instellingen.tijdslimiet_seconden
        stap = self._nu(opdracht)
        if self._af(stap, opdracht):
            return stap
        with self.model.even_vast(self.passer.keuzes):
            stap = self._verbeter(opdracht, stap, einde, begrensd=False)
        if self._af(stap, opdracht):
            return stap
        if verruimd is not None:
            grens = verruimd.zoek(opdracht.hoogste, opdracht.schaal, over(einde) / 2, knopen)
            self.limiet_geraakt |= verruimd.limiet_geraakt
            stap.grens = opdracht.scherpste(stap.grens, grens)
            if verruimd.heeft_oplossing and not self._af(stap, opdracht):
                stap = self._pas(opdracht, stap, verruimd, einde)
            if self._af(stap, opdracht) or knopen is not None:
                return stap
            stap = self._verbeter_per_dienst(opdracht, stap, perf_counter() + over(einde) * 2 / 3)
            if self._af(stap, opdracht):
                return stap
        return self._verbeter(opdracht, stap, einde, begrensd=True)

    def zoek_vast(self, opdracht: Opdracht, *, per_onderdeel: bool) -> Stap:
        """Make the goal as good as can be, the varianten being data; ``per_onderdeel``: it is a sum over parts.

        Part by part is the same as whole when the city's rows, left out, turn out to hold, and when no held goal could
        be divided over the parts in another way: each is 0, or was itself reached part by part. Otherwise the whole is
        searched for half of the time, and then each part in its turn takes what the others leave.
        """
        stap = self._nu(opdracht)
        if self._af(stap, opdracht):
            self.deelbaar &= stap.waarde == stap.grens
            return stap
        einde = perf_counter() + self.instellingen.tijdslimiet_seconden
        if per_onderdeel and self.deelbaar:
            standen = self.model.standen()
            apart = self._per_onderdeel(opdracht, onderdelen(self.model, opdracht.doel), einde)
            klopt = self.model.klopt()
            waarde = opdracht.doel.waarde()
            stap.grens = opdracht.scherpste(stap.grens, apart)
            if klopt and not opdracht.beter(stap.waarde, waarde):
                self.deelbaar = waarde == apart
                return Stap(waarde, stap.grens)
            self.model.zet_terug(standen)
        self.deelbaar = False
        if not per_onderdeel:
            return self._verbeter(opdracht, stap, einde, begrensd=True)
        stap = self._verbeter(opdracht, stap, perf_counter() + over(einde) / 2, begrensd=True)
        return stap if self._af(stap, opdracht) else self._om_beurten(opdracht, stap, einde)

    def is_deelbaar(self, gehouden: Opdracht, waarde: int) -> bool:
        """Whether the parts can't do better on a held goal than they do: then there is one way only to divide it."""
        standen = self.model.standen()
        einde = perf_counter() + self.instellingen.tijdslimiet_seconden
        grens = self._per_onderdeel(gehouden, onderdelen(self.model, gehouden.doel), einde)
        self.model.zet_terug(standen)
        return grens >= waarde

    def _om_beurten(self, opdracht: Opdracht, stap: Stap, einde: float) -> Stap:
        """Let each part in turn take what the others leave of what they share."""
        standen = self.model.standen()
        self._per_onderdeel(opdracht, onderdelen(self.model, opdracht.doel, met_stad=True), einde)
        klopt = self.model.klopt()
        waarde = opdracht.doel.waarde()
        if not klopt or opdracht.beter(stap.waarde, waarde):
            self.model.zet_terug(standen)
            return stap
        return Stap(waarde, stap.grens)

    def _per_onderdeel(self, opdracht: Opdracht, delen: list[Onderdeel], einde: float) -> int:
        """Solve every part from where it stands, and return the sum of their bounds."""
        grens = opdracht.doel.constante + sum(
            c * heel(v) for v, c in opdracht.doel.samengevoegd() if v.lowBound == v.upBound
        )
        te_doen = [deel for deel in delen if deel.doel]
        gemiddeld = abs(opdracht.doel.waarde()) // max(1, len(te_doen))
        for nummer, deel in enumerate(te_doen):
            deel_van_de_tijd = RUIMTE_IN_TIJD * over(einde) / (len(te_doen) - nummer)
            grens += self._los_onderdeel(deel, opdracht, gemiddeld, min(over(einde), deel_van_de_tijd))
        return grens

    def _los_onderdeel(self, deel: Onderdeel, opdracht: Opdracht, gemiddeld: int, seconden: float) -> int:
        """Solve a part and take its answer over; return its bound in eenheden."""
        doel = Som(deel.doel)
        nu = doel.waarde()
        uiterste = doel.bereik()[1 if opdracht.hoogste else 0]
        if nu == uiterste:
            return nu
        deler = math.gcd(*(c for _, c in deel.doel))
        problem, eigen = deel.als_probleem("onderdeel", deler, opdracht.hoogste)
        ruimte = self.instellingen.gap * max(opdracht.schaal, gemiddeld) / (4 * deler)
        instellingen = replace(self.instellingen, gap=0.0, tijdslimiet_seconden=seconden, gap_eenheden=max(0.5, ruimte))
        uitslag = solve(problem, instellingen, start=True)
        if uitslag.einde is not Einde.BEWEZEN:
            self.limiet_geraakt = True
        if not uitslag.heeft_oplossing:
            return uiterste
        deel.neem_over(eigen)
        eigen_opdracht = Opdracht(doel, opdracht.schaal, opdracht.hoogste)
        return opdracht.scherpste(uiterste, _heel_grens(uitslag.grens, deler, eigen_opdracht))

    def _nu(self, opdracht: Opdracht) -> Stap:
        self.model.werk_volgers_bij()
        return Stap(opdracht.doel.waarde(), opdracht.uiterste)

    def _af(self, stap: Stap, opdracht: Opdracht) -> bool:
        return stap.waarde == stap.grens or stap.gap(opdracht.schaal) <= self.instellingen.gap

    def _pas(self, opdracht: Opdracht, stap: Stap, verruimd: Verruimd, einde: float) -> Stap:
        """Take the varianten of the wider scenario as far as they fit."""
        standen = self.model.standen()
        past = self.passer.pas(verruimd.keuzes(), flexstand(verruimd.besluiten), einde)
        self.limiet_geraakt |= self.passer.tijd_op
        waarde = opdracht.doel.waarde()
        if not past or opdracht.beter(stap.waarde, waarde):
            self.model.zet_terug(standen)
            waarde = stap.waarde
        return Stap(waarde, stap.grens)

    def _verbeter_per_dienst(self, opdracht: Opdracht, stap: Stap, einde: float) -> Stap:
        """Open the prioriteiten of one dienst after another, and then of two, until the bound is near enough."""
        for groep in self.passer.groepen():
            if self._af(stap, opdracht) or perf_counter() > einde:
                break
            self.passer.verbeter(groep, opdracht.streven, einde)
            stap = Stap(opdracht.doel.waarde(), stap.grens)
        self.limiet_geraakt |= self.passer.tijd_op or perf_counter() > einde
        return stap

    def _verbeter(self, opdracht: Opdracht, stap: Stap, einde: float, *, begrensd: bool) -> Stap:
        """Search from the plan at hand; ``begrensd``: nothing is fixed for the occasion, so its bound holds."""
        standen = self.model.standen()
        uitslag, deler = self._los_op(opdracht.doel, opdracht.hoogste, over(einde), start=True, schaal=opdracht.schaal)
        if uitslag.einde is not Einde.BEWEZEN:
            self.limiet_geraakt |= begrensd
        if not uitslag.heeft_oplossing:
            self.model.zet_terug(standen)
            return stap
        self.model.werk_volgers_bij()
        waarde = opdracht.doel.waarde()
        if opdracht.beter(stap.waarde, waarde):
            self.model.zet_terug(standen)
            waarde = stap.waarde
        grens = stap.grens
        if begrensd:
            grens = opdracht.scherpste(grens, _heel_grens(uitslag.grens, deler, opdracht))
        return Stap(waarde, max(grens, waarde) if opdracht.hoogste else min(grens, waarde))

    def _los_op(
        self, doel: Som, hoogste: bool, seconden: float, *, start: bool, schaal: int = 1
    ) -> tuple[Uitslag, int]:
        """Run the solver; return what came of it, and by what the goal was divided.

        The solver doesn't see the goal's constant, so where there is one the gap is given in eenheden of the value.
        """
        deler = self.model.streef_na(doel, hoogste=hoogste)
        gap = self.instellingen.gap
        waarde = abs(doel.waarde()) if doel.constante else 0
        instellingen = replace(
            self.instellingen,
            tijdslimiet_seconden=seconden,
            gap=0.0 if doel.constante else gap,
            gap_eenheden=max(0.5, gap * max(schaal, waarde) / deler),
        )
        uitslag = solve(self.model.problem, instellingen, start=start)
        self.limiet_geraakt |= uitslag.tijd_op
        return uitslag, deler


def _heel_grens(grens: float, deler: int, opdracht: Opdracht) -> int:
    """Return the solver's bound in eenheden, rounded to the nearest whole number that it proves."""
    if not math.isfinite(grens):
        return opdracht.uiterste
    marge = min(0.4, 1e-6 * max(1.0, abs(grens)))
    heel_getal = math.floor(grens + marge) if opdracht.hoogste else math.ceil(grens - marge)
    return heel_getal * deler + opdracht.doel.constante


class Verruimd:
    """The wider scenario as a model: it knows the goals held so far, and gives bounds and varianten."""

    def __init__(self, scenario: Scenario, instellingen: Instellingen) -> None:
        """Build the law of the wider scenario; only the varianten are whole."""
        self.echt = Gegevens(scenario)
        self.gegevens = Gegevens(verruim(scenario))
        self.instellingen = instellingen
        self.model = Model("verruimd")
        self.besluiten = maak_besluiten(self.model, self.gegevens)
        voeg_wet_toe(self.model, self.gegevens, self.besluiten)
        self._keuzes = [som for som in self.besluiten.keuze.values() if som.termen]
        self.doel = Som()
        self.limiet_geraakt = False
        self.heeft_oplossing = False

    def stel(self, doel: Doel) -> None:
        """Take a goal that the wider scenario keeps as the one to search.

        The taakstelling is asked in its real amount; in the wider scenario a little more may drop for it.
        """
        gegevens = self.echt if doel is Doel.TAAKSTELLING else self.gegevens
        self.doel = DOELEN[doel](self.model, gegevens, self.besluiten).waarde

    def houd(self, doel: str, hoogstens: int) -> None:
        """Hold the goal at what the real scenario came to."""
        self.model.houd(doel, self.doel, hoogstens)

    def zoek(self, hoogste: bool, schaal: int, seconden: float, knopen: int | None) -> int:
        """Search the goal and return its bound in eenheden; the variables hold the best varianten found."""
        opdracht = Opdracht(self.doel, schaal, hoogste)
        if self.instellingen.oplosser is Oplosser.HIGHS:  # CP-SAT knows whole numbers only, which bound no less
            self.model.maak_deelbaar([*self._keuzes, *self._flexuren(), *self._vallen()])
        deler = self.model.streef_na(self.doel, hoogste=hoogste)
        instellingen = replace(
            self.instellingen,
            tijdslimiet_seconden=seconden,
            knopen=knopen,
            gap_eenheden=max(0.5, self.instellingen.gap * schaal / deler),
        )
        uitslag = solve(self.model.problem, instellingen)
        self.limiet_geraakt |= uitslag.tijd_op
        self.heeft_oplossing = uitslag.heeft_oplossing
        return opdracht.scherpste(_heel_grens(uitslag.grens, deler, opdracht), opdracht.uiterste)

    def _flexuren(self) -> list[Som]:
        """Flex hours per dienst: whole steps, or the varianten would count on a last part of a step that nobody has."""
        return [deel.flex for deel in self.besluiten.flexsommen[1].values()] if self.besluiten.flexsommen else []

    def _vallen(self) -> list[Som]:
        """What drops of the posts that were not put together, with the baten that go: these come whole."""
        return [deel for val in self.besluiten.val.values() for deel in (val.telt, val.euro, val.baten)]

    def keuzes(self) -> list[int]:
        """Return the varianten found, in canonical order."""
        return [heel(som.termen[0][0]) for som in self._keuzes]


def kan_verruimen(eerdere: Iterable[Doelregel]) -> bool:
    """Whether the wider scenario keeps every one of these goals."""
    return all(regel.doel in BEWAARD for regel in eerdere)
