"""A table as data: columns with a head, a kind and a width; rows of exact values. Drawn by ``excel`` and ``terminal``.

Values are kept exact, in the unit of their column: fte in hundredths, scores in thousandths, shares as a fraction. Who
draws the table turns them into what people read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from fractions import Fraction
from itertools import accumulate

from allocator.workbook.planbladen import KOPRIJ
from allocator.workbook.stored import kolomletters


class Soort(Enum):
    """What a column holds, and so how it is shown."""

    TEKST = auto()
    LANG = auto()
    """Text that wraps."""
    EURO = auto()
    EURO_CENT = auto()
    """A Fraction of euros, shown with cents."""
    DUIZEND = auto()
    """Whole euros, shown x € 1.000: the head or the title says so."""
    FTE = auto()
    """Hundredths."""
    SCORE = auto()
    """Thousandths."""
    UREN = auto()
    AANTAL = auto()
    GETAL = auto()
    """A float, with up to two decimals."""
    DEEL = auto()
    """A Fraction, shown as a percentage."""
    DATUM = auto()


@dataclass(frozen=True, slots=True)
class Formule:
    """A live formula, with the value that it has now, in the unit of its column."""

    tekst: str
    waarde: int | str | Fraction


@dataclass(frozen=True, slots=True)
class Koppeling:
    """Text that leads to another sheet of the workbook."""

    blad: str
    tekst: str


type Waarde = str | int | float | Fraction | date | Formule | Koppeling | None


@dataclass(frozen=True, slots=True)
class Som:
    """The total of a column: its sum."""


@dataclass(frozen=True, slots=True)
class Verhouding:
    """The total of a column of shares: the sum of one column over that of another, less that of a third."""

    teller: str
    noemer: str
    aftrek: str | None = None


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column. ``gedraaid`` turns its head and leaves empty cells bare, as in a matrix.

    ``goed`` is the value that needs no attention; every other value of the column is marked as a warning.
    """

    kop: str
    soort: Soort = Soort.TEKST
    breedte: float = 12
    totaal: Som | Verhouding | None = None
    gedraaid: bool = False
    goed: str | int | None = None


@dataclass(frozen=True)
class Tabel:
    """Columns and rows. ``leeg`` is said when there are no rows; ``naam`` makes it a table with filters in Excel."""

    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[Waarde, ...], ...]
    titel: str = ""
    leeg: str = ""
    filter: bool = True
    nadruk: frozenset[int] = field(default_factory=frozenset)
    """Rows (from 0) that stand out, such as a row that adds up others."""

    def __post_init__(self) -> None:
        """Hold rows and columns together."""
        if any(len(rij) != len(self.kolommen) for rij in self.rijen):
            raise ValueError(f"a row of '{self.titel}' does not fit its columns")

    @property
    def heeft_totaal(self) -> bool:
        """Whether any column has a total."""
        return any(k.totaal for k in self.kolommen)

    def plaats(self, kop: str) -> int:
        """Return the place (from 0) of the column with this head. Raises ``ValueError`` when there is none."""
        return [k.kop for k in self.kolommen].index(kop)

    def kolom(self, kop: str) -> tuple[Waarde, ...]:
        """Return the values of one column."""
        plaats = self.plaats(kop)
        return tuple(rij[plaats] for rij in self.rijen)

    def som(self, kop: str) -> int:
        """Return the sum of a column of whole numbers; a formula counts with its value."""
        waarden = (w.waarde if isinstance(w, Formule) else w for w in self.kolom(kop))
        return sum(w for w in waarden if isinstance(w, int))

    def totaal(self, kolom: Kolom) -> int | Fraction | None:
        """Return the total of a column; ``None`` when it has none, or there is nothing to divide by."""
        if isinstance(kolom.totaal, Som):
            return self.som(kolom.kop)
        if kolom.totaal is None:
            return None
        noemer = self.som(kolom.totaal.noemer) - (self.som(kolom.totaal.aftrek) if kolom.totaal.aftrek else 0)
        return Fraction(self.som(kolom.totaal.teller), noemer) if noemer else None


@dataclass(frozen=True)
class Blad:
    """A sheet of tables, one below the other, under a title and one sentence that says what it shows."""

    naam: str
    titel: str
    uitleg: str
    tabellen: Sequence[Tabel]
    vaste_kolommen: int = 1
    """Columns that stay in sight when scrolling, and are repeated on each printed page."""
    paginas_breed: int = 1
    """Over how many printed pages the columns are spread; 0 is as many as it takes."""

    @property
    def koprijen(self) -> tuple[int, ...]:
        """Return the row (from 0) of the heads of each table."""
        stappen = (len(tabel.rijen) + 1 + TUSSENRUIMTE for tabel in self.tabellen[:-1])
        return tuple(accumulate(stappen, initial=KOPRIJ - 1)) if self.tabellen else ()


TUSSENRUIMTE = 3
"""Rows between two tables: an empty one, the title, and the totals."""


def bereik(blad: str, tabel: Tabel, kop: str) -> str:
    """Return, as a formula writes it, the cells of a column of the first table of a sheet."""
    letter = kolomletters(tabel.plaats(kop) + 1)
    return f"{bladnaam(blad)}!${letter}${KOPRIJ + 1}:${letter}${KOPRIJ + max(1, len(tabel.rijen))}"


def bladnaam(blad: str) -> str:
    """Return a sheet's name as a formula writes it."""
    return "'" + blad.replace("'", "''") + "'"
