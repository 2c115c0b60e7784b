"""The jaarplan of a tiny scenario by looking at every plan: slow, exact, and sharing no code with the formulation.

Written from the mathematics in the docstring of `allocator_models.jaarplan` alone. A plan has three parts:

* the *keuze*: a variant or none for each prioriteit (all combinations that [variant] allows);
* the *toestand*: how the euros of each post are split and for which taakstelling they drop, and the flex and dropped
  hours of each team (all combinations that [splitsing], [gebonden] and [vervallen] allow);
* who pays and who works: for this there is no need to enumerate, since a keuze can be served in a toestand exactly when
  no group of demands exceeds what the dekkingen or teams open to it have left (Hall's condition).

Goals are then taken one by one over the table keuze × toestand, each time keeping only what has the best value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np
from brute_toestand import Toestanden
from brute_vervoer import euros_passen, uren_passen
from numpy.typing import NDArray

from allocator_models.scenario import AfhankelijkheidSoort, Prioriteit, Scenario, Variant, Verplicht
from allocator_models.spelregels import Doel, Wijkvloer

type Keuze = tuple[Variant | None, ...]
"""One entry per prioriteit of the scenario, in its order."""

type Masker = NDArray[np.bool_]


def stadswaarde_cent(variant: Variant | None, loonkosten_euro: int) -> int:
    """Return the city value of a variant in cents; hundredths of fte × euros are cents."""
    if variant is None:
        return 0
    return sum(100 * i.euro + i.fte_honderdsten * loonkosten_euro for i in variant.stadsinzet)


@dataclass(frozen=True)
class Vloeruitkomst:
    """The floor: recht per wijk, and with the spelregel vloer z* (None: no wijk has any recht)."""

    rechten: Mapping[str, int]
    z_promille: int | None


@dataclass(frozen=True)
class Bruteuitkomst:
    """What brute force found: the best value of each goal, in order, and the optimal keuzes of wijkprioriteiten."""

    waarden: tuple[tuple[Doel, int], ...]
    keuzes: frozenset[tuple[tuple[str, str], ...]]
    vloer: Vloeruitkomst | None


class Brute:
    """All plans of one scenario that the law allows."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.toestanden = Toestanden(scenario)
        self.mogelijk: dict[Keuze, Masker] = {}
        """Per keuze the toestanden in which it can be served; only keuzes with at least one."""
        if self.toestanden.aantal:
            for keuze in _keuzes(scenario):
                masker = self._dient(keuze)
                if masker.any():
                    self.mogelijk[keuze] = masker

    @property
    def wet_houdbaar(self) -> bool:
        """Whether there is any plan at all."""
        return bool(self.mogelijk)

    def los_op(self, gekozen: Mapping[str, str]) -> Bruteuitkomst:
        """Take the goals in order; after wijkprioriteiten the keuze is ``gekozen``, when that is an optimal one.

        When it isn't, the values stop there, and the optimal keuzes say so.
        """
        open_ = dict(self.mogelijk)
        waarden: list[tuple[Doel, int]] = []
        optimaal: frozenset[tuple[tuple[str, str], ...]] = frozenset()
        vloer: Vloeruitkomst | None = None
        for regel in self.scenario.doelen:
            if regel.doel is Doel.WIJKPRIORITEITEN:
                vloer, open_ = self._onder_vloer(open_)
                beste, open_ = _beste(open_, {k: -self._score(k) for k in open_})
                waarden.append((regel.doel, -beste))
                optimaal = frozenset(_benoem(keuze) for keuze in open_)
                open_ = {k: m for k, m in open_.items() if dict(_benoem(k)) == dict(gekozen)}
                if not open_:
                    break
            else:
                beste, open_ = _beste(open_, self._waarden(regel.doel, open_))
                waarden.append((regel.doel, beste))
        return Bruteuitkomst(tuple(waarden), optimaal, vloer)

    def scores_onder_vloer(self) -> dict[tuple[tuple[str, str], ...], int]:
        """Return the score of every keuze that the goals before wijkprioriteiten and the floor leave open."""
        open_ = dict(self.mogelijk)
        for regel in self.scenario.doelen:
            if regel.doel is Doel.WIJKPRIORITEITEN:
                break
            _, open_ = _beste(open_, self._waarden(regel.doel, open_))
        _, open_ = self._onder_vloer(open_)
        return {_benoem(keuze): self._score(keuze) for keuze in open_}

    def _score(self, keuze: Keuze) -> int:
        return sum(v.score_duizendsten for v in keuze if v)

    # What a keuze asks of a toestand

    def _dient(self, keuze: Keuze) -> Masker:
        euros = euros_passen(self.scenario, keuze, self.toestanden.dekkingen, self.toestanden.ruimten_euro)
        if not euros.any():
            return np.zeros(self.toestanden.aantal, dtype=bool)
        euro_masker: Masker = euros[self.toestanden.bij_euro]
        return euro_masker & (self._paren(keuze) >= 0)

    def _paren(self, keuze: Keuze) -> NDArray[np.int64]:
        """The least number of pairs (team, prioriteit) per toestand, -1 where the hours don't fit."""
        if keuze not in self._paren_per_keuze:
            paren = uren_passen(self.scenario, keuze, self.toestanden.teams, self.toestanden.ruimten_uren)
            self._paren_per_keuze[keuze] = paren[self.toestanden.bij_uren]
        return self._paren_per_keuze[keuze]

    @cached_property
    def _paren_per_keuze(self) -> dict[Keuze, NDArray[np.int64]]:
        return {}

    # Goals other than wijkprioriteiten: per keuze a number, or an array over the toestanden

    def _waarden(self, doel: Doel, open_: Mapping[Keuze, Masker]) -> dict[Keuze, int | NDArray[np.int64]]:
        t = self.toestanden
        if doel is Doel.VERPLICHTINGEN:
            verplicht = [p.verplicht for p in self.scenario.prioriteiten]
            return {k: sum(v is None and eis for v, eis in zip(k, verplicht, strict=True)) for k in open_}
        if doel is Doel.EENVOUD:
            return {k: t.gemengde_posten + self._paren(k) for k in open_}
        if doel is Doel.STABILITEIT:
            return {k: t.verschuiving_cent + self._gewijzigd_cent(k) for k in open_}
        waarde = {
            Doel.TAAKSTELLING: lambda: t.tekort_euro,
            Doel.FLEXBAND: lambda: t.buiten_band_cent,
            Doel.BEHOUD_AFSTAND: lambda: t.afstand_cent,
            Doel.BEHOUD: lambda: t.behoud,
        }[doel]()
        return dict.fromkeys(open_, waarde)

    def _gewijzigd_cent(self, keuze: Keuze) -> int:
        """City value of the varianten granted in one plan and not in the other."""
        basis = self.scenario.basisplan
        assert basis is not None
        was = {(q, v) for q, v in basis.keuzes.items()}
        wordt = set(_benoem(keuze))
        loonkosten = self.scenario.spelregels.loonkosten_per_fte_euro
        return sum(
            stadswaarde_cent(self.scenario.variant[sleutel], loonkosten)
            for sleutel in was ^ wordt
            if sleutel in self.scenario.variant
        )

    # The floor under the wijken

    def _onder_vloer(self, open_: Mapping[Keuze, Masker]) -> tuple[Vloeruitkomst | None, dict[Keuze, Masker]]:
        regels = self.scenario.spelregels
        if regels.wijkvloer is Wijkvloer.GEEN:
            return None, dict(open_)
        rechten = self.rechten()
        if regels.wijkvloer is Wijkvloer.AANDELEN:
            _, over = _beste(open_, {k: self._buiten_aandelen_euro(k, rechten) for k in open_})
            return Vloeruitkomst(rechten, None), over
        met_recht = {w: recht for w, recht in rechten.items() if recht > 0}
        if not met_recht:
            return Vloeruitkomst(rechten, None), dict(open_)
        verleend = {k: self._verleend_cent(k) for k in open_}
        # 1000 · (cents / 100) ≥ z · recht
        z = max(min(10 * verleend[k][w] // recht for w, recht in met_recht.items()) for k in open_)
        over = {
            k: m
            for k, m in open_.items()
            if all(
                10 * verleend[k][w] * 10_000 >= regels.wijkvloer_deel_bp * z * recht for w, recht in met_recht.items()
            )
        }
        return Vloeruitkomst(rechten, z), over

    def _buiten_aandelen_euro(self, keuze: Keuze, rechten: Mapping[str, int]) -> int:
        """Euros outside 80 to 140 % of each wijk's part, each rounded up; wijken without recht left out."""
        verleend = {w: c for w, c in self._verleend_cent(keuze).items() if rechten[w]}
        alles, recht = sum(verleend.values()), sum(rechten.values())
        buiten = 0
        for wijk, cent in verleend.items():
            deel = rechten[wijk] * alles
            te_veel = max(0, 80 * deel - 100 * cent * recht, 100 * cent * recht - 140 * deel)
            buiten += -(-te_veel // (100 * 100 * recht))
        return buiten

    def _verleend_cent(self, keuze: Keuze) -> dict[str, int]:
        """Granted city value per wijk."""
        loonkosten = self.scenario.spelregels.loonkosten_per_fte_euro
        verleend = {w.wijk: 0 for w in self.scenario.wijken}
        for prioriteit, variant in zip(self.scenario.prioriteiten, keuze, strict=True):
            verleend[prioriteit.wijk] += stadswaarde_cent(variant, loonkosten)
        return verleend

    def rechten(self) -> dict[str, int]:
        """Return the recht of each wijk in whole euros."""
        s = self.scenario
        loonkosten = s.spelregels.loonkosten_per_fte_euro
        te_verdelen = self._te_verdelen_cent()
        gewicht = {w.wijk: w.inwoners * w.behoefte_duizendsten for w in s.wijken}
        totaal = sum(gewicht.values())
        rechten = {}
        for wijk in gewicht:
            aandeel_euro = gewicht[wijk] * te_verdelen // (100 * totaal) if totaal else 0
            gevraagd = sum(
                max((stadswaarde_cent(v, loonkosten) for v in p.varianten), default=0)
                for p in s.prioriteiten
                if p.wijk == wijk
            )
            rechten[wijk] = min(aandeel_euro, gevraagd // 100, self._haalbaar_cent(wijk) // 100)
        return rechten

    def _haalbaar_cent(self, wijk: str) -> int:
        """The most city value for a wijk under the law alone, others getting only what is toegezegd."""

        def alleen_toegezegd(prioriteit: Prioriteit, variant: Variant | None) -> bool:
            return prioriteit.wijk == wijk or variant is prioriteit.toegezegd

        return max(
            (
                self._verleend_cent(keuze)[wijk]
                for keuze in self.mogelijk
                if all(map(alleen_toegezegd, self.scenario.prioriteiten, keuze))
            ),
            default=0,
        )

    def _te_verdelen_cent(self) -> int:
        """G, from input alone."""
        s, t = self.scenario, self.toestanden
        loonkosten = s.spelregels.loonkosten_per_fte_euro
        totaal = 0
        for d in s.diensten:
            gevraagd = sum(
                max(
                    (
                        sum(100 * i.euro + i.fte_honderdsten * loonkosten for i in v.stadsinzet if i.dienst == d.dienst)
                        for v in p.varianten
                    ),
                    default=0,
                )
                for p in s.prioriteiten
            )
            afspraken = [a for a in s.wijkafspraken if a.dienst == d.dienst]
            oormerkbaar = t.oormerkbaar_euro(d.dienst) - sum(a.euro for a in afspraken)
            inzetbaar = t.inzetbaar_honderdsten(d.dienst) - sum(a.fte_honderdsten for a in afspraken)
            totaal += min(gevraagd, 100 * max(0, oormerkbaar) + max(0, inzetbaar) * loonkosten)
        return totaal


def _keuzes(scenario: Scenario) -> list[Keuze]:
    """All keuzes that [variant] allows."""
    plaats = {p.prioriteit: i for i, p in enumerate(scenario.prioriteiten)}

    def mag(keuze: Keuze) -> bool:
        for a in scenario.afhankelijkheden:
            eigen, andere = keuze[plaats[a.prioriteit]], keuze[plaats[a.andere]]
            if a.soort is AfhankelijkheidSoort.VEREIST and eigen and not andere:
                return False
            if a.soort is AfhankelijkheidSoort.SLUIT_UIT and eigen and andere:
                return False
        return True

    mogelijk: list[Sequence[Variant | None]] = []
    for p in scenario.prioriteiten:
        toegezegd = [v for v in p.varianten if v.verplicht is Verplicht.TOEGEZEGD]
        mogelijk.append(toegezegd or [None, *p.varianten])
    return [keuze for keuze in product(*mogelijk) if mag(keuze)]


def _benoem(keuze: Keuze) -> tuple[tuple[str, str], ...]:
    return tuple((v.prioriteit, v.variant) for v in keuze if v)


def _beste(
    open_: Mapping[Keuze, Masker], waarden: Mapping[Keuze, int | NDArray[np.int64]]
) -> tuple[int, dict[Keuze, Masker]]:
    """Return the least value, and for each keuze the toestanden that have it."""

    def laagste(keuze: Keuze) -> int:
        waarde = waarden[keuze]
        return waarde if isinstance(waarde, int) else int(waarde[open_[keuze]].min())

    beste = min(map(laagste, open_))
    over = {}
    for keuze, masker in open_.items():
        met_beste = masker & (waarden[keuze] == beste)
        if met_beste.any():
            over[keuze] = met_beste
    return beste, over
