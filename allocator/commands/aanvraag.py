"""`allocator aanvraag`: one request, from a form or from options, and the advies on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from allocator.commands import aanvraagopties as optie
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
    from allocator_models.scenario import Initiatief, Scenario


@dataclass(frozen=True, slots=True)
class _Ingenomen:
    """A request in the book, the advies on it, and the book on that day with its printed workbook."""

    gevraagd: Initiatief
    ingeschreven: Ingeschreven
    adviezen: tuple[Advies, ...]
    jaar: Jaaroverzicht
    bestand: Path


def aanvraag(
    formulier: optie.Formulier = None,
    naam: optie.Naam = None,
    wijk: optie.Wijk = None,
    bedrag: optie.Bedrag = None,
    minimaal: optie.Minimaal = None,
    uren: optie.Uren = None,
    score: optie.Score = None,
    beoordeeld_door: optie.BeoordeeldDoor = None,
    dienst: optie.Dienst = None,
    programma: optie.Programma = None,
    thema: optie.Thema = None,
    vorm: optie.Vormkeuze = None,
    ieder_jaar: optie.IederJaar = False,
    spoed: optie.Spoed = False,
    wacht_tot: optie.WachtTot = None,
    indiener: optie.Indiener = None,
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
    ingenomen = _neem_in(formulier, opties, datum, jaarboek, door)
    _antwoord(ingenomen, formulier, als_json=als_json)
    return KLAAR


def _neem_in(
    formulier: Path | None, opties: Opties, datum: str | None, jaarboek: str | None, door: str | None
) -> _Ingenomen:
    """Read a request, write it into the book, weigh it beside all that waits, and print the workbook of the book."""
    from allocator.commands import inname

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
            adviezen = (
                () if ingeschreven.strip else inname.weeg_open(boek, dag, wie(door), (ingeschreven.nummer,)).adviezen
            )
        jaar = overzicht(boek, dag)
        bestand = druk_af(jaar, adres_van(jaarboek))
    eigen = tuple(a for a in adviezen if a.initiatief == ingeschreven.nummer)
    return _Ingenomen(gevraagd.initiatief, ingeschreven, eigen, jaar, bestand)


def _antwoord(ingenomen: _Ingenomen, formulier: Path | None, *, als_json: bool) -> None:
    """Print the answer, and write it beside the form."""
    from allocator.commands import inname

    ingeschreven, jaar = ingenomen.ingeschreven, ingenomen.jaar
    lijst = inname.antwoorden(jaar, ingenomen.adviezen)
    if formulier is not None:
        from allocator.report.jaar.antwoordblad import schrijf_antwoord

        for antwoord in lijst:
            schrijf_antwoord(antwoord, jaar.naam, antwoord_naast(formulier))
    if als_json:
        toon_json(inname.adviezen_json(ingenomen.adviezen, lijst, ingenomen.bestand))
        return
    if ingeschreven.strip:
        inname.toon_strip(ingeschreven, ingenomen.gevraagd, jaar)
    elif not ingeschreven.nieuw:
        meld(f"Deze aanvraag staat al in het jaarboek, onder nummer {ingeschreven.nummer}.")
    for antwoord in lijst:
        inname.toon_antwoord(antwoord)
    if formulier is not None and lijst:
        toon(f"Het antwoord staat in {antwoord_naast(formulier)}")
    toon_werkmap(ingenomen.bestand)


def antwoord_naast(formulier: Path) -> Path:
    """Return where the answer to a form goes."""
    return formulier.with_name(f"{formulier.stem}-antwoord.xlsx").absolute()


def _uit_formulier(formulier: Path, scenario: Scenario) -> Aanvraag:
    from allocator.jaarboek.formulier import keuzelijsten, lees_formulier

    return lees_formulier(formulier, keuzelijsten(scenario))
