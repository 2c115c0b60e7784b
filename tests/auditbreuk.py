"""Small changes to the example of :mod:`auditvoorbeeld`, to break one rule of the audit at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass, replace
from typing import Any

from auditvoorbeeld import maak_doelen, maak_plan, maak_scenario

from allocator_models.audit import audit_plan
from allocator_models.plan import Plan
from allocator_models.result import Auditverslag, Doeluitkomst
from allocator_models.scenario import Scenario
from allocator_models.spelregels import Doel, Wijkvloer


@dataclass(frozen=True)
class Zaak:
    """What one audit gets to see."""

    scenario: Scenario
    plan: Plan
    doelen: tuple[Doeluitkomst, ...] = ()

    def toets(self) -> Auditverslag:
        """Audit it."""
        return audit_plan(self.scenario, self.plan, self.doelen)


Stap = Callable[[Zaak], Zaak]


@dataclass(frozen=True)
class Geval:
    """A broken example: the rule and the place that must be named, and which other rules it breaks along the way."""

    naam: str
    regel: str
    plaats: str
    stappen: tuple[Stap, ...]
    ook: frozenset[str]


def geval(naam: str, regel: str, plaats: str, *stappen: Stap, ook: str = "") -> Geval:
    """Return a broken example; ``ook`` lists the other rules, separated by spaces."""
    return Geval(naam, regel, plaats, stappen, frozenset(ook.split()))


def voorbeeld(*stappen: Stap) -> Zaak:
    """Return the valid example after ``stappen``."""
    zaak = Zaak(maak_scenario(), maak_plan())
    for stap in stappen:
        zaak = stap(zaak)
    return zaak


def schuif(post: str, **verschil: int) -> Stap:
    """Add to the amounts of one splitsing."""

    def stap(zaak: Zaak) -> Zaak:
        deel = zaak.plan.splitsing[post]
        return anders("splitsingen", (post,), **{v: getattr(deel, v) + d for v, d in verschil.items()})(zaak)

    return stap


def anders(lijst: str, sleutel: tuple[object, ...], **velden: Any) -> Stap:
    """Change fields of the items of a list of the plan that begin with ``sleutel``, of which there must be some."""

    def stap(zaak: Zaak) -> Zaak:
        items = getattr(zaak.plan, lijst)
        assert any(_begint(item, sleutel) for item in items)
        nieuw = (replace(item, **velden) if _begint(item, sleutel) else item for item in items)
        return replace(zaak, plan=replace(zaak.plan, **{lijst: _op_volgorde(nieuw)}))

    return stap


def zonder(lijst: str, *sleutel: object) -> Stap:
    """Take the items that begin with ``sleutel`` out of a list of the plan."""

    def stap(zaak: Zaak) -> Zaak:
        items = getattr(zaak.plan, lijst)
        over = tuple(item for item in items if not _begint(item, sleutel))
        assert len(over) < len(items)
        return replace(zaak, plan=replace(zaak.plan, **{lijst: over}))

    return stap


def erbij(lijst: str, *items: object) -> Stap:
    """Put items into a list of the plan, in their place."""

    def stap(zaak: Zaak) -> Zaak:
        nieuw = _op_volgorde((*getattr(zaak.plan, lijst), *items))
        return replace(zaak, plan=replace(zaak.plan, **{lijst: nieuw}))

    return stap


def andersom(lijst: str) -> Stap:
    """Reverse a list of the plan."""
    return lambda zaak: replace(zaak, plan=replace(zaak.plan, **{lijst: tuple(reversed(getattr(zaak.plan, lijst)))}))


def met_post(post: str, **velden: Any) -> Stap:
    """Change a post of the scenario."""
    return _in_scenario("posten", "post", post, **velden)


def met_wijk(wijk: str, **velden: Any) -> Stap:
    """Change a wijk of the scenario."""
    return _in_scenario("wijken", "wijk", wijk, **velden)


def met_taakstelling(taakstelling: str, **velden: Any) -> Stap:
    """Change a taakstelling of the scenario."""
    return _in_scenario("taakstellingen", "taakstelling", taakstelling, **velden)


def met_afspraak(afspraak: str, **velden: Any) -> Stap:
    """Change a wijkafspraak of the scenario."""
    return _in_scenario("wijkafspraken", "afspraak", afspraak, **velden)


def met_inzet(prioriteit: str, regel: int, **velden: Any) -> Stap:
    """Change an inzet row of variant A of a prioriteit."""

    def stap(zaak: Zaak) -> Zaak:
        variant = zaak.scenario.variant[prioriteit, "A"]
        rijen = tuple(replace(i, **velden) if i.regel == regel else i for i in variant.inzet)
        return met_variant(prioriteit, inzet=rijen)(zaak)

    return stap


def met_variant(prioriteit: str, **velden: Any) -> Stap:
    """Change variant A of a prioriteit."""

    def stap(zaak: Zaak) -> Zaak:
        varianten = tuple(
            replace(v, **velden) if v.variant == "A" else v for v in zaak.scenario.prioriteit[prioriteit].varianten
        )
        return _in_scenario("prioriteiten", "prioriteit", prioriteit, varianten=varianten)(zaak)

    return stap


def met_spelregels(**velden: Any) -> Stap:
    """Change spelregels."""
    return lambda zaak: met_scenario(spelregels=replace(zaak.scenario.spelregels, **velden))(zaak)


def met_scenario(**velden: Any) -> Stap:
    """Change whole fields of the scenario."""
    return lambda zaak: replace(zaak, scenario=replace(zaak.scenario, **velden))


def met_plan(**velden: Any) -> Stap:
    """Change whole fields of the plan."""
    return lambda zaak: replace(zaak, plan=replace(zaak.plan, **velden))


# The rechten follow from posten and prioriteiten: without a floor, a change to those breaks its own rule only.
ZONDER_VLOER: tuple[Stap, ...] = (met_spelregels(wijkvloer=Wijkvloer.GEEN), met_plan(vloer=None))


def met_vloer(**velden: Any) -> Stap:
    """Change the floor of the plan."""

    def stap(zaak: Zaak) -> Zaak:
        assert zaak.plan.vloer is not None
        return met_plan(vloer=replace(zaak.plan.vloer, **velden))(zaak)

    return stap


def met_recht(wijk: str, **velden: Any) -> Stap:
    """Change what a wijk may count on."""

    def stap(zaak: Zaak) -> Zaak:
        assert zaak.plan.vloer is not None
        rechten = tuple(replace(r, **velden) if r.wijk == wijk else r for r in zaak.plan.vloer.rechten)
        return met_vloer(rechten=rechten)(zaak)

    return stap


def met_doel(welk: Doel, **velden: Any) -> Stap:
    """Claim outcomes of the goals, all true but for the fields of one."""
    return lambda zaak: replace(
        zaak, doelen=tuple(replace(u, **velden) if u.doel is welk else u for u in maak_doelen())
    )


def _in_scenario(lijst: str, sleutel: str, naam: str, **velden: Any) -> Stap:
    def stap(zaak: Zaak) -> Zaak:
        items = getattr(zaak.scenario, lijst)
        assert any(getattr(item, sleutel) == naam for item in items)
        nieuw = tuple(replace(item, **velden) if getattr(item, sleutel) == naam else item for item in items)
        return met_scenario(**{lijst: nieuw})(zaak)

    return stap


def _waarden(item: Any) -> tuple[Any, ...]:
    return item if isinstance(item, tuple) else astuple(item)


def _begint(item: Any, sleutel: tuple[object, ...]) -> bool:
    return _waarden(item)[: len(sleutel)] == sleutel


def _op_volgorde(items: Any) -> tuple[Any, ...]:
    return tuple(sorted(items, key=lambda item: tuple("" if w is None else str(w) for w in _waarden(item))))
