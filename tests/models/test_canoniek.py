"""Canonical text: the same for equal values, and everything comes back from it."""

from __future__ import annotations

import json
import pickle
from dataclasses import dataclass, replace
from datetime import date

import pytest
from auditvoorbeeld import maak_plan, maak_scenario
from hypothesis import given, settings
from hypothesis import strategies as st
from toevalscenario import toevalscenario

from allocator_models.canoniek import canonieke_tekst, uit_tekst, vingerafdruk
from allocator_models.jaar import Advies, Deel, Grond, Reden, Uitkomst, Verplaatsing, WatWel
from allocator_models.plan import Plan
from allocator_models.scenario import Scenario


@settings(max_examples=40, derandomize=True, print_blob=True, deadline=None)
@given(zaad=st.integers(0, 10_000))
def test_a_scenario_comes_back_from_its_text(zaad):
    """Whatever the scenario, its text gives an equal one, with the same fingerprint."""
    scenario = toevalscenario(zaad)
    terug = uit_tekst(Scenario, canonieke_tekst(scenario))
    assert terug == scenario
    assert vingerafdruk(terug) == vingerafdruk(scenario)


def test_a_scenario_with_all_in_it_and_its_plan_come_back():
    """Dates, sets, mappings, parts of parts and empty fields included."""
    scenario, plan = maak_scenario(), maak_plan()
    assert uit_tekst(Scenario, canonieke_tekst(scenario)) == scenario
    assert uit_tekst(Plan, canonieke_tekst(plan)) == plan


def test_an_advice_comes_back_from_its_text():
    """With every part filled."""
    advies = Advies(
        "2012-1",
        date(2012, 3, 1),
        Uitkomst.TOEKENNEN,
        1_000,
        8,
        (Deel("a", euro=1_000), Deel("b", uren=8)),
        (Verplaatsing("c", "a", 5, onder_voorbehoud=True),),
        gronden=(Grond(Reden.PAST, datum=date(2012, 4, 1), andere=("x", "y")), Grond(Reden.SPOED)),
        escalatie=("wijkgarage",),
        wat_wel=WatWel(bedrag_euro=50),
    )
    assert uit_tekst(Advies, canonieke_tekst(advies)) == advies


def test_the_order_in_which_a_mapping_or_set_was_made_does_not_show():
    """Keys and sets are sorted; only a list keeps its order."""
    assert canonieke_tekst({"b": 1, "a": frozenset("zy")}) == canonieke_tekst({"a": {"y", "z"}, "b": 1})
    assert canonieke_tekst({"b": 1, "a": ("z", "y")}) == '{"a":["z","y"],"b":1}'


def test_what_an_older_version_kept_can_still_be_read():
    """A field that came later takes its default; one that is needed is missed, and an unknown one refused."""
    advies = json.loads(canonieke_tekst(Advies("A", date(2012, 3, 1), Uitkomst.WACHTEN)))
    del advies["wat_wel"], advies["bedrag_euro"]
    assert uit_tekst(Advies, json.dumps(advies)) == Advies("A", date(2012, 3, 1), Uitkomst.WACHTEN)
    for fout in (advies | {"nieuw": 1}, {k: v for k, v in advies.items() if k != "datum"}):
        with pytest.raises(TypeError):
            uit_tekst(Advies, json.dumps(fout))


def test_one_changed_value_changes_the_fingerprint():
    """Down to the last euro of one post."""
    scenario = maak_scenario()
    posten = (replace(scenario.posten[0], lasten_euro=scenario.posten[0].lasten_euro + 1), *scenario.posten[1:])
    assert vingerafdruk(replace(scenario, posten=posten)) != vingerafdruk(scenario)


@dataclass(frozen=True)
class _Vreemd:
    deel: int | str


def test_a_field_of_two_kinds_is_refused():
    """Text alone doesn't tell which of the two it was."""
    with pytest.raises(ValueError, match="unpack"):
        uit_tekst(_Vreemd, '{"deel":1}')


def test_a_scenario_comes_through_to_another_process_as_it_was():
    """With its read-only mappings, which Python alone would refuse to send."""
    scenario = maak_scenario()
    ontvangen = pickle.loads(pickle.dumps(scenario))
    assert ontvangen == scenario
    assert type(ontvangen.gebieden) is type(scenario.gebieden)
