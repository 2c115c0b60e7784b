"""Merged cells on a sheet of the contract: which row a value is meant for can't be seen, so they are refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from allocator.workbook.problems import Melding
from allocator.workbook.rows import Kopregel, RuweRij, Samengevoegd
from allocator.workbook.stored import kolomletters, kolomnummer

_BEREIK = re.compile(r"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)")
_MEESTE_BEDEKT = 100_000
"""Cells under merged ones that are marked; more only costs time, for the sheet is refused anyway."""


@dataclass(frozen=True, slots=True, order=True)
class _Bereik:
    """A range of cells: its rows and the numbers of its columns, the last ones included."""

    boven: int
    links: int
    onder: int
    rechts: int

    @classmethod
    def lees(cls, tekst: str) -> _Bereik | None:
        """Return the range that is written like ``A3:B5``; None when it isn't one."""
        gevonden = _BEREIK.fullmatch(tekst)
        if not gevonden:
            return None
        links, boven, rechts, onder = gevonden.groups()
        try:
            return cls(int(boven), kolomnummer(links), int(onder), kolomnummer(rechts))
        except ValueError:
            return None

    @property
    def hoek(self) -> str:
        """The address of the first cell."""
        return f"{kolomletters(self.links)}{self.boven}"

    @property
    def tekst(self) -> str:
        """The range as Excel writes it."""
        return f"{self.hoek}:{kolomletters(self.rechts)}{self.onder}"


def samengevoegd(kop: Kopregel, rijen: Sequence[RuweRij], bereiken: Iterable[str]) -> list[_Bereik]:
    """Return the merged ranges that touch the heads or the rows of a sheet, from the top."""
    laatste = max((rij.nummer for rij in rijen), default=1)
    gelezen = sorted(filter(None, map(_Bereik.lees, bereiken)))
    return [b for b in gelezen if b.boven <= laatste and kop.velden_tussen(b.links, b.rechts)]


def melding(kop: Kopregel, bereiken: Sequence[_Bereik]) -> Melding:
    """Return what to say of merged cells, once for the sheet."""
    andere = len(bereiken) - 1
    ook = f", net als op {andere} andere {'plek' if andere == 1 else 'plekken'}" if andere else ""
    return Melding(
        kop.naam,
        bereiken[0].hoek,
        None,
        f"De cellen {bereiken[0].tekst} zijn samengevoegd{ook}.",
        "Hef het samenvoegen op en vul elke cel apart in.",
    )


def markeer(kop: Kopregel, rijen: Sequence[RuweRij], bereiken: Iterable[_Bereik]) -> tuple[RuweRij, ...]:
    """Return the rows with a mark in each empty cell that lies under another one."""
    laatste = max((rij.nummer for rij in rijen), default=1)
    bedekt: set[tuple[int, str]] = set()
    for bereik in bereiken:
        if len(bedekt) < _MEESTE_BEDEKT:
            bedekt.update(_bedekt(kop, bereik, laatste))
    return tuple(_gemarkeerd(rij, bedekt) for rij in rijen)


def _bedekt(kop: Kopregel, bereik: _Bereik, laatste_rij: int) -> Iterator[tuple[int, str]]:
    """The row and field of each cell of a range but its first, as far as there is data."""
    velden = kop.velden_tussen(bereik.links, bereik.rechts)
    for rij in range(bereik.boven, min(bereik.onder, laatste_rij, bereik.boven + _MEESTE_BEDEKT) + 1):
        for veld in velden:
            if (rij, kop.kolommen[veld]) != (bereik.boven, bereik.links):
                yield rij, veld


def _gemarkeerd(rij: RuweRij, bedekt: set[tuple[int, str]]) -> RuweRij:
    onder = {veld: Samengevoegd() for veld in rij.kop.kolommen if (rij.nummer, veld) in bedekt}
    return RuweRij(rij.kop, rij.nummer, {**onder, **rij.cellen}) if onder else rij
