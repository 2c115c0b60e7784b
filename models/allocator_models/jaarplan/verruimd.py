"""The wider scenario (:mod:`.verruiming`) as a model of its own, which gives bounds and varianten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from allocator_models.jaarplan.besluiten import maak_besluiten
from allocator_models.jaarplan.doelen import DOELEN
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.model import Model, Som, heel
from allocator_models.jaarplan.opdracht import Opdracht
from allocator_models.jaarplan.regels import voeg_wet_toe
from allocator_models.jaarplan.verruiming import BEWAARD, verruim
from allocator_models.scenario import Scenario
from allocator_models.solver import Instellingen, Oplosser, solve
from allocator_models.spelregels import Doel, Doelregel


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

    def zoek(self, hoogste: bool, schaal: int, seconden: float, knopen: int | None, ruimer: int = 1) -> int:
        """Search the goal and return its bound in eenheden; the variables hold the best varianten found.

        ``ruimer``: to within so many times the gap.
        """
        opdracht = Opdracht(self.doel, schaal, hoogste)
        self.maak_deelbaar()
        deler = self.model.streef_na(self.doel, hoogste=hoogste)
        instellingen = replace(
            self.instellingen,
            tijdslimiet_seconden=seconden,
            knopen=knopen,
            gap=ruimer * self.instellingen.gap,
            gap_eenheden=max(0.5, ruimer * self.instellingen.gap * schaal / deler),
        )
        uitslag = solve(self.model.problem, instellingen)
        self.limiet_geraakt |= uitslag.tijd_op
        self.heeft_oplossing = uitslag.heeft_oplossing
        return opdracht.scherpste(opdracht.heel_grens(uitslag.grens, deler), opdracht.uiterste)

    def maak_deelbaar(self) -> None:
        """Let only varianten, flex hours and what drops be whole."""
        if self.instellingen.oplosser is Oplosser.HIGHS:  # CP-SAT knows whole numbers only, which bound no less
            self.model.maak_deelbaar([*self._keuzes, *self._flexuren(), *self._vallen()])

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
