"""The small example as a file, with some of its cells changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

from allocator.commands.examples import example_bytes

type Cellen = Mapping[str, Mapping[str, object]]
"""Sheet → cell → value."""

VEERTIG_FOUTEN: Cellen = {
    "Scenario": {"B4": "tweeduizend"},
    "Spelregels": {
        "B2": 1.5,
        "B5": "veel",
        "B6": "misschien",
        "B13": -74132,
        "B14": "31 februari",
        "B21": "loting",
        "A27": "mandaat wijkregiseur",
    },
    "Doelen": {"B2": "winst", "C3": "weinig", "B5": "flexband"},
    "Diensten": {"C2": 20},
    "Wijken": {"C2": "veel", "D3": -1, "E4": "wellicht", "G2": "DMO-9", "I3": 5},
    "Begroting": {
        "B4": "XX",
        "C5": "onbekend",
        "E6": "loon",
        "F7": "#N/A",
        "F3": -100_000,
        "G9": "geen",
        "I2": -1,
        "M10": "Q",
        "N5": "vast",
        "O8": "morgen",
        "Q4": -5,
        "U9": "deels",
    },
    "Taakstellingen": {"B2": "GGD", "D2": "-"},
    "Ambities": {"B3": "Oost"},
    "Prioriteiten": {"C4": "Oost", "G5": "hoog", "H6": "soms"},
    "Inzet": {"C2": "XX", "F4": "half", "H6": "Z"},
    "Wijkafspraken": {"B2": "Oost"},
    "Wijktoerekening": {"C3": 0.9},
}


def klein_voorbeeld(pad: Path, cellen: Cellen | None = None) -> Path:
    """Write the small example to ``pad``, with ``cellen`` changed, and return ``pad``."""
    pad.write_bytes(example_bytes("klein-voorbeeld"))
    if cellen:
        werkmap = load_workbook(pad)
        for blad, wijzigingen in cellen.items():
            for cel, waarde in wijzigingen.items():
                werkmap[blad][cel] = waarde
        werkmap.save(pad)
    return pad
