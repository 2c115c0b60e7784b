"""`allocator verdeel`: a scenario is loaded, solved, audited, written and summed up."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator import __version__
from allocator.commands.errors import KLAAR, NIETS_GEVONDEN, RekenFout
from allocator.commands.files import check_target, plan_name, quote
from allocator.commands.interruptible import interruptible
from allocator.commands.options import Json, Optie, Scenario, Uit, Uitgebreid, Vervang
from allocator.commands.output import aantal, meld, toon, toon_json
from allocator.commands.progress import Voortgang, follow

if TYPE_CHECKING:
    from allocator.workbook.load import Geladen
    from allocator_models.result import Jaarplan
    from allocator_models.verklaring.prioriteit import Verklaring

_KIES = "Kies een ander bestand met --uit."


def verdeel(
    scenario: Scenario,
    optie: Optie = None,
    uit: Uit = None,
    redenen: Annotated[
        bool, typer.Option("--redenen", help="Leg ook uit waarom prioriteiten niet doorgaan, op het blad Redenen.")
    ] = False,
    vervang: Vervang = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Maak het jaarplan van een scenario en schrijf het naar een nieuwe werkmap.

    Het geld en de formatie van elke dienst worden verdeeld in vast, flexibel en vervallen, en de prioriteiten van de
    wijken krijgen hun oormerk. Elk plan wordt daarna regel voor regel nagerekend. Het komt in <scenario>-plan.xlsx,
    naast uw eigen bladen; het scenario zelf blijft zoals het is. Is er geen plan mogelijk, dan staat in de werkmap wat
    er tekortkomt.
    """
    with follow() as voortgang:
        voortgang.begin("het scenario lezen en nakijken")
        from allocator.workbook.load import laad  # brings the reading of workbooks along

        geladen = laad(scenario, optie)
        optie = _as_written(optie, geladen.opties)
        doel = check_target(uit or plan_name(scenario, optie), bron=scenario, vervang=vervang, kies=_KIES)
        voortgang.expect(len(geladen.scenario.doelen) + 2)
        voortgang.begin("nagaan of de vaste regels samen kunnen")
        jaarplan = solve_scenario(geladen, voortgang)
        verklaringen = _verklaar(jaarplan, voortgang) if redenen else None
        voortgang.begin("de werkmap schrijven")
        bestand = _write(scenario, optie, geladen, jaarplan, doel, verklaringen)
    if als_json:
        from allocator.report.plan_json import plan_json

        toon_json(plan_json(jaarplan, bestand, optie, geladen.opmerkingen))
    else:
        _show(jaarplan, optie, geladen, scenario, bestand)
    return NIETS_GEVONDEN if jaarplan.plan is None else KLAAR


def _as_written(optie: str | None, opties: tuple[str, ...]) -> str | None:
    """Return the name of the optie as it stands in the workbook: it is found whatever its capitals."""
    from allocator.workbook.headings import heading_key

    return next((naam for naam in opties if optie and heading_key(naam) == heading_key(optie)), None)


def solve_scenario(geladen: Geladen, voortgang: Voortgang) -> Jaarplan:
    """Solve a scenario, in such a way that Ctrl-C works. Raises `RekenFout` when the solver or the audit fails."""
    from allocator_models.audit import AuditFout  # with the solver along
    from allocator_models.jaarplan import solve
    from allocator_models.solver import SolverFout

    try:
        return interruptible(lambda: solve(geladen.scenario, voortgang.begin))
    except AuditFout as fout:
        raise RekenFout(f"Er is niets geschreven. {fout}") from fout
    except SolverFout as fout:
        raise RekenFout(f"Er is niets geschreven: {fout}.") from fout


def _verklaar(jaarplan: Jaarplan, voortgang: Voortgang) -> tuple[Verklaring, ...] | None:
    """Explain what was refused; without a plan, or without the goal that chooses, there is nothing to explain."""
    from allocator.commands.verklaar import verklaar_alle
    from allocator_models.spelregels import Doel

    if jaarplan.plan is None or all(doel.doel is not Doel.WIJKPRIORITEITEN for doel in jaarplan.doelen):
        return None
    return verklaar_alle(jaarplan, voortgang)


def _write(
    scenario: Path,
    optie: str | None,
    geladen: Geladen,
    jaarplan: Jaarplan,
    doel: Path,
    verklaringen: tuple[Verklaring, ...] | None,
) -> Path | None:
    """Write the workbook and return where; when nothing is known after the time limit, write none."""
    from allocator.report.herkomst import Herkomst
    from allocator.report.verklaring.werkmap import redenenblad
    from allocator.report.werkmap import write_plan_workbook

    if jaarplan.plan is None and not jaarplan.herstel:
        return None
    herkomst = Herkomst(bestand=scenario.name, optie=optie, gemaakt=date.today(), software=f"Allocator {__version__}")
    extra = () if verklaringen is None else (redenenblad(jaarplan, verklaringen),)
    write_plan_workbook(scenario, jaarplan, doel, herkomst, indeling=geladen.indeling, extra=extra)
    return doel


def _show(jaarplan: Jaarplan, optie: str | None, geladen: Geladen, scenario: Path, bestand: Path | None) -> None:
    from allocator.report.terminal import samenvatting
    from allocator.report.zinnen import CONCEPT

    toon(*samenvatting(jaarplan, optie))
    if geladen.opmerkingen:
        hoeveel = aantal(len(geladen.opmerkingen), "opmerking", "opmerkingen")
        meld(f"Over de invoer: {hoeveel}. Lees meer met: allocator controleer {quote(scenario)}")
    if bestand is not None:
        toon(f"{CONCEPT}. Alles staat in {bestand}")
