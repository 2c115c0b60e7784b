"""The maatlat: a short checklist that turns what a request contributes into a score of 0 to 10.

| question | strong | partly |
|---|---|---|
| a wijkambitie (the one it serves best) | 4 | 2 |
| policy of the city | 2 | 1 |
| people join in; it reaches others; it lasts; nobody else pays for it | 1 each | 0,5 each |

What serves neither a wijkambitie nor the policy of the city scores 0, whatever the other answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Antwoord(StrEnum):
    """What may be answered to each question."""

    STERK = "sterk"
    DEELS = "deels"
    NIET = "niet"


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question: its short name, what is asked, and its points in thousandths when the answer is strong."""

    naam: str
    vraag: str
    sterk_duizendsten: int


AMBITIE_DUIZENDSTEN = 4_000
"""The points of a wijkambitie that it serves strongly; the best one counts, not the sum."""

BELEID = Vraag("Beleid van de stad", "Past het bij vastgesteld beleid van de stad?", 2_000)
OVERIG = (
    Vraag("Meedoen", "Steken bewoners of ondernemers er zelf tijd of geld in?", 1_000),
    Vraag("Bereik", "Hebben meer mensen er iets aan dan wie het aanvraagt?", 1_000),
    Vraag("Blijvend", "Blijft er iets van over als het geld op is?", 1_000),
    Vraag("Geen ander geld", "Is er geen andere pot of regeling voor?", 1_000),
)
STADSVRAGEN = (BELEID, *OVERIG)


def punten(antwoord: Antwoord, sterk_duizendsten: int) -> int:
    """Return the points of an answer, in thousandths: all, half or none."""
    return {Antwoord.STERK: sterk_duizendsten, Antwoord.DEELS: sterk_duizendsten // 2, Antwoord.NIET: 0}[antwoord]


def score_duizendsten(ambities: Sequence[Antwoord], stad: Mapping[str, Antwoord]) -> int:
    """Return the score of the answers per wijkambitie and per question of `STADSVRAGEN` (by name), in thousandths."""
    ambitie = max((punten(a, AMBITIE_DUIZENDSTEN) for a in ambities), default=0)
    beleid = punten(stad[BELEID.naam], BELEID.sterk_duizendsten)
    if not ambitie + beleid:
        return 0
    return ambitie + beleid + sum(punten(stad[v.naam], v.sterk_duizendsten) for v in OVERIG)
