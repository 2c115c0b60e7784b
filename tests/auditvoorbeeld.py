"""A small city with every rule in play, and a plan for it that keeps them all, most of them to the last euro.

The margins are worked out by hand beside the tables, so that a test can break a rule by the smallest amount.
2012 is a leap year of 366 days. One hundredth of an fte costs € 500.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from allocator_models.plan import (
    EuroAfspraak,
    EuroOormerk,
    FteAfspraak,
    FteOormerk,
    Plan,
    Splitsing,
    Vloer,
    Wijkrecht,
)
from allocator_models.result import Doeluitkomst
from allocator_models.scenario import (
    Aard,
    Afhankelijkheid,
    AfhankelijkheidSoort,
    Basisplan,
    Dienst,
    Gebondenheid,
    Inzet,
    Kostensoort,
    Post,
    Prioriteit,
    Programma,
    Scenario,
    Taakstelling,
    Variant,
    Verplicht,
    Wijk,
    Wijkafspraak,
)
from allocator_models.spelregels import STANDAARD_DOELEN, Doel, Doelregel, Spelregels

S, I = Aard.STRUCTUREEL, Aard.INCIDENTEEL  # noqa: E741  (the letters of the field)

_POSTEN = """
post  dienst programma soort       lasten aard gebondenheid  stap  oormerkbaar
DMO01 DMO    Jeugd     subsidie    120000 I    beleidsmatig     0  ja
DMO02 DMO    Jeugd     inkoop       30000 S    vrij             0  ja
DMOT1 DMO    Jeugd     personeel   240000 S    beleidsmatig  1000  nee
SO01  SO     Wonen     inkoop       40000 S    beleidsmatig     -  ja
SO02  SO     Wonen     inkoop       25000 S    vrij             -  nee
SO03  SO     Wonen     overig       15000 S    bestuurlijk      -  nee
SO04  SO     Wonen     subsidie     60000 S    beleidsmatig 10000  nee
SO05  SO     Wonen     inkoop       10500 S    beleidsmatig  1000  nee
SW01  SW     Groen     inkoop      100500 S    beleidsmatig  1000  ja
SW02  SW     Groen     inkoop       50000 I    vrij             0  ja
SW03  SW     Groen     subsidie     80000 S    juridisch     5000  ja
SW04  SW     Groen     voorziening  30000 S    vrij             -  ja
SW05  SW     Groen     stelpost    -10000 S    beleidsmatig     -  nee
SW06  SW     Groen     overig       20000 S    vrij             -  ja
SWT1  SW     Groen     personeel   200000 S    bestuurlijk      -  nee
SWT2  SW     Groen     personeel    90000 I    vrij         10000  nee
"""
_POSTEN_VERDER: dict[str, dict[str, Any]] = {
    # Pro rata: € 4.000 of baten fall with € 20.000. A share of 50 %: € 1.501 falls with whatever drops. None: 0.
    "SO04": {"baten_euro": 12_000},
    "SO05": {"baten_euro": 3_001, "baten_vervallen_bp": 5_000},
    "DMO01": {"baten_euro": 5_000, "baten_vervallen_bp": 0},
    # 182 of 366 days: 39.781,4 is tied, so € 40.000 in steps.
    "SW03": {"gebonden_tot": date(2012, 7, 1)},
    "SW01": {"waarde_duizendsten": 2_000},
    # Can give 4,00, 1,80 and 3,50 fte. Of DMOT1 31 of 366 days are free: € 20.327 and 0,33 fte may drop.
    "SWT1": {
        "fte_honderdsten": 500,
        "fte_gebonden_honderdsten": 100,
        "bezetting_honderdsten": 450,
        "gebied": "Noordoost",
        "functie": "beheer",
    },
    "SWT2": {"fte_honderdsten": 300, "bezetting_honderdsten": 180},
    "DMOT1": {
        "fte_honderdsten": 400,
        "fte_gebonden_honderdsten": 50,
        "bezetting_honderdsten": 400,
        "vrij_vanaf": date(2012, 12, 1),
    },
}
_SPLITSINGEN = """
post    vast  flex vervallen baten taakstelling gebonden regulier afspraak oormerk flexuren vervallenuren
DMO01  90000 23000      7000     0 K2                  0        0        0       0        0             0
DMO02  24000  6000         0     0 -                   0        0        0       0        0             0
DMOT1 222000     0     18000     0 K2                 50       90       40     110       80            30
SO01   40000     0         0     0 -                   0        0        0       0        0             0
SO02       0 25000         0     0 -                   0        0        0       0        0             0
SO03   15000     0         0     0 -                   0        0        0       0        0             0
SO04   40000     0     20000  4000 K1                  0        0        0       0        0             0
SO05    7000     0      3500  1501 K1                  0        0        0       0        0             0
SW01   70000 30500         0     0 -                   0        0        0       0        0             0
SW02   35000 15000         0     0 -                   0        0        0       0        0             0
SW03   60000 20000         0     0 -                   0        0        0       0        0             0
SW04   30000     0         0     0 -                   0        0        0       0        0             0
SW05  -10000     0         0     0 -                   0        0        0       0        0             0
SW06   20000     0         0     0 -                   0        0        0       0        0             0
SWT1  200000     0         0     0 -                 100        0       80     120      200             0
SWT2   80000 10000         0     0 -                   0      210        0      30       60             0
"""
# City value: Q1 A 45.000, B 15.000; Q2 40.000; Q3 115.000; Q4 100.000; Q5 17.000; Q6 50.000; Q7 25.000.
_INZET = """
prioriteit variant regel dienst programma functie      fte  euro aard partner
Q1         A           1 SW     Groen     beheer        60 15000 S    -
Q1         A           2 -      -         -             20  5000 S    Buurtstichting
Q1         B           1 SW     -         beheer        30     0 S    -
Q2         A           1 SW     -         -              0 40000 S    -
Q3         A           1 SW     Groen     -              0 70000 S    -
Q3         A           2 SW     -         -             90     0 I    -
Q4         A           1 DMO    Jeugd     jongerenwerk 100 20000 S    -
Q4         A           2 SO     -         -              0 30000 I    -
Q5         A           1 DMO    -         -             10 12000 I    -
Q6         A           1 SW     -         beheer       100     0 S    -
Q7         A           1 SO     -         -              0 25000 S    -
"""
_VARIANTEN = """
prioriteit variant wijk  score verplicht
Q1         A       Noord  8000 nee
Q1         B       Noord  5000 nee
Q2         A       Oost   7000 toegezegd
Q3         A       Oost   9000 nee
Q4         A       West   6000 ja
Q5         A       West   3000 nee
Q6         A       Noord  4000 ja
Q7         A       Oost   2000 nee
"""


def _rijen(tabel: str) -> list[dict[str, Any]]:
    """Return the rows of ``tabel`` by head; ``-`` is None, and what looks like a whole number is one."""
    koppen, *regels = (regel.split() for regel in tabel.strip().splitlines())
    return [dict(zip(koppen, map(_cel, regel), strict=True)) for regel in regels]


def _cel(tekst: str) -> str | int | None:
    if tekst == "-":
        return None
    return int(tekst) if tekst.lstrip("-").isdigit() else tekst


def _post(rij: dict[str, Any]) -> Post:
    return Post(
        post=rij["post"],
        dienst=rij["dienst"],
        programma=rij["programma"],
        omschrijving=rij["post"],
        kostensoort=Kostensoort(rij["soort"]),
        lasten_euro=rij["lasten"],
        aard=Aard(rij["aard"]),
        gebondenheid=Gebondenheid(rij["gebondenheid"]),
        stap_euro=rij["stap"],
        oormerkbaar=rij["oormerkbaar"] == "ja",
        **_POSTEN_VERDER.get(rij["post"], {}),
    )


def _inzet(rij: dict[str, Any]) -> Inzet:
    return Inzet(
        prioriteit=rij["prioriteit"],
        variant=rij["variant"],
        regel=rij["regel"],
        dienst=rij["dienst"],
        programma=rij["programma"],
        functie=rij["functie"],
        fte_honderdsten=rij["fte"],
        euro=rij["euro"],
        aard=Aard(rij["aard"]),
        partner=rij["partner"],
    )


def _prioriteiten() -> tuple[Prioriteit, ...]:
    inzet = [_inzet(rij) for rij in _rijen(_INZET)]
    varianten: dict[tuple[str, str], list[Variant]] = {}
    for rij in _rijen(_VARIANTEN):
        q, v = rij["prioriteit"], rij["variant"]
        eigen = tuple(i for i in inzet if (i.prioriteit, i.variant) == (q, v))
        variant = Variant(q, v, f"{q} {v}", rij["score"], Verplicht(rij["verplicht"]), eigen)
        varianten.setdefault((q, rij["wijk"]), []).append(variant)
    return tuple(Prioriteit(q, wijk, None, "", tuple(v)) for (q, wijk), v in varianten.items())


def maak_scenario() -> Scenario:
    """Return the city."""
    return Scenario(
        naam="Voorbeeld voor de controle",
        jaar=2012,
        spelregels=Spelregels(loonkosten_per_fte_euro=50_000),
        doelen=tuple(Doelregel(doel) for doel in (*STANDAARD_DOELEN, Doel.STABILITEIT)),
        diensten=tuple(Dienst(d, d, 2_000, 500) for d in ("DMO", "SO", "SW")),
        programmas=tuple(Programma(p, p) for p in ("Groen", "Jeugd", "Wonen")),
        wijken=(
            Wijk("Noord", "Noord", 10_000, 1_000, leefbaarheidsbudget_euro=10_000, leefbaarheidspost="SW06"),
            Wijk("Oost", "Oost", 20_000, 1_500, leefbaarheidsbudget_euro=8_000, leefbaarheidspost="SW06"),
            Wijk("West", "West", 10_000, 1_000),
        ),
        gebieden={"Noordoost": frozenset({"Noord", "Oost"}), "West": frozenset({"West"})},
        posten=tuple(_post(rij) for rij in _rijen(_POSTEN)),
        taakstellingen=(
            # K1: 16.000 + 1.999 drops, exactly 17.500 and the smallest unit (the remainder of € 500) less € 1.
            Taakstelling("K1", "SO", None, 17_500, S),
            Taakstelling("K2", None, "Jeugd", 30_000, I, geboekt_op=None),
        ),
        prioriteiten=_prioriteiten(),
        wijkafspraken=(
            Wijkafspraak("A1", "Noord", "SW", "SWT1", 50, 0, "Beheer van het park"),
            Wijkafspraak("A2", "Oost", "SW", None, 30, 5_000, "Schouw"),
            Wijkafspraak("A3", "West", "DMO", "DMO02", 0, 4_000, "Speeltuin"),
            Wijkafspraak("A4", "West", "DMO", None, 40, 3_000, "Jongerenwerk"),
        ),
        afhankelijkheden=(
            Afhankelijkheid("Q5", AfhankelijkheidSoort.VEREIST, "Q4"),
            Afhankelijkheid("Q6", AfhankelijkheidSoort.SLUIT_UIT, "Q1"),
            Afhankelijkheid("Q7", AfhankelijkheidSoort.VEREIST, "Q6"),
        ),
        basisplan=maak_basisplan(),
    )


def maak_basisplan() -> Basisplan:
    """Return an earlier plan: of SW01, SO04 and SWT1 less moved, SO02 didn't exist, and Q8 has gone since."""
    splitsingen = _rijen(_SPLITSINGEN)
    euro = {r["post"]: (r["vast"], r["flex"], r["vervallen"]) for r in splitsingen if r["post"] != "SO02"}
    euro |= {"SW01": (71_000, 29_500, 0), "SO04": (50_000, 0, 10_000)}
    fte = {r["post"]: (r["flexuren"], r["vervallenuren"]) for r in splitsingen}
    fte |= {"SWT1": (190, 0)}
    return Basisplan("eerder", {"Q1": "B", "Q2": "A", "Q3": "A", "Q4": "A", "Q8": "A"}, euro, fte)


