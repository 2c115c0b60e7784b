"""Hold every printed total of a file against its lines: does it add up, or only up to rounding, or not?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from allocator.begroting.duiding.kolommen import MENSEN
from allocator.begroting.duiding.lezing import Lezing
from allocator.begroting.duiding.lijnen import Controle
from allocator.begroting.tabel.totalen import marge

GOED, AFGEROND, FOUT = "✓", "afronding", "✗"


@dataclass(frozen=True, slots=True)
class Totaalregel:
    """A printed total and the sum of its lines, in euros or fte."""

    dienst: str
    blad: str
    cel: str
    wat: str
    gedrukt: Decimal
    berekend: Decimal
    oordeel: str
    is_fte: bool
    soort: str
    """Of the file: begroting or formatie."""

    @property
    def verschil(self) -> Decimal:
        """How much more is printed than the lines add up to."""
        return self.gedrukt - self.berekend


def totaalregels(lezing: Lezing, dienst: str) -> tuple[Totaalregel, ...]:
    """Return every printed total of a file, judged."""
    return tuple(_totaalregel(controle, lezing, dienst) for controle in lezing.controles)


def die_niet_kloppen(totalen: Sequence[Totaalregel]) -> list[Totaalregel]:
    """Return the totals that don't add up."""
    return [totaal for totaal in totalen if totaal.oordeel == FOUT]


def _totaalregel(controle: Controle, lezing: Lezing, dienst: str) -> Totaalregel:
    is_fte = controle.maat in MENSEN
    factor = 1 if is_fte else lezing.eenheid.euro
    return Totaalregel(
        dienst,
        controle.blad,
        controle.cel,
        f"{controle.wat} ({controle.maat})",
        _rond(controle.gedrukt * factor),
        _rond(controle.berekend * factor),
        _oordeel(controle, afgerond=lezing.afgerond),
        is_fte,
        lezing.soort.value,
    )


def _oordeel(controle: Controle, *, afgerond: bool) -> str:
    if controle.klopt:
        return GOED
    return AFGEROND if afgerond and abs(controle.verschil) <= marge(controle.leden) else FOUT


def _rond(bedrag: Decimal) -> Decimal:
    return round(bedrag, 2)
