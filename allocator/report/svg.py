"""Pictures as SVG inside a page: text stays text, nothing comes from the network, the same data give the same lines."""

from __future__ import annotations

import hashlib
import html
import re
from contextlib import AbstractContextManager
from io import StringIO
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from allocator.workbook.palette import INKT, LIJN

BREED_INCH = 8.0
"""The width of a picture beside a page's text."""
SMAL_INCH = 3.65
"""The width of a picture on a telephone, where text of the same size must fit: 350 pixels."""

_STIJL: Any = {
    "svg.fonttype": "none",  # text stays text, for who searches or has it read aloud
    "svg.hashsalt": "allocator",  # the same picture twice is the same text
    "font.family": "sans-serif",
    "font.sans-serif": ["Calibri", "Carlito", "DejaVu Sans"],
    "font.size": 10,
    "hatch.linewidth": 0.7,
    "text.color": INKT,
    "axes.labelcolor": INKT,
    "xtick.color": INKT,
    "ytick.color": INKT,
}


def in_stijl() -> AbstractContextManager[None]:
    """Return the context in which a picture is drawn and made into SVG."""
    return mpl.rc_context(_STIJL)


def figuur_met_assen(breedte_inch: float, hoogte_inch: float) -> tuple[Figure, Axes]:
    """Return an empty figure with one pair of axes, of which only the lower line is seen."""
    figuur = Figure(figsize=(breedte_inch, hoogte_inch), layout="constrained")
    assen = figuur.subplots()
    for kant in ("top", "right", "left"):
        assen.spines[kant].set_visible(False)
    assen.spines["bottom"].set_color(LIJN)
    assen.tick_params(length=0, pad=6)
    return figuur, assen


def figuur_zonder_assen(breedte_inch: float, hoogte_inch: float) -> tuple[Figure, Axes]:
    """Return an empty figure to draw in from edge to edge."""
    figuur = Figure(figsize=(breedte_inch, hoogte_inch))
    assen = figuur.add_axes((0, 0, 1, 1))
    assen.axis("off")
    return figuur, assen


def als_svg(figuur: Figure, omschrijving: str) -> str:
    """Return a figure as an SVG element that is read aloud as `omschrijving`.

    It holds no address: an HTML page knows the namespaces by itself. Its identifiers occur in no other picture, so
    that several fit in one page.
    """
    tekst = StringIO()
    figuur.savefig(tekst, format="svg", metadata={"Date": None})
    svg = tekst.getvalue()
    svg = svg[svg.index("<svg") :]
    eigen = hashlib.sha256((omschrijving + svg).encode()).hexdigest()[:8]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r' xmlns(:\w+)?="[^"]*"', "", svg).replace("xlink:href", "href")
    svg = re.sub(r'( id="|url\(#| href="#)', rf"\g<1>b{eigen}-", svg)
    return svg.replace("<svg ", f'<svg role="img" aria-label="{html.escape(omschrijving)}" ', 1)
