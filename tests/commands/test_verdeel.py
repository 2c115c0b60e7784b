"""`allocator verdeel`, run as a user does: exit codes, JSON, the file that is written, and what is refused."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from kleinvoorbeeld import VEERTIG_FOUTEN, Cellen, klein_voorbeeld
from opdracht import Afloop, allocator
from openpyxl import load_workbook

ONMOGELIJK: Cellen = {"Wijkafspraken": {"E2": 4.5}}
"""More fte promised to a wijk than the teams of the dienst have."""

TAAKSTELLING_TE_HOOG: Cellen = {"Taakstellingen": {"D2": 900_000}}


@pytest.fixture(scope="module")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return klein_voorbeeld(tmp_path_factory.mktemp("scenario") / "klein.xlsx")


@pytest.fixture(scope="module")
def gelukt(klein: Path) -> Afloop:
    """One run with --json, which several tests look at."""
    return allocator("verdeel", klein.name, "--json", in_map=klein.parent)


def test_json_has_the_keys_of_the_contract(gelukt: Afloop, klein: Path) -> None:
    """The keys that programs rely on are there, with values of the promised kind."""
    assert (gelukt.code, gelukt.fout) == (0, "")
    uitkomst = gelukt.json
    assert uitkomst["status"] in {"bewezen", "oplossing"}
    for doel in uitkomst["doelen"]:
        assert doel.keys() >= {"doel", "waarde", "grens", "gap"}
    assert [doel["doel"] for doel in uitkomst["doelen"]][3] == "wijkprioriteiten"
    for prioriteit in uitkomst["prioriteiten"]:
        assert prioriteit.keys() >= {"prioriteit", "variant", "score"}
    for dienst in uitkomst["diensten"]:
        bedragen = ("lasten", "vast", "flex", "vervallen", "grondslag")
        assert dienst.keys() >= {"dienst", *bedragen, "fte", "fte_vast", "fte_flex", "fte_vervallen"}
        assert all(isinstance(dienst[bedrag], int) for bedrag in bedragen)
        assert dienst["vast"] + dienst["flex"] + dienst["vervallen"] == dienst["lasten"]
    for wijk in uitkomst["wijken"]:
        assert wijk.keys() >= {"wijk", "euro", "fte", "recht", "bediening"}
    assert uitkomst["versoepelingen"] == []
    assert uitkomst["herstel"] == []
    assert uitkomst["audit"].keys() >= {"geslaagd", "regels"}
    assert uitkomst["audit"]["geslaagd"] is True
    assert uitkomst["bestand"] == str(klein.parent / "klein-plan.xlsx")
    assert re.fullmatch(r"[0-9a-f]{64}", uitkomst["invoer_hash"])


def test_json_gives_the_plan_that_was_worked_out_by_hand(gelukt: Afloop) -> None:
    """Every prioriteit has one row, in whole variants, and the scores add up to the goal's value."""
    rijen = gelukt.json["prioriteiten"]
    assert [rij["prioriteit"] for rij in rijen] == ["M-1", "M-2", "N-1", "N-2", "Z-1", "Z-2"]
    (score,) = (doel["waarde"] for doel in gelukt.json["doelen"] if doel["doel"] == "wijkprioriteiten")
    assert sum(rij["score"] for rij in rijen if rij["variant"] is not None) == score == 30


def test_the_workbook_holds_the_users_sheets_and_ours(gelukt: Afloop, klein: Path) -> None:
    """Beside the sheets of the scenario, in their order, there are those of the plan; the scenario is untouched."""
    eigen = load_workbook(klein, read_only=True).sheetnames
    alle = load_workbook(gelukt.json["bestand"], read_only=True).sheetnames
    assert [blad for blad in alle if blad in eigen] == eigen
    assert {"Overzicht", "Herkomst"} <= set(alle)
    assert klein.read_bytes() == klein_voorbeeld(klein.with_name("opnieuw.xlsx")).read_bytes()


