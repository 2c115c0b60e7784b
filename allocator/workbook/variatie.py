"""A scenario with other spelregels, budgets or weights: what a sweep changes, in the terms of the workbook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from allocator.workbook.convert import naar_scenario
from allocator.workbook.load import Geladen
from allocator.workbook.schema import SPELREGELS, Spelregel, Waarde
from allocator_models.scenario import HELE_DEEL_BP, Scenario
from allocator_models.verkennen.wijzigen import met_behoefte, met_budgetten

_DUIZENDSTEN = 1000

TE_VERKENNEN = (
    "flexdoel",
    "bandbreedte_dienst",
    "bandbreedte_concern",
    "flexgrondslag",
    "bestuurlijk_vrij",
    "min_inzet_fte",
    "fte_stap",
    "wijkvloer",
    "wijkvloer_deel",
    "loonkosten_per_fte",
)
"""The spelregels that change a jaarplan; the others are about the year, or about how long is searched."""


class Wat(StrEnum):
    """What a sweep can change."""

    REGEL = "spelregel"
    BUDGET = "budget"
    GEWICHT = "behoefte"


@dataclass(frozen=True, slots=True)
class Ingreep:
    """One change: of a spelregel (by name), the budget of a dienst, or the behoefte of a wijk (by code).

    ``waarde`` is what its cell would hold; of a budget the part of what it is now (0,9 is 90 %).
    """

    wat: Wat
    naam: str
    waarde: Waarde


def te_verkennen() -> tuple[Spelregel, ...]:
    """Return the spelregels that change a jaarplan."""
    return tuple(regel for regel in SPELREGELS if regel.naam in TE_VERKENNEN)


def met_ingrepen(geladen: Geladen, ingrepen: Iterable[Ingreep]) -> Scenario:
    """Return the scenario with these changes; a dienst without a flexdoel of its own follows that of the spelregels."""
    ingrepen = tuple(ingrepen)
    regels = {i.naam: i.waarde for i in ingrepen if i.wat is Wat.REGEL}
    inhoud = replace(geladen.inhoud, spelregels={**geladen.inhoud.spelregels, **regels})
    scenario = naar_scenario(inhoud, geladen.basisplan) if regels else geladen.scenario
    budgetten = {i.naam: _keer(i.waarde, HELE_DEEL_BP) for i in ingrepen if i.wat is Wat.BUDGET}
    gewichten = {i.naam: _keer(i.waarde, _DUIZENDSTEN) for i in ingrepen if i.wat is Wat.GEWICHT}
    return met_behoefte(met_budgetten(scenario, budgetten), gewichten)


def _keer(waarde: Waarde, schaal: int) -> int:
    if not isinstance(waarde, Decimal | int):
        raise TypeError(f"{waarde!r} is no number")
    return round(waarde * schaal)
