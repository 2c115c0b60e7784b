"""Every way to split the posts of a tiny scenario, for brute force, with the value of each goal that hangs on it alone.

A *toestand* says for each post what is flex, what drops and for which taakstelling, and for each team also its flex and
dropped hours. All arrays have one entry per toestand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import prod

import numpy as np
from brute_vervoer import Dekking, Getallen

from allocator_models.scenario import Aard, Gebondenheid, Kostensoort, Post, Scenario, Taakstelling
from allocator_models.spelregels import Flexgrondslag

_BP = 10_000


def _naar_boven(teller: int, noemer: int) -> int:
    return -(-teller // noemer)


@dataclass(frozen=True)
class Optie:
    """One way to split one post."""

    vast: int
    flex: int = 0
    verv: int = 0
    eenheid: int = 0
    """The smallest unit dropped, 0 when nothing drops."""
    baten: int = 0
    taakstelling: int = -1
    flexh: int = 0
    vervh: int = 0


class Postregels:
    """What the law says of each post by itself."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.leefbaarheidsposten = {w.leefbaarheidspost for w in scenario.wijken if w.leefbaarheidspost}

    def is_fixed(self, post: Post) -> bool:
        """Whether nothing of the post ever moves."""
        return (
            post.lasten_euro < 0
            or post.kostensoort in (Kostensoort.VOORZIENING, Kostensoort.RESERVEMUTATIE)
            or post.post in self.leefbaarheidsposten
        )

    def gebonden_euro(self, post: Post) -> int:
        """b_p."""
        if self.is_fixed(post):
            return post.lasten_euro
        vrij = self.scenario.spelregels.bestuurlijk_vrij
        if post.gebondenheid is not Gebondenheid.JURIDISCH and (
            post.gebondenheid is not Gebondenheid.BESTUURLIJK or vrij
        ):
            return 0
        dagen = self._dagen_tot(post.gebonden_tot)
        minstens = _naar_boven(post.lasten_euro * dagen, self.scenario.dagen_in_jaar)
        stap = post.lasten_euro if post.stap_euro is None else max(1, post.stap_euro)
        return min(post.lasten_euro, _naar_boven(minstens, stap) * stap) if stap else 0

    def juridisch_euro(self, post: Post) -> int:
        """j_p."""
        return self.gebonden_euro(post) if post.gebondenheid is Gebondenheid.JURIDISCH else 0

    def afgesproken_euro(self, post: Post) -> int:
        """e_p."""
        return sum(a.euro for a in self.scenario.wijkafspraken if a.post == post.post)

    def inzetbaar_honderdsten(self, post: Post) -> int:
        """c_t."""
        return max(0, min(post.fte_honderdsten - post.fte_gebonden_honderdsten, post.bezetting_honderdsten))

    def is_bron(self, post: Post) -> bool:
        """Whether a dekking may draw on the post."""
        return post.oormerkbaar and not post.fte_honderdsten and not self.is_fixed(post)

    def in_grondslag(self, post: Post) -> bool:
        """Whether the post's euros count for the flexdoel."""
        if self.scenario.spelregels.flexgrondslag is Flexgrondslag.ALLE:
            return True
        return not (
            post.kostensoort
            in (
                Kostensoort.KAPITAALLASTEN,
                Kostensoort.UITKERING,
                Kostensoort.DOORBELASTING,
                Kostensoort.VOORZIENING,
                Kostensoort.RESERVEMUTATIE,
                Kostensoort.STELPOST,
            )
            or post.post in self.leefbaarheidsposten
            or (post.kostensoort is Kostensoort.PERSONEEL and post.fte_honderdsten > 0)
        )

    def opties(self, post: Post) -> list[Optie]:
        """Every way to split the post that the law allows it."""
        scopes = [k for k, t in enumerate(self.scenario.taakstellingen) if in_scope(t, post)]
        minstens = max(self.gebonden_euro(post), self.afgesproken_euro(post))
        hoogstens = post.lasten_euro if self.is_fixed(post) else self._hoogstens(post, post.lasten_euro)
        opties = []
        for flex, verv, eenheid in _splitsingen(post):
            vast = post.lasten_euro - flex - verv
            if vast < minstens or verv > max(0, hoogstens) or (verv and not scopes):
                continue
            for k in scopes if verv else [-1]:
                for flexh, vervh in self._uren(post, bool(scopes)):
                    if vervh * post.lasten_euro >= verv * post.fte_honderdsten:
                        baten = self._gevallen_baten(post, verv)
                        opties.append(Optie(vast, flex, verv, eenheid, baten, k, flexh, vervh))
        return opties

    def _uren(self, post: Post, mag_vervallen: bool) -> Iterator[tuple[int, int]]:
        if not post.fte_honderdsten:
            yield 0, 0
            return
        stap = self.scenario.spelregels.fte_stap_honderdsten
        ruimte = post.fte_honderdsten - post.fte_gebonden_honderdsten
        hoogstens = self._hoogstens(post, post.fte_honderdsten) if mag_vervallen else 0
        for flexh in range(0, self.inzetbaar_honderdsten(post) + 1, stap):
            for vervh in range(0, min(ruimte - flexh, hoogstens) + 1, stap):
                yield flexh, vervh

    def _hoogstens(self, post: Post, geheel: int) -> int:
        """How much of ``geheel`` may drop: an occupied post only from the day that it is free."""
        if not post.bezetting_honderdsten or post.vrij_vanaf is None:
            return geheel
        jaar = self.scenario.dagen_in_jaar
        return geheel * (jaar - self._dagen_tot(post.vrij_vanaf)) // jaar

    def _dagen_tot(self, dag: date | None) -> int:
        """Days of the year before ``dag``; all of them without a date."""
        jaar = self.scenario.dagen_in_jaar
        return jaar if dag is None else min(jaar, max(0, (dag - date(self.scenario.jaar, 1, 1)).days))

    def _gevallen_baten(self, post: Post, verv: int) -> int:
        if not verv:
            return 0
        if post.baten_vervallen_bp is None:
            return _naar_boven(post.baten_euro * verv, post.lasten_euro)
        return _naar_boven(post.baten_euro * post.baten_vervallen_bp, _BP)


