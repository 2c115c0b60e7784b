"""CP-SAT as an independent second opinion on HiGHS: the same values and bounds, exactly, on random tiny scenarios."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from itertools import takewhile
from pprint import pformat

import pytest
from toevalscenario import toevalscenario

from allocator_models.jaarplan import solve
from allocator_models.result import Doeluitkomst, Herstel, Jaarplan, Status
from allocator_models.scenario import Scenario
from allocator_models.solver import Oplosser
from allocator_models.spelregels import Doel

SNEL = range(40)
LANGZAAM = range(40, 200)

SAMEN_IN_EEN_PROCES = """
import {eerst}
import {dan}
import pulp
from allocator_models.solver import Instellingen, Oplosser, solve

for oplosser in ("{eerste_oplosser}", "{tweede_oplosser}", "{eerste_oplosser}"):
    problem = pulp.LpProblem("samen", pulp.LpMaximize)
    x, y = (problem.add_variable(naam, 0, 10, cat=pulp.LpInteger) for naam in "xy")
    problem += 3 * x + 2 * y
    problem += 2 * x + 3 * y <= 12
    problem += x <= 4
    print(oplosser, solve(problem, Instellingen(oplosser=Oplosser(oplosser))).waarde)
"""
MODULE = {Oplosser.HIGHS: "highspy", Oplosser.CPSAT: "ortools.sat.python.cp_model"}


@pytest.mark.parametrize("zaad", [*SNEL, *(pytest.param(z, marks=pytest.mark.slow) for z in LANGZAAM)])
def test_both_solvers_agree(zaad: int) -> None:
    """Values and bounds are the same up to wijkprioriteiten and, where the varianten are the same, after it."""
    scenario, highs, cpsat = _beide(zaad)
    assert highs.status is cpsat.status, pformat(scenario)
    assert _tekort_cent(scenario, highs.herstel) == _tekort_cent(scenario, cpsat.herstel), pformat(scenario)
    if highs.plan is None or cpsat.plan is None:
        return
    assert _tot_en_met_score(highs) == _tot_en_met_score(cpsat), pformat(scenario)
    assert highs.plan.vloer == cpsat.plan.vloer, pformat(scenario)
    if highs.plan.keuze == cpsat.plan.keuze:
        assert _getallen(highs.doelen) == _getallen(cpsat.doelen), pformat(scenario)


def test_enough_is_compared() -> None:
    """Scores without ties make the solvers choose the same varianten, so that later goals are really compared."""
    paren = [(highs, cpsat) for _, highs, cpsat in map(_beide, SNEL)]
    bewezen = [(h.plan, c.plan) for h, c in paren if h.status is Status.BEWEZEN and h.plan and c.plan]
    zelfde = [h for h, c in bewezen if h.keuze == c.keuze]
    assert len(bewezen) >= len(SNEL) // 2
    assert len(zelfde) >= 0.9 * len(bewezen)
    assert len({plan.keuzes for plan in zelfde}) > 5, "nearly the same choices everywhere compare little"


@pytest.mark.parametrize("eerste", Oplosser)
def test_both_solvers_live_in_one_process(eerste: Oplosser) -> None:
    """Whichever solver is imported first, both give the optimum, in turns: their libraries don't clash."""
    (tweede,) = set(Oplosser) - {eerste}
    script = SAMEN_IN_EEN_PROCES.format(
        eerst=MODULE[eerste], dan=MODULE[tweede], eerste_oplosser=eerste, tweede_oplosser=tweede
    )
    klaar = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert (klaar.returncode, klaar.stderr) == (0, "")
    assert klaar.stdout.splitlines() == [f"{oplosser} 14.0" for oplosser in (eerste, tweede, eerste)]


@cache
def _beide(zaad: int) -> tuple[Scenario, Jaarplan, Jaarplan]:
    scenario = toevalscenario(zaad, generiek=True)
    return scenario, solve(scenario), solve(scenario, oplosser=Oplosser.CPSAT)


def _getallen(doelen: tuple[Doeluitkomst, ...]) -> list[tuple[str, int, int]]:
    return [(d.doel, d.waarde_eenheden, d.grens_eenheden) for d in doelen]


def _tot_en_met_score(jaarplan: Jaarplan) -> list[tuple[str, int, int]]:
    """The goals before wijkprioriteiten, and that goal itself."""
    eerdere = tuple(takewhile(lambda d: d.doel is not Doel.WIJKPRIORITEITEN, jaarplan.doelen))
    return _getallen(jaarplan.doelen[: len(eerdere) + 1])


def _tekort_cent(scenario: Scenario, herstel: tuple[Herstel, ...]) -> int:
    """The value of all that is short: where it is short may differ, how much it is in all may not."""
    loonkosten = scenario.spelregels.loonkosten_per_fte_euro
    return sum(100 * h.euro + loonkosten * h.fte_honderdsten for h in herstel)
