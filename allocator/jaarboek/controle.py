"""Check a whole book: every row is what it was when it was written, and no account is below zero on any day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from allocator.jaarboek import rekeningen
from allocator.jaarboek.ketting import Bevinding, controleer_ketting
from allocator.jaarboek.opslag import models as opslag
from allocator.workbook import notation


def controleer(alias: str) -> Iterator[Bevinding]:
    """Yield everything that is wrong in the book."""
    yield from controleer_ketting(alias)
    yield from _nergens_onder_nul(alias)


def _nergens_onder_nul(alias: str) -> Iterator[Bevinding]:
    """Every account but the begroting holds at least 0, on every day."""
    saldi: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for dag in opslag.Dagsaldo.objects.using(alias).order_by("datum", "rekening"):
        euro, uren = saldi[dag.rekening]
        saldi[dag.rekening] = euro + dag.euro, uren + dag.uren
        if dag.rekening != rekeningen.BEGROTING and min(saldi[dag.rekening]) < 0:
            op = notation.datum(dag.datum)
            yield Bevinding("mutatie", 0, f"'{dag.rekening}' staat op {op} onder nul: {_tekst(*saldi[dag.rekening])}.")


def _tekst(euro: int, uren: int) -> str:
    return notation.euro(euro) if euro < 0 else f"{notation.getal(uren)} uur"
