"""The audit: every rule of the jaarplan, checked exactly on the plan that came out, every time.

It shares no code with the formulation and knows no solver: only the scenario, the plan, and the mathematics as the
docstring of ``allocator_models.jaarplan`` states them. All arithmetic is on whole numbers. One function a rule,
``controleer_<regel>``, which yields the outcome of every check that it makes: a Bevinding, or ``None`` when it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from allocator_models.audit.afspraak import controleer_afspraak
from allocator_models.audit.doelen import controleer_doelen
from allocator_models.audit.doelwaarden import SCHAAL, goal_values
from allocator_models.audit.feiten import Feiten
from allocator_models.audit.inzet import controleer_capaciteit, controleer_dekking, controleer_structureel
from allocator_models.audit.leesbaar import controleer_leesbaar
from allocator_models.audit.oordeel import Uitkomst
from allocator_models.audit.splitsing import controleer_gebonden, controleer_splitsing
from allocator_models.audit.variant import controleer_variant
from allocator_models.audit.vervallen import controleer_vervallen
from allocator_models.audit.vloer import controleer_vloer
from allocator_models.audit.volledig import controleer_volledig
from allocator_models.plan import Plan
from allocator_models.result import Auditverslag, Bevinding, Doeluitkomst
from allocator_models.scenario import Scenario

__all__ = ["REGELS", "SCHAAL", "AuditFout", "audit_plan", "eis_geslaagd", "goal_values"]

_WET: dict[str, Callable[[Feiten], Iterator[Uitkomst]]] = {
    "splitsing": controleer_splitsing,
    "gebonden": controleer_gebonden,
    "afspraak": controleer_afspraak,
    "capaciteit": controleer_capaciteit,
    "dekking": controleer_dekking,
    "structureel": controleer_structureel,
    "vervallen": controleer_vervallen,
    "variant": controleer_variant,
    "vloer": controleer_vloer,
}

REGELS: tuple[str, ...] = ("volledig", *_WET, "doelen")
"""The tags of all rules, in the order in which they are checked: between the first and the last those of the law."""


class AuditFout(Exception):
    """A plan or an advice failed its audit: a fault of the program, never of the input; ``verslag`` holds all."""

    def __init__(self, verslag: Auditverslag, wat: str = "het plan") -> None:
        self.verslag = verslag
        self.wat = wat
        eerste, *andere = verslag.bevindingen
        rest = f" (en nog {len(andere)} andere)" if andere else ""
        super().__init__(
            f"De controle van {wat} is niet geslaagd op regel {eerste.regel}, {eerste.plaats}: {eerste.melding}{rest}"
        )

    def __reduce__(self) -> tuple[type[AuditFout], tuple[Auditverslag, str]]:
        """Let another process pass it on: it isn't made from its message."""
        return type(self), (self.verslag, self.wat)


def audit_plan(scenario: Scenario, plan: Plan, doelen: Sequence[Doeluitkomst] = ()) -> Auditverslag:
    """Check every rule on ``plan``, and the values and bounds of ``doelen`` when given.

    A plan that can't be read (see [volledig]) is checked no further: the other rules then count 0 items.

    Returns:
        Per rule of :data:`REGELS` the number of checks made, and what was found, in the order of the rules.
    """
    aantallen = dict.fromkeys(REGELS, 0)
    bevindingen: list[Bevinding] = []

    def neem_op(regel: str, uitkomsten: Iterable[Uitkomst]) -> None:
        for uitkomst in uitkomsten:
            aantallen[regel] += 1
            if uitkomst is not None:
                bevindingen.append(uitkomst)

    neem_op("volledig", controleer_leesbaar(scenario, plan))
    if not bevindingen:
        feiten = Feiten(scenario, plan)
        neem_op("volledig", controleer_volledig(feiten))
        for regel, controleer in _WET.items():
            neem_op(regel, controleer(feiten))
        if doelen:
            neem_op("doelen", controleer_doelen(scenario, goal_values(scenario, plan), doelen))
    return Auditverslag(tuple(aantallen.items()), tuple(bevindingen))


def eis_geslaagd(verslag: Auditverslag, wat: str = "het plan") -> None:
    """Return when the audit passed.

    Raises:
        AuditFout: something was found; its message names the first rule that failed.
    """
    if not verslag.geslaagd:
        raise AuditFout(verslag, wat)
