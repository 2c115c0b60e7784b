"""Ways to break [capaciteit], [dekking] and [structureel], by as little as can be."""

from __future__ import annotations

from dataclasses import replace

from auditbreuk import (
    Stap,
    Zaak,
    anders,
    erbij,
    geval,
    met_afspraak,
    met_inzet,
    met_post,
    met_scenario,
    met_variant,
    schuif,
    zonder,
)

from allocator_models.plan import EuroAfspraak, EuroOormerk, FteOormerk
from allocator_models.scenario import Aard, Kostensoort, Verplicht, Wijkafspraak


def uren_van(prioriteit: str, regel: int, *teams: tuple[str, int]) -> Stap:
    """Take the hours of an inzet row from other teams, with the splitsingen to match."""

    def stap(zaak: Zaak) -> Zaak:
        for o in zaak.plan.fte_oormerken:
            if (o.prioriteit, o.regel) == (prioriteit, regel):
                h = o.fte_honderdsten
                zaak = schuif(o.post, oormerk_honderdsten=-h, regulier_honderdsten=h)(zaak)
        zaak = zonder("fte_oormerken", prioriteit, "A", regel)(zaak)
        for team, h in teams:
            zaak = erbij("fte_oormerken", FteOormerk(prioriteit, "A", regel, team, h))(zaak)
            zaak = schuif(team, oormerk_honderdsten=h, regulier_honderdsten=-h)(zaak)
        return zaak

    return stap


def euro_van(prioriteit: str, regel: int, **velden: object) -> Stap:
    """Change where the euros of an inzet row come from, or how many they are."""
    return anders("euro_oormerken", (prioriteit, "A", regel), **velden)


def ingetrokken(prioriteit: str) -> Stap:
    """Grant a prioriteit no longer, with all that it took."""

    def stap(zaak: Zaak) -> Zaak:
        plan = zaak.plan
        for o in plan.fte_oormerken:
            if o.prioriteit == prioriteit:
                h = o.fte_honderdsten
                zaak = schuif(o.post, oormerk_honderdsten=-h, regulier_honderdsten=h)(zaak)
        over = {
            lijst: tuple(o for o in getattr(plan, lijst) if o.prioriteit != prioriteit)
            for lijst in ("fte_oormerken", "euro_oormerken")
        }
        keuzes = tuple(k for k in plan.keuzes if k[0] != prioriteit)
        return replace(zaak, plan=replace(zaak.plan, keuzes=keuzes, **over))

    return stap


def afgesproken_van_sw03(euro: int) -> tuple[Stap, Stap]:
    """Promise Oost euros of the post SW03, and reserve them."""
    afspraak = Wijkafspraak("A5", "Oost", "SW", "SW03", 0, euro, "")
    return (
        lambda zaak: met_scenario(wijkafspraken=(*zaak.scenario.wijkafspraken, afspraak))(zaak),
        erbij("euro_afspraken", EuroAfspraak("A5", "SW", "Groen", Aard.STRUCTUREEL, "SW03", euro)),
    )


CAPACITEIT = [
    geval(
        "more than the people there",
        "capaciteit",
        "team SWT2",
        schuif("SWT2", flex_honderdsten=100, regulier_honderdsten=-100),
    ),
    geval("a vacancy promised", "capaciteit", "team SWT1", met_post("SWT1", bezetting_honderdsten=399)),
    geval(
        "more than the free hours, whoever is there",
        "capaciteit",
        "team SWT2",
        met_post("SWT2", fte_gebonden_honderdsten=211),
        schuif("SWT2", gebonden_honderdsten=211, regulier_honderdsten=-211),
        ook="splitsing",
    ),
    geval(
        "a hundredth too few",
        "capaciteit",
        "prioriteit Q1, variant A, regel 1",
        uren_van("Q1", 1, ("SWT1", 59)),
    ),
    geval(
        "more than asked",
        "capaciteit",
        "prioriteit Q3, variant A, regel 2",
        uren_van("Q3", 2, ("SWT1", 60), ("SWT2", 31)),
    ),
    geval(
        "a team of another dienst",
        "capaciteit",
        "prioriteit Q1, variant A, regel 1",
        uren_van("Q1", 1, ("DMOT1", 60)),
    ),
    geval(
        "a team that doesn't serve the wijk",
        "capaciteit",
        "prioriteit Q5, variant A, regel 1",
        met_post("DMOT1", gebied="Noordoost"),
        ook="afspraak",
    ),
    geval(
        "a gebied without wijken",
        "capaciteit",
        "prioriteit Q3, variant A, regel 2",
        met_post("SWT2", gebied="Zee"),
    ),
    geval(
        "another functie",
        "capaciteit",
        "prioriteit Q4, variant A, regel 1",
        met_post("DMOT1", functie="sportcoach"),
    ),
]

