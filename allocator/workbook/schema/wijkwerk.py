"""Row classes of what wijken ask and get: ambities, prioriteiten and what they take, promised and regular work."""

from decimal import Decimal

from allocator.workbook.schema.cells import AANDEEL, CODE, EURO, FTE, GETAL, TEKST, keuze
from allocator.workbook.schema.columns import kop, rij
from allocator_models.scenario import Aard, AfhankelijkheidSoort, Verplicht


@rij
class AmbitieRij:
    """A four-year goal of a wijk."""

    ambitie: str = kop("ambitie", CODE, "Code van de wijkambitie.", voorbeeld="OV-A2")
    wijk: str = kop("wijk", CODE, "De wijk van de ambitie.", voorbeeld="Overvecht", verwijst="Wijken.wijk")
    naam: str = kop(
        "naam",
        TEKST,
        "Wat de wijk in vier jaar wil bereiken.",
        default="",
        leeg="de code",
        voorbeeld="Schone en veilige portieken",
    )


@rij
class PrioriteitRij:
    """One way to carry out a prioriteit; a prioriteit with two varianten has two rows."""

    prioriteit: str = kop(
        "prioriteit",
        CODE,
        "Code van de prioriteit. Een prioriteit met twee varianten krijgt twee regels.",
        voorbeeld="OV-07",
    )
    variant: str = kop(
        "variant",
        CODE,
        "Code van de manier om de prioriteit uit te voeren. Er komt hoogstens één variant in het plan.",
        voorbeeld="basis",
    )
    wijk: str = kop(
        "wijk",
        CODE,
        "De wijk die erom vraagt, bij alle varianten dezelfde.",
        voorbeeld="Overvecht",
        verwijst="Wijken.wijk",
    )
    naam: str = kop(
        "naam", TEKST, "Wat er gebeurt.", default="", leeg="de code", voorbeeld="Toezicht rond winkelcentrum"
    )
    ambitie: str | None = kop(
        "ambitie",
        CODE,
        "De wijkambitie waaraan dit bijdraagt, van dezelfde wijk.",
        default=None,
        leeg="geen ambitie",
        voorbeeld="OV-A2",
        verwijst="Ambities.ambitie",
    )
    thema: str = kop(
        "thema",
        TEKST,
        "Onderwerp, om op te groeperen. Er wordt niet mee gerekend.",
        default="",
        leeg="geen thema",
        voorbeeld="veiligheid",
    )
    score: Decimal = kop(
        "score",
        GETAL,
        "Hoeveel deze variant bijdraagt. Het plan kiest de varianten die samen het meest bijdragen.",
        voorbeeld="7,5",
    )
    verplicht: Verplicht = kop(
        "verplicht",
        keuze(Verplicht),
        "ja: de prioriteit moet er komen als het enigszins kan. toegezegd: juist deze variant is al beloofd en komt "
        "er hoe dan ook.",
        default=Verplicht.NEE,
        leeg="nee",
        voorbeeld="nee",
    )


