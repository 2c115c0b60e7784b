"""Who pays and who works, for brute force: whether demands fit in what dekkingen and teams have left.

A set of demands fits when no subset of them asks more than its sources together have (Hall's condition, which is exact
for whole numbers, and holds for the two-layered capacity of a dekking as well, since its cuts are of the same form).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, product

import numpy as np
from numpy.typing import NDArray

from allocator_models.scenario import Aard, Inzet, Post, Scenario, Variant, Verplicht, Wijkafspraak

type Dekking = tuple[str, str, Aard]
type Getallen = NDArray[np.int64]


def euros_passen(
    scenario: Scenario, keuze: Sequence[Variant | None], dekkingen: Sequence[Dekking], ruimten: Getallen
) -> NDArray[np.bool_]:
    """Return for each row of ``ruimten`` whether the euros of ``keuze`` and of the afspraken without post fit.

    Args:
        scenario: for the afspraken.
        keuze: what is granted.
        dekkingen: the columns.
        ruimten: shape (n, 2, len(dekkingen)): what is open to any demand, and what to rows toegezegd too.
    """
    vraag: dict[tuple[bool, frozenset[int]], int] = defaultdict(int)
    for variant in filter(None, keuze):
        for inzet in variant.stadsinzet:
            open_ = frozenset(k for k, dekking in enumerate(dekkingen) if _betaalt(dekking, inzet))
            vraag[variant.verplicht is Verplicht.TOEGEZEGD, open_] += inzet.euro
    for afspraak in scenario.wijkafspraken:
        if afspraak.post is None:
            open_ = frozenset(k for k, (dienst, _, _) in enumerate(dekkingen) if dienst == afspraak.dienst)
            vraag[False, open_] += afspraak.euro
    past = np.ones(len(ruimten), dtype=bool)
    for groep in _deelverzamelingen([soort for soort, euro in vraag.items() if euro]):
        ruim = frozenset(chain.from_iterable(open_ for toegezegd, open_ in groep if toegezegd))
        krap = frozenset(chain.from_iterable(open_ for _, open_ in groep)) - ruim
        aanbod = ruimten[:, 0, sorted(krap)].sum(axis=1) + ruimten[:, 1, sorted(ruim)].sum(axis=1)
        past &= sum(vraag[soort] for soort in groep) <= aanbod
    return past


def _betaalt(dekking: Dekking, inzet: Inzet) -> bool:
    dienst, programma, aard = dekking
    return (
        dienst == inzet.dienst
        and inzet.programma in (None, programma)
        and (inzet.aard is Aard.INCIDENTEEL or aard is Aard.STRUCTUREEL)
    )


def uren_passen(
    scenario: Scenario, keuze: Sequence[Variant | None], teams: Sequence[Post], ruimten: Getallen
) -> Getallen:
    """Return for each row of ``ruimten`` the least number of pairs (team, prioriteit), -1 where the hours don't fit.

    Every way to say which teams work on which inzet row is tried: each gets at least the smallest inzet.

    Args:
        scenario: for the afspraken, gebieden and spelregels.
        keuze: what is granted.
        teams: the columns.
        ruimten: shape (n, len(teams)): hundredths that each team has for afspraken and oormerken.
    """
    wijk_van = {p.prioriteit: p.wijk for p in scenario.prioriteiten}
    regels = [i for v in keuze if v for i in v.stadsinzet if i.fte_honderdsten]
    beste = np.full(len(ruimten), np.iinfo(np.int64).max)
    per_regel = [list(_werkverdelingen(scenario, teams, i, wijk_van[i.prioriteit])) for i in regels]
    afspraken = [
        (a.fte_honderdsten, frozenset(k for k, team in enumerate(teams) if _houdt(scenario, team, a)))
        for a in scenario.wijkafspraken
        if a.fte_honderdsten
    ]
    for verdeling in product(*per_regel):
        vraag: dict[frozenset[int], int] = defaultdict(int)
        for uren, open_ in afspraken:
            vraag[open_] += uren
        over = ruimten.copy()
        paren = set()
        for inzet, werkers in zip(regels, verdeling, strict=True):
            minstens = min(scenario.spelregels.min_inzet_honderdsten, inzet.fte_honderdsten)
            over[:, sorted(werkers)] -= minstens
            vraag[werkers] += inzet.fte_honderdsten - minstens * len(werkers)
            paren |= {(inzet.prioriteit, team) for team in werkers}
        past = (over >= 0).all(axis=1)
        for groep in _deelverzamelingen(vraag):
            samen = sorted(frozenset(chain.from_iterable(groep)))
            past &= sum(vraag[open_] for open_ in groep) <= over[:, samen].sum(axis=1)
        beste[past] = np.minimum(beste[past], len(paren))
    return np.where(beste == np.iinfo(np.int64).max, -1, beste)


def _werkverdelingen(scenario: Scenario, teams: Sequence[Post], inzet: Inzet, wijk: str) -> Iterator[frozenset[int]]:
    """Yield the sets of teams that could share an inzet row, none with less than the smallest inzet."""
    minstens = min(scenario.spelregels.min_inzet_honderdsten, inzet.fte_honderdsten)
    kandidaten = [
        k
        for k, team in enumerate(teams)
        if team.dienst == inzet.dienst
        and _werkt_in(scenario, team, wijk)
        and (team.functie is None or inzet.functie is None or team.functie == inzet.functie)
        and (inzet.aard is Aard.INCIDENTEEL or team.aard is Aard.STRUCTUREEL)
    ]
    for werkers in _deelverzamelingen(kandidaten):
        if minstens * len(werkers) <= inzet.fte_honderdsten:
            yield frozenset(werkers)


def _houdt(scenario: Scenario, team: Post, afspraak: Wijkafspraak) -> bool:
    return (
        team.dienst == afspraak.dienst
        and afspraak.post in (None, team.post)
        and _werkt_in(scenario, team, afspraak.wijk)
    )


def _werkt_in(scenario: Scenario, team: Post, wijk: str) -> bool:
    return team.gebied is None or wijk in scenario.gebieden[team.gebied]


def _deelverzamelingen[T](dingen: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """Yield every subset but the empty one."""
    lijst = list(dingen)
    return chain.from_iterable(combinations(lijst, n) for n in range(1, len(lijst) + 1))
