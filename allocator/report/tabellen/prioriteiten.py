"""Each prioriteit with what became of it, and if nothing, what binds."""

from __future__ import annotations

from collections.abc import Iterable

from allocator.report.cijfers import Cijfers
from allocator.report.tabel import Kolom, Som, Soort, Tabel, Waarde
from allocator.report.zinnen import wat_bindt, wat_wel_kon
from allocator.workbook.planbladen import PrioriteitKop
from allocator_models.scenario import Inzet, Prioriteit, Variant, Verplicht

TOEGEKEND = "toegekend"
NIET_TOEGEKEND = "niet toegekend"

_KOLOMMEN = (
    Kolom(PrioriteitKop.PRIORITEIT, breedte=11),
    Kolom(PrioriteitKop.WIJK, breedte=15),
    Kolom(PrioriteitKop.NAAM, Soort.LANG, 40),
    Kolom(PrioriteitKop.THEMA, breedte=15),
    Kolom("Verplicht", breedte=10),
    Kolom(PrioriteitKop.UITKOMST, breedte=14),
    Kolom(PrioriteitKop.VARIANT, breedte=9),
    Kolom(PrioriteitKop.SCORE, Soort.SCORE, 8, Som()),
    Kolom(PrioriteitKop.EURO, Soort.EURO, 11, Som()),
    Kolom(PrioriteitKop.FTE, Soort.FTE, 8, Som()),
    Kolom("Euro van partners", Soort.EURO, 10, Som()),
    Kolom(PrioriteitKop.GEVRAAGDE_SCORE, Soort.SCORE, 9, Som()),
    Kolom(PrioriteitKop.GEVRAAGD_EURO, Soort.EURO, 11, Som()),
    Kolom(PrioriteitKop.GEVRAAGD_FTE, Soort.FTE, 9, Som()),
    Kolom(PrioriteitKop.WAT_BINDT, Soort.LANG, 60),
    Kolom(PrioriteitKop.VOORRANG, Soort.LANG, 60),
)


def plan_prioriteiten(cijfers: Cijfers) -> Tabel:
    """One row a prioriteit: what is granted, and the most that any of its varianten asks."""
    return Tabel(
        _KOLOMMEN,
        tuple(_rij(cijfers, q) for q in cijfers.scenario.prioriteiten),
        leeg="Er zijn geen prioriteiten.",
    )


def _rij(cijfers: Cijfers, prioriteit: Prioriteit) -> tuple[Waarde, ...]:
    keuze = cijfers.plan.keuze.get(prioriteit.prioriteit)
    variant = cijfers.scenario.variant[prioriteit.prioriteit, keuze] if keuze is not None else None
    binding = cijfers.bindingen.get(prioriteit.prioriteit)
    return (
        prioriteit.prioriteit,
        prioriteit.wijk,
        naam(prioriteit, variant),
        prioriteit.thema,
        _verplicht(prioriteit),
        NIET_TOEGEKEND if variant is None else TOEGEKEND,
        keuze,
        variant.score_duizendsten if variant else None,
        _euro(variant.stadsinzet) if variant else None,
        _fte(variant.stadsinzet) if variant else None,
        _euro(i for i in variant.inzet if i.partner) if variant else None,
        max(v.score_duizendsten for v in prioriteit.varianten),
        max(_euro(v.stadsinzet) for v in prioriteit.varianten),
        max(_fte(v.stadsinzet) for v in prioriteit.varianten),
        wat_bindt(binding) if binding else "",
        wat_wel_kon(binding, cijfers.scenario) if binding else "",
    )


def naam(prioriteit: Prioriteit, variant: Variant | None = None) -> str:
    """Return the name of a variant of a prioriteit (by default the first that has a name)."""
    namen = [variant.naam] if variant else []
    namen += [v.naam for v in prioriteit.varianten]
    return next((n for n in namen if n), prioriteit.prioriteit)


def _verplicht(prioriteit: Prioriteit) -> str:
    if prioriteit.toegezegd:
        return str(Verplicht.TOEGEZEGD)
    return str(Verplicht.JA if prioriteit.verplicht else Verplicht.NEE)


def _euro(inzet: Iterable[Inzet]) -> int:
    return sum(i.euro for i in inzet)


def _fte(inzet: Iterable[Inzet]) -> int:
    return sum(i.fte_honderdsten for i in inzet)
