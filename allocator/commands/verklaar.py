"""`allocator verklaar`: why something goes through or not, and what would turn that round, proven."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.errors import KLAAR, OpdrachtFout, RekenFout
from allocator.commands.files import check_target
from allocator.commands.interruptible import interruptible
from allocator.commands.options import Json, Uit, Uitgebreid, Vervang
from allocator.commands.output import aantal, toon, toon_json
from allocator.commands.progress import Voortgang, follow
from allocator.commands.rekenkracht import alle_kernen, rekenkracht
from allocator.commands.verklaarjaar import is_jaarboek, verklaar_initiatief

if TYPE_CHECKING:
    from allocator_models.result import Jaarplan
    from allocator_models.verklaring.prioriteit import Verklaring
    from allocator_models.verklaring.waarde import Geldwaarde

_KIES = "Kies een ander bestand met --uit."
_MEESTE_RIJEN = 8
_MEESTE_NAMEN = 40


def verklaar(
    plan: Annotated[
        str,
        typer.Argument(metavar="PLAN", help="De werkmap met het plan, gemaakt met verdeel (.xlsx); of een jaarboek."),
    ],
    naam: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAAM]", help="De prioriteit, of de aanvraag van het jaarboek; anders alle prioriteiten."
        ),
    ] = None,
    datum: Annotated[
        str | None,
        typer.Option("--datum", metavar="DATUM", help="Bij een jaarboek: reken op deze dag, zoals 2011-04-01."),
    ] = None,
    brief: Annotated[
        Path | None,
        typer.Option("--brief", metavar="BESTAND", help="Bij een jaarboek: schrijf de brief aan wie het vroeg."),
    ] = None,
    waarde: Annotated[
        bool, typer.Option("--waarde", help="Reken uit wat een beetje meer of minder geld en uren scheelt.")
    ] = False,
    herstel: Annotated[
        bool, typer.Option("--herstel", help="Reken uit wat nodig is om elke versoepeling weg te nemen.")
    ] = False,
    uit: Uit = None,
    vervang: Vervang = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Leg uit waarom een prioriteit of een aanvraag wel of niet doorgaat.

    U leest wat er knelt, wat voorging, wat er zou moeten wijken, en met welke score of welk bedrag het wel kan. Elke
    uitspraak is eerst nagerekend. Zonder naam gaat het over alle prioriteiten die niet doorgaan; de redenen komen dan
    op het blad Redenen van <plan>-redenen.xlsx, met ernaast waarom juist deze posten flexibel worden of vervallen.
    Met --uit komt ook het antwoord op --waarde (met een grafiek) of op --herstel in een werkmap.
    """
    if is_jaarboek(plan):
        return _initiatief(plan, naam, datum, brief, uit, vervang=vervang, als_json=als_json)
    if datum is not None or brief is not None:
        raise OpdrachtFout("--datum en --brief horen bij een jaarboek. Noem het jaarboek en een aanvraag.")
    if waarde or herstel:
        if naam is not None or (waarde and herstel):
            raise OpdrachtFout("--waarde en --herstel gaan over het hele plan. Noem alleen het plan en een van beide.")
        doel = None if uit is None else check_target(uit, bron=Path(plan), vervang=vervang, kies=_KIES)
        return (_waarde if waarde else _herstel)(Path(plan), doel, als_json=als_json)
    if naam is None:
        return _alle(Path(plan), uit, vervang=vervang, als_json=als_json)
    if uit is not None:
        raise OpdrachtFout("--uit hoort bij de uitleg van alle prioriteiten. Laat --uit weg, of laat de naam weg.")
    return _een(Path(plan), naam, als_json=als_json)


def _initiatief(
    adres: str,
    naam: str | None,
    datum: str | None,
    brief: Path | None,
    uit: Path | None,
    *,
    vervang: bool,
    als_json: bool,
) -> int:
    if naam is None:
        raise OpdrachtFout("Noem ook de aanvraag, zoals: allocator verklaar <jaarboek> 12.")
    if uit is not None:
        raise OpdrachtFout("--uit hoort bij een plan. Schrijf een brief met --brief.")
    return verklaar_initiatief(adres, naam, datum=datum, brief=brief, vervang=vervang, als_json=als_json)


# --- one prioriteit --------------------------------------------------------------------------------------------------


def _een(plan: Path, naam: str, *, als_json: bool) -> int:
    with follow() as voortgang:
        jaarplan = _lees(plan, voortgang)
        prioriteit = _zoek(jaarplan, naam)
        voortgang.begin(f"{prioriteit} nagaan en elke verandering narekenen")
        from allocator_models.verklaring.prioriteit import verklaar_een

        verklaring = _veilig(lambda: interruptible(lambda: verklaar_een(jaarplan, prioriteit)))
    if als_json:
        from allocator.report.verklaring.prioriteiten_json import verklaring_json

        toon_json(verklaring_json(verklaring, jaarplan))
    else:
        _toon(verklaring, jaarplan)
    return KLAAR


