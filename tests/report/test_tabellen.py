"""Tables as data: totals, places, and what stands in the rows."""

from dataclasses import replace
from fractions import Fraction

import pytest
from auditvoorbeeld import maak_plan
from planvoorbeeld import maak_stad, schrijf_werkmap

from allocator.report.bladen import planbladen_van
from allocator.report.bron import lees_begrotingsblad
from allocator.report.cijfers import Cijfers
from allocator.report.tabel import Blad, Kolom, Som, Soort, Tabel, Verhouding, bereik
from allocator.report.tabellen.brieven import opdrachtbrieven
from allocator.report.tabellen.oormerken import oormerk_dekking, oormerk_teams, plan_oormerken
from allocator.report.tabellen.prioriteiten import plan_prioriteiten
from allocator.report.tabellen.wijken import hele_begroting, plan_wijken


@pytest.fixture
def cijfers():
    """The figures of the handmade plan."""
    return Cijfers(maak_stad(), maak_plan())


def _tabel(*rijen):
    kolommen = (
        Kolom("Wie"),
        Kolom("Deel", Soort.EURO, totaal=Som()),
        Kolom("Heel", Soort.EURO, totaal=Som()),
        Kolom("Weg", Soort.EURO),
        Kolom("%", Soort.DEEL, totaal=Verhouding("Deel", "Heel", "Weg")),
    )
    return Tabel(kolommen, rijen)


def test_totals_are_sums_and_ratios_of_sums():
    """A share has no sum: its total is the share of the totals; empty cells count as nothing."""
    tabel = _tabel(("a", 1, 10, 2, None), ("b", None, 4, None, None))
    assert [tabel.totaal(k) for k in tabel.kolommen] == [None, 1, 14, None, Fraction(1, 12)]
    assert _tabel(("a", 0, 0, 0, None)).totaal(tabel.kolommen[4]) is None


def test_a_row_that_does_not_fit_is_refused():
    """A forgotten column is a mistake in our code, found at once."""
    with pytest.raises(ValueError, match="does not fit"):
        _tabel(("a", 1))


def test_the_place_of_a_table_is_known_before_it_is_drawn():
    """Formulas refer to the rows where tables will stand: each starts four rows below the last row of the one above."""
    tabel = _tabel(("a", 1, 2, 3, None), ("b", 1, 2, 3, None))
    blad = Blad("Wijk's plan", "", "", [tabel, tabel, tabel])
    assert blad.koprijen == (3, 9, 15)
    assert bereik(blad.naam, tabel, "Heel") == "'Wijk''s plan'!$C$5:$C$6"


def test_matrices_hold_the_same_totals_as_the_list(cijfers):
    """What teams and dekkingen owe to prioriteiten, three ways."""
    lijst = plan_oormerken(cijfers)
    soort = lijst.kolom("Soort")
    uren = sum(f for s, f in zip(soort, lijst.kolom("Fte"), strict=True) if s == "oormerk uren")
    geld = sum(e for s, e in zip(soort, lijst.kolom("Euro"), strict=True) if s == "oormerk geld")
    teams, dekking = oormerk_teams(cijfers), oormerk_dekking(cijfers)
    assert teams.som("Totaal") == uren == 260
    assert dekking.som("Totaal") == geld == 187_000
    assert sum(teams.som(k.kop) for k in teams.kolommen if k.gedraaid) == 260
    assert [k.kop for k in teams.kolommen if k.gedraaid] == ["Q1 Noord", "Q3 Oost", "Q4 West", "Q5 West"]


def test_a_refused_prioriteit_shows_what_it_asked_and_what_binds(cijfers):
    """And a granted one what it gets, with no reason."""
    tabel = plan_prioriteiten(cijfers)
    koppen = [k.kop for k in tabel.kolommen]
    rijen = {rij[0]: dict(zip(koppen, rij, strict=True)) for rij in tabel.rijen}
    assert rijen["Q7"]["Uitkomst"] == "niet toegekend"
    assert (rijen["Q7"]["Variant"], rijen["Q7"]["Score"], rijen["Q7"]["Euro"]) == (None, None, None)
    assert (rijen["Q7"]["Gevraagde score"], rijen["Q7"]["Gevraagd euro"]) == (2_000, 25_000)
    assert rijen["Q7"]["Wat in de weg staat"].startswith("Vraagt € 25.000 van SO")
    assert (rijen["Q1"]["Variant"], rijen["Q1"]["Score"], rijen["Q1"]["Euro"]) == ("A", 8_000, 15_000)
    assert (rijen["Q1"]["Euro van partners"], rijen["Q1"]["Wat in de weg staat"]) == (5_000, "")
    assert (rijen["Q2"]["Verplicht"], rijen["Q4"]["Verplicht"]) == ("toegezegd", "ja")


def test_what_lands_and_what_does_not_is_the_whole_begroting(cijfers):
    """The small table under the wijken adds up to all lasten and all fte."""
    tabel = hele_begroting(cijfers)
    assert (tabel.som("Euro"), tabel.som("Fte")) == (1_101_000, 1_200)
    assert plan_wijken(cijfers).som("Landt in de wijk") == tabel.rijen[0][2]


def test_an_opdrachtbrief_holds_every_promise_of_its_dienst(cijfers):
    """DMO: five promises of its team and programma to West; all letters together hold all promises."""
    brieven = {b.dienst: b for b in opdrachtbrieven(cijfers)}
    dmo = brieven["DMO"]
    assert (dmo.fte_honderdsten, dmo.euro) == (150, 39_000)
    assert {b.wijk for b in dmo.beloften} == {"West"}
    assert [b.wie for b in dmo.beloften] == sorted(b.wie for b in dmo.beloften)
    assert sum(len(b.beloften) for b in brieven.values()) == len(plan_oormerken(cijfers).rijen)


def test_a_dienst_without_promises_gets_a_letter_too():
    """It says that nothing is asked."""
    stad = replace(maak_stad(), wijkafspraken=())
    leeg = replace(maak_plan(), keuzes=(), fte_oormerken=(), euro_oormerken=(), fte_afspraken=(), euro_afspraken=())
    assert [b.beloften for b in opdrachtbrieven(Cijfers(stad, leeg))] == [(), (), ()]


def test_heads_of_one_table_differ(cijfers, tmp_path):
    """Excel refuses a table with the same head twice, whatever the capitals."""
    begroting = lees_begrotingsblad(schrijf_werkmap(maak_stad(), tmp_path / "stad.xlsx"))
    for blad in planbladen_van(cijfers, begroting, "optie"):
        for tabel in blad.tabellen:
            koppen = [k.kop.casefold() for k in tabel.kolommen]
            assert len(set(koppen)) == len(koppen), blad.naam


def test_sums_of_begroting_are_found_whatever_the_order_of_its_columns(tmp_path):
    """The letters of its columns and the sums per dienst that are there now."""
    begroting = lees_begrotingsblad(schrijf_werkmap(maak_stad(), tmp_path / "stad.xlsx"))
    assert begroting.lasten_euro == {"dmo": 390_000, "so": 150_500, "sw": 560_500}
    assert begroting.fte_honderdsten == {"dmo": 400, "so": 0, "sw": 800}
    assert (begroting.naam, begroting.dienst) == ("Begroting", "B")
