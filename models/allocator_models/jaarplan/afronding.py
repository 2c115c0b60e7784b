"""From a chain that has run, or a law that can't hold, to a result: the plan is read, audited and judged."""

from __future__ import annotations

from time import perf_counter

from allocator_models.audit import audit_plan, eis_geslaagd
from allocator_models.jaarplan.herstel import Wettoets
from allocator_models.jaarplan.keten import Keten
from allocator_models.jaarplan.uitkomst import lees_plan
from allocator_models.jaarplan.versoepelingen import versoepelingen
from allocator_models.result import Doeluitkomst, Jaarplan, Status
from allocator_models.scenario import Scenario


def zonder_plan(scenario: Scenario, toets: Wettoets, begin: float) -> Jaarplan:
    """Return the result when the law alone gives no plan; ``begin`` is when the run began."""
    status = Status.ONMOGELIJK if toets.herstel else Status.ONBEKEND
    return Jaarplan(
        scenario,
        status,
        herstel=toets.herstel,
        tijdslimiet_geraakt=status is Status.ONBEKEND,
        seconden=perf_counter() - begin,
    )


def met_plan(keten: Keten, doelen: tuple[Doeluitkomst, ...], begin: float) -> Jaarplan:
    """Return the plan that the variables of a chain hold, audited; ``begin`` is when the run began.

    Raises:
        AuditFout: when the plan breaks a rule, or a goal's value is not what was said.
    """
    scenario = keten.gegevens.scenario
    plan = lees_plan(keten.gegevens, keten.besluiten, keten.vloer)
    audit = audit_plan(scenario, plan, doelen)
    eis_geslaagd(audit)
    bewezen = all(doel.gap <= scenario.spelregels.gap for doel in doelen)
    return Jaarplan(
        scenario,
        Status.BEWEZEN if bewezen else Status.OPLOSSING,
        doelen,
        plan,
        versoepelingen(scenario, plan),
        audit=audit,
        tijdslimiet_geraakt=keten.zoeker.limiet_geraakt,
        seconden=perf_counter() - begin,
    )
