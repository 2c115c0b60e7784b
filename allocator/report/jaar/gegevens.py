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
from allocator_models.jaar import Advies, Drempel, Jaarstand, Potsoort, Potstand
from allocator_models.plan import Plan
from allocator_models.scenario import Initiatief, Scenario

WACHT_OP_BESLUIT = ("open", "advies", "aangehouden")
"""The statuses of a request that nobody has decided on."""

AFGEWEZEN = ("geweigerd", "ingetrokken")


@dataclass(frozen=True, slots=True)
class Beslissing:
    """What was decided on a request, by whom, and why where it departs from the advies."""

    uitkomst: str
    datum: date
    bedrag_euro: int
    uren: int
    rol: str
    door: str
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Zaak:
    """A request and what became of it."""

    initiatief: Initiatief
    status: str
    beslissen_voor: date
    beoordeeld_door: str = ""
    advies: Advies | None = None
    beslissing: Beslissing | None = None
    toegekend_euro: int = 0
    toegekend_uren: int = 0
    betaald_euro: int = 0
    betaald_uren: int = 0

    @property
    def open(self) -> bool:
        """Whether somebody still has to decide."""
        return self.status in WACHT_OP_BESLUIT


@dataclass(frozen=True, slots=True)
class Potregel:
    """A pot with what happened in it. Opening + erbij − eraf − toegezegd − afgesloten = what is left."""

    stand: Potstand
    erbij_euro: int = 0
    eraf_euro: int = 0
    toegezegd_euro: int = 0
    toegezegd_uren: int = 0
    betaald_euro: int = 0
    betaald_uren: int = 0
    gebruikt_uren: int = 0
    """Of a strippenkaart: the hours called."""
    afgesloten_euro: int = 0
    afgesloten_uren: int = 0


@dataclass(frozen=True, slots=True)
class Boeking:
    """One posting, as it is in the book."""

    nummer: int
    datum: date
    soort: str
    van: str
    naar: str
    euro: int
    uren: int
    initiatief: str
    door: str
    waarom: str


@dataclass(frozen=True, slots=True)
class Wijziging:
    """A move between programma's that waits for the raad: a line of a draft begrotingswijziging."""

    initiatief: str
    datum: date
    van: str
    naar: str
    van_programma: str | None
    naar_programma: str | None
    euro: int


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
    zaken: tuple[Zaak, ...] = ()
    potten: tuple[Potregel, ...] = ()
    boekingen: tuple[Boeking, ...] = ()
    wijzigingen: tuple[Wijziging, ...] = ()
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
        return {z.initiatief.initiatief: z.initiatief.naam for z in self.zaken}

    def pot(self, soort: Potsoort, wijk: str) -> Potregel | None:
        """Return the pot of a wijk of this kind, if there is one."""
        return next((p for p in self.potten if p.stand.soort is soort and p.stand.wijk == wijk), None)

    def zaken_van(self, wijk: str) -> tuple[Zaak, ...]:
        """Return the requests in which a wijk has a part."""
        return tuple(z for z in self.zaken if any(w == wijk for w, _ in z.initiatief.wijken))
