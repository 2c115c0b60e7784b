"""Stadswerken: one sheet with sections and subtotals, x € 1.000, two rows of merged heads, earlier years beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from allocator.workbook.schema import PostRij
from allocator_models.scenario import Aard, Kostensoort
from scenarios.begrotingen.bron import JAAR, Vormen, eerder, posten, programmanamen, som, werkmap

MEER_GEVRAAGD = ("SW-103", 150_000)
"""The post for which Stadswerken asks more than the scenario has, and how much."""

NIEUW = PostRij(
    post="SW-N01",
    dienst="SW",
    programma="BOR",
    omschrijving="Fietsparkeren bij haltes",
    kostensoort=Kostensoort.INKOOP,
    lasten=75_000,
    aard=Aard.STRUCTUREEL,
)

_BREEDTES = (13, 58, 17, 6, 12, 12, 12, 12, 12)
_DUIZEND = Decimal(1000)


def regels() -> list[PostRij]:
    """Return the posten as Stadswerken sends them."""
    post, meer = MEER_GEVRAAGD
    gevraagd = [dataclasses.replace(p, lasten=p.lasten + meer) if p.post == post else p for p in posten("SW")]
    return [*gevraagd, NIEUW]


def schrijf(pad: Path) -> None:
    """Write the file."""
    with werkmap(pad) as book:
        sheet = book.add_worksheet(f"Begroting {JAAR}")
        vormen = Vormen(book, "#1F5C3A")
        for plaats, breedte in enumerate(_BREEDTES):
            sheet.set_column(plaats, plaats, breedte)
        sheet.write("A1", "Dienst Stadswerken", vormen.titel)
        sheet.write("A2", f"Productenbegroting {JAAR}, aanlevering aan concern control", vormen.vorm())
        sheet.write("A3", "Bedragen x € 1.000", vormen.vorm(italic=True))
        _koppen(sheet, vormen)
        _inhoud(sheet, vormen, regels())
        sheet.freeze_panes(6, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(4, 5)


def _koppen(sheet: Worksheet, vormen: Vormen) -> None:
    kop = vormen.kop
    for plaats, tekst in enumerate(("Kostenplaats", "Omschrijving", "Kostensoort", "S/I")):
        sheet.merge_range(4, plaats, 5, plaats, tekst, kop)
    sheet.write(4, 4, f"Rekening {JAAR - 2}", kop)
    sheet.write(4, 5, f"Begroting {JAAR - 1}", kop)
    sheet.merge_range(4, 6, 4, 8, f"Begroting {JAAR}", kop)
    for plaats, tekst in enumerate(("Lasten", "Lasten", "Lasten", "Baten", "Saldo"), 4):
        sheet.write(5, plaats, tekst, kop)


def _inhoud(sheet: Worksheet, vormen: Vormen, alle: Sequence[PostRij]) -> None:
    namen = programmanamen()
    rij = 6
    for programma in dict.fromkeys(p.programma for p in alle):
        eigen = [p for p in alle if p.programma == programma]
        sheet.write(rij, 0, f"Programma {namen[programma]}", vormen.sectie)
        for plaats in range(1, len(_BREEDTES)):
            sheet.write_blank(rij, plaats, None, vormen.sectie)
        for post in eigen:
            rij += 1
            _regel(sheet, vormen, rij, post)
        rij += 1
        _totaal(sheet, vormen, rij, f"Totaal programma {namen[programma]}", eigen)
        rij += 2
    _totaal(sheet, vormen, rij, "Totaal Stadswerken", alle)
    noot = "Salarissen op basis van de formatie per 1 juni 2010; de formatie staat in een apart bestand."
    sheet.write(rij + 2, 0, noot, vormen.vorm(italic=True))


def _regel(sheet: Worksheet, vormen: Vormen, rij: int, post: PostRij) -> None:
    aard = "" if post.aard is None else post.aard.value
    for plaats, tekst in enumerate((post.post, post.omschrijving, post.kostensoort.value, aard)):
        sheet.write(rij, plaats, tekst, vormen.vorm())
    bedragen = (eerder(post, 2), eerder(post, 1), post.lasten, post.baten, post.lasten - post.baten)
    for plaats, euro in enumerate(bedragen, 4):
        sheet.write(rij, plaats, Decimal(euro) / _DUIZEND, vormen.bedrag("#,##0.0"))


def _totaal(sheet: Worksheet, vormen: Vormen, rij: int, label: str, alle: Sequence[PostRij]) -> None:
    vorm = vormen.totaal("#,##0.0")
    lasten, baten = som(alle, "lasten"), som(alle, "baten")
    sheet.write(rij, 1, label, vorm)
    bedragen = (sum(eerder(p, 2) for p in alle), sum(eerder(p, 1) for p in alle), lasten, baten, lasten - baten)
    for plaats, euro in enumerate(bedragen, 4):
        sheet.write(rij, plaats, Decimal(euro) / _DUIZEND, vorm)
