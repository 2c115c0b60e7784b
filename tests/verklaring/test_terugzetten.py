"""A plan goes back into the variables of its model, and comes out as it went in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toevalscenario import toevalscenario

from allocator_models.jaarplan import solve
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.hervat import Hervat
from allocator_models.jaarplan.keten import Keten
from allocator_models.jaarplan.terugzetten import PastNiet, zet_plan
from allocator_models.jaarplan.uitkomst import lees_plan
from allocator_models.scenario import Scenario
from allocator_models.solver import Instellingen
from allocator_models.spelregels import Doel
from scenarios.stad import stad_scenario


def _eis_heen_en_weer(scenario: Scenario) -> None:
    plan = solve(scenario).plan
    if plan is not None:
        keten = Keten(Gegevens(scenario), Instellingen(), rechten=())
        zet_plan(plan, keten.model, keten.gegevens, keten.besluiten)
        assert lees_plan(keten.gegevens, keten.besluiten, plan.vloer) == plan
        assert keten.model.rijen_houden()


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.booleans())
def test_a_plan_comes_out_as_it_went_in(zaad: int, andere_doelen: bool) -> None:
    """Every split, earmark and afspraak of a random plan survives the way to the variables and back."""
    _eis_heen_en_weer(toevalscenario(zaad, andere_doelen=andere_doelen))


def test_a_plan_of_a_city_comes_out_as_it_went_in() -> None:
    """The same with gebieden, functies, and posts in steps with a remainder."""
    _eis_heen_en_weer(stad_scenario(60, 12, 3))


def test_a_plan_of_another_scenario_is_refused() -> None:
    """A post with more flex than it has lasten can't be put back."""
    jaarplan = solve(stad_scenario(40, 8, 1))
    assert jaarplan.plan is not None
    ruim = next(s for s in jaarplan.plan.splitsingen if s.flex_euro)
    meer = replace(ruim, flex_euro=jaarplan.scenario.post[ruim.post].lasten_euro + 1)
    splitsingen = tuple(meer if s == ruim else s for s in jaarplan.plan.splitsingen)
    with pytest.raises(PastNiet):
        Hervat(replace(jaarplan, plan=replace(jaarplan.plan, splitsingen=splitsingen)), Instellingen())


def test_a_goal_that_was_made_better_is_held_where_it_was() -> None:
    """Taking a plan up again holds each goal at its value when its turn came, not at what later goals made of it."""
    jaarplan = solve(stad_scenario(40, 8, 1))
    slechter = tuple(
        replace(d, gevonden_eenheden=d.waarde_eenheden + 700) if d.doel is Doel.FLEXBAND else d for d in jaarplan.doelen
    )
    plaats = [regel.doel for regel in jaarplan.scenario.doelen].index(Doel.FLEXBAND)
    for doelen, erbij in ((jaarplan.doelen, 0), (slechter, 700)):
        _, hoogstens = Hervat(replace(jaarplan, doelen=doelen), Instellingen())._keten.model.gehouden[plaats]
        assert hoogstens == jaarplan.doelen[plaats].waarde_eenheden + erbij
