"""The lists of a plan: what identifies an item, where it is said to be, and which names the scenario must know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from allocator_models.audit.oordeel import plaats_rij, plaats_variant
from allocator_models.plan import (
    EuroAfspraak,
    EuroOormerk,
    FteAfspraak,
    FteOormerk,
    Plan,
    Splitsing,
    Vloer,
    Wijkrecht,
)
from allocator_models.scenario import Aard, Scenario

Sleutel = tuple[Any, ...]
Naam = tuple[str, object, bool]
"""(kind, name, known to the scenario)."""

GETALLEN: dict[type, tuple[str, ...]] = {
    soort: tuple(f.name for f in fields(soort) if f.type == "int")
    for soort in (Splitsing, FteOormerk, EuroOormerk, FteAfspraak, EuroAfspraak, Wijkrecht, Vloer)
}
"""The fields of each kind of item that hold a whole number."""


@dataclass(frozen=True)
class Lijst:
    """One list of the plan."""

    naam: str
    items: Sequence[Any]
    sleutel: Callable[[Any], Sleutel]
    """What identifies an item, and puts the list in its canonical order."""
    plaats: Callable[[Any], str]
    namen: Callable[[Any], tuple[Naam, ...]]
    """Everything that an item names."""


class _Bekend:
    """The names that the scenario knows."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._programmas = {p.programma for p in scenario.programmas}
        self._taakstellingen = {k.taakstelling for k in scenario.taakstellingen} | {None}
        self._afspraken = {a.afspraak for a in scenario.wijkafspraken}
        self._rijen = {(i.prioriteit, i.variant, i.regel) for v in scenario.variant.values() for i in v.inzet}

    def keuze(self, keuze: tuple[str, str]) -> tuple[Naam, ...]:
        return (("variant", " / ".join(keuze), keuze in self.scenario.variant),)

    def splitsing(self, deel: Splitsing) -> tuple[Naam, ...]:
        bekend = deel.taakstelling in self._taakstellingen
        return (*self._post(deel.post), ("taakstelling", deel.taakstelling, bekend))

    def fte_oormerk(self, oormerk: FteOormerk) -> tuple[Naam, ...]:
        return (*self._rij(oormerk), *self._post(oormerk.post))

    def euro_oormerk(self, oormerk: EuroOormerk) -> tuple[Naam, ...]:
        return (*self._rij(oormerk), *self._dekking(oormerk))

    def fte_afspraak(self, afspraak: FteAfspraak) -> tuple[Naam, ...]:
        return (*self._afspraak(afspraak), *self._post(afspraak.post))

    def euro_afspraak(self, afspraak: EuroAfspraak) -> tuple[Naam, ...]:
        post = () if afspraak.post is None else self._post(afspraak.post)
        return (*self._afspraak(afspraak), *self._dekking(afspraak), *post)

    def recht(self, recht: Wijkrecht) -> tuple[Naam, ...]:
        return (("wijk", recht.wijk, recht.wijk in self.scenario.wijk),)

    def _post(self, post: str) -> tuple[Naam, ...]:
        return (("post", post, post in self.scenario.post),)

    def _rij(self, item: FteOormerk | EuroOormerk) -> tuple[Naam, ...]:
        rij = (item.prioriteit, item.variant, item.regel)
        return (("inzetregel", " / ".join(map(str, rij)), rij in self._rijen),)

    def _afspraak(self, item: FteAfspraak | EuroAfspraak) -> tuple[Naam, ...]:
        return (("afspraak", item.afspraak, item.afspraak in self._afspraken),)

    def _dekking(self, item: EuroOormerk | EuroAfspraak) -> tuple[Naam, ...]:
        return (
            ("dienst", item.dienst, item.dienst in self.scenario.dienst),
            ("programma", item.programma, item.programma in self._programmas),
            ("aard", item.aard, item.aard in tuple(Aard)),
        )


def lijsten(scenario: Scenario, plan: Plan) -> tuple[Lijst, ...]:
    """Return the lists of ``plan``."""
    bekend = _Bekend(scenario)
    rechten = plan.vloer.rechten if plan.vloer else ()
    return (
        Lijst("keuzes", plan.keuzes, tuple, lambda k: plaats_variant(*k), bekend.keuze),
        Lijst("splitsingen", plan.splitsingen, lambda s: (s.post,), lambda s: f"post {s.post}", bekend.splitsing),
        Lijst("fte-oormerken", plan.fte_oormerken, lambda o: (*_rij(o), o.post), _bij_rij, bekend.fte_oormerk),
        Lijst(
            "euro-oormerken",
            plan.euro_oormerken,
            lambda o: (*_rij(o), o.dienst, o.programma, o.aard),
            _bij_rij,
            bekend.euro_oormerk,
        ),
        Lijst(
            "fte van afspraken",
            plan.fte_afspraken,
            lambda a: (a.afspraak, a.post),
            _bij_afspraak,
            bekend.fte_afspraak,
        ),
        Lijst(
            "euro van afspraken",
            plan.euro_afspraken,
            lambda a: (a.afspraak, a.dienst, a.programma, a.aard, a.post or ""),
            _bij_afspraak,
            bekend.euro_afspraak,
        ),
        Lijst("rechten", rechten, lambda r: (r.wijk,), lambda r: f"wijk {r.wijk}", bekend.recht),
    )


def _rij(item: FteOormerk | EuroOormerk) -> tuple[str, str, int]:
    return item.prioriteit, item.variant, item.regel


def _bij_rij(item: FteOormerk | EuroOormerk) -> str:
    return plaats_rij(_rij(item))


def _bij_afspraak(item: FteAfspraak | EuroAfspraak) -> str:
    return f"afspraak {item.afspraak}"
