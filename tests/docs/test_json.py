"""What `--json` prints is what docs/json.md says, key by key."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from begroting.scenario import schrijf_scenario
from boekvoorbeeld import begin_boek
from jsonsleutels import beschreven, sleutels
from kleinvoorbeeld import VEERTIG_FOUTEN, Cellen, klein_voorbeeld

from allocator.cli import run
from allocator.workbook.schema import InitiatiefRij, ProgrammaRij
from allocator.workbook.template import write_sheets
from allocator_models.scenario import Aard, Vorm

GEVALLEN: list[Cellen] = [
    {},
    {"Wijkafspraken": {"E2": 4.5}},  # impossible: gives herstel
    {"Taakstellingen": {"D2": 900_000}},  # out of reach: gives versoepelingen
]
BESLUIT = ["--orgaan", "gemeenteraad", "--datum", "2026-11-12", "--nummer", "2026-123"]


def test_verdeel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every key that `verdeel` prints is described, and nothing else is."""
    gevonden: set[str] = set()
    for cellen in GEVALLEN:
        klein = klein_voorbeeld(tmp_path / "klein.xlsx", cellen)
        run(["verdeel", str(klein), "--json", "--vervang"])
        gevonden |= set(sleutels(json.loads(capsys.readouterr().out)))
    assert gevonden == beschreven("verdeel")


def test_opties(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same for `opties`, with an optie of the sheet for which there is no plan, and without any plan."""
    onhaalbaar = {"A3": "Te veel", "B3": "Wijkafspraken", "C3": "A-1", "D3": "fte", "E3": 4.5}
    goed = klein_voorbeeld(tmp_path / "goed.xlsx", {"Opties": onhaalbaar})
    assert run(["opties", str(goed), "--json", "--plannen", "--verlies", "60%", "--verschil", "1000"]) == 0
    assert set(sleutels(json.loads(capsys.readouterr().out))) == beschreven("opties")
    fout = klein_voorbeeld(tmp_path / "fout.xlsx", {"Wijkafspraken": {"E2": 4.5}})
    assert run(["opties", str(fout), "--json"]) == 1
    leeg = json.loads(capsys.readouterr().out)
    assert leeg.keys() == {sleutel for sleutel in beschreven("opties") if "." not in sleutel}
    assert leeg["opties"] == leeg["kern"] == []


def test_controleer_and_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same for `controleer`, with and without errors."""
    regel = {"A2": 10, "B2": "omschrijving", "C2": "groen", "G2": "ja"}
    goed = klein_voorbeeld(tmp_path / "goed.xlsx", {"Indelingsregels": regel, "Begroting": {"M3": None}})
    assert run(["controleer", str(goed), "--json"]) == 0
    assert set(sleutels(json.loads(capsys.readouterr().out))) == beschreven("controleer")
    fout = klein_voorbeeld(tmp_path / "fout.xlsx", VEERTIG_FOUTEN)
    assert run(["controleer", str(fout), "--json"]) == 2
    assert set(sleutels(json.loads(capsys.readouterr().out))) == beschreven("Fouten")


def test_vaststellen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same for `vaststellen`."""
    klein = klein_voorbeeld(tmp_path / "klein.xlsx")
    assert run(["verdeel", str(klein)]) == 0
    capsys.readouterr()
    assert run(["vaststellen", str(tmp_path / "klein-plan.xlsx"), *BESLUIT, "--json"]) == 0
    assert set(sleutels(json.loads(capsys.readouterr().out))) == beschreven("vaststellen")


def test_the_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The same for the commands of the year book, on a request that is granted and one that the mandate holds up."""
    begin_boek(tmp_path)
    monkeypatch.chdir(tmp_path)
    dag = ("--datum", "2027-06-01")
    vraag = ["aanvraag", "--naam", "Bank", "--wijk", "Noord", "--score", "7", "--vorm", "opdracht", *dag]
    rij = InitiatiefRij(
        initiatief="A",
        datum=date(2027, 5, 1),
        wijk=(("Zuid", Decimal(1)),),
        bedrag=9_000,
        score=Decimal(7),
        aard=Aard.INCIDENTEEL,
        vorm=Vorm.OPDRACHT,
    )
    write_sheets(tmp_path / "lijst.xlsx", {"Initiatieven": [rij]})

    def gedrukt(*argumenten: str) -> set[str]:
        capsys.readouterr()
        assert run([*argumenten, "--json"]) == 0
        return set(sleutels(json.loads(capsys.readouterr().out)))

    adviezen = beschreven("aanvraag, loket, herverdeel")
    assert gedrukt(*vraag, "--bedrag", "2000") == adviezen - {"strippen"}
    assert gedrukt("loket", "lijst.xlsx", *dag) == adviezen
    assert gedrukt("stand", *dag) == beschreven("stand")
    assert gedrukt("besluit", "--alle", "--rol", "wijkregisseur", *dag) == beschreven("besluit")
    assert gedrukt("herverdeel", *dag) == adviezen - {"strippen"}
    gedrukt(*vraag, "--bedrag", "9000")
    gedrukt(*vraag, "--bedrag", "12000")
    redenen = gedrukt("herverdeel", "--redenen", "--proef", "--tender", *dag)
    assert redenen == beschreven("herverdeel --redenen") | adviezen - {"strippen"}
    assert gedrukt("sluitaf") == beschreven("sluitaf")


def test_what_diensten_bring_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same for `importeer`, with and without an open question, and `voegsamen`, into a scenario with a fault."""
    scenario = schrijf_scenario(tmp_path / "stad.xlsx", **{"Programma's": [ProgrammaRij(programma="9")]})
    (tmp_path / "sw.csv").write_text("Naam;Lasten\nGriffie;10\nBomen;20\nTotaal;30\n", encoding="utf-8")
    opdracht = ["importeer", str(tmp_path / "sw.csv"), "--dienst", "SW", "--json"]

    def gedrukt(*argumenten: str, code: int = 0) -> set[str]:
        capsys.readouterr()
        assert run([*argumenten]) == code
        return set(sleutels(json.loads(capsys.readouterr().out)))

    vraag = gedrukt(*opdracht, "--scenario", str(scenario), code=2)
    goed = gedrukt(*opdracht, "--scenario", str(scenario), "--kies", "eenheid=euro")
    assert vraag - beschreven("Fouten") | goed == beschreven("importeer")
    deel = tmp_path / "deel.xlsx"
    gedrukt(*opdracht, "--naar", str(deel), "--jaar", "2027", "--kies", "eenheid=x 1.000")
    assert gedrukt("voegsamen", str(scenario), str(deel), "--json") == beschreven("voegsamen")
