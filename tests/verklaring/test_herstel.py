"""Every repair that is named works: on the law by brute force, on the soft rules by making the whole plan again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pprint import pformat

import pytest
from brute import Brute
from toevalscenario import toevalscenario

from allocator_models.jaarplan import solve
from allocator_models.jaarplan.herstel import toets_wet
from allocator_models.jaarplan.keten import instellingen_van
from allocator_models.result import Jaarplan, Versoepeling
from allocator_models.scenario import Scenario
from allocator_models.verklaring.herstel import herstelpunten
from allocator_models.verklaring.ingreep import Ingreep, Ingreepsoort, Verandering, pas_toe, samen
from allocator_models.verklaring.knelpunt import Herstelpunt, Knelpunt

# The law


def _onhoudbaar(zaden: range) -> Iterator[Jaarplan]:
    """The scenarios of these seeds in which the law can't hold."""
    for zaad in zaden:
        scenario = toevalscenario(zaad)
        if toets_wet(scenario, instellingen_van(scenario)).herstel:
            yield solve(scenario)


def _naast(knelpunten: tuple[Knelpunt, ...], nummer: int) -> Ingreep:
    """The first repairs of all the other knelpunten: with these a repair was proven."""
    return samen(k.punten[0].ingreep for n, k in enumerate(knelpunten) if n != nummer)


def _wetspunten(jaarplan: Jaarplan) -> Iterator[tuple[Scenario, Herstelpunt]]:
    """Each repair, with the scenario in which everything else has been repaired."""
    knelpunten = herstelpunten(jaarplan)
    for nummer, knelpunt in enumerate(knelpunten):
        assert knelpunt.wet
        assert knelpunt.punten, pformat((knelpunt, jaarplan.scenario))
        for punt in knelpunt.punten:
            yield pas_toe(jaarplan.scenario, _naast(knelpunten, nummer)), punt


def _een_stap_minder(ingreep: Ingreep, stap: int) -> Ingreep:
    """The same change, each number a step less far from what it was."""

    def minder(v: Verandering) -> Verandering:
        assert isinstance(v.was, int)
        assert isinstance(v.wordt, int)
        return replace(v, wordt=v.wordt + (stap if v.wordt < v.was else -stap))

    return replace(ingreep, veranderingen=tuple(minder(v) for v in ingreep.veranderingen))


def _proef_wet(zaden: range) -> int:
    """Try every repair of the law of these seeds; return how many there were."""
    aantal = 0
    for jaarplan in _onhoudbaar(zaden):
        for ernaast, punt in _wetspunten(jaarplan):
            assert punt.helemaal
            assert Brute(pas_toe(ernaast, punt.ingreep)).wet_houdbaar, pformat((punt, jaarplan.scenario))
            if punt.minste:
                minder = pas_toe(ernaast, _een_stap_minder(punt.ingreep, 1))
                assert not Brute(minder).wet_houdbaar, pformat((punt, jaarplan.scenario))
            aantal += 1
    return aantal


def test_repairs_of_the_law_work() -> None:
    """With each repair named, beside the first one of every other shortage, there is a plan; the least is the least."""
    assert _proef_wet(range(120)) >= 20


@pytest.mark.slow
def test_many_repairs_of_the_law_work() -> None:
    """The same, on many more scenarios."""
    assert _proef_wet(range(120, 2000)) >= 300


# Soft rules


def _wijkt_nog(jaarplan: Jaarplan, wat: Versoepeling) -> tuple[int, int]:
    """How far a soft rule gives way in another plan: euros and hundredths; a missing prioriteit counts as 1 euro."""
    for v in jaarplan.versoepelingen:
        if (v.doel, v.dienst, v.onderwerp) == (wat.doel, wat.dienst, wat.onderwerp):
            if not (wat.euro or wat.fte_honderdsten):
                return 1, 0
            return abs(v.euro) if wat.euro else 0, abs(v.fte_honderdsten) if wat.fte_honderdsten else 0
    return 0, 0


def _stap(scenario: Scenario, punt: Herstelpunt) -> int:
    """The step in which a repair is measured."""
    if punt.ingreep.soort in (Ingreepsoort.VACATURES, Ingreepsoort.UREN_LOS, Ingreepsoort.FORMATIE):
        return scenario.spelregels.fte_stap_honderdsten
    return 1


def _proef_zacht(zaden: range) -> tuple[int, int]:
    """Try every repair of the soft rules of these seeds; return how many help wholly, and how many are least."""
    geheel = minste = 0
    for zaad in zaden:
        jaarplan = solve(toevalscenario(zaad))
        if jaarplan.plan is None:
            continue
        for knelpunt in herstelpunten(jaarplan):
            wat = knelpunt.wat
            assert isinstance(wat, Versoepeling)
            for punt in knelpunt.punten:
                na = solve(pas_toe(jaarplan.scenario, punt.ingreep))
                uitleg = pformat((zaad, wat, punt, jaarplan.scenario))
                over = _wijkt_nog(na, wat)
                assert over[0] <= punt.over_euro, uitleg
                assert over[1] <= punt.over_honderdsten, uitleg
                if punt.minste:
                    minder = pas_toe(jaarplan.scenario, _een_stap_minder(punt.ingreep, _stap(jaarplan.scenario, punt)))
                    assert any(_wijkt_nog(solve(minder), wat)), uitleg
                geheel += punt.helemaal
                minste += punt.minste
    return geheel, minste


def test_repairs_of_soft_rules_work() -> None:
    """In the plan made anew a rule gives way no further than said; with a step less than the least it still does."""
    geheel, minste = _proef_zacht(range(8))
    assert geheel >= 10
    assert minste >= 5


@pytest.mark.slow
def test_many_repairs_of_soft_rules_work() -> None:
    """The same, on many more scenarios."""
    geheel, minste = _proef_zacht(range(8, 200))
    assert geheel >= 200
    assert minste >= 80
