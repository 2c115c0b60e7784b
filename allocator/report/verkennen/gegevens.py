"""All that `verken` found, for tables, charts and page alike."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from allocator_models.scenario import Scenario
from allocator_models.verkennen.robuust import Robuustheid
from allocator_models.verkennen.rooster import Verkenning


@dataclass(frozen=True)
class Verkend:
    """A sweep, robustness, or both, around one scenario. Units are those of :mod:`allocator_models.verkennen`.

    For a picture of the front: ``verkenning.punten[i].uitkomst`` has score, least service and flex;
    ``verkenning.front`` says which places are on the front and which is the knee.
    """

    scenario: Scenario
    optie: str | None
    verkenning: Verkenning | None
    robuustheid: Robuustheid | None
    gerekend: int
    """How many scenarios were solved in this run."""
    bewaard: int
    """How many were known already."""
    uitkomsten: Path
    """The file in which every outcome is kept."""

    @property
    def heeft_plan(self) -> bool:
        """Whether any point or draw has a plan."""
        punten = self.verkenning.punten if self.verkenning else ()
        indexen = self.robuustheid.prioriteiten if self.robuustheid else ()
        return any(p.uitkomst.heeft_plan for p in punten) or any(r.index is not None for r in indexen)
