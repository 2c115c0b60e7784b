"""The plan that `gebaseerd op` names, read back from its workbook."""

from pathlib import Path

import pytest
from workbook.scenario_workbooks import Cel, fouten, maak, maak_plan

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
    import openpyxl

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
