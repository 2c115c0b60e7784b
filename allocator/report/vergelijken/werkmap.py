"""A comparison as a workbook of its own: what differs, what follows from it, and two charts of was and wordt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.report.excel.blad import schrijf_blad
from allocator.report.excel.grafieken import HOOGTE, was_wordt_grafiek
from allocator.report.tabel import Blad, Kolom, Koppeling, Soort, Tabel
from allocator.report.vergelijken import tabellen
from allocator.report.vergelijken.gegevens import Planverschil, Vergelijking
from allocator.report.vergelijken.zinnen import gelijkzin, hoofdzinnen
from allocator.report.zinnen import CONCEPT
from allocator.workbook.package import Sheet, put_sheets

OVERZICHT, INVOER, BESLUITEN, POSTEN = "Vergelijking", "Invoer", "Besluiten", "Posten"
DIENSTEN, PROGRAMMAS, PORTEFEUILLES, WIJKEN = "Diensten", "Programma's", "Portefeuilles", "Wijken"

_GRAFIEKEN = {
    DIENSTEN: ("Dienst", ("Flex was", "Flex wordt"), "Flexibel geld per dienst"),
    WIJKEN: ("Wijk", ("Landt was", "Landt wordt"), "Hoeveel landt in de wijk"),
}
"""Sheet → whose bars, which columns, and the title."""
_PUNTEN_PER_RIJ = 20


def schrijf_vergelijking(vergelijkingen: Sequence[Vergelijking], doel: Path) -> None:
    """Write the workbook at ``doel``; whole or not at all. With more than one, their sheets are numbered."""
    bladen = [overzicht(vergelijkingen)]
    for nummer, v in enumerate(vergelijkingen, start=1):
        bladen += vergelijkbladen(v, f" {nummer}" if len(vergelijkingen) > 1 else "")
    put_sheets(None, [Sheet(b.naam, partial(_teken, blad=b), active=b is bladen[0]) for b in bladen], doel)


def _teken(book: Workbook, sheet: Worksheet, blad: Blad) -> None:
    schrijf_blad(book, sheet, blad, CONCEPT)
    soort = blad.naam.rstrip(" 0123456789")
    if soort in _GRAFIEKEN and blad.tabellen:
        grafiek = was_wordt_grafiek(book, blad, *_GRAFIEKEN[soort])
        if grafiek is not None:
            rijen = len(blad.tabellen[0].rijen)
            grafiek.set_size({"height": max(HOOGTE, 60 + 2 * _PUNTEN_PER_RIJ * rijen)})
            sheet.insert_chart(blad.koprijen[0] + rijen + 2, 0, grafiek)


def overzicht(vergelijkingen: Sequence[Vergelijking]) -> Blad:
    """Return the first sheet: each comparison in sentences, and the way to its sheets."""
    meer = len(vergelijkingen) > 1
    tafels = []
    for nummer, v in enumerate(vergelijkingen, start=1):
        zinnen = [gelijkzin(v)] if v.gelijk else list(hoofdzinnen(v))
        rijen: list[tuple[str | Koppeling, str]] = [("In het kort" if not i else "", z) for i, z in enumerate(zinnen)]
        rijen += [(Koppeling(b.naam, b.naam), b.titel) for b in vergelijkbladen(v, f" {nummer}" if meer else "")]
        titel = f"{v.was} (was) en {v.wordt} (wordt)"
        tafels.append(Tabel((Kolom("", breedte=20), Kolom(titel, Soort.LANG, 110)), tuple(rijen), titel, filter=False))
    return Blad(OVERZICHT, "Vergelijking", f"{CONCEPT}. Wat er anders is, en wat daaruit volgt.", tafels)


def vergelijkbladen(v: Vergelijking, achter: str) -> list[Blad]:
    """Return the sheets of one comparison, each named with ``achter`` behind it."""
    kop = f"{v.was} (was) en {v.wordt} (wordt)."
    bladen = [Blad(INVOER + achter, "Wat er in de invoer anders is", kop, [tabellen.invoertabel(v.invoer)])]
    if v.plan is not None:
        bladen += _planbladen(v.plan, kop, achter)
    return bladen


def _planbladen(plan: Planverschil, kop: str, achter: str) -> list[Blad]:
    besluiten = [
        tabellen.prioriteitentabel(plan),
        tabellen.afsprakentabel(plan),
        tabellen.taakstellingentabel(plan),
    ]
    groepen = (
        (DIENSTEN, "Dienst", "Per dienst", plan.diensten),
        (PROGRAMMAS, "Programma", "Per programma", plan.programmas),
        (PORTEFEUILLES, "Portefeuillehouder", "Per portefeuillehouder", plan.portefeuilles),
    )
    return [
        Blad(BESLUITEN + achter, "Waarover anders wordt besloten", kop, besluiten, paginas_breed=2),
        Blad(POSTEN + achter, "Posten die anders verdeeld zijn", kop, [tabellen.postentabel(plan)], paginas_breed=2),
        *(
            Blad(
                naam + achter,
                f"{titel}: was en wordt, x € 1.000",
                f"{kop} Positief is een voordeel: het kost minder. Structureel (S) en incidenteel (I) apart.",
                [tabellen.groepentabel(wie, enkel, titel)],
            )
            for naam, enkel, titel, wie in groepen
        ),
        Blad(
            WIJKEN + achter,
            "Per wijk: was en wordt, x € 1.000",
            f"{kop} Positief is een voordeel: er landt meer in de wijk.",
            [tabellen.wijkentabel(plan.wijken)],
        ),
    ]
