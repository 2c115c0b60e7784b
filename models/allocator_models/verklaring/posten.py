"""Why this post is left flexible, or dropped, rather than another one: exact facts of the plan, nothing is solved.

The goal behoud has a price per euro for each post, waarde × factor, three times that for what drops; hours are priced
the same. So within a dienst the posts of the lowest price go first. A post p that gives something up while a cheaper
one c of the same dienst still has something is explained by what keeps c from taking over part of what p gives up: an
amount m that both can make in their own steps, which then leaves flex, base and saldo of the dienst as they are.

- flex in euros: both lie in the grondslag, so any such m leaves all earlier goals as they are;
- what drops: both must lie in the scope of the taakstelling, count alike for the flexdoel, and lose no baten by it;
- hours: m is one fte_stap.

Where nothing keeps c from it, the plan could be had at a lower price: within what the gap or a tolerantie leaves, or
for a goal that comes before behoud. That is said as well (``SPELING``). With gap 0, without tolerantie and in the
default order of the goals it doesn't occur.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from allocator_models.jaarplan.gegevens import Dekking, Gegevens, eenheden
from allocator_models.plan import Plan, Splitsing
from allocator_models.result import Jaarplan
from allocator_models.scenario import Gebondenheid, Post, Scenario, Verplicht
from allocator_models.spelregels import Doel
from allocator_models.verklaring.ruil import bedragen, verplaatsbaar

MEESTE_ANDERE = 5
"""How many cheaper posts are named beside one that gives something up: those that hold most come first."""

VERVAL_FACTOR = 3
"""What drops weighs three times as much as what stays free."""


class Maat(StrEnum):
    """What a post gives up."""

    FLEX = "flex"
    VERVALLEN = "vervallen"
    FLEX_UREN = "flex uren"
    VERVALLEN_UREN = "vervallen uren"

    @property
    def uren(self) -> bool:
        """Whether it is counted in hundredths of fte."""
        return self in (Maat.FLEX_UREN, Maat.VERVALLEN_UREN)


class Beletsel(StrEnum):
    """What keeps a cheaper post from taking over."""

    VAST = "vast"
    """Fixed by its nature: negative, a voorziening or reservemutatie, or it holds a leefbaarheidsbudget."""
    GEBONDEN = "gebonden"
    """All that is left of it is tied, or (hours) tied or not filled."""
    AL_WEG = "al weg"
    """All that isn't tied is flex already, or drops."""
    DEKKING = "dekking"
    """What is left must stay as cover for what has been earmarked, or (hours) has been promised."""
    AFSPRAAK = "afspraak"
    """What is left has been promised to a wijk from this very post."""
    STAP = "stap"
    """Its steps don't fit what the other one gives up."""
    TELT_ANDERS = "telt anders"
    """It counts for another flexdoel or taakstelling: moving it would change what was reached there."""
    BATEN = "baten"
    """Baten go with what drops, so the saving would be another one."""
    MENSEN = "mensen"
    """Hours would have to go with the money, or the post is occupied until its date."""
    SPELING = "speling"
    """Nothing: it was left so within the leeway of a goal, or for the sake of another one."""


@dataclass(frozen=True, slots=True)
class Goedkoper:
    """A cheaper post and what keeps it from taking over.

    ``hoeveel`` is how much is concerned, in whole euros or hundredths: what is tied, what has gone already, what is
    needed as cover, or its step. ``tot`` until when it is tied (``None``: the whole year), ``voor`` who needs it.
    """

    post: str
    prijs_duizendsten: int
    beletsel: Beletsel
    hoeveel: int
    gebondenheid: Gebondenheid | None = None
    tot: date | None = None
    voor: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Postkeuze:
    """A post that gives something up: how much (whole euros, or hundredths), at which price per euro, and why this one.

    ``overige``: how many cheaper posts there are beyond those named.
    """

    post: str
    dienst: str
    maat: Maat
    hoeveel: int
    prijs_duizendsten: int
    taakstelling: str | None
    goedkoper: tuple[Goedkoper, ...]
    overige: int


