"""After the besluit: what is paid, freed, called on a card, corrected, and closed at the end of the year."""

from __future__ import annotations

from datetime import date

import pytest
from jaarboekvoorbeeld import MAART, NOORD, OOST, WEST, maak_aanvraag

from allocator.jaarboek.fouten import JaarboekFout, SaldoTekort
from allocator.jaarboek.gegevens import Besluit
from allocator.jaarboek.saldo import Saldo
from allocator_models.jaar import Deel, Uitkomst, Verplaatsing
from allocator_models.jaarboek import Mutatiesoort, Status

APRIL, OUDJAAR = date(2012, 4, 1), date(2012, 12, 31)


@pytest.fixture
def adres(tmp_path):
    return str(tmp_path / "stad.jaarboek")  # the rules are the same in either database


@pytest.fixture
def toegekend(boek):
    """A grant of € 1.000 (Noord 600, Oost 400) and 10 hours."""
    boek.registreer(
        maak_aanvraag("A", wijken=(("Noord", 6_000), ("Oost", 4_000)), uren=10, dienst="SW"), door="wijkbureau"
    )
    boek.besluit(Besluit("A", MAART, Uitkomst.TOEKENNEN, 1_000, 10, "wijkregisseur", "wijkregisseur Noord"))
    return boek


def _potten(boek, op=OUDJAAR):
    return {o.stand.pot: o for o in boek.potten(op)}


def _melding(doen, *gegevens, **velden):
    with pytest.raises(JaarboekFout) as fout:
        doen(*gegevens, **velden)
    return str(fout.value)


def test_payments_are_a_part_of_what_was_toegezegd(toegekend):
    """Two payments of € 300 leave € 400 open; of each pot in proportion."""
    for _ in range(2):
        toegekend.betaald("A", euro=300, uren=4, datum=APRIL, door="financiën", kenmerk="F-12")
    (dossier,) = toegekend.dossiers()
    assert (dossier.toegekend_euro, dossier.betaald_euro, dossier.betaald_uren) == (1_000, 600, 8)
    noord, oost = _potten(toegekend)[NOORD], _potten(toegekend)[OOST]
    assert (noord.toegezegd_euro, noord.betaald_euro) == (600, 360)
    assert (oost.toegezegd_euro, oost.betaald_euro) == (400, 240)


def test_no_more_is_paid_than_was_toegezegd(toegekend):
    """The hours and the euros each have their end."""
    assert _melding(toegekend.betaald, "A", euro=1_001, datum=APRIL, door="x") == (
        "In 'initiatief A' is op 1-4-2012 nog € 1.000 vrij, en er is € 1.001 nodig. "
        "Betaal hooguit wat is toegezegd en nog niet betaald."
    )
    assert "nog 10 uur vrij, en er is 11 uur nodig" in _melding(toegekend.betaald, "A", uren=11, datum=APRIL, door="x")
    assert "kleiner dan 0" in _melding(toegekend.betaald, "A", euro=-1, datum=APRIL, door="x")


def test_a_withdrawn_request_frees_what_is_not_paid(toegekend):
    """Of € 1.000, € 250 was paid: € 750 goes back, in proportion to what each pot gave, and the hours with it."""
    toegekend.betaald("A", euro=250, datum=APRIL, door="x")
    uitslag = toegekend.intrekken("A", datum=APRIL, door="x", reden="verhuisd")
    assert uitslag.status is Status.INGETROKKEN
    assert [(m.naar, m.euro, m.uren) for m in uitslag.mutaties] == [
        (NOORD, 450, 0),
        (OOST, 300, 0),
        ("flexibele uren SW", 0, 10),
    ]
    assert toegekend.stand(APRIL).geweigerd == {"A"}
    assert _melding(toegekend.intrekken, "A", datum=APRIL, door="x", reden="") == (
        "A is niet in te trekken: de stand is 'ingetrokken'. Controleer het nummer."
    )


def test_a_request_that_nobody_decided_on_can_be_withdrawn(boek):
    """It stops waiting, and nothing is posted."""
    boek.registreer(maak_aanvraag("A"), door="x")
    assert boek.intrekken("A", datum=MAART, door="x", reden="").mutaties == ()
    assert boek.stand(MAART).verzoeken == ()


