"""Changes of one prioriteit that may turn a no into a yes, as data that can be applied to a scenario."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from allocator_models.scenario import Inzet, Prioriteit, Scenario, Variant


class Soort(StrEnum):
    """What changes."""

    SCORE = "score"
    """The variant counts for more."""
    KLEINER = "kleiner"
    """The variant asks less of the city, or a partner brings the rest: euros and hours alike."""
    MINDER_EURO = "minder euro"
    """The same for its euros alone."""
    MINDER_FTE = "minder fte"
    """The same for its hours alone."""


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One change of one variant, after which the prioriteit is granted: this has been proven (see ``nagerekend``).

    ``waarde`` is the new score in thousandths, or the part of the ask that is left, in hundredths of a percent.
    ``stap`` is in the same unit: ``minste`` says that one step less is proven not to be enough.
    """

    prioriteit: str
    variant: str
    soort: Soort
    waarde: int
    stap: int
    minste: bool
    nagerekend: bool
    """Whether the changed scenario was solved afresh; otherwise the proof is that every plan without the prioriteit
    scores less than a plan with it."""


def met_score(scenario: Scenario, prioriteit: str, variant: str, score_duizendsten: int) -> Scenario:
    """Return the scenario in which a variant has another score."""
    nieuw = dataclasses.replace(scenario.variant[prioriteit, variant], score_duizendsten=score_duizendsten)
    return _met_variant(scenario, nieuw)


def met_deel(scenario: Scenario, prioriteit: str, variant: str, soort: Soort, deel_bp: int) -> Scenario:
    """Return the scenario in which the city's rows of a variant ask this part of what they did.

    Whole euros and hundredths, rounded down; what was asked never becomes nothing.
    """
    oud = scenario.variant[prioriteit, variant]
    inzet = tuple(krimp(rij, soort, deel_bp) for rij in oud.inzet)
    return _met_variant(scenario, dataclasses.replace(oud, inzet=inzet))


def krimp(inzet: Inzet, soort: Soort, deel_bp: int) -> Inzet:
    """Return what is left of a row; that of a partner stays as it is."""
    if inzet.partner is not None:
        return inzet
    deel = Fraction(deel_bp, 10_000)
    euro = inzet.euro if soort is Soort.MINDER_FTE else max(min(1, inzet.euro), int(inzet.euro * deel))
    fte = inzet.fte_honderdsten
    if soort is not Soort.MINDER_EURO:
        fte = max(min(1, fte), int(fte * deel))
    return dataclasses.replace(inzet, euro=euro, fte_honderdsten=fte)


def _met_variant(scenario: Scenario, nieuw: Variant) -> Scenario:
    return dataclasses.replace(scenario, prioriteiten=tuple(_vervang(q, nieuw) for q in scenario.prioriteiten))


def _vervang(prioriteit: Prioriteit, nieuw: Variant) -> Prioriteit:
    if prioriteit.prioriteit != nieuw.prioriteit:
        return prioriteit
    varianten = tuple(nieuw if v.variant == nieuw.variant else v for v in prioriteit.varianten)
    return dataclasses.replace(prioriteit, varianten=varianten)
