"""Read the book: what the rule looks at, what a wijk wants to see, and the bare rows.

Every function here reads from the database called ``alias``, at the one moment that its connection is held at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Sum

from allocator.jaarboek import rekeningen
from allocator.jaarboek.gegevens import Kenmerk
from allocator.jaarboek.kas import regels, vrij
from allocator.jaarboek.opslag import models as opslag
from allocator.jaarboek.saldo import Saldo
from allocator_models.canoniek import uit_tekst
from allocator_models.jaar import (
    Advies,
    Deel,
    Drempel,
    Jaarstand,
    LaterVrij,
    Potsoort,
    Potstand,
    Toezegging,
    Verzoek,
    kwartaal_begin,
)
from allocator_models.jaarboek import (
    Besluitsoort,
    Bijdragen,
    Dossier,
    GenomenBesluit,
    Mutatie,
    Mutatiesoort,
    Potoverzicht,
    Status,
    Voorbehoud,
)
from allocator_models.scenario import Aard, Initiatief, Scenario


def kenmerk(alias: str) -> Kenmerk:
    """Return which book it is, and how far it is written."""
    opening = opslag.Opening.objects.using(alias).defer("scenario", "plan").get()
    laatste = opslag.Laatste.objects.using(alias).get()
    return Kenmerk(
        naam=opening.naam,
        jaar=opening.jaar,
        orgaan=opening.orgaan,
        datum=opening.datum,
        nummer=opening.besluitnummer,
        invoer_hash=opening.invoer_hash,
        software=opening.software,
        regels=laatste.nummer,
        hash=laatste.hash,
    )


def mutaties(alias: str, initiatief: str | None = None) -> tuple[Mutatie, ...]:
    """Return all postings in the order in which they were written, or those of one request."""
    rijen = opslag.Mutatie.objects.using(alias).order_by("nummer")
    return regels(rijen if initiatief is None else rijen.filter(initiatief=initiatief))


def drempels(alias: str) -> tuple[Drempel, ...]:
    """Return the published drempelscores, by quarter."""
    rijen = opslag.Drempel.objects.using(alias).order_by("vanaf").values_list("inhoud", flat=True)
    return tuple(uit_tekst(Drempel, inhoud) for inhoud in rijen)


def jaarstand(alias: str, scenario: Scenario, datum: date) -> Jaarstand:
    """Return what the rule looks at on ``datum``: no request that came in later, and what can be spent by then.

    What was decided counts in full, also when its date lies after ``datum``.
    """
    standen = {s.initiatief: Status(s.status) for s in opslag.Stand.objects.using(alias)}
    verzoeken = [
        Verzoek(uit_tekst(Initiatief, rij.inhoud), rij.nummer)
        for rij in opslag.Initiatief.objects.using(alias).filter(datum__lte=datum).order_by("nummer")
    ]
    gepubliceerd = opslag.Drempel.objects.using(alias).filter(vanaf=kwartaal_begin(datum)).first()
    return Jaarstand(
        datum=datum,
        scenario=scenario,
        potten=Potlezer(alias, datum).standen(),
        verzoeken=tuple(v for v in verzoeken if standen[v.initiatief.initiatief].wacht_op_besluit),
        gezien=tuple(v.initiatief for v in verzoeken),
        geschiedenis=geschiedenis(alias, scenario),
        toegezegd=toezeggingen(alias),
        drempel=uit_tekst(Drempel, gepubliceerd.inhoud) if gepubliceerd else None,
        geweigerd=frozenset(
            v.initiatief.initiatief for v in verzoeken if standen[v.initiatief.initiatief].gaat_niet_door
        ),
    )


def geschiedenis(alias: str, scenario: Scenario) -> tuple[Initiatief, ...]:
    """Return the requests of earlier years: those of the scenario, and those that were added to the book."""
    rijen = opslag.Historie.objects.using(alias).order_by("nummer").values_list("inhoud", flat=True)
    eerder = [i for i in scenario.initiatieven if i.datum.year < scenario.jaar]
    return (*eerder, *(uit_tekst(Initiatief, inhoud) for inhoud in rijen))


def toezeggingen(alias: str) -> tuple[Toezegging, ...]:
    """Return per request what each pot was committed to, less what came free again."""
    per_initiatief: dict[str, dict[str, Saldo]] = defaultdict(dict)
    for (initiatief, pot), saldo in _toegezegd(alias).items():
        if saldo != Saldo():
            per_initiatief[initiatief][pot] = saldo
    return tuple(
        Toezegging(initiatief, tuple(Deel(pot, s.euro, s.uren) for pot, s in per_pot.items()))
        for initiatief, per_pot in per_initiatief.items()
    )


def _toegezegd(alias: str) -> Mapping[tuple[str, str], Saldo]:
    """Per request and pot (with its reserve) what was granted, less what came free again."""
    soorten = (Mutatiesoort.TOEKENNING, Mutatiesoort.VRIJVAL)
    rijen = opslag.Mutatie.objects.using(alias).filter(soort__in=soorten).order_by("nummer")
    pot_van = _pot_van(alias)
    saldi: dict[tuple[str, str], Saldo] = defaultdict(Saldo)
    for initiatief, soort, van, naar, euro, uren in rijen.values_list(
        "initiatief_id", "soort", "van", "naar", "euro", "uren"
    ):
        teken, pot = (1, van) if soort == Mutatiesoort.TOEKENNING else (-1, naar)
        saldi[initiatief, pot_van[pot]] += Saldo(teken * euro, teken * uren)
    return saldi


def _pot_van(alias: str) -> Mapping[str, str]:
    """Account → pot, for every pot and its reserve."""
    potten = list(opslag.Pot.objects.using(alias).order_by("nummer").values_list("pot", flat=True))
    return {p: p for p in potten} | {rekeningen.spoedreserve(p): p for p in potten}


def _betaald(alias: str) -> Mapping[str, Saldo]:
    """Per request what was paid, less what was posted back."""
    saldi: dict[str, Saldo] = defaultdict(Saldo)
    for kant, teken in (("naar", 1), ("van", -1)):
        rijen = opslag.Mutatie.objects.using(alias).filter(**{kant: rekeningen.BETAALD}).order_by()
        for initiatief, euro, uren in rijen.values_list("initiatief_id").annotate(Sum("euro"), Sum("uren")):
            saldi[initiatief] += Saldo(teken * int(euro), teken * int(uren))
    return saldi


# --- requests --------------------------------------------------------------------------------------------------------


def dossiers(alias: str, scenario: Scenario) -> tuple[Dossier, ...]:
    """Return everything about every request, in the order in which they came into the book."""
    standen = {s.initiatief: s for s in opslag.Stand.objects.using(alias)}
    adviezen = _bij_nummer(opslag.Advies, alias, (s.advies for s in standen.values()))
    besluiten = _bij_nummer(opslag.Besluit, alias, (s.besluit for s in standen.values()))
    betaald = _betaald(alias)
    toegekend: dict[str, Saldo] = defaultdict(Saldo)
    for (nummer, _), saldo in _toegezegd(alias).items():
        toegekend[nummer] += saldo
    gelezen = []
    for rij in opslag.Initiatief.objects.using(alias).order_by("nummer"):
        stand, initiatief = standen[rij.initiatief], uit_tekst(Initiatief, rij.inhoud)
        gelezen.append(
            Dossier(
                initiatief=initiatief,
                volgnummer=rij.nummer,
                status=Status(stand.status),
                beslissen_voor=initiatief.datum + timedelta(days=scenario.spelregels.beslistermijn_dagen),
                omschrijving=rij.omschrijving,
                beoordeeld_door=rij.beoordeeld_door,
                beoordeling=rij.beoordeling,
                bron=rij.bron,
                advies=uit_tekst(Advies, adviezen[stand.advies].inhoud) if stand.advies else None,
                besluit=genomen(besluiten[stand.besluit]) if stand.besluit else None,
                toegekend_euro=toegekend[rij.initiatief].euro,
                toegekend_uren=toegekend[rij.initiatief].uren,
                betaald_euro=betaald[rij.initiatief].euro,
                betaald_uren=betaald[rij.initiatief].uren,
            )
        )
    return tuple(gelezen)


def _bij_nummer[R: opslag.Regel](soort: type[R], alias: str, nummers: Iterable[int | None]) -> Mapping[int, R]:
    rijen: Mapping[int, R] = soort._default_manager.using(alias).in_bulk([n for n in nummers if n is not None])
    return rijen


def genomen(rij: opslag.Besluit) -> GenomenBesluit:
    """Return a row of the table as data."""
    return GenomenBesluit(
        nummer=rij.nummer,
        initiatief=rij.initiatief_id,
        soort=Besluitsoort(rij.soort),
        gevolg=Status(rij.gevolg),
        datum=rij.datum,
        bedrag_euro=rij.bedrag_euro,
        uren=rij.uren,
        rol=rij.rol,
        door=rij.door,
        kenmerk=rij.kenmerk,
        reden=rij.reden,
        bijdragen=uit_tekst(Bijdragen, rij.inhoud),
    )


def besluiten(alias: str) -> tuple[GenomenBesluit, ...]:
    """Return every besluit, in the order in which they were written."""
    return tuple(genomen(rij) for rij in opslag.Besluit.objects.using(alias).order_by("nummer"))


def voorbehouden(alias: str) -> tuple[Voorbehoud, ...]:
    """Return the moves between programma's that wait for the raad."""
    wachtend = (
        opslag.Stand.objects.using(alias).filter(status=Status.ONDER_VOORBEHOUD).values_list("besluit", flat=True)
    )
    programma = dict(opslag.Pot.objects.using(alias).values_list("pot", "programma"))
    return tuple(
        Voorbehoud(b.initiatief, b.nummer, b.datum, v.van, v.naar, programma[v.van], programma[v.naar], v.euro)
        for b in map(genomen, opslag.Besluit.objects.using(alias).filter(nummer__in=list(wachtend)).order_by("nummer"))
        for v in b.bijdragen.verplaatsingen
        if programma[v.van] != programma[v.naar]
    )


