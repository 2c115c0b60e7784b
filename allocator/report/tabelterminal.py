"""A table as data, drawn in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from allocator.report.tabel import Formule, Koppeling, Soort, Tabel, Waarde
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


def toon_tabel(tabel: Tabel, *, hoogstens: int) -> RenderableType:
    """Draw the first ``hoogstens`` rows under the title of a table; numbers are never broken off."""
    getekend = Table(
        title=tabel.titel, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, collapse_padding=True
    )
    for kolom in tabel.kolommen:
        is_getal = kolom.soort in _GETALLEN
        getekend.add_column(Text(kolom.kop), justify="right" if is_getal else "left", no_wrap=is_getal, overflow="fold")
    for rij in tabel.rijen[:hoogstens]:
        getekend.add_row(*(Text(_tekst(k.soort, w)) for k, w in zip(tabel.kolommen, rij, strict=True)))
    return getekend


def _tekst(soort: Soort, waarde: Waarde) -> str:
    match waarde:
        case Formule():
            return _tekst(soort, waarde.waarde)
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
