"""Why a prioriteit was not granted: the cheap facts, read from the plan without solving anything.

For each refused prioriteit its smallest variant (least city value) is held against what the plan leaves free: per
inzet row the teams and dekkingen that may serve it, as :mod:`allocator_models.jaarplan` states them. What falls short
is a fact. Where no row falls short on its own, that is said too; the change that would turn the no into a yes needs
solving again, and is not claimed here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from allocator_models.jaarplan.gegevens import Dekking, Gegevens, Vraagsoort
from allocator_models.plan import Plan
from allocator_models.scenario import (
    HELE_DEEL_BP,
    AfhankelijkheidSoort,
    Inzet,
    Prioriteit,
    Scenario,
    Variant,
    Verplicht,
)
from allocator_models.spelregels import Wijkvloer

MEESTE_VOORRANG = 3
"""How many granted prioriteiten are named beside a refused one."""


@dataclass(frozen=True, slots=True)
class Ruimte:
    """What inzet rows of one dienst ask, and what is still free among the teams or dekkingen that may serve them.

    ``regel`` is the inzet row; ``None`` is all rows of the dienst together, given only when each fits on its own and
    they don't fit together.
    """

    regel: int | None
    dienst: str
    programma: str | None
    functie: str | None
    gevraagd_honderdsten: int
    vrij_honderdsten: int
    gevraagd_euro: int
    vrij_euro: int

    @property
    def tekort_honderdsten(self) -> int:
        """The hours that fall short, in hundredths of fte."""
        return max(0, self.gevraagd_honderdsten - self.vrij_honderdsten)

    @property
    def tekort_euro(self) -> int:
        """The euros that fall short."""
        return max(0, self.gevraagd_euro - self.vrij_euro)

    @property
    def past(self) -> bool:
        """Whether nothing falls short."""
        return not (self.tekort_honderdsten or self.tekort_euro)


@dataclass(frozen=True, slots=True)
class Voorrang:
    """A granted prioriteit that uses the same teams or dekkingen, or lies in the same wijk."""

    prioriteit: str
    variant: str
    wijk: str
    score_duizendsten: int
    honderdsten: int
    """The hours it has of the teams asked for."""
    euro: int
    """The euros it has of the dekkingen asked for."""
    draagt_vloer: bool
    """Without it its wijk would fall below the floor under the wijken."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What stands in the way of one refused prioriteit, for the variant that asks least."""

    prioriteit: str
    variant: str
    ruimtes: tuple[Ruimte, ...]
    uitgesloten_door: tuple[str, ...]
    """Granted prioriteiten that exclude it."""
    wacht_op: tuple[str, ...]
    """Prioriteiten that it requires and that were not granted."""
    voorrang: tuple[Voorrang, ...]

    @property
    def tekorten(self) -> tuple[Ruimte, ...]:
        """The rows for which something falls short."""
        return tuple(r for r in self.ruimtes if not r.past)


def kleinste_variant(gegevens: Gegevens, prioriteit: Prioriteit) -> Variant:
    """Return the variant that asks least in city value; of equals the first."""
    return min(prioriteit.varianten, key=lambda v: gegevens.variantwaarde_cent[v.prioriteit, v.variant])


def wat_bindt(scenario: Scenario, plan: Plan) -> tuple[Binding, ...]:
    """Return one :class:`Binding` per prioriteit that ``plan`` does not grant, in the order of the scenario."""
    bindingen = Bindingen(scenario, plan)
    return tuple(bindingen.binding(q) for q in scenario.prioriteiten if q.prioriteit not in plan.keuze)


