"""From the varianten of the wider scenario to real posts and teams.

The wider scenario puts posts and teams together, so its varianten may just not fit the real ones. First every part of
the city finds posts and teams for them on its own. Where a dienst, or the city's own flexband, falls short, a
prioriteit with a low score gives way.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from allocator_models.jaarplan.besluiten import Besluiten
from allocator_models.jaarplan.diensten import Diensten, gevraagde_diensten
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.mikpunt import Flexstand, Mikpunt
from allocator_models.jaarplan.model import Model, Som
from allocator_models.jaarplan.onderdelen import Onderdeel, onderdelen
from allocator_models.jaarplan.opdracht import over
from allocator_models.scenario import Prioriteit
from allocator_models.solver import Instellingen, solve

DEEL_SECONDEN = 3.0
"""For one part to find posts and teams."""

DEEL_KNOPEN = 20
"""How far a part is searched for a plan that comes nearer its aim. Near is enough: what follows looks further."""

DEEL_KLEIN = 10
"""Parts of fewer variables are put together; not many, or it is not known which dienst falls short."""

WIJKEN_HOOGSTENS = 12
"""How many prioriteiten may give way before the varianten are said not to fit."""


class Passer:
    """Fits varianten to posts and teams, in the variables of a model."""

    def __init__(self, model: Model, gegevens: Gegevens, besluiten: Besluiten, instellingen: Instellingen) -> None:
        """Sort the decisions by dienst, and add the aims of the diensten to the model."""
        self.model = model
        self.instellingen = instellingen
        self.mikpunt = Mikpunt(model, gegevens, besluiten) if besluiten.flex or besluiten.flex_fte else None
        self.diensten = Diensten(gegevens, besluiten)
        self._vallen = [deel for val in besluiten.val.values() for deel in (val.euro, val.telt)]
        self._vallen += besluiten.vervallen_fte.values()
        self.tijd_op = False
        """Whether a time limit ended a search."""

    def pas(self, keuzes: Sequence[int], stand: Flexstand, einde: float) -> bool:
        """Find posts and teams for these varianten, but for a few that may have to give way; whether it succeeded.

        ``stand`` is the flex that the wider scenario has with them. Where it fails, the variables hold no plan.
        """
        for som, waarde in zip(self.diensten.keuzes, keuzes, strict=True):
            som.termen[0][0].setInitialValue(waarde)
        if self.mikpunt:
            self.mikpunt.richt_op_flexdoel()
        te_kort = self._passen(einde)
        for gewisseld in range(WIJKEN_HOOGSTENS + 1):
            if not te_kort and self.mikpunt and (verder := self.mikpunt.help_de_stad(stand)):
                te_kort = self._passen(einde, verder)
            if not te_kort and self.model.klopt():
                return True
            if not te_kort and gewisseld == 0 and self._met_andere_val(stand, einde):
                return True
            if gewisseld == WIJKEN_HOOGSTENS or perf_counter() > einde:
                break
            geraakt = self._laat_wijken(te_kort, stand)
            if not geraakt:
                break
            te_kort = self._passen(einde, te_kort | geraakt)
        return False

    def _passen(self, einde: float, alleen: set[str] | None = None) -> set[str]:
        """Let every part, or only those of some diensten, find posts and teams; return the diensten that can't."""
        with self.model.even_vast(self.diensten.keuzes):
            with self.model.even_vast(self._vallen):
                te_kort = self._pas_delen(einde, alleen)
            return self._pas_delen(einde, te_kort) if te_kort else te_kort

    def _met_andere_val(self, stand: Flexstand, einde: float) -> bool:
        """Let the diensten that fall shortest of ``stand`` drop other things; whether all rows then hold."""
        gehad: set[str] = set()
        with self.model.even_vast(self.diensten.keuzes):
            while self.mikpunt and (achterop := self.mikpunt.achterop(stand)) and achterop[0] not in gehad:
                gehad.add(achterop[0])
                if self._pas_delen(einde, {achterop[0]}):
                    break
        return self.model.klopt()

    def _pas_delen(self, einde: float, alleen: set[str] | None) -> set[str]:
        te_kort: set[str] = set()
        doel = self.mikpunt.afstand if self.mikpunt else Som()
        for deel in onderdelen(self.model, doel, klein=DEEL_KLEIN):
            diensten = self.diensten.van(deel.variabelen)
            if (alleen is None or diensten & alleen) and not self._past(deel, einde):
                te_kort |= diensten
        return te_kort

    def _past(self, deel: Onderdeel, einde: float) -> bool:
        """Whether a part has a plan; if so, its variables hold one."""
        problem, eigen = deel.als_probleem("passend", 1, hoogste=False)
        seconden = min(DEEL_SECONDEN, over(einde))
        uitslag = solve(problem, replace(self.instellingen, tijdslimiet_seconden=seconden, knopen=DEEL_KNOPEN))
        self.tijd_op |= uitslag.tijd_op
        if uitslag.heeft_oplossing:
            deel.neem_over(eigen)
        return uitslag.heeft_oplossing

    def _laat_wijken(self, te_kort: set[str], stand: Flexstand) -> set[str]:
        """Take the prioriteit of the lowest score that may go from a dienst that falls short; return whom it asked."""
        groepen = [self.diensten.vragers(dienst) for dienst in sorted(te_kort)]
        if not te_kort and self.mikpunt and (achterop := self.mikpunt.achterop(stand)):
            dienst, uren = achterop
            groepen = [[q for q in self.diensten.vragers(dienst) if _vraagt(q, dienst, uren)]]
        for prioriteit in itertools.chain.from_iterable(self.diensten.lichtste_eerst(groep) for groep in groepen):
            gekozen = [som.termen[0][0] for som in self.diensten.keuzes_van(prioriteit) if som.waarde()]
            for variabele in gekozen:
                variabele.setInitialValue(0)
            if self._keuzes_mogen():
                return gevraagde_diensten(prioriteit)
            for variabele in gekozen:
                variabele.setInitialValue(1)
        return set()

    def _keuzes_mogen(self) -> bool:
        """Whether the rows that are about varianten and nothing else hold."""
        return self.model.rijen_houden({som.termen[0][0].id for som in self.diensten.keuzes})


def _vraagt(prioriteit: Prioriteit, dienst: str, uren: bool) -> bool:
    """Whether a prioriteit asks hours of a dienst, or else euros."""
    rijen = [rij for variant in prioriteit.varianten for rij in variant.stadsinzet if rij.dienst == dienst]
    return any(rij.fte_honderdsten if uren else rij.euro for rij in rijen)
