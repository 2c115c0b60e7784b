"""Fitting the varianten of the wider scenario to real posts and teams, where they don't just fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allocator_models.jaarplan import solve
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.herstel import toets_wet
from allocator_models.jaarplan.keten import Keten
from allocator_models.jaarplan.mikpunt import flexstand
from allocator_models.jaarplan.model import Model, Som
from allocator_models.jaarplan.onderdelen import onderdelen
from allocator_models.jaarplan.opdracht import Opdracht, Stap
from allocator_models.scenario import Scenario
from allocator_models.solver import Instellingen
from allocator_models.solver import solve as solve_deel
from allocator_models.spelregels import Doel
from scenarios.stad import stad_scenario

INSTELLINGEN = Instellingen(gap=0.001, tijdslimiet_seconden=20)


@pytest.fixture(scope="module")
def stad() -> Scenario:
    """A city whose own flexband binds: hours are short, and the wider scenario has a little more of them."""
    return stad_scenario(300, 60, 1, uren_stap=1)


def _keten_tot_en_met_flexband(scenario: Scenario) -> Keten:
    toets = toets_wet(scenario, INSTELLINGEN)
    assert toets.besluiten is not None
    voor = tuple(r for r in scenario.doelen if r.doel in (Doel.VERPLICHTINGEN, Doel.TAAKSTELLING, Doel.FLEXBAND))
    keten = Keten(Gegevens(replace(scenario, doelen=voor)), INSTELLINGEN)
    keten.loop(toets.besluiten, lambda doel: None)
    return keten


def _open(keten: Keten, groep: tuple[str, ...], score: Som) -> None:
    """Look for more score with these diensten open."""
    opdracht = Opdracht(score, 1000, hoogste=True)
    with keten.model.even_vast(keten.zoeker.passer.diensten.alles_behalve(groep)):
        keten.zoeker._verbeter(opdracht, Stap(score.waarde(), opdracht.uiterste), float("inf"), begrensd=False)


def test_too_many_varianten_give_way_until_all_rows_hold(stad: Scenario) -> None:
    """Asked to fit four prioriteiten beside a full plan, some give way: all rows hold, and so do the earlier goals."""
    keten = _keten_tot_en_met_flexband(stad)
    passer, score = keten.zoeker.passer, keten.score(keten.besluiten)
    for dienst in ((naam,) for naam in keten.gegevens.scenario.dienst):
        _open(keten, dienst, score)
    meer = [som.waarde() for som in passer.diensten.keuzes]
    sleutels = [sleutel for sleutel, som in keten.besluiten.keuze.items() if som.termen]
    gekregen = {prioriteit for (prioriteit, _), waarde in zip(sleutels, meer, strict=True) if waarde}
    verbonden = {rij.prioriteit for rij in stad.afhankelijkheden} | {rij.andere for rij in stad.afhankelijkheden}
    erbij = [n for n, (q, v) in enumerate(sleutels) if v == "basis" and q not in gekregen | verbonden][:4]
    for nummer in erbij:
        meer[nummer] = 1
    assert len(erbij) == 4
    assert passer.pas(meer, flexstand(keten.besluiten), einde=float("inf"))
    assert keten.model.rijen_houden()
    assert keten.model.houdt_stand()
    assert sum(som.waarde() for som in passer.diensten.keuzes) < sum(meer)


def test_a_dienst_opened_again_never_loses(stad: Scenario) -> None:
    """Opening any dienst, or two, gives a score at least as high, and a plan."""
    keten = _keten_tot_en_met_flexband(stad)
    score = keten.score(keten.besluiten)
    for groep in [*keten.zoeker.passer.diensten.groepen(1), *keten.zoeker.passer.diensten.groepen(2)][:8]:
        voor = score.waarde()
        _open(keten, groep, score)
        assert score.waarde() >= voor
        assert keten.model.rijen_houden()
    assert score.waarde() > 0


def test_rows_are_seen_to_hold_or_not() -> None:
    """A row counts with its sense and constant; and only rows about the asked variables alone are looked at."""
    model = Model("proef")
    links, rechts = model.geheel("links", 9), model.geheel("rechts", 9)
    model.eis_hoogstens("proef", links, 3)
    model.eis_gelijk("proef", links.min(rechts), 1)
    (variabele, _), (andere, _) = links.termen[0], rechts.termen[0]
    for stand, ander, alle, alleen in ((3, 2, True, True), (3, 3, False, True), (4, 3, False, False)):
        variabele.setInitialValue(stand)
        andere.setInitialValue(ander)
        assert model.rijen_houden() is alle
        assert model.rijen_houden({variabele.id}) is alleen


@pytest.mark.slow
def test_a_large_city_gets_nearly_all_that_is_possible() -> None:
    """On 1,000 posten the score lies within 2 % of its proven bound."""
    stad = stad_scenario(1000, 200, 2)
    plan = solve(replace(stad, spelregels=replace(stad.spelregels, tijdslimiet_seconden=30)))
    score = next(doel for doel in plan.doelen if doel.doel is Doel.WIJKPRIORITEITEN)
    assert score.gap < 0.02


def test_parts_put_together_share_what_the_others_leave() -> None:
    """Of a held row each bundle of parts takes what is over, once: not once for every part in it."""
    model = Model("proef")
    paar = [model.geheel(naam, 10) for naam in ("a", "b")]
    for som in paar:
        model.eis_hoogstens("proef", som, 10)
        som.termen[0][0].setInitialValue(3)
    model.houd("proef", paar[0].keer(1).erbij(paar[1]), 10)
    doel = paar[0].keer(1).erbij(paar[1])
    for klein in (1, 100):
        for deel in onderdelen(model, doel, klein=klein):
            problem, eigen = deel.als_probleem("deel", 1, hoogste=True)
            solve_deel(problem, Instellingen(), start=True)
            deel.neem_over(eigen)
        assert model.houdt_stand()
        assert doel.waarde() == 10


def test_what_is_fixed_elsewhere_is_not_set_back() -> None:
    """A plan is restored but for what has been fixed at another value in the meantime."""
    model = Model("proef")
    los, vast = model.geheel("los", 9), model.geheel("vast", 9)
    (variabele, _), (andere, _) = los.termen[0], vast.termen[0]
    variabele.setInitialValue(4)
    andere.setInitialValue(4)
    standen = model.standen()
    variabele.setInitialValue(7)
    andere.lowBound = andere.upBound = 6
    andere.setInitialValue(6)
    model.zet_terug(standen)
    assert (los.waarde(), vast.waarde()) == (4, 6)
