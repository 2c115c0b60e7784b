"""`allocator verklaar` explains a plan as it stands in its workbook."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonsleutels import beschreven, sleutels
from kleinvoorbeeld import klein_voorbeeld
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from allocator.cli import run
from allocator.commands.errors import RekenFout
from allocator.commands.verklaar import _veilig
from allocator.workbook.template import write_rows
from allocator_models.jaarplan.terugzetten import PastNiet
from allocator_models.solver import SolverFout
from scenarios.rijen import rijen
from scenarios.stad import stad_scenario

ZAAD = 7
"""A tiny city with prioriteiten that were refused and would go through with a higher score."""


MINSTENS_WIJZIGINGEN = {0: 1, 1: 5, 3: 4, 4: 1, 5: 5, 7: 4}
"""How many changes some of these cities must at least give, so that the test tries any."""


def _stadsplan(in_map: Path, zaad: int) -> Path:
    """Write the workbook of a tiny city, to be solved exactly, and its plan; return the plan."""
    stad = in_map / "stad.xlsx"
    write_rows(stad, rijen(stad_scenario(30, 9, zaad)))
    _zet_spelregel(stad, "gap", 0)
    assert run(["verdeel", str(stad)]) == 0
    return stad.with_name("stad-plan.xlsx")


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _stadsplan(tmp_path_factory.mktemp("plan"), ZAAD)


@pytest.fixture
def plan(gemaakt: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(gemaakt, tmp_path))


def _zet_spelregel(werkmap: Path, regel: str, waarde: float) -> None:
    boek = load_workbook(werkmap)
    (cel,) = (rij[1] for rij in boek["Spelregels"].iter_rows() if rij[0].value == regel)
    cel.value = waarde
    boek.save(werkmap)


def _keuze(werkmap: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str | None]:
    assert run(["verdeel", str(werkmap), "--vervang", "--json"]) == 0
    return {q["prioriteit"]: q["variant"] for q in json.loads(capsys.readouterr().out)["prioriteiten"]}


def test_every_refusal_is_on_the_sheet_and_in_the_json(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a name: one row and one entry per refused prioriteit; the plan itself stays as it was."""
    voor = plan.read_bytes()
    assert run(["verklaar", str(plan), "--json"]) == 0
    uitkomst = json.loads(capsys.readouterr().out)
    blad = load_workbook(uitkomst["bestand"])["Redenen"]
    op_blad = [blad.cell(5 + nummer, 1).value for nummer in range(len(uitkomst["prioriteiten"]))]
    assert op_blad == [q["prioriteit"] for q in uitkomst["prioriteiten"]] != []
    assert {q["uitkomst"] for q in uitkomst["prioriteiten"]} == {"niet toegekend"}
    assert plan.read_bytes() == voor


