"""The sheet Redenen: put into a plan workbook, or written along with a new one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from allocator.report.excel.blad import schrijf_blad
from allocator.report.plan_lezen import lees_herkomst
from allocator.report.tabel import Blad
from allocator.report.verklaring.posten import postentabel
from allocator.report.verklaring.prioriteiten import maak_uitleg, redenentabel
from allocator.workbook.package import Sheet, put_sheets
from allocator.workbook.planbladen import REDENEN, REDENEN_POSTEN
from allocator_models.result import Jaarplan
from allocator_models.verklaring.posten import waarom_deze_posten
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


def postenblad(jaarplan: Jaarplan) -> Blad:
    """Return the sheet that says why each post that gives something up was taken, and not a cheaper one."""
    return Blad(
        REDENEN_POSTEN,
        "Redenen: waarom juist deze posten flexibel worden of vervallen",
        "Van elke post wat hij kost om los te laten, en waarom wat goedkoper leek, het niet werd.",
        [postentabel(waarom_deze_posten(jaarplan), jaarplan.scenario)],
        vaste_kolommen=1,
    )


def schrijf_redenen(plan: Path, jaarplan: Jaarplan, verklaringen: Sequence[Verklaring], doel: Path) -> None:
    """Write ``doel``: the plan workbook with the sheets of reasons in front.

    Raises:
        WerkmapFout: the workbook can't be written.
    """
    bladen, stand = (redenenblad(jaarplan, verklaringen), postenblad(jaarplan)), lees_herkomst(plan).herkomst.stand
    put_sheets(
        plan,
        [
            Sheet(blad.naam, partial(schrijf_blad, blad=blad, voetregel=stand), first=True, active=not n)
            for n, blad in enumerate(bladen)
        ],
        doel,
    )
