"""Row classes of the money and the people: the begroting, how it is classified, and what must be saved on it."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from allocator.workbook.schema.cells import (
    CODE,
    DATUM,
    EURO,
    EURO_BOVEN_NUL,
    EURO_MET_TEKEN,
    FTE,
    GETAL,
    JA_NEE,
    JA_NEE_PERCENT,
    TEKST,
    geheel,
    keuze,
)
from allocator.workbook.schema.columns import kop, rij
from allocator_models.scenario import Aard, Gebondenheid, Kostensoort

INGEDEELD = "wat de indelingsregels zeggen, en anders"
"""How the meaning of an empty cell begins where an indelingsregel may fill it."""


class Indelingsveld(StrEnum):
    """The columns of Begroting in which an indelingsregel may look for a text."""

    POST = "post"
    DIENST = "dienst"
    PROGRAMMA = "programma"
    OMSCHRIJVING = "omschrijving"
    KOSTENSOORT = "kostensoort"
    AARD = "aard"
    ONDERBOUWING = "onderbouwing"
    GEBIED = "gebied"
    FUNCTIE = "functie"


@rij
class PostRij:
    """A line of the begroting; with fte it is a team."""

    post: str = kop("post", CODE, "Code van de post. Iedere post staat één keer in de lijst.", voorbeeld="SW-014")
    dienst: str = kop("dienst", CODE, "De dienst van de post.", voorbeeld="SW", verwijst="Diensten.dienst")
    programma: str = kop(
        "programma",
        CODE,
        "Het programma waarop de raad de lasten vaststelt.",
        voorbeeld="P08",
        verwijst="Programma's.programma",
    )
    omschrijving: str = kop(
        "omschrijving",
        TEKST,
        "Waar het geld voor is.",
        default="",
        leeg="de code",
        voorbeeld="Groenonderhoud Oost",
    )
    kostensoort: Kostensoort = kop(
        "kostensoort",
        keuze(Kostensoort),
        "Soort kosten. Een voorziening, een reservemutatie en lasten onder nul blijven altijd vast.",
        voorbeeld="inkoop",
    )
    lasten: int = kop(
        "lasten",
        EURO_MET_TEKEN,
        "Lasten in hele euro's. Onder nul mag alleen bij doorbelasting, stelpost en overig.",
        voorbeeld="€ 450.000",
    )
    baten: int = kop(
        "baten",
        EURO,
        "Baten die bij deze post horen, in hele euro's en zonder minteken.",
        default=0,
        leeg="€ 0",
        voorbeeld="€ 50.000",
    )
    baten_vervallen: Decimal | None = kop(
        "baten vervallen",
        JA_NEE_PERCENT,
        "Welk deel van de baten wegvalt zodra er iets van de post vervalt: ja (alles), nee (niets) of een percentage.",
        default=None,
        leeg="naar rato van wat er vervalt",
        voorbeeld="50 %",
    )
    fte: Decimal = kop(
        "fte",
        FTE,
        "Formatie van de post. Een post met fte is een team.",
        default=Decimal(0),
        leeg="0: geen team",
        voorbeeld="12,5",
    )
    bezetting: Decimal | None = kop(
        "bezetting",
        FTE,
        "Hoeveel fte er werkelijk is. Een vacature kan niet aan een wijk beloofd worden.",
        default=None,
        leeg="gelijk aan de fte",
        voorbeeld="11,8",
    )
    fte_gebonden: Decimal = kop(
        "fte gebonden",
        FTE,
        "Deel van de fte dat vastligt in taken die niet kunnen wijken.",
        default=Decimal(0),
        leeg="0",
        voorbeeld="4,0",
    )
    vrij_vanaf: date | None = kop(
        "vrij vanaf",
        DATUM,
        "Vanaf welke dag een bezette plek vrijkomt. Er vervalt niet meer dan de rest van het jaar toelaat.",
        default=None,
        leeg="geen beperking",
        voorbeeld="1-7-2011",
    )
    aard: Aard | None = kop(
        "aard",
        keuze(Aard),
        "S (structureel: ieder jaar) of I (incidenteel: eenmalig).",
        default=None,
        leeg="S; het plan noemt de posten waar dit leeg was",
        voorbeeld="S",
    )
    gebondenheid: Gebondenheid | None = kop(
        "gebondenheid",
        keuze(Gebondenheid),
        "Hoe vast het geld ligt: juridisch (wet, contract), bestuurlijk (besluit), beleidsmatig (beleid) of vrij.",
        default=None,
        leeg=f"{INGEDEELD} volgens de kostensoort: juridisch voor kapitaallasten, uitkering, doorbelasting, "
        "voorziening en reservemutatie, bestuurlijk voor personeel, beleidsmatig voor de rest; het plan noemt "
        "deze posten als niet getoetst",
        voorbeeld="beleidsmatig",
    )
    gebonden_tot: date | None = kop(
        "gebonden tot",
        DATUM,
        "De dag waarop de binding eindigt; die dag zelf is vrij. Het geld is tot dan naar rato van de dagen gebonden.",
        default=None,
        leeg="het hele jaar",
        voorbeeld="1-4-2011",
    )
    onderbouwing: str = kop(
        "onderbouwing",
        TEKST,
        "Waarop de gebondenheid berust: wet, contract of besluit.",
        default="",
        leeg="niet onderbouwd",
        voorbeeld="Contract 2009-118, loopt tot 1 april 2011",
    )
    stap: int | None = kop(
        "stap",
        EURO,
        "In stappen van hoeveel euro de post te verdelen is; 0 is op de euro. De laatste stap is wat overblijft.",
        default=None,
        leeg=f"{INGEDEELD} ondeelbaar: de post gaat in één keer",
        voorbeeld="€ 25.000",
    )
    waarde: Decimal | None = kop(
        "waarde",
        GETAL,
        "Hoeveel een euro van deze post waard is voor wie er iets aan heeft: 1 is gewoon, 2 is dubbel.",
        default=None,
        leeg=f"{INGEDEELD} 1",
        voorbeeld="1,5",
    )
    gebied: str | None = kop(
        "gebied",
        CODE,
        "Het gebied waarvoor dit team werkt.",
        default=None,
        leeg="de hele stad",
        voorbeeld="SW-Noord",
        verwijst="Gebieden.gebied",
    )
    functie: str | None = kop(
        "functie",
        CODE,
        "Wat voor werk dit team doet, in één woord dat ook op het blad Inzet gebruikt wordt.",
        default=None,
        leeg="alle werk",
        voorbeeld="gebiedsmanager",
    )
    oormerkbaar: bool | None = kop(
        "oormerkbaar",
        JA_NEE,
        "Of geld van deze post voor prioriteiten van wijken geoormerkt mag worden.",
        default=None,
        leeg=f"{INGEDEELD} nee",
        voorbeeld="ja",
    )


@rij
class IndelingsregelRij:
    """Fills empty cells of all posts in which a text occurs."""

    volgorde: int = kop(
        "volgorde",
        geheel(),
        "De volgorde waarin de regels langsgaan. Een latere regel wint van een eerdere.",
        voorbeeld="10",
    )
    veld: Indelingsveld = kop(
        "veld", keuze(Indelingsveld), "De kolom van Begroting waarin gezocht wordt.", voorbeeld="omschrijving"
    )
    bevat: str = kop(
        "bevat",
        TEKST,
        "De tekst die in die kolom moet voorkomen. Hoofdletters maken niet uit.",
        voorbeeld="onderhoud",
    )
    gebondenheid: Gebondenheid | None = kop(
        "gebondenheid",
        keuze(Gebondenheid),
        "Wat er in een lege cel gebondenheid komt.",
        default=None,
        leeg="deze regel zegt niets over de gebondenheid",
        voorbeeld="beleidsmatig",
    )
    stap: int | None = kop(
        "stap",
        EURO,
        "Wat er in een lege cel stap komt.",
        default=None,
        leeg="deze regel zegt niets over de stap",
        voorbeeld="€ 25.000",
    )
    waarde: Decimal | None = kop(
        "waarde",
        GETAL,
        "Wat er in een lege cel waarde komt.",
        default=None,
        leeg="deze regel zegt niets over de waarde",
        voorbeeld="1,5",
    )
    oormerkbaar: bool | None = kop(
        "oormerkbaar",
        JA_NEE,
        "Wat er in een lege cel oormerkbaar komt.",
        default=None,
        leeg="deze regel zegt niets over oormerken",
        voorbeeld="ja",
    )


@rij
class TaakstellingRij:
    """An imposed saving."""

    taakstelling: str = kop("taakstelling", CODE, "Code van de taakstelling.", voorbeeld="T1")
    dienst: str | None = kop(
        "dienst",
        CODE,
        "De dienst die moet bezuinigen.",
        default=None,
        leeg="iedere dienst",
        voorbeeld="WIJ",
        verwijst="Diensten.dienst",
    )
    programma: str | None = kop(
        "programma",
        CODE,
        "Het programma waarop bezuinigd moet worden.",
        default=None,
        leeg="ieder programma",
        voorbeeld="P17",
        verwijst="Programma's.programma",
    )
    bedrag: int = kop(
        "bedrag",
        EURO_BOVEN_NUL,
        "Wat er bezuinigd moet worden, in hele euro's: lasten die vervallen min baten die daardoor wegvallen.",
        voorbeeld="€ 1.300.000",
    )
    aard: Aard | None = kop(
        "aard",
        keuze(Aard),
        "S: alleen structurele posten tellen mee. I: alle posten tellen mee.",
        default=None,
        leeg="S; het plan noemt de taakstellingen waar dit leeg was",
        voorbeeld="S",
    )
    geboekt_op: str | None = kop(
        "geboekt op",
        CODE,
        "De negatieve stelpost waarop de taakstelling al geboekt is. Wat vervalt, vult die stelpost.",
        default=None,
        leeg="nog niet geboekt",
        voorbeeld="WIJ-099",
        verwijst="Begroting.post",
    )
