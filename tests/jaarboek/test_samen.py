"""Several people at once, and machines that stop: nothing is lost or half written, and no pot overdrawn."""

from __future__ import annotations

import random
import time
from datetime import date
from pathlib import Path

import pytest
from jaarboekdrukte import begin, dien_in_en_beslis, schrijf_tot_het_einde, slagboom, start
from jaarboekvoorbeeld import MAART, NOORD, begin_boek

from allocator.jaarboek.boek import Jaarboek
from allocator.jaarboek.fouten import BoekBezet, JaarboekFout
from allocator_models.jaar import Drempel
from allocator_models.jaarboek import Status

_DREMPEL = Drempel(date(2012, 1, 1), 5_500)
_GEWOON_EURO = 9_500
"""What ordinary requests can take from the pot of Noord."""


@pytest.mark.parametrize("aanvragen", [2, pytest.param(40, marks=pytest.mark.slow)])
def test_eight_processes_filing_and_deciding_at_once_lose_nothing_and_never_overdraw(adres, aanvragen):
    """Every request has a number of its own, and exactly as many are granted as the pot can pay."""
    bedrag_euro = _GEWOON_EURO // (5 * aanvragen) - 1  # five eighths of what they ask
    begin_boek(adres).sluit()
    gelijk = slagboom(8)
    aan_het_werk = [start(dien_in_en_beslis, adres, gelijk, aanvragen, bedrag_euro) for _ in range(8)]
    antwoorden = [antwoord.recv() for _, antwoord in aan_het_werk]
    for proces, _ in aan_het_werk:
        proces.join()
        assert proces.exitcode == 0
    toegekend = sorted(nummer for gelukt, _ in antwoorden for nummer in gelukt)
    tekort = sorted(nummer for _, mislukt in antwoorden for nummer in mislukt)
    assert len(toegekend) == _GEWOON_EURO // bedrag_euro
    with Jaarboek.open(adres) as boek:
        assert boek.controleer() == ()
        dossiers = boek.dossiers()
        assert [d.initiatief.initiatief for d in dossiers] == [f"2012-{n + 1:04}" for n in range(8 * aanvragen)]
        assert sorted(d.initiatief.initiatief for d in dossiers if d.status is Status.TOEGEKEND) == toegekend
        assert sorted(d.initiatief.initiatief for d in dossiers if d.status is Status.ADVIES) == tekort
        assert boek.stand(MAART).pot[NOORD].euro == 10_000 - len(toegekend) * bedrag_euro


@pytest.mark.parametrize("keren", [4, pytest.param(200, marks=pytest.mark.slow)])
def test_a_book_killed_while_it_is_written_holds_the_old_or_the_new_state(adres, keren):
    """After a kill at any moment: all that was reported written is there, at most one more, and that one whole."""
    dobbel = random.Random(keren)
    begin_boek(adres).sluit()
    for _ in range(keren):
        proces, antwoord = start(schrijf_tot_het_einde, adres)
        gemeld = antwoord.recv()
        time.sleep(dobbel.uniform(0, 0.08))
        proces.kill()
        proces.join()
        gemeld = _laatste(antwoord, gemeld)
        with Jaarboek.open(adres) as boek:
            assert boek.controleer() == ()
            dossiers = boek.dossiers()
            assert len(dossiers) in (gemeld, gemeld + 1)
            assert {(d.status, d.toegekend_euro, d.betaald_euro) for d in dossiers} <= {(Status.TOEGEKEND, 1, 1)}
            assert boek.stand(MAART).pot[NOORD].euro == 10_000 - len(dossiers)


def _laatste(antwoord, gemeld):
    """The last number that a killed process sent; it may have been killed halfway through sending one."""
    try:
        while antwoord.poll():
            gemeld = antwoord.recv()
    except EOFError:
        pass
    return gemeld


@pytest.mark.parametrize("keren", [3, pytest.param(60, marks=pytest.mark.slow)])
def test_a_book_killed_while_it_is_begun_is_there_whole_or_not_at_all(tmp_path, keren):
    """There is no file, or one that opens; and beginning it once more works, or says that it is there."""
    dobbel = random.Random(keren)
    for keer in range(keren):
        pad = tmp_path / f"{keer}.jaarboek"
        proces, antwoord = start(begin, str(pad))
        antwoord.recv()
        time.sleep(dobbel.uniform(0, 0.3))
        proces.kill()
        proces.join()
        if pad.exists():
            with pytest.raises(JaarboekFout, match="is er al"):
                begin_boek(pad)
        else:
            begin_boek(pad).sluit()
        with Jaarboek.open(str(pad)) as boek:
            assert boek.controleer() == ()
        assert _resten(tmp_path) == set()


def _resten(map_: Path) -> set[str]:
    return {p.name for p in map_.iterdir() if p.suffix != ".jaarboek"}


def test_a_book_that_others_keep_locked_says_so_and_writes_nothing(adres):
    """Who waits in vain, reads one sentence; the other's work goes on."""
    with begin_boek(adres) as eerste, Jaarboek.open(adres, wachttijd_seconden=0.2) as tweede:
        with eerste.vergrendeld(), pytest.raises(BoekBezet) as geweigerd:
            tweede.historie([])
        (melding,) = geweigerd.value.meldingen
        wat = "de PostgreSQL-database" if adres.startswith("postgresql") else "stad.jaarboek"
        assert melding.melding == f"Anderen zijn bezig in '{wat}'; er is niets geschreven."
        assert melding.remedie == "Doe het over een minuut opnieuw."
        assert tweede.controleer() == ()


def test_reading_waits_for_nobody(adres):
    """While one writes, another reads the state of before."""
    with begin_boek(adres) as eerste, Jaarboek.open(adres, wachttijd_seconden=0.2) as tweede, eerste.vergrendeld():
        eerste.publiceer(_DREMPEL, door="concern control")
        assert eerste.drempels() == (_DREMPEL,)
        assert tweede.drempels() == ()
