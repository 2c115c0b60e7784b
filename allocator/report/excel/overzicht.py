"""The first sheet: what came out, how good it is, two charts, and the way to every other sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.report.excel.blad import schrijf_titel, stel_in, verwijzing
from allocator.report.excel.grafieken import diensten_grafiek, wijken_grafiek
from allocator.report.excel.stijl import Stijl
from allocator.report.tabel import Blad, Soort
from allocator.report.zinnen import DOELNAAM, doeloordeel, doelwaarde
from allocator.workbook.palette import ACCENT, ACCENT_LICHT, GRIJS, LIJN
from allocator_models.result import Doeluitkomst

KOLOMMEN = 12
KOLOMBREEDTE = 12.5
_GRAFIEKRIJEN = 17


@dataclass(frozen=True)
class Kerncijfer:
    """One figure in a box: what it is, how much, and what to hold it against."""

    wat: str
    hoeveel: str
    waarvan: str


@dataclass(frozen=True)
class Overzicht:
    """All that stands on the first sheet."""

    titel: str
    stand: str
    status: str
    vraag: str
    kerncijfers: Sequence[Kerncijfer]
    opmerkingen: Sequence[str]
    doelen: Sequence[Doeluitkomst]
    bladen: Sequence[Blad]
    """The other sheets, in order."""
    diensten: Blad | None
    wijken: Blad | None


def schrijf_overzicht(book: Workbook, sheet: Worksheet, overzicht: Overzicht) -> None:
    """Draw the sheet from top to bottom."""
    stijl = Stijl(book)
    stel_in(sheet, overzicht.stand, paginas_hoog=1)
    sheet.set_column(0, KOLOMMEN - 1, KOLOMBREEDTE)
    schrijf_titel(sheet, stijl, overzicht.titel, overzicht.vraag)
    sheet.set_row(2, 20)
    sheet.write_string(2, 0, overzicht.stand, stijl.concept)
    sheet.set_row(3, 22)
    sheet.write_string(3, 0, overzicht.status, stijl.formaat(font_size=12, bold=True, valign="vcenter"))
    rij = 5
    if overzicht.kerncijfers:
        _schrijf_kerncijfers(sheet, stijl, overzicht.kerncijfers, rij)
        rij += 4
    for opmerking in overzicht.opmerkingen:
        sheet.write_string(rij, 0, f"•  {opmerking}", stijl.formaat())
        rij += 1
    rij = _schrijf_doelen(sheet, stijl, overzicht.doelen, rij + 1) if overzicht.doelen else rij
    rij = _zet_grafieken(book, sheet, overzicht, rij + 1)
    _schrijf_bladen(sheet, stijl, overzicht.bladen, rij)


def _schrijf_kerncijfers(sheet: Worksheet, stijl: Stijl, cijfers: Sequence[Kerncijfer], rij: int) -> None:
    """Draw the boxes side by side, two columns each."""
    vak = {"bg_color": ACCENT_LICHT, "align": "center", "valign": "vcenter"}
    rand = {"left": 5, "left_color": "#FFFFFF"}
    sheet.set_row(rij, 20)
    sheet.set_row(rij + 1, 30)
    sheet.set_row(rij + 2, 20)
    for nummer, cijfer in enumerate(cijfers):
        links, rechts = 2 * nummer, 2 * nummer + 1
        lagen = (
            (cijfer.wat, stijl.formaat(font_color=GRIJS, **vak, **rand)),
            (cijfer.hoeveel, stijl.formaat(font_size=18, bold=True, **vak | {"font_color": ACCENT}, **rand)),
            (cijfer.waarvan, stijl.formaat(font_color=GRIJS, font_size=9, **vak, **rand)),
        )
        for hoogte, (tekst, vorm) in enumerate(lagen):
            sheet.merge_range(rij + hoogte, links, rij + hoogte, rechts, "", vorm)
            sheet.write_string(rij + hoogte, links, tekst, vorm)


_DOELVAKKEN = (
    (0, 4, "Doel, het belangrijkste eerst"),
    (5, 6, "Uitkomst"),
    (7, 8, "Best mogelijk"),
    (9, 11, "Oordeel"),
)


def _schrijf_doelen(sheet: Worksheet, stijl: Stijl, doelen: Sequence[Doeluitkomst], rij: int) -> int:
    """Draw the goals in order; return the row below."""
    rechts = {5, 7}
    for links, tot, kop in _DOELVAKKEN:
        vorm = stijl.kop(Soort.EURO if links in rechts else Soort.TEKST)
        sheet.merge_range(rij, links, rij, tot, kop, vorm)
    for nummer, doel in enumerate(doelen, start=1):
        teksten = (
            f"{nummer}  {DOELNAAM[doel.doel]}",
            doelwaarde(doel),
            doelwaarde(doel, doel.grens_eenheden),
            doeloordeel(doel),
        )
        for (links, tot, _), tekst in zip(_DOELVAKKEN, teksten, strict=True):
            uitlijning = "right" if links in rechts else "left"
            inspringen = 1 if links == 9 else 0
            vorm = stijl.formaat(bottom=1, bottom_color=LIJN, align=uitlijning, indent=inspringen)
            sheet.merge_range(rij + nummer, links, rij + nummer, tot, "", vorm)
            sheet.write_string(rij + nummer, links, tekst, vorm)
    return rij + len(doelen) + 1


def _zet_grafieken(book: Workbook, sheet: Worksheet, overzicht: Overzicht, rij: int) -> int:
    """Put the charts side by side; return the row below."""
    if overzicht.diensten is None or overzicht.wijken is None:
        return rij
    beide = (diensten_grafiek(book, overzicht.diensten), wijken_grafiek(book, overzicht.wijken))
    grafieken = [grafiek for grafiek in beide if grafiek is not None]
    for nummer, grafiek in enumerate(grafieken):
        sheet.insert_chart(rij, 6 * nummer, grafiek, {"object_position": 1, "x_offset": 4, "y_offset": 4})
    return rij + _GRAFIEKRIJEN if grafieken else rij


def _schrijf_bladen(sheet: Worksheet, stijl: Stijl, bladen: Sequence[Blad], rij: int) -> None:
    """List the other sheets, each with a link and what it shows."""
    sheet.merge_range(rij, 0, rij, 1, "Blad", stijl.kop(Soort.TEKST))
    sheet.merge_range(rij, 2, rij, KOLOMMEN - 1, "Wat er staat", stijl.kop(Soort.TEKST))
    for nummer, blad in enumerate(bladen, start=1):
        koppeling = stijl.cel(Soort.TEKST, koppeling=True)
        sheet.merge_range(rij + nummer, 0, rij + nummer, 1, "", koppeling)
        sheet.write_url(rij + nummer, 0, verwijzing(blad.naam), koppeling, blad.naam)
        tekst = stijl.cel(Soort.TEKST)
        sheet.merge_range(rij + nummer, 2, rij + nummer, KOLOMMEN - 1, "", tekst)
        sheet.write_string(rij + nummer, 2, blad.uitleg, tekst)
