"""A wider and smaller scenario: what every plan of the real one also satisfies, with posts and teams put together.

Posts that may serve the same asks become one that can be split anywhere, teams that may serve the same asks become one,
and no earmark is too small. Every plan of the scenario is a plan of the wider one with the same
varianten and the same values of the goals that it keeps; so the wider one's bounds hold for the
scenario as well, and they are found far sooner. Whether its varianten fit the real posts and teams is then tried out.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator

from allocator_models.jaarplan.gegevens import Gegevens, eenheden
from allocator_models.scenario import Gebondenheid, Kostensoort, Post, Scenario, Taakstelling
from allocator_models.spelregels import Doel

BEWAARD = frozenset({Doel.VERPLICHTINGEN, Doel.TAAKSTELLING, Doel.FLEXBAND, Doel.WIJKPRIORITEITEN})
"""The goals whose values the wider scenario keeps."""


def verruim(scenario: Scenario) -> Scenario:
    """Return the wider scenario. Posts that serve no ask and no flexdoel are left out."""
    gegevens = Gegevens(scenario)
    genoemd = {a.post for a in scenario.wijkafspraken if a.post is not None}
    genoemd |= {t.geboekt_op for t in scenario.taakstellingen if t.geboekt_op is not None}
    genoemd |= gegevens.leefbaarheidsposten
    los: list[Post] = []
    groepen: dict[tuple[object, ...], list[Post]] = defaultdict(list)
    for post in scenario.posten:
        te_vervallen = bool(gegevens.taakstellingen_van(post))
        if post.post in genoemd or post.lasten_euro < 0 or (te_vervallen and (post.fte_honderdsten or post.baten_euro)):
            los.append(post)
        elif te_vervallen or post.fte_honderdsten or gegevens.is_bron(post) or gegevens.in_grondslag(post):
            groepen[_soort(gegevens, post)].append(post)
    samen = [p for nummer, posten in enumerate(groepen.values()) for p in _samen(gegevens, posten, nummer)]
    return dataclasses.replace(
        scenario,
        posten=tuple(sorted([*los, *samen], key=lambda p: p.post)),
        taakstellingen=tuple(_verder(gegevens, opgave) for opgave in scenario.taakstellingen),
        spelregels=dataclasses.replace(scenario.spelregels, min_inzet_honderdsten=0),
        doelen=tuple(regel for regel in scenario.doelen if regel.doel in BEWAARD),
        wijktoerekening=(),
    )


def _soort(gegevens: Gegevens, post: Post) -> tuple[object, ...]:
    """Posts of one kind have the same dienst and grondslag, serve the same asks and lie in the same scopes."""
    bron = gegevens.is_bron(post)
    plaats = (post.programma, post.aard) if bron or gegevens.taakstellingen_van(post) else None
    team = (post.gebied, post.functie, post.aard) if post.fte_honderdsten else None
    return post.dienst, gegevens.in_grondslag(post), bron, plaats, team


def _verder(gegevens: Gegevens, opgave: Taakstelling) -> Taakstelling:
    """Return the taakstelling with an amount that also holds what an indivisible post may drop beyond it."""
    grootste = max(
        (eenheden(p).stap for p in gegevens.posten if p.lasten_euro > 0 and opgave in gegevens.taakstellingen_van(p)),
        default=1,
    )
    return dataclasses.replace(opgave, bedrag_euro=opgave.bedrag_euro + grootste - 1)


def _samen(gegevens: Gegevens, posten: list[Post], nummer: int) -> Iterator[Post]:
    """Yield one post for the euros that are free, with all hours, and one for each way in which the rest is tied."""
    eerste = posten[0]
    gebonden = {p.post: gegevens.gebonden_euro(p) for p in posten}
    juridisch = sum(gegevens.juridisch_euro(p) for p in posten)
    delen = {
        Gebondenheid.VRIJ: sum(p.lasten_euro for p in posten) - sum(gebonden.values()),
        Gebondenheid.JURIDISCH: juridisch,
        Gebondenheid.BESTUURLIJK: sum(gebonden.values()) - juridisch,
    }
    fte = sum(p.fte_honderdsten for p in posten)
    capaciteit = sum(gegevens.capaciteit(p) for p in posten)
    for gebondenheid, lasten in delen.items():
        uren = fte if gebondenheid is Gebondenheid.VRIJ else 0
        if lasten or uren:
            yield Post(
                post=f"samen-{nummer}-{gebondenheid}",
                dienst=eerste.dienst,
                programma=eerste.programma,
                omschrijving="",
                kostensoort=Kostensoort.OVERIG if gegevens.in_grondslag(eerste) else Kostensoort.KAPITAALLASTEN,
                lasten_euro=lasten,
                fte_honderdsten=uren,
                bezetting_honderdsten=capaciteit if uren else 0,
                fte_gebonden_honderdsten=fte - capaciteit if uren else 0,
                aard=eerste.aard,
                gebondenheid=gebondenheid,
                stap_euro=0,
                gebied=eerste.gebied,
                functie=eerste.functie,
                oormerkbaar=gegevens.is_bron(eerste),
            )
