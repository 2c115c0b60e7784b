"""Two diensten, three wijken, one screen: small enough to work out by hand (see docs/handleiding/klein-voorbeeld.md).

Everything is invented. The bands are 0 %, so that each dienst must keep exactly 20 % free and can be worked out alone;
the wijkvloer then costs the plan 3 points, as the optie without it shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from allocator.workbook.schema import (
    AmbitieRij,
    Celwaarde,
    DienstRij,
    InzetRij,
    OptieRij,
    PostRij,
    PrioriteitRij,
    ProgrammaRij,
    ScenarioRij,
    SpelregelRij,
    TaakstellingRij,
    WijkafspraakRij,
    WijkRij,
    WijktoerekeningRij,
)
from allocator_models.scenario import Aard, Gebondenheid, Kostensoort

WIJKEN = (("Noord", "1.5", True), ("Midden", "1", False), ("Zuid", "0.5", False))
"""wijk, behoefte, krachtwijk."""

PRIORITEITEN = (
    ("N-1", "basis", "Noord", "Speelplein aan de Dorpsstraat", 8, "SW", "0.4", 30_000),
    ("N-1", "plus", "Noord", "Speelplein aan de Dorpsstraat, met bomen", 10, "SW", "0.6", 60_000),
    ("N-2", "basis", "Noord", "Jongerenwerker op straat", 9, "DMO", "0.5", 40_000),
    ("M-1", "basis", "Midden", "Groen op het Marktplein", 7, "SW", "0.4", 40_000),
    ("M-2", "basis", "Midden", "Buurthuis ook op zaterdag open", 6, "DMO", "0.4", 40_000),
    ("Z-1", "basis", "Zuid", "Veilig oversteken bij de school", 6, "SW", "0.4", 30_000),
    ("Z-2", "basis", "Zuid", "Eenzame ouderen opzoeken", 7, "DMO", "0.4", 30_000),
)
"""prioriteit, variant, wijk, naam, score, dienst, fte, euro."""


def maak() -> Mapping[str, Sequence[Any]]:
    """Return the rows of the workbook by sheet."""
    return {
        "Scenario": _scenario(),
        "Spelregels": [
            SpelregelRij(regel="bandbreedte_dienst", waarde=Decimal(0), toelichting="Precies het flexdoel."),
            SpelregelRij(regel="bandbreedte_concern", waarde=Decimal(0), toelichting="Precies het flexdoel."),
            SpelregelRij(regel="loonkosten_per_fte", waarde=80_000, toelichting="Een rond bedrag."),
        ],
        "Diensten": [
            DienstRij(dienst="SW", naam="Stadswerken"),
            DienstRij(dienst="DMO", naam="Maatschappelijke Ontwikkeling"),
        ],
        "Programma's": [
            ProgrammaRij(
                programma="BOR", naam="Beheer Openbare Ruimte", portefeuillehouder="wethouder Openbare Ruimte"
            ),
            ProgrammaRij(programma="WEL", naam="Welzijn", portefeuillehouder="wethouder Welzijn"),
        ],
        "Wijken": [
            WijkRij(
                wijk=wijk,
                naam=wijk,
                inwoners=10_000,
                behoefte=Decimal(behoefte),
                krachtwijk=krachtwijk,
                leefbaarheidsbudget=20_000,
                leefbaarheidspost="DMO-5",
            )
            for wijk, behoefte, krachtwijk in WIJKEN
        ],
        "Begroting": _posten(),
        "Taakstellingen": [
            TaakstellingRij(taakstelling="Subsidies", dienst="DMO", bedrag=50_000, aard=Aard.STRUCTUREEL)
        ],
        "Ambities": [AmbitieRij(ambitie=f"{w[0]}", wijk=w, naam=f"Prettig wonen in {w}") for w, _, _ in WIJKEN],
        "Prioriteiten": [
            PrioriteitRij(prioriteit=q, variant=v, wijk=wijk, naam=naam, ambitie=wijk[0], score=Decimal(score))
            for q, v, wijk, naam, score, *_ in PRIORITEITEN
        ],
        "Inzet": [
            InzetRij(prioriteit=q, variant=v, dienst=dienst, fte=Decimal(fte), euro=euro, aard=Aard.INCIDENTEEL)
            for q, v, _, _, _, dienst, fte, euro in PRIORITEITEN
        ],
        "Wijkafspraken": [
            WijkafspraakRij(
                afspraak="A-1", wijk="Zuid", dienst="SW", fte=Decimal("0.2"), naam="Wekelijkse schouw in de wijk"
            )
        ],
        "Wijktoerekening": [
            WijktoerekeningRij(post="SW-2", wijk=wijk, aandeel=Decimal(aandeel), sleutel="hectare groen")
            for wijk, aandeel in (("Noord", "0.4"), ("Midden", "0.3"), ("Zuid", "0.3"))
        ],
        "Opties": [
            OptieRij(optie="Zonder wijkvloer", blad="Spelregels", sleutel="wijkvloer", kolom="waarde", waarde="geen")
        ],
    }


def _scenario() -> list[ScenarioRij]:
    """Return what is said about the scenario as a whole."""
    regels: dict[str, Celwaarde] = {
        "naam": "Klein voorbeeld",
        "jaar": 2027,
        "vraag": "Wat krijgt iedere wijk, en wat kost het dat geen wijk ver achterblijft?",
        "begrotingsstand": "primitief",
        "prijspeil": "Niet van toepassing: alle bedragen zijn verzonnen.",
        "herkomst": "Alles is verzonnen, met ronde getallen, om met de hand na te rekenen.",
    }
    return [ScenarioRij(regel=regel, waarde=waarde) for regel, waarde in regels.items()]


def _posten() -> list[PostRij]:
    """Return nine posten; the last one holds the leefbaarheidsbudgetten."""
    team = {"kostensoort": Kostensoort.PERSONEEL, "gebondenheid": Gebondenheid.BESTUURLIJK}
    vrij = {"gebondenheid": Gebondenheid.BELEIDSMATIG, "stap": 10_000}
    vast = {"gebondenheid": Gebondenheid.JURIDISCH}
    regels: list[tuple[str, str, int, dict[str, Any]]] = [
        ("SW-1", "Team wijkonderhoud", 800_000, {**team, "fte": Decimal(10), "fte_gebonden": Decimal("6.8")}),
        ("SW-2", "Onderhoud groen", 400_000, {**vrij, "kostensoort": Kostensoort.INKOOP}),
        (
            "SW-3",
            "Wijkbudget openbare ruimte",
            100_000,
            {**vrij, "kostensoort": Kostensoort.INKOOP, "oormerkbaar": True},
        ),
        ("SW-4", "Wegen, rente en afschrijving", 600_000, {**vast, "kostensoort": Kostensoort.KAPITAALLASTEN}),
        ("DMO-1", "Team sociaal", 400_000, {**team, "fte": Decimal(5), "fte_gebonden": Decimal(3)}),
        ("DMO-2", "Wijkwelzijn, beschikking tot en met 2028", 200_000, {**vast, "kostensoort": Kostensoort.SUBSIDIE}),
        (
            "DMO-3",
            "Activiteiten in de wijk",
            100_000,
            {**vrij, "kostensoort": Kostensoort.SUBSIDIE, "oormerkbaar": True},
        ),
        ("DMO-4", "Jongerenwerk", 200_000, {**vrij, "kostensoort": Kostensoort.SUBSIDIE}),
        (
            "DMO-5",
            "Leefbaarheidsbudget",
            60_000,
            {"kostensoort": Kostensoort.OVERIG, "gebondenheid": Gebondenheid.BESTUURLIJK},
        ),
    ]
    return [
        PostRij(
            post=post,
            dienst=post.partition("-")[0],
            programma="BOR" if post.startswith("SW") else "WEL",
            omschrijving=omschrijving,
            lasten=lasten,
            aard=Aard.STRUCTUREEL,
            **velden,
        )
        for post, omschrijving, lasten, velden in regels
    ]
