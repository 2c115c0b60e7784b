"""Draw a :class:`~allocator.report.tabel.Blad`: title, sentence, and its tables with totals above the heads."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.report.excel.stijl import Stijl
from allocator.report.tabel import Blad, Formule, Kolom, Koppeling, Som, Soort, Tabel, Waarde, bladnaam
from allocator.workbook.palette import ACCENT, SIGNAAL
from allocator.workbook.planbladen import KOPRIJ

_PUNTEN_PER_REGEL = 13.5
_TEKENS_PER_BREEDTE = 1.1  # a width counts digits of a larger font; words don't fill a line to its end

DEELTAL = {Soort.DUIZEND: 1000, Soort.FTE: 100, Soort.SCORE: 1000}


def schrijf_blad(book: Workbook, sheet: Worksheet, blad: Blad, voetregel: str) -> None:
    """Draw all of a sheet; ``voetregel`` stands at the foot of each printed page."""
    stijl = Stijl(book)
    stel_in(sheet, voetregel, paginas_breed=blad.paginas_breed)
    schrijf_titel(sheet, stijl, blad.titel, blad.uitleg)
    zet_breedtes(sheet, blad.tabellen)
    for nummer, (tabel, koprij) in enumerate(zip(blad.tabellen, blad.koprijen, strict=True)):
        if nummer:
            sheet.set_row(koprij - 2, 24)
            sheet.write_string(koprij - 2, 0, tabel.titel, stijl.tussenkop)
        schrijf_tabel(sheet, stijl, tabel, koprij, f"{blad.naam} {nummer + 1}")
    if len(blad.tabellen) == 1:
        sheet.freeze_panes(KOPRIJ, blad.vaste_kolommen)
        sheet.repeat_rows(KOPRIJ - 1)
        if blad.paginas_breed != 1:
            sheet.repeat_columns(0, blad.vaste_kolommen - 1)


def stel_in(sheet: Worksheet, voetregel: str, *, paginas_breed: int = 1, paginas_hoog: int = 0) -> None:
    """Set what every sheet shares: no grid, the tab's colour, and A4 landscape with a foot."""
    sheet.hide_gridlines(2)
    sheet.set_tab_color(ACCENT)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    if paginas_breed:
        sheet.fit_to_pages(paginas_breed, paginas_hoog)
    else:
        sheet.set_print_scale(65)
    sheet.set_footer(f"&L&9{voetregel.replace('&', '&&')}&C&9&A&R&9&P van &N")


def schrijf_titel(sheet: Worksheet, stijl: Stijl, titel: str, uitleg: str) -> None:
    """Write the first two rows."""
    sheet.set_row(0, 30)
    sheet.set_row(1, 18)
    sheet.write_string(0, 0, titel, stijl.titel)
    sheet.write_string(1, 0, uitleg, stijl.uitleg)


def zet_breedtes(sheet: Worksheet, tabellen: Sequence[Tabel]) -> None:
    """Give each column the greatest width that any table asks."""
    aantal = max((len(t.kolommen) for t in tabellen), default=0)
    for plaats in range(aantal):
        sheet.set_column(plaats, plaats, max(t.kolommen[plaats].breedte for t in tabellen if plaats < len(t.kolommen)))


def schrijf_tabel(sheet: Worksheet, stijl: Stijl, tabel: Tabel, koprij: int, naam: str) -> None:
    """Draw one table with its heads on ``koprij`` (from 0)."""
    _schrijf_boven(sheet, stijl, tabel, koprij)
    _schrijf_koppen(sheet, stijl, tabel, koprij)
    for i, rij in enumerate(tabel.rijen):
        zet_hoogte(sheet, tabel.kolommen, rij, koprij + 1 + i)
        for j, (kolom, waarde) in enumerate(zip(tabel.kolommen, rij, strict=True)):
            if waarde is None and kolom.gedraaid:
                continue
            schrijf_cel(sheet, stijl, (koprij + 1 + i, j), kolom.soort, waarde, nadruk=i in tabel.nadruk)
    einde = koprij + len(tabel.rijen)
    if tabel.rijen:
        _markeer(sheet, stijl, tabel, koprij + 1, einde)
        if tabel.filter:
            _maak_tabel(sheet, stijl, tabel, (koprij, einde), naam)


def zet_hoogte(sheet: Worksheet, kolommen: Sequence[Kolom], rij: Sequence[Waarde], nummer: int) -> None:
    """Make a row high enough for its longest text: not every program does that by itself."""
    regels = max(
        (
            math.ceil(len(waarde) / (kolom.breedte * _TEKENS_PER_BREEDTE))
            for kolom, waarde in zip(kolommen, rij, strict=True)
            if kolom.soort is Soort.LANG and isinstance(waarde, str)
        ),
        default=1,
    )
    if regels > 1:
        sheet.set_row(nummer, regels * _PUNTEN_PER_REGEL + 2)


