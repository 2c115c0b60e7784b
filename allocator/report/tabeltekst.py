"""What stands in the cell of a table, as a Dutch reader writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from allocator.report.tabel import Formule, Koppeling, Soort, Waarde
from allocator.report.zinnen import datum, procent
from allocator.workbook.notation import getal

_LEEG = "–"


def _decimaal(waarde: int | float | Fraction, decimalen: int) -> str:
    return getal(Decimal(f"{float(waarde):.{decimalen}f}"))


_GETALLEN: Mapping[Soort, Callable[[int | float | Fraction], str]] = {
    Soort.EURO: lambda w: getal(round(w)),
    Soort.EURO_CENT: lambda w: _decimaal(w, 2),
    Soort.DUIZEND: lambda w: getal(round(Fraction(w) / 1000)),
    Soort.FTE: lambda w: getal(Decimal(int(w)) / 100),
    Soort.SCORE: lambda w: getal(Decimal(int(w)) / 1000),
    Soort.UREN: lambda w: getal(round(w)),
    Soort.AANTAL: lambda w: getal(round(w)),
    Soort.GETAL: lambda w: _decimaal(w, 2),
    Soort.DEEL: procent,
}


def is_getal(soort: Soort) -> bool:
    """Whether a column of this kind holds numbers, which stand to the right."""
    return soort in _GETALLEN


def celtekst(soort: Soort, waarde: Waarde) -> str:
    """Return the text of a cell; a number that isn't there is a dash."""
    match waarde:
        case Formule():
            return celtekst(soort, waarde.waarde)
        case Koppeling():
            return waarde.tekst
        case None:
            return _LEEG if soort in _GETALLEN else ""
        case str():
            return waarde
        case int() | float() | Fraction():
            return _GETALLEN[soort](waarde)
        case _:
            return datum(waarde)
