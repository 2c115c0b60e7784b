"""Utrecht's diensten, programma's, wijken and areas: facts, but for the behoefte and the hours of a strippenkaart.

Inhabitants are those of 2024, people on social assistance those of 2023. The areas are those of the note on
wijkgericht werken; where it gives only the number of areas (5 of Stadswerken, 3 of DMO), the pairing is ours.
"""

from __future__ import annotations

from typing import NamedTuple

DIENSTEN = {
    "SW": "Stadswerken",
    "SO": "StadsOntwikkeling",
    "DMO": "Dienst Maatschappelijke Ontwikkeling",
    "GGD": "GG&GD",
    "BCD": "Bestuurs- en Concerndienst (met Veiligheid)",
    "WIJ": "Wijken",
    "BZ": "Burgerzaken",
}

PROGRAMMAS = {
    "JEU": ("Jeugd", "wethouder Jeugd en Onderwijs"),
    "PUB": ("Publieksdienstverlening", "wethouder Bestuur en Dienstverlening"),
    "BLL": ("Bereikbaarheid en luchtkwaliteit", "wethouder Verkeer en Milieu"),
    "SOG": ("Stedelijke Ontwikkeling en Groen", "wethouder Ruimtelijke Ontwikkeling"),
    "KRA": ("Krachtwijken", "wethouder Wonen en Krachtwijken"),
    "LRN": ("Leidsche Rijn", "wethouder Ruimtelijke Ontwikkeling"),
    "STA": ("Stationsgebied", "wethouder Ruimtelijke Ontwikkeling"),
    "BOR": ("Beheer Openbare Ruimte", "wethouder Openbare Ruimte en Sport"),
    "VEI": ("Veiligheid", "burgemeester"),
    "CUL": ("Cultuur", "wethouder Cultuur en Economie"),
    "SPO": ("Sport", "wethouder Openbare Ruimte en Sport"),
    "OEB": ("Onderwijs, Educatie en Bibliotheek", "wethouder Jeugd en Onderwijs"),
    "WEL": ("Welzijn", "wethouder Welzijn en Volksgezondheid"),
    "SZW": ("Sociale Zaken, Werkgelegenheid en Inburgering", "wethouder Sociale Zaken"),
    "VOL": ("Volksgezondheid", "wethouder Welzijn en Volksgezondheid"),
    "VAS": ("Vastgoed", "wethouder Bestuur en Dienstverlening"),
    "LDW": ("Lokale Democratie en Wijkgericht Werken", "burgemeester"),
    "WON": ("Wonen en Monumenten", "wethouder Wonen en Krachtwijken"),
    "MIL": ("Milieu en Duurzaamheid", "wethouder Verkeer en Milieu"),
    "ECO": ("Economische Zaken", "wethouder Cultuur en Economie"),
    "SPR": ("Stadspromotie", "wethouder Cultuur en Economie"),
    "DIV": ("Diversiteit en Integratie", "wethouder Sociale Zaken"),
}
"""programma → name and the role of its portefeuillehouder."""


class Wijk(NamedTuple):
    """A wijk with what is known of it."""

    wijk: str
    naam: str
    inwoners: int
    bijstand: int
    krachtwijk: bool
    strippenkaart_uren: int


WIJKEN = (
    Wijk("WE", "West", 29_710, 710, False, 200),
    Wijk("NW", "Noordwest", 45_220, 1_560, True, 350),
    Wijk("OV", "Overvecht", 35_255, 2_680, True, 400),
    Wijk("NO", "Noordoost", 40_600, 390, False, 200),
    Wijk("OO", "Oost", 33_510, 450, False, 200),
    Wijk("BI", "Binnenstad", 20_190, 280, False, 200),
    Wijk("ZU", "Zuid", 28_395, 1_090, False, 250),
    Wijk("ZW", "Zuidwest", 40_830, 1_860, True, 350),
    Wijk("LR", "Leidsche Rijn", 49_310, 870, False, 250),
    Wijk("VM", "Vleuten-De Meern", 51_195, 520, False, 200),
)
KRACHTWIJKEN = tuple(w.wijk for w in WIJKEN if w.krachtwijk)
LEEFBAARHEIDSBUDGET = 700_000
"""The 7 million euro of the begroting of 2010, in ten equal parts."""


def behoefte_duizendsten(wijk: str) -> int:
    """Return people on social assistance per inhabitant, over the average of the ten wijken."""
    per_duizend = {w.wijk: 1000 * w.bijstand / w.inwoners for w in WIJKEN}
    return round(1000 * per_duizend[wijk] * len(WIJKEN) / sum(per_duizend.values()))