def _schrijf_boven(sheet: Worksheet, stijl: Stijl, tabel: Tabel, koprij: int) -> None:
    """Write the totals of what the filter shows, or that there is nothing to show."""
    if not tabel.rijen:
        sheet.write_string(koprij - 1, 0, tabel.leeg, stijl.formaat(italic=True))
        return
    if not tabel.heeft_totaal:
        return
    sheet.set_row(koprij - 1, 18)
    sheet.write_string(koprij - 1, 0, "Totaal", stijl.totaal(Soort.TEKST))
    for j, kolom in enumerate(tabel.kolommen):
        if kolom.totaal is None:
            continue
        waarde = getal(kolom.soort, tabel.totaal(kolom))
        formule = _totaalformule(tabel, kolom, koprij)
        sheet.write_formula(koprij - 1, j, formule, stijl.totaal(kolom.soort), "" if waarde is None else waarde)


def _totaalformule(tabel: Tabel, kolom: Kolom, koprij: int) -> str:
    def subtotaal(kop: str) -> str:
        j = tabel.plaats(kop)
        return f"SUBTOTAL(109,{xl_range_abs(koprij + 1, j, koprij + len(tabel.rijen), j)})"

    if isinstance(kolom.totaal, Som) or kolom.totaal is None:
        return f"={subtotaal(kolom.kop)}"
    noemer = "-".join(subtotaal(kop) for kop in (kolom.totaal.noemer, kolom.totaal.aftrek) if kop)
    return f'=IFERROR({subtotaal(kolom.totaal.teller)}/({noemer}),"")'


def _schrijf_koppen(sheet: Worksheet, stijl: Stijl, tabel: Tabel, koprij: int) -> None:
    langste = max((len(k.kop) for k in tabel.kolommen if k.gedraaid), default=0)
    sheet.set_row(koprij, max(30, 12 + 5.5 * langste))
    for j, kolom in enumerate(tabel.kolommen):
        sheet.write_string(koprij, j, kolom.kop, stijl.kop(kolom.soort, kolom.gedraaid))


def _markeer(sheet: Worksheet, stijl: Stijl, tabel: Tabel, eerste: int, laatste: int) -> None:
    vorm = stijl.formaat(font_color=SIGNAAL, bold=True)
    for j, kolom in enumerate(tabel.kolommen):
        if kolom.goed is not None:
            goed = f'"{kolom.goed}"' if isinstance(kolom.goed, str) else kolom.goed
            regel = {"type": "cell", "criteria": "!=", "value": goed, "format": vorm}
            sheet.conditional_format(eerste, j, laatste, j, regel)


def _maak_tabel(sheet: Worksheet, stijl: Stijl, tabel: Tabel, rijen: tuple[int, int], naam: str) -> None:
    koppen = [{"header": k.kop, "header_format": stijl.kop(k.soort, k.gedraaid)} for k in tabel.kolommen]
    veilig = "".join(letter if letter.isalnum() else "_" for letter in naam)
    opties = {"columns": koppen, "name": f"allocator_{veilig}", "style": None}
    sheet.add_table(rijen[0], 0, rijen[1], len(tabel.kolommen) - 1, opties)


def schrijf_cel(
    sheet: Worksheet,
    stijl: Stijl,
    plaats: tuple[int, int],
    soort: Soort,
    waarde: Waarde,
    *,
    nadruk: bool = False,
) -> None:
    """Write one value in the look of its kind."""
    vorm = stijl.cel(soort, nadruk=nadruk, koppeling=isinstance(waarde, Koppeling))
    match waarde:
        case None | "":
            sheet.write_blank(*plaats, None, vorm)
        case Formule():
            sheet.write_formula(*plaats, waarde.tekst, vorm, getal(soort, waarde.waarde))
        case Koppeling():
            sheet.write_url(*plaats, verwijzing(waarde.blad), vorm, waarde.tekst)
        case date():
            sheet.write_datetime(*plaats, waarde, stijl.cel(Soort.DATUM, nadruk=nadruk))
        case str():
            sheet.write_string(*plaats, waarde, vorm)
        case _:
            sheet.write_number(*plaats, getal(soort, waarde), vorm)


def verwijzing(blad: str, cel: str = "A1") -> str:
    """A link to a sheet of the workbook."""
    return f"internal:{bladnaam(blad)}!{cel}"


def getal(soort: Soort, waarde: int | float | str | Fraction | None) -> float | int | str | None:
    """Turn an exact value into the number that a cell holds."""
    if waarde is None or isinstance(waarde, str):
        return waarde
    deeltal = DEELTAL.get(soort)
    if deeltal:
        return float(waarde) / deeltal
    return waarde if isinstance(waarde, int) else float(waarde)
