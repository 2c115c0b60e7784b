"""What the form asks and where: each field once, for who writes the form and who reads it.

A field is found by the label in its row, not by the row's number: a line that somebody puts in between harms nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from allocator.workbook.schema.cells import DATUM, EURO, JA_NEE, TEKST, Celtype, Soort, geheel, keuze
from allocator_models.scenario import Vorm

FORMULIER = "Aanvraag"
LIJSTEN = "Lijsten"
VERSIE = 1
KENMERK = "Allocator aanvraagformulier"
"""What stands in the first cell of the sheet Lijsten, so that a form is known from any other workbook."""

LABELKOLOM, VAKKOLOM, TWEEDE_VAKKOLOM, HULPKOLOM = 2, 3, 4, 5
"""Columns (from 1): the label, the box to fill in, a second small box, and a word of help."""

AANDEEL = Celtype(Soort.PERCENT, decimalen=4, eenheid="%")
"""A share of a wijk; that it is no more than 100 % is said of all shares together."""


class Herhaling(StrEnum):
    """How a request comes back: the aard in the words of who asks."""

    EENMALIG = "eenmalig"
    IEDER_JAAR = "ieder jaar"


@dataclass(frozen=True, slots=True)
class Veld:
    """A line of the form. `lijst` names the list of `Keuzelijsten` that its drop-down shows."""

    naam: str
    label: str
    type: Celtype
    hulp: str = ""
    verplicht: bool = False
    lijst: str = ""
    hoog: int = 1
    """Lines of text that the box has room for."""


INITIATIEF = (
    Veld("naam", "Naam van het initiatief", TEKST, "Kort: zo komt het in de lijsten te staan.", verplicht=True),
    Veld("omschrijving", "Wat gaat er gebeuren?", TEKST, "Wat, waar, voor wie en wanneer.", hoog=4),
    Veld("wijk", "Wijk", TEKST, "Bij meer wijken: de wijk die trekt, met aandelen.", verplicht=True, lijst="wijken"),
    Veld("wijk_2", "Tweede wijk", TEKST, "Alleen als het in meer wijken ligt.", lijst="wijken"),
    Veld("wijk_3", "Derde wijk", TEKST, "De aandelen zijn samen 100 %.", lijst="wijken"),
    Veld("thema", "Thema", TEKST, "Kies, of typ een ander woord.", lijst="themas"),
    Veld("indiener", "Wie vraagt het aan?", TEKST, "Blijft in het jaarboek; komt niet in verslagen."),
    Veld("datum", "Binnengekomen op", DATUM, "Vanaf deze dag loopt de beslistermijn.", verplicht=True),
)
NODIG = (
    Veld("bedrag", "Gevraagd bedrag", EURO, "In hele euro's. Leeg: alleen uren."),
    Veld("minimaal", "Minimaal nodig", EURO, "Het laagste bedrag waarmee het nog lukt."),
    Veld("uren", "Gevraagde uren", geheel(eenheid="uren"), "Van medewerkers van de gemeente."),
    Veld("dienst", "Dienst", TEKST, "Die meebetaalt of uren levert. Leeg: alleen de wijk.", lijst="diensten"),
    Veld("programma", "Programma", TEKST, "Leeg: ieder programma van de dienst.", lijst="programmas"),
    Veld("vorm", "Vorm", keuze(Vorm), "Leeg: wordt behandeld als subsidie."),
    Veld("herhaling", "Eenmalig of ieder jaar", keuze(Herhaling), "Ieder jaar vraagt geld dat ieder jaar terugkomt."),
    Veld("spoed", "Spoed", JA_NEE, "Ja: er moet dezelfde dag worden besloten."),
    Veld("wacht_tot", "Kan wachten tot", DATUM, "Als het besluit niet meteen nodig is."),
)
DOOR = Veld("door", "Beoordeeld door", TEKST, "Naam van het bureau of de functie.", verplicht=True)

WIJKVELDEN = ("wijk", "wijk_2", "wijk_3")


def ambitielabel(nummer: int) -> str:
    """Return the label of a line for a wijkambitie, counted from 1."""
    return f"Wijkambitie {nummer}"