GEBIEDEN = {
    "SW West-Noordwest": ("WE", "NW"),
    "SW Overvecht-Noordoost": ("OV", "NO"),
    "SW Oost-Binnenstad": ("OO", "BI"),
    "SW Zuid-Zuidwest": ("ZU", "ZW"),
    "SW Leidsche Rijn-Vleuten-De Meern": ("LR", "VM"),
    "SO West": ("WE",),
    "SO Noordwest": ("NW",),
    "SO Overvecht": ("OV",),
    "SO Noordoost": ("NO",),
    "SO Oost": ("OO",),
    "SO Binnenstad": ("BI",),
    "SO Zuid": ("ZU",),
    "SO Zuidwest": ("ZW",),
    "SO Leidsche Rijn en Vleuten-De Meern": ("LR", "VM"),
    "DMO Cumulus": ("OV", "OO", "NO", "BI"),
    "DMO Noordwest-West": ("NW", "WE"),
    "DMO Zuid-Zuidwest-Vleuten-De Meern": ("ZU", "ZW", "VM"),
    "DMO Leidsche Rijn": ("LR",),
    "GGD werkgebied": ("OV", "NW", "ZW", "LR"),
    "Veiligheid Noord": ("WE", "NW", "OV"),
    "Veiligheid Oost": ("NO", "OO", "BI"),
    "Veiligheid Zuid": ("ZU", "ZW", "LR", "VM"),
    "Wijkbureau West": ("WE",),
    "Wijkbureau Noordwest": ("NW",),
    "Wijkbureau Overvecht": ("OV",),
    "Wijkbureau Oost en Noordoost": ("OO", "NO"),
    "Wijkbureau Binnenstad": ("BI",),
    "Wijkbureau Zuid": ("ZU",),
    "Wijkbureau Zuidwest": ("ZW",),
    "Wijkbureau Leidsche Rijn": ("LR",),
    "Wijkbureau Vleuten-De Meern": ("VM",),
}
"""gebied → its wijken."""

AMBITIES = {
    "WE": (
        "Straten en pleinen waar lopen, fietsen en spelen voorgaan",
        "Oude en nieuwe bewoners doen samen mee in Lombok en Oog in Al",
        "Een levendige Kanaalstraat die veilig en heel is",
    ),
    "NW": (
        "Ondiep en Zuilen zijn groen, schoon en heel",
        "Kinderen in Zuilen-Oost en Ondiep groeien gezond en kansrijk op",
        "Bewoners vinden werk en voelen zich thuis in een veilige buurt",
    ),
    "OV": (
        "De hoogbouw krijgt een buitenruimte om trots op te zijn",
        "Iedereen in Overvecht doet mee: meer taal, gezondheid en ontmoeting",
        "Minder armoede en overlast, meer werk en ondernemers in de wijk",
    ),
    "NO": (
        "Rustige straten en een goed onderhouden Griftpark",
        "Buren kennen elkaar, ook in de Staatsliedenbuurt",
        "Wonen en winkelen blijven in balans langs Biltstraat en Draaiweg",
    ),
    "OO": (
        "Verkeersluwe woonstraten en een hersteld Minstroomgebied",
        "Abstede en Sterrenwijk blijven hechte buurten",
        "Studenten, bewoners en ondernemers houden het samen leefbaar",
    ),
    "BI": (
        "Werven, singels en pleinen zijn verzorgd en toegankelijk",
        "Ook ouderen en gezinnen blijven graag in de binnenstad wonen",
        "Uitgaan, winkelen en wonen gaan samen, dag en nacht",
    ),
    "ZU": (
        "Groene routes van Hoograven naar Lunetten en de Vecht",
        "Jong en oud ontmoeten elkaar in Hoograven en Tolsteeg",
        "Een veilig Hoograven met werk en goede woningen",
    ),
    "ZW": (
        "Kanaleneiland vernieuwt: openbare ruimte van hoge kwaliteit",
        "Jongeren in Zuidwest maken school en opleiding af",
        "Veilig op straat, en ondernemers die in de wijk investeren",
    ),
    "LR": (
        "Een groeiende wijk krijgt op tijd groen, speelplekken en fietsroutes",
        "Nieuwe bewoners bouwen samen een levendige wijk op",
        "Voorzieningen en werk dicht bij huis, ook in de bouwtijd",
    ),
    "VM": (
        "Dorpskernen en nieuwe buurten zijn veilig verbonden",
        "Jeugd en ouderen houden een plek in dorp en nieuwbouw",
        "Behoud van het dorpse karakter, met winkels en verenigingen",
    ),
}
"""wijk → three ambities: for the surroundings, for living together, and for safety, work and housing."""
