"""How a goal is searched: from the plan at hand, with the bound of the wider scenario, and never losing a plan.

While the varianten are still open, three things are tried in order, until value and bound meet within the gap:

1. better with the varianten of the plan at hand, which is a far smaller problem;
2. the best varianten of the wider scenario (:mod:`.verruiming`), which also gives a bound; then whether these fit the
   real posts and teams, and if not, which of them do;
3. the whole model, from the best plan so far.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from time import perf_counter

from allocator_models.jaarplan.besluiten import Besluiten, maak_besluiten
from allocator_models.jaarplan.doelen import DOELEN
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.model import Model, Som, heel
from allocator_models.jaarplan.onderdelen import Onderdeel, onderdelen
from allocator_models.jaarplan.regels import voeg_wet_toe
from allocator_models.jaarplan.verruiming import BEWAARD, verruim
from allocator_models.scenario import Doel, Doelregel, Scenario
from allocator_models.solver import Einde, Instellingen, Oplosser, Uitslag, solve

PASSEND_TIJD = 5.0
"""Seconds for a part to fit."""


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

    def __init__(self, model: Model, besluiten: Besluiten, instellingen: Instellingen) -> None:
        """Search ``model``; the variables hold a plan already."""
        self.model = model
        self.keuzes = [som for som in besluiten.keuze.values() if som.termen]
        self.vallen = [*(val.euro for val in besluiten.val.values()), *(val.telt for val in besluiten.val.values())]
        self.vallen += besluiten.vervallen_fte.values()
        self.instellingen = instellingen
        self.streven = Som()
        """What a plan that only has to fit is steered by: the distance to the flexdoel, where that is pursued."""
        self.limiet_geraakt = False
        self.deelbaar = True
        """Whether the goals held so far leave every part of the city on its own."""

    def zoek(self, opdracht: Opdracht, verruimd: Verruimd | None = None, knopen: int | None = None) -> Stap:
        """Make the goal as good as can be, with the varianten open; see the module for how."""
        einde = perf_counter() + self.instellingen.tijdslimiet_seconden
        stap = self._nu(opdracht)
        if self._af(stap, opdracht):
            return stap
        with self.model.even_vast(self.keuzes):
            stap = self._verbeter(opdracht, stap, einde, begrensd=False)
        if self._af(stap, opdracht):
            return stap
        if verruimd is not None:
            grens = verruimd.zoek(opdracht.hoogste, opdracht.schaal, _over(einde) / 2, knopen)
            self.limiet_geraakt |= verruimd.limiet_geraakt
            stap.grens = opdracht.scherpste(stap.grens, grens)
            if verruimd.heeft_oplossing and not self._af(stap, opdracht):
                stap = self._pas(opdracht, stap, verruimd.keuzes(), einde)
            if self._af(stap, opdracht) or knopen is not None:
                return stap
        return self._verbeter(opdracht, stap, einde, begrensd=True)

    def zoek_vast(self, opdracht: Opdracht, *, per_onderdeel: bool) -> Stap:
        """Make the goal as good as can be, the varianten being data: part by part where that is the same, else whole.

        Part by part is the same when the city's rows, left out, turn out to hold, and when no held goal could be
        divided over the parts in another way: each is 0, or was itself reached part by part. ``per_onderdeel`` says
        that the caller's goal is a sum over parts.
        """
        stap = self._nu(opdracht)
        if self._af(stap, opdracht):
            self.deelbaar &= stap.waarde == stap.grens
            return stap
        einde = perf_counter() + self.instellingen.tijdslimiet_seconden
        if per_onderdeel and self.deelbaar:
            standen = self.model.standen()
            apart = self._per_onderdeel(opdracht, einde)
            self.model.werk_volgers_bij()
            waarde = opdracht.doel.waarde()
            if self.model.houdt_stand() and not opdracht.beter(stap.waarde, waarde):
                self.deelbaar = waarde == apart
                return Stap(waarde, opdracht.scherpste(stap.grens, apart))
            self.model.zet_terug(standen)
        self.deelbaar = False
        return self._verbeter(opdracht, stap, einde, begrensd=True)

    def is_deelbaar(self, gehouden: Opdracht, waarde: int) -> bool:
        """Whether the parts can't do better on a held goal than they do: then there is one way only to divide it."""
        standen = self.model.standen()
        grens = self._per_onderdeel(gehouden, perf_counter() + self.instellingen.tijdslimiet_seconden)
        self.model.zet_terug(standen)
        return grens >= waarde

    def _per_onderdeel(self, opdracht: Opdracht, einde: float) -> int:
        """Solve every part from where it stands, and return the sum of their bounds."""
        grens = opdracht.doel.constante + sum(
            c * heel(v) for v, c in opdracht.doel.samengevoegd() if v.lowBound == v.upBound
        )
        delen = onderdelen(self.model, opdracht.doel)
        for deel in delen:
            if deel.doel:
                grens += self._los_onderdeel(deel, opdracht, _over(einde))
        return grens

    def _los_onderdeel(self, deel: Onderdeel, opdracht: Opdracht, seconden: float) -> int:
        """Solve a part and take its answer over; return its bound in eenheden."""
        doel = Som(deel.doel)
        nu = doel.waarde()
        uiterste = doel.bereik()[1 if opdracht.hoogste else 0]
        if nu == uiterste:
            return nu
        deler = math.gcd(*(c for _, c in deel.doel))
        problem, eigen = deel.als_probleem("onderdeel", deler, opdracht.hoogste)
        ruimte = self.instellingen.gap * max(opdracht.schaal, abs(nu)) / (10 * deler)
        instellingen = replace(self.instellingen, tijdslimiet_seconden=seconden, gap_eenheden=max(0.5, ruimte))
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

    def _pas(self, opdracht: Opdracht, stap: Stap, keuzes: list[int], einde: float) -> Stap:
        """Try the varianten of the wider scenario: all of them, or else the best part of them that fits."""
        standen = self.model.standen()
        for som, waarde in zip(self.keuzes, keuzes, strict=True):
            som.termen[0][0].setInitialValue(waarde)
        if not self._passen(einde):
            self.model.zet_terug(standen)
            gekozen = {som.termen[0][0].id for som, waarde in zip(self.keuzes, keuzes, strict=True) if waarde}
            dicht = [s for s in self.keuzes if s.termen[0][0].id not in gekozen and not s.waarde()]
            with self.model.even_vast(dicht):
                return self._verbeter(opdracht, stap, perf_counter() + _over(einde) / 2, begrensd=False)
        waarde = opdracht.doel.waarde()
        if opdracht.beter(stap.waarde, waarde):
            self.model.zet_terug(standen)
            return stap
        return Stap(waarde, stap.grens)

    def _passen(self, einde: float) -> bool:
        """Find posts and teams for the varianten at hand: part by part, or, where the city's band ties them, whole."""
        with self.model.even_vast(self.keuzes):
            if self._knelpunten(einde):
                return False
            self.model.werk_volgers_bij()
            if self.model.houdt_stand():
                return True
            uitslag, _ = self._los_op(Som(), False, _over(einde) / 3, start=False)
            self.model.werk_volgers_bij()
            return uitslag.heeft_oplossing and self.model.houdt_stand()

    def _knelpunten(self, einde: float) -> bool:
        """Whether some part has no plan with the varianten at hand; with the drops as they are, or else other ones.

        Each part is steered to the flexdoel, so that the city's own band, which ties the parts, is likely kept.
        """
        with self.model.even_vast(self.vallen):
            if all(self._past(deel, einde) for deel in onderdelen(self.model, self.streven)):
                return False
        return not all(self._past(deel, einde) for deel in onderdelen(self.model, self.streven))

    def _past(self, deel: Onderdeel, einde: float) -> bool:
        """Whether a part has a plan; if so, its variables hold one."""
        problem, eigen = deel.als_probleem("passend", 1, hoogste=False)
        instellingen = replace(self.instellingen, tijdslimiet_seconden=min(PASSEND_TIJD, _over(einde)))
        uitslag = solve(problem, instellingen)
        self.limiet_geraakt |= uitslag.tijd_op
        if uitslag.heeft_oplossing:
            deel.neem_over(eigen)
        return uitslag.heeft_oplossing

    def _verbeter(self, opdracht: Opdracht, stap: Stap, einde: float, *, begrensd: bool) -> Stap:
        """Search from the plan at hand; ``begrensd``: nothing is fixed for the occasion, so its bound holds."""
        standen = self.model.standen()
        uitslag, deler = self._los_op(opdracht.doel, opdracht.hoogste, _over(einde), start=True, schaal=opdracht.schaal)
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


def _over(einde: float) -> float:
    """Return the seconds that are left; never so few that a first look is impossible."""
    return max(1.0, einde - perf_counter())


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
