"""The ways in which one request can be granted: how much, and which pots pay it, in whole euros and hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from allocator_models.jaar import Deel, Potsoort, Potstand
from allocator_models.naar_rato import naar_rato
from allocator_models.scenario import Aard, Initiatief
from allocator_models.spelregels import ScoreTelt, Spelregels

TUSSENNIVEAU_BP = 7000
"""The level between the whole amount and the least one."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """One way to grant a request. ``waarde`` is v(level) in points of score; ``pool_euro`` is what a dienst co-pays."""

    initiatief: str
    bedrag_euro: int
    uren: int
    delen: tuple[Deel, ...]
    waarde: float
    pool_euro: int = 0


def bijdrage(initiatief: Initiatief, spelregels: Spelregels) -> float:
    """Return the points of score of the whole request; by size, 1 point is grade 1 over € 1.000 of money and hours."""
    cijfer = initiatief.score_duizendsten / 1000
    if spelregels.score_telt is ScoreTelt.STUK:
        return cijfer
    return cijfer * omvang_euro(initiatief, spelregels) / 1000


def omvang_euro(initiatief: Initiatief, spelregels: Spelregels) -> float:
    """Return what a request asks, its hours at the rate loonkosten_per_fte / uren_per_fte."""
    return initiatief.bedrag_euro + initiatief.uren * spelregels.loonkosten_per_fte_euro / spelregels.uren_per_fte


def niveaus(initiatief: Initiatief) -> tuple[int, ...]:
    """Return the amounts that may be granted, the highest first: whole, 70 % if that is enough, and the least."""
    bedrag, minimaal = initiatief.bedrag_euro, initiatief.minimaal_euro
    tussen = bedrag * TUSSENNIVEAU_BP // 10_000
    return tuple(sorted({bedrag, *(n for n in (tussen, minimaal) if minimaal <= n and n > 0)}, reverse=True))


class Potwijzer:
    """Which pots may pay which request."""

    def __init__(self, potten: Iterable[Potstand]) -> None:
        """Note the pots by wijk and by dienst; strippenkaarten pay nothing that is weighed."""
        self._wijk: dict[str, Potstand] = {}
        self._uren: dict[str, Potstand] = {}
        self._flex: dict[str, list[Potstand]] = {}
        for pot in sorted(potten, key=lambda p: p.pot):
            if pot.soort is Potsoort.LEEFBAARHEID and pot.wijk is not None:
                self._wijk[pot.wijk] = pot
            elif pot.soort is Potsoort.UREN and pot.dienst is not None:
                self._uren[pot.dienst] = pot
            elif pot.soort is Potsoort.FLEX and pot.dienst is not None:
                self._flex.setdefault(pot.dienst, []).append(pot)

    def wijkpotten(self, initiatief: Initiatief) -> tuple[Potstand | None, ...]:
        """Return the leefbaarheidsbudget of each wijk of the request, ``None`` where there is none."""
        return tuple(self._wijk.get(wijk) for wijk, _ in initiatief.wijken)

    def urenpot(self, initiatief: Initiatief) -> Potstand | None:
        """Return the hours of the dienst of the request."""
        return self._uren.get(initiatief.dienst or "")

    def flexpotten(self, initiatief: Initiatief) -> tuple[Potstand, ...]:
        """Return the pools of the dienst of the request that may co-pay it: its programma, and never S from I."""
        return tuple(
            pot
            for pot in self._flex.get(initiatief.dienst or "", ())
            if initiatief.programma in (None, pot.programma) and mag_betalen(pot, initiatief)
        )


def mag_betalen(pot: Potstand, initiatief: Initiatief) -> bool:
    """S is never paid from I; I may be paid from either."""
    return initiatief.aard is Aard.INCIDENTEEL or pot.aard is Aard.STRUCTUREEL


def keuzen(
    initiatief: Initiatief, wijzer: Potwijzer, spelregels: Spelregels, bedragen: Iterable[int] | None = None
) -> tuple[Keuze, ...]:
    """Return the ways to grant a request, the highest amount first, and of the same amount those with a pool first.

    Empty when no pot may pay it, or when its score is 0. ``bedragen`` are the amounts, unless given all levels.
    """
    if initiatief.score_duizendsten <= 0:
        return ()
    wijkpotten = [pot for pot in wijzer.wijkpotten(initiatief) if pot is not None and mag_betalen(pot, initiatief)]
    urenpot = wijzer.urenpot(initiatief)
    if (initiatief.bedrag_euro and len(wijkpotten) < len(initiatief.wijken)) or (initiatief.uren and urenpot is None):
        return ()
    heel = bijdrage(initiatief, spelregels)
    gevonden = []
    for niveau in niveaus(initiatief) if bedragen is None else bedragen:
        aandeel = niveau / initiatief.bedrag_euro if initiatief.bedrag_euro else 1.0
        uren = -(-initiatief.uren * niveau // initiatief.bedrag_euro) if initiatief.bedrag_euro else initiatief.uren
        urendeel = (Deel(urenpot.pot, uren=uren),) if urenpot is not None and uren else ()
        for pool, pool_euro in _betaalwijzen(niveau, wijzer.flexpotten(initiatief)):
            euros = naar_rato(niveau - pool_euro, [aandeel_bp for _, aandeel_bp in initiatief.wijken])
            delen = [Deel(pot.pot, euro=euro) for pot, euro in zip(wijkpotten, euros, strict=False) if euro]
            delen += [Deel(pool.pot, euro=pool_euro)] if pool is not None else []
            gevonden.append(Keuze(initiatief.initiatief, niveau, uren, (*delen, *urendeel), heel * aandeel, pool_euro))
    return tuple(gevonden)


def _betaalwijzen(niveau: int, pools: Iterable[Potstand]) -> Iterator[tuple[Potstand | None, int]]:
    """Half by a pool of the dienst, each pool in turn, or all by the wijken."""
    if niveau > 1:
        for pool in pools:
            yield pool, niveau // 2
    yield None, 0
