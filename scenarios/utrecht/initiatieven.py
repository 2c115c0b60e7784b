"""What Utrecht's wijken ask for in the first months of 2011: 60 initiatieven, one of them across three wijken.

The squares, parks and streets exist; the initiatieven, amounts and scores are invented, and so is who asks. What was
asked the year before is in `historie`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from allocator.workbook.schema import Celwaarde, InitiatiefRij, ScenarioRij
from allocator_models.scenario import Aard, Vorm
from scenarios import utrecht
from scenarios.utrecht import kaart

JAAR = 2011

HERKOMST = (
    "Alle initiatieven, bedragen, scores en besluiten zijn verzonnen, van een geloofwaardige omvang. Namen van pleinen "
    "en straten bestaan, de plannen niet."
)

_S, _O, _E, _U = Vorm.SUBSIDIE, Vorm.OPDRACHT, Vorm.EIGEN_UITVOERING, Vorm.UREN


class Vraag(NamedTuple):
    """One initiatief of 2011; amounts in euros, the score as a grade."""

    dag: tuple[int, int]
    """Month and day."""
    wijk: str
    naam: str
    indiener: str
    vorm: Vorm
    thema: str
    waar: str
    """Dienst and programma (`SW BOR`), a dienst, or nothing."""
    bedrag: int
    minimaal: int | None
    uren: int
    score: str
    spoed: bool = False
    wacht_tot: tuple[int, int] | None = None
    aard: Aard = Aard.INCIDENTEEL


VRAGEN = (
    Vraag((1, 4), "WE", "Bankjes en bloembakken in de Kanaalstraat",
          "winkeliersvereniging", _S, "groen", "SW BOR", 18_500, 9_000, 0, "6,5"),
    Vraag((1, 5), "ZU", "Huiskamer voor ouderen in Lunetten, twee middagen per week",
          "bewonersgroep", _S, "ontmoeten", "DMO WEL", 12_400, None, 0, "7,5"),
    Vraag((1, 6), "LR", "Nieuwjaarsontmoeting in Terwijde",
          "bewonersvereniging", _S, "ontmoeten", "", 1_200, 800, 0, "5,0"),
    Vraag((1, 7), "OO", "Herstel van het pad langs de Minstroom",
          "bewonersgroep", _O, "groen", "SW BOR", 46_000, 30_000, 40, "7,0"),
    Vraag((1, 10), "NW", "Speeltoestellen op het Queeckhovenplein",
          "oudercommissie", _O, "spelen", "SW BOR", 85_000, 55_000, 60, "8,5"),
    Vraag((1, 11), "BI", "Verlichting in drie stegen bij de Springweg",
          "bewonersgroep", _O, "veiligheid", "SW BOR", 38_000, 26_000, 24, "7,0"),
    Vraag((1, 12), "ZW", "Huiswerkklas in Transwijk, voorjaar",
          "vrijwilligersstichting", _S, "jeugd", "DMO JEU", 16_000, 10_000, 0, "8,0"),
    Vraag((1, 13), "VM", "Jeu-de-boulesbaan in Veldhuizen",
          "sportvereniging", _S, "sport", "SW SPO", 14_500, None, 0, "4,5"),
    Vraag((1, 14), "NO", "Buurtmoestuin in de Staatsliedenbuurt",
          "bewonersgroep", _S, "groen", "SW BOR", 7_800, 5_000, 16, "7,0"),
    Vraag((1, 17), "WE", "Muurschildering aan de Vleutenseweg",
          "kunstenaarscollectief", _S, "cultuur", "DMO CUL", 22_000, 15_000, 0, "4,0"),
    Vraag((1, 18), "ZW", "Vaders in gesprek op Kanaleneiland",
          "vaderscentrum", _S, "jeugd", "DMO JEU", 24_500, 18_000, 0, "8,5"),
    Vraag((1, 18), "OV", "Portiekgesprekken in twee flats aan de Zamenhofdreef",
          "bewonerscommissie", _S, "ontmoeten", "DMO WEL", 6_300, None, 0, "8,0"),
    Vraag((1, 19), "LR", "Pannakooi in Parkwijk",
          "jongerenraad", _O, "spelen", "SW BOR", 42_000, 28_000, 20, "7,5"),
    Vraag((1, 20), "OO", "Lustrumfeest van de straat",
          "bewonersgroep", _S, "ontmoeten", "", 2_400, 1_000, 0, "0"),
    Vraag((1, 21), "NW", "Zaterdagschool voor techniek in Zuilen",
          "stichting", _S, "jeugd", "DMO OEB", 34_000, 22_000, 0, "8,0"),
    Vraag((1, 24), "BI", "Fietsvakken tekenen op de Neude",
          "ondernemers", _E, "verkeer", "SO BLL", 9_500, None, 30, "6,0"),
    Vraag((1, 25), "ZU", "Trapveldje in Tolsteeg: nieuw kunstgras",
          "bewonersgroep", _O, "sport", "SW SPO", 95_000, 60_000, 40, "7,0"),
    Vraag((1, 26), "WE", "Geveltuinen in Lombok, zestig stuks",
          "bewonersgroep", _E, "groen", "SW BOR", 9_000, 4_500, 80, "7,5"),
    Vraag((1, 27), "ZW", "Beachvolleybal aan het kanaal",
          "sportvereniging", _S, "sport", "SW SPO", 58_000, 40_000, 0, "5,5"),
    Vraag((1, 28), "VM", "Oversteek bij de school aan de Pastoor Boelenslaan",
          "oudercommissie", _O, "verkeer", "SO BLL", 64_000, 48_000, 50, "8,0"),
    Vraag((1, 31), "NO", "Schaaktafels in het Griftpark",
          "bewonersgroep", _S, "ontmoeten", "SW BOR", 6_900, 4_600, 0, "5,5"),
    Vraag((2, 1), "OV", "Fietslessen voor vrouwen",
          "vrouwencentrum", _S, "sport", "DMO SPO", 8_200, 5_500, 0, "8,5"),
    Vraag((2, 2), "LR", "Geluidsmeting langs de bouwroute in Terwijde",
          "bewonersgroep", _U, "verkeer", "SO", 0, None, 60, "6,0"),
    Vraag((2, 3), "NW", "Amsterdamsestraatweg: etalages in leegstaande winkels",
          "winkeliersvereniging", _S, "economie", "SO ECO", 39_000, 20_000, 0, "7,5"),
    Vraag((2, 4), "OO", "Podium in het Wilhelminapark",
          "stichting", _S, "cultuur", "DMO CUL", 125_000, 90_000, 0, "5,0"),
    Vraag((2, 7), "BI", "Boekenkast in Wijk C",
          "bewonersgroep", _S, "ontmoeten", "", 950, None, 0, "6,5"),
    Vraag((2, 7), "ZU", "Interventieteam bij drie panden aan de Verlengde Hoogravenseweg",
          "wijkbureau", _U, "veiligheid", "", 0, None, 36, "8,0"),
    Vraag((2, 8), "ZW", "Schoonmaakactie in de portieken van Kanaleneiland-Zuid",
          "huurdersvereniging", _O, "schoon", "SW BOR", 28_000, 18_000, 60, "7,5"),
    Vraag((2, 9), "WE", "Inloopspreekuur formulieren in Nieuw Engeland",
          "buurtteam", _S, "zorg", "DMO SZW", 15_500, 9_000, 0, "8,0"),
    Vraag((2, 10), "OO 50 NO 30 BI 20", "Noodbrug voor fietsers op de grens van Oost, Noordoost en Binnenstad",
          "drie wijkraden", _O, "verkeer", "SO BLL", 180_000, 150_000, 120, "9,0"),
    Vraag((2, 11), "VM", "Limespad: borden en een wandelkaart",
          "historische vereniging", _S, "cultuur", "DMO CUL", 31_000, 19_000, 0, "5,5"),
    Vraag((2, 14), "NO", "Straatcoach in de Staatsliedenbuurt, half jaar",
          "wijkbureau", _O, "veiligheid", "BCD VEI", 44_000, 30_000, 0, "7,5"),
    Vraag((2, 15), "LR", "Amaliapark: veertig schaduwbomen",
          "bewonersvereniging", _O, "groen", "SW BOR", 72_000, 36_000, 60, "7,0"),
    Vraag((2, 16), "NW", "Moeders leren van moeders in Ondiep",
          "vrouwengroep", _S, "jeugd", "DMO JEU", 19_500, 12_000, 0, "8,5"),
    Vraag((2, 17), "ZU", "Jaarmarkt op het Smaragdplein",
          "winkeliersvereniging", _S, "economie", "SO ECO", 17_500, 10_000, 0, "4,5"),
    Vraag((2, 18), "BI", "Toegankelijke trap naar de werf bij de Twijnstraat",
          "gehandicaptenplatform", _O, "zorg", "SO SOG", 110_000, 110_000, 80, "7,0"),
    Vraag((2, 21), "WE", "Waterspeelplek in het Majellapark",
          "bewonersgroep", _O, "spelen", "SW BOR", 130_000, 85_000, 60, "7,0"),
    Vraag((2, 22), "OO", "Buurthuis Abstede: keuken in eigen beheer",
          "buurthuis", _S, "ontmoeten", "DMO WEL", 54_000, 34_000, 0, "8,0"),
    Vraag((2, 23), "ZW", "Brand in de kelderboxen: noodopvang van spullen en schoonmaak",
          "huurdersvereniging", _O, "veiligheid", "SW BOR", 23_000, 15_000, 40, "8,5", True),
    Vraag((2, 24), "OV", "Sportdag op het veld aan de Taagdreef",
          "buurtsportvereniging", _S, "sport", "DMO SPO", 4_800, 3_000, 0, "7,0"),
    Vraag((2, 25), "LR", "Tijdelijk terras bij het station in aanbouw",
          "ondernemers", _S, "economie", "SO ECO", 48_000, 25_000, 0, "4,0"),
    Vraag((2, 28), "NO", "Fietsenrekken in de Adelaarstraat",
          "bewonersgroep", _E, "verkeer", "SO BLL", 21_000, 12_000, 24, "6,5"),
    Vraag((3, 1), "VM", "Vrijwilligersvervoer voor ouderen in Vleuten",
          "ouderenbond", _S, "zorg", "DMO WEL", 26_000, 17_000, 0, "7,5", False, (5, 1), Aard.STRUCTUREEL),
    Vraag((3, 2), "NW", "Julianapark: banken en een rolstoelpad",
          "bewonersgroep", _O, "groen", "SW BOR", 67_000, 42_000, 50, "7,5"),
    Vraag((3, 3), "ZU", "Beatrixpark: poel en vlonder",
          "natuurvereniging", _O, "groen", "SW BOR", 52_000, 35_000, 30, "6,5"),
    Vraag((3, 4), "BI", "Stilte na sluitingstijd: gastheren op het Janskerkhof",
          "horecavereniging", _S, "veiligheid", "BCD VEI", 62_000, 38_000, 0, "7,5"),
    Vraag((3, 7), "WE", "Nieuwe vloer voor de zaal van de toneelvereniging",
          "toneelvereniging", _S, "cultuur", "DMO CUL", 41_000, 41_000, 0, "3,5"),
    Vraag((3, 8), "ZW", "Leerwerkplek fietsenmakerij Rivierenwijk",
          "stichting", _S, "economie", "DMO SZW", 78_000, 52_000, 0, "8,5"),
    Vraag((3, 9), "OO", "Zonnepanelen op het buurthuis in Sterrenwijk",
          "bewonersgroep", _S, "duurzaam", "SO MIL", 69_000, 46_000, 0, "6,0"),
    Vraag((3, 10), "LR", "Ontmoetingscontainer op het lege kavel in Leidsche Rijn Centrum",
          "bewonersvereniging", _S, "ontmoeten", "DMO WEL", 88_000, 60_000, 20, "8,0"),
    Vraag((3, 11), "VM", "Hek rond de ijsbaan in Haarzuilens",
          "ijsvereniging", _S, "sport", "SW SPO", 33_000, 24_000, 0, "4,0"),
    Vraag((3, 14), "NW", "Inbraakveilige achterpaden in Elinkwijk",
          "bewonersgroep", _O, "veiligheid", "BCD VEI", 57_000, 36_000, 40, "7,0"),
    Vraag((3, 15), "OV", "Valpreventie bij ouderen in de hoogbouw",
          "seniorenraad", _U, "zorg", "GGD", 0, None, 120, "8,5"),
    Vraag((3, 16), "NO", "Zonneboiler voor het clubhuis in Voordorp",
          "speeltuinvereniging", _S, "duurzaam", "SO MIL", 11_500, 7_500, 0, "6,0"),
    Vraag((3, 17), "ZU", "Samen koken in Nieuw-Hoograven",
          "bewonersgroep", _S, "zorg", "GGD VOL", 9_800, 6_000, 16, "8,0"),
    Vraag((3, 18), "BI", "Plantenbakken tegen foutparkeren in de Breedstraatbuurt",
          "bewonersgroep", _E, "verkeer", "SW BOR", 13_000, 6_500, 20, "6,5"),
    Vraag((3, 21), "ZW", "Buurtfeest rond de opening van Park Transwijk",
          "parkbeheerders", _S, "ontmoeten", "", 12_000, 6_000, 0, "5,0"),
    Vraag((3, 22), "WE", "Kamerverhuur in Lombok: huis-aan-huisgesprekken",
          "bewonersgroep", _U, "wonen", "SO", 0, None, 140, "7,0"),
    Vraag((3, 24), "LR", "Schoolroute Het Zand: drempels en borden",
          "oudercommissie", _O, "verkeer", "SO BLL", 92_000, 65_000, 60, "8,5"),
    Vraag((3, 28), "OO", "Studenten en buren in Oudwijk: gastvrouw voor een jaar",
          "studentenhuisvester", _S, "ontmoeten", "DMO WEL", 36_000, 24_000, 0, "6,5"),
)  # fmt: skip
"""In order of arrival."""


def maak() -> Mapping[str, Sequence[Any]]:
    """Return the rows of the workbook by sheet: the initiatieven, and the lists that their drop-downs offer."""
    stad = utrecht.maak()
    regels: dict[str, Celwaarde] = {
        "naam": "Utrecht 2011, initiatieven",
        "jaar": JAAR,
        "vraag": "Welke van deze 60 initiatieven gaan door, als ook de rest van het jaar nog aanvragen komen?",
        "herkomst": HERKOMST,
    }
    return {
        "Scenario": [ScenarioRij(regel=regel, waarde=waarde) for regel, waarde in regels.items()],
        **{blad: stad[blad] for blad in ("Diensten", "Programma's", "Wijken")},
        "Initiatieven": vragen(),
    }


def vragen() -> list[InitiatiefRij]:
    """Return the initiatieven of 2011, in order of arrival."""
    return [_rij(nummer, vraag) for nummer, vraag in enumerate(VRAGEN, start=1)]


def _rij(nummer: int, vraag: Vraag) -> InitiatiefRij:
    dienst, _, programma = vraag.waar.partition(" ")
    return InitiatiefRij(
        initiatief=f"{JAAR}-{nummer:03}",
        datum=date(JAAR, *vraag.dag),
        wijk=_wijken(vraag.wijk),
        naam=vraag.naam,
        indiener=vraag.indiener,
        vorm=vraag.vorm,
        thema=vraag.thema,
        dienst=dienst or None,
        programma=programma or None,
        aard=vraag.aard,
        bedrag=vraag.bedrag,
        minimaal=vraag.minimaal,
        uren=vraag.uren,
        score=Decimal(vraag.score.replace(",", ".")),
        spoed=vraag.spoed,
        wacht_tot=date(JAAR, *vraag.wacht_tot) if vraag.wacht_tot else None,
    )


def _wijken(tekst: str) -> tuple[tuple[str, Decimal], ...]:
    """Return the wijken of `OO 50 NO 30 BI 20` by name with their shares; one alone has it all."""
    naam = {w.wijk: w.naam for w in kaart.WIJKEN}
    code, *rest = tekst.split()
    if not rest:
        return ((naam[code], Decimal(1)),)
    delen = [code, *rest]
    return tuple((naam[c], Decimal(p) / 100) for c, p in zip(delen[::2], delen[1::2], strict=True))
