"""What two plans differ in, as data: whole euros, hundredths of fte.

Sign. ``voordeel`` follows the Voorjaarsnota: positive is good for the budget, so a dienst or programma that costs less
is a voordeel. What lands in a wijk is counted from the wijk: more is positive. S and I are structureel and
incidenteel.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from allocator.workbook.verschillen import Verschil


class Bevoegd(StrEnum):
    """Whose decision something is.

    The raad authorises lasten per programma: only what changes the lasten of a programma is the raad's. Inside one the
    college may shift.
    """

    COLLEGE = "college"
    RAAD = "raad"


class Wending(StrEnum):
    """What becomes of a prioriteit."""

    TOEGEKEND = "gaat nu door"
    GEWEIGERD = "gaat niet meer door"
    ANDERE_VARIANT = "gaat door in een andere variant"
    ANDERE_INZET = "vraagt iets anders"
    ANDERE_DEKKING = "komt van andere teams of ander geld"


@dataclass(frozen=True, slots=True)
class Toekenning:
    """What a granted variant takes of the city, and from where.

    ``euro_s`` and ``euro_i`` are the euros of its structurele and incidentele inzet, without the loonkosten of the fte.
    """

    variant: str
    euro_s: int
    euro_i: int
    honderdsten: int
    herkomst: tuple[str, ...]
    """What each team and each dekking (dienst, programma, aard) brings, in words: `0,4 fte van team SW-1`."""


@dataclass(frozen=True, slots=True)
class Prioriteitverschil:
    """A prioriteit that is decided on otherwise; ``None`` is not granted."""

    prioriteit: str
    naam: str
    wijk: str
    wending: Wending
    was: Toekenning | None
    wordt: Toekenning | None
    bevoegd: Bevoegd = Bevoegd.COLLEGE

    @property
    def verschil_s_euro(self) -> int:
        """How many euros more are earmarked for structurele inzet."""
        return (self.wordt.euro_s if self.wordt else 0) - (self.was.euro_s if self.was else 0)

    @property
    def verschil_i_euro(self) -> int:
        """How many euros more are earmarked for incidentele inzet."""
        return (self.wordt.euro_i if self.wordt else 0) - (self.was.euro_i if self.was else 0)

    @property
    def verschil_honderdsten(self) -> int:
        """How many hundredths of fte more are earmarked."""
        return (self.wordt.honderdsten if self.wordt else 0) - (self.was.honderdsten if self.was else 0)


@dataclass(frozen=True, slots=True)
class Poststand:
    """How a post is split: euros, and fte in hundredths (vast is what is neither flex nor vervallen)."""

    vast_euro: int = 0
    flex_euro: int = 0
    vervallen_euro: int = 0
    vast_honderdsten: int = 0
    flex_honderdsten: int = 0
    vervallen_honderdsten: int = 0

    @property
    def euros(self) -> tuple[int, int, int]:
        """Vast, flex and vervallen."""
        return self.vast_euro, self.flex_euro, self.vervallen_euro

    @property
    def honderdsten(self) -> tuple[int, int, int]:
        """The fte that are vast, flex and vervallen."""
        return self.vast_honderdsten, self.flex_honderdsten, self.vervallen_honderdsten


@dataclass(frozen=True, slots=True)
class Postverschil:
    """A post that is split otherwise; one that is in one scenario only is all zeros in the other."""

    post: str
    omschrijving: str
    dienst: str
    programma: str
    aard: str
    was: Poststand
    wordt: Poststand
    bevoegd: Bevoegd


@dataclass(frozen=True, slots=True)
class Afspraakverschil:
    """A wijkafspraak that is served by other teams or other money."""

    afspraak: str
    naam: str
    wijk: str
    was: tuple[str, ...]
    wordt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taakstellingverschil:
    """A taakstelling of which another part is filled in; ``None`` when a scenario hasn't got it."""

    taakstelling: str
    was_euro: int | None
    wordt_euro: int | None
    tekort_euro: int
    """What is still missing in the second plan."""


