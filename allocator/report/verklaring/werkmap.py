"""The sheet Redenen: put into a plan workbook, or written along with a new one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from allocator.report.excel.blad import schrijf_blad
from allocator.report.plan_lezen import lees_herkomst
from allocator.report.tabel import Blad
from allocator.report.verklaring.prioriteiten import maak_uitleg, redenentabel
from allocator.workbook.package import Sheet, put_sheets
from allocator.workbook.planbladen import REDENEN
from allocator_models.result import Jaarplan
from allocator_models.verklaring.prioriteit import Verklaring


def redenenblad(jaarplan: Jaarplan, verklaringen: Sequence[Verklaring]) -> Blad:
    """Return the sheet Redenen: every refused prioriteit with its reasons."""
    return Blad(
        REDENEN,
        "Redenen: waarom een prioriteit niet doorgaat, en wanneer wel",
        "Elke uitspraak is nagerekend. De uitleg van één prioriteit gaat verder: allocator verklaar PLAN PRIORITEIT.",
        [redenentabel([maak_uitleg(v, jaarplan) for v in verklaringen])],
        vaste_kolommen=1,
    )


def schrijf_redenen(plan: Path, jaarplan: Jaarplan, verklaringen: Sequence[Verklaring], doel: Path) -> None:
    """Write ``doel``: the plan workbook with the sheet Redenen in front.

    Raises:
        WerkmapFout: the workbook can't be written.
    """
    blad, stand = redenenblad(jaarplan, verklaringen), lees_herkomst(plan).herkomst.stand
    put_sheets(
        plan,
        [Sheet(blad.naam, lambda book, sheet: schrijf_blad(book, sheet, blad, stand), first=True, active=True)],
        doel,
    )
