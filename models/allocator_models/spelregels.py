"""The rules of the game of a scenario, and the goals it may pursue.

Units are in the names, as in :mod:`allocator_models.scenario`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Flexgrondslag(StrEnum):
    """Over which lasten the flexdoel is counted."""

    BEINVLOEDBAAR = "beinvloedbaar"
    ALLE = "alle"


class Wijkvloer(StrEnum):
    """How the wijken are kept from going without."""

    VLOER = "vloer"
    AANDELEN = "aandelen"
    GEEN = "geen"


class ScoreTelt(StrEnum):
    """Whether an initiatief's score counts by its size or by the piece."""

    OMVANG = "omvang"
    STUK = "stuk"


class Verdeelwijze(StrEnum):
    """How requests during the year are weighed against each other."""

    AFWEGING = "afweging"
    DREMPELSCORE = "drempelscore"
    VOLGORDE = "volgorde"
    TENDER = "tender"


class Doel(StrEnum):
    """The goals that the sheet Doelen may list, in no particular order."""

    VERPLICHTINGEN = "verplichtingen"
    TAAKSTELLING = "taakstelling"
    FLEXBAND = "flexband"
    WIJKPRIORITEITEN = "wijkprioriteiten"
    BEHOUD_AFSTAND = "behoud_afstand"
    BEHOUD = "behoud"
    EENVOUD = "eenvoud"
    STABILITEIT = "stabiliteit"


STANDAARD_DOELEN = (
    Doel.VERPLICHTINGEN,
    Doel.TAAKSTELLING,
    Doel.FLEXBAND,
    Doel.WIJKPRIORITEITEN,
    Doel.BEHOUD_AFSTAND,
    Doel.BEHOUD,
    Doel.EENVOUD,
)
"""The goals pursued when the sheet Doelen is empty, most important first."""


@dataclass(frozen=True, slots=True)
class Doelregel:
    """One goal in its place, with the part of its value that later goals may give up again."""

    doel: Doel
    tolerantie: float = 0.0


@dataclass(frozen=True, slots=True)
class Mandaat:
    """Up to which amount a role may decide; ``None`` is no limit."""

    rol: str
    grens_euro: int | None


@dataclass(frozen=True, slots=True)
class Spelregels:
    """The rules of the game, with the defaults of the contract. Solver settings alone are floats."""

    flexdoel_bp: int = 2000
    bandbreedte_dienst_bp: int = 500
    bandbreedte_concern_bp: int = 100
    flexgrondslag: Flexgrondslag = Flexgrondslag.BEINVLOEDBAAR
    bestuurlijk_vrij: bool = False
    min_inzet_honderdsten: int = 20
    fte_stap_honderdsten: int = 10
    wijkvloer: Wijkvloer = Wijkvloer.VLOER
    wijkvloer_deel_bp: int = 9000
    score_telt: ScoreTelt = ScoreTelt.OMVANG
    uren_per_fte: int = 1400
    loonkosten_per_fte_euro: int = 74_132
    vrijgavedatum: tuple[int, int] = (9, 1)
    """Month and day."""
    verplaatsbaar_deel_bp: int = 2500
    verplaatskosten_bp: int = 1000
    poolkosten_bp: int = 500
    pool_deel_bp: int = 200
    spoedreserve_bp: int = 500
    verdeelwijze: Verdeelwijze = Verdeelwijze.AFWEGING
    verdeelwijze_subsidie: Verdeelwijze = Verdeelwijze.DREMPELSCORE
    zelf_beslissen_tot_euro: int = 2500
    beslistermijn_dagen: int = 56
    historie_jaren: int = 0
    tijdslimiet_seconden: float = 60.0
    gap: float = 0.001
    mandaten: tuple[Mandaat, ...] = (
        Mandaat("wijkregisseur", 5_000),
        Mandaat("directeur wijkgericht werken", 20_000),
        Mandaat("dienstdirecteur", 50_000),
        Mandaat("algemeen directeur", 100_000),
        Mandaat("college", None),
    )
