"""The rule and its rivals, each as it would be applied to every request, and the optimum afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from allocator_models.herverdeling.adviseren import adviezen
from allocator_models.herverdeling.afweging import Kandidaat, Uitslag, weeg_af
from allocator_models.herverdeling.drempel import beste_drempel
from allocator_models.herverdeling.verdeling import tarief, verdeel, verdeel_tender
from allocator_models.herverdeling.verwachting import Verwachting
from allocator_models.jaar import Drempel, Jaarstand, LaterVrij, Potstand, Uitkomst, kwartaal_begin
from allocator_models.scenario import Scenario
from allocator_models.simulatie.jaarverloop import Jaarverloop, Ronde, speel, weken
from allocator_models.simulatie.stroom import Jaarstroom
from allocator_models.solver import Instellingen, Zoekwijze
from allocator_models.spelregels import Verdeelwijze

ACHTERAF = Instellingen(
    gap=5e-3, gap_eenheden=0.01, tijdslimiet_seconden=60.0, threads=1, zoekwijze=Zoekwijze.ZONDER_HERSTART
)
"""The optimum afterwards. Its bound is what counts: within a second that is as near as 0,1 %, to the disadvantage of
every rule, while a choice that comes as near takes five."""

KWARTAALTENDER = Instellingen(
    gap=5e-3, gap_eenheden=0.01, knopen=10, tijdslimiet_seconden=60.0, threads=1, zoekwijze=Zoekwijze.ZONDER_HERSTART
)
"""A tender that is only compared with: half a percent of a quarter is soon found, and long in proving."""


class Regel(StrEnum):
    """What can be played; the names are those of the command's output."""

    ALLOCATOR = "allocator"
    DREMPELSCORE = "drempelscore"
    OP_VOLGORDE = "op_volgorde"
    KWARTAALTRANCHES = "kwartaaltranches"
    KWARTAALTENDER = "kwartaaltender"
    OPTIMUM = "optimum_achteraf"


@dataclass(frozen=True, slots=True)
class Spel:
    """A year to play: the city, its pots on 1 January, the requests, and what is expected."""

    scenario: Scenario
    potten: tuple[Potstand, ...]
    stroom: Jaarstroom
    verwachting: Verwachting

    @classmethod
    def van(cls, scenario: Scenario, potten: Sequence[Potstand], stroom: Jaarstroom) -> Spel:
        """Make the history ready once for all rules."""
        return cls(scenario, tuple(potten), stroom, Verwachting(scenario, potten, stroom.geschiedenis))


def met_verdeelwijze(scenario: Scenario, wijze: Verdeelwijze) -> Scenario:
    """Return the city with one rule for every request, small ones included."""
    regels = replace(scenario.spelregels, verdeelwijze=wijze, verdeelwijze_subsidie=wijze, zelf_beslissen_tot_euro=0)
    return replace(scenario, spelregels=regels)


def speel_regel(spel: Spel, regel: Regel) -> Jaarverloop:
    """Play the year under a rule."""
    return _SPELERS[regel](spel)


def optimum_achteraf(spel: Spel) -> Uitslag:
    """Return the best that could have been done by who knows all requests beforehand, each paid on its own day."""
    stand = Jaarstand(date(spel.scenario.jaar, 1, 1), spel.scenario, spel.potten)
    kandidaten = [Kandidaat(i.initiatief, i.datum, i.spoed, spel.verwachting.keuzen(i)) for i in spel.stroom.aanvragen]
    return weeg_af(stand, tarief(stand, spel.verwachting, ()), kandidaten, (), {}, ACHTERAF)


def _allocator(spel: Spel) -> Jaarverloop:
    """The rule of the herverdeling, weekly; what it advises to wait for stays open."""

    def beslis(stand: Jaarstand) -> Ronde:
        verdeling = verdeel(stand, spel.verwachting)
        uit = adviezen(verdeling, spel.verwachting)
        return Ronde(verdeling, frozenset(a.initiatief for a in uit if a.uitkomst is Uitkomst.WACHTEN))

    stad = met_verdeelwijze(spel.scenario, Verdeelwijze.AFWEGING)
    return speel(stad, spel.potten, spel.stroom, beslis, tuple(weken(stad.jaar)))


def _drempelscore(spel: Spel) -> Jaarverloop:
    """In order of arrival from a score that is published each quarter."""
    drempels: dict[date, Drempel] = {}

    def beslis(stand: Jaarstand) -> Ronde:
        kwartaal = kwartaal_begin(stand.datum)
        if kwartaal not in drempels:
            drempels[kwartaal] = beste_drempel(stand, spel.verwachting)
        return Ronde(verdeel(stand, spel.verwachting, drempels[kwartaal].score_duizendsten))

    stad = met_verdeelwijze(spel.scenario, Verdeelwijze.DREMPELSCORE)
    return speel(stad, spel.potten, spel.stroom, beslis, tuple(weken(stad.jaar)))


def _op_volgorde(spel: Spel) -> Jaarverloop:
    """First come, first served."""
    stad = met_verdeelwijze(spel.scenario, Verdeelwijze.VOLGORDE)
    return speel(stad, spel.potten, spel.stroom, lambda s: Ronde(verdeel(s, spel.verwachting)), tuple(weken(stad.jaar)))


def _kwartaaltranches(spel: Spel) -> Jaarverloop:
    """First come, first served, with a quarter of each pot free each quarter."""
    return _op_volgorde(replace(spel, potten=tuple(_in_tranches(p, spel.scenario.jaar) for p in spel.potten)))


def _kwartaaltender(spel: Spel) -> Jaarverloop:
    """At the end of each quarter the best of what came in, with a quarter of each pot free each quarter."""
    jaar = spel.scenario.jaar
    dagen = (date(jaar, 3, 31), date(jaar, 6, 30), date(jaar, 9, 30), date(jaar, 12, 31))
    potten = [_in_tranches(p, jaar) for p in spel.potten]
    stad = met_verdeelwijze(spel.scenario, Verdeelwijze.TENDER)
    return speel(stad, potten, spel.stroom, lambda s: Ronde(verdeel_tender(s, spel.verwachting, KWARTAALTENDER)), dagen)


def _in_tranches(pot: Potstand, jaar: int) -> Potstand:
    """Return a pot of which a quarter of what is free on 1 January is free then, and the rest quarter by quarter."""
    euro, uren = pot.euro // 4, pot.uren // 4
    later = tuple(LaterVrij(date(jaar, maand, 1), euro, uren) for maand in (4, 7, 10))
    return replace(pot, euro=pot.euro - 3 * euro, uren=pot.uren - 3 * uren, later=(*pot.later, *later))


_SPELERS: dict[Regel, Callable[[Spel], Jaarverloop]] = {
    Regel.ALLOCATOR: _allocator,
    Regel.DREMPELSCORE: _drempelscore,
    Regel.OP_VOLGORDE: _op_volgorde,
    Regel.KWARTAALTRANCHES: _kwartaaltranches,
    Regel.KWARTAALTENDER: _kwartaaltender,
}
