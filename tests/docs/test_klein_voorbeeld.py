"""docs/handleiding/klein-voorbeeld.md works out by hand what the software gives: the figures are the same."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from allocator.workbook.load import laad
from allocator_models.jaarplan import solve
from allocator_models.plan import Plan
from allocator_models.result import Jaarplan
from allocator_models.scenario import Scenario, Variant
from allocator_models.spelregels import Doel
from scenarios.generate import MAP

PAGINA = (Path(__file__).parents[2] / "docs" / "handleiding" / "klein-voorbeeld.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def jaarplan() -> Jaarplan:
    return solve(laad(MAP / "klein-voorbeeld.xlsx").scenario)


@pytest.fixture(scope="module")
def plan(jaarplan: Jaarplan) -> Plan:
    assert jaarplan.plan is not None
    return jaarplan.plan


def _euro(bedrag: int) -> str:
    return f"€ {bedrag:,}".replace(",", ".")


def _rijen(kop: str) -> list[list[str]]:
    """Return the cells of the first table under a heading, without its head."""
    _, gevonden, rest = PAGINA.partition(f"\n## {kop}")
    assert gevonden, kop
    regels = [regel for regel in rest.partition("\n## ")[0].splitlines() if regel.startswith("|")]
    return [[cel.strip() for cel in regel.strip("|").split("|")] for regel in regels[2:]]


def _waarde(scenario: Scenario, variant: Variant) -> int:
    loonkosten = scenario.spelregels.loonkosten_per_fte_euro
    return sum(i.euro + i.fte_honderdsten * loonkosten // 100 for i in variant.stadsinzet)


def test_table_of_asks_is_the_workbook(jaarplan: Jaarplan) -> None:
    """Every variant is in the table with its dienst, fte, euros, value and score."""
    scenario = jaarplan.scenario
    verwacht = {}
    for prioriteit in scenario.prioriteiten:
        for variant in prioriteit.varianten:
            (inzet,) = variant.stadsinzet
            naam = (
                f"{prioriteit.prioriteit} {variant.variant}" if len(prioriteit.varianten) > 1 else prioriteit.prioriteit
            )
            verwacht[naam] = [
                inzet.dienst,
                f"{inzet.fte_honderdsten / 100:.1f}".replace(".", ","),
                _euro(inzet.euro),
                _euro(_waarde(scenario, variant)),
                str(variant.score_duizendsten // 1000),
            ]
    assert {rij[0].partition(",")[0]: rij[1:] for rij in _rijen("Wat de wijken vragen")} == verwacht


def test_table_of_rights_is_the_plan(plan: Plan) -> None:
    """Every wijk's share, ask and recht."""
    assert plan.vloer is not None
    verwacht = {
        r.wijk: [_euro(r.aandeel_euro), _euro(r.gevraagd_euro), _euro(r.recht_euro)] for r in plan.vloer.rechten
    }
    vloertabel = [rij for rij in _rijen("Met wijkvloer") if rij[0] in verwacht]
    assert {rij[0]: rij[1:] for rij in vloertabel} == verwacht


def test_words_give_score_and_floor(jaarplan: Jaarplan, plan: Plan) -> None:
    """The heading gives the score, and the text the best floor and the part of it that binds, rounded up."""
    assert plan.vloer is not None
    (score,) = [d.waarde for d in jaarplan.doelen if d.doel is Doel.WIJKPRIORITEITEN]
    assert f"## Met wijkvloer: {score:.0f} punten" in PAGINA
    deel = -(-Fraction(plan.vloer.z_promille * jaarplan.scenario.spelregels.wijkvloer_deel_bp, 10_000) // 1)
    for promille in (plan.vloer.z_promille, deel):
        assert f"{promille // 10},{promille % 10} %" in PAGINA


def test_words_give_what_every_dienst_keeps_free(jaarplan: Jaarplan, plan: Plan) -> None:
    """The first table has every dienst's flex, in euros and in fte, and what drops."""
    tabel = {rij[0]: rij[1:] for rij in _rijen("Wat er te verdelen is")}
    posten = jaarplan.scenario.post
    for kolom, dienst in enumerate(("SW", "DMO")):
        delen = [s for s in plan.splitsingen if posten[s.post].dienst == dienst]
        flex_fte = sum(s.flex_honderdsten for s in delen)
        assert tabel["flex: 20 % daarvan"][kolom] == f"{flex_fte / 100:.1f} fte".replace(".", ",")
        assert tabel["vervalt voor de taakstelling"][kolom] == _euro(sum(s.vervallen_euro for s in delen))
        assert _euro(sum(s.flex_euro for s in delen)) in PAGINA
