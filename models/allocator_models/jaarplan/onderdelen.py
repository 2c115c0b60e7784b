"""While the varianten are fixed, most of a city falls apart: what no rule ties together is solved apart.

Two kinds of rows tie parts together only loosely: a goal that is *held*, which is a sum over the parts, and a row of
the *whole city* (the city's own flexband). Of these a part may take what the others leave as they are now. They may
also be left out: the caller then sees to them, or checks afterwards that they hold, so that leaving them out changed
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pulp

from allocator_models.jaarplan.model import GEHEEL, HOUD, Model, Som, heel

KLEIN = 100
"""Parts of fewer variables are put together."""

Term = tuple[pulp.LpVariable, float]


@dataclass(slots=True)
class Rij:
    """One constraint without what is fixed: Σ terms, sense, right-hand side."""

    termen: list[Term]
    zin: int
    rechts: float

    def gebruik(self) -> float:
        """Return what stands on the left under the present values."""
        return sum(c * heel(v) for v, c in self.termen)


@dataclass(slots=True)
class Gedeeld:
    """What a part has of a row that is shared with other parts."""

    hier: list[Term]
    rij: Rij

    def rest(self) -> Rij:
        """Return the row for this part: no more than the others leave now, or than it has itself if that is more."""
        zelf = sum(c * heel(v) for v, c in self.hier)
        anderen = self.rij.gebruik() - zelf
        return Rij(self.hier, self.rij.zin, max(zelf, self.rij.rechts - anderen))


@dataclass(slots=True)
class Onderdeel:
    """Variables that rules tie together, these rules, and the part of the goal that lies here."""

    variabelen: list[pulp.LpVariable] = field(default_factory=list)
    rijen: list[Rij] = field(default_factory=list)
    gedeeld: list[Gedeeld] = field(default_factory=list)
    doel: list[tuple[pulp.LpVariable, int]] = field(default_factory=list)

    def als_probleem(self, naam: str, deler: int, hoogste: bool) -> tuple[pulp.LpProblem, list[pulp.LpVariable]]:
        """Return a problem of its own, its goal divided by ``deler``, and its variables in the same order."""
        problem = pulp.LpProblem(naam, pulp.LpMaximize if hoogste else pulp.LpMinimize)
        eigen: dict[int, pulp.LpVariable] = {}
        for nummer, variabele in enumerate(self.variabelen):
            nieuw = problem.add_variable(f"v{nummer}", variabele.lowBound, variabele.upBound, GEHEEL)
            nieuw.setInitialValue(heel(variabele))
            eigen[variabele.id] = nieuw
        for rij in (*self.rijen, *(deel.rest() for deel in self.gedeeld)):
            links = pulp.lpSum_vars_coefs((eigen[v.id], c) for v, c in rij.termen)
            eis = links == rij.rechts if rij.zin == pulp.LpConstraintEQ else links <= rij.rechts
            problem.addConstraint(eis)
        problem.objective = pulp.lpSum_vars_coefs((eigen[v.id], c // deler) for v, c in self.doel)
        return problem, list(eigen.values())

    def neem_over(self, eigen: list[pulp.LpVariable]) -> None:
        """Give the variables the values found apart."""
        for variabele, los in zip(self.variabelen, eigen, strict=True):
            variabele.setInitialValue(heel(los))


def onderdelen(model: Model, doel: Som, *, gedeelde: Collection[str] = (HOUD,), klein: int = KLEIN) -> list[Onderdeel]:
    """Return all parts, each with what lies in it of the goal (maybe nothing).

    Rows of the kinds ``gedeelde`` are shared, those of the other kind are left out. Parts of fewer than ``klein``
    variables are put together.
    """
    groepen = _Groepen()
    rijen: list[Rij] = []
    gedeeld: list[Rij] = []
    for rij, soort in rijen_van(model):
        if soort:
            if soort in gedeelde:
                gedeeld.append(rij)
        else:
            rijen.append(rij)
            groepen.verbind([v.id for v, _ in rij.termen])
    delen: dict[int, Onderdeel] = defaultdict(Onderdeel)
    for variabele, c in doel.samengevoegd():
        if variabele.lowBound != variabele.upBound:
            delen[groepen.van(variabele.id)].doel.append((variabele, c))
    for variabele in model.problem.variables():
        if variabele.lowBound != variabele.upBound:
            delen[groepen.van(variabele.id)].variabelen.append(variabele)
    for rij in rijen:
        delen[groepen.van(rij.termen[0][0].id)].rijen.append(rij)
    bundels = list(_gebundeld((delen[groep] for groep in sorted(delen)), klein))
    _verdeel(gedeeld, bundels)
    return bundels


def _gebundeld(delen: Iterable[Onderdeel], klein: int) -> Iterator[Onderdeel]:
    """Put small parts together: hundreds of solves of one variable each would cost more than they save."""
    bundel = Onderdeel()
    for deel in delen:
        bundel.variabelen += deel.variabelen
        bundel.rijen += deel.rijen
        bundel.doel += deel.doel
        if len(bundel.variabelen) >= klein:
            yield bundel
            bundel = Onderdeel()
    if bundel.variabelen:
        yield bundel


def rijen_van(model: Model) -> Iterator[tuple[Rij, str]]:
    """Yield every constraint without its fixed variables, with ``houd``, ``stad`` or ``""``."""
    for eis in model.problem.constraints():
        soort = model.koppelingen.get(eis.name, "")
        termen, vast = [], 0.0
        for variabele, c in eis.items():
            if variabele.lowBound == variabele.upBound:
                vast += c * variabele.lowBound
            else:
                termen.append((variabele, c))
        if termen:
            yield Rij(termen, eis.sense, -eis.constant - vast), soort


def _verdeel(gedeeld: list[Rij], delen: list[Onderdeel]) -> None:
    """Give each part its terms of the rows that are shared."""
    plaats = plaatsen(delen)
    for rij in gedeeld:
        hier = verdeeld(rij.termen, plaats)
        for nummer in sorted(hier):
            delen[nummer].gedeeld.append(Gedeeld(hier[nummer], rij))


def plaatsen(delen: Sequence[Onderdeel]) -> dict[int, int]:
    """Return in which part each variable lies, by its id; what is fixed lies in none."""
    return {variabele.id: nummer for nummer, deel in enumerate(delen) for variabele in deel.variabelen}


def verdeeld[Getal: (int, float)](
    termen: Iterable[tuple[pulp.LpVariable, Getal]], plaats: Mapping[int, int]
) -> dict[int, list[tuple[pulp.LpVariable, Getal]]]:
    """Return the terms of a sum by the part in which they lie, in their own order."""
    per_deel: dict[int, list[tuple[pulp.LpVariable, Getal]]] = defaultdict(list)
    for variabele, c in termen:
        if variabele.id in plaats:
            per_deel[plaats[variabele.id]].append((variabele, c))
    return per_deel


class _Groepen:
    """Which variables are tied together, directly or through others (union-find; a group is named by its least id)."""

    def __init__(self) -> None:
        self._naar: dict[int, int] = {}

    def van(self, sleutel: int) -> int:
        """Return the group of a variable."""
        wortel = sleutel
        while (hoger := self._naar.get(wortel, wortel)) != wortel:
            wortel = hoger
        while (hoger := self._naar.get(sleutel, sleutel)) != wortel:
            self._naar[sleutel] = wortel
            sleutel = hoger
        return wortel

    def verbind(self, sleutels: list[int]) -> None:
        """Tie variables together."""
        wortels = {self.van(sleutel) for sleutel in sleutels}
        laagste = min(wortels)
        for wortel in wortels:
            self._naar[wortel] = laagste
