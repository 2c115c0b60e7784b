"""The city with which years are played: from a plan, or from a scenario that is solved first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from allocator.commands.errors import NIETS_GEVONDEN, OpdrachtFout
from allocator.commands.progress import Voortgang
from allocator.commands.verdeel import solve_scenario

if TYPE_CHECKING:
    from allocator_models.jaar import Openingssaldo
    from allocator_models.result import Jaarplan
    from allocator_models.scenario import Scenario


class GeenPlan(OpdrachtFout):
    """The scenario was solved, and there is no plan to play a year with."""

    code = NIETS_GEVONDEN


@dataclass(frozen=True)
class Stad:
    """A scenario, and the pots with which its year opens."""

    scenario: Scenario
    saldi: tuple[Openingssaldo, ...]


def lees_stad(bron: Path, voortgang: Voortgang) -> Stad:
    """Read a plan back, or solve a scenario.

    Raises:
        Invoerfouten: the workbook can't be used, or its inputs were changed since the plan was made.
        GeenPlan: the scenario has no plan.
    """
    from allocator_models.potten import openingspotten

    jaarplan = _jaarplan(bron, voortgang)
    if jaarplan.plan is None:
        raise GeenPlan(f"Met '{bron.name}' is geen plan mogelijk. Zie waarom met: allocator verdeel.")
    return Stad(jaarplan.scenario, openingspotten(jaarplan.scenario, jaarplan.plan).saldi)


def _jaarplan(bron: Path, voortgang: Voortgang) -> Jaarplan:
    from allocator.report.vaststellen import lees_plan
    from allocator.workbook.load import laad
    from allocator.workbook.planbladen import HERKOMST
    from allocator.workbook.sheets import open_bladen

    voortgang.begin("het plan of scenario lezen")
    with open_bladen(bron) as bladen:
        is_plan = any(blad.naam.casefold() == HERKOMST.casefold() for blad in bladen.tabbladen)
    if is_plan:
        return lees_plan(bron).jaarplan
    geladen = laad(bron)
    voortgang.begin("nagaan of de vaste regels samen kunnen")
    return solve_scenario(geladen, voortgang)
