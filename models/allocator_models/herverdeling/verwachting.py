"""What is still expected this year: earlier years, on the same days of the year, at this year's own rate.

Rates are pulled towards the earlier years by 100 requests for the city and 60 for a wijk: arrivals come in lumps, and
a rate that follows every lump costs more than it gains.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from allocator_models.herverdeling.keuzen import Keuze, Potwijzer, bijdrage, keuzen, omvang_euro
from allocator_models.jaar import Jaarstand, Potstand
from allocator_models.scenario import Initiatief, Scenario

TRAAGHEID_STAD, TRAAGHEID_WIJK = 100, 60
VOORZICHTIG = 1.2
"""A fifth more is expected than the rate says: of who asks more than foreseen, that is known only when it is granted.

It costs nothing: the score is flat around it, fewer wijken run dry, and late in the year a good request is granted
about as often as early.
"""
GENOEG_GEZIEN = 30
"""Without history, from so many requests on, this year's own requests say what is to come."""


@dataclass(frozen=True, slots=True)
class Verwacht:
    """A request that may come: on a day of this year, so many times (in any fraction), payable in these ways."""

    datum: date
    gewicht: float
    spoed: bool
    keuzen: tuple[Keuze, ...]


@dataclass(frozen=True, slots=True)
class _Eerder:
    datum: date
    wijk: str
    spoed: bool
    keuzen: tuple[Keuze, ...]


