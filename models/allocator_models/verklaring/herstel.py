"""Infeasible or relaxed: what is in the way, and the smallest repairs, law apart from what is soft, each proven.

The law can't hold: :mod:`.herstelwet`. A soft rule gave way: :mod:`.hersteldoelen`. A repair of the law counts when the
law holds with it (and with the first repair of each other shortage); one of a soft rule when, the goals run again up to
and including that one, no plan that is as good gives way there any more; or, where nothing helps wholly, when what
gives way is at least less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.keten import instellingen_van
from allocator_models.plan import Plan
from allocator_models.result import Jaarplan, Versoepeling
from allocator_models.scenario import Scenario
from allocator_models.solver import Instellingen
from allocator_models.spelregels import Doel
from allocator_models.verklaring.doeltoets import rest_van, wijkt_zeker
from allocator_models.verklaring.flexfeiten import flexfeiten
from allocator_models.verklaring.hersteldoelen import mogelijk
from allocator_models.verklaring.herstelwet import wetsherstel
from allocator_models.verklaring.ingreep import pas_toe
from allocator_models.verklaring.kandidaat import Kandidaat, gerangschikt
from allocator_models.verklaring.knelpunt import Herstelpunt, Knelpunt

MEESTE_DELEN = 3
"""How many repairs are shown that help in part, where none helps wholly."""


def herstelpunten(jaarplan: Jaarplan, voortgang: Callable[[str], None] = lambda wat: None) -> tuple[Knelpunt, ...]:
    """Return what keeps a plan from being, or from keeping its soft rules, each with its proven repairs.

    Args:
        jaarplan: with a plan, its versoepelingen are explained; without one, what the law lacks.
        voortgang: hears what is being repaired.

    Raises:
        SolverFout: when the solver stops without an answer.
    """
    instellingen = instellingen_van(jaarplan.scenario)
    if jaarplan.plan is None:
        voortgang("de vaste regels")
        return wetsherstel(jaarplan.scenario, instellingen)
    knelpunten = []
    for wat in _apart(jaarplan.versoepelingen):
        voortgang(wat.dienst or wat.onderwerp or "de hele stad")
        knelpunten.append(_knelpunt(jaarplan.scenario, jaarplan.plan, wat, instellingen))
    return tuple(knelpunten)


def _apart(versoepelingen: tuple[Versoepeling, ...]) -> Iterator[Versoepeling]:
    """Yield them with the euros and the hours of a band apart: each has repairs of its own."""
    for wat in versoepelingen:
        if wat.euro and wat.fte_honderdsten:
            yield replace(wat, fte_honderdsten=0)
            yield replace(wat, euro=0)
        else:
            yield wat


def _knelpunt(scenario: Scenario, plan: Plan, wat: Versoepeling, instellingen: Instellingen) -> Knelpunt:
    punten = []
    for kandidaat in mogelijk(scenario, plan, wat, instellingen):
        punt = _toets(scenario, wat, kandidaat, instellingen)
        if punt is not None:
            punten.append(punt)
    ranglijst = gerangschikt(scenario, punten)
    helemaal = tuple(punt for punt in ranglijst if punt.helemaal)
    feiten = None
    if wat.doel is Doel.FLEXBAND:
        feiten = flexfeiten(Gegevens(scenario), plan, wat.dienst, uren=wat.fte_honderdsten != 0)
    return Knelpunt(wat, helemaal or ranglijst[:MEESTE_DELEN], feiten)


def _toets(
    scenario: Scenario, wat: Versoepeling, kandidaat: Kandidaat, instellingen: Instellingen
) -> Herstelpunt | None:
    """Return a candidate with what it leaves, when that is less than what gave way."""
    rest = rest_van(pas_toe(scenario, kandidaat.ingreep), wat, instellingen)
    if rest is None:
        return None
    punt = Herstelpunt(kandidaat.ingreep, rest.euro, rest.honderdsten)
    if not punt.helemaal:
        minder = rest.euro < abs(wat.euro) or rest.honderdsten < abs(wat.fte_honderdsten)
        return punt if minder else None
    if kandidaat.minder is None:
        return punt
    return replace(punt, minste=wijkt_zeker(pas_toe(scenario, kandidaat.minder), wat, instellingen))
