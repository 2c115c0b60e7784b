"""What Utrecht's wijken asked for in 2010, drawn by lot: from it the weighing learns what is still to come in a year.

They ask for about two and a half times their leefbaarheidsbudget, which went to whoever came first. Overvecht, which
needs most, asks least.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

from allocator.workbook.schema import InitiatiefRij
from allocator_models.scenario import Aard, Vorm
from scenarios.loting import Loting
from scenarios.utrecht import kaart

SEED = 2010
JAAR = 2010
_AANTAL = 420
_LAAGSTE, _HOOGSTE, _STAP = 3_000, 180_000, 500

_S, _O = Vorm.SUBSIDIE, Vorm.OPDRACHT

_SOORTEN = (
    ("spelen", "Speelplek opknappen", "SW BOR", _O, 12),
    ("groen", "Groen in de straat", "SW BOR", _S, 14),
    ("ontmoeten", "Ontmoetingsplek", "DMO WEL", _S, 16),
    ("jeugd", "Begeleiding van jongeren", "DMO JEU", _S, 11),
    ("sport", "Sport en bewegen", "SW SPO", _S, 9),
    ("cultuur", "Cultuur in de buurt", "DMO CUL", _S, 8),
    ("verkeer", "Veilig oversteken", "SO BLL", _O, 10),
    ("veiligheid", "Veilig en heel", "BCD VEI", _O, 8),
    ("zorg", "Zorg voor elkaar", "GGD VOL", _S, 7),
    ("economie", "Winkelstraat", "SO ECO", _S, 5),
)
"""thema, name, dienst and programma, vorm, weight."""

_WIJKGEWICHT = {"WE": 12, "NW": 13, "OV": 4, "NO": 9, "OO": 12, "BI": 10, "ZU": 10, "ZW": 12, "LR": 10, "VM": 8}
_CIJFERS = (("4", 6), ("5", 10), ("5.5", 12), ("6", 16), ("6.5", 16), ("7", 16), ("7.5", 12), ("8", 8), ("8.5", 4))


def historie() -> list[InitiatiefRij]:
    """Return the aanvragen of 2010, decided in order of arrival as long as a wijk had money."""
    loting = Loting(SEED)
    naam = {w.wijk: w.naam for w in kaart.WIJKEN}
    over: dict[str, int] = defaultdict(lambda: kaart.LEEFBAARHEIDSBUDGET)
    dagen = sorted(_dag(loting) for _ in range(_AANTAL))
    rijen = []
    for nummer, dag in enumerate(dagen, start=1):
        wijk = loting.weeg(tuple(_WIJKGEWICHT.items()))
        thema, wat, waar, vorm, _ = loting.weeg([(soort, soort[4]) for soort in _SOORTEN])
        bedrag = loting.bedrag(_LAAGSTE, _HOOGSTE, _STAP)
        toegekend = bedrag if bedrag <= over[wijk] else 0
        over[wijk] -= toegekend
        dienst, programma = waar.split()
        rijen.append(
            InitiatiefRij(
                initiatief=f"{JAAR}-{nummer:03}",
                datum=dag,
                wijk=((naam[wijk], Decimal(1)),),
                naam=wat,
                indiener="bewonersgroep",
                vorm=vorm,
                thema=thema,
                dienst=dienst,
                programma=programma,
                aard=Aard.INCIDENTEEL,
                bedrag=bedrag,
                minimaal=bedrag * 6 // 10 if loting.kans(0.6) else None,
                uren=loting.getal(1, 8) * 10 if loting.kans(0.3) else 0,
                score=Decimal(loting.weeg(_CIJFERS)),
                toegekend=toegekend,
                besluitdatum=min(dag + timedelta(days=loting.getal(7, 50)), date(JAAR, 12, 31)),
            )
        )
    return rijen


def _dag(loting: Loting) -> date:
    """Return a day of 2010; the months before the summer and the autumn are busier."""
    while True:
        dag = date(JAAR, 1, 4) + timedelta(days=loting.getal(0, 355))
        if dag.month not in (7, 8, 12) or loting.kans(0.4):
            return dag
