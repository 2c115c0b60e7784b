"""A rule that can't hold, or had to give way, and the repairs that were proven to help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allocator_models.result import Herstel, Versoepeling
from allocator_models.verklaring.ingreep import Ingreep


@dataclass(frozen=True, slots=True)
class Herstelpunt:
    """One repair of one knelpunt, solved again before it was written down.

    ``over_euro`` and ``over_honderdsten``: how much may still fall short with it in any plan that is as good; both 0
    when it is gone. ``minste``: with one step less it isn't gone.
    """

    ingreep: Ingreep
    over_euro: int = 0
    over_honderdsten: int = 0
    minste: bool = False

    @property
    def helemaal(self) -> bool:
        """Whether nothing falls short any more."""
        return not (self.over_euro or self.over_honderdsten)


@dataclass(frozen=True, slots=True)
class Flexfeiten:
    """Why a dienst, or (``dienst`` None) the city, lies outside its band: euros, or hundredths of fte where ``uren``.

    ``doel_bp``, ``laagste_bp`` and ``hoogste_bp`` are parts of ``basis`` (vast + flex); of that basis ``gebonden`` is
    tied, ``tot`` says until which days a part of it is (the rest: the whole year), ``leeg`` is not filled (hours) and
    ``beloofd`` has been promised to wijken (afspraken, and what is toegezegd).
    """

    dienst: str | None
    uren: bool
    doel_bp: int
    laagste_bp: int
    hoogste_bp: int
    flex: int
    basis: int
    gebonden: int
    tot: tuple[tuple[date, int], ...]
    leeg: int
    beloofd: int


@dataclass(frozen=True, slots=True)
class Knelpunt:
    """What is short, and what would help: repairs ranked by size, those that help wholly first.

    ``wat`` is what the law lacks (:class:`Herstel`), or a soft rule that gave way (:class:`Versoepeling`, of a band its
    euros or its hours). A repair of the law is proven together with the first repair of every other shortage in the
    law; a repair of a soft rule on its own.
    """

    wat: Herstel | Versoepeling
    punten: tuple[Herstelpunt, ...]
    feiten: Flexfeiten | None = None

    @property
    def wet(self) -> bool:
        """Whether the law itself can't hold: without a repair there is no plan."""
        return isinstance(self.wat, Herstel)
