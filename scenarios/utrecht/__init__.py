"""Utrecht in 2011: what a jaarplan with 20 % flexibility could promise to ten wijken.

Facts are the diensten, the programma's, the wijken with their inhabitants, the areas of the teams, the saving of 1.3
million and the size of the leefbaarheidsbudget; everything else is invented. The same seed gives the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from allocator.workbook.schema import (
    AmbitieRij,
    Celwaarde,
    DienstRij,
    DoelRij,
    GebiedRij,
    ProgrammaRij,
    ScenarioRij,
    TaakstellingRij,
    WijkRij,
)
from allocator_models.scenario import Aard
from allocator_models.spelregels import STANDAARD_DOELEN, Doel
from scenarios.utrecht import begroting, kaart
from scenarios.utrecht.historie import historie
from scenarios.utrecht.kaart import WIJKEN
from scenarios.utrecht.opties import INDELINGSREGELS, OPTIES
from scenarios.utrecht.prioriteiten import programmering

SEED = 2011

HERKOMST = (
    "Feiten: diensten, programma's, wijken, inwoners (2024) en bijstand (2023, basis van de behoefte), krachtwijken, "
    "gebieden van de teams, aantallen gebiedsmanagers en wijkgezondheidswerkers, de taakstelling van 1,3 miljoen en "
    "het leefbaarheidsbudget van 7 miljoen (begroting 2010). Verzonnen, van een geloofwaardige omvang: alle andere "
    "bedragen, formatie, prioriteiten, afspraken, scores en de aanvragen van 2010. Namen van pleinen en straten "
    "bestaan, de plannen niet."
)
PRIJSPEIL = "Loonkosten € 74.132 per fte (2018). De andere bedragen zijn verzonnen, in de orde van grootte van 2011."
TOLERANTIE = {Doel.BEHOUD_AFSTAND: Decimal("0.05"), Doel.BEHOUD: Decimal("0.02")}
"""A plan that teams can work with is worth some per cent of what comes before: fewer posten in parts."""


def maak() -> Mapping[str, Sequence[Any]]:
    """Return the rows of the workbook by sheet."""
    werk = programmering(SEED)
    posten = list(begroting.posten(werk.inzet, werk.wijk_van))
    rijen = [post for post, _ in posten]
    return {
        "Scenario": _scenario(),
        "Diensten": [DienstRij(dienst=code, naam=naam) for code, naam in kaart.DIENSTEN.items()],
        "Programma's": [
            ProgrammaRij(programma=code, naam=naam, portefeuillehouder=wie)
            for code, (naam, wie) in kaart.PROGRAMMAS.items()
        ],
        "Wijken": _wijken(next(p.post for p in rijen if p.omschrijving.startswith("Leefbaarheidsbudget"))),
        "Gebieden": [
            GebiedRij(gebied=gebied, wijk=w.naam)
            for gebied, wijken in kaart.GEBIEDEN.items()
            for w in WIJKEN
            if w.wijk in wijken
        ],
        "Begroting": rijen,
        "Doelen": [
            DoelRij(rang=rang, doel=doel, tolerantie=TOLERANTIE.get(doel, Decimal(0)))
            for rang, doel in enumerate(STANDAARD_DOELEN, start=1)
        ],
        "Indelingsregels": INDELINGSREGELS,
        "Taakstellingen": [
            TaakstellingRij(
                taakstelling="Wijkgericht werken",
                dienst="WIJ",
                programma="LDW",
                bedrag=1_300_000,
                aard=Aard.STRUCTUREEL,
                geboekt_op=next(p.post for p in rijen if p.omschrijving.startswith("Taakstelling")),
            )
        ],
        "Ambities": [
            AmbitieRij(ambitie=f"{w.wijk}-{nummer}", wijk=w.naam, naam=naam)
            for w in WIJKEN
            for nummer, naam in enumerate(kaart.AMBITIES[w.wijk], start=1)
        ],
        "Prioriteiten": werk.prioriteiten,
        "Inzet": werk.inzet,
        "Wijkafspraken": list(begroting.afspraken(rijen)),
        "Wijktoerekening": [rij for post, deel in posten for rij in begroting.toerekening(post, deel)],
        "Afhankelijkheden": werk.afhankelijkheden,
        "Initiatieven": historie(),
        "Opties": OPTIES,
    }


def _scenario() -> list[ScenarioRij]:
    """Return what is said about the scenario as a whole."""
    regels: dict[str, Celwaarde] = {
        "naam": "Utrecht 2011",
        "jaar": 2011,
        "vraag": "Wat kunnen de diensten in 2011 aan de tien wijken beloven, als 20 % van het geld en de uren vrij "
        "blijft en de dienst Wijken 1,3 miljoen bezuinigt?",
        "begrotingsstand": "primitief",
        "prijspeil": PRIJSPEIL,
        "herkomst": HERKOMST,
    }
    return [ScenarioRij(regel=regel, waarde=waarde) for regel, waarde in regels.items()]


def _wijken(leefbaarheidspost: str) -> list[WijkRij]:
    """Return the wijken; they share the post in which their leefbaarheidsbudget lies."""
    return [
        WijkRij(
            wijk=w.naam,
            naam=w.naam,
            inwoners=w.inwoners,
            behoefte=Decimal(kaart.behoefte_duizendsten(w.wijk)) / 1000,
            krachtwijk=w.krachtwijk,
            leefbaarheidsbudget=kaart.LEEFBAARHEIDSBUDGET,
            leefbaarheidspost=leefbaarheidspost,
            strippenkaart_uren=w.strippenkaart_uren,
            mag_afgeven=w.wijk != "OV",
        )
        for w in WIJKEN
    ]
