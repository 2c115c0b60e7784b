"""Write a workbook of bare cells, as a dienst may send it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

type Cel = str | int | float | None


def schrijf(pad: Path, rijen: Sequence[Sequence[Cel]]) -> Path:
    """Write one sheet with these rows, from A1 on."""
    return schrijf_bladen(pad, {"Blad1": rijen})


def schrijf_bladen(pad: Path, bladen: Mapping[str, Sequence[Sequence[Cel]]]) -> Path:
    """Write sheets with these names and rows."""
    werkmap = xlsxwriter.Workbook(str(pad))
    for naam, rijen in bladen.items():
        blad = werkmap.add_worksheet(naam)
        for nummer, rij in enumerate(rijen):
            blad.write_row(nummer, 0, rij)
    werkmap.close()
    return pad
