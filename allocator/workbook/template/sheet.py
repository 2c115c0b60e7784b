"""Draw one sheet of the contract: heads, rows, table, drop-downs, comments, and how it prints."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.workbook.package.worksheet import Cell, GuardedWorksheet
from allocator.workbook.schema import SCENARIOREGELS, Blad, Kolom, Soort
from allocator.workbook.template.comments import schrijf_opmerking
from allocator.workbook.template.content import Cel, Rij
from allocator.workbook.template.looks import TABKLEUR, VOETREGEL, Opmaak, rijhoogte
from allocator.workbook.template.validation import LAATSTE_RIJ, help_bij_kolommen, help_bij_regels, noem_lijsten
from allocator.workbook.wording import waarde_in_woorden

_A4 = 9
_RIJHOOGTE = 17
_TABELSTIJL = "Table Style Light 1"
_RUIMTE_FILTERKNOP = 5
_BREEDSTE, _BREEDSTE_UITLEG = 60, 90
_KOLOMMEN_IN_BEELD = 6
_MEESTE_RIJEN_MET_LIJNEN = 5_000
"""Of larger sheets the empty cells are left out: they are most of the file."""

_RIJEN_VOOR_BREEDTE = 2_000
_KOLOMMEN_OP_PAPIER = 12
_SCENARIO_UITLEG = 3  # the column of the explanations on Scenario, apart from the table, which has no room for them


def schrijf_blad(book: Workbook, sheet: GuardedWorksheet, blad: Blad, rijen: Sequence[Rij]) -> None:
    """Write a sheet whole."""
    opmaak = Opmaak(book)
    _zet_kolommen(sheet, opmaak, blad, rijen)
    _schrijf_tabel(sheet, opmaak, blad, rijen)
    if _heeft_regels(rijen):
        _schrijf_regels(sheet, opmaak, rijen)
    else:
        sheet.write_many(1, rijen, partial(_cellen, opmaak, leeg=len(rijen) <= _MEESTE_RIJEN_MET_LIJNEN))
    for plaats, kolom in enumerate(blad.kolommen):
        schrijf_opmerking(sheet, plaats, kolom)
    if blad.naam == "Scenario":
        _leg_scenario_uit(sheet, opmaak)
    if _heeft_regels(rijen):
        help_bij_regels(sheet, opmaak, rijen)
    else:
        help_bij_kolommen(sheet, opmaak, blad)
    noem_lijsten(book, blad)
    _stel_in(sheet, blad)


def _heeft_regels(rijen: Sequence[Rij]) -> bool:
    return any(rij.regel for rij in rijen)


def tabelnaam(blad: Blad) -> str:
    """Return the name of a sheet's table, which can have no apostrophe."""
    return blad.naam.replace("'", "")


def _schrijf_tabel(sheet: GuardedWorksheet, opmaak: Opmaak, blad: Blad, rijen: Sequence[Rij]) -> None:
    kolommen = [
        {"header": kolom.kop, "header_format": opmaak.kop(verplicht=kolom.verplicht)} for kolom in blad.kolommen
    ]
    opties = {
        "name": tabelnaam(blad),
        "style": _TABELSTIJL,
        "columns": kolommen,
        "autofilter": not _heeft_regels(rijen),
    }
    sheet.add_long_table(max(1, len(rijen)), len(kolommen) - 1, opties)
    sheet.set_row(0, 24)


def _cellen(opmaak: Opmaak, rij: Rij, *, leeg: bool) -> Iterator[Cell]:
    """Yield the cells of a row; ``leeg``: the empty ones too, for the line under them."""
    for plaats, cel in enumerate(rij.cellen):
        inhoud = cel.inhoud
        if leeg or inhoud is not None:
            assert not isinstance(inhoud, tuple), "a value comes here as it is stored in its cell"
            yield plaats, inhoud, opmaak.cel(cel.type)


