"""The program: this batch as yes or no, each possible rest of the year as fractions, over all pots at once.

See the docstring of :mod:`allocator_models.herverdeling` for the mathematics; each ``[tag]`` there is a function here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import pulp

from allocator_models.herverdeling.kas import verplaatsruimte
from allocator_models.herverdeling.keuzen import Keuze
from allocator_models.herverdeling.verwachting import Verwacht
from allocator_models.jaar import SPOEDRESERVE_TOT, Jaarstand, Potsoort, Potstand
from allocator_models.scenario import Aard
from allocator_models.solver import Einde, Instellingen, solve

GEHEEL: Final = "Integer"
Term = tuple[pulp.LpVariable, float]


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A request of the batch, the day on which it is paid, and the ways to grant it."""

    initiatief: str
    datum: date
    spoed: bool
    keuzen: tuple[Keuze, ...]
    moet: bool = False
    """It is granted whatever it displaces: to see what that is."""


@dataclass(frozen=True, slots=True)
class Tarief:
    """What moving a euro between wijken and taking one from a dienst's pool costs, in points of score."""

    verplaatsen: float
    pool: float


@dataclass(frozen=True, slots=True)
class Uitslag:
    """The choices for the batch, the pots that give (most first), and the objective with its proven bound."""

    keuzen: Mapping[str, Keuze]
    gevers: tuple[str, ...]
    waarde: float
    grens: float
    bewezen: bool = True
    verwacht_euro: float = 0.0
    """What is then left for expected requests, in the mean over the possible rests of the year."""
    verwacht_uren: float = 0.0


@dataclass(frozen=True, slots=True)
class Prijzen:
    """What a euro or an hour of a pot, taken today, is worth to the expected rest of the year: its shadow prices."""

    per_eenheid: Mapping[tuple[str, bool], float]
    """(pot, whether spoed) → points per euro or hour; a pot holds euros or hours, never both."""
    tarief: Tarief

    def winst(self, keuze: Keuze, *, spoed: bool) -> float:
        """Return what a way adds at most, if no other request of the batch gives way: its net value less its cost."""
        kost = sum(self.per_eenheid.get((d.pot, spoed), 0.0) * (d.euro + d.uren) for d in keuze.delen)
        return keuze.waarde - self.tarief.pool * keuze.pool_euro - kost


@dataclass(slots=True)
class _Gebruik:
    """What one pot is asked for: each use with its date, and whether spoed may use the reserve for it."""

    euro: list[tuple[Term, date, bool]] = field(default_factory=list)
    uren: list[tuple[Term, date, bool]] = field(default_factory=list)

    def neem_op(self, variabele: pulp.LpVariable, euro: int, uren: int, datum: date, spoed: bool) -> None:
        """Note one use."""
        if euro:
            self.euro.append(((variabele, euro), datum, spoed))
        if uren:
            self.uren.append(((variabele, uren), datum, spoed))


def weeg_af(
    stand: Jaarstand,
    tarief: Tarief,
    batch: Sequence[Kandidaat],
    jaren: Sequence[Sequence[Verwacht]],
    plafonds: Mapping[str, tuple[int, int]],
    instellingen: Instellingen,
) -> Uitslag:
    """Return the choice for a batch.

    Args:
        stand: the pots and the rules.
        tarief: what moving and co-paying cost.
        batch: the requests to choose from.
        jaren: possible rests of the year, equally likely; none is a tender.
        plafonds: what the batch may take of a pot at most, in euros and hours.
        instellingen: gap and time limit.

    Raises:
        SolverFout: when the solver stops without an answer.
    """
    model = _Model(stand, tarief)
    model.voeg_batch_toe(batch)
    model.voeg_plafonds_toe(plafonds)
    for jaar in jaren or ((),):
        model.voeg_jaar_toe(jaar, 1 / max(1, len(jaren)))
    return model.los_op(instellingen)


def prijzen(
    stand: Jaarstand, tarief: Tarief, jaren: Sequence[Sequence[Verwacht]], instellingen: Instellingen
) -> Prijzen:
    """Return what the pots are worth to the expected rest of the year alone; without any, nothing.

    Raises:
        SolverFout: when the solver stops without an answer.
    """
    model = _Model(stand, tarief)
    for jaar in jaren:
        model.voeg_jaar_toe(jaar, 1 / len(jaren))
    return model.schaduwprijzen(instellingen)