# --- pots ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Potlezer:
    """What is in every pot on one day, and what happened in it so far."""

    alias: str
    datum: date

    def standen(self) -> tuple[Potstand, ...]:
        """Return the pots as the rule sees them."""
        return tuple(self._stand(pot) for pot in opslag.Pot.objects.using(self.alias).order_by("nummer"))

    def overzicht(self) -> tuple[Potoverzicht, ...]:
        """Return the pots with all that happened in them."""
        return tuple(self._overzicht(stand) for stand in self.standen())

    def _stand(self, pot: opslag.Pot) -> Potstand:
        reserve = rekeningen.spoedreserve(pot.pot)
        reserve_euro, reserve_uren = self._vrij(reserve)
        euro, uren = self._vrij(pot.pot)
        opening = self._openingen[pot.pot]
        erbij, eraf = self._verplaatst[pot.pot]
        return Potstand(
            pot=pot.pot,
            soort=Potsoort(pot.soort),
            wijk=pot.wijk,
            dienst=pot.dienst,
            programma=pot.programma,
            aard=Aard(pot.aard) if pot.aard else None,
            euro=euro + reserve_euro,
            uren=uren + reserve_uren,
            reserve_euro=reserve_euro,
            reserve_uren=reserve_uren,
            budget_euro=sum(m.euro for m in opening),
            budget_uren=sum(m.uren for m in opening),
            in_euro=erbij,
            uit_euro=eraf,
            later=tuple(LaterVrij(m.vrij_vanaf, m.euro, m.uren) for m in opening if m.vrij_vanaf > self.datum),
        )

    def _vrij(self, rekening: str) -> tuple[int, int]:
        dagen = self._dagsaldi[rekening]
        return vrij(((d.datum, d.euro) for d in dagen), self.datum), vrij(
            ((d.datum, d.uren) for d in dagen), self.datum
        )

    @cached_property
    def _pot_van(self) -> Mapping[str, str]:
        return _pot_van(self.alias)

    @cached_property
    def _dagsaldi(self) -> Mapping[str, list[opslag.Dagsaldo]]:
        saldi: dict[str, list[opslag.Dagsaldo]] = defaultdict(list)
        for dagsaldo in opslag.Dagsaldo.objects.using(self.alias).filter(rekening__in=list(self._pot_van)):
            saldi[dagsaldo.rekening].append(dagsaldo)
        return saldi

    @cached_property
    def _openingen(self) -> Mapping[str, list[LaterVrij]]:
        """Per pot the opening balances, one a day."""
        per_pot: dict[str, dict[date, Saldo]] = defaultdict(lambda: defaultdict(Saldo))
        for m in self._van_soort(Mutatiesoort.OPENING):
            per_pot[self._pot_van[m.naar]][m.datum] += Saldo(m.euro, m.uren)
        openingen: dict[str, list[LaterVrij]] = defaultdict(list)
        for pot, dagen in per_pot.items():
            openingen[pot] = [LaterVrij(dag, s.euro, s.uren) for dag, s in sorted(dagen.items())]
        return openingen

    @cached_property
    def _verplaatst(self) -> Mapping[str, tuple[int, int]]:
        """Per pot the euros moved in and out, less what was posted back."""
        erbij: dict[str, int] = defaultdict(int)
        eraf: dict[str, int] = defaultdict(int)
        for m in self._van_soort(Mutatiesoort.VERPLAATSING):
            erbij[self._pot_van[m.naar]] += m.euro
            eraf[self._pot_van[m.van]] += m.euro
        for m in self._van_soort(Mutatiesoort.HERSTEL):
            if m.van in self._pot_van and m.naar in self._pot_van:
                erbij[self._pot_van[m.van]] -= m.euro
                eraf[self._pot_van[m.naar]] -= m.euro
        return {pot: (erbij[pot], eraf[pot]) for pot in self._pot_van.values()}

    def _van_soort(self, soort: Mutatiesoort) -> list[opslag.Mutatie]:
        return list(opslag.Mutatie.objects.using(self.alias).filter(soort=soort))

    def _overzicht(self, stand: Potstand) -> Potoverzicht:
        toegezegd, betaald = self._gebruik[stand.pot]
        return Potoverzicht(
            stand=stand,
            toegezegd_euro=toegezegd.euro,
            toegezegd_uren=toegezegd.uren,
            betaald_euro=betaald.euro,
            betaald_uren=betaald.uren,
            gebruikt_uren=self._strippen[stand.pot],
            afgesloten_euro=self._afgesloten[stand.pot].euro,
            afgesloten_uren=self._afgesloten[stand.pot].uren,
        )

    @cached_property
    def _gebruik(self) -> Mapping[str, tuple[Saldo, Saldo]]:
        """Per pot what was toegezegd, and its part of what was paid."""
        per_initiatief: dict[str, dict[str, Saldo]] = defaultdict(dict)
        for (initiatief, pot), saldo in _toegezegd(self.alias).items():
            per_initiatief[initiatief][pot] = saldo
        alles = _betaald(self.alias)
        gebruik: dict[str, tuple[Saldo, Saldo]] = defaultdict(lambda: (Saldo(), Saldo()))
        for initiatief, per_pot in per_initiatief.items():
            delen = alles.get(initiatief, Saldo()).naar_rato(per_pot.values())
            for (pot, saldo), betaald in zip(per_pot.items(), delen, strict=True):
                eerder, eerder_betaald = gebruik[pot]
                gebruik[pot] = eerder + saldo, eerder_betaald + betaald
        return gebruik

    @cached_property
    def _strippen(self) -> Mapping[str, int]:
        """Per strippenkaart the hours called, less what was posted back."""
        uren: dict[str, int] = defaultdict(int)
        for m in self._van_soort(Mutatiesoort.STRIPPEN):
            uren[m.van] += m.uren
        for m in self._van_soort(Mutatiesoort.HERSTEL):
            uren[m.naar] -= m.uren
        return uren

    @cached_property
    def _afgesloten(self) -> Mapping[str, Saldo]:
        """Per pot what lapsed or went along to next year."""
        saldi: dict[str, Saldo] = defaultdict(Saldo)
        for m in self._van_soort(Mutatiesoort.AFSLUITING):
            saldi[self._pot_van[m.van]] += Saldo(m.euro, m.uren)
        return saldi


def indiener_weg(scenario: Scenario) -> Scenario:
    """Return the scenario without the names of those who asked something in earlier years."""
    return replace(scenario, initiatieven=tuple(replace(i, indiener="") for i in scenario.initiatieven))
