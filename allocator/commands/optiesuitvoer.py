"""What `allocator opties` writes when asked, beside its workbook: the page for the college, and plans to set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator import __version__
from allocator.commands.errors import OpdrachtFout
from allocator.commands.files import check_target, plan_name, quote
from allocator.commands.output import toon
from allocator.commands.rekenkracht import alle_kernen
from allocator.commands.verken import maak_plan, naast, voer_uit
from allocator.commands.verkenopties import TREKKINGEN, ZAAD, lees_trekkingen, lees_variaties

if TYPE_CHECKING:
    from allocator.report.herkomst import Herkomst
    from allocator.report.verkennen.gegevens import Verkend
    from allocator.workbook.load import Geladen
    from allocator_models.alternatieven import Optie, Opties

Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="BESTAND", help="Maak ook de bladzijde voor het college (.html)."),
]
Plannen = Annotated[
    bool,
    typer.Option("--plannen", help="Schrijf van elke optie ook het jaarplan, klaar om vast te stellen."),
]
Regel = Annotated[
    list[str] | None,
    typer.Option(
        "--regel",
        metavar="REGEL=VAN:TOT:STAP",
        help="Zet achterop de bladzijde ook het front van een spelregel, zoals flexdoel=15%:25%:5%; zie verken.",
    ),
]
Robuust = Annotated[
    str | None,
    typer.Option(
        "--robuust",
        metavar="PROCENT",
        help="Zet achterop de bladzijde ook welke prioriteiten blijven als het tot zoveel anders uitvalt; zie verken.",
    ),
]
_KIES_HTML = "Kies een ander bestand met --html."


@dataclass(frozen=True)
class Planbestand:
    """Where the plan of an optie goes."""

    optie: Optie
    doel: Path


def check_html(html: Path | None, *, vervang: bool, met_rondom: bool) -> Path | None:
    """Return where the page goes. Raises `OpdrachtFout` when it can't be written, or what goes on it has no page."""
    if html is None:
        if met_rondom:
            raise OpdrachtFout("--regel en --robuust gaan over de bladzijde: geef ook --html mee.")
        return None
    return check_target(html, bron=None, vervang=vervang, kies=_KIES_HTML, soort=".html")


def maak_verkenner(
    scenario: Path, geladen: Geladen, regels: Sequence[str], robuust: str | None
) -> Callable[[], Verkend] | None:
    """Return what finds, as `allocator verken` does, what lies around a scenario; None when nobody asks for it.

    What was found before is kept beside the workbook and used again. Raises `OpdrachtFout` for what can't be varied,
    before anything is solved.
    """
    if not regels and robuust is None:
        return None
    trekking = lees_trekkingen(robuust, TREKKINGEN, ZAAD) if robuust else None
    plan = maak_plan(geladen, lees_variaties(geladen.scenario, regels, [], []), trekking)
    return partial(voer_uit, plan, naast(scenario), min(alle_kernen(), len(plan.opgaven)), None, None)


def schrijf_pagina(scenario: Path, opties: Opties, doel: Path, rondom: Verkend | None) -> None:
    """Write the page for the college; `rondom` goes behind the fold."""
    from allocator.report.pagina.html import schrijf_college
    from allocator.report.pagina.pagina import collegepagina

    schrijf_college(collegepagina(opties, _herkomst(scenario, None), rondom), doel)


def planbestanden(scenario: Path, opties: Opties, *, vervang: bool) -> Sequence[Planbestand]:
    """Return where each plan goes. Raises `OpdrachtFout` when one may not be written, before any is."""
    kies = "Haal het weg."
    return [
        Planbestand(o, check_target(plan_name(scenario, o.naam), bron=scenario, vervang=vervang, kies=kies))
        for o in opties.opties
    ]


def schrijf_plannen(scenario: Path, bestanden: Sequence[Planbestand]) -> None:
    """Write a plan workbook of every optie, each as `allocator verdeel` would."""
    from allocator.report.werkmap import write_plan_workbook
    from allocator.workbook.load import laad
    from allocator_models.alternatieven import Ontstaan

    for bestand in bestanden:
        optie = bestand.optie
        van_blad = optie.naam if optie.ontstaan is Ontstaan.OPTIE else None
        write_plan_workbook(
            scenario,
            optie.jaarplan,
            bestand.doel,
            _herkomst(scenario, van_blad),
            indeling=laad(scenario, van_blad).indeling,
        )


def _herkomst(scenario: Path, optie: str | None) -> Herkomst:
    from allocator.report.herkomst import Herkomst

    return Herkomst(bestand=scenario.name, optie=optie, gemaakt=date.today(), software=f"Allocator {__version__}")


def als_json(pagina: Path | None, bestanden: Sequence[Planbestand]) -> dict[str, object]:
    """Return what the answer says of these files."""
    return {
        "pagina": None if pagina is None else str(pagina),
        "plannen": [{"optie": b.optie.naam, "bestand": str(b.doel)} for b in bestanden],
    }


def toon_bestanden(pagina: Path | None, bestanden: Sequence[Planbestand]) -> None:
    """Say where these files are."""
    for bestand in bestanden:
        toon(f"Het plan van '{bestand.optie.naam}' staat in {quote(bestand.doel)}")
    if pagina is not None:
        toon(f"De bladzijde voor het college staat in {quote(pagina)}")
