"""Run the goals of a scenario afresh up to one of them, and see what may still give way in any plan that is as good."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from allocator_models.jaarplan.doelen import flexsommen
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.herstel import neem_over, toets_wet
from allocator_models.jaarplan.keten import Keten
from allocator_models.jaarplan.model import Som
from allocator_models.jaarplan.opdracht import Opdracht
from allocator_models.result import Versoepeling
from allocator_models.scenario import HELE_DEEL_BP, Scenario
from allocator_models.solver import Einde, Instellingen, solve
from allocator_models.spelregels import Doel

UITERSTE_SECONDEN = 10.0
"""For how far one soft rule may give way once the goal is held."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What may still fall short (or be too much), in euros and hundredths of fte: no more than this, in any plan."""

    euro: int
    honderdsten: int


def rest_van(scenario: Scenario, wat: Versoepeling, instellingen: Instellingen) -> Rest | None:
    """Return how far ``wat`` may still give way in a plan of ``scenario``; ``None`` when the law has no plan.

    A prioriteit that may still be missing counts as 1 euro.

    Raises:
        SolverFout: when the solver stops without an answer.
    """
    keten = _tot_en_met(scenario, wat.doel, instellingen)
    if keten is None:
        return None
    euro, uren = _wijkt(keten, wat)
    kort = replace(instellingen, tijdslimiet_seconden=UITERSTE_SECONDEN)
    noemer = HELE_DEEL_BP if wat.doel is Doel.FLEXBAND else 1
    return Rest(_meeste(keten, euro, noemer, kort), _meeste(keten, uren, noemer, kort))


def wijkt_zeker(scenario: Scenario, wat: Versoepeling, instellingen: Instellingen) -> bool:
    """Whether ``wat`` is proven to give way in every plan of ``scenario``, or there is no plan at all.

    Raises:
        SolverFout: when the solver stops without an answer.
    """
    keten = _tot_en_met(scenario, wat.doel, instellingen)
    if keten is None:
        return True
    sommen = tuple(itertools.chain(*_wijkt(keten, wat)))
    if any(som.bereik()[0] > 0 for som in sommen):
        return True
    for som in sommen:
        keten.model.eis_hoogstens("herstel", som)
    keten.model.streef_na(Som(), hoogste=False)
    kort = replace(instellingen, tijdslimiet_seconden=UITERSTE_SECONDEN)
    return solve(keten.model.problem, kort).einde is Einde.ONMOGELIJK


def _tot_en_met(scenario: Scenario, doel: Doel, instellingen: Instellingen) -> Keten | None:
    """Search and hold the goals up to and including one, as a jaarplan would; ``None`` when the law has no plan."""
    toets = toets_wet(scenario, instellingen)
    if toets.besluiten is None:
        return None
    keten = Keten(Gegevens(scenario), instellingen)
    neem_over(toets.besluiten, keten.besluiten)
    for regel in scenario.doelen:
        keten.houd(keten.zoek(regel))
        if regel.doel is doel:
            break
    return keten


def _wijkt(keten: Keten, wat: Versoepeling) -> tuple[tuple[Som, ...], tuple[Som, ...]]:
    """Return what is above 0 when ``wat`` gives way, for its euros and for its hours."""
    gegevens, besluiten = keten.gegevens, keten.besluiten
    match wat.doel:
        case Doel.VERPLICHTINGEN:
            prioriteit = gegevens.scenario.prioriteit[wat.onderwerp]
            mist = Som(constante=1).min(besluiten.toekenning(prioriteit))
            return ((mist,) if prioriteit.verplicht else ()), ()
        case Doel.TAAKSTELLING:
            opgave = next(k for k in gegevens.scenario.taakstellingen if k.taakstelling == wat.onderwerp)
            saldo = besluiten.saldo.get(opgave.taakstelling, Som())
            return (Som(constante=opgave.bedrag_euro).min(saldo),), ()
        case _:
            euro = _buiten_band(keten, wat, 0) if wat.euro else ()
            return euro, _buiten_band(keten, wat, 1) if wat.fte_honderdsten else ()


def _buiten_band(keten: Keten, wat: Versoepeling, delen: int) -> tuple[Som, ...]:
    """Return what lies below and above the band of a dienst, or of the city, in ten-thousandths of its unit."""
    scenario = keten.gegevens.scenario
    if wat.dienst is None:
        doel, breedte = scenario.spelregels.flexdoel_bp, scenario.spelregels.bandbreedte_concern_bp
    else:
        doel, breedte = scenario.dienst[wat.dienst].flexdoel_bp, scenario.dienst[wat.dienst].bandbreedte_bp
    sommen = flexsommen(keten.model, keten.gegevens, keten.besluiten)[delen]
    onder, boven = Som(), Som()
    for naam, deel in sommen.items():
        if wat.dienst in (None, naam):
            te_weinig, te_veel = deel.buiten(max(0, doel - breedte), min(HELE_DEEL_BP, doel + breedte))
            onder.erbij(te_weinig)
            boven.erbij(te_veel)
    return onder, boven


def _meeste(keten: Keten, sommen: tuple[Som, ...], noemer: int, instellingen: Instellingen) -> int:
    """Return the most that any of the sums can be with all that is held, rounded up and at least 0."""
    uit = 0
    for som in sommen:
        opdracht = Opdracht(som, 1, hoogste=True)
        if opdracht.uiterste > 0:
            deler = keten.model.streef_na(som, hoogste=True)
            uitslag = solve(keten.model.problem, replace(instellingen, gap=0.0))
            grens = (
                opdracht.uiterste if uitslag.einde is Einde.ONMOGELIJK else opdracht.heel_grens(uitslag.grens, deler)
            )
            uit = max(uit, -(-grens // noemer))
    return uit
