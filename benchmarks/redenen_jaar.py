"""What a verified reason of a refused initiatief takes, in a city of 600 requests a year, week by week.

python -m benchmarks.redenen_jaar
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import mean, median
from time import process_time

from allocator_models.herverdeling import verklaar
from allocator_models.jaar import Jaarstand, Verzoek
from allocator_models.simulatie import Stroominstelling
from allocator_models.simulatie.jaarverloop import beginstand
from allocator_models.simulatie.regels import met_verdeelwijze
from allocator_models.simulatie.stroom import maak_stroom
from allocator_models.spelregels import Verdeelwijze
from benchmarks.jaarstad import JAAR, jaarstad, saldi
from benchmarks.tabellen import getal, tabel

DOEL_SECONDEN = 0.3
DAGEN = tuple(date(JAAR, 1, 15) + timedelta(days=28 * n) for n in range(12))
AANGEHOUDEN_DAGEN = 14

INLEIDING = """\
Reasons of the year: a city of 600 requests a year (`benchmarks/jaarstad.py`), all weighed by afweging, with three years
of history; on twelve days, two weeks of requests wait, and what is left in the pots is in proportion to the rest of the
year. Seconds are of processor time, for each request that isn't granted: what binds, what gives way, and every change
weighed afresh. The weighing of the day itself isn't counted."""


@dataclass(frozen=True, slots=True)
class Redenmeting:
    """The reasons of one day: of how many requests, and what each took."""

    dag: date
    open_aanvragen: int
    verklaard: int
    wijzigingen: int
    seconden: float
    """Per request explained."""


def stand_op(dag: date, zaad: int = 1) -> Jaarstand:
    """Return the stand of a day, on which the requests of the last two weeks wait."""
    stad, potten = met_verdeelwijze(jaarstad(), Verdeelwijze.AFWEGING), beginstand(saldi(), JAAR)
    stroom = maak_stroom(stad, potten, Stroominstelling(aanvragen=600), zaad=zaad)
    gezien = tuple(i for i in stroom.aanvragen if i.datum <= dag)
    wachtend = [i for i in gezien if i.datum > dag - timedelta(days=AANGEHOUDEN_DAGEN)]
    rest = (date(JAAR, 12, 31) - dag).days
    over = tuple(replace(p, euro=p.euro * rest // 365, uren=p.uren * rest // 365) for p in potten)
    verzoeken = tuple(Verzoek(i, n) for n, i in enumerate(wachtend))
    return Jaarstand(dag, stad, over, verzoeken, gezien, stroom.geschiedenis)


def meet() -> Iterator[Redenmeting]:
    """Explain all that isn't granted on each of the days."""
    for dag in DAGEN:
        stand = stand_op(dag)
        begin = process_time()
        verklaar(stand, ())
        wegen = process_time() - begin
        begin = process_time()
        verklaringen = verklaar(stand).verklaringen
        seconden = max(0.0, process_time() - begin - wegen) / max(1, len(verklaringen))
        wijzigingen = sum(len(v.wijzigingen) for v in verklaringen)
        yield Redenmeting(dag, len(stand.verzoeken), len(verklaringen), wijzigingen, seconden)


def verslag() -> str:
    """Measure, and return the text and the table of a page."""
    metingen = list(meet())
    rijen = [
        (m.dag.isoformat(), str(m.open_aanvragen), str(m.verklaard), str(m.wijzigingen), getal(m.seconden, 2))
        for m in metingen
    ]
    per_stuk = [m.seconden for m in metingen if m.verklaard]
    gehaald = "" if mean(per_stuk) <= DOEL_SECONDEN else " (missed)"
    slot = (
        f"Mean over the days {getal(mean(per_stuk), 2)} s, median {getal(median(per_stuk), 2)} s; asked: under "
        f"{DOEL_SECONDEN} s{gehaald}."
    )
    koppen = ("day", "open requests", "explained", "changes verified", "s for each")
    return "\n\n".join((INLEIDING, tabel(koppen, rijen), slot))


if __name__ == "__main__":
    print(verslag())
