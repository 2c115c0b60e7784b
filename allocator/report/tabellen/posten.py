"""Each post of the begroting with its split."""

from __future__ import annotations

from allocator.report.cijfers import Cijfers
from allocator.report.tabel import Kolom, Som, Soort, Tabel, Waarde
from allocator.workbook.planbladen import PostKop
from allocator_models.scenario import Post

_KOLOMMEN = (
    Kolom(PostKop.POST, breedte=14),
    Kolom(PostKop.DIENST, breedte=8),
    Kolom(PostKop.PROGRAMMA, breedte=11),
    Kolom(PostKop.OMSCHRIJVING, Soort.LANG, 42),
    Kolom(PostKop.KOSTENSOORT, breedte=14),
    Kolom(PostKop.AARD, breedte=6),
    Kolom(PostKop.GEBONDENHEID, breedte=13),
    Kolom(PostKop.LASTEN, Soort.EURO, 12, Som()),
    Kolom(PostKop.VAST, Soort.EURO, 12, Som()),
    Kolom(PostKop.FLEX, Soort.EURO, 11, Som()),
    Kolom(PostKop.VERVALLEN, Soort.EURO, 11, Som()),
    Kolom(PostKop.BATEN_VERVALLEN, Soort.EURO, 10, Som()),
    Kolom(PostKop.TAAKSTELLING, breedte=12),
    Kolom(PostKop.GRONDSLAG, breedte=9),
    Kolom(PostKop.RUIMTE, Soort.EURO, 11, Som()),
    Kolom(PostKop.RUIMTE_TOEGEZEGD, Soort.EURO, 12, Som()),
    Kolom(PostKop.FTE, Soort.FTE, 8, Som()),
    Kolom(PostKop.FTE_GEBONDEN, Soort.FTE, 9, Som()),
    Kolom(PostKop.FTE_REGULIER, Soort.FTE, 8, Som()),
    Kolom(PostKop.FTE_AFSPRAAK, Soort.FTE, 9, Som()),
    Kolom(PostKop.FTE_OORMERK, Soort.FTE, 9, Som()),
    Kolom(PostKop.FTE_FLEX, Soort.FTE, 8, Som()),
    Kolom(PostKop.FTE_VERVALLEN, Soort.FTE, 9, Som()),
    Kolom(PostKop.FTE_BESCHIKBAAR, Soort.FTE, 9, Som()),
)


def plan_posten(cijfers: Cijfers) -> Tabel:
    """One row a post."""
    bronnen = {p.post for posten in cijfers.gegevens.bronnen.values() for p in posten}
    return Tabel(
        _KOLOMMEN,
        tuple(_rij(cijfers, p, p.post in bronnen) for p in cijfers.scenario.posten),
        leeg="Er zijn geen posten.",
    )


def _rij(cijfers: Cijfers, post: Post, is_bron: bool) -> tuple[Waarde, ...]:
    deel = cijfers.plan.splitsing[post.post]
    beloofd = cijfers.gegevens.afspraak_euro.get(post.post, 0)
    juridisch = cijfers.gegevens.juridisch_euro(post)
    is_team = post.fte_honderdsten > 0
    return (
        post.post,
        post.dienst,
        post.programma,
        post.omschrijving,
        str(post.kostensoort),
        str(post.aard),
        str(post.gebondenheid),
        post.lasten_euro,
        deel.vast_euro,
        deel.flex_euro,
        deel.vervallen_euro,
        deel.baten_vervallen_euro,
        deel.taakstelling,
        "ja" if cijfers.gegevens.in_grondslag(post) else "nee",
        deel.vast_euro - max(juridisch, beloofd) if is_bron else None,
        deel.vast_euro - beloofd if is_bron else None,
        post.fte_honderdsten if is_team else None,
        deel.gebonden_honderdsten if is_team else None,
        deel.regulier_honderdsten if is_team else None,
        deel.afspraak_honderdsten if is_team else None,
        deel.oormerk_honderdsten if is_team else None,
        deel.flex_honderdsten if is_team else None,
        deel.vervallen_honderdsten if is_team else None,
        cijfers.gegevens.capaciteit(post) if is_team else None,
    )
