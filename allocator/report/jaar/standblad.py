"""The stand of a wijk as a sheet of one A4."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.report.excel.blad import schrijf_blad
from allocator.report.jaar.standpagina import Standpagina
from allocator.report.tabel import Blad, Kolom, Soort, Tabel
from allocator.workbook.notation import euro
from allocator.workbook.package import Sheet, put_sheets

_VERBODEN = str.maketrans({letter: " " for letter in "[]:*?/\\'"})
_LANGSTE_NAAM = 31  # of a sheet


def schrijf_standblad(pagina: Standpagina, doel: Path) -> None:
    """Write a workbook with the page of one wijk at `doel`; whole or not at all."""
    blad = standblad(pagina)

    def teken(book: Workbook, sheet: Worksheet) -> None:
        schrijf_blad(book, sheet, blad, f"{pagina.stad}, stand op {pagina.datum}")
        sheet.set_portrait()
        sheet.fit_to_pages(1, 1)

    put_sheets(None, [Sheet(blad.naam, teken, active=True)], doel)


def standblad(pagina: Standpagina) -> Blad:
    """Return the page as tables, one below the other."""
    return Blad(
        f"Stand {pagina.wijk}".translate(_VERBODEN)[:_LANGSTE_NAAM],
        f"Stand van {pagina.wijk} op {pagina.datum}",
        f"{pagina.stad}. {pagina.vaststelling}",
        [_kern(pagina), _wachtend(pagina), _beloften(pagina)],
    )


def _kern(pagina: Standpagina) -> Tabel:
    rijen = [(t.label, t.waarde, t.toelichting) for t in pagina.tegels]
    rijen += [(f"Budget: {b.label.lower()}", euro(b.bedrag_euro), "") for b in pagina.balk]
    rijen += [("Let op", "", zin) for zin in pagina.opmerkingen]
    rijen.append(("Aanvragen", "", pagina.besloten))
    kolommen = (Kolom("Wat", breedte=34), Kolom("Hoeveel", breedte=22), Kolom("Toelichting", Soort.LANG, 60))
    return Tabel(kolommen, tuple(rijen), titel="In het kort", filter=False)


def _wachtend(pagina: Standpagina) -> Tabel:
    rijen = tuple(
        (
            f"{w.nummer} {w.naam}",
            w.gevraagd,
            f"{w.advies}; besluit uiterlijk {' '.join(filter(None, (w.uiterlijk, w.signaal)))}",
        )
        for w in pagina.wachtend
    )
    kolommen = (Kolom("Aanvraag", Soort.LANG, 34), Kolom("Gevraagd", breedte=22), Kolom("Advies", Soort.LANG, 60))
    titel = "Aanvragen die op een besluit wachten"
    return Tabel(kolommen, rijen, titel=titel, leeg="Er wacht niets op een besluit.", filter=False)


def _beloften(pagina: Standpagina) -> Tabel:
    rijen = tuple((b.naam, b.diensten, b.hoeveel) for b in pagina.beloften)
    kolommen = (Kolom("Belofte", Soort.LANG, 34), Kolom("Dienst", breedte=22), Kolom("Wat", Soort.LANG, 60))
    titel = "Wat de diensten voor dit jaar hebben beloofd"
    return Tabel(kolommen, rijen, titel=titel, leeg="Er is niets beloofd.", filter=False)
