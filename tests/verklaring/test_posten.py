"""Why this post and not a cheaper one: each reason is held against every amount that could have been moved instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from toevalscenario import toevalscenario

from allocator_models.audit import audit_plan
from allocator_models.jaarplan import solve
from allocator_models.plan import Plan, Splitsing
from allocator_models.result import Jaarplan
from allocator_models.scenario import (
    Aard,
    Dienst,
    Gebondenheid,
    Inzet,
    Kostensoort,
    Post,
    Prioriteit,
    Programma,
    Scenario,
    Variant,
    Wijk,
    Wijkafspraak,
)
from allocator_models.spelregels import Doel, Doelregel, Spelregels
from allocator_models.verklaring.posten import Beletsel, Goedkoper, Maat, Postkeuze, waarom_deze_posten
from allocator_models.verklaring.ruil import Stappen, bedragen

HARD = (Beletsel.VAST, Beletsel.GEBONDEN, Beletsel.AL_WEG, Beletsel.DEKKING, Beletsel.AFSPRAAK, Beletsel.STAP)
"""The reasons that say: no amount at all can be moved."""


def _geruild(scenario: Scenario, plan: Plan, keuze: Postkeuze, ander: str, hoeveel: int) -> Plan:
    """The plan in which the other post takes over so much."""
    delen = dict(plan.splitsing)
    delen[keuze.post] = _met(scenario.post[keuze.post], delen[keuze.post], keuze, -hoeveel)
    delen[ander] = _met(scenario.post[ander], delen[ander], keuze, hoeveel)
    return replace(plan, splitsingen=tuple(delen[s.post] for s in plan.splitsingen))


def _met(post: Post, deel: Splitsing, keuze: Postkeuze, erbij: int) -> Splitsing:
    if keuze.maat is Maat.FLEX_UREN:
        uren = deel.flex_honderdsten + erbij
        return replace(deel, flex_honderdsten=uren, regulier_honderdsten=deel.regulier_honderdsten - erbij)
    vast = deel.vast_euro - erbij
    if keuze.maat is Maat.FLEX:
        return replace(deel, vast_euro=vast, flex_euro=deel.flex_euro + erbij)
    weg = deel.vervallen_euro + erbij
    baten = 0
    if weg and post.baten_euro:
        heel, deling = (post.baten_euro * weg, post.lasten_euro) if post.baten_vervallen_bp is None else (0, 1)
        baten = -(-heel // deling) or -(-post.baten_euro * (post.baten_vervallen_bp or 0) // 10_000)
    opgave = keuze.taakstelling if weg else None
    return replace(deel, vast_euro=vast, vervallen_euro=weg, baten_vervallen_euro=baten, taakstelling=opgave)


def _mogelijk(scenario: Scenario, plan: Plan, keuze: Postkeuze, ander: str) -> Iterator[int]:
    """Every amount that may be moved by law, with the same taakstelling for the other post."""
    eigen = plan.splitsing[ander].taakstelling
    if keuze.maat is Maat.VERVALLEN and eigen not in (None, keuze.taakstelling):
        return
    stap = scenario.spelregels.fte_stap_honderdsten if keuze.maat is Maat.FLEX_UREN else 1
    for hoeveel in range(stap, keuze.hoeveel + 1, stap):
        if audit_plan(scenario, _geruild(scenario, plan, keuze, ander, hoeveel)).geslaagd:
            yield hoeveel


def _minder_streng(zaad: int) -> Jaarplan:
    """A plan that was made without minding what posts cost, as if it had been made with it."""
    scenario = toevalscenario(zaad)
    los = replace(
        scenario, doelen=(Doelregel(Doel.TAAKSTELLING), Doelregel(Doel.WIJKPRIORITEITEN), Doelregel(Doel.FLEXBAND))
    )
    jaarplan = solve(los)
    return replace(jaarplan, scenario=replace(los, doelen=(*los.doelen, Doelregel(Doel.BEHOUD))))


def _proef(jaarplan: Jaarplan, gezien: Counter[Beletsel]) -> None:
    """Hold each reason against all that could be moved."""
    for keuze in waarom_deze_posten(jaarplan):
        assert jaarplan.plan is not None
        for goedkoper in keuze.goedkoper:
            gezien[goedkoper.beletsel] += 1
            assert goedkoper.prijs_duizendsten < keuze.prijs_duizendsten
            kan = list(_mogelijk(jaarplan.scenario, jaarplan.plan, keuze, goedkoper.post))
            if goedkoper.beletsel is Beletsel.SPELING:
                assert goedkoper.hoeveel in kan, (keuze, goedkoper)
            elif goedkoper.beletsel in HARD:
                assert not kan, (keuze, goedkoper, kan)
            else:
                _klopt(jaarplan.scenario, jaarplan.plan, keuze, goedkoper)


def _klopt(scenario: Scenario, plan: Plan, keuze: Postkeuze, goedkoper: Goedkoper) -> None:
    """The softer reasons name a fact about one of the two posts."""
    post, ander = scenario.post[keuze.post], scenario.post[goedkoper.post]
    match goedkoper.beletsel:
        case Beletsel.BATEN:
            assert post.baten_euro or ander.baten_euro
        case Beletsel.MENSEN:
            assert ander.fte_honderdsten or ander.vrij_vanaf
        case Beletsel.TELT_ANDERS:
            assert keuze.maat is Maat.VERVALLEN
            anders = plan.splitsing[ander.post].taakstelling not in (None, keuze.taakstelling)
            assert anders or post.kostensoort != ander.kostensoort or post.fte_honderdsten != ander.fte_honderdsten


def test_each_reason_against_all_that_could_be_moved() -> None:
    """Where a reason says that nothing can be moved, no amount passes the audit; where it says so much can, it does."""
    gezien: Counter[Beletsel] = Counter()
    for zaad in range(25):
        _proef(solve(toevalscenario(zaad)), gezien)
        _proef(_minder_streng(zaad), gezien)
    assert set(gezien) >= {Beletsel.STAP, Beletsel.AL_WEG, Beletsel.GEBONDEN, Beletsel.SPELING}, gezien


@pytest.mark.slow
def test_each_reason_on_many_more() -> None:
    """The same, on many more scenarios, until every reason has been seen."""
    gezien: Counter[Beletsel] = Counter()
    for zaad in range(25, 1200):
        _proef(solve(toevalscenario(zaad)), gezien)
        _proef(_minder_streng(zaad), gezien)
    assert set(gezien) == set(Beletsel), gezien


def test_the_best_plan_leaves_no_leeway() -> None:
    """With gap 0, no tolerantie and the default order, no cheaper post could have taken over anything."""
    for zaad in range(60):
        for keuze in waarom_deze_posten(solve(toevalscenario(zaad))):
            assert all(goedkoper.beletsel is not Beletsel.SPELING for goedkoper in keuze.goedkoper), (zaad, keuze)


def _stad(afspraken: tuple[Wijkafspraak, ...] = (), euro: int = 0) -> Scenario:
    """A dienst with a cheap post that can be earmarked and a dear one; € 400 must stay free."""
    goedkoop = Post("E1", "A", "P", "", Kostensoort.INKOOP, 1000, gebondenheid=Gebondenheid.VRIJ, stap_euro=0)
    duur = Post("E2", "A", "P", "", Kostensoort.INKOOP, 1000, stap_euro=0)
    inzet = Inzet("q1", "v1", 1, "A", None, None, 0, euro, Aard.STRUCTUREEL)
    vragen = (Prioriteit("q1", "Noord", None, "", (Variant("q1", "v1", "q1", 1000, inzet=(inzet,)),)),)
    return Scenario(
        "posten",
        2028,
        spelregels=Spelregels(gap=0.0),
        diensten=(Dienst("A", "A", 2000, 500),),
        programmas=(Programma("P", "P"),),
        wijken=(Wijk("Noord", "Noord", 1000),),
        posten=(replace(goedkoop, oormerkbaar=True), duur),
        wijkafspraken=afspraken,
        prioriteiten=vragen if euro else (),
    )


def test_what_is_needed_as_cover_is_named() -> None:
    """Money that prioriteiten or wijkafspraken need stays where it is, and they are named."""
    dekking = waarom_deze_posten(solve(_stad(euro=900)))
    assert [(k.post, k.hoeveel) for k in dekking] == [("E1", 100), ("E2", 300)]
    assert dekking[1].goedkoper == (Goedkoper("E1", 1000, Beletsel.DEKKING, 900, voor=("q1",)),)
    belofte = Wijkafspraak("a1", "Noord", "A", "E1", 0, 800, "")
    afspraak = waarom_deze_posten(solve(_stad((belofte,))))
    assert [(k.post, k.hoeveel) for k in afspraak] == [("E1", 200), ("E2", 200)]
    assert afspraak[1].goedkoper == (Goedkoper("E1", 1000, Beletsel.AFSPRAAK, 800, voor=("a1",)),)


def test_no_reason_without_the_goal() -> None:
    """A plan that doesn't mind what posts cost has nothing to explain here."""
    scenario = replace(_stad(), doelen=(Doelregel(Doel.FLEXBAND),))
    assert waarom_deze_posten(solve(scenario)) == ()


