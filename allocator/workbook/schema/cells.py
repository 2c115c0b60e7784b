"""What a cell of the scenario workbook may hold: kinds, closed lists, bounds and units."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, auto
from functools import cache, cached_property

from allocator.workbook.headings import heading_key

type Celwaarde = str | bool | int | Decimal | date | None
"""A cell as it was read, before anybody knows what it should be; a number is an int when whole, else a Decimal."""

type Waarde = Celwaarde | tuple[int, int] | tuple[tuple[str, Decimal], ...]
"""A cell's value in the type of its column; a choice is a member of its StrEnum."""


class Soort(StrEnum):
    """The kinds of cells, with the Python type of a value."""

    CODE = auto()
    """str: an identifier; never with a `|`, which joins the parts of a key."""
    TEKST = auto()
    """str."""
    KEUZE = auto()
    """A member of the closed list `Celtype.keuzes`."""
    JA_NEE = auto()
    """bool."""
    GEHEEL = auto()
    """int."""
    EURO = auto()
    """int: whole euros."""
    GRENS = auto()
    """int | None: whole euros, or None for the word `onbeperkt`."""
    FTE = auto()
    """Decimal."""
    GETAL = auto()
    """Decimal."""
    PERCENT = auto()
    """Decimal: a fraction, so that 20 % is 0.2, as Excel keeps it."""
    JA_NEE_PERCENT = auto()
    """Decimal: a fraction; `ja` is 1 and `nee` is 0."""
    DATUM = auto()
    """date."""
    DAG_EN_MAAND = auto()
    """tuple[int, int]: month and day, whatever the year."""
    WIJKAANDELEN = auto()
    """tuple[tuple[str, Decimal], ...]: wijken with their shares as fractions; one wijk without a share has it all."""
    VRIJ = auto()
    """Celwaarde: read as what the row's other cells say it should be."""


ONBEPERKT = "onbeperkt"
"""What a user writes for a limit that isn't there (:attr:`Soort.GRENS`)."""


@dataclass(frozen=True)
class Celtype:
    """What a cell may hold: its kind, closed list, inclusive bounds, finest decimal and unit.

    Bounds and decimals are those of the value in Python: a percentage between 0 and 1 with 4 decimals is a share in
    hundredths of a percent.
    """

    soort: Soort
    keuzes: type[StrEnum] | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    decimalen: int = 0
    eenheid: str = ""

    def __hash__(self) -> int:
        """Return it without going by all fields again: a sheet asks for the format of a type in each cell."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.soort, self.keuzes, self.minimum, self.maximum, self.decimalen, self.eenheid))

    def keuze(self, tekst: str) -> StrEnum | None:
        """Return the member of the closed list that `tekst` spells, whatever its case, spaces and accents."""
        return None if self.keuzes is None else _op_sleutel(self.keuzes).get(heading_key(tekst))


@cache
def _op_sleutel(keuzes: type[StrEnum]) -> dict[str, StrEnum]:
    return {heading_key(keuze.value): keuze for keuze in keuzes}


def keuze(keuzes: type[StrEnum]) -> Celtype:
    """Return the type of a cell with a closed list."""
    return Celtype(Soort.KEUZE, keuzes=keuzes)


def geheel(minimum: int | None = 0, maximum: int | None = None, eenheid: str = "") -> Celtype:
    """Return the type of a cell with a whole number."""
    return Celtype(Soort.GEHEEL, minimum=_grens(minimum), maximum=_grens(maximum), eenheid=eenheid)


def _grens(grens: int | None) -> Decimal | None:
    return None if grens is None else Decimal(grens)


CODE = Celtype(Soort.CODE)
TEKST = Celtype(Soort.TEKST)
JA_NEE = Celtype(Soort.JA_NEE)
EURO = Celtype(Soort.EURO, minimum=Decimal(0), eenheid="euro")
EURO_MET_TEKEN = Celtype(Soort.EURO, eenheid="euro")
EURO_BOVEN_NUL = Celtype(Soort.EURO, minimum=Decimal(1), eenheid="euro")
GRENS = Celtype(Soort.GRENS, minimum=Decimal(0), eenheid="euro")
FTE = Celtype(Soort.FTE, minimum=Decimal(0), decimalen=2, eenheid="fte")
FTE_BOVEN_NUL = Celtype(Soort.FTE, minimum=Decimal("0.01"), decimalen=2, eenheid="fte")
GETAL = Celtype(Soort.GETAL, minimum=Decimal(0), decimalen=3)
AANDEEL = Celtype(Soort.PERCENT, minimum=Decimal(0), maximum=Decimal(1), decimalen=4, eenheid="%")
FIJN_AANDEEL = Celtype(Soort.PERCENT, minimum=Decimal(0), maximum=Decimal(1), decimalen=6, eenheid="%")
JA_NEE_PERCENT = Celtype(Soort.JA_NEE_PERCENT, minimum=Decimal(0), maximum=Decimal(1), decimalen=4, eenheid="%")
DATUM = Celtype(Soort.DATUM)
DAG_EN_MAAND = Celtype(Soort.DAG_EN_MAAND)
WIJKAANDELEN = Celtype(Soort.WIJKAANDELEN)
VRIJ = Celtype(Soort.VRIJ)
