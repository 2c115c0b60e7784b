"""Cells of a scenario workbook that don't hold what they should: each is said once, in its cell."""

from pathlib import Path

import pytest
from workbook.scenario_workbooks import GOED, Cel, Rijen, fouten, maak

from allocator.workbook.load import laad
from allocator.workbook.schema import BLADEN

FOUT: list[tuple[dict[str, Cel], str, tuple[str, ...]]] = [
    # what may not be empty, one of each sheet
    ({"Scenario!A5": None}, "Scenario!A5", ("'regel' is niet ingevuld",)),
    ({"Scenario!B3": None}, "Scenario!B3", ("'naam' is niet ingevuld", "Utrecht 2011")),
    ({"Scenario!B4": None}, "Scenario!B4", ("'jaar' is niet ingevuld", "2011")),
    ({"Spelregels!A2": None}, "Spelregels!A2", ("'regel' is niet ingevuld",)),
    ({"Doelen!A2": None}, "Doelen!A2", ("'rang' is niet ingevuld",)),
    ({"Diensten!A3": None}, "Diensten!A3", ("'dienst' is niet ingevuld", "Bijvoorbeeld: SW")),
    ({"Programma's!A3": None}, "Programma's!A3", ("'programma' is niet ingevuld",)),
    ({"Wijken!A4": None}, "Wijken!A4", ("'wijk' is niet ingevuld",)),
    ({"Gebieden!B4": None}, "Gebieden!B4", ("'wijk' is niet ingevuld",)),
    ({"Begroting!F6": None}, "Begroting!F6", ("'lasten' is niet ingevuld",)),
    ({"Begroting!E6": None}, "Begroting!E6", ("'kostensoort' is niet ingevuld",)),
    ({"Indelingsregels!C2": None}, "Indelingsregels!C2", ("'bevat' is niet ingevuld",)),
    ({"Taakstellingen!D2": None}, "Taakstellingen!D2", ("'bedrag' is niet ingevuld",)),
    ({"Ambities!A3": None}, "Ambities!A3", ("'ambitie' is niet ingevuld",)),
    ({"Prioriteiten!G5": None}, "Prioriteiten!G5", ("'score' is niet ingevuld",)),
    ({"Inzet!B6": None}, "Inzet!B6", ("'variant' is niet ingevuld",)),
    ({"Wijkafspraken!A3": None}, "Wijkafspraken!A3", ("'afspraak' is niet ingevuld",)),
    ({"Wijktoerekening!C3": None}, "Wijktoerekening!C3", ("'aandeel' is niet ingevuld",)),
    ({"Afhankelijkheden!B2": None}, "Afhankelijkheden!B2", ("'soort' is niet ingevuld",)),
    ({"Initiatieven!B2": None}, "Initiatieven!B2", ("'datum' is niet ingevuld",)),
    ({"Opties!D2": None}, "Opties!D2", ("'kolom' is niet ingevuld",)),
    # rules of the two-column sheets
    ({"Scenario!A5": "vraagje"}, "Scenario!A5", ("'vraagje' bestaat niet", "Bedoelt u 'vraag'?")),
    ({"Scenario!B4": "MMXI"}, "Scenario!B4", ("'MMXI' is tekst",)),
    ({"Scenario!B4": 20111}, "Scenario!B4", ("te hoog", "hooguit 2100")),
    ({"Scenario!B4": 11}, "Scenario!B4", ("te laag", "minstens 1990")),
    ({"Scenario!B2": 0}, "Scenario!B2", ("te laag",)),
    ({"Spelregels!A3": "bandbreedte"}, "Spelregels!A3", ("'bandbreedte' bestaat niet", "bandbreedte_dienst")),
    ({"Spelregels!B2": 20}, "Spelregels!B2", ("20 is hier 2.000 %", "Bedoelt u 20 %?")),
    ({"Spelregels!A2": "wijkvloer", "Spelregels!B2": "laag"}, "Spelregels!B2", ("vloer, aandelen of geen",)),
    ({"Spelregels!A2": "fte_stap", "Spelregels!B2": 0}, "Spelregels!B2", ("te laag", "0,01")),
    ({"Spelregels!A2": "vrijgavedatum", "Spelregels!B2": "herfst"}, "Spelregels!B2", ("1 september",)),
    ({"Spelregels!B4": "véél"}, "Spelregels!B4", ("onbeperkt",)),
    ({"Spelregels!B3": "=NA()"}, "Spelregels!B3", ("nog nooit uitgerekend",)),
    # closed lists, numbers and dates, each in a sheet of its own
    ({"Doelen!B3": "wijkprioriteit"}, "Doelen!B3", ("Bedoelt u 'wijkprioriteiten'?",)),
    ({"Doelen!C3": 1.5}, "Doelen!C3", ("1,5 is hier 150 %",)),
    ({"Doelen!A4": 0}, "Doelen!A4", ("te laag", "minstens 1")),
    ({"Diensten!C3": "15,5"}, "Diensten!C3", ("'15,5' is tekst",)),
    ({"Wijken!C3": 28395.5}, "Wijken!C3", ("28.395,5 is geen heel getal",)),
    ({"Wijken!D3": -1}, "Wijken!D3", ("te laag",)),
    ({"Wijken!E3": "soms"}, "Wijken!E3", ("geen ja of nee",)),
    ({"Wijken!F3": 50_000.5}, "Wijken!F3", ("hele euro's",)),
    ({"Begroting!E6": "personel"}, "Begroting!E6", ("Bedoelt u 'personeel'?",)),
    ({"Begroting!F6": "1.234,50"}, "Begroting!F6", ("'1.234,50' is tekst", "1.234,5 bedoelt")),
    ({"Begroting!G6": -5}, "Begroting!G6", ("-5 is te laag", "niet negatief")),
    ({"Begroting!H5": "half"}, "Begroting!H5", ("ja, nee of percentage",)),
    ({"Begroting!I6": 5.125}, "Begroting!I6", ("5,125 heeft meer dan 2 cijfers",)),
    ({"Begroting!I6": "#N/A"}, "Begroting!I6", ("#N/A", "#N/B")),
    ({"Begroting!J3": -1}, "Begroting!J3", ("te laag",)),
    ({"Begroting!K3": -1}, "Begroting!K3", ("te laag",)),
    ({"Begroting!L3": "7/13/2011"}, "Begroting!L3", ("geen datum",)),
    ({"Begroting!M3": "structureel"}, "Begroting!M3", ("S of I",)),
    ({"Begroting!N3": "bestuurlik"}, "Begroting!N3", ("'bestuurlijk'",)),
    ({"Begroting!O6": 40634}, "Begroting!O6", ("40634 is een getal", "1-4-2011")),
    ({"Begroting!Q5": -1}, "Begroting!Q5", ("te laag",)),
    ({"Begroting!R5": "hoog"}, "Begroting!R5", ("'hoog' is tekst",)),
    ({"Begroting!U5": "mss"}, "Begroting!U5", ("geen ja of nee",)),
    ({"Indelingsregels!B2": "lasten"}, "Indelingsregels!B2", ("niet mogelijk",)),
    ({"Taakstellingen!D2": 0}, "Taakstellingen!D2", ("0 is te laag", "minstens 1")),
    ({"Prioriteiten!H5": "graag"}, "Prioriteiten!H5", ("nee, ja of toegezegd",)),
    ({"Inzet!G6": 0.5}, "Inzet!G6", ("hele euro's",)),
    ({"Inzet!F4": "0,4"}, "Inzet!F4", ("'0,4' is tekst", "0,4 bedoelt")),
    ({"Wijkafspraken!E2": -1}, "Wijkafspraken!E2", ("te laag",)),
    ({"Wijktoerekening!C3": 1.1}, "Wijktoerekening!C3", ("1,1 is hier 110 %",)),
    ({"Afhankelijkheden!B2": "vereisd"}, "Afhankelijkheden!B2", ("'vereist'",)),
    ({"Initiatieven!B3": "juni"}, "Initiatieven!B3", ("'juni' is geen datum",)),
    ({"Initiatieven!C3": "Oost 50%; Zuid"}, "Initiatieven!C3", ("'Zuid' is geen wijk met een aandeel",)),
    ({"Initiatieven!F3": "gift"}, "Initiatieven!F3", ("subsidie",)),
    ({"Prioriteiten!A5": "a|b"}, "Prioriteiten!A5", ("geen |",)),
]  # fmt: skip


