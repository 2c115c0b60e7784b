"""The look of a scenario workbook: fonts, heads, number formats, tab colours."""

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from allocator.workbook.palette import (
    ACCENT,
    ACCENT_LICHT,
    ACCENT_MIDDEN,
    GOUD,
    GRIJS,
    GRIJS_MIDDEN,
    INKT,
    LETTERTYPE,
    LIJN,
    SIGNAAL,
    SIGNAAL_LICHT,
    WIT,
)
from allocator.workbook.schema import Celtype, Groep, Soort

TABKLEUR = {
    Groep.VERPLICHT: ACCENT,
    Groep.INSTELLING: GRIJS_MIDDEN,
    Groep.AANVULLING: ACCENT_MIDDEN,
    Groep.JAAR: GOUD,
}

VOETREGEL = "&L&9&F&C&9&A&R&9&P van &N"
"""At the foot of each page: the file, the sheet, the page."""

_EURO = '"€ "#,##0;"€ "-#,##0;"–"'
_NOTATIE = {
    Soort.CODE: "@",  # or 007 becomes 7
    Soort.EURO: _EURO,
    Soort.GRENS: _EURO,
    Soort.FTE: '#,##0.00;-#,##0.00;"–"',
    Soort.GETAL: "#,##0.0##",
    Soort.JA_NEE_PERCENT: "0.0 %",
    Soort.DATUM: "d-m-yyyy",
    Soort.DAG_EN_MAAND: "d mmmm",
}
_RECHTS = {Soort.EURO, Soort.FTE, Soort.GETAL, Soort.GEHEEL, Soort.PERCENT, Soort.JA_NEE_PERCENT, Soort.DATUM}
_TEKEN_PER_BREEDTE = 1.25  # text of 10 points in columns that are measured in digits of 11 points
_PUNTEN_PER_REGEL = 13.5
_LUCHT = 3.5


def rijhoogte(tekst: str, breedte: float) -> float:
    """Return the height in points of a row with this text, wrapped in a column of this width."""
    regels = max(1, -(-len(tekst) // int(breedte * _TEKEN_PER_BREEDTE)))
    return regels * _PUNTEN_PER_REGEL + _LUCHT


def getalnotatie(celtype: Celtype) -> str:
    """Return Excel's number format for a cell; the user's own Excel picks the signs for decimals and thousands."""
    if celtype.soort is Soort.PERCENT:
        return "0.0 %" if celtype.decimalen <= 4 else "0.0## %"
    if celtype.soort is Soort.GEHEEL:
        return "#,##0" if celtype.eenheid else "0"
    return _NOTATIE.get(celtype.soort, "General")


class Opmaak:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._gemaakt: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._per_type: dict[Celtype, Format] = {}

    def _formaat(self, **eigenschappen: Any) -> Format:
        samen = {**_BASIS, **eigenschappen}
        sleutel = tuple(sorted(samen.items()))
        if sleutel not in self._gemaakt:
            self._gemaakt[sleutel] = self._book.add_format(samen)
        return self._gemaakt[sleutel]

    def kolom(self, celtype: Celtype) -> Format:
        """The format of the cells of a column that are still empty."""
        kant = "right" if celtype.soort in _RECHTS else "left"
        return self._formaat(num_format=getalnotatie(celtype), align=kant)

    def cel(self, celtype: Celtype) -> Format:
        """The format of a cell with a value."""
        formaat = self._per_type.get(celtype)
        if formaat is None:
            kant = "right" if celtype.soort in _RECHTS else "left"
            formaat = self._per_type[celtype] = self._formaat(num_format=getalnotatie(celtype), align=kant, **_LIJN)
        return formaat

    def regelwaarde(self, celtype: Celtype) -> Format:
        """The format of the value of a regel: all to the left, whatever their types."""
        return self._formaat(num_format=getalnotatie(celtype), align="left", text_wrap=True, **_LIJN)

    @property
    def regelnaam(self) -> Format:
        """The name of a regel: to read, not to change."""
        return self._formaat(bold=True, font_color=ACCENT, **_LIJN)

    @property
    def toelichting(self) -> Format:
        """An explanation beside what a user fills in."""
        return self._formaat(font_color=GRIJS, text_wrap=True, **_LIJN)

    def kop(self, *, verplicht: bool) -> Format:
        """The head of a column: dark when its cells must be filled."""
        kleuren = {"font_color": WIT, "bg_color": ACCENT} if verplicht else _LICHTE_KOP
        return self._formaat(bold=True, bottom=1, bottom_color=ACCENT, **kleuren)

    @property
    def mis(self) -> Format:
        """Laid over a cell in which something is wrong or missing."""
        return self._book.add_format({"bg_color": SIGNAAL_LICHT, "font_color": SIGNAAL})

    @property
    def titel(self) -> Format:
        """The title of the explanation."""
        return self._formaat(bold=True, font_size=20, font_color=WIT, bg_color=ACCENT)

    @property
    def inleiding(self) -> Format:
        """The sentences under the title."""
        return self._formaat(font_size=11, font_color=GRIJS)

    @property
    def tussenkop(self) -> Format:
        """The title of a part of the explanation."""
        return self._formaat(bold=True, font_size=13, font_color=ACCENT, bottom=2, bottom_color=ACCENT)

    @property
    def label(self) -> Format:
        """What a line of the explanation is about."""
        return self._formaat(bold=True, **_LIJN)

    @property
    def koppeling(self) -> Format:
        """A label that leads to its sheet."""
        return self._formaat(bold=True, font_color=ACCENT, underline=1, **_LIJN)

    @property
    def uitleg(self) -> Format:
        """A line of the explanation."""
        return self._formaat(text_wrap=True, **_LIJN)

    def vlak(self, kleur: str) -> Format:
        """A plane of one colour, as in the legend."""
        return self._formaat(bg_color=kleur, bottom=5, bottom_color=WIT)


_BASIS = {"font_name": LETTERTYPE, "font_size": 10, "font_color": INKT, "valign": "vcenter", "indent": 1}
_LICHTE_KOP = {"font_color": ACCENT, "bg_color": ACCENT_LICHT}
_LIJN = {"bottom": 1, "bottom_color": LIJN}
