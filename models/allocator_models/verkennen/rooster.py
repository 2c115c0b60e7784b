"""A sweep as data: the axes, and a point for every combination of their values."""

from __future__ import annotations

from dataclasses import dataclass

from allocator_models.verkennen.front import Front
from allocator_models.verkennen.uitkomst import Uitkomst


@dataclass(frozen=True, slots=True)
class As:
    """One thing that is varied: its name, and its values in order, as a user writes them (`15 %`)."""

    naam: str
    waarden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Punt:
    """One combination of values, one for each axis, and what it gives."""

    waarden: tuple[str, ...]
    uitkomst: Uitkomst


@dataclass(frozen=True, slots=True)
class Verkenning:
    """A sweep: the scenario as it is, and every point, the last axis running fastest; see :mod:`.front`."""

    basis: Uitkomst
    assen: tuple[As, ...]
    punten: tuple[Punt, ...]
    front: Front
