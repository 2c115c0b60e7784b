"""A little more, or less, of what a plan earmarks: of one dekking, or one team, with all else as it is.

- More money of a dekking is an extra post outside the grondslag of the flexdoel; less is money of its posts that is set
  aside. More hours of a team count beside its formatie, as hours that are less than tied; less are hours not filled.
- So base and lasten, and with them the flexbands, stay what they are: every plan of the scenario is one of the scenario
  with more, and every plan of the scenario with less is one of the scenario.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from allocator_models.jaarplan.gegevens import Dekking, Gegevens, Vraagsoort
from allocator_models.plan import Plan, Splitsing
from allocator_models.scenario import AfhankelijkheidSoort, Gebondenheid, Kostensoort, Post, Scenario, Wijkafspraak

GELD_EURO = 10_000
UREN_HONDERDSTEN = 50


@dataclass(frozen=True, slots=True)
class Bron:
    """What is worth something: a dekking, or (``team``) the hours of a team."""

    dekking: Dekking
    team: str | None = None


def gevraagde_bronnen(scenario: Scenario) -> tuple[Bron, ...]:
    """Return the dekkingen and teams on which any prioriteit may draw; of all others a little more is worth nothing."""
    gegevens = Gegevens(_alle_teams_ruimer(scenario))
    dekkingen: dict[Dekking, None] = {}
    teams: dict[str, None] = {}
    for prioriteit, variant in gegevens.varianten():
        for inzet in variant.stadsinzet if prioriteit.toegezegd in (None, variant) else ():
            if inzet.euro:
                soort = Vraagsoort(inzet.dienst or "", inzet.programma, inzet.aard, prioriteit.toegezegd is variant)
                dekkingen.update(dict.fromkeys(gegevens.dekkingen_voor(soort)))
            if inzet.fte_honderdsten:
                teams.update(dict.fromkeys(t.post for t in gegevens.teams_voor_inzet(prioriteit, inzet)))
    geld = [Bron(k) for k in sorted(dekkingen, key=lambda k: (k.dienst, k.programma, k.aard))]
    posten = (scenario.post[naam] for naam in sorted(teams))
    return (*geld, *(Bron(Dekking(t.dienst, t.programma, t.aard), t.post) for t in posten))


def _alle_teams_ruimer(scenario: Scenario) -> Scenario:
    teams = (Bron(Dekking(p.dienst, p.programma, p.aard), p.post) for p in scenario.posten if p.fte_honderdsten)
    return met_meer(scenario, *teams)


def met_meer(scenario: Scenario, *bronnen: Bron) -> Scenario:
    """Return the scenario with € 10.000, or 0,5 fte, more of each of these."""
    for nummer, bron in enumerate(bronnen):
        posten = (*scenario.posten, _extra_post(bron.dekking, nummer))
        if bron.team is not None:
            posten = tuple(_met_meer_uren(p) if p.post == bron.team else p for p in scenario.posten)
        scenario = replace(scenario, posten=tuple(sorted(posten, key=lambda p: p.post)))
    return scenario


def _extra_post(dekking: Dekking, nummer: int) -> Post:
    return Post(
        f"extra {nummer}",
        dekking.dienst,
        dekking.programma,
        "",
        Kostensoort.STELPOST,
        GELD_EURO,
        aard=dekking.aard,
        gebondenheid=Gebondenheid.BESTUURLIJK,
        oormerkbaar=True,
    )


def _met_meer_uren(team: Post) -> Post:
    kan = max(0, min(team.fte_honderdsten - team.fte_gebonden_honderdsten, team.bezetting_honderdsten))
    kan += UREN_HONDERDSTEN
    return replace(
        team,
        fte_gebonden_honderdsten=min(team.fte_gebonden_honderdsten, team.fte_honderdsten - kan),
        bezetting_honderdsten=max(team.bezetting_honderdsten, kan),
        vrij_vanaf=team.vrij_vanaf if team.bezetting_honderdsten else None,
    )


def met_minder(scenario: Scenario, bron: Bron) -> Scenario | None:
    """Return the scenario with € 10.000, or 0,5 fte, less of one; ``None`` when there isn't as much."""
    if bron.team is not None:
        team = scenario.post[bron.team]
        kan = Gegevens(scenario).capaciteit(team) - UREN_HONDERDSTEN
        if kan < 0:
            return None
        if kan:
            krapper = replace(team, bezetting_honderdsten=kan)
        else:
            krapper = replace(team, fte_gebonden_honderdsten=team.fte_honderdsten)
        return replace(scenario, posten=tuple(krapper if p is team else p for p in scenario.posten))
    return _met_minder_geld(scenario, bron.dekking)


