"""What binds a refused prioriteit, in cities small enough to see it."""

from dataclasses import replace

import pytest
from auditvoorbeeld import maak_plan, maak_scenario

from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.plan import FteOormerk, Plan, Splitsing
from allocator_models.scenario import (
    Aard,
    Dienst,
    Inzet,
    Kostensoort,
    Post,
    Prioriteit,
    Programma,
    Scenario,
    Variant,
    Wijk,
)
from allocator_models.spelregels import Spelregels
from allocator_models.verklaring import kleinste_variant, wat_bindt

S = Aard.STRUCTUREEL


@pytest.fixture
def bindingen():
    """The refused prioriteiten of the city of `auditvoorbeeld`."""
    return {b.prioriteit: b for b in wat_bindt(maak_scenario(), maak_plan())}


def test_every_refused_prioriteit_gets_a_reason_and_no_other(bindingen):
    """Q1 to Q5 are granted, Q6 and Q7 are not."""
    assert list(bindingen) == ["Q6", "Q7"]


def test_hours_that_fall_short_are_counted_over_all_teams_that_may_serve(bindingen):
    """1,00 fte is asked: SWT1 has promised all it has, and SWT2, which has 0,90 left, is incidenteel."""
    (ruimte,) = bindingen["Q6"].tekorten
    assert (ruimte.regel, ruimte.dienst, ruimte.functie) == (1, "SW", "beheer")
    assert (ruimte.gevraagd_honderdsten, ruimte.vrij_honderdsten, ruimte.tekort_honderdsten) == (100, 0, 100)
    assert ruimte.tekort_euro == 0


def test_euros_that_fall_short_are_counted_over_the_dekkingen(bindingen):
    """Of SO's one source of 40.000, Q4 has 30.000."""
    (ruimte,) = bindingen["Q7"].tekorten
    assert (ruimte.gevraagd_euro, ruimte.vrij_euro, ruimte.tekort_euro) == (25_000, 10_000, 15_000)


def test_rules_between_prioriteiten_are_named(bindingen):
    """Q6 excludes Q1, which is granted; Q7 requires Q6, which is not."""
    assert bindingen["Q6"].uitgesloten_door == ("Q1",)
    assert bindingen["Q6"].wacht_op == ()
    assert bindingen["Q7"].wacht_op == ("Q6",)
    assert bindingen["Q7"].uitgesloten_door == ()


def test_what_was_granted_of_the_same_teams_and_money_is_named_largest_first(bindingen):
    """Q1 and Q3 have 0,60 fte each of the one team that Q6 may ask; both carry their wijk's floor."""
    gevonden = [(v.prioriteit, v.honderdsten, v.euro, v.draagt_vloer) for v in bindingen["Q6"].voorrang]
    assert gevonden == [("Q1", 60, 0, True), ("Q3", 60, 0, True)]
    assert [(v.prioriteit, v.euro, v.draagt_vloer) for v in bindingen["Q7"].voorrang] == [("Q4", 30_000, True)]


def test_the_smallest_variant_is_the_one_held_against_what_is_free():
    """Of Q1, variant B has a city value of 15.000 and A of 45.000."""
    scenario = maak_scenario()
    assert kleinste_variant(Gegevens(scenario), scenario.prioriteit["Q1"]).variant == "B"
    zonder_q1 = replace(maak_plan(), keuzes=(("Q2", "A"),), fte_oormerken=(), euro_oormerken=())
    (binding,) = [b for b in wat_bindt(scenario, zonder_q1) if b.prioriteit == "Q1"]
    assert binding.variant == "B"


