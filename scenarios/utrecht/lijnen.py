"""What the diensten spend beside their own people, invented, in amounts x € 1.000.

One line here is one post, or one per wijk or area where `per` says so; then `lasten` and `baten` are the totals. What
a line leaves open is filled by the indelingsregels; a few lines that none of these knows stay untested.
"""

from __future__ import annotations

from typing import NamedTuple

J, B, M, V = "juridisch", "bestuurlijk", "beleidsmatig", "vrij"
JULI = "2011-07-01"


class Lijn(NamedTuple):
    """A kostenplaats x kostensoort of a dienst; see the columns of Begroting."""

    programma: str
    naam: str
    soort: str
    lasten: int
    gebonden: str = ""
    stap: int | None = None
    """x € 1.000; None leaves the post whole."""
    baten: int = 0
    per: str = ""
    """`wijk`, `krachtwijk`, or how the names of areas begin."""
    sleutel: str = ""
    """How a post lands in the wijken: `inwoners` or `bijstand`; empty is stedelijk."""
    aard: str = "S"
    tot: str = ""
    onderbouwing: str = ""
    waarde: str = ""
    oormerk: bool = False


STADSWERKEN = (
    Lijn("BOR", "Onderhoud groen {}", "inkoop", 14_200, M, 10, per="wijk"),
    Lijn(
        "BOR", "Straatreiniging {}", "inkoop", 9_600, B, 10, per="wijk", onderbouwing="Kwaliteitsniveau, raadsbesluit"
    ),
    Lijn("BOR", "Klein onderhoud wegen {}", "inkoop", 11_800, M, 10, per="wijk"),
    Lijn("BOR", "Wijkbudget openbare ruimte {}", "inkoop", 500, per="wijk"),
    Lijn("BOR", "Groot onderhoud wegen", "inkoop", 12_400, J, 50, sleutel="inwoners", onderbouwing="Onderhoudsbestek"),
    Lijn("BOR", "Wegen", "kapitaallasten", 13_000),
    Lijn("BOR", "Bruggen en kademuren", "inkoop", 5_800, M, 25),
    Lijn("BOR", "Bruggen en kademuren", "voorziening", 4_100),
    Lijn("BOR", "Openbare verlichting, stroom", "inkoop", 3_900, J, onderbouwing="Leveringscontract"),
    Lijn("BOR", "Openbare verlichting, onderhoud", "inkoop", 2_300, M, 10, sleutel="inwoners"),
    Lijn("BOR", "Verlichting achterpaden en onderdoorgangen", "inkoop", 100, V, 1, oormerk=True),
    Lijn("BOR", "Speelplekken, vervanging", "inkoop", 1_150, M, 5, sleutel="inwoners", waarde="1,5"),
    Lijn("BOR", "Speelplekken in de wijken", "inkoop", 200, V, 1, oormerk=True, waarde="1,5"),
    Lijn("BOR", "Bomenplan", "inkoop", 1_250, V, 10, aard="I"),
    Lijn("BOR", "Beheer nieuwe delen Leidsche Rijn", "inkoop", 3_600, M, 25, per="SW Leidsche"),
    Lijn("BOR", "Gladheidsbestrijding", "inkoop", 1_500, J, tot="2011-05-01", onderbouwing="Contract winterseizoen"),
    Lijn("BOR", "Seizoenskrachten groen", "inhuur", 1_900),
    Lijn("BOR", "Materieel en voertuigen", "kapitaallasten", 4_400),
    Lijn("BOR", "Huisvesting en overhead", "doorbelasting", 6_900),
    Lijn("BOR", "Doorbelaste uren aan projecten", "doorbelasting", -8_500),
    Lijn(
        "MIL", "Verwerking huishoudelijk afval", "inkoop", 13_000, J, baten=19_000, onderbouwing="Verwerkingscontract"
    ),
    Lijn("MIL", "Inzamelmiddelen", "kapitaallasten", 3_200),
    Lijn("MIL", "Ondergrondse containers, onderhoud", "inkoop", 1_700, M, 10, sleutel="inwoners"),
    Lijn("MIL", "Riolering", "kapitaallasten", 10_000, baten=17_000),
    Lijn("MIL", "Riolering, onderhoud", "inkoop", 5_400, M, 25, sleutel="inwoners"),
    Lijn("MIL", "Riolering", "voorziening", 3_600),
    Lijn("VEI", "Handhaving, materieel en opleiding", "overig", 620, M, 10),
    Lijn("VEI", "Toezicht in piekuren", "inhuur", 850),
    Lijn("ECO", "Markten en havens", "inkoop", 1_200, stap=10, baten=2_400),
    Lijn("SPO", "Onderhoud sportvelden", "inkoop", 2_900, M, 25),
)

