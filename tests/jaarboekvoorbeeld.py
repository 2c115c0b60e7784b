"""A year book over the city of `auditvoorbeeld`, opened with its handmade plan, and requests for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from auditvoorbeeld import maak_plan
from planvoorbeeld import maak_stad

from allocator.jaarboek.boek import Jaarboek
from allocator_models.jaar import Advies, Deel, Grond, Reden, Uitkomst, Verplaatsing
from allocator_models.plan import Plan
from allocator_models.potten import openingspotten
from allocator_models.scenario import Aard, Initiatief, Scenario

NOORD, OOST, WEST = (f"leefbaarheidsbudget {wijk}" for wijk in ("Noord", "Oost", "West"))
MAART = date(2012, 3, 1)


def maak_jaarstad() -> Scenario:
    """Return the city with a third budget, of € 5.000, for West.

    Those of Noord and Oost lie in programma Groen and are S; that of West lies nowhere, and is I.
    """
    noord, oost, west = (stad := maak_stad()).wijken
    return replace(stad, wijken=(noord, oost, replace(west, leefbaarheidsbudget_euro=5_000)))


def begin_boek(adres: object, scenario: Scenario | None = None, plan: Plan | None = None) -> Jaarboek:
    """Begin the book of the city (Noord € 10.000, Oost € 8.000, West € 5.000, of each 5 % reserve), and open it."""
    scenario, plan = scenario or maak_jaarstad(), plan or maak_plan()
    saldi = openingspotten(scenario, plan).saldi
    return Jaarboek.begin(
        str(adres), scenario, plan, saldi, orgaan="gemeenteraad", datum=date(2011, 11, 10), nummer="2011-123"
    )


def maak_aanvraag(nummer: str = "", **velden: Any) -> Initiatief:
    """Return a request of € 1.000 from Noord, once, with score 6, on 1 March."""
    standaard: dict[str, Any] = {
        "datum": MAART,
        "wijken": (("Noord", 10_000),),
        "naam": "Bankje op het plein",
        "indiener": "bewonersgroep Het Plein",
        "vorm": None,
        "thema": "ontmoeten",
        "dienst": None,
        "programma": None,
        "aard": Aard.INCIDENTEEL,
        "bedrag_euro": 1_000,
        "minimaal_euro": 1_000,
        "uren": 0,
        "score_duizendsten": 6_000,
        "spoed": False,
        "wacht_tot": None,
        "toegekend_euro": None,
        "besluitdatum": None,
    }
    return Initiatief(initiatief=nummer, **standaard | velden)


def maak_advies(nummer: str, *delen: Deel, verplaatsingen: tuple[Verplaatsing, ...] = (), **velden: Any) -> Advies:
    """Return the advice of 1 March to grant what the parts add up to."""
    standaard: dict[str, Any] = {
        "datum": MAART,
        "uitkomst": Uitkomst.TOEKENNEN,
        "bedrag_euro": sum(d.euro for d in delen),
        "uren": sum(d.uren for d in delen),
        "beslisser": "wijkregisseur",
        "gronden": (Grond(Reden.PAST),),
    }
    return Advies(nummer, delen=delen, verplaatsingen=verplaatsingen, **standaard | velden)
