"""What comes in the cells of a sheet: given rows, and what a new workbook has of itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from allocator.workbook.headings import heading_key
from allocator.workbook.schema import (
    SCENARIOREGELS,
    SPELREGELS,
    Blad,
    Celtype,
    Celwaarde,
    DoelRij,
    Regel,
    ScenarioRij,
    Soort,
    SpelregelRij,
    Waarde,
)
from allocator.workbook.schema.cells import DATUM
from allocator.workbook.wording import cel_inhoud
from allocator_models.spelregels import STANDAARD_DOELEN


class Cel(NamedTuple):
    """What to write in a cell, and the type that gives its format."""

    inhoud: Waarde
    type: Celtype


@dataclass(frozen=True, slots=True)
class Rij:
    """A row to write; `regel` is the declaration of a row of Scenario or Spelregels."""

    cellen: tuple[Cel, ...]
    regel: Regel | None = None


def bladinhoud(blad: Blad, gegeven: Sequence[Any]) -> list[Rij]:
    """Return the rows to write on a sheet."""
    for rij in gegeven:
        if not isinstance(rij, blad.rij):
            raise TypeError(f"{blad.naam} has rows of {blad.rij.__name__}, not {rij!r}")
    match blad.naam:
        case "Scenario":
            return list(_regelrijen(blad, SCENARIOREGELS, gegeven))
        case "Spelregels":
            return list(_regelrijen(blad, SPELREGELS, gegeven))
        case "Doelen":
            return [_rij(blad, rij) for rij in gegeven or _standaarddoelen()]
        case _:
            return [_rij(blad, rij) for rij in gegeven]


def _rij(blad: Blad, rij: Any) -> Rij:
    return Rij(tuple(_cel(getattr(rij, k.veld), k.type) for k in blad.kolommen))


def _cel(waarde: Waarde, celtype: Celtype) -> Cel:
    inhoud = cel_inhoud(waarde, celtype)
    is_datum = celtype.soort is Soort.VRIJ and isinstance(inhoud, date)  # without a date's format it is a number
    return Cel(inhoud, DATUM if is_datum else celtype)


def _standaarddoelen() -> list[DoelRij]:
    return [DoelRij(rang=rang, doel=doel) for rang, doel in enumerate(STANDAARD_DOELEN, start=1)]


def _regelrijen(blad: Blad, regels: Sequence[Regel], gegeven: Sequence[ScenarioRij | SpelregelRij]) -> Iterator[Rij]:
    """Return a row for each regel: its given value, else its default."""
    waarden: dict[str, Celwaarde] = {heading_key(rij.regel): rij.waarde for rij in gegeven}
    onbekend = waarden.keys() - {heading_key(regel.naam) for regel in regels}
    if onbekend:
        raise ValueError(f"{blad.naam} has no regel {', '.join(sorted(onbekend))}")
    naam, _, *toelichting = (k.type for k in blad.kolommen)
    for regel in regels:
        waarde = waarden.get(heading_key(regel.naam))
        inhoud = cel_inhoud(regel.standaard if waarde is None else waarde, regel.type)
        yield Rij((Cel(regel.naam, naam), Cel(inhoud, regel.type), *(Cel(regel.uitleg, t) for t in toelichting)), regel)
