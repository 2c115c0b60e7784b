"""The balances while a batch is being weighed: exact, in whole euros and hours. What doesn't fit is not booked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from allocator_models.herverdeling.keuzen import Keuze
from allocator_models.jaar import Deel, Jaarstand, Potsoort, Potstand, Verplaatsing
from allocator_models.scenario import HELE_DEEL_BP, Aard


@dataclass(slots=True)
class Vak:
    """What is in one pot now, with what may still move in and out of it."""

    pot: Potstand
    euro: int
    uren: int
    reserve_euro: int
    reserve_uren: int
    in_ruimte: int
    uit_ruimte: int
    in_euro: int
    uit_euro: int

    def vrij_euro(self, spoed: bool) -> int:
        """Return what a request may take: spoed also the reserve."""
        return self.euro if spoed else self.euro - self.reserve_euro

    def vrij_uren(self, spoed: bool) -> int:
        """Return the hours that a request may take: spoed also the reserve."""
        return self.uren if spoed else self.uren - self.reserve_uren


@dataclass(frozen=True, slots=True)
class Boeking:
    """A grant that fits: the choice, the moves that it needs, and what spoed takes from the reserve."""

    keuze: Keuze
    verplaatsingen: tuple[Verplaatsing, ...] = ()
    uit_reserve: tuple[Deel, ...] = ()


class Kas:
    """All pots of a stand. Until 1 October the reserve is for spoed alone; moves wait for the vrijgavedatum."""

    def __init__(self, stand: Jaarstand) -> None:
        """Start from the balances of the stand."""
        self.verplaatsen = stand.datum >= stand.vrijgavedatum
        self._vakken = {pot.pot: _vak(stand, pot) for pot in stand.potten}

    def vak(self, pot: str) -> Vak:
        """Return one pot as it is now."""
        return self._vakken[pot]

    def boeking(self, keuze: Keuze, *, spoed: bool = False, gevers: Sequence[str] = ()) -> Boeking | None:
        """Return how a choice can be paid now, or ``None`` when it doesn't fit; nothing changes.

        ``gevers`` are the pots that give first when money has to move; others follow, most left first.
        """
        verplaatsingen: list[Verplaatsing] = []
        for deel in keuze.delen:
            vak = self._vakken[deel.pot]
            if deel.uren > vak.vrij_uren(spoed):
                return None
            tekort = deel.euro - max(0, vak.vrij_euro(spoed))
            if tekort > 0:
                erbij = self._vul_aan(vak, tekort, keuze, verplaatsingen, gevers)
                if erbij is None:
                    return None
                verplaatsingen += erbij
        return Boeking(keuze, tuple(verplaatsingen), self._uit_reserve(keuze) if spoed else ())

    def boek(self, boeking: Boeking) -> None:
        """Take a booking off the pots."""
        for move in boeking.verplaatsingen:
            van, naar = self._vakken[move.van], self._vakken[move.naar]
            van.euro -= move.euro
            van.uit_ruimte -= move.euro
            van.uit_euro += move.euro
            naar.euro += move.euro
            naar.in_ruimte -= move.euro
            naar.in_euro += move.euro
        for deel in boeking.keuze.delen:
            vak = self._vakken[deel.pot]
            vak.euro -= deel.euro
            vak.uren -= deel.uren
        for deel in boeking.uit_reserve:
            vak = self._vakken[deel.pot]
            vak.reserve_euro -= deel.euro
            vak.reserve_uren -= deel.uren

    def potten(self) -> tuple[Potstand, ...]:
        """Return the pots as they are now."""
        return tuple(
            replace(
                vak.pot,
                euro=vak.euro,
                uren=vak.uren,
                reserve_euro=min(vak.reserve_euro, vak.euro) if vak.pot.reserve_euro else 0,
                reserve_uren=min(vak.reserve_uren, vak.uren) if vak.pot.reserve_uren else 0,
                in_euro=vak.in_euro,
                uit_euro=vak.uit_euro,
            )
            for vak in self._vakken.values()
        )

    def _uit_reserve(self, keuze: Keuze) -> tuple[Deel, ...]:
        """The part of a spoed grant that the reserve pays: all that it can."""
        delen = (
            Deel(d.pot, min(d.euro, self._vakken[d.pot].reserve_euro), min(d.uren, self._vakken[d.pot].reserve_uren))
            for d in keuze.delen
        )
        return tuple(d for d in delen if d.euro or d.uren)

    def _vul_aan(
        self, naar: Vak, tekort: int, keuze: Keuze, al: Sequence[Verplaatsing], gevers: Sequence[str]
    ) -> list[Verplaatsing] | None:
        """Return the moves that bring ``tekort`` into a pot, or ``None`` when they can't."""
        if not self.verplaatsen or naar.pot.soort is not Potsoort.LEEFBAARHEID or tekort > naar.in_ruimte:
            return None
        betalend = {d.pot for d in keuze.delen}
        al_gegeven: dict[str, int] = {}
        for move in al:
            al_gegeven[move.van] = al_gegeven.get(move.van, 0) + move.euro
        verplaatsingen = []
        for vak in self._op_volgorde_van_geven(naar, gevers):
            kan = min(vak.uit_ruimte, vak.vrij_euro(False)) - al_gegeven.get(vak.pot.pot, 0)
            if vak.pot.pot in betalend or kan <= 0 or not mag_geven(vak.pot, naar.pot):
                continue
            euro = min(kan, tekort)
            verplaatsingen.append(
                Verplaatsing(vak.pot.pot, naar.pot.pot, euro, vak.pot.programma != naar.pot.programma)
            )
            tekort -= euro
            if not tekort:
                return verplaatsingen
        return None

    def _op_volgorde_van_geven(self, naar: Vak, gevers: Sequence[str]) -> list[Vak]:
        """Givers in the same programma first (no raadsbesluit), then as ``gevers`` says, then most left first."""
        rang = {pot: i for i, pot in enumerate(gevers)}
        return sorted(
            (vak for vak in self._vakken.values() if vak.pot.soort is Potsoort.LEEFBAARHEID),
            key=lambda vak: (
                vak.pot.programma != naar.pot.programma,
                rang.get(vak.pot.pot, len(rang)),
                -vak.vrij_euro(False),
                vak.pot.pot,
            ),
        )


