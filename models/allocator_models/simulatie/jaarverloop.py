"""One year under one rule, week by week: what was granted, when, and from which pots."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from allocator_models.herverdeling.kas import Boeking, vrijgekomen
from allocator_models.herverdeling.verdeling import Verdeling
from allocator_models.jaar import Jaarstand, LaterVrij, Openingssaldo, Potsoort, Potstand, Verzoek
from allocator_models.scenario import Initiatief, Scenario
from allocator_models.simulatie.stroom import Jaarstroom

DROOG_BP = 200
"""A wijk is dry when less than 2 % of its budget is open to ordinary requests."""


@dataclass(frozen=True, slots=True)
class Ronde:
    """What a rule does with one batch: the weighing, and who stays open for the next."""

    verdeling: Verdeling
    open: frozenset[str] = frozenset()


Beslisregel = Callable[[Jaarstand], Ronde]


@dataclass(slots=True)
class Jaarverloop:
    """A year as it went under one rule."""

    boekingen: dict[str, Boeking] = field(default_factory=dict)
    potten: tuple[Potstand, ...] = ()
    droog_op: dict[str, date] = field(default_factory=dict)
    """wijk → the first day after which it was dry."""


def beginstand(saldi: Sequence[Openingssaldo], jaar: int) -> tuple[Potstand, ...]:
    """Return the pots on 1 January; what is free only later is in ``later``."""
    begin = date(jaar, 1, 1)
    per_pot: dict[str, list[Openingssaldo]] = {}
    for saldo in saldi:
        per_pot.setdefault(saldo.pot, []).append(saldo)
    return tuple(_potstand(delen, begin) for _, delen in sorted(per_pot.items()))


def _potstand(delen: Sequence[Openingssaldo], begin: date) -> Potstand:
    eerste = delen[0]
    vrij = [d for d in delen if d.vrij_vanaf <= begin]
    return Potstand(
        pot=eerste.pot,
        soort=eerste.soort,
        wijk=eerste.wijk,
        dienst=eerste.dienst,
        programma=eerste.programma,
        aard=eerste.aard,
        euro=sum(d.euro for d in vrij),
        uren=sum(d.uren for d in vrij),
        reserve_euro=sum(d.reserve_euro for d in vrij),
        reserve_uren=sum(d.reserve_uren for d in vrij),
        budget_euro=sum(d.euro for d in delen),
        budget_uren=sum(d.uren for d in delen),
        later=tuple(LaterVrij(d.vrij_vanaf, d.euro, d.uren) for d in delen if d.vrij_vanaf > begin),
    )


def weken(jaar: int) -> Iterator[date]:
    """Yield the last day of each week of the year, and 31 December."""
    dag, einde = date(jaar, 1, 7), date(jaar, 12, 31)
    while dag < einde:
        yield dag
        dag += timedelta(days=7)
    yield einde


def speel(
    scenario: Scenario, potten: Sequence[Potstand], stroom: Jaarstroom, regel: Beslisregel, dagen: Sequence[date]
) -> Jaarverloop:
    """Play a year: on each of the days the rule weighs what came in since the last, and what it left open."""
    verloop = Jaarverloop(potten=tuple(potten))
    open_: dict[str, Initiatief] = {}
    aantal = 0
    for dag in dagen:
        nieuw = [i for i in stroom.aanvragen[aantal:] if i.datum <= dag]
        aantal += len(nieuw)
        open_ |= {i.initiatief: i for i in nieuw}
        stand = Jaarstand(
            datum=dag,
            scenario=scenario,
            potten=tuple(vrijgekomen(pot, dag) for pot in verloop.potten),
            verzoeken=tuple(Verzoek(i) for i in open_.values()),
            gezien=stroom.aanvragen[:aantal],
            geschiedenis=stroom.geschiedenis,
        )
        ronde = regel(stand)
        verloop.boekingen |= ronde.verdeling.boekingen
        verloop.potten = ronde.verdeling.kas.potten()
        open_ = {naam: i for naam, i in open_.items() if naam in ronde.open}
        _noteer_droge_wijken(verloop, replace(stand, potten=verloop.potten))
    return verloop


def _noteer_droge_wijken(verloop: Jaarverloop, stand: Jaarstand) -> None:
    for pot in stand.potten:
        if pot.soort is Potsoort.LEEFBAARHEID and pot.wijk is not None and pot.wijk not in verloop.droog_op:
            over = pot.euro - (0 if stand.reserve_open else pot.reserve_euro)
            if over * 10_000 < DROOG_BP * pot.budget_euro:
                verloop.droog_op[pot.wijk] = stand.datum
