"""The one place that runs a solver.

A formulation is a :class:`pulp.LpProblem`; HiGHS solves it in process, CP-SAT is the independent second opinion. A run
gives a :class:`Uitslag`: why it stopped, whether there is a solution, and the proven bound. The values stay in the
problem's variables, rounded to whole numbers for every integer variable.
"""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass
from enum import StrEnum
from time import perf_counter
from typing import Any

import highspy
import pulp

GEHEEL_MARGE = 1e-3
"""How far an integer variable may lie from a whole number before rounding it is refused."""

THREADS = 2
"""What one solve may use of the machine, unless it is told otherwise."""

OP_GRENS = (pulp.LpSolveStatus.TimeLimit, pulp.LpSolveStatus.Stopped, pulp.LpSolveStatus.SolutionLimit)
"""How pulp says that a limit ended the search: of time, or (SolutionLimit) of nodes."""


class SolverFout(Exception):
    """The solver itself failed, or gave something that is no solution."""


class Oplosser(StrEnum):
    """The solvers that can run a formulation."""

    HIGHS = "highs"
    CPSAT = "cpsat"


class Zoekwijze(StrEnum):
    """How much HiGHS does before it branches; the proof is as strong either way. CP-SAT takes no notice."""

    GRONDIG = "grondig"
    """All that it does of itself: best for a program of many yes-or-nos."""
    ZONDER_HERSTART = "zonder herstart"
    """Never starts over with what the root has fixed: for a bound that is soon good enough."""
    LICHT = "licht"
    """Neither simplifies first nor searches parts of the program: for few yes-or-nos among many fractions, a thing
    of hundredths of a second, in which that took more than half of the time."""


class Einde(StrEnum):
    """How one solve ended."""

    BEWEZEN = "bewezen"
    """Within the asked gap of the bound."""
    GEVONDEN = "gevonden"
    """There is a solution; a limit, of time or of nodes, struck before it was proven."""
    ONMOGELIJK = "onmogelijk"
    ONBEKEND = "onbekend"
    """A limit struck before a solution was found."""


@dataclass(frozen=True, slots=True)
class Instellingen:
    """Settings of one solve: a gap relative to the value, an absolute one in units of the objective, and wall time.

    An objective of whole numbers is proven as soon as the bound is less than 1 away, hence the absolute gap of 0,5.
    """

    gap: float = 0.0
    gap_eenheden: float = 0.5
    knopen: int | None = None
    """At most so many nodes of the search tree: a limit that, unlike time, gives the same answer every time."""
    tijdslimiet_seconden: float = 60.0
    oplosser: Oplosser = Oplosser.HIGHS
    threads: int = THREADS
    zoekwijze: Zoekwijze = Zoekwijze.GRONDIG


@dataclass(frozen=True, slots=True)
class Uitslag:
    """Status, limit and bound of one solve; ``grens`` is in the sense of the problem, -inf or inf when unknown."""

    einde: Einde
    waarde: float | None
    grens: float
    seconden: float
    tijd_op: bool = False
    """Whether the time limit ended the search, so that another run may end elsewhere."""

    @property
    def heeft_oplossing(self) -> bool:
        """Whether the variables hold a solution."""
        return self.waarde is not None


def solve(problem: pulp.LpProblem, instellingen: Instellingen, *, start: bool = False) -> Uitslag:
    """Solve ``problem`` and leave the solution, rounded where integer, in its variables.

    With ``start`` the present values of the variables are where the search begins, so that the answer is never worse.

    Raises:
        SolverFout: when the solver stops for a reason that is no answer, or a value lies too far from a whole number.
    """
    begin = perf_counter()
    if instellingen.oplosser is Oplosser.HIGHS:
        _zet_threads(instellingen.threads)
        stats = problem.solve(_highs(instellingen, start))
        if stats.status == pulp.LpSolveStatus.Undefined:
            stats = problem.solve(_highs(instellingen, start, **_ZONDER_VEREENVOUDIGEN))
    else:
        _eis_geheel(problem)
        stats = problem.solve(_cpsat(instellingen, start))
    seconden = perf_counter() - begin
    richting = problem.sense
    tijd_op = stats.status == pulp.LpSolveStatus.TimeLimit or seconden >= instellingen.tijdslimiet_seconden
    onbekend = math.inf if richting == pulp.LpMaximize else -math.inf
    if stats.status == pulp.LpSolveStatus.Infeasible:
        return Uitslag(Einde.ONMOGELIJK, None, onbekend, seconden)
    if not stats.has_solution:
        if stats.status in OP_GRENS:
            grens = _grens(problem, stats, instellingen, bewezen=False)
            return Uitslag(Einde.ONBEKEND, None, onbekend if grens is None else grens, seconden, tijd_op)
        raise SolverFout(f"de solver stopte zonder antwoord ({stats.status.name})")
    _rond_af(problem)
    waarde = stats.objective or 0.0
    bewezen = stats.status == pulp.LpSolveStatus.Optimal
    grens = _grens(problem, stats, instellingen, bewezen)
    einde = Einde.BEWEZEN if bewezen else Einde.GEVONDEN
    return Uitslag(einde, waarde, onbekend if grens is None else grens, seconden, tijd_op and not bewezen)


