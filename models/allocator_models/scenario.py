"""The frozen data of one valid scenario: what goes into a jaarplan.

Everything here is whole numbers, and the names carry the unit:

* ``_euro``: whole euros;
* ``_honderdsten``: fte in hundredths (0,4 fte is 40);
* ``_duizendsten``: scores and weights in thousandths (score 7,5 is 7500);
* ``_bp``: shares in hundredths of a percent (20 % is 2000);
* ``_cent``: a value that mixes euros and fte, in hundredths of a euro, so that fte × loonkosten stays whole.

A :class:`Scenario` holds its rows in canonical order (by identifier), so that the same rows in any order are the
same scenario, with the same :func:`invoer_hash`. It is valid by construction: ``allocator.workbook`` checks before
it converts. No solver, no spreadsheet and no printing here.
"""

from __future__ import annotations

import copyreg
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from allocator_models.canoniek import vingerafdruk
from allocator_models.spelregels import STANDAARD_DOELEN, Doelregel, Spelregels

SCHEMA_VERSIE = 1
"""The version of the scenario workbook that :class:`Scenario` is converted from."""

HELE_DEEL_BP = 10_000
"""100 % in hundredths of a percent."""


def _alleen_lezen[Sleutel, Waarde](inhoud: Mapping[Sleutel, Waarde]) -> MappingProxyType[Sleutel, Waarde]:
    return MappingProxyType(inhoud)


# A scenario also goes to other processes, and Python doesn't send read-only mappings there of its own accord.
copyreg.pickle(MappingProxyType, lambda mapping: (_alleen_lezen, (dict(mapping),)))


class Aard(StrEnum):
    """Whether money or work comes back every year."""

    STRUCTUREEL = "S"
    INCIDENTEEL = "I"


class Gebondenheid(StrEnum):
    """How firmly a post's euros are tied."""

    JURIDISCH = "juridisch"
    BESTUURLIJK = "bestuurlijk"
    BELEIDSMATIG = "beleidsmatig"
    VRIJ = "vrij"


class Kostensoort(StrEnum):
    """The closed list of cost types of the sheet Begroting."""

    PERSONEEL = "personeel"
    INHUUR = "inhuur"
    INKOOP = "inkoop"
    SUBSIDIE = "subsidie"
    UITKERING = "uitkering"
    KAPITAALLASTEN = "kapitaallasten"
    DOORBELASTING = "doorbelasting"
    VOORZIENING = "voorziening"
    RESERVEMUTATIE = "reservemutatie"
    STELPOST = "stelpost"
    OVERIG = "overig"


class Verplicht(StrEnum):
    """How firmly a variant of a prioriteit has been promised beforehand."""

    NEE = "nee"
    JA = "ja"
    TOEGEZEGD = "toegezegd"


class AfhankelijkheidSoort(StrEnum):
    """What one prioriteit means for another."""

    VEREIST = "vereist"
    SLUIT_UIT = "sluit uit"


class Vorm(StrEnum):
    """The form in which an initiatief is supported."""

    SUBSIDIE = "subsidie"
    OPDRACHT = "opdracht"
    EIGEN_UITVOERING = "eigen uitvoering"
    UREN = "uren"


@dataclass(frozen=True, slots=True)
class Dienst:
    """A service of the city, with its own flexdoel and band (already defaulted from Spelregels)."""

    dienst: str
    naam: str
    flexdoel_bp: int
    bandbreedte_bp: int


@dataclass(frozen=True, slots=True)
class Programma:
    """The level at which the raad authorises lasten."""

    programma: str
    naam: str
    portefeuillehouder: str = ""


@dataclass(frozen=True, slots=True)
class Wijk:
    """A district, its need and its leefbaarheidsbudget."""

    wijk: str
    naam: str
    inwoners: int = 0
    behoefte_duizendsten: int = 1000
    krachtwijk: bool = False
    leefbaarheidsbudget_euro: int = 0
    leefbaarheidspost: str | None = None
    """The post in which the budget lies, if any."""
    strippenkaart_uren: int = 0
    mag_afgeven: bool = True