def test_the_summary(tmp_path: Path) -> None:
    """Without --json a person reads what came out, and where all of it is."""
    klein_voorbeeld(tmp_path / "klein.xlsx")
    afloop = allocator("verdeel", "klein.xlsx", in_map=tmp_path)
    assert (afloop.code, afloop.fout) == (0, "")
    for zin in (
        "Klein voorbeeld, 2027",
        "Er is een plan",
        "4 van 6",
        "30 punten",
        f"Ambtelijk concept, geen besluit. Alles staat in {tmp_path / 'klein-plan.xlsx'}",
    ):
        assert zin in afloop.uit


def test_an_existing_plan_is_kept_unless_asked(tmp_path: Path) -> None:
    """A second run is refused before anything is solved, and replaces the plan only with --vervang."""
    klein_voorbeeld(tmp_path / "klein.xlsx")
    plan = tmp_path / "klein-plan.xlsx"
    plan.write_text("van gisteren")
    afloop = allocator("verdeel", "klein.xlsx", "-v", in_map=tmp_path)
    assert afloop.code == 2
    assert "is er al" in afloop.fout
    assert "verplichtingen" not in afloop.fout
    assert plan.read_text() == "van gisteren"
    for _ in range(2):
        assert allocator("verdeel", "klein.xlsx", "--vervang", in_map=tmp_path).code == 0
    assert {pad.name for pad in tmp_path.iterdir()} == {"klein.xlsx", "klein-plan.xlsx"}


@pytest.mark.parametrize("uit", ["klein.xlsx", "./klein.xlsx", "koppeling.xlsx"])
def test_the_scenario_itself_is_never_overwritten(uit: str, tmp_path: Path) -> None:
    """The file that is read is no target, by whatever name and even with --vervang."""
    klein = klein_voorbeeld(tmp_path / "klein.xlsx")
    (tmp_path / "koppeling.xlsx").symlink_to(klein)
    voor = klein.read_bytes()
    afloop = allocator("verdeel", "klein.xlsx", "--uit", uit, "--vervang", in_map=tmp_path)
    assert afloop.code == 2
    assert "waaruit gelezen wordt" in afloop.fout
    assert klein.read_bytes() == voor


def test_forty_errors_and_no_output_file(tmp_path: Path) -> None:
    """Nothing is solved on bad data: forty messages, exit code 2, and no file."""
    klein_voorbeeld(tmp_path / "klein.xlsx", VEERTIG_FOUTEN)
    afloop = allocator("verdeel", "klein.xlsx", "--json", in_map=tmp_path)
    assert (afloop.code, afloop.fout) == (2, "")
    assert len(afloop.json["fout"]) == 40
    assert {pad.name for pad in tmp_path.iterdir()} == {"klein.xlsx"}


def test_an_impossible_scenario_is_a_result(tmp_path: Path) -> None:
    """What the law can't hold gives exit code 1, all keys of the contract, and what is short; not an error."""
    klein_voorbeeld(tmp_path / "klein.xlsx", ONMOGELIJK)
    afloop = allocator("verdeel", "klein.xlsx", "--json", in_map=tmp_path)
    assert (afloop.code, afloop.fout) == (1, "")
    uitkomst = afloop.json
    assert uitkomst["status"] == "onmogelijk"
    for sleutel in ("doelen", "prioriteiten", "diensten", "wijken", "versoepelingen"):
        assert uitkomst[sleutel] == []
    assert uitkomst["herstel"]
    assert uitkomst["audit"].keys() >= {"geslaagd", "regels"}
    assert re.fullmatch(r"[0-9a-f]{64}", uitkomst["invoer_hash"])
    assert Path(uitkomst["bestand"]).is_file()
    mensen = allocator("verdeel", "klein.xlsx", "--vervang", in_map=tmp_path)
    assert mensen.code == 1
    assert "Er is geen plan mogelijk" in mensen.uit
    assert "fte te kort" in mensen.uit


