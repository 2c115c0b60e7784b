"""A generated city of any size, for benchmarks and property tests.

The distribution follows the example of Utrecht: per dienst teams with areas of their own, posten of every
kostensoort, prioriteiten in two varianten. What prioriteiten ask is drawn first; what diensten can spare then follows
from it, so that they ask some ``druk`` times the oormerkbare euros and the hours that are left after the flexdoel: of
one dienst more, of another less.

What the figures rest on. A team for every eight posten, of 4 to 40 fte before its dienst is made to size, gives a city
of 2,000 posten its 3,600 fte, and six in seven teams an area. Beyond that size posten are finer lines of one budget
more than other people: a team for every 25 more, so that 20,000 posten have some 15,000 fte, as the largest city does.
Formatie comes in halves, and what is tied in tenths of an fte, as in the example of Utrecht: a controller who writes
that 31,5 of 42,0 fte are tied knows it no finer. Inzet is asked in tenths as well, and grades have one decimal, as a
wijkregisseur gives them. Most asks are small and some are large: amounts are as likely to double as to halve.
``uren_stap`` 1 is the harder city: hours that are tied to the hundredth leave every team a rest that no whole step of
flex and no prioriteit can use, so the plans that fit are few.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date

from allocator_models.scenario import (
    Aard,
    Afhankelijkheid,
    AfhankelijkheidSoort,
    Ambitie,
    Dienst,
    Gebondenheid,
    Inzet,
    Kostensoort,
    Post,
    Prioriteit,
    Programma,
    Scenario,
    Taakstelling,
    Variant,
    Verplicht,
    Wijkafspraak,
)
from scenarios.loting import Loting
from scenarios.stadskaart import Kaart, teken_kaart

FUNCTIES = ("beleid", "handhaving", "onderhoud", "ontwerp", "projectleiding", "sociaal werk")
THEMAS = ("groen", "jeugd", "ontmoeting", "schoon", "veiligheid", "verkeer", "werk", "zorg")
KOSTENSOORTEN = (
    (Kostensoort.INKOOP, 34),
    (Kostensoort.SUBSIDIE, 18),
    (Kostensoort.INHUUR, 8),
    (Kostensoort.OVERIG, 10),
    (Kostensoort.KAPITAALLASTEN, 12),
    (Kostensoort.DOORBELASTING, 9),
    (Kostensoort.VOORZIENING, 3),
    (Kostensoort.RESERVEMUTATIE, 3),
    (Kostensoort.UITKERING, 3),
)
GEBONDEN = (
    (Gebondenheid.JURIDISCH, 30),
    (Gebondenheid.BESTUURLIJK, 15),
    (Gebondenheid.BELEIDSMATIG, 40),
    (Gebondenheid.VRIJ, 15),
)
BEINVLOEDBAAR = (Kostensoort.INKOOP, Kostensoort.SUBSIDIE, Kostensoort.INHUUR, Kostensoort.OVERIG)
JAAR = 2027
HALVERWEGE = date(JAAR, 7, 1)
LOONKOSTEN_EURO = 74_132
FLEXDOEL_BP = 2000
GEWONE_OMVANG = 2000
TIENDE = 10
"""A tenth of an fte, in hundredths."""


def stad_scenario(
    posten: int = 2000,
    prioriteiten: int = 400,
    seed: int = 1,
    *,
    druk: float = 2.0,
    samenwerking: float = 0.15,
    uren_stap: int = TIENDE,
) -> Scenario:
    """Return a city with this many posten and prioriteiten (each in two varianten).

    ``druk`` is what prioriteiten ask over what a dienst can spare, in the middle: for each dienst, and for hours and
    money apart, it lies between half and one and a half times as much. ``samenwerking`` is the part of the larger
    varianten that takes a second dienst. ``uren_stap``: the hours of a team that are tied come in so many hundredths of
    an fte.
    """
    loting = Loting(seed)
    kaart = teken_kaart(loting, posten)
    teams = _teams(loting, kaart, max(len(kaart.diensten), _aantal_teams(posten)))
    gewone = _gewone_posten(loting, kaart, posten - len(teams) - 1)
    bronnen = [post for post in gewone if post.oormerkbaar]
    lijst = _prioriteiten(loting, kaart, teams, bronnen, prioriteiten, samenwerking)
    afspraken = _afspraken(loting, kaart)
    stelpost = _stelpost(kaart, gewone)
    return Scenario(
        naam=f"Stad van {posten} posten en {prioriteiten} prioriteiten",
        jaar=JAAR,
        vraag="Hoe lang rekent Allocator aan een stad van deze omvang?",
        herkomst=f"Alles is verzonnen (scenarios/stad.py, seed {seed}).",
        diensten=tuple(Dienst(d, f"Dienst {d}", FLEXDOEL_BP, 500) for d in kaart.diensten),
        programmas=tuple(Programma(p, f"Programma {p}", f"wethouder {p[-1]}") for p in kaart.programmas),
        wijken=kaart.wijken,
        gebieden=dict(sorted(kaart.gebieden.items())),
        posten=tuple(
            sorted(
                (
                    *_geef_uren(loting, kaart, teams, lijst, afspraken, druk, uren_stap),
                    *_geef_euros(loting, kaart, gewone, lijst, afspraken, druk),
                    stelpost,
                ),
                key=lambda post: post.post,
            )
        ),
        taakstellingen=_taakstellingen(kaart, stelpost),
        ambities=tuple(Ambitie(f"A-{w.wijk}", w.wijk, f"Ambitie van {w.naam}") for w in kaart.wijken),
        prioriteiten=tuple(lijst),
        wijkafspraken=tuple(afspraken),
        afhankelijkheden=_afhankelijkheden(loting, lijst),
    )


def _aantal_teams(posten: int) -> int:
    """Return how many of the posten are teams."""
    gewoon = min(posten, GEWONE_OMVANG)
    return gewoon * 12 // 100 + (posten - gewoon) * 4 // 100


def _teams(loting: Loting, kaart: Kaart, aantal: int) -> list[Post]:
    """Draw teams; the first one of every dienst serves the whole city and does any work."""
    teams = []
    for nummer in range(aantal):
        dienst = kaart.diensten[nummer % len(kaart.diensten)]
        algemeen = nummer < len(kaart.diensten)
        gebieden = [g for g in kaart.gebieden if g.startswith(dienst)]
        teams.append(
            Post(
                f"T{nummer:05d}",
                dienst,
                loting.kies(kaart.programmas_van[dienst]),
                f"Team {nummer}, personeel",
                Kostensoort.PERSONEEL,
                lasten_euro=0,
                fte_honderdsten=loting.bedrag(400, 4000, 50),
                vrij_vanaf=HALVERWEGE if nummer % 15 == 7 else None,
                aard=Aard.INCIDENTEEL if not algemeen and loting.kans(0.08) else Aard.STRUCTUREEL,
                gebondenheid=loting.weeg(((Gebondenheid.BESTUURLIJK, 8), (Gebondenheid.BELEIDSMATIG, 2))),
                gebied=None if algemeen or loting.kans(0.15) else gebieden[nummer % len(gebieden)],
                functie=None if algemeen or loting.kans(0.1) else loting.kies(FUNCTIES),
                stap_euro=0,
            )
        )
    return teams


def _gewone_posten(loting: Loting, kaart: Kaart, aantal: int) -> list[Post]:
    """Draw the posten without fte; about a quarter of the influenceable ones may be earmarked."""
    posten = []
    for nummer in range(aantal):
        dienst = kaart.diensten[nummer % len(kaart.diensten)]
        soort = loting.weeg(KOSTENSOORTEN) if nummer >= 2 * len(kaart.diensten) else Kostensoort.INKOOP
        lasten = loting.bedrag(20_000, 4_000_000, 1000)
        if soort is Kostensoort.DOORBELASTING and loting.kans(0.4):
            lasten = -lasten
        vast = soort not in BEINVLOEDBAAR
        bron = soort in BEINVLOEDBAAR and (nummer < len(kaart.diensten) or loting.kans(0.25))
        los = Gebondenheid.BELEIDSMATIG if nummer < 2 * len(kaart.diensten) else loting.weeg(GEBONDEN)
        baten = lasten // 10 if lasten > 0 and loting.kans(0.2) else 0
        posten.append(
            Post(
                f"B{nummer:05d}",
                dienst,
                loting.kies(kaart.programmas_van[dienst]),
                f"Kostenplaats {nummer}, {soort}",
                soort,
                lasten_euro=lasten,
                baten_euro=baten,
                baten_vervallen_bp=(None, 0, 10_000)[nummer % 3] if baten else None,
                aard=Aard.STRUCTUREEL if nummer < len(kaart.diensten) or loting.kans(0.85) else Aard.INCIDENTEEL,
                gebondenheid=Gebondenheid.JURIDISCH if vast else los,
                gebonden_tot=HALVERWEGE if not vast and los is Gebondenheid.JURIDISCH and nummer % 4 == 3 else None,
                stap_euro=loting.kies((None, 0, 1000, 5000, 25_000)) if nummer >= len(kaart.diensten) else 0,
                waarde_duizendsten=loting.kies((500, 1000, 1000, 1000, 2000)),
                oormerkbaar=bron,
            )
        )
    return posten


def _prioriteiten(
    loting: Loting, kaart: Kaart, teams: list[Post], bronnen: list[Post], aantal: int, samenwerking: float
) -> list[Prioriteit]:
    """Draw prioriteiten with a variant basis and a larger variant plus."""
    programmas_met_geld = {d: sorted({b.programma for b in bronnen if b.dienst == d}) for d in kaart.diensten}
    gewichten = tuple((w.wijk, w.inwoners * w.behoefte_duizendsten // 1000) for w in kaart.wijken)
    lijst = []
    for nummer in range(aantal):
        code = f"Q{nummer:05d}"
        wijk = loting.weeg(gewichten)
        toegezegd = nummer > 0 and nummer % 97 == 0
        basis = _inzet(loting, kaart, teams, programmas_met_geld, (code, "basis", 1), wijk, toegezegd)
        factor = loting.getal(14, 24)
        plus = [
            replace(
                basis,
                variant="plus",
                fte_honderdsten=_ronde(basis.fte_honderdsten * factor, 10),
                euro=_ronde(basis.euro * factor, 1000),
            )
        ]
        if loting.kans(samenwerking):
            plus.append(_inzet(loting, kaart, teams, programmas_met_geld, (code, "plus", 2), wijk, False))
        score = loting.getal(20, 65) * 100
        hoger = _ronde(score * loting.getal(115, 150) // 10, 100)
        verplicht = Verplicht.TOEGEZEGD if toegezegd else Verplicht.JA if nummer % 41 == 7 else Verplicht.NEE
        varianten = (
            Variant(code, "basis", f"Prioriteit {nummer}", score, verplicht, (basis,)),
            Variant(code, "plus", f"Prioriteit {nummer}", hoger, Verplicht.NEE, _genummerd(plus)),
        )
        lijst.append(Prioriteit(code, wijk, f"A-{wijk}", loting.kies(THEMAS), varianten))
    return lijst


def _ronde(tienden: int, stap: int) -> int:
    """Return a number of tenths as a whole multiple of ``stap``."""
    return tienden // 10 // stap * stap


def _genummerd(rijen: list[Inzet]) -> tuple[Inzet, ...]:
    """Return the rows in the order in which a workbook with them is loaded."""
    volgorde = sorted(
        rijen, key=lambda i: (i.dienst, i.programma or "", i.functie or "", i.aard, i.fte_honderdsten, i.euro)
    )
    return tuple(replace(rij, regel=regel) for regel, rij in enumerate(volgorde, start=1))


def _inzet(
    loting: Loting,
    kaart: Kaart,
    teams: list[Post],
    programmas_met_geld: dict[str, list[str]],
    sleutel: tuple[str, str, int],
    wijk: str,
    klein: bool,
) -> Inzet:
    """Draw what one dienst brings; ``klein`` asks so little of anyone that it can always be promised."""
    dienst = loting.kies(kaart.diensten)
    dienend = [t for t in teams if t.dienst == dienst and (t.gebied is None or wijk in kaart.gebieden[t.gebied])]
    functie = loting.kies(dienend).functie if not klein and loting.kans(0.85) else None
    programma = loting.kies(programmas_met_geld[dienst]) if not klein and loting.kans(0.3) else None
    fte = 20 if klein else loting.getal(2, 9) * 10 if loting.kans(0.85) else 0
    euro = 5000 if klein else loting.bedrag(10_000, 100_000, 1000) if fte == 0 or loting.kans(0.8) else 0
    aard = Aard.STRUCTUREEL if not klein and loting.kans(0.15) else Aard.INCIDENTEEL
    return Inzet(*sleutel, dienst, programma, functie, fte, euro, aard)


def _afspraken(loting: Loting, kaart: Kaart) -> list[Wijkafspraak]:
    """Draw three wijkafspraken a wijk: hours of two diensten, and hours with some money of a third one."""
    return [
        Wijkafspraak(f"F-{w.wijk}-{i}", w.wijk, dienst, None, loting.getal(1, 5) * 10, 5000 * (i == 3), f"Afspraak {i}")
        for w in kaart.wijken
        for i, dienst in enumerate(loting.schud(kaart.diensten)[:3], start=1)
    ]


def _geef_uren(
    loting: Loting,
    kaart: Kaart,
    teams: list[Post],
    lijst: list[Prioriteit],
    afspraken: list[Wijkafspraak],
    druk: float,
    uren_stap: int,
) -> list[Post]:
    """Give each dienst free hours for its flexdoel, its afspraken, and what is asked of it over its own druk."""
    af = {d: sum(a.fte_honderdsten for a in afspraken if a.dienst == d) for d in kaart.diensten}
    gevraagd: dict[str, int] = defaultdict(int)
    for prioriteit in lijst:
        for dienst, fte in _grootste(prioriteit, euro=False).items():
            gevraagd[dienst] += fte
    af_te_staan = []
    for dienst in kaart.diensten:
        eigen = [t for t in teams if t.dienst == dienst]
        # A dienst so small that half of its people would have to be free gets more people instead.
        nodig = round(gevraagd[dienst] / _eigen_druk(loting, druk)) + af[dienst]
        formatie = sum(t.fte_honderdsten for t in eigen)
        groei = max(1.0, nodig / 0.3 / formatie)
        eigen = [replace(t, fte_honderdsten=round(t.fte_honderdsten * groei / 50) * 50) for t in eigen]
        formatie = sum(t.fte_honderdsten for t in eigen)
        vrij_deel = (nodig + formatie * FLEXDOEL_BP // 10_000) / formatie
        af_te_staan += [_team_met_uren(loting, t, vrij_deel, uren_stap) for t in eigen]
    return af_te_staan


def _eigen_druk(loting: Loting, druk: float) -> float:
    """Draw what is asked of a dienst over what it can spare, from half to one and a half times ``druk``."""
    return druk * loting.getal(50, 150) / 100


def _team_met_uren(loting: Loting, team: Post, vrij_deel: float, uren_stap: int) -> Post:
    """Return the team with its salaries, a part of its hours untied and, sometimes, a vacancy."""
    vrij = round(team.fte_honderdsten * vrij_deel / uren_stap) * uren_stap
    vacature = loting.kies((0, 0, 0, 50, 100))
    return replace(
        team,
        lasten_euro=team.fte_honderdsten * LOONKOSTEN_EURO // 100,
        bezetting_honderdsten=max(vrij, team.fte_honderdsten - vacature),
        fte_gebonden_honderdsten=team.fte_honderdsten - vrij,
    )


def _geef_euros(
    loting: Loting,
    kaart: Kaart,
    posten: list[Post],
    lijst: list[Prioriteit],
    afspraken: list[Wijkafspraak],
    druk: float,
) -> list[Post]:
    """Scale each dienst's oormerkbare posten to what is asked of it over its own druk, plus its afspraken."""
    gevraagd: dict[str, int] = defaultdict(int)
    for prioriteit in lijst:
        for dienst, euro in _grootste(prioriteit, euro=True).items():
            gevraagd[dienst] += euro
    schaal = {}
    for dienst in kaart.diensten:
        bron = sum(
            p.lasten_euro
            for p in posten
            if p.dienst == dienst and p.oormerkbaar and p.gebondenheid is not Gebondenheid.JURIDISCH
        )
        nodig = gevraagd[dienst] / _eigen_druk(loting, druk) + sum(a.euro for a in afspraken if a.dienst == dienst)
        schaal[dienst] = nodig / bron
    return [
        replace(
            p,
            lasten_euro=(lasten := max(1000, round(p.lasten_euro * schaal[p.dienst]))),
            baten_euro=lasten // 10 if p.baten_euro else 0,
        )
        if p.oormerkbaar
        else p
        for p in posten
    ]


