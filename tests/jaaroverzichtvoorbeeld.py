"""A year of the city of `planvoorbeeld`, by hand: pots, requests in every state, a move that waits for the raad."""

from __future__ import annotations

from datetime import date

from planvoorbeeld import maak_jaarplan

from allocator.report.herkomst import Vaststelling
from allocator.report.jaar.gegevens import Jaaroverzicht
from allocator_models.jaar import (
    Advies,
    Deel,
    Drempel,
    Grond,
    Jaarstand,
    Potsoort,
    Potstand,
    Reden,
    Toezegging,
    Uitkomst,
    Verplaatsing,
)
from allocator_models.jaarboek import (
    Besluitsoort,
    Bijdragen,
    Dossier,
    GenomenBesluit,
    Mutatie,
    Mutatiesoort,
    Potoverzicht,
    Status,
    Voorbehoud,
)
from allocator_models.scenario import Aard, Initiatief, Vorm

DAG = date(2011, 4, 1)
POT_NOORD, POT_OOST = "leefbaarheidsbudget Noord", "leefbaarheidsbudget Oost"


def initiatief(nummer: str, **ook: object) -> Initiatief:
    """Return a request of Noord, with some of its fields changed."""
    velden: dict[str, object] = {
        "initiatief": nummer,
        "datum": date(2011, 2, 1),
        "wijken": (("Noord", 10_000),),
        "naam": f"Plan {nummer}",
        "indiener": "Geheime Vereniging",
        "vorm": Vorm.SUBSIDIE,
        "thema": "groen",
        "dienst": "SW",
        "programma": None,
        "aard": Aard.INCIDENTEEL,
        "bedrag_euro": 4_000,
        "minimaal_euro": 4_000,
        "uren": 0,
        "score_duizendsten": 7_000,
        "spoed": False,
        "wacht_tot": None,
        "toegekend_euro": None,
        "besluitdatum": None,
    }
    return Initiatief(**(velden | ook))  # type: ignore[arg-type]


def dossier(i: Initiatief, status: Status = Status.ADVIES, **ook: object) -> Dossier:
    """Return a request with its state."""
    velden: dict[str, object] = {
        "initiatief": i,
        "volgnummer": 0,
        "status": status,
        "beslissen_voor": date(2011, 5, 1),
        "omschrijving": "",
        "beoordeeld_door": "",
        "beoordeling": "",
        "bron": "",
        "advies": None,
        "besluit": None,
    }
    return Dossier(**(velden | ook))  # type: ignore[arg-type]


def besluit(nummer: str, soort: Besluitsoort, gevolg: Status) -> GenomenBesluit:
    """Return a besluit of the wijkregisseur, with the reason for which it departs from the advies."""
    return GenomenBesluit(
        nummer=6,
        initiatief=nummer,
        soort=soort,
        gevolg=gevolg,
        datum=date(2011, 3, 1),
        bedrag_euro=3_000 if gevolg is Status.TOEGEKEND else 0,
        uren=0,
        rol="wijkregisseur",
        door="wijkbureau",
        kenmerk="",
        reden="minder is genoeg",
        bijdragen=Bijdragen(),
    )


def pot(naam: str, wijk: str, **ook: object) -> Potstand:
    """Return a leefbaarheidspot of € 20.000, of which € 1.000 is kept for spoed."""
    velden: dict[str, object] = {"euro": 20_000, "reserve_euro": 1_000, "budget_euro": 20_000, "programma": "P1"}
    return Potstand(
        naam, Potsoort.LEEFBAARHEID, wijk, None, aard=Aard.STRUCTUREEL, **({"programma": None} | velden | ook)
    )  # type: ignore[arg-type]


def advies(nummer: str, reden: Reden = Reden.PAST, **ook: object) -> Advies:
    """Return an advies to grant € 4.000 from Noord, or another one."""
    velden: dict[str, object] = {
        "uitkomst": Uitkomst.TOEKENNEN,
        "bedrag_euro": 4_000,
        "delen": (Deel(POT_NOORD, 4_000),),
        "beslisser": "wijkregisseur",
        "gronden": (Grond(reden, POT_NOORD),),
        "beslissen_voor": date(2011, 5, 1),
    }
    return Advies(nummer, DAG, **(velden | ook))  # type: ignore[arg-type]


def maak_jaar(dossiers: tuple[Dossier, ...] | None = None, **ook: object) -> Jaaroverzicht:
    """Return the year on 1 April: one request granted in part, one refused, one open with a move, one late."""
    jaarplan = maak_jaarplan()
    assert jaarplan.plan is not None
    scenario = jaarplan.scenario
    potten = (pot(POT_NOORD, "Noord", euro=17_000), pot(POT_OOST, "Oost"))
    toegekend = besluit("1", Besluitsoort.TOEKENNEN, Status.TOEGEKEND)
    geweigerd = besluit("2", Besluitsoort.WEIGEREN, Status.GEWEIGERD)
    verplaatsing = Verplaatsing(POT_OOST, POT_NOORD, 2_500)
    if dossiers is None:
        dossiers = (
            dossier(initiatief("1"), Status.TOEGEKEND, besluit=toegekend, toegekend_euro=3_000, betaald_euro=1_000),
            dossier(initiatief("2", score_duizendsten=5_000), Status.GEWEIGERD, besluit=geweigerd),
            dossier(initiatief("3"), advies=advies("3", verplaatsingen=(verplaatsing,))),
            dossier(initiatief("4"), Status.OPEN, beslissen_voor=date(2011, 3, 1)),
            dossier(initiatief("5"), Status.OPEN, beslissen_voor=date(2011, 4, 10)),
        )
    velden: dict[str, object] = {
        "naam": "Voorbeeldstad",
        "jaar": 2011,
        "vaststelling": Vaststelling("gemeenteraad", date(2010, 11, 11), "2010-1"),
        "datum": DAG,
        "scenario": scenario,
        "plan": jaarplan.plan,
        "stand": Jaarstand(
            DAG,
            scenario,
            potten,
            gezien=tuple(d.initiatief for d in dossiers),
            toegezegd=(Toezegging("1", (Deel(POT_NOORD, 3_000),)),),
            drempel=Drempel(date(2011, 4, 1), 5_500),
        ),
        "dossiers": dossiers,
        "potten": (
            Potoverzicht(potten[0], toegezegd_euro=3_000, betaald_euro=1_000),
            Potoverzicht(potten[1]),
            Potoverzicht(
                Potstand("strippenkaart Noord", Potsoort.STRIPPEN, "Noord", None, None, None, uren=90, budget_uren=100),
                gebruikt_uren=10,
            ),
        ),
        "mutaties": (
            Mutatie(
                7,
                date(2011, 3, 1),
                POT_NOORD,
                "initiatief 1",
                3_000,
                0,
                Mutatiesoort.TOEKENNING,
                "wij",
                "1",
                initiatief="1",
            ),
        ),
        "voorbehouden": (Voorbehoud("9", 5, DAG, POT_OOST, POT_NOORD, "P1", "P2", 800),),
        "drempels": (Drempel(date(2011, 4, 1), 5_500),),
        "hash": "ab" * 32,
    }
    return Jaaroverzicht(**(velden | ook))  # type: ignore[arg-type]
