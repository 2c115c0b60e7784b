"""A year of requests as it might come: seasons and lumps, eager and silent wijken, few large asks among many small.

Everything follows from a seed. Asks are log-normal with a sigma of 1,15; grades are 10 × Beta(2,2; 2,2), and × 1,3 for
what serves both a wijkambitie and the policy of the city, with a chance of 0,35.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from allocator_models.jaar import Potsoort, Potstand
from allocator_models.scenario import HELE_DEEL_BP, Aard, Initiatief, Scenario, Vorm

SIGMA_BEDRAG = 1.15
CIJFER_BETA = 2.2
KANS_DUBBEL, FACTOR_DUBBEL = 0.35, 1.3
SEIZOEN = (0.8, 1.1, 1.4, 1.3, 1.2, 0.9, 0.5, 0.6, 1.3, 1.2, 1.0, 0.7)
"""Requests per month, as a part of the mean month."""
KLONTER = 1.5
"""Shape of the gamma by which the weeks of a wijk differ: the smaller, the lumpier."""
IJVER_SIGMA = 0.3
"""How much wijken differ in how many requests they make: the wijk with the most people isn't the one that asks most."""
KANS_MEER_WIJKEN, KANS_DIENST, KANS_UREN, KANS_LAGER, KANS_SPOED = 0.06, 0.45, 0.4, 0.6, 0.02
THEMAS = ("groen", "spelen", "ontmoeten", "veiligheid", "schoon", "sport", "cultuur", "jeugd")


@dataclass(frozen=True, slots=True)
class Stroominstelling:
    """How busy a year is expected to be, and how wrong the expectation may be."""

    aanvragen: int = 600
    druk_honderdsten: int = 250
    """Expected asks in euros, as a part of all leefbaarheidsbudgetten together."""
    fout_bp: int = 3000
    """Each wijk's rate in the year itself is its expected rate × U[1 − fout, 1 + fout]."""
    historiejaren: int = 3


@dataclass(frozen=True, slots=True)
class Jaarstroom:
    """The requests of one year in order of arrival, and those of the years before."""

    zaad: int
    aanvragen: tuple[Initiatief, ...]
    geschiedenis: tuple[Initiatief, ...]


def maak_stroom(scenario: Scenario, potten: Sequence[Potstand], instelling: Stroominstelling, zaad: int) -> Jaarstroom:
    """Return a year of requests with the years before it, all from one seed."""
    dobbel = np.random.default_rng(zaad)
    stad = _Stad(potten, instelling, dobbel)
    fout = instelling.fout_bp / HELE_DEEL_BP
    geschiedenis = [
        initiatief
        for terug in range(instelling.historiejaren, 0, -1)
        for initiatief in stad.jaar(scenario.jaar - terug, np.ones(len(stad.wijken)), dobbel)
    ]
    afwijking = dobbel.uniform(1 - fout, 1 + fout, len(stad.wijken))
    return Jaarstroom(zaad, tuple(stad.jaar(scenario.jaar, afwijking, dobbel)), tuple(geschiedenis))


