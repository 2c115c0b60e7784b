"""A table as data, drawn in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import fill

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from allocator.report.tabel import Tabel
from allocator.report.tabeltekst import celtekst, is_getal

_KOPBREEDTE = 7
"""A head over numbers takes more lines rather than the room of the words beside it."""

_WOORDBREEDTE = 16
"""A word this long is broken off in a narrow terminal; a shorter one never is."""

_TUSSENRUIMTE = 2
_RAND = 2


def toon_tabel(tabel: Tabel, *, hoogstens: int) -> RenderableType:
    """Draw the first ``hoogstens`` rows under the title of a table; numbers are never broken off.

    Columns for which the terminal has no room go on in a table below, beside what the rows are about.
    """
    return _Getekend([_kolom(tabel, plaats, hoogstens) for plaats in range(len(tabel.kolommen))], tabel.titel)


@dataclass(frozen=True, slots=True)
class _Kolom:
    """A column as text."""

    kop: str
    cellen: tuple[str, ...]
    getal: bool

    @property
    def minste(self) -> int:
        """The least width in which it can be read, with the room beside it."""
        woorden = [len(woord) for woord in self.kop.split()]
        delen = [len(cel) for cel in self.cellen] if self.getal else [len(w) for c in self.cellen for w in c.split()]
        nodig = max([*woorden, *delen], default=0)
        return (nodig if self.getal else min(nodig, _WOORDBREEDTE)) + _TUSSENRUIMTE


def _kolom(tabel: Tabel, plaats: int, hoogstens: int) -> _Kolom:
    kolom = tabel.kolommen[plaats]
    getal = is_getal(kolom.soort)
    kop = fill(kolom.kop, _KOPBREEDTE, break_long_words=False) if getal else kolom.kop
    return _Kolom(kop, tuple(celtekst(kolom.soort, rij[plaats]) for rij in tabel.rijen[:hoogstens]), getal)


@dataclass(frozen=True, slots=True)
class _Getekend:
    """A table that sees how wide the terminal is."""

    kolommen: Sequence[_Kolom]
    titel: str | None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for nummer, kolommen in enumerate(self._naast_elkaar(options.max_width)):
            yield _teken(kolommen, None if nummer else self.titel)

    def _naast_elkaar(self, breedte: int) -> Iterator[list[_Kolom]]:
        """Yield the columns that fit beside each other; those after the first go with what the rows are about."""
        sleutels = self._sleutels()
        groep: list[_Kolom] = []
        for kolom in self.kolommen:
            if len(groep) > len(sleutels) and sum(k.minste for k in (*groep, kolom)) + _RAND > breedte:
                yield groep
                groep = list(sleutels)
            groep.append(kolom)
        yield groep

    def _sleutels(self) -> list[_Kolom]:
        """The columns in front of the first numbers that are no wider than a word; of whole texts, the first alone."""
        getallen = [nummer for nummer, kolom in enumerate(self.kolommen) if kolom.getal]
        voorop = list(self.kolommen[: getallen[0]]) if getallen else list(self.kolommen[:1])
        kort = [k for k in voorop if max(map(len, k.cellen), default=0) <= _WOORDBREEDTE]
        return kort if len(kort) == len(voorop) else voorop[:1]


def _teken(kolommen: Sequence[_Kolom], titel: str | None) -> Table:
    getekend = Table(title=titel, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, collapse_padding=True)
    for kolom in kolommen:
        rechts = kolom.getal
        getekend.add_column(
            Text(kolom.kop),
            justify="right" if rechts else "left",
            no_wrap=rechts,
            overflow="fold",
            min_width=None if rechts else kolom.minste - _TUSSENRUIMTE,
        )
    for cellen in zip(*(kolom.cellen for kolom in kolommen), strict=True):
        getekend.add_row(*map(Text, cellen))
    return getekend
