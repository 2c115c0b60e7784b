"""The posten of Utrecht: teams with their hours, and lines, some of them cut up by wijk or area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from allocator.workbook.schema import InzetRij, PostRij, WijkafspraakRij, WijktoerekeningRij
from allocator_models.naar_rato import naar_rato
from allocator_models.scenario import Aard, Gebondenheid, Kostensoort
from scenarios.utrecht.kaart import GEBIEDEN, KRACHTWIJKEN, WIJKEN
from scenarios.utrecht.lijnen import LIJNEN, Lijn
from scenarios.utrecht.teams import TEAMS, Team

LOONKOSTEN_EURO = 74_132
FLEXDEEL = 5
"""A fifth of the formatie is to stay free."""
DRUK = Decimal("2.1")
"""How many times what a dienst can spare is asked of it, roughly."""

WETTELIJK = ("kapitaallasten", "uitkering", "doorbelasting", "voorziening", "reservemutatie")
"""Kostensoorten that are tied by law or by the books."""

AFSPRAAK_TIENDEN = {"SW": 5, "SO": 2, "DMO": 2, "GGD": 3, "BCD": 3, "WIJ": 1}
"""dienst → tenths of fte that it has promised to each wijk in which it has a team for an area."""

_NAAM = {w.wijk: w.naam for w in WIJKEN}
_SLEUTELS = {
    "inwoners": {w.wijk: w.inwoners for w in WIJKEN},
    "bijstand": {w.wijk: w.bijstand for w in WIJKEN},
}


@dataclass(frozen=True)
class Deel:
    """A line, or its part for one wijk or area, with the wijken in which it lands."""

    naam: str
    lasten: int
    baten: int
    wijken: tuple[str, ...]
    sleutel: str


def post_van_wijk(posten: Sequence[PostRij], begin: str, wijk: str) -> str:
    """Return the code of the post whose omschrijving begins so and names the wijk."""
    return next(p.post for p in posten if p.omschrijving.startswith(f"{begin} {_NAAM[wijk]}"))


def posten(inzet: Sequence[InzetRij], wijk_van: Mapping[str, str]) -> Iterator[tuple[PostRij, Deel]]:
    """Yield every post with where it lands; hours left follow from what is asked, per prioriteit in its wijk."""
    gevraagd = _gevraagde_tienden(inzet, wijk_van)
    for dienst, lijnen in LIJNEN.items():
        eigen = [t for t in TEAMS if t.dienst == dienst]
        vrij = _vrije_tienden(dienst, gevraagd)
        for nummer, team in enumerate(eigen, start=1):
            wijken = GEBIEDEN.get(team.gebied, ())
            post = _teampost(f"{dienst}-T{nummer:02d}", team, vrij[team])
            yield post, Deel(team.naam, post.lasten, 0, wijken, "inwoners van het gebied")
        nummer = 100
        for lijn in (*lijnen, *_bijkomend(eigen)):
            for deel in _delen(lijn):
                nummer += 1
                yield _gewone_post(f"{dienst}-{nummer}", dienst, lijn, deel), deel


def _gevraagde_tienden(inzet: Sequence[InzetRij], wijk_van: Mapping[str, str]) -> dict[Team, int]:
    """Return per team which tenths of fte variant plus asks of it, spread over the teams that could do it."""
    gevraagd: dict[Team, int] = defaultdict(int)
    for rij in inzet:
        if rij.variant != "plus" or rij.partner or not rij.fte:
            continue
        wijk = wijk_van[rij.prioriteit]
        teams = [
            t
            for t in TEAMS
            if t.dienst == rij.dienst and t.functie == rij.functie and (not t.gebied or wijk in GEBIEDEN[t.gebied])
        ]
        if not teams:
            raise ValueError(f"no team of {rij.dienst} does {rij.functie} in {wijk}")
        delen = naar_rato(int(rij.fte * 10), [t.fte_tienden for t in teams])
        for team, deel in zip(teams, delen, strict=True):
            gevraagd[team] += deel
    return gevraagd


def _vrije_tienden(dienst: str, gevraagd: Mapping[Team, int]) -> dict[Team, int]:
    """Return the untied hours of the teams of a dienst.

    Together they hold its flexdoel, what it has promised, and what is asked divided by DRUK. A team that is asked for
    can do nearly all of that, so that it is the dienst as a whole that has to choose; the others keep the rest free.
    """
    eigen = [t for t in TEAMS if t.dienst == dienst]
    if dienst == "BZ":
        return {t: t.fte_tienden // 25 for t in eigen}  # on paper only: the counters can't be left
    vrij: dict[Team, int] = {}
    totaal = sum(t.fte_tienden for t in eigen) // FLEXDEEL + round(sum(gevraagd[t] for t in eigen) / DRUK)
    for team in eigen:
        beloofd = AFSPRAAK_TIENDEN.get(dienst, 0) * len(GEBIEDEN.get(team.gebied, ()))
        totaal += beloofd
        nodig = min(gevraagd[team] + beloofd, team.fte_tienden * 8 // 10)
        vrij[team] = nodig if team.gebonden_tienden is None else team.fte_tienden - team.gebonden_tienden
    overig = [t for t in eigen if t.gebonden_tienden is None]
    gewichten = [(t.fte_tienden * 8 // 10 - vrij[t]) * t.ruimte for t in overig]
    for team, deel in zip(overig, naar_rato(totaal - sum(vrij.values()), gewichten), strict=True):
        vrij[team] += deel
    return vrij


def _teampost(code: str, team: Team, vrij: int) -> PostRij:
    """Return the post of a team: its salaries and hours."""
    formatie = Decimal(team.fte_tienden) / 10
    return PostRij(
        post=code,
        dienst=team.dienst,
        programma=team.programma,
        omschrijving=f"{team.naam}, personeel",
        kostensoort=Kostensoort.PERSONEEL,
        lasten=int(formatie * LOONKOSTEN_EURO),
        fte=formatie,
        bezetting=formatie - Decimal(team.vacature_tienden) / 10 if team.vacature_tienden else None,
        fte_gebonden=formatie - Decimal(vrij) / 10,
        vrij_vanaf=date.fromisoformat(team.vrij_vanaf) if team.vrij_vanaf else None,
        aard=Aard(team.aard),
        gebondenheid=Gebondenheid(team.gebondenheid),
        onderbouwing="Vastgestelde formatie" if team.gebondenheid == "bestuurlijk" else "Dienst wordt opgeheven",
        stap=10_000 if team.vrij_vanaf else None,
        gebied=team.gebied or None,
        functie=team.functie,
    )


def _bijkomend(teams: Sequence[Team]) -> Iterator[Lijn]:
    """Yield for every large team what it spends on training and materials: 2,5 % of its salaries."""
    for team in teams:
        if team.fte_tienden >= 400:
            lasten = team.fte_tienden * LOONKOSTEN_EURO // 400_000
            yield Lijn(team.programma, f"{team.naam}, opleiding en materiaal", "overig", lasten)


def _delen(lijn: Lijn) -> Iterator[Deel]:
    """Yield the posten that a line consists of, in thousands of euros."""
    if lijn.per in ("wijk", "krachtwijk"):
        wijken = list(_NAAM) if lijn.per == "wijk" else list(KRACHTWIJKEN)
        gebieden: dict[str, tuple[str, ...]] = {_NAAM[w]: (w,) for w in wijken}
    elif lijn.per:
        gebieden = {g.removeprefix(g.split()[0] + " "): w for g, w in GEBIEDEN.items() if g.startswith(lijn.per)}
    else:
        wijken = list(_NAAM) if lijn.sleutel else []
        yield Deel(lijn.naam, lijn.lasten, lijn.baten, tuple(wijken), lijn.sleutel)
        return
    gewichten = [sum(_SLEUTELS[lijn.sleutel or "inwoners"][w] for w in wijken) for wijken in gebieden.values()]
    lasten = naar_rato(lijn.lasten, gewichten)
    baten = naar_rato(lijn.baten, gewichten)
    for (naam, delen), last, baat in zip(gebieden.items(), lasten, baten, strict=True):
        titel = lijn.naam.format(naam) if "{}" in lijn.naam else lijn.naam
        yield Deel(titel, last, baat, delen, "post van deze wijk" if len(delen) == 1 else "inwoners van het gebied")


def _gewone_post(code: str, dienst: str, lijn: Lijn, deel: Deel) -> PostRij:
    """Return the post of a line or of a part of it; cells that an indelingsregel fills stay empty."""
    return PostRij(
        post=code,
        dienst=dienst,
        programma=lijn.programma,
        omschrijving=f"{deel.naam}, {lijn.soort}",
        kostensoort=Kostensoort(lijn.soort),
        lasten=deel.lasten * 1000,
        baten=deel.baten * 1000,
        aard=Aard(lijn.aard),
        gebondenheid=_gebondenheid(lijn),
        gebonden_tot=date.fromisoformat(lijn.tot) if lijn.tot else None,
        onderbouwing=lijn.onderbouwing,
        stap=None if lijn.stap is None else lijn.stap * 1000,
        waarde=Decimal(lijn.waarde.replace(",", ".")) if lijn.waarde else None,
        oormerkbaar=True if lijn.oormerk else None,
    )


def _gebondenheid(lijn: Lijn) -> Gebondenheid | None:
    """Return how a line is tied; one that says nothing is tied by law when its kostensoort is, else left open."""
    if lijn.gebonden:
        return Gebondenheid(lijn.gebonden)
    return Gebondenheid.JURIDISCH if lijn.soort in WETTELIJK else None


def toerekening(post: PostRij, deel: Deel) -> Iterator[WijktoerekeningRij]:
    """Yield which part of a post lands in which wijk."""
    if not deel.wijken:
        return
    gewichten = [_SLEUTELS["bijstand" if deel.sleutel == "bijstand" else "inwoners"][w] for w in deel.wijken]
    for wijk, promille in zip(deel.wijken, naar_rato(1000, gewichten), strict=True):
        yield WijktoerekeningRij(
            post=post.post, wijk=_NAAM[wijk], aandeel=Decimal(promille) / 1000, sleutel=deel.sleutel
        )


def afspraken(posten: Sequence[PostRij]) -> Iterator[WijkafspraakRij]:
    """Yield what the diensten have promised each wijk beside its prioriteiten."""
    for nummer, wijk in enumerate(WIJKEN):
        gebied = next(g for g, wijken in GEBIEDEN.items() if g.startswith("SW ") and wijk.wijk in wijken)
        team = next(p.post for p in posten if p.gebied == gebied)
        groen = post_van_wijk(posten, "Onderhoud groen", wijk.wijk)
        regels = [
            ("SW", team, 0, "Wekelijkse schouw met herstel binnen twee weken"),
            ("SW", groen, 15_000 + 5000 * (nummer % 3), "Extra snoeironde op plekken die bewoners aanwijzen"),
            ("SO", None, 0, "Spreekuur over bouw- en verkeersplannen in de wijk"),
            ("DMO", None, 0, "Accountmanager bij het wijkmanagementoverleg"),
            ("BCD", None, 0, "Wijkveiligheidsprogramma opstellen en bewaken"),
            ("WIJ", None, 0, "Secretariaat van de wijkraad door het wijkbureau"),
        ]
        if wijk.wijk in GEBIEDEN["GGD werkgebied"]:
            regels.append(("GGD", None, 0, "Wijkgezondheidswerker op vaste dagen in de wijk"))
        for teller, (dienst, post, euro, naam) in enumerate(regels, start=1):
            yield WijkafspraakRij(
                afspraak=f"{wijk.wijk}-A{teller}",
                wijk=wijk.naam,
                dienst=dienst,
                post=post,
                fte=Decimal(0 if euro else AFSPRAAK_TIENDEN[dienst]) / 10,
                euro=euro,
                naam=naam,
            )
