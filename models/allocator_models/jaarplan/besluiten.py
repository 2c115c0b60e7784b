"""The decision variables of the jaarplan, as sums: a decision that the scenario settles already is a constant."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from allocator_models.jaarplan.gegevens import Dekking, Eenheden, Gegevens, Vraagsoort, eenheden
from allocator_models.jaarplan.model import Model, Som, som
from allocator_models.scenario import HELE_DEEL_BP, Inzet, Post, Prioriteit, Taakstelling, Variant
from allocator_models.spelregels import Doel

FLEXDOELEN = frozenset({Doel.FLEXBAND, Doel.BEHOUD_AFSTAND, Doel.STABILITEIT})
"""The goals that flex serves. Under no other goal is flex above 0 any better than 0, so it is left out."""

VERVALDOELEN = FLEXDOELEN | {Doel.TAAKSTELLING}
"""The goals that a drop may serve."""


DUIZEND = 1000


@dataclass(slots=True)
class Val:
    """What post p drops for taakstelling k: δ, euros, the part of them that is the remainder unit, fallen baten."""

    telt: Som
    euro: Som
    rest: Som
    baten: Som

    @property
    def saldo(self) -> Som:
        """What the drop saves."""
        return self.euro.min(self.baten)


@dataclass(frozen=True, slots=True)
class Urenvraag:
    """An inzet row that asks hours."""

    prioriteit: Prioriteit
    variant: Variant
    inzet: Inzet

    @property
    def sleutel(self) -> tuple[str, str, int]:
        """What tells the row from every other one of the scenario."""
        return self.inzet.prioriteit, self.inzet.variant, self.inzet.regel


@dataclass(slots=True)
class Rij:
    """Hours that are asked together: what is needed, and what each team that may serve it gives.

    One inzet row, or, where it does not matter how small an earmark is nor how many there are, all rows that the same
    teams may serve; :mod:`.uitkomst` then divides the hours over them. ``gebruikt`` says which teams give anything; it
    is missing where nothing asks. ``deelbaar``: the hours per team are variables of their own, within ``minste``.
    """

    vragen: tuple[Urenvraag, ...]
    nodig: Som
    minste: int
    deelbaar: bool
    fte: dict[str, Som] = field(default_factory=dict)
    gebruikt: dict[str, Som] = field(default_factory=dict)

    @property
    def meeste(self) -> int:
        """The most that can be asked."""
        return self.nodig.bereik()[1]


@dataclass(slots=True)
class Flexsom:
    """Of a dienst or the city: flex, and vast + flex, over the grondslag; in euros or in hundredths of fte."""

    flex: Som = field(default_factory=Som)
    basis: Som = field(default_factory=Som)

    def voeg_toe(self, flex: Som | None, geheel: int, weg: Som) -> None:
        """Count a post in."""
        self.flex.erbij(flex or Som())
        self.basis.erbij(Som(constante=geheel)).erbij(weg, -1)

    def neem_samen(self, model: Model) -> None:
        """Put the sum of many posts in one variable, counted in its common divisor.

        A search over that one number settles at once what is out of reach, such as € 1 in steps of € 500.
        """
        deel = self.flex
        if len(deel.termen) > 1:
            deler = math.gcd(*(c for _, c in deel.termen))
            aantal = model.volger("flexsom", deel.bereik()[1] // deler, lambda: deel.waarde() // deler)
            model.eis_gelijk("splitsing", aantal.keer(deler).min(deel))
            self.flex = aantal.keer(deler)

    def buiten(self, laagste_bp: int, hoogste_bp: int) -> tuple[Som, Som]:
        """Return what lies below and above the bounds, in ten-thousandths."""
        onder = self.basis.keer(laagste_bp).erbij(self.flex, -HELE_DEEL_BP)
        boven = self.flex.keer(HELE_DEEL_BP).erbij(self.basis, -hoogste_bp)
        return onder, boven


Flexsommen = tuple[dict[str, Flexsom], dict[str, Flexsom]]
"""Per dienst, in euros and in hundredths of fte."""


@dataclass(slots=True)
class Besluiten:
    """All decision variables. Where a post or pair is missing, the decision is 0."""

    flex: dict[str, Som] = field(default_factory=dict)
    """Post → euros."""
    val: dict[tuple[str, str], Val] = field(default_factory=dict)
    """(post, taakstelling)."""
    flex_fte: dict[str, Som] = field(default_factory=dict)
    """Team → hundredths."""
    saldo: dict[str, Som] = field(default_factory=dict)
    """Taakstelling → the saldo of what drops for it."""
    vervallen_fte: dict[str, Som] = field(default_factory=dict)
    keuze: dict[tuple[str, str], Som] = field(default_factory=dict)
    """(prioriteit, variant) → 0/1."""
    rijen: list[Rij] = field(default_factory=list)
    afspraak_fte: dict[tuple[str, str], Som] = field(default_factory=dict)
    """(afspraak, team) → hundredths."""
    stroom: dict[tuple[Vraagsoort, Dekking], Som] = field(default_factory=dict)
    """Euros from a dekking for all asks of a kind together."""
    afspraak_stroom: dict[tuple[str, Dekking], Som] = field(default_factory=dict)
    """(dienst, dekking) → euros for the afspraken without a post."""

    extra_fte: dict[str, Som] = field(default_factory=dict)
    """Team → hours beyond what it can give; only where :mod:`.herstel` asks what falls short."""
    extra_euro: dict[Dekking, Som] = field(default_factory=dict)
    """Dekking → euros beyond what it holds; likewise."""
    flexsommen: Flexsommen | None = None
    """Worked out when first asked for, by :func:`.doelen.flexsommen`."""
    _vallen_per_post: dict[str, list[Val]] = field(default_factory=dict)

    def vervallen(self, post: str) -> Som:
        """Return the euros that a post drops, for whichever taakstelling."""
        return som(val.euro for val in self.vallen_van(post))

    def vallen_van(self, post: str) -> list[Val]:
        """Return the drops of a post."""
        return self._vallen_per_post.get(post, [])

    def voeg_val_toe(self, post: str, taakstelling: str, val: Val) -> None:
        """Record a possible drop."""
        self.val[post, taakstelling] = val
        self._vallen_per_post.setdefault(post, []).append(val)

    def toekenning(self, prioriteit: Prioriteit) -> Som:
        """Return X_q: 1 when any variant is granted."""
        return som(self.keuze[prioriteit.prioriteit, v.variant] for v in prioriteit.varianten)


def maak_besluiten(model: Model, gegevens: Gegevens) -> Besluiten:
    """Add the variables of the scenario to ``model``, within the bounds that [splitsing] and [gebonden] set."""
    besluiten = Besluiten()
    doelen = {regel.doel for regel in gegevens.scenario.doelen}
    if not gegevens.alles_vast:
        for post in gegevens.posten:
            _post(model, gegevens, besluiten, post, doelen)
        for team in gegevens.teams:
            _team(model, gegevens, besluiten, team, doelen)
    for prioriteit in gegevens.scenario.prioriteiten:
        _keuzes(model, besluiten, prioriteit)
    samen = gegevens.spelregels.min_inzet_honderdsten == 0 and Doel.EENVOUD not in doelen
    besluiten.rijen = list((_samengenomen_rijen if samen else _losse_rijen)(model, gegevens, besluiten))
    return besluiten


def _post(model: Model, gegevens: Gegevens, besluiten: Besluiten, post: Post, doelen: set[Doel]) -> None:
    """Units of the post that may become flex, or drop for each taakstelling in whose scope it lies."""
    model.door_grenzen("gebonden")
    if post.lasten_euro <= 0 or gegevens.is_vast(post):
        return
    vrij = eenheden(post).vrij(gegevens.gebonden_euro(post))
    if vrij.aantal == 0 and vrij.rest == 0:
        return
    delen: list[Deel] = []
    flex_dient = gegevens.in_grondslag(post) or Doel.STABILITEIT in doelen
    if flex_dient and doelen & FLEXDOELEN:
        deel = _deel(model, "flex", vrij, vrij.aantal)
        besluiten.flex[post.post] = deel.euro
        delen.append(deel)
    if doelen & VERVALDOELEN:
        for taakstelling in gegevens.taakstellingen_van(post):
            telt = model.keuze("telt")
            deel = _deel(model, "vervallen", vrij, _meeste_val(post, vrij, taakstelling) // vrij.stap)
            baten = _baten(model, post, deel.euro, telt)
            val = Val(telt, deel.euro, deel.rest, baten)
            besluiten.voeg_val_toe(post.post, taakstelling.taakstelling, val)
            delen.append(deel)
    if len(delen) > 1:
        model.eis_hoogstens("splitsing", som(deel.stappen for deel in delen), vrij.aantal)
        if vrij.rest:
            model.eis_hoogstens("splitsing", som(deel.rest for deel in delen), 1)
    else:
        model.door_grenzen("splitsing")


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a post: how many whole units, whether the remainder unit, and the euros that these are."""

    stappen: Som
    rest: Som
    euro: Som


