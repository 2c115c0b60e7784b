"""Opties for the city of `planvoorbeeld`, by hand: B is A without Q5 (West: € 12.000 and 0,1 fte), C is A again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from planvoorbeeld import HERKOMST, maak_jaarplan, maak_stad

from allocator.report.pagina.html import college_html
from allocator.report.pagina.pagina import collegepagina
from allocator_models.alternatieven import Beleid, Kern, Ontstaan, Optie, Opties, Vraag, Zoekeinde
from allocator_models.plan import Plan
from allocator_models.result import Jaarplan
from allocator_models.scenario import Scenario

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
def maak_pagina() -> str:
    """Return the page of the three opties."""
    return college_html(collegepagina(maak_opties(), HERKOMST))


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
