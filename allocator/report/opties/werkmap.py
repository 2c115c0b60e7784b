"""Write the workbook of opties: the user's sheets as they were, and the opties side by side in front of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.report.excel.blad import schrijf_blad
from allocator.report.opties import tabellen
from allocator.report.opties.waswordt import WAS_WORDT, schrijf_met_grafiek, waswordt_blad
from allocator.report.opties.zinnen import zinnen
from allocator.report.tabel import Blad, Kolom, Koppeling, Soort, Tabel
from allocator.report.zinnen import CONCEPT
from allocator.workbook.package import Sheet, put_sheets
from allocator.workbook.problems import Invoerfouten, Melding
from allocator.workbook.sheets import open_bladen
from allocator_models.alternatieven.uitkomst import Opties
from allocator_models.scenario import invoer_hash

NAAST_ELKAAR, PER_PRIORITEIT, PER_WIJK = "Opties naast elkaar", "Opties per prioriteit", "Opties per wijk"
KORT = "Opties in het kort"
KENMERK = "Kenmerk van de invoer"

_GRAFIEKEN = {
    PER_WIJK: "Geld en uren voor prioriteiten per wijk",
    WAS_WORDT: "De lasten nu, en wat vast blijft",
}
"""Sheet → the title of the chart of its first table."""


def schrijf_opties(bron: Path, opties: Opties, doel: Path) -> None:
    """Write ``doel``: the scenario workbook ``bron`` with the sheets of the opties; whole or not at all.

    Raises:
        Invoerfouten: ``bron`` has sheets of the user's own with the name of one of ours.
        WerkmapFout: ``bron`` can't be changed.
    """
    bladen = optiebladen(opties)
    _check_namen(bron, {blad.naam for blad in bladen})
    sheets = [Sheet(b.naam, _schrijver(b), first=True, active=b is bladen[0]) for b in bladen]
    put_sheets(bron, sheets, doel)


def _schrijver(blad: Blad) -> Callable[[Workbook, Worksheet], None]:
    """Return what draws a sheet; two of them have a chart."""
    titel = _GRAFIEKEN.get(blad.naam)
    if titel is None:
        return partial(schrijf_blad, blad=blad, voetregel=CONCEPT)
    return partial(schrijf_met_grafiek, blad=blad, titel=titel)


def optiebladen(opties: Opties) -> list[Blad]:
    """Return the sheets in order."""
    kolommen = tabellen.kolomopties(opties)
    bladen = [
        Blad(
            NAAST_ELKAAR,
            "Wat elke optie opgeeft, toekent en vrij laat",
            "Geeft op: hoeveel minder score dan een plan hoogstens kan hebben; onder 0 als andere regels meer geven.",
            [tabellen.overzicht(kolommen), tabellen.afstanden(kolommen)],
        ),
        Blad(
            PER_PRIORITEIT,
            "Welke prioriteit in welke optie",
            "Zeker: zonder deze prioriteit is de score die een optie minstens moet hebben, niet te halen.",
            [tabellen.prioriteiten(opties, kolommen)],
            vaste_kolommen=4,
            paginas_breed=0,
        ),
        Blad(
            PER_WIJK,
            "Wat elke wijk in welke optie krijgt",
            "De waarde van wat prioriteiten krijgen: geld, en uren tegen de loonkosten van één fte.",
            [tabellen.wijken(opties, kolommen)],
        ),
        waswordt_blad(kolommen),
    ]
    return [_kort(opties, bladen), *bladen]


def _kort(opties: Opties, bladen: list[Blad]) -> Blad:
    """In sentences what was found, and where it is."""
    rijen: list[tuple[str | Koppeling, str]] = [
        ("In het kort" if not nummer else "", zin) for nummer, zin in enumerate(zinnen(opties))
    ]
    rijen += [(Koppeling(blad.naam, blad.naam), blad.titel) for blad in bladen]
    rijen.append((KENMERK, invoer_hash(opties.scenario)))
    tabel = Tabel((Kolom("", breedte=26), Kolom("Wat er is gevonden", Soort.LANG, 110)), tuple(rijen), filter=False)
    scenario = opties.scenario
    titel = f"Opties voor {scenario.naam}, {scenario.jaar}"
    return Blad(KORT, titel, f"{CONCEPT}. Elke optie is een heel plan dat regel voor regel is nagerekend.", [tabel])


def _check_namen(bron: Path, onze: set[str]) -> None:
    """Refuse a workbook in which a sheet of the user's own has one of these names; ours of an earlier run go."""
    gezocht = {naam.casefold() for naam in onze}
    with open_bladen(bron) as werkmap:
        gevonden = [blad for blad in werkmap.tabbladen if blad.naam.casefold() in gezocht]
        eerste = next((b for b in gevonden if b.naam.casefold() == KORT.casefold()), None)
        rijen = werkmap.cellen(eerste).rijen if eerste else ()
        if gevonden and not any(KENMERK in rij.waarden.values() for rij in rijen):
            melding = "Dit blad heeft een naam die de opties zelf nodig hebben."
            remedie = "Geef het blad een andere naam; de opties komen in een nieuw bestand."
            raise Invoerfouten([Melding(blad.naam, None, None, melding, remedie) for blad in gevonden])
