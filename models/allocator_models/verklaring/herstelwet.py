"""The law can't hold: the smallest repairs of what falls short, each tried on the law again.

Every shortage that :mod:`allocator_models.jaarplan.herstel` names gets a first repair, one after another, until the law
holds; then every other repair of that shortage is tried in its place. So what is returned works together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.herstel import toets_wet
from allocator_models.result import Herstel
from allocator_models.scenario import Aard, AfhankelijkheidSoort, Post, Scenario
from allocator_models.solver import Instellingen
from allocator_models.verklaring.ingreep import Ingreep, Ingreepsoort, pas_toe, samen, van_post
from allocator_models.verklaring.kandidaat import Kandidaat, gerangschikt, per_stap
from allocator_models.verklaring.knelpunt import Herstelpunt, Knelpunt
from allocator_models.verklaring.ruimte import (
    laat_vallen,
    maak_los,
    meer_formatie,
    meer_lasten,
    minder_afspraak,
    uren_van_bestaand,
)

MEESTE_PUNTEN = 6
"""How many repairs are tried of one shortage, once one has helped."""


@dataclass(frozen=True, slots=True)
class Gehouden:
    """A shortage with the first repair that took it away, given the ones before it."""

    tekort: Herstel
    kandidaat: Kandidaat


def wetsherstel(scenario: Scenario, instellingen: Instellingen) -> tuple[Knelpunt, ...]:
    """Return every shortage of the law with its repairs; none when the law holds, or it isn't known in time.

    Raises:
        SolverFout: when the solver stops without an answer.
    """
    precies = replace(instellingen, gap=0.0)
    eerste = eerste_herstel(scenario, precies)
    knelpunten = []
    for nummer, deze in enumerate(eerste):
        rest = samen(andere.kandidaat.ingreep for n, andere in enumerate(eerste) if n != nummer)
        overige = pas_toe(scenario, rest)
        punten = [_punt(overige, deze.kandidaat, precies)]
        for kandidaat in mogelijk(Gegevens(overige), deze.tekort):
            anders = kandidaat.ingreep != deze.kandidaat.ingreep and not kandidaat.ingreep.cellen & rest.cellen
            if anders and len(punten) < MEESTE_PUNTEN and houdt(pas_toe(overige, kandidaat.ingreep), precies):
                punten.append(_punt(overige, kandidaat, precies))
        eerst, *verder = punten  # the first is the one beside which those of other shortages were tried
        knelpunten.append(Knelpunt(deze.tekort, (eerst, *gerangschikt(scenario, verder))))
    return tuple(knelpunten)


def houdt(scenario: Scenario, instellingen: Instellingen) -> bool:
    """Whether the law holds for certain."""
    return toets_wet(scenario, instellingen).besluiten is not None


def _punt(overige: Scenario, kandidaat: Kandidaat, instellingen: Instellingen) -> Herstelpunt:
    minder = kandidaat.minder
    minste = minder is not None and not houdt(pas_toe(overige, minder), instellingen)
    return Herstelpunt(kandidaat.ingreep, minste=minste)


def eerste_herstel(scenario: Scenario, instellingen: Instellingen) -> tuple[Gehouden, ...]:
    """Return the shortages, each with a repair, that together make the law hold; none when no repair is known.

    Some shortages only show once others are gone: so the law is asked again after each. No two repairs change the same
    cell, so that any of them can be held against others.
    """
    uit: list[Gehouden] = []
    cellen: frozenset[object] = frozenset()
    while tekorten := toets_wet(scenario, instellingen).herstel:
        volgende = next(
            (
                (kandidaat, pas_toe(scenario, kandidaat.ingreep))
                for kandidaat in mogelijk(Gegevens(scenario), tekorten[0])
                if not kandidaat.ingreep.cellen & cellen
                and _helpt(pas_toe(scenario, kandidaat.ingreep), tekorten, instellingen)
            ),
            None,
        )
        if volgende is None:
            return ()
        uit.append(Gehouden(tekorten[0], volgende[0]))
        cellen |= volgende[0].ingreep.cellen
        scenario = volgende[1]
    return tuple(uit)


def _helpt(scenario: Scenario, tekorten: tuple[Herstel, ...], instellingen: Instellingen) -> bool:
    """Whether the first of these shortages is gone, and nothing else fell short instead.

    Shortages of teams and dekkingen are counted together, at the least possible; they show once nothing else does.
    """
    toets = toets_wet(scenario, instellingen)
    if toets.besluiten is None and not toets.herstel:
        return False
    vooraf = sum(not _telt_mee(h) for h in toets.herstel)
    if not _telt_mee(tekorten[0]):
        return vooraf < len(tekorten)
    minder = _waarde(scenario, tekorten) - _waarde(scenario, toets.herstel)
    return vooraf == 0 and minder >= _waarde(scenario, tekorten[:1])


def _telt_mee(tekort: Herstel) -> bool:
    return tekort.soort in ("team", "dekking")


def _waarde(scenario: Scenario, tekorten: tuple[Herstel, ...]) -> int:
    loonkosten = scenario.spelregels.loonkosten_per_fte_euro
    return sum(100 * h.euro + loonkosten * h.fte_honderdsten for h in tekorten)


# --- what may help ---------------------------------------------------------------------------------------------------


def mogelijk(gegevens: Gegevens, tekort: Herstel) -> Iterator[Kandidaat]:
    """Yield what may take a shortage away, what is decided nearest first."""
    match tekort.soort:
        case "team" | "post":
            yield from _op_post(gegevens, gegevens.scenario.post[tekort.naam], tekort)
        case "dekking":
            yield from _in_dekking(gegevens, tekort)
        case _:
            yield from _waar_niets_is(gegevens, tekort)
    yield from _minder_beloofd(gegevens, tekort)


def _op_post(gegevens: Gegevens, post: Post, tekort: Herstel) -> Iterator[Kandidaat]:
    if tekort.fte_honderdsten and not tekort.euro:
        yield from per_stap(partial(uren_van_bestaand, gegevens, post), tekort.fte_honderdsten)
        yield from per_stap(partial(meer_formatie, gegevens, post), tekort.fte_honderdsten)
    elif tekort.euro and not tekort.fte_honderdsten:
        yield from per_stap(partial(meer_lasten, post), tekort.euro)
    else:
        uren = meer_formatie(gegevens, post, tekort.fte_honderdsten)
        yield Kandidaat(samen((uren, meer_lasten(post, tekort.euro))))


def _in_dekking(gegevens: Gegevens, tekort: Herstel) -> Iterator[Kandidaat]:
    """Money untied, more money on a post that may be earmarked, or another post that may be earmarked as well."""
    alle = [p for p in gegevens.posten if p.dienst == tekort.dienst and tekort.programma in (None, p.programma)]
    bronnen = [p for p in alle if gegevens.is_bron(p)]
    for post in bronnen:
        if gegevens.juridisch_euro(post) >= tekort.euro:
            yield Kandidaat(maak_los(gegevens, post, tekort.euro))
    for post in alle:
        anders = not (post.oormerkbaar or post.fte_honderdsten or gegevens.is_vast(post))
        if anders and post.lasten_euro - gegevens.juridisch_euro(post) >= tekort.euro:
            verandering = van_post(post, "oormerkbaar", True)
            yield Kandidaat(Ingreep(Ingreepsoort.OORMERKBAAR, post.dienst, (verandering,), euro=tekort.euro))
    ruim = [p for p in bronnen if not gegevens.juridisch_euro(p)]
    for aard in Aard:
        for post in sorted((p for p in ruim if p.aard is aard), key=lambda p: -p.lasten_euro)[:1]:
            yield from per_stap(partial(meer_lasten, post), tekort.euro)


def _waar_niets_is(gegevens: Gegevens, tekort: Herstel) -> Iterator[Kandidaat]:
    """No team or dekking exists: then one that does may be made to serve."""
    if tekort.euro:
        yield from _in_dekking(gegevens, tekort)
    if tekort.fte_honderdsten:
        for team in gegevens.teams:
            if team.dienst == tekort.dienst and gegevens.capaciteit(team) == 0:
                yield from per_stap(partial(uren_van_bestaand, gegevens, team), tekort.fte_honderdsten)


def _minder_beloofd(gegevens: Gegevens, tekort: Herstel) -> Iterator[Kandidaat]:
    afspraken = {a.afspraak: a for a in gegevens.scenario.wijkafspraken}
    for naam in tekort.voor:
        if naam in afspraken:
            yield Kandidaat(minder_afspraak(afspraken[naam], tekort.euro, tekort.fte_honderdsten))
    # What an earlier repair took away is in `voor` still, and in the scenario no more.
    prioriteiten = (naam for naam in tekort.voor if naam in gegevens.scenario.prioriteit)
    beloofd = dict.fromkeys(q for naam in prioriteiten for q in _waarom(gegevens, naam))
    yield from (Kandidaat(laat_vallen(gegevens.scenario.prioriteit[naam])) for naam in beloofd)


def _waarom(gegevens: Gegevens, naam: str) -> Iterator[str]:
    """Yield the toezeggingen for which a prioriteit must be granted: its own, or those that need it."""
    nodig_voor = {naam}
    banden = [b for b in gegevens.scenario.afhankelijkheden if b.soort is AfhankelijkheidSoort.VEREIST]
    while erbij := {b.prioriteit for b in banden if b.andere in nodig_voor} - nodig_voor:
        nodig_voor |= erbij
    yield from sorted(q for q in nodig_voor if gegevens.scenario.prioriteit[q].toegezegd)
