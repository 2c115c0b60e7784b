"""The floor under the wijken, as part of the goal wijkprioriteiten: recht, the best minimum z*, and the share of it.

See [vloer] in :mod:`allocator_models.jaarplan`. Values of money and hours together are in hundredths of a euro.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping
from functools import partial

from allocator_models.jaarplan.besluiten import Besluiten, maak_besluiten
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.model import Model, Som
from allocator_models.jaarplan.regels import voeg_wet_toe
from allocator_models.plan import Wijkrecht
from allocator_models.scenario import (
    HELE_DEEL_BP,
    AfhankelijkheidSoort,
    Gebondenheid,
    Prioriteit,
    Scenario,
)
from allocator_models.solver import Instellingen, solve

PROMILLE = 1000
AANDEEL_LAAGSTE, AANDEEL_HOOGSTE, AANDEEL_NOEMER = 8, 14, 10
"""With wijkvloer aandelen: between 80 and 140 % of a wijk's part of all recht."""


def toegekend_cent(gegevens: Gegevens, besluiten: Besluiten) -> Mapping[str, Som]:
    """Return the granted city value per wijk."""
    per_wijk: dict[str, Som] = {w.wijk: Som() for w in gegevens.scenario.wijken}
    for prioriteit, variant in gegevens.varianten():
        sleutel = prioriteit.prioriteit, variant.variant
        per_wijk[prioriteit.wijk].erbij(besluiten.keuze[sleutel], gegevens.variantwaarde_cent[sleutel])
    return per_wijk


def rechten(gegevens: Gegevens, instellingen: Instellingen) -> tuple[Wijkrecht, ...]:
    """Return every wijk's recht, from input alone."""
    scenario = gegevens.scenario
    gewicht = {w.wijk: w.inwoners * w.behoefte_duizendsten for w in scenario.wijken}
    totaal = sum(gewicht.values())
    te_verdelen = _te_verdelen_cent(gegevens)
    gevraagd: dict[str, int] = defaultdict(int)
    for prioriteit in scenario.prioriteiten:
        gevraagd[prioriteit.wijk] += grootste_cent(gegevens, prioriteit)
    uit = []
    for wijk in scenario.wijken:
        aandeel = gewicht[wijk.wijk] * te_verdelen // (100 * totaal) if totaal else 0
        gevraagd_euro = gevraagd[wijk.wijk] // 100
        hoogste = min(aandeel, gevraagd_euro)
        haalbaar = _haalbaar_euro(scenario, wijk.wijk, hoogste, instellingen) if hoogste else 0
        uit.append(Wijkrecht(wijk.wijk, aandeel, gevraagd_euro, haalbaar))
    return tuple(uit)


def grootste_cent(gegevens: Gegevens, prioriteit: Prioriteit) -> int:
    """Return the city value of the largest variant."""
    return max((gegevens.variantwaarde_cent[prioriteit.prioriteit, v.variant] for v in prioriteit.varianten), default=0)


def _te_verdelen_cent(gegevens: Gegevens) -> int:
    """G: what the diensten together can earmark, no more than is asked of each."""
    scenario = gegevens.scenario
    gevraagd: dict[str, int] = defaultdict(int)
    for prioriteit in scenario.prioriteiten:
        grootste: dict[str, int] = defaultdict(int)
        for variant in prioriteit.varianten:
            per_dienst: dict[str, int] = defaultdict(int)
            for inzet in variant.stadsinzet:
                per_dienst[inzet.dienst or ""] += gegevens.waarde_cent(inzet)
            for dienst, waarde in per_dienst.items():
                grootste[dienst] = max(grootste[dienst], waarde)
        for dienst, waarde in grootste.items():
            gevraagd[dienst] += waarde
    euro: dict[str, int] = defaultdict(int)
    uren: dict[str, int] = defaultdict(int)
    for posten in gegevens.bronnen.values():
        for post in posten:
            if post.gebondenheid is not Gebondenheid.JURIDISCH:
                euro[post.dienst] += post.lasten_euro
    for team in gegevens.teams:
        uren[team.dienst] += gegevens.capaciteit(team)
    for belofte in scenario.wijkafspraken:
        euro[belofte.dienst] -= belofte.euro
        uren[belofte.dienst] -= belofte.fte_honderdsten
    loonkosten = gegevens.spelregels.loonkosten_per_fte_euro
    return sum(
        min(gevraagd[d.dienst], 100 * max(0, euro[d.dienst]) + loonkosten * max(0, uren[d.dienst]))
        for d in scenario.diensten
    )


