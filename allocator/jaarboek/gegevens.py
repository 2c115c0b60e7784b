"""What goes into the book and what comes out of it, beside the frozen data of :mod:`allocator_models.jaar`.

Whole euros, whole hours. The name of an indiener is in none of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allocator.jaarboek.soorten import Besluitsoort, Mutatiesoort, Status
from allocator_models.jaar import Advies, Deel, Potstand, Uitkomst, Verplaatsing
from allocator_models.scenario import Initiatief


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """Which book it is: of which city and year, set by whom, and how far it is written."""

    naam: str
    jaar: int
    orgaan: str
    datum: date
    nummer: str
    invoer_hash: str
    software: str
    regels: int
    hash: str
    """Of the last row: who has a print-out with it, can prove that no earlier row was changed since."""


@dataclass(frozen=True, slots=True)
class Geregistreerd:
    """Under which number a request or a strip call is in the book, and whether it wasn't there yet."""

    initiatief: str
    volgnummer: int
    nieuw: bool


@dataclass(frozen=True, slots=True)
class Besluit:
    """What somebody with the mandate decides on a request.

    ``delen`` and ``verplaatsingen`` are ``None`` for those of the last advies (less in proportion, where less is
    granted); without such an advies each wijk's leefbaarheidsbudget pays its share, and the dienst's pot the hours.
    """

    initiatief: str
    datum: date
    uitkomst: Uitkomst
    bedrag_euro: int
    uren: int
    rol: str
    """Of the mandate table."""
    door: str
    reden: str = ""
    """Obligatory where the besluit departs from the advies."""
    delen: tuple[Deel, ...] | None = None
    verplaatsingen: tuple[Verplaatsing, ...] | None = None

    @classmethod
    def volgens(cls, advies: Advies, *, datum: date, door: str, rol: str | None = None) -> Besluit:
        """Return the besluit that follows an advies, in the role that it names unless another is given."""
        return cls(
            initiatief=advies.initiatief,
            datum=datum,
            uitkomst=advies.uitkomst,
            bedrag_euro=advies.bedrag_euro,
            uren=advies.uren,
            rol=rol or advies.beslisser or "",
            door=door,
            delen=advies.delen,
            verplaatsingen=advies.verplaatsingen,
        )


@dataclass(frozen=True, slots=True)
class Bijdragen:
    """What a besluit takes from which pots, and what has to move first."""

    delen: tuple[Deel, ...] = ()
    verplaatsingen: tuple[Verplaatsing, ...] = ()


@dataclass(frozen=True, slots=True)
class Mutatie:
    """One posting, as it is in the book. ``van`` and ``naar`` are accounts (:mod:`allocator.jaarboek.rekeningen`)."""

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
class Uitslag:
    """What a besluit led to: where the request stands, and what was posted."""

    initiatief: str
    status: Status
    mutaties: tuple[Mutatie, ...] = ()


@dataclass(frozen=True, slots=True)
class GenomenBesluit:
    """A besluit as it is in the book."""

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


@dataclass(frozen=True, slots=True)
class Potoverzicht:
    """One pot with what happened in it. Opening + erbij − eraf − toegezegd − afgesloten = what is left.

    ``betaald`` is a part of ``toegezegd``; of a request that several pots pay for, each pot's part of what was paid is
    in proportion.
    """

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
