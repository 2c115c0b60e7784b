"""What a run found: status, bounds, relaxations, repairs and the audit, as separate things."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from allocator_models.plan import Plan
from allocator_models.scenario import Scenario
from allocator_models.spelregels import Doel


class Status(StrEnum):
    """How a run ended. Infeasible is a result, not an exception."""

    BEWEZEN = "bewezen"
    """Every goal was proven within the gap of the scenario."""
    OPLOSSING = "oplossing"
    """There is a plan, and at least one goal is further from its bound than the gap."""
    ONMOGELIJK = "onmogelijk"
    """The law cannot hold; see :attr:`Jaarplan.herstel`."""
    ONBEKEND = "onbekend"
    """The time limit struck before a plan was found."""


@dataclass(frozen=True, slots=True)
class Doeluitkomst:
    """One goal: value and bound as whole ``eenheden``, of which ``schaal`` make one printed unit.

    The value is recomputed from the plan. The bound is the best value that any plan could still have, given the
    earlier goals, rounded to the safe side. Without tolerantie ``gap`` is |value − bound| / max(1, |value|) in printed
    units.
    """

    doel: Doel
    waarde_eenheden: int
    grens_eenheden: int
    schaal: int
    eenheid: str
    """``euro``, ``punten`` or ``aantal``: what one printed unit is."""
    seconden: float = 0.0
    gevonden_eenheden: int | None = None
    """The value when its turn came, which later goals are held to, give or take its tolerantie; ``None``: the value.

    Later goals may have used the tolerantie, and within the gap they may have improved it.
    """

    @property
    def waarde(self) -> float:
        """The value in printed units."""
        return self.waarde_eenheden / self.schaal

    @property
    def grens(self) -> float:
        """The bound in printed units."""
        return self.grens_eenheden / self.schaal

    @property
    def gap(self) -> float:
        """The relative distance to the bound, of the value when its turn came or of what later goals made better."""
        beste = min(self.gehouden_eenheden, self.waarde_eenheden, key=self._van_de_grens)
        return self._van_de_grens(beste) / max(self.schaal, abs(beste))

    @property
    def gehouden_eenheden(self) -> int:
        """The value when its turn came."""
        return self.waarde_eenheden if self.gevonden_eenheden is None else self.gevonden_eenheden

    @property
    def afgestaan(self) -> float:
        """The part of it that later goals took, within its tolerantie."""
        verschil = self._van_de_grens(self.waarde_eenheden) - self._van_de_grens(self.gehouden_eenheden)
        return max(0, verschil) / max(1, abs(self.gehouden_eenheden))

    def _van_de_grens(self, eenheden: int) -> int:
        return abs(eenheden - self.grens_eenheden)


@dataclass(frozen=True, slots=True)
class Versoepeling:
    """A soft rule that was given up in part, with how much. ``dienst`` None is the whole city.

    ``doel`` is flexband, taakstelling or verplichtingen; ``onderwerp`` names the taakstelling or the prioriteit.
    ``euro`` and ``fte_honderdsten`` are what falls short (negative: what is too much).
    """

    doel: Doel
    dienst: str | None
    onderwerp: str
    euro: int
    fte_honderdsten: int


@dataclass(frozen=True, slots=True)
class Herstel:
    """One of the smallest repairs that together would make the law hold: what is short, where, and for which promises.

    ``regel`` is the tag of the law. ``soort`` says what ``naam`` identifies: ``team`` or ``post`` (a post), ``dekking``
    (a programma of the dienst), ``afspraak`` or ``prioriteit`` (nothing at all can serve it, or promises exclude each
    other: then both amounts are 0). ``voor`` names the afspraken and prioriteiten that lean on it.
    """

    regel: str
    soort: str
    naam: str
    dienst: str | None
    programma: str | None
    voor: tuple[str, ...]
    euro: int
    fte_honderdsten: int


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One thing that the audit found wrong."""

    regel: str
    plaats: str
    melding: str


@dataclass(frozen=True, slots=True)
class Auditverslag:
    """Which rules were checked, over how many items each, and what was wrong."""

    regels: tuple[tuple[str, int], ...]
    """(tag of the rule, number of items checked)."""
    bevindingen: tuple[Bevinding, ...] = ()

    @property
    def geslaagd(self) -> bool:
        """Whether nothing was found."""
        return not self.bevindingen


@dataclass(frozen=True)
class Jaarplan:
    """What a run of the yearly model gives: always all fields; ``plan`` and ``audit`` only when there is a plan."""

    scenario: Scenario
    status: Status
    doelen: tuple[Doeluitkomst, ...] = ()
    plan: Plan | None = None
    versoepelingen: tuple[Versoepeling, ...] = ()
    herstel: tuple[Herstel, ...] = ()
    audit: Auditverslag | None = None
    tijdslimiet_geraakt: bool = False
    seconden: float = 0.0

    def __post_init__(self) -> None:
        """Hold status and plan together."""
        heeft_plan = self.status in (Status.BEWEZEN, Status.OPLOSSING)
        if heeft_plan != (self.plan is not None):
            raise ValueError(f"status {self.status} and plan do not agree")
