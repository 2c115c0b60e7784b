"""The native charts, drawn from the cells of tables; ``None`` when these hold nothing but zeros."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.workbook import Workbook

from allocator.report.tabel import Blad, Soort, bereik
from allocator.workbook.palette import ACCENT, ACCENT_MIDDEN, GOUD, GRIJS, GRIJS_MIDDEN, INKT, LETTERTYPE, LIJN

BREEDTE, HOOGTE = 548, 330
_MILJOEN = 1_000_000


def diensten_grafiek(book: Workbook, blad: Blad) -> Chart | None:
    """Vast, flex and vervallen per dienst, stacked."""
    reeksen = (("Vast", ACCENT), ("Flex", ACCENT_MIDDEN), ("Vervallen", GOUD))
    return _gestapeld(book, blad, "Dienst", reeksen, "Vast, flexibel en vervallen per dienst")


_WIJKREEKSEN = (("Oormerk", ACCENT), ("Wijkafspraken", ACCENT_MIDDEN), ("Leefbaarheidsbudget", GOUD))


def wijken_grafiek(book: Workbook, blad: Blad) -> Chart | None:
    """What a plan adds to each wijk, beside the regular work that would dwarf it."""
    return _gestapeld(book, blad, "Naam", _WIJKREEKSEN, "Wat er per wijk bij komt")


def wijken_grafiek_met_regulier(book: Workbook, blad: Blad) -> Chart | None:
    """All that lands in each wijk, stacked by where it comes from."""
    return _gestapeld(book, blad, "Naam", (*_WIJKREEKSEN, ("Regulier", GRIJS_MIDDEN)), "Hoeveel landt in de wijk")


def was_wordt_grafiek(book: Workbook, blad: Blad, wie: str, koppen: tuple[str, str], titel: str) -> Chart | None:
    """What two columns hold, was and wordt, side by side."""
    reeksen = list(zip(koppen, (GRIJS_MIDDEN, ACCENT), strict=True))
    return _balken(book, blad, wie, reeksen, titel, soort={"type": "bar"})


_REEKSKLEUREN = (GRIJS_MIDDEN, ACCENT, GOUD, ACCENT_MIDDEN, INKT, GRIJS)


def naast_elkaar_grafiek(book: Workbook, blad: Blad, wie: str, koppen: Sequence[str], titel: str) -> Chart | None:
    """Columns of the first table side by side; their colours differ in lightness too, for who sees no colours."""
    reeksen = list(zip(koppen, cycle(_REEKSKLEUREN), strict=False))
    return _balken(book, blad, wie, reeksen, titel, soort={"type": "bar"})


def punten_grafiek(book: Workbook, blad: Blad, wie: str, koppen: Sequence[str], titel: str) -> Chart | None:
    """Columns of scores side by side."""
    reeksen = list(zip(koppen, (ACCENT, GOUD), strict=True))
    return _balken(book, blad, wie, reeksen, titel, soort={"type": "bar"}, schaal=("punten", "0.0"))


def _gestapeld(book: Workbook, blad: Blad, wie: str, reeksen: Sequence[tuple[str, str]], titel: str) -> Chart | None:
    return _balken(book, blad, wie, reeksen, titel, soort={"type": "bar", "subtype": "stacked"})


def _balken(
    book: Workbook,
    blad: Blad,
    wie: str,
    reeksen: Sequence[tuple[str, str]],
    titel: str,
    *,
    soort: dict[str, str],
    schaal: tuple[str, str] | None = None,
) -> Chart | None:
    """Draw the columns that hold anything; without any there is nothing to draw.

    ``schaal`` is the unit and how its numbers are written; without it they are euros.
    """
    tabel = blad.tabellen[0]
    reeksen = [(kop, kleur) for kop, kleur in reeksen if any(tabel.kolom(kop))]
    if not reeksen:
        return None
    grafiek = book.add_chart(soort)
    for kop, kleur in reeksen:
        grafiek.add_series(
            {
                "name": kop,
                "categories": f"={bereik(blad.naam, tabel, wie)}",
                "values": f"={bereik(blad.naam, tabel, kop)}",
                "fill": {"color": kleur},
                "gap": 45,
            }
        )
    eenheid, notatie = schaal or _schaal_van_euros(blad, reeksen)
    letter: dict[str, Any] = {"name": LETTERTYPE, "size": 9, "color": INKT}
    grafiek.set_title(
        {"name": f"{titel} ({eenheid})", "overlay": False, "name_font": letter | {"size": 12, "bold": True}}
    )
    grafiek.set_x_axis(
        {
            "num_format": notatie,
            "num_font": letter | {"color": GRIJS},
            "major_gridlines": {"visible": True, "line": {"color": LIJN, "width": 0.5}},
            "line": {"none": True},
        }
    )
    grafiek.set_y_axis(
        {"reverse": True, "crossing": "max", "num_font": letter, "line": {"color": LIJN}, "major_tick_mark": "none"}
    )
    grafiek.set_legend({"position": "bottom", "font": letter})
    grafiek.set_chartarea({"border": {"color": LIJN}})
    grafiek.set_size({"width": BREEDTE, "height": HOOGTE})
    return grafiek


def _schaal_van_euros(blad: Blad, reeksen: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Millions or thousands, whichever reads best."""
    tabel = blad.tabellen[0]
    hoogste = max((sum(w for w in rij if isinstance(w, int)) for rij in _waarden(blad, reeksen)), default=0)
    eenheid, notatie = ("€ miljoen", "#,##0.0,,") if hoogste >= _MILJOEN else ("€ 1.000", "#,##0,")
    if tabel.kolommen[tabel.plaats(reeksen[0][0])].soort is Soort.DUIZEND:  # the cells hold thousands already
        notatie = notatie.removesuffix(",")
    return eenheid, notatie


def _waarden(blad: Blad, reeksen: Sequence[tuple[str, str]]) -> list[tuple[object, ...]]:
    tabel = blad.tabellen[0]
    return list(zip(*(tabel.kolom(kop) for kop, _ in reeksen), strict=True))
