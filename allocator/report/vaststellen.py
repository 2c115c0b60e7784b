"""Set a plan: write into its workbook which body decided, when, and under which number.

The run is read back, held against the inputs in the same file, audited anew and written again, so that what is set is
what was worked out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from allocator.report.herkomst import Vaststelling
from allocator.report.plan_lezen import Planbestand, lees_herkomst, lees_jaarplan
from allocator.report.werkmap import write_plan_workbook
from allocator.workbook.load import Geladen, laad
from allocator.workbook.problems import weigering
from allocator_models.result import Jaarplan, Status
from allocator_models.scenario import invoer_hash

_OPNIEUW = "Maak eerst een nieuw plan met: allocator verdeel."


def stel_vast(plan: Path, vaststelling: Vaststelling, target: Path) -> Jaarplan:
    """Write ``target``: the plan workbook ``plan``, set; return the run in it.

    Raises:
        Invoerfouten: the file isn't a plan, holds no plan, is set already, or its inputs or plan sheets were changed.
        WerkmapFout: the workbook can't be written.
    """
    bestand = lees_herkomst(plan)
    _check_te_zetten(plan, bestand)
    gelezen = lees_plan(plan)
    herkomst = replace(bestand.herkomst, vaststelling=vaststelling)
    write_plan_workbook(plan, gelezen.jaarplan, target, herkomst, indeling=gelezen.geladen.indeling)
    return gelezen.jaarplan


@dataclass(frozen=True)
class Gelezen:
    """A plan that was read back, with the inputs in the same file."""

    geladen: Geladen
    jaarplan: Jaarplan


def lees_plan(plan: Path) -> Gelezen:
    """Read a plan back and audit it anew, held against the inputs in the same file.

    Raises:
        Invoerfouten: the file isn't a plan, holds no plan, or its inputs or plan sheets were changed.
    """
    bestand = lees_herkomst(plan)
    _check_heeft_plan(plan, bestand)
    geladen = laad(plan, bestand.herkomst.optie)
    if invoer_hash(geladen.scenario) != bestand.invoer_hash:
        raise weigering(f"De invoer in '{plan.name}' is veranderd nadat het plan was gemaakt.", _OPNIEUW)
    return Gelezen(geladen, lees_jaarplan(plan, geladen.scenario))


def _check_heeft_plan(plan: Path, bestand: Planbestand, waarvoor: str = "") -> None:
    if bestand.status not in (Status.BEWEZEN, Status.OPLOSSING):
        raise weigering(f"In '{plan.name}' staat geen plan{waarvoor}.", _OPNIEUW)


def _check_te_zetten(plan: Path, bestand: Planbestand) -> None:
    _check_heeft_plan(plan, bestand, " om vast te stellen")
    if bestand.herkomst.vaststelling is not None:
        raise weigering(f"'{plan.name}' is al vastgesteld: {_klein(bestand.herkomst.stand)}.")


def _klein(zin: str) -> str:
    return zin[:1].lower() + zin[1:]