def _zoek(jaarplan: Jaarplan, naam: str) -> str:
    """Return the prioriteit as the scenario writes it: capitals don't matter."""
    from allocator.workbook.headings import heading_key
    from allocator.workbook.values import bedoelt_u

    namen = {heading_key(q.prioriteit): q.prioriteit for q in jaarplan.scenario.prioriteiten}
    if heading_key(naam) not in namen:
        raise OpdrachtFout(f"De prioriteit '{naam}' staat niet in het plan. {bedoelt_u(naam, namen.values())}".strip())
    return namen[heading_key(naam)]


def _toon(verklaring: Verklaring, jaarplan: Jaarplan) -> None:
    from allocator.report.tabelterminal import toon_tabel
    from allocator.report.verklaring.prioriteiten import maak_uitleg

    uitleg = maak_uitleg(verklaring, jaarplan)
    toon(f"{uitleg.prioriteit}: {uitleg.naam} ({uitleg.wijk}) {uitleg.oordeel}.", uitleg.alinea)
    if uitleg.veranderingen:
        toon(*(f"• {verandering}" for verandering in uitleg.veranderingen))
    if uitleg.ruil.rijen:
        toon(toon_tabel(uitleg.ruil, hoogstens=_MEESTE_RIJEN))


# --- all of them -----------------------------------------------------------------------------------------------------


def _alle(plan: Path, uit: Path | None, *, vervang: bool, als_json: bool) -> int:
    doel = check_target(uit or plan.with_name(f"{plan.stem}-redenen.xlsx"), bron=plan, vervang=vervang, kies=_KIES)
    with follow() as voortgang:
        jaarplan = _lees(plan, voortgang)
        verklaringen = verklaar_alle(jaarplan, voortgang)
        voortgang.begin("de werkmap schrijven")
        from allocator.report.verklaring.werkmap import schrijf_redenen

        schrijf_redenen(plan, jaarplan, verklaringen, doel)
    if als_json:
        from allocator.report.verklaring.prioriteiten_json import verklaring_json

        prioriteiten = [verklaring_json(v, jaarplan) for v in verklaringen]
        toon_json({"prioriteiten": prioriteiten, "bestand": str(doel.resolve())})
        return KLAAR
    _toon_alle(verklaringen, jaarplan)
    toon(f"De redenen staan op het blad Redenen van {doel}")
    return KLAAR


def verklaar_alle(jaarplan: Jaarplan, voortgang: Voortgang) -> tuple[Verklaring, ...]:
    """Explain every refused prioriteit of a plan on all cores, in the order of the scenario.

    Raises:
        RekenFout: when the solver or the audit fails.
    """
    from allocator_models.verklaring.prioriteit import (
        Bewezen,
        Vraag,
        bewijs_geweigerd,
        bewijs_grens,
        geweigerd,
        verklaar,
    )

    namen = geweigerd(jaarplan)
    if not namen:
        return ()
    processen = min(alle_kernen(), len(namen))
    delen = [namen[i::processen] for i in range(processen)]
    voortgang.expect(len(delen) + 3)

    def werk() -> dict[str, Verklaring]:
        with rekenkracht(processen) as kracht:
            voortgang.begin("bewijzen dat wat niet doorgaat, niet meer oplevert")
            grenzen, nees = kracht.map(bewijs_grens, [jaarplan]), kracht.map(bewijs_geweigerd, [jaarplan])
            bewezen = Bewezen(next(grenzen), next(nees))
            voortgang.begin(f"{aantal(len(namen), 'prioriteit', 'prioriteiten')} nagaan")
            vragen = [Vraag(jaarplan, bewezen, deel) for deel in delen]
            gevonden: dict[str, Verklaring] = {}
            for deel in kracht.zodra_klaar(verklaar, vragen):
                gevonden |= {v.prioriteit: v for v in deel}
                voortgang.begin("prioriteiten nagaan")
        return gevonden

    gevonden = _veilig(werk)
    return tuple(gevonden[naam] for naam in namen)


def _toon_alle(verklaringen: tuple[Verklaring, ...], jaarplan: Jaarplan) -> None:
    from allocator.report.tabelterminal import toon_tabel
    from allocator.report.verklaring.prioriteiten import overzichtstabel

    if not verklaringen:
        toon("Alle prioriteiten gaan door.")
        return
    toon(toon_tabel(overzichtstabel(verklaringen, jaarplan), hoogstens=_MEESTE_NAMEN))


