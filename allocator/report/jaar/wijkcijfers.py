"""Figures per wijk on one day: what is left, what waits, what was asked, and whether a wijk is silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from allocator.report.jaar.gegevens import Jaaroverzicht, Potregel, Zaak
from allocator_models.herverdeling.stilte import Wijkvraag, vraag_per_wijk
from allocator_models.jaar import Potsoort
from allocator_models.scenario import HELE_DEEL_BP, Initiatief, Wijk

SIGNAAL_DAGEN = 14
"""This long before the end of its beslistermijn a request is pointed out."""

TE_LAAT, HAAST = "te laat", "binnen 2 weken"


@dataclass(frozen=True)
class Wijkcijfers:
    """One wijk; `zaken` are the requests in which it has a part."""

    wijk: Wijk
    leefbaarheid: Potregel | None
    strippen: Potregel | None
    zaken: tuple[Zaak, ...]
    vraag: Wijkvraag
    """What it asked against its share by need of all that was asked."""

    @property
    def wachtend(self) -> tuple[Zaak, ...]:
        """The requests without a besluit, the most urgent first."""
        return tuple(sorted((z for z in self.zaken if z.open), key=lambda z: (z.beslissen_voor, z.initiatief.datum)))

    @property
    def gemiddelde_score(self) -> Fraction | None:
        """The mean score in thousandths of what was asked; None without requests."""
        scores = [z.initiatief.score_duizendsten for z in self.zaken]
        return Fraction(sum(scores), len(scores)) if scores else None


def wijkcijfers(jaar: Jaaroverzicht) -> tuple[Wijkcijfers, ...]:
    """Return the figures of all wijken, in the order of the scenario."""
    return tuple(
        Wijkcijfers(
            wijk=jaar.scenario.wijk[vraag.wijk],
            leefbaarheid=jaar.pot(Potsoort.LEEFBAARHEID, vraag.wijk),
            strippen=jaar.pot(Potsoort.STRIPPEN, vraag.wijk),
            zaken=jaar.zaken_van(vraag.wijk),
            vraag=vraag,
        )
        for vraag in vraag_per_wijk(jaar.stand)
    )


def deel_euro(initiatief: Initiatief, wijk: str) -> int:
    """Return the euros of a request that fall to a wijk by its share, rounded down."""
    return initiatief.bedrag_euro * sum(bp for w, bp in initiatief.wijken if w == wijk) // HELE_DEEL_BP


def termijn(zaak: Zaak, datum: date) -> str:
    """Return whether the beslistermijn of an open request needs attention: `TE_LAAT`, `HAAST` or nothing."""
    if zaak.beslissen_voor < datum:
        return TE_LAAT
    return HAAST if zaak.beslissen_voor <= datum + timedelta(days=SIGNAAL_DAGEN) else ""
