"""A year of the city of `planvoorbeeld`, by hand: pots, requests in every state, a move that waits for the raad."""

from __future__ import annotations

from datetime import date

from planvoorbeeld import maak_jaarplan

from allocator.report.herkomst import Vaststelling
from allocator.report.jaar.gegevens import Beslissing, Boeking, Jaaroverzicht, Potregel, Wijziging, Zaak
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


def zaak(i: Initiatief, status: str = "advies", **ook: object) -> Zaak:
    """Return a request with its state."""
    velden: dict[str, object] = {"initiatief": i, "status": status, "beslissen_voor": date(2011, 5, 1)}
    return Zaak(**(velden | ook))  # type: ignore[arg-type]


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


def maak_jaar(zaken: tuple[Zaak, ...] | None = None, **ook: object) -> Jaaroverzicht:
    """Return the year on 1 April: one request granted in part, one refused, one open with a move, one late."""
    jaarplan = maak_jaarplan()
    assert jaarplan.plan is not None
    scenario = jaarplan.scenario
    potten = (pot(POT_NOORD, "Noord", euro=17_000), pot(POT_OOST, "Oost"))
    beslist = Beslissing("toekennen", date(2011, 3, 1), 3_000, 0, "wijkregisseur", "wijkbureau", "minder is genoeg")
    verplaatsing = Verplaatsing(POT_OOST, POT_NOORD, 2_500)
    if zaken is None:
        zaken = (
            zaak(initiatief("1"), "toegekend", beslissing=beslist, toegekend_euro=3_000, betaald_euro=1_000),
            zaak(initiatief("2", score_duizendsten=5_000), "geweigerd", beslissing=beslist),
            zaak(initiatief("3"), advies=advies("3", verplaatsingen=(verplaatsing,))),
            zaak(initiatief("4"), "open", beslissen_voor=date(2011, 3, 1)),
            zaak(initiatief("5"), "open", beslissen_voor=date(2011, 4, 10)),
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
            gezien=tuple(z.initiatief for z in zaken),
            toegezegd=(Toezegging("1", (Deel(POT_NOORD, 3_000),)),),
            drempel=Drempel(date(2011, 4, 1), 5_500),
        ),
        "zaken": zaken,
        "potten": (
            Potregel(potten[0], toegezegd_euro=3_000, betaald_euro=1_000),
            Potregel(potten[1]),
            Potregel(
                Potstand("strippenkaart Noord", Potsoort.STRIPPEN, "Noord", None, None, None, uren=90, budget_uren=100),
                gebruikt_uren=10,
            ),
        ),
        "boekingen": (
            Boeking(7, date(2011, 3, 1), "toekenning", POT_NOORD, "initiatief 1", 3_000, 0, "1", "wij", "1"),
        ),
        "wijzigingen": (Wijziging("9", DAG, POT_OOST, POT_NOORD, "P1", "P2", 800),),
        "drempels": (Drempel(date(2011, 4, 1), 5_500),),
        "hash": "ab" * 32,
    }
    return Jaaroverzicht(**(velden | ook))  # type: ignore[arg-type]