class Verwachting:
    """The requests of earlier years, made ready once for all the weighings of a year."""

    def __init__(self, scenario: Scenario, potten: Iterable[Potstand], geschiedenis: Iterable[Initiatief]) -> None:
        """Take the last ``historie_jaren`` years (0: all) of the history, each on its own day of this year."""
        self._scenario = scenario
        self._wijzer = Potwijzer(potten)
        self.geschiedenis = _laatste_jaren(scenario, geschiedenis)
        self.jaren = sorted({i.datum.year for i in self.geschiedenis})
        self._rest: tuple[object, list[list[Verwacht]]] | None = None
        self._eerder = [
            self._maak(initiatief, _dit_jaar(scenario, initiatief.datum)) for initiatief in self.geschiedenis
        ]

    def keuzen(self, initiatief: Initiatief) -> tuple[Keuze, ...]:
        """Return all ways to grant a request of this year."""
        return keuzen(initiatief, self._wijzer, self._scenario.spelregels)

    def eerder(self) -> Iterator[tuple[Initiatief, date, tuple[Keuze, ...]]]:
        """Yield the requests of earlier years in order of arrival: their day of this year, all ways to grant them."""
        for initiatief, e in zip(self.geschiedenis, self._eerder, strict=True):
            yield initiatief, e.datum, self.keuzen(initiatief)

    def rest(self, stand: Jaarstand) -> list[list[Verwacht]]:
        """Return the possible rests of the year after the date of the stand, equally likely; empty when unknown."""
        if self.jaren:
            return self._uit_geschiedenis(stand)
        return [self._uit_dit_jaar(stand)] if len(stand.gezien) >= GENOEG_GEZIEN else []

    def blind(self, stand: Jaarstand) -> bool:
        """Whether nothing at all says what is to come: no history, and too few requests so far."""
        return not self.jaren and len(stand.gezien) < GENOEG_GEZIEN

    def score_per_euro(self, batch: Iterable[Initiatief]) -> float:
        """Return the mean score per euro over history and batch: moving and co-paying cost a part of it."""
        nu_omvang, nu_bijdrage = self._samen(batch)
        eerder_omvang, eerder_bijdrage = self._samen_eerder
        omvang = eerder_omvang + nu_omvang
        return (eerder_bijdrage + nu_bijdrage) / omvang if omvang else 0.0

    @cached_property
    def _samen_eerder(self) -> tuple[float, float]:
        return self._samen(self.geschiedenis)

    def _samen(self, initiatieven: Iterable[Initiatief]) -> tuple[float, float]:
        """Return what requests ask together, in euros, and what they contribute together, in points."""
        spelregels = self._scenario.spelregels
        samen = list(initiatieven)
        return sum(omvang_euro(i, spelregels) for i in samen), sum(bijdrage(i, spelregels) for i in samen)

    def tempo(self, stand: Jaarstand) -> dict[str, float]:
        """Return r̂ per wijk: how many requests come for each one that was expected."""
        jaren = max(1, len(self.jaren))
        verwacht = Counter(e.wijk for e in self._eerder if e.datum <= stand.datum)
        gezien = Counter(_eerste_wijk(i) for i in stand.gezien)
        stad = (TRAAGHEID_STAD + gezien.total()) / (TRAAGHEID_STAD + verwacht.total() / jaren)
        return {
            wijk: VOORZICHTIG
            * stad
            * (TRAAGHEID_WIJK + gezien[wijk])
            / (TRAAGHEID_WIJK + stad * verwacht[wijk] / jaren)
            for wijk in {e.wijk for e in self._eerder}
        }

    def _uit_geschiedenis(self, stand: Jaarstand) -> list[list[Verwacht]]:
        """Each year of history is one way in which this year may go on, at this year's rate; kept for the same day."""
        tempo = self.tempo(stand)
        sleutel = stand.datum, frozenset(tempo.items())
        if self._rest is None or self._rest[0] != sleutel:
            self._rest = sleutel, self._rest_van(stand.datum, tempo)
        return self._rest[1]

    def _rest_van(self, datum: date, tempo: Mapping[str, float]) -> list[list[Verwacht]]:
        per_jaar: dict[int, list[Verwacht]] = {jaar: [] for jaar in self.jaren}
        for initiatief, e in zip(self.geschiedenis, self._eerder, strict=True):
            if e.datum > datum and e.keuzen:
                per_jaar[initiatief.datum.year].append(Verwacht(e.datum, tempo[e.wijk], e.spoed, e.keuzen))
        return list(per_jaar.values())

    def _uit_dit_jaar(self, stand: Jaarstand) -> list[Verwacht]:
        """Every request so far comes again, with weight days left / days elapsed, around the vrijgavedatum."""
        begin, einde = date(stand.datum.year, 1, 1), date(stand.datum.year, 12, 31)
        verstreken = (stand.datum - begin).days + 1
        na = max(0, (einde - max(stand.datum, stand.vrijgavedatum)).days)
        voor = (einde - stand.datum).days - na
        eerder = [self._maak(initiatief, initiatief.datum) for initiatief in stand.gezien]
        return [
            Verwacht(datum, dagen / verstreken, e.spoed, e.keuzen)
            for datum, dagen in ((stand.datum, voor), (einde, na))
            for e in eerder
            if dagen and e.keuzen
        ]

    def _maak(self, initiatief: Initiatief, datum: date) -> _Eerder:
        """Note what a request would take. Lower levels say nothing more of a fraction: value and use shrink alike."""
        heel = keuzen(initiatief, self._wijzer, self._scenario.spelregels, (initiatief.bedrag_euro,))
        return _Eerder(datum, _eerste_wijk(initiatief), initiatief.spoed, heel)


def _eerste_wijk(initiatief: Initiatief) -> str:
    return initiatief.wijken[0][0]


def _laatste_jaren(scenario: Scenario, geschiedenis: Iterable[Initiatief]) -> list[Initiatief]:
    """Return the requests of earlier years in canonical order, of the last ``historie_jaren`` only unless that is 0."""
    eerder = [i for i in geschiedenis if i.datum.year < scenario.jaar]
    jaren = sorted({i.datum.year for i in eerder})
    telt_mee = set(jaren[-scenario.spelregels.historie_jaren :])
    return sorted((i for i in eerder if i.datum.year in telt_mee), key=lambda i: (i.datum, i.initiatief))


def _dit_jaar(scenario: Scenario, datum: date) -> date:
    """Return the same day in the year of the scenario; 29 February becomes the 28th where there is none."""
    try:
        return datum.replace(year=scenario.jaar)
    except ValueError:
        return date(scenario.jaar, 2, 28)
