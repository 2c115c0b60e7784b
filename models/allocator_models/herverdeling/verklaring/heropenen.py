"""Put a request on which was decided back among the open ones: how would it go today?"""

from __future__ import annotations

from dataclasses import replace

from allocator_models.jaar import Jaarstand, Potstand, Toezegging, Verzoek


def heropen(stand: Jaarstand, verzoek: Verzoek) -> Jaarstand:
    """Return the stand with a request open, and what was granted to it back in the pots; an open one stays as it is."""
    naam = verzoek.initiatief.initiatief
    if any(v.initiatief.initiatief == naam for v in stand.verzoeken):
        return stand
    terug = next((t for t in stand.toegezegd if t.initiatief == naam), Toezegging(naam, ()))
    return replace(
        stand,
        verzoeken=(*stand.verzoeken, verzoek),
        potten=tuple(_terug_in(pot, terug) for pot in stand.potten),
        toegezegd=tuple(t for t in stand.toegezegd if t.initiatief != naam),
        geweigerd=stand.geweigerd - {naam},
    )


def _terug_in(pot: Potstand, toezegging: Toezegging) -> Potstand:
    delen = [deel for deel in toezegging.delen if deel.pot == pot.pot]
    euro, uren = sum(d.euro for d in delen), sum(d.uren for d in delen)
    return replace(pot, euro=pot.euro + euro, uren=pot.uren + uren)
