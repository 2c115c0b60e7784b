"""What one run of the jaarplan takes: seconds per goal, bounds, memory."""

from __future__ import annotations

import math
import resource
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from time import perf_counter

from allocator_models.audit import AuditFout
from allocator_models.jaarplan import solve
from allocator_models.jaarplan.besluiten import maak_besluiten
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.model import Model
from allocator_models.jaarplan.regels import voeg_wet_toe
from allocator_models.plan import Vloer
from allocator_models.result import Doeluitkomst
from allocator_models.scenario import Scenario
from allocator_models.solver import SolverFout
from benchmarks.gevallen import Geval


@dataclass(frozen=True, slots=True)
class Meting:
    """One jaarplan. ``status`` is that of the result, or what went wrong; memory is the peak of the process.

    ``bouw_seconden``: writing the law of the whole model down once, measured after the run and not a part of it.
    """

    geval: Geval
    status: str
    seconden: float
    megabytes: int
    inzetrijen: int
    variabelen: int
    rijen: int
    bouw_seconden: float
    doelen: tuple[Doeluitkomst, ...] = ()
    vloer: Vloer | None = None
    tijdslimiet_geraakt: bool = False

    @classmethod
    def gedood(cls, geval: Geval) -> Meting:
        """What is left of a run that was killed, for want of memory."""
        return cls(geval, "killed", math.nan, 0, 0, 0, 0, math.nan)

    @property
    def grootste_gap(self) -> float | None:
        """The gap of the goal that is furthest from its bound."""
        return max((doel.gap for doel in self.doelen), default=None)


def meet_jaarplan(geval: Geval) -> Meting:
    """Solve a case in this process."""
    scenario = geval.scenario()
    begin = perf_counter()
    jaarplan = None
    try:
        jaarplan = solve(scenario)
        status = str(jaarplan.status)
    except (SolverFout, AuditFout) as fout:
        status = type(fout).__name__
    seconden, megabytes = perf_counter() - begin, piek_megabytes()
    begin = perf_counter()
    model = _wet(scenario)
    return Meting(
        geval=geval,
        status=status,
        seconden=seconden,
        megabytes=megabytes,
        inzetrijen=sum(len(v.inzet) for v in scenario.variant.values()),
        variabelen=model.problem.numVariables(),
        rijen=model.problem.numConstraints(),
        bouw_seconden=perf_counter() - begin,
        doelen=jaarplan.doelen if jaarplan else (),
        vloer=jaarplan.plan.vloer if jaarplan and jaarplan.plan else None,
        tijdslimiet_geraakt=bool(jaarplan and jaarplan.tijdslimiet_geraakt),
    )


def _wet(scenario: Scenario) -> Model:
    """Write down the law of the whole model."""
    model = Model("bouw")
    gegevens = Gegevens(scenario)
    voeg_wet_toe(model, gegevens, maak_besluiten(model, gegevens))
    return model


def piek_megabytes() -> int:
    """Return the most memory that this process has held at once."""
    piek = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return piek // (2**20 if sys.platform == "darwin" else 2**10)


def in_eigen_proces[**P, T](gedood: T, functie: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a measurement in a fresh process, so that its memory is its own; ``gedood`` when that process was killed."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as proces:
        try:
            return proces.submit(functie, *args, **kwargs).result()
        except BrokenProcessPool:
            return gedood
