"""Opties for the city of `planvoorbeeld`, by hand: B is A without Q5 (West: € 12.000 and 0,1 fte), C is A again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from planvoorbeeld import HERKOMST, maak_jaarplan, maak_stad

from allocator.report.pagina.html import college_html
from allocator.report.pagina.pagina import Collegepagina, collegepagina
from allocator.report.verkennen.gegevens import Verkend
from allocator_models.alternatieven import Beleid, Kern, Ontstaan, Optie, Opties, Vraag, Zoekeinde
from allocator_models.plan import Plan
from allocator_models.result import Jaarplan, Status
from allocator_models.scenario import Scenario
from allocator_models.verkennen.front import Front, Streven
from allocator_models.verkennen.robuust import Bron, robuustheid
from allocator_models.verkennen.rooster import As, Punt, Verkenning
from allocator_models.verkennen.uitkomst import Uitkomst

ZONDER = "Q5"
GRENS_DUIZENDSTEN = 33_500


def maak_opties(anders: Callable[[Jaarplan], Jaarplan] = lambda jaarplan: jaarplan) -> Opties:
    """Return the three opties; `anders` changes the run of the last."""
    stad = maak_stad()
    stad = replace(
        stad, programmas=tuple(replace(p, portefeuillehouder=f"wethouder {p.naam}") for p in stad.programmas)
    )
    eerste = maak_jaarplan(stad)
    assert eerste.plan is not None
    zonder = replace(eerste, plan=_zonder(eerste.plan))
    beste = _score(stad, eerste)
    opties = (
        Optie("hoogste score", Ontstaan.BELEID, Beleid.HOOGSTE_SCORE, eerste, beste, GRENS_DUIZENDSTEN, beste),
        Optie("alternatief 1", Ontstaan.ALTERNATIEF, None, zonder, _score(stad, zonder), GRENS_DUIZENDSTEN, beste),
        Optie("Meer groen", Ontstaan.OPTIE, None, anders(eerste), beste, GRENS_DUIZENDSTEN, beste),
    )
    return Opties(
        scenario=stad,
        vraag=Vraag(verlies_bp=1_000, verschil_euro=10_000, aantal=3),
        opties=opties,
        kern=tuple(_kern(q.prioriteit, opties) for q in stad.prioriteiten),
        grens_duizendsten=GRENS_DUIZENDSTEN,
        minste_duizendsten=30_150,
        einde=Zoekeinde.GEEN_ANDERE,
    )


@cache
def maak_collegepagina() -> Collegepagina:
    """Return the page of the three opties, with what was found around the scenario."""
    opties = maak_opties()
    return collegepagina(opties, HERKOMST, maak_verkend(opties.scenario))


@cache
def maak_pagina() -> str:
    """Return that page as HTML."""
    return college_html(maak_collegepagina())


def maak_verkend(scenario: Scenario) -> Verkend:
    """Return a sweep of five values of flexdoel, of which the third is the knee, and what three draws left over."""
    punten = tuple(
        Punt((waarde,), _uitkomst(score, bediening, flex))
        for waarde, score, bediening, flex in (
            ("10 %", 36_000, 500, 1_000),
            ("15 %", 35_000, 480, 1_500),
            ("20 %", 34_000, 700, 2_000),
            ("25 %", 30_000, 720, 2_500),
            ("30 %", 20_000, 600, 3_000),
        )
    )
    basis = _uitkomst(33_000, 700, 2_000)
    return Verkend(
        scenario=scenario,
        optie=None,
        verkenning=Verkenning(basis, (As("flexdoel", tuple(p.waarden[0] for p in punten)),), punten, FRONT),
        robuustheid=robuustheid(
            (scenario, basis), [(bron, _uitkomst(1, 1, 1)) for bron in Bron], marge_bp=1_000, zaad=1
        ),
        gerekend=9,
        bewaard=0,
        uitkomsten=Path("voorbeeld.uitkomsten"),
    )


FRONT = Front((Streven.SCORE, Streven.BEDIENING), (0, 2, 3), 2)


def _uitkomst(score: int, bediening: int, flex: int) -> Uitkomst:
    return Uitkomst(
        Status.BEWEZEN,
        keuzes=(("Q1", "A"), ("Q2", "A")),
        score_duizendsten=score,
        bediening=(("Noord", bediening), ("Oost", 900)),
        flex_euro=1_000,
        flex_honderdsten=100,
        flexaandeel_bp=flex,
    )


def _zonder(plan: Plan) -> Plan:
    vrij = sum(o.fte_honderdsten for o in plan.fte_oormerken if o.prioriteit == ZONDER)
    return replace(
        plan,
        keuzes=tuple(k for k in plan.keuzes if k[0] != ZONDER),
        fte_oormerken=tuple(o for o in plan.fte_oormerken if o.prioriteit != ZONDER),
        euro_oormerken=tuple(o for o in plan.euro_oormerken if o.prioriteit != ZONDER),
        splitsingen=tuple(
            replace(
                s,
                oormerk_honderdsten=s.oormerk_honderdsten - vrij,
                regulier_honderdsten=s.regulier_honderdsten + vrij,
            )
            if s.post == "DMOT1"
            else s
            for s in plan.splitsingen
        ),
    )


def _score(stad: Scenario, jaarplan: Jaarplan) -> int:
    assert jaarplan.plan is not None
    return sum(stad.variant[k].score_duizendsten for k in jaarplan.plan.keuzes)


def _kern(prioriteit: str, opties: tuple[Optie, ...]) -> Kern:
    keer = sum(prioriteit in o.plan.keuze for o in opties)
    return Kern(prioriteit, keer, len(opties), zeker=prioriteit == "Q2")
