"""The city with which years are played: from a plan, or from a scenario that is solved first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from allocator.commands.errors import NIETS_GEVONDEN, OpdrachtFout
from allocator.commands.progress import Voortgang
from allocator.commands.verdeel import solve_scenario

if TYPE_CHECKING:
    from allocator.workbook.load import Geladen
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

    _, jaarplan = lees_berekend(bron, voortgang)
    if jaarplan.plan is None:
        raise GeenPlan(f"Met '{bron.name}' is geen plan mogelijk. Zie waarom met: allocator verdeel.")
    return Stad(jaarplan.scenario, openingspotten(jaarplan.scenario, jaarplan.plan).saldi)


def lees_berekend(bron: Path, voortgang: Voortgang, optie: str | None = None) -> tuple[Geladen, Jaarplan]:
    """Read a plan back with its inputs, or solve a scenario, or the optie of it with that name.

    Raises:
        Invoerfouten: the workbook can't be used, or its inputs were changed since the plan was made.
    """
    from allocator.report.vaststellen import lees_plan
    from allocator.workbook.load import laad

    voortgang.begin("het plan of scenario lezen")
    if optie is None and is_plan(bron):
        gelezen = lees_plan(bron)
        return gelezen.geladen, gelezen.jaarplan
    geladen = laad(bron, optie)
    voortgang.begin("nagaan of de vaste regels samen kunnen")
    return geladen, solve_scenario(geladen, voortgang)


def is_plan(bron: Path) -> bool:
    """Whether a workbook holds the sheet by which a plan is known."""
    from allocator.workbook.planbladen import HERKOMST
    from allocator.workbook.sheets import open_bladen

    with open_bladen(bron) as bladen:
        return any(blad.naam.casefold() == HERKOMST.casefold() for blad in bladen.tabbladen)
