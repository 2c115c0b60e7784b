"""Row classes of what comes after the plan: initiatieven of wijken during the year, and opties for the college."""

from datetime import date
from decimal import Decimal

from allocator.workbook.schema.cells import (
    CODE,
    DATUM,
    EURO,
    GETAL,
    JA_NEE,
    TEKST,
    VRIJ,
    WIJKAANDELEN,
    Celwaarde,
    geheel,
    keuze,
)
from allocator.workbook.schema.columns import kop, rij
from allocator_models.scenario import Aard, Vorm


@rij
class InitiatiefRij:
    """A request for money or hours: history of earlier years, or a stream to simulate."""

    initiatief: str = kop("initiatief", CODE, "Nummer van de aanvraag.", voorbeeld="2010-0412")
    datum: date = kop("datum", DATUM, "Dag waarop de aanvraag binnenkwam.", voorbeeld="12-3-2010")
    wijk: tuple[tuple[str, Decimal], ...] = kop(
        "wijk",
        WIJKAANDELEN,
        "De wijk, of meer wijken met hun aandeel, samen 100 %. De eerste wijk is aan zet.",
        voorbeeld="Oost 50%; Noordoost 30%; Binnenstad 20%",
        verwijst="Wijken.wijk",
    )
    naam: str = kop("naam", TEKST, "Waar het om gaat.", default="", leeg="het nummer", voorbeeld="Buurtmoestuin")
    indiener: str = kop(
        "indiener",
        TEKST,
        "Wie het vraagt. Dit is een persoonsgegeven: het komt niet in verslagen.",
        default="",
        leeg="niet vermeld",
        voorbeeld="bewonersgroep",
    )
    vorm: Vorm | None = kop(
        "vorm",
        keuze(Vorm),
        "Hoe de stad meedoet: subsidie, opdracht, eigen uitvoering of uren.",
        default=None,
        leeg="behandeld als subsidie",
        voorbeeld="subsidie",
    )
    thema: str = kop("thema", TEKST, "Onderwerp, om op te groeperen.", default="", leeg="geen thema", voorbeeld="groen")
    dienst: str | None = kop(
        "dienst",
        CODE,
        "De dienst die meebetaalt of uren levert.",
        default=None,
        leeg="geen dienst: alleen het leefbaarheidsbudget",
        voorbeeld="SW",
        verwijst="Diensten.dienst",
    )
    programma: str | None = kop(
        "programma",
        CODE,
        "Het programma van de dienst waaruit het geld komt.",
        default=None,
        leeg="ieder programma van de dienst",
        voorbeeld="P08",
        verwijst="Programma's.programma",
    )
    aard: Aard | None = kop(
        "aard",
        keuze(Aard),
        "S (ieder jaar) of I (eenmalig). Wat ieder jaar terugkomt, wordt nooit uit eenmalig geld betaald.",
        default=None,
        leeg="S; het overzicht noemt de aanvragen waar dit leeg was",
        voorbeeld="I",
    )
    bedrag: int = kop(
        "bedrag", EURO, "Het gevraagde bedrag in hele euro's.", default=0, leeg="€ 0: alleen uren", voorbeeld="€ 2.500"
    )
    minimaal: int | None = kop(
        "minimaal",
        EURO,
        "Het laagste bedrag waarmee het nog door kan gaan.",
        default=None,
        leeg="het hele bedrag",
        voorbeeld="€ 1.500",
    )
    uren: int = kop(
        "uren",
        geheel(eenheid="uren"),
        "Gevraagde uren van de dienst.",
        default=0,
        leeg="0 uur",
        voorbeeld="16",
    )
    score: Decimal = kop(
        "score",
        GETAL,
        "Cijfer voor de bijdrage aan de wijkambitie of het beleid. 0: draagt niet bij en wordt geweigerd.",
        voorbeeld="6,5",
    )
    spoed: bool = kop(
        "spoed", JA_NEE, "Of er dezelfde dag besloten moet worden.", default=False, leeg="nee", voorbeeld="nee"
    )
    wacht_tot: date | None = kop(
        "wacht tot",
        DATUM,
        "Tot welke dag een besluit kan wachten.",
        default=None,
        leeg="het einde van de beslistermijn",
        voorbeeld="1-5-2010",
    )
    toegekend: int | None = kop(
        "toegekend",
        EURO,
        "Wat er is toegekend, in hele euro's; 0 is geweigerd.",
        default=None,
        leeg="nog niet beslist",
        voorbeeld="€ 2.000",
    )
    besluitdatum: date | None = kop(
        "besluitdatum",
        DATUM,
        "Dag van het besluit.",
        default=None,
        leeg="nog niet beslist",
        voorbeeld="2-4-2010",
    )


@rij
class OptieRij:
    """One change that, with the others of the same name, makes an optie out of the base."""

    optie: str = kop(
        "optie",
        CODE,
        "Naam van de optie. Alle regels met dezelfde naam vormen samen één optie.",
        voorbeeld="krachtwijken eerst",
    )
    blad: str = kop("blad", TEKST, "Het blad waarop de optie iets verandert.", voorbeeld="Wijken")
    sleutel: str = kop(
        "sleutel",
        TEKST,
        "Welke regels: de code van de regel (delen met | ertussen, zoals OV-07|basis), of een voorwaarde "
        "zoals dienst=SW.",
        voorbeeld="krachtwijk=ja",
    )
    kolom: str = kop("kolom", TEKST, "De kolom die verandert.", voorbeeld="behoefte")
    waarde: Celwaarde = kop(
        "waarde",
        VRIJ,
        "De nieuwe waarde, zoals u die in die kolom zou schrijven.",
        default=None,
        leeg="de cel wordt leeg",
        voorbeeld="1,5",
    )
