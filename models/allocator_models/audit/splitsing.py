"""[splitsing] and [gebonden]: how every post is divided, and what of it may not move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from allocator_models.audit.feiten import Feiten
from allocator_models.audit.oordeel import Uitkomst, euro, fte, ongelijk, oordeel
from allocator_models.plan import Splitsing
from allocator_models.scenario import Post


def controleer_splitsing(feiten: Feiten) -> Iterator[Uitkomst]:
    """Euros add up to lasten in whole units, hours to fte in steps of fte_stap; regulier isn't negative.

    The hours of a team for oormerken and afspraken are the sums of the plan's own lists.
    """
    oormerk: Counter[str] = Counter()
    for o in feiten.plan.fte_oormerken:
        oormerk[o.post] += o.fte_honderdsten
    afspraak: Counter[str] = Counter()
    for a in feiten.plan.fte_afspraken:
        afspraak[a.post] += a.fte_honderdsten
    stap = feiten.scenario.spelregels.fte_stap_honderdsten
    for post, deel in feiten.paren:
        yield oordeel("splitsing", f"post {post.post}", _euro_som(post, deel))
        yield oordeel("splitsing", f"post {post.post}", _in_eenheden(post, deel))
        team = f"team {post.post}"
        yield oordeel("splitsing", team, _uren_som(post, deel))
        yield oordeel("splitsing", team, _uren_in_stappen(deel, stap))
        yield oordeel("splitsing", team, _lijst_som("oormerk", deel.oormerk_honderdsten, oormerk[post.post]))
        yield oordeel("splitsing", team, _lijst_som("afspraak", deel.afspraak_honderdsten, afspraak[post.post]))


def _euro_som(post: Post, deel: Splitsing) -> str | None:
    som = deel.vast_euro + deel.flex_euro + deel.vervallen_euro
    if som == post.lasten_euro:
        return None
    return f"Vast + flex + vervallen is {euro(som)}, de lasten zijn {euro(post.lasten_euro)}."


def _in_eenheden(post: Post, deel: Splitsing) -> str | None:
    delen = (deel.vast_euro, deel.flex_euro, deel.vervallen_euro)
    if post.stap_euro is None:
        if sum(1 for d in delen if d) <= 1:
            return None
        return f"Deze post is ondeelbaar, en is gesplitst in {_drie(delen)}."
    # Only one part can hold the remainder, so at least two parts are whole steps; the sum settles the third.
    if post.stap_euro == 0 or sum(1 for d in delen if d % post.stap_euro == 0) >= 2:
        return None
    return f"Deze post gaat in stappen van {euro(post.stap_euro)}, en is gesplitst in {_drie(delen)}."


def _drie(delen: tuple[int, int, int]) -> str:
    return f"{euro(delen[0])} vast, {euro(delen[1])} flex en {euro(delen[2])} vervallen"


def _uren_som(post: Post, deel: Splitsing) -> str | None:
    som = (
        deel.gebonden_honderdsten
        + deel.regulier_honderdsten
        + deel.afspraak_honderdsten
        + deel.oormerk_honderdsten
        + deel.flex_honderdsten
        + deel.vervallen_honderdsten
    )
    if som != post.fte_honderdsten:
        return f"De delen van de formatie tellen op tot {fte(som)}, de formatie is {fte(post.fte_honderdsten)}."
    if deel.regulier_honderdsten < 0:
        return f"Voor regulier werk blijft {fte(deel.regulier_honderdsten)} over; dat mag niet onder nul komen."
    return None


def _uren_in_stappen(deel: Splitsing, stap: int) -> str | None:
    if deel.flex_honderdsten % stap == 0 and deel.vervallen_honderdsten % stap == 0:
        return None
    flex, vervallen = fte(deel.flex_honderdsten), fte(deel.vervallen_honderdsten)
    return f"{flex} flex en {vervallen} vervallen zijn geen hele stappen van {fte(stap)}."


def _lijst_som(naam: str, plan: int, lijst: int) -> str | None:
    return None if plan == lijst else ongelijk(f"Uren voor {naam}", fte(plan), fte(lijst))


def controleer_gebonden(feiten: Feiten) -> Iterator[Uitkomst]:
    """Tied euros stay vast, tied hours are those of the scenario, and leefbaarheidsbudgetten fit in their post."""
    for post, deel in feiten.paren:
        gebonden, fout = feiten.gebonden_euro(post), None
        if deel.vast_euro < gebonden:
            fout = f"{euro(deel.vast_euro)} blijft vast, terwijl {euro(gebonden)} gebonden is."
        yield oordeel("gebonden", f"post {post.post}", fout)
        uren, fout = post.fte_gebonden_honderdsten, None
        if deel.gebonden_honderdsten != uren:
            fout = ongelijk("Gebonden uren", fte(deel.gebonden_honderdsten), fte(uren))
        yield oordeel("gebonden", f"team {post.post}", fout)
    for naam, budgetten in feiten.leefbaarheidsposten.items():
        lasten, fout = feiten.scenario.post[naam].lasten_euro, None
        if budgetten > lasten:
            fout = f"De leefbaarheidsbudgetten in deze post zijn {euro(budgetten)}, de lasten {euro(lasten)}."
        yield oordeel("gebonden", f"post {naam}", fout)
