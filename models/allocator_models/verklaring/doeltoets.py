"""Run the goals of a scenario afresh up to one of them, and see what may still give way in any plan that is as good."""

from __future__ import annotations

from dataclasses import dataclass, replace

from allocator_models.jaarplan.doelen import flexsommen
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.herstel import neem_over, toets_wet
from allocator_models.jaarplan.keten import Keten
from allocator_models.jaarplan.model import Som
from allocator_models.jaarplan.opdracht import Opdracht
from allocator_models.result import Versoepeling
from allocator_models.scenario import HELE_DEEL_BP, Doel, Scenario
from allocator_models.solver import Einde, Instellingen, solve

UITERSTE_SECONDEN = 10.0
"""For how far one soft rule may give way once the goal is held."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What may still fall short (or be too much), in euros and hundredths of fte: no more than this, in any plan."""

    euro: int
    honderdsten: int


def rest_van(scenario: Scenario, wat: Versoepeling, instellingen: Instellingen) -> Rest | None:
    """Return how far ``wat`` may still give way in a plan of ``scenario``; ``None`` when the law has no plan.

    The goals up to and including that of ``wat`` are searched and held, as a jaarplan would. A prioriteit that may
    still be missing counts as 1 euro.

    Raises:
        SolverFout: when the solver stops without an answer.
    """
    toets = toets_wet(scenario, instellingen)
    if toets.besluiten is None:
        return None
    keten = Keten(Gegevens(scenario), instellingen)
    neem_over(toets.besluiten, keten.besluiten)
    for regel in scenario.doelen:
        gezocht = keten.zoek(regel)
        keten.houd(gezocht)
        if regel.doel is wat.doel:
            break
    if gezocht.stap.waarde == 0 and gezocht.regel.tolerantie == 0:
        return Rest(0, 0)
    return _rest(keten, wat, replace(instellingen, tijdslimiet_seconden=UITERSTE_SECONDEN))


def _rest(keten: Keten, wat: Versoepeling, instellingen: Instellingen) -> Rest:
    gegevens, besluiten = keten.gegevens, keten.besluiten
    match wat.doel:
        case Doel.VERPLICHTINGEN:
            prioriteit = gegevens.scenario.prioriteit[wat.onderwerp]
            if not prioriteit.verplicht:
                return Rest(0, 0)
            gekregen = besluiten.toekenning(prioriteit)
            return Rest(_meeste(keten, (Som(constante=1).min(gekregen),), 1, instellingen), 0)
        case Doel.TAAKSTELLING:
            opgave = next(k for k in gegevens.scenario.taakstellingen if k.taakstelling == wat.onderwerp)
            saldo = besluiten.saldo.get(opgave.taakstelling, Som())
            return Rest(_meeste(keten, (Som(constante=opgave.bedrag_euro).min(saldo),), 1, instellingen), 0)
        case _:
            euro, uren = (_buiten_band(keten, wat, delen) for delen in (0, 1))
            return Rest(
                _meeste(keten, euro, HELE_DEEL_BP, instellingen) if wat.euro else 0,
                _meeste(keten, uren, HELE_DEEL_BP, instellingen) if wat.fte_honderdsten else 0,
            )


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
