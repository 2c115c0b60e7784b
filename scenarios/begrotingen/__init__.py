"""What three diensten of Utrecht 2011 would send: their own budgets, each in a layout of its own, and a formatie.

The lines are those of `utrecht-2011.xlsx`, so that bringing a file in leaves the scenario as it is, but for what a
dienst changed on purpose: Stadswerken asks more for one post and adds another. All but the organisation is invented.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from scenarios.begrotingen import dmo, formatie, ggd, stadswerken

BESTANDEN: Mapping[str, Callable[[Path], None]] = {
    "stadswerken.xlsx": stadswerken.schrijf,
    "stadswerken-formatie.xlsx": formatie.schrijf,
    "dmo.xlsx": dmo.schrijf,
    "ggd.xlsx": ggd.schrijf,
}
"""File name → the function that writes it."""