@rij
class InzetRij:
    """What a variant takes of one dienst or partner."""

    prioriteit: str = kop(
        "prioriteit", CODE, "De prioriteit waar het om gaat.", voorbeeld="OV-07", verwijst="Prioriteiten.prioriteit"
    )
    variant: str = kop("variant", CODE, "De variant waar het om gaat.", voorbeeld="basis")
    dienst: str | None = kop(
        "dienst",
        CODE,
        "De dienst die de inzet levert. Verplicht, tenzij er een partner staat.",
        default=None,
        leeg="geen dienst, alleen een partner",
        voorbeeld="SW",
        verwijst="Diensten.dienst",
    )
    programma: str | None = kop(
        "programma",
        CODE,
        "Het programma waaruit het geld moet komen.",
        default=None,
        leeg="ieder programma van de dienst",
        voorbeeld="P08",
        verwijst="Programma's.programma",
    )
    functie: str | None = kop(
        "functie",
        CODE,
        "Wat voor werk er nodig is, met hetzelfde woord als op het blad Begroting.",
        default=None,
        leeg="ieder team van de dienst",
        voorbeeld="gebiedsmanager",
    )
    fte: Decimal = kop("fte", FTE, "Hoeveel menskracht de inzet vraagt.", default=Decimal(0), leeg="0", voorbeeld="0,4")
    euro: int = kop(
        "euro", EURO, "Hoeveel geld de inzet vraagt, in hele euro's.", default=0, leeg="€ 0", voorbeeld="€ 12.500"
    )
    aard: Aard | None = kop(
        "aard",
        keuze(Aard),
        "S (ieder jaar) of I (eenmalig). Structurele inzet krijgt alleen structurele dekking.",
        default=None,
        leeg="S; het plan noemt de inzet waar dit leeg was",
        voorbeeld="I",
    )
    partner: str | None = kop(
        "partner",
        TEKST,
        "Wie het betaalt of doet als het de stad niet is. Dan kost het de diensten niets.",
        default=None,
        leeg="de stad zelf",
        voorbeeld="woningcorporatie",
    )


@rij
class WijkafspraakRij:
    """Regular work promised to a wijk, reserved before all else."""

    afspraak: str = kop("afspraak", CODE, "Code van de afspraak.", voorbeeld="A-031")
    wijk: str = kop("wijk", CODE, "De wijk waarmee het is afgesproken.", voorbeeld="Oost", verwijst="Wijken.wijk")
    dienst: str = kop("dienst", CODE, "De dienst die het levert.", voorbeeld="SW", verwijst="Diensten.dienst")
    post: str | None = kop(
        "post",
        CODE,
        "De post waaruit het komt.",
        default=None,
        leeg="de dienst kiest zelf uit welke posten",
        voorbeeld="SW-014",
        verwijst="Begroting.post",
    )
    fte: Decimal = kop("fte", FTE, "Hoeveel menskracht is beloofd.", default=Decimal(0), leeg="0", voorbeeld="0,5")
    euro: int = kop(
        "euro", EURO, "Hoeveel geld is beloofd, in hele euro's.", default=0, leeg="€ 0", voorbeeld="€ 40.000"
    )
    naam: str = kop(
        "naam",
        TEKST,
        "Wat er is afgesproken.",
        default="",
        leeg="de code",
        voorbeeld="Schoonmaakactie in mei en oktober",
    )


@rij
class WijktoerekeningRij:
    """Which part of a post lands in a wijk."""

    post: str = kop("post", CODE, "De post.", voorbeeld="SW-014", verwijst="Begroting.post")
    wijk: str = kop("wijk", CODE, "De wijk.", voorbeeld="Overvecht", verwijst="Wijken.wijk")
    aandeel: Decimal = kop(
        "aandeel",
        AANDEEL,
        "Deel van de post dat in deze wijk terechtkomt. Wat per post tot 100 % overblijft, is stedelijk.",
        voorbeeld="35 %",
    )
    sleutel: str = kop(
        "sleutel",
        TEKST,
        "Waar het aandeel op berust.",
        default="",
        leeg="niet vermeld",
        voorbeeld="vierkante meters groen",
    )


@rij
class AfhankelijkheidRij:
    """What one prioriteit means for another."""

    prioriteit: str = kop(
        "prioriteit", CODE, "De prioriteit met een voorwaarde.", voorbeeld="OV-07", verwijst="Prioriteiten.prioriteit"
    )
    soort: AfhankelijkheidSoort = kop(
        "soort",
        keuze(AfhankelijkheidSoort),
        "vereist: alleen samen met de andere. sluit uit: nooit samen met de andere.",
        voorbeeld="vereist",
    )
    andere: str = kop("andere", CODE, "De andere prioriteit.", voorbeeld="OV-03", verwijst="Prioriteiten.prioriteit")