STADSONTWIKKELING = (
    Lijn("SOG", "Grondexploitaties, bouwrijp maken", "inkoop", 15_000, J, baten=12_000, aard="I"),
    Lijn("SOG", "Grondexploitaties, rente en aankopen", "kapitaallasten", 22_000, baten=28_000),
    Lijn("SOG", "Reserve grondexploitatie", "reservemutatie", 12_000, aard="I"),
    Lijn("SOG", "Gebiedsvisies", "inkoop", 2_400, M, 10),
    Lijn("SOG", "Groenstructuurplan", "inkoop", 3_100, M, 25, aard="I"),
    Lijn("SOG", "Gebiedsbudget {}", "inkoop", 450, per="SO "),
    Lijn("SOG", "Bouwkundig onderzoek", "inhuur", 1_600),
    Lijn("SOG", "Huisvesting en overhead", "doorbelasting", 11_600),
    Lijn("LRN", "Grondexploitatie Leidsche Rijn", "inkoop", 23_000, J, baten=26_000, aard="I", per="SO Leidsche"),
    Lijn("LRN", "Rente en aankopen Leidsche Rijn", "kapitaallasten", 19_000, baten=21_000),
    Lijn("LRN", "Voorzieningen Leidsche Rijn", "inkoop", 14_000, M, 100, aard="I", per="SO Leidsche"),
    Lijn("LRN", "Reserve Leidsche Rijn", "reservemutatie", 9_000, aard="I"),
    Lijn("STA", "Openbare ruimte Stationsgebied, in uitvoering", "inkoop", 18_000, J, baten=12_000, aard="I"),
    Lijn("STA", "Openbare ruimte Stationsgebied, volgende fase", "inkoop", 15_000, M, 250, aard="I"),
    Lijn("STA", "Projectorganisatie Stationsgebied", "inhuur", 5_200, aard="I"),
    Lijn("STA", "Communicatie Stationsgebied", "inkoop", 900, V, 10, aard="I"),
    Lijn("STA", "Rente Stationsgebied", "kapitaallasten", 10_000),
    Lijn("BLL", "Verkeersveiligheid", "inkoop", 3_600, M, 10, sleutel="inwoners", waarde="1,5"),
    Lijn("BLL", "Fietsnetwerk", "inkoop", 7_200, M, 50, sleutel="inwoners"),
    Lijn("BLL", "Hoogwaardig openbaar vervoer, aanleg", "inkoop", 10_000, J, baten=7_000, aard="I"),
    Lijn("BLL", "Actieplan luchtkwaliteit", "subsidie", 4_800, M, 50, aard="I"),
    Lijn("BLL", "Kleine verkeersmaatregelen in de wijken", "inkoop", 420, V, 1, oormerk=True),
    Lijn("BLL", "Parkeergarages", "kapitaallasten", 9_800, baten=18_000),
    Lijn("BLL", "Parkeerbeheer, contracten", "inkoop", 6_100, J, onderbouwing="Contract parkeerbeheer"),
    Lijn("KRA", "Fysieke aanpak krachtwijk {}", "inkoop", 11_400, M, 25, per="krachtwijk", aard="I", waarde="1,5"),
    Lijn("KRA", "Snelle verbeteringen krachtwijken", "inkoop", 200, V, 1, aard="I", oormerk=True),
    Lijn("WON", "Stedelijke vernieuwing", "subsidie", 8_400, B, 50, onderbouwing="Prestatieafspraken, collegebesluit"),
    Lijn("WON", "Woningverbetering particulieren", "subsidie", 5_600, M, 50),
    Lijn("WON", "Monumenten", "subsidie", 1_900, M, 10),
    Lijn("WON", "Aanpak huisjesmelkers en woonoverlast", "inkoop", 100, V, 1, oormerk=True),
    Lijn("MIL", "Bodemsanering", "inkoop", 7_900, J, baten=7_000, aard="I"),
    Lijn("MIL", "Bodemsanering", "voorziening", 3_300),
    Lijn("MIL", "Geluid en lucht, metingen", "inkoop", 1_100, M, 10),
    Lijn("MIL", "Energie besparen in de wijk", "subsidie", 180, V, 1, oormerk=True),
    Lijn("MIL", "Duurzame stad", "subsidie", 2_100, V, 10),
    Lijn("ECO", "Bedrijventerreinen", "inkoop", 2_700, stap=25),
    Lijn("ECO", "Winkelgebieden in de wijken", "subsidie", 200, V, 1, oormerk=True),
    Lijn("ECO", "Ondernemersfonds", "subsidie", 5_900, J, baten=5_900, onderbouwing="Verordening Ondernemersfonds"),
    Lijn("VAS", "Gemeentelijk vastgoed", "kapitaallasten", 18_000, baten=24_000),
    Lijn("VAS", "Gemeentelijk vastgoed, onderhoud", "inkoop", 9_300, M, 25),
    Lijn("VAS", "Gemeentelijk vastgoed, groot onderhoud", "voorziening", 6_200),
    Lijn("VAS", "Gemeentelijk vastgoed, energie", "inkoop", 4_100, J, onderbouwing="Leveringscontract"),
    Lijn("VAS", "Doorbelaste huren aan diensten", "doorbelasting", -17_000),
)

