"""A table as data, drawn in the terminal."""

from __future__ import annotations

from textwrap import fill

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from allocator.report.tabel import Tabel
from allocator.report.tabeltekst import celtekst, is_getal

_KOPBREEDTE = 7
"""A head over numbers takes more lines rather than the room of the words beside it."""


def toon_tabel(tabel: Tabel, *, hoogstens: int) -> RenderableType:
    """Draw the first ``hoogstens`` rows under the title of a table; numbers are never broken off."""
    getekend = Table(
        title=tabel.titel, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, collapse_padding=True
    )
    for kolom in tabel.kolommen:
        rechts = is_getal(kolom.soort)
        kop = fill(kolom.kop, _KOPBREEDTE, break_long_words=False) if rechts else kolom.kop
        getekend.add_column(Text(kop), justify="right" if rechts else "left", no_wrap=rechts, overflow="fold")
    for rij in tabel.rijen[:hoogstens]:
        getekend.add_row(*(Text(celtekst(k.soort, w)) for k, w in zip(tabel.kolommen, rij, strict=True)))
    return getekend