def mag_geven(van: Potstand, naar: Potstand) -> bool:
    """I money never enters an S pot: from there it could pay what is structureel."""
    return van.aard is Aard.STRUCTUREEL or naar.aard is not Aard.STRUCTUREEL


def verplaatsruimte(stand: Jaarstand, pot: Potstand) -> tuple[int, int]:
    """Return how much may still move into and out of a pot this year; 0 for all but leefbaarheidsbudgetten."""
    if pot.soort is not Potsoort.LEEFBAARHEID or pot.wijk is None:
        return 0, 0
    grens = pot.budget_euro * stand.scenario.spelregels.verplaatsbaar_deel_bp // HELE_DEEL_BP
    wijk = stand.scenario.wijk.get(pot.wijk)
    uit = max(0, grens - pot.uit_euro) if wijk is None or wijk.mag_afgeven else 0
    return max(0, grens - pot.in_euro), uit


def vrijgekomen(pot: Potstand, dag: date) -> Potstand:
    """Return a pot with what is free on a day free, and the rest later."""
    vrij = [deel for deel in pot.later if deel.vrij_vanaf <= dag]
    if not vrij:
        return pot
    later = tuple(deel for deel in pot.later if deel.vrij_vanaf > dag)
    euro, uren = sum(deel.euro for deel in vrij), sum(deel.uren for deel in vrij)
    return replace(pot, euro=pot.euro + euro, uren=pot.uren + uren, later=later)


def _vak(stand: Jaarstand, pot: Potstand) -> Vak:
    in_ruimte, uit_ruimte = verplaatsruimte(stand, pot)
    reserve = (0, 0) if stand.reserve_open else (pot.reserve_euro, pot.reserve_uren)
    return Vak(pot, pot.euro, pot.uren, *reserve, in_ruimte, uit_ruimte, pot.in_euro, pot.uit_euro)
