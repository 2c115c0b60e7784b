"""What a call on the book takes and gives, beside the frozen data of :mod:`allocator_models.jaarboek`.

Whole euros, whole hours. The name of an indiener is in none of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allocator_models.jaar import Advies, Deel, Uitkomst, Verplaatsing
from allocator_models.jaarboek import Mutatie, Status


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
class Uitslag:
    """What a besluit led to: where the request stands, and what was posted."""

    initiatief: str
    status: Status
    mutaties: tuple[Mutatie, ...] = ()
