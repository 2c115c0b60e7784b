"""The opening pots of the city of `auditvoorbeeld`, worked out by hand."""

from dataclasses import replace
from datetime import date

from auditvoorbeeld import maak_plan
from planvoorbeeld import maak_stad

from allocator_models.jaar import Potsoort
from allocator_models.potten import Flexuren, openingspotten
from allocator_models.scenario import Aard


def _euro(potten, soort):
    return [(s.pot, s.vrij_vanaf, s.euro, s.reserve_euro) for s in potten.saldi if s.soort is soort]


def test_each_leefbaarheidsbudget_is_a_pot_of_which_a_part_is_kept_for_spoed():
    """Budgets come whole, 5 % of them for spoed; a wijk without a budget has no pot."""
    potten = openingspotten(maak_stad(), maak_plan())
    nieuwjaar = date(2012, 1, 1)
    assert _euro(potten, Potsoort.LEEFBAARHEID) == [
        ("leefbaarheidsbudget Noord", nieuwjaar, 10_000, 500),
        ("leefbaarheidsbudget Oost", nieuwjaar, 8_000, 400),
    ]


def test_a_leefbaarheidspot_takes_dienst_programma_and_aard_from_its_post():
    """With a post the pot lies in its programma; without one it is incidenteel and lies nowhere."""
    stad = maak_stad()
    wijken = (stad.wijken[0], replace(stad.wijken[1], leefbaarheidspost=None), stad.wijken[2])
    noord, oost = openingspotten(replace(stad, wijken=wijken), maak_plan()).saldi[:2]
    assert (noord.dienst, noord.programma, noord.aard) == ("SW", "Groen", Aard.STRUCTUREEL)
    assert (oost.dienst, oost.programma, oost.aard) == (None, None, Aard.INCIDENTEEL)


def test_flexible_money_opens_per_dienst_programma_and_aard_from_the_day_it_is_no_longer_tied():
    """2 % of flex: SW03 is juridisch gebonden until 1 July, so what of it is flex is free from that day."""
    potten = openingspotten(maak_stad(), maak_plan())
    nieuwjaar, juli = date(2012, 1, 1), date(2012, 7, 1)
    assert _euro(potten, Potsoort.FLEX) == [
        ("flexibel geld DMO Jeugd I", nieuwjaar, 460, 0),
        ("flexibel geld DMO Jeugd S", nieuwjaar, 120, 0),
        ("flexibel geld SO Wonen S", nieuwjaar, 500, 0),
        ("flexibel geld SW Groen I", nieuwjaar, 500, 0),
        ("flexibel geld SW Groen S", nieuwjaar, 610, 0),
        ("flexibel geld SW Groen S", juli, 400, 0),
    ]


def test_a_tie_that_the_spelregels_let_go_gives_no_date():
    """With `bestuurlijk_vrij` a date on a bestuurlijk gebonden post means nothing."""
    stad = maak_stad()
    posten = tuple(
        replace(p, gebondenheid="bestuurlijk", gebonden_tot=date(2012, 7, 1)) if p.post == "SW01" else p
        for p in stad.posten
    )
    vrij = replace(stad, posten=posten, spelregels=replace(stad.spelregels, bestuurlijk_vrij=True))
    saldi = openingspotten(vrij, maak_plan()).saldi
    assert [(s.vrij_vanaf, s.euro) for s in saldi if s.pot == "flexibel geld SW Groen S"] == [
        (date(2012, 1, 1), 610),
        (date(2012, 7, 1), 400),  # SW03
    ]


def test_the_euros_of_a_dienst_add_up_to_its_part_rounded_down():
    """With an awkward part no euro is lost or made by rounding each pot."""
    stad = maak_stad()
    stad = replace(stad, spelregels=replace(stad.spelregels, pool_deel_bp=333))
    potten = openingspotten(stad, maak_plan())
    per_dienst = {"DMO": 29_000, "SO": 25_000, "SW": 75_500}
    for dienst, flex in per_dienst.items():
        in_pot = sum(s.euro for s in potten.saldi if s.soort is Potsoort.FLEX and s.dienst == dienst)
        assert in_pot == flex * 333 // 10_000


def test_strippenkaarten_take_their_hours_first_and_pro_rata():
    """1.500 of 4.760 flex hours go to the cards, by the hours of each dienst; of the rest 2 % is a pot."""
    potten = openingspotten(maak_stad(), maak_plan())
    assert potten.flexuren == (
        Flexuren("DMO", 1_120, 353, 15),
        Flexuren("SO", 0, 0, 0),
        Flexuren("SW", 3_640, 1_147, 49),
    )
    assert potten.strippen_tekort_uren == 0
    uren = {s.pot: (s.uren, s.reserve_uren) for s in potten.saldi if s.uren}
    assert uren == {
        "flexibele uren DMO": (15, 0),
        "flexibele uren SW": (49, 2),
        "strippenkaart Noord": (1_000, 0),
        "strippenkaart Oost": (500, 0),
    }


def test_a_shortage_of_hours_for_the_strippenkaarten_is_told_and_shared():
    """With 6.000 hours on the cards and 4.760 in the diensten, 1.240 are short and each card holds its part."""
    stad = maak_stad()
    wijken = tuple(replace(w, strippenkaart_uren=uren) for w, uren in zip(stad.wijken, (4_000, 2_000, 0), strict=True))
    potten = openingspotten(replace(stad, wijken=wijken), maak_plan())
    assert potten.strippen_tekort_uren == 1_240
    kaarten = [s.uren for s in potten.saldi if s.soort is Potsoort.STRIPPEN]
    assert kaarten == [3_173, 1_587]
    assert not [s for s in potten.saldi if s.soort is Potsoort.UREN]
