"""What comes in: requests, the history of earlier years, drempelscores, and the advice on each request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from allocator.jaarboek.fouten import JaarboekFout
from allocator.jaarboek.gegevens import Geregistreerd
from allocator.jaarboek.ketting import Schrijver
from allocator.jaarboek.opslag import models as opslag
from allocator.workbook import notation
from allocator_models.canoniek import canonieke_tekst
from allocator_models.jaar import Advies, Drempel
from allocator_models.jaarboek import Status
from allocator_models.scenario import Initiatief, Scenario


def registreer(
    schrijver: Schrijver,
    scenario: Scenario,
    initiatief: Initiatief,
    *,
    door: str,
    vingerafdruk: str = "",
    omschrijving: str = "",
    beoordeeld_door: str = "",
    beoordeling: str = "",
    bron: str = "",
) -> Geregistreerd:
    """Write a request under its number, or under the next one of the year when it has none; twice is once.

    Raises:
        JaarboekFout: its wijk, dienst or programma is unknown, its date lies outside the year, or its number is taken.
    """
    _check_bekend(scenario, initiatief)
    bekenden = opslag.Initiatief.objects.using(schrijver.alias)
    bekend = bekenden.filter(vingerafdruk=vingerafdruk).first() if vingerafdruk else None
    if bekend is None and initiatief.initiatief:
        bekend = bekenden.filter(initiatief=initiatief.initiatief).first()
        if bekend is not None and bekend.inhoud != _inhoud(initiatief):
            raise JaarboekFout(
                f"Aanvraag {initiatief.initiatief} staat al in het jaarboek, met een andere inhoud.",
                "Geef deze aanvraag een ander nummer.",
            )
    if bekend is not None:
        return Geregistreerd(bekend.initiatief, bekend.nummer, nieuw=False)
    genummerd = replace(initiatief, initiatief=initiatief.initiatief or _volgend_nummer(schrijver, scenario.jaar))
    regel = schrijver.voeg_toe(
        opslag.Initiatief(
            initiatief=genummerd.initiatief,
            datum=genummerd.datum,
            indiener=genummerd.indiener,
            vingerafdruk=vingerafdruk or None,
            omschrijving=omschrijving,
            beoordeeld_door=beoordeeld_door,
            beoordeling=beoordeling,
            bron=bron,
            door=door,
            inhoud=_inhoud(genummerd),
        )
    )
    return Geregistreerd(regel.initiatief, regel.nummer, nieuw=True)


def _inhoud(initiatief: Initiatief) -> str:
    return canonieke_tekst(replace(initiatief, indiener=""))


def _check_bekend(scenario: Scenario, initiatief: Initiatief) -> None:
    if initiatief.datum.year != scenario.jaar:
        raise JaarboekFout(
            f"{notation.datum(initiatief.datum)} valt buiten het jaar {scenario.jaar} van dit jaarboek.",
            "Controleer de datum, of neem het jaarboek van dat jaar.",
        )
    for wijk, _ in initiatief.wijken:
        if wijk not in scenario.wijk:
            raise _onbekend("wijk", wijk, scenario.wijk)
    if initiatief.dienst is not None and initiatief.dienst not in scenario.dienst:
        raise _onbekend("dienst", initiatief.dienst, scenario.dienst)
    programmas = {p.programma for p in scenario.programmas}
    if initiatief.programma is not None and initiatief.programma not in programmas:
        raise _onbekend("programma", initiatief.programma, programmas)


def _onbekend(wat: str, code: str, bekend: Iterable[str]) -> JaarboekFout:
    return JaarboekFout(
        f"Het jaarboek kent geen {wat} '{code}'.", f"Kies uit: {notation.opsomming(sorted(bekend), voegwoord='of')}."
    )


def _volgend_nummer(schrijver: Schrijver, jaar: int) -> str:
    """Return the first free number of the year after the highest one: ``2012-0001``."""
    begin = f"{jaar}-"
    nummers = opslag.Initiatief.objects.using(schrijver.alias).filter(initiatief__startswith=begin)
    staarten = (nummer.removeprefix(begin) for nummer in nummers.values_list("initiatief", flat=True))
    return f"{begin}{max((int(s) for s in staarten if s.isdecimal()), default=0) + 1:04}"


def leg_historie_vast(schrijver: Schrijver, scenario: Scenario, initiatieven: Iterable[Initiatief]) -> int:
    """Write requests of earlier years that aren't known yet, and return how many.

    Raises:
        JaarboekFout: one isn't of an earlier year.
    """
    bekend = set(opslag.Historie.objects.using(schrijver.alias).values_list("initiatief", flat=True))
    bekend |= {i.initiatief for i in scenario.initiatieven}
    nieuw = 0
    for initiatief in initiatieven:
        if initiatief.datum.year >= scenario.jaar:
            raise JaarboekFout(
                f"Aanvraag {initiatief.initiatief} van {notation.datum(initiatief.datum)} is niet van een eerder jaar.",
                "Dien haar in als aanvraag.",
            )
        if initiatief.initiatief not in bekend:
            bekend.add(initiatief.initiatief)
            schrijver.voeg_toe(opslag.Historie(initiatief=initiatief.initiatief, inhoud=_inhoud(initiatief)))
            nieuw += 1
    return nieuw


def publiceer(schrijver: Schrijver, drempel: Drempel, *, door: str) -> None:
    """Write the drempelscore of a quarter; what is published stays as it is.

    Raises:
        JaarboekFout: the quarter has another one.
    """
    inhoud = canonieke_tekst(drempel)
    bekend = opslag.Drempel.objects.using(schrijver.alias).filter(vanaf=drempel.vanaf).first()
    if bekend is None:
        schrijver.voeg_toe(opslag.Drempel(vanaf=drempel.vanaf, door=door, inhoud=inhoud))
    elif bekend.inhoud != inhoud:
        raise JaarboekFout(
            f"Voor het kwartaal vanaf {notation.datum(drempel.vanaf)} is al een andere drempelscore bekendgemaakt.",
            "Die blijft gelden tot het volgende kwartaal.",
        )


def leg_adviezen_vast(schrijver: Schrijver, adviezen: Iterable[Advies], *, door: str) -> tuple[str, ...]:
    """Write the advice on requests that still wait for a besluit, and return their numbers.

    Advice that is in the book already, with the same date and content, isn't written again; nor is advice on what was
    decided meanwhile.

    Raises:
        JaarboekFout: a request isn't in the book.
    """
    adviezen = tuple(adviezen)
    gevraagd = opslag.Stand.objects.using(schrijver.alias).filter(initiatief__in=[a.initiatief for a in adviezen])
    standen = {s.initiatief: s for s in gevraagd}
    laatste = opslag.Advies.objects.using(schrijver.alias).in_bulk([s.advies for s in standen.values() if s.advies])
    vastgelegd = []
    for advies in adviezen:
        stand = standen.get(advies.initiatief)
        if stand is None:
            raise onbekende_aanvraag(advies.initiatief)
        inhoud = canonieke_tekst(advies)
        vorige = laatste.get(stand.advies) if stand.advies else None
        if Status(stand.status).wacht_op_besluit and (vorige is None or vorige.inhoud != inhoud):
            schrijver.voeg_toe(_advies(advies, inhoud, door))
            vastgelegd.append(advies.initiatief)
    return tuple(vastgelegd)


def _advies(advies: Advies, inhoud: str, door: str) -> opslag.Advies:
    return opslag.Advies(
        initiatief_id=advies.initiatief,
        datum=advies.datum,
        uitkomst=advies.uitkomst,
        bedrag_euro=advies.bedrag_euro,
        uren=advies.uren,
        door=door,
        inhoud=inhoud,
    )


def onbekende_aanvraag(nummer: str) -> JaarboekFout:
    """Return what to say of a request that isn't in the book."""
    return JaarboekFout(f"Het jaarboek kent geen aanvraag '{nummer}'.", "Kijk met 'allocator stand' welke er zijn.")


def check_datum(datum: date, initiatief: opslag.Initiatief) -> None:
    """Refuse a date before the request came in.

    Raises:
        JaarboekFout: it is.
    """
    if datum < initiatief.datum:
        raise JaarboekFout(
            f"{notation.datum(datum)} ligt voor de dag waarop {initiatief.initiatief} binnenkwam "
            f"({notation.datum(initiatief.datum)}).",
            "Controleer de datum.",
        )
