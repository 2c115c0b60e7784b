"""Besluiten: within the mandate, with a reason, never S from I, and nothing between programma's without the raad."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from jaarboekvoorbeeld import MAART, NOORD, OOST, WEST, begin_boek, maak_aanvraag, maak_advies, maak_jaarstad

from allocator.jaarboek.fouten import JaarboekFout, SaldoTekort
from allocator.jaarboek.gegevens import Besluit
from allocator_models.jaar import Deel, Uitkomst, Verplaatsing
from allocator_models.jaarboek import Besluitsoort, Mutatiesoort, Status, Voorbehoud
from allocator_models.scenario import Aard

OKTOBER = date(2012, 10, 1)


@pytest.fixture
def adres(tmp_path):
    return str(tmp_path / "stad.jaarboek")  # the rules are the same in either database


def _besluit(nummer="A", euro=1_000, **velden):
    standaard = {
        "datum": MAART,
        "uitkomst": Uitkomst.TOEKENNEN,
        "bedrag_euro": euro,
        "uren": 0,
        "rol": "wijkregisseur",
        "door": "wijkregisseur Noord",
    }
    return Besluit(nummer, **standaard | velden)


def _geweigerd(boek, besluit):
    """What the book says to a besluit that it refuses; and nothing is written."""
    regels = boek.kenmerk.regels
    with pytest.raises(JaarboekFout) as fout:
        boek.besluit(besluit)
    assert boek.kenmerk.regels == regels
    (melding,) = fout.value.meldingen
    return melding.tekst


def _potten(uitslag):
    return [(m.van, m.euro, m.uren) for m in uitslag.mutaties]


# --- who pays --------------------------------------------------------------------------------------------------------


def test_without_advice_each_wijk_pays_its_share_and_the_dienst_the_hours(boek):
    """€ 1.001 over 50, 30 and 20 % is € 501, € 300 and € 200; the hours come from the dienst that was asked."""
    wijken = (("Noord", 5_000), ("Oost", 3_000), ("West", 2_000))
    boek.registreer(maak_aanvraag("A", wijken=wijken, bedrag_euro=1_001, uren=4, dienst="SW"), door="x")
    uitslag = boek.besluit(_besluit(euro=1_001, uren=4))
    assert _potten(uitslag) == [(NOORD, 501, 0), (OOST, 300, 0), (WEST, 200, 0), ("flexibele uren SW", 0, 4)]


def test_less_than_was_advised_is_paid_in_proportion_and_moves_less(boek):
    """Of € 1.000 (600 and 400, of which 300 moved in) € 500 is granted: 300 and 200, and only 100 has to move."""
    boek.registreer(maak_aanvraag("A"), door="x")
    advies = maak_advies("A", Deel(NOORD, 600), Deel(OOST, 400), verplaatsingen=(Verplaatsing(NOORD, OOST, 300),))
    boek.leg_vast([advies], door="x")
    uitslag = boek.besluit(_besluit(euro=500, reden="de helft is genoeg"))
    assert [(m.soort, m.van, m.naar, m.euro) for m in uitslag.mutaties] == [
        (Mutatiesoort.VERPLAATSING, NOORD, OOST, 100),
        (Mutatiesoort.TOEKENNING, NOORD, "initiatief A", 300),
        (Mutatiesoort.TOEKENNING, OOST, "initiatief A", 200),
    ]


def test_a_besluit_may_name_its_own_pots(boek):
    """The pots that are given, pay; they have to add up to what is granted."""
    boek.registreer(maak_aanvraag("A"), door="x")
    assert "niet wat bij A wordt toegekend" in _geweigerd(boek, _besluit(delen=(Deel(OOST, 999),)))
    assert _potten(boek.besluit(_besluit(delen=(Deel(OOST, 1_000),)))) == [(OOST, 1_000, 0)]


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"euro": 0}, "Bij A wordt niets toegekend. Noem een bedrag of uren, of weiger."),
        ({"euro": -5}, "Bij A wordt niets toegekend. Noem een bedrag of uren, of weiger."),
        ({"uren": 3}, "A noemt geen dienst die de uren levert. Noem de pot met de uren erbij."),
        (
            {"delen": (Deel("reserve", 1_000),)},
            "Er is geen pot 'reserve' in dit jaarboek. Kijk met 'allocator stand' welke er zijn.",
        ),
        (
            {"euro": 0, "uren": 8, "delen": (Deel("strippenkaart Noord", uren=8),)},
            "'strippenkaart Noord' is een strippenkaart en betaalt geen aanvragen. Kies een pot met flexibele uren.",
        ),
        (
            {"door": " "},
            "Wie over A beslist, ontbreekt. Noem wie het besluit neemt.",
        ),
        (
            {"datum": date(2012, 2, 29)},
            "29-2-2012 ligt voor de dag waarop A binnenkwam (1-3-2012). Controleer de datum.",
        ),
        (
            {"nummer": "Z"},
            "Het jaarboek kent geen aanvraag 'Z'. Kijk met 'allocator stand' welke er zijn.",
        ),
    ],
)
def test_a_besluit_that_is_not_right_is_refused_in_one_sentence(boek, velden, melding):
    """Each refusal says what is wrong and what would be right, and writes nothing."""
    boek.registreer(maak_aanvraag("A"), door="x")
    assert _geweigerd(boek, _besluit(**velden)) == melding


# --- mandate and reason ----------------------------------------------------------------------------------------------


def test_no_besluit_exceeds_its_mandate(boek):
    """A wijkregisseur decides up to € 5.000, on a refusal too; one euro more is for the next role."""
    for nummer in ("A", "B"):
        boek.registreer(maak_aanvraag(nummer, bedrag_euro=5_001), door="x")
    te_veel = (
        "A gaat over € 5.001, uren meegerekend, en een wijkregisseur beslist tot € 5.000. "
        "Hierover beslist: directeur wijkgericht werken."
    )
    assert _geweigerd(boek, _besluit(euro=5_001)) == te_veel
    assert _geweigerd(boek, _besluit(euro=0, uitkomst=Uitkomst.WEIGEREN)) == te_veel
    assert boek.besluit(_besluit(euro=5_000)).status is Status.TOEGEKEND
    assert boek.besluit(_besluit("B", 0, uitkomst=Uitkomst.WEIGEREN, rol="college")).status is Status.GEWEIGERD


def test_hours_count_for_the_mandate(boek):
    """At € 50.000 for 1.400 hours, 28 hours are € 1.000: with € 4.001 that is a euro too many."""
    boek.registreer(maak_aanvraag("A", uren=28, dienst="SW", bedrag_euro=4_001), door="x")
    assert "gaat over € 5.001" in _geweigerd(boek, _besluit(euro=4_001, uren=28))
    assert boek.besluit(_besluit(euro=4_000, uren=28)).status is Status.TOEGEKEND


def test_a_role_outside_the_mandate_table_decides_nothing(boek):
    """The roles that there are, are listed."""
    boek.registreer(maak_aanvraag("A"), door="x")
    assert _geweigerd(boek, _besluit(rol="wijkgarage")) == (
        "'wijkgarage' staat niet in de mandaattabel. Kies uit: wijkregisseur, directeur wijkgericht werken, "
        "dienstdirecteur, algemeen directeur of college."
    )


def test_nobody_may_decide_above_the_highest_mandate(tmp_path):
    """When no role is without limit, the book says that nobody may."""
    stad = maak_jaarstad()
    mandaten = stad.spelregels.mandaten[:1]
    stad = replace(stad, spelregels=replace(stad.spelregels, mandaten=mandaten))
    with begin_boek(tmp_path / "stad.jaarboek", stad) as boek:
        boek.registreer(maak_aanvraag("A", bedrag_euro=6_000), door="x")
        assert _geweigerd(boek, _besluit(euro=6_000)).endswith("Niemand in de mandaattabel mag dit beslissen.")


@pytest.mark.parametrize(
    "velden",
    [
        {"uitkomst": Uitkomst.WEIGEREN},
        {"euro": 999},
        {"uren": 1, "delen": (Deel(NOORD, 1_000), Deel("flexibele uren SW", uren=1))},
        {"delen": (Deel(OOST, 1_000),)},
        {"verplaatsingen": (Verplaatsing(OOST, NOORD, 5),)},
    ],
)
def test_whoever_departs_from_the_advice_says_why(boek, velden):
    """Another outcome, amount, pot or move needs a reason; with one it is written, and the reason kept."""
    boek.registreer(maak_aanvraag("A"), door="x")
    boek.leg_vast([maak_advies("A", Deel(NOORD, 1_000))], door="x")
    assert _geweigerd(boek, _besluit(**velden)) == (
        "Het besluit over A wijkt af van het advies (toekennen) en zegt niet waarom. Schrijf de reden erbij."
    )
    boek.besluit(_besluit(**velden, reden="de buurt wil het anders"))
    assert boek.dossiers()[0].besluit.reden == "de buurt wil het anders"


# --- what was decided, stays -----------------------------------------------------------------------------------------


def test_what_was_toegezegd_is_never_taken_back(boek):
    """A second besluit on a granted request is refused, whatever it says."""
    boek.registreer(maak_aanvraag("A"), door="x")
    boek.besluit(_besluit())
    for uitkomst in Uitkomst:
        assert _geweigerd(boek, _besluit(uitkomst=uitkomst)) == (
            "Over A is al beslist: de stand is 'toegekend'. Wat is toegezegd, wordt niet teruggenomen. "
            "De indiener kan de aanvraag intrekken."
        )


def test_what_was_refused_may_be_granted_when_there_is_money_again(boek):
    """The reserve list: from refused to granted, but not to refused once more."""
    boek.registreer(maak_aanvraag("A"), door="x")
    boek.besluit(_besluit(uitkomst=Uitkomst.WEIGEREN))
    assert boek.stand(MAART).geweigerd == {"A"}
    assert _geweigerd(boek, _besluit(uitkomst=Uitkomst.WEIGEREN)).startswith("Over A is al beslist")
    assert boek.besluit(_besluit()).status is Status.TOEGEKEND
    assert [b.soort for b in boek.besluiten()] == [Besluitsoort.WEIGEREN, Besluitsoort.TOEKENNEN]


def test_a_request_that_is_held_stays_open(boek):
    """Waiting is no end: it is weighed again."""
    boek.registreer(maak_aanvraag("A"), door="x")
    assert boek.besluit(_besluit(uitkomst=Uitkomst.WACHTEN, rol="")).status is Status.AANGEHOUDEN
    assert [v.initiatief.initiatief for v in boek.stand(MAART).verzoeken] == ["A"]


# --- S, I and the pots -----------------------------------------------------------------------------------------------


def test_what_is_structureel_is_never_paid_from_incidenteel_money(boek):
    """The budget of West is I: an S request can't be paid from it, nor from a pot that I money was moved to."""
    boek.registreer(maak_aanvraag("A", aard=Aard.STRUCTUREEL), door="x")
    assert _geweigerd(boek, _besluit(delen=(Deel(WEST, 1_000),))) == (
        f"A is structureel (S), en '{WEST}' is eenmalig geld (I). "
        "Kies een pot met structureel geld, of maak de aanvraag eenmalig."
    )
    erheen = _besluit(delen=(Deel(NOORD, 1_000),), verplaatsingen=(Verplaatsing(WEST, NOORD, 100),))
    assert f"'{NOORD}' is structureel (S), en '{WEST}' is eenmalig geld (I)." in _geweigerd(boek, erheen)


