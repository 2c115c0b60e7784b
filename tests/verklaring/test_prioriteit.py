"""What is claimed of one prioriteit holds when the changed scenario is solved afresh."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toevalscenario import toevalscenario

from allocator_models.jaarplan import solve
from allocator_models.jaarplan.hervat import Hervat
from allocator_models.result import Jaarplan
from allocator_models.scenario import Scenario, Variant
from allocator_models.solver import Instellingen
from allocator_models.spelregels import Doel
from allocator_models.verklaring.narekenen import gekozen
from allocator_models.verklaring.prioriteit import (
    Bewezen,
    Oordeel,
    Verklaarder,
    geweigerd,
    verklaar_alle,
    verklaar_een,
)
from allocator_models.verklaring.wijziging import Soort, met_deel, met_score
from scenarios.stad import stad_scenario

REUSACHTIG = 10**7
"""A score beside which all others together are nothing, in thousandths."""


def stad(zaad: int, posten: int = 30, prioriteiten: int = 9) -> Scenario:
    """Return a tiny city that is solved exactly."""
    scenario = stad_scenario(posten, prioriteiten, zaad)
    return replace(scenario, spelregels=replace(scenario.spelregels, gap=0.0))


def _toegekend(scenario: Scenario, naam: str) -> bool:
    return any(prioriteit == naam for prioriteit, _ in gekozen(scenario))


def _heeft_score(jaarplan: Jaarplan) -> bool:
    return jaarplan.plan is not None and any(d.doel is Doel.WIJKPRIORITEITEN for d in jaarplan.doelen)


def _met_elke_score(scenario: Scenario, naam: str, duizendsten: int) -> Scenario:
    for variant in scenario.prioriteit[naam].varianten:
        scenario = met_score(scenario, naam, variant.variant, duizendsten)
    return scenario


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.integers(0, 10_000))
def test_what_never_fits_is_refused_at_any_score(zaad: int) -> None:
    """`past niet` is said of exactly those that stay refused when they count for more than all others together."""
    jaarplan = solve(toevalscenario(zaad))
    if _heeft_score(jaarplan):
        for verklaring in verklaar_alle(jaarplan):
            reus = _met_elke_score(jaarplan.scenario, verklaring.prioriteit, REUSACHTIG)
            past = _toegekend(reus, verklaring.prioriteit)
            assert past is (verklaring.oordeel is not Oordeel.PAST_NIET), verklaring


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.integers(0, 10_000), st.booleans())
def test_too_near_is_said_of_a_tie_only(zaad: int, generiek: bool) -> None:
    """At gap 0 a refusal is proven, unless a plan with the prioriteit has the very same score."""
    jaarplan = solve(toevalscenario(zaad, generiek=generiek))
    if _heeft_score(jaarplan):
        for verklaring in verklaar_alle(jaarplan):
            assert verklaring.ander_duizendsten is None or verklaring.ander_duizendsten <= verklaring.score_duizendsten
            gelijk = verklaring.ander_duizendsten == verklaring.score_duizendsten
            assert gelijk is (verklaring.oordeel is Oordeel.TE_DICHT), verklaring


def test_a_tie_is_too_near_to_decide() -> None:
    """Two prioriteiten that are the same in all but name: whichever is refused could as well have been granted."""
    scenario = _twee_gelijke()
    jaarplan = solve(scenario)
    (nee,) = geweigerd(jaarplan)
    verklaring = verklaar_een(jaarplan, nee)
    assert verklaring.oordeel is Oordeel.TE_DICHT
    assert verklaring.wijzigingen == ()


def _twee_gelijke() -> Scenario:
    """Return a city with two equal prioriteiten, of which there is room for one."""
    for zaad in range(100):
        scenario = stad(zaad, 30, 6)
        jaarplan = solve(scenario)
        if jaarplan.plan is None:
            continue
        for naam, _ in jaarplan.plan.keuzes:
            origineel = scenario.prioriteit[naam]
            tweeling = _hernoemd(origineel, f"{naam}-tweeling")
            if origineel.toegezegd:
                continue
            paar = replace(scenario, prioriteiten=(origineel, tweeling), afhankelijkheden=())
            if len(geweigerd(solve(paar))) == 1:
                return paar
    raise AssertionError("no city has room for just one of two equals")


def _hernoemd(prioriteit, naam):
    varianten = tuple(
        replace(v, prioriteit=naam, inzet=tuple(replace(i, prioriteit=naam) for i in v.inzet))
        for v in prioriteit.varianten
    )
    return replace(prioriteit, prioriteit=naam, varianten=varianten)


def _veranderd(scenario: Scenario, wijziging, waarde: int) -> Scenario:
    naam, variant = wijziging.prioriteit, wijziging.variant
    if wijziging.soort is Soort.SCORE:
        return met_score(scenario, naam, variant, waarde)
    return met_deel(scenario, naam, variant, wijziging.soort, waarde)


@pytest.mark.slow
@pytest.mark.parametrize("zaad", range(6))
def test_what_is_granted_stays_down_to_the_score_that_is_said(zaad: int) -> None:
    """With the lowest score it is still granted; one step below what is least it is not."""
    jaarplan = solve(stad(zaad))
    assert jaarplan.plan is not None
    for naam in jaarplan.plan.keuze:
        for wijziging in verklaar_een(jaarplan, naam).wijzigingen:
            assert _toegekend(_veranderd(jaarplan.scenario, wijziging, wijziging.waarde), naam), wijziging
            if wijziging.minste:
                lager = wijziging.waarde - wijziging.stap
                assert not _toegekend(_veranderd(jaarplan.scenario, wijziging, lager), naam), wijziging


@pytest.mark.slow
def test_no_least_score_where_another_variant_steps_in() -> None:
    """With a second variant of the same size, a prioriteit stays however low the score of the first one falls."""
    paar = _twee_gelijke()
    naam, gekozen_variant = next(iter(solve(paar).plan.keuzes))
    basis = paar.variant[naam, gekozen_variant]
    hoog, laag = (replace(q, varianten=()) for q in paar.prioriteiten)
    een = replace(hoog, varianten=(_met(basis, hoog.prioriteit, "een", 9000),))
    twee = replace(een, varianten=(*een.varianten, _met(basis, hoog.prioriteit, "twee", 8000)))
    ander = replace(laag, varianten=(_met(basis, laag.prioriteit, "een", 5050),))
    for prioriteit, minste in ((een, True), (twee, False)):
        jaarplan = solve(replace(paar, prioriteiten=(prioriteit, ander)))
        (wijziging,) = verklaar_een(jaarplan, prioriteit.prioriteit).wijzigingen
        assert (wijziging.waarde, wijziging.minste) == (5100, minste)
        assert _toegekend(_veranderd(jaarplan.scenario, wijziging, 5000), prioriteit.prioriteit) is not minste


def _met(variant: Variant, prioriteit: str, naam: str, score_duizendsten: int) -> Variant:
    inzet = tuple(replace(rij, prioriteit=prioriteit, variant=naam) for rij in variant.inzet)
    return replace(variant, prioriteit=prioriteit, variant=naam, score_duizendsten=score_duizendsten, inzet=inzet)


def test_without_a_plan_nothing_is_explained() -> None:
    """A result without a plan, or without the goal wijkprioriteiten, is refused as a question."""
    scenario = stad(1)
    zonder = replace(scenario, doelen=tuple(r for r in scenario.doelen if r.doel is not Doel.WIJKPRIORITEITEN))
    with pytest.raises(ValueError, match="wijkprioriteiten"):
        Hervat(solve(zonder), Instellingen())


@pytest.mark.slow
def test_what_gives_way_is_named() -> None:
    """The exchange leads from the plan to another plan: what leaves is granted now, and what comes is not as it was."""
    wissels = 0
    for zaad in range(4):
        jaarplan = solve(stad(zaad))
        assert jaarplan.plan is not None
        for verklaring in verklaar_alle(jaarplan):
            for ruil in verklaring.ruil:
                assert jaarplan.plan.keuze.get(ruil.prioriteit) == ruil.nu
                assert ruil.nu != ruil.dan
                wissels += 1
    assert wissels


def test_without_time_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no time is left for a proof or another plan, a refusal is left undecided: neither near nor impossible."""
    jaarplan = solve(stad(3))
    naam = geweigerd(jaarplan)[0]
    monkeypatch.setattr("allocator_models.jaarplan.hervat.TOETS_SECONDEN", 0.0)
    monkeypatch.setattr("allocator_models.verklaring.prioriteit.PAST_SECONDEN", 0.0)
    verklaring = Verklaarder(jaarplan, Bewezen(REUSACHTIG, frozenset())).verklaar(naam)
    assert verklaring.oordeel is Oordeel.ONBESLIST
    assert verklaring.wijzigingen == ()
