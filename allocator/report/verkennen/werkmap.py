"""A sweep as a workbook: in sentences, the front with its picture, every point, and the index per prioriteit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.report.excel.blad import schrijf_blad
from allocator.report.tabel import Blad, Kolom, Koppeling, Soort, Tabel
from allocator.report.verkennen import tabellen
from allocator.report.verkennen.gegevens import Verkend
from allocator.report.verkennen.grafieken import front_grafiek, index_grafiek, verloop_grafiek
from allocator.report.verkennen.zinnen import zinnen
from allocator.report.zinnen import CONCEPT
from allocator.workbook.package import Sheet, put_sheets
from allocator_models.verkennen.rooster import Verkenning

VERKENNING, FRONT, COMBINATIES, ROOSTER, ROBUUST = "Verkenning", "Front", "Combinaties", "Rooster", "Robuust"

type _Tekenaar = Callable[[Workbook, Worksheet], None]


def schrijf_verkenning(verkend: Verkend, doel: Path) -> None:
    """Write the workbook at ``doel``; whole or not at all."""
    bladen = verkenbladen(verkend)
    op_naam = {blad.naam: blad for blad in bladen}
    sheets = [
        Sheet(blad.naam, partial(_teken, blad=blad, op_naam=op_naam, verkend=verkend), active=blad is bladen[0])
        for blad in bladen
    ]
    put_sheets(None, sheets, doel)


def _teken(book: Workbook, sheet: Worksheet, blad: Blad, op_naam: dict[str, Blad], verkend: Verkend) -> None:
    schrijf_blad(book, sheet, blad, CONCEPT)
    onder = (blad.koprijen[-1] if blad.koprijen else 0) + len(blad.tabellen[-1].rijen) + 2
    v = verkend.verkenning
    grafieken = []
    if blad.naam == FRONT and v is not None:
        grafieken = [front_grafiek(book, op_naam[COMBINATIES], blad, v)]
    elif blad.naam == COMBINATIES and v is not None and len(v.assen) == 1:
        grafieken = [verloop_grafiek(book, blad, v.assen[0].naam)]
    elif blad.naam == ROBUUST:
        grafieken = [index_grafiek(book, blad)]
    for grafiek in grafieken:
        if grafiek is not None:
            sheet.insert_chart(onder, 0, grafiek)


def verkenbladen(verkend: Verkend) -> list[Blad]:
    """Return the sheets in order."""
    bladen = [*(_sweepbladen(verkend.verkenning) if verkend.verkenning else ())]
    if verkend.robuustheid is not None:
        bladen.append(
            Blad(
                ROBUUST,
                "Welke prioriteiten blijven als het anders uitvalt",
                "De index is het deel van de gevallen waarin de prioriteit doorgaat: 100 % is altijd.",
                [tabellen.robuusttabel(verkend.robuustheid)],
                vaste_kolommen=2,
            )
        )
    return [_overzicht(verkend, bladen), *bladen]


def _overzicht(verkend: Verkend, bladen: list[Blad]) -> Blad:
    rijen: list[tuple[str | Koppeling, str]] = [
        ("In het kort" if not nummer else "", zin) for nummer, zin in enumerate(zinnen(verkend))
    ]
    rijen += [(Koppeling(blad.naam, blad.naam), blad.titel) for blad in bladen]
    tabel = Tabel((Kolom("", breedte=20), Kolom("Wat er is gevonden", Soort.LANG, 110)), tuple(rijen), filter=False)
    optie = f", optie {verkend.optie}" if verkend.optie else ""
    titel = f"Verkenning rond {verkend.scenario.naam}, {verkend.scenario.jaar}{optie}"
    return Blad(VERKENNING, titel, f"{CONCEPT}. Wat er gebeurt als een paar knoppen anders staan.", [tabel])


def _sweepbladen(v: Verkenning) -> list[Blad]:
    assen = " en ".join(as_.naam for as_ in v.assen)
    op_volgorde = sorted(v.front.punten, key=lambda p: (v.punten[p].uitkomst.flexaandeel_bp or 0, p))
    bladen = [
        Blad(
            FRONT,
            "Het front tussen score, de wijk die het minst krijgt, en flexibiliteit",
            "Wie hier iets wint, geeft ergens iets op. Het beste evenwicht geeft van alles samen het minste op.",
            [tabellen.puntentabel(v, op_volgorde, "De combinaties op het front")],
        ),
        Blad(
            COMBINATIES,
            f"Alle combinaties van {assen}",
            "Elke combinatie is als een heel plan uitgerekend en nagerekend.",
            [tabellen.puntentabel(v, range(len(v.punten)), "Alle combinaties"), tabellen.basistabel(v)],
        ),
    ]
    roosters = tabellen.roosters(v)
    if roosters:
        uitleg = "Eerst de score, dan de laagste bediening, dan hoeveel er flexibel is. Elk getal is een heel plan."
        bladen.append(Blad(ROOSTER, f"Naast elkaar: {assen}", uitleg, roosters))
    return bladen
