"""The opening pots of the year, and how the strippenkaarten are served."""

from __future__ import annotations

from allocator.report.cijfers import Cijfers
from allocator.report.tabel import Kolom, Som, Soort, Tabel

POT_DIENST = "Dienst"
POT_SOORT = "Soort"
POT_EURO = "Euro"

_KOLOMMEN = (
    Kolom("Pot", breedte=34),
    Kolom(POT_SOORT, breedte=20),
    Kolom("Wijk", breedte=18),
    Kolom(POT_DIENST, breedte=11),
    Kolom("Programma", breedte=12),
    Kolom("Aard", breedte=11),
    Kolom("Vrij vanaf", Soort.DATUM, 11),
    Kolom(POT_EURO, Soort.EURO, 13, Som()),
    Kolom("Waarvan voor spoed", Soort.EURO, 12, Som()),
    Kolom("Uren", Soort.UREN, 10, Som()),
    Kolom("Uren voor spoed", Soort.UREN, 10, Som()),
)


def openingspotten(cijfers: Cijfers) -> Tabel:
    """One row an opening balance."""
    return Tabel(
        _KOLOMMEN,
        tuple(
            (
                s.pot,
                str(s.soort),
                s.wijk,
                s.dienst,
                s.programma,
                str(s.aard) if s.aard else None,
                s.vrij_vanaf,
                s.euro or None,
                s.reserve_euro or None,
                s.uren or None,
                s.reserve_uren or None,
            )
            for s in cijfers.potten.saldi
        ),
        leeg="Het jaar opent zonder potten.",
    )


def flexuren(cijfers: Cijfers) -> Tabel:
    """One row a dienst: flex hours, what the strippenkaarten take first, and what is open."""
    potten = cijfers.potten
    titel = "Uren per dienst: eerst de strippenkaarten, dan de pot"
    if potten.strippen_tekort_uren:
        titel += f" (let op: {potten.strippen_tekort_uren} uur strippenkaart is niet gedekt)"
    return Tabel(
        (
            Kolom("Dienst"),
            Kolom("Flexibele uren", Soort.UREN, 10, Som()),
            Kolom("Voor strippenkaarten", Soort.UREN, 10, Som()),
            Kolom("In de pot", Soort.UREN, 10, Som()),
            Kolom("Blijft bij de dienst", Soort.UREN, 10, Som()),
        ),
        tuple(
            (
                f.dienst,
                f.flex_uren,
                f.strippen_uren,
                f.pool_uren,
                f.flex_uren - f.strippen_uren - f.pool_uren,
            )
            for f in potten.flexuren
        ),
        titel=titel,
        filter=False,
    )
