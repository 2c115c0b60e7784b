"""From which date a dienst can reach its flexdoel, when the dates in `gebonden tot` say so.

On a date the euros of the grondslag are free that are neither tied on that day nor needed to carry what is earmarked.
Steps are left out of account: this is a date to look at, not an amount.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from allocator_models.jaarplan.gegevens import Dekking, Gegevens
from allocator_models.plan import Plan
from allocator_models.scenario import HELE_DEEL_BP, Gebondenheid, Post


def flexdoel_vanaf(
    gegevens: Gegevens, plan: Plan, posten: Iterable[Post], flexdoel_bp: int
) -> tuple[bool, date | None]:
    """Return whether this year's ties leave enough for the flexdoel, and else the first date that does, if any."""
    posten = tuple(p for p in posten if gegevens.in_grondslag(p))
    basis = sum(p.lasten_euro - plan.splitsing[p.post].vervallen_euro for p in posten)
    nodig = -(-flexdoel_bp * basis // HELE_DEEL_BP)
    oormerk = _geoormerkt(plan)

    def vrij(op: date | None) -> int:
        return basis - _vast_nodig(gegevens, plan, posten, oormerk, op)

    if vrij(None) >= nodig:
        return True, None
    data = sorted({p.gebonden_tot for p in posten if p.gebonden_tot and gegevens.gebonden_euro(p) > 0})
    return False, next((op for op in data if vrij(op) >= nodig), None)


def _geoormerkt(plan: Plan) -> dict[Dekking, int]:
    """Return per dekking all euros that its posts must carry."""
    som: dict[Dekking, int] = defaultdict(int)
    for geld in plan.euro_oormerken:
        som[Dekking(geld.dienst, geld.programma, geld.aard)] += geld.euro
    for afspraak in plan.euro_afspraken:
        if afspraak.post is None:
            som[Dekking(afspraak.dienst, afspraak.programma, afspraak.aard)] += afspraak.euro
    return som


def _vast_nodig(
    gegevens: Gegevens, plan: Plan, posten: tuple[Post, ...], oormerk: dict[Dekking, int], op: date | None
) -> int:
    """Return the least euros that must stay vast with the ties of the year (``op`` None) or of one day."""
    bronnen = {p.post: dekking for dekking, lijst in gegevens.bronnen.items() for p in lijst}
    vast = 0
    draagt: dict[Dekking, int] = defaultdict(int)
    for post in posten:
        over = post.lasten_euro - plan.splitsing[post.post].vervallen_euro
        gebonden = gegevens.gebonden_euro(post)
        if op is not None and gebonden and not gegevens.is_vast(post):
            gebonden = 0 if post.gebonden_tot and post.gebonden_tot <= op else post.lasten_euro
        afspraak = gegevens.afspraak_euro.get(post.post, 0)
        blijft = min(max(gebonden, afspraak), over) if over > 0 else over
        vast += blijft
        if post.post in bronnen:
            juridisch = gebonden if post.gebondenheid is Gebondenheid.JURIDISCH else 0
            draagt[bronnen[post.post]] += max(0, blijft - max(juridisch, afspraak))
    return vast + sum(max(0, oormerk[k] - draagt[k]) for k in draagt)
