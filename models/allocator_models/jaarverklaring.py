"""The frozen data of a verified reason in the year: why a request got what it got, and what would change that.

Whole euros, whole hours, scores in thousandths. Every :class:`Wijziging` has been weighed with that change before it is
in here; :mod:`allocator_models.herverdeling.verklaring` does so. Facts only, never sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from allocator_models.jaar import Advies
from allocator_models.scenario import Initiatief


class Wijzigingsoort(StrEnum):
    """What is changed; ``waarde`` of the :class:`Wijziging` is in the unit said here."""

    SCORE = "score"
    """Another score: the lowest that does, in thousandths."""
    BEDRAG = "bedrag"
    """A smaller request, hours and all: the highest amount that does, in euros."""
    PARTNER = "partner"
    """Somebody else pays a part of this request: the least that does, in euros. The rest is asked whole."""
    UREN = "uren"
    """Somebody else does a part of the hours of this request: the least that does, in hours."""
    EENMALIG = "eenmalig"
    """It is asked once instead of every year; ``waarde`` is 0."""
    POT = "pot"
    """So many euros more in the pot, tied to nothing: enough, not the least."""
    POT_UREN = "pot uren"
    """So many hours more in the pot, tied to nothing: enough, not the least."""


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One change that alone turns a no into a yes today. It was weighed with that change before it was written here."""

    soort: Wijzigingsoort
    waarde: int
    minste: bool
    """One step less was weighed too, and is still a no."""
    pot: str | None = None


@dataclass(frozen=True, slots=True)
class Potdruk:
    """What one pot is asked for by a request, and what there was for it.

    ``vrij`` is what the request could take if it came alone; ``over`` what is left of that after the others of the day.
    """

    pot: str
    gevraagd_euro: int = 0
    vrij_euro: int = 0
    over_euro: int = 0
    gevraagd_uren: int = 0
    vrij_uren: int = 0
    over_uren: int = 0

    @property
    def knelt(self) -> bool:
        """Whether the others leave too little of it."""
        return self.gevraagd_euro > self.over_euro or self.gevraagd_uren > self.over_uren


@dataclass(frozen=True, slots=True)
class Voorganger:
    """A request that was granted from a pot that this one asks for."""

    initiatief: str
    euro: int
    """From those pots."""
    uren: int
    zelfde_wijk: bool
    eerder: bool
    """It was decided before today."""


@dataclass(frozen=True, slots=True)
class Verdrongen:
    """What another open request would get less, if this one were granted."""

    initiatief: str
    euro: int
    uren: int


@dataclass(frozen=True, slots=True)
class Verdringing:
    """What gives way when a request is granted whatever it costs, and what that is worth.

    ``verwacht`` is what requests that are still expected would get less, in the mean over the years of history.
    ``score_duizendsten`` is what the same money and hours score elsewhere, as the score of a request of this size.
    """

    bedrag_euro: int
    uren: int
    """What it would get itself."""
    aanvragen: tuple[Verdrongen, ...] = ()
    verwacht_euro: int = 0
    verwacht_uren: int = 0
    score_duizendsten: int | None = None


@dataclass(frozen=True, slots=True)
class Verklaring:
    """Everything that can be said of one advice. Empty, None and False mean: doesn't apply."""

    initiatief: Initiatief
    advies: Advies
    potten: tuple[Potdruk, ...] = ()
    voorgangers: tuple[Voorganger, ...] = ()
    verdringing: Verdringing | None = None
    te_dicht: bool = False
    """The margin lies inside the gap to which the weighing was solved: no change is said then."""
    wijzigingen: tuple[Wijziging, ...] = ()
    blijft_vanaf_duizendsten: int | None = None
    """Of a yes: the lowest score with which it is still one."""
    blijft_minste: bool = False
    """One step lower was weighed too, and is a no."""

    def waarde_van(self, soort: Wijzigingsoort) -> int | None:
        """Return what a kind of change takes, if it was found to do."""
        return next((w.waarde for w in self.wijzigingen if w.soort is soort), None)


@dataclass(frozen=True, slots=True)
class Verklaard:
    """The advice of one day, and the explanations that were asked for with it."""

    adviezen: tuple[Advies, ...]
    verklaringen: tuple[Verklaring, ...]