class _Stad:
    """What stays the same over the years: how eager each wijk is, and how many hours are asked of each dienst."""

    def __init__(
        self,
        potten: Sequence[Potstand],
        instelling: Stroominstelling,
        dobbel: np.random.Generator,
    ) -> None:
        wijkpotten = sorted((p for p in potten if p.soort is Potsoort.LEEFBAARHEID), key=lambda p: p.pot)
        self.wijken = [p.wijk or "" for p in wijkpotten]
        ijver = np.exp(dobbel.normal(0, IJVER_SIGMA, len(self.wijken)))
        self.verwacht = instelling.aanvragen * ijver / ijver.sum()
        gemiddeld = instelling.druk_honderdsten / 100 * sum(p.budget_euro for p in wijkpotten) / instelling.aanvragen
        self.mu = np.log(gemiddeld) - SIGMA_BEDRAG**2 / 2
        uren = {p.dienst: p.budget_uren for p in potten if p.soort is Potsoort.UREN and p.dienst}
        self.velden, self.kansen = _velden(potten)
        self.diensten = sorted({dienst for dienst, _ in self.velden})
        vragen = {d: instelling.aanvragen * KANS_DIENST * KANS_UREN * self._kans(d) for d in self.diensten}
        self.uren = {d: dobbel.uniform(0.8, 2.2) * uren.get(d, 0) / max(1.0, vragen[d]) for d in self.diensten}

    def _kans(self, dienst: str) -> float:
        """How often a request that names a dienst names this one."""
        return sum(kans for (d, _), kans in zip(self.velden, self.kansen, strict=True) if d == dienst)

    def jaar(self, jaar: int, factor: np.ndarray, dobbel: np.random.Generator) -> Iterable[Initiatief]:
        """Return the requests of one year, each wijk at its own rate × ``factor``, in order of arrival."""
        dagen = sorted(
            (dag, wijk)
            for wijk, verwacht in enumerate(self.verwacht * factor)
            for dag in _dagen(jaar, float(verwacht), dobbel)
        )
        return [self._aanvraag(f"{jaar}-{i:04}", dag, wijk, dobbel) for i, (dag, wijk) in enumerate(dagen, 1)]

    def _aanvraag(self, naam: str, dag: date, wijk: int, dobbel: np.random.Generator) -> Initiatief:
        bedrag = max(100, 50 * round(float(np.exp(dobbel.normal(self.mu, SIGMA_BEDRAG))) / 50))
        dienst, programma = None, None
        if self.velden and dobbel.random() < KANS_DIENST:
            dienst, programma = self.velden[int(dobbel.choice(len(self.velden), p=self.kansen))]
        uren = 0
        if dienst and dobbel.random() < KANS_UREN:
            uren = round(self.uren[dienst] * float(dobbel.lognormal(-0.32, 0.8)))
        deel = float(dobbel.uniform(0.5, 0.95)) if dobbel.random() < KANS_LAGER else 1.0
        cijfer = 10 * float(dobbel.beta(CIJFER_BETA, CIJFER_BETA))
        cijfer *= FACTOR_DUBBEL if dobbel.random() < KANS_DUBBEL else 1
        return Initiatief(
            initiatief=naam,
            datum=dag,
            wijken=self._wijken(wijk, dobbel),
            naam=naam,
            indiener="",
            vorm=Vorm(str(dobbel.choice([v.value for v in (Vorm.SUBSIDIE, Vorm.OPDRACHT, Vorm.EIGEN_UITVOERING)]))),
            thema=str(dobbel.choice(THEMAS)),
            dienst=dienst,
            programma=programma,
            aard=Aard.INCIDENTEEL,
            bedrag_euro=bedrag,
            minimaal_euro=min(bedrag, max(50, 50 * round(bedrag * deel / 50))),
            uren=uren,
            score_duizendsten=max(100, 100 * round(10 * cijfer)),
            spoed=bool(dobbel.random() < KANS_SPOED),
            wacht_tot=None,
            toegekend_euro=None,
            besluitdatum=None,
        )

    def _wijken(self, eerste: int, dobbel: np.random.Generator) -> tuple[tuple[str, int], ...]:
        """One wijk, or now and then two or three, of which the first has the largest share."""
        if len(self.wijken) < 3 or dobbel.random() >= KANS_MEER_WIJKEN:
            return ((self.wijken[eerste], HELE_DEEL_BP),)
        andere = [w for i, w in enumerate(self.wijken) if i != eerste]
        if dobbel.random() < 0.5:
            return (self.wijken[eerste], 6000), (str(dobbel.choice(andere)), 4000)
        tweede, derde = (str(w) for w in dobbel.choice(andere, 2, replace=False))
        return (self.wijken[eerste], 5000), (tweede, 3000), (derde, 2000)


def _velden(potten: Sequence[Potstand]) -> tuple[list[tuple[str, str | None]], list[float]]:
    """Return the fields of work that requests name, dienst and programma, with how often each is named."""
    gewicht: dict[tuple[str, str | None], int] = {}
    for pot in potten:
        if pot.soort is Potsoort.FLEX and pot.dienst:
            gewicht[pot.dienst, pot.programma] = gewicht.get((pot.dienst, pot.programma), 0) + pot.budget_euro
    for pot in potten:
        if pot.soort is Potsoort.UREN and pot.dienst and not any(dienst == pot.dienst for dienst, _ in gewicht):
            gewicht[pot.dienst, None] = 1
    velden = sorted(gewicht, key=lambda veld: (veld[0], veld[1] or ""))
    totaal = sum(gewicht.values())
    return velden, [gewicht[veld] / totaal for veld in velden]


def _dagen(jaar: int, verwacht: float, dobbel: np.random.Generator) -> list[date]:
    """Return the days on which the requests of one wijk come: by season, and in lumps of weeks."""
    begin = date(jaar, 1, 1)
    weken = [begin + timedelta(days=7 * w) for w in range(52)]
    drukte = np.array([SEIZOEN[week.month - 1] for week in weken]) * dobbel.gamma(KLONTER, 1 / KLONTER, len(weken))
    aantallen = dobbel.multinomial(dobbel.poisson(verwacht), drukte / drukte.sum())
    return [
        week + timedelta(days=int(dag))
        for week, aantal in zip(weken, aantallen, strict=True)
        for dag in dobbel.integers(0, 7, aantal)
    ]


def stroom_uit(initiatieven: Iterable[Initiatief], jaar: int, schudzaad: int | None = None) -> Jaarstroom:
    """Return a real year as a stream, with the years before it; a ``schudzaad`` shuffles the days over its requests."""
    alles = sorted(initiatieven, key=lambda i: (i.datum, i.initiatief))
    dit_jaar = [i for i in alles if i.datum.year == jaar]
    if schudzaad is not None:
        dagen = np.random.default_rng(schudzaad).permutation(len(dit_jaar))
        dit_jaar = [replace(i, datum=dit_jaar[plek].datum) for i, plek in zip(dit_jaar, dagen, strict=True)]
        dit_jaar.sort(key=lambda i: (i.datum, i.initiatief))
    return Jaarstroom(schudzaad or 0, tuple(dit_jaar), tuple(i for i in alles if i.datum.year < jaar))
