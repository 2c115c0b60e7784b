"""Solve a changed scenario afresh, as far as the varianten are chosen: the last word on a claim."""

from __future__ import annotations

from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.herstel import neem_over, toets_wet
from allocator_models.jaarplan.keten import Keten, instellingen_van
from allocator_models.scenario import Scenario
from allocator_models.spelregels import Doel


def gekozen(scenario: Scenario) -> frozenset[tuple[str, str]]:
    """Return the (prioriteit, variant) pairs that a jaarplan of this scenario grants; none where the law can't hold.

    The goals after wijkprioriteiten don't change them, and are left out.

    Raises:
        SolverFout: when the solver stops without an answer.
    """
    instellingen = instellingen_van(scenario)
    toets = toets_wet(scenario, instellingen)
    if toets.besluiten is None:
        return frozenset()
    keten = Keten(Gegevens(scenario), instellingen)
    neem_over(toets.besluiten, keten.besluiten)
    for regel in scenario.doelen:
        gezocht = keten.zoek(regel)
        if regel.doel is Doel.WIJKPRIORITEITEN:
            break
        keten.houd(gezocht)
    return frozenset(sleutel for sleutel, keuze in keten.besluiten.keuze.items() if keuze.waarde())