# --- the plan as a whole ---------------------------------------------------------------------------------------------


def _waarde(plan: Path, doel: Path | None, *, als_json: bool) -> int:
    from allocator.report.tabelterminal import toon_tabel
    from allocator.report.verklaring.geheel_json import waarde_json
    from allocator.report.verklaring.waarde import knelpuntenzin, waardetabel
    from allocator.report.verklaring.werkmap import schrijf_waarde
    from allocator_models.verklaring.waarde import Waardevraag, gevraagde_diensten, op_volgorde, waarde_van_dienst

    with follow() as voortgang:
        jaarplan = _lees(plan, voortgang)
        diensten = gevraagde_diensten(jaarplan)
        voortgang.expect(len(diensten) + 1)
        voortgang.begin("uitrekenen wat geld en uren waard zijn")

        def werk() -> list[Geldwaarde]:
            gevonden: list[Geldwaarde] = []
            with rekenkracht(min(alle_kernen(), max(1, len(diensten)))) as kracht:
                for deel in kracht.zodra_klaar(waarde_van_dienst, [Waardevraag(jaarplan, d) for d in diensten]):
                    gevonden += deel
                    voortgang.begin(f"{aantal(len(gevonden), 'bron', 'bronnen')} uitgerekend")
            return gevonden

        waarden = op_volgorde(_veilig(werk))
        if doel is not None:
            schrijf_waarde(waarden, jaarplan.scenario, doel)
    if als_json:
        toon_json({"waarden": [waarde_json(w) for w in waarden], **_bestand(doel)})
        return KLAAR
    toon(knelpuntenzin(waarden))
    toon(toon_tabel(waardetabel(waarden, jaarplan.scenario), hoogstens=_MEESTE_NAMEN))
    _zeg_waar(doel)
    return KLAAR


def _herstel(plan: Path, doel: Path | None, *, als_json: bool) -> int:
    from allocator.report.tabelterminal import toon_tabel
    from allocator.report.verklaring.geheel_json import knelpunt_json
    from allocator.report.verklaring.herstel import herstelblad_tabellen
    from allocator.report.verklaring.werkmap import schrijf_herstel
    from allocator_models.verklaring.herstel import herstelpunten

    with follow() as voortgang:
        jaarplan = _lees(plan, voortgang)
        voortgang.expect(len(jaarplan.versoepelingen) + 1)
        punten = _veilig(lambda: interruptible(lambda: herstelpunten(jaarplan, voortgang.begin)))
        if doel is not None:
            schrijf_herstel(punten, jaarplan.scenario, doel)
    if als_json:
        toon_json({"knelpunten": [knelpunt_json(k, jaarplan.scenario) for k in punten], **_bestand(doel)})
        return KLAAR
    if punten:
        toon(toon_tabel(herstelblad_tabellen(punten, jaarplan.scenario)[1], hoogstens=_MEESTE_NAMEN))
    else:
        toon("In dit plan hoefde geen enkele regel te wijken.")
    _zeg_waar(doel)
    return KLAAR


def _bestand(doel: Path | None) -> dict[str, str | None]:
    return {"bestand": None if doel is None else str(doel.resolve())}


def _zeg_waar(doel: Path | None) -> None:
    if doel is not None:
        toon(f"Dit staat ook in {doel}")


# --- shared ----------------------------------------------------------------------------------------------------------


def _lees(plan: Path, voortgang: Voortgang) -> Jaarplan:
    voortgang.begin("het plan teruglezen en narekenen")
    from allocator.report.vaststellen import lees_plan  # brings the reading of workbooks along
    from allocator_models.spelregels import Doel

    jaarplan = lees_plan(plan).jaarplan
    if all(doel.doel is not Doel.WIJKPRIORITEITEN for doel in jaarplan.doelen):
        raise OpdrachtFout(
            f"In '{plan.name}' is er geen doel wijkprioriteiten, en dus niets te verklaren. "
            "Zet dat doel op het blad Doelen en maak een nieuw plan met: allocator verdeel."
        )
    return jaarplan


def _veilig[Uit](werk: Callable[[], Uit]) -> Uit:
    from allocator_models.audit import AuditFout  # with the solver along
    from allocator_models.jaarplan.terugzetten import PastNiet
    from allocator_models.solver import SolverFout

    try:
        return werk()
    except AuditFout as fout:
        raise RekenFout(f"Er is niets geschreven. {fout}") from fout
    except SolverFout as fout:
        raise RekenFout(f"Er is niets geschreven: {fout}.") from fout
    except PastNiet as fout:
        raise RekenFout(f"Er is niets geschreven: {fout}. Maak het plan opnieuw met: allocator verdeel.") from fout
