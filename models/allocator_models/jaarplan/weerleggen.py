"""The wider scenario searched on: better varianten dienst by dienst, and the proof that nothing much better exists.

A search for the best plan proves its bound and looks for plans at once. Where there is a good plan already, it is far
sooner proven that no plan of the wider scenario is better than that by more than the gap: with that as a row, most
varianten are settled before the search begins. Either there is none, which is the bound, or there is one, which has
other varianten to fit.
"""

from __future__ import annotations

import math
from dataclasses import replace
from time import perf_counter

from allocator_models.jaarplan.diensten import Diensten
from allocator_models.jaarplan.opdracht import Opdracht
from allocator_models.jaarplan.verruimd import Verruimd
from allocator_models.solver import Einde, solve

DIENST_KNOPEN = 200
"""How far the varianten of one dienst are searched, all others being what they are."""

DIENST_SECONDEN = 5.0
"""For the same, should it be slow."""

DIENST_FIJNER = 20
"""The same search goes on to within this part of the gap: what one dienst can gain is a small part of the whole."""


class Weerlegger:
    """A goal of the wider scenario after a first search: its variables hold varianten, and a bound is known."""

    def __init__(self, verruimd: Verruimd, opdracht: Opdracht) -> None:
        """Go on where ``verruimd.zoek`` stopped, with the goal that it searched."""
        self.limiet_geraakt = False
        self._model = verruimd.model
        self._instellingen = verruimd.instellingen
        self._diensten = Diensten(verruimd.gegevens, verruimd.besluiten)
        self._opdracht = Opdracht(verruimd.doel, opdracht.schaal, opdracht.hoogste)
        self._stap = math.gcd(*(c for _, c in verruimd.doel.samengevoegd())) or 1
        laagste, hoogste = ((grens - verruimd.doel.constante) // self._stap for grens in verruimd.doel.bereik())
        drempel = self._model.geheel("drempel", hoogste, laagste)
        self._drempel, self._altijd = drempel.termen[0][0], laagste if opdracht.hoogste else hoogste
        self._zet_drempel(self._altijd)
        eis = self._model.eis_minstens if opdracht.hoogste else self._model.eis_hoogstens
        eis("drempel", verruimd.doel.min(drempel.keer(self._stap)), verruimd.doel.constante)

    def verbeter(self, einde: float) -> None:
        """Open the prioriteiten of one dienst after another, while all others stay as they are, until ``einde``."""
        instellingen = replace(
            self._instellingen,
            gap=self._instellingen.gap / DIENST_FIJNER,
            knopen=DIENST_KNOPEN,
            tijdslimiet_seconden=DIENST_SECONDEN,
        )
        self._model.streef_na(self._opdracht.doel, hoogste=self._opdracht.hoogste)
        for groep in self._diensten.groepen(1):
            if perf_counter() > einde:
                self.limiet_geraakt = True
                return
            standen = self._model.standen()
            with self._model.even_vast(self._diensten.dichte_keuzes(groep)):
                uitslag = solve(self._model.problem, instellingen, start=True)
            self.limiet_geraakt |= uitslag.tijd_op
            if not uitslag.heeft_oplossing:
                self._model.zet_terug(standen)

    def weerleg(self, waarde: int, seconden: float) -> tuple[int, bool]:
        """Look for anything that is better than ``waarde`` by more than the gap.

        Return the bound in eenheden that this proves, and whether the variables now hold something better.
        """
        opdracht = self._opdracht
        ruimte = math.floor(self._instellingen.gap * max(opdracht.schaal, abs(waarde)))
        binnen = waarde + ruimte if opdracht.hoogste else waarde - ruimte
        if not opdracht.beter(opdracht.uiterste, binnen):
            return binnen, False
        over = binnen - opdracht.doel.constante
        self._zet_drempel(over // self._stap + 1 if opdracht.hoogste else -(-over // self._stap) - 1)
        self._model.streef_na(opdracht.doel, hoogste=opdracht.hoogste)
        uitslag = solve(self._model.problem, replace(self._instellingen, tijdslimiet_seconden=seconden))
        self._zet_drempel(self._altijd)
        self.limiet_geraakt |= uitslag.tijd_op
        if uitslag.einde is Einde.ONMOGELIJK:
            return binnen, False
        grens = opdracht.heel_grens(uitslag.grens, self._stap)
        return grens if opdracht.beter(grens, binnen) else binnen, uitslag.heeft_oplossing

    def _zet_drempel(self, stappen: int) -> None:
        """Ask for a goal of at least (at most) so many of its steps; the row stays, and says nothing at its widest."""
        self._drempel.lowBound = self._drempel.upBound = stappen
        self._drempel.setInitialValue(stappen)
