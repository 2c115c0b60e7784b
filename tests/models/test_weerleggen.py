"""The wider scenario searched on: what it proves is true, and what it finds is better."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from allocator_models.jaarplan.herstel import toets_wet
from allocator_models.jaarplan.model import Som
from allocator_models.jaarplan.opdracht import Opdracht
from allocator_models.jaarplan.verruimd import Verruimd
from allocator_models.jaarplan.weerleggen import Weerlegger
from allocator_models.solver import Instellingen
from allocator_models.spelregels import Doel
from scenarios.stad import stad_scenario

SECONDEN = 60.0


def _verruimd(gap: float) -> Verruimd:
    """Return a city's wider scenario, with the score as its goal, searched to the end."""
    stad = stad_scenario(120, 24, 1)
    stad = replace(stad, doelen=tuple(regel for regel in stad.doelen if regel.doel is Doel.WIJKPRIORITEITEN))
    instellingen = Instellingen(gap=gap, tijdslimiet_seconden=SECONDEN)
    assert toets_wet(stad, instellingen).besluiten is not None
    verruimd = Verruimd(stad, instellingen)
    score = Som(constante=300)
    for sleutel, variant in stad.variant.items():
        score.erbij(verruimd.besluiten.keuze[sleutel], variant.score_duizendsten)
    verruimd.doel = score
    return verruimd


@cache
def _beste() -> int:
    """The best score there is, in thousandths, by a search to the end."""
    verruimd = _verruimd(0.0)
    grens = verruimd.zoek(True, 1000, SECONDEN, None)
    assert grens == verruimd.doel.waarde()
    return grens


@pytest.mark.parametrize("minder", [0, 1, 100, 700, 5000])
def test_nothing_better_or_something_better(minder: int) -> None:
    """Of the best there is proven nothing better; of anything less something better is found. A goal has a constant."""
    verruimd = _verruimd(0.0)
    verruimd.zoek(True, 1000, SECONDEN, 0)
    weerlegger = Weerlegger(verruimd, Opdracht(verruimd.doel, 1000, hoogste=True))
    grens, beter = weerlegger.weerleg(_beste() - minder, SECONDEN)
    assert beter is (minder > 0)
    assert grens == _beste()
    assert not beter or verruimd.doel.waarde() > _beste() - minder


def test_within_the_gap_is_near_enough() -> None:
    """At a gap of 1 %, a score less than that below the best is not bettered, and the bound is 1 % above it."""
    verruimd = _verruimd(0.01)
    verruimd.zoek(True, 1000, SECONDEN, None, 5)
    weerlegger = Weerlegger(verruimd, Opdracht(verruimd.doel, 1000, hoogste=True))
    waarde = _beste() * 995 // 1000
    assert weerlegger.weerleg(waarde, SECONDEN) == (waarde + waarde // 100, False)
    assert weerlegger.weerleg(_beste() * 95 // 100, SECONDEN)[1]


def test_less_may_be_better() -> None:
    """A goal to be made small is bettered from above: the least score is none but what the goal has of its own."""
    verruimd = _verruimd(0.0)
    verruimd.zoek(False, 1000, SECONDEN, None)
    least = verruimd.doel.waarde()
    weerlegger = Weerlegger(verruimd, Opdracht(verruimd.doel, 1000, hoogste=False))
    assert weerlegger.weerleg(least, SECONDEN) == (least, False)
    grens, beter = weerlegger.weerleg(least + 2500, SECONDEN)
    assert (grens, beter, verruimd.doel.waarde()) == (least, True, least)


def test_a_dienst_opened_in_the_wider_scenario_never_loses() -> None:
    """From a first answer, dienst by dienst the varianten get no worse, and what was asked before is asked no more."""
    verruimd = _verruimd(0.001)
    verruimd.zoek(True, 1000, SECONDEN, None, 100)
    eerst = verruimd.doel.waarde()
    weerlegger = Weerlegger(verruimd, Opdracht(verruimd.doel, 1000, hoogste=True))
    weerlegger.weerleg(_beste(), SECONDEN)
    verruimd.zoek(True, 1000, SECONDEN, None, 100)
    weerlegger.verbeter(float("inf"))
    assert eerst <= verruimd.doel.waarde() <= _beste()
    assert not weerlegger.limiet_geraakt


def test_without_time_nothing_is_opened() -> None:
    """Past its time no dienst is opened, and it is said that time struck."""
    verruimd = _verruimd(0.001)
    verruimd.zoek(True, 1000, SECONDEN, None, 100)
    eerst = verruimd.keuzes()
    weerlegger = Weerlegger(verruimd, Opdracht(verruimd.doel, 1000, hoogste=True))
    weerlegger.verbeter(0.0)
    assert verruimd.keuzes() == eerst
    assert weerlegger.limiet_geraakt
