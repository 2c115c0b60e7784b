"""A run in the terminal: the main figures, about a screen; all of it is in the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from allocator.commands.output import tabel
from allocator.report.cijfers import Cijfers, Dienstcijfers
from allocator.report.samenvatting import kerncijfers, opmerkingen
from allocator.report.zinnen import (
    CONCEPT,
    DOELNAAM,
    STATUSZIN,
    doeloordeel,
    doelwaarde,
    herstelzin,
    procent,
    versoepelingzin,
)
from allocator.workbook.notation import euro, fte
from allocator_models.result import Jaarplan

if TYPE_CHECKING:
    from rich.console import RenderableType

MEESTE_REGELS = 20
"""Lines of a list before it is cut off."""


def summary(jaarplan: Jaarplan, optie: str | None) -> Iterator[RenderableType]:
    """Give what to print about a run, from the answer to what deserves a look."""
    scenario = jaarplan.scenario
    yield f"Jaarplan {scenario.jaar}: {scenario.naam}{f', optie {optie}' if optie else ''}. {CONCEPT}."
    yield STATUSZIN[jaarplan.status]
    cijfers = Cijfers.van(jaarplan)
    if cijfers:
        yield _kerncijfers(cijfers)
        yield _doelen(jaarplan)
        yield _diensten(cijfers)
        yield _wijken(cijfers)
    yield from _lijst("Waar een regel moest wijken:", [versoepelingzin(v) for v in jaarplan.versoepelingen])
    yield from _lijst("Wat er tekortkomt:", [herstelzin(h) for h in jaarplan.herstel])
    yield from _lijst("Let op:", opmerkingen(jaarplan, optie))


def _kerncijfers(cijfers: Cijfers) -> RenderableType:
    rijen = [(cijfer.wat, cijfer.hoeveel, cijfer.waarvan) for cijfer in kerncijfers(cijfers)]
    return tabel(("In het kort", "Hoeveel", "Waarvan"), rijen, rechts=("Hoeveel",))


def _doelen(jaarplan: Jaarplan) -> RenderableType:
    rijen = [(DOELNAAM[d.doel], doelwaarde(d), doeloordeel(d)) for d in jaarplan.doelen]
    return tabel(("Doel", "Uitkomst", "Oordeel"), rijen, rechts=("Uitkomst",))


def _diensten(cijfers: Cijfers) -> RenderableType:
    koppen = ("Dienst", "Lasten", "Vast", "Flex", "Vervallen", "Flex van grondslag", "Fte flex", "Flex van fte")
    rijen = [_dienst(d, d.dienst) for d in cijfers.diensten]
    return tabel(koppen, [*rijen, _dienst(cijfers.stad, "Stad")], rechts=koppen[1:])


def _dienst(d: Dienstcijfers, naam: str) -> tuple[str, ...]:
    bedragen = (d.lasten_euro, d.vast_euro, d.flex_euro, d.vervallen_euro)
    uren = (fte(d.flex_honderdsten), _deel(d.flexaandeel_fte))
    return (naam, *map(euro, bedragen), _deel(d.flexaandeel), *uren)


def _wijken(cijfers: Cijfers) -> RenderableType:
    koppen = ("Wijk", "Prioriteiten", "Geld", "Uren", "Recht", "Bediening")
    rijen = [
        (
            w.wijk.naam,
            f"{w.toegekend} van {w.gevraagd}",
            euro(w.oormerk_euro),
            fte(w.oormerk_honderdsten),
            euro(w.recht.recht_euro) if w.recht else "–",
            _deel(w.bediening),
        )
        for w in cijfers.wijken
    ]
    return tabel(koppen, rijen, rechts=koppen[1:])


def _deel(deel: Fraction | None) -> str:
    return "–" if deel is None else procent(deel)


def _lijst(kop: str, zinnen: Sequence[str]) -> Iterator[str]:
    if zinnen:
        yield kop
        yield from (f"  - {zin}" for zin in zinnen[:MEESTE_REGELS])
        if len(zinnen) > MEESTE_REGELS:
            yield f"  - en nog {len(zinnen) - MEESTE_REGELS}: zie de werkmap"
        yield ""
