"""Was and wordt in the workbook of opties: each optie beside the begroting and beside the first, with native charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.report.excel.blad import schrijf_blad
from allocator.report.excel.grafieken import HOOGTE, naast_elkaar_grafiek
from allocator.report.opties.tabellen import Kolomoptie
from allocator.report.tabel import Blad, Kolom, Som, Soort, Tabel
from allocator.report.vergelijken.tabellen import groepentabel, wijkentabel
from allocator.report.vergelijken.vergelijken import vergelijk_plannen
from allocator.report.zinnen import CONCEPT

WAS_WORDT = "Opties was en wordt"
_LASTEN_NU = "Lasten nu"
_PUNTEN_PER_BALK = 12


def waswordt_blad(kolommen: Sequence[Kolomoptie]) -> Blad:
    """Return what stays vast of each dienst in each optie, and each other optie held against the first."""
    eerste = kolommen[0]
    tabellen = [_vast_per_dienst(kolommen)]
    for ander in kolommen[1:]:
        plan = vergelijk_plannen(eerste.cijfers, ander.cijfers)
        kop = f"{eerste.naam} (was) en {ander.naam} (wordt)"
        for wie, tabel in (
            ("per dienst", groepentabel(plan.diensten, "Dienst", "")),
            ("per portefeuillehouder", groepentabel(plan.portefeuilles, "Portefeuillehouder", "")),
            ("per wijk", wijkentabel(plan.wijken)),
        ):
            titel = f"{kop}, {wie} (x € 1.000; voordeel is positief)"
            tabellen.append(replace(tabel, titel=titel))
    return Blad(
        WAS_WORDT,
        "Was en wordt: per dienst, portefeuillehouder en wijk",
        "Eerst de begroting nu, met wat in elke optie vast blijft; dan elke optie naast de eerste.",
        tabellen,
        paginas_breed=2,
    )


def _vast_per_dienst(kolommen: Sequence[Kolomoptie]) -> Tabel:
    """One row a dienst: its lasten now, and what of them stays vast."""
    namen = {d.dienst: d for k in kolommen for d in k.cijfers.diensten}
    vast = [{d.dienst: d.vast_euro for d in k.cijfers.diensten} for k in kolommen]
    return Tabel(
        (
            Kolom("Dienst", breedte=14),
            Kolom(_LASTEN_NU, Soort.DUIZEND, 12, Som()),
            *(Kolom(k.naam, Soort.DUIZEND, 16, Som()) for k in kolommen),
        ),
        tuple((dienst, d.lasten_euro, *(per.get(dienst) for per in vast)) for dienst, d in namen.items()),
        titel="Wat vast blijft (x € 1.000)",
    )


def schrijf_met_grafiek(book: Workbook, sheet: Worksheet, blad: Blad, titel: str) -> None:
    """Write a sheet with a chart of its first table: a bar for every optie."""
    schrijf_blad(book, sheet, blad, CONCEPT)
    tabel = blad.tabellen[0]
    koppen = [k.kop for k in tabel.kolommen[1:]]
    grafiek = naast_elkaar_grafiek(book, blad, tabel.kolommen[0].kop, koppen, titel)
    if grafiek is not None:
        grafiek.set_size({"height": max(HOOGTE, 90 + _PUNTEN_PER_BALK * len(koppen) * len(tabel.rijen))})
        ernaast = max(len(t.kolommen) for t in blad.tabellen) + 1  # a table further down may be wider
        sheet.insert_chart(blad.koprijen[0], ernaast, grafiek)
