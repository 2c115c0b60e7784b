"""Totals, saldi, summaries and errors in a file are each held against its lines, and told of by their cell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from begroting.bladen import Cel, schrijf, schrijf_bladen

from allocator.begroting.aansluiting import die_niet_kloppen, totaalregels
from allocator.begroting.bestand import lees_bestand
from allocator.begroting.duiding.lezing import Opdracht, lees_begroting
from allocator.begroting.duiding.vragen import Vragen
from allocator.begroting.tabel.totalen import marge
from allocator.begroting.woorden import Maat


@pytest.mark.parametrize(("eenheid", "klopt"), [("x € 1.000", True), ("in euro's", False)])
def test_rounding_is_for_thousands_only(eenheid: str, klopt: bool, tmp_path: Path) -> None:
    """One off in a file of whole euros is an error, in rounded thousands it is shown as rounding."""
    rijen: list[list[Cel]] = [[eenheid], ["Product", "Lasten"], ["Groen", 101], ["Wegen", 202], ["Totaal", 304]]
    lezing = lees_begroting(lees_bestand(schrijf(tmp_path / "sw.xlsx", rijen)), Opdracht(jaar=2011), Vragen({}))
    (totaal,) = totaalregels(lezing, "SW")
    assert totaal.oordeel == ("afronding" if klopt else "✗")
    assert totaal.verschil == Decimal(1_000 if klopt else 1)


def test_a_total_beside_its_kinds_is_always_held(tmp_path: Path) -> None:
    """Also where it is too low in each row, which tells too little to know by its amounts that it is a total."""
    koppen: list[Cel] = ["Afdeling", "Personeel", "Inhuur", "Totaal"]
    rijen: list[list[Cel]] = [["in euro's"], koppen, ["Groen", 20, 2, 5], ["Wegen", 30, 3, 6]]
    lezing = lees_begroting(lees_bestand(schrijf(tmp_path / "sw.xlsx", rijen)), Opdracht(jaar=2011), Vragen({}))
    fouten = die_niet_kloppen(totaalregels(lezing, "SW"))
    assert [(f.cel, f.gedrukt, f.berekend) for f in fouten] == [("D3", 5, 22), ("D4", 6, 33)]


def test_an_error_beside_a_total_of_kinds(tmp_path: Path) -> None:
    """An error in a column of one kind is reported by its cell, like any other."""
    pad = tmp_path / "sw.xlsx"
    werkmap = xlsxwriter.Workbook(str(pad))
    blad = werkmap.add_worksheet()
    rijen = [["Afdeling", "Personeel", "Inhuur", "Totaal"], ["Groen", 10, 1, 11], ["Wegen", 20, 0, 20]]
    for nummer, rij in enumerate(rijen):
        blad.write_row(nummer, 0, rij)
    blad.write_formula("C3", "=1/0", None, "#DIV/0!")
    werkmap.close()
    (fout,) = lees_begroting(lees_bestand(pad), Opdracht(jaar=2011), Vragen({})).fouten
    assert (fout.cel, fout.waarde) == ("C3", "#DIV/0!")


@pytest.mark.parametrize(("leden", "eenheden"), [(1, 0), (2, 1), (10, 2), (100, 6), (1000, 18)])
def test_how_much_rounding_may_make(leden: int, eenheden: int) -> None:
    """Twice √((n + 1) / 12) in whole units, at least 1, and 0 for one line, as docs/inlezen.md says."""
    assert marge(leden) == eenheden


def test_a_saldo_that_is_off(tmp_path: Path) -> None:
    """A row with the saldo of a programma is held against its lasten and baten."""
    rijen: list[list[Cel]] = [
        ["in euro's"],
        [None, "Begroting 2011"],
        ["Programma 1 Zorg"],
        ["Lasten", 12],
        ["Baten", 3],
        ["Saldo", 10],
        ["Programma 2 Sport"],
        ["Lasten", 22],
        ["Baten", 4],
        ["Saldo", -18],
    ]
    lezing = lees_begroting(lees_bestand(schrijf(tmp_path / "sw.xlsx", rijen)), Opdracht(jaar=2011), Vragen({}))
    (fout,) = die_niet_kloppen(totaalregels(lezing, "SW"))
    assert (fout.cel, fout.gedrukt, fout.berekend) == ("B6", 10, 9)


def test_an_error_in_the_last_line(tmp_path: Path) -> None:
    """A last row of which the only amount is an error belongs to the table: it is reported, and not left out."""
    pad = tmp_path / "sw.xlsx"
    werkmap = xlsxwriter.Workbook(str(pad))
    blad = werkmap.add_worksheet()
    for nummer, rij in enumerate([["Product", "Lasten in euro's"], ["Groen", 10], ["Wegen"]]):
        blad.write_row(nummer, 0, rij)
    blad.write_formula("B3", "=NA()", None, "#N/A")
    werkmap.close()
    (fout,) = lees_begroting(lees_bestand(pad), Opdracht(jaar=2011), Vragen({})).fouten
    assert (fout.cel, fout.waarde) == ("B3", "#N/A")


def test_a_summary_with_a_column_for_each_kind(tmp_path: Path) -> None:
    """A sheet that sums up others and divides the lasten over columns has its totals held against those sheets."""
    kop: list[list[Cel]] = [["Begroting 2011 in euro's"], ["Afdeling", "Personeel", "Inhuur", "Totaal lasten"]]
    bladen: dict[str, Sequence[Sequence[Cel]]] = {
        "Samenvatting": [*kop, ["Groen", 30, 3, 33], ["Wegen", 35, 4, 39]],
        "Groen": [*kop, ["Bomen", 10, 1, 11], ["Gras", 20, 2, 22]],
        "Wegen": [*kop, ["Asfalt", 30, 3, 33], ["Brug", 5, 2, 7]],
    }
    lezing = lees_begroting(lees_bestand(schrijf_bladen(tmp_path / "sw.xlsx", bladen)), Opdracht(jaar=2011), Vragen({}))
    gevonden = [(c.cel, c.wat, c.gedrukt, c.berekend) for c in lezing.controles if c.blad == "Samenvatting"]
    assert gevonden == [("D3", "Groen", 33, 33), ("D4", "Wegen", 39, 40)]


def test_a_summary_with_rows_of_lasten_and_baten(tmp_path: Path) -> None:
    """So has one with the lasten and baten of each sheet under each other, in one column."""
    kop: list[list[Cel]] = [["in euro's"], [None, "Begroting 2011"]]
    bladen: dict[str, Sequence[Sequence[Cel]]] = {
        "Samenvatting": [*kop, ["Groen"], ["Lasten", 30], ["Baten", 5], ["Wegen"], ["Lasten", 40], ["Baten", 6]],
        "Groen": [*kop, ["Bomen"], ["Lasten", 10], ["Baten", 5], ["Gras"], ["Lasten", 20], ["Baten", 0]],
        "Wegen": [*kop, ["Asfalt"], ["Lasten", 30], ["Baten", 7], ["Brug"], ["Lasten", 10], ["Baten", 0]],
    }
    lezing = lees_begroting(lees_bestand(schrijf_bladen(tmp_path / "sw.xlsx", bladen)), Opdracht(jaar=2011), Vragen({}))
    gevonden = [(c.wat, c.maat, c.gedrukt, c.berekend) for c in lezing.controles if c.blad == "Samenvatting"]
    assert gevonden == [
        ("Groen", Maat.LASTEN, 30, 30),
        ("Groen", Maat.BATEN, 5, 5),
        ("Wegen", Maat.LASTEN, 40, 40),
        ("Wegen", Maat.BATEN, 6, 7),
    ]
