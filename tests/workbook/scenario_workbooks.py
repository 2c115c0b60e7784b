"""A small scenario workbook in which every cell is right, and the same with some cells changed."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from allocator.workbook.load import laad
from allocator.workbook.planbladen import KOPRIJ, PLAN_POSTEN, PLAN_PRIORITEITEN, PostKop, PrioriteitKop
from allocator.workbook.problems import Invoerfouten, Melding
from allocator.workbook.schema import BLADEN

type Cel = str | int | float | bool | date | None
type Rijen = list[list[Cel]]


def _post(post: str, dienst: str, programma: str, kostensoort: str, lasten: int, **velden: Cel) -> dict[str, Cel]:
    begin = {"post": post, "dienst": dienst, "programma": programma, "kostensoort": kostensoort, "lasten": lasten}
    return {**begin, "aard": "S", **velden}


_POSTEN = [
    _post("SW-1", "SW", "P1", "inkoop", 400_000, omschrijving="Groen", gebondenheid="vrij", stap=0, oormerkbaar="ja"),
    _post("SW-2", "SW", "P1", "personeel", 800_000, fte=10, bezetting=9.5, gebied="OZ", functie="beheer",
          gebondenheid="bestuurlijk", **{"fte gebonden": 4, "vrij vanaf": date(2011, 7, 1)}),
    _post("SW-3", "SW", "P1", "stelpost", -100_000, gebondenheid="bestuurlijk"),
    _post("DMO-1", "DMO", "P2", "subsidie", 300_000, gebondenheid="juridisch", baten=30_000, stap=50_000,
          **{"baten vervallen": "ja", "gebonden tot": date(2011, 4, 1), "onderbouwing": "Contract"}),
    _post("DMO-2", "DMO", "P2", "personeel", 400_000, fte=5, gebondenheid="bestuurlijk"),
    _post("DMO-3", "DMO", "P2", "inkoop", 150_000, omschrijving="Leefbaarheid", gebondenheid="vrij"),
    _post("DMO-4", "DMO", "P2", "inkoop", 200_000, omschrijving="Welzijn groen", gebondenheid="beleidsmatig",
          oormerkbaar="ja"),
]  # fmt: skip

GOED: dict[str, Rijen] = {
    "Scenario": [["regel", "waarde"], ["schema", 1], ["naam", "Proef"], ["jaar", 2011], ["vraag", "Wat kan er?"]],
    "Spelregels": [
        ["regel", "waarde", "toelichting"],
        ["flexdoel", 0.2, None],
        ["bandbreedte_dienst", 0.05, None],
        ["mandaat: wijkregisseur", 5000, None],
    ],
    "Doelen": [
        ["rang", "doel", "tolerantie"],
        [1, "verplichtingen", None],
        [2, "wijkprioriteiten", 0.01],
        [3, "behoud", None],
    ],
    "Diensten": [
        ["dienst", "naam", "flexdoel", "bandbreedte"],
        ["SW", "Stadswerken", None, None],
        ["DMO", "Maatschappelijke Ontwikkeling", 0.15, 0.03],
    ],
    "Programma's": [
        ["programma", "naam", "portefeuillehouder"],
        ["P1", "Beheer Openbare Ruimte", "wethouder A"],
        ["P2", "Welzijn", "wethouder B"],
    ],
    "Wijken": [
        ["wijk", "naam", "inwoners", "behoefte", "krachtwijk", "leefbaarheidsbudget", "leefbaarheidspost"],
        ["Oost", "Oost", 33510, 1, "nee", 100_000, "DMO-3"],
        ["Zuid", "Zuid", 28395, 1.2, "nee", 50_000, "DMO-3"],
        ["West", "West", 29710, 1.5, "ja", 0, None],
    ],
    "Gebieden": [["gebied", "wijk"], ["OZ", "Oost"], ["OZ", "Zuid"], ["W", "West"]],
    "Begroting": [
        [kolom.kop for kolom in BLADEN[7].kolommen],
        *([post.get(kolom.kop) for kolom in BLADEN[7].kolommen] for post in _POSTEN),
    ],
    "Indelingsregels": [
        ["volgorde", "veld", "bevat", "gebondenheid", "stap", "waarde", "oormerkbaar"],
        [10, "omschrijving", "groen", None, None, 2, None],
    ],
    "Taakstellingen": [
        ["taakstelling", "dienst", "programma", "bedrag", "aard", "geboekt op"],
        ["T1", "SW", None, 100_000, "S", "SW-3"],
    ],
    "Ambities": [["ambitie", "wijk", "naam"], ["A-O", "Oost", "Schoon"], ["A-W", "West", "Veilig"]],
    "Prioriteiten": [
        ["prioriteit", "variant", "wijk", "naam", "ambitie", "thema", "score", "verplicht"],
        ["O1", "basis", "Oost", "Schone straten", "A-O", "schoon", 6.5, None],
        ["O1", "plus", "Oost", "Schonere straten", "A-O", "schoon", 8, None],
        ["W1", "basis", "West", "Toezicht", "A-W", "veilig", 7, "toegezegd"],
        ["Z1", "basis", "Zuid", "Speelplek", None, "jeugd", 5, "ja"],
    ],
    "Inzet": [
        ["prioriteit", "variant", "dienst", "programma", "functie", "fte", "euro", "aard", "partner"],
        ["O1", "basis", "SW", None, "beheer", 0.5, 10_000, "S", None],
        ["O1", "plus", "SW", "P1", None, 1, 25_000, "I", None],
        ["W1", "basis", "DMO", "P2", None, 0.4, 5_000, "I", None],
        ["Z1", "basis", "SW", None, None, None, 40_000, "I", None],
        ["Z1", "basis", None, None, None, None, 15_000, "I", "woningcorporatie"],
    ],
    "Wijkafspraken": [
        ["afspraak", "wijk", "dienst", "post", "fte", "euro", "naam"],
        ["F1", "Oost", "SW", "SW-2", 1, None, "Beheer"],
        ["F2", "West", "DMO", "DMO-4", None, 20_000, "Welzijn"],
    ],
    "Wijktoerekening": [
        ["post", "wijk", "aandeel", "sleutel"],
        ["DMO-1", "Oost", 0.4, "inwoners"],
        ["DMO-1", "Zuid", 0.35, "inwoners"],
    ],
    "Afhankelijkheden": [["prioriteit", "soort", "andere"], ["O1", "vereist", "W1"], ["Z1", "sluit uit", "O1"]],
    "Initiatieven": [
        [
            *("initiatief", "datum", "wijk", "naam", "indiener", "vorm", "thema", "dienst", "programma", "aard"),
            *("bedrag", "minimaal", "uren", "score", "spoed", "wacht tot", "toegekend", "besluitdatum"),
        ],
        ["10-1", date(2010, 3, 12), "Oost", "Moestuin", "buurt", "subsidie", "groen", None, None, "I",
         2500, 1500, None, 6.5, None, date(2010, 5, 1), 2000, date(2010, 4, 2)],
        ["10-2", date(2010, 6, 1), "Oost 50%; Zuid 50%", "Brug", None, None, None, "SW", "P1", "I",
         8000, None, 20, 7, "ja", None, None, None],
    ],
    "Opties": [
        ["optie", "blad", "sleutel", "kolom", "waarde"],
        ["krap", "Spelregels", "flexdoel", "waarde", 0.1],
        ["krap", "Begroting", "dienst=SW & kostensoort=inkoop", "stap", 10_000],
        ["krap", "Prioriteiten", "O1|plus", "score", 9],
    ],
}  # fmt: skip


def maak(
    pad: Path,
    cellen: Mapping[str, Cel] | None = None,
    zonder: Iterable[str] = (),
    bladen: Mapping[str, Rijen] = GOED,
    vanaf_1904: bool = False,
) -> Path:
    """Write `bladen` without the sheets `zonder`, with some cells changed (`{"Begroting!F2": 0}`)."""
    werkmap = Workbook()
    werkmap.remove(werkmap.active)
    if vanaf_1904:
        werkmap.epoch = CALENDAR_MAC_1904
    for naam, rijen in bladen.items():
        if naam not in zonder:
            blad = werkmap.create_sheet(naam)
            for rij in rijen:
                blad.append(rij)
    for adres, waarde in (cellen or {}).items():
        naam, _, cel = adres.rpartition("!")
        if naam not in werkmap.sheetnames:
            werkmap.create_sheet(naam)
        werkmap[naam][cel] = waarde
    werkmap.save(pad)
    return pad


def maak_plan(pad: Path) -> Path:
    """Write the two sheets of a plan workbook from which a later run reads the plan back."""
    werkmap = Workbook()
    posten = werkmap.active
    posten.title = PLAN_POSTEN
    prioriteiten = werkmap.create_sheet(PLAN_PRIORITEITEN)
    for blad, koppen in ((posten, PostKop), (prioriteiten, PrioriteitKop)):
        blad["A1"] = "Titel"
        blad["A2"] = "Wat het blad laat zien."
        for kolom, kop in enumerate(koppen, 1):
            blad.cell(KOPRIJ, kolom, kop.value)
    for post in (
        {PostKop.POST: "SW-1", PostKop.VAST: 300_000, PostKop.FLEX: 90_000, PostKop.VERVALLEN: 10_000},
        {
            PostKop.POST: "SW-2",
            PostKop.VAST: 800_000,
            PostKop.FLEX: 0,
            PostKop.FTE_FLEX: 1.5,
            PostKop.FTE_VERVALLEN: 0.25,
        },
        {PostKop.POST: 1001, PostKop.VAST: -5},
    ):
        posten.append([post.get(kop) for kop in PostKop])
    for keuze in ({PrioriteitKop.PRIORITEIT: "O1", PrioriteitKop.VARIANT: "plus"}, {PrioriteitKop.PRIORITEIT: "Z1"}):
        prioriteiten.append([keuze.get(kop) for kop in PrioriteitKop])
    werkmap.save(pad)
    return pad


def cel(blad: str, sleutel: str, kop: str, bladen: Mapping[str, Rijen] = GOED) -> str:
    """Return the address of a cell by the first cell of its row and the head of its column: `Begroting!F2`."""
    rijen = bladen[blad]
    rij = next(n for n, waarden in enumerate(rijen, 1) if str(waarden[0]) == sleutel)
    return f"{blad}!{get_column_letter(rijen[0].index(kop) + 1)}{rij}"


def fouten(pad: Path, optie: str | None = None) -> tuple[Melding, ...]:
    """Return everything that is wrong with a workbook."""
    try:
        laad(pad, optie)
    except Invoerfouten as fout:
        return fout.meldingen
    return ()
