"""[capaciteit], [dekking] and [structureel]: what granted varianten take, and from whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from allocator_models.audit.feiten import Feiten, Rij, dekking_van
from allocator_models.audit.oordeel import (
    Dekking,
    Uitkomst,
    euro,
    fte,
    ongelijk,
    oordeel,
    plaats_dekking,
    plaats_rij,
)
from allocator_models.plan import EuroOormerk, FteOormerk, Splitsing
from allocator_models.scenario import Aard, Inzet, Post


def controleer_capaciteit(feiten: Feiten) -> Iterator[Uitkomst]:
    """No team gives more than it can, only teams that serve a row give to it, and every row gets its exact hours."""
    for post, deel in feiten.paren:
        yield oordeel("capaciteit", f"team {post.post}", _past(feiten, post, deel))
    for oormerk in feiten.plan.fte_oormerken:
        rij = (oormerk.prioriteit, oormerk.variant, oormerk.regel)
        yield oordeel("capaciteit", plaats_rij(rij), _levert(feiten, feiten.rij[rij], oormerk))
    for rij, inzet in feiten.toegekende_rijen:
        som, fout = feiten.uren_per_rij.get(rij, 0), None
        if som != inzet.fte_honderdsten:
            fout = ongelijk("Geoormerkte uren", fte(som), fte(inzet.fte_honderdsten))
        yield oordeel("capaciteit", plaats_rij(rij), fout)


def _past(feiten: Feiten, post: Post, deel: Splitsing) -> str | None:
    gevraagd = deel.afspraak_honderdsten + deel.oormerk_honderdsten + deel.flex_honderdsten
    kan = feiten.capaciteit_honderdsten(post)
    if gevraagd <= kan:
        return None
    return f"Afspraken, oormerken en flex vragen samen {fte(gevraagd)}; het team kan {fte(kan)} geven."


def _levert(feiten: Feiten, inzet: Inzet, oormerk: FteOormerk) -> str | None:
    team = feiten.scenario.post[oormerk.post]
    wijk = feiten.scenario.prioriteit[inzet.prioriteit].wijk
    wat = f"{fte(oormerk.fte_honderdsten)} komt van team {team.post}"
    if team.dienst != inzet.dienst:
        return f"{wat} van dienst {team.dienst}, terwijl dienst {inzet.dienst} gevraagd is."
    if not feiten.bedient(team, wijk):
        return f"{wat}, dat niet in wijk {wijk} werkt."
    if team.functie is not None and inzet.functie is not None and team.functie != inzet.functie:
        return f"{wat} met functie {team.functie}, terwijl {inzet.functie} gevraagd is."
    return None


def controleer_dekking(feiten: Feiten) -> Iterator[Uitkomst]:
    """Every row gets its exact euros from dekkingen it may draw on, and no dekking gives more than is vast in it."""
    for oormerk in feiten.plan.euro_oormerken:
        rij = (oormerk.prioriteit, oormerk.variant, oormerk.regel)
        yield oordeel("dekking", plaats_rij(rij), _mag_putten(feiten.rij[rij], oormerk))
    for rij, inzet in feiten.toegekende_rijen:
        som, fout = feiten.euro_per_rij.get(rij, 0), None
        if som != inzet.euro:
            fout = ongelijk("Geoormerkt geld", euro(som), euro(inzet.euro))
        yield oordeel("dekking", plaats_rij(rij), fout)
    yield from _ruimte(feiten)


def _mag_putten(inzet: Inzet, oormerk: EuroOormerk) -> str | None:
    if oormerk.dienst != inzet.dienst:
        return f"{euro(oormerk.euro)} komt van dienst {oormerk.dienst}, terwijl dienst {inzet.dienst} gevraagd is."
    if inzet.programma not in (None, oormerk.programma):
        return f"{euro(oormerk.euro)} komt uit {oormerk.programma}, terwijl {inzet.programma} gevraagd is."
    return None


def _ruimte(feiten: Feiten) -> Iterator[Uitkomst]:
    """Both supplies of every dekking: what may earmark anything, and that with the juridisch part for promises."""
    vrij: Counter[Dekking] = Counter()
    met_juridisch: Counter[Dekking] = Counter()
    for post, deel in feiten.paren:
        if feiten.is_bron(post):
            afgesproken = feiten.afspraak_euro.get(post.post, 0)
            vrij[dekking_van(post)] += deel.vast_euro - max(feiten.juridisch_euro(post), afgesproken)
            met_juridisch[dekking_van(post)] += deel.vast_euro - afgesproken
    gewoon: Counter[Dekking] = Counter()
    toegezegd: Counter[Dekking] = Counter()
    for a in feiten.plan.euro_afspraken:
        if a.post is None:
            gewoon[a.dienst, a.programma, a.aard] += a.euro
    for o in feiten.plan.euro_oormerken:
        vraag = toegezegd if feiten.is_toegezegd((o.prioriteit, o.variant, o.regel)) else gewoon
        vraag[o.dienst, o.programma, o.aard] += o.euro
    for dekking in sorted({*vrij, *gewoon, *toegezegd}):
        plaats = plaats_dekking(dekking)
        wat = "Afspraken en prioriteiten zonder toezegging"
        yield oordeel("dekking", plaats, _te_kort(wat, gewoon[dekking], vrij[dekking]))
        alles = gewoon[dekking] + toegezegd[dekking]
        yield oordeel("dekking", plaats, _te_kort("Alle oormerken en afspraken", alles, met_juridisch[dekking]))


def _te_kort(wat: str, gevraagd: int, ruimte: int) -> str | None:
    if gevraagd <= ruimte:
        return None
    return f"{wat} nemen samen {euro(gevraagd)}; er is hier {euro(ruimte)} te oormerken."


def controleer_structureel(feiten: Feiten) -> Iterator[Uitkomst]:
    """A structural row uses structural teams and dekkingen only."""
    for o in feiten.plan.fte_oormerken:
        rij = (o.prioriteit, o.variant, o.regel)
        yield _structureel(feiten, rij, feiten.scenario.post[o.post].aard, f"{fte(o.fte_honderdsten)} van {o.post}")
    for e in feiten.plan.euro_oormerken:
        rij = (e.prioriteit, e.variant, e.regel)
        yield _structureel(feiten, rij, e.aard, f"{euro(e.euro)} van {e.dienst}, {e.programma}")


def _structureel(feiten: Feiten, rij: Rij, bron: Aard, wat: str) -> Uitkomst:
    fout = None
    if feiten.rij[rij].aard is Aard.STRUCTUREEL and bron is not Aard.STRUCTUREEL:
        fout = f"Deze inzet is structureel, en {wat} is incidenteel."
    return oordeel("structureel", plaats_rij(rij), fout)
