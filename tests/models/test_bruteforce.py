"""The jaarplan against brute force: the same values on random tiny scenarios, goal by goal, exactly."""

from __future__ import annotations

from dataclasses import replace
from pprint import pformat

import pytest
from brute import Brute, Bruteuitkomst
from toevalscenario import toevalscenario

from allocator_models.jaarplan import solve
from allocator_models.plan import Vloer
from allocator_models.result import Jaarplan, Status
from allocator_models.scenario import Scenario

SNEL = range(60)
LANGZAAM = range(60, 400)


@pytest.mark.parametrize("zaad", [*SNEL, *(pytest.param(z, marks=pytest.mark.slow) for z in LANGZAAM)])
def test_every_goal_is_as_good_as_it_can_be(zaad: int) -> None:
    """With all goals in the default order, no plan at all is better than the one that solve gives."""
    vergelijk(toevalscenario(zaad))


@pytest.mark.parametrize("zaad", [*SNEL, *(pytest.param(z, marks=pytest.mark.slow) for z in LANGZAAM)])
def test_goals_in_any_order(zaad: int) -> None:
    """The order of the goals is the user's: whichever come first, and whichever are left out, the values are right."""
    vergelijk(toevalscenario(zaad, andere_doelen=True))


def vergelijk(scenario: Scenario) -> None:
    """Hold what solve gives against brute force; on a difference, show the scenario."""
    __tracebackhide__ = True
    brute = Brute(scenario)
    jaarplan = solve(scenario)
    if not brute.wet_houdbaar:
        assert jaarplan.status is Status.ONMOGELIJK, pformat(scenario)
        assert jaarplan.herstel, pformat(scenario)
        return
    assert jaarplan.plan is not None, pformat(scenario)
    assert jaarplan.status is Status.BEWEZEN, pformat(scenario)
    beste = brute.los_op(jaarplan.plan.keuze)
    assert not beste.keuzes or jaarplan.plan.keuzes in beste.keuzes, pformat(scenario)
    assert _waarden(jaarplan) == beste.waarden, pformat(scenario)
    assert [d.grens_eenheden for d in jaarplan.doelen] == [w for _, w in beste.waarden], pformat(scenario)
    assert _vloer(jaarplan.plan.vloer) == _verwacht(beste), pformat(scenario)


def _waarden(jaarplan: Jaarplan) -> tuple[tuple[str, int], ...]:
    return tuple((d.doel, d.waarde_eenheden) for d in jaarplan.doelen)


def _vloer(vloer: Vloer | None) -> tuple[dict[str, int], int, int] | None:
    """The floor as (recht per wijk, z*, its bound)."""
    if vloer is None:
        return None
    return {r.wijk: r.recht_euro for r in vloer.rechten}, vloer.z_promille, vloer.grens_promille


def _verwacht(beste: Bruteuitkomst) -> tuple[dict[str, int], int, int] | None:
    """The floor that brute force found; without any recht, and with aandelen, z* is 0."""
    if beste.vloer is None:
        return None
    z = beste.vloer.z_promille or 0
    return dict(beste.vloer.rechten), z, z


def test_brute_force_can_tell() -> None:
    """What the comparison rests on can fail: a plan made under other rules is not the best under these."""
    verschillen = 0
    for zaad in SNEL:
        scenario = toevalscenario(zaad)
        ander = replace(scenario, doelen=scenario.doelen[::-1])
        jaarplan, brute = solve(ander), Brute(scenario)
        if jaarplan.plan is not None:
            verschillen += dict(_waarden(jaarplan)) != dict(brute.los_op(jaarplan.plan.keuze).waarden)
    assert verschillen > len(SNEL) // 4
