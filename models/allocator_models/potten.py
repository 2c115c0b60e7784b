"""The pots with which the year opens: what of a plan is open to initiatieven, and from when.

Leefbaarheidsbudgetten per wijk; per dienst × programma × aard the part `pool_deel` of the flex euros; per dienst the
same part of the flex hours that are left once the strippenkaarten are set apart. Whole euros and whole hours; per
dienst the euros of its pots are exactly its flex euros × `pool_deel`, rounded down.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from allocator_models.jaar import Openingssaldo, Potsoort
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.naar_rato import naar_rato
from allocator_models.plan import Plan
from allocator_models.scenario import HELE_DEEL_BP, Aard, Scenario, Wijk


@dataclass(frozen=True, slots=True)
class Flexuren:
    """The flex hours of a dienst: what the strippenkaarten take first, and what is then open as a pot."""

    dienst: str
    flex_uren: int
    strippen_uren: int
    pool_uren: int


@dataclass(frozen=True, slots=True)
class Openingspotten:
    """All opening balances, and how the strippenkaarten are served."""

    saldi: tuple[Openingssaldo, ...]
    flexuren: tuple[Flexuren, ...]
    strippen_gevraagd_uren: int

    @property
    def strippen_tekort_uren(self) -> int:
        """The hours on the strippenkaarten for which there are no flex hours: a finding."""
        return self.strippen_gevraagd_uren - sum(f.strippen_uren for f in self.flexuren)


def openingspotten(scenario: Scenario, plan: Plan) -> Openingspotten:
    """Return the pots with which the year of ``plan`` opens."""
    flexuren = _flexuren(scenario, plan)
    return Openingspotten(
        saldi=(
            *_leefbaarheid(scenario),
            *_flexgeld(scenario, plan),
            *_urenpotten(scenario, flexuren),
            *_strippenkaarten(scenario, flexuren),
        ),
        flexuren=flexuren,
        strippen_gevraagd_uren=sum(w.strippenkaart_uren for w in scenario.wijken),
    )


def _leefbaarheid(scenario: Scenario) -> list[Openingssaldo]:
    """One pot per wijk with a budget; without a post it is incidenteel."""
    return [_leefbaarheidspot(scenario, w) for w in scenario.wijken if w.leefbaarheidsbudget_euro]


def _leefbaarheidspot(scenario: Scenario, wijk: Wijk) -> Openingssaldo:
    post = scenario.post[wijk.leefbaarheidspost] if wijk.leefbaarheidspost else None
    return Openingssaldo(
        pot=f"{Potsoort.LEEFBAARHEID} {wijk.wijk}",
        soort=Potsoort.LEEFBAARHEID,
        wijk=wijk.wijk,
        dienst=post.dienst if post else None,
        programma=post.programma if post else None,
        aard=post.aard if post else Aard.INCIDENTEEL,
        vrij_vanaf=date(scenario.jaar, 1, 1),
        euro=wijk.leefbaarheidsbudget_euro,
        reserve_euro=wijk.leefbaarheidsbudget_euro * scenario.spelregels.spoedreserve_bp // HELE_DEEL_BP,
    )


def _flexgeld(scenario: Scenario, plan: Plan) -> list[Openingssaldo]:
    """Per dienst × programma × aard × date what of the flex euros is open; a tie inside the year gives the date."""
    gegevens = Gegevens(scenario)
    flex: dict[str, dict[tuple[str, Aard, date], int]] = defaultdict(lambda: defaultdict(int))
    for post in scenario.posten:
        gebonden_tot = post.gebonden_tot if gegevens.gebonden_euro(post) > 0 else None
        vrij_vanaf = gebonden_tot or date(scenario.jaar, 1, 1)
        flex[post.dienst][post.programma, post.aard, vrij_vanaf] += plan.splitsing[post.post].flex_euro
    saldi = []
    for dienst, per_pot in sorted(flex.items()):
        sleutels = sorted(per_pot)
        gewichten = [per_pot[s] for s in sleutels]
        open_euro = sum(gewichten) * scenario.spelregels.pool_deel_bp // HELE_DEEL_BP
        for (programma, aard, vrij_vanaf), euro in zip(sleutels, naar_rato(open_euro, gewichten), strict=True):
            if euro:
                pot = f"{Potsoort.FLEX} {dienst} {programma} {aard}"
                saldi.append(Openingssaldo(pot, Potsoort.FLEX, None, dienst, programma, aard, vrij_vanaf, euro=euro))
    return saldi


def _flexuren(scenario: Scenario, plan: Plan) -> tuple[Flexuren, ...]:
    """Per dienst its flex hours; the strippenkaarten take theirs first, pro rata."""
    honderdsten = {d.dienst: 0 for d in scenario.diensten}
    for post in scenario.posten:
        honderdsten[post.dienst] += plan.splitsing[post.post].flex_honderdsten
    uren = [fte * scenario.spelregels.uren_per_fte // 100 for fte in honderdsten.values()]
    gevraagd = sum(w.strippenkaart_uren for w in scenario.wijken)
    strippen = naar_rato(min(gevraagd, sum(uren)), uren)
    return tuple(
        Flexuren(dienst, heel, weg, (heel - weg) * scenario.spelregels.pool_deel_bp // HELE_DEEL_BP)
        for dienst, heel, weg in zip(honderdsten, uren, strippen, strict=True)
    )


def _urenpotten(scenario: Scenario, flexuren: tuple[Flexuren, ...]) -> list[Openingssaldo]:
    return [
        Openingssaldo(
            pot=f"{Potsoort.UREN} {f.dienst}",
            soort=Potsoort.UREN,
            wijk=None,
            dienst=f.dienst,
            programma=None,
            aard=None,
            vrij_vanaf=date(scenario.jaar, 1, 1),
            uren=f.pool_uren,
            reserve_uren=f.pool_uren * scenario.spelregels.spoedreserve_bp // HELE_DEEL_BP,
        )
        for f in flexuren
        if f.pool_uren
    ]


def _strippenkaarten(scenario: Scenario, flexuren: tuple[Flexuren, ...]) -> list[Openingssaldo]:
    """One card per wijk; where the flex hours fall short, each card holds its part of what there is."""
    gevraagd = [w.strippenkaart_uren for w in scenario.wijken]
    aanwezig = naar_rato(sum(f.strippen_uren for f in flexuren), gevraagd)
    return [
        Openingssaldo(
            pot=f"{Potsoort.STRIPPEN} {wijk.wijk}",
            soort=Potsoort.STRIPPEN,
            wijk=wijk.wijk,
            dienst=None,
            programma=None,
            aard=None,
            vrij_vanaf=date(scenario.jaar, 1, 1),
            uren=uren,
        )
        for wijk, uren in zip(scenario.wijken, aanwezig, strict=True)
        if uren
    ]
