"""`allocator vaststellen`: a plan is no concept any more once somebody with the mandate has set it; the year begins."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.boek import SUFFIX, druk_af, overzicht
from allocator.commands.dagen import lees_dag
from allocator.commands.errors import KLAAR, OpdrachtFout
from allocator.commands.files import check_target, quote
from allocator.commands.options import Json, Uit, Uitgebreid, Vervang
from allocator.commands.output import toon, toon_json
from allocator.commands.progress import follow

if TYPE_CHECKING:
    from allocator.report.herkomst import Vaststelling
    from allocator_models.result import Jaarplan


def vaststellen(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="De werkmap met het plan, gemaakt met verdeel (.xlsx).")],
    orgaan: Annotated[
        str, typer.Option("--orgaan", metavar="ORGAAN", help="Wie het plan vaststelt, zoals gemeenteraad of college.")
    ],
    datum: Annotated[str, typer.Option("--datum", metavar="DATUM", help="De datum van het besluit, zoals 2010-11-11.")],
    nummer: Annotated[
        str, typer.Option("--nummer", metavar="NUMMER", help="Het nummer van het besluit, zoals 2010-123.")
    ],
    jaarboek: Annotated[
        str | None,
        typer.Option(
            "--jaarboek",
            metavar="JAARBOEK",
            help="Het jaarboek dat begint, of het adres van de database; anders <scenario>.jaarboek naast het plan.",
        ),
    ] = None,
    uit: Uit = None,
    vervang: Vervang = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Leg vast dat een plan is vastgesteld, en begin het jaarboek.

    Tot dan staat op elk blad van het plan 'ambtelijk concept, geen besluit'. Het plan wordt teruggelezen, naast de
    invoer gelegd en opnieuw nagerekend; is er iets veranderd, dan wordt het geweigerd. De werkmap die erbij komt, heet
    <plan>-vastgesteld.xlsx; het concept blijft zoals het is. In het jaarboek komen de potten met wat erin zit, en
    daarna elke aanvraag, elk besluit en elke boeking van het jaar.
    """
    vaststelling = _vaststelling(orgaan, datum, nummer)
    doel = check_target(uit or _beside(plan), bron=plan, vervang=vervang, kies="Kies een ander bestand met --uit.")
    adres = jaarboek or str(_boek_beside(plan))
    _check_vrij(adres)
    with follow() as voortgang:
        voortgang.begin("het plan teruglezen en narekenen")
        from allocator.report.vaststellen import stel_vast  # brings the reading and writing of workbooks along

        jaarplan = stel_vast(plan, vaststelling, doel)
        voortgang.begin("het jaarboek beginnen")
        werkmap = _begin_boek(adres, jaarplan, vaststelling, doel)
    if als_json:
        toon_json(
            {**_as_json(vaststelling, jaarplan, doel), "jaarboek": _zonder_wachtwoord(adres), "werkmap": str(werkmap)}
        )
    else:
        scenario = jaarplan.scenario
        toon(f"{scenario.naam}, {scenario.jaar}: vastgesteld. Het plan staat in {doel}")
        toon(f"Het jaarboek is begonnen. Een aanvraag gaat erin met: allocator aanvraag{_keuze(jaarboek)}")
    return KLAAR


def _zonder_wachtwoord(adres: str) -> str:
    """Return the address of the book; of a database only what it is, for the address may hold a password."""
    from allocator.jaarboek.adres import Adres

    return adres if Adres(adres).bestand else Adres(adres).naam


def _boek_beside(plan: Path) -> Path:
    return plan.with_name(plan.stem.removesuffix("-vastgesteld").removesuffix("-plan") + SUFFIX)


def _check_vrij(adres: str) -> None:
    """Refuse before any work is done when the book is there already."""
    from allocator.jaarboek.adres import Adres

    bestand = Adres(adres).bestand
    if bestand is not None and bestand.exists():
        raise OpdrachtFout(
            f"Het jaarboek '{adres}' is er al. Het wordt nooit vervangen; kies een ander met --jaarboek."
        )


def _begin_boek(adres: str, jaarplan: Jaarplan, vaststelling: Vaststelling, doel: Path) -> Path:
    """Begin the book and print its workbook; without a book the plan isn't set either."""
    from allocator.jaarboek.boek import Jaarboek  # brings Django along
    from allocator_models.potten import openingspotten

    assert jaarplan.plan is not None  # or `stel_vast` had refused it
    scenario, plan = jaarplan.scenario, jaarplan.plan
    try:
        boek = Jaarboek.begin(
            adres,
            scenario,
            plan,
            openingspotten(scenario, plan).saldi,
            orgaan=vaststelling.orgaan,
            datum=vaststelling.datum,
            nummer=vaststelling.nummer,
        )
    except BaseException:
        doel.unlink(missing_ok=True)
        raise
    with boek:
        jaar = overzicht(boek, date(scenario.jaar, 1, 1))
    return druk_af(jaar, adres)


def _keuze(jaarboek: str | None) -> str:
    """Return how the book is named in a next command, where it isn't the one beside the plan."""
    return f" --jaarboek {quote(Path(jaarboek))}" if jaarboek and "://" not in jaarboek else ""


def _vaststelling(orgaan: str, datum: str, nummer: str) -> Vaststelling:
    """Return who set the plan, when and under which number. Raises `OpdrachtFout` for what is empty or no date."""
    from allocator.report.herkomst import Vaststelling

    for optie, waarde in (("--orgaan", orgaan), ("--nummer", nummer)):
        if not waarde.strip():
            raise OpdrachtFout(f"De optie {optie} is leeg.")
    return Vaststelling(orgaan.strip(), lees_dag(datum), nummer.strip())


def _beside(plan: Path) -> Path:
    return plan.with_name(f"{plan.stem}-vastgesteld{plan.suffix}")


def _as_json(vaststelling: Vaststelling, jaarplan: Jaarplan, doel: Path) -> dict[str, object]:
    from allocator_models.scenario import invoer_hash

    return {
        "orgaan": vaststelling.orgaan,
        "datum": vaststelling.datum.isoformat(),
        "nummer": vaststelling.nummer,
        "bestand": str(doel),
        "invoer_hash": invoer_hash(jaarplan.scenario),
    }
