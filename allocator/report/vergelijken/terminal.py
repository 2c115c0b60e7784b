"""A comparison in the terminal: in sentences, then what differs, the first rows of each table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from allocator.report.tabel import Tabel
from allocator.report.tabelterminal import toon_tabel
from allocator.report.vergelijken import tabellen
from allocator.report.vergelijken.gegevens import Planverschil, Vergelijking
from allocator.report.vergelijken.zinnen import gelijkzin, hoofdzinnen

_MEESTE_RIJEN = 15
_PRIORITEITEN = ("Prioriteit", "Naam", "Wat er verandert", "Euro S erbij", "Euro I erbij", "Fte erbij", "Besluit")
_POSTEN = ("Post", "Omschrijving", "Vast was", "Vast wordt", "Flex was", "Flex wordt", "Vervallen wordt", "Besluit")
_GROEPEN = ("Lasten was", "Lasten wordt", "Voordeel S", "Voordeel I", "Flex was", "Flex wordt", "Fte was", "Fte wordt")
_WIJKEN = ("Wijk", "Landt was", "Landt wordt", "Voordeel", "Fte erbij", "Bediening was", "Bediening wordt")
"""The columns that a terminal has room for."""


def toon_vergelijking(v: Vergelijking) -> Iterator[RenderableType]:
    """Yield what `vergelijk` shows of one comparison; that nothing differs is one line."""
    if v.gelijk:
        yield gelijkzin(v)
        return
    yield Text(f"{v.was} (was) en {v.wordt} (wordt)", style="bold")
    yield from (f"• {zin}" for zin in hoofdzinnen(v))
    if v.invoer:
        yield from _afgekapt(tabellen.invoertabel(v.invoer))
    if v.plan is not None and v.plan.besluiten:
        yield from _besluiten(v.plan)
        yield from _groepen(v.plan)


def _besluiten(plan: Planverschil) -> Iterator[RenderableType]:
    for tabel in (
        _kolommen(tabellen.prioriteitentabel(plan), _PRIORITEITEN),
        _kolommen(tabellen.postentabel(plan), _POSTEN),
        tabellen.afsprakentabel(plan),
        tabellen.taakstellingentabel(plan),
    ):
        if tabel.rijen:
            yield from _afgekapt(tabel)


def _groepen(plan: Planverschil) -> Iterator[RenderableType]:
    for wie, kop, titel in (
        (plan.diensten, "Dienst", "Per dienst"),
        (plan.programmas, "Programma", "Per programma"),
        (plan.portefeuilles, "Portefeuillehouder", "Per portefeuillehouder"),
    ):
        anders = [g for g in wie if g.verandert]
        if anders:
            tabel = tabellen.groepentabel(anders, kop, titel)
            yield from _afgekapt(_kolommen(tabel, (kop, *_GROEPEN)))
    wijken = [w for w in plan.wijken if w.verandert]
    if wijken:
        yield from _afgekapt(_kolommen(tabellen.wijkentabel(wijken), _WIJKEN))


def _kolommen(tabel: Tabel, koppen: Sequence[str]) -> Tabel:
    plekken = [tabel.plaats(kop) for kop in koppen]
    return Tabel(
        tuple(tabel.kolommen[p] for p in plekken),
        tuple(tuple(rij[p] for p in plekken) for rij in tabel.rijen),
        titel=tabel.titel,
        leeg=tabel.leeg,
    )


def _afgekapt(tabel: Tabel) -> Iterator[RenderableType]:
    yield toon_tabel(tabel, hoogstens=_MEESTE_RIJEN)
    over = len(tabel.rijen) - _MEESTE_RIJEN
    if over > 0:
        yield f"En nog {over} andere: met --uit komen ze allemaal in een werkmap."
