"""The example files of diensten come in without a question, and hold what the scenario of Utrecht holds."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from allocator.cli import run
from scenarios import utrecht
from scenarios.begrotingen import BESTANDEN
from scenarios.begrotingen.stadswerken import MEER_GEVRAAGD, NIEUW
from scenarios.generate import BEGROTINGEN, MAP, bladverschillen

ERBIJ = {"SW": MEER_GEVRAAGD[1] + NIEUW.lasten}
"""What a dienst asks more than the scenario has."""


@pytest.mark.parametrize(("naam", "dienst"), [("stadswerken", "SW"), ("dmo", "DMO"), ("ggd", "GGD")])
def test_a_file_of_a_dienst(naam: str, dienst: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is asked, every total adds up, and only what the dienst changed on purpose is another than it was."""
    scenario = tmp_path / "utrecht.xlsx"
    shutil.copy(MAP / "utrecht-2011.xlsx", scenario)
    bestand = MAP / BEGROTINGEN / f"{naam}.xlsx"
    assert run(["importeer", str(bestand), "--scenario", str(scenario), "--dienst", dienst, "--json"]) == 0
    uitkomst = json.loads(capsys.readouterr().out)
    posten = [p for p in utrecht.maak()["Begroting"] if p.dienst == dienst]
    assert uitkomst["lasten"] == sum(p.lasten for p in posten) + ERBIJ.get(dienst, 0)
    assert uitkomst["baten"] == sum(p.baten for p in posten)
    assert all(t["gedrukt"] == t["berekend"] for t in uitkomst["totalen"])
    assert uitkomst["gewijzigd"] == ([MEER_GEVRAAGD[0]] if dienst == "SW" else [])
    assert uitkomst["nieuw"] == ([NIEUW.post] if dienst == "SW" else [])
    assert (uitkomst["vervallen"], uitkomst["programmas"], uitkomst["problemen"]) == ([], [], [])


def test_the_formatie_of_stadswerken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every team finds its post: only empty cells of bezetting are filled."""
    scenario = tmp_path / "utrecht.xlsx"
    shutil.copy(MAP / "utrecht-2011.xlsx", scenario)
    bestand = MAP / BEGROTINGEN / "stadswerken-formatie.xlsx"
    opties = ["--scenario", str(scenario), "--dienst", "SW", "--soort", "formatie", "--json"]
    assert run(["importeer", str(bestand), *opties]) == 0
    uitkomst = json.loads(capsys.readouterr().out)
    teams = [p for p in utrecht.maak()["Begroting"] if p.dienst == "SW" and p.fte]
    assert uitkomst["fte"] == sum(float(p.fte) for p in teams)
    assert set(uitkomst["gewijzigd"]) == {p.post for p in teams if p.bezetting is None}


def test_a_changed_file_is_noticed(tmp_path: Path) -> None:
    """The check of the generator compares these files too."""
    naam = "ggd.xlsx"
    BESTANDEN["dmo.xlsx"](tmp_path / naam)
    assert next(bladverschillen(MAP / BEGROTINGEN / naam, tmp_path / naam))
    assert list(bladverschillen(MAP / BEGROTINGEN / naam, MAP / BEGROTINGEN / naam)) == []
