"""Which prioriteiten every good plan grants: in how many of the opties, and which are zeker."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from allocator_models.alternatieven.uitkomst import Kern, Ontstaan, Optie
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.verruiming import BEWAARD
from allocator_models.jaarplan.vervolg import Vertrekpunt
from allocator_models.jaarplan.wijkvloer import vloerwaarde_cent
from allocator_models.scenario import AfhankelijkheidSoort, Scenario
from allocator_models.spelregels import Doel, Doelregel, Wijkvloer


def maak_kern(scenario: Scenario, opties: Sequence[Optie], zeker: frozenset[str]) -> tuple[Kern, ...]:
    """Return how firm every prioriteit of the base is."""
    telling = Counter(prioriteit for optie in opties for prioriteit in optie.plan.keuze)
    return tuple(
        Kern(q.prioriteit, telling[q.prioriteit], len(opties), q.prioriteit in zeker) for q in scenario.prioriteiten
    )


def te_toetsen(vertrekpunt: Vertrekpunt, opties: Sequence[Optie], minste_duizendsten: int) -> list[str]:
    """Return the prioriteiten that may be zeker, in canonical order.

    A plan of the base with the allowed score that goes without a prioriteit shows that it isn't zeker: an optie that is
    shown, or one of these from which the prioriteit is simply left out.
    """
    plannen = [
        optie
        for optie in opties
        if optie.ontstaan is not Ontstaan.OPTIE and optie.score_duizendsten >= minste_duizendsten
    ]
    scenario = vertrekpunt.scenario
    missen = {q.prioriteit for q in scenario.prioriteiten for optie in plannen if q.prioriteit not in optie.plan.keuze}
    if all(regel.doel in BEWAARD for regel in _eerdere(scenario)):
        for optie in plannen:
            missen |= _weg_te_laten(scenario, optie, minste_duizendsten)
    return [q.prioriteit for q in scenario.prioriteiten if q.prioriteit not in missen]


def _eerdere(scenario: Scenario) -> Iterator[Doelregel]:
    """Yield the goals before wijkprioriteiten."""
    return itertools.takewhile(lambda regel: regel.doel is not Doel.WIJKPRIORITEITEN, scenario.doelen)


def _weg_te_laten(scenario: Scenario, optie: Optie, minste_duizendsten: int) -> set[str]:
    """Return what can be left out of a plan as it is: enough score stays, nothing leans on it, and the floor holds.

    What was earmarked for it stays vast or becomes regular work, so that the law and the goals before the score are
    kept; a prioriteit marked ja counts for such a goal itself.
    """
    keuze = optie.plan.keuze
    nodig = {
        band.andere
        for band in scenario.afhankelijkheden
        if band.soort is AfhankelijkheidSoort.VEREIST and band.prioriteit in keuze
    }
    ruimte = _boven_vloer_cent(scenario, optie)
    waarden = Gegevens(scenario).variantwaarde_cent
    return {
        naam
        for naam, variant in optie.plan.keuzes
        if optie.score_duizendsten - scenario.variant[naam, variant].score_duizendsten >= minste_duizendsten
        and naam not in nodig
        and not scenario.prioriteit[naam].verplicht
        and scenario.prioriteit[naam].toegezegd is None
        and waarden[naam, variant] <= ruimte.get(scenario.prioriteit[naam].wijk, 0)
    }


def _boven_vloer_cent(scenario: Scenario, optie: Optie) -> dict[str, int]:
    """Return per wijk how much city value it may lose; with wijkvloer aandelen none, as every wijk counts for all."""
    regels, vloer = scenario.spelregels, optie.plan.vloer
    waarden = Gegevens(scenario).variantwaarde_cent
    toegekend = Counter({wijk.wijk: 0 for wijk in scenario.wijken})
    for sleutel in optie.plan.keuzes:
        toegekend[scenario.prioriteit[sleutel[0]].wijk] += waarden[sleutel]
    if regels.wijkvloer is Wijkvloer.GEEN or vloer is None:
        return dict(toegekend)
    if regels.wijkvloer is Wijkvloer.AANDELEN:
        return {}
    minste = {r.wijk: vloerwaarde_cent(r.recht_euro, vloer.z_promille, regels.wijkvloer_deel_bp) for r in vloer.rechten}
    return {wijk: max(0, cent - minste[wijk]) for wijk, cent in toegekend.items()}
