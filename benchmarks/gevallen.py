"""The cases that are measured: the example of Utrecht, and generated cities."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from allocator.workbook.load import laad
from allocator_models.scenario import Scenario
from scenarios.stad import TIENDE, stad_scenario

UTRECHT = Path(__file__).parents[1] / "scenarios" / "utrecht-2011.xlsx"

MEESTE_PRIORITEITEN = 2000


@dataclass(frozen=True, slots=True)
class Geval:
    """One case. ``posten`` None is the example of Utrecht; every solver gets the same seconds per goal."""

    posten: int | None
    prioriteiten: int
    seed: int
    tijdslimiet_seconden: float
    uren_stap: int = TIENDE
    """In how many hundredths of an fte the tied hours of a generated team come."""

    @property
    def naam(self) -> str:
        """What the tables call it."""
        if self.posten is None:
            return "Utrecht 2011"
        fijn = "" if self.uren_stap == TIENDE else ", hours to the hundredth"
        return f"{self.posten:,} posten, {self.prioriteiten:,} prioriteiten, seed {self.seed}{fijn}"

    def scenario(self) -> Scenario:
        """Load or generate the scenario; this is not counted as solving."""
        if self.posten is None:
            scenario = laad(UTRECHT).scenario
        else:
            scenario = stad_scenario(self.posten, self.prioriteiten, self.seed, uren_stap=self.uren_stap)
        spelregels = dataclasses.replace(scenario.spelregels, tijdslimiet_seconden=self.tijdslimiet_seconden)
        return dataclasses.replace(scenario, spelregels=spelregels)


def utrecht(tijdslimiet_seconden: float) -> Geval:
    """Return the example of Utrecht."""
    return Geval(None, 0, 0, tijdslimiet_seconden)


def stad(posten: int, seed: int, tijdslimiet_seconden: float) -> Geval:
    """Return a generated city with a prioriteit, of two varianten, for every five posten."""
    return Geval(posten, min(max(1, posten // 5), MEESTE_PRIORITEITEN), seed, tijdslimiet_seconden)


def fijne_stad(posten: int, seed: int, tijdslimiet_seconden: float) -> Geval:
    """Return the harder city: its teams' hours are tied to the hundredth, so that few plans fit."""
    return dataclasses.replace(stad(posten, seed, tijdslimiet_seconden), uren_stap=1)
