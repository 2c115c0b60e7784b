"""Ways to break [volledig], [vloer] and [doelen], by as little as can be."""

from __future__ import annotations

import numpy as np
from auditbreuk import (
    Geval,
    Stap,
    anders,
    andersom,
    erbij,
    geval,
    met_doel,
    met_plan,
    met_post,
    met_recht,
    met_scenario,
    met_spelregels,
    met_vloer,
    met_wijk,
    schuif,
    zonder,
)
from auditgevallen_inzet import ingetrokken
from auditvoorbeeld import DOELWAARDEN, maak_plan

from allocator_models.plan import EuroAfspraak, EuroOormerk, FteAfspraak, FteOormerk, Splitsing, Wijkrecht
from allocator_models.scenario import Aard
from allocator_models.spelregels import Doel, Doelregel, Wijkvloer

S = Aard.STRUCTUREEL
VLOER = maak_plan().vloer
assert VLOER is not None
RECHTEN = VLOER.rechten

# What can't be read isn't checked further: these find nothing under any other rule.
ONLEESBAAR = [
    geval("a post missing", "volledig", "post SO01", zonder("splitsingen", "SO01")),
    geval("a post twice", "volledig", "post SO01", erbij("splitsingen", Splitsing("SO01", 40_000))),
    geval("an unknown post", "volledig", "post XX", erbij("splitsingen", Splitsing("XX", 0))),
    geval("an unknown taakstelling", "volledig", "post SO04", anders("splitsingen", ("SO04",), taakstelling="K9")),
    geval("an unknown prioriteit", "volledig", "prioriteit Q9, variant A", erbij("keuzes", ("Q9", "A"))),
    geval("an unknown variant", "volledig", "prioriteit Q6, variant B", erbij("keuzes", ("Q6", "B"))),
    geval("a variant twice", "volledig", "prioriteit Q1, variant A", erbij("keuzes", ("Q1", "A"))),
    geval(
        "hours for an unknown row",
        "volledig",
        "prioriteit Q1, variant A, regel 3",
        anders("fte_oormerken", ("Q1", "A", 1), regel=3),
    ),
    geval(
        "hours of an unknown team",
        "volledig",
        "prioriteit Q1, variant A, regel 1",
        anders("fte_oormerken", ("Q1", "A", 1), post="XX"),
    ),
    geval(
        "hours of one team twice",
        "volledig",
        "prioriteit Q3, variant A, regel 2",
        erbij("fte_oormerken", FteOormerk("Q3", "A", 2, "SWT2", 30)),
    ),
    geval(
        "euros for an unknown row",
        "volledig",
        "prioriteit Q2, variant B, regel 1",
        anders("euro_oormerken", ("Q2", "A", 1), variant="B"),
    ),
    geval(
        "euros of an unknown dienst",
        "volledig",
        "prioriteit Q2, variant A, regel 1",
        anders("euro_oormerken", ("Q2", "A", 1), dienst="GGD"),
    ),
    geval(
        "euros of an unknown programma",
        "volledig",
        "prioriteit Q2, variant A, regel 1",
        anders("euro_oormerken", ("Q2", "A", 1), programma="Sport"),
    ),
    geval(
        "euros of an unknown aard",
        "volledig",
        "prioriteit Q2, variant A, regel 1",
        anders("euro_oormerken", ("Q2", "A", 1), aard="X"),
    ),
    geval(
        "euros of one dekking twice",
        "volledig",
        "prioriteit Q2, variant A, regel 1",
        erbij("euro_oormerken", EuroOormerk("Q2", "A", 1, "SW", "Groen", S, 40_000)),
    ),
    geval("an unknown afspraak", "volledig", "afspraak A9", erbij("fte_afspraken", FteAfspraak("A9", "SWT1", 10))),
    geval("an afspraak from an unknown team", "volledig", "afspraak A1", anders("fte_afspraken", ("A1",), post="XX")),
    geval(
        "an afspraak twice from one team",
        "volledig",
        "afspraak A1",
        erbij("fte_afspraken", FteAfspraak("A1", "SWT1", 50)),
    ),
    geval("euros from an unknown post", "volledig", "afspraak A3", anders("euro_afspraken", ("A3",), post="XX")),
    geval(
        "euros for an unknown afspraak",
        "volledig",
        "afspraak A9",
        erbij("euro_afspraken", EuroAfspraak("A9", "SW", "Groen", S, None, 1)),
    ),
    geval("a wijk without recht", "volledig", "wijk West", met_vloer(rechten=RECHTEN[:2])),
    geval("an unknown wijk", "volledig", "wijk Zuid", met_vloer(rechten=(*RECHTEN, Wijkrecht("Zuid", 0, 0, 0)))),
    geval("a recht twice", "volledig", "wijk West", met_vloer(rechten=(*RECHTEN, RECHTEN[2]))),
    geval("half a euro", "volledig", "post SW01", anders("splitsingen", ("SW01",), vast_euro=70_000.0)),
    geval("yes for an amount", "volledig", "post SO01", anders("splitsingen", ("SO01",), flex_euro=False)),
    geval("no amount", "volledig", "post SO01", anders("splitsingen", ("SO01",), flex_euro=None)),
    geval("a number of numpy", "volledig", "post SO01", anders("splitsingen", ("SO01",), flex_euro=np.int64(0))),
    geval(
        "yes for a row number",
        "volledig",
        "prioriteit Q1, variant A, regel True",
        anders("fte_oormerken", ("Q1", "A", 1), regel=True),
    ),
    geval("part of a hundredth", "volledig", "afspraak A1", anders("fte_afspraken", ("A1",), fte_honderdsten=50.0)),
    geval("a floating recht", "volledig", "wijk Oost", met_recht("Oost", haalbaar_euro=155_000.0)),
    geval("a floating floor", "volledig", "stad", met_vloer(z_promille=1_000.0)),
]

