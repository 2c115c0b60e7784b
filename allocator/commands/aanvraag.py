"""`allocator aanvraag`: one request, from a form or from options, and the advies on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.aanvraagopties import Opties, uit_opties
from allocator.commands.boek import Boek, Dag, Door, adres_van, druk_af, open_boek, overzicht, toon_werkmap, wie
from allocator.commands.dagen import dag_in_jaar
from allocator.commands.errors import KLAAR
from allocator.commands.options import Json, Uitgebreid
from allocator.commands.output import meld, toon, toon_json
from allocator.commands.progress import follow

if TYPE_CHECKING:
    from allocator.commands.inname import Ingeschreven
    from allocator.jaarboek.formulier import Aanvraag
    from allocator.report.jaar.gegevens import Jaaroverzicht
    from allocator_models.jaar import Advies
    from allocator_models.scenario import Scenario


def aanvraag(
    formulier: Annotated[
        Path | None, typer.Argument(metavar="[FORMULIER.xlsx]", help="Een ingevuld aanvraagformulier.")
    ] = None,
    naam: Annotated[str | None, typer.Option("--naam", metavar="NAAM", help="Waar het om gaat.")] = None,
    wijk: Annotated[
        str | None,
        typer.Option("--wijk", metavar="WIJK", help='De wijk, of wijken met hun deel: "Oost 60%; Zuid 40%".'),
    ] = None,
    bedrag: Annotated[
        str | None, typer.Option("--bedrag", metavar="EURO", help="Het gevraagde bedrag, zoals 2500.")
    ] = None,
    minimaal: Annotated[
        str | None, typer.Option("--minimaal", metavar="EURO", help="Het laagste bedrag waarmee het nog lukt.")
    ] = None,
    uren: Annotated[str | None, typer.Option("--uren", metavar="UREN", help="Gevraagde uren van een dienst.")] = None,
    score: Annotated[
        str | None, typer.Option("--score", metavar="CIJFER", help="De score van de maatlat, zoals 7,5.")
    ] = None,
    beoordeeld_door: Annotated[
        str | None, typer.Option("--beoordeeld-door", metavar="WIE", help="Wie de score gaf; anders wie dit doet.")
    ] = None,
    dienst: Annotated[
        str | None, typer.Option("--dienst", metavar="DIENST", help="De dienst die meebetaalt of uren levert.")
    ] = None,
    programma: Annotated[
        str | None, typer.Option("--programma", metavar="PROGRAMMA", help="Het programma van die dienst.")
    ] = None,
    thema: Annotated[str | None, typer.Option("--thema", metavar="THEMA", help="Het onderwerp.")] = None,
    vorm: Annotated[
        str | None,
        typer.Option("--vorm", metavar="VORM", help="subsidie, opdracht, eigen uitvoering of uren; anders subsidie."),
    ] = None,
    ieder_jaar: Annotated[bool, typer.Option("--ieder-jaar", help="Het komt ieder jaar terug (structureel).")] = False,
    spoed: Annotated[bool, typer.Option("--spoed", help="Er moet dezelfde dag worden besloten.")] = False,
    wacht_tot: Annotated[
        str | None, typer.Option("--wacht-tot", metavar="DATUM", help="Tot wanneer een besluit kan wachten.")
    ] = None,
    indiener: Annotated[
        str | None, typer.Option("--indiener", metavar="WIE", help="Wie het vraagt; komt nooit in verslagen.")
    ] = None,
    datum: Dag = None,
    jaarboek: Boek = None,
    door: Door = None,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Zet een aanvraag in het jaarboek, en krijg er meteen een advies over.

    De aanvraag komt uit een ingevuld formulier (maak er een met: allocator nieuw --formulier), of uit de opties. Zij
    wordt gewogen met alles wat openstaat en wat dit jaar nog te verwachten is. Naast een formulier komt het antwoord
    te staan. Uren van de strippenkaart (vorm uren, zonder dienst) worden opgeschreven en niet gewogen.
    """
    from allocator.commands import inname

    opties = Opties(
        naam=naam,
        wijk=wijk,
        bedrag=bedrag,
        minimaal=minimaal,
        uren=uren,
        score=score,
        beoordeeld_door=beoordeeld_door,
        dienst=dienst,
        programma=programma,
        thema=thema,
        vorm=vorm,
        ieder_jaar=ieder_jaar,
        spoed=spoed,
        wacht_tot=wacht_tot,
        indiener=indiener,
    )
    with follow() as voortgang, open_boek(jaarboek) as boek:
        voortgang.begin("de aanvraag lezen")
        if formulier is None:
            dag = dag_in_jaar(datum, boek.kenmerk.jaar)
            gevraagd = uit_opties(opties, boek.scenario, dag, wie(door))
        else:
            opties.check_leeg()
            gevraagd = _uit_formulier(formulier, boek.scenario)
            dag = dag_in_jaar(datum or gevraagd.initiatief.datum.isoformat(), boek.kenmerk.jaar)
        voortgang.begin("wegen tegen wat openstaat en wat nog komt")
        with boek.vergrendeld():
            ingeschreven = inname.schrijf_in(boek, gevraagd, wie(door))
            adviezen = () if ingeschreven.strip else inname.weeg_open(boek, dag, wie(door), (ingeschreven.nummer,))
        jaar = overzicht(boek, dag)
        bestand = druk_af(jaar, adres_van(jaarboek))
    eigen = tuple(a for a in adviezen if a.initiatief == ingeschreven.nummer)
    _antwoord(gevraagd, ingeschreven, eigen, jaar, formulier, bestand, als_json=als_json)
    return KLAAR


def _antwoord(
    gevraagd: Aanvraag,
    ingeschreven: Ingeschreven,
    eigen: tuple[Advies, ...],
    jaar: Jaaroverzicht,
    formulier: Path | None,
    bestand: Path,
    *,
    als_json: bool,
) -> None:
    """Print the answer, and write it beside the form."""
    from allocator.commands import inname

    lijst = inname.antwoorden(jaar, eigen)
    if formulier is not None:
        from allocator.report.jaar.antwoordblad import schrijf_antwoord

        for antwoord in lijst:
            schrijf_antwoord(antwoord, jaar.naam, antwoord_naast(formulier))
    if als_json:
        toon_json(inname.adviezen_json(eigen, lijst, bestand))
        return
    if ingeschreven.strip:
        inname.toon_strip(ingeschreven, gevraagd.initiatief, jaar)
    elif not ingeschreven.nieuw:
        meld(f"Deze aanvraag staat al in het jaarboek, onder nummer {ingeschreven.nummer}.")
    for antwoord in lijst:
        inname.toon_antwoord(antwoord)
    if formulier is not None and lijst:
        toon(f"Het antwoord staat in {antwoord_naast(formulier)}")
    toon_werkmap(bestand)


def antwoord_naast(formulier: Path) -> Path:
    """Return where the answer to a form goes."""
    return formulier.with_name(f"{formulier.stem}-antwoord.xlsx").absolute()


def _uit_formulier(formulier: Path, scenario: Scenario) -> Aanvraag:
    from allocator.jaarboek.formulier import keuzelijsten, lees_formulier

    return lees_formulier(formulier, keuzelijsten(scenario))