def _grootste(prioriteit: Prioriteit, *, euro: bool) -> dict[str, int]:
    """Return per dienst the most that a variant of the prioriteit asks of it, in euros or hundredths of fte."""
    meeste: dict[str, int] = defaultdict(int)
    for variant in prioriteit.varianten:
        som: dict[str, int] = defaultdict(int)
        for rij in variant.stadsinzet:
            som[str(rij.dienst)] += rij.euro if euro else rij.fte_honderdsten
        for dienst, hoeveel in som.items():
            meeste[dienst] = max(meeste[dienst], hoeveel)
    return meeste


def _stelpost(kaart: Kaart, posten: list[Post]) -> Post:
    """Return the negative stelpost on which the first taakstelling is booked: 0.3 % of the city's lasten."""
    bedrag = sum(p.lasten_euro for p in posten) * 3 // 1000 // 1000 * 1000
    dienst = kaart.diensten[0]
    return Post(
        "S00001",
        dienst,
        kaart.programmas_van[dienst][0],
        "Nog in te vullen besparing, stelpost",
        Kostensoort.STELPOST,
        lasten_euro=-max(1000, bedrag),
        gebondenheid=Gebondenheid.BESTUURLIJK,
    )


def _taakstellingen(kaart: Kaart, stelpost: Post) -> tuple[Taakstelling, ...]:
    """Return a structural saving for the first dienst, where it is booked, and an incidental one for the last."""
    bedrag = -stelpost.lasten_euro
    return (
        Taakstelling("K1", stelpost.dienst, None, bedrag, Aard.STRUCTUREEL, stelpost.post),
        Taakstelling("K2", kaart.diensten[-1], None, max(1000, bedrag // 10), Aard.INCIDENTEEL),
    )


def _afhankelijkheden(loting: Loting, lijst: list[Prioriteit]) -> tuple[Afhankelijkheid, ...]:
    """Let some prioriteiten require, or exclude, an earlier one of the same wijk that has not been promised."""
    vorige: dict[str, str] = {}
    regels = []
    for prioriteit in lijst:
        if prioriteit.toegezegd is not None:
            continue
        andere = vorige.get(prioriteit.wijk)
        if andere is not None and loting.kans(0.07):
            soort = AfhankelijkheidSoort.VEREIST if loting.kans(0.7) else AfhankelijkheidSoort.SLUIT_UIT
            regels.append(Afhankelijkheid(prioriteit.prioriteit, soort, andere))
        vorige[prioriteit.wijk] = prioriteit.prioriteit
    return tuple(sorted(regels, key=lambda r: (r.prioriteit, r.andere)))
