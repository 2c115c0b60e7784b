"""The teams of the city: who, for which programma, in which area and with how many fte.

That the areas exist is a fact, and so are the numbers of SW's, SO's and DMO's gebiedsmanagers and the 4 and 2,5 fte of
the GG&GD; the other formatie is invented, at about 3,700 fte in total.
"""

from __future__ import annotations

from typing import NamedTuple

from scenarios.utrecht.kaart import GEBIEDEN


class Team(NamedTuple):
    """A team; `ruimte` weighs how much of its hours is free next to the other teams of its dienst."""

    dienst: str
    programma: str
    naam: str
    functie: str
    fte_tienden: int
    ruimte: int = 2
    gebied: str = ""
    aard: str = "S"
    vacature_tienden: int = 0
    vrij_vanaf: str = ""
    gebondenheid: str = "bestuurlijk"
    gebonden_tienden: int | None = None
    """Hours that are tied; None lets them follow from what is asked."""


def _per_gebied(begin: str, dienst: str, programma: str, naam: str, functie: str, fte: dict[str, int]) -> list[Team]:
    """Return a team for each area whose name starts with `begin`; `fte` has the areas that differ from ''."""
    return [
        Team(dienst, programma, f"{naam} {g.removeprefix(begin)}", functie, fte.get(g, fte[""]), 6, g)
        for g in GEBIEDEN
        if g.startswith(begin)
    ]