class _Model:
    """A growing program: the batch once, and a balance of all pots for each possible rest of the year."""

    def __init__(self, stand: Jaarstand, tarief: Tarief) -> None:
        self._problem = pulp.LpProblem("afweging", pulp.LpMaximize)
        self._stand = stand
        self._tarief = tarief
        self._doel: list[Term] = []
        self._kiezers: list[tuple[Kandidaat, Keuze, pulp.LpVariable]] = []
        self._gegeven: dict[str, list[pulp.LpVariable]] = defaultdict(list)
        self._verwacht: list[tuple[Keuze, pulp.LpVariable, float]] = []
        self._rijen: list[tuple[str, bool]] = []
        """Of each row the pot whose balance it holds, if it is one, and whether for spoed too."""
        self._aantal = 0

    def voeg_batch_toe(self, batch: Sequence[Kandidaat]) -> None:
        """[keuze] At most one way per request of the batch, whole; exactly one where it must be granted."""
        for kandidaat in batch:
            eigen = []
            for keuze in kandidaat.keuzen:
                x = self._variabele("x", 1, geheel=True)
                eigen.append((x, 1.0))
                self._kiezers.append((kandidaat, keuze, x))
                self._doel.append((x, self._netto(keuze)))
            self._hoogstens(eigen, 1)
            if kandidaat.moet:
                self._hoogstens([(x, -1.0) for x, _ in eigen], -1)

    def voeg_plafonds_toe(self, plafonds: Mapping[str, tuple[int, int]]) -> None:
        """[spreiding] Without history the batch but spoed takes no more of a pot than the pace of the year allows."""
        for pot, (euro, uren) in sorted(plafonds.items()):
            gewoon = [(keuze, x) for kandidaat, keuze, x in self._kiezers if not kandidaat.spoed]
            delen = [(x, deel) for keuze, x in gewoon for deel in keuze.delen if deel.pot == pot]
            self._hoogstens([(x, deel.euro) for x, deel in delen if deel.euro], euro)
            self._hoogstens([(x, deel.uren) for x, deel in delen if deel.uren], uren)

    def voeg_jaar_toe(self, jaar: Sequence[Verwacht], kans: float) -> None:
        """[verwacht] [saldo] One possible rest of the year: in any fraction, on what the batch leaves."""
        gebruik: dict[str, _Gebruik] = defaultdict(_Gebruik)
        for kandidaat, keuze, x in self._kiezers:
            for deel in keuze.delen:
                gebruik[deel.pot].neem_op(x, deel.euro, deel.uren, kandidaat.datum, kandidaat.spoed)
        for verwacht in jaar:
            eigen = []
            for keuze in verwacht.keuzen:
                y = self._variabele("y", verwacht.gewicht)
                eigen.append((y, 1.0))
                self._doel.append((y, kans * self._netto(keuze)))
                self._verwacht.append((keuze, y, kans))
                for deel in keuze.delen:
                    gebruik[deel.pot].neem_op(y, deel.euro, deel.uren, verwacht.datum, verwacht.spoed)
            if len(eigen) > 1:
                self._hoogstens(eigen, verwacht.gewicht)
        erbij = self._verplaatsingen(kans)
        for pot in self._stand.potten:
            self._voeg_pot_toe(pot, gebruik[pot.pot], erbij.get(pot.pot, []))

    def los_op(self, instellingen: Instellingen) -> Uitslag:
        """Solve, and read the choice."""
        self._problem.setObjective(pulp.lpSum_vars_coefs(self._doel))
        uitslag = solve(self._problem, instellingen)
        if not uitslag.heeft_oplossing:
            return Uitslag({}, (), 0.0, uitslag.grens, bewezen=False)
        keuzen = {keuze.initiatief: keuze for _, keuze, x in self._kiezers if round(x.varValue or 0)}
        gegeven = {pot: sum(uit.varValue or 0.0 for uit in uits) for pot, uits in self._gegeven.items()}
        gevers = sorted((pot for pot in gegeven if gegeven[pot] > 0.5), key=lambda pot: (-gegeven[pot], pot))
        return Uitslag(
            keuzen,
            tuple(gevers),
            uitslag.waarde or 0.0,
            uitslag.grens,
            uitslag.einde is Einde.BEWEZEN,
            verwacht_euro=sum(kans * (y.varValue or 0.0) * keuze.bedrag_euro for keuze, y, kans in self._verwacht),
            verwacht_uren=sum(kans * (y.varValue or 0.0) * keuze.uren for keuze, y, kans in self._verwacht),
        )

    def schaduwprijzen(self, instellingen: Instellingen) -> Prijzen:
        """Solve, and read what the pots are worth: of every row that a use of today would be in."""
        per_eenheid: dict[tuple[str, bool], float] = defaultdict(float)
        if self._doel:
            self._problem.setObjective(pulp.lpSum_vars_coefs(self._doel))
            solve(self._problem, instellingen)
            for (pot, spoed_mee), rij in zip(self._rijen, self._problem.constraints(), strict=True):
                for spoed in (False, True) if spoed_mee else (False,):
                    per_eenheid[pot, spoed] += abs(rij.pi or 0.0)
        return Prijzen(per_eenheid, self._tarief)

    def _verplaatsingen(self, kans: float) -> dict[str, list[Term]]:
        """[verplaatsing] What moves in has moved out elsewhere; I money never enters an S pot.

        Returns:
            Per pot what moves add to the left-hand side of its balance.
        """
        erin: dict[str, pulp.LpVariable] = {}
        eruit: dict[str, pulp.LpVariable] = {}
        for pot in self._stand.potten:
            in_ruimte, uit_ruimte = verplaatsruimte(self._stand, pot)
            if in_ruimte:
                erin[pot.pot] = self._variabele("in", in_ruimte)
            if uit_ruimte:
                uit = eruit[pot.pot] = self._variabele("uit", uit_ruimte)
                self._doel.append((uit, -kans * self._tarief.verplaatsen))
                self._gegeven[pot.pot].append(uit)
        termen: dict[str, list[Term]] = {naam: [(uit, 1.0)] for naam, uit in eruit.items()}
        for naam, in_ in erin.items():
            termen.setdefault(naam, []).append((in_, -1.0))
        structureel = {p.pot for p in self._stand.potten if p.aard is Aard.STRUCTUREEL}
        for potten in (structureel, set(erin) | set(eruit)):
            balans = [(in_, 1.0) for pot, in_ in erin.items() if pot in potten]
            balans += [(uit, -1.0) for pot, uit in eruit.items() if pot in potten]
            self._hoogstens(balans, 0)
        return termen

    def _voeg_pot_toe(self, pot: Potstand, gebruik: _Gebruik, erbij: list[Term]) -> None:
        """[saldo] Up to each date on which something changes, uses stay within what is free by then.

        [vrijgave] What is used before the vrijgavedatum comes from the pot itself. [reserve] Until 1 October ordinary
        uses leave the reserve.
        """
        for tot in self._peildatums(pot):
            euro = pot.euro + sum(deel.euro for deel in pot.later if deel.vrij_vanaf < tot)
            uren = pot.uren + sum(deel.uren for deel in pot.later if deel.vrij_vanaf < tot)
            verplaatst = erbij if self._stand.vrijgavedatum < tot else []
            if tot != self._reserve_tot or pot.later:  # otherwise the balance at the end of the year says as much
                self._binnen(pot.pot, gebruik.euro, tot, euro, verplaatst, spoed_mee=True)
                self._binnen(pot.pot, gebruik.uren, tot, uren, [], spoed_mee=True)
            if tot <= self._reserve_tot and (pot.reserve_euro or pot.reserve_uren):
                self._binnen(pot.pot, gebruik.euro, tot, euro - pot.reserve_euro, verplaatst, spoed_mee=False)
                self._binnen(pot.pot, gebruik.uren, tot, uren - pot.reserve_uren, [], spoed_mee=False)

    @property
    def _reserve_tot(self) -> date:
        return date(self._stand.scenario.jaar, *SPOEDRESERVE_TOT)

    def _peildatums(self, pot: Potstand) -> list[date]:
        """Return the dates up to which uses are held: moves begin, the reserve opens, money becomes free, the end."""
        dagen = {deel.vrij_vanaf for deel in pot.later}
        if pot.soort is Potsoort.LEEFBAARHEID:
            dagen.add(self._stand.vrijgavedatum)
        if pot.reserve_euro or pot.reserve_uren:
            dagen.add(self._reserve_tot)
        return [*sorted(dag for dag in dagen if dag > self._stand.datum), date.max]

    def _binnen(
        self,
        pot: str,
        gebruik: Iterable[tuple[Term, date, bool]],
        tot: date,
        saldo: int,
        erbij: list[Term],
        *,
        spoed_mee: bool,
    ) -> None:
        termen = [term for term, datum, spoed in gebruik if datum < tot and (spoed_mee or not spoed)]
        self._hoogstens([*termen, *erbij], max(0, saldo), pot, spoed_mee=spoed_mee)

    def _netto(self, keuze: Keuze) -> float:
        """[kosten] The value of a choice, less what co-paying by a dienst costs."""
        return keuze.waarde - self._tarief.pool * keuze.pool_euro

    def _variabele(self, soort: str, hoogste: float, *, geheel: bool = False) -> pulp.LpVariable:
        self._aantal += 1
        naam = f"{soort}_{self._aantal}"
        return (
            self._problem.add_variable(naam, 0, hoogste, GEHEEL)
            if geheel
            else self._problem.add_variable(naam, 0, hoogste)
        )

    def _hoogstens(self, termen: Sequence[Term], grens: float, pot: str = "", *, spoed_mee: bool = False) -> None:
        if termen:
            self._problem += pulp.lpSum_vars_coefs(termen) <= grens
            self._rijen.append((pot, spoed_mee))