@dataclass(frozen=True, slots=True)
class Post:
    """A line of the begroting; with ``fte_honderdsten > 0`` it is a team.

    ``stap_euro``: ``None`` is indivisible, 0 is any whole euro, otherwise parts go in steps of this size and the last
    step is the remainder. ``baten_vervallen_bp`` is the part of all baten that falls away as soon as anything of the
    post drops; ``None`` is pro rata of what drops, rounded up.
    """

    post: str
    dienst: str
    programma: str
    omschrijving: str
    kostensoort: Kostensoort
    lasten_euro: int
    baten_euro: int = 0
    baten_vervallen_bp: int | None = None
    fte_honderdsten: int = 0
    bezetting_honderdsten: int = 0
    fte_gebonden_honderdsten: int = 0
    vrij_vanaf: date | None = None
    aard: Aard = Aard.STRUCTUREEL
    gebondenheid: Gebondenheid = Gebondenheid.BELEIDSMATIG
    gebonden_tot: date | None = None
    """Tied up to, not including, this date; ``None`` is the whole year."""
    onderbouwing: str = ""
    stap_euro: int | None = None
    waarde_duizendsten: int = 1000
    gebied: str | None = None
    functie: str | None = None
    oormerkbaar: bool = False
    niet_getoetst: bool = False
    """The gebondenheid was empty and has been filled by default: nobody has judged it."""
    aard_niet_ingevuld: bool = False


@dataclass(frozen=True, slots=True)
class Taakstelling:
    """An imposed saving; ``None`` for dienst or programma means any."""

    taakstelling: str
    dienst: str | None
    programma: str | None
    bedrag_euro: int
    aard: Aard = Aard.STRUCTUREEL
    geboekt_op: str | None = None
    """The negative stelpost on which it is booked already, if so."""


@dataclass(frozen=True, slots=True)
class Ambitie:
    """A four-year goal of a wijk."""

    ambitie: str
    wijk: str
    naam: str