def test_a_pot_pays_what_it_holds_and_not_a_euro_more(boek):
    """Of € 10.000, € 500 is kept for spoed: € 9.500 is the most, and what can't be paid is written nowhere."""
    boek.registreer(maak_aanvraag("A", bedrag_euro=9_501), door="x")
    besluit = _besluit(euro=9_501, rol="college")
    assert _geweigerd(boek, besluit) == (
        f"In '{NOORD}' is op 1-3-2012 nog € 9.500 vrij, en er is € 9.501 nodig. "
        "Weeg de aanvraag opnieuw, of neem een lager bedrag of een andere pot."
    )
    assert boek.besluit(replace(besluit, bedrag_euro=9_500)).status is Status.TOEGEKEND


def test_spoed_takes_the_reserve_first(boek):
    """Of € 800 the reserve pays its € 500; the balance of ordinary money falls by the rest."""
    boek.registreer(maak_aanvraag("A", spoed=True, bedrag_euro=800), door="x")
    boek.besluit(_besluit(euro=800))
    pot = boek.stand(MAART).pot[NOORD]
    assert (pot.euro, pot.reserve_euro) == (9_200, 0)


def test_from_october_the_reserve_is_there_for_all(boek):
    """€ 10.000 can be granted whole from 1 October, the ordinary money first."""
    boek.registreer(maak_aanvraag("A", bedrag_euro=10_000), door="x")
    besluit = _besluit(euro=10_000, rol="college")
    assert "nog € 9.500 vrij" in _geweigerd(boek, replace(besluit, datum=date(2012, 9, 30)))
    assert [m.euro for m in boek.besluit(replace(besluit, datum=OKTOBER)).mutaties] == [9_500, 500]