def maak_plan() -> Plan:
    """Return a plan for the city that keeps every rule."""
    return Plan(
        keuzes=(("Q1", "A"), ("Q2", "A"), ("Q3", "A"), ("Q4", "A"), ("Q5", "A")),
        splitsingen=tuple(Splitsing(*rij.values()) for rij in _rijen(_SPLITSINGEN)),
        fte_oormerken=(
            FteOormerk("Q1", "A", 1, "SWT1", 60),
            FteOormerk("Q3", "A", 2, "SWT1", 60),
            FteOormerk("Q3", "A", 2, "SWT2", 30),
            FteOormerk("Q4", "A", 1, "DMOT1", 100),
            FteOormerk("Q5", "A", 1, "DMOT1", 10),
        ),
        # SW, Groen, S holds 70.000 + 60.000 vast, of which 40.000 juridisch. A2, Q1 and Q3 take the free 90.000,
        # Q2, which was promised, the rest. DMO, Jeugd, S holds 24.000 vast less the 4.000 of A3: Q4 takes it all.
        euro_oormerken=(
            EuroOormerk("Q1", "A", 1, "SW", "Groen", S, 15_000),
            EuroOormerk("Q2", "A", 1, "SW", "Groen", S, 40_000),
            EuroOormerk("Q3", "A", 1, "SW", "Groen", S, 70_000),
            EuroOormerk("Q4", "A", 1, "DMO", "Jeugd", S, 20_000),
            EuroOormerk("Q4", "A", 2, "SO", "Wonen", S, 30_000),
            EuroOormerk("Q5", "A", 1, "DMO", "Jeugd", I, 12_000),
        ),
        fte_afspraken=(
            FteAfspraak("A1", "SWT1", 50),
            FteAfspraak("A2", "SWT1", 30),
            FteAfspraak("A4", "DMOT1", 40),
        ),
        euro_afspraken=(
            EuroAfspraak("A2", "SW", "Groen", S, None, 5_000),
            EuroAfspraak("A3", "DMO", "Jeugd", S, "DMO02", 4_000),
            EuroAfspraak("A4", "DMO", "Jeugd", I, None, 3_000),
        ),
        # G = SW min(250.000; 145.500 + 250.000) + SO min(55.000; 40.000) + DMO min(87.000; 143.000 + 155.000)
        # = 377.000, shared out 1 : 3 : 1. Noord can have Q1 or Q6 and got Q1: 900 promille, exactly 90 % of z.
        vloer=Vloer(
            z_promille=1_000,
            grens_promille=1_000,
            rechten=(
                Wijkrecht("Noord", 75_400, 95_000, 50_000),
                Wijkrecht("Oost", 226_200, 180_000, 155_000),
                Wijkrecht("West", 75_400, 117_000, 75_400),
            ),
        ),
    )


