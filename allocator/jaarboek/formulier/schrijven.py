"""Draw the form: one A4, white boxes on a light ground, with drop-downs and a score that is worked out as one fills in.

Only the boxes can be typed in (protection without a password). What may be chosen is on a hidden sheet beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.jaarboek.formulier import maatlat, velden
from allocator.jaarboek.formulier.lijsten import Keuzelijsten
from allocator.jaarboek.formulier.maatlat import Antwoord
from allocator.jaarboek.formulier.velden import Veld
from allocator.workbook.atomic import atomic_write
from allocator.workbook.palette import ACCENT, ACCENT_LICHT, GRIJS, INKT, LETTERTYPE, LIJN, WIT
from allocator.workbook.schema.cells import Soort

_A4 = 9
_BREEDTES = (2, 24, 30, 9, 40, 2)
_RIJ, _REGEL = 24, 14.5
_EERSTE_DAG, _LAATSTE_DAG = date(1990, 1, 1), date(2199, 12, 31)
_NOTATIE = {Soort.EURO: '"€ "#,##0', Soort.DATUM: "d mmmm yyyy", Soort.PERCENT: "0 %", Soort.GEHEEL: '#,##0" uur"'}

UITLEG = (
    "Eén formulier per initiatief. Vul de witte vakken in; alleen wat een * heeft, moet. "
    "Het antwoord komt als een tweede formulier naast dit bestand te staan."
)
MAATLATUITLEG = (
    "Hoe sterk draagt het initiatief bij? De best gediende wijkambitie telt; wat geen ambitie en geen beleid dient, "
    "krijgt een 0."
)


def schrijf_formulier(lijsten: Keuzelijsten, doel: Path) -> None:
    """Write an empty form at `doel`; whole or not at all."""
    inhoud = BytesIO()
    opties = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(inhoud, opties) as book:
        sheet = book.add_worksheet(velden.FORMULIER)
        bronnen = _Bronnen(book, lijsten)
        _Tekenaar(book, sheet, lijsten, bronnen).teken()
        sheet.activate()
    with atomic_write(doel) as bestand:
        bestand.write(inhoud.getvalue())


class _Bronnen:
    """The hidden sheet with everything that can be chosen; `bereik` says where each list is."""

    def __init__(self, book: Workbook, lijsten: Keuzelijsten) -> None:
        sheet = book.add_worksheet(velden.LIJSTEN)
        sheet.hide()
        merk = (velden.KENMERK, velden.VERSIE, lijsten.stad, lijsten.jaar)
        for nummer, waarde in enumerate(merk):
            sheet.write(nummer, 0, waarde)
        kolommen = {
            "wijken": tuple(lijsten.wijken.values()),
            "themas": lijsten.themas,
            "diensten": tuple(lijsten.diensten),
            "programmas": tuple(lijsten.programmas),
            "dienstnamen": tuple(lijsten.diensten.values()),
            "programmanamen": tuple(lijsten.programmas.values()),
        }
        for nummer in range(lijsten.meeste_ambities):
            kolommen[f"ambities {nummer + 1}"] = tuple(
                _nummer(lijsten.ambities.get(wijk, ()), nummer) for wijk in lijsten.wijken
            )
        self.bereik: dict[str, str] = {}
        for plaats, (naam, waarden) in enumerate(kolommen.items(), start=1):
            sheet.write_column(0, plaats, waarden)
            if waarden:
                letter = xl_col_to_name(plaats)
                self.bereik[naam] = f"{velden.LIJSTEN}!${letter}$1:${letter}${len(waarden)}"


def _nummer(namen: Sequence[str], nummer: int) -> str:
    return namen[nummer] if nummer < len(namen) else ""


class _Tekenaar:
    """Draws the form from top to bottom; `rij` (from 0) is where the next line comes."""

    def __init__(self, book: Workbook, sheet: Worksheet, lijsten: Keuzelijsten, bronnen: _Bronnen) -> None:
        self._book, self._sheet, self._lijsten, self._bronnen = book, sheet, lijsten, bronnen
        self._formaten: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._rij = 0
        self._vakken: dict[str, str] = {}
        """Field → the address of its box."""

    def teken(self) -> None:
        """Draw everything."""
        self._stel_in()
        self._titel()
        self._deel("1", "Het initiatief")
        for veld in velden.INITIATIEF:
            self._regel(veld)
        self._deel("2", "Wat er nodig is")
        for veld in velden.NODIG:
            self._regel(veld)
        self._deel("3", "De maatlat: in te vullen door het wijkbureau", MAATLATUITLEG)
        self._maatlat()
        self._lucht(8)
        self._sheet.print_area(0, 0, self._rij - 1, len(_BREEDTES) - 1)

    def _stel_in(self) -> None:
        sheet = self._sheet
        sheet.hide_gridlines(2)
        sheet.set_tab_color(ACCENT)
        sheet.set_paper(_A4)
        sheet.set_portrait()
        sheet.center_horizontally()
        sheet.set_margins(left=0.4, right=0.4, top=0.45, bottom=0.55)
        sheet.fit_to_pages(1, 1)
        sheet.set_footer("&L&9&F&R&9Indiener: persoonsgegeven, niet verder verspreiden")
        sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})
        for plaats, breedte in enumerate(_BREEDTES):
            sheet.set_column(plaats, plaats, breedte, self._vorm())

    def _vorm(self, **eigenschappen: Any) -> Format:
        """Return the format with these properties on the light ground of the form."""
        basis = {"font_name": LETTERTYPE, "font_size": 10, "font_color": INKT, "bg_color": ACCENT_LICHT}
        samen = {**basis, "valign": "vcenter", **eigenschappen}
        sleutel = tuple(sorted(samen.items()))
        if sleutel not in self._formaten:
            self._formaten[sleutel] = self._book.add_format(samen)
        return self._formaten[sleutel]

    def _vak(self, **eigenschappen: Any) -> Format:
        return self._vorm(
            bg_color=WIT, border=1, border_color=LIJN, locked=False, align="left", indent=1, **eigenschappen
        )

    def _nieuwe_rij(self, hoogte: float, kleur: str = ACCENT_LICHT) -> int:
        self._sheet.set_row(self._rij, hoogte, self._vorm(bg_color=WIT))
        for plaats in range(len(_BREEDTES)):
            self._sheet.write_blank(self._rij, plaats, None, self._vorm(bg_color=kleur))
        self._rij += 1
        return self._rij - 1

    def _lucht(self, hoogte: float) -> None:
        self._nieuwe_rij(hoogte)

    def _titel(self) -> None:
        rij = self._nieuwe_rij(34, ACCENT)
        titel = self._vorm(font_size=20, bold=True, font_color=WIT, bg_color=ACCENT)
        self._sheet.write_string(rij, 1, "Aanvraag voor geld of uren", titel)
        waar = self._vorm(font_size=11, font_color=WIT, bg_color=ACCENT, align="right")
        self._sheet.write_string(rij, 4, self._lijsten.stad, waar)
        rij = self._nieuwe_rij(32)
        uitleg = self._vorm(font_color=GRIJS, text_wrap=True)
        self._sheet.merge_range(rij, 1, rij, 4, UITLEG, uitleg)

    def _deel(self, nummer: str, titel: str, uitleg: str = "") -> None:
        self._lucht(8)
        rij = self._nieuwe_rij(22)
        kop = self._vorm(bold=True, font_size=12, font_color=ACCENT, bottom=2, bottom_color=ACCENT)
        self._sheet.merge_range(rij, 1, rij, 4, f"{nummer}.  {titel}", kop)
        self._lucht(4)
        if uitleg:
            rij = self._nieuwe_rij(28)
            self._sheet.merge_range(rij, 1, rij, 4, uitleg, self._vorm(font_color=GRIJS, text_wrap=True))

    def _regel(self, veld: Veld) -> None:
        """Draw a label, its box and a word of help."""
        rij = self._nieuwe_rij(max(_RIJ, veld.hoog * _REGEL + 4))
        self._label(rij, veld)
        vorm = self._vak(
            num_format=_NOTATIE.get(veld.type.soort, "General"),
            text_wrap=veld.hoog > 1,
            **({"valign": "top"} if veld.hoog > 1 else {}),
        )
        kolom = velden.VAKKOLOM - 1
        if veld.naam in velden.WIJKVELDEN:
            self._sheet.write_blank(rij, kolom, None, vorm)
            self._sheet.write_blank(rij, kolom + 1, None, self._vak(num_format="0 %"))
            self._sheet.data_validation(rij, kolom + 1, rij, kolom + 1, _AANDEELREGELS)
        elif veld.hoog > 1:
            self._sheet.merge_range(rij, kolom, rij, velden.HULPKOLOM - 1, None, vorm)
        else:
            self._sheet.merge_range(rij, kolom, rij, kolom + 1, None, vorm)
        if veld.hoog == 1:
            self._hulp(rij, veld)
        self._vakken[veld.naam] = _adres(rij)
        if regels := self._regels(veld):
            self._sheet.data_validation(rij, kolom, rij, kolom, regels)

    def _label(self, rij: int, veld: Veld) -> None:
        label = f"{veld.label} *" if veld.verplicht else veld.label
        vorm = self._vorm(bold=veld.verplicht, **({"valign": "top"} if veld.hoog > 1 else {}))
        self._sheet.write_string(rij, velden.LABELKOLOM - 1, label, vorm)

    def _hulp(self, rij: int, veld: Veld) -> None:
        """Write the help; of a code that was chosen it becomes the name."""
        vorm = self._vorm(font_color=GRIJS, font_size=9, indent=1)
        plaats = velden.HULPKOLOM - 1
        namen = self._bronnen.bereik.get({"dienst": "dienstnamen", "programma": "programmanamen"}.get(veld.naam, ""))
        if namen is None:
            self._sheet.write_string(rij, plaats, veld.hulp, vorm)
            return
        vak = _adres(rij)
        codes = self._bronnen.bereik[veld.lijst]
        hulp = veld.hulp.replace('"', '""')
        formule = f'=IF({vak}="","{hulp}",IFERROR(INDEX({namen},MATCH({vak},{codes},0)),""))'
        self._sheet.write_formula(rij, plaats, formule, vorm, veld.hulp)

    def _regels(self, veld: Veld) -> dict[str, Any] | None:
        """Return the data validation of a box."""
        if veld.lijst:
            bereik = self._bronnen.bereik.get(veld.lijst)
            los = veld.lijst == "themas"
            melding = {"error_title": "Niet in de lijst", "error_message": "Kies uit de lijst.", "show_error": not los}
            return {"validate": "list", "source": f"={bereik}", **melding} if bereik else None
        if veld.type.keuzes is not None:
            return _keuzeregels([k.value for k in veld.type.keuzes])
        match veld.type.soort:
            case Soort.JA_NEE:
                return _keuzeregels(["ja", "nee"])
            case Soort.DATUM:
                grenzen = {"minimum": _EERSTE_DAG, "maximum": _LAATSTE_DAG}
                return {
                    "validate": "date",
                    "criteria": "between",
                    **grenzen,
                    **_fout("Vul een datum in, zoals 1-7-2011."),
                }
            case Soort.EURO | Soort.GEHEEL:
                melding = _fout("Vul een heel getal in, zonder punten of komma's.")
                return {"validate": "integer", "criteria": ">=", "value": 0, **melding}
        return None

    def _maatlat(self) -> None:
        """Draw the questions, and under them the score as it follows from the answers."""
        ambities = [self._ambitie(nummer + 1) for nummer in range(self._lijsten.meeste_ambities)]
        stad = {vraag.naam: self._vraag(vraag.naam, vraag.vraag) for vraag in maatlat.STADSVRAGEN}
        self._regel(velden.DOOR)
        rij = self._nieuwe_rij(26)
        self._sheet.write_string(rij, velden.LABELKOLOM - 1, "Score (0 tot 10)", self._vorm(bold=True, font_size=12))
        vorm = self._vorm(bold=True, font_size=15, font_color=ACCENT, num_format="0.0", align="left", indent=1)
        self._sheet.write_formula(rij, velden.VAKKOLOM - 1, _scoreformule(ambities, stad), vorm, "")
        hulp = self._vorm(font_color=GRIJS, font_size=9, indent=1)
        self._sheet.write_string(rij, velden.HULPKOLOM - 1, "Volgt uit de antwoorden hierboven.", hulp)

    def _ambitie(self, nummer: int) -> str:
        """Draw the line of a wijkambitie, which shows the one of the wijk that was chosen."""
        namen, wijken = self._bronnen.bereik.get(f"ambities {nummer}"), self._bronnen.bereik.get("wijken")
        formule = None
        if namen and wijken:
            formule = f'=IFERROR(INDEX({namen},MATCH({self._vakken["wijk"]},{wijken},0))&"","")'
        return self._vraag(velden.ambitielabel(nummer), "", formule)

    def _vraag(self, label: str, tekst: str, formule: str | None = None) -> str:
        """Draw a question with its box in the second column of boxes; return the address of the box."""
        rij = self._nieuwe_rij(_RIJ)
        self._sheet.write_string(rij, velden.LABELKOLOM - 1, label, self._vorm())
        self._sheet.write_blank(rij, velden.VAKKOLOM - 1, None, self._vak())
        self._sheet.data_validation(
            rij, velden.VAKKOLOM - 1, rij, velden.VAKKOLOM - 1, _keuzeregels([a.value for a in Antwoord])
        )
        vorm = self._vorm(font_color=INKT, indent=1)
        if formule is None:
            self._sheet.merge_range(rij, velden.TWEEDE_VAKKOLOM - 1, rij, velden.HULPKOLOM - 1, tekst, vorm)
        else:
            self._sheet.merge_range(rij, velden.TWEEDE_VAKKOLOM - 1, rij, velden.HULPKOLOM - 1, None, vorm)
            self._sheet.write_formula(rij, velden.TWEEDE_VAKKOLOM - 1, formule, vorm, "")
        return _adres(rij)


def _adres(rij: int) -> str:
    """Return the address of the box of a row, as a formula writes it."""
    return str(xl_rowcol_to_cell(rij, velden.VAKKOLOM - 1, row_abs=True, col_abs=True))


def _scoreformule(ambities: Sequence[str], stad: dict[str, str]) -> str:
    """Return the formula of :func:`maatlat.score_duizendsten`, as a grade."""

    def punten(vak: str, sterk_duizendsten: int) -> str:
        vol = f"{sterk_duizendsten / 1000:g}"
        half = f"{sterk_duizendsten / 2000:g}"
        return f'IF({vak}="{Antwoord.STERK}",{vol},IF({vak}="{Antwoord.DEELS}",{half},0))'

    ambitie = f"MAX({','.join(punten(vak, maatlat.AMBITIE_DUIZENDSTEN) for vak in ambities)})"
    beleid = punten(stad[maatlat.BELEID.naam], maatlat.BELEID.sterk_duizendsten)
    overig = "+".join(punten(stad[v.naam], v.sterk_duizendsten) for v in maatlat.OVERIG)
    leeg = f"COUNTA({','.join([*ambities, *stad.values()])})=0"
    return f'=IF({leeg},"",IF({ambitie}+{beleid}=0,0,{ambitie}+{beleid}+{overig}))'


def _keuzeregels(keuzes: Sequence[str]) -> dict[str, Any]:
    return {"validate": "list", "source": list(keuzes), **_fout(f"Kies uit: {', '.join(keuzes)}.")}


def _fout(melding: str) -> dict[str, Any]:
    return {"error_title": "Dat kan hier niet", "error_message": melding}


_AANDEELREGELS = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": 0,
    "maximum": 1,
    **_fout("Vul het aandeel van deze wijk in, zoals 50 %."),
}
