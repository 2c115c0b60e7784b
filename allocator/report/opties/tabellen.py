"""Opties side by side, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from allocator.report.cijfers import Cijfers
from allocator.report.opties.zinnen import hoe, naam
from allocator.report.tabel import Kolom, Soort, Tabel, Waarde
from allocator.report.tabellen.prioriteiten import naam as naam_van_prioriteit
from allocator_models.alternatieven.uitkomst import Kern, Optie, Opties

ZEKER, IN_ALLE, IN_GEEN = "zeker", "in alle getoonde opties", "in geen"


@dataclass(frozen=True)
class Kolomoptie:
    """An optie that is shown, with the figures of its plan."""

    optie: Optie
    cijfers: Cijfers

    @property
    def naam(self) -> str:
        """The name as it is shown."""
        return naam(self.optie)


def kolomopties(opties: Opties) -> list[Kolomoptie]:
    """Return the opties with their figures, in order."""
    return [Kolomoptie(optie, Cijfers(optie.jaarplan.scenario, optie.plan)) for optie in opties.opties]


def overzicht(kolommen: Sequence[Kolomoptie]) -> Tabel:
    """One row an optie: what it gives up, what it grants, and what stays free."""
    return Tabel(
        (
            Kolom("Optie", breedte=26),
            Kolom("Herkomst", breedte=12),
            Kolom("Score", Soort.SCORE, 9),
            Kolom("Geeft op", Soort.DEEL, 9),
            Kolom("Prioriteiten", Soort.AANTAL, 11),
            Kolom("Euro", Soort.EURO, 12),
            Kolom("Fte", Soort.FTE, 8),
            Kolom("Laagste bediening", Soort.DEEL, 10),
            Kolom("Flex euro", Soort.EURO, 13),
            Kolom("Flex fte", Soort.FTE, 9),
        ),
        tuple(_overzichtrij(kolom) for kolom in kolommen),
        titel="De opties naast elkaar",
    )


def _overzichtrij(kolom: Kolomoptie) -> tuple[Waarde, ...]:
    optie, cijfers = kolom.optie, kolom.cijfers
    bediening = [wijk.bediening for wijk in cijfers.wijken if wijk.bediening is not None]
    return (
        kolom.naam,
        hoe(optie),
        optie.score_duizendsten,
        Fraction(optie.grens_duizendsten - optie.score_duizendsten, max(1, optie.grens_duizendsten)),
        len(optie.plan.keuzes),
        sum(wijk.oormerk_euro for wijk in cijfers.wijken),
        sum(wijk.oormerk_honderdsten for wijk in cijfers.wijken),
        min(bediening, default=None),
        cijfers.stad.flex_euro,
        cijfers.stad.flex_honderdsten,
    )


def afstanden(kolommen: Sequence[Kolomoptie]) -> Tabel:
    """How far every two opties lie apart, in euros."""
    return Tabel(
        (Kolom("Optie", breedte=26), *(Kolom(k.naam, Soort.EURO, 14) for k in kolommen)),
        tuple((rij.naam, *(rij.optie.afstand_euro.get(k.optie.naam) for k in kolommen)) for rij in kolommen),
        titel="Hoe ver de opties uit elkaar liggen (€): wat de ene wel toekent en de andere niet",
        filter=False,
    )


def prioriteiten(opties: Opties, kolommen: Sequence[Kolomoptie]) -> Tabel:
    """One row a prioriteit: which variant each optie grants, and how firm it is."""
    kern = {k.prioriteit: k for k in opties.kern}
    return Tabel(
        (
            Kolom("Prioriteit", breedte=11),
            Kolom("Wijk", breedte=15),
            Kolom("Naam", Soort.LANG, 40),
            Kolom("Hoe vast", breedte=24),
            *(Kolom(k.naam, breedte=14) for k in kolommen),
        ),
        tuple(
            (
                q.prioriteit,
                q.wijk,
                naam_van_prioriteit(q),
                kernwoord(kern[q.prioriteit]),
                *(k.optie.plan.keuze.get(q.prioriteit) for k in kolommen),
            )
            for q in opties.scenario.prioriteiten
        ),
        titel="Welke prioriteit in welke optie, met haar variant",
        leeg="Er zijn geen prioriteiten.",
    )


def kernwoord(kern: Kern) -> str:
    """How firm a prioriteit is, in words."""
    if kern.zeker:
        return ZEKER
    if kern.in_alle:
        return IN_ALLE
    return f"in {kern.in_opties} van {kern.van_opties}" if kern.in_opties else IN_GEEN


def wijken(opties: Opties, kolommen: Sequence[Kolomoptie]) -> Tabel:
    """One row a wijk: the value of what each optie grants it, in euros and hours × loonkosten."""
    per_optie: list[Mapping[str, int]] = [
        {wijk.wijk.wijk: wijk.waarde_cent // 100 for wijk in kolom.cijfers.wijken} for kolom in kolommen
    ]
    return Tabel(
        (Kolom("Wijk", breedte=20), *(Kolom(k.naam, Soort.EURO, 14) for k in kolommen)),
        tuple((wijk.naam, *(waarden.get(wijk.wijk) for waarden in per_optie)) for wijk in opties.scenario.wijken),
        titel="Wat prioriteiten per wijk aan geld en uren krijgen (€)",
        leeg="Er zijn geen wijken.",
    )