def test_a_lower_settlement_frees_the_rest(toegekend):
    """Settled at € 700 and 6 hours: € 300 and 4 hours are free; what is paid later counts to € 700."""
    toegekend.betaald("A", euro=500, datum=APRIL, door="x")
    uitslag = toegekend.stel_vast("A", euro=700, uren=6, datum=APRIL, door="x", reden="minder kosten")
    assert uitslag.status is Status.AFGEREKEND
    assert sum(m.euro for m in uitslag.mutaties) == 300
    assert sum(m.uren for m in uitslag.mutaties) == 4
    toegekend.betaald("A", euro=200, datum=APRIL, door="x")
    with pytest.raises(SaldoTekort):
        toegekend.betaald("A", euro=1, datum=APRIL, door="x")
    (dossier,) = toegekend.dossiers()
    assert (dossier.toegekend_euro, dossier.betaald_euro, dossier.toegekend_uren) == (700, 700, 6)


def test_a_settlement_lies_between_what_was_paid_and_what_was_granted(toegekend):
    """More than was granted is a new request; less than was paid has to be paid back first."""
    toegekend.betaald("A", euro=500, uren=2, datum=APRIL, door="x")
    zeg = {"datum": APRIL, "door": "x"}
    assert _melding(toegekend.stel_vast, "A", euro=1_001, uren=10, **zeg) == (
        "A kan niet hoger worden vastgesteld dan is toegekend. Dien voor meer een nieuwe aanvraag in."
    )
    assert _melding(toegekend.stel_vast, "A", euro=499, uren=10, **zeg) == (
        "Bij A is al € 500 en 2 uur betaald. Boek eerst de terugbetaling."
    )
    toegekend.stel_vast("A", euro=1_000, uren=10, **zeg)
    assert _melding(toegekend.stel_vast, "A", euro=900, uren=10, **zeg) == (
        "A is niet vast te stellen: de stand is 'afgerekend'. Ken eerst toe."
    )


# --- strippen --------------------------------------------------------------------------------------------------------


def test_a_strip_call_is_recorded_and_not_weighed(boek):
    """It lowers the card of the wijk, and nothing else."""
    gemeld = boek.strip("Noord", "SW", uren=8, datum=APRIL, door="x", waarom="losse stoeptegel", kenmerk="2012-S1")
    assert (gemeld.initiatief, gemeld.nieuw) == ("2012-S1", True)
    boek.strip("Noord", None, uren=2, datum=APRIL, door="x", waarom="zwerfvuil")
    kaart = _potten(boek)["strippenkaart Noord"]
    assert (kaart.stand.uren, kaart.gebruikt_uren, kaart.stand.budget_uren) == (990, 10, 1_000)
    assert [(m.naar, m.uren, m.waarom) for m in boek.stripoproepen()] == [
        ("dienst SW", 8, "losse stoeptegel"),
        ("interventieteam", 2, "zwerfvuil"),
    ]
    assert boek.stand(APRIL).gezien == ()


def test_the_same_strip_call_is_recorded_once(boek):
    """By its vingerafdruk; calls without one are each their own."""
    velden = {"uren": 8, "datum": APRIL, "door": "x", "waarom": "tegel", "kenmerk": "2012-S1"}
    eerste = boek.strip("Noord", "SW", **velden, vingerafdruk="f")
    tweede = boek.strip("Noord", "SW", **velden, vingerafdruk="f")
    assert (eerste.nieuw, tweede.nieuw, eerste.volgnummer) == (True, False, tweede.volgnummer)
    for _ in range(2):
        assert boek.strip("Noord", "SW", **velden).nieuw


def test_a_strip_call_stays_within_the_card(boek):
    """Noord has 1.000 hours; West has no card; no hours is no call."""
    velden = {"datum": APRIL, "door": "x", "waarom": "tegel"}
    assert _melding(boek.strip, "Noord", None, uren=1_001, **velden) == (
        "In 'strippenkaart Noord' is op 1-4-2012 nog 1.000 uur vrij, en er is 1.001 uur nodig. "
        "Vraag minder uren, of dien een gewone aanvraag in."
    )
    assert _melding(boek.strip, "West", None, uren=1, **velden) == (
        "De wijk 'West' heeft geen strippenkaart. Dien een gewone aanvraag in."
    )
    assert _melding(boek.strip, "Noord", None, uren=0, **velden) == (
        "Een strip is ten minste 1 uur. Vul het aantal uren in."
    )


# --- corrections -----------------------------------------------------------------------------------------------------


