"""The law of the jaarplan: one function a rule, each under the tag that the mathematics gives it.

See :mod:`allocator_models.jaarplan` for sets, parameters and variables.
"""

from __future__ import annotations

import math
from collections import defaultdict

from allocator_models.jaarplan.besluiten import Besluiten, Val
from allocator_models.jaarplan.gegevens import Dekking, Gegevens, Vraagsoort, eenheden
from allocator_models.jaarplan.model import Model, Som, som
from allocator_models.scenario import (
    Aard,
    AfhankelijkheidSoort,
    Inzet,
    Post,
    Prioriteit,
    Taakstelling,
    Variant,
)


def voeg_wet_toe(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> None:
    """Add every rule of the law to the model."""
    afspraak(model, gegevens, besluiten)
    capaciteit(model, gegevens, besluiten)
    dekking(model, gegevens, besluiten)
    structureel(model, gegevens)
    vervallen(model, gegevens, besluiten)
    variant(model, gegevens, besluiten)


def afspraak(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> None:
    """[afspraak] Every wijkafspraak gets hours from teams that serve its wijk, and euros from the post it names.

    The euros of one that names no post come from dekkingen: :func:`dekking`.
    """
    for belofte in gegevens.scenario.wijkafspraken:
        if belofte.fte_honderdsten == 0:
            continue
        delen = Som()
        teams = gegevens.teams_voor_afspraak(belofte)
        for team in teams:
            deel = (
                Som(constante=belofte.fte_honderdsten)
                if len(teams) == 1
                else model.geheel("afspraak", min(belofte.fte_honderdsten, gegevens.capaciteit(team)))
            )
            besluiten.afspraak_fte[belofte.afspraak, team.post] = deel
            delen.erbij(deel)
        model.eis_gelijk("afspraak", delen, belofte.fte_honderdsten)
    for naam, euro in sorted(gegevens.afspraak_euro.items()):
        post = gegevens.scenario.post[naam]
        if euro > gegevens.gebonden_euro(post):
            weg = Som().erbij(besluiten.flex.get(naam, Som())).erbij(besluiten.vervallen(naam))
            model.eis_hoogstens("afspraak", weg, post.lasten_euro - euro)


def capaciteit(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> None:
    """[capaciteit] A row gets exactly its hours; a team gives afspraak + oormerk + flex ≤ what it can give."""
    gegeven: dict[str, Som] = defaultdict(Som)
    for rij in besluiten.rijen:
        if len(rij.fte) != 1:
            model.eis_gelijk("capaciteit", som(rij.fte.values()).erbij(rij.nodig, -1))
        for team, deel in rij.fte.items():
            gegeven[team].erbij(deel)
    for (_, team), deel in besluiten.afspraak_fte.items():
        gegeven[team].erbij(deel)
    for post in gegevens.teams:
        gebruikt = gegeven[post.post].erbij(besluiten.flex_fte.get(post.post, Som()))
        if gebruikt.termen or gebruikt.constante:
            binnen = gebruikt.min(besluiten.extra_fte.get(post.post, Som()))
            model.eis_hoogstens("capaciteit", binnen, gegevens.capaciteit(post))
        weg = besluiten.vervallen_fte.get(post.post)
        if weg is not None:
            over = post.fte_honderdsten - post.fte_gebonden_honderdsten
            model.eis_hoogstens("splitsing", Som().erbij(gebruikt).erbij(weg), over)


def dekking(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> None:
    """[dekking] Earmarked euros come from dekkingen that may meet them, within what these hold.

    Asks that the same dekkingen may meet are counted together; :mod:`.uitkomst` divides them over the rows again.
    """
    gewoon: dict[Dekking, Som] = defaultdict(Som)
    alles: dict[Dekking, Som] = defaultdict(Som)
    toegezegd: set[Dekking] = set()
    for soort, gevraagd in sorted(_vraag(gegevens, besluiten).items(), key=_soort_sleutel):
        stromen = _stromen(model, gegevens.dekkingen_voor(soort), gevraagd)
        for bron, stroom in stromen.items():
            besluiten.stroom[soort, bron] = stroom
            alles[bron].erbij(stroom)
            if soort.toegezegd:
                toegezegd.add(bron)
            else:
                gewoon[bron].erbij(stroom)
    for dienst, euro in sorted(_afspraken_zonder_post(gegevens).items()):
        bronnen = tuple(k for k in gegevens.bronnen if k.dienst == dienst)
        for bron, stroom in _stromen(model, bronnen, Som(constante=euro)).items():
            besluiten.afspraak_stroom[dienst, bron] = stroom
            alles[bron].erbij(stroom)
            gewoon[bron].erbij(stroom)
    for bron, posten in gegevens.bronnen.items():
        if gewoon[bron].termen or gewoon[bron].constante:
            model.eis_hoogstens("dekking", gewoon[bron].min(_vrije_voorraad(gegevens, besluiten, posten)))
        if bron in toegezegd:
            model.eis_hoogstens("dekking", alles[bron].min(_hele_voorraad(gegevens, besluiten, posten)))


def _soort_sleutel(paar: tuple[Vraagsoort, Som]) -> tuple[str, str, str, bool]:
    soort = paar[0]
    return soort.dienst, soort.programma or "", soort.aard, soort.toegezegd


def _vraag(gegevens: Gegevens, besluiten: Besluiten) -> dict[Vraagsoort, Som]:
    """Σ euro_i · x_v per kind of ask."""
    vraag: dict[Vraagsoort, Som] = defaultdict(Som)
    for prioriteit, mogelijkheid in gegevens.varianten():
        keuze = besluiten.keuze[prioriteit.prioriteit, mogelijkheid.variant]
        for inzet in mogelijkheid.stadsinzet:
            if inzet.euro:
                vraag[vraagsoort(prioriteit, mogelijkheid, inzet)].erbij(keuze, inzet.euro)
    return vraag


def vraagsoort(prioriteit: Prioriteit, mogelijkheid: Variant, inzet: Inzet) -> Vraagsoort:
    """Return the kind of ask that an inzet row is."""
    toegezegd = prioriteit.toegezegd is mogelijkheid
    return Vraagsoort(inzet.dienst or "", inzet.programma, inzet.aard, toegezegd)


def _afspraken_zonder_post(gegevens: Gegevens) -> dict[str, int]:
    euro: dict[str, int] = defaultdict(int)
    for belofte in gegevens.scenario.wijkafspraken:
        if belofte.post is None and belofte.euro:
            euro[belofte.dienst] += belofte.euro
    return euro


def _stromen(model: Model, bronnen: tuple[Dekking, ...], gevraagd: Som) -> dict[Dekking, Som]:
    """Divide what is asked over its dekkingen; a single one needs no variable."""
    if len(bronnen) == 1:
        return {bronnen[0]: gevraagd}
    hoogste = gevraagd.constante + sum(c for _, c in gevraagd.termen)
    stromen = {bron: model.geheel("stroom", hoogste) for bron in bronnen}
    model.eis_gelijk("dekking", som(stromen.values()).erbij(gevraagd, -1))
    return stromen


def _vrije_voorraad(gegevens: Gegevens, besluiten: Besluiten, posten: tuple[Post, ...]) -> Som:
    """Σ vast_p − max(j_p, e_p): what any ask may draw on."""
    bezet = {p.post: max(gegevens.afspraak_euro.get(p.post, 0), gegevens.juridisch_euro(p)) for p in posten}
    return _vast(besluiten, posten).min(Som(constante=sum(bezet.values())))


def _hele_voorraad(gegevens: Gegevens, besluiten: Besluiten, posten: tuple[Post, ...]) -> Som:
    """Σ vast_p − e_p: what is toegezegd may draw on what is juridisch as well."""
    return _vast(besluiten, posten).min(Som(constante=sum(gegevens.afspraak_euro.get(p.post, 0) for p in posten)))


def _vast(besluiten: Besluiten, posten: tuple[Post, ...]) -> Som:
    """Σ vast_p."""
    eerste = posten[0]
    extra = besluiten.extra_euro.get(Dekking(eerste.dienst, eerste.programma, eerste.aard), Som())
    vast = Som(constante=sum(p.lasten_euro for p in posten)).erbij(extra)
    for post in posten:
        vast.erbij(besluiten.flex.get(post.post, Som()), -1).erbij(besluiten.vervallen(post.post), -1)
    return vast


def structureel(model: Model, gegevens: Gegevens) -> None:
    """[structureel] A row of aard S has no variable for a team or a dekking of aard I, so nothing has to be added."""
    for _, mogelijkheid in gegevens.varianten():
        for inzet in mogelijkheid.stadsinzet:
            if inzet.aard is Aard.STRUCTUREEL:
                model.door_grenzen("structureel")


def vervallen(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> None:
    """[vervallen] A drop counts for one taakstelling, with its baten and its hours, and no further than asked."""
    for (naam, voor), val in besluiten.val.items():
        _val_telt(model, gegevens.scenario.post[naam], val)
        besluiten.saldo.setdefault(voor, Som()).erbij(val.saldo)
    for taakstelling in gegevens.scenario.taakstellingen:
        _niet_verder(model, gegevens, besluiten, taakstelling)
    for naam in dict.fromkeys(naam for naam, _ in besluiten.val):
        vallen = besluiten.vallen_van(naam)
        if len(vallen) > 1:
            model.eis_hoogstens("vervallen", som(val.telt for val in vallen), 1)
        _uren_vallen_mee(model, gegevens, besluiten, gegevens.scenario.post[naam])


def _val_telt(model: Model, post: Post, val: Val) -> None:
    """Euros only with δ, and δ only when something drops; baten pro rata, rounded up."""
    stap = eenheden(post)
    kleinste = stap.rest or stap.stap
    for variabele, _ in val.euro.termen:
        deel = Som([(variabele, 1)])
        model.eis_hoogstens("vervallen", deel.min(val.telt.keer(deel.bereik()[1])))
    model.eis_minstens("vervallen", val.euro.min(val.telt.keer(kleinste)))
    if post.baten_euro and post.baten_vervallen_bp is None:
        deler = math.gcd(post.lasten_euro, post.baten_euro)
        lasten, baten = post.lasten_euro // deler, post.baten_euro // deler
        over = val.baten.keer(lasten).erbij(val.euro, -baten)
        model.eis_minstens("vervallen", over)
        model.eis_hoogstens("vervallen", over, lasten - 1)


def _niet_verder(model: Model, gegevens: Gegevens, besluiten: Besluiten, taakstelling: Taakstelling) -> None:
    """Σ saldo ≤ bedrag + s − 1 for every unit s that drops: of a post, and of its remainder."""
    som_saldo = besluiten.saldo.get(taakstelling.taakstelling)
    if som_saldo is None:
        return
    grootste = max(eenheden(gegevens.scenario.post[p]).stap for p, k in besluiten.val if k == taakstelling.taakstelling)
    laagste, hoogste = som_saldo.bereik()
    hoogste = min(hoogste, taakstelling.bedrag_euro + grootste - 1)
    saldo = model.volger("saldo", hoogste, som_saldo.waarde, laagste)
    model.eis_gelijk("vervallen", saldo.min(som_saldo))
    besluiten.saldo[taakstelling.taakstelling] = saldo
    for (naam, voor), val in besluiten.val.items():
        if voor != taakstelling.taakstelling:
            continue
        stap = eenheden(gegevens.scenario.post[naam])
        for eenheid, valt in ((stap.stap, val.telt), (stap.rest, val.rest)):
            grens = taakstelling.bedrag_euro + eenheid - 1
            if eenheid and valt.termen and hoogste > grens:
                ruimte = valt.keer(hoogste - grens)
                model.eis_hoogstens("vervallen", Som().erbij(saldo).erbij(ruimte), hoogste)


def _uren_vallen_mee(model: Model, gegevens: Gegevens, besluiten: Besluiten, post: Post) -> None:
    """Who saves the salary loses the hands; an occupied post drops at most from its date on."""
    weg = besluiten.vervallen(post.post)
    if post.fte_honderdsten:
        uren = besluiten.vervallen_fte.get(post.post, Som())
        model.eis_minstens("vervallen", uren.keer(post.lasten_euro).erbij(weg, -post.fte_honderdsten))
    dagen = gegevens.vrij_dagen(post)
    if dagen is not None:
        model.eis_hoogstens("vervallen", weg, post.lasten_euro * dagen // gegevens.scenario.dagen_in_jaar)


def variant(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> None:
    """[variant] One variant at most, what it needs and excludes, and no confetti."""
    scenario = gegevens.scenario
    for prioriteit in scenario.prioriteiten:
        if len(prioriteit.varianten) > 1 and prioriteit.toegezegd is None:
            model.eis_hoogstens("variant", besluiten.toekenning(prioriteit), 1)
        else:
            model.door_grenzen("variant")
    for band in scenario.afhankelijkheden:
        ene = besluiten.toekenning(scenario.prioriteit[band.prioriteit])
        andere = besluiten.toekenning(scenario.prioriteit[band.andere])
        if band.soort is AfhankelijkheidSoort.VEREIST:
            model.eis_hoogstens("variant", ene.min(andere))
        else:
            model.eis_hoogstens("variant", ene.erbij(andere), 1)
    for rij in besluiten.rijen:
        for team, deel in rij.fte.items():
            if rij.deelbaar and team in rij.gebruikt:
                model.eis_minstens("variant", deel.min(rij.gebruikt[team].keer(rij.minste)))
                model.eis_hoogstens("variant", deel.min(rij.gebruikt[team].keer(rij.meeste)))
            else:
                model.door_grenzen("variant")
