"""The answer form: one A4 in Excel beside each request, with the advies in words."""

from __future__ import annotations

import math
from io import BytesIO
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.report.excel.stijl import Stijl
from allocator.report.jaar.antwoord import Antwoord
from allocator.report.zinnen import CONCEPT, datum
from allocator.workbook.atomic import atomic_write
from allocator.workbook.palette import ACCENT, ACCENT_LICHT, GOUD, GRIJS, INKT, LIJN, SIGNAAL, WIT
from allocator_models.jaar import Uitkomst

BLAD = "Antwoord"
KLEUR = {Uitkomst.TOEKENNEN: ACCENT, Uitkomst.WACHTEN: GOUD, Uitkomst.WEIGEREN: SIGNAAL}
_A4 = 9
_LABEL, _TEKST = 20, 66
_TEKENS_PER_REGEL, _PUNTEN_PER_REGEL = 72, 15.5

UITLEG = "Dit is een advies. Het wordt pas een besluit als degene die mag beslissen, dat heeft genomen."


def schrijf_antwoord(antwoord: Antwoord, stad: str, doel: Path) -> None:
    """Write the answer at `doel`; whole or not at all."""
    inhoud = BytesIO()
    opties = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(inhoud, opties) as book:
        _Tekenaar(book, book.add_worksheet(BLAD)).teken(antwoord, stad)
    with atomic_write(doel) as bestand:
        bestand.write(inhoud.getvalue())


class _Tekenaar:
    """Draws from top to bottom; `rij` (from 0) is where the next line comes."""

    def __init__(self, book: Workbook, sheet: Worksheet) -> None:
        self._stijl, self._sheet = Stijl(book), sheet
        self._rij = 0

    def teken(self, antwoord: Antwoord, stad: str) -> None:
        """Draw everything."""
        self._stel_in()
        self._band(f"{stad}: antwoord op aanvraag {antwoord.nummer}")
        self._advies(antwoord)
        self._kop("De aanvraag")
        self._regel("Initiatief", antwoord.naam)
        self._regel("Wijk", antwoord.wijk)
        self._regel("Binnengekomen op", datum(antwoord.binnengekomen))
        self._regel("Gevraagd", antwoord.gevraagd)
        self._regel("Score op de maatlat", antwoord.score)
        self._kop("Het advies")
        for nummer, reden in enumerate(antwoord.redenen):
            self._regel("" if nummer else "Waarom", reden)
        self._regel("Wat wel kan", antwoord.wat_wel)
        for nummer, pot in enumerate(antwoord.potten):
            self._regel("" if nummer else "Betaald uit", pot)
        for nummer, zin in enumerate(antwoord.verplaatsingen):
            self._regel("" if nummer else "Verplaatsen", zin)
        self._kop("Hoe het verder gaat")
        self._regel("Wie beslist", antwoord.beslisser)
        self._regel("Wanneer", antwoord.termijn)
        self._regel("Niet mee eens?", antwoord.naar_wie)
        self._slot(antwoord)

    def _stel_in(self) -> None:
        sheet = self._sheet
        sheet.hide_gridlines(2)
        sheet.set_paper(_A4)
        sheet.set_portrait()
        sheet.center_horizontally()
        sheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 1)
        sheet.set_footer(f"&L&9{CONCEPT}&R&9&F")
        for plaats, breedte in enumerate((2, _LABEL, _TEKST, 2)):
            sheet.set_column(plaats, plaats, breedte)

    def _volgende(self, hoogte: float) -> int:
        self._sheet.set_row(self._rij, hoogte)
        self._rij += 1
        return self._rij - 1

    def _vlak(self, hoogte: float, kleur: str) -> int:
        rij = self._volgende(hoogte)
        for plaats in range(4):
            self._sheet.write_blank(rij, plaats, None, self._stijl.formaat(bg_color=kleur))
        return rij

    def _band(self, titel: str) -> None:
        rij = self._vlak(34, ACCENT_LICHT)
        vorm = self._stijl.formaat(font_size=17, bold=True, font_color=ACCENT, bg_color=ACCENT_LICHT, valign="vcenter")
        self._sheet.merge_range(rij, 1, rij, 2, titel, vorm)

    def _advies(self, antwoord: Antwoord) -> None:
        """Draw the advies itself, in the colour of its outcome and in words."""
        kleur = KLEUR[antwoord.uitkomst]
        rij = self._vlak(40, kleur)
        letter = INKT if kleur == GOUD else WIT  # white on gold is hard to read
        vorm = self._stijl.formaat(font_size=15, bold=True, font_color=letter, bg_color=kleur, valign="vcenter")
        self._sheet.merge_range(rij, 1, rij, 2, f"Advies: {antwoord.kop}", vorm)
        rij = self._volgende(24)
        self._sheet.merge_range(rij, 1, rij, 2, UITLEG, self._stijl.formaat(font_color=GRIJS, valign="vcenter"))

    def _kop(self, tekst: str) -> None:
        self._volgende(8)
        rij = self._volgende(22)
        vorm = self._stijl.formaat(bold=True, font_size=12, font_color=ACCENT, bottom=2, bottom_color=ACCENT)
        self._sheet.merge_range(rij, 1, rij, 2, tekst, vorm)

    def _regel(self, label: str, tekst: str) -> None:
        """Draw a line, high enough for its text; nothing when there is no text."""
        if not tekst:
            return
        rij = self._volgende(math.ceil(len(tekst) / _TEKENS_PER_REGEL) * _PUNTEN_PER_REGEL + 6)
        lijn = {"bottom": 1, "bottom_color": LIJN}
        self._sheet.write_string(rij, 1, label, self._stijl.formaat(font_size=11, font_color=GRIJS, **lijn))
        self._sheet.write_string(rij, 2, tekst, self._stijl.formaat(font_size=11, text_wrap=True, **lijn))

    def _slot(self, antwoord: Antwoord) -> None:
        self._volgende(10)
        rij = self._volgende(18)
        tekst = f"{CONCEPT}. Advies van {datum(antwoord.datum)}."
        self._sheet.merge_range(rij, 1, rij, 2, tekst, self._stijl.concept)
        self._sheet.print_area(0, 0, self._rij, 3)
