"""How each kind of prioriteit is carried out: which diensten bring what, and what more the variant plus does."""

from __future__ import annotations

from typing import NamedTuple


class Vraag(NamedTuple):
    """What one dienst (or a partner) is asked for: a range of tenths of fte and of amounts x € 1.000."""

    dienst: str
    functie: str
    fte: tuple[int, int]
    euro: tuple[int, int]
    programma: str = ""
    aard: str = "I"
    partner: str = ""


class Recept(NamedTuple):
    """A kind of prioriteit; `ambitie` is the number of the wijk's ambitie that it serves."""

    thema: str
    ambitie: int
    basis: tuple[Vraag, ...]
    meer: tuple[Vraag, ...]
    """What plus asks on top of a larger basis."""
    plus: str
    """What plus does, to follow the name."""


NIETS = (0, 0)

RECEPTEN = {
    "schoon": Recept(
        "schoon en heel",
        1,
        (Vraag("SW", "wijkonderhoud", (5, 14), (10, 35)), Vraag("SW", "handhaving", (2, 6), NIETS)),
        (Vraag("WIJ", "wijkregie", (1, 2), (5, 12)),),
        "met bewoners die een straat adopteren",
    ),
    "groen": Recept(
        "groen",
        1,
        (Vraag("SW", "wijkonderhoud", (3, 9), (25, 80), "BOR"), Vraag("SO", "ontwerp", (1, 4), NIETS)),
        (Vraag("SO", "gebiedsontwikkeling", (1, 2), (10, 40)),),
        "in een groter gebied",
    ),
    "spelen": Recept(
        "spelen",
        1,
        (Vraag("SW", "speelplekken", (2, 6), (30, 90)), Vraag("DMO", "jeugd", (1, 3), (5, 15))),
        (Vraag("DMO", "sport", (2, 4), (10, 30)),),
        "met activiteiten na schooltijd",
    ),
    "verkeer": Recept(
        "verkeer",
        1,
        (Vraag("SO", "verkeer", (3, 8), (30, 110)), Vraag("SW", "wijkonderhoud", (2, 5), NIETS)),
        (Vraag("SO", "gebiedsontwikkeling", (1, 2), (10, 40)),),
        "met herinrichting van de zijstraten",
    ),
    "fiets": Recept(
        "verkeer",
        1,
        (Vraag("SO", "verkeer", (2, 7), (25, 120), "BLL"),),
        (Vraag("SW", "handhaving", (2, 5), (5, 25)),),
        "met toezicht in het eerste jaar",
    ),
    "water": Recept(
        "openbare ruimte",
        1,
        (Vraag("SW", "water", (2, 6), (20, 70)), Vraag("SO", "ontwerp", (1, 4), (5, 25))),
        (Vraag("SO", "gebiedsontwikkeling", (1, 2), (10, 30)),),
        "met een natuurlijke oever",
    ),
    "brug": Recept(
        "openbare ruimte",
        1,
        (Vraag("SW", "beheer", (4, 9), (60, 150)), Vraag("SO", "verkeer", (2, 4), NIETS)),
        (Vraag("WIJ", "wijkregie", (1, 2), (5, 15)),),
        "met een omleiding die bewoners mee ontwerpen",
    ),
    "licht": Recept(
        "veiligheid",
        3,
        (Vraag("SW", "verlichting", (1, 4), (15, 60)), Vraag("BCD", "wijkveiligheid", (1, 2), NIETS)),
        (Vraag("BCD", "toezicht", (3, 6), (5, 20)),),
        "met toezicht in de donkere maanden",
    ),
    "jongeren": Recept(
        "jeugd",
        2,
        (Vraag("DMO", "jeugd", (3, 8), (25, 80)), Vraag("BCD", "toezicht", (2, 6), NIETS)),
        (Vraag("DMO", "accountmanagement", (1, 2), (10, 30)),),
        "ook in de avond en het weekend",
    ),
    "overlast": Recept(
        "veiligheid",
        3,
        (Vraag("BCD", "wijkveiligheid", (2, 5), (10, 40)), Vraag("GGD", "zorg", (2, 6), NIETS)),
        (Vraag("BCD", "toezicht", (4, 9), (10, 30)),),
        "met extra toezicht op piekuren",
    ),
    "inbraak": Recept(
        "veiligheid",
        3,
        (
            Vraag("BCD", "wijkveiligheid", (1, 4), (10, 45), "VEI"),
            Vraag("", "", NIETS, (10, 40), partner="woningcorporatie"),
        ),
        (Vraag("BCD", "toezicht", (2, 5), (5, 20)),),
        "met huisbezoeken aan alle adressen",
    ),
    "winkels": Recept(
        "economie",
        3,
        (Vraag("SO", "economie", (2, 6), (20, 70)), Vraag("BCD", "wijkveiligheid", (1, 2), (5, 15))),
        (
            Vraag("SO", "ontwerp", (2, 5), (20, 60)),
            Vraag("", "", NIETS, (10, 30), partner="ondernemersvereniging"),
        ),
        "met een opknapbeurt van het plein",
    ),
    "werk": Recept(
        "werk",
        3,
        (Vraag("DMO", "werk", (5, 12), (25, 90), "SZW"), Vraag("SO", "economie", (1, 3), NIETS)),
        (Vraag("DMO", "schuldhulp", (2, 5), (10, 30)),),
        "met schuldhulp op dezelfde plek",
    ),
    "armoede": Recept(
        "armoede",
        3,
        (Vraag("DMO", "schuldhulp", (4, 9), (15, 50), aard="S"), Vraag("DMO", "inkomen", (2, 5), NIETS)),
        (Vraag("DMO", "samenleving", (1, 3), (10, 30)),),
        "met huisbezoek bij een betalingsachterstand",
    ),
    "gezond": Recept(
        "gezondheid",
        2,
        (Vraag("GGD", "gezondheid", (2, 5), (10, 40), "VOL"), Vraag("DMO", "sport", (1, 4), (5, 25))),
        (Vraag("GGD", "jeugdgezondheid", (2, 4), (5, 15)),),
        "ook op de basisscholen",
    ),
    "sport": Recept(
        "sport",
        2,
        (Vraag("DMO", "sport", (3, 7), (15, 60)),),
        (Vraag("DMO", "jeugd", (1, 3), (5, 20)), Vraag("", "", (2, 4), NIETS, partner="sportverenigingen")),
        "met een eigen aanbod voor meisjes",
    ),
    "opvoeden": Recept(
        "jeugd",
        2,
        (Vraag("GGD", "jeugdgezondheid", (3, 7), (10, 40), aard="S"), Vraag("DMO", "jeugd", (1, 3), (5, 20))),
        (Vraag("GGD", "gezondheid", (1, 3), (5, 20)),),
        "met oudergroepen in eigen taal",
    ),
    "school": Recept(
        "onderwijs",
        2,
        (Vraag("DMO", "onderwijs", (2, 6), (20, 75), aard="S"), Vraag("DMO", "jeugd", (1, 2), NIETS)),
        (Vraag("GGD", "jeugdgezondheid", (1, 3), (5, 15)),),
        "voor alle scholen in de wijk",
    ),
    "ontmoeten": Recept(
        "ontmoeting",
        2,
        (Vraag("DMO", "accountmanagement", (1, 3), (20, 70), aard="S"), Vraag("WIJ", "wijkregie", (1, 2), NIETS)),
        (
            Vraag("DMO", "samenleving", (2, 5), (10, 35)),
            Vraag("", "", (3, 6), NIETS, partner="wijkwelzijnsorganisatie"),
        ),
        "zes dagen in de week open",
    ),
    "zorg": Recept(
        "zorg",
        2,
        (Vraag("DMO", "zorg", (2, 6), (15, 50), "WEL", "S"), Vraag("GGD", "zorg", (1, 4), (5, 20))),
        (Vraag("DMO", "samenleving", (1, 3), (5, 20)),),
        "met vrijwilligers uit de buurt",
    ),
    "wonen": Recept(
        "wonen",
        3,
        (Vraag("SO", "wonen", (3, 7), (15, 60)), Vraag("SO", "vergunningen", (2, 5), NIETS)),
        (Vraag("BCD", "wijkveiligheid", (1, 2), (5, 15)), Vraag("", "", NIETS, (20, 80), partner="woningcorporatie")),
        "ook in de particuliere voorraad",
    ),
    "energie": Recept(
        "duurzaamheid",
        3,
        (Vraag("SO", "milieu", (2, 6), (25, 90), "MIL"),),
        (Vraag("WIJ", "participatie", (1, 3), (5, 15)), Vraag("", "", NIETS, (20, 60), partner="woningcorporatie")),
        "met advies aan huis",
    ),
    "cultuur": Recept(
        "cultuur",
        2,
        (Vraag("DMO", "cultuur", (2, 5), (20, 70)),),
        (Vraag("DMO", "jeugd", (1, 2), (5, 15)), Vraag("BCD", "communicatie", (1, 2), NIETS)),
        "met een tweede reeks in het najaar",
    ),
    "meedoen": Recept(
        "participatie",
        2,
        (Vraag("WIJ", "participatie", (2, 4), (15, 50)), Vraag("WIJ", "wijkregie", (1, 2), NIETS)),
        (Vraag("BCD", "communicatie", (1, 3), (5, 15)),),
        "met een budget waarover bewoners zelf beslissen",
    ),
    "visie": Recept(
        "gebiedsontwikkeling",
        3,
        (Vraag("SO", "gebiedsontwikkeling", (2, 5), (20, 60), "SOG"), Vraag("SO", "ontwerp", (2, 6), NIETS)),
        (Vraag("WIJ", "participatie", (1, 2), (5, 15)),),
        "met ontwerpateliers voor bewoners",
    ),
}
"""kind of prioriteit → how it is carried out."""
