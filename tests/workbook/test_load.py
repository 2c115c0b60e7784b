"""The whole way from a workbook to a scenario: all problems at once, and nothing that hangs on how it was saved."""

import random
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from libreoffice import convert
from workbook.scenario_workbooks import GOED, Cel, fouten, maak

from allocator.workbook.load import laad
from allocator.workbook.problems import MEESTE_MELDINGEN, Invoerfouten, Melding
from allocator_models.scenario import invoer_hash

VEERTIG: dict[str, Cel] = {
    "Scenario!A5": "vraagje",
    "Scenario!B3": "#REF!",
    "Spelregels!B2": 20,
    "Spelregels!A4": "mandaat: burgemeester",
    "Doelen!B3": "wijkprioriteit",
    "Doelen!A4": 1,
    "Diensten!C3": "15,5",
    "Diensten!D2": 1.2,
    "Programma's!A4": "p1",
    "Wijken!C2": 33510.5,
    "Wijken!E3": "soms",
    "Wijken!G4": "DMO-9",
    "Gebieden!B3": "Zuidd",
    "Begroting!B8": "DMQ",
    "Begroting!C7": "P3",
    "Begroting!E6": "personel",
    "Begroting!F2": "1.234,50",
    "Begroting!H5": "half",
    "Begroting!I3": "=10",
    "Begroting!M4": "structureel",
    "Begroting!O5": "31-2-2011",
    "Indelingsregels!B2": "lasten",
    "Indelingsregels!C2": None,
    "Taakstellingen!D2": 0,
    "Ambities!B2": "Oots",
    "Prioriteiten!G2": "zes",
    "Prioriteiten!H5": "graag",
    "Prioriteiten!A4": None,
    "Inzet!C5": None,
    "Inzet!G3": 0.5,
    "Inzet!H2": "X",
    "Wijkafspraken!E2": -1,
    "Wijkafspraken!B3": "Wst",
    "Wijktoerekening!C3": 0.7,
    "Afhankelijkheden!B3": "sluit in",
    "Initiatieven!B2": "maart",
    "Initiatieven!C3": "Oost 50%; Zuid 40%",
    "Initiatieven!F2": "gift",
    "Opties!B2": "Spelregel",
    "Opties!D3": "staap",
}


def _geschud(seed: int) -> dict[str, list[list[Cel]]]:
    """The rows of every sheet, and the sheets themselves, in another order."""
    loting = random.Random(seed)
    bladen = {naam: [rijen[0], *loting.sample(rijen[1:], len(rijen) - 1)] for naam, rijen in GOED.items()}
    return dict(loting.sample(list(bladen.items()), len(bladen)))


def test_forty_planted_errors_give_forty_messages(tmp_path: Path) -> None:
    """Each planted error is said once, in its own cell, in the order of the workbook."""
    assert len(VEERTIG) == 40
    meldingen = fouten(maak(tmp_path / "veertig.xlsx", VEERTIG))
    assert sorted(m.plaats for m in meldingen) == sorted(VEERTIG)
    assert all(m.melding and m.remedie for m in meldingen)
    bladen = [m.blad for m in meldingen]
    assert list(dict.fromkeys(bladen)) == list(GOED)
    assert [int((m.cel or "")[1:]) for m in meldingen if m.blad == "Begroting"] == [2, 3, 4, 5, 5, 6, 7, 8]


def test_nothing_is_loaded_when_anything_is_wrong(tmp_path: Path) -> None:
    """One wrong cell is enough; the exception reads as a list of places and what is wrong there."""
    with pytest.raises(Invoerfouten, match=r"^Begroting!F6: Hier hoort een getal, en 'n\.v\.t\.' is tekst"):
        laad(maak(tmp_path / "fout.xlsx", {"Begroting!F6": "n.v.t."}))


def test_after_thousands_of_errors_it_stops_looking(tmp_path: Path) -> None:
    """A workbook that is wrong all over is refused with the first errors, and says that there are more."""
    rijen: list[list[Cel]] = [*GOED["Wijktoerekening"], *([f"P{n}", "Oost", "x", "x"] for n in range(MEESTE_MELDINGEN))]
    meldingen = fouten(maak(tmp_path / "vol.xlsx", bladen={**GOED, "Wijktoerekening": rijen}))
    assert len(meldingen) == MEESTE_MELDINGEN + 1
    assert "gestopt" in meldingen[0].melding


def test_a_melding_as_json_has_the_keys_of_the_contract() -> None:
    """`melding` holds what is wrong and what would be right; a whole file has no sheet or cell."""
    assert Melding("Begroting", "F2", "-5", "Te laag.", "Vul 0 in.").als_json() == {
        "blad": "Begroting",
        "cel": "F2",
        "waarde": "-5",
        "melding": "Te laag. Vul 0 in.",
    }
    assert Melding(None, None, None, "Leeg.").plaats == ""


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, derandomize=True)
@given(st.integers())
def test_the_order_of_rows_and_sheets_does_not_matter(tmp_path: Path, seed: int) -> None:
    """The same rows in any order are the same scenario, also as an optie."""
    goed = maak(tmp_path / "goed.xlsx")
    geschud = maak(tmp_path / "geschud.xlsx", bladen=_geschud(seed))
    for optie in (None, "krap"):
        assert invoer_hash(laad(geschud, optie).scenario) == invoer_hash(laad(goed, optie).scenario)


def test_another_value_is_another_scenario(tmp_path: Path) -> None:
    """The hash sees a change in any sheet that counts."""
    veranderingen: list[dict[str, Cel]] = [
        {},
        {"Scenario!B3": "Anders"},
        {"Spelregels!B2": 0.21},
        {"Begroting!F6": 400_001},
        {"Begroting!L3": date(2011, 7, 2)},
        {"Gebieden!B4": "Zuid"},
        {"Inzet!G6": 15_001},
        {"Initiatieven!C3": "Zuid 50%; Oost 50%"},
    ]
    hashes = [invoer_hash(laad(maak(tmp_path / "x.xlsx", v)).scenario) for v in veranderingen]
    assert len(set(hashes)) == len(veranderingen)


def test_saving_again_changes_nothing(tmp_path: Path) -> None:
    """Openpyxl and LibreOffice write the same cells in other ways; the scenario stays the same."""
    pad = maak(tmp_path / "goed.xlsx")
    verwacht = invoer_hash(laad(pad).scenario)
    opnieuw = tmp_path / "opnieuw.xlsx"
    openpyxl.load_workbook(pad).save(opnieuw)
    assert invoer_hash(laad(opnieuw).scenario) == verwacht
    assert invoer_hash(laad(convert(pad, "xlsx", tmp_path)).scenario) == verwacht