DOELWAARDEN = {
    # Q6 was marked `ja`.
    Doel.VERPLICHTINGEN: 1,
    # K1 is met, K2 gets 7.000 + 18.000 of 30.000.
    Doel.TAAKSTELLING: 5_000,
    # Euros: SW 65.500 of 230.500, more than 57.625; city 119.500 of 500.500, more than 105.105: together 22.270.
    # Hours: SW 260 of 800, more than 200; city 340 of 1.170, more than 245,7: together 60 + 95.
    Doel.FLEXBAND: 22_270_00 + 155 * 50_000,
    Doel.WIJKPRIORITEITEN: 33_000,
    # Euros: SW 65.500 − 46.100, SO 25.400 − 25.000, DMO 29.000 − 28.600; hours: SW 260 − 160, DMO 80 − 74.
    Doel.BEHOUD_AFSTAND: 20_200_00 + 106 * 50_000,
    # SW01 183.000, SW02 15.000, SW03 200.000, SWT1 1.000.000, SWT2 40.000, SO02 25.000, SO04 180.000, SO05 31.500,
    # DMO01 132.000, DMO02 6.000, DMOT1 162.000 + 255.000.
    Doel.BEHOUD: 2_229_500 * 100_000,
    # SW01, SW02, SW03, SWT2, SO04, SO05, DMO01, DMO02 and DMOT1 are split; five pairs of a team and a prioriteit.
    Doel.EENVOUD: 14,
    # SW01 1.000, SO04 10.000, SO02 25.000; SWT1 10; Q1 A for B 45.000 + 15.000, Q5 17.000.
    Doel.STABILITEIT: 36_000_00 + 10 * 50_000 + 77_000_00,
}
"""The value of every goal of the plan, worked out by hand, in the units of a Doeluitkomst."""

_SCHALEN = (1, 1, 100, 1_000, 100, 100_000, 1, 100)


def maak_doelen() -> tuple[Doeluitkomst, ...]:
    """Return the outcome of every goal of the plan, each proven."""
    return tuple(
        Doeluitkomst(doel, waarde, waarde, schaal, "euro")
        for (doel, waarde), schaal in zip(DOELWAARDEN.items(), _SCHALEN, strict=True)
    )
