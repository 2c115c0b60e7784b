"""Per dienst, per programma and per portefeuillehouder: what stays, what is flexible and what drops."""

from __future__ import annotations

from collections import defaultdict

from allocator.report.cijfers import Cijfers, Dienstcijfers, Programmacijfers
from allocator.report.tabel import Kolom, Som, Soort, Tabel, Verhouding, Waarde
from allocator.report.zinnen import band, datum, papieren_flex

_DIENSTKOLOMMEN = (
    Kolom("Dienst", breedte=10),
    Kolom("Naam", Soort.LANG, 30),
    Kolom("Lasten", Soort.EURO, 13, Som()),
    Kolom("Vast", Soort.EURO, 13, Som()),
    Kolom("Flex", Soort.EURO, 12, Som()),
    Kolom("Vervallen", Soort.EURO, 12, Som()),
    Kolom("Flex van alle lasten", Soort.DEEL, 9, Verhouding("Flex", "Lasten")),
    Kolom("Grondslag", Soort.EURO, 13, Som()),
    Kolom("Flex in grondslag", Soort.EURO, 12, Som()),
    Kolom("Vervallen in grondslag", Soort.EURO, 11, Som()),
    Kolom(
        "Flex van grondslag",
        Soort.DEEL,
        10,
        Verhouding("Flex in grondslag", "Grondslag", "Vervallen in grondslag"),
    ),
    Kolom("Fte", Soort.FTE, 10, Som()),
    Kolom("Fte vast", Soort.FTE, 10, Som()),
    Kolom("Fte flex", Soort.FTE, 9, Som()),
    Kolom("Fte vervallen", Soort.FTE, 9, Som()),
    Kolom("Flex van fte", Soort.DEEL, 8, Verhouding("Fte flex", "Fte", "Fte vervallen")),
    Kolom("Flexdoel", Soort.DEEL, 8),
    Kolom("Band", Soort.LANG, 18, goed="gehaald"),
    Kolom("Flexibiliteit alleen op papier", Soort.LANG, 15, goed=""),
    Kolom("Flexdoel haalbaar", Soort.LANG, 16),
)


def plan_diensten(cijfers: Cijfers) -> Tabel:
    """One row a dienst."""
    return Tabel(
        _DIENSTKOLOMMEN, tuple(_dienstrij(d) for d in cijfers.diensten), leeg="Er zijn geen diensten.", filter=True
    )


def _dienstrij(d: Dienstcijfers) -> tuple[Waarde, ...]:
    return (
        d.dienst,
        d.naam,
        d.lasten_euro,
        d.vast_euro,
        d.flex_euro,
        d.vervallen_euro,
        d.flexaandeel_lasten,
        d.grondslag_euro,
        d.flex_grondslag_euro,
        d.vervallen_grondslag_euro,
        d.flexaandeel,
        d.fte_honderdsten,
        d.vast_honderdsten,
        d.flex_honderdsten,
        d.vervallen_honderdsten,
        d.flexaandeel_fte,
        d.flexdoel_bp / 10_000,
        band(d.buiten_band_euro, d.buiten_band_honderdsten),
        papieren_flex(d.flex_euro, d.flex_honderdsten),
        flexdoel_haalbaar(d),
    )


def flexdoel_haalbaar(d: Dienstcijfers) -> str:
    """Say from when the ties of a dienst leave enough euros for its flexdoel."""
    if d.flexdoel_haalbaar:
        return "dit jaar"
    return f"vanaf {datum(d.flexdoel_vanaf)}" if d.flexdoel_vanaf else "geen datum bekend"


_GELDKOLOMMEN = (
    Kolom("Lasten", Soort.EURO, 14, Som()),
    Kolom("Baten", Soort.EURO, 14, Som()),
    Kolom("Vast", Soort.EURO, 14, Som()),
    Kolom("Flex", Soort.EURO, 13, Som()),
    Kolom("Vervallen", Soort.EURO, 12, Som()),
    Kolom("Baten vervallen", Soort.EURO, 12, Som()),
    Kolom("Oormerk", Soort.EURO, 13, Som()),
    Kolom("Wijkafspraken", Soort.EURO, 13, Som()),
    Kolom("Fte", Soort.FTE, 10, Som()),
    Kolom("Fte flex", Soort.FTE, 9, Som()),
    Kolom("Fte vervallen", Soort.FTE, 9, Som()),
    Kolom("Fte oormerk", Soort.FTE, 9, Som()),
    Kolom("Fte afspraken", Soort.FTE, 9, Som()),
)


def plan_programmas(cijfers: Cijfers) -> Tabel:
    """One row a programma."""
    return Tabel(
        (
            Kolom("Programma", breedte=12),
            Kolom("Naam", breedte=36),
            Kolom("Portefeuillehouder", breedte=22),
            *_GELDKOLOMMEN,
        ),
        tuple(
            (p.programma.programma, p.programma.naam, p.programma.portefeuillehouder, *_bedragen(p))
            for p in cijfers.programmas
        ),
        leeg="Er zijn geen programma's.",
    )


def plan_portefeuilles(cijfers: Cijfers) -> Tabel:
    """One row a portefeuillehouder."""
    groepen: dict[str, list[Programmacijfers]] = defaultdict(list)
    for p in cijfers.programmas:
        groepen[p.programma.portefeuillehouder or "(niet ingevuld)"].append(p)
    return Tabel(
        (Kolom("Aantal", Soort.AANTAL), Kolom("Portefeuillehouder"), Kolom("Programma's"), *_GELDKOLOMMEN),
        tuple(
            (
                len(groep),
                naam,
                ", ".join(p.programma.programma for p in groep),
                *(sum(kolom) for kolom in zip(*(_bedragen(p) for p in groep), strict=True)),
            )
            for naam, groep in sorted(groepen.items())
        ),
        titel="Per portefeuillehouder",
        leeg="Er zijn geen portefeuillehouders.",
    )


def _bedragen(p: Programmacijfers) -> tuple[int, ...]:
    return (
        p.lasten_euro,
        p.baten_euro,
        p.vast_euro,
        p.flex_euro,
        p.vervallen_euro,
        p.baten_vervallen_euro,
        p.oormerk_euro,
        p.afspraak_euro,
        p.fte_honderdsten,
        p.flex_honderdsten,
        p.vervallen_honderdsten,
        p.oormerk_honderdsten,
        p.afspraak_honderdsten,
    )
