"""The decisions in which two plans differ: prioriteiten, posten, wijkafspraken and taakstellingen, by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from allocator.report.cijfers import Cijfers
from allocator.report.vergelijken.gegevens import (
    Afspraakverschil,
    Bevoegd,
    Poststand,
    Postverschil,
    Prioriteitverschil,
    Taakstellingverschil,
    Toekenning,
    Wending,
)
from allocator.workbook.notation import euro, fte
from allocator_models.plan import EuroAfspraak, EuroOormerk, Plan
from allocator_models.scenario import Aard, Prioriteit, Scenario, Wijkafspraak

_WENDINGEN = tuple(Wending)


def prioriteitverschillen(was: Cijfers, wordt: Cijfers) -> list[Prioriteitverschil]:
    """Return the prioriteiten of which the variant, what it takes or where that comes from differs; yes, no first."""
    return sorted(_prioriteitverschillen(was, wordt), key=lambda p: _WENDINGEN.index(p.wending))


def _prioriteitverschillen(was: Cijfers, wordt: Cijfers) -> Iterator[Prioriteitverschil]:
    links, rechts = toekenningen(was), toekenningen(wordt)
    for q, prioriteit in {**was.scenario.prioriteit, **wordt.scenario.prioriteit}.items():
        oud, nieuw = links.get(q), rechts.get(q)
        if oud != nieuw:
            naam = _naam(prioriteit, nieuw or oud)
            wijk = wordt.scenario.wijk.get(prioriteit.wijk) or was.scenario.wijk[prioriteit.wijk]
            yield Prioriteitverschil(q, naam, wijk.naam, _wending(oud, nieuw), oud, nieuw)


def toekenningen(cijfers: Cijfers) -> dict[str, Toekenning]:
    """Return what each granted prioriteit takes, and from where."""
    herkomst = _herkomst_per_prioriteit(cijfers.plan)
    gevonden = {}
    for q, v in cijfers.plan.keuzes:
        inzet = cijfers.scenario.variant[q, v].stadsinzet
        gevonden[q] = Toekenning(
            variant=v,
            euro_s=sum(i.euro for i in inzet if i.aard is Aard.STRUCTUREEL),
            euro_i=sum(i.euro for i in inzet if i.aard is Aard.INCIDENTEEL),
            honderdsten=sum(i.fte_honderdsten for i in inzet),
            herkomst=herkomst.get(q, ()),
        )
    return gevonden


def _naam(prioriteit: Prioriteit, toekenning: Toekenning | None) -> str:
    """The name of the granted variant; the scenario that ``prioriteit`` is from may lack it."""
    gekozen = (v.naam for v in prioriteit.varianten if toekenning and v.variant == toekenning.variant)
    return next(gekozen, prioriteit.varianten[0].naam)


def _wending(was: Toekenning | None, wordt: Toekenning | None) -> Wending:
    if was is None:
        return Wending.TOEGEKEND
    if wordt is None:
        return Wending.GEWEIGERD
    if was.variant != wordt.variant:
        return Wending.ANDERE_VARIANT
    zelfde = (was.euro_s, was.euro_i, was.honderdsten) == (wordt.euro_s, wordt.euro_i, wordt.honderdsten)
    return Wending.ANDERE_DEKKING if zelfde else Wending.ANDERE_INZET


def _herkomst_per_prioriteit(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    uren = ((o.prioriteit, o.post, o.fte_honderdsten) for o in plan.fte_oormerken)
    geld = ((o.prioriteit, _dekking(o), o.euro) for o in plan.euro_oormerken)
    return _bronnen(uren, geld)


def _bronnen(
    uren: Iterable[tuple[str, str, int]], geld: Iterable[tuple[str, str, int]]
) -> Mapping[str, tuple[str, ...]]:
    """Return for each promise what every team and every dekking brings, in words."""
    per_team: dict[str, Counter[str]] = defaultdict(Counter)
    for belofte, team, honderdsten in uren:
        per_team[belofte][team] += honderdsten
    per_dekking: dict[str, Counter[str]] = defaultdict(Counter)
    for belofte, dekking, bedrag in geld:
        per_dekking[belofte][dekking] += bedrag
    return {
        belofte: (
            *(f"{fte(n)} van team {team}" for team, n in sorted(per_team[belofte].items())),
            *(f"{euro(n)} van {dekking}" for dekking, n in sorted(per_dekking[belofte].items())),
        )
        for belofte in {*per_team, *per_dekking}
    }


def _dekking(bron: EuroOormerk | EuroAfspraak) -> str:
    return f"{bron.dienst}, {bron.programma}, {bron.aard}"


# --- posten --------------------------------------------------------------------------------------------------------


def postverschillen(was: Cijfers, wordt: Cijfers, raad: frozenset[str]) -> list[Postverschil]:
    """Return the posten that are split otherwise, the greatest change in euros, then in fte, first."""
    return sorted(_postverschillen(was, wordt, raad), key=_omvang, reverse=True)


def _omvang(p: Postverschil) -> tuple[int, int]:
    """How much of a post moves from one part to another: euros, and hundredths of fte."""
    return (
        sum(abs(oud - nieuw) for oud, nieuw in zip(p.was.euros, p.wordt.euros, strict=True)),
        sum(abs(oud - nieuw) for oud, nieuw in zip(p.was.honderdsten, p.wordt.honderdsten, strict=True)),
    )


def _postverschillen(was: Cijfers, wordt: Cijfers, raad: frozenset[str]) -> Iterator[Postverschil]:
    """``raad`` holds the programma's of which the lasten change.

    What stays of a post and changes, in such a programma, is part of what the raad has to authorise.
    """
    for naam, post in {**was.scenario.post, **wordt.scenario.post}.items():
        oud, nieuw = _poststand(was.plan, naam), _poststand(wordt.plan, naam)
        if oud == nieuw:
            continue
        lasten = oud.vast_euro + oud.flex_euro != nieuw.vast_euro + nieuw.flex_euro
        programmas = {s.post[naam].programma for s in (was.scenario, wordt.scenario) if naam in s.post}
        yield Postverschil(
            post=naam,
            omschrijving=post.omschrijving,
            dienst=post.dienst,
            programma=post.programma,
            aard=str(post.aard),
            was=oud,
            wordt=nieuw,
            bevoegd=Bevoegd.RAAD if lasten and programmas & raad else Bevoegd.COLLEGE,
        )


def _poststand(plan: Plan, post: str) -> Poststand:
    s = plan.splitsing.get(post)
    if s is None:
        return Poststand()
    return Poststand(
        vast_euro=s.vast_euro,
        flex_euro=s.flex_euro,
        vervallen_euro=s.vervallen_euro,
        vast_honderdsten=s.gebonden_honderdsten
        + s.regulier_honderdsten
        + s.afspraak_honderdsten
        + s.oormerk_honderdsten,
        flex_honderdsten=s.flex_honderdsten,
        vervallen_honderdsten=s.vervallen_honderdsten,
    )


# --- wijkafspraken and taakstellingen ------------------------------------------------------------------------------


def afspraakverschillen(was: Cijfers, wordt: Cijfers) -> Iterator[Afspraakverschil]:
    """Yield the wijkafspraken that other teams or other money carry."""
    links, rechts = _dragers(was.plan), _dragers(wordt.plan)
    afspraken: dict[str, tuple[Wijkafspraak, Scenario]] = {
        a.afspraak: (a, s) for s in (was.scenario, wordt.scenario) for a in s.wijkafspraken
    }
    for naam, (afspraak, scenario) in afspraken.items():
        oud, nieuw = links.get(naam, ()), rechts.get(naam, ())
        if oud != nieuw:
            yield Afspraakverschil(naam, afspraak.naam, scenario.wijk[afspraak.wijk].naam, oud, nieuw)


def _dragers(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    uren = ((a.afspraak, a.post, a.fte_honderdsten) for a in plan.fte_afspraken)
    geld = ((a.afspraak, f"post {a.post}" if a.post else _dekking(a), a.euro) for a in plan.euro_afspraken)
    return _bronnen(uren, geld)


def taakstellingverschillen(was: Cijfers, wordt: Cijfers) -> Iterator[Taakstellingverschil]:
    """Yield the taakstellingen of which another part is filled in."""
    links, rechts = ({k.taakstelling: k for k in c.taakstellingen} for c in (was, wordt))
    for naam in dict.fromkeys([*links, *rechts]):
        oud, nieuw = links.get(naam), rechts.get(naam)
        saldi = oud.saldo_euro if oud else None, nieuw.saldo_euro if nieuw else None
        if saldi[0] != saldi[1]:
            yield Taakstellingverschil(naam, *saldi, nieuw.tekort_euro if nieuw else 0)
