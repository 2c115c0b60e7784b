"""A tender is the exact optimum of its batch: beside brute force, and on real participatory budgets."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import jaarvoorbeeld as jv
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocator_models.herverdeling import tender
from allocator_models.jaar import Advies, Jaarstand, Uitkomst
from allocator_models.scenario import Initiatief
from allocator_models.spelregels import ScoreTelt, Spelregels, Verdeelwijze

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "initiatieven"
PB = Spelregels(
    verplaatsbaar_deel_bp=0,
    spoedreserve_bp=0,
    score_telt=ScoreTelt.STUK,
    verdeelwijze_subsidie=Verdeelwijze.TENDER,
)

vaak = settings(derandomize=True, deadline=None, max_examples=40, print_blob=True)


def _punten(advies: Sequence[Advies], stand: Jaarstand) -> float:
    """Return the total score per stuk: score × share of the amount."""
    per_naam = {v.initiatief.initiatief: v.initiatief for v in stand.verzoeken}
    totaal = 0.0
    for a in advies:
        i = per_naam[a.initiatief]
        if a.uitkomst is Uitkomst.TOEKENNEN:
            totaal += i.score_duizendsten / 1000 * (a.bedrag_euro / i.bedrag_euro if i.bedrag_euro else 1)
    return totaal


def _beste_met_de_hand(stand: Jaarstand) -> float:
    """Try every combination of levels where only wijken pay by themselves, without moves."""
    saldi = {p.wijk: p.euro for p in stand.potten}
    verzoeken = [v.initiatief for v in stand.verzoeken]
    niveaus = [
        sorted({0, i.bedrag_euro, i.minimaal_euro} | {n for n in (i.bedrag_euro * 7 // 10,) if n >= i.minimaal_euro})
        for i in verzoeken
    ]
    beste = 0.0
    for keuze in product(*niveaus):
        gebruik: dict[str, int] = defaultdict(int)
        for i, bedrag in zip(verzoeken, keuze, strict=True):
            gebruik[i.wijken[0][0]] += bedrag
        if all(gebruik[w] <= saldi[w] for w in gebruik):
            punten = sum(i.score_duizendsten / 1000 * b / i.bedrag_euro for i, b in zip(verzoeken, keuze, strict=True))
            beste = max(beste, punten)
    return beste


@vaak
@given(
    st.lists(
        st.tuples(st.integers(1, 60), st.integers(1, 60), st.integers(1, 9), st.sampled_from(jv.WIJKEN)), max_size=6
    ),
    st.lists(st.integers(0, 100), min_size=3, max_size=3),
)
def test_brute_force_agrees(vragen: list[tuple[int, int, int, str]], saldi: list[int]) -> None:
    """On tiny batches the tender scores what the best of all combinations of levels scores."""
    verzoeken = [
        jv.initiatief(f"i{n}", bedrag, cijfer, wijk, minimaal_euro=min(bedrag, minimaal))
        for n, (bedrag, minimaal, cijfer, wijk) in enumerate(vragen)
    ]
    potten = [jv.wijkpot(w, euro) for w, euro in zip(jv.WIJKEN, saldi, strict=True)]
    stand = jv.stand(verzoeken, potten, stad=jv.scenario(replace(PB, gap=0)))
    assert _punten(tender(stand), stand) == pytest.approx(_beste_met_de_hand(stand), abs=0.001)


def _lees_pb(pad: Path) -> tuple[Mapping[str, int], list[tuple[str, int, int, str]]]:
    """Return budget per category ('' when there are none), and per project: number, cost, votes, category."""
    meta: dict[str, str] = {}
    projecten: list[tuple[str, int, int, str]] = []
    deel, kop = "", [""]
    with pad.open(encoding="utf-8", newline="") as bestand:
        for rij in csv.reader(bestand, delimiter=";"):
            if rij[0] in ("META", "PROJECTS", "VOTES"):
                deel, kop = rij[0], []
            elif not kop:
                kop = rij
            elif deel == "META":
                meta[rij[0]] = rij[1]
            elif deel == "PROJECTS":
                velden = dict(zip(kop, rij, strict=True))
                projecten.append(
                    (velden["project_id"], int(velden["cost"]), int(velden["votes"]), velden.get("category", ""))
                )
    if "budget_per_category" in meta:
        bedragen = (int(b) for b in meta["budget_per_category"].split(","))
        return dict(zip(meta["categories"].split(","), bedragen, strict=True)), projecten
    return {"": int(meta["budget"])}, projecten


def _meeste_stemmen(budgetten: Mapping[str, int], projecten: Sequence[tuple[str, int, int, str]]) -> int:
    """Solve each category as a knapsack of its own, by dynamic programming over what is spent: no solver at all."""
    totaal = 0
    for categorie, budget in budgetten.items():
        beste = {0: 0}
        for _, kosten, stemmen, van in projecten:
            if van == categorie:
                erbij = {b + kosten: s + stemmen for b, s in beste.items() if b + kosten <= budget}
                beste = _alleen_beter({**erbij, **{b: max(s, erbij.get(b, 0)) for b, s in beste.items()}})
        totaal += max(beste.values())
    return totaal


def _alleen_beter(beste: Mapping[int, int]) -> dict[int, int]:
    """Keep what no cheaper choice equals."""
    over, hoogste = {}, -1
    for besteed, stemmen in sorted(beste.items()):
        if stemmen > hoogste:
            over[besteed], hoogste = stemmen, stemmen
    return over


@pytest.mark.skipif(not DATA.is_dir(), reason="the participatory budgets lie outside the repository")
@pytest.mark.parametrize("naam", ["amsterdam-166", "amsterdam-285", "amsterdam-523"])
def test_most_votes_of_a_participatory_budget(naam: str) -> None:
    """On three real participatory budgets the tender grants exactly the greatest possible number of votes."""
    budgetten, projecten = _lees_pb(DATA / f"{naam}.pb")
    categorieen = sorted(budgetten)
    stad = jv.scenario(PB, wijken=[c or "heel" for c in categorieen])
    potten = [jv.wijkpot(c or "heel", budgetten[c]) for c in categorieen]
    verzoeken: list[Initiatief] = [
        jv.initiatief(nummer, kosten, stemmen, van or "heel", vorm=None) for nummer, kosten, stemmen, van in projecten
    ]
    stand = jv.stand(verzoeken, potten, stad=stad)
    assert _punten(tender(stand), stand) == _meeste_stemmen(budgetten, projecten)


@vaak
@given(st.integers(0, 10_000), st.integers(1, 5000), st.integers(0, 2))
def test_a_bigger_pot_never_lowers_the_score(zaad: int, erbij: int, welke: int) -> None:
    """With moves and co-paying free, more in one pot leaves every choice that there was."""
    gratis = replace(jv.AFWEGING, verplaatskosten_bp=0, poolkosten_bp=0, score_telt=ScoreTelt.STUK)
    stand = jv.toevalsstand(zaad, gratis)
    pot = stand.potten[welke]
    groter = tuple(replace(p, euro=p.euro + erbij) if p is pot else p for p in stand.potten)
    assert _punten(tender(replace(stand, potten=groter)), stand) >= _punten(tender(stand), stand) - 0.001