def _deel(model: Model, naam: str, vrij: Eenheden, hoogstens: int) -> Deel:
    """Add a part of at most so many units.

    Thousands of units get a variable of their own. A 0/1 may be off by a millionth for a solver, and what it allows is
    then off by a millionth of its most: nothing for thousands, ten euros for tens of millions of single euros.
    """
    aantal = min(vrij.aantal, hoogstens)
    if aantal < 2 * DUIZEND:
        stappen = model.geheel(naam, aantal)
    else:
        stappen = model.geheel(f"{naam}duizend", aantal // DUIZEND).keer(DUIZEND).erbij(model.geheel(naam, DUIZEND - 1))
        model.eis_hoogstens("splitsing", stappen, aantal)
    rest = model.keuze(f"{naam}rest") if vrij.rest else Som()
    return Deel(stappen, rest, stappen.keer(vrij.stap).erbij(rest, vrij.rest))


def _meeste_val(post: Post, vrij: Eenheden, taakstelling: Taakstelling) -> int:
    """Return an upper bound of what a post drops, from saldo ≤ bedrag + unit − 1 and saldo ≥ (1 − b) · euro − 1.

    b is the part of the euros that falls back as baten: pro rata, or at most all of them at once.
    """
    hoogste_saldo = taakstelling.bedrag_euro + vrij.stap - 1
    if post.baten_euro == 0:
        return hoogste_saldo
    if post.baten_vervallen_bp is not None:
        return hoogste_saldo + post.baten_euro * post.baten_vervallen_bp // HELE_DEEL_BP + 1
    if post.baten_euro >= post.lasten_euro:
        return post.lasten_euro
    return (hoogste_saldo + 1) * post.lasten_euro // (post.lasten_euro - post.baten_euro) + 1


def _baten(model: Model, post: Post, euro: Som, telt: Som) -> Som:
    """The baten that fall with a drop: a following variable when pro rata, else all or nothing."""
    if post.baten_euro == 0:
        return Som()
    if post.baten_vervallen_bp is not None:
        return telt.keer(-(-post.baten_euro * post.baten_vervallen_bp // HELE_DEEL_BP))
    return model.volger("baten", post.baten_euro, lambda: -(-post.baten_euro * euro.waarde() // post.lasten_euro))


def _team(model: Model, gegevens: Gegevens, besluiten: Besluiten, team: Post, doelen: set[Doel]) -> None:
    """Hours of the team that may become flex, or drop, in steps of fte_stap."""
    stap = gegevens.spelregels.fte_stap_honderdsten
    if doelen & FLEXDOELEN and gegevens.capaciteit(team) >= stap:
        besluiten.flex_fte[team.post] = model.geheel("flexfte", gegevens.capaciteit(team) // stap).keer(stap)
    if doelen & VERVALDOELEN and gegevens.taakstellingen_van(team):
        hoogste = team.fte_honderdsten - team.fte_gebonden_honderdsten
        dagen = gegevens.vrij_dagen(team)
        if dagen is not None:
            hoogste = min(hoogste, team.fte_honderdsten * dagen // gegevens.scenario.dagen_in_jaar)
        if hoogste >= stap:
            besluiten.vervallen_fte[team.post] = model.geheel("vervalfte", hoogste // stap).keer(stap)


def _keuzes(model: Model, besluiten: Besluiten, prioriteit: Prioriteit) -> None:
    """x_v: data when a variant is toegezegd, otherwise 0 or 1."""
    vast = prioriteit.toegezegd
    for variant in prioriteit.varianten:
        sleutel = prioriteit.prioriteit, variant.variant
        if vast is None:
            besluiten.keuze[sleutel] = model.keuze("keuze")
        else:
            besluiten.keuze[sleutel] = Som(constante=int(variant is vast))


def _urenvragen(gegevens: Gegevens) -> Iterator[Urenvraag]:
    """Yield every inzet row that asks hours, in canonical order."""
    for prioriteit, variant in gegevens.varianten():
        for inzet in variant.stadsinzet:
            if inzet.fte_honderdsten:
                yield Urenvraag(prioriteit, variant, inzet)


def _losse_rijen(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> Iterator[Rij]:
    """o_{i,t} for every inzet row, with the least variables that say it."""
    for vraag in _urenvragen(gegevens):
        keuze = besluiten.keuze[vraag.prioriteit.prioriteit, vraag.variant.variant]
        fte = vraag.inzet.fte_honderdsten
        teams = gegevens.teams_voor_inzet(vraag.prioriteit, vraag.inzet)
        minste = min(gegevens.spelregels.min_inzet_honderdsten, fte)
        # Two parts below the least are no parts: such a row goes to one team as a whole.
        rij = Rij((vraag,), keuze.keer(fte), minste, len(teams) > 1 and fte >= 2 * minste)
        for team in teams:
            rij.gebruikt[team.post] = keuze if len(teams) == 1 else model.keuze("gebruikt")
            if rij.deelbaar:
                rij.fte[team.post] = model.geheel("oormerk", fte)
            else:
                rij.fte[team.post] = rij.gebruikt[team.post].keer(fte)
        yield rij


def _samengenomen_rijen(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> Iterator[Rij]:
    """The hours that the same teams may serve, asked together."""
    per_teams: dict[tuple[str, ...], list[Urenvraag]] = defaultdict(list)
    for vraag in _urenvragen(gegevens):
        teams = gegevens.teams_voor_inzet(vraag.prioriteit, vraag.inzet)
        per_teams[tuple(t.post for t in teams)].append(vraag)
    for namen, vragen in per_teams.items():
        nodig = Som()
        for vraag in vragen:
            keuze = besluiten.keuze[vraag.prioriteit.prioriteit, vraag.variant.variant]
            nodig.erbij(keuze, vraag.inzet.fte_honderdsten)
        rij = Rij(tuple(vragen), nodig, 0, len(namen) > 1)
        for naam in namen:
            rij.fte[naam] = model.geheel("oormerk", rij.meeste) if rij.deelbaar else nodig
        yield rij
