"""The sheets of reasons in a plan workbook, and what a euro is worth or a repair takes as workbooks of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.report.excel.blad import schrijf_blad
from allocator.report.excel.grafieken import HOOGTE, punten_grafiek
from allocator.report.plan_lezen import lees_herkomst
from allocator.report.tabel import Blad
from allocator.report.verklaring.herstel import herstelblad_tabellen
from allocator.report.verklaring.posten import postentabel
from allocator.report.verklaring.prioriteiten import maak_uitleg, redenentabel
from allocator.report.verklaring.waarde import (
    UITLEG,
    VERLIES,
    WIE,
    WINST,
    dienstentabel,
    knelpuntenzin,
    waardetabel,
)
from allocator.report.zinnen import CONCEPT
from allocator.workbook.package import Sheet, put_sheets
from allocator.workbook.planbladen import REDENEN, REDENEN_POSTEN
from allocator_models.result import Jaarplan
from allocator_models.scenario import Scenario
from allocator_models.verklaring.knelpunt import Knelpunt
from allocator_models.verklaring.posten import waarom_deze_posten
from allocator_models.verklaring.prioriteit import Verklaring
from allocator_models.verklaring.waarde import Geldwaarde

WAARDE, WAARDE_WAARVAN, HERSTEL = "Waarde", "Waarde waarvan", "Herstel"
_PUNTEN_PER_BALK = 44


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


def schrijf_waarde(waarden: Sequence[Geldwaarde], scenario: Scenario, doel: Path) -> None:
    """Write ``doel``: what a little more or less money and hours is worth, per dienst with a picture, and of what.

    Raises:
        WerkmapFout: the workbook can't be written.
    """
    diensten = Blad(WAARDE, knelpuntenzin(waarden), UITLEG, [dienstentabel(waarden)])
    waarvan = Blad(
        WAARDE_WAARVAN,
        "Wat geld en uren waard zijn: per dienst, programma en team",
        UITLEG,
        [waardetabel(waarden, scenario)],
        vaste_kolommen=2,
    )
    bladen = [
        Sheet(WAARDE, partial(_teken_waarde, blad=diensten), active=True),
        Sheet(WAARDE_WAARVAN, partial(schrijf_blad, blad=waarvan, voetregel=CONCEPT)),
    ]
    put_sheets(None, bladen, doel)


def _teken_waarde(book: Workbook, sheet: Worksheet, blad: Blad) -> None:
    schrijf_blad(book, sheet, blad, CONCEPT)
    titel = "Een beetje meer of minder geld en uren"
    grafiek = punten_grafiek(book, blad, WIE, (WINST, VERLIES), titel)
    if grafiek is not None:
        rijen = len(blad.tabellen[0].rijen)
        grafiek.set_size({"height": max(HOOGTE, 90 + _PUNTEN_PER_BALK * rijen)})
        sheet.insert_chart(blad.koprijen[0] + rijen + 2, 0, grafiek)


def schrijf_herstel(knelpunten: Iterable[Knelpunt], scenario: Scenario, doel: Path) -> None:
    """Write ``doel``: what had to give way in a plan, and which repairs were proven to help.

    Raises:
        WerkmapFout: the workbook can't be written.
    """
    tabellen = herstelblad_tabellen(knelpunten, scenario)
    blad = Blad(HERSTEL, "Wat nodig is om elke versoepeling weg te nemen", "Alles is nagerekend.", tabellen[1:])
    put_sheets(None, [Sheet(HERSTEL, partial(schrijf_blad, blad=blad, voetregel=CONCEPT))], doel)
