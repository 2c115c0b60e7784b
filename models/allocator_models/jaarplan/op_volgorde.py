r"""The goals after wijkprioriteiten, in their order, part by part, where one row of the city ties the parts together.

With the varianten as data the city falls apart into parts (:mod:`.onderdelen`) that share the goals held so far and
the rows of the whole city. wijkprioriteiten leaves the city few flexible hours more than its own band asks, so that one
row, Σ_i s_i(x_i) ≤ S, does tie them. For parts i with their own rows X_i and goals f_1, f_2, … that are sums of theirs:

    lexmin Σ_i (f_1i(x_i), f_2i(x_i), …)   subject to   x_i ∈ X_i,   Σ_i s_i(x_i) ≤ S.

Lexicographic order keeps under addition, so this is exactly a choice of one *niveau* per part. The niveaus of a part
are its answers to "at most so much of the row": the least f_1, then f_2, … under s_i ≤ r, for r from what the others
leave at their very least, S − Σ_{j≠i} min s_j, down to its own least. After each goal only the niveaus that lie in a
best choice so far are taken on to the next. Near the edge of the row these are one or two a part.

A goal held from before (h ≤ H) bounds each part to what the others leave at their least, H − Σ_{j≠i} min h_j. Where the
minima add up to H no more is needed; otherwise, and for the other rows of the city, the choice is checked against them.
That leaves rows out, so what comes out is a bound, and, if those rows hold, the best.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate
from time import perf_counter

import pulp

from allocator_models.jaarplan.model import STAD, Model, Som, geschaald, heel
from allocator_models.jaarplan.onderdelen import KLEIN, Onderdeel, Rij, onderdelen, plaatsen, rijen_van, verdeeld
from allocator_models.jaarplan.opdracht import over
from allocator_models.solver import Einde, Instellingen, solve

MEESTE_NIVEAUS = 4
"""With more in one part the row doesn't bind at its edge, and choosing one per part takes longer than it is worth."""

Termen = list[tuple[pulp.LpVariable, int]]


class NietBewezen(Exception):
    """A part took too long, or what ties the parts together is more than one row: this way gives no answer."""


@dataclass(frozen=True, slots=True)
class Niveau:
    """The best of a part when it may use ``ruimte`` of the shared row; it then needs no less than ``gebruik``."""

    ruimte: int
    gebruik: int
    waarden: tuple[int, ...]
    stand: tuple[int, ...]
    """The values of the part's variables."""


@dataclass(slots=True)
class _Deel:
    """A part, with what it has of each goal, of the shared row, and of what is held."""

    onderdeel: Onderdeel
    doelen: list[Termen]
    schakel: Termen
    gehouden: list[Rij]
    begin: tuple[int, ...]
    """Its plan at hand: the best of the goals before, so the search for these ends soon where it starts there."""

    def zet(self, stand: Sequence[int]) -> None:
        for variabele, waarde in zip(self.onderdeel.variabelen, stand, strict=True):
            variabele.setInitialValue(waarde)


