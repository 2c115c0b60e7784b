"""A growing integer program: variables, tagged constraints, and sums whose value is exact.

The rules (:mod:`.regels`) and goals (:mod:`.doelen`) write into a :class:`Model`. All variables are whole numbers, and
so are all coefficients of a :class:`Som`, so that its value under a solution is exact whatever the solver's tolerance.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Self

import pulp

GEHEEL: Final = "Integer"
DEELBAAR: Final = "Continuous"

HOUD: Final = "houd"
STAD: Final = "stad"
"""Rows that tie together what is otherwise apart: those that hold a goal, and those about the whole city."""

GROOTSTE_GETAL = 2**20
"""Rows are scaled so that their numbers don't add up to more than about this.

A solver keeps rows within 1e-7. Where terms add up to hundreds of millions of euros that is finer than its arithmetic,
and it may call a plan infeasible that is not; scaled, a row is still kept to far less than a euro.
"""


@dataclass(slots=True)
class Som:
    """Σ coefficient × variable + constant, all whole numbers."""

    termen: list[tuple[pulp.LpVariable, int]] = field(default_factory=list)
    constante: int = 0

    def erbij(self, andere: Som, factor: int = 1) -> Self:
        """Add ``factor`` × another sum to this one, in place."""
        if factor:
            self.termen.extend((variabele, factor * c) for variabele, c in andere.termen)
            self.constante += factor * andere.constante
        return self

    def keer(self, factor: int) -> Som:
        """Return ``factor`` × this sum."""
        return Som().erbij(self, factor)

    def min(self, andere: Som) -> Som:
        """Return this sum less another one."""
        return Som().erbij(self).erbij(andere, -1)

    def waarde(self) -> int:
        """Return the exact value under the present values of the variables."""
        return self.constante + sum(c * heel(variabele) for variabele, c in self.termen)

    def samengevoegd(self) -> list[tuple[pulp.LpVariable, int]]:
        """Return the terms with every variable once, and none with coefficient 0."""
        per_variabele: dict[int, tuple[pulp.LpVariable, int]] = {}
        for variabele, c in self.termen:
            sleutel = variabele.id
            eerder = per_variabele.get(sleutel)
            per_variabele[sleutel] = (variabele, c if eerder is None else eerder[1] + c)
        return [(variabele, c) for variabele, c in per_variabele.values() if c]

    def bereik(self) -> tuple[int, int]:
        """Return the least and the greatest value that the bounds of the variables allow."""
        laagste = hoogste = self.constante
        for variabele, c in self.samengevoegd():
            grenzen = c * round(variabele.lowBound), c * round(variabele.upBound)
            laagste += min(grenzen)
            hoogste += max(grenzen)
        return laagste, hoogste


def som(sommen: Iterable[Som]) -> Som:
    """Return the sum of sums."""
    totaal = Som()
    for deel in sommen:
        totaal.erbij(deel)
    return totaal


def heel(variabele: pulp.LpVariable) -> int:
    """Return the present value of an integer variable; 0 when it has none yet."""
    waarde = variabele.varValue
    return 0 if waarde is None else round(waarde)


def geschaald(
    termen: list[tuple[pulp.LpVariable, int]], rechts: int, deler: int
) -> tuple[list[tuple[pulp.LpVariable, float]], float]:
    """Divide a row by a common divisor, and then by a power of two, which changes no digit."""
    termen, rechts = [(v, c // deler) for v, c in termen], rechts // deler
    omvang = abs(rechts) + sum(abs(c) * round(max(abs(v.lowBound), abs(v.upBound))) for v, c in termen)
    schaal = 1 << max(0, (omvang // GROOTSTE_GETAL).bit_length())
    return [(v, c / schaal if schaal > 1 else c) for v, c in termen], rechts / schaal


def _uitdrukking(termen: list[tuple[pulp.LpVariable, float]]) -> pulp.LpAffineExpression:
    return pulp.lpSum_vars_coefs(termen) if termen else pulp.LpAffineExpression.empty()


class Model:
    """A pulp problem with counters: how many constraints each rule added, and which variables follow from others."""

    def __init__(self, naam: str) -> None:
        """Start empty, minimising nothing."""
        self.problem = pulp.LpProblem(naam, pulp.LpMinimize)
        self.regels: Counter[str] = Counter()
        self.koppelingen: dict[str, str] = {}
        """Row → ``HOUD`` or ``STAD``; see :mod:`.onderdelen`."""
        self.gehouden: list[tuple[Som, int]] = []
        """The goals held so far, each as: sum ≤ value."""
        self._koppeling = ""
        self._volgers: list[tuple[pulp.LpVariable, Callable[[], int]]] = []
        self._aantal = 0
        self._rijen = 0

    def geheel(self, naam: str, hoogste: int, laagste: int = 0) -> Som:
        """Add a whole-number variable and return it as a sum."""
        self._aantal += 1
        variabele = self.problem.add_variable(f"{naam}_{self._aantal}", laagste, hoogste, GEHEEL)
        return Som([(variabele, 1)])

    def keuze(self, naam: str) -> Som:
        """Add a 0/1 variable."""
        return self.geheel(naam, 1)

    def volger(self, naam: str, hoogste: int, waarde: Callable[[], int], laagste: int = 0) -> Som:
        """Add a variable whose value follows from the others: ``waarde`` gives the least that the rules allow.

        A start from the previous goal's solution is complete only with these filled in.
        """
        volger = self.geheel(naam, hoogste, laagste)
        self._volgers.append((volger.termen[0][0], waarde))
        return volger

    def werk_volgers_bij(self) -> None:
        """Give every following variable the value that the present solution of the others asks, in order of adding."""
        for variabele, waarde in self._volgers:
            variabele.setInitialValue(waarde())

    def eis_hoogstens(self, regel: str, links: Som, rechts: int = 0) -> None:
        """Add ``links`` ≤ ``rechts`` under the tag of a rule."""
        self._eis(regel, links, pulp.LpConstraintLE, rechts)

    def eis_minstens(self, regel: str, links: Som, rechts: int = 0) -> None:
        """Add ``links`` ≥ ``rechts`` under the tag of a rule."""
        self._eis(regel, links.keer(-1), pulp.LpConstraintLE, -rechts)

    def eis_gelijk(self, regel: str, links: Som, rechts: int = 0) -> None:
        """Add ``links`` = ``rechts`` under the tag of a rule."""
        self._eis(regel, links, pulp.LpConstraintEQ, rechts)

    def _eis(self, regel: str, links: Som, zin: int, rechts: int) -> None:
        """Add the constraint, divided by the common divisor of its coefficients, which for ≤ also tightens it."""
        self.regels[regel] += 1
        self._rijen += 1
        termen = links.samengevoegd()
        over = rechts - links.constante
        deler = math.gcd(*(c for _, c in termen)) or 1
        if zin == pulp.LpConstraintEQ and over % deler:
            deler = 1
        delen, rechterlid = geschaald(termen, over, deler)
        links_uit = _uitdrukking(delen)
        eis = links_uit <= rechterlid if zin == pulp.LpConstraintLE else links_uit == rechterlid
        naam = f"{regel}_{self._rijen}"
        self.problem.addConstraint(eis, naam)
        if self._koppeling:
            self.koppelingen[naam] = self._koppeling

    def houd(self, doel: str, waarde: Som, hoogstens: int) -> None:
        """Hold a goal: its value, as something to keep small, stays at most this."""
        self._koppeling = HOUD
        self._eis(doel, waarde, pulp.LpConstraintLE, hoogstens)
        self._koppeling = ""
        self.gehouden.append((waarde, hoogstens))

    def houdt_stand(self) -> bool:
        """Whether every goal held so far keeps its value under the present plan."""
        return all(waarde.waarde() <= hoogstens for waarde, hoogstens in self.gehouden)

    def rijen_houden(self, variabelen: set[int] | None = None) -> bool:
        """Whether all rows hold under the present values; or those about no other variables (by id) than these."""
        for eis in self.problem.constraints():
            termen = list(eis.items())
            if variabelen is None or all(v.id in variabelen for v, _ in termen):
                over = sum(c * heel(v) for v, c in termen) + eis.constant
                if over > 0 or (over < 0 and eis.sense == pulp.LpConstraintEQ):
                    return False
        return True

    def klopt(self) -> bool:
        """Bring what follows up to date, and say whether every row then holds, and every goal held so far."""
        self.werk_volgers_bij()
        return self.houdt_stand() and self.rijen_houden()

    @contextmanager
    def over_de_stad(self) -> Iterator[None]:
        """Mark the rows that are added as being about the whole city."""
        self._koppeling = STAD
        try:
            yield
        finally:
            self._koppeling = ""

    def door_grenzen(self, regel: str) -> None:
        """Count a rule that the bounds of a variable keep, so that it needs no constraint."""
        self.regels[regel] += 1

    def streef_na(self, doel: Som, *, hoogste: bool) -> int:
        """Set the objective, divided by the common divisor of its coefficients, and return that divisor.

        The constant is left out: the solver works on whole numbers that start at 0.
        """
        termen = doel.samengevoegd()
        deler = math.gcd(*(c for _, c in termen)) or 1
        self.problem.sense = pulp.LpMaximize if hoogste else pulp.LpMinimize
        self.problem.objective = _uitdrukking([(v, c // deler) for v, c in termen])
        return deler

    def standen(self) -> list[float | None]:
        """Return the present value of every variable, to go back to with :meth:`zet_terug`."""
        return [variabele.varValue for variabele in self.problem.variables()]

    def zet_terug(self, standen: list[float | None]) -> None:
        """Give every variable the value it had, unless it has been fixed elsewhere; the rest is brought up to date."""
        for variabele, stand in zip(self.problem.variables(), standen, strict=False):
            if stand is not None and variabele.lowBound != variabele.upBound:
                variabele.setInitialValue(stand)
        self.werk_volgers_bij()

    def maak_deelbaar(self, behalve: Iterable[Som]) -> None:
        """Let every variable take any value between its bounds, but for these."""
        heel_blijven = {variabele.id for deel in behalve for variabele, _ in deel.termen}
        for variabele in self.problem.variables():
            if variabele.id not in heel_blijven:
                variabele.cat = DEELBAAR

    def leg_vast(self, variabelen: Iterable[Som]) -> None:
        """Fix variables at their present values: from here on they are data."""
        for deel in variabelen:
            for variabele, _ in deel.termen:
                waarde = heel(variabele)
                variabele.lowBound = waarde
                variabele.upBound = waarde

    @contextmanager
    def even_vast(self, variabelen: Iterable[Som]) -> Iterator[None]:
        """Fix variables at their present values, and free them afterwards."""
        grenzen = [(v, v.lowBound, v.upBound) for deel in variabelen for v, _ in deel.termen]
        try:
            for variabele, _, _ in grenzen:
                variabele.lowBound = variabele.upBound = heel(variabele)
            yield
        finally:
            for variabele, laagste, hoogste in grenzen:
                variabele.lowBound, variabele.upBound = laagste, hoogste
