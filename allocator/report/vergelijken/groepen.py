"""Was and wordt per dienst, programma, portefeuillehouder and wijk."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

from allocator.report.cijfers import Cijfers
from allocator.report.vergelijken.gegevens import Groepstand, Groepverschil, Wijkstand, Wijkverschil
from allocator_models.scenario import Aard, Post

ZONDER_NAAM = "(niet ingevuld)"


def dienstverschillen(was: Cijfers, wordt: Cijfers) -> tuple[Groepverschil, ...]:
    """Return every dienst of either scenario."""
    namen = {d.dienst: d.naam for c in (was, wordt) for d in c.scenario.diensten}
    return _verschillen(namen, *(_standen(c, lambda post: post.dienst) for c in (was, wordt)))


def programmaverschillen(was: Cijfers, wordt: Cijfers) -> tuple[Groepverschil, ...]:
    """Return every programma of either scenario."""
    namen = {p.programma: p.naam for c in (was, wordt) for p in c.scenario.programmas}
    return _verschillen(namen, *(_standen(c, lambda post: post.programma) for c in (was, wordt)))


def portefeuilleverschillen(was: Cijfers, wordt: Cijfers) -> tuple[Groepverschil, ...]:
    """Return every portefeuillehouder of either scenario, in the order of their names."""
    houders = [_houders(c) for c in (was, wordt)]
    namen = {naam: naam for naam in sorted({h for per in houders for h in per.values()})}
    return _verschillen(namen, *(_portefeuillestanden(c) for c in (was, wordt)))


def _portefeuillestanden(cijfers: Cijfers) -> Mapping[str, Groepstand]:
    houder = _houders(cijfers)
    return _standen(cijfers, lambda post: houder[post.programma])


def _houders(cijfers: Cijfers) -> Mapping[str, str]:
    return {p.programma: p.portefeuillehouder or ZONDER_NAAM for p in cijfers.scenario.programmas}


def _verschillen(
    namen: Mapping[str, str], was: Mapping[str, Groepstand], wordt: Mapping[str, Groepstand]
) -> tuple[Groepverschil, ...]:
    leeg = Groepstand()
    return tuple(
        Groepverschil(sleutel, naam, was.get(sleutel, leeg), wordt.get(sleutel, leeg))
        for sleutel, naam in namen.items()
    )


def _standen(cijfers: Cijfers, groep: Callable[[Post], str]) -> Mapping[str, Groepstand]:
    som: dict[str, Counter[str]] = defaultdict(Counter)
    for post in cijfers.scenario.posten:
        deel = cijfers.plan.splitsing[post.post]
        tel = som[groep(post)]
        blijft = post.lasten_euro - deel.vervallen_euro
        netto = "netto_s_euro" if post.aard is Aard.STRUCTUREEL else "netto_i_euro"
        tel[netto] += blijft - (post.baten_euro - deel.baten_vervallen_euro)
        tel["lasten_euro"] += blijft
        tel["flex_euro"] += deel.flex_euro
        tel["vervallen_euro"] += deel.vervallen_euro
        tel["honderdsten"] += post.fte_honderdsten - deel.vervallen_honderdsten
        tel["flex_honderdsten"] += deel.flex_honderdsten
    return {sleutel: Groepstand(**tel) for sleutel, tel in som.items()}


def wijkverschillen(was: Cijfers, wordt: Cijfers) -> tuple[Wijkverschil, ...]:
    """Return every wijk of either scenario."""
    links, rechts = _wijkstanden(was), _wijkstanden(wordt)
    namen = {w.wijk: w.naam for c in (was, wordt) for w in c.scenario.wijken}
    leeg = Wijkstand()
    return tuple(Wijkverschil(w, naam, links.get(w, leeg), rechts.get(w, leeg)) for w, naam in namen.items())


def _wijkstanden(cijfers: Cijfers) -> Mapping[str, Wijkstand]:
    oormerk: dict[tuple[str, Aard], int] = Counter()
    for q, v in cijfers.plan.keuzes:
        for inzet in cijfers.scenario.variant[q, v].stadsinzet:
            oormerk[cijfers.scenario.prioriteit[q].wijk, inzet.aard] += inzet.euro
    return {
        w.wijk.wijk: Wijkstand(
            toegekend=w.toegekend,
            oormerk_s_euro=oormerk[w.wijk.wijk, Aard.STRUCTUREEL],
            oormerk_i_euro=oormerk[w.wijk.wijk, Aard.INCIDENTEEL],
            oormerk_honderdsten=w.oormerk_honderdsten,
            landt_euro=w.landt_euro,
            landt_honderdsten=w.landt_honderdsten,
            bediening=w.bediening,
        )
        for w in cijfers.wijken
    }