def _haalbaar_euro(scenario: Scenario, wijk: str, hoogste_euro: int, instellingen: Instellingen) -> int:
    """h_w: the greatest city value of the wijk's prioriteiten under the law alone; no further than ``hoogste_euro``."""
    gegevens = Gegevens(_alleen(scenario, wijk), alles_vast=True)
    model = Model("haalbaar")
    besluiten = maak_besluiten(model, gegevens)
    voeg_wet_toe(model, gegevens, besluiten)
    waarde = model.geheel("waarde", 100 * hoogste_euro)
    model.eis_hoogstens("vloer", waarde.min(toegekend_cent(gegevens, besluiten)[wijk]))
    model.streef_na(waarde, hoogste=True)
    uitslag = solve(model.problem, instellingen)
    # Nothing found within the time limit: leave it to the minimum over the wijken, rather than drop this wijk from it.
    return waarde.waarde() // 100 if uitslag.heeft_oplossing else hoogste_euro


def _alleen(scenario: Scenario, wijk: str) -> Scenario:
    """Return the scenario with the prioriteiten of one wijk, and elsewhere only what is toegezegd."""
    blijft = {q.prioriteit for q in scenario.prioriteiten if q.wijk == wijk or q.toegezegd}
    vereist = [b for b in scenario.afhankelijkheden if b.soort is AfhankelijkheidSoort.VEREIST]
    while weg := {b.prioriteit for b in vereist if b.prioriteit in blijft and b.andere not in blijft}:
        blijft -= weg
    return dataclasses.replace(
        scenario,
        prioriteiten=tuple(q for q in scenario.prioriteiten if q.prioriteit in blijft),
        afhankelijkheden=tuple(b for b in scenario.afhankelijkheden if b.prioriteit in blijft and b.andere in blijft),
    )


def voeg_minimum_toe(model: Model, gegevens: Gegevens, besluiten: Besluiten, recht: Mapping[str, int]) -> Som:
    """Add and return z: the least service of all wijken with a recht, in permille, to be made as great as can be."""
    toegekend = toegekend_cent(gegevens, besluiten)
    met_recht = [(toegekend[wijk], euro) for wijk, euro in recht.items() if euro]
    hoogste = min(10 * deel.bereik()[1] // euro for deel, euro in met_recht)
    minimum = model.volger("minimum", hoogste, lambda: min(10 * deel.waarde() // euro for deel, euro in met_recht))
    for deel, euro in met_recht:
        model.eis_minstens("vloer", deel.keer(10).erbij(minimum, -euro))
    return minimum


def houd_vloer(
    model: Model, gegevens: Gegevens, besluiten: Besluiten, recht: Mapping[str, int], z_promille: int
) -> None:
    """[vloer] Every wijk with a recht gets at least wijkvloer_deel of z*."""
    deel_bp = gegevens.spelregels.wijkvloer_deel_bp
    for wijk, deel in toegekend_cent(gegevens, besluiten).items():
        if recht.get(wijk):
            model.eis_minstens("vloer", deel, vloerwaarde_cent(recht[wijk], z_promille, deel_bp))


def vloerwaarde_cent(recht_euro: int, z_promille: int, deel_bp: int) -> int:
    """Return the least city value, in hundredths of a euro, that the floor asks for a wijk."""
    return -(-recht_euro * z_promille * deel_bp * 100 // (PROMILLE * HELE_DEEL_BP))


def voeg_aandelen_toe(model: Model, gegevens: Gegevens, besluiten: Besluiten, recht: Mapping[str, int]) -> Som:
    """Add and return the value by which wijken lie outside 80 to 140 % of their part, to be made as small as can be."""
    toegekend = {wijk: deel for wijk, deel in toegekend_cent(gegevens, besluiten).items() if recht.get(wijk)}
    alle_recht = sum(recht[wijk] for wijk in toegekend)
    alles = Som()
    for deel in toegekend.values():
        alles.erbij(deel)
    buiten = Som()
    for wijk, deel in toegekend.items():
        noemer = AANDEEL_NOEMER * alle_recht
        tekort = alles.keer(AANDEEL_LAAGSTE * recht[wijk]).erbij(deel, -noemer)
        teveel = deel.keer(noemer).erbij(alles, -AANDEEL_HOOGSTE * recht[wijk])
        afwijking = model.volger("aandeel", alles.bereik()[1], partial(_naar_boven, tekort, teveel, noemer))
        for meer in (tekort, teveel):
            model.eis_minstens("vloer", afwijking.keer(noemer).erbij(meer, -1))
        buiten.erbij(afwijking)
    return buiten


def _naar_boven(tekort: Som, teveel: Som, noemer: int) -> int:
    return max(0, -(-tekort.waarde() // noemer), -(-teveel.waarde() // noemer))
