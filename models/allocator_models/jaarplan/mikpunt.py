"""How much flex each dienst aims at, while the parts of a city are still looking for posts and teams on their own.

The city's own flexband ties all parts together. Parts that aim at the flexdoel of their dienst, or at what a plan of
the wider scenario has where that is more and the city needs it, keep the city's band of their own accord, or nearly so.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pulp

from allocator_models.jaarplan.besluiten import Besluiten, Flexsom
from allocator_models.jaarplan.doelen import flexsommen
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.model import Model, Som
from allocator_models.scenario import HELE_DEEL_BP
from allocator_models.spelregels import Doel

Sleutel = tuple[str, bool]
"""A dienst, and whether hours are meant or euros."""

Flexstand = Mapping[Sleutel, int]
"""Flex per dienst, in euros and in hundredths of fte."""


def flexstand(besluiten: Besluiten) -> Flexstand:
    """Return the present flex of every dienst; nothing where flex serves no goal."""
    return {sleutel: deel.flex.waarde() for sleutel, deel in _delen(besluiten)}


def _delen(besluiten: Besluiten) -> Iterator[tuple[Sleutel, Flexsom]]:
    for uren, delen in zip((False, True), besluiten.flexsommen or (), strict=False):
        for dienst, deel in delen.items():
            yield (dienst, uren), deel


@dataclass(slots=True)
class _Punt:
    """What one dienst aims at: a variable that is fixed there. Flex comes in whole steps."""

    deel: Flexsom
    doel: pulp.LpVariable
    hoogste: int
    stap: int

    def richt(self, waarde: int) -> bool:
        """Aim at this much, in whole steps, as far as the dienst could ever come; whether that is somewhere else."""
        eerder = self.doel.lowBound
        self.doel.lowBound = self.doel.upBound = max(0, min(self.hoogste, -(-waarde // self.stap) * self.stap))
        self.doel.setInitialValue(self.doel.lowBound)
        return bool(self.doel.lowBound != eerder)


class Mikpunt:
    """The aims of all diensten; ``afstand`` is how far their flex lies from them, in hundredths of a euro."""

    def __init__(self, model: Model, gegevens: Gegevens, besluiten: Besluiten) -> None:
        """Add the aims to the model, each at the flexdoel of its dienst."""
        self._gegevens = gegevens
        self._besluiten = besluiten
        self.afstand = Som()
        self._punten: dict[Sleutel, _Punt] = {}
        flexsommen(model, gegevens, besluiten)
        for sleutel, deel in _delen(besluiten):
            if deel.flex.termen:
                hoogste = deel.flex.bereik()[1]
                doel = model.geheel("mikpunt", hoogste)
                afstand = model.volger("afwijking", hoogste, _afstand(deel.flex, doel))
                model.eis_minstens(Doel.BEHOUD_AFSTAND, afstand.min(deel.flex).erbij(doel))
                model.eis_minstens(Doel.BEHOUD_AFSTAND, afstand.min(doel).erbij(deel.flex))
                self.afstand.erbij(afstand, gegevens.spelregels.loonkosten_per_fte_euro if sleutel[1] else 100)
                stap = math.gcd(*(c for _, c in deel.flex.termen))
                self._punten[sleutel] = _Punt(deel, doel.termen[0][0], hoogste, stap)
        self.richt_op_flexdoel()

    def richt_op_flexdoel(self) -> None:
        """Aim at the flexdoel of every dienst."""
        for (dienst, _), punt in self._punten.items():
            punt.richt(self._flexdoel(dienst, punt))

    def help_de_stad(self, stand: Flexstand) -> set[str]:
        """Aim beyond the flexdoel where ``stand`` does, if the city is short; return the diensten whose aim moved."""
        kort = self._kort()
        verder = set()
        for (dienst, uren), punt in self._punten.items():
            verderop = max(stand.get((dienst, uren), 0), self._flexdoel(dienst, punt))
            if uren in kort and punt.richt(verderop):
                verder.add(dienst)
        return verder

    def achterop(self, stand: Flexstand) -> Sleutel | None:
        """Return the dienst that falls shortest of ``stand``, of the kind that the city is short of."""
        kort = self._kort()
        mis = [
            (stand.get(sleutel, 0) - punt.deel.flex.waarde(), sleutel)
            for sleutel, punt in self._punten.items()
            if sleutel[1] in kort
        ]
        meeste, sleutel = max(mis, default=(0, None))
        return sleutel if meeste > 0 else None

    def _flexdoel(self, dienst: str, punt: _Punt) -> int:
        return self._gegevens.scenario.dienst[dienst].flexdoel_bp * punt.deel.basis.bereik()[1] // HELE_DEEL_BP

    def _kort(self) -> set[bool]:
        """Return the kinds (hours, euros) of which the city has less than the lower edge of its own band."""
        return {uren for uren in (False, True) if self._mis(uren) > 0}

    def _mis(self, uren: bool) -> int:
        """Return what the city has below its own band."""
        regels = self._gegevens.spelregels
        delen = [deel for sleutel, deel in _delen(self._besluiten) if sleutel[1] is uren]
        flex = sum(deel.flex.waarde() for deel in delen)
        basis = sum(deel.basis.waarde() for deel in delen)
        laagste_bp = max(0, regels.flexdoel_bp - regels.bandbreedte_concern_bp)
        return max(0, -(-laagste_bp * basis // HELE_DEEL_BP) - flex)


def _afstand(flex: Som, doel: Som) -> Callable[[], int]:
    return lambda: abs(flex.waarde() - doel.waarde())
