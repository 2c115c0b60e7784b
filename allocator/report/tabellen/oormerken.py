"""What teams and dekkingen owe to prioriteiten and wijkafspraken: as a list, and as two matrices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from allocator.report.cijfers import Cijfers
from allocator.report.tabel import Kolom, Som, Soort, Tabel, Waarde
from allocator.report.tabellen.prioriteiten import naam
from allocator.workbook.planbladen import OormerkKop, OormerkSoort
from allocator_models.scenario import Verplicht

TEAM, DEKKING, POST = "team", "dekking", "post"
JA, NEE = "ja", "nee"

_LIJSTKOLOMMEN = (
    Kolom(OormerkKop.SOORT, breedte=14),
    Kolom(OormerkKop.ONDERWERP, breedte=13),
    Kolom(OormerkKop.VARIANT, breedte=9),
    Kolom(OormerkKop.REGEL, Soort.AANTAL, 7),
    Kolom(OormerkKop.WIJK, breedte=16),
    Kolom(OormerkKop.NAAM, Soort.LANG, 46),
    Kolom(OormerkKop.DIENST, breedte=9),
    Kolom(OormerkKop.PROGRAMMA, breedte=12),
    Kolom(OormerkKop.AARD, breedte=6),
    Kolom(OormerkKop.POST, breedte=15),
    Kolom(OormerkKop.DRAAGT, breedte=11),
    Kolom(OormerkKop.TOEGEZEGD, breedte=10),
    Kolom(OormerkKop.FTE, Soort.FTE, 9, Som()),
    Kolom(OormerkKop.EURO, Soort.EURO, 12, Som()),
)


def plan_oormerken(cijfers: Cijfers) -> Tabel:
    """One row a share of a team or of a dekking in a prioriteit or wijkafspraak."""
    return Tabel(
        _LIJSTKOLOMMEN,
        (*_prioriteitrijen(cijfers), *_afspraakrijen(cijfers)),
        leeg="Er is niets geoormerkt en er zijn geen wijkafspraken.",
    )


def _prioriteitrijen(cijfers: Cijfers) -> Iterator[tuple[Waarde, ...]]:
    scenario = cijfers.scenario
    for uren in cijfers.plan.fte_oormerken:
        q = scenario.prioriteit[uren.prioriteit]
        post = scenario.post[uren.post]
        yield (
            str(OormerkSoort.FTE_OORMERK),
            q.prioriteit,
            uren.variant,
            uren.regel,
            q.wijk,
            naam(q, scenario.variant[q.prioriteit, uren.variant]),
            post.dienst,
            post.programma,
            str(post.aard),
            post.post,
            TEAM,
            _toegezegd(cijfers, uren.prioriteit, uren.variant),
            uren.fte_honderdsten,
            None,
        )
    for geld in cijfers.plan.euro_oormerken:
        q = scenario.prioriteit[geld.prioriteit]
        yield (
            str(OormerkSoort.EURO_OORMERK),
            q.prioriteit,
            geld.variant,
            geld.regel,
            q.wijk,
            naam(q, scenario.variant[q.prioriteit, geld.variant]),
            geld.dienst,
            geld.programma,
            str(geld.aard),
            None,
            DEKKING,
            _toegezegd(cijfers, geld.prioriteit, geld.variant),
            None,
            geld.euro,
        )


def _toegezegd(cijfers: Cijfers, prioriteit: str, variant: str) -> str:
    toegezegd = cijfers.scenario.variant[prioriteit, variant].verplicht is Verplicht.TOEGEZEGD
    return JA if toegezegd else NEE


def _afspraakrijen(cijfers: Cijfers) -> Iterator[tuple[Waarde, ...]]:
    afspraken = {a.afspraak: a for a in cijfers.scenario.wijkafspraken}
    for uren in cijfers.plan.fte_afspraken:
        a = afspraken[uren.afspraak]
        post = cijfers.scenario.post[uren.post]
        begin = (str(OormerkSoort.FTE_AFSPRAAK), a.afspraak, None, None, a.wijk, a.naam, a.dienst)
        yield (*begin, post.programma, str(post.aard), post.post, TEAM, NEE, uren.fte_honderdsten, None)
    for geld in cijfers.plan.euro_afspraken:
        a = afspraken[geld.afspraak]
        begin = (str(OormerkSoort.EURO_AFSPRAAK), a.afspraak, None, None, a.wijk, a.naam, a.dienst)
        yield (*begin, geld.programma, str(geld.aard), geld.post, POST if geld.post else DEKKING, NEE, None, geld.euro)


def oormerk_teams(cijfers: Cijfers) -> Tabel:
    """Teams against granted prioriteiten, in fte."""
    cellen: dict[tuple[str, ...], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for uren in cijfers.plan.fte_oormerken:
        post = cijfers.scenario.post[uren.post]
        cellen[post.dienst, post.post, post.omschrijving][uren.prioriteit] += uren.fte_honderdsten
    koppen = (Kolom("Dienst", breedte=9), Kolom("Team", breedte=15), Kolom("Omschrijving", breedte=34))
    return _matrix(cijfers, koppen, cellen, Soort.FTE)


def oormerk_dekking(cijfers: Cijfers) -> Tabel:
    """Dekkingen (dienst × programma × aard) against granted prioriteiten, in euros."""
    cellen: dict[tuple[str, ...], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for geld in cijfers.plan.euro_oormerken:
        cellen[geld.dienst, geld.programma, str(geld.aard)][geld.prioriteit] += geld.euro
    koppen = (Kolom("Dienst", breedte=9), Kolom("Programma", breedte=14), Kolom("Aard", breedte=6))
    return _matrix(cijfers, koppen, cellen, Soort.EURO)


def _matrix(
    cijfers: Cijfers,
    koppen: tuple[Kolom, ...],
    cellen: Mapping[tuple[str, ...], Mapping[str, int]],
    soort: Soort,
) -> Tabel:
    """Draw rows that have anything against the prioriteiten that have anything."""
    aanwezig = {q for rij in cellen.values() for q in rij}
    prioriteiten = [q for q in cijfers.scenario.prioriteiten if q.prioriteit in aanwezig]
    breedte = 6.5 if soort is Soort.FTE else 8.5
    return Tabel(
        (
            *koppen,
            Kolom("Totaal", soort, 11, Som()),
            *(Kolom(f"{q.prioriteit} {q.wijk}", soort, breedte, Som(), gedraaid=True) for q in prioriteiten),
        ),
        tuple(
            (*rij, sum(cellen[rij].values()), *(cellen[rij].get(q.prioriteit) for q in prioriteiten))
            for rij in sorted(cellen)
        ),
        leeg="Er is niets geoormerkt.",
    )
