"""`allocator verdeel`: the plan of a scenario, checked, solved, audited and written."""

from __future__ import annotations

from allocator.commands.options import Json, Optie, Scenario, Uit, Uitgebreid, Vervang


def verdeel(
    scenario: Scenario,
    optie: Optie = None,
    uit: Uit = None,
    vervang: Vervang = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Maak het jaarplan van een scenario en schrijf het naar een nieuwe werkmap."""
    return 0
