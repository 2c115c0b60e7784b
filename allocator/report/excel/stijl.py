"""The look of every sheet: one accent colour, one signal colour, greys, and a number format per kind of column."""

from __future__ import annotations

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from allocator.report.tabel import Soort
from allocator.workbook.palette import ACCENT, ACCENT_LICHT, GRIJS, INKT, LETTERTYPE, LIJN, SIGNAAL

GETALNOTATIE = {
    Soort.EURO: '#,##0;-#,##0;"–"',
    Soort.EURO_CENT: '#,##0.00;-#,##0.00;"–"',
    Soort.DUIZEND: '#,##0;-#,##0;"–"',
    Soort.FTE: '#,##0.00;-#,##0.00;"–"',
    Soort.SCORE: "#,##0.0##",
    Soort.UREN: '#,##0;-#,##0;"–"',
    Soort.AANTAL: '#,##0;-#,##0;"–"',
    Soort.GETAL: "#,##0.##",
    Soort.DEEL: '0.0%;-0.0%;"–"',
    Soort.DATUM: "d-m-yyyy",
}


class Stijl:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._formaten: dict[tuple[tuple[str, Any], ...], Format] = {}

    def formaat(self, **eigenschappen: Any) -> Format:
        """Return the format with these XlsxWriter properties, on top of the common font."""
        basis = {"font_name": LETTERTYPE, "font_size": 10, "font_color": INKT, "valign": "top"}
        samen = basis | eigenschappen
        sleutel = tuple(sorted(samen.items()))
        if sleutel not in self._formaten:
            self._formaten[sleutel] = self._book.add_format(samen)
        return self._formaten[sleutel]

    @property
    def titel(self) -> Format:
        """The title of a sheet."""
        return self.formaat(font_size=18, bold=True, font_color=ACCENT, valign="vcenter")

    @property
    def uitleg(self) -> Format:
        """The sentence under the title."""
        return self.formaat(font_color=GRIJS, valign="vcenter")

    @property
    def tussenkop(self) -> Format:
        """The title of a table further down."""
        return self.formaat(font_size=13, bold=True, font_color=ACCENT, valign="bottom")

    @property
    def concept(self) -> Format:
        """The banner that says whether anybody has decided yet."""
        return self.formaat(bold=True, font_color=SIGNAAL, valign="vcenter")

    def kop(self, soort: Soort, gedraaid: bool = False) -> Format:
        """The head of a column."""
        rechts = soort in GETALNOTATIE
        extra: dict[str, Any] = {"align": "right"} if rechts else {"align": "left", "indent": 1}
        if gedraaid:
            extra = {"rotation": 90, "align": "center"}
        return self.formaat(
            bold=True, font_color="#FFFFFF", bg_color=ACCENT, text_wrap=not gedraaid, valign="bottom", **extra
        )

    def cel(self, soort: Soort, *, nadruk: bool = False, koppeling: bool = False) -> Format:
        """A cell of a table."""
        eigenschappen: dict[str, Any] = {"bottom": 1, "bottom_color": LIJN}
        if soort in GETALNOTATIE:
            eigenschappen |= {"num_format": GETALNOTATIE[soort], "align": "right"}
        else:
            eigenschappen |= {"align": "left", "indent": 1}
        if soort is Soort.LANG:
            eigenschappen["text_wrap"] = True
        if nadruk:
            eigenschappen |= {"bold": True, "bg_color": ACCENT_LICHT}
        if koppeling:
            eigenschappen |= {"font_color": ACCENT, "underline": 1}
        return self.formaat(**eigenschappen)

    def totaal(self, soort: Soort) -> Format:
        """A cell of the row of totals, above the heads."""
        eigenschappen: dict[str, Any] = {"bold": True, "font_color": ACCENT, "valign": "vcenter"}
        if soort in GETALNOTATIE:
            eigenschappen |= {"num_format": GETALNOTATIE[soort], "align": "right"}
        else:
            eigenschappen["indent"] = 1
        return self.formaat(**eigenschappen)
