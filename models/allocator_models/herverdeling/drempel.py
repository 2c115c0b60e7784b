"""The drempelscore: the grade from which requests are granted in a quarter, set beforehand, for everyone."""

from __future__ import annotations

import numpy as np

from allocator_models.herverdeling.naspel import Gespeeld, speel_na
from allocator_models.herverdeling.verwachting import Verwachting
from allocator_models.jaar import Drempel, Jaarstand, kwartaal_begin

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
    hoogste = max((aanvraag.score_duizendsten for jaar in jaren for aanvraag in jaar), default=0)
    drempels = range(0, hoogste + 1, STAP_DUIZENDSTEN)
    totaal = np.sum([speel_na(stand, jaar, drempels) for jaar in jaren], axis=0)
    beste = int(np.argmax(totaal))
    return Drempel(vanaf, drempels[beste], round(1000 * float(totaal[beste]) / len(jaren)), len(jaren))


def _rest_van_de_jaren(stand: Jaarstand, verwachting: Verwachting) -> list[list[Gespeeld]]:
    """Return per year of history what came after the same date, in order of arrival, that could be paid at all."""
    per_jaar: dict[int, list[Gespeeld]] = {jaar: [] for jaar in verwachting.jaren}
    for initiatief, datum, manieren in verwachting.eerder():
        if datum > stand.datum and manieren:
            per_jaar[initiatief.datum.year].append(
                Gespeeld(datum, initiatief.score_duizendsten, initiatief.spoed, manieren)
            )
    return list(per_jaar.values())
