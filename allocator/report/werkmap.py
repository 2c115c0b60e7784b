"""Write the plan workbook: the user's sheets as they were, and ours in front of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.report import bladen as planinhoud
from allocator.report.bron import lees_begrotingsblad
from allocator.report.cijfers import Cijfers
from allocator.report.excel.blad import schrijf_blad
from allocator.report.excel.brieven import schrijf_brieven
from allocator.report.excel.grafieken import wijken_grafiek_met_regulier
from allocator.report.excel.overzicht import Overzicht, schrijf_overzicht
from allocator.report.herkomst import Herkomst
from allocator.report.samenvatting import kerncijfers, opmerkingen
from allocator.report.tabel import Blad
from allocator.report.tabellen.brieven import opdrachtbrieven
from allocator.report.zinnen import statuszin
from allocator.workbook.importprofielen import is_van_import
from allocator.workbook.indeling import Ingedeeld
from allocator.workbook.package import Sheet, put_sheets
from allocator.workbook.planbladen import HERKOMST, OVERZICHT, PLAN_WIJKEN, HerkomstRegel
from allocator.workbook.problems import Invoerfouten, Melding
from allocator.workbook.sheets import open_bladen
from allocator_models.result import Jaarplan

Schrijver = Callable[[Workbook, Worksheet], None]


def write_plan_workbook(
    source: Path,
    jaarplan: Jaarplan,
    target: Path,
    herkomst: Herkomst,
    *,
    indeling: Sequence[Ingedeeld] = (),
    extra: Sequence[Blad] = (),
) -> None:
    """Write ``target``: the scenario workbook ``source`` with the sheets of ``jaarplan``, and ``extra``; or nothing.

    ``source`` may itself be a plan file, whose sheets are then replaced.

    Raises:
        Invoerfouten: ``source`` has sheets of the user's own with the name of one of ours.
        WerkmapFout: ``source`` can't be changed.
    """
    aanwezig = _bladen_van_een_eerder_plan(source)
    bladen = [*_bladen(source, jaarplan, herkomst, indeling), *extra]
    over = [planinhoud.zonder_plan(naam) for naam in aanwezig if naam not in {b.naam for b in bladen}]
    bladen = sorted((*bladen, *over), key=lambda b: planinhoud.VOLGORDE.index(b.naam))
    schrijvers = {b.naam: _tabelschrijver(b, herkomst) for b in bladen}
    if jaarplan.plan is not None:
        schrijvers[planinhoud.OPDRACHTBRIEVEN] = _briefschrijver(jaarplan, herkomst)
    schrijvers[OVERZICHT] = _overzichtschrijver(jaarplan, herkomst, [b for b in bladen if b.naam != OVERZICHT])
    put_sheets(
        source,
        [Sheet(b.naam, schrijvers[b.naam], first=True, active=b.naam == OVERZICHT) for b in bladen],
        target,
    )


def _bladen_van_een_eerder_plan(source: Path) -> list[str]:
    """Return which of our sheets ``source`` has. Raises ``Invoerfouten`` when they are the user's own."""
    onze = {naam.casefold(): naam for naam in planinhoud.VOLGORDE}
    with open_bladen(source) as werkmap:
        gevonden = {
            blad.naam: onze[blad.naam.casefold()]
            for blad in werkmap.tabbladen
            if blad.naam.casefold() in onze and not is_van_import(werkmap, blad)
        }
        herkomst = next((b for b in werkmap.tabbladen if gevonden.get(b.naam) == HERKOMST), None)
        rijen = werkmap.cellen(herkomst).rijen if herkomst else ()
        if gevonden and not any(HerkomstRegel.INVOER_HASH in rij.waarden.values() for rij in rijen):
            melding = "Dit blad heeft een naam die het plan zelf nodig heeft."
            remedie = "Geef het blad een andere naam; het plan komt in een nieuw bestand."
            raise Invoerfouten([Melding(naam, None, None, melding, remedie) for naam in gevonden])
    return list(gevonden.values())


def _bladen(source: Path, jaarplan: Jaarplan, herkomst: Herkomst, indeling: Sequence[Ingedeeld]) -> list[Blad]:
    """Return all sheets; of Overzicht and Opdrachtbrieven only what the list of sheets says of them."""
    bladen = [Blad(OVERZICHT, "", "", []), *planinhoud.verantwoordingsbladen(jaarplan, herkomst, indeling)]
    cijfers = Cijfers.van(jaarplan)
    if cijfers:
        bladen += planinhoud.planbladen_van(cijfers, lees_begrotingsblad(source), herkomst.optie)
        bladen.append(Blad(planinhoud.OPDRACHTBRIEVEN, "", planinhoud.BRIEFUITLEG, []))
    return bladen


def _tabelschrijver(blad: Blad, herkomst: Herkomst) -> Schrijver:
    def schrijf(book: Workbook, sheet: Worksheet) -> None:
        schrijf_blad(book, sheet, blad, herkomst.stand)
        if blad.naam == PLAN_WIJKEN and blad.tabellen:
            grafiek = wijken_grafiek_met_regulier(book, blad)
            if grafiek is not None:
                onder = blad.koprijen[-1] + len(blad.tabellen[-1].rijen) + 2
                sheet.insert_chart(onder, 0, grafiek)

    return schrijf


def _briefschrijver(jaarplan: Jaarplan, herkomst: Herkomst) -> Schrijver:
    cijfers = Cijfers.van(jaarplan)
    brieven = opdrachtbrieven(cijfers) if cijfers else ()
    return lambda book, sheet: schrijf_brieven(
        book, sheet, brieven, jaarplan.scenario.jaar, herkomst.stand, planinhoud.BRIEFUITLEG
    )


def _overzichtschrijver(jaarplan: Jaarplan, herkomst: Herkomst, bladen: Sequence[Blad]) -> Schrijver:
    cijfers = Cijfers.van(jaarplan)
    op_naam = {b.naam: b for b in bladen if b.tabellen}
    scenario = jaarplan.scenario
    overzicht = Overzicht(
        titel=f"Jaarplan {scenario.jaar}: {scenario.naam}",
        stand=herkomst.stand,
        status=statuszin(jaarplan),
        vraag=scenario.vraag,
        kerncijfers=kerncijfers(cijfers) if cijfers else (),
        opmerkingen=opmerkingen(jaarplan, herkomst.optie),
        doelen=jaarplan.doelen,
        bladen=bladen,
        diensten=op_naam.get(planinhoud.PLAN_DIENSTEN) if cijfers else None,
        wijken=op_naam.get(PLAN_WIJKEN) if cijfers else None,
    )
    return lambda book, sheet: schrijf_overzicht(book, sheet, overzicht)
