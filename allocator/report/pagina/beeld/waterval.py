"""Was and wordt as a waterfall: from one total, step by step, to another, with the axis cut so that steps are seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from allocator.report.pagina.beeld import Beeld, twee_maten
from allocator.report.pagina.tafel import duizend, verschil
from allocator.report.svg import als_svg, figuur_met_assen, in_stijl
from allocator.workbook.palette import ACCENT, ACCENT_MIDDEN, GOUD, GRIJS, INKT

_STAP_INCH = 0.27
_ADEM = 0.16
"""Room beside the bars for their numbers, as a part of what is drawn."""


@dataclass(frozen=True, slots=True)
class Stap:
    """One change between was and wordt, in whole euros."""

    naam: str
    euro: int


def waterval(was: Stap, stappen: Sequence[Stap], wordt: Stap, titel: str) -> Beeld:
    """Draw the way from `was` to `wordt`; the steps add up to their difference. Raises ``ValueError`` otherwise."""
    if was.euro + sum(s.euro for s in stappen) != wordt.euro:
        raise ValueError(f"the steps of '{titel}' do not lead from was to wordt")
    return twee_maten(lambda breedte: _teken(was, stappen, wordt, titel, breedte))


def _teken(was: Stap, stappen: Sequence[Stap], wordt: Stap, titel: str, breedte_inch: float) -> str:
    standen = [was.euro]
    for stap in stappen:
        standen.append(standen[-1] + stap.euro)
    laagst, hoogst = min(standen), max(standen)
    spanne = max(hoogst - laagst, 1)
    begin = max(0, laagst - spanne)
    with in_stijl():
        figuur, assen = figuur_met_assen(breedte_inch, _STAP_INCH * (len(stappen) + 2) + 0.5)
        rand = _ADEM * (hoogst - begin) * (8 / breedte_inch)
        assen.set(xlim=(begin - rand * (begin > 0) * 0.3, hoogst + rand), ylim=(len(stappen) + 1.6, -0.6))
        _totaal(assen, 0, begin, was.euro, GRIJS)
        for plek, (stap, van) in enumerate(zip(stappen, standen, strict=False), start=1):
            _stap(assen, plek, van, stap.euro, 0.01 * (hoogst - begin))
        _totaal(assen, len(stappen) + 1, begin, wordt.euro, ACCENT)
        assen.set_yticks(range(len(stappen) + 2), [was.naam, *(s.naam for s in stappen), wordt.naam])
        assen.set_xticks([])
        assen.spines["bottom"].set_visible(False)
        if begin:
            assen.set_xlabel(f"De as is afgekapt en begint bij {duizend(begin)}", fontsize=9)
        return als_svg(figuur, titel)


def _totaal(assen: Axes, plek: int, begin: int, euro: int, kleur: str) -> None:
    assen.barh(plek, euro - begin, left=begin, color=kleur, height=0.66)
    assen.text(euro + 0.01 * (assen.get_xlim()[1] - begin), plek, duizend(euro), va="center", weight="bold")
    if begin:  # two strokes through the foot of the bar: it doesn't begin at nought
        for schuif in (0.03, 0.05):
            x = begin + schuif * (euro - begin)
            assen.plot([x, x + 0.015 * (euro - begin)], [plek + 0.4, plek - 0.4], color="white", linewidth=2)


def _stap(assen: Axes, plek: int, van: int, euro: int, lucht: float) -> None:
    """Draw a step: more is plain, less is hatched, so that it is told apart without colour too."""
    meer = euro >= 0
    assen.barh(
        plek,
        euro,
        left=van,
        color=ACCENT_MIDDEN if meer else GOUD,
        edgecolor=INKT,
        linewidth=0.6,
        hatch=None if meer else "////",
        height=0.66,
    )
    assen.text(max(van, van + euro) + lucht, plek, verschil(euro), va="center")
