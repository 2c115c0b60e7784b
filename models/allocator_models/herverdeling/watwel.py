"""What would have turned a no into a yes: found by halving, and each answer weighed again before it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from allocator_models.herverdeling.verdeling import Verdeling
from allocator_models.jaar import Jaarstand, WatWel
from allocator_models.scenario import Initiatief

STAP_SCORE_DUIZENDSTEN = 100
HOOGSTE_SCORE_DUIZENDSTEN = 20_000
"""Above this no grade is looked for: twice a ten."""
STAP_EURO = 50


def wat_wel(stand: Jaarstand, initiatief: Initiatief, weeg: Callable[[Jaarstand], Verdeling]) -> WatWel:
    """Return the lowest score, and the highest amount, with which a request would be granted now.

    Both are monotone: a better score never hurts, nor asking less at the same grade. ``weeg`` weighs a stand.
    """

    def gaat_door(anders: Initiatief) -> bool:
        verzoeken = tuple(
            replace(v, initiatief=anders) if v.initiatief.initiatief == anders.initiatief else v
            for v in stand.verzoeken
        )
        boeking = weeg(replace(stand, verzoeken=verzoeken)).boekingen.get(anders.initiatief)
        return boeking is not None and boeking.keuze.bedrag_euro >= anders.minimaal_euro

    return WatWel(_laagste_score(initiatief, gaat_door), _hoogste_bedrag(initiatief, gaat_door))


def _laagste_score(initiatief: Initiatief, gaat_door: Callable[[Initiatief], bool]) -> int | None:
    begin = initiatief.score_duizendsten // STAP_SCORE_DUIZENDSTEN
    stappen = HOOGSTE_SCORE_DUIZENDSTEN // STAP_SCORE_DUIZENDSTEN
    stap = _eerste(
        begin, stappen, lambda n: gaat_door(replace(initiatief, score_duizendsten=n * STAP_SCORE_DUIZENDSTEN))
    )
    return None if stap is None else stap * STAP_SCORE_DUIZENDSTEN


def _hoogste_bedrag(initiatief: Initiatief, gaat_door: Callable[[Initiatief], bool]) -> int | None:
    """The least reduction, as a number of steps off the amount, that would do."""
    stappen = (initiatief.bedrag_euro - 1) // STAP_EURO

    def met(bedrag: int) -> Initiatief:
        uren = -(-initiatief.uren * bedrag // initiatief.bedrag_euro)
        return replace(initiatief, bedrag_euro=bedrag, minimaal_euro=bedrag, uren=uren)

    hoogste = stappen * STAP_EURO
    eraf = _eerste(-1, stappen - 1, lambda n: gaat_door(met(hoogste - n * STAP_EURO))) if stappen else None
    return None if eraf is None else hoogste - eraf * STAP_EURO


def _eerste(nee: int, ja: int, toets: Callable[[int], bool]) -> int | None:
    """Return the first n in (nee, ja] that passes, or ``None`` when even the last doesn't."""
    if ja <= nee or not toets(ja):
        return None
    while ja - nee > 1:
        midden = (nee + ja) // 2
        nee, ja = (nee, midden) if toets(midden) else (midden, ja)
    return ja
