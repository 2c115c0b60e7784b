"""The generated city, at several sizes."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from allocator.workbook.load import laad
from allocator.workbook.template import write_rows
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.scenario import Scenario, invoer_hash
from allocator_models.spelregels import Spelregels
from scenarios.rijen import rijen
from scenarios.stad import stad_scenario


@pytest.mark.parametrize(("posten", "prioriteiten", "seed"), [(40, 8, 1), (120, 30, 2), (400, 90, 3)])
def test_survives_its_workbook(posten: int, prioriteiten: int, seed: int, tmp_path: Path) -> None:
    """Written as a workbook and loaded again, a city has no problems and is the same scenario."""
    stad = stad_scenario(posten, prioriteiten, seed)
    write_rows(tmp_path / "stad.xlsx", rijen(stad))
    assert invoer_hash(laad(tmp_path / "stad.xlsx").scenario) == invoer_hash(stad)


def test_only_default_spelregels_can_be_written() -> None:
    """A scenario that rows can't hold is refused, not written in part."""
    ander = dataclasses.replace(stad_scenario(40, 8), spelregels=Spelregels(flexdoel_bp=1500))
    with pytest.raises(ValueError, match="spelregels"):
        rijen(ander)


def test_same_seed_same_city() -> None:
    """A seed gives one city, another seed another one."""
    assert stad_scenario(200, 40, 7) == stad_scenario(200, 40, 7)
    assert stad_scenario(200, 40, 7) != stad_scenario(200, 40, 8)


@pytest.fixture(scope="module", params=[1, 2, 3])
def stad(request: pytest.FixtureRequest) -> Scenario:
    return stad_scenario(2000, 400, request.param)


def test_has_the_asked_size(stad: Scenario) -> None:
    """2.000 posten and 400 prioriteiten in two varianten, with about 800 rows of inzet and a city's formatie."""
    assert (len(stad.posten), len(stad.prioriteiten)) == (2000, 400)
    assert {len(q.varianten) for q in stad.prioriteiten} == {2}
    assert 800 <= sum(len(v.inzet) for q in stad.prioriteiten for v in q.varianten) <= 900
    assert 8 <= len(stad.diensten) <= 12
    assert 20 <= len(stad.programmas) <= 30
    assert 3000 <= sum(post.fte_honderdsten for post in stad.posten) / 100 <= 5000


def test_asks_about_twice_what_can_be_given(stad: Scenario) -> None:
    """Prioriteiten ask 1,5 to 2,5 times the oormerkbare euros, and the hours left by flexdoel and afspraken."""
    gegevens = Gegevens(stad)
    grootste = [q.varianten[-1].stadsinzet for q in stad.prioriteiten]
    euro = sum(post.lasten_euro for lijst in gegevens.bronnen.values() for post in lijst)
    vast = sum(gegevens.juridisch_euro(post) for lijst in gegevens.bronnen.values() for post in lijst)
    assert 1.5 <= sum(i.euro for rijen in grootste for i in rijen) / (euro - vast) <= 2.5
    uren = sum(map(gegevens.capaciteit, gegevens.teams)) - sum(a.fte_honderdsten for a in stad.wijkafspraken)
    flex = sum(team.fte_honderdsten for team in gegevens.teams) // 5
    assert 1.5 <= sum(i.fte_honderdsten for rijen in grootste for i in rijen) / (uren - flex) <= 2.5


def test_every_row_can_be_served_by_someone(stad: Scenario) -> None:
    """There is a team for every hour that is asked, in its wijk and of its functie."""
    gegevens = Gegevens(stad)
    for prioriteit in stad.prioriteiten:
        for variant in prioriteit.varianten:
            for inzet in variant.stadsinzet:
                assert not inzet.fte_honderdsten or gegevens.teams_voor_inzet(prioriteit, inzet)


def test_hours_come_in_tenths_unless_asked_finer(stad: Scenario) -> None:
    """Formatie comes in halves, tied hours and inzet in tenths, grades have one decimal; the harder city's don't."""
    assert all(post.fte_honderdsten % 50 == 0 == post.fte_gebonden_honderdsten % 10 for post in stad.posten)
    varianten = [v for q in stad.prioriteiten for v in q.varianten]
    assert all(v.score_duizendsten % 100 == 0 == i.fte_honderdsten % 10 for v in varianten for i in v.inzet)
    fijn = stad_scenario(200, 40, 1, uren_stap=1)
    assert any(post.fte_gebonden_honderdsten % 10 for post in fijn.posten)
