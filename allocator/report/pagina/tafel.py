"""A table of the page, with every value as it is read; amounts are x € 1.000 unless the caption says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from allocator.report.tabel import Tabel
from allocator.report.tabeltekst import celtekst, is_getal
from allocator.workbook.notation import getal

DUIZEND = 1000


@dataclass(frozen=True)
class Tafel:
    """A caption, heads and rows. The first cell of a row is its head; columns in `tekst` (from 0) hold words."""

    bijschrift: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    tekst: frozenset[int] = frozenset()
    leeg: str = ""
    """What is said when there are no rows."""
    nadruk: frozenset[int] = frozenset()
    """Rows (from 0) that add up others."""

    @property
    def stapelt(self) -> bool:
        """Whether its rows become blocks on a narrow screen: words there take more than one column."""
        return len(self.tekst) > 1


def uit_tabel(tabel: Tabel, bijschrift: str) -> Tafel:
    """Return a table of exact values as it is read; its first column holds words."""
    return Tafel(
        bijschrift,
        tuple(k.kop for k in tabel.kolommen),
        tuple(tuple(celtekst(k.soort, w) for k, w in zip(tabel.kolommen, rij, strict=True)) for rij in tabel.rijen),
        tekst=frozenset(n for n, k in enumerate(tabel.kolommen) if n and not is_getal(k.soort)),
        leeg=tabel.leeg,
    )


def duizend(euro: int) -> str:
    """Return an amount in thousands of euros: `12.346`."""
    return _met_min(round(Fraction(euro, DUIZEND)))


def verschil(euro: int) -> str:
    """Return a difference in thousands of euros with its sign: `+120`, `−90`, `0`."""
    return plusmin(round(Fraction(euro, DUIZEND)))


def plusmin(waarde: int) -> str:
    """Return a whole number with its sign."""
    return f"+{getal(waarde)}" if waarde > 0 else _met_min(waarde)


def _met_min(waarde: int) -> str:
    return f"−{getal(-waarde)}" if waarde < 0 else getal(waarde)
