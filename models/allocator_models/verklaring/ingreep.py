"""Changes of a scenario that make room: which cells get which value, and how much money or hours that takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from allocator_models.scenario import Gebondenheid, Post, Prioriteit, Scenario, Verplicht, Wijkafspraak

type Celwaarde = str | int | bool | date | None
"""As the scenario holds it: whole euros, hundredths of fte, hundredths of a percent."""


class Rijsoort(StrEnum):
    """What kind of row changes."""

    POST = "post"
    DIENST = "dienst"
    TAAKSTELLING = "taakstelling"
    AFSPRAAK = "afspraak"
    VARIANT = "variant"
    SPELREGELS = "spelregels"


@dataclass(frozen=True, slots=True)
class Verandering:
    """One cell: the row by its key, the field of the scenario's row, what it is and what it becomes.

    ``veld`` None: the row itself goes (of a wijkafspraak). ``sleutel`` of a variant is (prioriteit, variant);
    spelregels have none.
    """

    rij: Rijsoort
    sleutel: tuple[str, ...]
    veld: str | None
    was: Celwaarde
    wordt: Celwaarde


class Ingreepsoort(StrEnum):
    """What a change comes down to; in the order in which equals are named: what is decided nearest comes first."""

    VACATURES = "vacatures vervullen"
    UREN_LOS = "uren losmaken"
    LOSMAKEN = "geld losmaken"
    KLEINERE_STAP = "post deelbaar maken"
    OORMERKBAAR = "oormerkbaar maken"
    MINDER_AFSPRAAK = "minder afspreken"
    FORMATIE = "formatie uitbreiden"
    MEER_GELD = "meer geld"
    BATEN = "baten behouden"
    EERDER_VRIJ = "eerder vrij"
    TAAKSTELLING = "lagere taakstelling"
    BESTUURLIJK_VRIJ = "bestuurlijk vrij"
    BAND = "ruimere band"
    GEEN_PLICHT = "niet meer verplicht"
    TOEZEGGING = "toezegging laten vallen"
    SAMEN = "samen"


@dataclass(frozen=True, slots=True)
class Ingreep:
    """Changes that belong together. ``euro`` and ``fte_honderdsten`` say what it takes: its size."""

    soort: Ingreepsoort
    dienst: str | None
    veranderingen: tuple[Verandering, ...]
    euro: int = 0
    fte_honderdsten: int = 0

    @property
    def cellen(self) -> frozenset[tuple[Rijsoort, tuple[str, ...], str | None]]:
        """Which cells change; of a wijkafspraak the row as a whole, since it may go."""
        return frozenset((v.rij, v.sleutel, None if v.rij is Rijsoort.AFSPRAAK else v.veld) for v in self.veranderingen)

    def waarde_cent(self, loonkosten_per_fte_euro: int) -> int:
        """Return the size in hundredths of a euro, hours at their cost."""
        return 100 * self.euro + self.fte_honderdsten * loonkosten_per_fte_euro


def samen(ingrepen: Iterable[Ingreep], soort: Ingreepsoort = Ingreepsoort.SAMEN) -> Ingreep:
    """Return changes of different cells as one."""
    alle = tuple(ingrepen)
    diensten = {ingreep.dienst for ingreep in alle}
    return Ingreep(
        soort,
        diensten.pop() if len(diensten) == 1 else None,
        tuple(verandering for ingreep in alle for verandering in ingreep.veranderingen),
        sum(ingreep.euro for ingreep in alle),
        sum(ingreep.fte_honderdsten for ingreep in alle),
    )


def pas_toe(scenario: Scenario, ingreep: Ingreep) -> Scenario:
    """Return the scenario with the changes made."""
    for verandering in ingreep.veranderingen:
        scenario = _pas_een_toe(scenario, verandering)
    return scenario


_RIJEN = {
    Rijsoort.POST: "posten",
    Rijsoort.DIENST: "diensten",
    Rijsoort.TAAKSTELLING: "taakstellingen",
    Rijsoort.AFSPRAAK: "wijkafspraken",
}
"""Where the scenario keeps rows of a kind; the field with their key is called as the kind."""


def _pas_een_toe(scenario: Scenario, v: Verandering) -> Scenario:
    nieuw: dict[str, Any] = {} if v.veld is None else {v.veld: v.wordt}
    if v.rij is Rijsoort.SPELREGELS:
        return replace(scenario, spelregels=replace(scenario.spelregels, **nieuw))
    if v.rij is Rijsoort.VARIANT:
        return replace(scenario, prioriteiten=tuple(_met(q, v.sleutel, nieuw) for q in scenario.prioriteiten))
    alle = getattr(scenario, _RIJEN[v.rij])
    deze = [getattr(rij, v.rij) in v.sleutel for rij in alle]
    rijen = (replace(rij, **nieuw) if is_deze else rij for rij, is_deze in zip(alle, deze, strict=True))
    blijft = (rij for rij, is_deze in zip(rijen, deze, strict=True) if nieuw or not is_deze)
    inhoud: dict[str, Any] = {_RIJEN[v.rij]: tuple(blijft)}
    return replace(scenario, **inhoud)


def _met(prioriteit: Prioriteit, sleutel: tuple[str, ...], nieuw: dict[str, Any]) -> Prioriteit:
    varianten = (replace(v, **nieuw) if (v.prioriteit, v.variant) == sleutel else v for v in prioriteit.varianten)
    return replace(prioriteit, varianten=tuple(varianten))


# --- one cell --------------------------------------------------------------------------------------------------------


def van_post(post: Post, veld: str, wordt: Celwaarde) -> Verandering:
    """Return the change of one cell of a post."""
    return Verandering(Rijsoort.POST, (post.post,), veld, getattr(post, veld), wordt)


def van_afspraak(afspraak: Wijkafspraak, veld: str, wordt: int) -> Verandering:
    """Return the change of one amount of a wijkafspraak."""
    return Verandering(Rijsoort.AFSPRAAK, (afspraak.afspraak,), veld, getattr(afspraak, veld), wordt)


def vervalt(afspraak: Wijkafspraak) -> Verandering:
    """Return a wijkafspraak that goes altogether."""
    return Verandering(Rijsoort.AFSPRAAK, (afspraak.afspraak,), None, None, None)


def niet_beloofd(prioriteit: Prioriteit) -> tuple[Verandering, ...]:
    """Return the changes after which a prioriteit is neither toegezegd nor verplicht."""
    return tuple(
        Verandering(Rijsoort.VARIANT, (v.prioriteit, v.variant), "verplicht", v.verplicht, Verplicht.NEE)
        for v in prioriteit.varianten
        if v.verplicht is not Verplicht.NEE
    )


def is_los(post: Post) -> bool:
    """Whether neither law nor college holds the money of a post."""
    return post.gebondenheid in (Gebondenheid.BELEIDSMATIG, Gebondenheid.VRIJ)