DMO = (
    Lijn("SZW", "Bijstand", "uitkering", 100_000, baten=95_000, sleutel="bijstand"),
    Lijn("SZW", "Bijstand oudere en zelfstandige werklozen", "uitkering", 6_400, baten=5_900, sleutel="bijstand"),
    Lijn("SZW", "Bijzondere bijstand", "uitkering", 9_800, sleutel="bijstand"),
    Lijn("SZW", "Re-integratie", "inkoop", 26_000, M, 100, baten=22_000, sleutel="bijstand"),
    Lijn(
        "SZW",
        "Sociale werkvoorziening",
        "subsidie",
        21_000,
        J,
        baten=20_000,
        onderbouwing="Wet sociale werkvoorziening",
    ),
    Lijn(
        "SZW",
        "Inburgering, lopende trajecten",
        "inkoop",
        6_200,
        J,
        baten=6_000,
        onderbouwing="Contracten taalaanbieders",
    ),
    Lijn("SZW", "Armoedebeleid", "subsidie", 3_200, M, 10, sleutel="bijstand", waarde="2"),
    Lijn("SZW", "Stadspas", "inkoop", 2_900, M, 10, sleutel="bijstand"),
    Lijn("SZW", "Schuldhulp, inkoop van trajecten", "inkoop", 2_300, M, 10, sleutel="bijstand"),
    Lijn("SZW", "Werk en taal in de wijk", "inkoop", 270, V, 1, oormerk=True),
    Lijn("SZW", "Piekwerk inkomen", "inhuur", 2_900),
    Lijn("WEL", "Wijkwelzijnswerk {}", "subsidie", 17_500, M, 25, per="wijk"),
    Lijn("WEL", "Ontmoeting en ondersteuning in de wijk", "subsidie", 430, V, 1, oormerk=True),
    Lijn("WEL", "Hulp bij het huishouden", "uitkering", 24_000),
    Lijn("WEL", "Vervoer en hulpmiddelen", "inkoop", 7_100, J, onderbouwing="Wet maatschappelijke ondersteuning"),
    Lijn("WEL", "Maatschappelijke opvang", "subsidie", 14_000, J, baten=12_500, onderbouwing="Doeluitkering opvang"),
    Lijn("WEL", "Algemeen maatschappelijk werk", "subsidie", 6_900, M, 25, sleutel="inwoners"),
    Lijn("WEL", "Vrijwilligers en mantelzorg", "subsidie", 2_600, M, 10),
    Lijn("WEL", "Speeltuinen", "subsidie", 3_400, M, 10, sleutel="inwoners"),
    Lijn("WEL", "Overhead DMO", "doorbelasting", 14_900),
    Lijn("JEU", "Jongerenwerk {}", "subsidie", 7_400, M, 10, per="wijk"),
    Lijn("JEU", "Activiteiten voor de jeugd in de wijken", "subsidie", 400, V, 1, oormerk=True, waarde="1,5"),
    Lijn("JEU", "Centra voor Jeugd en Gezin", "subsidie", 4_800, M, 25),
    Lijn("JEU", "Kinderopvang sociaal medisch", "uitkering", 2_900),
    Lijn("OEB", "Schoolgebouwen", "kapitaallasten", 21_000),
    Lijn(
        "OEB", "Voor- en vroegschoolse educatie", "subsidie", 11_500, J, baten=11_000, onderbouwing="Doeluitkering Rijk"
    ),
    Lijn("OEB", "Brede school", "subsidie", 6_200, M, 25, sleutel="inwoners"),
    Lijn("OEB", "Schoolbegeleiding", "subsidie", 3_300, M, 10),
    Lijn("OEB", "Bibliotheek", "subsidie", 11_200, B, 100, onderbouwing="Meerjarenafspraak, collegebesluit"),
    Lijn("OEB", "Leerlingenvervoer", "inkoop", 4_400, J, onderbouwing="Vervoerscontract"),
    Lijn("OEB", "Volwasseneneducatie", "inkoop", 4_600, J, baten=4_300, onderbouwing="Contract onderwijsinstelling"),
    Lijn("OEB", "Huiswerk en taal in de wijk", "subsidie", 190, V, 1, oormerk=True),
    Lijn("CUL", "Cultuurnota, vierjarige subsidies", "subsidie", 11_000, J, onderbouwing="Beschikkingen 2009-2012"),
    Lijn("CUL", "Museum", "subsidie", 9_800, B, 100, onderbouwing="Meerjarenafspraak, collegebesluit"),
    Lijn("CUL", "Schouwburg en muziekcentrum, programmering", "inkoop", 7_800, M, 25, baten=8_400),
    Lijn("CUL", "Schouwburg en muziekcentrum", "kapitaallasten", 9_200),
    Lijn("CUL", "Festivals", "subsidie", 2_400, V, 10, aard="I"),
    Lijn("CUL", "Amateurkunst", "subsidie", 2_800, M, 10),
    Lijn("CUL", "Cultuur in de wijk", "subsidie", 140, V, 1, oormerk=True),
    Lijn("SPO", "Sportaccommodaties", "kapitaallasten", 11_500, baten=6_000),
    Lijn("SPO", "Zwembaden", "inkoop", 5_300, M, 25, baten=4_100),
    Lijn("SPO", "Sportaccommodaties, energie", "inkoop", 2_100, J, onderbouwing="Leveringscontract"),
    Lijn("SPO", "Sportverenigingen", "subsidie", 3_600, M, 10),
    Lijn("SPO", "Sport en bewegen in de wijk", "subsidie", 220, V, 1, oormerk=True),
    Lijn("DIV", "Integratieprojecten", "subsidie", 1_900, M, 10),
    Lijn("DIV", "Meldpunt discriminatie", "subsidie", 700, J, onderbouwing="Wet antidiscriminatievoorzieningen"),
    Lijn("KRA", "Sociale aanpak krachtwijk {}", "subsidie", 5_800, M, 10, per="krachtwijk", aard="I", waarde="1,5"),
    Lijn("VAS", "Sociaal vastgoed", "kapitaallasten", 8_900),
    Lijn("WEL", "Reserve maatschappelijke opvang", "reservemutatie", 4_200, aard="I"),
)

