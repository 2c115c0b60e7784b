"""Codes of posten are the same whatever their capitals, in `importeer` as in `voegsamen`."""

from __future__ import annotations

from pathlib import Path

from begroting.opdracht import importeer
from begroting.scenario import begroting, schrijf_scenario
from openpyxl import Workbook

from allocator.cli import run


def met_codes(pad: Path, *codes: str) -> Path:
    werkmap = Workbook()
    blad = werkmap.active
    assert blad is not None
    blad.append(["Begroting 2027 in euro's"])
    blad.append(["Post", "Omschrijving", "Lasten"])
    for nummer, code in enumerate(codes, 1):
        blad.append([code, f"Product {nummer}", 100 * nummer])
    werkmap.save(pad)
    return pad


def test_an_own_post_keeps_its_spelling(tmp_path: Path) -> None:
    """A post of the dienst in other capitals is that post, with what was added to it."""
    scenario = schrijf_scenario(tmp_path / "stad.xlsx")
    importeer(met_codes(tmp_path / "sw.xlsx", "sw1"), scenario, "--ja")
    na = begroting(scenario)
    assert list(na) == ["SW1", "DMO1"]
    assert (na["SW1"]["lasten"], na["SW1"]["onderbouwing"]) == (100, "Besluit 2026-7")


def test_a_post_of_another_dienst_in_other_capitals_is_taken(tmp_path: Path) -> None:
    """It comes after the dienst, so that no two posten are the same; also when it begins as the dienst does."""
    scenario = schrijf_scenario(tmp_path / "stad.xlsx")
    importeer(met_codes(tmp_path / "sw.xlsx", "dmo1"), scenario, "--ja")
    assert list(begroting(scenario)) == ["SW-dmo1", "DMO1"]
    importeer(met_codes(tmp_path / "dmo.xlsx", "SW-DMO1", "dmo1"), scenario, "--ja", dienst="DMO")
    assert list(begroting(scenario)) == ["SW-dmo1", "DMO-SW-DMO1", "DMO1"]


def test_two_codes_that_differ_in_capitals_are_told_apart(tmp_path: Path) -> None:
    """They are one code to the scenario, so that the name comes after it."""
    scenario = schrijf_scenario(tmp_path / "stad.xlsx")
    importeer(met_codes(tmp_path / "sw.xlsx", "K1000", "k1000"), scenario, "--ja")
    assert list(begroting(scenario)) == ["K1000-product-1", "k1000-product-2", "DMO1"]


def test_a_part_with_a_code_in_other_capitals(tmp_path: Path) -> None:
    """`voegsamen` puts the dienst before it as `importeer` does."""
    scenario, deel = schrijf_scenario(tmp_path / "stad.xlsx"), tmp_path / "aanlevering-SW.xlsx"
    bestand = met_codes(tmp_path / "sw.xlsx", "dmo1")
    assert run(["importeer", str(bestand), "--naar", str(deel), "--dienst", "SW", "--jaar", "2027", "--ja"]) == 0
    assert run(["voegsamen", str(scenario), str(deel), "--ja"]) == 0
    assert list(begroting(scenario)) == ["SW-dmo1", "DMO1"]
