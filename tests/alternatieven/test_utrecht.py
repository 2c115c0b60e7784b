"""Five opties of Utrecht: audited, within the loss, far enough apart, and zeker holds when it is excluded."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from allocator.workbook.load import laad
from allocator_models.alternatieven import Ontstaan, Opties, Zoekeinde, zoek_opties
from allocator_models.audit import audit_plan
from allocator_models.jaarplan import solve
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.model import Som
from allocator_models.jaarplan.vervolg import Vertrekpunt, Vervolg, zoek_vertrekpunt
from allocator_models.solver import Einde
from allocator_models.solver import solve as los_op

pytestmark = pytest.mark.slow

UTRECHT = Path(__file__).parents[2] / "scenarios" / "utrecht-2011.xlsx"


@pytest.fixture(scope="module")
def opties() -> Opties:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        gevonden = zoek_opties(laad(UTRECHT).scenario, pool)
    assert isinstance(gevonden, Opties)
    return gevonden


def test_five_opties_each_audited_and_within_the_loss(opties: Opties) -> None:
    """Score, loss and distances follow from the plans themselves; an audit of our own finds nothing."""
    scenario = opties.scenario
    waarde = Gegevens(scenario).variantwaarde_cent
    assert len(opties.opties) == 5
    assert opties.einde is Zoekeinde.GENOEG
    assert opties.minste_duizendsten * 100 >= opties.grens_duizendsten * 98
    for optie in opties.opties:
        assert audit_plan(scenario, optie.plan, optie.jaarplan.doelen).geslaagd
        score = sum(scenario.variant[sleutel].score_duizendsten for sleutel in optie.plan.keuzes)
        assert opties.grens_duizendsten >= score == optie.score_duizendsten >= opties.minste_duizendsten
        for ander in opties.opties:
            if ander is not optie:
                samen = set(optie.plan.keuzes) ^ set(ander.plan.keuzes)
                assert optie.afstand_euro[ander.naam] == sum(waarde[sleutel] for sleutel in samen) // 100
                if Ontstaan.ALTERNATIEF in (optie.ontstaan, ander.ontstaan):
                    assert optie.afstand_euro[ander.naam] >= opties.vraag.verschil_euro


def test_the_first_is_what_verdeel_gives(opties: Opties) -> None:
    """Going on from the goals that come first grants the same varianten as the chain in one go, with the same bound."""
    heel = solve(opties.scenario)
    assert heel.plan is not None
    eerste = opties.opties[0]
    assert eerste.plan.keuzes == heel.plan.keuzes
    assert [doel.grens_eenheden for doel in eerste.jaarplan.doelen[:4]] == [d.grens_eenheden for d in heel.doelen[:4]]


def test_without_what_is_zeker_no_plan_comes_to_the_allowed_score(opties: Opties) -> None:
    """Excluded as a whole yes-or-no, the wider scenario has no plan with the allowed score; with it, it has."""
    zeker = [kern.prioriteit for kern in opties.kern if kern.zeker]
    assert zeker
    vertrekpunt = zoek_vertrekpunt(opties.scenario, lambda doel: None)
    assert isinstance(vertrekpunt, Vertrekpunt)
    for naam in zeker:
        prioriteit = opties.scenario.prioriteit[naam]
        if prioriteit.toegezegd:
            continue
        vervolg = Vervolg(vertrekpunt)
        vervolg.eis_score(opties.minste_duizendsten)
        ruim = vervolg.keten.verruimd
        assert ruim is not None
        ruim.model.eis_hoogstens("zonder", ruim.besluiten.toekenning(prioriteit))
        ruim.model.streef_na(Som(), hoogste=False)
        assert los_op(ruim.model.problem, vertrekpunt.instellingen).einde is Einde.ONMOGELIJK
