"""The figures of a plan, in whole numbers from the scenario and the plan: nothing is read from a solver.

Euros are whole, fte in hundredths; a share is a :class:`~fractions.Fraction` (``None`` where there is nothing to
divide by), so that rounding happens once, where it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from allocator.report.cijfers.diensten import Dienstcijfers, dienstcijfers, stadscijfers
from allocator.report.cijfers.programmas import (
    Programmacijfers,
    Taakstellingcijfers,
    programmacijfers,
    taakstellingcijfers,
)
from allocator.report.cijfers.wijken import Stadsgeld, Wijkcijfers, stadsgeld, wijkcijfers
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.plan import Plan
from allocator_models.potten import Openingspotten, openingspotten
from allocator_models.result import Jaarplan
from allocator_models.scenario import Scenario
from allocator_models.verklaring import Binding, wat_bindt

__all__ = [
    "Cijfers",
    "Dienstcijfers",
    "Programmacijfers",
    "Stadsgeld",
    "Taakstellingcijfers",
    "Wijkcijfers",
]


@dataclass(frozen=True)
class Cijfers:
    """All figures of one plan, each worked out once, when first asked for."""

    scenario: Scenario
    plan: Plan

    @classmethod
    def van(cls, jaarplan: Jaarplan) -> Cijfers | None:
        """Return the figures of a jaarplan, or ``None`` when it has no plan."""
        return None if jaarplan.plan is None else cls(jaarplan.scenario, jaarplan.plan)

    @cached_property
    def gegevens(self) -> Gegevens:
        """The parameters of the scenario."""
        return Gegevens(self.scenario)

    @cached_property
    def diensten(self) -> tuple[Dienstcijfers, ...]:
        """Per dienst."""
        return dienstcijfers(self.gegevens, self.plan)

    @cached_property
    def stad(self) -> Dienstcijfers:
        """The city as a whole, held against its own band."""
        return stadscijfers(self.gegevens, self.plan)

    @cached_property
    def programmas(self) -> tuple[Programmacijfers, ...]:
        """Per programma."""
        return programmacijfers(self.scenario, self.plan)

    @cached_property
    def taakstellingen(self) -> tuple[Taakstellingcijfers, ...]:
        """Per taakstelling."""
        return taakstellingcijfers(self.scenario, self.plan)

    @cached_property
    def wijken(self) -> tuple[Wijkcijfers, ...]:
        """Per wijk."""
        return wijkcijfers(self.gegevens, self.plan)

    @cached_property
    def stadsgeld(self) -> Stadsgeld:
        """What does not land in one wijk."""
        return stadsgeld(self.scenario, self.plan, self.wijken)

    @cached_property
    def potten(self) -> Openingspotten:
        """The pots with which the year opens."""
        return openingspotten(self.scenario, self.plan)

    @cached_property
    def bindingen(self) -> dict[str, Binding]:
        """Refused prioriteit → what binds."""
        return {b.prioriteit: b for b in wat_bindt(self.scenario, self.plan)}

    @cached_property
    def score_duizendsten(self) -> int:
        """The score of all that is granted."""
        return sum(self.scenario.variant[keuze].score_duizendsten for keuze in self.plan.keuzes)

    @cached_property
    def hoogste_score_duizendsten(self) -> int:
        """The score if every prioriteit got its best variant."""
        return sum(max(v.score_duizendsten for v in q.varianten) for q in self.scenario.prioriteiten)
