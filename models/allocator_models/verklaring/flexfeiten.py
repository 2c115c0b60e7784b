"""Why a dienst lies outside its flexband: what of its money or hours is tied, until when, empty, or promised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.plan import Plan
from allocator_models.scenario import HELE_DEEL_BP, Post, Verplicht
from allocator_models.verklaring.knelpunt import Flexfeiten


def band_bp(gegevens: Gegevens, dienst: str | None) -> tuple[int, int, int]:
    """Return the flexdoel and the lower and upper bound of a dienst, or (None) of the city."""
    if dienst is None:
        doel, breedte = gegevens.spelregels.flexdoel_bp, gegevens.spelregels.bandbreedte_concern_bp
    else:
        rij = gegevens.scenario.dienst[dienst]
        doel, breedte = rij.flexdoel_bp, rij.bandbreedte_bp
    return doel, max(0, doel - breedte), min(HELE_DEEL_BP, doel + breedte)


def posten_van(gegevens: Gegevens, dienst: str | None, *, uren: bool) -> tuple[Post, ...]:
    """Return the posts over which the flexdoel of a dienst, or of the city, is counted."""
    alle = gegevens.teams if uren else tuple(p for p in gegevens.posten if gegevens.in_grondslag(p))
    return tuple(p for p in alle if dienst in (None, p.dienst))


def flexfeiten(gegevens: Gegevens, plan: Plan, dienst: str | None, *, uren: bool) -> Flexfeiten:
    """Return what a plan reached for a dienst, or (None) the city, and what stood in the way."""
    posten = posten_van(gegevens, dienst, uren=uren)
    delen = [plan.splitsing[p.post] for p in posten]
    if uren:
        flex = sum(d.flex_honderdsten for d in delen)
        basis = sum(p.fte_honderdsten for p in posten) - sum(d.vervallen_honderdsten for d in delen)
        gebonden = sum(p.fte_gebonden_honderdsten for p in posten)
        leeg = sum(max(0, p.fte_honderdsten - p.fte_gebonden_honderdsten - gegevens.capaciteit(p)) for p in posten)
        beloofd = sum(d.afspraak_honderdsten for d in delen) + _toegezegde_uren(gegevens, plan, posten)
        tot: dict[date, int] = {}
    else:
        flex = sum(d.flex_euro for d in delen)
        basis = sum(d.vast_euro + d.flex_euro for d in delen)
        gebonden = sum(gegevens.gebonden_euro(p) for p in posten)
        leeg = 0
        beloofd = sum(_beloofde_euro(gegevens, plan, dienst))
        tot = _tot(gegevens, posten)
    doel, laagste, hoogste = band_bp(gegevens, dienst)
    return Flexfeiten(
        dienst, uren, doel, laagste, hoogste, flex, basis, gebonden, tuple(sorted(tot.items())), leeg, beloofd
    )


def _toegezegde_uren(gegevens: Gegevens, plan: Plan, posten: tuple[Post, ...]) -> int:
    teams = {p.post for p in posten}
    return sum(
        o.fte_honderdsten
        for o in plan.fte_oormerken
        if o.post in teams and _is_toegezegd(gegevens, o.prioriteit, o.variant)
    )


def _beloofde_euro(gegevens: Gegevens, plan: Plan, dienst: str | None) -> Iterator[int]:
    for afspraak in plan.euro_afspraken:
        if dienst in (None, afspraak.dienst):
            yield afspraak.euro
    for oormerk in plan.euro_oormerken:
        if dienst in (None, oormerk.dienst) and _is_toegezegd(gegevens, oormerk.prioriteit, oormerk.variant):
            yield oormerk.euro


def _is_toegezegd(gegevens: Gegevens, prioriteit: str, variant: str) -> bool:
    return gegevens.scenario.variant[prioriteit, variant].verplicht is Verplicht.TOEGEZEGD


def _tot(gegevens: Gegevens, posten: tuple[Post, ...]) -> dict[date, int]:
    """Return the lasten that are tied until a day inside the year, per day."""
    per_dag: dict[date, int] = defaultdict(int)
    for post in posten:
        gebonden = gegevens.gebonden_euro(post)
        if gebonden and post.gebonden_tot and post.gebonden_tot.year == gegevens.scenario.jaar:
            per_dag[post.gebonden_tot] += post.lasten_euro
    return per_dag
