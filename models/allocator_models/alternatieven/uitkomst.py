"""What a search for opties gives: a few plans side by side, how far they lie apart, and what they have in common.

All opties are measured with one yardstick, that of the scenario itself (the *base*): a variant counts with the score
and the city value (euro + fte × loonkosten, what a partner brings left out) that it has there. A variant that only an
optie of the sheet Opties knows has those of that optie. The *distance* between two opties is the city value of every
variant that one of them grants and the other doesn't, so that € 100.000 moved from one prioriteit to another is a
distance of € 200.000.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from allocator_models.plan import Plan
from allocator_models.result import Jaarplan, Status
from allocator_models.scenario import Scenario
from allocator_models.spelregels import Doel


class Ontstaan(StrEnum):
    """How an optie came about."""

    BELEID = "beleid"
    """A named policy: see :class:`Beleid`."""
    OPTIE = "optie"
    """An optie of the sheet Opties: a scenario of its own, with other rules or amounts than the base."""
    ALTERNATIEF = "alternatief"
    """A near-best plan, found because it differs from those before it."""


class Beleid(StrEnum):
    """The named policies; the mathematics of each stands in :mod:`allocator_models.alternatieven`."""

    HOOGSTE_SCORE = "hoogste score"
    WIJKEN_GELIJK = "wijken gelijk"
    KRACHTWIJKEN_EERST = "krachtwijken eerst"
    MEEST_FLEXIBEL = "meest flexibel"


class Zoekeinde(StrEnum):
    """Why no more opties are shown than there are."""

    GENOEG = "genoeg"
    """As many as were asked; there may be others."""
    GEEN_ANDERE = "geen andere"
    """Beside these there is none within the loss that differs enough from all of them: this has been proven."""
    NIET_GEVONDEN = "niet gevonden"
    """No other was found, nor proven not to exist."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """What was asked."""

    verlies_bp: int
    """How much less score than the proven bound is allowed, in hundredths of a percent."""
    verschil_euro: int
    """How far a near-best alternative must lie from every other optie, at least."""
    aantal: int
    """How many opties to make, at most; those of the sheet Opties come on top of these."""


@dataclass(frozen=True, slots=True)
class Streven:
    """What a policy made as great as it could before it looked at the score, in ``eenheden``.

    Krachtwijken eerst: city value granted to krachtwijken, in hundredths of a euro. Wijken gelijk: the least service
    of a wijk, in permille of its recht. Meest flexibel: flex, in hundredths of a euro (fte × loonkosten). ``grens``
    is what no plan within the loss can better; where it equals ``waarde``, the policy is carried out in full.
    """

    waarde_eenheden: int
    grens_eenheden: int


@dataclass(frozen=True)
class Optie:
    """One plan for the college to choose.

    ``jaarplan`` is a result like any other: with its own scenario (that of the base, but for an optie of the sheet),
    all goals, the plan and its audit, which it has passed.
    """

    naam: str
    """For people: a policy's name, the name on the sheet, or ``alternatief 1``. No two opties share one."""
    ontstaan: Ontstaan
    beleid: Beleid | None
    """Which policy; ``None`` unless ``ontstaan`` is beleid."""
    jaarplan: Jaarplan
    score_duizendsten: int
    """Σ score of what is granted, by the yardstick of the base."""
    grens_duizendsten: int
    """The proven bound: no plan of the base has a higher score, its earlier goals and its floor held."""
    beste_duizendsten: int
    """The score of the policy hoogste score."""
    afstand_euro: Mapping[str, int] = field(default_factory=dict)
    """Name of every other optie → distance in whole euros, rounded down."""
    samen: tuple[str, ...] = ()
    """Names of opties that came to the same and were left out in favour of this one."""
    streven: Streven | None = None
    eigen_grens_duizendsten: int | None = None
    """The bound of its score with what it strives for held; ``None`` where it strives for nothing before the score."""

    @property
    def plan(self) -> Plan:
        """The plan. Raises ``ValueError`` when there is none, which no optie that is shown comes to."""
        if self.jaarplan.plan is None:
            raise ValueError(f"optie {self.naam} has no plan")
        return self.jaarplan.plan

    @property
    def bewezen(self) -> bool:
        """Whether it is proven, within the gap, to be the best of its kind: with what it strives for held.

        The status of ``jaarplan`` is that of a plan of the scenario, which gives up score for what it strives for.
        """
        if self.eigen_grens_duizendsten is None:
            return self.jaarplan.status is Status.BEWEZEN
        eigen = {Doel.WIJKPRIORITEITEN: self.eigen_grens_duizendsten}
        gap = self.jaarplan.scenario.spelregels.gap
        doelen = self.jaarplan.doelen
        return all(replace(d, grens_eenheden=eigen.get(d.doel, d.grens_eenheden)).gap <= gap for d in doelen)

    @property
    def verlies(self) -> float:
        """What it loses of the proven bound of the score, as a fraction; negative where other rules give more."""
        return (self.grens_duizendsten - self.score_duizendsten) / max(1, self.grens_duizendsten)

    @property
    def verlies_tegen_beste(self) -> float:
        """What it loses of the score of hoogste score, as a fraction; negative where other rules give more."""
        return (self.beste_duizendsten - self.score_duizendsten) / max(1, self.beste_duizendsten)


@dataclass(frozen=True, slots=True)
class Kern:
    """How firm one prioriteit is: in how many of the opties that are shown it is granted, in whichever variant."""

    prioriteit: str
    in_opties: int
    van_opties: int
    zeker: bool
    """Proven: without it no plan of the base comes to the allowed score. Never true for another reason."""

    @property
    def in_alle(self) -> bool:
        """Whether every optie shown grants it."""
        return self.in_opties == self.van_opties


@dataclass(frozen=True, slots=True)
class Zonderplan:
    """An optie of the sheet Opties for which there is no plan, or none was found in time."""

    naam: str
    status: Status


@dataclass(frozen=True)
class Opties:
    """All opties of a scenario, side by side; the first is hoogste score."""

    scenario: Scenario
    vraag: Vraag
    opties: tuple[Optie, ...]
    kern: tuple[Kern, ...]
    """One for every prioriteit of the base, in its order."""
    grens_duizendsten: int
    """The proven bound of the score."""
    minste_duizendsten: int
    """The allowed score: (1 − loss) × the bound, rounded up. Every near-best alternative has at least this."""
    einde: Zoekeinde
    zonder_plan: tuple[Zonderplan, ...] = ()
    seconden: float = 0.0

    @property
    def geen_andere(self) -> bool:
        """Whether it was proven that beside these there is no other near-best optie that differs enough."""
        return self.einde is Zoekeinde.GEEN_ANDERE

    def binnen_verlies(self, optie: Optie) -> bool:
        """Whether an optie lies within the loss that was asked."""
        return optie.score_duizendsten >= self.minste_duizendsten
