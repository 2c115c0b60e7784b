"""What a form lets people choose from: the wijken of a city with their ambities, its diensten, its programma's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from allocator_models.scenario import Scenario

THEMAS = (
    *("groen", "spelen", "sport", "ontmoeten", "jeugd", "zorg", "veiligheid", "schoon", "verkeer"),
    *("wonen", "cultuur", "economie", "duurzaam"),
)
"""Offered by a form as long as a city has none of its own; any other may be typed."""


@dataclass(frozen=True, slots=True)
class Keuzelijsten:
    """The lists of one city and year; all empty for a form that any city can use."""

    stad: str = ""
    jaar: int | None = None
    wijken: Mapping[str, str] = field(default_factory=dict)
    """wijk → its name."""
    ambities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """wijk → the names of its ambities."""
    diensten: Mapping[str, str] = field(default_factory=dict)
    programmas: Mapping[str, str] = field(default_factory=dict)
    themas: tuple[str, ...] = THEMAS

    @property
    def meeste_ambities(self) -> int:
        """How many lines for ambities a form has: as many as the wijk with most; three when none are known."""
        return max((len(namen) for namen in self.ambities.values()), default=3)


def keuzelijsten(scenario: Scenario) -> Keuzelijsten:
    """Return the lists of a scenario."""
    ambities: dict[str, list[str]] = defaultdict(list)
    for ambitie in scenario.ambities:
        ambities[ambitie.wijk].append(ambitie.naam)
    eigen = sorted({q.thema for q in scenario.prioriteiten if q.thema})
    return Keuzelijsten(
        stad=scenario.naam,
        jaar=scenario.jaar,
        wijken={w.wijk: w.naam for w in scenario.wijken},
        ambities={wijk: tuple(namen) for wijk, namen in ambities.items()},
        diensten={d.dienst: d.naam for d in scenario.diensten},
        programmas={p.programma: p.naam for p in scenario.programmas},
        themas=tuple(eigen) or THEMAS,
    )
