"""A table is readable in a terminal of any width."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from allocator.report.tabel import Kolom, Soort, Tabel
from allocator.report.tabelterminal import toon_tabel

TABEL = Tabel(
    (
        Kolom("budget SW", breedte=16),
        Kolom("behoefte Noord", breedte=16),
        *(Kolom(f"Kengetal {n}", Soort.AANTAL, 10) for n in range(9)),
        Kolom("Oordeel", breedte=20),
        Kolom("Toelichting", Soort.LANG, 60),
    ),
    tuple((f"{90 + n} %", str(n), *range(1000, 10_000, 1000), "bewezen", "Met een hele zin erbij.") for n in range(3)),
    titel="Alle combinaties",
    leeg="",
)


def _getekend(breedte: int) -> str:
    uit = StringIO()
    Console(file=uit, width=breedte).print(toon_tabel(TABEL, hoogstens=25))
    return uit.getvalue()


@pytest.mark.parametrize("breedte", [40, 60, 80, 100, 120, 200])
def test_no_word_or_number_is_broken_off_or_lost(breedte: int) -> None:
    """Whatever the width, each word of a head and each cell is there, whole, and no line is wider than the terminal."""
    tekst = _getekend(breedte)
    assert max(map(len, tekst.splitlines())) <= breedte
    woorden = tekst.split()
    for kolom in TABEL.kolommen:
        assert set(kolom.kop.split()) <= set(woorden), kolom.kop
    for woord in ("bewezen", "hele", "zin", "9.000"):
        assert woorden.count(woord) == len(TABEL.rijen), woord


def test_what_a_row_is_about_stands_beside_every_part_of_it() -> None:
    """A table that goes on below repeats the columns that name its rows; one that fits is drawn once."""
    assert _getekend(200).count("budget") == 1
    smal = _getekend(60)
    assert smal.count("budget") == smal.count("behoefte") > 1
    assert smal.count("Alle combinaties") == 1
