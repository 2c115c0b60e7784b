"""What a little more or less is worth, held against solving the changed scenario afresh."""

from __future__ import annotations

from dataclasses import replace

import pytest
from toevalscenario import toevalscenario

from allocator_models.jaarplan import solve
from allocator_models.jaarplan.herstel import toets_wet
from allocator_models.jaarplan.keten import instellingen_van
from allocator_models.result import Jaarplan
from allocator_models.scenario import Kostensoort, Scenario
from allocator_models.spelregels import Doel, Doelregel, Wijkvloer
from allocator_models.verklaring.narekenen import gekozen
from allocator_models.verklaring.schaarste import Bron, gevraagde_bronnen, met_meer, met_minder
from allocator_models.verklaring.waarde import Geldwaarde, Verschil, waarde_van_geld

DUIZEND = 1000


def _scenario(zaad: int) -> Scenario:
    """A random scenario in thousands of euros, whose first goal is the score, without a floor: nothing else is held."""
    scenario = toevalscenario(zaad, generiek=True)
    posten = tuple(
        replace(
            p,
            lasten_euro=DUIZEND * p.lasten_euro,
            baten_euro=DUIZEND * p.baten_euro,
            stap_euro=p.stap_euro and DUIZEND * p.stap_euro,
        )
        for p in scenario.posten
    )
    prioriteiten = tuple(
        replace(
            q,
            varianten=tuple(
                replace(v, inzet=tuple(replace(i, euro=DUIZEND * i.euro) for i in v.inzet)) for v in q.varianten
            ),
        )
        for q in scenario.prioriteiten
    )
    return replace(
        scenario,
        posten=posten,
        prioriteiten=prioriteiten,
        wijkafspraken=tuple(replace(a, euro=DUIZEND * a.euro) for a in scenario.wijkafspraken),
        taakstellingen=(),
        spelregels=replace(scenario.spelregels, wijkvloer=Wijkvloer.GEEN),
        doelen=(Doelregel(Doel.WIJKPRIORITEITEN),),
        basisplan=None,
    )


def _score(scenario: Scenario) -> int | None:
    """The best score of a scenario, solved afresh; ``None`` when there is no plan.

    Hours beside the formatie are no hours that a plan could report, so none is made.
    """
    if toets_wet(scenario, instellingen_van(scenario)).herstel:
        return None
    return sum(scenario.variant[sleutel].score_duizendsten for sleutel in gekozen(scenario))


def _klopt(jaarplan: Jaarplan, waarde: Geldwaarde, bron: Bron) -> int:
    """Hold one row against the truth; return how many of its numbers are exact."""
    scenario = jaarplan.scenario
    nu, meer, krap = _score(scenario), _score(met_meer(scenario, bron)), met_minder(scenario, bron)
    assert nu is not None
    assert meer is not None
    assert _binnen(waarde.meer, meer - nu), (waarde, meer, nu)
    minder = None if krap is None else _score(krap)
    if waarde.minder is not None:
        assert minder is not None
        assert _binnen(waarde.minder, nu - minder), (waarde, minder, nu)
    return waarde.meer.bewezen + (waarde.minder is not None and waarde.minder.bewezen)


def _binnen(verschil: Verschil, echt: int) -> bool:
    return verschil.laagste <= echt and (verschil.hoogste is None or echt <= verschil.hoogste)


def _proef(zaden: range) -> tuple[int, int]:
    """Return how many numbers are exact, and how many of these are above 0."""
    bewezen = boven_nul = 0
    for zaad in zaden:
        jaarplan = solve(_scenario(zaad))
        for waarde in waarde_van_geld(jaarplan):
            if waarde.bron is not None:
                bewezen += _klopt(jaarplan, waarde, waarde.bron)
                boven_nul += waarde.meer.laagste > 0
    return bewezen, boven_nul


def test_what_more_and_less_are_worth() -> None:
    """Every gain and loss is what solving the changed scenario afresh gives, and most are proven to the last digit."""
    bewezen, boven_nul = _proef(range(80))
    assert bewezen >= 120
    assert boven_nul >= 15


@pytest.mark.slow
def test_what_more_and_less_are_worth_on_many() -> None:
    """The same, on many more scenarios."""
    bewezen, boven_nul = _proef(range(80, 800))
    assert bewezen >= 1200
    assert boven_nul >= 150


def test_the_row_of_a_dienst_is_the_best_of_its_rows() -> None:
    """A dienst puts more where it helps most, and takes less where that costs least; the greatest gain comes first."""
    rijen = [rij for zaad in range(6) for rij in waarde_van_geld(solve(_scenario(zaad)))]
    assert any(rij.bron is None and rij.meer.laagste for rij in rijen)
    for zaad in range(6):
        tabel = waarde_van_geld(solve(_scenario(zaad)))
        assert [r.meer.laagste for r in tabel] == sorted((r.meer.laagste for r in tabel), reverse=True)
        for kop in (r for r in tabel if r.bron is None):
            eigen = [r for r in tabel if r.bron is not None and (r.dienst, r.uren) == (kop.dienst, kop.uren)]
            assert kop.meer.laagste == max(r.meer.laagste for r in eigen)


def test_more_and_less_leave_the_rest_as_it_is() -> None:
    """A little more or less changes no base of a flexdoel: lasten and fte of what counts for it stay the same."""
    for zaad in range(30):
        scenario = _scenario(zaad)
        for bron in gevraagde_bronnen(scenario):
            for ander in (met_meer(scenario, bron), met_minder(scenario, bron)):
                if ander is not None:
                    telt = [p for p in ander.posten if p.kostensoort is not Kostensoort.STELPOST or p.lasten_euro < 0]
                    assert [(p.lasten_euro, p.fte_honderdsten) for p in telt] == [
                        (p.lasten_euro, p.fte_honderdsten) for p in scenario.posten
                    ]


def test_nothing_is_worth_anything_without_the_goal() -> None:
    """A plan that doesn't pursue prioriteiten has nothing to gain."""
    scenario = replace(_scenario(1), doelen=(Doelregel(Doel.TAAKSTELLING),))
    assert waarde_van_geld(solve(scenario)) == ()