def test_a_fault_is_corrected_by_its_opposite_and_both_stay(toegekend):
    """A payment posted back can be paid again; the two postings are there, one naming the other."""
    (fout,) = toegekend.betaald("A", euro=900, datum=APRIL, door="x")
    (terug,) = toegekend.herstel(fout.nummer, datum=APRIL, door="y", reden="verkeerde factuur")
    assert (terug.soort, terug.van, terug.naar, terug.euro) == (Mutatiesoort.HERSTEL, fout.naar, fout.van, 900)
    assert (terug.herstelt, terug.waarom) == (fout.nummer, "verkeerde factuur")
    assert toegekend.dossiers()[0].betaald_euro == 0
    assert toegekend.mutaties("A")[-2:] == (fout, terug)
    assert _melding(toegekend.herstel, fout.nummer, datum=APRIL, door="x", reden="") == (
        f"Regel {fout.nummer} is al teruggeboekt. Controleer het nummer van de regel."
    )


def test_a_strip_call_posted_back_is_on_the_card_again(boek):
    """And no longer counts as used."""
    oproep = boek.strip("Noord", None, uren=8, datum=APRIL, door="x", waarom="tegel")
    boek.herstel(oproep.volgnummer, datum=APRIL, door="x", reden="verkeerde wijk")
    kaart = _potten(boek)["strippenkaart Noord"]
    assert (kaart.stand.uren, kaart.gebruikt_uren) == (1_000, 0)


def test_a_move_posted_back_no_longer_counts_for_what_a_wijk_gave(boek):
    """Unless it was spent meanwhile: then there is nothing to post back."""
    boek.registreer(maak_aanvraag("A"), door="x")
    besluit = Besluit(
        "A",
        MAART,
        Uitkomst.TOEKENNEN,
        1_000,
        0,
        "wijkregisseur",
        "x",
        delen=(Deel(OOST, 1_000),),
        verplaatsingen=(Verplaatsing(NOORD, OOST, 700),),
    )
    move, _ = boek.besluit(besluit).mutaties
    assert (_potten(boek)[NOORD].stand.uit_euro, _potten(boek)[OOST].stand.in_euro) == (700, 700)
    boek.herstel(move.nummer, datum=MAART, door="x", reden="toch niet nodig")
    assert (_potten(boek)[NOORD].stand.uit_euro, _potten(boek)[OOST].stand.in_euro) == (0, 0)


def test_a_grant_or_an_opening_is_not_posted_back(toegekend):
    """What was toegezegd stays, and so does what the plan gave."""
    for soort in (Mutatiesoort.TOEKENNING, Mutatiesoort.OPENING):
        nummer = next(m.nummer for m in toegekend.mutaties() if m.soort is soort)
        assert _melding(toegekend.herstel, nummer, datum=APRIL, door="x", reden="") == (
            f"Regel {nummer} is geen betaling, verplaatsing of strip. Alleen die zijn terug te boeken."
        )


# --- the end of the year ---------------------------------------------------------------------------------------------


def test_closing_lets_all_lapse_but_what_the_raad_lets_go_along(toegekend):
    """Afterwards every pot is empty; what was toegezegd can still be paid."""
    geboekt = toegekend.sluit_af(datum=OUDJAAR, door="x", meenemen={WEST: Saldo(4_900)}, raadsbesluit="2012-99")
    assert [(m.van, m.euro, m.kenmerk) for m in geboekt if m.naar == "volgend jaar"] == [
        (WEST, 4_750, "2012-99"),
        (f"spoedreserve {WEST}", 150, "2012-99"),
    ]
    potten = _potten(toegekend)
    assert all((p.stand.euro, p.stand.uren) == (0, 0) for p in potten.values())
    assert (potten[NOORD].afgesloten_euro, potten[WEST].afgesloten_euro) == (9_400, 5_000)
    toegekend.betaald("A", euro=1_000, datum=OUDJAAR, door="x")
    assert toegekend.controleer() == ()


def test_a_closing_that_is_not_right_is_refused(boek):
    """Too early, along without the raad, more than there is, or of a pot that isn't one."""
    assert _melding(boek.sluit_af, datum=date(2012, 12, 30), door="x") == (
        "Het jaar 2012 is op 30-12-2012 nog niet om. Sluit af vanaf 31-12-2012."
    )
    assert _melding(boek.sluit_af, datum=OUDJAAR, door="x", meenemen={WEST: Saldo(1)}) == (
        "Geld meenemen naar volgend jaar kan alleen met een raadsbesluit. Noem het nummer."
    )
    mee = {"datum": OUDJAAR, "door": "x", "raadsbesluit": "2012-99"}
    assert "nog € 5.000 vrij" in _melding(boek.sluit_af, meenemen={WEST: Saldo(5_001)}, **mee)
    assert _melding(boek.sluit_af, meenemen={"Zuid": Saldo(1)}, **mee) == (
        "Er is geen pot 'Zuid' in dit jaarboek. Controleer de naam van de pot."
    )