GGD = (
    Lijn("JEU", "Jeugdgezondheidszorg, materiaal", "inkoop", 1_400, M, 10),
    Lijn("JEU", "Vaccinaties", "inkoop", 1_600, J, baten=1_500, onderbouwing="Rijksvaccinatieprogramma"),
    Lijn("JEU", "Opvoedondersteuning", "subsidie", 2_400, M, 10),
    Lijn("JEU", "Gezond opgroeien in de wijk", "subsidie", 70, V, 1, oormerk=True),
    Lijn("JEU", "Wijkgebouwen, huur", "overig", 1_900, J, onderbouwing="Huurcontracten"),
    Lijn("VOL", "Verslavingszorg", "subsidie", 7_400, M, 50, baten=5_200),
    Lijn(
        "VOL", "Openbare geestelijke gezondheidszorg", "subsidie", 6_300, J, baten=6_000, onderbouwing="Doeluitkering"
    ),
    Lijn("VOL", "Hostels", "inkoop", 5_200, J, onderbouwing="Exploitatieovereenkomsten"),
    Lijn("VOL", "Infectieziekten, laboratorium", "inkoop", 1_900, J, onderbouwing="Contract laboratorium"),
    Lijn("VOL", "Gezondheidsbevordering", "subsidie", 1_900, M, 10, sleutel="inwoners"),
    Lijn("VOL", "Gezonde wijk, projecten", "subsidie", 80, V, 1, oormerk=True, waarde="1,5"),
    Lijn("VOL", "Gezondheidsmonitor", "inkoop", 600, M, 10),
    Lijn("VOL", "Artsen, waarneming", "inhuur", 1_200),
    Lijn("VOL", "Gebouwen en materieel", "kapitaallasten", 1_300),
    Lijn("VOL", "Overhead GG&GD", "doorbelasting", 3_700),
    Lijn("VOL", "Verlofverplichtingen", "voorziening", 280),
    Lijn("KRA", "Gezonde krachtwijk {}", "subsidie", 66, per="krachtwijk", aard="I", waarde="1,5"),
    Lijn("MIL", "Milieu en gezondheid, onderzoek", "inkoop", 300, M, 10),
)

