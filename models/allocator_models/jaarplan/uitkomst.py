"""From decision variables to the data of a plan: whole numbers, in canonical order, per inzet row and per post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from allocator_models.jaarplan.besluiten import Besluiten
from allocator_models.jaarplan.gegevens import Dekking, Gegevens, Vraagsoort
from allocator_models.jaarplan.model import Som
from allocator_models.jaarplan.regels import vraagsoort
from allocator_models.plan import EuroAfspraak, EuroOormerk, FteAfspraak, FteOormerk, Plan, Splitsing, Vloer
from allocator_models.scenario import Post

NIETS = Som()


def lees_plan(gegevens: Gegevens, besluiten: Besluiten, vloer: Vloer | None) -> Plan:
    """Return the plan that the present values of the variables say."""
    scenario = gegevens.scenario
    fte_oormerken = tuple(_fte_oormerken(besluiten))
    fte_afspraken = tuple(
        FteAfspraak(afspraak, team, deel.waarde())
        for (afspraak, team), deel in sorted(besluiten.afspraak_fte.items())
        if deel.waarde()
    )
    oormerk: dict[str, int] = defaultdict(int)
    for deel in fte_oormerken:
        oormerk[deel.post] += deel.fte_honderdsten
    afspraak: dict[str, int] = defaultdict(int)
    for belofte in fte_afspraken:
        afspraak[belofte.post] += belofte.fte_honderdsten
    return Plan(
        keuzes=tuple(sleutel for sleutel, keuze in sorted(besluiten.keuze.items()) if keuze.waarde()),
        splitsingen=tuple(_splitsing(besluiten, p, oormerk[p.post], afspraak[p.post]) for p in scenario.posten),
        fte_oormerken=fte_oormerken,
        euro_oormerken=tuple(_euro_oormerken(gegevens, besluiten)),
        fte_afspraken=fte_afspraken,
        euro_afspraken=tuple(_euro_afspraken(gegevens, besluiten)),
        vloer=vloer,
    )


def _splitsing(besluiten: Besluiten, post: Post, oormerk: int, afspraak: int) -> Splitsing:
    flex = besluiten.flex.get(post.post, NIETS).waarde()
    weg = besluiten.vervallen(post.post).waarde()
    flex_fte = besluiten.flex_fte.get(post.post, NIETS).waarde()
    weg_fte = besluiten.vervallen_fte.get(post.post, NIETS).waarde()
    gebonden = post.fte_gebonden_honderdsten if post.fte_honderdsten else 0
    return Splitsing(
        post=post.post,
        vast_euro=post.lasten_euro - flex - weg,
        flex_euro=flex,
        vervallen_euro=weg,
        baten_vervallen_euro=sum(val.baten.waarde() for val in besluiten.vallen_van(post.post)),
        taakstelling=next((k for (p, k), val in besluiten.val.items() if p == post.post and val.euro.waarde()), None)
        if weg
        else None,
        gebonden_honderdsten=gebonden,
        regulier_honderdsten=post.fte_honderdsten - gebonden - afspraak - oormerk - flex_fte - weg_fte,
        afspraak_honderdsten=afspraak,
        oormerk_honderdsten=oormerk,
        flex_honderdsten=flex_fte,
        vervallen_honderdsten=weg_fte,
    )


def _fte_oormerken(besluiten: Besluiten) -> Iterator[FteOormerk]:
    """Divide the hours of each row over the asks that it holds, teams and asks in canonical order."""
    oormerken = []
    for rij in besluiten.rijen:
        voorraad = [(team, deel.waarde()) for team, deel in sorted(rij.fte.items())]
        for vraag in rij.vragen:
            sleutel = vraag.prioriteit.prioriteit, vraag.variant.variant
            if besluiten.keuze[sleutel].waarde():
                for team, fte in _neem(voorraad, vraag.inzet.fte_honderdsten):
                    oormerken.append(FteOormerk(*sleutel, vraag.inzet.regel, team, fte))
    oormerken.sort(key=lambda o: (o.prioriteit, o.variant, o.regel, o.post))
    return iter(oormerken)


def _euro_oormerken(gegevens: Gegevens, besluiten: Besluiten) -> Iterator[EuroOormerk]:
    """Divide the euros of each kind of ask over its rows, both in canonical order."""
    voorraad: dict[Vraagsoort, list[tuple[Dekking, int]]] = defaultdict(list)
    for (soort, bron), stroom in besluiten.stroom.items():
        voorraad[soort].append((bron, stroom.waarde()))
    for prioriteit, variant in gegevens.varianten():
        if not besluiten.keuze[prioriteit.prioriteit, variant.variant].waarde():
            continue
        for inzet in variant.stadsinzet:
            if inzet.euro:
                bronnen = voorraad[vraagsoort(prioriteit, variant, inzet)]
                for bron, euro in _neem(bronnen, inzet.euro):
                    yield EuroOormerk(
                        prioriteit.prioriteit,
                        variant.variant,
                        inzet.regel,
                        bron.dienst,
                        bron.programma,
                        bron.aard,
                        euro,
                    )


def _euro_afspraken(gegevens: Gegevens, besluiten: Besluiten) -> Iterator[EuroAfspraak]:
    voorraad: dict[str, list[tuple[Dekking, int]]] = defaultdict(list)
    for (dienst, bron), stroom in besluiten.afspraak_stroom.items():
        voorraad[dienst].append((bron, stroom.waarde()))
    for belofte in gegevens.scenario.wijkafspraken:
        if not belofte.euro:
            continue
        if belofte.post is not None:
            post = gegevens.scenario.post[belofte.post]
            yield EuroAfspraak(belofte.afspraak, post.dienst, post.programma, post.aard, post.post, belofte.euro)
            continue
        for bron, euro in _neem(voorraad[belofte.dienst], belofte.euro):
            yield EuroAfspraak(belofte.afspraak, bron.dienst, bron.programma, bron.aard, None, euro)


def _neem[Bron](voorraad: list[tuple[Bron, int]], nodig: int) -> Iterator[tuple[Bron, int]]:
    """Take ``nodig`` from the front of a supply, which shrinks by it."""
    while nodig and voorraad:
        bron, rest = voorraad.pop(0)
        deel = min(rest, nodig)
        if deel:
            yield bron, deel
        if rest > deel:
            voorraad.insert(0, (bron, rest - deel))
        nodig -= deel
