"""The city of the year benchmark: the ten wijken of Utrecht, with invented pots of one size."""

from __future__ import annotations

from datetime import date

from allocator_models.jaar import Openingssaldo, Potsoort
from allocator_models.scenario import Aard, Dienst, Programma, Scenario, Wijk

JAAR = 2011
INWONERS = {
    "Binnenstad": 20_190,
    "Leidsche Rijn": 49_310,
    "Noordoost": 40_600,
    "Noordwest": 45_220,
    "Oost": 33_510,
    "Overvecht": 35_255,
    "Vleuten-De Meern": 51_195,
    "West": 29_710,
    "Zuid": 28_395,
    "Zuidwest": 40_830,
}
DIENSTEN = ("BCD", "BZ", "DMO", "GGD", "SO", "SW")
LEEFBAARHEID_EURO, FLEX_EURO, UREN = 250_000, 20_000, 400


def jaarstad() -> Scenario:
    """Return the city, with the spelregels as they are by default."""
    return Scenario(
        naam="jaarstad",
        jaar=JAAR,
        diensten=tuple(Dienst(d, d, 2000, 500) for d in DIENSTEN),
        programmas=(Programma("LDW", "Lokale democratie en wijken"), *(Programma(f"P-{d}", d) for d in DIENSTEN)),
        wijken=tuple(
            Wijk(naam, naam, inwoners=aantal, leefbaarheidsbudget_euro=LEEFBAARHEID_EURO)
            for naam, aantal in INWONERS.items()
        ),
    )


def saldi() -> tuple[Openingssaldo, ...]:
    """Return its pots: a leefbaarheidsbudget per wijk; per dienst a pool of euros and one of hours."""
    stad = jaarstad()
    begin, deel_bp = date(JAAR, 1, 1), stad.spelregels.spoedreserve_bp
    wijken = [
        Openingssaldo(
            pot=f"{Potsoort.LEEFBAARHEID} {w.wijk}",
            soort=Potsoort.LEEFBAARHEID,
            wijk=w.wijk,
            dienst=None,
            programma="LDW",
            aard=Aard.INCIDENTEEL,
            vrij_vanaf=begin,
            euro=LEEFBAARHEID_EURO,
            reserve_euro=LEEFBAARHEID_EURO * deel_bp // 10_000,
        )
        for w in stad.wijken
    ]
    geld = [
        Openingssaldo(f"{Potsoort.FLEX} {d}", Potsoort.FLEX, None, d, f"P-{d}", Aard.INCIDENTEEL, begin, euro=FLEX_EURO)
        for d in DIENSTEN
    ]
    uren = [
        Openingssaldo(
            f"{Potsoort.UREN} {d}", Potsoort.UREN, None, d, None, None, begin, 0, UREN, 0, UREN * deel_bp // 10_000
        )
        for d in DIENSTEN
    ]
    return (*wijken, *geld, *uren)
