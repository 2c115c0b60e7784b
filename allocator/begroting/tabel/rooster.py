"""The cells of a sheet by row and column, with the text of merged cells in each of them; perhaps turned on its side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from allocator.begroting.bestand import Werkblad
from allocator.begroting.getallen import lijkt_getal
from allocator.workbook.stored import Opgeslagen, kolomletters

EERSTE_JAAR, LAATSTE_JAAR = 1990, 2099
_MEESTE_GEVULD = 500_000
"""Cells that merged ranges may fill; more than any budget has."""


@dataclass(frozen=True)
class Rooster:
    """Rows (from 1) of cells by column (from 1). ``gedraaid``: rows here are columns on the sheet."""

    blad: Werkblad
    rijen: Mapping[int, Mapping[int, Opgeslagen]]
    verborgen_rijen: frozenset[int]
    verborgen_kolommen: frozenset[int]
    gedraaid: bool = False

    def adres(self, rij: int, kolom: int) -> str:
        """Return where a cell stands on the sheet, like ``F2``."""
        if self.gedraaid:
            rij, kolom = kolom, rij
        return f"{kolomletters(kolom)}{rij}"


def rooster_van(blad: Werkblad) -> Rooster:
    """Return the cells of a sheet as they stand on it."""
    rijen = {rij.nummer: dict(rij.waarden) for rij in blad.rijen}
    _vul_samengevoegd(rijen, blad)
    verborgen = frozenset(rij.nummer for rij in blad.rijen if rij.verborgen)
    return Rooster(blad, rijen, verborgen, blad.verborgen_kolommen)


def draai(rooster: Rooster) -> Rooster:
    """Return the same cells with rows and columns changed places."""
    gedraaid: dict[int, dict[int, Opgeslagen]] = {}
    for nummer, cellen in rooster.rijen.items():
        for kolom, waarde in cellen.items():
            gedraaid.setdefault(kolom, {})[nummer] = waarde
    rijen = {nummer: gedraaid[nummer] for nummer in sorted(gedraaid)}
    return Rooster(rooster.blad, rijen, rooster.verborgen_kolommen, rooster.verborgen_rijen, not rooster.gedraaid)


def _vul_samengevoegd(rijen: dict[int, dict[int, Opgeslagen]], blad: Werkblad) -> None:
    """Put the text of each merged range in all its cells; an amount stays one amount."""
    laatste = max((max(cellen) for cellen in rijen.values()), default=0)
    ruimte = _MEESTE_GEVULD
    for boven, links, onder, rechts in blad.samengevoegd:
        waarde = rijen.get(boven, {}).get(links)
        if waarde is None or not (is_jaar(waarde) or (isinstance(waarde, str) and not lijkt_getal(waarde))):
            continue
        for nummer in range(boven, min(onder, boven + len(rijen) + 1000) + 1):
            cellen = rijen.get(nummer)
            if cellen is None:
                continue
            for kolom in range(links, min(rechts, laatste) + 1):
                if kolom not in cellen:
                    cellen[kolom] = waarde
                    ruimte -= 1
            if ruimte < 0:
                return


def is_jaar(waarde: object) -> bool:
    """Whether a value is a whole number that may be a year."""
    return isinstance(waarde, int) and not isinstance(waarde, bool) and EERSTE_JAAR <= waarde <= LAATSTE_JAAR


def is_getal(waarde: object) -> bool:
    """Whether a value is a number, or a text written as one."""
    if isinstance(waarde, bool):
        return False
    return isinstance(waarde, int | Decimal) or (isinstance(waarde, str) and lijkt_getal(waarde))


def is_jaarachtig(waarde: object) -> bool:
    """Whether a value is a year, as a number or as text."""
    return is_jaar(waarde) or (isinstance(waarde, str) and waarde.isdecimal() and is_jaar(int(waarde)))


def tekst(waarde: object) -> str:
    """Return what a label or head says."""
    return "" if waarde is None else " ".join(str(waarde).split())
