"""Whether two opties come to the same: the same varianten, and as much free and dropped in every dienst."""

from __future__ import annotations

from collections import defaultdict

from allocator_models.result import Jaarplan


def zijn_gelijk(ene: Jaarplan, andere: Jaarplan) -> bool:
    """Whether two results, each with a plan, come to the same for people.

    They do when they grant the same varianten and what is flex and what drops, in euros and fte × loonkosten, differs
    over all diensten together by no more than the scenario's gap, as a fraction of all flex and drops: less than that
    is no choice, only where the search happened to stop.
    """
    if ene.plan is None or andere.plan is None or set(ene.plan.keuzes) != set(andere.plan.keuzes):
        return False
    links, rechts = _los_cent(ene), _los_cent(andere)
    verschil = sum(abs(links.get(sleutel, 0) - rechts.get(sleutel, 0)) for sleutel in links.keys() | rechts.keys())
    return verschil <= ene.scenario.spelregels.gap * sum(links.values())


def _los_cent(jaarplan: Jaarplan) -> dict[tuple[str, bool], int]:
    """(dienst, whether it drops) → its value in hundredths of a euro."""
    assert jaarplan.plan is not None
    loonkosten = jaarplan.scenario.spelregels.loonkosten_per_fte_euro
    los: dict[tuple[str, bool], int] = defaultdict(int)
    for deel in jaarplan.plan.splitsingen:
        dienst = jaarplan.scenario.post[deel.post].dienst
        los[dienst, False] += 100 * deel.flex_euro + loonkosten * deel.flex_honderdsten
        los[dienst, True] += 100 * deel.vervallen_euro + loonkosten * deel.vervallen_honderdsten
    return los