VOLLEDIG = [
    geval("keuzes out of order", "volledig", "prioriteit Q1, variant A", andersom("keuzes")),
    geval("splitsingen out of order", "volledig", "post SWT1", andersom("splitsingen")),
    geval("hours out of order", "volledig", "prioriteit Q1, variant A, regel 1", andersom("fte_oormerken")),
    geval("euros out of order", "volledig", "prioriteit Q4, variant A, regel 1", andersom("euro_oormerken")),
    geval("hours of afspraken out of order", "volledig", "afspraak A1", andersom("fte_afspraken")),
    geval("euros of afspraken out of order", "volledig", "afspraak A2", andersom("euro_afspraken")),
    geval("rechten out of order", "volledig", "wijk Noord", met_vloer(rechten=RECHTEN[::-1])),
    geval(
        "flex below nothing",
        "volledig",
        "post DMO02",
        schuif("DMO02", vast_euro=6_001, flex_euro=-6_001),
    ),
    geval(
        "a negative drop",
        "volledig",
        "post SW02",
        schuif("SW02", vervallen_euro=-1, flex_euro=1),
    ),
    geval(
        "negative flex hours",
        "volledig",
        "post SWT2",
        schuif("SWT2", flex_honderdsten=-70, regulier_honderdsten=70),
    ),
    geval(
        "a negative oormerk that makes up for another",
        "volledig",
        "prioriteit Q3, variant A, regel 2",
        anders("fte_oormerken", ("Q3", "A", 2, "SWT1"), fte_honderdsten=100),
        anders("fte_oormerken", ("Q3", "A", 2, "SWT2"), fte_honderdsten=-10),
        schuif("SWT1", oormerk_honderdsten=40, flex_honderdsten=-40),
        schuif("SWT2", oormerk_honderdsten=-40, regulier_honderdsten=40),
    ),
    geval(
        "an oormerk of nothing",
        "volledig",
        "prioriteit Q2, variant A, regel 1",
        erbij("euro_oormerken", EuroOormerk("Q2", "A", 1, "SW", "Wonen", S, 0)),
    ),
    geval(
        "hours of nothing",
        "volledig",
        "prioriteit Q1, variant A, regel 1",
        erbij("fte_oormerken", FteOormerk("Q1", "A", 1, "SWT2", 0)),
        ook="structureel",
    ),
    geval(
        "a reservation of nothing",
        "volledig",
        "afspraak A4",
        erbij("euro_afspraken", EuroAfspraak("A4", "DMO", "Jeugd", S, None, 0)),
    ),
    geval(
        "no hours for what was granted",
        "volledig",
        "prioriteit Q5, variant A, regel 1",
        zonder("fte_oormerken", "Q5"),
        schuif("DMOT1", oormerk_honderdsten=-10, regulier_honderdsten=10),
        ook="capaciteit",
    ),
    geval(
        "no euros for what was granted",
        "volledig",
        "prioriteit Q2, variant A, regel 1",
        zonder("euro_oormerken", "Q2"),
        ook="dekking",
    ),
    geval(
        "hours for what wasn't granted",
        "volledig",
        "prioriteit Q6, variant A, regel 1",
        erbij("fte_oormerken", FteOormerk("Q6", "A", 1, "SWT1", 100)),
        schuif("SWT1", oormerk_honderdsten=100, flex_honderdsten=-100),
    ),
    geval(
        "euros for the variant that wasn't granted",
        "volledig",
        "prioriteit Q7, variant A, regel 1",
        erbij("euro_oormerken", EuroOormerk("Q7", "A", 1, "SO", "Wonen", S, 10_000)),
    ),
    geval(
        "euros for what a partner brings",
        "volledig",
        "prioriteit Q1, variant A, regel 2",
        erbij("euro_oormerken", EuroOormerk("Q1", "A", 2, "SO", "Wonen", S, 5_000)),
        ook="dekking",
    ),
]

GEEN_VLOER = met_plan(vloer=None)
# Noord asks € 15.000 and 1,6 fte of SW, which has 0,1 fte: € 20.000. G is 145.500 + 40.000 + 87.000.
SW_HEEFT_10_UREN = (
    met_post("SWT1", bezetting_honderdsten=0),
    met_post("SWT2", bezetting_honderdsten=10),
    met_recht("Noord", aandeel_euro=54_500),
    met_recht("Oost", aandeel_euro=163_500),
    met_recht("West", aandeel_euro=54_500),
)

