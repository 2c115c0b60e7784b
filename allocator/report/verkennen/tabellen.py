"""A sweep as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from allocator.report.tabel import Kolom, Soort, Tabel, Waarde
from allocator_models.result import Status
from allocator_models.scenario import HELE_DEEL_BP
from allocator_models.verkennen.front import Streven
from allocator_models.verkennen.robuust import Bron, Robuust, Robuustheid
from allocator_models.verkennen.rooster import Punt, Verkenning
from allocator_models.verkennen.uitkomst import PROMILLE, Uitkomst

STREEFNAAM = {
    Streven.SCORE: "Score",
    Streven.BEDIENING: "Laagste bediening",
    Streven.FLEX: "Flexibel",
}
BRONNAAM = {Bron.BUDGET: "Budgetten", Bron.SCORE: "Scores", Bron.FTE: "Fte"}
KNIE, OP_FRONT = "beste evenwicht", "ja"

_OORDEEL = {
    Status.BEWEZEN: "bewezen",
    Status.OPLOSSING: "nog te verbeteren",
    Status.ONMOGELIJK: "geen plan mogelijk",
    Status.ONBEKEND: "geen plan gevonden",
}


def waarden(uitkomst: Uitkomst) -> tuple[int | None, Fraction | None, Fraction | None]:
    """Return score (thousandths), least service and flex (fractions) of a point."""
    bediening, flex = uitkomst.laagste_bediening_promille, uitkomst.flexaandeel_bp
    return (
        uitkomst.score_duizendsten,
        None if bediening is None else Fraction(bediening, PROMILLE),
        None if flex is None else Fraction(flex, HELE_DEEL_BP),
    )


def puntentabel(verkenning: Verkenning, plaatsen: Iterable[int], titel: str) -> Tabel:
    """One row a point, in the order given: its values, what it gives, and whether it is on the front."""
    front = verkenning.front

    def rij(plaats: int) -> tuple[Waarde, ...]:
        punt = verkenning.punten[plaats]
        op_front = KNIE if plaats == front.knie else OP_FRONT if plaats in front.punten else ""
        return *punt.waarden, *_cijfers(punt.uitkomst), op_front

    return Tabel(
        (
            *(Kolom(as_.naam, breedte=16) for as_ in verkenning.assen),
            *_CIJFERKOLOMMEN,
            Kolom("Op het front", breedte=16),
        ),
        tuple(rij(plaats) for plaats in plaatsen),
        titel=titel,
        leeg="Geen van deze waarden geeft een plan.",
    )


_CIJFERKOLOMMEN = (
    Kolom(STREEFNAAM[Streven.SCORE], Soort.SCORE, 10),
    Kolom(STREEFNAAM[Streven.BEDIENING], Soort.DEEL, 11),
    Kolom(STREEFNAAM[Streven.FLEX], Soort.DEEL, 10),
    Kolom("Flex euro", Soort.EURO, 14),
    Kolom("Flex fte", Soort.FTE, 10),
    Kolom("Prioriteiten", Soort.AANTAL, 11),
    Kolom("Regels die weken", Soort.AANTAL, 10),
    Kolom("Oordeel", breedte=20),
)


def _cijfers(u: Uitkomst) -> tuple[Waarde, ...]:
    aantal = (len(u.keuzes), u.versoepelingen) if u.heeft_plan else (None, None)
    oordeel = _OORDEEL[u.status]
    return (
        *waarden(u),
        u.flex_euro,
        u.flex_honderdsten,
        *aantal,
        f"{oordeel}, tijd om" if u.tijdslimiet_geraakt else oordeel,
    )


def basistabel(verkenning: Verkenning) -> Tabel:
    """The scenario as it is, to hold the points against."""
    return Tabel(_CIJFERKOLOMMEN, (_cijfers(verkenning.basis),), titel="Het scenario zelf", filter=False)


def roosters(verkenning: Verkenning) -> list[Tabel]:
    """A table a figure, the first axis down and the second across; none unless there are two axes."""
    if len(verkenning.assen) != 2:
        return []
    return [
        _rooster(verkenning, STREEFNAAM[Streven.SCORE], Soort.SCORE, lambda u: waarden(u)[0]),
        _rooster(verkenning, STREEFNAAM[Streven.BEDIENING], Soort.DEEL, lambda u: waarden(u)[1]),
        _rooster(verkenning, STREEFNAAM[Streven.FLEX], Soort.DEEL, lambda u: waarden(u)[2]),
    ]


def _rooster(verkenning: Verkenning, titel: str, soort: Soort, cijfer: Callable[[Uitkomst], Waarde]) -> Tabel:
    omlaag, opzij = verkenning.assen
    breed = len(opzij.waarden)
    rijen: list[tuple[Waarde, ...]] = []
    for nummer, waarde in enumerate(omlaag.waarden):
        punten: tuple[Punt, ...] = verkenning.punten[nummer * breed : (nummer + 1) * breed]
        rijen.append((waarde, *(cijfer(punt.uitkomst) for punt in punten)))
    return Tabel(
        (Kolom(omlaag.naam, breedte=16), *(Kolom(f"{opzij.naam} {waarde}", soort, 13) for waarde in opzij.waarden)),
        tuple(rijen),
        titel=titel,
        filter=False,
    )


def robuusttabel(robuust: Robuustheid) -> Tabel:
    """One row a prioriteit: in which part of the draws it goes through, the surest first."""
    return Tabel(
        (
            Kolom("Prioriteit", breedte=12),
            Kolom("Naam", Soort.LANG, 44),
            Kolom("Wijk", breedte=18),
            Kolom("In het plan", breedte=11),
            Kolom("Index", Soort.DEEL, 9),
            *(Kolom(BRONNAAM[bron], Soort.DEEL, 11) for bron in Bron),
        ),
        tuple(_robuustrij(r) for r in robuust.prioriteiten),
        titel="Hoe vaak een prioriteit blijft",
        leeg="Er zijn geen prioriteiten.",
    )


def _robuustrij(r: Robuust) -> tuple[Waarde, ...]:
    return (
        r.prioriteit,
        r.naam,
        r.wijk,
        "ja" if r.toegekend else "nee",
        r.index,
        *(deel for _, deel in r.per_bron),
    )