TEAMS = (
    # Stadswerken: 5 gebiedsmanagers, each with the wijkteams of two wijken.
    *_per_gebied("SW ", "SW", "BOR", "Wijkonderhoud en Service", "wijkonderhoud", {"": 400, "SW Zuid-Zuidwest": 440}),
    Team("SW", "MIL", "Reiniging en afvalinzameling", "reiniging", 1720, 1, vacature_tienden=40),
    Team("SW", "BOR", "Stedelijk Beheer wegen en kunstwerken", "beheer", 860),
    Team("SW", "BOR", "Stedelijk Beheer groen en spelen", "speelplekken", 420, 3),
    Team("SW", "MIL", "Stedelijk Beheer riolering en water", "water", 480),
    Team("SW", "BOR", "Openbare verlichting", "verlichting", 160, 3),
    Team("SW", "VEI", "Handhaving openbare ruimte", "handhaving", 720, 3, vacature_tienden=50),
    Team("SW", "ECO", "Havens en markten", "markten", 260),
    Team("SW", "BOR", "Meldingen, werkplanning en bedrijfsbureau", "bedrijfsvoering", 620),
    # StadsOntwikkeling: 9 gebiedsteams for 10 wijken, and the vakafdelingen behind them.
    *_per_gebied("SO ", "SO", "SOG", "Gebiedsteam SO", "gebiedsontwikkeling", {"": 40, "SO Binnenstad": 50}),
    Team("SO", "SOG", "Stedenbouw en Monumenten", "ontwerp", 780),
    Team("SO", "SOG", "Grondzaken", "grondzaken", 520),
    Team("SO", "BLL", "Verkeer", "verkeer", 860, 3),
    Team("SO", "MIL", "Milieu en Duurzaamheid", "milieu", 680, 3),
    Team("SO", "WON", "Wonen", "wonen", 430, 3),
    Team("SO", "ECO", "Economische Zaken", "economie", 350, 3),
    Team("SO", "BLL", "Parkeren", "parkeren", 740, 1, vacature_tienden=30),
    Team("SO", "WON", "Frontoffice en Vergunningen", "vergunningen", 1180, 2),
    Team("SO", "STA", "Projectorganisatie Stationsgebied", "projecten", 460, 2, aard="I"),
    Team("SO", "LRN", "Projectbureau Leidsche Rijn", "projecten", 640, 2, "SO Leidsche Rijn en Vleuten-De Meern", "I"),
    Team("SO", "VAS", "Vastgoedbeheer", "vastgoed", 580),
    Team("SO", "SOG", "Bedrijfsvoering StadsOntwikkeling", "bedrijfsvoering", 420, 1),
    # DMO: 3 gebiedsteams accountmanagement, and Leidsche Rijn with a social gebiedsmanager of its own.
    Team("DMO", "WEL", "Accountmanagement gebied Cumulus", "accountmanagement", 40, 6, "DMO Cumulus"),
    Team("DMO", "WEL", "Accountmanagement Noordwest en West", "accountmanagement", 40, 6, "DMO Noordwest-West"),
    Team(
        "DMO", "WEL", "Accountmanagement Zuid, Zuidwest en Vleuten-De Meern", "accountmanagement", 40, 6,
        "DMO Zuid-Zuidwest-Vleuten-De Meern",
    ),
    Team("DMO", "LRN", "Sociale gebiedsmanager Leidsche Rijn", "accountmanagement", 20, 6, "DMO Leidsche Rijn"),
    Team("DMO", "OEB", "Onderwijs", "onderwijs", 460, 3),
    Team("DMO", "OEB", "Leerlingzaken", "leerplicht", 430),
    Team("DMO", "WEL", "Samenleving", "samenleving", 360, 4),
    Team("DMO", "WEL", "Zorg en veiligheid", "zorg", 320, 4, vacature_tienden=20),
    Team("DMO", "SPO", "Sport", "sport", 540, 3),
    Team("DMO", "SPO", "Zwembaden en sporthallen", "accommodaties", 980, 1),
    Team("DMO", "JEU", "Programma Jeugd", "jeugd", 280, 4),
    Team("DMO", "CUL", "Cultuur", "cultuur", 320, 3),
    Team("DMO", "CUL", "Muziekcentrum en Stadsschouwburg", "theater", 860, 1),
    Team("DMO", "SZW", "Sociale Zaken, werk", "werk", 1880, 2, vacature_tienden=60),
    Team("DMO", "SZW", "Sociale Zaken, inkomen", "inkomen", 3060, 2, vacature_tienden=80),
    Team("DMO", "SZW", "Schuldhulpverlening en inburgering", "schuldhulp", 760, 3),
    Team("DMO", "WEL", "Bedrijfsvoering en sociaal vastgoed", "bedrijfsvoering", 760, 1),
    # GG&GD: gezondheidsbevordering works in the krachtwijken and a part of Leidsche Rijn only.
    Team("GGD", "VOL", "Wijkgezondheidswerkers", "gezondheid", 40, 8, "GGD werkgebied"),
    Team("GGD", "VOL", "Procesmanagers gezondheidsbevordering", "gezondheid", 25, 8, "GGD werkgebied"),
    Team("GGD", "VOL", "Gezondheidsbevordering en Epidemiologie, stedelijk", "gezondheid", 300, 4),
    Team("GGD", "JEU", "Jeugdgezondheidszorg", "jeugdgezondheid", 1020, 2, vacature_tienden=30),
    Team("GGD", "VOL", "Infectieziekten en forensische geneeskunde", "infectieziekten", 560, 1),
    Team("GGD", "VOL", "Maatschappelijke zorg", "zorg", 620, 3),
    Team("GGD", "MIL", "Milieu en gezondheid", "milieu", 100),
    Team("GGD", "VOL", "Bedrijfsvoering GG&GD", "bedrijfsvoering", 300, 1),
    # BCD, with the gebiedsmanagers wijkveiligheid of the programma Veiligheid.
    *_per_gebied("Veiligheid ", "BCD", "VEI", "Gebiedsmanagers wijkveiligheid", "wijkveiligheid", {"": 80}),
    Team("BCD", "VEI", "Toezichthouders en straatcoaches", "toezicht", 440, 4, vacature_tienden=30),
    Team("BCD", "VEI", "Programmabureau Veiligheid", "veiligheidsbeleid", 180, 3),
    Team("BCD", "LDW", "Bestuursondersteuning, griffie en juridische zaken", "bestuur", 960),
    Team("BCD", "SPR", "Communicatie en stadspromotie", "communicatie", 480, 3),
    Team("BCD", "LDW", "Bestuursinformatie en onderzoek", "onderzoek", 240, 3),
    Team("BCD", "LDW", "Financiën en concern control", "financiën", 920),
    Team("BCD", "LDW", "Personeel en organisatie", "personeel", 660),
    Team("BCD", "LDW", "Informatie en automatisering", "automatisering", 940, 2, vacature_tienden=40),
    Team("BCD", "VAS", "Facilitaire zaken", "facilitair", 620, 1),
    # Wijken: 9 wijkbureaus for 10 wijken; Oost and Noordoost share a building.
    *_per_gebied("Wijkbureau ", "WIJ", "LDW", "Wijkbureau", "wijkregie", {"": 50, "Wijkbureau Oost en Noordoost": 80}),
    Team("WIJ", "LDW", "Kenniscentrum participatie", "participatie", 60, 6, vacature_tienden=20),
    Team(
        "WIJ", "LDW", "Staf dienst Wijken", "staf", 120, 2, vrij_vanaf="2011-07-01", gebondenheid="beleidsmatig",
        gebonden_tienden=40,
    ),
    Team("WIJ", "PUB", "Publieksvoorlichting in de wijk", "voorlichting", 130, 3),
    # Burgerzaken: every hour is rostered behind a counter or a telephone.
    Team("BZ", "PUB", "KlantContactCentrum", "klantcontact", 880, 1, vacature_tienden=60),
    Team("BZ", "PUB", "Balies Burgerzaken", "balie", 1080, 1, vacature_tienden=30),
    Team("BZ", "PUB", "Burgerlijke stand en verkiezingen", "burgerlijke stand", 340, 1),
    Team("BZ", "PUB", "Basisregistraties", "registratie", 300, 1),
    Team("BZ", "PUB", "Bedrijfsvoering Burgerzaken", "bedrijfsvoering", 180, 1),
)  # fmt: skip
