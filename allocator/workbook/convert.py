"""From checked rows to a :class:`Scenario`: the units of the domain, defaults filled in, rows in canonical order.

Everything here is exact: the schema has refused what doesn't fit the units.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from operator import attrgetter
from types import MappingProxyType

from allocator.workbook.schema import (
    AfhankelijkheidRij,
    AmbitieRij,
    DienstRij,
    DoelRij,
    GebiedRij,
    InitiatiefRij,
    InzetRij,
    PostRij,
    PrioriteitRij,
    ProgrammaRij,
    TaakstellingRij,
    Waarde,
    WijkafspraakRij,
    WijkRij,
    WijktoerekeningRij,
    naar_spelregels,
)
from allocator.workbook.typed import Inhoud
from allocator_models.scenario import (
    HELE_DEEL_BP,
    Aard,
    Afhankelijkheid,
    Ambitie,
    Basisplan,
    Dienst,
    Gebondenheid,
    Initiatief,
    Inzet,
    Kostensoort,
    Post,
    Prioriteit,
    Programma,
    Scenario,
    Taakstelling,
    Variant,
    Wijk,
    Wijkafspraak,
    Wijktoerekening,
)
from allocator_models.spelregels import STANDAARD_DOELEN, Doelregel, Spelregels

GEBONDENHEID_PER_KOSTENSOORT: Mapping[Kostensoort, Gebondenheid] = MappingProxyType(
    {
        Kostensoort.KAPITAALLASTEN: Gebondenheid.JURIDISCH,
        Kostensoort.UITKERING: Gebondenheid.JURIDISCH,
        Kostensoort.DOORBELASTING: Gebondenheid.JURIDISCH,
        Kostensoort.VOORZIENING: Gebondenheid.JURIDISCH,
        Kostensoort.RESERVEMUTATIE: Gebondenheid.JURIDISCH,
        Kostensoort.PERSONEEL: Gebondenheid.BESTUURLIJK,
    }
)
"""The gebondenheid of a post that says nothing about it; of any other kostensoort it is beleidsmatig."""


def naar_scenario(inhoud: Inhoud, basisplan: Basisplan | None = None) -> Scenario:
    """Return the scenario of rows in which no rule found anything wrong."""
    spelregels = naar_spelregels(inhoud.spelregels)
    kenmerken = inhoud.scenario
    return Scenario(
        naam=_tekst(kenmerken, "naam"),
        jaar=_heel(kenmerken, "jaar"),
        vraag=_tekst(kenmerken, "vraag"),
        begrotingsstand=_tekst(kenmerken, "begrotingsstand"),
        prijspeil=_tekst(kenmerken, "prijspeil"),
        herkomst=_tekst(kenmerken, "herkomst"),
        spelregels=spelregels,
        doelen=_doelen(inhoud),
        diensten=_diensten(inhoud, spelregels),
        programmas=_programmas(inhoud),
        wijken=_wijken(inhoud),
        gebieden=_gebieden(inhoud),
        posten=_posten(inhoud),
        taakstellingen=_taakstellingen(inhoud),
        ambities=_ambities(inhoud),
        prioriteiten=_prioriteiten(inhoud),
        wijkafspraken=_wijkafspraken(inhoud),
        wijktoerekening=_wijktoerekening(inhoud),
        afhankelijkheden=_afhankelijkheden(inhoud),
        initiatieven=_initiatieven(inhoud),
        basisplan=basisplan,
    )


def _rijen[R](inhoud: Inhoud, klasse: type[R], *sleutel: str) -> list[R]:
    """The rows of a sheet in canonical order: by the fields of ``sleutel``."""
    return sorted((geplaatst.rij for geplaatst in inhoud.rijen(klasse)), key=attrgetter(*sleutel))


def _tekst(kenmerken: Mapping[str, Waarde], naam: str) -> str:
    return str(kenmerken.get(naam, ""))


def _heel(kenmerken: Mapping[str, Waarde], naam: str) -> int:
    waarde = kenmerken[naam]
    if not isinstance(waarde, int):
        raise TypeError(f"{naam} is no whole number: {waarde!r}")
    return waarde


def _honderdsten(fte: Decimal) -> int:
    return int(fte * 100)


def _duizendsten(getal: Decimal) -> int:
    return int(getal * 1000)


def _bp(deel: Decimal) -> int:
    return int(deel * HELE_DEEL_BP)


def _doelen(inhoud: Inhoud) -> tuple[Doelregel, ...]:
    regels = _rijen(inhoud, DoelRij, "rang")
    if not regels:
        return tuple(Doelregel(doel) for doel in STANDAARD_DOELEN)
    return tuple(Doelregel(regel.doel, float(regel.tolerantie)) for regel in regels)


def _diensten(inhoud: Inhoud, spelregels: Spelregels) -> tuple[Dienst, ...]:
    return tuple(
        Dienst(
            dienst=rij.dienst,
            naam=rij.naam or rij.dienst,
            flexdoel_bp=spelregels.flexdoel_bp if rij.flexdoel is None else _bp(rij.flexdoel),
            bandbreedte_bp=spelregels.bandbreedte_dienst_bp if rij.bandbreedte is None else _bp(rij.bandbreedte),
        )
        for rij in _rijen(inhoud, DienstRij, "dienst")
    )


def _programmas(inhoud: Inhoud) -> tuple[Programma, ...]:
    return tuple(
        Programma(rij.programma, rij.naam or rij.programma, rij.portefeuillehouder)
        for rij in _rijen(inhoud, ProgrammaRij, "programma")
    )


def _wijken(inhoud: Inhoud) -> tuple[Wijk, ...]:
    return tuple(
        Wijk(
            wijk=rij.wijk,
            naam=rij.naam or rij.wijk,
            inwoners=rij.inwoners,
            behoefte_duizendsten=_duizendsten(rij.behoefte),
            krachtwijk=rij.krachtwijk,
            leefbaarheidsbudget_euro=rij.leefbaarheidsbudget,
            leefbaarheidspost=rij.leefbaarheidspost,
            strippenkaart_uren=rij.strippenkaart_uren,
            mag_afgeven=rij.mag_afgeven,
        )
        for rij in _rijen(inhoud, WijkRij, "wijk")
    )


def _gebieden(inhoud: Inhoud) -> Mapping[str, frozenset[str]]:
    wijken: dict[str, set[str]] = defaultdict(set)
    for rij in _rijen(inhoud, GebiedRij, "gebied", "wijk"):
        wijken[rij.gebied].add(rij.wijk)
    return MappingProxyType({gebied: frozenset(eigen) for gebied, eigen in wijken.items()})


def _posten(inhoud: Inhoud) -> tuple[Post, ...]:
    return tuple(_post(rij) for rij in _rijen(inhoud, PostRij, "post"))


def _post(rij: PostRij) -> Post:
    standaard = GEBONDENHEID_PER_KOSTENSOORT.get(rij.kostensoort, Gebondenheid.BELEIDSMATIG)
    return Post(
        post=rij.post,
        dienst=rij.dienst,
        programma=rij.programma,
        omschrijving=rij.omschrijving or rij.post,
        kostensoort=rij.kostensoort,
        lasten_euro=rij.lasten,
        baten_euro=rij.baten,
        baten_vervallen_bp=None if rij.baten_vervallen is None else _bp(rij.baten_vervallen),
        fte_honderdsten=_honderdsten(rij.fte),
        bezetting_honderdsten=_honderdsten(rij.fte if rij.bezetting is None else rij.bezetting),
        fte_gebonden_honderdsten=_honderdsten(rij.fte_gebonden),
        vrij_vanaf=rij.vrij_vanaf,
        aard=rij.aard or Aard.STRUCTUREEL,
        gebondenheid=rij.gebondenheid or standaard,
        gebonden_tot=rij.gebonden_tot,
        onderbouwing=rij.onderbouwing,
        stap_euro=rij.stap,
        waarde_duizendsten=1000 if rij.waarde is None else _duizendsten(rij.waarde),
        gebied=rij.gebied,
        functie=rij.functie,
        oormerkbaar=bool(rij.oormerkbaar),
        niet_getoetst=rij.gebondenheid is None,
        aard_niet_ingevuld=rij.aard is None,
    )


def _taakstellingen(inhoud: Inhoud) -> tuple[Taakstelling, ...]:
    return tuple(
        Taakstelling(
            taakstelling=rij.taakstelling,
            dienst=rij.dienst,
            programma=rij.programma,
            bedrag_euro=rij.bedrag,
            aard=rij.aard or Aard.STRUCTUREEL,
            geboekt_op=rij.geboekt_op,
        )
        for rij in _rijen(inhoud, TaakstellingRij, "taakstelling")
    )


def _ambities(inhoud: Inhoud) -> tuple[Ambitie, ...]:
    return tuple(
        Ambitie(rij.ambitie, rij.wijk, rij.naam or rij.ambitie) for rij in _rijen(inhoud, AmbitieRij, "ambitie")
    )


def _prioriteiten(inhoud: Inhoud) -> tuple[Prioriteit, ...]:
    inzet = _inzet(inhoud)
    varianten: dict[str, list[PrioriteitRij]] = defaultdict(list)
    for rij in _rijen(inhoud, PrioriteitRij, "prioriteit", "variant"):
        varianten[rij.prioriteit].append(rij)
    return tuple(
        Prioriteit(
            prioriteit=prioriteit,
            wijk=rijen[0].wijk,
            ambitie=rijen[0].ambitie,
            thema=rijen[0].thema,
            varianten=tuple(_variant(rij, inzet.get((prioriteit, rij.variant), ())) for rij in rijen),
        )
        for prioriteit, rijen in varianten.items()
    )


def _variant(rij: PrioriteitRij, inzet: tuple[Inzet, ...]) -> Variant:
    return Variant(
        prioriteit=rij.prioriteit,
        variant=rij.variant,
        naam=rij.naam or rij.prioriteit,
        score_duizendsten=_duizendsten(rij.score),
        verplicht=rij.verplicht,
        inzet=inzet,
    )


def _inzet(inhoud: Inhoud) -> Mapping[tuple[str, str], tuple[Inzet, ...]]:
    """The inzet of each variant, numbered in an order that hangs on its content alone."""
    per_variant: dict[tuple[str, str], list[InzetRij]] = defaultdict(list)
    for geplaatst in inhoud.rijen(InzetRij):
        per_variant[geplaatst.rij.prioriteit, geplaatst.rij.variant].append(geplaatst.rij)
    return {
        sleutel: tuple(_inzetregel(nummer, rij) for nummer, rij in enumerate(sorted(rijen, key=_inzetvolgorde), 1))
        for sleutel, rijen in per_variant.items()
    }


def _inzetvolgorde(rij: InzetRij) -> tuple[str | int | Decimal, ...]:
    aard = rij.aard or Aard.STRUCTUREEL
    return (rij.dienst or "", rij.programma or "", rij.functie or "", aard, rij.partner or "", rij.fte, rij.euro)


def _inzetregel(nummer: int, rij: InzetRij) -> Inzet:
    return Inzet(
        prioriteit=rij.prioriteit,
        variant=rij.variant,
        regel=nummer,
        dienst=rij.dienst,
        programma=rij.programma,
        functie=rij.functie,
        fte_honderdsten=_honderdsten(rij.fte),
        euro=rij.euro,
        aard=rij.aard or Aard.STRUCTUREEL,
        partner=rij.partner,
    )


def _wijkafspraken(inhoud: Inhoud) -> tuple[Wijkafspraak, ...]:
    return tuple(
        Wijkafspraak(
            afspraak=rij.afspraak,
            wijk=rij.wijk,
            dienst=rij.dienst,
            post=rij.post,
            fte_honderdsten=_honderdsten(rij.fte),
            euro=rij.euro,
            naam=rij.naam or rij.afspraak,
        )
        for rij in _rijen(inhoud, WijkafspraakRij, "afspraak")
    )


def _wijktoerekening(inhoud: Inhoud) -> tuple[Wijktoerekening, ...]:
    return tuple(
        Wijktoerekening(rij.post, rij.wijk, _bp(rij.aandeel), rij.sleutel)
        for rij in _rijen(inhoud, WijktoerekeningRij, "post", "wijk")
    )


def _afhankelijkheden(inhoud: Inhoud) -> tuple[Afhankelijkheid, ...]:
    return tuple(
        Afhankelijkheid(rij.prioriteit, rij.soort, rij.andere)
        for rij in _rijen(inhoud, AfhankelijkheidRij, "prioriteit", "soort", "andere")
    )


def _initiatieven(inhoud: Inhoud) -> tuple[Initiatief, ...]:
    return tuple(naar_initiatief(rij) for rij in _rijen(inhoud, InitiatiefRij, "initiatief"))


def naar_initiatief(rij: InitiatiefRij) -> Initiatief:
    """Return the initiatief of a row in which no rule found anything wrong."""
    return Initiatief(
        initiatief=rij.initiatief,
        datum=rij.datum,
        wijken=tuple((wijk, _bp(aandeel)) for wijk, aandeel in rij.wijk),
        naam=rij.naam or rij.initiatief,
        indiener=rij.indiener,
        vorm=rij.vorm,
        thema=rij.thema,
        dienst=rij.dienst,
        programma=rij.programma,
        aard=rij.aard or Aard.STRUCTUREEL,
        bedrag_euro=rij.bedrag,
        minimaal_euro=rij.bedrag if rij.minimaal is None else rij.minimaal,
        uren=rij.uren,
        score_duizendsten=_duizendsten(rij.score),
        spoed=rij.spoed,
        wacht_tot=rij.wacht_tot,
        toegekend_euro=rij.toegekend,
        besluitdatum=rij.besluitdatum,
    )
