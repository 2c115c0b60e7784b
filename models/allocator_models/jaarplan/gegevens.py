"""The parameters of the jaarplan, worked out from a scenario once: ties, units, capacities, teams that may serve.

Names follow the mathematics in :mod:`allocator_models.jaarplan`; units those of :mod:`allocator_models.scenario`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from allocator_models.scenario import (
    Aard,
    Gebondenheid,
    Inzet,
    Kostensoort,
    Post,
    Prioriteit,
    Scenario,
    Taakstelling,
    Variant,
    Wijkafspraak,
)
from allocator_models.spelregels import Flexgrondslag

ALTIJD_VAST = frozenset({Kostensoort.VOORZIENING, Kostensoort.RESERVEMUTATIE})
NIET_BEINVLOEDBAAR = frozenset(
    {
        Kostensoort.KAPITAALLASTEN,
        Kostensoort.UITKERING,
        Kostensoort.DOORBELASTING,
        Kostensoort.VOORZIENING,
        Kostensoort.RESERVEMUTATIE,
        Kostensoort.STELPOST,
    }
)
BEHOUD_FACTOR = {Gebondenheid.VRIJ: 1, Gebondenheid.BELEIDSMATIG: 3}
BEHOUD_FACTOR_GEBONDEN = 10
"""The factor of whatever is neither vrij nor beleidsmatig."""


@dataclass(frozen=True, slots=True)
class Eenheden:
    """The units in which a post is split: ``aantal`` of ``stap`` euros, and one of ``rest`` (0: none)."""

    stap: int
    aantal: int
    rest: int

    def vrij(self, gebonden_euro: int) -> Eenheden:
        """The units that are left when ``gebonden_euro``, itself a sum of units from the first on, stays vast."""
        if gebonden_euro >= self.stap * self.aantal + self.rest:
            return Eenheden(self.stap, 0, 0)
        return Eenheden(self.stap, self.aantal - gebonden_euro // self.stap, self.rest)


def eenheden(post: Post) -> Eenheden:
    """Return the units of a post with lasten above 0."""
    if post.stap_euro is None or post.stap_euro >= post.lasten_euro:
        return Eenheden(post.lasten_euro, 1, 0)
    if post.stap_euro == 0:
        return Eenheden(1, post.lasten_euro, 0)
    return Eenheden(post.stap_euro, *divmod(post.lasten_euro, post.stap_euro))


@dataclass(frozen=True, slots=True)
class Dekking:
    """Where earmarked euros come from: dienst × programma × aard."""

    dienst: str
    programma: str
    aard: Aard


@dataclass(frozen=True, slots=True)
class Vraagsoort:
    """Asks for euros that may be met from the same dekkingen, and so can be counted together."""

    dienst: str
    programma: str | None
    aard: Aard
    toegezegd: bool


class Gegevens:
    """The worked-out parameters of one scenario. With ``alles_vast`` no post may be split: the law alone."""

    def __init__(self, scenario: Scenario, *, alles_vast: bool = False) -> None:
        """Work out what every other part needs; the rest is worked out when first asked for."""
        self.scenario = scenario
        self.spelregels = scenario.spelregels
        self.alles_vast = alles_vast
        self.posten = scenario.posten
        self.teams = tuple(p for p in scenario.posten if p.fte_honderdsten > 0)
        self.leefbaarheidsposten = frozenset(w.leefbaarheidspost for w in scenario.wijken if w.leefbaarheidspost)

    # --- posts -----------------------------------------------------------------------------------------------------

    def is_vast(self, post: Post) -> bool:
        """Whether the post is fixed: always vast and never a source."""
        return post.lasten_euro < 0 or post.kostensoort in ALTIJD_VAST or post.post in self.leefbaarheidsposten

    def is_bron(self, post: Post) -> bool:
        """Whether earmarked euros may come from the post."""
        return post.oormerkbaar and post.fte_honderdsten == 0 and not self.is_vast(post)

    def in_grondslag(self, post: Post) -> bool:
        """Whether the flexdoel is counted over this post's lasten."""
        if self.spelregels.flexgrondslag is Flexgrondslag.ALLE:
            return True
        salaris_van_team = post.kostensoort is Kostensoort.PERSONEEL and post.fte_honderdsten > 0
        return not (post.kostensoort in NIET_BEINVLOEDBAAR or post.post in self.leefbaarheidsposten or salaris_van_team)

    def gebonden_euro(self, post: Post) -> int:
        """Return b_p: the euros that are tied, in whole units."""
        if self.is_vast(post):
            return post.lasten_euro
        bestuurlijk_gebonden = post.gebondenheid is Gebondenheid.BESTUURLIJK and not self.spelregels.bestuurlijk_vrij
        if not (post.gebondenheid is Gebondenheid.JURIDISCH or bestuurlijk_gebonden):
            return 0
        dagen = self._gebonden_dagen(post.gebonden_tot)
        if post.stap_euro is None:
            return post.lasten_euro if dagen else 0
        gebonden = -(-post.lasten_euro * dagen // self.scenario.dagen_in_jaar)
        stap = max(1, post.stap_euro)
        return min(post.lasten_euro, -(-gebonden // stap) * stap)

    def _gebonden_dagen(self, tot: date | None) -> int:
        jaar = self.scenario.dagen_in_jaar
        if tot is None:
            return jaar
        return min(jaar, max(0, (tot - date(self.scenario.jaar, 1, 1)).days))

    def juridisch_euro(self, post: Post) -> int:
        """Return j_p: the tied euros that never earmark but for what is toegezegd."""
        return self.gebonden_euro(post) if post.gebondenheid is Gebondenheid.JURIDISCH else 0

    def vrij_dagen(self, post: Post) -> int | None:
        """Return the days from `vrij vanaf` to the year's end for an occupied post; ``None`` is no limit."""
        if post.vrij_vanaf is None or post.bezetting_honderdsten == 0:
            return None
        jaar = self.scenario.dagen_in_jaar
        return min(jaar, max(0, (date(self.scenario.jaar + 1, 1, 1) - post.vrij_vanaf).days))

    def behoud_gewicht(self, post: Post) -> int:
        """Return waarde × factor, in thousandths."""
        return post.waarde_duizendsten * BEHOUD_FACTOR.get(post.gebondenheid, BEHOUD_FACTOR_GEBONDEN)

    def taakstellingen_van(self, post: Post) -> tuple[Taakstelling, ...]:
        """The taakstellingen inside whose scope the post lies."""
        return tuple(
            k
            for k in self.scenario.taakstellingen
            if k.dienst in (None, post.dienst)
            and k.programma in (None, post.programma)
            and (k.aard is Aard.INCIDENTEEL or post.aard is Aard.STRUCTUREEL)
        )

    # --- hours -----------------------------------------------------------------------------------------------------

    def capaciteit(self, team: Post) -> int:
        """Return c_t: the hours that a team can give, in hundredths of fte."""
        return max(0, min(team.fte_honderdsten - team.fte_gebonden_honderdsten, team.bezetting_honderdsten))

    def teams_voor_inzet(self, prioriteit: Prioriteit, inzet: Inzet) -> tuple[Post, ...]:
        """The teams that may serve an inzet row."""
        return tuple(
            t
            for t in self._teams_in.get((inzet.dienst or "", prioriteit.wijk), ())
            if (inzet.functie is None or t.functie is None or t.functie == inzet.functie)
            and (inzet.aard is Aard.INCIDENTEEL or t.aard is Aard.STRUCTUREEL)
            and self.capaciteit(t) > 0
        )

    def teams_voor_afspraak(self, afspraak: Wijkafspraak) -> tuple[Post, ...]:
        """The teams that may serve a wijkafspraak."""
        return tuple(
            t
            for t in self._teams_in.get((afspraak.dienst, afspraak.wijk), ())
            if afspraak.post in (None, t.post) and self.capaciteit(t) > 0
        )

    @cached_property
    def _teams_in(self) -> Mapping[tuple[str, str], tuple[Post, ...]]:
        """(dienst, wijk) → the teams of the dienst that serve the wijk."""
        alle = frozenset(w.wijk for w in self.scenario.wijken)
        per_wijk: dict[tuple[str, str], list[Post]] = defaultdict(list)
        for team in self.teams:
            for wijk in sorted(alle if team.gebied is None else self.scenario.gebieden[team.gebied]):
                per_wijk[team.dienst, wijk].append(team)
        return {sleutel: tuple(teams) for sleutel, teams in per_wijk.items()}

    # --- euros to earmark ------------------------------------------------------------------------------------------

    @cached_property
    def afspraak_euro(self) -> Mapping[str, int]:
        """e_p: post → the euros of the afspraken that name it."""
        som: dict[str, int] = defaultdict(int)
        for afspraak in self.scenario.wijkafspraken:
            if afspraak.post is not None:
                som[afspraak.post] += afspraak.euro
        return som

    @cached_property
    def bronnen(self) -> Mapping[Dekking, tuple[Post, ...]]:
        """S_κ: dekking → its posts, in canonical order."""
        bronnen: dict[Dekking, list[Post]] = defaultdict(list)
        for post in self.posten:
            if self.is_bron(post):
                bronnen[Dekking(post.dienst, post.programma, post.aard)].append(post)
        volgorde = sorted(bronnen, key=lambda k: (k.dienst, k.programma, k.aard))
        return {dekking: tuple(bronnen[dekking]) for dekking in volgorde}

    @cached_property
    def _dekkingen_van(self) -> Mapping[str, tuple[Dekking, ...]]:
        """Dienst → its dekkingen."""
        per_dienst: dict[str, list[Dekking]] = defaultdict(list)
        for dekking in self.bronnen:
            per_dienst[dekking.dienst].append(dekking)
        return {dienst: tuple(dekkingen) for dienst, dekkingen in per_dienst.items()}

    def dekkingen_voor(self, soort: Vraagsoort) -> tuple[Dekking, ...]:
        """The dekkingen from which asks of this kind may be met."""
        return tuple(
            k
            for k in self._dekkingen_van.get(soort.dienst, ())
            if soort.programma in (None, k.programma) and (soort.aard is Aard.INCIDENTEEL or k.aard is Aard.STRUCTUREEL)
        )

    # --- value -----------------------------------------------------------------------------------------------------

    def waarde_cent(self, inzet: Inzet) -> int:
        """Return the city value of an inzet row in hundredths of a euro."""
        return 100 * inzet.euro + inzet.fte_honderdsten * self.spelregels.loonkosten_per_fte_euro

    @cached_property
    def variantwaarde_cent(self) -> Mapping[tuple[str, str], int]:
        """(prioriteit, variant) → its city value in hundredths of a euro; partners' parts don't count."""
        return {
            sleutel: sum(self.waarde_cent(i) for i in variant.stadsinzet)
            for sleutel, variant in self.scenario.variant.items()
        }

    def varianten(self) -> tuple[tuple[Prioriteit, Variant], ...]:
        """Every variant with its prioriteit, in canonical order."""
        return tuple((q, v) for q in self.scenario.prioriteiten for v in q.varianten)