BCD = (
    Lijn("VEI", "Budget wijkveiligheid {}", "inkoop", 310, per="wijk"),
    Lijn("VEI", "Bijdrage veiligheidsregio", "overig", 12_500, J, onderbouwing="Gemeenschappelijke regeling"),
    Lijn("VEI", "Cameratoezicht", "inkoop", 1_600, J, onderbouwing="Beheercontract"),
    Lijn("VEI", "Veiligheidshuis", "subsidie", 1_800, M, 10),
    Lijn("VEI", "Straatcoaches en preventie", "inkoop", 1_900, M, 10, waarde="1,5"),
    Lijn("VEI", "Buurtbemiddeling", "subsidie", 520, M, 10, sleutel="inwoners"),
    Lijn("VEI", "Burgernet", "inkoop", 260, V, 10),
    Lijn("LDW", "Vergoedingen raad en college", "uitkering", 2_300),
    Lijn("LDW", "Rekenkamer en accountant", "inkoop", 1_200, J, onderbouwing="Gemeentewet; controlecontract"),
    Lijn("LDW", "Organisatievernieuwing", "inkoop", 2_800, V, 25, aard="I"),
    Lijn("LDW", "Onderzoek en monitor", "inkoop", 900, M, 10),
    Lijn("LDW", "Personeelsbeleid en opleiding", "overig", 3_300, M, 25),
    Lijn("LDW", "Mobiliteit en sociaal plan", "voorziening", 3_200),
    Lijn("LDW", "Tijdelijke versterking concern", "inhuur", 4_600),
    Lijn("LDW", "Verzekeringen", "overig", 2_400, J, onderbouwing="Polissen"),
    Lijn("LDW", "Licenties en netwerk", "inkoop", 9_500, J, onderbouwing="Raamcontract automatisering"),
    Lijn("LDW", "Automatiseringsprojecten", "inkoop", 7_200, M, 50, aard="I"),
    Lijn("LDW", "Automatisering", "kapitaallasten", 8_900),
    Lijn("LDW", "Doorbelaste overhead aan diensten", "doorbelasting", -43_000),
    Lijn("LDW", "Algemene reserve", "reservemutatie", 9_000, aard="I"),
    Lijn("LDW", "Onvoorzien", "stelpost", 1_200),
    Lijn("LDW", "Rente", "kapitaallasten", 6_000),
    Lijn("LDW", "Juridisch advies", "inhuur", 700),
    Lijn("SPR", "Toerisme en stadspromotie", "subsidie", 2_900, M, 25),
    Lijn("SPR", "Evenementen", "subsidie", 1_900, stap=10),
    Lijn("SPR", "Stadsgesprekken en wijkberichten", "inkoop", 1_700, M, 10),
    Lijn("VAS", "Stadskantoor en kantoren", "kapitaallasten", 11_300),
    Lijn("VAS", "Schoonmaak en beveiliging", "inkoop", 6_200, J, tot="2011-10-01", onderbouwing="Dienstencontracten"),
    Lijn("VAS", "Kantoorinrichting", "inkoop", 1_800, stap=25),
)