def test_money_that_is_free_later_is_not_spent_before(boek):
    """Of a pot of € 1.010, € 400 is free from 1 July; and a grant dated in July is off it in June too."""
    pot = "flexibel geld SW Groen S"
    boek.registreer(maak_aanvraag("A"), door="x")
    boek.registreer(maak_aanvraag("B"), door="x")
    assert "nog € 610 vrij" in _geweigerd(boek, _besluit(delen=(Deel(pot, 1_000),), datum=date(2012, 6, 30)))
    boek.besluit(_besluit(delen=(Deel(pot, 1_000),), datum=date(2012, 7, 1)))
    assert boek.stand(date(2012, 6, 30)).pot[pot].euro == 10
    assert "nog € 10 vrij" in _geweigerd(boek, _besluit("B", 11, delen=(Deel(pot, 11),)))


def test_besluiten_joined_in_one_lock_are_written_together_or_not_at_all(boek):
    """When the second of two can't be paid, the first isn't written either; unless its refusal is caught."""
    for nummer in "AB":
        boek.registreer(maak_aanvraag(nummer, bedrag_euro=5_000), door="x")
    with pytest.raises(SaldoTekort), boek.vergrendeld():
        list(map(boek.besluit, [_besluit("A", 5_000), _besluit("B", 5_000)]))
    assert boek.besluiten() == ()
    with boek.vergrendeld():
        boek.besluit(_besluit("A", 5_000))
        with pytest.raises(SaldoTekort):
            boek.besluit(_besluit("B", 5_000))
    assert [b.initiatief for b in boek.besluiten()] == ["A"]
    assert boek.controleer() == ()


