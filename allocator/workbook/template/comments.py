"""The comment on each head: what the column is, what an empty cell means, and an example."""

from xlsxwriter.worksheet import Worksheet

from allocator.workbook.palette import LETTERTYPE
from allocator.workbook.schema import Kolom
from allocator.workbook.wording import soort_in_woorden, verwijzing_in_woorden

_BREEDTE = 330  # pixels
_TEKENS_PER_REGEL = 54
_REGELHOOGTE = 16


def opmerking(kolom: Kolom) -> str:
    """Return the text of the comment on a column's head."""
    regels = [kolom.uitleg, f"Invullen: {soort_in_woorden(kolom.type)}."]
    if kolom.verwijst:
        regels.append(f"Moet voorkomen op: {verwijzing_in_woorden(kolom)}.")
    regels.append("Verplicht." if kolom.verplicht else f"Leeg betekent: {kolom.leeg}.")
    regels.append(f"Voorbeeld: {kolom.voorbeeld}")
    return "\n".join(regels)


def schrijf_opmerking(sheet: Worksheet, plaats: int, kolom: Kolom) -> None:
    """Put the comment on the head of a column, in a box that shows all of it."""
    tekst = opmerking(kolom)
    regels = sum(-(-len(regel) // _TEKENS_PER_REGEL) for regel in tekst.split("\n"))
    opties = {
        "author": "Allocator",
        "font_name": LETTERTYPE,
        "font_size": 9,
        "color": "#FFFFFF",
        "width": _BREEDTE,
        "height": (regels + 1) * _REGELHOOGTE,
    }
    sheet.write_comment(0, plaats, tekst, opties)
