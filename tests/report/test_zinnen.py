"""What figures are called in Dutch."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from auditvoorbeeld import maak_plan, maak_scenario
from planvoorbeeld import HERKOMST

from allocator.report.herkomst import Vaststelling
from allocator.report.zinnen import (
    band,
    datum,
    doeloordeel,
    doelwaarde,
    herstelzin,
    papieren_flex,
    procent,
    punten,
    statuszin,
    versoepelingzin,
    wat_bindt,
    wat_wel_kon,
)
from allocator_models.plan import Plan
from allocator_models.result import Doeluitkomst, Herstel, Jaarplan, Status, Versoepeling
from allocator_models.scenario import Scenario
from allocator_models.spelregels import Doel
from allocator_models.verklaring import Binding, Ruimte
from allocator_models.verklaring import wat_bindt as bindingen_van


def test_numbers_are_written_the_dutch_way():
    """Decimal comma, dots between thousands, a space before the percent sign."""
    assert punten(7_500) == "7,5"
    assert punten(1_234_000) == "1.234"
    assert procent(Fraction(205, 1000)) == "20,5 %"
    assert datum(date(2011, 7, 1)) == "1 juli 2011"


def _uitkomst(doel: Doel, waarde: int, grens: int, schaal: int = 1, eenheid: str = "euro") -> Doeluitkomst:
    return Doeluitkomst(doel, waarde, grens, schaal, eenheid)


@pytest.mark.parametrize(
    ("uitkomst", "zin"),
    [
        (_uitkomst(Doel.FLEXBAND, 0, 0), "volledig gehaald"),
        (_uitkomst(Doel.FLEXBAND, 5, 5), "bewezen: beter kan niet"),
        (_uitkomst(Doel.WIJKPRIORITEITEN, 0, 0), "bewezen: beter kan niet"),
        (_uitkomst(Doel.WIJKPRIORITEITEN, 10_000, 10_005), "hooguit 0,05 % beter mogelijk"),
        (_uitkomst(Doel.BEHOUD, 1_000_000, 999_999), "hooguit 0,01 % beter mogelijk"),
        (_uitkomst(Doel.EENVOUD, 3, 2), "hooguit 33,34 % beter mogelijk"),
        (
            Doeluitkomst(Doel.BEHOUD, 1_049, 1_000, 1, "punten", gevonden_eenheden=1_000),
            "4,9 % afgestaan aan latere doelen",
        ),
        (
            Doeluitkomst(Doel.BEHOUD, 1_000, 998, 1, "punten", gevonden_eenheden=1_001),
            "hooguit 0,20 % beter mogelijk",
        ),
    ],
)
def test_how_good_a_goal_is_never_sounds_better_than_proven(uitkomst, zin):
    """A gap is rounded up to hundredths of a percent."""
    assert doeloordeel(uitkomst) == zin


@pytest.mark.parametrize(
    ("uitkomst", "tekst"),
    [
        (_uitkomst(Doel.TAAKSTELLING, 12_500, 12_500), "€ 12.500"),
        (_uitkomst(Doel.FLEXBAND, 1_250_050, 0, 100), "€ 12.500"),
        (_uitkomst(Doel.WIJKPRIORITEITEN, 793_500, 0, 1_000, "punten"), "793,5 punten"),
        (_uitkomst(Doel.BEHOUD, 87_908_984_080_000, 0, 100_000, "punten"), "879.089.841 punten"),
        (_uitkomst(Doel.EENVOUD, 237, 0, 1, "aantal"), "237"),
    ],
)
def test_the_value_of_a_goal_has_its_unit(uitkomst, tekst):
    """Euros, points and counts each look like what they are."""
    assert doelwaarde(uitkomst) == tekst


def _jaarplan(status: Status, *doelen: Doeluitkomst) -> Jaarplan:
    plan = Plan((), ()) if status in (Status.BEWEZEN, Status.OPLOSSING) else None
    return Jaarplan(Scenario("Stad", 2011), status, doelen, plan)


def test_every_status_is_a_sentence_of_its_own():
    """And a proof within a margin says which margin."""
    zinnen = {statuszin(_jaarplan(status)) for status in Status}
    assert len(zinnen) == len(Status)
    binnen = _jaarplan(Status.BEWEZEN, _uitkomst(Doel.FLEXBAND, 10_000, 9_999))
    assert statuszin(binnen) == "Er is een plan, en het is bewezen dat elk doel hooguit 0,1 % beter kan."


def test_time_is_named_only_when_it_ran_out():
    """A plan that gives up score for something else is not proven either, but more time wouldn't help."""
    op_tijd = _jaarplan(Status.OPLOSSING)
    assert "rekentijd" not in statuszin(op_tijd)
    assert "rekentijd" in statuszin(replace(op_tijd, tijdslimiet_geraakt=True))