def _stad(vrij: tuple[int, int], inzet: tuple[int, ...], min_inzet: int = 20) -> tuple[Scenario, Plan]:
    """Return a city with two teams that have this much left, and one prioriteit that asks these rows of fte."""
    teams = tuple(
        Post(f"T{i}", "D", "P", "", Kostensoort.PERSONEEL, 0, fte_honderdsten=fte, bezetting_honderdsten=fte)
        for i, fte in enumerate(vrij)
    )
    rijen = tuple(Inzet("Q", "A", i, "D", None, None, fte, 0, S) for i, fte in enumerate(inzet, start=1))
    scenario = Scenario(
        naam="Stad",
        jaar=2012,
        spelregels=Spelregels(min_inzet_honderdsten=min_inzet),
        diensten=(Dienst("D", "D", 2000, 500),),
        programmas=(Programma("P", "P"),),
        wijken=(Wijk("W", "W"),),
        posten=teams,
        prioriteiten=(Prioriteit("Q", "W", None, "", (Variant("Q", "A", "", 1000, inzet=rijen),)),),
    )
    plan = Plan((), tuple(Splitsing(t.post, 0, regulier_honderdsten=t.fte_honderdsten) for t in teams))
    return scenario, plan


def test_rows_that_fit_apart_but_not_together_are_said_together():
    """Two rows of 0,30 against teams with 0,30 and 0,20: each fits, both don't."""
    (binding,) = wat_bindt(*_stad((30, 20), (30, 30)))
    (samen,) = binding.tekorten
    assert samen.regel is None
    assert (samen.gevraagd_honderdsten, samen.vrij_honderdsten) == (60, 50)


def test_a_team_with_less_than_the_smallest_share_is_no_help():
    """0,10 fte left can't be earmarked when 0,20 is the least; of a smaller ask it can."""
    (binding,) = wat_bindt(*_stad((30, 10), (40,)))
    assert binding.tekorten[0].vrij_honderdsten == 30
    (binding,) = wat_bindt(*_stad((5, 10), (10,)))
    assert binding.tekorten == ()


def test_hours_about_to_be_dropped_are_not_free():
    """Of 0,50 fte that a team could give, 0,30 drops: only what stays regulier is free."""
    scenario, plan = _stad((50, 0), (40,))
    dropt = Splitsing("T0", 0, regulier_honderdsten=20, vervallen_honderdsten=30)
    (binding,) = wat_bindt(scenario, replace(plan, splitsingen=(dropt, plan.splitsingen[1])))
    assert binding.tekorten[0].vrij_honderdsten == 20


def test_where_nothing_falls_short_the_wijk_is_looked_at_for_what_was_granted():
    """A prioriteit that fits has no shortage; what its own wijk got is named instead."""
    scenario, plan = _stad((40, 0), (40,))
    ander = Prioriteit("R", "W", None, "", (Variant("R", "A", "", 2000),))
    scenario = replace(scenario, prioriteiten=(*scenario.prioriteiten, ander))
    (binding,) = wat_bindt(scenario, replace(plan, keuzes=(("R", "A"),)))
    assert binding.tekorten == ()
    assert [v.prioriteit for v in binding.voorrang] == ["R"]


def test_hours_of_a_partner_ask_nothing():
    """A row that a partner brings is not held against the city's teams."""
    scenario, plan = _stad((0, 0), (40,))
    (prioriteit,) = scenario.prioriteiten
    (variant,) = prioriteit.varianten
    rijen = tuple(replace(i, partner="Buurtstichting") for i in variant.inzet)
    prioriteit = replace(prioriteit, varianten=(replace(variant, inzet=rijen),))
    (binding,) = wat_bindt(replace(scenario, prioriteiten=(prioriteit,)), plan)
    assert binding.ruimtes == ()


def test_no_more_than_three_are_named():
    """Of five prioriteiten that share a team, the three largest are named."""
    scenario, plan = _stad((100, 0), (80,))
    anderen = tuple(Prioriteit(f"R{i}", "W", None, "", (Variant(f"R{i}", "A", "", 1),)) for i in range(5))
    plan = replace(
        plan,
        keuzes=tuple((f"R{i}", "A") for i in range(5)),
        splitsingen=(Splitsing("T0", 0, regulier_honderdsten=0, oormerk_honderdsten=100), plan.splitsingen[1]),
        fte_oormerken=tuple(FteOormerk(f"R{i}", "A", 1, "T0", 10 + 5 * i) for i in range(5)),
    )
    (binding,) = wat_bindt(replace(scenario, prioriteiten=(*scenario.prioriteiten, *anderen)), plan)
    assert [v.prioriteit for v in binding.voorrang] == ["R4", "R3", "R2"]
