"""Write the sheets that an import leaves in a scenario: Importprofielen, and Aansluiting with the proof in formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.begroting.aansluiting import FOUT, GOED, Totaalregel
from allocator.begroting.scenarioblad import Scenarioblad, getal
from allocator.workbook.importprofielen import (
    AANSLUITING,
    AANSLUITING_TITEL,
    BLAD,
    KOPPEN,
    Profiel,
    Profielregel,
    is_van_import,
)
from allocator.workbook.package import Sheet
from allocator.workbook.palette import ACCENT, GRIJS, LETTERTYPE, LIJN, SIGNAAL, WIT
from allocator.workbook.problems import Invoerfouten, Melding
from allocator.workbook.sheets import Bladen
from allocator.workbook.stored import Rij, kolomletters

_EURO = '#,##0;-#,##0;"–"'
_FTE = '#,##0.00;-#,##0.00;"–"'
_BREEDTES_PROFIEL = (12, 12, 34, 90)
_BREEDTES = (14, 40, 24, 16, 16, 14, 11, 12)
_TOTAALKOPPEN = ("Dienst", "Totaal", "Cel", "Gedrukt", "Berekend", "Verschil", "Klopt", "Soort")
_GETALKOLOMMEN = (3, 4, 5)
_EERSTE_RIJ = 4
"""Of the proof per dienst, counted from 0: under a title, a sentence, an empty row and the heads."""


@dataclass(frozen=True)
class _Opmaak:
    """The formats of the two sheets."""

    titel: Format
    uitleg: Format
    kop: Format
    getalkop: Format
    tekst: Format
    euro: Format
    fte: Format
    oordeel: Format

    @classmethod
    def van(cls, book: Workbook) -> _Opmaak:
        def formaat(**eigen: Any) -> Format:
            return book.add_format({"font_name": LETTERTYPE, "font_size": 10, "valign": "top", **eigen})

        lijn = {"bottom": 1, "bottom_color": LIJN}
        return cls(
            titel=formaat(bold=True, font_size=18, font_color=ACCENT),
            uitleg=formaat(font_color=GRIJS),
            kop=formaat(bold=True, font_color=WIT, bg_color=ACCENT, text_wrap=True),
            getalkop=formaat(bold=True, font_color=WIT, bg_color=ACCENT, text_wrap=True, align="right"),
            tekst=formaat(text_wrap=True, **lijn),
            euro=formaat(num_format=_EURO, **lijn),
            fte=formaat(num_format=_FTE, **lijn),
            oordeel=formaat(align="center", **lijn),
        )


def profielblad(profielen: Sequence[Profiel]) -> Sheet:
    """Return the sheet Importprofielen."""
    return Sheet(BLAD, partial(_schrijf_profielen, profielen=profielen))


def _schrijf_profielen(book: Workbook, sheet: Worksheet, profielen: Sequence[Profiel]) -> None:
    opmaak = _Opmaak.van(book)
    for plaats, (kop, breedte) in enumerate(zip(KOPPEN, _BREEDTES_PROFIEL, strict=True)):
        sheet.set_column(plaats, plaats, breedte)
        sheet.write_string(0, plaats, kop, opmaak.kop)
    rij = 1
    for profiel in profielen:
        for regel, waarde in profiel.regels.items():
            for plaats, tekst in enumerate((profiel.dienst, profiel.soort, regel, waarde)):
                sheet.write_string(rij, plaats, tekst, opmaak.tekst)
            rij += 1
    sheet.freeze_panes(1, 0)
    _zet_pagina(sheet)


@dataclass(frozen=True, slots=True)
class _Maat:
    """What is proven per dienst: regel of the profile, column of Begroting, and the kind of file it comes from."""

    regel: Profielregel
    veld: str
    soort: str
    naam: str


_MATEN = (
    _Maat(Profielregel.LASTEN, "lasten", "begroting", "lasten"),
    _Maat(Profielregel.BATEN, "baten", "begroting", "baten"),
    _Maat(Profielregel.FTE, "fte", "begroting", "fte"),
    _Maat(Profielregel.FTE, "fte", "formatie", "fte"),
)


def aansluitblad(profielen: Sequence[Profiel], begroting: Scenarioblad, totalen: Sequence[Totaalregel]) -> Sheet:
    """Return the sheet Aansluiting: per dienst the sums of the file against Begroting, and every printed total."""
    return Sheet(AANSLUITING, partial(_schrijf_aansluiting, profielen=profielen, begroting=begroting, totalen=totalen))


def _schrijf_aansluiting(
    book: Workbook,
    sheet: Worksheet,
    profielen: Sequence[Profiel],
    begroting: Scenarioblad,
    totalen: Sequence[Totaalregel],
) -> None:
    opmaak = _Opmaak.van(book)
    for plaats, breedte in enumerate(_BREEDTES):
        sheet.set_column(plaats, plaats, breedte)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, AANSLUITING_TITEL, opmaak.titel)
    sheet.write_string(1, 0, "Levende formules over Begroting. Elk verschil hoort 0 te zijn.", opmaak.uitleg)
    _schrijf_koppen(
        sheet, opmaak, _EERSTE_RIJ - 1, ("Dienst", "Bestand", "Wat", "In bestand", "In Begroting", "Verschil", "Klopt")
    )
    rij = _EERSTE_RIJ
    for profiel in profielen:
        for maat in _MATEN:
            if maat.soort == profiel.soort and maat.regel in profiel.regels:
                _schrijf_bewijs(sheet, opmaak, rij, profiel, maat, begroting)
                rij += 1
    rij += 2
    sheet.write_string(
        rij - 1, 0, "Elk totaal in de bestanden, en de som van de regels erboven of eronder", opmaak.uitleg
    )
    _schrijf_koppen(sheet, opmaak, rij, _TOTAALKOPPEN)
    for totaal in totalen:
        rij += 1
        _schrijf_totaal(sheet, opmaak, rij, totaal)
    for reden in (p for p in profielen if Profielregel.VERSCHIL in p.regels):
        rij += 1
        zin = f"{reden.dienst}: ondanks verschillen ingelezen. Reden: {reden.regels[Profielregel.VERSCHIL]}"
        sheet.write_string(rij + 1, 0, zin, opmaak.uitleg)
    sheet.set_tab_color(ACCENT)
    sheet.hide_gridlines(2)
    fout = book.add_format({"font_color": SIGNAAL, "bold": True})
    sheet.conditional_format(_EERSTE_RIJ, 6, max(rij, _EERSTE_RIJ), 6, _markeer(fout))
    _zet_pagina(sheet)


def _markeer(formaat: Format) -> dict[str, Any]:
    return {"type": "cell", "criteria": "==", "value": f'"{FOUT}"', "format": formaat}


def _schrijf_koppen(sheet: Worksheet, opmaak: _Opmaak, rij: int, koppen: Sequence[str]) -> None:
    for plaats, kop in enumerate(koppen):
        sheet.write_string(rij, plaats, kop, opmaak.getalkop if plaats in _GETALKOLOMMEN else opmaak.kop)


def _schrijf_bewijs(
    sheet: Worksheet, opmaak: _Opmaak, rij: int, profiel: Profiel, maat: _Maat, begroting: Scenarioblad
) -> None:
    """Write one line: the sum of the file, SUMIFS over Begroting, and their difference."""
    getalvorm = opmaak.fte if maat.veld == "fte" else opmaak.euro
    in_bestand = profiel.getal(maat.regel)
    velden = [k.veld for k in begroting.kolommen]
    som = sum((getal(rij.get(maat.veld)) for rij in begroting.van_dienst(profiel.dienst)), Decimal(0))
    sheet.write_string(rij, 0, profiel.dienst, opmaak.tekst)
    sheet.write_string(rij, 1, profiel.regels.get(Profielregel.BESTAND, ""), opmaak.tekst)
    sheet.write_string(rij, 2, maat.naam, opmaak.tekst)
    sheet.write_number(rij, 3, in_bestand, getalvorm)
    if maat.veld in velden:
        waar = {v: _hele_kolom(begroting.naam, velden.index(v) + 1) for v in (maat.veld, "dienst")}
        formule = f'=SUMIFS({waar[maat.veld]},{waar["dienst"]},"="&A{rij + 1})'
        sheet.write_formula(rij, 4, formule, getalvorm, float(som))
    else:
        sheet.write_number(rij, 4, 0, getalvorm)
    verschil = round(in_bestand - som, 2)
    sheet.write_formula(rij, 5, f"=ROUND(D{rij + 1}-E{rij + 1},2)", getalvorm, float(verschil))
    _schrijf_oordeel(sheet, opmaak, rij, goed=verschil == 0)


def _schrijf_totaal(sheet: Worksheet, opmaak: _Opmaak, rij: int, totaal: Totaalregel) -> None:
    sheet.write_string(rij, 0, totaal.dienst, opmaak.tekst)
    sheet.write_string(rij, 1, totaal.wat, opmaak.tekst)
    sheet.write_string(rij, 2, f"{totaal.blad}!{totaal.cel}", opmaak.tekst)
    vorm = opmaak.fte if totaal.is_fte else opmaak.euro
    sheet.write_number(rij, 3, totaal.gedrukt, vorm)
    sheet.write_number(rij, 4, totaal.berekend, vorm)
    sheet.write_formula(rij, 5, f"=ROUND(D{rij + 1}-E{rij + 1},2)", vorm, float(totaal.gedrukt - totaal.berekend))
    sheet.write_string(rij, 6, totaal.oordeel, opmaak.oordeel)
    sheet.write_string(rij, 7, totaal.soort, opmaak.tekst)


def _schrijf_oordeel(sheet: Worksheet, opmaak: _Opmaak, rij: int, *, goed: bool) -> None:
    formule = f'=IF(F{rij + 1}=0,"{GOED}","{FOUT}")'
    sheet.write_formula(rij, 6, formule, opmaak.oordeel, GOED if goed else FOUT)


def _hele_kolom(bladnaam: str, nummer: int) -> str:
    letter = kolomletters(nummer)
    naam = bladnaam.replace("'", "''")
    return f"'{naam}'!${letter}:${letter}"


def _zet_pagina(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def lees_totalen(bladen: Bladen) -> tuple[Totaalregel, ...]:
    """Return the printed totals that earlier imports left on Aansluiting.

    Raises:
        Invoerfouten: there is a sheet of that name which no import wrote.
    """
    tabblad = bladen.tabblad(AANSLUITING)
    if tabblad is None:
        return ()
    if not is_van_import(bladen, tabblad):
        melding = "Dit blad heeft een naam die het inlezen zelf nodig heeft."
        raise Invoerfouten([Melding(tabblad.naam, None, None, melding, "Geef het blad een andere naam.")])
    rijen = bladen.cellen(tabblad).rijen
    begin = next((i for i, rij in enumerate(rijen) if rij.waarden.get(2) == "Totaal"), len(rijen))
    return tuple(_lees_totaal(rij) for rij in rijen[begin + 1 :] if len(rij.waarden) == len(_TOTAALKOPPEN))


def _lees_totaal(rij: Rij) -> Totaalregel:
    dienst, wat, plek, gedrukt, berekend, _, oordeel, soort = (rij.waarden[k] for k in range(1, len(_TOTAALKOPPEN) + 1))
    blad, _, cel = str(plek).rpartition("!")
    is_fte = str(wat).endswith(("(fte)", "(bezetting)"))
    return Totaalregel(
        str(dienst),
        blad,
        cel,
        str(wat),
        Decimal(str(gedrukt)),
        Decimal(str(berekend)),
        str(oordeel),
        is_fte,
        str(soort),
    )
