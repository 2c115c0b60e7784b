"""Tiny scenarios at random, with every rule in play, small enough for brute force; the same seed gives the same one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from brute_toestand import aantal_toestanden

from allocator_models.scenario import (
    Aard,
    Afhankelijkheid,
    AfhankelijkheidSoort,
    Basisplan,
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
    Wijk,
    Wijkafspraak,
)
from allocator_models.spelregels import STANDAARD_DOELEN, Doel, Doelregel, Flexgrondslag, Spelregels, Wijkvloer

MEESTE_TOESTANDEN = 20_000
_JAAR = 2028
_LOS = (Gebondenheid.BELEIDSMATIG, Gebondenheid.VRIJ)


def toevalscenario(zaad: int, *, andere_doelen: bool = False, generiek: bool = False) -> Scenario:
    """Return the scenario of a seed.

    Args:
        zaad: what the dice start from.
        andere_doelen: some of the goals, in any order, instead of all in the default order.
        generiek: scores without ties between sets of varianten.
    """
    dobbel = Random(f"scenario {zaad} {andere_doelen} {generiek}")
    while True:
        scenario = _Worp(dobbel, generiek).scenario(andere_doelen)
        if 0 < aantal_toestanden(scenario) <= MEESTE_TOESTANDEN:
            return scenario


class _Worp:
    """One throw of the dice: a scenario that the workbook's checks would let through."""

    def __init__(self, dobbel: Random, generiek: bool) -> None:
        self.dobbel = dobbel
        self.generiek = generiek
        self.diensten = ["A", "B"][: dobbel.choice((1, 2, 2))]
        self.programmas = ["P", "Q"][: dobbel.choice((1, 2))]
        self.wijken = ["Noord", "Oost", "West"][: dobbel.choice((1, 2, 2, 3))]
        self.loonkosten = dobbel.choice((37, 60, 100))

    def kans(self, deel: float) -> bool:
        """Whether something with this chance happens."""
        return self.dobbel.random() < deel

    def scenario(self, andere_doelen: bool) -> Scenario:
        """Return the whole."""
        posten = self.posten()
        leefbaarheidspost = next((p.post for p in posten if p.omschrijving == "leefbaarheid"), None)
        prioriteiten = self.prioriteiten()
        scenario = Scenario(
            naam="toeval",
            jaar=_JAAR,
            spelregels=self.spelregels(),
            diensten=tuple(
                Dienst(d, d, self.dobbel.choice((0, 1000, 2000, 3333)), self.dobbel.choice((0, 500, 1000)))
                for d in self.diensten
            ),
            programmas=tuple(Programma(p, p) for p in self.programmas),
            wijken=tuple(self.wijk(w, leefbaarheidspost) for w in self.wijken),
            gebieden={"G": frozenset(self.wijken[:1]), "H": frozenset(self.wijken[-2:])},
            posten=posten,
            taakstellingen=self.taakstellingen(posten),
            prioriteiten=prioriteiten,
            wijkafspraken=self.afspraken(posten),
            afhankelijkheden=self.afhankelijkheden(prioriteiten),
        )
        return self.met_doelen(scenario, andere_doelen)

    def spelregels(self) -> Spelregels:
        """Return rules without slack: gap 0."""
        kies = self.dobbel.choice
        return Spelregels(
            flexdoel_bp=kies((1000, 2000, 2500)),
            bandbreedte_concern_bp=kies((0, 100, 500)),
            flexgrondslag=kies((Flexgrondslag.BEINVLOEDBAAR, Flexgrondslag.BEINVLOEDBAAR, Flexgrondslag.ALLE)),
            bestuurlijk_vrij=self.kans(0.3),
            min_inzet_honderdsten=kies((0, 10, 20, 20, 30)),
            fte_stap_honderdsten=kies((20, 25, 50)),
            wijkvloer=kies((Wijkvloer.VLOER,) * 7 + (Wijkvloer.GEEN,) * 2 + (Wijkvloer.AANDELEN,)),
            wijkvloer_deel_bp=kies((5000, 8000, 9000, 10_000)),
            loonkosten_per_fte_euro=self.loonkosten,
            gap=0.0,
        )

    def wijk(self, naam: str, leefbaarheidspost: str | None) -> Wijk:
        """Return a wijk, sometimes of nobody."""
        return Wijk(
            naam,
            naam,
            inwoners=self.dobbel.choice((0, 100, 150, 250, 250, 400)),
            behoefte_duizendsten=self.dobbel.choice((500, 1000, 1500)),
            krachtwijk=self.kans(0.5),
            leefbaarheidsbudget_euro=3,
            leefbaarheidspost=leefbaarheidspost if self.kans(0.7) else None,
        )

    # The begroting

    def posten(self) -> tuple[Post, ...]:
        """Return two to four posts without people, and one or two teams."""
        posten = [self.geldpost(f"E{n}") for n in range(self.dobbel.choice((2, 3, 3, 4)))]
        posten += [self.team(f"T{n}") for n in range(self.dobbel.choice((1, 1, 2)))]
        if self.kans(0.2):
            posten.append(
                replace(self.geldpost("L"), omschrijving="leefbaarheid", kostensoort=Kostensoort.OVERIG, lasten_euro=10)
            )
        if self.kans(0.2):
            posten.append(replace(self.geldpost("N"), kostensoort=Kostensoort.STELPOST, lasten_euro=-15, baten_euro=0))
        return tuple(sorted(posten, key=lambda post: post.post))

    def geldpost(self, naam: str) -> Post:
        """Return a post without people."""
        kies = self.dobbel.choice
        lasten, stap = kies(((3, 0), (4, 0), (20, None), (20, 10), (25, 10), (30, 15), (37, 15), (50, 20), (8, 20)))
        soort = kies(
            (Kostensoort.INKOOP,) * 4
            + (Kostensoort.SUBSIDIE,) * 3
            + (Kostensoort.KAPITAALLASTEN, Kostensoort.VOORZIENING, Kostensoort.INHUUR)
        )
        return Post(
            naam,
            kies(self.diensten),
            kies(self.programmas),
            naam,
            soort,
            lasten,
            oormerkbaar=self.kans(0.75),
            stap_euro=stap,
            gebonden_tot=self.datum() if self.kans(0.3) else None,
            **self.aard_en_baten(lasten),
        )

    def team(self, naam: str) -> Post:
        """Return a post with people."""
        kies = self.dobbel.choice
        fte = kies((40, 50, 75, 100, 110))
        lasten, stap = kies(((fte, None), (fte, None), (40, 20), (0, None), (30, 0)))
        return Post(
            naam,
            kies(self.diensten),
            kies(self.programmas),
            naam,
            kies((Kostensoort.PERSONEEL, Kostensoort.PERSONEEL, Kostensoort.INHUUR)),
            lasten if stap != 0 else 3,
            fte_honderdsten=fte,
            bezetting_honderdsten=kies((fte, fte, fte, fte // 2, 0, fte + 10)),
            fte_gebonden_honderdsten=kies((0, 0, 10, 25, 40)),
            vrij_vanaf=self.datum() if self.kans(0.3) else None,
            stap_euro=stap,
            gebied=kies((None, None, None, "G", "H")),
            functie=kies((None, None, "x", "y")),
            oormerkbaar=self.kans(0.2),
            gebonden_tot=self.datum() if self.kans(0.2) else None,
            **self.aard_en_baten(lasten),
        )

    def aard_en_baten(self, lasten: int) -> dict[str, Any]:
        """Return what posts with and without people have alike."""
        kies = self.dobbel.choice
        return {
            "aard": kies((Aard.STRUCTUREEL, Aard.STRUCTUREEL, Aard.INCIDENTEEL)),
            "gebondenheid": kies((*_LOS, *_LOS, Gebondenheid.BESTUURLIJK, Gebondenheid.JURIDISCH)),
            "waarde_duizendsten": kies((1000, 1000, 500, 1250, 0)),
            "baten_euro": kies((0, 0, 0, 2, 7, lasten)),
            "baten_vervallen_bp": kies((None, None, 0, 10_000, 3333)),
        }

    def datum(self) -> date:
        """Return a day before, in or after the year."""
        return self.dobbel.choice(
            (
                date(_JAAR - 1, 6, 1),
                date(_JAAR, 1, 1),
                date(_JAAR, 4, 1),
                date(_JAAR, 7, 1),
                date(_JAAR, 12, 31),
                date(_JAAR + 1, 1, 1),
            )
        )

    def taakstellingen(self, posten: Sequence[Post]) -> tuple[Taakstelling, ...]:
        """Return none, one or two, sometimes booked on the stelpost."""
        stelpost = next((p.post for p in posten if p.lasten_euro < 0), None)
        return tuple(
            Taakstelling(
                f"K{n}",
                self.dobbel.choice((None, *self.diensten)),
                self.dobbel.choice((None, None, *self.programmas)),
                self.dobbel.choice((4, 10, 15, 25)),
                self.dobbel.choice((Aard.STRUCTUREEL, Aard.INCIDENTEEL)),
                stelpost if n == 0 else None,
            )
            for n in range(self.dobbel.choice((0, 1, 1, 2)))
        )

    # What wijken ask and have been promised

    def prioriteiten(self) -> tuple[Prioriteit, ...]:
        """Return two to four prioriteiten of one or two varianten."""
        return tuple(self.prioriteit(f"q{n}", n) for n in range(self.dobbel.choice((2, 3, 3, 4))))

    def prioriteit(self, naam: str, nummer: int) -> Prioriteit:
        """Return one prioriteit, of which at most one variant is toegezegd."""
        firmheid = self.dobbel.choice((Verplicht.NEE,) * 6 + (Verplicht.JA, Verplicht.JA, Verplicht.TOEGEZEGD))
        varianten = [
            Variant(
                naam,
                f"v{m}",
                f"{naam} v{m}",
                self.score(2 * nummer + m),
                firmheid if m == 0 else Verplicht.NEE,
                self.inzet(naam, f"v{m}"),
            )
            for m in range(self.dobbel.choice((1, 2)))
        ]
        return Prioriteit(naam, self.dobbel.choice(self.wijken), None, "", tuple(varianten))

    def score(self, nummer: int) -> int:
        """Return a score in thousandths; a generic one shows in its last digits which variant it is of."""
        return self.dobbel.choice(range(0, 6)) * 1000 + (2**nummer if self.generiek else 0)

    def inzet(self, prioriteit: str, variant: str) -> tuple[Inzet, ...]:
        """Return none to two rows, seldom of a partner."""
        kies = self.dobbel.choice
        rijen = []
        for regel in range(1, 1 + kies((0, 1, 1, 1, 1, 2, 2))):
            partner = "partner" if self.kans(0.1) else None
            fte, euro = kies(((0, 10), (0, 15), (0, 5), (20, 0), (30, 0), (45, 0), (50, 20), (20, 3), (15, 0)))
            rijen.append(
                Inzet(
                    prioriteit,
                    variant,
                    regel,
                    None if partner and self.kans(0.5) else kies(self.diensten),
                    kies((None, None, *self.programmas)),
                    kies((None, None, "x", "y")),
                    fte,
                    euro,
                    kies((Aard.STRUCTUREEL, Aard.INCIDENTEEL)),
                    partner,
                )
            )
        return tuple(rijen)

    def afhankelijkheden(self, prioriteiten: Sequence[Prioriteit]) -> tuple[Afhankelijkheid, ...]:
        """Return none to two pairs; what is toegezegd hangs on nothing."""
        paren = set()
        for _ in range(self.dobbel.choice((0, 0, 1, 2))):
            eigen, andere = self.dobbel.sample(prioriteiten, 2)
            if eigen.toegezegd is None:
                paren.add((eigen.prioriteit, self.dobbel.choice(list(AfhankelijkheidSoort)), andere.prioriteit))
        return tuple(Afhankelijkheid(*paar) for paar in sorted(paren))

    def afspraken(self, posten: Sequence[Post]) -> tuple[Wijkafspraak, ...]:
        """Return none to two afspraken, some on a post of their own."""
        afspraken: list[Wijkafspraak] = []
        for n in range(self.dobbel.choice((0, 0, 0, 1, 2))):
            wijk, dienst = self.dobbel.choice(self.wijken), self.dobbel.choice(self.diensten)
            eigen = [p for p in posten if p.dienst == dienst and p.post not in ("L", "N") and p.gebied is None]
            post = self.dobbel.choice(eigen) if eigen and self.kans(0.4) else None
            if post and any(a.post == post.post for a in afspraken):
                post = None
            fte, euro = self.dobbel.choice(((10, 0), (25, 0), (0, 3), (0, 8), (15, 5)))
            if post:
                inzetbaar = max(
                    0, min(post.fte_honderdsten - post.fte_gebonden_honderdsten, post.bezetting_honderdsten)
                )
                fte, euro = min(fte, inzetbaar), min(euro, max(0, post.lasten_euro))
            if fte or euro:
                afspraken.append(Wijkafspraak(f"a{n}", wijk, dienst, post.post if post else None, fte, euro, ""))
        return tuple(afspraken)

    # Goals

    def met_doelen(self, scenario: Scenario, andere: bool) -> Scenario:
        """Return the scenario with its goals; stabiliteit only with a plan to hold the new one against."""
        doelen = list(STANDAARD_DOELEN)
        basisplan = None
        if andere:
            doelen = self.dobbel.sample([*Doel], self.dobbel.randint(2, len(Doel)))
        elif self.kans(0.2):
            doelen.append(Doel.STABILITEIT)
        if Doel.STABILITEIT in doelen:
            basisplan = self.basisplan(scenario)
        return replace(scenario, doelen=tuple(Doelregel(d) for d in doelen), basisplan=basisplan)

    def basisplan(self, scenario: Scenario) -> Basisplan:
        """Return a plan of an earlier day, which needn't fit this scenario."""
        kies = self.dobbel.choice
        euro, fte = {}, {}
        for p in scenario.posten:
            if self.kans(0.9):
                flex, verv = kies((0, 5, 10)), kies((0, 0, 10))
                euro[p.post] = (p.lasten_euro - flex - verv, flex, verv)
                fte[p.post] = (kies((0, 25, 50)), kies((0, 0, 20))) if p.fte_honderdsten else (0, 0)
        keuzes = {q.prioriteit: kies(q.varianten).variant for q in scenario.prioriteiten if self.kans(0.5)}
        return Basisplan("eerder.xlsx", keuzes, euro, fte)
