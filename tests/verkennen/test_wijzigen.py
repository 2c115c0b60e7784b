"""Other budgets, fte, scores and weights change what they say, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from toevalscenario import toevalscenario

from allocator_models.canoniek import canonieke_tekst, uit_tekst
from allocator_models.jaarplan import solve
from allocator_models.result import Status
from allocator_models.scenario import Gebondenheid, Kostensoort, Scenario, invoer_hash
from allocator_models.spelregels import Spelregels, Wijkvloer
from allocator_models.verkennen.robuust import Bron, robuustheid, trekkingen
from allocator_models.verkennen.uitkomst import Uitkomst, reken
from allocator_models.verkennen.wijzigen import met_behoefte, met_budgetten, met_fte, met_scores

ZADEN = range(8)


@pytest.mark.parametrize("zaad", ZADEN)
def test_budgets(zaad: int) -> None:
    """Only what a dienst can influence of its money is scaled; at 100 % nothing changes."""
    scenario = toevalscenario(zaad)
    assert met_budgetten(scenario, dict.fromkeys(scenario.dienst, 10_000)) == scenario
    anders = met_budgetten(scenario, {"A": 5_000})
    budgetten = {w.leefbaarheidspost for w in scenario.wijken}
    for was, wordt in zip(scenario.posten, anders.posten, strict=True):
        vast = (
            was.dienst != "A"
            or was.lasten_euro < 0
            or was.fte_honderdsten
            or was.gebondenheid is Gebondenheid.JURIDISCH
            or was.post in budgetten
            or was.kostensoort
            in (
                Kostensoort.KAPITAALLASTEN,
                Kostensoort.UITKERING,
                Kostensoort.DOORBELASTING,
                Kostensoort.VOORZIENING,
                Kostensoort.RESERVEMUTATIE,
                Kostensoort.STELPOST,
            )
        )
        assert wordt == (was if vast else replace(was, lasten_euro=wordt.lasten_euro, baten_euro=wordt.baten_euro))
        if not vast:
            assert abs(2 * wordt.lasten_euro - was.lasten_euro) <= 1
            assert abs(2 * wordt.baten_euro - was.baten_euro) <= 1


@pytest.mark.parametrize("zaad", ZADEN)
def test_fte_scores_and_behoefte(zaad: int) -> None:
    """Fte keep their order (gebonden and bezetting within), scores scale in every variant, behoefte is as given."""
    scenario = toevalscenario(zaad)
    for deel in (0, 9_000, 11_000):
        for post in met_fte(scenario, dict.fromkeys(scenario.dienst, deel)).posten:
            was = scenario.post[post.post].fte_honderdsten
            assert (post.fte_honderdsten > 0) == (was > 0)
            assert post.fte_gebonden_honderdsten <= max(0, post.fte_honderdsten)
            assert abs(post.fte_honderdsten - Fraction(was * deel, 10_000)) <= 1
    prioriteit = scenario.prioriteiten[0]
    dubbel = met_scores(scenario, {prioriteit.prioriteit: 20_000})
    assert [v.score_duizendsten for v in dubbel.prioriteiten[0].varianten] == [
        2 * v.score_duizendsten for v in prioriteit.varianten
    ]
    assert dubbel.prioriteiten[1:] == scenario.prioriteiten[1:]
    wijk = scenario.wijken[0].wijk
    assert [w.behoefte_duizendsten for w in met_behoefte(scenario, {wijk: 250}).wijken] == [
        250 if w.wijk == wijk else w.behoefte_duizendsten for w in scenario.wijken
    ]


@pytest.mark.parametrize("zaad", ZADEN)
def test_an_outcome_is_that_of_the_plan(zaad: int) -> None:
    """Score, service and flex are those of the plan, reckoned apart; kept as text and read back it is the same."""
    scenario = toevalscenario(zaad)
    uitkomst = reken(scenario)
    assert uit_tekst(Uitkomst, canonieke_tekst(uitkomst)) == uitkomst
    jaarplan = solve(scenario, threads=1)
    plan = jaarplan.plan
    if plan is None:
        assert uitkomst == Uitkomst(Status.ONMOGELIJK)
        return
    assert uitkomst.keuzes == plan.keuzes
    assert uitkomst.score_duizendsten == sum(scenario.variant[k].score_duizendsten for k in plan.keuzes)
    assert uitkomst.flex_euro == sum(s.flex_euro for s in plan.splitsingen)
    loon = scenario.spelregels.loonkosten_per_fte_euro
    if plan.vloer is not None:
        verwacht = []
        for r in plan.vloer.rechten:
            inzet = [
                i
                for q, v in plan.keuzes
                if scenario.prioriteit[q].wijk == r.wijk
                for i in scenario.variant[q, v].inzet
                if i.partner is None
            ]
            waarde = sum(i.euro + Fraction(i.fte_honderdsten * loon, 100) for i in inzet)
            if r.recht_euro:
                verwacht.append((r.wijk, int(1000 * waarde / r.recht_euro)))
        assert list(uitkomst.bediening) == verwacht


def test_service_without_a_floor_is_held_against_the_same_recht() -> None:
    """The recht comes from the input alone, so a sweep with and without floor measures fairness alike."""
    vergeleken = 0
    for scenario in map(toevalscenario, range(8)):
        zonder = replace(scenario, spelregels=replace(scenario.spelregels, wijkvloer=Wijkvloer.GEEN))
        met, uit = reken(scenario), reken(zonder)
        if met.score_duizendsten is not None and scenario.spelregels.wijkvloer is Wijkvloer.VLOER:
            assert [w for w, _ in met.bediening] == [w for w, _ in uit.bediening]
            assert uit.score_duizendsten is not None
            assert uit.score_duizendsten >= met.score_duizendsten
            vergeleken += 1
    assert vergeleken


def test_draws_are_seeded_and_stay() -> None:
    """The same seed gives the same draws, more draws keep the earlier ones, another seed gives others."""
    scenario = toevalscenario(3)

    def hashes(aantal: int, zaad: int, marge_bp: int = 1_000) -> dict[tuple[Bron, int], str]:
        return {(t.bron, t.nummer): invoer_hash(t.scenario) for t in trekkingen(scenario, marge_bp, aantal, zaad)}

    assert hashes(2, 1) == {k: v for k, v in hashes(5, 1).items() if k[1] < 2}
    assert hashes(5, 1) != hashes(5, 2)
    assert set(hashes(3, 1, 0).values()) == {invoer_hash(scenario)}


def test_the_index_counts_what_is_granted() -> None:
    """A prioriteit in two of three draws with a plan has index 2/3; draws without a plan don't count."""
    scenario: Scenario = replace(toevalscenario(1), spelregels=Spelregels())
    q = scenario.prioriteiten[0]
    keuze = ((q.prioriteit, q.varianten[0].variant),)
    ja, nee = Uitkomst(Status.BEWEZEN, keuze, 1), Uitkomst(Status.BEWEZEN, (), 0)
    getrokken = [(Bron.BUDGET, ja), (Bron.BUDGET, Uitkomst(Status.ONMOGELIJK)), (Bron.SCORE, ja), (Bron.SCORE, nee)]
    r = robuustheid((scenario, nee), getrokken, marge_bp=1_000, zaad=4)
    eerste = r.prioriteiten[0]
    assert (eerste.prioriteit, eerste.toegekend, eerste.index) == (q.prioriteit, False, Fraction(2, 3))
    assert dict(eerste.per_bron) == {Bron.BUDGET: Fraction(1), Bron.SCORE: Fraction(1, 2), Bron.FTE: None}
    assert dict(r.zonder_plan) == {Bron.BUDGET: 1, Bron.SCORE: 0, Bron.FTE: 0}
    assert all(ander.index == 0 for ander in r.prioriteiten[1:])