class Bindingen:
    """What ``plan`` leaves free, and who uses the rest."""

    def __init__(self, scenario: Scenario, plan: Plan) -> None:
        """Work out once what is free in ``plan``."""
        self.scenario = scenario
        self.plan = plan
        self.gegevens = Gegevens(scenario)
        self.vrije_uren = {t.post: self._vrije_uren(t.post) for t in self.gegevens.teams}
        self.vrije_euro = self._vrije_euro()
        self.gebruik_team: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for uren in plan.fte_oormerken:
            self.gebruik_team[uren.post][uren.prioriteit] += uren.fte_honderdsten
        self.gebruik_dekking: dict[Dekking, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for geld in plan.euro_oormerken:
            self.gebruik_dekking[Dekking(geld.dienst, geld.programma, geld.aard)][geld.prioriteit] += geld.euro
        self.vloerdragers = self._vloerdragers()

    def binding(self, prioriteit: Prioriteit) -> Binding:
        """Return what stands in the way of a prioriteit that was not granted."""
        variant = kleinste_variant(self.gegevens, prioriteit)
        ruimtes = [self._ruimte(prioriteit, (inzet,)) for inzet in variant.stadsinzet]
        if all(r.past for r in ruimtes):
            ruimtes += [r for r in self._samen(prioriteit, variant) if not r.past]
        krap = {r.regel for r in ruimtes if not r.past and r.regel is not None}
        gevraagd = [i for i in variant.stadsinzet if not krap or i.regel in krap]
        return Binding(
            prioriteit=prioriteit.prioriteit,
            variant=variant.variant,
            ruimtes=tuple(ruimtes),
            uitgesloten_door=self._uitgesloten_door(prioriteit.prioriteit),
            wacht_op=self._wacht_op(prioriteit.prioriteit),
            voorrang=self._voorrang(prioriteit, gevraagd),
        )

    # --- what is free ----------------------------------------------------------------------------------------------

    def _vrije_uren(self, post: str) -> int:
        """Return the hours of a team that are neither promised nor flex, and not about to be dropped."""
        splitsing = self.plan.splitsing[post]
        benut = splitsing.afspraak_honderdsten + splitsing.oormerk_honderdsten + splitsing.flex_honderdsten
        capaciteit = self.gegevens.capaciteit(self.scenario.post[post])
        return max(0, min(capaciteit - benut, splitsing.regulier_honderdsten))

    def _vrije_euro(self) -> dict[Dekking, int]:
        """Return per dekking the euros left for rows that were not toegezegd."""
        gewoon: dict[Dekking, int] = defaultdict(int)
        alle: dict[Dekking, int] = defaultdict(int)
        for geld in self.plan.euro_oormerken:
            dekking = Dekking(geld.dienst, geld.programma, geld.aard)
            alle[dekking] += geld.euro
            if self.scenario.variant[geld.prioriteit, geld.variant].verplicht is not Verplicht.TOEGEZEGD:
                gewoon[dekking] += geld.euro
        for afspraak in self.plan.euro_afspraken:
            if afspraak.post is None:
                dekking = Dekking(afspraak.dienst, afspraak.programma, afspraak.aard)
                gewoon[dekking] += afspraak.euro
                alle[dekking] += afspraak.euro
        vrij = {}
        for dekking, posten in self.gegevens.bronnen.items():
            ruim = krap = 0
            for post in posten:
                vast = self.plan.splitsing[post.post].vast_euro
                beloofd = self.gegevens.afspraak_euro.get(post.post, 0)
                ruim += vast - beloofd
                krap += vast - max(self.gegevens.juridisch_euro(post), beloofd)
            vrij[dekking] = max(0, min(krap - gewoon[dekking], ruim - alle[dekking]))
        return vrij

    # --- what is asked ---------------------------------------------------------------------------------------------

    def _teams(self, prioriteit: Prioriteit, inzet: Inzet) -> set[str]:
        if not inzet.fte_honderdsten:
            return set()
        return {t.post for t in self.gegevens.teams_voor_inzet(prioriteit, inzet)}

    def _dekkingen(self, inzet: Inzet) -> set[Dekking]:
        if not inzet.euro or inzet.dienst is None:
            return set()
        soort = Vraagsoort(inzet.dienst, inzet.programma, inzet.aard, toegezegd=False)
        return set(self.gegevens.dekkingen_voor(soort))

    def _ruimte(self, prioriteit: Prioriteit, rijen: tuple[Inzet, ...]) -> Ruimte:
        """Hold rows of one dienst together against all that may serve any of them."""
        teams = set().union(*(self._teams(prioriteit, i) for i in rijen))
        dekkingen = set().union(*(self._dekkingen(i) for i in rijen))
        # A team that has less left than the smallest share that may be earmarked can't help.
        kleinste = self.scenario.spelregels.min_inzet_honderdsten
        minste = min((min(i.fte_honderdsten, kleinste) for i in rijen if i.fte_honderdsten), default=0)
        een = rijen[0] if len(rijen) == 1 else None
        return Ruimte(
            regel=een.regel if een else None,
            dienst=rijen[0].dienst or "",
            programma=een.programma if een else None,
            functie=een.functie if een else None,
            gevraagd_honderdsten=sum(i.fte_honderdsten for i in rijen),
            vrij_honderdsten=sum(v for t in teams if (v := self.vrije_uren[t]) >= minste),
            gevraagd_euro=sum(i.euro for i in rijen),
            vrij_euro=sum(self.vrije_euro[k] for k in dekkingen),
        )

    def _samen(self, prioriteit: Prioriteit, variant: Variant) -> list[Ruimte]:
        """Per dienst with more than one row: all of its rows together."""
        per_dienst: dict[str, list[Inzet]] = defaultdict(list)
        for inzet in variant.stadsinzet:
            per_dienst[inzet.dienst or ""].append(inzet)
        return [self._ruimte(prioriteit, tuple(rijen)) for rijen in per_dienst.values() if len(rijen) > 1]

    # --- rules between prioriteiten --------------------------------------------------------------------------------

    def _uitgesloten_door(self, prioriteit: str) -> tuple[str, ...]:
        paren = [
            {a.prioriteit, a.andere}
            for a in self.scenario.afhankelijkheden
            if a.soort is AfhankelijkheidSoort.SLUIT_UIT and prioriteit in (a.prioriteit, a.andere)
        ]
        return tuple(sorted({q for paar in paren for q in paar - {prioriteit} if q in self.plan.keuze}))

    def _wacht_op(self, prioriteit: str) -> tuple[str, ...]:
        return tuple(
            sorted(
                a.andere
                for a in self.scenario.afhankelijkheden
                if a.soort is AfhankelijkheidSoort.VEREIST
                and a.prioriteit == prioriteit
                and a.andere not in self.plan.keuze
            )
        )

    # --- what was granted instead ----------------------------------------------------------------------------------

    def _voorrang(self, prioriteit: Prioriteit, gevraagd: Iterable[Inzet]) -> tuple[Voorrang, ...]:
        """Name what uses most of the same teams and dekkingen (hours at their cost); without any, of the same wijk."""
        uren: dict[str, int] = defaultdict(int)
        geld: dict[str, int] = defaultdict(int)
        rijen = list(gevraagd)
        for team in set().union(*(self._teams(prioriteit, i) for i in rijen)):
            for ander, fte in self.gebruik_team[team].items():
                uren[ander] += fte
        for dekking in set().union(*(self._dekkingen(i) for i in rijen)):
            for ander, euro in self.gebruik_dekking[dekking].items():
                geld[ander] += euro
        kandidaten = set(uren) | set(geld) or {
            q for q in self.plan.keuze if self.scenario.prioriteit[q].wijk == prioriteit.wijk
        }
        loonkosten = self.scenario.spelregels.loonkosten_per_fte_euro
        volgorde = sorted(kandidaten, key=lambda q: (-(100 * geld[q] + uren[q] * loonkosten), q))
        return tuple(self._als_voorrang(q, uren[q], geld[q]) for q in volgorde[:MEESTE_VOORRANG])

    def _als_voorrang(self, prioriteit: str, honderdsten: int, euro: int) -> Voorrang:
        variant = self.plan.keuze[prioriteit]
        return Voorrang(
            prioriteit=prioriteit,
            variant=variant,
            wijk=self.scenario.prioriteit[prioriteit].wijk,
            score_duizendsten=self.scenario.variant[prioriteit, variant].score_duizendsten,
            honderdsten=honderdsten,
            euro=euro,
            draagt_vloer=prioriteit in self.vloerdragers,
        )

    def _vloerdragers(self) -> frozenset[str]:
        """The granted prioriteiten without which their wijk would fall below the floor."""
        vloer = self.plan.vloer
        if vloer is None or self.scenario.spelregels.wijkvloer is not Wijkvloer.VLOER:
            return frozenset()
        waarde = {q: self.gegevens.variantwaarde_cent[q, v] for q, v in self.plan.keuzes}
        bediening: dict[str, int] = defaultdict(int)
        for q, cent in waarde.items():
            bediening[self.scenario.prioriteit[q].wijk] += cent
        deel = self.scenario.spelregels.wijkvloer_deel_bp * vloer.z_promille
        minste_cent = {r.wijk: -(-deel * r.recht_euro * 100 // (HELE_DEEL_BP * 1000)) for r in vloer.rechten}
        return frozenset(
            q
            for q, cent in waarde.items()
            if bediening[wijk := self.scenario.prioriteit[q].wijk] - cent < minste_cent.get(wijk, 0)
        )