@dataclass(frozen=True, slots=True)
class Groepstand:
    """A dienst, programma or portefeuille in one plan. Netto is lasten less baten, after what drops."""

    netto_s_euro: int = 0
    netto_i_euro: int = 0
    lasten_euro: int = 0
    """What stays: vast + flex."""
    flex_euro: int = 0
    vervallen_euro: int = 0
    honderdsten: int = 0
    """The fte that stay."""
    flex_honderdsten: int = 0


@dataclass(frozen=True, slots=True)
class Groepverschil:
    """A dienst, programma or portefeuille: was and wordt."""

    sleutel: str
    naam: str
    was: Groepstand
    wordt: Groepstand

    @property
    def verschil_lasten_euro(self) -> int:
        """How many euros more of lasten stay."""
        return self.wordt.lasten_euro - self.was.lasten_euro

    @property
    def voordeel_s_euro(self) -> int:
        """Structureel, positive when it costs less."""
        return self.was.netto_s_euro - self.wordt.netto_s_euro

    @property
    def voordeel_i_euro(self) -> int:
        """Incidenteel, positive when it costs less."""
        return self.was.netto_i_euro - self.wordt.netto_i_euro

    @property
    def verandert(self) -> bool:
        """Whether anything differs."""
        return self.was != self.wordt


@dataclass(frozen=True, slots=True)
class Wijkstand:
    """A wijk in one plan."""

    toegekend: int = 0
    oormerk_s_euro: int = 0
    """Euros earmarked for structurele inzet."""
    oormerk_i_euro: int = 0
    oormerk_honderdsten: int = 0
    landt_euro: int = 0
    """All euros that land in the wijk."""
    landt_honderdsten: int = 0
    bediening: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Wijkverschil:
    """A wijk: was and wordt."""

    wijk: str
    naam: str
    was: Wijkstand
    wordt: Wijkstand

    @property
    def verschil_euro(self) -> int:
        """How many euros more land in the wijk."""
        return self.wordt.landt_euro - self.was.landt_euro

    @property
    def verschil_honderdsten(self) -> int:
        """How many hundredths of fte more land in the wijk."""
        return self.wordt.landt_honderdsten - self.was.landt_honderdsten

    @property
    def verandert(self) -> bool:
        """Whether anything differs."""
        return self.was != self.wordt


@dataclass(frozen=True)
class Planverschil:
    """All that differs between two plans; groups are all there, whether they change or not."""

    prioriteiten: tuple[Prioriteitverschil, ...] = ()
    posten: tuple[Postverschil, ...] = ()
    afspraken: tuple[Afspraakverschil, ...] = ()
    taakstellingen: tuple[Taakstellingverschil, ...] = ()
    diensten: tuple[Groepverschil, ...] = ()
    programmas: tuple[Groepverschil, ...] = ()
    portefeuilles: tuple[Groepverschil, ...] = ()
    wijken: tuple[Wijkverschil, ...] = ()

    @property
    def voor_de_raad(self) -> tuple[Groepverschil, ...]:
        """The programma's of which the lasten change."""
        return tuple(p for p in self.programmas if p.verschil_lasten_euro)

    @property
    def besluiten(self) -> int:
        """How many decisions differ."""
        return len(self.prioriteiten) + len(self.posten) + len(self.afspraken) + len(self.taakstellingen)


@dataclass(frozen=True)
class Vergelijking:
    """One workbook or optie (``wordt``) held against another (``was``).

    ``plan`` is ``None`` when a side has no plan, and empty when both scenarios are the same, so that one plan is the
    plan of both.
    """

    was: str
    wordt: str
    invoer: tuple[Verschil, ...]
    plan: Planverschil | None
    zonder_plan: tuple[str, ...] = ()
    """The sides that have no plan."""
    onder_tijdslimiet: tuple[str, ...] = ()
    """The sides that the time limit cut off: another run may give another plan, or one where there is none now."""

    @property
    def gelijk(self) -> bool:
        """Whether nothing at all differs."""
        return not self.invoer and self.plan is not None and not self.plan.besluiten
