"""Flows from dienst to pot to wijk, with the nodes in an order of our own and no label over another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from allocator.report.pagina.beeld import Beeld, twee_maten
from allocator.report.pagina.stromen import BUITEN, HELE_STAD, Pot, Stromen
from allocator.report.pagina.tafel import duizend
from allocator.report.svg import SMAL_INCH, als_svg, figuur_zonder_assen, in_stijl
from allocator.workbook.palette import ACCENT, ACCENT_MIDDEN, GOUD, GRIJS, INKT, SIGNAAL, WIT

_KLEUR = {
    Pot.PRIORITEITEN: ACCENT,
    Pot.AFSPRAKEN: ACCENT_MIDDEN,
    Pot.LEEFBAARHEID: GOUD,
    Pot.STRIPPEN: SIGNAAL,
    Pot.JAAR: GRIJS,
}
_REGEL = 1.0
"""The height of a label; every node takes at least this, so that labels never touch."""
_STROOMHOOGTE = 16.0
"""The height of all flows together, in lines."""
_INCH_PER_REGEL = 0.185
_KNOOP = 0.02
"""The width of a node, as a part of the picture."""


def geldstromen(stroom: Stromen, titel: str) -> Beeld:
    """Draw the flows; `titel` is read aloud."""
    return twee_maten(lambda breedte: _teken(stroom, titel, breedte))


def _teken(stroom: Stromen, titel: str, breedte_inch: float) -> str:
    totaal = sum(stroom.in_euro.values())
    per_euro = _STROOMHOOGTE / totaal if totaal else 0.0
    smal = breedte_inch == SMAL_INCH
    kant = 0.11 if smal else 0.14, 0.63 if smal else 0.74
    links = _knopen(stroom.diensten, {d: _som(stroom.in_euro, 0, d) for d in stroom.diensten}, per_euro)
    midden = _knopen(stroom.potten, {p: _som(stroom.in_euro, 1, p) for p in stroom.potten}, per_euro, tussen=1.3)
    rechts = _knopen(stroom.wijken, {w: _som(stroom.uit_euro, 1, w) for w in stroom.wijken}, per_euro)
    hoogte = max(_onderkant(k) for k in (links, midden, rechts))
    with in_stijl():
        figuur, assen = figuur_zonder_assen(breedte_inch, hoogte * _INCH_PER_REGEL)
        assen.set(xlim=(0, 1), ylim=(hoogte, 0))
        half = (kant[0] + kant[1]) / 2
        _banden(assen, stroom.in_euro, links, midden, per_euro, (kant[0] + _KNOOP, half))
        _banden(assen, stroom.uit_euro, midden, rechts, per_euro, (half + _KNOOP, kant[1]))
        for naam, (y, dik, euro) in links.items():
            _knoop(assen, kant[0], y, dik)
            assen.text(kant[0] - 0.01, y + dik / 2, _label(naam, euro, smal), ha="right", va="center", fontsize=9)
        for naam, (y, dik, euro) in rechts.items():
            _knoop(assen, kant[1], y, dik)
            assen.text(kant[1] + _KNOOP + 0.01, y + dik / 2, _label(naam, euro, smal), va="center", fontsize=9)
        for naam, (y, dik, euro) in midden.items():
            _knoop(assen, half, y, dik)
            assen.text(
                half + _KNOOP / 2,
                y - 0.1,
                _label(naam, euro, smal),
                ha="center",
                va="bottom",
                fontsize=9,
                weight="bold",
                bbox={"facecolor": WIT, "edgecolor": "none", "alpha": 0.85, "pad": 0.8},
            )
        return als_svg(figuur, titel)


_KORT = {HELE_STAD: "Hele stad", Pot.LEEFBAARHEID: "Leefbaarheid", BUITEN: "Buiten"}


_MEESTE_TEKENS = 26
_MEESTE_TEKENS_SMAL = 16


def _label(naam: str, euro: int, smal: bool) -> str:
    """The name of a node with its amount; where there is little room only the name, for the tables have the rest."""
    if smal:
        return _ingekort(_KORT.get(naam, naam), _MEESTE_TEKENS_SMAL)
    return f"{_ingekort(naam, _MEESTE_TEKENS)} {duizend(euro)}"


def _ingekort(naam: str, tekens: int) -> str:
    return naam if len(naam) <= tekens else f"{naam[: tekens - 1].rstrip()}…"


type Knopen = dict[str, tuple[float, float, int]]
"""Name → (top in lines from above, height in lines, euros)."""


def _som(stromen: Mapping[tuple[str, str], int], plek: int, naam: str) -> int:
    return sum(euro for sleutel, euro in stromen.items() if sleutel[plek] == naam)


def _knopen(namen: Sequence[str], euro: Mapping[str, int], per_euro: float, tussen: float = 0.35) -> Knopen:
    """Place nodes below each other; each has room for its label, also when hardly anything flows through it."""
    gevonden: Knopen = {}
    y = tussen if tussen > _REGEL else 0.2
    for naam in namen:
        dik = euro[naam] * per_euro
        ruimte = max(dik, _REGEL if tussen <= _REGEL else 0.0)
        gevonden[naam] = (y + (ruimte - dik) / 2, dik, euro[naam])
        y += ruimte + tussen
    return gevonden


def _onderkant(knopen: Knopen) -> float:
    return max((y + max(dik, _REGEL) for y, dik, _ in knopen.values()), default=_REGEL) + 0.3


def _knoop(assen: Axes, x: float, y: float, dik: float) -> None:
    assen.add_patch(Rectangle((x, y), _KNOOP, max(dik, 0.06), color=INKT, linewidth=0))


def _banden(
    assen: Axes,
    stromen: Mapping[tuple[str, str], int],
    van: Knopen,
    naar: Knopen,
    per_euro: float,
    x: tuple[float, float],
) -> None:
    """Draw one half of the flows; each leaves and arrives in the order of the nodes on the other side."""
    vertrek = {naam: y for naam, (y, _, _) in van.items()}
    aankomst = {naam: y for naam, (y, _, _) in naar.items()}
    for bron in van:
        for doel in naar:
            euro = stromen.get((bron, doel), 0)
            if euro:
                dik = euro * per_euro
                pot = next(p for p in Pot if p in (bron, doel))
                assen.add_patch(_band(x, vertrek[bron], aankomst[doel], dik, _KLEUR[pot]))
                vertrek[bron] += dik
                aankomst[doel] += dik


def _band(x: tuple[float, float], van: float, naar: float, dik: float, kleur: str) -> PathPatch:
    links, rechts = x
    half = (links + rechts) / 2
    punten = [
        *((links, van), (half, van), (half, naar), (rechts, naar)),
        *((rechts, naar + dik), (half, naar + dik), (half, van + dik), (links, van + dik), (links, van)),
    ]
    soorten = [
        *(Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4),
        *(Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4, Path.CLOSEPOLY),
    ]
    return PathPatch(Path(punten, soorten), facecolor=kleur, alpha=0.55, linewidth=0)