def test_what_binds_names_the_shortage_and_the_rules():
    """The sentences of the two refused prioriteiten of `auditvoorbeeld`."""
    q6, q7 = bindingen_van(maak_scenario(), maak_plan())
    assert wat_bindt(q6) == (
        "Vraagt 1 fte van SW (beheer); vrij is nog 0 fte: 1 fte te weinig. "
        "Gaat niet samen met Q1, die wel is toegekend."
    )
    assert wat_bindt(q7) == (
        "Vraagt € 25.000 van SO; vrij is nog € 10.000: € 15.000 te weinig. "
        "Kan alleen samen met Q6, en die is niet toegekend."
    )
    assert wat_wel_kon(q7, maak_scenario()) == ("Q4 (West, score 6, € 30.000, nodig voor de ondergrens van die wijk)")


def test_what_binds_together_and_what_does_not_bind():
    """All rows of a dienst together; and when all fits, that other choices scored higher."""
    samen = Ruimte(None, "SW", None, None, 60, 50, 30_000, 20_000)
    binding = Binding("Q", "A", (samen,), (), (), ())
    assert wat_bindt(binding) == (
        "Alles samen vraagt het 0,6 fte en € 30.000 van SW; vrij is nog 0,5 fte en € 20.000: "
        "0,1 fte en € 10.000 te weinig."
    )
    past = Ruimte(1, "SW", None, None, 60, 60, 0, 0)
    assert "andere keuzes" in wat_bindt(Binding("Q", "A", (past,), (), (), ()))


def test_the_programma_is_named_when_it_is_money_that_falls_short():
    """An inzet row that names a programma can only draw there."""
    krap = Ruimte(1, "SW", "Groen", "beheer", 0, 0, 5_000, 0)
    assert wat_bindt(Binding("Q", "A", (krap,), (), (), ())).startswith("Vraagt € 5.000 van SW (programma Groen);")


@pytest.mark.parametrize(
    ("euro", "honderdsten", "zin"),
    [
        (0, 0, "gehaald"),
        (-12_000, 0, "€ 12.000 te weinig"),
        (12_000, -50, "€ 12.000 te veel en 0,5 fte te weinig"),
    ],
)
def test_the_band_says_what_lies_outside_it(euro, honderdsten, zin):
    """Euros and fte each on their own side."""
    assert band(euro, honderdsten) == zin


@pytest.mark.parametrize(
    ("euro", "honderdsten", "zin"),
    [
        (0, 0, ""),
        (1, 1, ""),
        (1, 0, "op papier: wel geld, geen uren"),
        (0, 1, "op papier: wel uren, geen geld"),
    ],
)
def test_flexibility_on_paper(euro, honderdsten, zin):
    """One without the other is flagged, both or neither isn't."""
    assert papieren_flex(euro, honderdsten) == zin


def test_relaxations_and_repairs_are_sentences():
    """What gave way, and what would have to give way."""
    te_veel = Versoepeling(Doel.FLEXBAND, "SW", "", -7_875, 60)
    assert versoepelingzin(te_veel) == (
        "De flexibiliteit van SW ligt buiten de band: € 7.875 te veel en 0,6 fte te weinig."
    )
    assert versoepelingzin(Versoepeling(Doel.TAAKSTELLING, None, "K2", 5_000, 0)) == (
        "De taakstelling K2 wordt niet helemaal gehaald: € 5.000 te weinig."
    )
    assert versoepelingzin(Versoepeling(Doel.VERPLICHTINGEN, "SW", "Q6", 0, 100)) == (
        "De verplichte prioriteit Q6 gaat niet door."
    )
    team = Herstel("capaciteit", "team", "SWT1", "SW", None, ("A1", "Q2"), 0, 40)
    assert herstelzin(team) == "Team SWT1 komt 0,4 fte te kort voor A1 en Q2."
    dekking = Herstel("dekking", "dekking", "Groen", "SW", "Groen", ("A2",), 5_000, 0)
    assert herstelzin(dekking) == "Programma Groen van SW komt € 5.000 te kort voor A2."
    niets = Herstel("afspraak", "afspraak", "A1", "SW", None, (), 0, 0)
    assert herstelzin(niets).startswith("Wijkafspraak A1 kan door niets worden gedragen")


def test_a_plan_is_a_draft_until_somebody_sets_it():
    """The banner on every sheet."""
    assert HERKOMST.stand == "Ambtelijk concept, geen besluit"
    gezet = Vaststelling("het college", date(2010, 11, 11), "2010-123")
    assert replace(HERKOMST, vaststelling=gezet).stand == (
        "Vastgesteld door het college op 11 november 2010, nummer 2010-123"
    )
