"""The data of a plan: how each post is split, what is granted, and from where.

A :class:`Plan` holds decisions only. Every total, share and goal value is recomputed from it and the
:class:`~allocator_models.scenario.Scenario`; nothing in it is read from a solver's objective. Whole numbers
throughout, in the units of :mod:`allocator_models.scenario`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from allocator_models.scenario import Aard


@dataclass(frozen=True, slots=True)
class Splitsing:
    """One post: its euros, and its fte where it is a team.

    vast + flex + vervallen = lasten; gebonden + regulier + afspraak + oormerk + flex + vervallen = fte.
    """

    post: str
    vast_euro: int
    flex_euro: int = 0
    vervallen_euro: int = 0
    baten_vervallen_euro: int = 0
    taakstelling: str | None = None
    """The taakstelling for which the drop counts."""
    gebonden_honderdsten: int = 0
    regulier_honderdsten: int = 0
    afspraak_honderdsten: int = 0
    oormerk_honderdsten: int = 0
    flex_honderdsten: int = 0
    vervallen_honderdsten: int = 0

    @property
    def vervallen_saldo_euro(self) -> int:
        """What the drop saves, after the baten that go with it."""
        return self.vervallen_euro - self.baten_vervallen_euro


@dataclass(frozen=True, slots=True)
class FteOormerk:
    """Hours of a team (``post``) earmarked for one inzet row of a granted variant."""

    prioriteit: str
    variant: str
    regel: int
    post: str
    fte_honderdsten: int


@dataclass(frozen=True, slots=True)
class EuroOormerk:
    """Euros of a dekking (dienst × programma × aard) earmarked for one inzet row of a granted variant."""

    prioriteit: str
    variant: str
    regel: int
    dienst: str
    programma: str
    aard: Aard
    euro: int


@dataclass(frozen=True, slots=True)
class FteAfspraak:
    """Hours of a team reserved for a wijkafspraak."""

    afspraak: str
    post: str
    fte_honderdsten: int


@dataclass(frozen=True, slots=True)
class EuroAfspraak:
    """Euros reserved for a wijkafspraak: on its own ``post``, or (``post`` None) from a dekking of its dienst."""

    afspraak: str
    dienst: str
    programma: str
    aard: Aard
    post: str | None
    euro: int


@dataclass(frozen=True, slots=True)
class Wijkrecht:
    """What a wijk may count on, and the three figures of which it is the least. Whole euros, rounded down.

    ``haalbaar_euro`` is the greatest city value of the wijk's prioriteiten under the law alone; where the other two
    already settle the least, it is only known to be at least that, and is stored as that.
    """

    wijk: str
    aandeel_euro: int
    gevraagd_euro: int
    haalbaar_euro: int

    @property
    def recht_euro(self) -> int:
        """The least of the three."""
        return min(self.aandeel_euro, self.gevraagd_euro, self.haalbaar_euro)


@dataclass(frozen=True, slots=True)
class Vloer:
    """The floor under the wijken: z* in permille, as a fully proven or best known value, and every wijk's recht."""

    z_promille: int
    grens_promille: int
    rechten: tuple[Wijkrecht, ...]

    @property
    def gap(self) -> float:
        """How far z* may lie from the best possible, as a fraction."""
        return abs(self.grens_promille - self.z_promille) / max(1, abs(self.z_promille))


@dataclass(frozen=True)
class Plan:
    """All decisions, sorted by identifier: one splitsing per post of the scenario, and what is granted."""

    keuzes: tuple[tuple[str, str], ...]
    """(prioriteit, variant) of what is granted."""
    splitsingen: tuple[Splitsing, ...]
    fte_oormerken: tuple[FteOormerk, ...] = ()
    euro_oormerken: tuple[EuroOormerk, ...] = ()
    fte_afspraken: tuple[FteAfspraak, ...] = ()
    euro_afspraken: tuple[EuroAfspraak, ...] = ()
    vloer: Vloer | None = None
    """``None`` when the spelregel wijkvloer is geen, or the goal wijkprioriteiten is not pursued."""

    @cached_property
    def keuze(self) -> Mapping[str, str]:
        """Prioriteit → granted variant."""
        return dict(self.keuzes)

    @cached_property
    def splitsing(self) -> Mapping[str, Splitsing]:
        """Post → its splitsing."""
        return {s.post: s for s in self.splitsingen}
