"""A soft rule gave way: the smallest repairs that take that away, each proven by running the goals again.

What may help is worked out from the parameters; nothing is claimed of it until :mod:`.doeltoets` has run the goals up
to and including the one that gave way on the repaired scenario.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import islice

from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.herstel import toets_wet
from allocator_models.plan import Plan
from allocator_models.result import Versoepeling
from allocator_models.scenario import HELE_DEEL_BP, Post, Scenario, Taakstelling, Verplicht
from allocator_models.solver import Instellingen
from allocator_models.spelregels import Doel
from allocator_models.verklaring.flexfeiten import band_bp, posten_van
from allocator_models.verklaring.herstelwet import eerste_herstel
from allocator_models.verklaring.ingreep import (
    Ingreep,
    Ingreepsoort,
    Rijsoort,
    Verandering,
    pas_toe,
    samen,
    van_post,
)
from allocator_models.verklaring.kandidaat import Kandidaat, per_stap
from allocator_models.verklaring.ruimte import (
    laat_vallen,
    losse_posten,
    meer_formatie,
    minder_afspraak,
    uren_van_bestaande_teams,
)

PER_SOORT = 2
"""How many posts, teams or promises are tried for one kind of repair: those that come first hold most."""


def mogelijk(scenario: Scenario, plan: Plan, wat: Versoepeling, instellingen: Instellingen) -> Iterator[Kandidaat]:
    """Yield what may keep a soft rule from giving way; ``wat`` has euros or hours, not both."""
    gegevens = Gegevens(scenario)
    match wat.doel:
        case Doel.VERPLICHTINGEN:
            yield from _verplichting(scenario, plan, wat.onderwerp, instellingen)
        case Doel.TAAKSTELLING:
            opgave = next(k for k in scenario.taakstellingen if k.taakstelling == wat.onderwerp)
            yield from _taakstelling(gegevens, opgave, wat.euro)
        case _:
            if wat.fte_honderdsten > 0:
                yield from _meer_flexuren(gegevens, wat.dienst, wat.fte_honderdsten)
            elif wat.euro > 0:
                yield from _meer_flexgeld(gegevens, plan, wat.dienst, wat.euro)
            yield from _ruimere_band(gegevens, plan, wat)


# --- flexband --------------------------------------------------------------------------------------------------------


def _meer_flexuren(gegevens: Gegevens, dienst: str | None, honderdsten: int) -> Iterator[Kandidaat]:
    """Vacancies, tied hours, promised hours; more people make the base greater as well."""
    stap = gegevens.spelregels.fte_stap_honderdsten
    teams = posten_van(gegevens, dienst, uren=True)
    nodig = -(-honderdsten // stap) * stap
    minder = list(uren_van_bestaande_teams(gegevens, teams, nodig - stap)) if nodig > stap else []
    for nummer, ingreep in enumerate(islice(uren_van_bestaande_teams(gegevens, teams, nodig), PER_SOORT)):
        yield Kandidaat(ingreep, minder[nummer] if nummer < len(minder) else None)
    afspraken = [a for a in gegevens.scenario.wijkafspraken if dienst in (None, a.dienst) and a.fte_honderdsten]
    for afspraak in islice(sorted(afspraken, key=lambda a: -a.fte_honderdsten), PER_SOORT):
        yield Kandidaat(minder_afspraak(afspraak, 0, nodig))
    yield from _zonder_belofte(gegevens, dienst, uren=True)
    laagste = band_bp(gegevens, dienst)[1]
    if laagste < HELE_DEEL_BP:
        erbij = -(-honderdsten * HELE_DEEL_BP // ((HELE_DEEL_BP - laagste) * stap)) * stap
        for team in islice(sorted(teams, key=lambda t: -gegevens.capaciteit(t)), 1):
            yield from per_stap(partial(meer_formatie, gegevens, team), erbij, stap)


def _meer_flexgeld(gegevens: Gegevens, plan: Plan, dienst: str | None, euro: int) -> Iterator[Kandidaat]:
    """Money untied, posts that can be divided, promises, a smaller taakstelling."""
    posten = posten_van(gegevens, dienst, uren=False)
    yield from (Kandidaat(ingreep) for ingreep in islice(losse_posten(gegevens, posten, euro), 2 * PER_SOORT))
    ondeelbaar = [p for p in posten if _te_grof(gegevens, plan, p, euro)]
    for post in islice(sorted(ondeelbaar, key=lambda p: p.lasten_euro), PER_SOORT):
        deel = van_post(post, "stap_euro", _ronde_stap(euro))
        yield Kandidaat(Ingreep(Ingreepsoort.KLEINERE_STAP, post.dienst, (deel,), euro=euro))
    for afspraak in gegevens.scenario.wijkafspraken:
        if dienst in (None, afspraak.dienst) and afspraak.euro >= euro:
            yield Kandidaat(minder_afspraak(afspraak, euro, 0))
    yield from _zonder_belofte(gegevens, dienst, uren=False)
    yield from _bestuurlijk_vrij(gegevens, dienst, posten)


def _te_grof(gegevens: Gegevens, plan: Plan, post: Post, euro: int) -> bool:
    """Whether a post could give more flex if it could be divided further."""
    stap = post.lasten_euro if post.stap_euro is None else post.stap_euro
    vast = plan.splitsing[post.post].vast_euro - gegevens.gebonden_euro(post)
    return stap > euro and vast >= euro and not gegevens.is_vast(post)


def _ronde_stap(euro: int) -> int:
    """Return the greatest power of ten within an amount."""
    return int(10 ** (len(str(euro)) - 1))


def _zonder_belofte(gegevens: Gegevens, dienst: str | None, *, uren: bool) -> Iterator[Kandidaat]:
    """What was promised of a dienst, the greatest first."""

    def vraagt(ingreep: Ingreep) -> int:
        return ingreep.fte_honderdsten if uren else ingreep.euro

    beloofd = []
    for prioriteit in gegevens.scenario.prioriteiten:
        vast = prioriteit.toegezegd
        if vast and any(dienst in (None, i.dienst) for i in vast.stadsinzet):
            beloofd.append(laat_vallen(prioriteit))
    meeste_eerst = sorted((i for i in beloofd if vraagt(i)), key=lambda i: -vraagt(i))
    yield from (Kandidaat(ingreep) for ingreep in meeste_eerst[:PER_SOORT])


def _bestuurlijk_vrij(gegevens: Gegevens, dienst: str | None, posten: tuple[Post, ...]) -> Iterator[Kandidaat]:
    """What the college ties may move, in the whole city; its size is what that frees here."""
    vrij = sum(gegevens.gebonden_euro(p) for p in posten if p.gebondenheid == "bestuurlijk" and not gegevens.is_vast(p))
    if vrij and not gegevens.spelregels.bestuurlijk_vrij:
        regel = Verandering(Rijsoort.SPELREGELS, (), "bestuurlijk_vrij", False, True)
        yield Kandidaat(Ingreep(Ingreepsoort.BESTUURLIJK_VRIJ, dienst, (regel,), euro=vrij))


def _ruimere_band(gegevens: Gegevens, plan: Plan, wat: Versoepeling) -> Iterator[Kandidaat]:
    """A band wide enough for what was reached."""
    doel, _, _ = band_bp(gegevens, wat.dienst)
    uren = wat.fte_honderdsten != 0
    posten = posten_van(gegevens, wat.dienst, uren=uren)
    delen = [plan.splitsing[p.post] for p in posten]
    if uren:
        flex = sum(d.flex_honderdsten for d in delen)
        basis = sum(p.fte_honderdsten for p in posten) - sum(d.vervallen_honderdsten for d in delen)
    else:
        flex = sum(d.flex_euro for d in delen)
        basis = sum(d.vast_euro + d.flex_euro for d in delen)
    afstand = abs(flex * HELE_DEEL_BP - doel * basis)
    breedte = -(-afstand // basis) if basis else 0
    euro, fte = abs(wat.euro), abs(wat.fte_honderdsten)
    yield Kandidaat(
        _band(gegevens, wat.dienst, breedte, euro, fte), _band(gegevens, wat.dienst, breedte - 1, euro, fte)
    )


def _band(gegevens: Gegevens, dienst: str | None, breedte_bp: int, euro: int, fte: int) -> Ingreep:
    if dienst is None:
        was = gegevens.spelregels.bandbreedte_concern_bp
        cel = Verandering(Rijsoort.SPELREGELS, (), "bandbreedte_concern_bp", was, breedte_bp)
    else:
        was = gegevens.scenario.dienst[dienst].bandbreedte_bp
        cel = Verandering(Rijsoort.DIENST, (dienst,), "bandbreedte_bp", was, breedte_bp)
    return Ingreep(Ingreepsoort.BAND, dienst, (cel,), euro, fte)


# --- taakstelling ----------------------------------------------------------------------------------------------------


def _taakstelling(gegevens: Gegevens, opgave: Taakstelling, euro: int) -> Iterator[Kandidaat]:
    """Money untied, baten kept, posts freed earlier, hours that may go along; and a lower amount."""
    posten = [p for p in gegevens.posten if opgave in gegevens.taakstellingen_van(p) and p.lasten_euro > 0]
    yield from (Kandidaat(ingreep) for ingreep in islice(losse_posten(gegevens, posten, euro), 2 * PER_SOORT))
    for post in posten:
        if post.baten_euro and post.baten_vervallen_bp != 0 and post.lasten_euro > gegevens.gebonden_euro(post):
            houd = van_post(post, "baten_vervallen_bp", 0)
            yield Kandidaat(Ingreep(Ingreepsoort.BATEN, post.dienst, (houd,), euro=min(euro, post.baten_euro)))
        dagen = gegevens.vrij_dagen(post)
        if dagen is not None and dagen < gegevens.scenario.dagen_in_jaar:
            eerder = van_post(post, "vrij_vanaf", date(gegevens.scenario.jaar, 1, 1))
            yield Kandidaat(Ingreep(Ingreepsoort.EERDER_VRIJ, post.dienst, (eerder,), euro=min(euro, post.lasten_euro)))
        if post.fte_gebonden_honderdsten:
            los = van_post(post, "fte_gebonden_honderdsten", 0)
            uren = post.fte_gebonden_honderdsten
            yield Kandidaat(Ingreep(Ingreepsoort.UREN_LOS, post.dienst, (los,), fte_honderdsten=uren))
    yield from _bestuurlijk_vrij(gegevens, opgave.dienst, tuple(posten))
    yield from per_stap(partial(_minder_taak, opgave), euro)


def _minder_taak(opgave: Taakstelling, euro: int) -> Ingreep:
    sleutel = (opgave.taakstelling,)
    bedrag = Verandering(Rijsoort.TAAKSTELLING, sleutel, "bedrag_euro", opgave.bedrag_euro, opgave.bedrag_euro - euro)
    return Ingreep(Ingreepsoort.TAAKSTELLING, opgave.dienst, (bedrag,), euro=euro)


# --- verplichtingen --------------------------------------------------------------------------------------------------


def _verplichting(scenario: Scenario, plan: Plan, naam: str, instellingen: Instellingen) -> Iterator[Kandidaat]:
    """What the law would lack if it were toegezegd beside what is verplicht and goes on; and no longer asking it."""
    prioriteit = scenario.prioriteit[naam]
    for variant in prioriteit.varianten:
        beloofd = samen(
            Ingreep(Ingreepsoort.TOEZEGGING, None, (_belofte(scenario, sleutel),))
            for sleutel in (*_gekregen(scenario, plan), (naam, variant.variant))
        )
        met = pas_toe(scenario, beloofd)
        eigen = {v.sleutel for v in beloofd.veranderingen}
        eerste = eerste_herstel(met, instellingen) if toets_wet(met, instellingen).herstel else ()
        ingreep = samen(deze.kandidaat.ingreep for deze in eerste)
        if eerste and not any(v.sleutel in eigen for v in ingreep.veranderingen):
            yield Kandidaat(ingreep if len(eerste) > 1 else eerste[0].kandidaat.ingreep)
    yield Kandidaat(laat_vallen(prioriteit))


def _gekregen(scenario: Scenario, plan: Plan) -> Iterator[tuple[str, str]]:
    for naam, variant in plan.keuzes:
        if scenario.prioriteit[naam].verplicht:
            yield naam, variant


def _belofte(scenario: Scenario, sleutel: tuple[str, str]) -> Verandering:
    was = scenario.variant[sleutel].verplicht
    return Verandering(Rijsoort.VARIANT, sleutel, "verplicht", was, Verplicht.TOEGEZEGD)
