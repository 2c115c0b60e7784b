"""Begin a book: its file or database, and its first rows.

These are the scenario and the plan it rests on, the pots, and what is in them on which day.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from allocator import __version__
from allocator.jaarboek import rekeningen
from allocator.jaarboek.adres import Adres
from allocator.jaarboek.fouten import JaarboekFout
from allocator.jaarboek.kas import Grondslag, Kas
from allocator.jaarboek.ketting import Schrijver
from allocator.jaarboek.opslag import models as opslag
from allocator.jaarboek.saldo import Saldo
from allocator.jaarboek.verbinding import Verbinding
from allocator.workbook.atomic import atomic_write
from allocator_models.canoniek import canonieke_tekst
from allocator_models.jaar import Openingssaldo
from allocator_models.jaarboek import Mutatiesoort
from allocator_models.plan import Plan
from allocator_models.scenario import Scenario, invoer_hash


def begin_boek(
    plaats: Adres,
    scenario: Scenario,
    plan: Plan,
    saldi: Iterable[Openingssaldo],
    *,
    orgaan: str,
    datum: date,
    nummer: str,
    door: str,
) -> None:
    """Begin a book where there is none. It is there whole, or not at all.

    Raises:
        JaarboekFout: there is one, or none can be made there.
    """

    def schrijf(in_: Adres) -> None:
        verbinding = Verbinding(in_)
        try:
            with verbinding.nieuw() as schrijver:
                _eerste_regels(schrijver, scenario, plan, saldi, orgaan=orgaan, datum=datum, nummer=nummer, door=door)
        finally:
            verbinding.sluit()

    if plaats.bestand is None:
        schrijf(plaats)
        return
    _check_vrij(plaats.bestand)
    with tempfile.TemporaryDirectory() as map_:
        bouw = Path(map_) / "nieuw.jaarboek"
        bouw.touch()
        schrijf(Adres(str(bouw)))
        with bouw.open("rb") as bron, atomic_write(plaats.bestand) as doel:
            shutil.copyfileobj(bron, doel)


def _check_vrij(bestand: Path) -> None:
    """Refuse to begin a book where one is, or where the rest of one would be taken for a part of the new one.

    Raises:
        JaarboekFout: it is so.
    """
    if bestand.exists():
        raise JaarboekFout(f"Het jaarboek '{bestand.name}' is er al.", "Kies een andere naam.")
    if not bestand.parent.is_dir():
        raise JaarboekFout(f"De map van '{bestand.name}' is er niet.", "Maak de map, of kies een andere.")
    for staart in ("-wal", "-shm"):
        rest = bestand.with_name(bestand.name + staart)
        if rest.exists():
            raise JaarboekFout(
                f"Naast '{bestand.name}' staat '{rest.name}', een deel van een jaarboek dat weg is.",
                "Zet dat jaarboek terug, of haal dit bestand weg.",
            )


def _eerste_regels(
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
