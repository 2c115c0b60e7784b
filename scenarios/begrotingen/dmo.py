"""Maatschappelijke Ontwikkeling: a sheet for each afdeling, merged titles and heads, whole euros, baten below zero."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.workbook.schema import PostRij
from scenarios.begrotingen.bron import JAAR, Vormen, posten, programmanamen, som, werkmap

AFDELINGEN = {
    "Welzijn en Jeugd": ("WEL", "JEU", "KRA", "DIV", "LRN"),
    "Onderwijs": ("OEB",),
    "Cultuur en Sport": ("CUL", "SPO", "VAS"),
    "Werk en Inkomen": ("SZW",),
}
"""Afdeling (invented) → the programma's it works for."""

_BREEDTES = (12, 40, 62, 17, 15, 15, 15)


def schrijf(pad: Path) -> None:
    """Write the file."""
    with werkmap(pad) as book:
        vormen = Vormen(book, "#5B3A73")
        for afdeling, programmas in AFDELINGEN.items():
            _afdeling(book, vormen, afdeling, [p for p in posten("DMO") if p.programma in programmas])
        _samenvatting(book, vormen)


def _blad(book: Workbook, vormen: Vormen, naam: str) -> Worksheet:
    sheet = book.add_worksheet(naam)
    for plaats, breedte in enumerate(_BREEDTES):
        sheet.set_column(plaats, plaats, breedte)
    sheet.merge_range(0, 0, 0, 6, f"Dienst Maatschappelijke Ontwikkeling: {naam}", vormen.titel)
    sheet.merge_range(1, 0, 1, 6, "Alle bedragen in hele euro's; baten met een minteken", vormen.vorm(italic=True))
    for plaats, kop in enumerate(("Post", "Programma", "Omschrijving", "Kostensoort")):
        sheet.merge_range(3, plaats, 4, plaats, kop, vormen.kop)
    sheet.merge_range(3, 4, 3, 6, f"Begroting {JAAR}", vormen.kop)
    for plaats, kop in enumerate(("Lasten", "Baten", "Saldo"), 4):
        sheet.write(4, plaats, kop, vormen.kop)
    sheet.freeze_panes(5, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return sheet


def _bedragen(sheet: Worksheet, vormen: Vormen, rij: int, alle: Sequence[PostRij], *, totaal: bool) -> None:
    vorm = vormen.totaal() if totaal else vormen.bedrag()
    lasten, baten = som(alle, "lasten"), som(alle, "baten")
    for plaats, euro in enumerate((lasten, -baten, lasten - baten), 4):
        sheet.write(rij, plaats, euro, vorm)


def _afdeling(book: Workbook, vormen: Vormen, afdeling: str, eigen: Sequence[PostRij]) -> None:
    sheet = _blad(book, vormen, afdeling)
    namen = programmanamen()
    for rij, post in enumerate(eigen, 5):
        for plaats, tekst in enumerate((post.post, namen[post.programma], post.omschrijving, post.kostensoort.value)):
            sheet.write(rij, plaats, tekst, vormen.vorm())
        _bedragen(sheet, vormen, rij, [post], totaal=False)
    onder = 5 + len(eigen)
    sheet.write(onder, 2, f"Totaal {afdeling}", vormen.totaal())
    _bedragen(sheet, vormen, onder, eigen, totaal=True)


def _samenvatting(book: Workbook, vormen: Vormen) -> None:
    sheet = _blad(book, vormen, "Samenvatting")
    for rij, (afdeling, programmas) in enumerate(AFDELINGEN.items(), 5):
        sheet.write(rij, 2, afdeling, vormen.vorm())
        eigen = [p for p in posten("DMO") if p.programma in programmas]
        _bedragen(sheet, vormen, rij, eigen, totaal=False)
    onder = 5 + len(AFDELINGEN)
    sheet.write(onder, 2, "Totaal dienst", vormen.totaal())
    _bedragen(sheet, vormen, onder, posten("DMO"), totaal=True)
