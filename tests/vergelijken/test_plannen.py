"""What differs between two plans adds up, mirrors, and is nothing between a plan and itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from kleinvoorbeeld import klein_voorbeeld
from toevalscenario import toevalscenario

from allocator.report.cijfers import Cijfers
from allocator.report.vergelijken.gegevens import (
    Bevoegd,
    Groepverschil,
    Planverschil,
    Vergelijking,
    Wending,
)
from allocator.report.vergelijken.vergelijken import vergelijk_plannen
from allocator.report.vergelijken.zinnen import hoofdzinnen
from allocator.workbook.load import laad
from allocator_models.jaarplan import solve
from allocator_models.scenario import Aard, Scenario
from allocator_models.verkennen.wijzigen import met_fte, met_scores

ZADEN = (0, 1, 2, 4, 5, 8)


type Paar = tuple[Cijfers, Cijfers]


@pytest.fixture(scope="module")
def paren(tmp_path_factory: pytest.TempPathFactory) -> list[Paar]:
    """Small cities beside the same with other scores and fewer hours, and the small example beside its optie."""
    pad = klein_voorbeeld(tmp_path_factory.mktemp("klein") / "klein.xlsx")
    klein = laad(pad).scenario, laad(pad, "Zonder wijkvloer").scenario
    steden = [(stad, anders(stad)) for stad in map(toevalscenario, ZADEN)]
    cijfers = [(Cijfers.van(solve(was)), Cijfers.van(solve(wordt))) for was, wordt in [klein, *steden]]
    return [(was, wordt) for was, wordt in cijfers if was and wordt]


def anders(scenario: Scenario) -> Scenario:
    """Return a city with half the score for every second prioriteit, and four fifths of the hours."""
    halve = met_scores(scenario, {q.prioriteit: 5_000 for q in scenario.prioriteiten[::2]})
    return met_fte(halve, dict.fromkeys(scenario.dienst, 8_000))


def test_a_plan_with_itself(paren: list[Paar]) -> None:
    """No decision differs, nothing changes for anybody, and the college has nothing to ask the raad."""
    for was, _ in paren:
        plan = vergelijk_plannen(was, was)
        assert plan.besluiten == 0
        assert not any(g.verandert for g in (*plan.diensten, *plan.programmas, *plan.portefeuilles, *plan.wijken))
        assert plan.voor_de_raad == ()


def test_every_grouping_adds_up_to_the_city(paren: list[Paar]) -> None:
    """Diensten, programma's and portefeuilles each hold all flex and all voordeel, as the posten add up to."""
    assert len(paren) > 2
    for was, wordt in paren:
        plan = vergelijk_plannen(was, wordt)
        netto = [
            sum(
                p.lasten_euro - p.baten_euro - (s := c.plan.splitsing[p.post]).vervallen_euro + s.baten_vervallen_euro
                for p in c.scenario.posten
                if p.aard is aard
            )
            for aard in Aard
            for c in (was, wordt)
        ]
        for groepen in (plan.diensten, plan.programmas, plan.portefeuilles):
            assert som(groepen, "voordeel_s_euro") == netto[0] - netto[1]
            assert som(groepen, "voordeel_i_euro") == netto[2] - netto[3]
            assert sum(g.wordt.flex_euro for g in groepen) == sum(s.flex_euro for s in wordt.plan.splitsingen)
        landt = sum(w.landt_euro for w in wordt.wijken) - sum(w.landt_euro for w in was.wijken)
        assert sum(w.verschil_euro for w in plan.wijken) == landt


def som(groepen: Sequence[Groepverschil], veld: str) -> int:
    return sum(getattr(groep, veld) for groep in groepen)


def test_the_other_way_round_is_the_mirror(paren: list[Paar]) -> None:
    """What is granted one way is refused the other; every difference changes its sign."""
    omgekeerd = {Wending.TOEGEKEND: Wending.GEWEIGERD, Wending.GEWEIGERD: Wending.TOEGEKEND}
    gezien = set()
    for was, wordt in paren:
        heen, terug = vergelijk_plannen(was, wordt), vergelijk_plannen(wordt, was)
        spiegel = {p.prioriteit: p for p in terug.prioriteiten}
        assert spiegel.keys() == {p.prioriteit for p in heen.prioriteiten}
        for p in heen.prioriteiten:
            gezien.add(p.wending)
            terug_p = spiegel[p.prioriteit]
            assert (p.was, p.wordt) == (terug_p.wordt, terug_p.was)
            assert terug_p.wending is omgekeerd.get(p.wending, p.wending)
            assert (terug_p.verschil_s_euro, terug_p.verschil_i_euro) == (-p.verschil_s_euro, -p.verschil_i_euro)
            assert terug_p.verschil_honderdsten == -p.verschil_honderdsten
        assert [(p.post, p.was, p.wordt, p.bevoegd) for p in heen.posten] == [
            (p.post, p.wordt, p.was, p.bevoegd) for p in terug.posten
        ]
        assert [w.verschil_euro for w in heen.wijken] == [-w.verschil_euro for w in terug.wijken]
    assert {Wending.TOEGEKEND, Wending.GEWEIGERD} <= gezien


def test_only_what_changes_the_lasten_of_a_programma_is_the_raads(paren: list[Paar]) -> None:
    """A post is the raad's when what stays of it differs and so does the total of its programma; else the college's."""
    for was, wordt in paren:
        plan = vergelijk_plannen(was, wordt)
        raad = {p.sleutel for p in plan.voor_de_raad}
        for post in plan.posten:
            blijft = [s.vast_euro + s.flex_euro for s in (post.was, post.wordt)]
            assert (post.bevoegd is Bevoegd.RAAD) == (blijft[0] != blijft[1] and post.programma in raad)


def test_a_post_and_a_wijk_that_are_new(paren: list[Paar]) -> None:
    """Scenarios of other years needn't have the same posten, wijken, diensten or prioriteiten: what lacks is 0."""
    (een, _), (ander, _) = paren[:2]
    plan = vergelijk_plannen(een, ander)
    assert {p.post for p in plan.posten} >= {p.post for p in een.scenario.posten} ^ {
        p.post for p in ander.scenario.posten
    }
    assert {w.wijk for w in plan.wijken} == {w.wijk for c in (een, ander) for w in c.scenario.wijken}


@pytest.mark.parametrize(
    ("vergelijking", "zin"),
    [
        (Vergelijking("a", "b", (), None, zonder_plan=("b",)), "Met 'b' is geen plan mogelijk."),
        (
            Vergelijking("a", "b", (), None, zonder_plan=("b",), onder_tijdslimiet=("b",)),
            "Voor 'b' is binnen de rekentijd geen plan gevonden.",
        ),
        (Vergelijking("a", "b", (), Planverschil(), onder_tijdslimiet=("a",)), "Bij 'a' was de rekentijd om"),
        (Vergelijking("a", "b", (), Planverschil()), "In de invoer staat nergens iets anders."),
        (Vergelijking("a", "b", (), Planverschil()), "Het plan blijft hetzelfde."),
    ],
)
def test_what_a_reader_must_know_first(vergelijking: Vergelijking, zin: str) -> None:
    """That a side has no plan, or a plan that time cut off, comes before any table."""
    assert any(zin in gezegd for gezegd in hoofdzinnen(vergelijking))
