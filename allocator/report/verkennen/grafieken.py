"""The native charts of a sweep: the front, what one axis does, and the index."""

from __future__ import annotations

from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.workbook import Workbook

from allocator.report.excel.grafieken import BREEDTE, HOOGTE
from allocator.report.tabel import Blad, bereik, bladnaam
from allocator.report.verkennen.tabellen import KNIE, STREEFNAAM
from allocator.workbook.palette import ACCENT, GOUD, GRIJS_MIDDEN, INKT, LETTERTYPE, LIJN
from allocator.workbook.planbladen import KOPRIJ
from allocator.workbook.stored import kolomletters
from allocator_models.verkennen.front import Streven
from allocator_models.verkennen.rooster import Verkenning

_SCORE, _FLEX, _BEDIENING = (STREEFNAAM[s] for s in (Streven.SCORE, Streven.FLEX, Streven.BEDIENING))
_LETTER: dict[str, Any] = {"name": LETTERTYPE, "size": 9, "color": INKT}
_HOOGTE_PER_BALK, _MEESTE_BALKEN = 18, 60


def front_grafiek(book: Workbook, alles: Blad, front: Blad, v: Verkenning) -> Chart | None:
    """Flexibility against score: all points, the front, and the knee; each with a mark of its own."""
    if not front.tabellen[0].rijen:
        return None
    grafiek = book.add_chart({"type": "scatter"})
    reeksen: list[tuple[str, Blad, int | None, str, str, int]] = [
        ("Alle combinaties", alles, None, "circle", GRIJS_MIDDEN, 5),
        ("Op het front", front, None, "diamond", ACCENT, 8),
    ]
    knie = next((i for i, rij in enumerate(front.tabellen[0].rijen) if rij[-1] == KNIE), None)
    if knie is not None:
        reeksen.append(("Beste evenwicht", front, knie, "star", GOUD, 13))
    for naam, blad, rij, teken, kleur, maat in reeksen:
        grafiek.add_series(
            {
                "name": naam,
                "categories": f"={_cellen(blad, _FLEX, rij)}",
                "values": f"={_cellen(blad, _SCORE, rij)}",
                "marker": {"type": teken, "size": maat, "fill": {"color": kleur}, "border": {"color": kleur}},
            }
        )
    grafiek.set_x_axis(_as(_FLEX, "0%"))
    grafiek.set_y_axis(_as(_SCORE, "#,##0"))
    return _opmaak(grafiek, "Score en flexibiliteit")


def verloop_grafiek(book: Workbook, blad: Blad, wat: str) -> Chart:
    """Along one axis: the score on the left, the least service and flexibility on the right."""
    tabel = blad.tabellen[0]
    grafiek = book.add_chart({"type": "line"})
    for kop, kleur, streep, rechts in (
        (_SCORE, ACCENT, "solid", False),
        (_BEDIENING, GOUD, "dash", True),
        (_FLEX, INKT, "round_dot", True),
    ):
        grafiek.add_series(
            {
                "name": kop,
                "categories": f"={bereik(blad.naam, tabel, wat)}",
                "values": f"={bereik(blad.naam, tabel, kop)}",
                "line": {"color": kleur, "width": 2, "dash_type": streep},
                "y2_axis": rechts,
            }
        )
    grafiek.set_x_axis(_as(wat, ""))
    grafiek.set_y_axis(_as(_SCORE, "#,##0"))
    grafiek.set_y2_axis(_as("Deel", "0%") | {"major_gridlines": {"visible": False}})
    return _opmaak(grafiek, f"Wat {wat} doet")


def index_grafiek(book: Workbook, blad: Blad) -> Chart | None:
    """The index of each prioriteit as a bar, the surest on top; of very many only a table is legible."""
    tabel = blad.tabellen[0]
    if not 0 < len(tabel.rijen) <= _MEESTE_BALKEN:
        return None
    grafiek = book.add_chart({"type": "bar"})
    grafiek.add_series(
        {
            "name": "Index",
            "categories": f"={bereik(blad.naam, tabel, 'Prioriteit')}",
            "values": f"={bereik(blad.naam, tabel, 'Index')}",
            "fill": {"color": ACCENT},
            "gap": 40,
        }
    )
    grafiek.set_x_axis(_as("", "0%") | {"min": 0, "max": 1})
    grafiek.set_y_axis({"reverse": True, "num_font": _LETTER, "crossing": "max"})
    gemaakt = _opmaak(grafiek, "Hoe vaak een prioriteit blijft")
    gemaakt.set_legend({"none": True})
    gemaakt.set_size({"width": BREEDTE, "height": max(HOOGTE, 90 + _HOOGTE_PER_BALK * len(tabel.rijen))})
    return gemaakt


def _cellen(blad: Blad, kop: str, rij: int | None) -> str:
    """The cells of a column of the first table of a sheet: all, or the one in ``rij`` (from 0)."""
    tabel = blad.tabellen[0]
    if rij is None:
        return bereik(blad.naam, tabel, kop)
    letter = kolomletters(tabel.plaats(kop) + 1)
    return f"{bladnaam(blad.naam)}!${letter}${KOPRIJ + 1 + rij}:${letter}${KOPRIJ + 1 + rij}"


def _as(naam: str, notatie: str) -> dict[str, Any]:
    return {
        "name": naam,
        "name_font": _LETTER | {"bold": True},
        "num_font": _LETTER,
        "num_format": notatie,
        "major_gridlines": {"visible": True, "line": {"color": LIJN, "width": 0.5}},
        "line": {"color": LIJN},
    }


def _opmaak(grafiek: Chart, titel: str) -> Chart:
    grafiek.set_title({"name": titel, "overlay": False, "name_font": _LETTER | {"size": 12, "bold": True}})
    grafiek.set_legend({"position": "bottom", "font": _LETTER})
    grafiek.set_chartarea({"border": {"color": LIJN}})
    grafiek.set_size({"width": BREEDTE, "height": HOOGTE})
    return grafiek
