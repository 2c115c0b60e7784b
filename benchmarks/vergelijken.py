"""Allocator and its rivals on one case, each measurement in a process of its own."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from allocator_models.result import Doeluitkomst
from allocator_models.solver import Oplosser
from allocator_models.spelregels import Doel
from benchmarks.gevallen import Geval
from benchmarks.meten import Meting, in_eigen_proces, meet_jaarplan
from benchmarks.rivalen import Poging, meet_keten, meet_score


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One case: the jaarplan, the score goal by plain HiGHS and by CP-SAT, and every goal by plain HiGHS."""

    meting: Meting
    highs: Poging | None
    """None where there is no plan of which the earlier goals could be held."""
    cpsat: Poging | None
    keten: tuple[Poging, ...]

    @property
    def score(self) -> Doeluitkomst | None:
        """What Allocator made of the score goal."""
        return next((doel for doel in self.meting.doelen if doel.doel is Doel.WIJKPRIORITEITEN), None)

    @property
    def zwaarste(self) -> Poging:
        """The goal on which plain HiGHS took longest; one that was killed took no known time."""
        gedaan = [poging for poging in (*self.keten, self.highs) if poging is not None]
        return max(gedaan, key=lambda poging: poging.seconden if math.isfinite(poging.seconden) else -1.0)

    @property
    def verhouding(self) -> float:
        """Allocator's whole run over plain HiGHS on its hardest goal alone."""
        return self.meting.seconden / self.zwaarste.seconden


def meet(geval: Geval, meld: Callable[[str], None]) -> Meting:
    """Measure the jaarplan of a case."""
    meld(f"{geval.naam}: jaarplan")
    return in_eigen_proces(Meting.gedood(geval), meet_jaarplan, geval)


def vergelijk(geval: Geval, meting: Meting, meld: Callable[[str], None]) -> Vergelijking:
    """Let the rivals do the same."""
    naam = str(Doel.WIJKPRIORITEITEN)
    scores: list[Poging | None] = []
    for oplosser in (Oplosser.HIGHS, Oplosser.CPSAT):
        if not meting.doelen:
            scores.append(None)
            continue
        meld(f"{geval.naam}: {naam}, {oplosser}")
        gedood = Poging.gedood(naam)
        scores.append(in_eigen_proces(gedood, meet_score, geval, meting.doelen, meting.vloer, oplosser))
    meld(f"{geval.naam}: every goal, plain HiGHS")
    keten = in_eigen_proces((Poging.gedood("every goal"),), meet_keten, geval)
    return Vergelijking(meting, scores[0], scores[1], keten)
