"""A small year for tests: three wijken, a dienst with a pool and hours, and whatever requests a test asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from allocator_models.jaar import Jaarstand, Potsoort, Potstand, Verzoek
from allocator_models.scenario import Aard, Dienst, Initiatief, Programma, Scenario, Vorm, Wijk
from allocator_models.spelregels import Spelregels, Verdeelwijze

JAAR = 2011
WIJKEN = ("Noord", "Oost", "Zuid")
AFWEGING = Spelregels(
    verdeelwijze=Verdeelwijze.AFWEGING, verdeelwijze_subsidie=Verdeelwijze.AFWEGING, zelf_beslissen_tot_euro=0
)
"""Every request goes into the program."""


def scenario(spelregels: Spelregels = AFWEGING, wijken: Sequence[str] = WIJKEN, budget_euro: int = 10_000) -> Scenario:
    """Return a city with the same leefbaarheidsbudget for each wijk."""
    return Scenario(
        naam="jaarvoorbeeld",
        jaar=JAAR,
        spelregels=spelregels,
        diensten=(Dienst("SW", "Stadswerken", 2000, 500),),
        programmas=(Programma("P1", "Wijken", "wethouder A"), Programma("P2", "Openbare ruimte", "wethouder B")),
        wijken=tuple(Wijk(w, w, inwoners=1000, leefbaarheidsbudget_euro=budget_euro) for w in sorted(wijken)),
    )


def wijkpot(wijk: str, euro: int = 10_000, **anders: Any) -> Potstand:
    """Return a leefbaarheidsbudget; its budget is what is in it, unless said otherwise."""
    velden = {"dienst": None, "programma": "P1", "aard": Aard.INCIDENTEEL, "budget_euro": euro, **anders}
    return Potstand(f"leefbaarheidsbudget {wijk}", Potsoort.LEEFBAARHEID, wijk, euro=euro, **velden)


def flexpot(euro: int, programma: str = "P2", aard: Aard = Aard.INCIDENTEEL) -> Potstand:
    """Return the pool of the dienst for one programma."""
    pot = f"flexibel geld SW {programma} {aard}"
    return Potstand(pot, Potsoort.FLEX, None, "SW", programma, aard, euro=euro, budget_euro=euro)


def urenpot(uren: int, reserve_uren: int = 0) -> Potstand:
    """Return the hours of the dienst."""
    return Potstand(
        "flexibele uren SW",
        Potsoort.UREN,
        None,
        "SW",
        None,
        None,
        uren=uren,
        budget_uren=uren,
        reserve_uren=reserve_uren,
    )


def initiatief(naam: str, bedrag: int, cijfer: float, wijk: str = "Noord", **anders: Any) -> Initiatief:
    """Return a request; ``anders`` holds any other field."""
    velden: dict[str, Any] = {
        "datum": date(JAAR, 3, 1),
        "wijken": ((wijk, 10_000),),
        "naam": naam,
        "indiener": "",
        "vorm": Vorm.OPDRACHT,
        "thema": "",
        "dienst": None,
        "programma": None,
        "aard": Aard.INCIDENTEEL,
        "minimaal_euro": bedrag,
        "uren": 0,
        "spoed": False,
        "wacht_tot": None,
        "toegekend_euro": None,
        "besluitdatum": None,
        **anders,
    }
    return Initiatief(initiatief=naam, bedrag_euro=bedrag, score_duizendsten=round(1000 * cijfer), **velden)


def stand(
    verzoeken: Iterable[Initiatief],
    potten: Iterable[Potstand] | None = None,
    datum: date = date(JAAR, 3, 7),
    stad: Scenario | None = None,
    geschiedenis: Iterable[Initiatief] = (),
    **anders: Any,
) -> Jaarstand:
    """Return a stand; without ``potten`` each wijk has 10.000 euro."""
    open_ = tuple(Verzoek(i, n) for n, i in enumerate(verzoeken))
    gezien = anders.pop("gezien", tuple(v.initiatief for v in open_))
    eigen = tuple(wijkpot(w) for w in WIJKEN) if potten is None else tuple(potten)
    return Jaarstand(datum, stad or scenario(), eigen, open_, gezien, tuple(geschiedenis), **anders)


def eerder(jaren: Iterable[int], *initiatieven: Initiatief) -> tuple[Initiatief, ...]:
    """Return the same requests in each of the years."""
    return tuple(
        replace(i, initiatief=f"{jaar}-{i.initiatief}", datum=i.datum.replace(year=jaar))
        for jaar in jaren
        for i in initiatieven
    )


def toevalsstand(zaad: int, spelregels: Spelregels = AFWEGING, aantal: int = 8) -> Jaarstand:
    """Return a stand with everything in it: S and I, several wijken, hours, pools, spoed, reserves, moves, history."""
    dobbel = Random(zaad)
    potten = [
        wijkpot(
            wijk,
            euro := dobbel.randrange(0, 12_000),
            budget_euro=euro + dobbel.randrange(0, 6000),
            reserve_euro=min(euro, dobbel.choice((0, 500))),
            programma=dobbel.choice(("P1", "P1", "P2")),
            aard=dobbel.choice(tuple(Aard)),
            uit_euro=dobbel.choice((0, 300)),
        )
        for wijk in WIJKEN
    ]
    potten += [flexpot(dobbel.randrange(0, 5000), p, a) for p in ("P1", "P2") for a in Aard if dobbel.random() < 0.6]
    potten.append(urenpot(dobbel.randrange(0, 60), 5))
    datum = date(JAAR, dobbel.choice((2, 5, 8, 9, 10, 12)), dobbel.randrange(1, 28))
    verzoeken = [_toevalsaanvraag(f"{JAAR}-{n:02}", datum, dobbel) for n in range(dobbel.randrange(1, aantal + 1))]
    geschiedenis = [
        _toevalsaanvraag(f"{jaar}-{n:02}", date(jaar, dobbel.randrange(1, 13), dobbel.randrange(1, 28)), dobbel)
        for jaar in range(JAAR - dobbel.randrange(0, 3), JAAR)
        for n in range(12)
    ]
    return stand(verzoeken, potten, datum, scenario(spelregels), geschiedenis)


def _toevalsaanvraag(naam: str, datum: date, dobbel: Random) -> Initiatief:
    bedrag = dobbel.choice((0, 500, 1250, 2000, 3333, 4500, 7000))
    wijken = dobbel.sample(WIJKEN, dobbel.choice((1, 1, 1, 2, 3)))
    aandelen = {1: (10_000,), 2: (6000, 4000), 3: (5000, 3000, 2000)}[len(wijken)]
    return initiatief(
        naam,
        bedrag,
        dobbel.choice((0, 2, 4.5, 6, 7.5, 9)),
        datum=datum,
        wijken=tuple(zip(wijken, aandelen, strict=True)),
        minimaal_euro=bedrag * dobbel.choice((5, 8, 10)) // 10,
        uren=dobbel.choice((0, 0, 8, 20)) if bedrag else 12,
        dienst=dobbel.choice((None, "SW")) if bedrag else "SW",
        programma=dobbel.choice((None, None, "P2")),
        aard=dobbel.choice((Aard.INCIDENTEEL, Aard.INCIDENTEEL, Aard.STRUCTUREEL)),
        vorm=dobbel.choice((None, *Vorm)),
        spoed=dobbel.random() < 0.1,
    )
