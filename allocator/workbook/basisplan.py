"""The plan that a new one must stay close to, read back from the workbook of an earlier run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from allocator.workbook.headings import heading_key
from allocator.workbook.planbladen import KOPRIJ, PLAN_POSTEN, PLAN_PRIORITEITEN, PostKop, PrioriteitKop
from allocator.workbook.problems import Invoerfouten, Melding
from allocator.workbook.sheets import Bladen, open_bladen
from allocator.workbook.stored import Opgeslagen
from allocator.workbook.values import Onjuist, als_code
from allocator_models.scenario import Basisplan

type _Planrij = Mapping[str, Opgeslagen]


def lees_basisplan(pad: Path, bron: str) -> Basisplan:
    """Read the splits and the granted varianten from a plan workbook; ``bron`` is how the scenario names it.

    Raises:
        Invoerfouten: the file can't be opened, or isn't a plan; always one melding.
    """
    with open_bladen(pad) as bladen:
        try:
            posten = list(_rijen(bladen, PLAN_POSTEN, PostKop.POST))
            prioriteiten = list(_rijen(bladen, PLAN_PRIORITEITEN, PrioriteitKop.PRIORITEIT))
            return _naar_basisplan(bron, posten, prioriteiten)
        except (KeyError, Onjuist, ValueError) as fout:
            melding = f"'{pad.name}' is geen plan van Allocator, of het is veranderd."
            remedie = "Noem een werkmap die 'allocator verdeel' heeft gemaakt."
            raise Invoerfouten([Melding(None, None, None, melding, remedie)]) from fout


def _naar_basisplan(bron: str, posten: list[_Planrij], prioriteiten: list[_Planrij]) -> Basisplan:
    euro = {_code(rij, PostKop.POST): _euro(rij) for rij in posten}
    fte = {_code(rij, PostKop.POST): _fte(rij) for rij in posten}
    keuzes = {
        _code(rij, PrioriteitKop.PRIORITEIT): _code(rij, PrioriteitKop.VARIANT)
        for rij in prioriteiten
        if PrioriteitKop.VARIANT in rij
    }
    return Basisplan(bron, MappingProxyType(keuzes), MappingProxyType(euro), MappingProxyType(fte))


def _rijen(bladen: Bladen, naam: str, eerste_kop: StrEnum) -> Iterator[_Planrij]:
    """The rows of a sheet of a plan, by head as the contract spells it."""
    tabblad = {heading_key(t.naam): t for t in bladen.tabbladen}[heading_key(naam)]
    rijen = {rij.nummer: rij.waarden for rij in bladen.cellen(tabblad).rijen}
    koppen = {
        nummer: kop
        for nummer, cel in rijen[KOPRIJ].items()
        for kop in type(eerste_kop)
        if isinstance(cel, str) and heading_key(cel) == heading_key(kop.value)
    }
    for nummer, waarden in sorted(rijen.items()):
        rij = {koppen[kolom].value: waarde for kolom, waarde in waarden.items() if kolom in koppen}
        if nummer > KOPRIJ and eerste_kop in rij:
            yield rij


def _code(rij: _Planrij, kop: StrEnum) -> str:
    return als_code(rij[kop])


def _euro(rij: _Planrij) -> tuple[int, int, int]:
    return int(_getal(rij, PostKop.VAST)), int(_getal(rij, PostKop.FLEX)), int(_getal(rij, PostKop.VERVALLEN))


def _fte(rij: _Planrij) -> tuple[int, int]:
    return int(_getal(rij, PostKop.FTE_FLEX) * 100), int(_getal(rij, PostKop.FTE_VERVALLEN) * 100)


def _getal(rij: _Planrij, kop: StrEnum) -> Decimal:
    """A number of a plan; an empty cell is 0."""
    waarde = rij.get(kop, 0)
    if isinstance(waarde, bool) or not isinstance(waarde, int | Decimal):
        raise ValueError(f"{kop}: {waarde!r}")
    return Decimal(waarde)
