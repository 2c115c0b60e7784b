"""The frozen data of the year: pots and what is in them, requests, and the advice on each.

Everything is whole numbers, in the units of :mod:`allocator_models.scenario`. The year book keeps these; the rule of
:mod:`allocator_models.herverdeling` is a pure function from a :class:`Jaarstand` to its :class:`Advies` rows. Reasons
are facts (a closed list of what can bind, with numbers), never sentences. No solver and no printing here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from allocator_models.scenario import Aard, Initiatief, Scenario

SPOEDRESERVE_TOT = (10, 1)
"""Month and day from which the spoedreserve is open to ordinary requests."""


class Potsoort(StrEnum):
    """What a pot holds and for whom."""

    LEEFBAARHEID = "leefbaarheidsbudget"
    FLEX = "flexibel geld"
    UREN = "flexibele uren"
    STRIPPEN = "strippenkaart"


@dataclass(frozen=True, slots=True)
class Openingssaldo:
    """An opening balance of one pot: euros or hours, free from a date. A pot may have several, with other dates.

    ``reserve_euro`` and ``reserve_uren`` are the part that is kept for spoed until 1 October.
    """

    pot: str
    soort: Potsoort
    wijk: str | None
    dienst: str | None
    programma: str | None
    aard: Aard | None
    vrij_vanaf: date
    euro: int = 0
    uren: int = 0
    reserve_euro: int = 0
    reserve_uren: int = 0


@dataclass(frozen=True, slots=True)
class LaterVrij:
    """A part of a pot's opening balance that is not free yet on the date of the stand."""

    vrij_vanaf: date
    euro: int = 0
    uren: int = 0


@dataclass(frozen=True, slots=True)
class Potstand:
    """One pot on the date of the stand.

    ``euro`` and ``uren`` are what is free and left after all besluiten (what was toegezegd is off them), the
    reserve for spoed *included*; ``reserve_euro`` and ``reserve_uren`` are how much of that is still reserve: the
    opening reserve less what spoed took from it, and never more than what is left. From 1 October it counts as
    ordinary money. What is free only later is in ``later`` and not in ``euro``.
    """

    pot: str
    soort: Potsoort
    wijk: str | None
    dienst: str | None
    programma: str | None
    aard: Aard | None
    euro: int = 0
    uren: int = 0
    reserve_euro: int = 0
    reserve_uren: int = 0
    budget_euro: int = 0
    """All opening balances together, whatever their date: what verplaatsbaar_deel is a part of."""
    budget_uren: int = 0
    in_euro: int = 0
    """Moved in by verplaatsingen so far this year."""
    uit_euro: int = 0
    """Moved out by verplaatsingen so far this year."""
    later: tuple[LaterVrij, ...] = ()


@dataclass(frozen=True, slots=True)
class Verzoek:
    """One open request: the fields of the sheet, and its place in the order of arrival.

    ``initiatief.datum`` is the day on which it came in; on the same day the lower ``volgnummer`` came first.
    """

    initiatief: Initiatief
    volgnummer: int = 0

    @property
    def volgorde(self) -> tuple[date, int, str]:
        """The order of arrival."""
        return self.initiatief.datum, self.volgnummer, self.initiatief.initiatief


@dataclass(frozen=True, slots=True)
class Deel:
    """What one pot pays of a grant, in euros or in hours."""

    pot: str
    euro: int = 0
    uren: int = 0


@dataclass(frozen=True, slots=True)
class Verplaatsing:
    """Euros that one leefbaarheidsbudget gives another, a proposal to the giving wijkregisseur.

    ``onder_voorbehoud``: giver and receiver lie in different programma's, so that the raad has to decide first.
    """

    van: str
    naar: str
    euro: int
    onder_voorbehoud: bool = False


@dataclass(frozen=True, slots=True)
class Toezegging:
    """What a besluit has granted; its euros and hours are off the pots already."""

    initiatief: str
    delen: tuple[Deel, ...]


@dataclass(frozen=True, slots=True)
class Drempel:
    """The drempelscore of one quarter: published beforehand, and the same for everyone until the next quarter."""

    vanaf: date
    """First day of the quarter."""
    score_duizendsten: int
    verwachte_score_duizendsten: int = 0
    """Mean total score of the years of history replayed with it; 0 without history."""
    historiejaren: int = 0
    """How many years of history it rests on."""


class Uitkomst(StrEnum):
    """What the advice is."""

    TOEKENNEN = "toekennen"
    WACHTEN = "wachten"
    WEIGEREN = "weigeren"