def test_the_score_that_is_said_turns_the_no_into_a_yes(
    gemaakt: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each printed score, put into the scenario's own workbook, makes the real `verdeel` grant the prioriteit."""
    assert run(["verklaar", str(gemaakt), "--uit", str(tmp_path / "redenen.xlsx"), "--json"]) == 0
    gezegd = [
        (q["prioriteit"], w) for q in json.loads(capsys.readouterr().out)["prioriteiten"] for w in q["wijzigingen"]
    ]
    assert gezegd
    for naam, wijziging in gezegd:
        assert _toegekend(gemaakt, tmp_path, naam, wijziging, wijziging["waarde"], capsys), wijziging


@pytest.mark.slow
@pytest.mark.parametrize("zaad", range(12))
def test_every_change_that_is_said_works_in_the_workbook(
    zaad: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of each refusal, each change in the workbook flips the real `verdeel`, and one step less of the least doesn't."""
    plan = _stadsplan(tmp_path, zaad)
    capsys.readouterr()
    assert run(["verklaar", str(plan), "--json"]) == 0
    gedaan = 0
    for nee in json.loads(capsys.readouterr().out)["prioriteiten"]:
        naam = nee["prioriteit"]
        assert run(["verklaar", str(plan), naam, "--json"]) == 0
        for wijziging in json.loads(capsys.readouterr().out)["wijzigingen"]:
            waarde, stap = wijziging["waarde"], wijziging["stap"]
            assert _toegekend(plan, tmp_path / "anders", naam, wijziging, waarde, capsys), wijziging
            if wijziging["minste"]:
                minder = waarde - stap if wijziging["soort"] == "score" else waarde + stap
                assert not _toegekend(plan, tmp_path / "anders", naam, wijziging, minder, capsys), wijziging
            gedaan += 1
    assert gedaan >= MINSTENS_WIJZIGINGEN.get(zaad, 0)


def _toegekend(
    plan: Path, in_map: Path, naam: str, wijziging: dict[str, Any], waarde: float, capsys: pytest.CaptureFixture[str]
) -> bool:
    """Change the workbook of the scenario beside a plan, and say whether `verdeel` then grants the prioriteit."""
    in_map.mkdir(exist_ok=True)
    werkmap = Path(shutil.copy(plan.with_name("stad.xlsx"), in_map / "anders.xlsx"))
    boek = load_workbook(werkmap)
    if wijziging["soort"] == "score":
        _zet_score(boek["Prioriteiten"], naam, wijziging["variant"], waarde)
    else:
        _verklein(boek["Inzet"], naam, wijziging, waarde)
    boek.save(werkmap)
    return _keuze(werkmap, capsys)[naam] is not None


def _rijen_van(blad: Worksheet, prioriteit: str, variant: str) -> Iterator[dict[str, Cell]]:
    """Yield the rows of a variant as cells by head."""
    koppen = [str(cel.value).casefold() for cel in blad[1]]
    for rij in blad.iter_rows(min_row=2):
        cellen = dict(zip(koppen, rij, strict=True))
        if (cellen["prioriteit"].value, cellen["variant"].value) == (prioriteit, variant):
            yield cellen


def _zet_score(blad: Worksheet, prioriteit: str, variant: str, score: float) -> None:
    for cellen in _rijen_van(blad, prioriteit, variant):
        cellen["score"].value = round(score, 3)


def _verklein(blad: Worksheet, prioriteit: str, wijziging: dict[str, Any], deel: float) -> None:
    """Ask this part of what the city's rows ask: whole euros and hundredths of fte, rounded down."""
    for cellen in _rijen_van(blad, prioriteit, wijziging["variant"]):
        if cellen["partner"].value:
            continue
        if wijziging["soort"] != "minder fte" and cellen["euro"].value:
            cellen["euro"].value = max(1, int(Fraction(str(deel)) * int(cellen["euro"].value)))
        if wijziging["soort"] != "minder euro" and cellen["fte"].value:
            honderdsten = round(100 * float(cellen["fte"].value))
            cellen["fte"].value = max(1, int(Fraction(str(deel)) * honderdsten)) / 100


def test_the_json_is_what_the_docs_say(gemaakt: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every key of all prioriteiten is described, and nothing else is; one prioriteit has the keys of a row."""
    assert run(["verklaar", str(gemaakt), "--uit", str(tmp_path / "redenen.xlsx"), "--json"]) == 0
    alle = json.loads(capsys.readouterr().out)
    assert set(sleutels(alle)) == beschreven("verklaar")
    een = next(q for q in alle["prioriteiten"] if not q["wijzigingen"])
    assert run(["verklaar", str(gemaakt), een["prioriteit"], "--json"]) == 0
    assert {f"prioriteiten[].{sleutel}" for sleutel in json.loads(capsys.readouterr().out)} <= beschreven("verklaar")


def test_one_prioriteit_in_words(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a name, whatever its capitals: what was asked, the verdict, and nothing is written."""
    assert run(["verklaar", str(plan), "--json"]) == 0
    naam = json.loads(capsys.readouterr().out)["prioriteiten"][0]["prioriteit"]
    (plan.with_name("stad-plan-redenen.xlsx")).unlink()
    assert run(["verklaar", str(plan), naam.lower()]) == 0
    uit = capsys.readouterr().out
    assert uit.startswith(f"{naam}: ")
    assert "gaat niet door.\nGevraagd is " in uit
    assert not plan.with_name("stad-plan-redenen.xlsx").exists()


def test_verdeel_writes_the_reasons_along(tmp_path: Path) -> None:
    """`verdeel --redenen` gives a plan with the sheet Redenen among its own, which is read back as any plan.

    A plan made of that one without `--redenen` doesn't keep what was said of the earlier one.
    """
    klein = klein_voorbeeld(tmp_path / "klein.xlsx")
    assert run(["verdeel", str(klein), "--redenen"]) == 0
    plan = tmp_path / "klein-plan.xlsx"
    blad = load_workbook(plan)["Redenen"]
    assert [blad.cell(rij, 1).value for rij in (5, 6)] == ["N-2", "Z-1"]
    assert "geen enkel plan" in str(blad.cell(5, 4).value)
    assert run(["verklaar", str(plan), "N-1"]) == 0
    assert run(["verdeel", str(plan), "--uit", str(tmp_path / "opnieuw.xlsx")]) == 0
    opnieuw = load_workbook(tmp_path / "opnieuw.xlsx")["Redenen"]
    assert "Vraag ze opnieuw met: allocator verklaar." in str(opnieuw["A2"].value)


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["Q-99"], "De prioriteit 'Q-99' staat niet in het plan."),
        (["P0001", "--uit", "x.xlsx"], "--uit hoort bij de uitleg van alle prioriteiten."),
        (["P0001", "--waarde"], "--waarde en --herstel gaan over het hele plan."),
        (["P0001", "--datum", "2027-04-01"], "--datum en --brief horen bij een jaarboek."),
    ],
)
def test_a_wrong_call_is_refused(
    plan: Path, argumenten: list[str], zin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence with what is wrong, exit 2, and nothing written."""
    assert run(["verklaar", str(plan), *argumenten]) == 2
    assert zin in capsys.readouterr().err
    assert list(plan.parent.iterdir()) == [plan]


def test_the_worth_of_money_and_hours_is_ranked(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--waarde` prints a row for every dienst that is asked anything, and writes nothing."""
    assert run(["verklaar", str(plan), "--waarde"]) == 0
    assert "€ 10.000" in capsys.readouterr().out
    assert list(plan.parent.iterdir()) == [plan]


def test_the_worth_is_a_picture_and_json_as_well(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --uit the same rows stand in a workbook with a native chart; the JSON has the keys that are described."""
    doel = tmp_path / "waarde.xlsx"
    assert run(["verklaar", str(plan), "--waarde", "--uit", str(doel), "--json"]) == 0
    uit = json.loads(capsys.readouterr().out)
    assert set(sleutels(uit)) == beschreven("verklaar --waarde")
    assert uit["bestand"] == str(doel.resolve())
    boek = load_workbook(doel)
    assert boek.sheetnames == ["Waarde", "Waarde waarvan"]
    diensten = [w for w in uit["waarden"] if w["programma"] is None]
    assert [boek["Waarde"].cell(5 + i, 2).value for i in range(len(diensten))] == [
        w["winst"]["minstens"] for w in diensten
    ]
    assert boek["Waarde waarvan"].cell(4 + len(uit["waarden"]), 1).value == uit["waarden"][-1]["dienst"]
    with zipfile.ZipFile(doel) as archief:
        assert any("charts/chart" in naam for naam in archief.namelist())


def test_what_gave_way_gets_its_repairs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--herstel` names what a taakstelling out of reach would take; without anything that gave way it says so."""
    assert run(["verdeel", str(klein_voorbeeld(tmp_path / "klein.xlsx", {"Taakstellingen": {"D2": 900_000}}))]) == 0
    capsys.readouterr()
    assert run(["verklaar", str(tmp_path / "klein-plan.xlsx"), "--herstel"]) == 0
    assert "Doelen die moesten wijken" in capsys.readouterr().out
    doel = tmp_path / "herstel.xlsx"
    assert run(["verklaar", str(tmp_path / "klein-plan.xlsx"), "--herstel", "--uit", str(doel), "--json"]) == 0
    uit = json.loads(capsys.readouterr().out)
    assert set(sleutels(uit)) == beschreven("verklaar --herstel")
    helpt = [m["maatregel"] for k in uit["knelpunten"] for m in k["maatregelen"]]
    blad = load_workbook(doel)["Herstel"]
    assert [blad.cell(5 + i, 4).value for i in range(len(helpt))] == helpt
    assert run(["verdeel", str(klein_voorbeeld(tmp_path / "goed.xlsx"))]) == 0
    capsys.readouterr()
    assert run(["verklaar", str(tmp_path / "goed-plan.xlsx"), "--herstel"]) == 0
    assert "geen enkele regel" in capsys.readouterr().out


def test_a_year_book_needs_a_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a year book one request is explained, so it must be named; --uit is for plans."""
    assert run(["verklaar", str(tmp_path / "x.jaarboek")]) == 2
    assert "Noem ook de aanvraag" in capsys.readouterr().err
    assert run(["verklaar", str(tmp_path / "x.jaarboek"), "12", "--uit", "x.xlsx"]) == 2
    assert "--uit hoort bij een plan." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        (PastNiet("een post past niet"), "een post past niet. Maak het plan opnieuw met: allocator verdeel."),
        (SolverFout("de solver stopte"), "Er is niets geschreven: de solver stopte."),
    ],
)
def test_what_can_not_be_worked_out_is_one_sentence(fout: Exception, melding: str) -> None:
    """A plan that isn't one of its scenario, or a solver that stops, says so, and what to do."""

    def werk() -> None:
        raise fout

    with pytest.raises(RekenFout, match=re.escape(melding)):
        _veilig(werk)


def test_a_plan_without_the_goal_has_nothing_to_explain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where wijkprioriteiten isn't pursued, no variant was chosen by score."""
    klein = klein_voorbeeld(tmp_path / "klein.xlsx")
    boek = load_workbook(klein)
    doelen = boek["Doelen"]
    doelen.delete_rows(2, doelen.max_row)
    doelen.append([1, "flexband", 0])
    boek.save(klein)
    assert run(["verdeel", str(klein)]) == 0
    assert run(["verklaar", str(tmp_path / "klein-plan.xlsx")]) == 2
    assert "geen doel wijkprioriteiten" in capsys.readouterr().err
