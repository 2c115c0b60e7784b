"""What the pages of a year are made from: the book on one day, without anything that says how it is kept.

Whole euros, whole hours. The name of an indiener is in none of these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from allocator.report.herkomst import Vaststelling
from allocator.report.jaar.namen import Namen
from allocator_models.jaar import Drempel, Jaarstand, Potsoort
from allocator_models.jaarboek import Dossier, Mutatie, Potoverzicht, Voorbehoud
from allocator_models.plan import Plan
from allocator_models.scenario import Scenario


@dataclass(frozen=True)
class Jaaroverzicht:
    """Everything that is known of the year on `datum`."""

    naam: str
    jaar: int
    vaststelling: Vaststelling
    datum: date
    scenario: Scenario
    plan: Plan
    stand: Jaarstand
    dossiers: tuple[Dossier, ...] = ()
    potten: tuple[Potoverzicht, ...] = ()
    mutaties: tuple[Mutatie, ...] = ()
    voorbehouden: tuple[Voorbehoud, ...] = ()
    drempels: tuple[Drempel, ...] = ()
    hash: str = ""
    """Of the last row of the book."""

    @cached_property
    def namen(self) -> Namen:
        """The names of the city and its pots."""
        return Namen.van(self.scenario, (p.stand for p in self.potten))

    @cached_property
    def titels(self) -> Mapping[str, str]:
        """Number of a request → its name."""
        return {d.initiatief.initiatief: d.initiatief.naam for d in self.dossiers}

    def pot(self, soort: Potsoort, wijk: str) -> Potoverzicht | None:
        """Return the pot of a wijk of this kind, if there is one."""
        return next((p for p in self.potten if p.stand.soort is soort and p.stand.wijk == wijk), None)

    def dossiers_van(self, wijk: str) -> tuple[Dossier, ...]:
        """Return the requests in which a wijk has a part."""
        return tuple(d for d in self.dossiers if any(w == wijk for w, _ in d.initiatief.wijken))
