"""Every soft rule that a plan gave up in part, with how much, from the plan itself.

See the goals in :mod:`allocator_models.jaarplan`; amounts outside a band are rounded up to whole units, as there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.plan import Plan
from allocator_models.result import Versoepeling
from allocator_models.scenario import HELE_DEEL_BP, Scenario
from allocator_models.spelregels import Doel


def versoepelingen(scenario: Scenario, plan: Plan) -> tuple[Versoepeling, ...]:
    """Return what each pursued soft goal falls short: missed prioriteiten, taakstellingen, and bands."""
    doelen = {regel.doel for regel in scenario.doelen}
    per_doel = {
        Doel.VERPLICHTINGEN: _verplichtingen,
        Doel.TAAKSTELLING: _taakstellingen,
        Doel.FLEXBAND: _banden,
    }
    return tuple(v for doel, zoek in per_doel.items() if doel in doelen for v in zoek(scenario, plan))


def _verplichtingen(scenario: Scenario, plan: Plan) -> Iterator[Versoepeling]:
    for prioriteit in scenario.prioriteiten:
        if prioriteit.verplicht and prioriteit.prioriteit not in plan.keuze:
            yield Versoepeling(Doel.VERPLICHTINGEN, None, prioriteit.prioriteit, 0, 0)


def _taakstellingen(scenario: Scenario, plan: Plan) -> Iterator[Versoepeling]:
    saldo: dict[str, int] = defaultdict(int)
    for splitsing in plan.splitsingen:
        if splitsing.taakstelling is not None:
            saldo[splitsing.taakstelling] += splitsing.vervallen_saldo_euro
    for opgave in scenario.taakstellingen:
        tekort = opgave.bedrag_euro - saldo[opgave.taakstelling]
        if tekort > 0:
            yield Versoepeling(Doel.TAAKSTELLING, opgave.dienst, opgave.taakstelling, tekort, 0)


def _banden(scenario: Scenario, plan: Plan) -> Iterator[Versoepeling]:
    gegevens = Gegevens(scenario)
    euro: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    fte: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for post in scenario.posten:
        deel = plan.splitsing[post.post]
        if gegevens.in_grondslag(post):
            flex, basis = euro[post.dienst]
            euro[post.dienst] = flex + deel.flex_euro, basis + deel.vast_euro + deel.flex_euro
        if post.fte_honderdsten:
            flex, basis = fte[post.dienst]
            fte[post.dienst] = flex + deel.flex_honderdsten, basis + post.fte_honderdsten - deel.vervallen_honderdsten
    spelregels = scenario.spelregels
    stad = (None, spelregels.flexdoel_bp, spelregels.bandbreedte_concern_bp)
    for dienst, doel, breedte in [*((d.dienst, d.flexdoel_bp, d.bandbreedte_bp) for d in scenario.diensten), stad]:
        grenzen = max(0, doel - breedte), min(HELE_DEEL_BP, doel + breedte)
        buiten_euro, buiten_fte = (_buiten(*_van(sommen, dienst), *grenzen) for sommen in (euro, fte))
        if buiten_euro or buiten_fte:
            yield Versoepeling(Doel.FLEXBAND, dienst, "", buiten_euro, buiten_fte)


def _van(sommen: dict[str, tuple[int, int]], dienst: str | None) -> tuple[int, int]:
    """Return (flex, base) of a dienst, or (None) of the whole city."""
    delen = [deel for naam, deel in sommen.items() if dienst in (None, naam)]
    return sum(flex for flex, _ in delen), sum(basis for _, basis in delen)


def _buiten(flex: int, basis: int, laagste_bp: int, hoogste_bp: int) -> int:
    """Return what is short of the lower bound, or (negative) what lies above the upper one, rounded up."""
    onder = -(-(basis * laagste_bp - flex * HELE_DEEL_BP) // HELE_DEEL_BP)
    boven = -(-(flex * HELE_DEEL_BP - basis * hoogste_bp) // HELE_DEEL_BP)
    return onder if onder > 0 else -max(0, boven)