# --- the raad --------------------------------------------------------------------------------------------------------


@pytest.fixture
def voorbehoud(boek):
    """A grant from Noord (programma Groen) that needs € 300 of West (no programma)."""
    boek.registreer(maak_aanvraag("A"), door="x")
    verplaatsingen = (Verplaatsing(NOORD, WEST, 300),)
    uitslag = boek.besluit(_besluit(delen=(Deel(WEST, 1_000),), verplaatsingen=verplaatsingen))
    assert (uitslag.status, uitslag.mutaties) == (Status.ONDER_VOORBEHOUD, ())
    return boek


def test_a_move_between_programmas_waits_for_the_raad_and_posts_nothing(voorbehoud):
    """The balances stay as they were, and the move is on the list of draft begrotingswijzigingen."""
    stand = voorbehoud.stand(MAART)
    assert (stand.pot[NOORD].euro, stand.pot[WEST].euro) == (10_000, 5_000)
    assert stand.verzoeken == ()
    nummer = voorbehoud.besluiten()[0].nummer
    assert voorbehoud.voorbehouden() == (Voorbehoud("A", nummer, MAART, NOORD, WEST, "Groen", None, 300),)


def test_the_raad_consents_and_then_it_is_posted(voorbehoud):
    """With the number of the raadsbesluit on every posting."""
    uitslag = voorbehoud.raadsbesluit("A", akkoord=True, datum=date(2012, 4, 5), nummer="2012-7", door="griffie")
    assert uitslag.status is Status.TOEGEKEND
    assert [(m.soort, m.van, m.euro, m.kenmerk) for m in uitslag.mutaties] == [
        (Mutatiesoort.VERPLAATSING, NOORD, 300, "2012-7"),
        (Mutatiesoort.TOEKENNING, WEST, 1_000, "2012-7"),
    ]
    pot = voorbehoud.stand(date(2012, 4, 5)).pot
    assert (pot[NOORD].uit_euro, pot[WEST].in_euro) == (300, 300)
    assert voorbehoud.voorbehouden() == ()


def test_the_raad_refuses_and_nothing_is_posted(voorbehoud):
    """The request is refused, and nothing waits any more."""
    uitslag = voorbehoud.raadsbesluit("A", akkoord=False, datum=date(2012, 4, 5), nummer="2012-7", door="griffie")
    assert (uitslag.status, uitslag.mutaties) == (Status.GEWEIGERD, ())
    assert voorbehoud.voorbehouden() == ()


def test_a_raadsbesluit_without_number_or_without_anything_to_decide_is_refused(voorbehoud):
    """The number is what the posting rests on; and nothing else than what waits can be decided."""
    for velden, melding in (
        ({"nummer": " "}, "Het nummer van het raadsbesluit ontbreekt. Vul het in: zonder besluit geen boeking."),
        (
            {"datum": date(2012, 2, 1)},
            "1-2-2012 ligt voor het besluit onder voorbehoud (1-3-2012). Controleer de datum.",
        ),
    ):
        with pytest.raises(JaarboekFout) as fout:
            voorbehoud.raadsbesluit(
                "A", **{"akkoord": True, "datum": MAART, "nummer": "2012-7", "door": "griffie"} | velden
            )
        assert str(fout.value) == melding
    voorbehoud.intrekken("A", datum=MAART, door="x", reden="verhuisd")
    with pytest.raises(JaarboekFout, match="A wacht niet op de raad: de stand is 'ingetrokken'"):
        voorbehoud.raadsbesluit("A", akkoord=True, datum=MAART, nummer="2012-7", door="griffie")


def test_until_the_raad_decides_no_other_besluit_is_taken(voorbehoud):
    """Not even to refuse it."""
    assert _geweigerd(voorbehoud, _besluit(uitkomst=Uitkomst.WEIGEREN)) == (
        "Over A is al beslist: de stand is 'onder voorbehoud'. Leg eerst het raadsbesluit vast."
    )
