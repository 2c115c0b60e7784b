"""`allocator opties`: a few good and really different plans side by side, for the college."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands import optiesuitvoer as uitvoer
from allocator.commands.errors import KLAAR, NIETS_GEVONDEN, OpdrachtFout, RekenFout
from allocator.commands.files import check_target, quote
from allocator.commands.getypt import heel_getal, lees_procent
from allocator.commands.options import Json, Scenario, Uit, Uitgebreid, Vervang
from allocator.commands.output import toon, toon_json
from allocator.commands.progress import count, follow
from allocator.commands.rekenkracht import uitvoerder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allocator.workbook.load import Geladen
    from allocator_models.alternatieven import Opties
    from allocator_models.result import Jaarplan
    from allocator_models.scenario import Scenario as Invoer

_KIES = "Kies een ander bestand met --uit."
PROCESSEN = 2
MEESTE_OPTIES = 10

Verlies = Annotated[
    str,
    typer.Option("--verlies", metavar="PROCENT", help="Hoeveel een optie van de best mogelijke score mag opgeven."),
]
Verschil = Annotated[
    str | None,
    typer.Option(
        "--verschil",
        metavar="EURO",
        help="Hoeveel een alternatief van elke andere optie verschilt; anders een tiende van wat er is toegekend.",
    ),
]
Aantal = Annotated[
    str, typer.Option("--aantal", metavar="AANTAL", help="Hoeveel opties, naast die van het blad Opties.")
]
ZonderBlad = Annotated[
    bool, typer.Option("--zonder-blad", help="Laat de opties van het blad Opties weg; dat gaat sneller.")
]


def opties(
    scenario: Scenario,
    verlies: Verlies = "2%",
    verschil: Verschil = None,
    aantal: Aantal = "5",
    zonder_blad: ZonderBlad = False,
    html: uitvoer.Html = None,
    regel: uitvoer.Regel = None,
    robuust: uitvoer.Robuust = None,
    plannen: uitvoer.Plannen = False,
    uit: Uit = None,
    vervang: Vervang = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Maak een paar goede plannen die echt van elkaar verschillen, om uit te kiezen.

    Eerst het plan met de hoogste score; dan, met hooguit iets minder score: de wijken gelijk, de krachtwijken eerst en
    het meest flexibel. Daarnaast alternatieven die genoeg van alle andere verschillen, en de opties van het blad
    Opties. Elk plan wordt regel voor regel nagerekend. U ziet wat elke optie opgeeft, hoe ver ze uit elkaar liggen, en
    welke prioriteiten in elk goed plan zitten. Alles komt in <scenario>-opties.xlsx. Met --html komt er een bladzijde
    bij die het college in vijf minuten kan lezen; met --plannen van elke optie een jaarplan om vast te stellen.
    """
    verlies_bp = lees_procent(verlies, "verlies")
    verschil_euro = None if verschil is None else _minstens_een(verschil, "verschil")
    hoeveel = _hoogstens(aantal)
    with follow() as voortgang:
        voortgang.begin("het scenario lezen en nakijken")
        geladen, blad = _laad(scenario, met_blad=not zonder_blad)
        doel = check_target(uit or _naast(scenario), bron=scenario, vervang=vervang, kies=_KIES)
        pagina = uitvoer.check_html(html, vervang=vervang, met_rondom=bool(regel or robuust))
        verken = uitvoer.maak_verkenner(scenario, geladen, regel or [], robuust)
    gevonden = _zoek(geladen.scenario, blad, verlies_bp, verschil_euro, hoeveel)
    from allocator_models.result import Jaarplan

    if isinstance(gevonden, Jaarplan):
        return _geen_plan(gevonden, als_json)
    bestanden = uitvoer.planbestanden(scenario, gevonden, vervang=vervang) if plannen else []
    rondom = verken() if verken else None
    _schrijf(scenario, gevonden, doel)
    uitvoer.schrijf_plannen(scenario, bestanden)
    if pagina is not None:
        uitvoer.schrijf_pagina(scenario, gevonden, pagina, rondom)
    if als_json:
        from allocator.report.opties.als_json import opties_json

        toon_json(opties_json(gevonden, doel) | uitvoer.als_json(pagina, bestanden))
    else:
        _toon(gevonden, doel)
        uitvoer.toon_bestanden(pagina, bestanden)
    return KLAAR


def _naast(scenario: Path) -> Path:
    return scenario.with_name(f"{scenario.stem}-opties{scenario.suffix}")


def _minstens_een(tekst: str, optie: str) -> int:
    bedrag = heel_getal(tekst, optie)
    if bedrag < 1:
        raise OpdrachtFout(f"--{optie} is minstens € 1.")
    return bedrag


def _hoogstens(tekst: str) -> int:
    aantal = heel_getal(tekst, "aantal")
    if not 1 <= aantal <= MEESTE_OPTIES:
        raise OpdrachtFout(f"--aantal is een getal van 1 tot {MEESTE_OPTIES}.")
    return aantal


def _laad(pad: Path, *, met_blad: bool) -> tuple[Geladen, Mapping[str, Invoer]]:
    """Return the workbook with its scenario, and that of every optie of the sheet."""
    from allocator.workbook.load import laad
    from allocator_models.spelregels import Doel

    geladen = laad(pad)
    if all(regel.doel is not Doel.WIJKPRIORITEITEN for regel in geladen.scenario.doelen):
        raise OpdrachtFout(
            "Op het blad Doelen staat wijkprioriteiten niet, en zonder dat doel valt er niets te kiezen. Zet het erbij."
        )
    namen = geladen.opties if met_blad else ()
    return geladen, {naam: laad(pad, naam).scenario for naam in namen}


def _zoek(
    invoer: Invoer, blad: Mapping[str, Invoer], verlies_bp: int, verschil_euro: int | None, aantal: int
) -> Opties | Jaarplan:
    from allocator_models.alternatieven import zoek_opties
    from allocator_models.audit import AuditFout
    from allocator_models.solver import SolverFout

    with count("opties uitrekenen", aantal + len(blad)) as klaar, uitvoerder(PROCESSEN) as rekent:
        try:
            return zoek_opties(
                invoer,
                rekent,
                verlies_bp=verlies_bp,
                verschil_euro=verschil_euro,
                aantal=aantal,
                bladopties=blad,
                voortgang=lambda _: klaar(),
            )
        except (AuditFout, SolverFout) as fout:
            raise RekenFout(f"Er is niets geschreven. {fout}") from fout


def _geen_plan(jaarplan: Jaarplan, als_json: bool) -> int:
    from allocator.report.opties.als_json import geen_opties_json
    from allocator.report.terminal import samenvatting

    if als_json:
        toon_json(geen_opties_json(jaarplan) | uitvoer.als_json(None, []))
    else:
        toon(*samenvatting(jaarplan))
    return NIETS_GEVONDEN


def _schrijf(scenario: Path, gevonden: Opties, doel: Path) -> None:
    from allocator.report.opties.werkmap import schrijf_opties

    schrijf_opties(scenario, gevonden, doel)


def _toon(gevonden: Opties, doel: Path) -> None:
    from allocator.report.opties.terminal import toon_opties
    from allocator.report.zinnen import CONCEPT

    toon(*toon_opties(gevonden))
    toon(f"{CONCEPT}. Alles staat in {quote(doel)}")
