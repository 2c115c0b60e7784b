"""A little more, or less, of what a plan earmarks: of one dekking, or one team, with all else as it is.

- More money of a dekking is an extra post outside the grondslag of the flexdoel; less is money of its posts that is set
  aside. More hours of a team count beside its formatie, as hours that are less than tied; less are hours not filled.
- So base and lasten, and with them the flexbands, stay what they are: every plan of the scenario is one of the scenario
  with more, and every plan of the scenario with less is one of the scenario.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
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
    weg: set[str] = set()
    eigen = _gebruik(plan, bron)
    for naam in _laagste_eerst(plan, scenario, eigen):
        if sum(eigen.get(q, 0) for q in weg) < nodig:
            weg |= _wat_eraan_hangt(scenario, naam)
    over, rest = _zonder(plan, scenario, weg, bron)
    for naam in _laagste_eerst(plan, scenario, _gebruik_van_dienst(plan, scenario, bron)) if rest else ():
        if rest and naam not in weg:  # hours that stay flexible must come from other teams
            weg |= _wat_eraan_hangt(scenario, naam)
            over, rest = _zonder(plan, scenario, weg, bron)
    return over


def _laagste_eerst(plan: Plan, scenario: Scenario, gebruik: Mapping[str, int]) -> list[str]:
    """Return who uses something and wasn't promised it, the lowest score first."""
    vrij = [naam for naam in gebruik if scenario.prioriteit[naam].toegezegd is None]
    return sorted(vrij, key=lambda naam: (scenario.variant[naam, plan.keuze[naam]].score_duizendsten, naam))


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


def _gebruik_van_dienst(plan: Plan, scenario: Scenario, bron: Bron) -> dict[str, int]:
    """Return how many hours each granted prioriteit has of all teams of the dienst."""
    gebruik: dict[str, int] = defaultdict(int)
    for uren in plan.fte_oormerken:
        if scenario.post[uren.post].dienst == bron.dekking.dienst:
            gebruik[uren.prioriteit] += uren.fte_honderdsten
    return gebruik


def _wat_eraan_hangt(scenario: Scenario, naam: str) -> set[str]:
    """Return a prioriteit and all that can't go on without it."""
    uit = {naam}
    banden = [b for b in scenario.afhankelijkheden if b.soort is AfhankelijkheidSoort.VEREIST]
    while erbij := {b.prioriteit for b in banden if b.andere in uit} - uit:
        uit |= erbij
    return uit


def _zonder(plan: Plan, scenario: Scenario, weg: set[str], bron: Bron) -> tuple[Plan, int]:
    """Return the plan without these, and the flexible hours of the team that found no place with another team."""
    vrij: dict[str, int] = defaultdict(int)
    for uren in plan.fte_oormerken:
        if uren.prioriteit in weg:
            vrij[uren.post] += uren.fte_honderdsten
    splitsingen = {
        s.post: replace(s, oormerk_honderdsten=s.oormerk_honderdsten - vrij[s.post]) for s in plan.splitsingen
    }
    rest = _verschuif_flex(Gegevens(scenario), splitsingen, bron.team) if bron.team else 0
    zonder = replace(
        plan,
        keuzes=tuple(sleutel for sleutel in plan.keuzes if sleutel[0] not in weg),
        splitsingen=tuple(splitsingen[s.post] for s in plan.splitsingen),
        fte_oormerken=tuple(o for o in plan.fte_oormerken if o.prioriteit not in weg),
        euro_oormerken=tuple(o for o in plan.euro_oormerken if o.prioriteit not in weg),
    )
    return zonder, rest


def _verschuif_flex(gegevens: Gegevens, splitsingen: dict[str, Splitsing], team: str) -> int:
    """Let other teams of the dienst have the flexible hours that a team can't give any more; return what is left."""
    dienst = gegevens.scenario.post[team].dienst
    rest = 0
    for naam in (team, *(t.post for t in gegevens.teams if t.dienst == dienst and t.post != team)):
        s = splitsingen[naam]
        kan = gegevens.capaciteit(gegevens.scenario.post[naam]) - s.afspraak_honderdsten - s.oormerk_honderdsten
        stap = gegevens.spelregels.fte_stap_honderdsten
        hoogstens = max(0, kan) // stap * stap
        flex = min(s.flex_honderdsten, hoogstens) if naam == team else min(s.flex_honderdsten + rest, hoogstens)
        flex = flex if naam == team else max(flex, s.flex_honderdsten)
        rest += s.flex_honderdsten - flex
        splitsingen[naam] = replace(s, flex_honderdsten=flex)
    return rest
