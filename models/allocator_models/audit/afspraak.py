"""[afspraak]: what was promised to a wijk for the year is reserved before all else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from allocator_models.audit.feiten import Feiten, dekking_van
from allocator_models.audit.oordeel import Uitkomst, euro, fte, ongelijk, oordeel
from allocator_models.plan import EuroAfspraak, FteAfspraak
from allocator_models.scenario import Wijkafspraak


def controleer_afspraak(feiten: Feiten) -> Iterator[Uitkomst]:
    """Every afspraak has its fte and its euros, from its own post or else from its dienst, and they stay vast."""
    uren: dict[str, list[FteAfspraak]] = defaultdict(list)
    for u in feiten.plan.fte_afspraken:
        uren[u.afspraak].append(u)
    euros: dict[str, list[EuroAfspraak]] = defaultdict(list)
    for e in feiten.plan.euro_afspraken:
        euros[e.afspraak].append(e)
    for afspraak in feiten.scenario.wijkafspraken:
        plaats = f"afspraak {afspraak.afspraak}"
        eigen_uren, eigen_euros = uren[afspraak.afspraak], euros[afspraak.afspraak]
        yield oordeel("afspraak", plaats, _uren_som(afspraak, eigen_uren))
        yield oordeel("afspraak", plaats, _euro_som(afspraak, eigen_euros))
        for u in eigen_uren:
            yield oordeel("afspraak", plaats, _team(feiten, afspraak, u))
        for e in eigen_euros:
            yield oordeel("afspraak", plaats, _herkomst(feiten, afspraak, e))
    for post, beloofd in feiten.afspraak_euro.items():
        vast, fout = feiten.plan.splitsing[post].vast_euro, None
        if vast < beloofd:
            fout = f"{euro(vast)} blijft vast, terwijl {euro(beloofd)} van deze post is afgesproken."
        yield oordeel("afspraak", f"post {post}", fout)


def _uren_som(afspraak: Wijkafspraak, delen: Sequence[FteAfspraak]) -> str | None:
    som = sum(d.fte_honderdsten for d in delen)
    if som == afspraak.fte_honderdsten:
        return None
    return ongelijk("Gereserveerde uren", fte(som), fte(afspraak.fte_honderdsten))


def _euro_som(afspraak: Wijkafspraak, delen: Sequence[EuroAfspraak]) -> str | None:
    som = sum(d.euro for d in delen)
    return None if som == afspraak.euro else ongelijk("Gereserveerd geld", euro(som), euro(afspraak.euro))


def _team(feiten: Feiten, afspraak: Wijkafspraak, deel: FteAfspraak) -> str | None:
    team = feiten.scenario.post[deel.post]
    wat = f"{fte(deel.fte_honderdsten)} komt van team {team.post}"
    if afspraak.post not in (None, team.post):
        return f"{wat}, terwijl de afspraak post {afspraak.post} noemt."
    if team.dienst != afspraak.dienst:
        return f"{wat} van dienst {team.dienst}, terwijl de afspraak van dienst {afspraak.dienst} is."
    if not feiten.bedient(team, afspraak.wijk):
        return f"{wat}, dat niet in wijk {afspraak.wijk} werkt."
    return None


def _herkomst(feiten: Feiten, afspraak: Wijkafspraak, deel: EuroAfspraak) -> str | None:
    if deel.post != afspraak.post:
        plan = f"post {deel.post}" if deel.post else f"dienst {deel.dienst}, zonder post"
        verwacht = f"post {afspraak.post}" if afspraak.post else "geen post"
        return f"{euro(deel.euro)} komt van {plan}, terwijl de afspraak {verwacht} noemt."
    if deel.post is None:
        if deel.dienst == afspraak.dienst:
            return None
        return f"{euro(deel.euro)} komt van dienst {deel.dienst}, de afspraak is van dienst {afspraak.dienst}."
    if (deel.dienst, deel.programma, deel.aard) == dekking_van(feiten.scenario.post[deel.post]):
        return None
    return f"{euro(deel.euro)} staat bij {deel.dienst}, {deel.programma}, {deel.aard}; daar ligt post {deel.post} niet."
