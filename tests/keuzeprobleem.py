"""Problems of choice from the literature as scenario workbooks: knapsacks, multiple choice, assignment.

Each resource is a dienst with one oormerkbare post of kostensoort inkoop, in which euros stand for units of the
resource. Each group of choices is a prioriteit and each choice a variant, with what it uses as inzet.

A plan grants *at most* one variant a prioriteit. Where a problem demands *exactly* one, every score is raised by the
same toeslag, larger than all groups together can bring: then a plan that grants one group more is always better, and
among plans that grant every group the toeslagen add up to the same. So, when the best plan grants every group, its
score without toeslagen is the optimum of the problem; when it doesn't, the problem has no solution at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from allocator.workbook.schema import (
    DienstRij,
    DoelRij,
    InzetRij,
    PostRij,
    PrioriteitRij,
    ProgrammaRij,
    ScenarioRij,
    SpelregelRij,
    WijkRij,
)
from allocator_models.scenario import Aard, Gebondenheid, Kostensoort
from allocator_models.spelregels import Doel, Wijkvloer


@dataclass(frozen=True)
class Keuze:
    """One choice: what it brings, and what it uses of each resource."""

    opbrengst: Decimal
    gebruik: tuple[Decimal, ...]


@dataclass(frozen=True)
class Keuzeprobleem:
    """Groups of choices under capacities. ``alle``: exactly one choice of each group, otherwise at most one."""

    capaciteit: tuple[Decimal, ...]
    groepen: tuple[tuple[Keuze, ...], ...]
    alle: bool

    @property
    def toeslag(self) -> int:
        """What is added to each score: more than all groups together can bring, or 0 when none has to be chosen."""
        meeste = sum(max(keuze.opbrengst for keuze in groep) for groep in self.groepen)
        return int(meeste) + 1 if self.alle else 0

    @property
    def schaal(self) -> int:
        """How many euros stand for one unit, so that every amount is whole."""
        bedragen = [*self.capaciteit, *(g for groep in self.groepen for keuze in groep for g in keuze.gebruik)]
        return max(int(10 ** -_exponent(bedrag)) for bedrag in bedragen)

    def rijen(self) -> Mapping[str, Sequence[Any]]:
        """The rows of the scenario workbook, by sheet."""
        return {
            "Scenario": [ScenarioRij(regel="naam", waarde="keuzeprobleem"), ScenarioRij(regel="jaar", waarde=2027)],
            "Spelregels": [
                SpelregelRij(regel="wijkvloer", waarde=Wijkvloer.GEEN),
                SpelregelRij(regel="gap", waarde=Decimal(0)),
            ],
            "Doelen": [DoelRij(rang=1, doel=Doel.WIJKPRIORITEITEN)],
            "Diensten": [DienstRij(dienst=_dienst(r)) for r in range(len(self.capaciteit))],
            "Programma's": [ProgrammaRij(programma="P")],
            "Wijken": [WijkRij(wijk="W", inwoners=1000)],
            "Begroting": [self._post(r) for r in range(len(self.capaciteit))],
            "Prioriteiten": [
                PrioriteitRij(prioriteit=_groep(g), variant=_keuze(k), wijk="W", score=keuze.opbrengst + self.toeslag)
                for g, k, keuze in self._keuzes()
            ],
            "Inzet": [
                InzetRij(
                    prioriteit=_groep(g),
                    variant=_keuze(k),
                    dienst=_dienst(r),
                    euro=int(gebruik * self.schaal),
                    aard=Aard.STRUCTUREEL,
                )
                for g, k, keuze in self._keuzes()
                for r, gebruik in enumerate(keuze.gebruik)
                if gebruik
            ],
        }

    def _post(self, resource: int) -> PostRij:
        return PostRij(
            post=f"{_dienst(resource)}-1",
            dienst=_dienst(resource),
            programma="P",
            kostensoort=Kostensoort.INKOOP,
            lasten=int(self.capaciteit[resource] * self.schaal),
            aard=Aard.STRUCTUREEL,
            gebondenheid=Gebondenheid.VRIJ,
            oormerkbaar=True,
        )

    def _keuzes(self) -> Iterator[tuple[int, int, Keuze]]:
        for g, groep in enumerate(self.groepen):
            for k, keuze in enumerate(groep):
                yield g, k, keuze

    def gekozen(self, variant_van: Mapping[str, str | None]) -> list[Keuze | None]:
        """The choice of each group, given the granted variant of each prioriteit."""
        return [
            {_keuze(k): keuze for k, keuze in enumerate(groep)}.get(variant_van[_groep(g)] or "")
            for g, groep in enumerate(self.groepen)
        ]


def _exponent(bedrag: Decimal) -> int:
    """The power of ten of the last digit, at most 0."""
    exponent = bedrag.normalize().as_tuple().exponent
    assert isinstance(exponent, int), f"no number: {bedrag}"
    return min(0, exponent)


def _dienst(nummer: int) -> str:
    return f"R{nummer + 1:02}"


def _groep(nummer: int) -> str:
    return f"G{nummer + 1:02}"


def _keuze(nummer: int) -> str:
    return f"K{nummer + 1:02}"


class _Getallen:
    """The numbers of a file, in their order."""

    def __init__(self, pad: Path) -> None:
        self._over = iter(pad.read_text(encoding="ascii").split())

    def heel(self) -> int:
        return int(next(self._over))

    def rij(self, aantal: int) -> tuple[Decimal, ...]:
        return tuple(Decimal(next(self._over)) for _ in range(aantal))


def lees_knapzakken(pad: Path) -> list[Keuzeprobleem]:
    """Read multidimensional knapsacks as in OR-Library's mknap1: each item is a group of one choice."""
    getallen = _Getallen(pad)
    problemen = []
    for _ in range(getallen.heel()):
        items, resources = getallen.heel(), getallen.heel()
        getallen.rij(1)  # the optimum, which the test states itself
        opbrengst = getallen.rij(items)
        gebruik = [getallen.rij(items) for _ in range(resources)]
        groepen = tuple((Keuze(o, tuple(g)),) for o, *g in zip(opbrengst, *gebruik, strict=True))
        problemen.append(Keuzeprobleem(getallen.rij(resources), groepen, alle=False))
    return problemen


def lees_meerkeuze(pad: Path) -> Keuzeprobleem:
    """Read a multiple-choice multidimensional knapsack: exactly one item of every group."""
    getallen = _Getallen(pad)
    groepen, items, resources = getallen.heel(), getallen.heel(), getallen.heel()
    capaciteit = getallen.rij(resources)
    gelezen = []
    for nummer in range(groepen):
        assert getallen.heel() == nummer + 1
        rijen = [getallen.rij(1 + resources) for _ in range(items)]
        gelezen.append(tuple(Keuze(opbrengst, tuple(gebruik)) for opbrengst, *gebruik in rijen))
    return Keuzeprobleem(capaciteit, tuple(gelezen), alle=True)


def lees_toewijzing(pad: Path) -> Keuzeprobleem:
    """Read a generalised assignment problem: every job is a group, and every agent a choice that uses only itself."""
    getallen = _Getallen(pad)
    agenten, klussen = getallen.heel(), getallen.heel()
    opbrengst = [getallen.rij(klussen) for _ in range(agenten)]
    gebruik = [getallen.rij(klussen) for _ in range(agenten)]
    groepen = tuple(
        tuple(
            Keuze(opbrengst[a][k], tuple(gebruik[a][k] if a == b else Decimal(0) for b in range(agenten)))
            for a in range(agenten)
        )
        for k in range(klussen)
    )
    return Keuzeprobleem(getallen.rij(agenten), groepen, alle=True)