SW_GROEN_S = "dekking SW, Groen, S"
DEKKING = [
    geval("a euro too few", "dekking", "prioriteit Q1, variant A, regel 1", euro_van("Q1", 1, euro=14_999)),
    geval(
        "more than asked",
        "dekking",
        "prioriteit Q5, variant A, regel 1",
        euro_van("Q5", 1, euro=12_001),
    ),
    geval(
        "another dienst",
        "dekking",
        "prioriteit Q4, variant A, regel 2",
        euro_van("Q4", 2, dienst="DMO", programma="Jeugd", aard=Aard.INCIDENTEEL),
    ),
    geval(
        "another programma than it names",
        "dekking",
        "prioriteit Q3, variant A, regel 1",
        met_inzet("Q3", 1, programma="Wonen"),
    ),
    geval(
        "a step too little stays vast",
        "dekking",
        SW_GROEN_S,
        schuif("SW01", vast_euro=-500, flex_euro=500),
    ),
    geval(
        "a euro too little beside an afspraak on the post",
        "dekking",
        "dekking DMO, Jeugd, S",
        schuif("DMO02", vast_euro=-1, flex_euro=1),
    ),
    geval(
        "juridisch euros for what wasn't promised",
        "dekking",
        SW_GROEN_S,
        met_variant("Q2", verplicht=Verplicht.NEE),
    ),
    geval(
        "an afspraak takes no juridisch euros",
        "dekking",
        SW_GROEN_S,
        met_afspraak("A2", euro=5_001),
        anders("euro_afspraken", ("A2",), euro=5_001),
    ),
    geval(
        "a promise takes no euros of an afspraak on the same juridisch post",
        "dekking",
        SW_GROEN_S,
        *afgesproken_van_sw03(1),
    ),
    geval("a post that isn't oormerkbaar", "dekking", SW_GROEN_S, met_post("SW01", oormerkbaar=False)),
    geval(
        "a post with formatie",
        "dekking",
        "dekking SO, Wonen, S",
        met_post("SO01", fte_honderdsten=10),
        schuif("SO01", regulier_honderdsten=10),
    ),
    geval(
        "a voorziening, although oormerkbaar",
        "dekking",
        "dekking SO, Wonen, S",
        met_post("SO01", kostensoort=Kostensoort.VOORZIENING),
    ),
    geval(
        "a dekking without posts",
        "dekking",
        "dekking DMO, Groen, S",
        euro_van("Q5", 1, programma="Groen", aard=Aard.STRUCTUREEL),
    ),
]

STRUCTUREEL = [
    geval(
        "an incidental team",
        "structureel",
        "prioriteit Q1, variant A, regel 1",
        uren_van("Q1", 1, ("SWT2", 60)),
    ),
    geval(
        "a team turned incidental",
        "structureel",
        "prioriteit Q4, variant A, regel 1",
        met_post("DMOT1", aard=Aard.INCIDENTEEL),
    ),
    geval(
        "incidental euros",
        "structureel",
        "prioriteit Q1, variant A, regel 1",
        euro_van("Q1", 1, aard=Aard.INCIDENTEEL),
    ),
    geval(
        "incidental euros for what was promised",
        "structureel",
        "prioriteit Q2, variant A, regel 1",
        euro_van("Q2", 1, euro=20_000),
        erbij("euro_oormerken", EuroOormerk("Q2", "A", 1, "SW", "Groen", Aard.INCIDENTEEL, 20_000)),
    ),
    geval(
        "a row turned structural",
        "structureel",
        "prioriteit Q3, variant A, regel 2",
        met_inzet("Q3", 2, aard=Aard.STRUCTUREEL),
    ),
]

MAG: dict[str, tuple[Stap, ...]] = {
    "an afspraak without post from any team of its dienst": (
        anders("fte_afspraken", ("A2",), post="SWT2"),
        schuif("SWT1", afspraak_honderdsten=-30, regulier_honderdsten=30),
        schuif("SWT2", afspraak_honderdsten=30, regulier_honderdsten=-30),
    ),
    "an afspraak of euros of either aard": (anders("euro_afspraken", ("A2",), aard=Aard.INCIDENTEEL),),
    "exactly the least part of a team": (
        schuif("SWT1", flex_honderdsten=-10, regulier_honderdsten=10),
        uren_van("Q3", 2, ("SWT1", 70), ("SWT2", 20)),
    ),
    "an oormerk of one euro": (
        euro_van("Q5", 1, euro=11_999),
        erbij("euro_oormerken", EuroOormerk("Q5", "A", 1, "DMO", "Jeugd", Aard.STRUCTUREEL, 1)),
        met_inzet("Q4", 1, euro=19_999),
        euro_van("Q4", 1, euro=19_999),
    ),
    "the same functie": (met_post("DMOT1", functie="jongerenwerk"),),
    "an incidental row from structural euros": (
        euro_van("Q5", 1, euro=7_000),
        met_inzet("Q4", 1, euro=15_000),
        euro_van("Q4", 1, euro=15_000),
        erbij("euro_oormerken", EuroOormerk("Q5", "A", 1, "DMO", "Jeugd", Aard.STRUCTUREEL, 5_000)),
    ),
    "an afspraak on the juridisch part of a post": (
        *afgesproken_van_sw03(40_000),
        ingetrokken("Q2"),
        met_variant("Q2", verplicht=Verplicht.NEE),
    ),
}
"""Changes that break nothing, but for the figures of the floor that they change."""