def waarom_deze_posten(jaarplan: Jaarplan) -> tuple[Postkeuze, ...]:
    """Return why each post that gives something up was taken, in the order of the scenario.

    Without a plan, or without the goal behoud, there is nothing to explain.
    """
    doelen = {regel.doel for regel in jaarplan.scenario.doelen}
    if jaarplan.plan is None or Doel.BEHOUD not in doelen:
        return ()
    uitlegger = _Uitlegger(jaarplan.scenario, jaarplan.plan)
    return tuple(uitlegger.keuzes())


type _Feit = tuple[Beletsel, int, tuple[str, ...]]
"""What keeps a post from taking over, how much is concerned, and who needs it."""


class _Uitlegger:
    """The plan, and what each dekking still holds."""

    def __init__(self, scenario: Scenario, plan: Plan) -> None:
        self.plan = plan
        self.gegevens = Gegevens(scenario)
        self.per_dienst: dict[str, list[Post]] = defaultdict(list)
        for post in scenario.posten:
            self.per_dienst[post.dienst].append(post)
        self._gebruik_gewoon: dict[Dekking, int] = defaultdict(int)
        self._gebruik_alles: dict[Dekking, int] = defaultdict(int)
        self._gebruikers: dict[Dekking, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._beloofd_op_team: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._tel_gebruik(scenario)

    def _tel_gebruik(self, scenario: Scenario) -> None:
        for oormerk in self.plan.euro_oormerken:
            bron = Dekking(oormerk.dienst, oormerk.programma, oormerk.aard)
            self._gebruik_alles[bron] += oormerk.euro
            self._gebruikers[bron][oormerk.prioriteit] += oormerk.euro
            if scenario.variant[oormerk.prioriteit, oormerk.variant].verplicht is not Verplicht.TOEGEZEGD:
                self._gebruik_gewoon[bron] += oormerk.euro
        for afspraak in self.plan.euro_afspraken:
            if afspraak.post is None:
                bron = Dekking(afspraak.dienst, afspraak.programma, afspraak.aard)
                self._gebruik_alles[bron] += afspraak.euro
                self._gebruik_gewoon[bron] += afspraak.euro
                self._gebruikers[bron][afspraak.afspraak] += afspraak.euro
        for uren in self.plan.fte_oormerken:
            self._beloofd_op_team[uren.post][uren.prioriteit] += uren.fte_honderdsten
        for belofte in self.plan.fte_afspraken:
            self._beloofd_op_team[belofte.post][belofte.afspraak] += belofte.fte_honderdsten

    def keuzes(self) -> Iterator[Postkeuze]:
        """Yield what each post gives up, with why."""
        for post in self.gegevens.posten:
            deel = self.plan.splitsing[post.post]
            for maat, hoeveel in _delen(deel):
                if hoeveel:
                    yield self._keuze(post, deel, maat, hoeveel)

    def _keuze(self, post: Post, deel: Splitsing, maat: Maat, hoeveel: int) -> Postkeuze:
        gewicht = self.gegevens.behoud_gewicht(post)
        andere = [c for c in self.per_dienst[post.dienst] if self.gegevens.behoud_gewicht(c) < gewicht]
        andere = [c for c in andere if self._in_beeld(post, deel, c, maat)]
        meeste_eerst = sorted(andere, key=lambda c: (-(c.fte_honderdsten if maat.uren else c.lasten_euro), c.post))
        factor = VERVAL_FACTOR if maat in (Maat.VERVALLEN, Maat.VERVALLEN_UREN) else 1
        return Postkeuze(
            post.post,
            post.dienst,
            maat,
            hoeveel,
            factor * gewicht,
            deel.taakstelling if factor > 1 else None,
            tuple(self._goedkoper(post, c, maat, hoeveel, factor) for c in meeste_eerst[:MEESTE_ANDERE]),
            max(0, len(andere) - MEESTE_ANDERE),
        )

    def _in_beeld(self, post: Post, deel: Splitsing, ander: Post, maat: Maat) -> bool:
        """Whether another post could play the same part: alike in the grondslag, inside the scope, or with hours.

        Dropped hours go with the money of their own post, so no other one could stand in.
        """
        gegevens = self.gegevens
        match maat:
            case Maat.FLEX:
                return ander.lasten_euro > 0 and gegevens.in_grondslag(ander) == gegevens.in_grondslag(post)
            case Maat.VERVALLEN:
                binnen = {k.taakstelling for k in gegevens.taakstellingen_van(ander)}
                return ander.lasten_euro > 0 and deel.taakstelling in binnen
            case Maat.FLEX_UREN:
                return ander.fte_honderdsten > 0
            case Maat.VERVALLEN_UREN:
                return False

    def _goedkoper(self, post: Post, ander: Post, maat: Maat, hoeveel: int, factor: int) -> Goedkoper:
        beletsel, bedrag, voor = self._uren(ander) if maat.uren else self._euro(post, ander, maat, hoeveel)
        vast_door = beletsel is Beletsel.GEBONDEN and not maat.uren
        return Goedkoper(
            ander.post,
            factor * self.gegevens.behoud_gewicht(ander),
            beletsel,
            bedrag,
            ander.gebondenheid if vast_door else None,
            ander.gebonden_tot if vast_door else None,
            voor,
        )

    # --- hours -------------------------------------------------------------------------------------------------------

    def _uren(self, ander: Post) -> _Feit:
        """What keeps a team from giving one step of hours more."""
        deel = self.plan.splitsing[ander.post]
        stap = self.gegevens.spelregels.fte_stap_honderdsten
        kan = self.gegevens.capaciteit(ander)
        if kan < stap:
            return Beletsel.GEBONDEN, ander.fte_honderdsten - kan, ()
        benut = deel.afspraak_honderdsten + deel.oormerk_honderdsten + deel.flex_honderdsten
        over = min(kan - benut, deel.regulier_honderdsten)
        if over >= stap:
            return Beletsel.SPELING, stap, ()
        if min(kan - deel.flex_honderdsten, deel.regulier_honderdsten + benut - deel.flex_honderdsten) < stap:
            return Beletsel.AL_WEG, deel.flex_honderdsten + deel.vervallen_honderdsten, ()
        beloofd = self._beloofd_op_team[ander.post]
        return Beletsel.DEKKING, sum(beloofd.values()), tuple(sorted(beloofd))

    # --- money -------------------------------------------------------------------------------------------------------

    def _euro(self, post: Post, ander: Post, maat: Maat, hoeveel: int) -> _Feit:
        """What keeps another post from taking over a part of what this one gives up."""
        gegevens, deel = self.gegevens, self.plan.splitsing[ander.post]
        if gegevens.is_vast(ander):
            return Beletsel.VAST, ander.lasten_euro, ()
        gebonden = gegevens.gebonden_euro(ander)
        weg, vrij = deel.flex_euro + deel.vervallen_euro, deel.vast_euro - gebonden
        if vrij <= 0:
            return (Beletsel.AL_WEG, weg, ()) if weg >= gebonden else (Beletsel.GEBONDEN, gebonden, ())
        zelf = self.plan.splitsing[post.post]
        terug = verplaatsbaar(post, hoeveel, zelf.vast_euro - gegevens.gebonden_euro(post))
        eigen = deel.flex_euro if maat is Maat.FLEX else deel.vervallen_euro
        bedrag = next(bedragen(terug, verplaatsbaar(ander, vrij, eigen), hoeveel), None)
        if bedrag is None:
            return Beletsel.STAP, eenheden(ander).stap, ()
        if maat is Maat.VERVALLEN and (anders := self._valt_anders(post, ander, bedrag)):
            return anders
        return self._nodig(post, ander, bedrag) or (Beletsel.SPELING, bedrag, ())

    def _valt_anders(self, post: Post, ander: Post, bedrag: int) -> _Feit | None:
        """What keeps another post from dropping so much for the same taakstelling, all else left as it is."""
        gegevens, deel = self.gegevens, self.plan.splitsing[ander.post]
        opgave = self.plan.splitsing[post.post].taakstelling
        if gegevens.in_grondslag(post) != gegevens.in_grondslag(ander) or deel.taakstelling not in (None, opgave):
            return Beletsel.TELT_ANDERS, ander.lasten_euro, ()
        if any(p.baten_euro and p.baten_vervallen_bp != 0 for p in (post, ander)):
            return Beletsel.BATEN, ander.baten_euro, ()
        dagen = gegevens.vrij_dagen(ander)
        hoogstens = ander.lasten_euro
        if dagen is not None:
            hoogstens = ander.lasten_euro * dagen // gegevens.scenario.dagen_in_jaar
        if ander.fte_honderdsten or deel.vervallen_euro + bedrag > hoogstens:
            return Beletsel.MENSEN, ander.fte_honderdsten, ()
        stap = eenheden(ander)
        if self._te_veel(opgave) >= min(stap.stap, stap.rest or stap.stap):
            return Beletsel.STAP, stap.stap, ()
        return None

    def _te_veel(self, taakstelling: str | None) -> int:
        """Return by how much what drops exceeds a taakstelling: that stays below the smallest step that drops."""
        gevraagd = sum(k.bedrag_euro for k in self.gegevens.scenario.taakstellingen if k.taakstelling == taakstelling)
        return sum(d.vervallen_saldo_euro for d in self.plan.splitsingen if d.taakstelling == taakstelling) - gevraagd

    def _nodig(self, post: Post, ander: Post, bedrag: int) -> _Feit | None:
        """Who needs what another post still has: wijkafspraken on the post itself, or what its dekking must cover."""
        beloofd = self.gegevens.afspraak_euro.get(ander.post, 0)
        if self.plan.splitsing[ander.post].vast_euro - bedrag < beloofd:
            namen = (a.afspraak for a in self.gegevens.scenario.wijkafspraken if a.post == ander.post)
            return Beletsel.AFSPRAAK, beloofd, tuple(sorted(namen))
        bron = self._bron(ander)
        if bron is None or bron == self._bron(post) or self._ruimte(bron) >= bedrag:
            return None
        gebruikers = self._gebruikers[bron]
        return Beletsel.DEKKING, sum(gebruikers.values()), tuple(sorted(gebruikers))

    def _bron(self, post: Post) -> Dekking | None:
        return Dekking(post.dienst, post.programma, post.aard) if self.gegevens.is_bron(post) else None

    def _ruimte(self, bron: Dekking) -> int:
        """Return what a dekking holds beyond what has been earmarked and promised from it."""
        gegevens, gewoon, alles = self.gegevens, 0, 0
        for post in gegevens.bronnen[bron]:
            vast, beloofd = self.plan.splitsing[post.post].vast_euro, gegevens.afspraak_euro.get(post.post, 0)
            gewoon += vast - max(gegevens.juridisch_euro(post), beloofd)
            alles += vast - beloofd
        over = []
        if self._gebruik_gewoon[bron]:
            over.append(gewoon - self._gebruik_gewoon[bron])
        if self._gebruik_alles[bron]:
            over.append(alles - self._gebruik_alles[bron])
        return min(over, default=alles)


def _delen(deel: Splitsing) -> tuple[tuple[Maat, int], ...]:
    return (
        (Maat.FLEX, deel.flex_euro),
        (Maat.VERVALLEN, deel.vervallen_euro),
        (Maat.FLEX_UREN, deel.flex_honderdsten),
        (Maat.VERVALLEN_UREN, deel.vervallen_honderdsten),
    )
