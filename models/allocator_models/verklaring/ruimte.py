"""Ways to make room: more hours of a team, more money that may be used, less that has been promised.

Each gives changes of the scenario that make as much room as is asked, by the parameters in
:mod:`allocator_models.jaarplan`. Whether that helps is for who asks to find out, by solving again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.scenario import Gebondenheid, Post, Prioriteit, Verplicht, Wijkafspraak
from allocator_models.verklaring.ingreep import (
    Ingreep,
    Ingreepsoort,
    is_los,
    niet_beloofd,
    samen,
    van_afspraak,
    van_post,
    vervalt,
)


def uren_van_bestaand(gegevens: Gegevens, team: Post, honderdsten: int) -> Ingreep | None:
    """Return how a team as it is can give so much more: by filling vacancies, else by untying hours; or neither."""
    nodig = gegevens.capaciteit(team) + honderdsten
    bezetting, los = team.bezetting_honderdsten, team.fte_honderdsten - team.fte_gebonden_honderdsten
    if nodig > team.fte_honderdsten:
        return None
    if los >= nodig:
        vol = van_post(team, "bezetting_honderdsten", nodig)
        return Ingreep(Ingreepsoort.VACATURES, team.dienst, (vol,), fte_honderdsten=nodig - bezetting)
    vrijer = [van_post(team, "fte_gebonden_honderdsten", team.fte_honderdsten - nodig)]
    if bezetting < nodig:
        vrijer.append(van_post(team, "bezetting_honderdsten", nodig))
    return Ingreep(Ingreepsoort.UREN_LOS, team.dienst, tuple(vrijer), fte_honderdsten=honderdsten)


def meer_formatie(gegevens: Gegevens, team: Post, honderdsten: int) -> Ingreep:
    """Return how a team gives so much more by having more people."""
    nodig = gegevens.capaciteit(team) + honderdsten
    fte = max(team.fte_honderdsten, team.fte_gebonden_honderdsten) + honderdsten
    fte = max(fte, team.fte_gebonden_honderdsten + nodig)
    veranderingen = [van_post(team, "fte_honderdsten", fte)]
    if team.bezetting_honderdsten < nodig:
        veranderingen.append(van_post(team, "bezetting_honderdsten", nodig))
    return Ingreep(Ingreepsoort.FORMATIE, team.dienst, tuple(veranderingen), fte_honderdsten=honderdsten)


def uren_van_bestaande_teams(gegevens: Gegevens, teams: Iterable[Post], honderdsten: int) -> Iterator[Ingreep]:
    """Yield the ways in which one team gives so much more, or, where none can, as few teams as can together."""
    ruimte = {t.post: t.fte_honderdsten - gegevens.capaciteit(t) for t in teams}
    posten = gegevens.scenario.post
    meeste_eerst = sorted(ruimte, key=lambda naam: (-ruimte[naam], naam))
    alleen = [posten[naam] for naam in meeste_eerst if ruimte[naam] >= honderdsten]
    if alleen:
        yield from filter(None, (uren_van_bestaand(gegevens, team, honderdsten) for team in alleen))
        return
    delen: list[Ingreep] = []
    over = honderdsten
    for naam in meeste_eerst:
        deel = uren_van_bestaand(gegevens, posten[naam], min(over, ruimte[naam])) if over and ruimte[naam] else None
        if deel is not None:
            delen.append(deel)
            over -= min(over, ruimte[naam])
    if delen:
        soorten = {deel.soort for deel in delen}
        yield samen(delen, soorten.pop() if len(soorten) == 1 else Ingreepsoort.SAMEN)


# --- money ---------------------------------------------------------------------------------------------------------


def meer_lasten(post: Post, euro: int) -> Ingreep:
    """Return a post with more money."""
    return Ingreep(
        Ingreepsoort.MEER_GELD, post.dienst, (van_post(post, "lasten_euro", post.lasten_euro + euro),), euro=euro
    )


def maak_los(gegevens: Gegevens, post: Post, euro: int) -> Ingreep:
    """Return a post of which at least so much is no longer tied: until an earlier day, or where that won't do, at all.

    ``euro`` is no more than what is tied; the size is what comes free, in whole steps.
    """
    gebonden = gegevens.gebonden_euro(post)
    dag = _laatste_dag(gegevens, post, gebonden - euro)
    if dag is not None:
        verandering = van_post(post, "gebonden_tot", dag)
        vrij = gebonden - _gebonden_tot(gegevens, post, dag)
    else:
        verandering = van_post(post, "gebondenheid", Gebondenheid.BELEIDSMATIG)
        vrij = gebonden
    return Ingreep(Ingreepsoort.LOSMAKEN, post.dienst, (verandering,), euro=vrij)


def _laatste_dag(gegevens: Gegevens, post: Post, hoogstens_euro: int) -> date | None:
    """Return the last first-of-the-month up to which the post may be tied; ``None`` when it may not be tied at all."""
    maanden = (date(gegevens.scenario.jaar, maand, 1) for maand in range(12, 1, -1))
    return next((dag for dag in maanden if _gebonden_tot(gegevens, post, dag) <= hoogstens_euro), None)


def _gebonden_tot(gegevens: Gegevens, post: Post, dag: date) -> int:
    if post.stap_euro is None:
        return post.lasten_euro
    dagen = (dag - date(gegevens.scenario.jaar, 1, 1)) // timedelta(days=1)
    stap = max(1, post.stap_euro)
    gebonden = -(-post.lasten_euro * dagen // gegevens.scenario.dagen_in_jaar)
    return min(post.lasten_euro, -(-gebonden // stap) * stap)


def losse_posten(gegevens: Gegevens, posten: Iterable[Post], euro: int) -> Iterator[Ingreep]:
    """Yield the posts of which so much may be untied, or, where none holds as much, as few as hold it together.

    What the college ties comes before what the law or a contract ties, and of those the greatest.
    """
    vast = {p.post: gegevens.gebonden_euro(p) for p in posten if not gegevens.is_vast(p) and not is_los(p)}
    per_naam = gegevens.scenario.post
    volgorde = sorted(
        (naam for naam, gebonden in vast.items() if gebonden > 0),
        key=lambda naam: (per_naam[naam].gebondenheid is Gebondenheid.JURIDISCH, -vast[naam], naam),
    )
    genoeg = [naam for naam in volgorde if vast[naam] >= euro]
    if genoeg:
        yield from (maak_los(gegevens, per_naam[naam], euro) for naam in genoeg)
        return
    over = euro
    delen = []
    for naam in volgorde:
        if over > 0:
            delen.append(maak_los(gegevens, per_naam[naam], min(over, vast[naam])))
            over -= delen[-1].euro
    if delen:
        yield samen(delen, Ingreepsoort.LOSMAKEN)


# --- promises --------------------------------------------------------------------------------------------------------


def minder_afspraak(afspraak: Wijkafspraak, euro: int, honderdsten: int) -> Ingreep:
    """Return a wijkafspraak of so much less; one that is left with nothing goes altogether."""
    weg = {"euro": min(euro, afspraak.euro), "fte_honderdsten": min(honderdsten, afspraak.fte_honderdsten)}
    over = {veld: getattr(afspraak, veld) - minder for veld, minder in weg.items()}
    if any(over.values()):
        veranderingen = tuple(van_afspraak(afspraak, veld, over[veld]) for veld, minder in weg.items() if minder)
    else:
        veranderingen = (vervalt(afspraak),)
    soort = Ingreepsoort.MINDER_AFSPRAAK
    return Ingreep(soort, afspraak.dienst, veranderingen, weg["euro"], weg["fte_honderdsten"])


def laat_vallen(prioriteit: Prioriteit) -> Ingreep:
    """Return a prioriteit that is no longer toegezegd or verplicht; its size is what was promised of the city."""
    beloofd = prioriteit.toegezegd or next(v for v in prioriteit.varianten if v.verplicht is not Verplicht.NEE)
    soort = Ingreepsoort.TOEZEGGING if prioriteit.toegezegd else Ingreepsoort.GEEN_PLICHT
    return Ingreep(
        soort,
        None,
        niet_beloofd(prioriteit),
        sum(inzet.euro for inzet in beloofd.stadsinzet),
        sum(inzet.fte_honderdsten for inzet in beloofd.stadsinzet),
    )