@dataclass(frozen=True, slots=True)
class Inzet:
    """What a variant takes of one dienst; ``regel`` counts the rows of its variant from 1.

    With a ``partner`` it takes nothing from the dienst (``dienst`` may then be empty).
    """

    prioriteit: str
    variant: str
    regel: int
    dienst: str | None
    programma: str | None
    functie: str | None
    fte_honderdsten: int
    euro: int
    aard: Aard
    partner: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to carry out a prioriteit, as a whole or not at all."""

    prioriteit: str
    variant: str
    naam: str
    score_duizendsten: int
    verplicht: Verplicht = Verplicht.NEE
    inzet: tuple[Inzet, ...] = ()

    @property
    def stadsinzet(self) -> tuple[Inzet, ...]:
        """The rows that the city itself brings."""
        return tuple(i for i in self.inzet if i.partner is None)


@dataclass(frozen=True, slots=True)
class Prioriteit:
    """What a wijk asks for in its wijkactieprogramma; at most one of its varianten is carried out."""

    prioriteit: str
    wijk: str
    ambitie: str | None
    thema: str
    varianten: tuple[Variant, ...]

    @property
    def verplicht(self) -> bool:
        """Whether leaving it out counts under the goal verplichtingen."""
        return any(v.verplicht is Verplicht.JA for v in self.varianten)

    @property
    def toegezegd(self) -> Variant | None:
        """The variant that has been promised and must stay, if any."""
        return next((v for v in self.varianten if v.verplicht is Verplicht.TOEGEZEGD), None)


@dataclass(frozen=True, slots=True)
class Wijkafspraak:
    """Regular work promised to a wijk, reserved before all else; ``post`` is optional."""

    afspraak: str
    wijk: str
    dienst: str
    post: str | None
    fte_honderdsten: int
    euro: int
    naam: str


@dataclass(frozen=True, slots=True)
class Wijktoerekening:
    """Which part of a post lands in a wijk."""

    post: str
    wijk: str
    aandeel_bp: int
    sleutel: str = ""


@dataclass(frozen=True, slots=True)
class Afhankelijkheid:
    """``vereist``: prioriteit only with andere. ``sluit uit``: never both."""

    prioriteit: str
    soort: AfhankelijkheidSoort
    andere: str


@dataclass(frozen=True, slots=True)
class Initiatief:
    """A request for money or hours during a year: history, or a stream to simulate."""

    initiatief: str
    datum: date
    wijken: tuple[tuple[str, int], ...]
    """The wijken with their shares in ``_bp``; the first one leads."""
    naam: str
    indiener: str
    vorm: Vorm | None
    thema: str
    dienst: str | None
    programma: str | None
    aard: Aard
    bedrag_euro: int
    minimaal_euro: int
    uren: int
    score_duizendsten: int
    spoed: bool
    wacht_tot: date | None
    toegekend_euro: int | None
    besluitdatum: date | None


@dataclass(frozen=True, slots=True)
class Basisplan:
    """The plan that the goal stabiliteit holds the new one against."""

    bron: str
    keuzes: Mapping[str, str]
    """prioriteit → variant."""
    euro: Mapping[str, tuple[int, int, int]]
    """post → (vast, flex, vervallen)."""
    fte: Mapping[str, tuple[int, int]]
    """post → (flex, vervallen) in hundredths."""


@dataclass(frozen=True)
class Scenario:
    """One valid scenario; all tuples are sorted by identifier (goals by rank)."""

    naam: str
    jaar: int
    vraag: str = ""
    begrotingsstand: str = ""
    prijspeil: str = ""
    herkomst: str = ""
    spelregels: Spelregels = field(default_factory=Spelregels)
    doelen: tuple[Doelregel, ...] = tuple(Doelregel(doel) for doel in STANDAARD_DOELEN)
    diensten: tuple[Dienst, ...] = ()
    programmas: tuple[Programma, ...] = ()
    wijken: tuple[Wijk, ...] = ()
    gebieden: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    """gebied → its wijken."""
    posten: tuple[Post, ...] = ()
    taakstellingen: tuple[Taakstelling, ...] = ()
    ambities: tuple[Ambitie, ...] = ()
    prioriteiten: tuple[Prioriteit, ...] = ()
    wijkafspraken: tuple[Wijkafspraak, ...] = ()
    wijktoerekening: tuple[Wijktoerekening, ...] = ()
    afhankelijkheden: tuple[Afhankelijkheid, ...] = ()
    initiatieven: tuple[Initiatief, ...] = ()
    basisplan: Basisplan | None = None

    @cached_property
    def dienst(self) -> Mapping[str, Dienst]:
        """Diensten by identifier."""
        return {d.dienst: d for d in self.diensten}

    @cached_property
    def wijk(self) -> Mapping[str, Wijk]:
        """Wijken by identifier."""
        return {w.wijk: w for w in self.wijken}

    @cached_property
    def post(self) -> Mapping[str, Post]:
        """Posten by identifier."""
        return {p.post: p for p in self.posten}

    @cached_property
    def prioriteit(self) -> Mapping[str, Prioriteit]:
        """Prioriteiten by identifier."""
        return {p.prioriteit: p for p in self.prioriteiten}

    @cached_property
    def variant(self) -> Mapping[tuple[str, str], Variant]:
        """Varianten by (prioriteit, variant)."""
        return {(v.prioriteit, v.variant): v for p in self.prioriteiten for v in p.varianten}

    @property
    def dagen_in_jaar(self) -> int:
        """365 or 366."""
        return (date(self.jaar + 1, 1, 1) - date(self.jaar, 1, 1)).days


def invoer_hash(scenario: Scenario) -> str:
    """Return the SHA-256 of the scenario in canonical form, with the schema version, as 64 hexadecimal digits."""
    return vingerafdruk({"schema": SCHEMA_VERSIE, "scenario": scenario})