def in_scope(taakstelling: Taakstelling, post: Post) -> bool:
    """Whether a drop of the post may count for the taakstelling."""
    return (
        taakstelling.dienst in (None, post.dienst)
        and taakstelling.programma in (None, post.programma)
        and (taakstelling.aard is Aard.INCIDENTEEL or post.aard is Aard.STRUCTUREEL)
    )


def _splitsingen(post: Post) -> Iterator[tuple[int, int, int]]:
    """Yield (flex, vervallen, smallest unit dropped): whole units, the remainder in one of the three parts."""
    lasten = post.lasten_euro
    if lasten <= 0:
        yield 0, 0, 0
        return
    stap = lasten if post.stap_euro is None else max(1, post.stap_euro)
    eenheden, rest = divmod(lasten, stap)
    for flex in range(eenheden + 1):
        for verv in range(eenheden + 1 - flex):
            yield flex * stap, verv * stap, stap if verv else 0
            if rest:
                yield flex * stap + rest, verv * stap, stap if verv else 0
                yield flex * stap, verv * stap + rest, rest


class Toestanden:
    """All toestanden of a scenario that hold the law of the posts, with what they leave and what they are worth."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.regels = Postregels(scenario)
        self.opties = [self.regels.opties(post) for post in scenario.posten]
        houdbaar = all(
            sum(w.leefbaarheidsbudget_euro for w in scenario.wijken if w.leefbaarheidspost == p.post) <= p.lasten_euro
            for p in scenario.posten
            if p.post in self.regels.leefbaarheidsposten
        )
        self._kies = [np.arange(0)] * len(scenario.posten)
        if houdbaar:
            roosters = np.indices([len(o) for o in self.opties], dtype=np.int32)
            self._kies = [rooster.reshape(-1) for rooster in roosters]
            mag = self._binnen_taakstellingen()
            self._kies = [kies[mag] for kies in self._kies]
        self.aantal = len(self._kies[0])

    def _kolom(self, veld: str) -> list[Getallen]:
        """One array per post: the field of the optie that the toestand has there."""
        return [
            np.array([getattr(optie, veld) for optie in opties], dtype=np.int64)[kies]
            for opties, kies in zip(self.opties, self._kies, strict=True)
        ]

    def _som(self, getallen: Sequence[Getallen], telt: Sequence[bool | int]) -> Getallen:
        """Σ over posts of a column times a weight."""
        nul = np.zeros(len(self._kies[0]), dtype=np.int64)
        return sum((gewicht * kolom for kolom, gewicht in zip(getallen, telt, strict=True) if gewicht), nul)

    # Taakstellingen

    def _saldi(self) -> list[Getallen]:
        """Per taakstelling what is saved for it."""
        verv, baten, voor = self._kolom("verv"), self._kolom("baten"), self._kolom("taakstelling")
        saldo = [(v - b) for v, b in zip(verv, baten, strict=True)]
        alle = [1] * len(saldo)
        return [
            self._som([s * (k == v) for s, v in zip(saldo, voor, strict=True)], alle)
            for k in range(len(self.scenario.taakstellingen))
        ]

    def _binnen_taakstellingen(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Where no taakstelling saves its bedrag plus the smallest unit dropped for it, or more."""
        eenheid, voor = self._kolom("eenheid"), self._kolom("taakstelling")
        mag = np.ones(len(self._kies[0]), dtype=bool)
        for k, (t, saldo) in enumerate(zip(self.scenario.taakstellingen, self._saldi(), strict=True)):
            kleinste = np.full(len(mag), np.iinfo(np.int64).max)
            for e, v in zip(eenheid, voor, strict=True):
                kleinste = np.where(v == k, np.minimum(kleinste, e), kleinste)
            mag &= (kleinste == np.iinfo(np.int64).max) | (saldo - t.bedrag_euro <= kleinste - 1)
        return mag

    @cached_property
    def tekort_euro(self) -> Getallen:
        """The goal taakstelling."""
        nul = np.zeros(self.aantal, dtype=np.int64)
        tekorten = [
            np.maximum(0, t.bedrag_euro - saldo)
            for t, saldo in zip(self.scenario.taakstellingen, self._saldi(), strict=True)
        ]
        return sum(tekorten, nul)

    # Room for earmarks: distinct rows, and which of them each toestand has

    @cached_property
    def dekkingen(self) -> tuple[Dekking, ...]:
        """All (dienst, programma, aard) with a source."""
        bronnen = [p for p in self.scenario.posten if self.regels.is_bron(p)]
        return tuple(dict.fromkeys((p.dienst, p.programma, p.aard) for p in bronnen))

    @cached_property
    def teams(self) -> tuple[Post, ...]:
        """The posts with fte."""
        return tuple(p for p in self.scenario.posten if p.fte_honderdsten)

    @cached_property
    def _euro(self) -> tuple[Getallen, Getallen]:
        vast = self._kolom("vast")
        ruimten = np.zeros((self.aantal, 2, len(self.dekkingen)), dtype=np.int64)
        for kolom, post in zip(vast, self.scenario.posten, strict=True):
            if self.regels.is_bron(post):
                k = self.dekkingen.index((post.dienst, post.programma, post.aard))
                e, j = self.regels.afgesproken_euro(post), self.regels.juridisch_euro(post)
                ruimten[:, 0, k] += kolom - max(j, e)
                ruimten[:, 1, k] += kolom - e
        return _verschillend(ruimten)

    @property
    def ruimten_euro(self) -> Getallen:
        """Distinct (open to any demand, open to what is toegezegd too) × dekking."""
        return self._euro[0]

    @property
    def bij_euro(self) -> Getallen:
        """The index in `ruimten_euro` of each toestand."""
        return self._euro[1]

    @cached_property
    def _uren(self) -> tuple[Getallen, Getallen]:
        kolommen = []
        for post, flexh, vervh in zip(self.scenario.posten, self._kolom("flexh"), self._kolom("vervh"), strict=True):
            if post.fte_honderdsten:
                vrij = post.fte_honderdsten - post.fte_gebonden_honderdsten
                kolommen.append(np.minimum(self.regels.inzetbaar_honderdsten(post) - flexh, vrij - flexh - vervh))
        leeg = np.zeros((self.aantal, 0), dtype=np.int64)
        return _verschillend(np.stack(kolommen, axis=1) if kolommen else leeg)

    @property
    def ruimten_uren(self) -> Getallen:
        """Distinct hundredths per team that are left for afspraken and oormerken."""
        return self._uren[0]

    @property
    def bij_uren(self) -> Getallen:
        """The index in `ruimten_uren` of each toestand."""
        return self._uren[1]

    def oormerkbaar_euro(self, dienst: str) -> int:
        """Lasten of the sources of a dienst that aren't juridisch."""
        return sum(
            p.lasten_euro
            for p in self.scenario.posten
            if p.dienst == dienst and self.regels.is_bron(p) and p.gebondenheid is not Gebondenheid.JURIDISCH
        )

    def inzetbaar_honderdsten(self, dienst: str) -> int:
        """Hours that the teams of a dienst can give."""
        return sum(self.regels.inzetbaar_honderdsten(t) for t in self.teams if t.dienst == dienst)

    # Goals

    def _groepen(self) -> Iterator[tuple[list[bool], int, int]]:
        """Yield which posts count together, with their flexdoel and band: each dienst, then the city."""
        posten, regels = self.scenario.posten, self.scenario.spelregels
        for d in self.scenario.diensten:
            yield [p.dienst == d.dienst for p in posten], d.flexdoel_bp, d.bandbreedte_bp
        yield [True] * len(posten), regels.flexdoel_bp, regels.bandbreedte_concern_bp

    def _flex_en_basis(self, telt: Sequence[bool]) -> tuple[tuple[Getallen, Getallen, int], ...]:
        """Return flex, vast + flex, and the cents of one unit: for euros in the grondslag, and for hours."""
        posten = self.scenario.posten
        euros = [t and self.regels.in_grondslag(p) for t, p in zip(telt, posten, strict=True)]
        uren = [t and p.fte_honderdsten > 0 for t, p in zip(telt, posten, strict=True)]
        flex, vast = self._kolom("flex"), self._kolom("vast")
        flexh = self._som(self._kolom("flexh"), uren)
        fte = sum(p.fte_honderdsten for p, telt_mee in zip(posten, uren, strict=True) if telt_mee)
        basis = self._som(flex, euros) + self._som(vast, euros)
        return (
            (self._som(flex, euros), basis, 100),
            (flexh, fte - self._som(self._kolom("vervh"), uren), self.scenario.spelregels.loonkosten_per_fte_euro),
        )

    @cached_property
    def buiten_band_cent(self) -> Getallen:
        """The goal flexband."""
        totaal = np.zeros(self.aantal, dtype=np.int64)
        for telt, doel, band in self._groepen():
            for flex, basis, cent in self._flex_en_basis(telt):
                buiten = np.maximum((doel - band) * basis - _BP * flex, _BP * flex - (doel + band) * basis)
                totaal += cent * -(-np.maximum(0, buiten) // _BP)
        return totaal

    @cached_property
    def afstand_cent(self) -> Getallen:
        """The goal behoud_afstand."""
        totaal = np.zeros(self.aantal, dtype=np.int64)
        *diensten, _stad = self._groepen()
        for telt, doel, _band in diensten:
            for flex, basis, cent in self._flex_en_basis(telt):
                totaal += cent * -(-abs(_BP * flex - doel * basis) // _BP)
        return totaal

    @cached_property
    def behoud(self) -> Getallen:
        """The goal behoud, in 1/100.000 euro."""
        firmheid = {Gebondenheid.VRIJ: 1, Gebondenheid.BELEIDSMATIG: 3}
        gewicht = [p.waarde_duizendsten * firmheid.get(p.gebondenheid, 10) for p in self.scenario.posten]
        loonkosten = self.scenario.spelregels.loonkosten_per_fte_euro
        euro = self._som(self._kolom("flex"), gewicht) + 3 * self._som(self._kolom("verv"), gewicht)
        uren = self._som(self._kolom("flexh"), gewicht) + 3 * self._som(self._kolom("vervh"), gewicht)
        return 100 * euro + loonkosten * uren

    @cached_property
    def gemengde_posten(self) -> Getallen:
        """Posts with more than one part above 0: the part of the goal eenvoud that hangs on the posts."""
        delen = zip(self._kolom("vast"), self._kolom("flex"), self._kolom("verv"), strict=True)
        gemengd = [((v > 0).astype(np.int64) + (f > 0) + (d > 0) > 1).astype(np.int64) for v, f, d in delen]
        return self._som(gemengd, [1] * len(gemengd))

    @cached_property
    def verschuiving_cent(self) -> Getallen:
        """Σ |change| against the basisplan: the part of the goal stabiliteit that hangs on the posts."""
        basis = self.scenario.basisplan
        assert basis is not None
        loonkosten = self.scenario.spelregels.loonkosten_per_fte_euro
        totaal = np.zeros(self.aantal, dtype=np.int64)
        kolommen = (self._kolom(veld) for veld in ("flex", "verv", "flexh", "vervh"))
        for post, flex, verv, flexh, vervh in zip(self.scenario.posten, *kolommen, strict=True):
            _, was_flex, was_verv = basis.euro.get(post.post, (0, 0, 0))
            was_flexh, was_vervh = basis.fte.get(post.post, (0, 0))
            totaal += 100 * (abs(flex - was_flex) + abs(verv - was_verv))
            totaal += loonkosten * (abs(flexh - was_flexh) + abs(vervh - was_vervh))
        return totaal


def _verschillend(rijen: Getallen) -> tuple[Getallen, Getallen]:
    """Return the distinct rows, and which of them each row is."""
    plat = rijen.reshape(len(rijen), -1)
    if not plat.shape[1]:
        return rijen[:1], np.zeros(len(rijen), dtype=np.int64)
    uniek, bij = np.unique(plat, axis=0, return_inverse=True)
    return uniek.reshape(-1, *rijen.shape[1:]), bij.reshape(-1)


def aantal_toestanden(scenario: Scenario) -> int:
    """Return how many toestanden there are to look at, without looking."""
    regels = Postregels(scenario)
    return prod(len(regels.opties(post)) for post in scenario.posten)
