"""`allocator opties`, run as a user does: the plans in the answer recomputed, the workbook, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from kleinvoorbeeld import Cellen, klein_voorbeeld
from opdracht import Afloop, allocator
from openpyxl import load_workbook

from allocator.report.opties.waswordt import WAS_WORDT
from allocator.report.opties.werkmap import KORT, NAAST_ELKAAR, PER_PRIORITEIT, PER_WIJK
from allocator.workbook.load import laad
from allocator_models.scenario import Scenario

ZONDER_VLOER: Cellen = {"Spelregels": {"B9": "geen"}, "Opties": {"A2": "Met wijkvloer", "E2": "vloer"}}
"""The floor leaves nothing to choose in the small example: here it is an optie."""

RUIM = ("--verlies", "60%", "--verschil", "1.000", "--aantal", "6")
"""In the small example, with little to choose, enough room for alternatives."""


@pytest.fixture(scope="module")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return klein_voorbeeld(tmp_path_factory.mktemp("scenario") / "klein.xlsx", ZONDER_VLOER)


@pytest.fixture(scope="module")
def gelukt(klein: Path) -> Afloop:
    """One run with --json, which several tests look at."""
    return allocator("opties", klein.name, "--json", *RUIM, in_map=klein.parent)


def waarde_cent(scenario: Scenario, sleutel: tuple[str, str]) -> int:
    """The city value of a variant: euros, and hours at the loonkosten; what a partner brings left out."""
    loonkosten = scenario.spelregels.loonkosten_per_fte_euro
    return sum(100 * i.euro + i.fte_honderdsten * loonkosten for i in scenario.variant[sleutel].inzet if not i.partner)


def keuzes(optie: Mapping[str, Any]) -> set[tuple[str, str]]:
    """What an optie in the answer grants."""
    return {(rij["prioriteit"], rij["variant"]) for rij in optie["prioriteiten"]}


def reken_na(uitkomst: Mapping[str, Any], scenario: Scenario) -> None:
    """Work out score, loss, distances and counts from the varianten in the answer alone, and hold them against it."""
    opties = uitkomst["opties"]
    for optie in opties:
        score = sum(scenario.variant[sleutel].score_duizendsten for sleutel in keuzes(optie)) / 1000
        assert optie["score"] == pytest.approx(score, abs=1e-9)
        assert optie["verlies"] == pytest.approx(1 - score / uitkomst["grens"])
        assert optie["binnen_verlies"] == (score >= uitkomst["minste_score"])
        assert optie["audit"] is True
        if optie["ontstaan"] != "optie":
            assert optie["verlies"] <= uitkomst["toegestaan_verlies"] + 1e-9
        afstanden = {rij["optie"]: rij["euro"] for rij in optie["afstanden"]}
        for ander in opties:
            if ander is not optie:
                samen = keuzes(optie) ^ keuzes(ander)
                assert afstanden[ander["optie"]] == sum(waarde_cent(scenario, sleutel) for sleutel in samen) // 100
                if "alternatief" in (optie["ontstaan"], ander["ontstaan"]):
                    assert afstanden[ander["optie"]] >= uitkomst["verschil"]
    for kern in uitkomst["kern"]:
        deel = sum(kern["prioriteit"] in dict(keuzes(optie)) for optie in opties) / len(opties)
        assert kern["aandeel"] == pytest.approx(deel)


def test_figures_follow_from_the_plans(gelukt: Afloop, klein: Path) -> None:
    """Losses, distances and parts are those of the plans; alternatives differ enough; every plan passed its audit."""
    assert (gelukt.code, gelukt.fout) == (0, "")
    uitkomst = gelukt.json
    reken_na(uitkomst, laad(klein).scenario)
    assert uitkomst["opties"][0]["optie"] == "hoogste score"
    assert {optie["ontstaan"] for optie in uitkomst["opties"]} >= {"beleid", "alternatief"}
    assert [kern["prioriteit"] for kern in uitkomst["kern"]] == ["M-1", "M-2", "N-1", "N-2", "Z-1", "Z-2"]


def test_hoogste_score_and_the_sheet_are_what_verdeel_gives(gelukt: Afloop, klein: Path) -> None:
    """The first optie grants what `verdeel` grants, and that of the sheet what `verdeel --optie` does."""
    opties = {naam: keuzes(o) for o in gelukt.json["opties"] for naam in (o["optie"], *o["samen"])}
    for naam, optie in (("hoogste score", ()), ("Met wijkvloer", ("--optie", "Met wijkvloer"))):
        gegeven = allocator("verdeel", klein.name, "--json", "--vervang", *optie, in_map=klein.parent).json
        toegekend = {(rij["prioriteit"], rij["variant"]) for rij in gegeven["prioriteiten"] if rij["variant"]}
        assert opties[naam] == toegekend


def test_the_workbook_holds_the_users_sheets_and_ours(gelukt: Afloop, klein: Path) -> None:
    """The opties stand side by side in front of the sheets of the scenario, which stay as they were."""
    werkmap = load_workbook(gelukt.json["bestand"], data_only=True)
    eigen = load_workbook(klein).sheetnames
    assert werkmap.sheetnames == [KORT, NAAST_ELKAAR, PER_PRIORITEIT, PER_WIJK, WAS_WORDT, *eigen]
    namen = [optie["optie"] for optie in gelukt.json["opties"]]
    koppen = [str(cel.value) for rij in werkmap[PER_PRIORITEIT].iter_rows() for cel in rij if cel.value]
    assert [naam for naam in namen if naam[0].upper() + naam[1:] not in koppen] == []


def test_a_run_on_its_own_workbook_replaces_its_sheets(gelukt: Afloop, klein: Path) -> None:
    """The workbook of the opties still is the scenario; a second run doesn't add its sheets again."""
    weer = allocator("opties", gelukt.json["bestand"], "--json", "--aantal", "1", "--zonder-blad", in_map=klein.parent)
    assert (weer.code, weer.json["invoer_hash"]) == (0, gelukt.json["invoer_hash"])
    assert load_workbook(weer.json["bestand"]).sheetnames == load_workbook(gelukt.json["bestand"]).sheetnames