VLOEREN = [
    geval("no floor", "vloer", "stad", GEEN_VLOER),
    geval("a floor that nobody asked for", "vloer", "stad", met_spelregels(wijkvloer=Wijkvloer.GEEN)),
    geval(
        "no figures for the share bounds",
        "vloer",
        "stad",
        met_spelregels(wijkvloer=Wijkvloer.AANDELEN),
        GEEN_VLOER,
    ),
    geval("a floor without the goal", "vloer", "stad", met_scenario(doelen=(Doelregel(Doel.BEHOUD),))),
    geval("a share rounded up", "vloer", "wijk Oost", met_recht("Oost", aandeel_euro=226_201)),
    geval("more inhabitants elsewhere", "vloer", "wijk Noord", met_wijk("West", inwoners=10_001)),
    geval("more need", "vloer", "wijk West", met_wijk("West", behoefte_duizendsten=1_001)),
    geval("a euro less asked", "vloer", "wijk West", met_recht("West", gevraagd_euro=116_999)),
    geval("feasible below nothing", "vloer", "wijk Noord", met_recht("Noord", haalbaar_euro=-1)),
    geval("feasible above what is asked", "vloer", "wijk Noord", met_recht("Noord", haalbaar_euro=95_001)),
    geval(
        "feasible above what the diensten have",
        "vloer",
        "wijk Noord",
        *SW_HEEFT_10_UREN,
        met_recht("Noord", haalbaar_euro=20_001),
        ook="capaciteit",
    ),
    geval("above its own bound", "vloer", "stad", met_vloer(grens_promille=999)),
    geval("below nothing", "vloer", "stad", met_vloer(z_promille=-1)),
    geval("this plan shows better", "vloer", "stad", met_vloer(z_promille=800, grens_promille=899)),
    geval("a permille higher", "vloer", "wijk Noord", met_vloer(z_promille=1_001, grens_promille=1_001)),
    geval("a hundredth of a percent higher", "vloer", "wijk Noord", met_spelregels(wijkvloer_deel_bp=9_001)),
    geval("nothing for a wijk", "vloer", "wijk Noord", ingetrokken("Q1")),
]


def _doelgevallen() -> list[Geval]:
    gevallen = [
        geval(f"{doel} {verschil:+}", "doelen", f"doel {doel}", met_doel(doel, waarde_eenheden=waarde + verschil))
        for doel, waarde in DOELWAARDEN.items()
        for verschil in (-1, 1)
    ]
    beter = {doel: waarde + (-1 if doel is Doel.WIJKPRIORITEITEN else 1) for doel, waarde in DOELWAARDEN.items()}
    gevallen += [
        geval(f"{doel} beats its bound", "doelen", f"doel {doel}", met_doel(doel, grens_eenheden=grens))
        for doel, grens in beter.items()
    ]
    return gevallen


DOELEN = [
    *_doelgevallen(),
    geval("another unit", "doelen", "doel behoud", met_doel(Doel.BEHOUD, schaal=100)),
    geval("a floating value", "doelen", "doel eenvoud", met_doel(Doel.EENVOUD, waarde_eenheden=14.0)),
    geval("a floating bound", "doelen", "doel eenvoud", met_doel(Doel.EENVOUD, grens_eenheden=13.5)),
    geval("a goal twice", "doelen", "doel behoud", met_doel(Doel.EENVOUD, doel=Doel.BEHOUD)),
    geval(
        "a goal that isn't pursued",
        "doelen",
        "doel behoud",
        met_doel(Doel.BEHOUD),
        met_scenario(doelen=tuple(Doelregel(d) for d in DOELWAARDEN if d is not Doel.BEHOUD)),
    ),
]

MAG: dict[str, tuple[Stap, ...]] = {
    "no floor by spelregel": (met_spelregels(wijkvloer=Wijkvloer.GEEN), GEEN_VLOER),
    "no floor without the goal": (met_scenario(doelen=(Doelregel(Doel.BEHOUD),)), GEEN_VLOER),
    "the share bounds have figures and no z": (
        met_spelregels(wijkvloer=Wijkvloer.AANDELEN),
        met_vloer(z_promille=0, grens_promille=0),
    ),
    "nothing found above 0": (met_vloer(z_promille=0),),
    "exactly the bound": (met_vloer(z_promille=800, grens_promille=900),),
    "all that is asked is feasible": (met_recht("West", haalbaar_euro=117_000),),
    "a bound above the best found": (met_vloer(grens_promille=1_100),),
    "nobody weighs: no recht, no floor": (
        *(met_wijk(wijk, inwoners=0) for wijk in ("Noord", "Oost", "West")),
        *(met_recht(wijk, aandeel_euro=0, haalbaar_euro=0) for wijk in ("Noord", "Oost", "West")),
        ingetrokken("Q1"),
    ),
    "bounds that leave a gap": (met_doel(Doel.BEHOUD, grens_eenheden=0),),
    "a bound above the score": (met_doel(Doel.WIJKPRIORITEITEN, grens_eenheden=33_001),),
}
"""Changes that break nothing."""
