"""Opties of tiny scenarios against brute force: within the loss, far enough apart, none missed, and zeker is zeker."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pprint import pformat

import pytest
from brute import Brute, stadswaarde_cent
from toevalscenario import toevalscenario

from allocator_models.alternatieven import Beleid, Ontstaan, Opties, Zoekeinde, zoek_opties
from allocator_models.scenario import Scenario
from allocator_models.spelregels import Doel, Wijkvloer

ZADEN = [*range(40), *(pytest.param(zaad, marks=pytest.mark.slow) for zaad in range(40, 240))]
VERLIES_BP = 7000
AANTAL = 6

Keuzes = tuple[tuple[str, str], ...]


class _Alle:
    """Every choice of varianten that keeps the earlier goals and the floor, by brute force, with its score."""

    def __init__(self, scenario: Scenario) -> None:
        self.scores = Brute(scenario).scores_onder_vloer()
        loonkosten = scenario.spelregels.loonkosten_per_fte_euro
        self._waarde = {s: stadswaarde_cent(v, loonkosten) for s, v in scenario.variant.items()}
        self.minste = -(-max(self.scores.values()) * (10_000 - VERLIES_BP) // 10_000)
        self.goed = [keuzes for keuzes, score in self.scores.items() if score >= self.minste]

    def afstand_cent(self, ene: Keuzes, andere: Keuzes) -> int:
        return sum(self._waarde[sleutel] for sleutel in set(ene) ^ set(andere))

    def toegekend_cent(self, keuzes: Keuzes) -> int:
        return sum(self._waarde[sleutel] for sleutel in keuzes)


@cache
def _scenario(zaad: int) -> Scenario:
    """A tiny scenario with room to choose: its first wijk is a krachtwijk, and every second one has no floor."""
    scenario = toevalscenario(zaad)
    eerste, *rest = scenario.wijken
    regels = replace(scenario.spelregels, wijkvloer=Wijkvloer.GEEN) if zaad % 2 else scenario.spelregels
    return replace(scenario, wijken=(replace(eerste, krachtwijk=True), *rest), spelregels=regels)


@cache
def _alle(zaad: int) -> _Alle | None:
    scenario = _scenario(zaad)
    return _Alle(scenario) if Brute(scenario).wet_houdbaar else None


@cache
def _opties(zaad: int) -> Opties:
    """The opties of a tiny scenario, any two a tenth of what the best grants apart; skips where none."""
    alle = _alle(zaad)
    if alle is None or max(alle.scores.values()) == 0:
        pytest.skip("the law gives no plan here, or nothing can be granted")
    beste = max(alle.scores, key=alle.scores.__getitem__)
    verschil = max(1, alle.toegekend_cent(beste) // 1000)
    with ThreadPoolExecutor(1) as draad:
        opties = zoek_opties(_scenario(zaad), draad, verlies_bp=VERLIES_BP, verschil_euro=verschil, aantal=AANTAL)
    assert isinstance(opties, Opties)
    return opties


@pytest.mark.parametrize("zaad", ZADEN)
def test_every_optie_is_one_that_brute_force_knows(zaad: int) -> None:
    """Each keeps the earlier goals and the floor, has the score it says, lies within the loss, and passed its audit.

    The bound of its score is that of every plan of the scenario.
    """
    opties, alle = _opties(zaad), _alle(zaad)
    assert alle is not None
    assert opties.grens_duizendsten == max(alle.scores.values())
    assert opties.minste_duizendsten == alle.minste
    for optie in opties.opties:
        assert optie.plan.keuzes in alle.scores, pformat(_scenario(zaad))
        assert optie.score_duizendsten == alle.scores[optie.plan.keuzes] >= alle.minste
        assert optie.jaarplan.audit is not None
        assert optie.jaarplan.audit.geslaagd
        uitkomst = next(d for d in optie.jaarplan.doelen if d.doel is Doel.WIJKPRIORITEITEN)
        assert uitkomst.grens_eenheden == opties.grens_duizendsten, "as of every plan of the scenario"
        assert optie.bewezen, "at gap 0 each is proven to be the best of its kind"
        for ander in opties.opties:
            if ander is not optie:
                afstand = alle.afstand_cent(optie.plan.keuzes, ander.plan.keuzes)
                assert optie.afstand_euro[ander.naam] == afstand // 100
                if Ontstaan.ALTERNATIEF in (optie.ontstaan, ander.ontstaan):
                    assert afstand >= 100 * opties.vraag.verschil_euro


@pytest.mark.parametrize("zaad", ZADEN)
def test_no_other_is_said_when_and_only_when_there_is_none(zaad: int) -> None:
    """Every choice of varianten within the loss lies too near to one that is shown, exactly when that is said."""
    opties, alle = _opties(zaad), _alle(zaad)
    assert alle is not None
    getoond = [optie.plan.keuzes for optie in opties.opties]
    verschil = 100 * opties.vraag.verschil_euro
    andere = [k for k in alle.goed if all(alle.afstand_cent(k, g) >= verschil for g in getoond)]
    if opties.einde is Zoekeinde.GENOEG:
        assert len(getoond) == AANTAL
    else:
        assert opties.geen_andere
        assert not andere, pformat(_scenario(zaad))


@pytest.mark.parametrize("zaad", ZADEN)
def test_zeker_is_what_every_good_plan_grants(zaad: int) -> None:
    """With it excluded, brute force finds no plan that comes to the allowed score; and the counts are right."""
    opties, alle = _opties(zaad), _alle(zaad)
    assert alle is not None
    for kern in opties.kern:
        assert kern.in_opties == sum(kern.prioriteit in optie.plan.keuze for optie in opties.opties)
        assert kern.van_opties == len(opties.opties)
        if kern.zeker:
            assert kern.in_alle
            assert all(kern.prioriteit in dict(keuzes) for keuzes in alle.goed), pformat(_scenario(zaad))


@pytest.mark.parametrize("zaad", ZADEN)
def test_a_policy_goes_as_far_as_any_good_plan_can(zaad: int) -> None:
    """Among the choices within the loss, none gives krachtwijken more, or the wijk that gets least a larger part."""
    opties, alle, scenario = _opties(zaad), _alle(zaad), _scenario(zaad)
    assert alle is not None
    recht = {wijk: euro for wijk, euro in Brute(scenario).rechten().items() if euro}
    kracht = {wijk.wijk for wijk in scenario.wijken if wijk.krachtwijk}

    def minste(keuzes: Keuzes) -> int:
        return min(10 * alle.toegekend_cent(_van(scenario, keuzes, {wijk})) // euro for wijk, euro in recht.items())

    for optie in opties.opties:
        if optie.beleid is Beleid.WIJKEN_GELIJK:
            assert minste(optie.plan.keuzes) == max(map(minste, alle.goed)), pformat(scenario)
        if optie.beleid is Beleid.KRACHTWIJKEN_EERST:
            meeste = max(alle.toegekend_cent(_van(scenario, keuzes, kracht)) for keuzes in alle.goed)
            assert alle.toegekend_cent(_van(scenario, optie.plan.keuzes, kracht)) == meeste, pformat(scenario)


def _van(scenario: Scenario, keuzes: Keuzes, wijken: set[str]) -> Keuzes:
    """What of a choice is for these wijken."""
    return tuple(sleutel for sleutel in keuzes if scenario.prioriteit[sleutel[0]].wijk in wijken)


def test_policies_and_alternatives_are_all_met() -> None:
    """The tiny scenarios show every kind of optie, and every way in which a search ends but for a limit."""
    soorten, eindes = set(), set()
    for zaad in range(40):
        alle = _alle(zaad)
        if alle is not None and max(alle.scores.values()):
            soorten |= {optie.beleid or optie.ontstaan for optie in _opties(zaad).opties}
            eindes.add(_opties(zaad).einde)
    assert {Beleid.WIJKEN_GELIJK, Beleid.KRACHTWIJKEN_EERST, Beleid.MEEST_FLEXIBEL, Ontstaan.ALTERNATIEF} <= soorten
    assert Zoekeinde.GEEN_ANDERE in eindes


def test_zeker_is_found_where_it_is_true() -> None:
    """Most of what brute force calls zeker is proven, so that the claim means something."""
    waar = bewezen = 0
    for zaad in range(40):
        alle = _alle(zaad)
        if alle is None or max(alle.scores.values()) == 0:
            continue
        altijd = set.intersection(*(set(dict(keuzes)) for keuzes in alle.goed))
        waar += len(altijd)
        bewezen += sum(kern.zeker for kern in _opties(zaad).kern)
    assert waar >= 5
    assert bewezen >= waar // 2
