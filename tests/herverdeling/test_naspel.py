"""Replaying a year at many drempelscores at once gives, for each, what booking request by request gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import jaarvoorbeeld as jv
import pytest

from allocator_models.herverdeling.kas import Kas, vrijgekomen
from allocator_models.herverdeling.keuzen import Potwijzer, keuzen
from allocator_models.herverdeling.naspel import Gespeeld, speel_na
from allocator_models.jaar import Jaarstand, LaterVrij, Potstand
from allocator_models.scenario import Aard

DREMPELS = range(0, 13_000, 1000)


def _potten(dobbel: Random) -> list[Potstand]:
    """Pots of every kind, with a reserve, in two programma's, structureel and incidenteel, one partly free in July."""
    juli = LaterVrij(date(jv.JAAR, 7, 1), 2000)
    return [
        jv.wijkpot("Noord", dobbel.randrange(5000, 20_000), reserve_euro=900),
        jv.wijkpot("Oost", dobbel.randrange(5000, 20_000), programma="P2", reserve_euro=500),
        jv.wijkpot("Zuid", dobbel.randrange(1000, 9000), aard=Aard.STRUCTUREEL, later=(juli,)),
        jv.flexpot(4000),
        jv.urenpot(60, reserve_uren=5),
    ]


def _jaar(dobbel: Random, potten: Sequence[Potstand]) -> list[Gespeeld]:
    """A year of requests: of one wijk or two, some with hours or the dienst, some spoed or structureel."""
    wijzer, jaar = Potwijzer(potten), []
    for n in range(60):
        eerste, tweede = dobbel.sample(jv.WIJKEN, 2)
        bedrag = dobbel.randrange(100, 3000)
        initiatief = jv.initiatief(
            f"i{n}",
            bedrag,
            dobbel.randrange(1, 130) / 10,
            wijken=dobbel.choice((((eerste, 10_000),), ((eerste, 6000), (tweede, 4000)))),
            dienst=dobbel.choice((None, "SW")),
            uren=0,
            minimaal_euro=bedrag // dobbel.choice((1, 2)),
            spoed=dobbel.random() < 0.1,
            aard=dobbel.choice((Aard.INCIDENTEEL, Aard.INCIDENTEEL, Aard.STRUCTUREEL)),
        )
        if initiatief.dienst and dobbel.random() < 0.5:
            initiatief = replace(initiatief, uren=dobbel.randrange(1, 12))
        dag = date(jv.JAAR, 5, 1) + timedelta(days=4 * n)
        manieren = keuzen(initiatief, wijzer, jv.AFWEGING)
        jaar.append(Gespeeld(dag, initiatief.score_duizendsten, initiatief.spoed, manieren))
    return jaar


def _boek_een_voor_een(stand: Jaarstand, jaar: Sequence[Gespeeld], drempel: int) -> tuple[float, int]:
    """Return the score, and how much moved, with the balances of :class:`Kas`."""
    score, verplaatst = 0.0, 0
    for aanvraag in (a for a in jaar if a.score_duizendsten >= drempel):
        potten = tuple(vrijgekomen(pot, aanvraag.datum) for pot in stand.potten)
        stand = replace(stand, datum=aanvraag.datum, potten=potten)
        kas = Kas(stand)
        boekingen = (kas.boeking(keuze, spoed=aanvraag.spoed) for keuze in aanvraag.keuzen)
        boeking = next((b for b in boekingen if b is not None), None)
        if boeking is not None:
            kas.boek(boeking)
            score += boeking.keuze.waarde
            verplaatst += sum(move.euro for move in boeking.verplaatsingen)
            stand = replace(stand, potten=kas.potten())
    return score, verplaatst


def test_all_drempelscores_at_once_are_each_by_itself() -> None:
    """Balances, reserve, later money, levels, moves and their order: the same total at every drempelscore."""
    verplaatst = 0
    for zaad in range(12):
        dobbel = Random(zaad)
        potten = _potten(dobbel)
        stand = jv.stand([], potten=potten, datum=date(jv.JAAR, 4, 1))
        jaar = _jaar(dobbel, potten)
        een_voor_een = [_boek_een_voor_een(stand, jaar, drempel) for drempel in DREMPELS]
        assert list(speel_na(stand, jaar, DREMPELS)) == pytest.approx([score for score, _ in een_voor_een])
        verplaatst += sum(euro for _, euro in een_voor_een)
    assert verplaatst > 0
