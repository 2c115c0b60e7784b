"""Figures per wijk on one day: what is left, what waits, what was asked, and whether a wijk is silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from allocator.report.jaar.gegevens import Jaaroverzicht
from allocator_models.herverdeling.stilte import Wijkvraag, vraag_per_wijk
from allocator_models.jaar import Potsoort
from allocator_models.jaarboek import Dossier, Potoverzicht
from allocator_models.scenario import HELE_DEEL_BP, Initiatief, Wijk

SIGNAAL_DAGEN = 14
"""This long before the end of its beslistermijn a request is pointed out."""

TE_LAAT, HAAST = "te laat", "binnen 2 weken"


@dataclass(frozen=True)
class Wijkcijfers:
    """One wijk; `dossiers` are the requests in which it has a part."""

    wijk: Wijk
    leefbaarheid: Potoverzicht | None
    strippen: Potoverzicht | None
    dossiers: tuple[Dossier, ...]
    vraag: Wijkvraag
    """What it asked against its share by need of all that was asked."""
    spoed_euro: int
    """What of `leefbaarheid` is still kept for spoed: nothing from 1 October."""

    @property
    def wachtend(self) -> tuple[Dossier, ...]:
        """The requests without a besluit, the most urgent first."""
        wachtend = (d for d in self.dossiers if d.status.wacht_op_besluit)
        return tuple(sorted(wachtend, key=lambda d: (d.beslissen_voor, d.initiatief.datum)))

    @property
    def gemiddelde_score(self) -> Fraction | None:
        """The mean score in thousandths of what was asked; None without requests."""
        scores = [d.initiatief.score_duizendsten for d in self.dossiers]
        return Fraction(sum(scores), len(scores)) if scores else None


def wijkcijfers(jaar: Jaaroverzicht) -> tuple[Wijkcijfers, ...]:
    """Return the figures of all wijken, in the order of the scenario."""
    return tuple(_cijfers(jaar, vraag) for vraag in vraag_per_wijk(jaar.stand))


def _cijfers(jaar: Jaaroverzicht, vraag: Wijkvraag) -> Wijkcijfers:
    leefbaarheid = jaar.pot(Potsoort.LEEFBAARHEID, vraag.wijk)
    return Wijkcijfers(
        wijk=jaar.scenario.wijk[vraag.wijk],
        leefbaarheid=leefbaarheid,
        strippen=jaar.pot(Potsoort.STRIPPEN, vraag.wijk),
        dossiers=jaar.dossiers_van(vraag.wijk),
        vraag=vraag,
        spoed_euro=leefbaarheid.stand.reserve_euro if leefbaarheid and not jaar.stand.reserve_open else 0,
    )


def deel_euro(initiatief: Initiatief, wijk: str) -> int:
    """Return the euros of a request that fall to a wijk by its share, rounded down."""
    return initiatief.bedrag_euro * sum(bp for w, bp in initiatief.wijken if w == wijk) // HELE_DEEL_BP


def termijn(dossier: Dossier, datum: date) -> str:
    """Return whether the beslistermijn of an open request needs attention: `TE_LAAT`, `HAAST` or nothing."""
    if dossier.beslissen_voor < datum:
        return TE_LAAT
    return HAAST if dossier.beslissen_voor <= datum + timedelta(days=SIGNAAL_DAGEN) else ""
