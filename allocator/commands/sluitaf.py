"""`allocator sluitaf`: the end of the year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.boek import Boek, Door, adres_van, druk_af, open_boek, overzicht, toon_werkmap, wie
from allocator.commands.dagen import lees_dag
from allocator.commands.errors import KLAAR, OpdrachtFout
from allocator.commands.getypt import heel_getal
from allocator.commands.options import Json, Uitgebreid
from allocator.commands.output import tabel, toon, toon_json

if TYPE_CHECKING:
    from allocator.jaarboek.saldo import Saldo
    from allocator.report.jaar.gegevens import Jaaroverzicht


def sluitaf(
    definitief: Annotated[bool, typer.Option("--definitief", help="Sluit echt af; zonder dit kijkt u alleen.")] = False,
    meenemen: Annotated[
        list[str] | None,
        typer.Option(
            "--meenemen",
            metavar="POT=EURO",
            help='Wat mee mag naar volgend jaar, zoals "leefbaarheidsbudget Zuid=5000". Mag vaker.',
        ),
    ] = None,
    raadsbesluit: Annotated[
        str, typer.Option("--raadsbesluit", metavar="NUMMER", help="Het raadsbesluit dat daarover gaat.")
    ] = "",
    datum: Annotated[
        str | None,
        typer.Option("--datum", metavar="DATUM", help="De dag van afsluiten; anders 31 december van het jaar."),
    ] = None,
    jaarboek: Boek = None,
    door: Door = None,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Sluit het jaar af: wat is er onbesteed, wat vervalt en wat kan mee naar volgend jaar.

    Zonder --definitief verandert er niets. Het voorstel om mee te nemen is wat er van een leefbaarheidsbudget nog
    wordt gevraagd. Alleen de raad kan besluiten dat geld meegaat; al het andere vervalt aan het eind van het jaar.
    """
    mee = [_lees_pot(tekst) for tekst in meenemen or ()]
    with open_boek(jaarboek) as boek:
        einde = date(boek.kenmerk.jaar, 12, 31)
        dag = einde if datum is None else lees_dag(datum)
        vooraf = overzicht(boek, einde)
        if definitief:
            boek.sluit_af(datum=dag, door=wie(door), meenemen=_saldi(mee), raadsbesluit=raadsbesluit.strip())
            jaar = overzicht(boek, einde)
            bestand: Path | None = druk_af(jaar, adres_van(jaarboek))
        elif mee:
            raise OpdrachtFout("--meenemen hoort bij --definitief: zonder dat wordt er niets geboekt.")
        else:
            bestand = None
    if als_json:
        toon_json(_als_json(vooraf, mee if definitief else None, bestand))
    else:
        _toon(vooraf, mee, bestand)
    return KLAAR


def _lees_pot(tekst: str) -> tuple[str, int]:
    """Return the pot and the amount of `leefbaarheidsbudget Zuid=5000`."""
    pot, is_teken, bedrag = tekst.rpartition("=")
    if not is_teken or not pot.strip():
        raise OpdrachtFout(
            f"'{tekst}' is geen pot met een bedrag. Schrijf: --meenemen \"leefbaarheidsbudget Zuid=5000\"."
        )
    return pot.strip(), heel_getal(bedrag.strip(), "meenemen")


def _saldi(mee: Sequence[tuple[str, int]]) -> dict[str, Saldo]:
    from allocator.jaarboek.saldo import Saldo

    return {pot: Saldo(bedrag) for pot, bedrag in mee}


def _toon(jaar: Jaaroverzicht, mee: Sequence[tuple[str, int]], bestand: Path | None) -> None:
    from allocator.report.jaar.tabellen import meenemen
    from allocator.workbook.notation import euro, getal

    mee_voorstel = meenemen(jaar)
    rijen = [
        (
            p.stand.pot,
            *(euro(bedrag) for bedrag in (p.te_besteden_euro, p.stand.euro, mee_voorstel.get(p.stand.pot, 0))),
            f"{getal(p.stand.uren)} uur" if p.stand.uren else "",
        )
        for p in jaar.potten
        if p.stand.euro or p.stand.uren
    ]
    koppen = ("Pot", "Te besteden", "Onbesteed", "Voorstel: mee", "Uren over")
    toon(tabel(koppen, rijen, rechts=koppen[1:]))
    if bestand is None:
        toon("Er is niets veranderd. Sluit af met --definitief; wat mee mag, noemt u met --meenemen en --raadsbesluit.")
        return
    naar = sum(bedrag for _, bedrag in mee)
    weg = sum(p.stand.euro for p in jaar.potten) - naar
    toon(f"Het jaar {jaar.jaar} is afgesloten. Naar volgend jaar: {euro(naar)}; vervallen: {euro(weg)}.")
    toon_werkmap(bestand)


def _als_json(jaar: Jaaroverzicht, mee: Sequence[tuple[str, int]] | None, bestand: Path | None) -> dict[str, object]:
    from allocator.report.jaar.tabellen import meenemen

    voorstel = meenemen(jaar)
    gekozen = dict(mee or ())
    return {
        "afgesloten": mee is not None,
        "potten": [
            {
                "pot": p.stand.pot,
                "onbesteed": p.stand.euro,
                "uren": p.stand.uren,
                "voorstel_mee": voorstel.get(p.stand.pot, 0),
                "mee": gekozen.get(p.stand.pot, 0),
            }
            for p in jaar.potten
        ],
        "bestand": None if bestand is None else str(bestand),
    }
