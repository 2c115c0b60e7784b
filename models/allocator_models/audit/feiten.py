"""What the rules look up: parameters that follow from the scenario alone, and sums over the lists of the plan.

Written from the mathematics' docstring, not from the formulation. Whole numbers only: a share of the year stays a pair
(days, days in the year) and is never divided out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from allocator_models.audit.oordeel import Dekking
from allocator_models.plan import Plan, Splitsing
from allocator_models.scenario import Gebondenheid, Inzet, Kostensoort, Post, Scenario, Taakstelling, Variant, Verplicht

Rij = tuple[str, str, int]
"""(prioriteit, variant, regel): an inzet row."""


def naar_boven(teller: int, noemer: int) -> int:
    """Return teller / noemer rounded up, for a positive noemer."""
    return -(-teller // noemer)


def stadswaarde_cent(rijen: Iterable[Inzet], loonkosten_euro: int) -> int:
    """Return the city value of ``rijen`` in cents: euros plus fte at loonkosten; a partner's row counts for nothing."""
    return sum(100 * r.euro + r.fte_honderdsten * loonkosten_euro for r in rijen if r.partner is None)


def dekking_van(post: Post) -> Dekking:
    """Return the dekking in which ``post`` lies."""
    return post.dienst, post.programma, post.aard


def eenheden(post: Post) -> tuple[int, int]:
    """Return the step of ``post`` and its remainder, both in euros; an indivisible post is one step of its lasten."""
    if post.stap_euro is None:
        return post.lasten_euro, 0
    stap = post.stap_euro or 1
    return stap, post.lasten_euro % stap


@dataclass(frozen=True)
class Feiten:
    """A scenario and a plan whose identifiers are known and whose numbers are whole, with what follows from them."""

    scenario: Scenario
    plan: Plan

    @cached_property
    def paren(self) -> tuple[tuple[Post, Splitsing], ...]:
        """Every post with its splitsing."""
        return tuple((p, self.plan.splitsing[p.post]) for p in self.scenario.posten)

    @cached_property
    def taakstelling(self) -> Mapping[str, Taakstelling]:
        """Taakstellingen by identifier."""
        return {k.taakstelling: k for k in self.scenario.taakstellingen}

    @cached_property
    def rij(self) -> Mapping[Rij, Inzet]:
        """Inzet rows by identifier, those of partners too."""
        return {(i.prioriteit, i.variant, i.regel): i for v in self.scenario.variant.values() for i in v.inzet}

    @cached_property
    def toegekend(self) -> frozenset[tuple[str, str]]:
        """(prioriteit, variant) of what is granted."""
        return frozenset(self.plan.keuzes)

    @cached_property
    def toegekende_varianten(self) -> tuple[Variant, ...]:
        """The granted varianten."""
        return tuple(self.scenario.variant[keuze] for keuze in self.plan.keuzes)

    @cached_property
    def toegekende_rijen(self) -> tuple[tuple[Rij, Inzet], ...]:
        """The rows of granted varianten that the city brings."""
        return tuple(
            ((i.prioriteit, i.variant, i.regel), i)
            for v in self.toegekende_varianten
            for i in v.inzet
            if i.partner is None
        )

    def is_toegezegd(self, rij: Rij) -> bool:
        """Return whether the row belongs to a variant that was promised beforehand."""
        return self.scenario.variant[rij[:2]].verplicht is Verplicht.TOEGEZEGD

    # The year

    @cached_property
    def dagen(self) -> int:
        """The days in the year."""
        return (date(self.scenario.jaar + 1, 1, 1) - date(self.scenario.jaar, 1, 1)).days

    def dagen_tot(self, tot: date | None) -> int:
        """Return the days of the year before ``tot``; ``None`` is the whole year."""
        if tot is None:
            return self.dagen
        return min(self.dagen, max(0, (tot - date(self.scenario.jaar, 1, 1)).days))

    # Posts

    @cached_property
    def leefbaarheidsposten(self) -> Mapping[str, int]:
        """Post → Σ of the leefbaarheidsbudgetten that lie in it, in euros."""
        budgetten: Counter[str] = Counter()
        for wijk in self.scenario.wijken:
            if wijk.leefbaarheidspost is not None:
                budgetten[wijk.leefbaarheidspost] += wijk.leefbaarheidsbudget_euro
        return budgetten

    def ligt_vast(self, post: Post) -> bool:
        """Return whether all of the post is tied by what it is (a *fixed* post), whatever its gebondenheid."""
        return (
            post.lasten_euro < 0
            or post.kostensoort in (Kostensoort.VOORZIENING, Kostensoort.RESERVEMUTATIE)
            or post.post in self.leefbaarheidsposten
        )

    def gebonden_euro(self, post: Post) -> int:
        """Return b_p, the tied euros of ``post``."""
        if self.ligt_vast(post):
            return post.lasten_euro
        bestuurlijk = post.gebondenheid is Gebondenheid.BESTUURLIJK
        if post.gebondenheid is not Gebondenheid.JURIDISCH and (
            not bestuurlijk or self.scenario.spelregels.bestuurlijk_vrij
        ):
            return 0
        gebonden = naar_boven(post.lasten_euro * self.dagen_tot(post.gebonden_tot), self.dagen)
        stap, _ = eenheden(post)
        return min(post.lasten_euro, naar_boven(gebonden, stap) * stap) if gebonden else 0

    def juridisch_euro(self, post: Post) -> int:
        """Return j_p, the euros of ``post`` that may earmark only what was promised."""
        return self.gebonden_euro(post) if post.gebondenheid is Gebondenheid.JURIDISCH else 0

    @cached_property
    def afspraak_euro(self) -> Mapping[str, int]:
        """e_p: post → euros of the afspraken that name it."""
        euros: Counter[str] = Counter()
        for a in self.scenario.wijkafspraken:
            if a.post is not None:
                euros[a.post] += a.euro
        return euros

    def is_bron(self, post: Post) -> bool:
        """Return whether euros of ``post`` may be earmarked."""
        return post.oormerkbaar and not post.fte_honderdsten and not self.ligt_vast(post)

    @staticmethod
    def capaciteit_honderdsten(post: Post) -> int:
        """Return c_t, the hours that a team can give."""
        return max(0, min(post.fte_honderdsten - post.fte_gebonden_honderdsten, post.bezetting_honderdsten))

    def bedient(self, team: Post, wijk: str) -> bool:
        """Return whether ``wijk`` lies in the gebied of ``team``."""
        return team.gebied is None or wijk in self.scenario.gebieden.get(team.gebied, frozenset())

    # Sums over the plan

    @cached_property
    def uren_per_rij(self) -> Mapping[Rij, int]:
        """Inzet row → its earmarked hundredths."""
        som: Counter[Rij] = Counter()
        for o in self.plan.fte_oormerken:
            som[o.prioriteit, o.variant, o.regel] += o.fte_honderdsten
        return som

    @cached_property
    def euro_per_rij(self) -> Mapping[Rij, int]:
        """Inzet row → its earmarked euros."""
        som: Counter[Rij] = Counter()
        for o in self.plan.euro_oormerken:
            som[o.prioriteit, o.variant, o.regel] += o.euro
        return som

    @cached_property
    def saldo_per_taakstelling(self) -> Mapping[str, int]:
        """Taakstelling → Σ saldo of what drops for it, in euros."""
        som: Counter[str] = Counter()
        for _, deel in self.paren:
            if deel.taakstelling is not None:
                som[deel.taakstelling] += deel.vervallen_euro - deel.baten_vervallen_euro
        return som