def _met_minder_geld(scenario: Scenario, dekking: Dekking) -> Scenario | None:
    gegevens = Gegevens(scenario)
    over, apart = GELD_EURO, []
    ruimte = {
        p.post: p.lasten_euro - max(gegevens.juridisch_euro(p), gegevens.afspraak_euro.get(p.post, 0))
        for p in gegevens.bronnen[dekking]
        if not gegevens.juridisch_euro(p)
    }
    for naam in sorted(ruimte, key=lambda naam: (-ruimte[naam], naam)):
        deel = min(over, ruimte[naam])
        if deel > 0:
            apart.append(Wijkafspraak(f"apart {naam}", scenario.wijken[0].wijk, dekking.dienst, naam, 0, deel, ""))
            over -= deel
    if over:
        return None
    return replace(scenario, wijkafspraken=tuple(sorted((*scenario.wijkafspraken, *apart), key=lambda a: a.afspraak)))


def begin_met_minder(plan: Plan, scenario: Scenario, bron: Bron, nodig: int) -> Plan:
    """Return a plan to begin from where a bron has less: without those that use it and score least, until it fits.

    Args:
        plan: of the scenario as it was.
        scenario: with less.
        bron: of which there is less.
        nodig: how much of it must come free, in whole euros or hundredths.
    """
    gebruik = _gebruik(plan, bron)
    beloofd = {q.prioriteit for q in scenario.prioriteiten if q.toegezegd}
    score = {naam: scenario.variant[naam, variant].score_duizendsten for naam, variant in plan.keuzes}
    weg: set[str] = set()
    for naam in sorted(gebruik.keys() - beloofd, key=lambda naam: (score[naam], naam)):
        if sum(gebruik.get(q, 0) for q in weg) < nodig:
            weg |= _wat_eraan_hangt(scenario, naam)
    return _zonder(plan, scenario, weg, bron)


def _gebruik(plan: Plan, bron: Bron) -> dict[str, int]:
    """Return how much each granted prioriteit has of a bron."""
    gebruik: dict[str, int] = defaultdict(int)
    if bron.team is not None:
        for uren in plan.fte_oormerken:
            if uren.post == bron.team:
                gebruik[uren.prioriteit] += uren.fte_honderdsten
    else:
        for geld in plan.euro_oormerken:
            if Dekking(geld.dienst, geld.programma, geld.aard) == bron.dekking:
                gebruik[geld.prioriteit] += geld.euro
    return gebruik


def _wat_eraan_hangt(scenario: Scenario, naam: str) -> set[str]:
    """Return a prioriteit and all that can't go on without it."""
    uit = {naam}
    banden = [b for b in scenario.afhankelijkheden if b.soort is AfhankelijkheidSoort.VEREIST]
    while erbij := {b.prioriteit for b in banden if b.andere in uit} - uit:
        uit |= erbij
    return uit


def _zonder(plan: Plan, scenario: Scenario, weg: set[str], bron: Bron) -> Plan:
    gegevens = Gegevens(scenario)
    vrij: dict[str, int] = defaultdict(int)
    for uren in plan.fte_oormerken:
        if uren.prioriteit in weg:
            vrij[uren.post] += uren.fte_honderdsten
    splitsingen = [
        replace(s, oormerk_honderdsten=s.oormerk_honderdsten - vrij[s.post]) if vrij[s.post] else s
        for s in plan.splitsingen
    ]
    return replace(
        plan,
        keuzes=tuple(sleutel for sleutel in plan.keuzes if sleutel[0] not in weg),
        splitsingen=tuple(_met_flex(gegevens, s) if s.post == bron.team else s for s in splitsingen),
        fte_oormerken=tuple(o for o in plan.fte_oormerken if o.prioriteit not in weg),
        euro_oormerken=tuple(o for o in plan.euro_oormerken if o.prioriteit not in weg),
    )


def _met_flex(gegevens: Gegevens, splitsing: Splitsing) -> Splitsing:
    """Return a team with no more flex than what it can give and hasn't promised."""
    stap = gegevens.spelregels.fte_stap_honderdsten
    kan = gegevens.capaciteit(gegevens.scenario.post[splitsing.post])
    over = max(0, kan - splitsing.afspraak_honderdsten - splitsing.oormerk_honderdsten)
    return replace(splitsing, flex_honderdsten=min(splitsing.flex_honderdsten, over // stap * stap))
