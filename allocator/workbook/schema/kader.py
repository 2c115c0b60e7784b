"""Row classes of the frame: the scenario, its rules and goals, and how the city is organised."""

from decimal import Decimal

from allocator.workbook.schema.cells import (
    AANDEEL,
    CODE,
    EURO,
    FIJN_AANDEEL,
    GETAL,
    JA_NEE,
    TEKST,
    VRIJ,
    Celwaarde,
    geheel,
    keuze,
)
from allocator.workbook.schema.columns import kop, rij
from allocator_models.spelregels import Doel


@rij
class ScenarioRij:
    """One fact about the scenario as a whole; which ones there are says `SCENARIOREGELS`."""

    regel: str = kop("regel", TEKST, "Wat er over het scenario als geheel gezegd wordt.", voorbeeld="jaar")
    waarde: Celwaarde = kop(
        "waarde", VRIJ, "Wat er voor deze regel geldt.", default=None, leeg="niet ingevuld", voorbeeld="2011"
    )


@rij
class SpelregelRij:
    """One spelregel; which ones there are says `SPELREGELS`."""

    regel: str = kop("regel", TEKST, "Naam van de spelregel.", voorbeeld="flexdoel")
    waarde: Celwaarde = kop(
        "waarde",
        VRIJ,
        "De waarde van de spelregel. Een regel die u weglaat, krijgt ook zijn standaardwaarde.",
        default=None,
        leeg="de standaardwaarde",
        voorbeeld="20 %",
    )
    toelichting: str = kop(
        "toelichting",
        TEKST,
        "Wat de spelregel doet. Om te lezen: er wordt niet mee gerekend.",
        default="",
        leeg="geen toelichting",
        voorbeeld="Deel van het beïnvloedbare geld dat vrij blijft.",
    )


@rij
class DoelRij:
    """One goal in its place."""

    rang: int = kop(
        "rang",
        geheel(minimum=1),
        "De volgorde: 1 gaat voor alles, een later doel mag een eerder doel niet verslechteren.",
        voorbeeld="4",
    )
    doel: Doel = kop(
        "doel",
        keuze(Doel),
        "Het doel. Een doel dat niet in de lijst staat, telt niet mee. Een leeg blad geeft de standaardvolgorde.",
        voorbeeld="wijkprioriteiten",
    )
    tolerantie: Decimal = kop(
        "tolerantie",
        FIJN_AANDEEL,
        "Welk deel van het bereikte resultaat de latere doelen weer mogen inleveren.",
        default=Decimal(0),
        leeg="0 %: niets",
        voorbeeld="1 %",
    )


@rij
class DienstRij:
    """A service of the city."""

    dienst: str = kop("dienst", CODE, "Code van de dienst. Iedere dienst staat één keer in de lijst.", voorbeeld="SW")
    naam: str = kop("naam", TEKST, "Naam van de dienst.", default="", leeg="de code", voorbeeld="Stadswerken")
    flexdoel: Decimal | None = kop(
        "flexdoel",
        AANDEEL,
        "Deel van het geld en van de formatie dat deze dienst vrij moet houden.",
        default=None,
        leeg="de spelregel flexdoel",
        voorbeeld="20 %",
    )
    bandbreedte: Decimal | None = kop(
        "bandbreedte",
        AANDEEL,
        "Hoeveel procentpunt deze dienst van het flexdoel mag afwijken, naar boven en naar beneden.",
        default=None,
        leeg="de spelregel bandbreedte_dienst",
        voorbeeld="5 %",
    )


@rij
class ProgrammaRij:
    """The level at which the raad authorises lasten."""

    programma: str = kop(
        "programma", CODE, "Code van het programma waarop de raad de lasten vaststelt.", voorbeeld="P08"
    )
    naam: str = kop(
        "naam", TEKST, "Naam van het programma.", default="", leeg="de code", voorbeeld="Beheer Openbare Ruimte"
    )
    portefeuillehouder: str = kop(
        "portefeuillehouder",
        TEKST,
        "De wethouder die erover gaat.",
        default="",
        leeg="niet ingevuld",
        voorbeeld="wethouder Openbare Ruimte",
    )


@rij
class WijkRij:
    """A district, its need and its leefbaarheidsbudget."""

    wijk: str = kop("wijk", CODE, "Naam of code van de wijk, zoals andere bladen haar noemen.", voorbeeld="Overvecht")
    naam: str = kop("naam", TEKST, "Volledige naam van de wijk.", default="", leeg="de code", voorbeeld="Overvecht")
    inwoners: int = kop(
        "inwoners",
        geheel(eenheid="inwoners"),
        "Aantal inwoners. Samen met de behoefte bepaalt dit waar de wijk in de wijkvloer recht op heeft.",
        default=0,
        leeg="0: de wijk telt dan niet mee in de wijkvloer",
        voorbeeld="35.255",
    )
    behoefte: Decimal = kop(
        "behoefte",
        GETAL,
        "Gewicht van een inwoner van deze wijk: 1 is gemiddeld, 1,5 is anderhalf keer zo zwaar.",
        default=Decimal(1),
        leeg="1",
        voorbeeld="1,5",
    )
    krachtwijk: bool = kop(
        "krachtwijk", JA_NEE, "Of de wijk een krachtwijk is.", default=False, leeg="nee", voorbeeld="ja"
    )
    leefbaarheidsbudget: int = kop(
        "leefbaarheidsbudget",
        EURO,
        "Budget waaruit de wijk zelf initiatieven betaalt, per jaar.",
        default=0,
        leeg="€ 0",
        voorbeeld="€ 1.000.000",
    )
    leefbaarheidspost: str | None = kop(
        "leefbaarheidspost",
        CODE,
        "De post van de begroting waarin dit budget zit. Die post blijft helemaal vast. Wijken mogen een post delen.",
        default=None,
        leeg="het budget staat los van de posten",
        voorbeeld="WIJ-001",
        verwijst="Begroting.post",
    )
    strippenkaart_uren: int = kop(
        "strippenkaart uren",
        geheel(eenheid="uren"),
        "Uren van medewerkers waarop de wijk zonder te vragen een beroep mag doen, per jaar.",
        default=0,
        leeg="0 uur",
        voorbeeld="400",
    )
    mag_afgeven: bool = kop(
        "mag afgeven",
        JA_NEE,
        "Of een deel van het leefbaarheidsbudget in de loop van het jaar naar een andere wijk mag.",
        default=True,
        leeg="ja",
        voorbeeld="ja",
    )


@rij
class GebiedRij:
    """One wijk of a gebied; a gebied of more wijken has more rows."""

    gebied: str = kop(
        "gebied",
        CODE,
        "Naam van het gebied van een team. Een gebied met drie wijken krijgt drie regels.",
        voorbeeld="SW-Noord",
    )
    wijk: str = kop("wijk", CODE, "Een wijk van dit gebied.", voorbeeld="Overvecht", verwijst="Wijken.wijk")
