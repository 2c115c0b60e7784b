"""A run in the terminal: status, goals, and short tables per dienst and per wijk, legible at 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from allocator.report.cijfers import Cijfers
from allocator.report.samenvatting import kerncijfers, opmerkingen
from allocator.report.zinnen import (
    DOELNAAM,
    doeloordeel,
    doelwaarde,
    herstelzin,
    procent,
    statuszin,
)
from allocator.workbook.notation import fte, getal
from allocator_models.result import Jaarplan

_MEESTE_HERSTEL = 10


def samenvatting(jaarplan: Jaarplan, optie: str | None = None) -> Iterator[RenderableType]:
    """Yield what `verdeel` shows of a run, from top to bottom; printing is up to the command."""
    yield Text(f"{jaarplan.scenario.naam}, {jaarplan.scenario.jaar}", style="bold")
    yield Text(statuszin(jaarplan), style="bold" if jaarplan.plan else "bold red")
    cijfers = Cijfers.van(jaarplan)
    if cijfers:
        yield Text(" · ".join(f"{k.wat}: {k.hoeveel}" for k in kerncijfers(cijfers)[:3]))
    for opmerking in opmerkingen(jaarplan, optie):
        yield Text(f"• {opmerking}")
    for herstel in jaarplan.herstel[:_MEESTE_HERSTEL]:
        yield Text(f"• {herstelzin(herstel)}")
    if jaarplan.doelen:
        yield _doelen(jaarplan)
    if cijfers:
        yield _diensten(cijfers)
        yield _wijken(cijfers)


def _tabel(titel: str, koppen: Sequence[tuple[str, bool]], rijen: Sequence[Sequence[str]]) -> Table:
    """Draw a table; a head with True is that of a column of numbers, which is never broken off."""
    tabel = Table(title=titel, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, collapse_padding=True)
    for kop, is_getal in koppen:
        tabel.add_column(Text(kop), justify="right" if is_getal else "left", no_wrap=is_getal, overflow="fold")
    for rij in rijen:
        tabel.add_row(*(Text(cel) for cel in rij))
    return tabel


def _doelen(jaarplan: Jaarplan) -> Table:
    return _tabel(
        "Doelen, het belangrijkste eerst",
        (("Doel", False), ("Uitkomst", True), ("Oordeel", False)),
        [(DOELNAAM[d.doel], doelwaarde(d), doeloordeel(d)) for d in jaarplan.doelen],
    )


def _diensten(cijfers: Cijfers) -> Table:
    return _tabel(
        "Diensten (bedragen x € 1.000)",
        (
            ("Dienst", False),
            ("Lasten", True),
            ("Flex", True),
            ("Flex %", True),
            ("Vervalt", True),
            ("Fte", True),
            ("Flex fte", True),
            ("Band", False),
        ),
        [
            (
                d.dienst or d.naam,
                _duizend(d.lasten_euro),
                _duizend(d.flex_euro),
                procent(d.flexaandeel) if d.flexaandeel is not None else "–",
                _duizend(d.vervallen_euro),
                _fte(d.fte_honderdsten),
                _fte(d.flex_honderdsten),
                "✓" if d.in_band else "✗",
            )
            for d in (*cijfers.diensten, cijfers.stad)
        ],
    )


def _wijken(cijfers: Cijfers) -> Table:
    return _tabel(
        "Wijken (bedragen x € 1.000)",
        (
            ("Wijk", False),
            ("Toegekend", True),
            ("Oormerk", True),
            ("Fte", True),
            ("Recht", True),
            ("Bediening", True),
            ("Landt samen", True),
        ),
        [
            (
                w.wijk.naam,
                f"{w.toegekend} van {w.gevraagd}",
                _duizend(w.oormerk_euro),
                _fte(w.oormerk_honderdsten),
                _duizend(w.recht.recht_euro) if w.recht else "–",
                procent(w.bediening, 0) if w.bediening is not None else "–",
                _duizend(w.landt_euro),
            )
            for w in cijfers.wijken
        ],
    )


def _duizend(bedrag: int) -> str:
    return getal(round(bedrag / 1000))


def _fte(honderdsten: int) -> str:
    return fte(honderdsten).removesuffix(" fte")
