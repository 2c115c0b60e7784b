"""The frozen data of the year book: what became of requests, besluiten, postings and pots.

Whole euros, whole hours. The book writes these, and the pages of the year show them. The name of an indiener is in none
of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from allocator_models.jaar import Advies, Deel, Potstand, Verplaatsing
from allocator_models.scenario import Initiatief


class Mutatiesoort(StrEnum):
    """Why euros or hours go from one account to another."""

    OPENING = "opening"
    VERPLAATSING = "verplaatsing"
    TOEKENNING = "toekenning"
    BETALING = "betaling"
    VRIJVAL = "vrijval"
    STRIPPEN = "strippen"
    HERSTEL = "herstel"
    AFSLUITING = "afsluiting"


class Besluitsoort(StrEnum):
    """What was decided on a request."""

    TOEKENNEN = "toekennen"
    WEIGEREN = "weigeren"
    AANHOUDEN = "aanhouden"
    RAADSBESLUIT = "raadsbesluit"
    INTREKKEN = "intrekken"
    VASTSTELLEN = "vaststellen"


class Status(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    ADVIES = "advies"
    AANGEHOUDEN = "aangehouden"
    ONDER_VOORBEHOUD = "onder voorbehoud"
    TOEGEKEND = "toegekend"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    AFGEREKEND = "afgerekend"

    @property
    def wacht_op_besluit(self) -> bool:
        """Whether it is still to be weighed."""
        return self in (Status.OPEN, Status.ADVIES, Status.AANGEHOUDEN)

    @property
    def gaat_niet_door(self) -> bool:
        """Whether it was refused or withdrawn."""
        return self in (Status.GEWEIGERD, Status.INGETROKKEN)


@dataclass(frozen=True, slots=True)
class Bijdragen:
    """What a besluit takes from which pots, and what has to move first."""

    delen: tuple[Deel, ...] = ()
    verplaatsingen: tuple[Verplaatsing, ...] = ()


@dataclass(frozen=True, slots=True)
class Mutatie:
    """One posting. ``van`` and ``naar`` are accounts: a pot, its spoedreserve, a request, or where money ends."""

    nummer: int
    datum: date
    van: str
    naar: str
    euro: int
    uren: int
    soort: Mutatiesoort
    door: str
    waarom: str
    kenmerk: str = ""
    initiatief: str | None = None
    besluit: int | None = None
    herstelt: int | None = None


@dataclass(frozen=True, slots=True)
class GenomenBesluit:
    """A besluit as it is in the book: what was decided, by whom, and why where it departs from the advies."""

    nummer: int
    initiatief: str
    soort: Besluitsoort
    gevolg: Status
    datum: date
    bedrag_euro: int
    uren: int
    rol: str
    door: str
    kenmerk: str
    reden: str
    bijdragen: Bijdragen


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about one request, but for the name of the indiener."""

    initiatief: Initiatief
    volgnummer: int
    status: Status
    beslissen_voor: date
    omschrijving: str
    beoordeeld_door: str
    beoordeling: str
    bron: str
    advies: Advies | None
    besluit: GenomenBesluit | None
    toegekend_euro: int = 0
    """What was granted, less what came free again."""
    toegekend_uren: int = 0
    betaald_euro: int = 0
    betaald_uren: int = 0

    @property
    def op_reservelijst(self) -> bool:
        """Whether it was refused but does contribute: it can still be granted when money comes free."""
        return self.status is Status.GEWEIGERD and self.initiatief.score_duizendsten > 0


@dataclass(frozen=True, slots=True)
class Potoverzicht:
    """One pot with what happened in it. What there was to spend − toegezegd − afgesloten = what is left.

    ``betaald`` is a part of ``toegezegd``; of a request that several pots pay for, each pot's part of what was paid is
    in proportion.
    """

    stand: Potstand
    toegezegd_euro: int = 0
    toegezegd_uren: int = 0
    betaald_euro: int = 0
    betaald_uren: int = 0
    gebruikt_uren: int = 0
    """Of a strippenkaart: the hours called."""
    afgesloten_euro: int = 0
    afgesloten_uren: int = 0

    @property
    def te_besteden_euro(self) -> int:
        """What there is to spend in the year: its opening balances, and what was moved in and out."""
        return self.stand.budget_euro + self.stand.in_euro - self.stand.uit_euro


@dataclass(frozen=True, slots=True)
class Voorbehoud:
    """A move between programma's that waits for the raad: a line of a draft begrotingswijziging."""

    initiatief: str
    besluit: int
    datum: date
    van: str
    naar: str
    van_programma: str | None
    naar_programma: str | None
    euro: int