class OpVolgorde:
    """One lexicographic minimum over the parts of a city whose varianten are data."""

    def __init__(
        self,
        model: Model,
        doelen: Sequence[Som],
        instellingen: Instellingen,
        einde: float,
        *,
        klein: int = KLEIN,
        meeste_niveaus: int = MEESTE_NIVEAUS,
    ) -> None:
        """Pursue ``doelen`` in their order, until ``einde``; other goals that the model holds are rows.

        The variables hold a plan that keeps every row. Parts of fewer than ``klein`` variables are put together.

        Raises:
            NietBewezen: when the time is up.
            SolverFout: when the solver stops without an answer.
        """
        self._model = model
        self._klein = klein
        self._meeste_niveaus = meeste_niveaus
        self._doelen = doelen
        self._instellingen = replace(instellingen, gap=0.0, gap_eenheden=0.5)
        self._einde = einde
        self._delen = self._maak_delen()
        for som, meest in model.gehouden:
            if not any(som is doel for doel in doelen):
                self._begrens(som, meest)

    def los_op(self) -> tuple[int, ...]:
        """Give the variables of the model the best plan, and return its values.

        Raises:
            NietBewezen: when the time is up, or more than one row of the city ties the parts together. The variables
                then hold anything.
            SolverFout: when the solver stops without an answer.
        """
        waarden = self._loop(None)
        if waarden is not None:
            return waarden
        geschonden = [rij for rij in self._stadsrijen() if rij.gebruik() > rij.rechts]
        if len(geschonden) == 1 and (waarden := self._loop(geschonden[0])) is not None:
            return waarden
        raise NietBewezen

    def _loop(self, schakel: Rij | None) -> tuple[int, ...] | None:
        """Choose a niveau per part with this row of the city alone; return the values, or None if other rows break."""
        ruimte = self._zet_schakel(schakel)
        niveaus = self._eerste_niveaus(ruimte)
        for nummer in range(len(self._doelen)):
            niveaus = [
                [fijner for niveau in eigen for fijner in self._verfijn(deel, niveau, nummer)]
                for deel, eigen in zip(self._delen, niveaus, strict=True)
            ]
            niveaus = _die_het_kunnen_zijn(niveaus, ruimte)
            gekozen = _beste(niveaus, ruimte)
            for deel, niveau in zip(self._delen, gekozen, strict=True):
                deel.zet(niveau.stand)
            if schakel is None and any(rij.gebruik() > rij.rechts for rij in self._stadsrijen()):
                return None
        self._model.werk_volgers_bij()
        return tuple(doel.waarde() for doel in self._doelen) if self._model.klopt() else None

    def _stadsrijen(self) -> list[Rij]:
        return [rij for rij, soort in rijen_van(self._model) if soort == STAD]

    def _maak_delen(self) -> list[_Deel]:
        los = onderdelen(self._model, Som(), gedeelde=(), klein=self._klein)
        self._plaats = plaatsen(los)
        doelen = [verdeeld(doel.samengevoegd(), self._plaats) for doel in self._doelen]
        return [
            _Deel(onderdeel, [doel.get(nummer, []) for doel in doelen], [], [], _stand(onderdeel))
            for nummer, onderdeel in enumerate(los)
        ]

    def _begrens(self, som: Som, meest: int) -> None:
        """Let each part have of a held goal what the others leave at their least."""
        per_deel = verdeeld(som.samengevoegd(), self._plaats)
        vast = som.waarde() - sum(Som(termen).waarde() for termen in per_deel.values())
        minste = {nummer: self._minste(self._delen[nummer], termen, []) for nummer, termen in per_deel.items()}
        speling = meest - vast - sum(minste.values())
        for nummer, termen in per_deel.items():
            self._delen[nummer].gehouden.append(_rij(termen, minste[nummer] + speling))

    def _zet_schakel(self, schakel: Rij | None) -> int:
        """Divide the shared row over the parts, in whole numbers; return its right-hand side."""
        if schakel is None:
            return 0
        noemer = math.lcm(*(Fraction(c).denominator for _, c in schakel.termen), Fraction(schakel.rechts).denominator)
        per_deel = verdeeld([(v, round(c * noemer)) for v, c in schakel.termen], self._plaats)
        for nummer, termen in per_deel.items():
            self._delen[nummer].schakel = termen
        return round(schakel.rechts * noemer)

    def _eerste_niveaus(self, ruimte: int) -> list[list[Niveau]]:
        """Return for each part all that it may use of the shared row."""
        minste = [self._minste(deel, deel.schakel, []) if deel.schakel else 0 for deel in self._delen]
        speling = ruimte - sum(minste)
        return [
            [Niveau(eigen + speling, eigen, (), deel.begin)] for deel, eigen in zip(self._delen, minste, strict=True)
        ]

    def _verfijn(self, deel: _Deel, niveau: Niveau, nummer: int) -> list[Niveau]:
        """Return the niveaus within this one by the next goal: from the loosest use of the shared row to the least."""
        fijner: list[Niveau] = []
        doel, ruimte = deel.doelen[nummer], niveau.ruimte
        eerder = [_rij(termen, w) for termen, w in zip(deel.doelen, niveau.waarden, strict=False) if termen]
        deel.zet(niveau.stand)
        while True:
            grens = [_rij(deel.schakel, ruimte)] if deel.schakel else []
            waarde = self._minste(deel, doel, eerder + grens) if doel else 0
            gebruik = niveau.gebruik
            if deel.schakel and doel:
                gebruik = self._minste(deel, deel.schakel, [*eerder, *grens, _rij(doel, waarde)])
            fijner.append(Niveau(ruimte, gebruik, (*niveau.waarden, waarde), _stand(deel.onderdeel)))
            if gebruik <= niveau.gebruik:
                return fijner
            if len(fijner) == self._meeste_niveaus:
                raise NietBewezen
            ruimte = gebruik - 1

    def _minste(self, deel: _Deel, termen: Termen, rijen: list[Rij]) -> int:
        """Return the proven least of a sum in a part under these rows; the variables hold where it is.

        HiGHS has been seen to prove a least that isn't, where a held goal leaves a part hardly any room. A search from
        there then found better, so one more must agree.
        """
        som = Som(termen)
        if som.waarde() == som.bereik()[0] and all(rij.gebruik() <= rij.rechts for rij in rijen):
            return som.waarde()
        los = replace(deel.onderdeel, doel=termen, rijen=[*deel.onderdeel.rijen, *deel.gehouden, *rijen])
        problem, eigen = los.als_probleem("deel", math.gcd(*(c for _, c in termen)), hoogste=False)
        waarde = self._los(problem)
        while (nog_eens := self._los(problem)) < waarde:
            waarde = nog_eens
        los.neem_over(eigen)
        return som.waarde()

    def _los(self, problem: pulp.LpProblem) -> int:
        """Return the least that a search from the present values proves, in whole numbers."""
        if perf_counter() > self._einde:  # many niveaus that are each soon solved take long together
            raise NietBewezen
        uitslag = solve(problem, replace(self._instellingen, tijdslimiet_seconden=over(self._einde)), start=True)
        if uitslag.einde is not Einde.BEWEZEN or uitslag.waarde is None:
            raise NietBewezen
        return round(uitslag.waarde)