def _schrijf_regels(sheet: Worksheet, opmaak: Opmaak, rijen: Sequence[Rij]) -> None:
    """Write rows that are as high as their longest text, each with a value of its own type."""
    for nummer, rij in enumerate(rijen, start=1):
        assert rij.regel is not None
        langste = max(rij.cellen, key=lambda cel: len(str(cel.inhoud)))
        sheet.set_row(nummer, rijhoogte(str(langste.inhoud), _BREEDSTE_UITLEG))
        formaten = (opmaak.regelnaam, opmaak.regelwaarde(rij.regel.type), opmaak.toelichting)
        for plaats, (cel, formaat) in enumerate(zip(rij.cellen, formaten, strict=False)):
            _schrijf_cel(sheet, nummer, plaats, cel, formaat)


def _schrijf_cel(sheet: Worksheet, nummer: int, plaats: int, cel: Cel, formaat: Format) -> None:
    match cel.inhoud:
        case None:
            sheet.write_blank(nummer, plaats, None, formaat)
        case date():
            sheet.write_datetime(nummer, plaats, cel.inhoud, formaat)
        case int() | Decimal():
            sheet.write_number(nummer, plaats, cel.inhoud, formaat)
        case _:
            sheet.write_string(nummer, plaats, str(cel.inhoud), formaat)


def _zet_kolommen(sheet: Worksheet, opmaak: Opmaak, blad: Blad, rijen: Sequence[Rij]) -> None:
    """Give each column its width, and the format in which a new row is typed."""
    breedste = _BREEDSTE_UITLEG if _heeft_regels(rijen) else _BREEDSTE
    for plaats, kolom in enumerate(blad.kolommen):
        sheet.set_column(plaats, plaats, min(_breedte(plaats, kolom, rijen), breedste), opmaak.kolom(kolom.type))
    codes = [plaats for plaats, kolom in enumerate(blad.kolommen) if kolom.type.soort is Soort.CODE]
    if codes:
        bereiken = " ".join(xl_range(1, plaats, LAATSTE_RIJ, plaats) for plaats in codes)
        sheet.ignore_errors({"number_stored_as_text": bereiken})


def _breedte(plaats: int, kolom: Kolom, rijen: Sequence[Rij]) -> int:
    """Return a width in characters that shows the head, the examples, and all that is there."""
    teksten = [kolom.voorbeeld]
    for rij in rijen[:_RIJEN_VOOR_BREEDTE]:
        cel = rij.cellen[plaats]
        teksten.append(waarde_in_woorden(cel.inhoud, cel.type))
        if rij.regel is not None:
            teksten.append(rij.regel.voorbeeld)
    return max(len(kolom.kop) + _RUIMTE_FILTERKNOP, max(map(len, teksten)) + 3)


def _leg_scenario_uit(sheet: Worksheet, opmaak: Opmaak) -> None:
    sheet.set_column(_SCENARIO_UITLEG - 1, _SCENARIO_UITLEG - 1, 2)
    sheet.set_column(_SCENARIO_UITLEG, _SCENARIO_UITLEG, _BREEDSTE_UITLEG)
    for nummer, regel in enumerate(SCENARIOREGELS, start=1):
        tekst = f"Verplicht. {regel.uitleg}" if regel.verplicht else regel.uitleg
        sheet.write_string(nummer, _SCENARIO_UITLEG, tekst, opmaak.toelichting)


def _stel_in(sheet: Worksheet, blad: Blad) -> None:
    """Set the tab, what stays in view, and the printed page."""
    aantal, sleutel = len(blad.kolommen), _sleutelkolommen(blad)
    sheet.set_tab_color(TABKLEUR[blad.groep])
    sheet.set_default_row(_RIJHOOGTE)
    sheet.freeze_panes(1, sleutel if aantal > _KOLOMMEN_IN_BEELD else 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(2 if aantal > _KOLOMMEN_OP_PAPIER else 1, 0)
    sheet.repeat_rows(0)
    if aantal > _KOLOMMEN_OP_PAPIER and sleutel:
        sheet.repeat_columns(0, sleutel - 1)
    sheet.set_footer(VOETREGEL)


def _sleutelkolommen(blad: Blad) -> int:
    """Return how many of the first columns name the row."""
    voorop = [k.veld for k in blad.kolommen][: len(blad.sleutel)]
    return len(blad.sleutel) if set(voorop) == set(blad.sleutel) else 0
