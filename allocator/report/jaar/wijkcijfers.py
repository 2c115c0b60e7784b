"""Figures per wijk on one day: what is left, what waits, what was asked, and whether a wijk is silent.

A wijk is called silent when what it asked per inhabitant, weighed by its behoefte, is less than half of what the city
asked: a pot that waits for requests rewards the wijken that know how to ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from allocator.report.jaar.gegevens import Jaaroverzicht, Potregel, Zaak
from allocator_models.jaar import Potsoort
from allocator_models.scenario import HELE_DEEL_BP, Initiatief, Wijk

SIGNAAL_DAGEN = 14
"""This long before the end of its beslistermijn a request is pointed out."""

TE_LAAT, HAAST = "te laat", "binnen 2 weken"

STIL_DEEL = Fraction(1, 2)
_MINSTE_AANVRAGEN = 20
"""With fewer requests in the whole city, silence says nothing."""


@dataclass(frozen=True)
class Wijkcijfers:
    """One wijk. Amounts of a request across wijken count by its shares."""

    wijk: Wijk
    leefbaarheid: Potregel | None
    strippen: Potregel | None
    zaken: tuple[Zaak, ...]
    gevraagd_euro: int
    verwacht_euro: int
    """What the wijk would ask if the city's asks were spread by inwoners × behoefte."""
    stil: bool

    @property
    def wachtend(self) -> tuple[Zaak, ...]:
        """The requests without a besluit, the most urgent first."""
        return tuple(sorted((z for z in self.zaken if z.open), key=lambda z: (z.beslissen_voor, z.initiatief.datum)))

    @property
    def gemiddelde_score(self) -> Fraction | None:
        """The mean score in thousandths of what was asked; None without requests."""
        scores = [z.initiatief.score_duizendsten for z in self.zaken]
        return Fraction(sum(scores), len(scores)) if scores else None

    @property
    def gevraagd_per_inwoner(self) -> Fraction | None:
        """Euros asked per inhabitant."""
        return Fraction(self.gevraagd_euro, self.wijk.inwoners) if self.wijk.inwoners else None


def wijkcijfers(jaar: Jaaroverzicht) -> tuple[Wijkcijfers, ...]:
    """Return the figures of all wijken, in the order of the scenario."""
    initiatieven = [z.initiatief for z in jaar.zaken]
    stad_euro = sum(i.bedrag_euro for i in initiatieven)
    gewicht = {w.wijk: w.inwoners * w.behoefte_duizendsten for w in jaar.scenario.wijken}
    som = sum(gewicht.values())
    return tuple(
        _cijfers(jaar, wijk, initiatieven, stad_euro * gewicht[wijk.wijk] // som if som else 0)
        for wijk in jaar.scenario.wijken
    )


def _cijfers(jaar: Jaaroverzicht, wijk: Wijk, initiatieven: list[Initiatief], verwacht_euro: int) -> Wijkcijfers:
    gevraagd = sum(deel_euro(i, wijk.wijk) for i in initiatieven)
    return Wijkcijfers(
        wijk=wijk,
        leefbaarheid=jaar.pot(Potsoort.LEEFBAARHEID, wijk.wijk),
        strippen=jaar.pot(Potsoort.STRIPPEN, wijk.wijk),
        zaken=jaar.zaken_van(wijk.wijk),
        gevraagd_euro=gevraagd,
        verwacht_euro=verwacht_euro,
        stil=len(initiatieven) >= _MINSTE_AANVRAGEN and gevraagd < verwacht_euro * STIL_DEEL,
    )


def deel_euro(initiatief: Initiatief, wijk: str) -> int:
    """Return the euros of a request that fall to a wijk by its share, rounded down."""
    return initiatief.bedrag_euro * sum(bp for w, bp in initiatief.wijken if w == wijk) // HELE_DEEL_BP


def termijn(zaak: Zaak, datum: date) -> str:
    """Return whether the beslistermijn of an open request needs attention: `TE_LAAT`, `HAAST` or nothing."""
    if zaak.beslissen_voor < datum:
        return TE_LAAT
    return HAAST if zaak.beslissen_voor <= datum + timedelta(days=SIGNAAL_DAGEN) else ""
