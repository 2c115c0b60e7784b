"""What each dienst promises to the wijken: the rows of its opdrachtbrief."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from allocator.report.cijfers import Cijfers
from allocator.report.tabellen.prioriteiten import naam


@dataclass(frozen=True, slots=True, order=True)
class Belofte:
    """One promise of a team or programma to a wijk, for a prioriteit or a wijkafspraak."""

    wie: str
    wijk: str
    soort: str
    onderwerp: str
    wat: str
    fte_honderdsten: int
    euro: int


@dataclass(frozen=True)
class Opdrachtbrief:
    """All promises of one dienst, sorted by who keeps them and to which wijk."""

    dienst: str
    naam: str
    beloften: tuple[Belofte, ...]

    @property
    def fte_honderdsten(self) -> int:
        """All hours promised."""
        return sum(b.fte_honderdsten for b in self.beloften)

    @property
    def euro(self) -> int:
        """All euros promised."""
        return sum(b.euro for b in self.beloften)


PRIORITEIT = "prioriteit"
AFSPRAAK = "wijkafspraak"


def opdrachtbrieven(cijfers: Cijfers) -> tuple[Opdrachtbrief, ...]:
    """Return one letter per dienst, also when it promises nothing."""
    per_dienst: dict[str, list[Belofte]] = {d.dienst: [] for d in cijfers.scenario.diensten}
    for dienst, belofte in (*_voor_prioriteiten(cijfers), *_voor_afspraken(cijfers)):
        per_dienst[dienst].append(belofte)
    return tuple(
        Opdrachtbrief(d.dienst, d.naam, tuple(sorted(per_dienst[d.dienst]))) for d in cijfers.scenario.diensten
    )


def _voor_prioriteiten(cijfers: Cijfers) -> Iterator[tuple[str, Belofte]]:
    scenario = cijfers.scenario
    for uren in cijfers.plan.fte_oormerken:
        q = scenario.prioriteit[uren.prioriteit]
        wat = naam(q, scenario.variant[q.prioriteit, uren.variant])
        team = scenario.post[uren.post]
        yield (
            team.dienst,
            _belofte(
                cijfers, _team(cijfers, uren.post), q.wijk, PRIORITEIT, q.prioriteit, wat, uren.fte_honderdsten, 0
            ),
        )
    for geld in cijfers.plan.euro_oormerken:
        q = scenario.prioriteit[geld.prioriteit]
        wat = naam(q, scenario.variant[q.prioriteit, geld.variant])
        wie = _programma(cijfers, geld.programma)
        yield geld.dienst, _belofte(cijfers, wie, q.wijk, PRIORITEIT, q.prioriteit, wat, 0, geld.euro)


def _voor_afspraken(cijfers: Cijfers) -> Iterator[tuple[str, Belofte]]:
    afspraken = {a.afspraak: a for a in cijfers.scenario.wijkafspraken}
    for uren in cijfers.plan.fte_afspraken:
        a = afspraken[uren.afspraak]
        wie = _team(cijfers, uren.post)
        yield a.dienst, _belofte(cijfers, wie, a.wijk, AFSPRAAK, a.afspraak, a.naam, uren.fte_honderdsten, 0)
    for geld in cijfers.plan.euro_afspraken:
        a = afspraken[geld.afspraak]
        wie = _team(cijfers, geld.post) if geld.post else _programma(cijfers, geld.programma)
        yield a.dienst, _belofte(cijfers, wie, a.wijk, AFSPRAAK, a.afspraak, a.naam, 0, geld.euro)


def _belofte(
    cijfers: Cijfers, wie: str, wijk: str, soort: str, onderwerp: str, wat: str, fte: int, euro: int
) -> Belofte:
    return Belofte(wie, cijfers.scenario.wijk[wijk].naam, soort, onderwerp, wat, fte, euro)


def _team(cijfers: Cijfers, post: str) -> str:
    omschrijving = cijfers.scenario.post[post].omschrijving
    return f"{omschrijving} ({post})" if omschrijving else post


def _programma(cijfers: Cijfers, programma: str) -> str:
    naam_ = next((p.naam for p in cijfers.scenario.programmas if p.programma == programma), "")
    return f"Programma {naam_ or programma}"
