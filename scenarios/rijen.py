"""From a Scenario back to the rows of a workbook, so that a generated city can be written, mailed and loaded again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from allocator.workbook.schema import (
    AfhankelijkheidRij,
    AmbitieRij,
    DienstRij,
    DoelRij,
    GebiedRij,
    InzetRij,
    PostRij,
    PrioriteitRij,
    ProgrammaRij,
    ScenarioRij,
    TaakstellingRij,
    WijkafspraakRij,
    WijkRij,
    WijktoerekeningRij,
)
from allocator_models.scenario import HELE_DEEL_BP, Inzet, Post, Prioriteit, Scenario, Variant, Wijk
from allocator_models.spelregels import Spelregels


def rijen(scenario: Scenario) -> Mapping[str, Sequence[Any]]:
    """Return the rows by sheet from which the loader makes the same scenario.

    Raises:
        ValueError: the scenario has spelregels of its own, initiatieven or a basisplan, which no generated city has.
    """
    if scenario.spelregels != Spelregels() or scenario.initiatieven or scenario.basisplan is not None:
        raise ValueError("only the default spelregels, without initiatieven or basisplan, can be written")
    return _kader(scenario) | _geld(scenario) | _wijkwerk(scenario)


def _kader(scenario: Scenario) -> dict[str, Sequence[Any]]:
    return {
        "Scenario": [
            ScenarioRij(regel=regel, waarde=getattr(scenario, regel))
            for regel in ("naam", "jaar", "vraag", "begrotingsstand", "prijspeil", "herkomst")
        ],
        "Doelen": [
            DoelRij(rang=rang, doel=d.doel, tolerantie=Decimal(str(d.tolerantie)))
            for rang, d in enumerate(scenario.doelen, start=1)
        ],
        "Diensten": [
            DienstRij(dienst=d.dienst, naam=d.naam, flexdoel=_deel(d.flexdoel_bp), bandbreedte=_deel(d.bandbreedte_bp))
            for d in scenario.diensten
        ],
        "Programma's": [
            ProgrammaRij(programma=p.programma, naam=p.naam, portefeuillehouder=p.portefeuillehouder)
            for p in scenario.programmas
        ],
        "Wijken": [_wijk(w) for w in scenario.wijken],
        "Gebieden": [
            GebiedRij(gebied=gebied, wijk=wijk)
            for gebied, wijken in scenario.gebieden.items()
            for wijk in sorted(wijken)
        ],
    }


def _geld(scenario: Scenario) -> dict[str, Sequence[Any]]:
    return {
        "Begroting": [_post(p) for p in scenario.posten],
        "Taakstellingen": [
            TaakstellingRij(
                taakstelling=t.taakstelling,
                dienst=t.dienst,
                programma=t.programma,
                bedrag=t.bedrag_euro,
                aard=t.aard,
                geboekt_op=t.geboekt_op,
            )
            for t in scenario.taakstellingen
        ],
    }


def _wijkwerk(scenario: Scenario) -> dict[str, Sequence[Any]]:
    return {
        "Ambities": [AmbitieRij(ambitie=a.ambitie, wijk=a.wijk, naam=a.naam) for a in scenario.ambities],
        "Prioriteiten": [_variant(q, v) for q in scenario.prioriteiten for v in q.varianten],
        "Inzet": [_inzet(i) for q in scenario.prioriteiten for v in q.varianten for i in v.inzet],
        "Wijkafspraken": [
            WijkafspraakRij(
                afspraak=a.afspraak,
                wijk=a.wijk,
                dienst=a.dienst,
                post=a.post,
                fte=_fte(a.fte_honderdsten),
                euro=a.euro,
                naam=a.naam,
            )
            for a in scenario.wijkafspraken
        ],
        "Wijktoerekening": [
            WijktoerekeningRij(post=t.post, wijk=t.wijk, aandeel=_deel(t.aandeel_bp), sleutel=t.sleutel)
            for t in scenario.wijktoerekening
        ],
        "Afhankelijkheden": [
            AfhankelijkheidRij(prioriteit=a.prioriteit, soort=a.soort, andere=a.andere)
            for a in scenario.afhankelijkheden
        ],
    }


def _wijk(wijk: Wijk) -> WijkRij:
    return WijkRij(
        wijk=wijk.wijk,
        naam=wijk.naam,
        inwoners=wijk.inwoners,
        behoefte=_duizendsten(wijk.behoefte_duizendsten),
        krachtwijk=wijk.krachtwijk,
        leefbaarheidsbudget=wijk.leefbaarheidsbudget_euro,
        leefbaarheidspost=wijk.leefbaarheidspost,
        strippenkaart_uren=wijk.strippenkaart_uren,
        mag_afgeven=wijk.mag_afgeven,
    )


def _post(post: Post) -> PostRij:
    return PostRij(
        post=post.post,
        dienst=post.dienst,
        programma=post.programma,
        omschrijving=post.omschrijving,
        kostensoort=post.kostensoort,
        lasten=post.lasten_euro,
        baten=post.baten_euro,
        baten_vervallen=None if post.baten_vervallen_bp is None else _deel(post.baten_vervallen_bp),
        fte=_fte(post.fte_honderdsten),
        bezetting=_fte(post.bezetting_honderdsten),
        fte_gebonden=_fte(post.fte_gebonden_honderdsten),
        vrij_vanaf=post.vrij_vanaf,
        aard=post.aard,
        gebondenheid=post.gebondenheid,
        gebonden_tot=post.gebonden_tot,
        onderbouwing=post.onderbouwing,
        stap=post.stap_euro,
        waarde=_duizendsten(post.waarde_duizendsten),
        gebied=post.gebied,
        functie=post.functie,
        oormerkbaar=post.oormerkbaar,
    )


def _variant(prioriteit: Prioriteit, variant: Variant) -> PrioriteitRij:
    return PrioriteitRij(
        prioriteit=variant.prioriteit,
        variant=variant.variant,
        wijk=prioriteit.wijk,
        naam=variant.naam,
        ambitie=prioriteit.ambitie,
        thema=prioriteit.thema,
        score=_duizendsten(variant.score_duizendsten),
        verplicht=variant.verplicht,
    )


def _inzet(inzet: Inzet) -> InzetRij:
    return InzetRij(
        prioriteit=inzet.prioriteit,
        variant=inzet.variant,
        dienst=inzet.dienst,
        programma=inzet.programma,
        functie=inzet.functie,
        fte=_fte(inzet.fte_honderdsten),
        euro=inzet.euro,
        aard=inzet.aard,
        partner=inzet.partner,
    )


def _fte(honderdsten: int) -> Decimal:
    return Decimal(honderdsten) / 100


def _duizendsten(duizendsten: int) -> Decimal:
    return Decimal(duizendsten) / 1000


def _deel(bp: int) -> Decimal:
    return Decimal(bp) / HELE_DEEL_BP