def test_amounts_that_two_posts_can_both_make() -> None:
    """The least amounts, with and without remainders, are those that trying every one of them finds."""
    gevallen = [
        (Stappen(10, 2, (0, 7)), Stappen(15, 2)),
        (Stappen(10, 3), Stappen(4, 9, (0, 3))),
        (Stappen(7, 5, (0, 4)), Stappen(3, 8, (0, 2))),
        (Stappen(20, 1), Stappen(25, 1)),
        (Stappen(1, 50), Stappen(30, 1)),
        (Stappen(6, 4), Stappen(9, 2, (0, 6))),
        (Stappen(15, 1), Stappen(10, 2, (0, -5))),
        (Stappen(10, 2, (0, -5)), Stappen(10, 2, (0, -5))),
        (Stappen(10, 3, (0, -3)), Stappen(4, 9, (0, 3))),
    ]
    for van, naar in gevallen:
        kan = {n * van.stap + r for n in range(van.aantal + 1) for r in van.resten}
        kan &= {n * naar.stap + r for n in range(naar.aantal + 1) for r in naar.resten}
        kan = {bedrag for bedrag in kan if 0 < bedrag <= 50}
        gevonden = list(bedragen(van, naar, 50))
        assert set(gevonden) <= kan
        assert min(gevonden, default=None) == min(kan, default=None)


def test_a_remainder_may_come_back_for_whole_steps() -> None:
    """A post in steps of 10 of which the remainder of 5 is free may give 15: two steps for the remainder."""
    gezien: Counter[Beletsel] = Counter()
    _proef(_minder_streng(216), gezien)
    assert gezien[Beletsel.SPELING]
