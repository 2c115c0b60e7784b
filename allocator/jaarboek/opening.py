"""Open a book: the scenario and the plan it rests on, the pots, and what is in them on which day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from allocator import __version__
from allocator.jaarboek import rekeningen
from allocator.jaarboek.kas import Grondslag, Kas
from allocator.jaarboek.ketting import Schrijver
from allocator.jaarboek.opslag import models as opslag
from allocator.jaarboek.saldo import Saldo
from allocator_models.canoniek import canonieke_tekst
from allocator_models.jaar import Openingssaldo
from allocator_models.jaarboek import Mutatiesoort
from allocator_models.plan import Plan
from allocator_models.scenario import Scenario, invoer_hash


def open_boek(
    schrijver: Schrijver,
    scenario: Scenario,
    plan: Plan,
    saldi: Iterable[Openingssaldo],
    *,
    orgaan: str,
    datum: date,
    nummer: str,
    door: str,
) -> None:
    """Write the first rows of a book: what it is, its pots and their opening balances."""
    schrijver.voeg_toe(
        opslag.Opening(
            naam=scenario.naam,
            jaar=scenario.jaar,
            orgaan=orgaan,
            datum=datum,
            besluitnummer=nummer,
            door=door,
            software=f"Allocator {__version__}",
            invoer_hash=invoer_hash(scenario),
            scenario=canonieke_tekst(scenario),
            plan=canonieke_tekst(plan),
        )
    )
    kas = Kas(schrijver, scenario.jaar)
    bekend: set[str] = set()
    for saldo in saldi:
        if saldo.pot not in bekend:
            bekend.add(saldo.pot)
            schrijver.voeg_toe(_pot(saldo))
        _boek_saldo(kas, saldo, Grondslag(saldo.vrij_vanaf, door, f"vastgesteld door {orgaan}", kenmerk=nummer))


def _pot(saldo: Openingssaldo) -> opslag.Pot:
    return opslag.Pot(
        pot=saldo.pot,
        soort=saldo.soort,
        wijk=saldo.wijk,
        dienst=saldo.dienst,
        programma=saldo.programma,
        aard=saldo.aard,
    )


def _boek_saldo(kas: Kas, saldo: Openingssaldo, grond: Grondslag) -> None:
    """Post an opening balance on the day from which it is free, and apart from it what is kept for spoed."""
    reserve = Saldo(saldo.reserve_euro, saldo.reserve_uren)
    gewoon = Saldo(saldo.euro, saldo.uren) - reserve
    for rekening, bedrag in ((saldo.pot, gewoon), (rekeningen.spoedreserve(saldo.pot), reserve)):
        kas.boek(Mutatiesoort.OPENING, rekeningen.BEGROTING, rekening, bedrag, grond)
