"""The schema in Dutch words: what a cell may hold, and how a value is written."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from allocator.workbook import notation
from allocator.workbook.schema import ONBEPERKT, Celtype, Kolom, Soort, Waarde, blad

_VAST = {
    Soort.CODE: "code",
    Soort.TEKST: "tekst",
    Soort.JA_NEE: "ja of nee",
    Soort.GRENS: f"hele euro's, of het woord {ONBEPERKT}",
    Soort.JA_NEE_PERCENT: "ja, nee of een percentage",
    Soort.DATUM: "datum",
    Soort.DAG_EN_MAAND: "dag en maand",
    Soort.WIJKAANDELEN: "wijk, of meer wijken met hun aandeel",
    Soort.VRIJ: "hangt af van de regel",
}


def soort_in_woorden(celtype: Celtype) -> str:
    """Return what a cell may hold: `hele euro's, 0 of meer`."""
    if celtype.keuzes is not None:
        return notation.opsomming([k.value for k in celtype.keuzes], "of", meeste=len(celtype.keuzes))
    vast = _VAST.get(celtype.soort)
    return vast if vast is not None else ", ".join(filter(None, (_getalsoort(celtype), _grenzen(celtype))))


def _getalsoort(celtype: Celtype) -> str:
    match celtype.soort:
        case Soort.EURO:
            return "hele euro's"
        case Soort.FTE:
            return f"fte met hoogstens {celtype.decimalen} decimalen"
        case Soort.PERCENT:
            return "percentage"
        case Soort.GETAL:
            return f"getal met hoogstens {celtype.decimalen} decimalen"
        case _:
            return f"heel getal ({celtype.eenheid})" if celtype.eenheid else "heel getal"


def _grenzen(celtype: Celtype) -> str:
    if celtype.minimum is None:
        return "ook onder nul"
    if celtype.maximum is None:
        return f"{notation.getal(celtype.minimum)} of meer"
    if celtype.soort is Soort.PERCENT:
        return f"van {notation.getal(celtype.minimum * 100)} tot en met {notation.percent(celtype.maximum)}"
    return f"van {celtype.minimum} tot en met {celtype.maximum}"


def waarde_in_woorden(waarde: Waarde, celtype: Celtype) -> str:
    """Return a value as a user would write it in its cell: `€ 2.500`, `20 %`, `ja`, `1 september`."""
    inhoud = cel_inhoud(waarde, celtype)
    if isinstance(inhoud, int | Decimal):
        match celtype.soort:
            case Soort.EURO | Soort.GRENS:
                return notation.euro(inhoud)
            case Soort.PERCENT | Soort.JA_NEE_PERCENT:
                return notation.percent(Decimal(inhoud))
            case _:
                return notation.getal(inhoud)
    return "" if inhoud is None else str(inhoud)


def cel_inhoud(waarde: Waarde, celtype: Celtype) -> Waarde:
    """Return what is stored in the cell for a value: a text, a number, a date, or None for an empty cell."""
    if waarde is None:
        return ONBEPERKT if celtype.soort is Soort.GRENS else None
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if celtype.soort is Soort.JA_NEE_PERCENT and waarde in (0, 1):
        return "ja" if waarde == 1 else "nee"
    if isinstance(waarde, StrEnum):
        return waarde.value
    match waarde:
        case (int(maand), int(dag)):
            return f"{dag} {notation.MAANDEN[maand - 1]}"
        case tuple():
            return _wijkaandelen([deel for deel in waarde if isinstance(deel, tuple)])
        case _:
            return None if waarde == "" else waarde


def _wijkaandelen(aandelen: Sequence[tuple[str, Decimal]]) -> str:
    if len(aandelen) == 1:
        return aandelen[0][0]
    return "; ".join(f"{wijk} {notation.getal(aandeel * 100)}%" for wijk, aandeel in aandelen)


def verwijzing_in_woorden(kolom: Kolom) -> str:
    """Return where a column's value must occur: `Diensten, kolom dienst`; empty when it refers to nothing."""
    if kolom.verwijst is None:
        return ""
    naam, veld = kolom.verwijst
    return f"{naam}, kolom {blad(naam).veld(veld).kop}"
