"""Help while typing: drop-downs, bounds, and a colour on cells that are missing or there twice."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.workbook.schema import BLADEN, Blad, Celtype, Kolom, Soort
from allocator.workbook.template.content import Rij
from allocator.workbook.template.looks import Opmaak
from allocator.workbook.wording import soort_in_woorden, verwijzing_in_woorden

LAATSTE_RIJ = 50_000
"""The last row, counted from 0, to which drop-downs and colours reach: well over the posts of any city."""

_HEEL = {Soort.EURO, Soort.GEHEEL}
_DECIMAAL = {Soort.FTE, Soort.GETAL, Soort.PERCENT}
_VERST = 10**12
_EERSTE_DAG, _LAATSTE_DAG = date(1990, 1, 1), date(2199, 12, 31)
_LANGSTE_MELDING = 255

type _Regels = dict[str, Any]


def noem_lijsten(book: Workbook, blad: Blad) -> None:
    """Name the filled cells of each column that other sheets refer to: the source of their drop-downs."""
    velden = {k.verwijst[1] for b in BLADEN for k in b.kolommen if k.verwijst and k.verwijst[0] == blad.naam}
    for plaats, kolom in enumerate(blad.kolommen):
        if kolom.veld in velden:
            letter = xl_col_to_name(plaats)
            sheet = "'" + blad.naam.replace("'", "''") + "'"
            alles = f"{sheet}!${letter}$2:${letter}${LAATSTE_RIJ + 1}"
            gevuld = f"{sheet}!${letter}$2:INDEX({alles},MAX(1,COUNTA({alles})))"
            book.define_name(_lijstnaam(blad.naam, kolom.veld), f"={gevuld}")


def _lijstnaam(blad: str, veld: str) -> str:
    return f"lijst_{blad.replace("'", '')}_{veld}"


def help_bij_kolommen(sheet: Worksheet, opmaak: Opmaak, blad: Blad) -> None:
    """Help with each column of a sheet, down to rows that are still empty."""
    mis = opmaak.mis
    for plaats, kolom in enumerate(blad.kolommen):
        regels = _van_kolom(blad, kolom)
        if regels:
            sheet.data_validation(1, plaats, LAATSTE_RIJ, plaats, regels)
        if (kolom.veld,) in blad.uniek:
            sheet.conditional_format(1, plaats, LAATSTE_RIJ, plaats, {"type": "duplicate", "format": mis})
        if kolom.verplicht:
            leeg = _leeg_in_gevulde_rij(plaats, len(blad.kolommen))
            sheet.conditional_format(
                1, plaats, LAATSTE_RIJ, plaats, {"type": "formula", "criteria": leeg, "format": mis}
            )


def _leeg_in_gevulde_rij(plaats: int, aantal: int) -> str:
    eerste, laatste = "$A2", xl_rowcol_to_cell(1, aantal - 1, col_abs=True)
    cel = xl_rowcol_to_cell(1, plaats, col_abs=True)
    return f"=AND(ISBLANK({cel}),COUNTA({eerste}:{laatste})>0)"


def help_bij_regels(sheet: Worksheet, opmaak: Opmaak, rijen: Sequence[Rij]) -> None:
    """Help with the column `waarde` of Scenario or Spelregels, where each row has a type of its own."""
    for nummer, rij in enumerate(rijen, start=1):
        if rij.regel is None:
            continue
        regels = _van_type(rij.regel.type)
        if regels:
            sheet.data_validation(nummer, 1, nummer, 1, regels)
        if rij.regel.verplicht:
            sheet.conditional_format(nummer, 1, nummer, 1, {"type": "blanks", "format": opmaak.mis})


def _van_kolom(blad: Blad, kolom: Kolom) -> _Regels | None:
    """Return the data validation of a column, as XlsxWriter takes it; None when anything may be typed."""
    if kolom.verwijst:
        return _van_verwijzing(kolom)
    if blad.naam == "Opties" and kolom.veld == "blad":
        namen = [b.naam for b in BLADEN if b is not blad]
        return _lijst(namen, "Een optie verandert een blad van deze werkmap: kies het uit de lijst.")
    return _van_type(kolom.type)


def _van_verwijzing(kolom: Kolom) -> _Regels:
    assert kolom.verwijst is not None
    naam, veld = kolom.verwijst
    return {
        "validate": "list",
        "source": f"={_lijstnaam(naam, veld)}",
        "error_type": "warning",  # one may fill in the other sheet later
        "error_title": "Nog niet bekend",
        "error_message": f"Dit staat nog niet op het blad {verwijzing_in_woorden(kolom)}.",
        "show_error": kolom.type.soort is not Soort.WIJKAANDELEN,  # which may name several
    }


def _van_type(celtype: Celtype) -> _Regels | None:
    melding = f"Hier hoort: {soort_in_woorden(celtype)}."
    if celtype.keuzes is not None:
        return _lijst([k.value for k in celtype.keuzes], melding)
    if celtype.soort is Soort.JA_NEE:
        return _lijst(["ja", "nee"], melding)
    if celtype.soort is Soort.JA_NEE_PERCENT:
        return {**_lijst(["ja", "nee"], melding), "show_error": False}  # a percentage is right too
    if celtype.soort is Soort.DATUM:
        return _tussen("date", _EERSTE_DAG, _LAATSTE_DAG, melding)
    if celtype.soort in _HEEL | _DECIMAAL:
        laagste = -_VERST if celtype.minimum is None else celtype.minimum
        hoogste = _VERST if celtype.maximum is None else celtype.maximum
        return _tussen("integer" if celtype.soort in _HEEL else "decimal", laagste, hoogste, melding)
    return None


def _lijst(keuzes: Sequence[str], melding: str) -> _Regels:
    return {"validate": "list", "source": list(keuzes), **_fout(melding)}


def _tussen(soort: str, laagste: object, hoogste: object, melding: str) -> _Regels:
    return {"validate": soort, "criteria": "between", "minimum": laagste, "maximum": hoogste, **_fout(melding)}


def _fout(melding: str) -> _Regels:
    return {"error_title": "Dat kan hier niet", "error_message": melding[:_LANGSTE_MELDING]}
