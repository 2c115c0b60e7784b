"""The law alone: is there a plan at all, and if not, what is the least that falls short, and where?

Nothing is flex and nothing drops here, which leaves the most to earmark: the law can hold exactly when it holds so.
What has been promised (wijkafspraken and what is toegezegd) gets what it needs by giving teams and dekkingen extra, at
the least value in euros. Where that extra is 0, the solution is a first plan that every goal can start from.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from allocator_models.jaarplan.besluiten import Besluiten, Rij, maak_besluiten
from allocator_models.jaarplan.gegevens import Dekking, Gegevens
from allocator_models.jaarplan.model import Model, Som
from allocator_models.jaarplan.regels import voeg_wet_toe, vraagsoort
from allocator_models.result import Herstel
from allocator_models.scenario import AfhankelijkheidSoort, Prioriteit, Scenario, Variant
from allocator_models.solver import Einde, Instellingen, SolverFout, solve


@dataclass(frozen=True, slots=True)
class Wettoets:
    """What the law alone allows: a first plan in ``besluiten``, or the repairs that would make one possible.

    Variables live only as long as their problem does, so the model comes along.
    """

    model: Model | None
    besluiten: Besluiten | None
    herstel: tuple[Herstel, ...]


def toets_wet(scenario: Scenario, instellingen: Instellingen) -> Wettoets:
    """Find a plan under the law alone, or the least that falls short.

    Raises:
        SolverFout: when the solver finds neither, which the model excludes.
    """
    gegevens = Gegevens(_alleen_beloofd(scenario), alles_vast=True)
    zonder = (*_op_post(gegevens), *_niets_dat_kan(gegevens), *_tegenstrijdig(scenario))
    if zonder:
        return Wettoets(None, None, zonder)
    model = Model("wet")
    besluiten = maak_besluiten(model, gegevens)
    tekort = _geef_extra(model, gegevens, besluiten)
    voeg_wet_toe(model, gegevens, besluiten)
    model.streef_na(tekort, hoogste=False)
    uitslag = solve(model.problem, instellingen)
    if uitslag.einde is Einde.ONBEKEND:
        return Wettoets(None, None, ())
    if not uitslag.heeft_oplossing:
        raise SolverFout("de wet kan ook met ruime tekorten niet gelden")
    herstel = tuple(_tekorten(gegevens, besluiten))
    if herstel and uitslag.einde is not Einde.BEWEZEN and uitslag.grens < 1:
        return Wettoets(None, None, ())
    return Wettoets(model, None if herstel else besluiten, herstel)


def _op_post(gegevens: Gegevens) -> Iterator[Herstel]:
    """Afspraken that name a post, together more than that post can give."""
    uren: dict[str, int] = defaultdict(int)
    voor: dict[str, list[str]] = defaultdict(list)
    for belofte in gegevens.scenario.wijkafspraken:
        if belofte.post is not None:
            uren[belofte.post] += belofte.fte_honderdsten
            voor[belofte.post].append(belofte.afspraak)
    for naam in sorted(voor):
        post = gegevens.scenario.post[naam]
        euro = max(0, gegevens.afspraak_euro.get(naam, 0) - post.lasten_euro) if gegevens.afspraak_euro.get(naam) else 0
        fte = max(0, uren[naam] - gegevens.capaciteit(post)) if uren[naam] else 0
        if euro or fte:
            yield Herstel("afspraak", "post", naam, post.dienst, post.programma, tuple(voor[naam]), euro, fte)


def _niets_dat_kan(gegevens: Gegevens) -> Iterator[Herstel]:
    """Promises for which no team or dekking exists at all."""
    for belofte in gegevens.scenario.wijkafspraken:
        fte = belofte.fte_honderdsten if not gegevens.teams_voor_afspraak(belofte) else 0
        zonder_post = belofte.post is None and not any(k.dienst == belofte.dienst for k in gegevens.bronnen)
        euro = belofte.euro if zonder_post else 0
        if fte or euro:
            yield Herstel(
                "afspraak", "afspraak", belofte.afspraak, belofte.dienst, None, (belofte.afspraak,), euro, fte
            )
    for prioriteit in _beloofd(gegevens.scenario):
        vast = prioriteit.toegezegd
        ontbreekt = [
            tuple(_ontbreekt(gegevens, prioriteit, variant)) for variant in ((vast,) if vast else prioriteit.varianten)
        ]
        if ontbreekt and all(ontbreekt):
            loonkosten = gegevens.spelregels.loonkosten_per_fte_euro
            yield from min(ontbreekt, key=lambda h: sum(100 * t.euro + loonkosten * t.fte_honderdsten for t in h))


def _ontbreekt(gegevens: Gegevens, prioriteit: Prioriteit, variant: Variant) -> Iterator[Herstel]:
    """The rows of a variant for which no team or dekking exists at all."""
    for inzet in variant.stadsinzet:
        fte = inzet.fte_honderdsten if not gegevens.teams_voor_inzet(prioriteit, inzet) else 0
        euro = inzet.euro if not gegevens.dekkingen_voor(vraagsoort(prioriteit, variant, inzet)) else 0
        if fte or euro:
            regel = "capaciteit" if fte else "dekking"
            naam = prioriteit.prioriteit
            yield Herstel(regel, "prioriteit", naam, inzet.dienst, inzet.programma, (naam,), euro, fte)


def _beloofd(scenario: Scenario) -> list[Prioriteit]:
    """Return the prioriteiten that must be granted: toegezegd, and what these need."""
    beloofd = {q.prioriteit for q in scenario.prioriteiten if q.toegezegd}
    vereist = [(b.prioriteit, b.andere) for b in scenario.afhankelijkheden if b.soort is AfhankelijkheidSoort.VEREIST]
    while erbij := {andere for ene, andere in vereist if ene in beloofd and andere not in beloofd}:
        beloofd |= erbij
    return [scenario.prioriteit[naam] for naam in sorted(beloofd)]


def _alleen_beloofd(scenario: Scenario) -> Scenario:
    """Return the scenario with the prioriteiten that must be granted: no other one makes the law easier to keep."""
    beloofd = _beloofd(scenario)
    namen = {q.prioriteit for q in beloofd}
    return dataclasses.replace(
        scenario,
        prioriteiten=tuple(q for q in scenario.prioriteiten if q.prioriteit in namen),
        afhankelijkheden=tuple(b for b in scenario.afhankelijkheden if {b.prioriteit, b.andere} <= namen),
    )


def _tegenstrijdig(scenario: Scenario) -> Iterator[Herstel]:
    """Promises that exclude each other."""
    beloofd = {q.prioriteit for q in _beloofd(scenario)}
    for band in scenario.afhankelijkheden:
        if band.soort is AfhankelijkheidSoort.SLUIT_UIT and {band.prioriteit, band.andere} <= beloofd:
            yield Herstel("variant", "prioriteit", band.prioriteit, None, None, (band.prioriteit, band.andere), 0, 0)


def _geef_extra(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> Som:
    """Let every team and dekking give more than it has, and return the value of all that."""
    beloofd = _beloofd(gegevens.scenario)
    rijen = [i for q in beloofd for v in q.varianten for i in v.stadsinzet]
    meeste_uren = sum(i.fte_honderdsten for i in rijen)
    meeste_euro = sum(i.euro for i in rijen)
    for belofte in gegevens.scenario.wijkafspraken:
        meeste_uren += belofte.fte_honderdsten
        meeste_euro += belofte.euro
    totaal = Som()
    for team in gegevens.teams if meeste_uren else ():
        besluiten.extra_fte[team.post] = model.geheel("extrafte", meeste_uren)
        totaal.erbij(besluiten.extra_fte[team.post], gegevens.spelregels.loonkosten_per_fte_euro)
    for bron in gegevens.bronnen if meeste_euro else ():
        besluiten.extra_euro[bron] = model.geheel("extra", meeste_euro)
        totaal.erbij(besluiten.extra_euro[bron], 100)
    return totaal


def _tekorten(gegevens: Gegevens, besluiten: Besluiten) -> Iterator[Herstel]:
    """What each team and dekking falls short, and the promises that lean on it."""
    for naam, extra in besluiten.extra_fte.items():
        if extra.waarde():
            team = gegevens.scenario.post[naam]
            afspraken = (a for (a, t), deel in besluiten.afspraak_fte.items() if t == naam and deel.waarde())
            rijen = (
                vraag.prioriteit.prioriteit
                for rij in besluiten.rijen
                if naam in rij.fte and rij.fte[naam].waarde()
                for vraag in rij.vragen
                if besluiten.keuze[vraag.prioriteit.prioriteit, vraag.variant.variant].waarde()
            )
            voor = tuple(dict.fromkeys(itertools.chain(afspraken, rijen)))
            yield Herstel("capaciteit", "team", naam, team.dienst, team.programma, voor, 0, extra.waarde())
    for bron, extra in besluiten.extra_euro.items():
        if extra.waarde():
            voor = tuple(_leunt_op(gegevens, besluiten, bron))
            yield Herstel("dekking", "dekking", bron.programma, bron.dienst, bron.programma, voor, extra.waarde(), 0)


def _leunt_op(gegevens: Gegevens, besluiten: Besluiten, bron: Dekking) -> Iterator[str]:
    """Afspraken and granted prioriteiten whose euros may come from a dekking."""
    for belofte in gegevens.scenario.wijkafspraken:
        if belofte.post is None and belofte.euro and belofte.dienst == bron.dienst:
            yield belofte.afspraak
    for prioriteit, variant in gegevens.varianten():
        if besluiten.keuze[prioriteit.prioriteit, variant.variant].waarde():
            soorten = (vraagsoort(prioriteit, variant, i) for i in variant.stadsinzet if i.euro)
            if any(bron in gegevens.dekkingen_voor(soort) for soort in soorten):
                yield prioriteit.prioriteit


def neem_over(van: Besluiten, naar: Besluiten) -> None:
    """Give the decisions of a larger model the values that the same decisions have in the law alone; the rest is 0."""
    _zet_alle(van.keuze, naar.keuze)
    _zet_alle(van.afspraak_fte, naar.afspraak_fte)
    _zet_alle(van.stroom, naar.stroom)
    _zet_alle(van.afspraak_stroom, naar.afspraak_stroom)
    eerder = {vraag.sleutel: rij for rij in van.rijen for vraag in rij.vragen}
    for rij in naar.rijen:
        zelfde = next(
            (eerder[vraag.sleutel] for vraag in rij.vragen if vraag.sleutel in eerder), Rij((), Som(), 0, False)
        )
        _zet_alle(zelfde.gebruikt, rij.gebruikt)
        if rij.deelbaar:
            _zet_alle(zelfde.fte, rij.fte)


def _zet_alle[Sleutel](van: dict[Sleutel, Som], naar: dict[Sleutel, Som]) -> None:
    for sleutel, som in naar.items():
        _zet(som, van[sleutel].waarde() if sleutel in van else 0)


def _zet(som: Som, waarde: int) -> None:
    """Set the one variable that a decision is; a constant needs nothing."""
    if len(som.termen) == 1 and som.termen[0][1] == 1:
        som.termen[0][0].setInitialValue(waarde)