class Reden(StrEnum):
    """What an advice rests on: the closed list, each with its numbers in a :class:`Grond`."""

    PAST = "past"
    """Granted: it contributes enough and it fits."""
    ZELF_BESLISSEN = "zelf beslissen"
    """Granted, or refused for want of balance: at most ``zelf_beslissen_tot``, so only yardstick and balance count."""
    SPOED = "spoed"
    """Granted from the spoedreserve first."""
    GEEN_BIJDRAGE = "geen bijdrage"
    """Score 0: it serves neither the wijkambitie nor the policy of the city."""
    GEEN_POT = "geen pot"
    """No pot exists that could pay it: the wijk has no leefbaarheidsbudget, the dienst no hours."""
    AARD = "aard"
    """It is structureel, and the pots that could pay it are incidenteel."""
    SALDO = "saldo"
    """The pot holds too little, whatever else is asked."""
    UREN = "uren"
    """The dienst has too few hours left, whatever else is asked."""
    RESERVE = "reserve"
    """The pot would do, but for what is kept for spoed until 1 October."""
    LATER_VRIJ = "later vrij"
    """Money of the pot becomes free on a later date."""
    VRIJGAVE = "vrijgave"
    """Money of other wijken may move only from the vrijgavedatum."""
    DREMPEL = "drempel"
    """The score lies below the published drempelscore."""
    SPREIDING = "spreiding"
    """Without history a pot is spent no faster than the year goes by, plus a month."""
    ANDERE_AANVRAGEN = "andere aanvragen"
    """Other open requests contribute more per euro or per hour."""
    VERWACHTE_VRAAG = "verwachte vraag"
    """What is expected in the rest of the year contributes more per euro or per hour."""
    TENDER = "tender"
    """It is weighed with all others at the next tender."""
    WACHT_TOT = "wacht tot"
    """The indiener says that it can wait, and later more may be possible."""


@dataclass(frozen=True, slots=True)
class Grond:
    """One fact under an advice. Zero and empty mean: doesn't apply.

    ``gevraagd`` is what the request asks of ``pot``, ``aanwezig`` what ordinary requests (or spoed) could take there.
    ``score_duizendsten`` is the drempelscore, or for ANDERE_AANVRAGEN and VERWACHTE_VRAAG the score of the request.
    ``andere`` names the open requests that were granted from the same pots instead.
    """

    reden: Reden
    pot: str | None = None
    gevraagd_euro: int = 0
    aanwezig_euro: int = 0
    gevraagd_uren: int = 0
    aanwezig_uren: int = 0
    score_duizendsten: int = 0
    datum: date | None = None
    andere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WatWel:
    """What would turn a no into a yes today, each alone and each verified by weighing again; ``None``: nothing does.

    ``score_duizendsten`` is the lowest score in steps of 0,1 that would do; ``bedrag_euro`` the highest amount, in
    steps of € 50, with which it would be granted whole.
    """

    score_duizendsten: int | None = None
    bedrag_euro: int | None = None


@dataclass(frozen=True, slots=True)
class Advies:
    """The advice on one request, of one date."""

    initiatief: str
    datum: date
    uitkomst: Uitkomst
    bedrag_euro: int = 0
    uren: int = 0
    delen: tuple[Deel, ...] = ()
    """What each pot pays; the euros add up to ``bedrag_euro``, the hours to ``uren``."""
    verplaatsingen: tuple[Verplaatsing, ...] = ()
    """Moves without which ``delen`` would not fit; they are posted with the besluit."""
    spoed_uit_reserve: tuple[Deel, ...] = ()
    """The part of ``delen`` that spoed takes from the reserve."""
    beslisser: str | None = None
    """The role of the mandate table that decides; ``None`` when there is nothing to decide (wachten)."""
    onder_voorbehoud: bool = False
    """A verplaatsing crosses programma's: nothing is posted until the raadsbesluit."""
    gronden: tuple[Grond, ...] = ()
    """The main one first; never empty."""
    wachten_tot: date | None = None
    beslissen_voor: date | None = None
    """The last day of the beslistermijn."""
    escalatie: tuple[str, ...] = ()
    """With a refusal: whom to turn to, in order."""
    wat_wel: WatWel | None = None
    """Only with a refusal or a wait, and only where it was asked for."""
    bewezen: bool = True
    """``False``: the time limit ended the weighing before its optimum was proven; nothing is wrong with the advice."""

    @property
    def reden(self) -> Reden:
        """The main reason."""
        return self.gronden[0].reden


@dataclass(frozen=True)
class Jaarstand:
    """Everything that the rule looks at, on one date.

    ``verzoeken`` are the open requests; ``gezien`` is every request of this year that came in up to the date, open
    ones included (for the forecast); ``geschiedenis`` are the requests of earlier years. Scores of all are as they
    were judged. ``scenario`` gives spelregels, wijken, diensten and programma's.
    """

    datum: date
    scenario: Scenario
    potten: tuple[Potstand, ...] = ()
    verzoeken: tuple[Verzoek, ...] = ()
    gezien: tuple[Initiatief, ...] = ()
    geschiedenis: tuple[Initiatief, ...] = ()
    toegezegd: tuple[Toezegging, ...] = ()
    drempel: Drempel | None = None
    """The published drempelscore of this quarter; ``None``: none yet, ``drempelscore`` computes the one to publish."""
    geweigerd: frozenset[str] = field(default_factory=frozenset)
    """Of ``gezien``, what was refused or withdrawn: the reserve list when money comes free."""

    @cached_property
    def pot(self) -> Mapping[str, Potstand]:
        """Pots by name."""
        return {p.pot: p for p in self.potten}

    @property
    def reserve_open(self) -> bool:
        """Whether the spoedreserve is open to ordinary requests."""
        return self.datum >= date(self.scenario.jaar, *SPOEDRESERVE_TOT)

    @property
    def vrijgavedatum(self) -> date:
        """From when unspent money may move between wijken."""
        return date(self.scenario.jaar, *self.scenario.spelregels.vrijgavedatum)


def kwartaal_begin(datum: date) -> date:
    """Return the first day of the quarter of a date."""
    return date(datum.year, 3 * ((datum.month - 1) // 3) + 1, 1)
