"""Years of history played again at many drempelscores at once: a column of balances for each of them, in numpy.

The rules are those of :class:`~allocator_models.herverdeling.kas.Kas`: what is free later, the reserve for spoed until
1 October, and moves between wijken from the vrijgavedatum. Whole euros and hours; nothing is solved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from allocator_models.herverdeling.kas import mag_geven, verplaatsruimte
from allocator_models.herverdeling.keuzen import Keuze
from allocator_models.jaar import SPOEDRESERVE_TOT, Jaarstand

Getallen = NDArray[np.int64]
Ja = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Gespeeld:
    """A request of an earlier year: its day of this year, its grade, and the ways to grant it."""

    datum: date
    score_duizendsten: int
    spoed: bool
    keuzen: tuple[Keuze, ...]


def speel_na(stand: Jaarstand, jaar: Iterable[Gespeeld], drempels: Sequence[int]) -> NDArray[np.float64]:
    """Return the total score of one year of history for each drempelscore.

    The requests are taken in order of arrival, on the balances of the stand; what scores at least the drempelscore is
    granted, in the first of its ways that fits.
    """
    naspel = _Naspel(stand, len(drempels))
    grenzen = np.array(drempels, np.int64)
    score = np.zeros(len(drempels))
    for aanvraag in jaar:
        naspel.ga_naar(aanvraag.datum)
        open_ = grenzen <= aanvraag.score_duizendsten
        for keuze in aanvraag.keuzen:
            if not open_.any():
                break
            past = naspel.boek(keuze, open_, spoed=aanvraag.spoed)
            score[past] += keuze.waarde
            open_ &= ~past
    return score


class _Naspel:
    """The balances while a year is played again: a row per pot, a column per drempelscore.

    A pot holds euros or hours, never both. What may move differs per column too: it is what wijken have left there.
    """

    def __init__(self, stand: Jaarstand, kolommen: int) -> None:
        potten = sorted(stand.potten, key=lambda pot: pot.pot)
        ruimte = [verplaatsruimte(stand, pot) for pot in potten]
        self._rij = {pot.pot: i for i, pot in enumerate(potten)}
        self._saldo = _kolommen((pot.euro + pot.uren for pot in potten), kolommen)
        self._reserve = _kolommen((pot.reserve_euro + pot.reserve_uren for pot in potten), kolommen)
        self._in_ruimte = _kolommen((in_ for in_, _ in ruimte), kolommen)
        self._uit_ruimte = _kolommen((uit for _, uit in ruimte), kolommen)
        self._geeft = np.array([[mag_geven(van, naar) for van in potten] for naar in potten])
        self._elders = np.array([[van.programma != naar.programma for van in potten] for naar in potten])
        self._later = sorted(
            ((deel.vrij_vanaf, i, deel.euro + deel.uren) for i, pot in enumerate(potten) for deel in pot.later),
            reverse=True,
        )
        self._vrijgave = stand.vrijgavedatum
        self._reserve_tot = date(stand.scenario.jaar, *SPOEDRESERVE_TOT)
        self._verplaatsen = False

    def ga_naar(self, dag: date) -> None:
        """Let a day begin: what is free from then is free, and so is the reserve from 1 October."""
        while self._later and self._later[-1][0] <= dag:
            _, rij, erbij = self._later.pop()
            self._saldo[rij] += erbij
        if dag >= self._reserve_tot:
            self._reserve[:] = 0
        self._verplaatsen = dag >= self._vrijgave

    def boek(self, keuze: Keuze, open_: Ja, *, spoed: bool) -> Ja:
        """Grant a choice in those of the open columns in which it fits; return these."""
        rijen = np.array([self._rij[deel.pot] for deel in keuze.delen])
        vraag = np.array([[deel.euro or deel.uren] for deel in keuze.delen])
        vrij = self._saldo[rijen] if spoed else self._saldo[rijen] - self._reserve[rijen]
        tekort = np.maximum(0, vraag - np.maximum(0, vrij))
        past: Ja = open_ & ~tekort.any(axis=0)
        krap = np.flatnonzero(open_ & ~past)
        if self._verplaatsen and krap.size:
            past[krap] = self._vul_aan(rijen, tekort[:, krap], krap)
        kolommen = np.flatnonzero(past)
        plek = np.ix_(rijen, kolommen)
        self._saldo[plek] -= vraag
        if spoed:
            self._reserve[plek] -= np.minimum(vraag, self._reserve[plek])
        return past

    def _vul_aan(self, rijen: Getallen, tekort: Getallen, kolommen: Getallen) -> Ja:
        """Move what the pots of a choice lack, in those of the columns in which that can be; return these.

        Givers of the same programma first, then most left first; a pot that pays gives nothing.
        """
        vrij = (self._saldo - self._reserve)[:, kolommen]
        kan = np.minimum(self._uit_ruimte[:, kolommen], vrij)
        kan[rijen] = 0
        gegeven = np.zeros_like(kan)
        lukt = (tekort <= self._in_ruimte[np.ix_(rijen, kolommen)]).all(axis=0)
        for rij, nodig in zip(rijen, tekort, strict=True):
            over = np.where(self._geeft[rij][:, None], np.maximum(0, kan - gegeven), 0)
            rang = np.lexsort((-vrij, np.broadcast_to(self._elders[rij][:, None], vrij.shape)), axis=0)
            op_rij = np.take_along_axis(over, rang, axis=0)
            samen = op_rij.cumsum(axis=0)
            lukt &= samen[-1] >= nodig
            eraf = np.empty_like(over)
            np.put_along_axis(eraf, rang, np.clip(nodig - (samen - op_rij), 0, op_rij), axis=0)
            gegeven += eraf
        wel = kolommen[lukt]
        for ruimte in (self._saldo, self._uit_ruimte):
            ruimte[:, wel] -= gegeven[:, lukt]
        for rij, erbij in zip(rijen, tekort[:, lukt], strict=True):
            self._saldo[rij, wel] += erbij
            self._in_ruimte[rij, wel] -= erbij
        return lukt


def _kolommen(waarden: Iterable[int], aantal: int) -> Getallen:
    return np.repeat(np.array(list(waarden), np.int64)[:, None], aantal, axis=1)
