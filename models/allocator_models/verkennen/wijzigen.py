"""Other budgets, fte, scores and weights in a scenario: what a sweep and a draw change. Shares in ``_bp``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from allocator_models.jaarplan.gegevens import NIET_BEINVLOEDBAAR, Gegevens
from allocator_models.scenario import HELE_DEEL_BP, Gebondenheid, Post, Prioriteit, Scenario


def met_budgetten(scenario: Scenario, deel_bp: Mapping[str, int]) -> Scenario:
    """Return the scenario in which each dienst has this part of the money that it can influence."""
    gegevens = Gegevens(scenario)
    return replace(
        scenario,
        posten=tuple(
            _geschaald(post, deel_bp[post.dienst])
            if post.dienst in deel_bp and _te_beinvloeden(gegevens, post)
            else post
            for post in scenario.posten
        ),
    )


def _te_beinvloeden(gegevens: Gegevens, post: Post) -> bool:
    vast = gegevens.is_vast(post) or post.gebondenheid is Gebondenheid.JURIDISCH
    return not (vast or post.kostensoort in NIET_BEINVLOEDBAAR or post.fte_honderdsten)


def _geschaald(post: Post, deel_bp: int) -> Post:
    return replace(post, lasten_euro=_deel(post.lasten_euro, deel_bp), baten_euro=_deel(post.baten_euro, deel_bp))


def met_fte(scenario: Scenario, deel_bp: Mapping[str, int]) -> Scenario:
    """Return the scenario in which the teams of each dienst have this part of their fte, at least a hundredth."""
    return replace(
        scenario,
        posten=tuple(
            _met_fte(post, deel_bp[post.dienst]) if post.dienst in deel_bp and post.fte_honderdsten else post
            for post in scenario.posten
        ),
    )


def _met_fte(post: Post, deel_bp: int) -> Post:
    fte = max(1, _deel(post.fte_honderdsten, deel_bp))
    return replace(
        post,
        fte_honderdsten=fte,
        bezetting_honderdsten=_deel(post.bezetting_honderdsten, deel_bp),
        fte_gebonden_honderdsten=min(fte, _deel(post.fte_gebonden_honderdsten, deel_bp)),
    )


def met_scores(scenario: Scenario, deel_bp: Mapping[str, int]) -> Scenario:
    """Return the scenario in which each prioriteit has this part of its score, in every variant."""
    return replace(
        scenario,
        prioriteiten=tuple(
            _met_score(q, deel_bp[q.prioriteit]) if q.prioriteit in deel_bp else q for q in scenario.prioriteiten
        ),
    )


def _met_score(prioriteit: Prioriteit, deel_bp: int) -> Prioriteit:
    return replace(
        prioriteit,
        varianten=tuple(
            replace(v, score_duizendsten=_deel(v.score_duizendsten, deel_bp)) for v in prioriteit.varianten
        ),
    )


def met_behoefte(scenario: Scenario, behoefte_duizendsten: Mapping[str, int]) -> Scenario:
    """Return the scenario in which the behoefte of these wijken weighs this much."""
    return replace(
        scenario,
        wijken=tuple(
            replace(w, behoefte_duizendsten=behoefte_duizendsten[w.wijk]) if w.wijk in behoefte_duizendsten else w
            for w in scenario.wijken
        ),
    )


def _deel(hoeveel: int, deel_bp: int) -> int:
    """A part of a whole number, rounded to the nearest, halves up."""
    return (2 * hoeveel * deel_bp + HELE_DEEL_BP) // (2 * HELE_DEEL_BP)
