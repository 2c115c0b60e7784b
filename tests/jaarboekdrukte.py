"""What processes of their own do to one book, at the same time or until they are killed."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from multiprocessing import forkserver
from typing import Any
from unittest import mock

from jaarboekvoorbeeld import MAART, NOORD, begin_boek, maak_aanvraag, maak_advies

from allocator.jaarboek.boek import Jaarboek
from allocator.jaarboek.fouten import SaldoTekort
from allocator.jaarboek.gegevens import Besluit
from allocator_models.jaar import Deel, Uitkomst

_PROCESSEN = multiprocessing.get_context("forkserver")  # imports once, and starts a process in milliseconds
_PROCESSEN.set_forkserver_preload([__name__])


def start(werk: Callable[..., None], *gegevens: Any) -> Any:
    """Start a process; give it and the end of a pipe on which `werk` answers."""
    with mock.patch.dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path)):  # or it finds nothing to import beforehand
        forkserver.ensure_running()
    lezen, schrijven = _PROCESSEN.Pipe(duplex=False)
    proces = _PROCESSEN.Process(target=werk, args=(schrijven, *gegevens), daemon=True)
    proces.start()
    schrijven.close()
    return proces, lezen


def slagboom(aantal: int) -> Any:
    """Return what makes processes wait for each other."""
    return _PROCESSEN.Barrier(aantal)


def dien_in_en_beslis(antwoord: Any, adres: str, gelijk: Any, aanvragen: int, bedrag_euro: int) -> None:
    """File requests on one pot and decide each at once; answer which were granted, and which the pot couldn't pay."""
    toegekend, tekort = [], []
    with Jaarboek.open(adres, wachttijd_seconden=120) as boek:
        gelijk.wait()
        for _ in range(aanvragen):
            nummer = boek.registreer(maak_aanvraag(bedrag_euro=bedrag_euro), door="wijkbureau").initiatief
            boek.leg_vast([maak_advies(nummer, Deel(NOORD, bedrag_euro))], door="wijkbureau")
            besluit = Besluit(nummer, MAART, Uitkomst.TOEKENNEN, bedrag_euro, 0, "wijkregisseur", "wijkregisseur Noord")
            try:
                boek.besluit(besluit)
                toegekend.append(nummer)
            except SaldoTekort:
                tekort.append(nummer)
    antwoord.send((toegekend, tekort))
    antwoord.close()


def schrijf_tot_het_einde(antwoord: Any, adres: str) -> None:
    """Grant and pay one euro after another, each time in one go, and answer after each how many there are."""
    with Jaarboek.open(adres, wachttijd_seconden=120) as boek:
        aantal = len(boek.dossiers())
        antwoord.send(aantal)
        while True:
            with boek.vergrendeld():
                nummer = boek.registreer(maak_aanvraag(bedrag_euro=1), door="wijkbureau").initiatief
                advies = maak_advies(nummer, Deel(NOORD, 1))
                boek.leg_vast([advies], door="wijkbureau")
                boek.besluit(Besluit.volgens(advies, datum=MAART, door="wijkregisseur Noord"))
                boek.betaald(nummer, euro=1, datum=MAART + timedelta(days=1), door="financiën")
            aantal += 1
            antwoord.send(aantal)


def begin(antwoord: Any, adres: str) -> None:
    """Begin a book, and answer when that is done."""
    antwoord.send("begint")
    begin_boek(adres).sluit()
    antwoord.send("klaar")