@pytest.mark.parametrize(("cellen", "plek", "woorden"), FOUT, ids=lambda deel: deel if isinstance(deel, str) else "")
def test_a_wrong_cell_is_said_once(cellen: dict[str, Cel], plek: str, woorden: tuple[str, ...], tmp_path: Path) -> None:
    """A cell that doesn't fit gives one melding, there, and none elsewhere that follows from it."""
    (melding,) = fouten(maak(tmp_path / "fout.xlsx", cellen))
    assert melding.plaats == plek
    assert melding.remedie
    for woord in woorden:
        assert woord in melding.tekst


def test_every_sheet_is_in_the_table() -> None:
    """No sheet of the contract goes without a wrong cell above."""
    assert {plek.partition("!")[0] for _, plek, _ in FOUT} == {blad.naam for blad in BLADEN}


@pytest.mark.parametrize("naam", ["naam", "jaar"])
def test_a_required_rule_is_missed(naam: str, tmp_path: Path) -> None:
    """Scenario without its name or year says which rule to add."""
    rijen: Rijen = [rij for rij in GOED["Scenario"] if rij[0] != naam]
    (melding,) = fouten(maak(tmp_path / "zonder.xlsx", bladen={**GOED, "Scenario": rijen}))
    assert (melding.blad, melding.cel) == ("Scenario", None)
    assert f"De regel '{naam}' ontbreekt" in melding.melding


def test_a_rule_left_empty_has_its_default(tmp_path: Path) -> None:
    """A spelregel without a value is the same as one that isn't listed."""
    leeg = laad(maak(tmp_path / "leeg.xlsx", {"Spelregels!B2": None, "Spelregels!B4": None})).scenario.spelregels
    assert leeg.flexdoel_bp == 2000
    assert leeg.mandaten[0].grens_euro == 5000
