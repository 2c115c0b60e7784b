"""The small example comes out as docs/handleiding/klein-voorbeeld.md works out by hand."""

from __future__ import annotations

import pytest

from allocator.workbook.load import laad
from allocator_models.jaarplan import solve
from allocator_models.plan import Plan
from allocator_models.result import Jaarplan, Status
from allocator_models.spelregels import Doel
from scenarios.generate import MAP


def _los_op(optie: str | None = None) -> Jaarplan:
    return solve(laad(MAP / "klein-voorbeeld.xlsx", optie).scenario)


@pytest.fixture(scope="module")
def jaarplan() -> Jaarplan:
    return _los_op()


@pytest.fixture(scope="module")
def plan(jaarplan: Jaarplan) -> Plan:
    assert jaarplan.plan is not None
    return jaarplan.plan


def _waarden(jaarplan: Jaarplan) -> dict[Doel, float]:
    return {doel.doel: doel.waarde for doel in jaarplan.doelen}


def test_grants_what_the_page_says(jaarplan: Jaarplan, plan: Plan) -> None:
    """With the wijkvloer: N-1 plus, M-1, M-2 and Z-2, 30 points, proven."""
    assert jaarplan.status is Status.BEWEZEN
    assert plan.keuze == {"N-1": "plus", "M-1": "basis", "M-2": "basis", "Z-2": "basis"}
    assert _waarden(jaarplan)[Doel.WIJKPRIORITEITEN] == 30


def test_wijkvloer_is_worked_out_as_on_the_page(plan: Plan) -> None:
    """Rights of 188, 144 and 76 thousand; the best floor is 57,4 %."""
    assert plan.vloer is not None
    assert plan.vloer.z_promille == 574
    rechten = {r.wijk: (r.aandeel_euro, r.gevraagd_euro, r.recht_euro) for r in plan.vloer.rechten}
    assert rechten == {
        "Noord": (228_000, 188_000, 188_000),
        "Midden": (152_000, 144_000, 144_000),
        "Zuid": (76_000, 124_000, 76_000),
    }


def test_without_wijkvloer_the_score_is_three_higher() -> None:
    """The optie grants Noord's jongerenwerker in place of Midden's buurthuis: 33 points."""
    zonder = _los_op("Zonder wijkvloer")
    assert zonder.plan is not None
    assert zonder.plan.keuze == {"N-1": "plus", "M-1": "basis", "N-2": "basis", "Z-2": "basis"}
    assert _waarden(zonder)[Doel.WIJKPRIORITEITEN] == 33


def test_flex_and_drop_lie_where_the_page_says(jaarplan: Jaarplan, plan: Plan) -> None:
    """SW-2 and DMO-4 are the only posten that are cut up, and every dienst keeps exactly 20 % free."""
    delen = {s.post: (s.vast_euro, s.flex_euro, s.vervallen_euro) for s in plan.splitsingen if s.flex_euro}
    assert delen == {"SW-2": (300_000, 100_000, 0), "DMO-4": (60_000, 90_000, 50_000)}
    uren = {s.post: (s.oormerk_honderdsten, s.flex_honderdsten, s.regulier_honderdsten) for s in plan.splitsingen}
    assert uren["SW-1"] == (100, 200, 0)
    assert uren["DMO-1"] == (80, 100, 20)
    waarden = _waarden(jaarplan)
    assert waarden[Doel.TAAKSTELLING] == waarden[Doel.FLEXBAND] == waarden[Doel.BEHOUD_AFSTAND] == 0
    assert waarden[Doel.EENVOUD] == 6
