"""Whether a plan can be read at all: with an unknown post or half a euro no other rule would mean anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from allocator_models.audit.lijsten import GETALLEN, Lijst, Sleutel, lijsten
from allocator_models.audit.oordeel import Uitkomst, oordeel
from allocator_models.plan import Plan
from allocator_models.scenario import Scenario


def controleer_leesbaar(scenario: Scenario, plan: Plan) -> Iterator[Uitkomst]:
    """Part of [volledig]: items name what the scenario knows, occur once, in whole numbers; no post or wijk lacks."""
    for lijst in lijsten(scenario, plan):
        gezien: set[Sleutel] = set()
        for item in lijst.items:
            sleutel = lijst.sleutel(item)
            fout = _onbekend(lijst, item) or _gebroken(item)
            if fout is None and sleutel in gezien:
                fout = f"Dit onderdeel staat meer dan één keer in de lijst {lijst.naam}."
            gezien.add(sleutel)
            yield oordeel("volledig", lijst.plaats(item), fout)
    for post in scenario.posten:
        fout = None if post.post in plan.splitsing else "Deze post ontbreekt in het plan."
        yield oordeel("volledig", f"post {post.post}", fout)
    if plan.vloer is not None:
        yield oordeel("volledig", "stad", _gebroken(plan.vloer))
        met_recht = {r.wijk for r in plan.vloer.rechten}
        for wijk in scenario.wijken:
            fout = None if wijk.wijk in met_recht else "Het recht van deze wijk ontbreekt in het plan."
            yield oordeel("volledig", f"wijk {wijk.wijk}", fout)


def _onbekend(lijst: Lijst, item: Any) -> str | None:
    for soort, naam, bekend in lijst.namen(item):
        if not bekend:
            return f"De lijst {lijst.naam} noemt {soort} {naam}; dat staat niet in het scenario."
    return None


def _gebroken(item: Any) -> str | None:
    # A bool is an int to Python, and adds up like one: only the type itself is proof of a whole number.
    for veld in GETALLEN.get(type(item), ()):
        waarde = getattr(item, veld)
        if type(waarde) is not int:
            return f"In het veld {veld} staat {waarde!r}; dat moet een geheel getal zijn."
    return None
