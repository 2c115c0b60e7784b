"""What `verken` found around the scenario, for who wants to look further: the front, and what survives."""

from __future__ import annotations

from allocator.report.pagina.beeld.front import Punt, front
from allocator.report.pagina.figuur import Figuur
from allocator.report.pagina.tafel import Tafel, uit_tabel
from allocator.report.verkennen.gegevens import Verkend
from allocator.report.verkennen.tabellen import puntentabel, robuusttabel, waarden
from allocator.workbook.notation import opsomming
from allocator_models.verkennen.rooster import Verkenning


def frontfiguur(verkend: Verkend) -> Figuur | None:
    """Return the sweep as points, and its front as a table; ``None`` when nothing was swept or no point has a plan."""
    v = verkend.verkenning
    if v is None:
        return None
    basis, _, _ = waarden(v.basis)
    punten = _punten(v, basis or max((p.uitkomst.score_duizendsten or 0 for p in v.punten), default=0))
    if not punten:
        return None
    kop = f"Het front bij andere waarden van {opsomming([a.naam for a in v.assen])}"
    tabel = uit_tabel(puntentabel(v, v.front.punten, ""), f"{kop}: de combinaties waar geen andere beter is")
    uitleg = f"{kop}. Donkere punten staan op het front, de ruit is het beste evenwicht; zie de tabel."
    return Figuur(kop, front(punten, "het scenario", uitleg), (tabel,))


def _punten(v: Verkenning, basis: int) -> list[Punt]:
    gevonden = []
    for plaats, punt in enumerate(v.punten):
        score, bediening, _ = waarden(punt.uitkomst)
        if score is not None and bediening is not None and basis:
            knie = plaats == v.front.knie
            label = ", ".join(punt.waarden) if knie else ""
            op_front = plaats in v.front.punten
            gevonden.append(Punt(label, 100 * score / basis, float(100 * bediening), op_front, knie))
    return gevonden


def robuusttafel(verkend: Verkend) -> Tafel | None:
    """Return how often each prioriteit survives; ``None`` when that was not looked into."""
    r = verkend.robuustheid
    if r is None:
        return None
    return uit_tabel(robuusttabel(r), "In welk deel van de gevallen een prioriteit doorgaat")
