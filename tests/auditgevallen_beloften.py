"""Ways to break [afspraak] and [variant], by as little as can be."""

from __future__ import annotations

from dataclasses import replace

from auditbreuk import (
    Stap,
    Zaak,
    anders,
    erbij,
    geval,
    met_afspraak,
    met_post,
    met_scenario,
    met_spelregels,
    schuif,
    zonder,
)
from auditgevallen_inzet import ingetrokken, uren_van

from allocator_models.plan import FteAfspraak, FteOormerk
from allocator_models.scenario import Aard, Afhankelijkheid, AfhankelijkheidSoort, Verplicht


def ook_afhankelijk(prioriteit: str, soort: AfhankelijkheidSoort, andere: str) -> Stap:
    """Add an afhankelijkheid to the scenario."""
    nieuw = Afhankelijkheid(prioriteit, soort, andere)
    return lambda zaak: met_scenario(afhankelijkheden=(*zaak.scenario.afhankelijkheden, nieuw))(zaak)


def beloof_q1_b(zaak: Zaak) -> Zaak:
    """Promise variant B of Q1, of which A was granted."""
    q1 = zaak.scenario.prioriteit["Q1"]
    varianten = (q1.varianten[0], replace(q1.varianten[1], verplicht=Verplicht.TOEGEZEGD))
    nieuw = tuple(replace(q, varianten=varianten) if q is q1 else q for q in zaak.scenario.prioriteiten)
    return met_scenario(prioriteiten=nieuw)(zaak)


A1_DOOR_SWT2 = (
    anders("fte_afspraken", ("A1",), post="SWT2"),
    schuif("SWT1", afspraak_honderdsten=-50, regulier_honderdsten=50),
    schuif("SWT2", afspraak_honderdsten=50, regulier_honderdsten=-50),
)

AFSPRAAK = [
    geval(
        "no hours at all",
        "afspraak",
        "afspraak A1",
        zonder("fte_afspraken", "A1"),
        schuif("SWT1", afspraak_honderdsten=-50, regulier_honderdsten=50),
    ),
    geval(
        "a hundredth too few",
        "afspraak",
        "afspraak A4",
        anders("fte_afspraken", ("A4",), fte_honderdsten=39),
        schuif("DMOT1", afspraak_honderdsten=-1, regulier_honderdsten=1),
    ),
    geval(
        "more than agreed",
        "afspraak",
        "afspraak A2",
        erbij("fte_afspraken", FteAfspraak("A2", "SWT2", 10)),
        schuif("SWT2", afspraak_honderdsten=10, regulier_honderdsten=-10),
    ),
    geval("hours of another team than its own post", "afspraak", "afspraak A1", *A1_DOOR_SWT2),
    geval(
        "hours of another dienst",
        "afspraak",
        "afspraak A2",
        anders("fte_afspraken", ("A2",), post="DMOT1"),
        schuif("SWT1", afspraak_honderdsten=-30, regulier_honderdsten=30),
        schuif("DMOT1", afspraak_honderdsten=30, regulier_honderdsten=-30),
    ),
    geval(
        "a team that doesn't serve the wijk",
        "afspraak",
        "afspraak A4",
        met_post("DMOT1", gebied="Noordoost"),
        ook="capaciteit",
    ),
    geval("a euro too few", "afspraak", "afspraak A4", anders("euro_afspraken", ("A4",), euro=2_999)),
    geval("no euros at all", "afspraak", "afspraak A3", zonder("euro_afspraken", "A3")),
    geval("another post", "afspraak", "afspraak A3", anders("euro_afspraken", ("A3",), post="DMO01")),
    geval(
        "a dekking although it names a post",
        "afspraak",
        "afspraak A3",
        anders("euro_afspraken", ("A3",), post=None),
        ook="dekking",
    ),
    geval(
        "a post although it names none",
        "afspraak",
        "afspraak A4",
        anders("euro_afspraken", ("A4",), post="DMO01"),
    ),
    geval(
        "under another dekking than its post's",
        "afspraak",
        "afspraak A3",
        anders("euro_afspraken", ("A3",), aard=Aard.INCIDENTEEL),
    ),
    geval(
        "euros of another dienst",
        "afspraak",
        "afspraak A4",
        anders("euro_afspraken", ("A4",), dienst="SO", programma="Wonen", aard=Aard.STRUCTUREEL),
    ),
    geval(
        "its post doesn't stay vast",
        "afspraak",
        "post SO02",
        met_afspraak("A3", dienst="SO", post="SO02"),
        anders("euro_afspraken", ("A3",), dienst="SO", programma="Wonen", post="SO02"),
    ),
]

VARIANT = [
    geval(
        "two varianten",
        "variant",
        "prioriteit Q1",
        erbij("keuzes", ("Q1", "B")),
        erbij("fte_oormerken", FteOormerk("Q1", "B", 1, "SWT1", 30)),
        schuif("SWT1", oormerk_honderdsten=30, flex_honderdsten=-30),
    ),
    geval("a promise broken", "variant", "prioriteit Q2", ingetrokken("Q2")),
    geval(
        "another variant than promised",
        "variant",
        "prioriteit Q1",
        beloof_q1_b,
    ),
    geval(
        "without what it requires",
        "variant",
        "prioriteit Q5",
        ingetrokken("Q4"),
    ),
    geval(
        "requires what nobody granted",
        "variant",
        "prioriteit Q3",
        ook_afhankelijk("Q3", AfhankelijkheidSoort.VEREIST, "Q7"),
    ),
    geval(
        "with what it excludes",
        "variant",
        "prioriteit Q1",
        ook_afhankelijk("Q1", AfhankelijkheidSoort.SLUIT_UIT, "Q4"),
    ),
    geval(
        "confetti",
        "variant",
        "prioriteit Q3, variant A, regel 2",
        schuif("SWT1", flex_honderdsten=-20, regulier_honderdsten=20),
        uren_van("Q3", 2, ("SWT1", 71), ("SWT2", 19)),
    ),
    geval(
        "confetti by a higher spelregel",
        "variant",
        "prioriteit Q3, variant A, regel 2",
        met_spelregels(min_inzet_honderdsten=31),
    ),
    geval(
        "less than a small row asks, in two parts",
        "variant",
        "prioriteit Q5, variant A, regel 1",
        met_post("SWT2", dienst="DMO"),
        schuif("SWT1", flex_honderdsten=-30, regulier_honderdsten=30),
        uren_van("Q3", 2, ("SWT1", 90)),
        uren_van("Q5", 1, ("DMOT1", 5), ("SWT2", 5)),
    ),
]

MAG: dict[str, tuple[Stap, ...]] = {
    "excluded by what nobody granted": (ook_afhankelijk("Q1", AfhankelijkheidSoort.SLUIT_UIT, "Q7"),),
    "required and granted": (ook_afhankelijk("Q1", AfhankelijkheidSoort.VEREIST, "Q2"),),
}
"""Changes that break nothing."""
