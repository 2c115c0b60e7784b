"""What may repair something, before it has been tried, and how what was tried is ranked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from allocator_models.scenario import Scenario
from allocator_models.verklaring.ingreep import Ingreep, Ingreepsoort
from allocator_models.verklaring.knelpunt import Herstelpunt

_VOLGORDE = {soort: plaats for plaats, soort in enumerate(Ingreepsoort)}


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A change that may help; ``minder`` is the same by one step less, where it can be had by the step."""

    ingreep: Ingreep
    minder: Ingreep | None = None


def per_stap(maak: Callable[[int], Ingreep | None], hoeveel: int, stap: int = 1) -> tuple[Kandidaat, ...]:
    """Return what ``maak`` gives for so much, with one step less beside it; nothing when it can't give as much."""
    ingreep = maak(hoeveel)
    if ingreep is None:
        return ()
    if hoeveel > stap:
        return (Kandidaat(ingreep, maak(hoeveel - stap)),)
    return (Kandidaat(ingreep, replace(ingreep, veranderingen=(), euro=0, fte_honderdsten=0)),)


def gerangschikt(scenario: Scenario, punten: Iterable[Herstelpunt]) -> tuple[Herstelpunt, ...]:
    """Return what helps wholly by size, and then what helps in part by what is left, each change once."""
    loonkosten = scenario.spelregels.loonkosten_per_fte_euro

    def plaats(punt: Herstelpunt) -> tuple[int, int, int]:
        over = 100 * punt.over_euro + loonkosten * punt.over_honderdsten
        return over, punt.ingreep.waarde_cent(loonkosten), _VOLGORDE[punt.ingreep.soort]

    return tuple(sorted(punten, key=plaats))
