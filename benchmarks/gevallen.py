"""The cases that are measured: the example of Utrecht, and generated cities."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from allocator.workbook.load import laad
from allocator_models.scenario import Scenario
from scenarios.stad import stad_scenario

UTRECHT = Path(__file__).parents[1] / "scenarios" / "utrecht-2011.xlsx"

MEESTE_PRIORITEITEN = 2000


@dataclass(frozen=True, slots=True)
class Geval:
    """One case. ``posten`` None is the example of Utrecht; every solver gets the same seconds per goal."""

    posten: int | None
    prioriteiten: int
    seed: int
    tijdslimiet_seconden: float

    @property
    def naam(self) -> str:
        """What the tables call it."""
        if self.posten is None:
            return "Utrecht 2011"
        return f"{self.posten:,} posten, {self.prioriteiten:,} prioriteiten, seed {self.seed}"

    def scenario(self) -> Scenario:
        """Load or generate the scenario; this is not counted as solving."""
        if self.posten is None:
            scenario = laad(UTRECHT).scenario
        else:
            scenario = stad_scenario(self.posten, self.prioriteiten, self.seed)
        spelregels = dataclasses.replace(scenario.spelregels, tijdslimiet_seconden=self.tijdslimiet_seconden)
        return dataclasses.replace(scenario, spelregels=spelregels)


def utrecht(tijdslimiet_seconden: float) -> Geval:
    """Return the example of Utrecht."""
    return Geval(None, 0, 0, tijdslimiet_seconden)


def stad(posten: int, seed: int, tijdslimiet_seconden: float) -> Geval:
    """Return a generated city with a prioriteit, of two varianten, for every five posten."""
    return Geval(posten, min(max(1, posten // 5), MEESTE_PRIORITEITEN), seed, tijdslimiet_seconden)
