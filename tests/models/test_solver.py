"""The solver is right on small models on which some of its releases were wrong, and said to be proven."""

from __future__ import annotations

import pulp
import pytest

from allocator_models.solver import Einde, Instellingen, Oplosser, Zoekwijze, solve


@pytest.mark.parametrize(
    ("oplosser", "zoekwijze"),
    [*((Oplosser.HIGHS, wijze) for wijze in Zoekwijze), (Oplosser.CPSAT, Zoekwijze.GRONDIG)],
)
def test_deviations_on_two_sides(oplosser: Oplosser, zoekwijze: Zoekwijze) -> None:
    """Whole numbers tied by a sum and its deviations: 0 is feasible, and so it is the least."""
    problem = pulp.LpProblem("afwijking", pulp.LpMinimize)
    klein, groot, som, boven, onder = (
        problem.add_variable(naam, 0, hoogste, cat=pulp.LpInteger)
        for naam, hoogste in (("klein", 4), ("groot", 1), ("som", 24), ("boven", 24), ("onder", 16))
    )
    problem += klein + 20 * groot
    problem += som - klein - 20 * groot == 0
    problem += som - boven <= 0
    problem += -som - onder <= -9
    problem += som - onder <= 8
    problem += 100 * boven + 100 * onder <= 1000
    uitslag = solve(problem, Instellingen(oplosser=oplosser, zoekwijze=zoekwijze))
    assert (uitslag.einde, uitslag.waarde, uitslag.grens) == (Einde.BEWEZEN, 0, 0)


@pytest.mark.parametrize("zoekwijze", Zoekwijze)
def test_whole_beside_continuous(zoekwijze: Zoekwijze) -> None:
    """Min 2x + 3z with x + z ≥ 4,5 and z whole is 9: HiGHS 1.14.0 says 15 (its issue 3043)."""
    problem = pulp.LpProblem("gemengd", pulp.LpMinimize)
    x, z = problem.add_variable("x", 0, 10), problem.add_variable("z", 0, 10, cat=pulp.LpInteger)
    problem += 2 * x + 3 * z
    problem += x + z >= 4.5
    uitslag = solve(problem, Instellingen(zoekwijze=zoekwijze))
    assert uitslag.einde is Einde.BEWEZEN
    assert uitslag.waarde == pytest.approx(9)
    assert uitslag.grens == pytest.approx(9)


def test_another_number_of_threads() -> None:
    """One thread after two, and two after one, give an answer: HiGHS itself refuses to change them."""
    for threads in (2, 1, 2):
        problem = pulp.LpProblem("draden", pulp.LpMaximize)
        x = problem.add_variable("x", 0, 7, cat=pulp.LpInteger)
        problem += 2 * x
        problem += 3 * x <= 20
        assert solve(problem, Instellingen(threads=threads)).waarde == 12


def test_simplified_past_a_bound() -> None:
    """No whole numbers do this. Simplified, HiGHS finds some of which one lies above its bound, and says it failed."""
    problem = pulp.LpProblem("vereenvoudigd", pulp.LpMinimize)
    hoogsten = {"twee": 2, "rest": 1, "acht": 1, "tien": 1, "veertig": 1, "uren": 1, "som": 83}
    hoogsten |= {"onder": 35, "uren_onder": 10, "boven": 59, "uren_boven": 12}
    x = {naam: problem.add_variable(naam, 0, hoogste, cat=pulp.LpInteger) for naam, hoogste in hoogsten.items()}
    problem += x["som"] == 10 * x["twee"] + 5 * x["rest"] + 8 * x["acht"] + 10 * x["tien"] + 40 * x["veertig"]
    problem += x["onder"] + x["som"] >= 27
    problem += x["uren_onder"] + 20 * x["uren"] >= 10
    problem += 20 * x["uren"] - x["uren_boven"] <= 8
    problem += 5 * x["onder"] + 3 * x["uren_onder"] + 5 * x["boven"] + 3 * x["uren_boven"] <= 45
    problem += x["som"] <= 24
    assert solve(problem, Instellingen(gap=0.0)).einde is Einde.ONMOGELIJK