def _beste(niveaus: Sequence[Sequence[Niveau]], ruimte: int) -> tuple[Niveau, ...]:
    """Return the niveau of each part that together give the lexicographic least within ``ruimte``; () if none do."""
    minste = [min(niveau.gebruik for niveau in eigen) for eigen in niveaus]
    rest = [sum(minste) - gehad for gehad in accumulate(minste)]
    staten: list[tuple[int, tuple[int, ...], tuple[Niveau, ...]]] = [(0, (0,) * len(niveaus[0][0].waarden), ())]
    for eigen, nog in zip(niveaus, rest, strict=True):
        volgende = sorted(
            (
                (gebruik + niveau.gebruik, tuple(map(sum, zip(waarden, niveau.waarden, strict=True))), (*keus, niveau))
                for gebruik, waarden, keus in staten
                for niveau in eigen
                if gebruik + niveau.gebruik + nog <= ruimte
            ),
            key=lambda staat: staat[:2],
        )
        staten = []
        for staat in volgende:  # more of the row must give something better
            if not staten or staat[1] < staten[-1][1]:
                staten.append(staat)
    return staten[-1][2] if staten else ()


def _die_het_kunnen_zijn(niveaus: list[list[Niveau]], ruimte: int) -> list[list[Niveau]]:
    """Leave out the niveaus that lie in no best choice."""
    beste = _totaal(_beste(niveaus, ruimte))
    return [
        [
            niveau
            for niveau in eigen
            if len(eigen) == 1 or _totaal(_beste([*niveaus[:i], [niveau], *niveaus[i + 1 :]], ruimte)) == beste
        ]
        for i, eigen in enumerate(niveaus)
    ]


def _totaal(gekozen: Sequence[Niveau]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(niveau.waarden for niveau in gekozen), strict=True)))


def _stand(onderdeel: Onderdeel) -> tuple[int, ...]:
    return tuple(heel(variabele) for variabele in onderdeel.variabelen)


def _rij(termen: Termen, rechts: int) -> Rij:
    """Return Σ terms ≤ a whole number, as a row that the solver can keep: with room for half of the least step."""
    deler = math.gcd(*(c for _, c in termen))
    dubbel = [(v, 2 * (c // deler)) for v, c in termen]  # so that half of a step is a whole number
    delen, rechterlid = geschaald(dubbel, 2 * (rechts // deler) + 1, 1)
    return Rij(delen, pulp.LpConstraintLE, rechterlid)
