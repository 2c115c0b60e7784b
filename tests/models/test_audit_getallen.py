"""No number of a plan can change unseen: whatever is drawn, the audit catches it or it is as lawful as before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from auditbreuk import ZONDER_VLOER, met_vloer, schuif, voorbeeld
from auditvoorbeeld import maak_plan, maak_scenario
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from allocator_models.audit import audit_plan
from allocator_models.plan import Plan, Splitsing
from allocator_models.scenario import Dienst, Gebondenheid, Kostensoort, Post, Scenario

vast = settings(derandomize=True, print_blob=True, deadline=None, max_examples=200)

SCENARIO, PLAN = maak_scenario(), maak_plan()
LIJSTEN = ("splitsingen", "fte_oormerken", "euro_oormerken", "fte_afspraken", "euro_afspraken")
GETALLEN = [
    (lijst, i, veld.name)
    for lijst in LIJSTEN
    for i, item in enumerate(getattr(PLAN, lijst))
    for veld in fields(item)
    if type(getattr(item, veld.name)) is int
]
VERSCHIL = st.one_of(st.integers(-3, 3), st.integers(-100_000, 100_000)).filter(bool)


def _met(items: tuple[Any, ...], i: int, veld: str, verschil: int) -> tuple[Any, ...]:
    nieuw = replace(items[i], **{veld: getattr(items[i], veld) + verschil})
    return (*items[:i], nieuw, *items[i + 1 :])


@vast
@given(st.sampled_from(GETALLEN), VERSCHIL)
def test_one_other_number_is_caught(getal: tuple[str, int, str], verschil: int) -> None:
    """Any other number in any splitsing, oormerk or afspraak is caught: nothing in them is free."""
    lijst, i, veld = getal
    plan = replace(PLAN, **{lijst: _met(getattr(PLAN, lijst), i, veld, verschil)})
    assert not audit_plan(SCENARIO, plan).geslaagd


@vast
@given(st.sampled_from(("aandeel_euro", "gevraagd_euro")), st.integers(0, 2), VERSCHIL)
def test_one_other_recht_is_caught(veld: str, i: int, verschil: int) -> None:
    """Shares and asks are computed anew, so that any other figure is caught."""
    assert PLAN.vloer is not None
    zaak = voorbeeld(met_vloer(rechten=_met(PLAN.vloer.rechten, i, veld, verschil)))
    assert not zaak.toets().geslaagd


@vast
@given(st.integers(0, 2), VERSCHIL)
def test_other_feasible_values_keep_the_floor(i: int, verschil: int) -> None:
    """What only a solver can know, haalbaar, passes if and only if it is possible and the wijk still has its floor."""
    assert PLAN.vloer is not None
    rechten = _met(PLAN.vloer.rechten, i, "haalbaar_euro", verschil)
    toegekend, recht = (45_000, 155_000, 117_000)[i], rechten[i]
    lawful = 0 <= recht.haalbaar_euro <= recht.gevraagd_euro and toegekend >= Fraction(9, 10) * recht.recht_euro
    assert voorbeeld(met_vloer(rechten=rechten)).toets().geslaagd == lawful


def _stappen(stap: int, *delen: int) -> bool:
    return all(deel % stap == 0 for deel in delen)


def _so05(vast: int, flex: int, weg: int) -> bool:
    """Something drops, with € 1.501 of baten; K1 has € 16.000 from SO04 and lets the smallest unit overshoot."""
    kleinste = 500 if weg % 1_000 else 1_000
    in_stappen = sum(_stappen(1_000, deel) for deel in (vast, flex, weg)) >= 2
    return in_stappen and weg > 0 and 16_000 + weg - 1_501 <= 17_500 + kleinste - 1


MAG_ZIJN: dict[str, Callable[[int, int, int], bool]] = {
    # € 15.000 is earmarked; K2 has € 18.000 from DMOT1 and lets € 0 overshoot.
    "DMO01": lambda vast, flex, weg: vast >= 15_000 and 0 < weg <= 12_000,
    "DMO02": lambda vast, flex, weg: vast >= 24_000 and weg == 0,
    "DMOT1": lambda vast, flex, weg: weg <= 18_000 and _stappen(1_000, vast, flex, weg),
    "SO02": lambda vast, flex, weg: vast == 25_000,
    # The baten in the plan are those of exactly € 20.000.
    "SO04": lambda vast, flex, weg: weg == 20_000 and _stappen(10_000, vast, flex),
    "SO05": _so05,
    "SW01": lambda vast, flex, weg: vast >= 70_000 and weg == 0 and (_stappen(1_000, vast) or _stappen(1_000, flex)),
    "SW02": lambda vast, flex, weg: weg == 0,
    "SW03": lambda vast, flex, weg: vast >= 60_000 and weg == 0 and _stappen(5_000, vast, flex),
    "SWT2": lambda vast, flex, weg: weg == 0 and _stappen(10_000, vast, flex),
}
"""How the posts of the example may be split otherwise, the rest of the plan as it is; others may not."""


@vast
@given(
    st.sampled_from([s.post for s in PLAN.splitsingen]),
    st.permutations(("vast_euro", "flex_euro", "vervallen_euro")),
    st.one_of(st.integers(1, 30), st.sampled_from((500, 1_000, 5_000, 10_000, 25_000)), st.integers(1, 50_000)),
)
def test_moved_euros_are_caught_or_lawful(naam: str, delen: list[str], omvang: int) -> None:
    """Euros moved between two parts of a post pass if and only if the rules, worked out by hand, allow it."""
    zaak = voorbeeld(*ZONDER_VLOER, schuif(naam, **{delen[0]: -omvang, delen[1]: omvang}))
    deel = zaak.plan.splitsing[naam]
    splitsing = deel.vast_euro, deel.flex_euro, deel.vervallen_euro
    lawful = naam in MAG_ZIJN and min(splitsing) >= 0 and MAG_ZIJN[naam](*splitsing)
    assert zaak.toets().geslaagd == lawful


URENDELEN = ("regulier_honderdsten", "flex_honderdsten", "vervallen_honderdsten")


@vast
@given(
    st.sampled_from(["SWT1", "SWT2", "DMOT1"]),
    st.permutations(URENDELEN),
    st.one_of(st.integers(1, 30), st.sampled_from((10, 20, 60, 100))),
)
def test_moved_hours_are_caught_or_lawful(naam: str, delen: list[str], omvang: int) -> None:
    """Hours moved between two parts pass if and only if they are whole steps that the team can give."""
    zaak = voorbeeld(schuif(naam, **{delen[0]: -omvang, delen[1]: omvang}))
    deel = zaak.plan.splitsing[naam]
    lawful = (
        delen[2] == "vervallen_honderdsten"  # 0,3 fte is the least and the most that DMOT1 may drop
        and omvang % 10 == 0
        and deel.regulier_honderdsten >= 0
        and 0 <= deel.flex_honderdsten <= {"SWT1": 200, "SWT2": 150, "DMOT1": 200}[naam]
    )
    assert zaak.toets().geslaagd == lawful


def _vrij_te_splitsen(lasten: int, stap: int | None) -> set[int]:
    """Return every vast that is a sum of units of a post, by adding the units up one at a time."""
    if stap is None:
        units = [lasten]
    elif stap == 0:
        units = [1] * lasten
    else:
        units = [stap] * (lasten // stap) + [lasten % stap] * (lasten % stap > 0)
    sommen = {0}
    for unit in units:
        sommen |= {som + unit for som in sommen}
    return sommen


@vast
@given(
    st.integers(1, 60),
    st.one_of(st.none(), st.integers(0, 70)),
    st.integers(-40, 420),
    st.sampled_from((2011, 2012)),
)
def test_units_and_ties_agree_with_enumeration(lasten: int, stap: int | None, dag: int, jaar: int) -> None:
    """Of all ways to split a tied post, exactly those pass that are in units and keep the tied euros vast."""
    begin, dagen = date(jaar, 1, 1), 366 if jaar == 2012 else 365
    post = Post(
        "P",
        "D",
        "",
        "",
        Kostensoort.INKOOP,
        lasten,
        stap_euro=stap,
        gebondenheid=Gebondenheid.JURIDISCH,
        gebonden_tot=begin + timedelta(days=dag),
    )
    scenario = Scenario("", jaar, diensten=(Dienst("D", "", 0, 0),), posten=(post,), doelen=())
    deel = min(Fraction(1), max(Fraction(0), Fraction(dag, dagen)))
    stappen = _vrij_te_splitsen(lasten, stap)
    # The least whole number of steps that covers the tied part of the year; the remainder is no step.
    unit = lasten if stap is None else stap or 1
    gebonden = min(lasten, next(v for v in range(0, lasten + unit, unit) if v >= lasten * deel))
    for vast_euro in range(lasten + 1):
        plan = Plan((), (Splitsing("P", vast_euro, lasten - vast_euro),))
        regels = {b.regel for b in audit_plan(scenario, plan).bevindingen}
        assert ("splitsing" in regels) == (vast_euro not in stappen)
        assert ("gebonden" in regels) == (vast_euro < gebonden)


@vast
@given(st.integers(1, 400), st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))
def test_capacity_is_bounded_by_the_people_there(fte: int, gebonden: int, bezetting: int, flex: int) -> None:
    """Of the free hours of a team as many may be flex as there are people, and no more."""
    assume(gebonden + flex <= fte)
    post = replace(
        SCENARIO.post["SWT2"],
        lasten_euro=0,
        fte_honderdsten=fte,
        fte_gebonden_honderdsten=gebonden,
        bezetting_honderdsten=bezetting,
    )
    rest = fte - gebonden - flex
    deel = Splitsing("SWT2", 0, gebonden_honderdsten=gebonden, regulier_honderdsten=rest, flex_honderdsten=flex)
    regels = replace(SCENARIO.spelregels, fte_stap_honderdsten=1)
    scenario = Scenario("", 2012, spelregels=regels, diensten=SCENARIO.diensten, posten=(post,), doelen=())
    gevonden = {b.regel for b in audit_plan(scenario, Plan((), (deel,))).bevindingen}
    assert gevonden == ({"capaciteit"} if flex > bezetting else set())
