"""The opdrachtbrieven: a printable letter per dienst, one below the other, each on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.report.excel.blad import schrijf_cel, schrijf_titel, stel_in, zet_hoogte
from allocator.report.excel.stijl import Stijl
from allocator.report.tabel import Kolom, Soort
from allocator.report.tabellen.brieven import Belofte, Opdrachtbrief
from allocator.workbook.notation import euro, fte

_KOLOMMEN = (
    Kolom("Team of programma", Soort.LANG, 38),
    Kolom("Wijk", breedte=17),
    Kolom("Waarvoor", breedte=13),
    Kolom("Code", breedte=10),
    Kolom("Wat", Soort.LANG, 44),
    Kolom("Fte", Soort.FTE, 9),
    Kolom("Euro", Soort.EURO, 12),
)


def schrijf_brieven(
    book: Workbook, sheet: Worksheet, brieven: Sequence[Opdrachtbrief], jaar: int, stand: str, uitleg: str
) -> None:
    """Draw all letters."""
    stijl = Stijl(book)
    stel_in(sheet, stand, paginas_breed=0)  # Excel breaks pages by hand only when it may not scale them
    for plaats, kolom in enumerate(_KOLOMMEN):
        sheet.set_column(plaats, plaats, kolom.breedte)
    schrijf_titel(sheet, stijl, f"Opdrachtbrieven {jaar}", uitleg)
    rij = 3
    eindes = []
    for brief in brieven:
        rij = _schrijf_brief(sheet, stijl, brief, jaar, stand, rij)
        eindes.append(rij)
    sheet.set_h_pagebreaks(eindes[:-1])


def _schrijf_brief(sheet: Worksheet, stijl: Stijl, brief: Opdrachtbrief, jaar: int, stand: str, rij: int) -> int:
    """Draw one letter from ``rij``; return the row where the next may start."""
    sheet.set_row(rij, 26)
    sheet.write_string(rij, 0, f"Opdrachtbrief {jaar}: {brief.naam} ({brief.dienst})", stijl.tussenkop)
    sheet.write_string(rij + 1, 0, stand, stijl.concept)
    sheet.write_string(rij + 2, 0, _inhoud(brief, jaar), stijl.formaat())
    rij += 4
    if brief.beloften:
        for plaats, kolom in enumerate(_KOLOMMEN):
            sheet.write_string(rij, plaats, kolom.kop, stijl.kop(kolom.soort))
        for belofte in brief.beloften:
            rij += 1
            _schrijf_belofte(sheet, stijl, belofte, rij)
        rij += 1
        totaal = ("Samen", None, None, None, None, brief.fte_honderdsten, brief.euro)
        for plaats, (kolom, waarde) in enumerate(zip(_KOLOMMEN, totaal, strict=True)):
            schrijf_cel(sheet, stijl, (rij, plaats), kolom.soort, waarde, nadruk=True)
        rij += 2
    sheet.write_string(rij, 0, "Voor akkoord:  directeur ______________________   datum ____________", stijl.formaat())
    return rij + 3


def _inhoud(brief: Opdrachtbrief, jaar: int) -> str:
    if not brief.beloften:
        return f"Uw dienst levert in {jaar} geen geoormerkte inzet en heeft geen wijkafspraken."
    uren, geld = fte(brief.fte_honderdsten), euro(brief.euro)
    return f"Uw dienst levert in {jaar} aan de wijken {uren} en {geld}, verdeeld zoals hieronder staat."


def _schrijf_belofte(sheet: Worksheet, stijl: Stijl, belofte: Belofte, rij: int) -> None:
    waarden = (
        belofte.wie,
        belofte.wijk,
        belofte.soort,
        belofte.onderwerp,
        belofte.wat,
        belofte.fte_honderdsten or None,
        belofte.euro or None,
    )
    zet_hoogte(sheet, _KOLOMMEN, waarden, rij)
    for plaats, (kolom, waarde) in enumerate(zip(_KOLOMMEN, waarden, strict=True)):
        schrijf_cel(sheet, stijl, (rij, plaats), kolom.soort, waarde)
