"""The book from opening to grant: the one path that everything else widens."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from auditvoorbeeld import maak_plan
from jaarboekvoorbeeld import MAART, NOORD, OOST, maak_aanvraag, maak_advies, maak_jaarstad

from allocator.jaarboek.boek import Jaarboek
from allocator.jaarboek.gegevens import Besluit
from allocator.jaarboek.opslag.models import Mutatie
from allocator_models.jaar import Deel
from allocator_models.jaarboek import Mutatiesoort, Status
from allocator_models.potten import openingspotten
from allocator_models.scenario import invoer_hash


def test_a_book_says_of_which_plan_it_is_and_keeps_it(boek):
    """Scenario and plan come back as they went in; who set the plan, when and under which number is told."""
    stad = maak_jaarstad()
    assert boek.scenario == stad
    assert boek.plan == maak_plan()
    kenmerk = boek.kenmerk
    assert (kenmerk.naam, kenmerk.jaar, kenmerk.orgaan) == (stad.naam, 2012, "gemeenteraad")
    assert (kenmerk.datum, kenmerk.nummer) == (date(2011, 11, 10), "2011-123")
    assert kenmerk.invoer_hash == invoer_hash(stad)


def test_a_book_opens_with_the_pots_of_the_plan(boek):
    """Per pot the opening balances add up, free and later, with the reserve apart."""
    per_pot = {}
    for saldo in openingspotten(maak_jaarstad(), maak_plan()).saldi:
        euro, uren, reserve_euro, reserve_uren = per_pot.get(saldo.pot, (0, 0, 0, 0))
        per_pot[saldo.pot] = (
            euro + saldo.euro,
            uren + saldo.uren,
            reserve_euro + saldo.reserve_euro,
            reserve_uren + saldo.reserve_uren,
        )
    stand = boek.stand(date(2012, 12, 31))
    assert {p.pot: (p.euro, p.uren, p.reserve_euro, p.reserve_uren) for p in stand.potten} == per_pot
    assert {p.pot: (p.budget_euro, p.budget_uren) for p in stand.potten} == {p: s[:2] for p, s in per_pot.items()}


def test_what_is_free_later_is_not_free_now(boek):
    """€ 400 of a pot is free from 1 July: it is in `later` before that day and in the balance from it."""
    pot = "flexibel geld SW Groen S"
    juni, juli = boek.stand(date(2012, 6, 30)).pot[pot], boek.stand(date(2012, 7, 1)).pot[pot]
    assert (juni.euro, [(d.vrij_vanaf, d.euro) for d in juni.later]) == (610, [(date(2012, 7, 1), 400)])
    assert (juli.euro, juli.later) == (1_010, ())


def test_a_request_is_advised_on_decided_and_paid_for(boek):
    """From request to grant: numbers, statuses and balances follow each step."""
    geregistreerd = boek.registreer(maak_aanvraag(wijken=(("Noord", 6_000), ("Oost", 4_000))), door="wijkbureau")
    nummer = geregistreerd.initiatief
    assert (nummer, geregistreerd.nieuw) == ("2012-0001", True)
    assert [v.initiatief.initiatief for v in boek.stand(MAART).verzoeken] == [nummer]

    advies = maak_advies(nummer, Deel(NOORD, 600), Deel(OOST, 400))
    assert boek.leg_vast([advies], door="wijkbureau") == (nummer,)
    assert boek.leg_vast([advies], door="wijkbureau") == ()
    assert boek.dossiers()[0].status is Status.ADVIES

    uitslag = boek.besluit(Besluit.volgens(advies, datum=date(2012, 3, 2), door="wijkregisseur Noord"))
    assert uitslag.status is Status.TOEGEKEND
    assert [(m.soort, m.van, m.euro) for m in uitslag.mutaties] == [
        (Mutatiesoort.TOEKENNING, NOORD, 600),
        (Mutatiesoort.TOEKENNING, OOST, 400),
    ]
    stand = boek.stand(date(2012, 3, 2))
    assert (stand.pot[NOORD].euro, stand.pot[OOST].euro) == (9_400, 7_600)
    assert stand.verzoeken == ()
    assert [(t.initiatief, t.delen) for t in stand.toegezegd] == [(nummer, (Deel(NOORD, 600), Deel(OOST, 400)))]


def test_a_book_that_is_opened_again_is_the_same(boek, adres):
    """Another process finds everything that was written."""
    boek.registreer(maak_aanvraag(), door="wijkbureau")
    with Jaarboek.open(adres) as ander:
        assert ander.stand(MAART) == boek.stand(MAART)
        assert ander.kenmerk == boek.kenmerk
        assert ander.controleer() == ()


@pytest.mark.slow
def test_a_book_of_twenty_thousand_postings_still_opens_and_reads_fast(boek, adres):
    """Opening reads no postings, and where all pots stand is one pass over them: seconds, on any machine."""
    with boek._verbinding.vergrendeld() as schrijver:
        for n in range(20_000):
            van, naar = (NOORD, OOST) if n % 2 else (OOST, NOORD)
            dag = date(2012, 1, 1) + timedelta(days=n // 60)
            schrijver.voeg_toe(
                Mutatie(van=van, naar=naar, euro=1, uren=0, datum=dag, soort="verplaatsing", door="x", waarom="y")
            )
    begin = time.perf_counter()
    with Jaarboek.open(adres) as ander:
        geopend = time.perf_counter()
        stand = ander.stand(date(2012, 12, 31))
        gelezen = time.perf_counter()
    assert (stand.pot[NOORD].euro, stand.pot[NOORD].in_euro) == (10_000, 10_000)
    assert geopend - begin < 1
    assert gelezen - geopend < 5
