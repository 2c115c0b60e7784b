"""How a row class says what its columns are.

A row class is a frozen dataclass made by :func:`rij`; each of its fields is a column, declared by :func:`kop`:

    @rij
    class ProgrammaRij:
        programma: str = kop("programma", CODE, "Code van het programma.", voorbeeld="P06")
        naam: str = kop("naam", TEKST, "Naam van het programma.", default="", leeg="de code", voorbeeld="Economie")

A column without `default` is required: its cells may not be empty. Otherwise an empty cell gives the default, which is
None wherever emptiness itself has a meaning.
"""

from collections.abc import Iterable
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, dataclass_transform, overload

from allocator.workbook.schema.cells import Celtype, Waarde


@dataclass(frozen=True)
class Kolom:
    """A column of a sheet: its head as printed, the field of the row class, and all that is said about it."""

    kop: str
    veld: str
    type: Celtype
    uitleg: str
    voorbeeld: str
    verplicht: bool
    standaard: Waarde
    """The value of an empty cell; None says nothing by itself: see `leeg`."""
    leeg: str
    """What an empty cell means, in Dutch, to follow "Leeg betekent:"; empty for a required column."""
    verwijst: tuple[str, str] | None
    """(sheet, field) of which a cell must hold a value."""


@dataclass(frozen=True)
class _Opgave:
    """What :func:`kop` is told, kept in the metadata of the dataclass field."""

    kop: str
    type: Celtype
    uitleg: str
    voorbeeld: str
    leeg: str
    verwijst: tuple[str, str] | None


@overload
def kop(tekst: str, type: Celtype, uitleg: str, *, voorbeeld: str = "", verwijst: str = "") -> Any: ...
@overload
def kop[T](
    tekst: str, type: Celtype, uitleg: str, *, default: T, leeg: str, voorbeeld: str = "", verwijst: str = ""
) -> T: ...
def kop(
    tekst: str,
    type: Celtype,
    uitleg: str,
    *,
    default: object = MISSING,
    leeg: str = "",
    voorbeeld: str = "",
    verwijst: str = "",
) -> object:
    """Declare a field of a row class as a column; `verwijst` is written as `Blad.veld`."""
    blad, _, veld = verwijst.partition(".")
    opgave = _Opgave(tekst, type, uitleg, voorbeeld, leeg, (blad, veld) if verwijst else None)
    return field(default=default, metadata={"kolom": opgave})


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(kop,))
def rij[T](cls: type[T]) -> type[T]:
    """Make `cls` a row class: a frozen dataclass of which every field is a :func:`kop`, given by keyword."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


def kolommen(rijklasse: type[Any]) -> tuple[Kolom, ...]:
    """Return the columns of a row class, in the order of the sheet."""
    return tuple(_kolommen(rijklasse))


def _kolommen(rijklasse: type[Any]) -> Iterable[Kolom]:
    for f in fields(rijklasse):
        opgave: _Opgave = f.metadata["kolom"]
        standaard: Any = f.default
        verplicht = standaard is MISSING
        yield Kolom(
            kop=opgave.kop,
            veld=f.name,
            type=opgave.type,
            uitleg=opgave.uitleg,
            voorbeeld=opgave.voorbeeld,
            verplicht=verplicht,
            standaard=None if verplicht else standaard,
            leeg=opgave.leeg,
            verwijst=opgave.verwijst,
        )
