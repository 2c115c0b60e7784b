"""What is said of a prioriteit is no more than what is known of it."""

from __future__ import annotations

from functools import cache

import pytest

from allocator.report.verklaring.prioriteiten import maak_uitleg
from allocator_models.jaarplan import solve
from allocator_models.result import Jaarplan
from allocator_models.verklaring.bindt import Binding, Voorrang
from allocator_models.verklaring.prioriteit import Oordeel, Verklaring, geweigerd
from scenarios.stad import stad_scenario


@cache
def _jaarplan() -> Jaarplan:
    return solve(stad_scenario(30, 9, 7))


def _nee(oordeel: Oordeel, *voorrang: Voorrang) -> str:
    """Return what is said of a refusal in whose way nothing stands, and of which no other plan was found."""
    naam = geweigerd(_jaarplan())[0]
    variant = _jaarplan().scenario.prioriteit[naam].varianten[0].variant
    binding = Binding(naam, variant, (), (), (), voorrang)
    return maak_uitleg(Verklaring(naam, oordeel, None, 10_000, None, (), binding), _jaarplan()).alinea


@pytest.mark.parametrize(
    ("oordeel", "zin"),
    [
        (Oordeel.BEWEZEN, "Het is bewezen dat geen enkel plan met haar zo hoog scoort als dit plan."),
        (Oordeel.TE_DICHT, "Dit ligt te dicht bij elkaar om te beslissen"),
        (Oordeel.ONBESLIST, "Binnen de rekentijd is geen plan met deze prioriteit gevonden"),
        (Oordeel.PAST_NIET, "Er is geen enkel plan waarin zij past"),
    ],
)
def test_the_verdict_is_said_without_another_plan_too(oordeel: Oordeel, zin: str) -> None:
    """Each verdict has its sentence; that others scored higher is said only where it is proven."""
    alinea = _nee(oordeel)
    assert zin in alinea
    assert ("gaven samen een hogere score" in alinea) is (oordeel is Oordeel.BEWEZEN)


@pytest.mark.parametrize(
    ("honderdsten", "euro", "wie"),
    [
        (40, 5000, "Hetzelfde geld en dezelfde mensen gaan nu naar"),
        (0, 5000, "Hetzelfde geld gaat nu naar"),
        (40, 0, "Dezelfde mensen gaan nu naar"),
        (0, 0, None),
    ],
)
def test_who_went_first_has_what_is_said(honderdsten: int, euro: int, wie: str | None) -> None:
    """Money, hours or both; of who lies in the same wijk only, neither is said."""
    plan = _jaarplan().plan
    assert plan is not None
    naam, variant = min(plan.keuzes)
    alinea = _nee(Oordeel.BEWEZEN, Voorrang(naam, variant, "", 0, honderdsten, euro, draagt_vloer=False))
    assert wie in alinea if wie else "nu naar" not in alinea


@pytest.mark.parametrize(
    ("anders", "zin"),
    [(9_000, "verliest het plan 1 punt."), (10_000, "gelijk."), (10_500, "wint het plan 0,5 punten.")],
)
def test_a_plan_without_it_may_score_more(anders: int, zin: str) -> None:
    """Within the gap the plan without a granted prioriteit may be the better one: then that is said."""
    plan = _jaarplan().plan
    assert plan is not None
    naam = next(q for q, _ in sorted(plan.keuzes) if not _jaarplan().scenario.prioriteit[q].toegezegd)
    verklaring = Verklaring(naam, Oordeel.TOEGEKEND, plan.keuze[naam], 10_000, anders, (), None)
    assert maak_uitleg(verklaring, _jaarplan()).zinnen[-1].endswith(zin)
