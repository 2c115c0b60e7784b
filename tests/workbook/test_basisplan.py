"""The plan that `gebaseerd op` names, read back from its workbook."""

from pathlib import Path

import openpyxl
import pytest
from planvoorbeeld import HERKOMST, maak_jaarplan, maak_stad, schrijf_werkmap
from workbook.scenario_workbooks import Cel, fouten, maak, maak_plan

from allocator.report.werkmap import write_plan_workbook
from allocator.workbook.basisplan import lees_basisplan
from allocator.workbook.load import laad
from allocator_models.scenario import invoer_hash

STABIEL: dict[str, Cel] = {"Scenario!A5": "gebaseerd op", "Scenario!B5": "eerder/plan.xlsx", "Doelen!B4": "stabiliteit"}


def _map(tmp_path: Path) -> Path:
    (tmp_path / "eerder").mkdir()
    return tmp_path / "scenario.xlsx"


def test_a_plan_is_read_from_beside_the_scenario(tmp_path: Path) -> None:
    """Splits in whole euros and hundredths of fte, and the granted varianten; the path starts at the scenario."""
    pad = maak(_map(tmp_path), STABIEL)
    maak_plan(tmp_path / "eerder" / "plan.xlsx")
    basisplan = laad(pad).scenario.basisplan
    assert basisplan is not None
    assert basisplan.bron == "eerder/plan.xlsx"
    assert dict(basisplan.keuzes) == {"O1": "plus"}
    assert basisplan.euro["SW-1"] == (300_000, 90_000, 10_000)
    assert basisplan.euro["1001"] == (-5, 0, 0)
    assert basisplan.fte["SW-2"] == (150, 25)
    assert len(invoer_hash(laad(pad).scenario)) == 64


def test_what_a_run_writes_is_read_back(tmp_path: Path) -> None:
    """The workbook of a run holds the plan as the next one reads it, and still the scenario it was made from."""
    scenario = maak_stad()
    jaarplan = maak_jaarplan(scenario)
    assert jaarplan.plan is not None
    bron = schrijf_werkmap(scenario, tmp_path / "stad.xlsx")
    write_plan_workbook(bron, jaarplan, tmp_path / "plan.xlsx", HERKOMST)
    gelezen = lees_basisplan(tmp_path / "plan.xlsx", "plan.xlsx")
    assert dict(gelezen.keuzes) == dict(jaarplan.plan.keuzes)
    assert gelezen.euro == {s.post: (s.vast_euro, s.flex_euro, s.vervallen_euro) for s in jaarplan.plan.splitsingen}
    assert gelezen.fte == {s.post: (s.flex_honderdsten, s.vervallen_honderdsten) for s in jaarplan.plan.splitsingen}
    assert invoer_hash(laad(tmp_path / "plan.xlsx").scenario) == invoer_hash(laad(bron).scenario)


@pytest.mark.parametrize(
    ("cellen", "woorden"),
    [
        ({}, "geen plan van Allocator"),
        ({"Plan posten!A4": "Post", "Plan posten!A5": "SW-1"}, "geen plan van Allocator"),
    ],
)
def test_another_workbook_is_no_plan(cellen: dict[str, Cel], woorden: str, tmp_path: Path) -> None:
    """A workbook without the sheets of a plan, or with other ones, is refused at the cell that names it."""
    pad = maak(_map(tmp_path), STABIEL)
    maak(tmp_path / "eerder" / "plan.xlsx", cellen)
    (melding,) = fouten(pad)
    assert melding.plaats == "Scenario!B5"
    assert woorden in melding.melding
    assert "allocator verdeel" in melding.remedie


def test_a_plan_with_a_text_for_an_amount_is_refused(tmp_path: Path) -> None:
    """An amount that somebody overwrote is no amount."""
    pad = maak(_map(tmp_path), STABIEL)
    plan = maak_plan(tmp_path / "eerder" / "plan.xlsx")
    werkmap = openpyxl.load_workbook(plan)
    werkmap["Plan posten"]["I5"] = "veel"
    werkmap.save(plan)
    (melding,) = fouten(pad)
    assert "veranderd" in melding.melding


def test_a_plan_that_is_not_there_is_said_at_its_name(tmp_path: Path) -> None:
    """A missing file is said where the scenario names it."""
    (melding,) = fouten(maak(_map(tmp_path), STABIEL))
    assert melding.plaats == "Scenario!B5"
    assert "'plan.xlsx' is er niet" in melding.melding
