"""[vervallen]: what drops, for which taakstelling, with which baten, and how much at most."""

from __future__ import annotations

from collections.abc import Iterator

from allocator_models.audit.feiten import Feiten, eenheden, naar_boven
from allocator_models.audit.oordeel import Uitkomst, euro, fte, ongelijk, oordeel
from allocator_models.plan import Splitsing
from allocator_models.scenario import HELE_DEEL_BP, Aard, Post, Taakstelling


def controleer_vervallen(feiten: Feiten) -> Iterator[Uitkomst]:
    """What drops has a taakstelling that holds it, takes its baten and its hours along, and isn't too much."""
    for post, deel in feiten.paren:
        plaats = f"post {post.post}"
        yield oordeel("vervallen", plaats, _bereik(feiten, post, deel))
        yield oordeel("vervallen", plaats, _baten(post, deel))
        yield oordeel("vervallen", f"team {post.post}", _uren_naar_rato(post, deel))
        yield oordeel("vervallen", plaats, _vrij_vanaf(feiten, post, deel))
    for taakstelling in feiten.scenario.taakstellingen:
        yield oordeel("vervallen", f"taakstelling {taakstelling.taakstelling}", _te_veel(feiten, taakstelling))


def _bereik(feiten: Feiten, post: Post, deel: Splitsing) -> str | None:
    """Return the fault when no taakstelling holds the drop; hours alone need none that they count for."""
    vervalt = deel.vervallen_euro > 0 or deel.vervallen_honderdsten > 0
    wat = f"Er vervalt {euro(deel.vervallen_euro)} en {fte(deel.vervallen_honderdsten)}"
    if deel.taakstelling is None:
        if deel.vervallen_euro > 0:
            return f"{wat} zonder taakstelling."
        if vervalt and all(_buiten_bereik(k, post) for k in feiten.scenario.taakstellingen):
            return f"{wat}, terwijl geen taakstelling voor deze post geldt."
        return None
    if not vervalt:
        return f"Taakstelling {deel.taakstelling} staat bij deze post, maar er vervalt niets."
    buiten = _buiten_bereik(feiten.taakstelling[deel.taakstelling], post)
    return buiten and f"{wat} voor taakstelling {deel.taakstelling}, die {buiten}."


def _buiten_bereik(k: Taakstelling, post: Post) -> str | None:
    """Return why ``post`` may not drop for ``k``, if so."""
    if k.dienst not in (None, post.dienst):
        return f"alleen voor dienst {k.dienst} geldt"
    if k.programma not in (None, post.programma):
        return f"alleen voor programma {k.programma} geldt"
    if k.aard is Aard.STRUCTUREEL and post.aard is not Aard.STRUCTUREEL:
        return "structureel is, terwijl de post incidenteel is"
    return None


def _baten(post: Post, deel: Splitsing) -> str | None:
    if deel.vervallen_euro <= 0 or post.lasten_euro <= 0:
        verwacht = 0
    elif post.baten_vervallen_bp is None:
        verwacht = naar_boven(post.baten_euro * deel.vervallen_euro, post.lasten_euro)
    else:
        verwacht = naar_boven(post.baten_euro * post.baten_vervallen_bp, HELE_DEEL_BP)
    if deel.baten_vervallen_euro == verwacht:
        return None
    return ongelijk("Baten die mee vervallen", euro(deel.baten_vervallen_euro), euro(verwacht))


def _uren_naar_rato(post: Post, deel: Splitsing) -> str | None:
    if deel.vervallen_honderdsten * post.lasten_euro >= deel.vervallen_euro * post.fte_honderdsten:
        return None
    van_lasten = f"{euro(deel.vervallen_euro)} van {euro(post.lasten_euro)}"
    van_fte = f"{fte(deel.vervallen_honderdsten)} van {fte(post.fte_honderdsten)}"
    return f"Er vervalt {van_lasten}, maar {van_fte}: dat is niet naar verhouding."


def _vrij_vanaf(feiten: Feiten, post: Post, deel: Splitsing) -> str | None:
    if post.vrij_vanaf is None or post.bezetting_honderdsten <= 0:
        return None
    over = feiten.dagen - feiten.dagen_tot(post.vrij_vanaf)
    if deel.vervallen_euro > 0 and deel.vervallen_euro * feiten.dagen > post.lasten_euro * over:
        return f"{euro(deel.vervallen_euro)} van {euro(post.lasten_euro)} vervalt, {_vrij(over, feiten.dagen)}"
    if deel.vervallen_honderdsten * feiten.dagen > post.fte_honderdsten * over:
        uren = f"{fte(deel.vervallen_honderdsten)} van {fte(post.fte_honderdsten)}"
        return f"{uren} vervalt, {_vrij(over, feiten.dagen)}"
    return None


def _vrij(over: int, dagen: int) -> str:
    return f"terwijl de post {over} van de {dagen} dagen van het jaar vrij is."


def _te_veel(feiten: Feiten, taakstelling: Taakstelling) -> str | None:
    """Return the fault when more drops than the amount and, less a euro, the smallest unit dropped for it."""
    kleinste = min(
        (
            _kleinste_eenheid(post, deel)
            for post, deel in feiten.paren
            if deel.taakstelling == taakstelling.taakstelling and deel.vervallen_euro > 0
        ),
        default=None,
    )
    if kleinste is None:
        return None
    saldo = feiten.saldo_per_taakstelling[taakstelling.taakstelling]
    if saldo <= taakstelling.bedrag_euro + kleinste - 1:
        return None
    bedrag = f"de taakstelling is {euro(taakstelling.bedrag_euro)}"
    return f"Er vervalt per saldo {euro(saldo)}; {bedrag} en de kleinste vervallen stap {euro(kleinste)}."


def _kleinste_eenheid(post: Post, deel: Splitsing) -> int:
    """Return the smallest unit in what drops: the remainder when it is part of it, else the step."""
    stap, rest = eenheden(post)
    return rest if rest and deel.vervallen_euro % stap else stap
