"""An .xlsb is read as the same workbook in .xlsx is: values, errors, what is hidden and merged."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from begroting.opdracht import als_json, importeer
from begroting.scenario import schrijf_scenario
from begroting.xlsb import Blad, schrijf_xlsb

from allocator.begroting.bestand import lees_bestand
from allocator.workbook.problems import Invoerfouten
from allocator.workbook.stored import Foutwaarde

KOPPEN = ("Post", "Omschrijving", "Lasten 2027")


def test_every_error_is_an_error(tmp_path: Path) -> None:
    """Each of Excel's errors, typed or the result of a formula, comes out as itself, in its own cell."""
    codes = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
    rijen = [(Foutwaarde(code), None, 2.5) for code in codes]
    blad = Blad("Fouten", rijen, formulefouten={(n, 2): code for n, code in enumerate(codes, 1)})
    (gelezen,) = lees_bestand(schrijf_xlsb(tmp_path / "fouten.xlsb", blad)).bladen
    assert {rij.nummer: rij.waarden for rij in gelezen.rijen} == {
        n: {1: Foutwaarde(code), 2: Foutwaarde(code), 3: Decimal("2.5")} for n, code in enumerate(codes, 1)
    }


def test_what_is_hidden_or_merged_is_seen(tmp_path: Path) -> None:
    """Hidden rows, columns and sheets, and merged cells, on the sheet that they are of."""
    bladen = (
        Blad("Een", [("a", 1, "é"), ("b", 2, None)], frozenset({2}), frozenset({2, 3}), [(1, 1, 2, 1)]),
        Blad("Twee", [("c", 3.0)] * 3, frozenset({1, 3})),
        Blad("Drie", [("d", 4)], verborgen=True),
    )
    een, twee, drie = lees_bestand(schrijf_xlsb(tmp_path / "verborgen.xlsb", *bladen)).bladen
    assert [rij.verborgen for rij in een.rijen] == [False, True]
    assert een.rijen[0].waarden == {1: "a", 2: 1, 3: "é"}
    assert (een.verborgen_kolommen, een.samengevoegd) == ({2, 3}, ((1, 1, 2, 1),))
    assert [rij.verborgen for rij in twee.rijen] == [True, False, True]
    assert (twee.verborgen_kolommen, twee.samengevoegd) == (frozenset(), ())
    assert [blad.verborgen for blad in (een, twee, drie)] == [False, False, True]


def test_a_budget_with_an_error_is_refused_at_its_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`importeer` names the cell of the error, and reads nothing."""
    rijen = [("Begroting in euro's", None, None), KOPPEN, ("A1", "Groen", 100), ("A2", "Grijs", Foutwaarde("#REF!"))]
    bestand = schrijf_xlsb(tmp_path / "dienst.xlsb", Blad("Begroting", rijen))
    importeer(bestand, schrijf_scenario(tmp_path / "stad.xlsx"), "--json", code=2)
    (fout,) = als_json(capsys)["fout"]
    assert (fout["blad"], fout["cel"]) == ("Begroting", "C4")
    assert "#REF!" in fout["melding"]


def test_hidden_rows_of_a_budget_count_and_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows that a filter hides count, and the remark says how many."""
    rijen = [("Begroting in euro's", None, None), KOPPEN, *((f"A{n}", f"Product {n}", 100 * n) for n in range(1, 6))]
    bestand = schrijf_xlsb(tmp_path / "dienst.xlsb", Blad("Begroting", rijen, frozenset({4, 6})))
    importeer(bestand, schrijf_scenario(tmp_path / "stad.xlsx"), "--json")
    uit = als_json(capsys)
    assert (uit["posten"], uit["lasten"]) == (5, 1500)
    assert any("2 rijen met bedragen verborgen" in opmerking for opmerking in uit["opmerkingen"])


@pytest.mark.parametrize("einde", [1, 9, 40])
def test_a_stream_that_is_cut_off_is_refused(tmp_path: Path, einde: int) -> None:
    """A part that ends in the middle of a record gives one melding, and no half a sheet."""
    goed = schrijf_xlsb(tmp_path / "goed.xlsb", Blad("Begroting", [KOPPEN, ("A1", "Groen", 100)]))
    kapot = tmp_path / "kapot.xlsb"
    with zipfile.ZipFile(goed) as bron, zipfile.ZipFile(kapot, "w") as doel:
        for deel in bron.namelist():
            inhoud = bron.read(deel)
            doel.writestr(deel, inhoud[:-einde] if "sheet1" in deel else inhoud)
    with pytest.raises(Invoerfouten) as fout:
        lees_bestand(kapot)
    (melding,) = fout.value.meldingen
    assert "niet te lezen" in melding.melding
