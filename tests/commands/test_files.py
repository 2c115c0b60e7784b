"""Where a command writes: decided before any work is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from allocator.commands.errors import OpdrachtFout
from allocator.commands.files import check_target, plan_name, quote


@pytest.mark.parametrize(
    ("scenario", "optie", "plan"),
    [
        ("stad.xlsx", None, "stad-plan.xlsx"),
        ("begroting v2.1.xlsx", None, "begroting v2.1-plan.xlsx"),
        ("stad.XLSM", None, "stad-plan.XLSM"),
        ("stad.xlsx", "Zonder wijkvloer", "stad-Zonder wijkvloer-plan.xlsx"),
        ("stad.xlsx", "80/20: meer?", "stad-80-20- meer-plan.xlsx"),
        ("stad.xlsx", "../elders", "stad-elders-plan.xlsx"),
        ("stad.xlsx", "???", "stad-plan.xlsx"),
    ],
)
def test_the_plan_lies_beside_its_scenario(scenario: str, optie: str | None, plan: str) -> None:
    """A plan is named after its scenario and optie, in the same folder, whatever signs the optie holds."""
    assert plan_name(Path("map") / scenario, optie) == Path("map") / plan


def test_a_workbook_with_macros_stays_one(tmp_path: Path) -> None:
    """Excel opens no .xlsm without macros and no .xlsx with them, so that the kind of the scenario stays."""
    bron = tmp_path / "stad.xlsm"
    bron.touch()
    with pytest.raises(OpdrachtFout, match=r"moet eindigen op \.xlsm"):
        check_target(tmp_path / "plan.xlsx", bron=bron, vervang=False, kies="")
    assert check_target(tmp_path / "plan.xlsm", bron=bron, vervang=False, kies="") == tmp_path / "plan.xlsm"


@pytest.mark.parametrize(
    ("pad", "getypt"),
    [("stad.xlsx", "stad.xlsx"), ("map/stad-2.xlsx", "map/stad-2.xlsx"), ("mijn stad.xlsx", '"mijn stad.xlsx"')],
)
def test_a_path_as_it_is_typed(pad: str, getypt: str) -> None:
    """A path is shown so that it can be typed again."""
    assert quote(Path(pad)) == getypt