def test_what_gave_way_is_said(tmp_path: Path) -> None:
    """A taakstelling that can't be reached is no failure: it is reported as a relaxation."""
    klein_voorbeeld(tmp_path / "klein.xlsx", TAAKSTELLING_TE_HOOG)
    afloop = allocator("verdeel", "klein.xlsx", "--json", in_map=tmp_path)
    assert afloop.code == 0
    (tekort,) = (v for v in afloop.json["versoepelingen"] if v["regel"] == "taakstelling")
    assert tekort.keys() >= {"regel", "dienst", "euro", "fte"}
    assert tekort["euro"] > 0
    mensen = allocator("verdeel", "klein.xlsx", "--vervang", in_map=tmp_path)
    assert "moest een regel wijken" in mensen.uit


def test_an_optie_has_its_own_plan(tmp_path: Path) -> None:
    """--optie solves that optie, whatever the capitals, and writes a plan with the optie's name."""
    klein_voorbeeld(tmp_path / "klein.xlsx")
    afloop = allocator("verdeel", "klein.xlsx", "--optie", "zonder WIJKVLOER", "--json", in_map=tmp_path)
    assert afloop.code == 0
    assert afloop.json["optie"] == "Zonder wijkvloer"
    assert afloop.json["bestand"] == str(tmp_path / "klein-Zonder wijkvloer-plan.xlsx")
    (score,) = (doel["waarde"] for doel in afloop.json["doelen"] if doel["doel"] == "wijkprioriteiten")
    assert score == 33


def test_a_plan_can_be_solved_anew(gelukt: Afloop, tmp_path: Path) -> None:
    """The plan workbook still is a scenario: solved again it gives the same plan and the same hash."""
    afloop = allocator("verdeel", gelukt.json["bestand"], "--uit", "opnieuw.xlsx", "--json", in_map=tmp_path)
    assert afloop.code == 0
    for sleutel in ("prioriteiten", "diensten", "wijken", "invoer_hash"):
        assert afloop.json[sleutel] == gelukt.json[sleutel]


def test_paths_with_spaces_and_signs(tmp_path: Path) -> None:
    """Accents, spaces and brackets in folder and file names are no problem."""
    map_ = tmp_path / "’s-Hertogenbosch [concept]"
    map_.mkdir()
    klein_voorbeeld(map_ / "één € begroting.xlsx")
    afloop = allocator("verdeel", map_ / "één € begroting.xlsx", "--json", in_map=tmp_path)
    assert afloop.code == 0
    assert afloop.json["bestand"] == str(map_ / "één € begroting-plan.xlsx")


def test_logging_says_what_is_going_on(tmp_path: Path) -> None:
    """With -v the goals are named on stderr as they start, and stdout stays what it was."""
    klein_voorbeeld(tmp_path / "klein.xlsx")
    afloop = allocator("verdeel", "klein.xlsx", "-v", "--json", in_map=tmp_path)
    assert "de prioriteiten van de wijken kiezen" in afloop.fout
    assert afloop.json["status"] == "bewezen"


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_a_disk_that_fills_up_leaves_no_file(tmp_path: Path) -> None:
    """When the workbook can't be written to its end, that is one sentence, and nothing of it is left."""
    klein_voorbeeld(tmp_path / "klein.xlsx")
    opdracht = f"ulimit -f 40; exec {sys.executable} -m allocator verdeel klein.xlsx"
    klaar = subprocess.run(
        ["bash", "-c", opdracht], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert klaar.returncode == 2
    assert klaar.stderr == "Fout: Lezen of schrijven lukt niet: het bestand wordt te groot.\n"
    assert {pad.name for pad in tmp_path.iterdir()} == {"klein.xlsx"}


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A folder that --uit names must exist: it is not made, and nothing is solved for it."""
    klein_voorbeeld(tmp_path / "klein.xlsx")
    afloop = allocator("verdeel", "klein.xlsx", "--uit", "plannen/klein.xlsx", in_map=tmp_path)
    assert afloop.code == 2
    assert "De map 'plannen' is er niet." in afloop.fout
