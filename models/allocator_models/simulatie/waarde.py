"""What the rules of the pots are worth: the optimum afterwards, with each of them otherwise.

The optimum and not a rule, so that what is compared is the pots alone; the same years for each. Of every optimum the
proven bound, which lies nearer to it than the best choice that is found in the time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import fmean

from allocator_models.jaar import Openingssaldo, Potsoort, Potstand
from allocator_models.scenario import HELE_DEEL_BP, Scenario
from allocator_models.simulatie import Kaart, alleen_het_jaar
from allocator_models.simulatie.jaarverloop import beginstand
from allocator_models.simulatie.regels import Spel, optimum_achteraf
from allocator_models.simulatie.stroom import Jaarstroom, Stroominstelling, maak_stroom


class Anders(StrEnum):
    """One rule of the pots, changed."""

    DICHT = "geen verplaatsingen"
    """Every wijk keeps to its own budget."""
    OPEN = "verplaatsen vanaf 1 januari, zonder grens"
    ZONDER_MEEBETALEN = "diensten betalen niet mee"


@dataclass(frozen=True, slots=True)
class Waarde:
    """What one change does to the score, as a part of the score under the rules as they are (negative: it costs)."""

    anders: Anders
    verschil: float


@dataclass(frozen=True)
class _Opgave:
    scenario: Scenario
    potten: tuple[Potstand, ...]
    instelling: Stroominstelling
    zaad: int
    stroom: Jaarstroom | None


def waarde_van_potregels(
    scenario: Scenario,
    saldi: Sequence[Openingssaldo],
    instelling: Stroominstelling,
    zaden: Sequence[int],
    *,
    stromen: Sequence[Jaarstroom] | None = None,
    kaart: Kaart = map,
    voortgang: Callable[[int], None] = lambda klaar: None,
) -> tuple[Waarde, ...]:
    """Return what each change of the rules of the pots is worth, as a mean over the years of the seeds.

    ``stromen`` are years that are given instead, as many as there are seeds.

    Raises:
        SolverFout: when the solver stops without an answer.
    """
    stad, potten = alleen_het_jaar(scenario), beginstand(saldi, scenario.jaar)
    jaren: list[tuple[float, ...]] = []
    opgaven = [
        _Opgave(stad, potten, instelling, zaad, stromen[n] if stromen is not None else None)
        for n, zaad in enumerate(zaden)
    ]
    for verschillen in kaart(_speel, opgaven):
        jaren.append(verschillen)
        voortgang(len(jaren))
    return tuple(Waarde(anders, fmean(jaar[n] for jaar in jaren)) for n, anders in enumerate(Anders))


def _speel(opgave: _Opgave) -> tuple[float, ...]:
    """Return, for one year, the relative difference that each change makes."""
    stroom = opgave.stroom or maak_stroom(opgave.scenario, opgave.potten, opgave.instelling, opgave.zaad)
    gewoon = optimum_achteraf(Spel.van(opgave.scenario, opgave.potten, stroom)).grens
    if gewoon <= 0:
        return tuple(0.0 for _ in Anders)
    gevallen = (_met(opgave.scenario, opgave.potten, anders) for anders in Anders)
    return tuple(optimum_achteraf(Spel.van(stad, potten, stroom)).grens / gewoon - 1 for stad, potten in gevallen)


def _met(scenario: Scenario, potten: tuple[Potstand, ...], anders: Anders) -> tuple[Scenario, tuple[Potstand, ...]]:
    """Return the city and its pots under one change."""
    match anders:
        case Anders.DICHT:
            regels = replace(scenario.spelregels, verplaatsbaar_deel_bp=0)
        case Anders.OPEN:
            regels = replace(scenario.spelregels, verplaatsbaar_deel_bp=HELE_DEEL_BP, vrijgavedatum=(1, 1))
            wijken = tuple(replace(wijk, mag_afgeven=True) for wijk in scenario.wijken)
            return replace(scenario, spelregels=regels, wijken=wijken), potten
        case Anders.ZONDER_MEEBETALEN:
            return scenario, tuple(pot for pot in potten if pot.soort is not Potsoort.FLEX)
    return replace(scenario, spelregels=regels), potten