WIJKBUREAUS = {
    "West": JULI,
    "Noordwest": "",
    "Overvecht": "",
    "Oost en Noordoost": "",
    "Binnenstad": JULI,
    "Zuid": "",
    "Zuidwest": "",
    "Leidsche Rijn": "",
    "Vleuten-De Meern": "",
}
"""wijkbureau → until when its rent is tied; West and Binnenstad move into the Stadskantoor."""

WIJKEN = (
    Lijn("LDW", "Leefbaarheidsbudget tien wijken", "overig", 7_000, B, onderbouwing="Collegeprogramma"),
    *(
        Lijn("LDW", f"Huur wijkbureau {naam}", "inkoop", 180, J, 10, tot=tot, onderbouwing="Huurcontract")
        for naam, tot in WIJKBUREAUS.items()
    ),
    Lijn("LDW", "Wijkbureaus, beheer en schoonmaak", "inkoop", 300, M, 10),
    Lijn("LDW", "Wijkbureaus, inrichting", "kapitaallasten", 380),
    Lijn("LDW", "Ondersteuning wijkraden", "subsidie", 130, M, 10, sleutel="inwoners", waarde="4"),
    Lijn("LDW", "Bewonersondersteuning en participatie", "subsidie", 90, V, 1, oormerk=True),
    Lijn("LDW", "Interventies in de wijk", "inkoop", 40, V, 1, oormerk=True),
    Lijn("LDW", "Wijkkranten en communicatie", "inkoop", 180, M, 10),
    Lijn("LDW", "Vervanging en projectleiding", "inhuur", 270),
    Lijn("LDW", "Overhead dienst Wijken", "doorbelasting", 1_250),
    Lijn("LDW", "Taakstelling wijkgericht werken, nog in te vullen", "stelpost", -1_300, B),
    Lijn("PUB", "Publieksdienstverlening in de wijk", "inkoop", 120, M, 10),
)

BURGERZAKEN = (
    Lijn("PUB", "Reisdocumenten, afdracht en drukwerk", "inkoop", 3_600, J, baten=8_900, onderbouwing="Paspoortwet"),
    Lijn("PUB", "Digitale dienstverlening", "inkoop", 2_600, M, 25, aard="I"),
    Lijn("PUB", "Telefonie KlantContactCentrum", "inkoop", 1_300, M, 10),
    Lijn("PUB", "Balies, piekuren", "inhuur", 1_700),
    Lijn("PUB", "Wijkservicecentra, huur", "overig", 780, J, onderbouwing="Huurcontracten"),
    Lijn("PUB", "Basisregistraties, aansluiting", "inkoop", 640, J, onderbouwing="Wet GBA"),
    Lijn("PUB", "Provinciale Statenverkiezing 2011", "inkoop", 1_400, J, aard="I", onderbouwing="Kieswet"),
    Lijn("PUB", "Bezorgen van documenten", "inkoop", 420, V, 10),
    Lijn("PUB", "Voorlichting en formulieren", "inkoop", 350, M, 10),
    Lijn("PUB", "Apparatuur", "kapitaallasten", 900),
    Lijn("PUB", "Overhead Burgerzaken", "doorbelasting", 4_300),
    Lijn("PUB", "Verlofverplichtingen", "voorziening", 210),
)

LIJNEN = {
    "SW": STADSWERKEN,
    "SO": STADSONTWIKKELING,
    "DMO": DMO,
    "GGD": GGD,
    "BCD": BCD,
    "WIJ": WIJKEN,
    "BZ": BURGERZAKEN,
}
"""dienst → its lines."""