_DRAAD = threading.local()


def _zet_threads(threads: int) -> None:
    """Let HiGHS start afresh with another number of threads.

    What runs its threads is made at the first solve of a thread of ours, and a later solve that asks for another
    number is refused.
    """
    if getattr(_DRAAD, "threads", threads) != threads:
        highspy.Highs.resetGlobalScheduler(True)
    _DRAAD.threads = threads


_ZONDER_HERSTART: dict[str, Any] = {"mip_allow_restart": False}
_ZONDER_VEREENVOUDIGEN: dict[str, Any] = {"presolve": "off"}
"""HiGHS holds its answer against the program. Where simplifying first gave one that breaks a bound, as happens without
a goal, it says that it failed (`Undefined`) and has to solve the program as it is."""
_ZOEKEN: dict[Zoekwijze, dict[str, Any]] = {
    Zoekwijze.GRONDIG: {},
    Zoekwijze.ZONDER_HERSTART: _ZONDER_HERSTART,
    Zoekwijze.LICHT: {
        **_ZONDER_HERSTART,
        **_ZONDER_VEREENVOUDIGEN,
        "mip_detect_symmetry": False,
        "mip_heuristic_run_rens": False,
        "mip_heuristic_run_root_reduced_cost": False,
    },
}


def _highs(instellingen: Instellingen, start: bool, **meer: Any) -> pulp.HiGHS:
    """HiGHS with a fixed seed and its own tolerances: tighter ones made it prove what isn't so."""
    grenzen: dict[str, Any] = {} if instellingen.knopen is None else {"mip_max_nodes": instellingen.knopen}
    return pulp.HiGHS(
        msg=False,
        gapRel=instellingen.gap,
        gapAbs=instellingen.gap_eenheden,
        timeLimit=instellingen.tijdslimiet_seconden,
        threads=instellingen.threads,
        warmStart=start,
        random_seed=1,
        presolve_rule_off=1 << 12,
        **grenzen,
        **{**_ZOEKEN[instellingen.zoekwijze], **meer},
    )


def _cpsat(instellingen: Instellingen, start: bool) -> pulp.CPSAT:
    return pulp.CPSAT(  # type: ignore[no-untyped-call]
        msg=False,
        timeLimit=instellingen.tijdslimiet_seconden,
        warmStart=start,
        threads=instellingen.threads,
        random_seed=1,
        relative_gap_limit=instellingen.gap,
        absolute_gap_limit=instellingen.gap_eenheden,
    )


def _eis_geheel(problem: pulp.LpProblem) -> None:
    """CP-SAT narrows continuous variables to whole numbers without a word: refuse them, but for a constant.

    PuLP stands a constant 0 in for an empty objective.
    """
    for variabele in problem.variables():
        if variabele.cat != pulp.LpInteger and variabele.lowBound != variabele.upBound:
            raise SolverFout(f"CP-SAT kan {variabele.name} niet aan: geen geheel getal")


def _grens(
    problem: pulp.LpProblem, stats: pulp.LpSolveStats, instellingen: Instellingen, bewezen: bool
) -> float | None:
    """Return the proven bound; CP-SAT's is the value itself once proven at gap 0, and else unknown."""
    if instellingen.oplosser is Oplosser.HIGHS and stats.best_bound is not None:
        return stats.best_bound
    zeker = bewezen and (instellingen.oplosser is Oplosser.HIGHS or instellingen.gap == 0)
    return stats.objective if zeker else None


def _rond_af(problem: pulp.LpProblem) -> None:
    """Round every integer variable, after checking that there is only noise to round away."""
    for variabele in problem.variables():
        if variabele.cat != pulp.LpInteger:
            continue
        waarde = variabele.varValue
        heel = 0 if waarde is None else round(waarde)
        if waarde is not None and abs(waarde - heel) > GEHEEL_MARGE:
            raise SolverFout(f"de solver gaf {waarde} voor {variabele.name}, dat een geheel getal moet zijn")
        variabele.setInitialValue(heel)
