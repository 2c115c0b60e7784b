"""The drempelscore: the grade from which requests are granted in a quarter, set beforehand, for everyone."""

from __future__ import annotations

from allocator_models.herverdeling.verwachting import Verwachting
from allocator_models.jaar import Drempel, Jaarstand, Potsoort, Potstand, kwartaal_begin

_Aanvraag = tuple[int, tuple[tuple[float, tuple[tuple[str, int], ...]], ...]]
"""Its grade, and the ways to grant it: score, and what each takes of which pot."""

STAP_DUIZENDSTEN = 100
"""Steps in which a drempelscore is published: a tenth of a grade."""


def beste_drempel(stand: Jaarstand, verwachting: Verwachting) -> Drempel:
    """Return the drempelscore with the highest mean score over replays of the years of history.

    Each year is replayed from the date of the stand, in order of arrival, on the balances of the stand; what scores at
    least t and fits is granted. Of equal scores the lowest t; without history 0.
    """
    jaren = _rest_van_de_jaren(stand, verwachting)
    vanaf = kwartaal_begin(stand.datum)
    if not jaren:
        return Drempel(vanaf, 0)
    saldi = {pot.pot: _te_besteden(stand, pot) for pot in stand.potten}
    hoogste = max((cijfer for jaar in jaren for cijfer, _ in jaar), default=0)
    beste, beste_score = 0, -1.0
    for drempel in range(0, hoogste + 1, STAP_DUIZENDSTEN):
        score = sum(_speel_na(saldi, jaar, drempel) for jaar in jaren)
        if score > beste_score:
            beste, beste_score = drempel, score
    return Drempel(vanaf, beste, round(1000 * max(0.0, beste_score) / len(jaren)), len(jaren))


def _rest_van_de_jaren(stand: Jaarstand, verwachting: Verwachting) -> list[list[_Aanvraag]]:
    """Return per year of history what came after the same date, in order of arrival, that could be paid at all."""
    per_jaar: dict[int, list[_Aanvraag]] = {jaar: [] for jaar in verwachting.jaren}
    for initiatief, datum, manieren in verwachting.eerder():
        if datum > stand.datum and manieren:
            uses = tuple((k.waarde, tuple((d.pot, d.euro or d.uren) for d in k.delen)) for k in manieren)
            per_jaar[initiatief.datum.year].append((initiatief.score_duizendsten, uses))
    return list(per_jaar.values())


def _te_besteden(stand: Jaarstand, pot: Potstand) -> int:
    """Return what ordinary requests may take of a pot in the rest of the year."""
    if pot.soort in (Potsoort.UREN, Potsoort.STRIPPEN):
        return pot.uren + sum(deel.uren for deel in pot.later)
    return pot.euro + sum(deel.euro for deel in pot.later)


def _speel_na(saldi: dict[str, int], jaar: list[_Aanvraag], drempel: int) -> float:
    """Return the total score of one year at one drempelscore; a pot holds euros or hours, never both."""
    over = dict(saldi)
    score = 0.0
    for cijfer, manieren in jaar:
        if cijfer < drempel:
            continue
        for waarde, delen in manieren:
            if all(over[pot] >= aantal for pot, aantal in delen):
                for pot, aantal in delen:
                    over[pot] -= aantal
                score += waarde
                break
    return score