def test_what_a_person_reads(tmp_path: Path) -> None:
    """Which opties there are, what they give up, that there is no other, and which came to the same."""
    uit = tmp_path / "naast elkaar.xlsx"
    klein = klein_voorbeeld(tmp_path / "klein.xlsx").name
    afloop = allocator("opties", klein, "--uit", uit, in_map=tmp_path, COLUMNS="160")
    assert (afloop.code, afloop.fout) == (0, "")
    for tekst in (
        "hooguit 2,0 %",
        "Bewezen: naast deze opties is er geen andere",
        "komen op hetzelfde neer als 'hoogste score'",
        "Zonder wijkvloer",
        "Ambtelijk concept, geen besluit",
        str(uit),
    ):
        assert tekst in afloop.uit


def test_an_optie_without_a_plan_is_named(tmp_path: Path) -> None:
    """What the law doesn't allow is no optie, and that is said; the rest is shown."""
    cellen = {"A3": "Te veel", "B3": "Wijkafspraken", "C3": "A-1", "D3": "fte", "E3": 4.5}
    pad = klein_voorbeeld(tmp_path / "klein.xlsx", {"Opties": cellen})
    afloop = allocator("opties", pad.name, "--aantal", "1", in_map=tmp_path)
    assert afloop.code == 0
    assert "Optie 'Te veel' ontbreekt: daarvoor is geen plan mogelijk" in afloop.uit


def test_an_optie_named_like_a_policy_keeps_a_name_of_its_own(tmp_path: Path) -> None:
    """No two opties share a name."""
    pad = klein_voorbeeld(tmp_path / "klein.xlsx", {"Opties": {"A2": "Wijken gelijk"}})
    uitkomst = allocator("opties", pad.name, "--json", in_map=tmp_path).json
    assert "Wijken gelijk (blad Opties)" in [optie["optie"] for optie in uitkomst["opties"]]


def test_no_plan_at_all(tmp_path: Path) -> None:
    """An impossible scenario is a result: exit code 1, what is short, and no workbook."""
    pad = klein_voorbeeld(tmp_path / "klein.xlsx", {"Wijkafspraken": {"E2": 4.5}})
    afloop = allocator("opties", pad.name, in_map=tmp_path)
    assert afloop.code == 1
    assert "geen plan mogelijk" in afloop.uit
    assert not (tmp_path / "klein-opties.xlsx").exists()


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        (("--verlies", "veel"), "'veel' is geen percentage."),
        (("--verschil", "0"), "--verschil is minstens € 1."),
        (("--verschil", "ja"), "'ja' is geen heel getal."),
        (("--aantal", "0"), "--aantal is een getal van 1 tot 10."),
        (("--aantal", "11"), "--aantal is een getal van 1 tot 10."),
        (("--uit", "klein.xlsx"), "blijft zoals het is"),
    ],
)
def test_a_wrong_call(argumenten: tuple[str, ...], melding: str, klein: Path) -> None:
    """What can't be read or written is refused in one sentence, before anything is solved."""
    afloop = allocator("opties", klein.name, *argumenten, in_map=klein.parent)
    assert (afloop.code, afloop.uit) == (2, "")
    assert melding in afloop.fout


def test_without_the_goal_there_is_nothing_to_choose(tmp_path: Path) -> None:
    """A scenario that doesn't pursue wijkprioriteiten is refused, with what to do."""
    pad = klein_voorbeeld(tmp_path / "klein.xlsx", {"Doelen": {"B5": None, "A5": None, "C5": None}})
    afloop = allocator("opties", pad.name, in_map=tmp_path)
    assert afloop.code == 2
    assert "Op het blad Doelen staat wijkprioriteiten niet" in afloop.fout


def test_a_sheet_of_the_users_own_is_kept(tmp_path: Path) -> None:
    """A sheet that happens to have the name of one of ours is not replaced: the run says so and writes nothing."""
    pad = klein_voorbeeld(tmp_path / "klein.xlsx")
    werkmap = load_workbook(pad)
    werkmap.create_sheet(PER_WIJK)["A1"] = "van mij"
    werkmap.save(pad)
    afloop = allocator("opties", pad.name, "--aantal", "1", "--zonder-blad", "--json", in_map=tmp_path)
    assert afloop.code == 2
    assert [(fout["blad"], fout["melding"]) for fout in afloop.json["fout"]] == [
        (
            PER_WIJK,
            "Dit blad heeft een naam die de opties zelf nodig hebben. "
            "Geef het blad een andere naam; de opties komen in een nieuw bestand.",
        )
    ]
    assert not (tmp_path / "klein-opties.xlsx").exists()
