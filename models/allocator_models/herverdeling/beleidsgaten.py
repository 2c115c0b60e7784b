"""Gaps in policy: what leefbaarheidsbudgetten keep paying though it lies in the field of a dienst."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from allocator_models.scenario import Initiatief

MINSTENS_JAREN, MINSTENS_AANVRAGEN = 2, 3


@dataclass(frozen=True, slots=True)
class Beleidsgat:
    """A thema of a dienst that one wijk's leefbaarheidsbudget paid again and again: for the dienst's regular budget."""

    wijk: str
    thema: str
    dienst: str
    jaren: tuple[int, ...]
    aanvragen: int
    euro: int
    """Granted over all these years."""

    @property
    def euro_per_jaar(self) -> int:
        """The mean per year in which it was paid, rounded down: what a regular budget would take."""
        return self.euro // len(self.jaren)


def beleidsgaten(initiatieven: Iterable[Initiatief]) -> tuple[Beleidsgat, ...]:
    """Return what was granted in at least 2 years and at least 3 times, the largest amount first.

    Counted by lead wijk, thema and dienst; a request without thema or dienst is in nobody's field.
    """
    per_veld: dict[tuple[str, str, str], list[Initiatief]] = defaultdict(list)
    for i in initiatieven:
        if i.thema and i.dienst and i.toegekend_euro:
            per_veld[i.wijken[0][0], i.thema.casefold(), i.dienst].append(i)
    gaten = [
        Beleidsgat(
            wijk=wijk,
            thema=min(i.thema for i in gekregen),
            dienst=dienst,
            jaren=tuple(sorted({i.datum.year for i in gekregen})),
            aanvragen=len(gekregen),
            euro=sum(i.toegekend_euro or 0 for i in gekregen),
        )
        for (wijk, _, dienst), gekregen in per_veld.items()
        if len(gekregen) >= MINSTENS_AANVRAGEN and len({i.datum.year for i in gekregen}) >= MINSTENS_JAREN
    ]
    return tuple(sorted(gaten, key=lambda gat: (-gat.euro, gat.wijk, gat.thema, gat.dienst)))
