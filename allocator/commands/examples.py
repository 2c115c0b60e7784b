"""The example scenarios that come with Allocator."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

VOORBEELDEN = ("klein-voorbeeld", "utrecht-2011")
AANVRAGEN = ("utrecht-2011-initiatieven",)
"""Examples of what comes in during the year of a scenario."""

BEGROTINGEN = {
    "stadswerken": "--dienst SW",
    "stadswerken-formatie": "--dienst SW --soort formatie",
    "dmo": "--dienst DMO",
    "ggd": "--dienst GGD",
}
"""Examples of what a dienst of Utrecht sends, each with how it is brought in."""


def example_bytes(voorbeeld: str) -> bytes:
    """Return the workbook of an example: from the installed package, or else from the source tree."""
    delen = ("begrotingen", f"{voorbeeld}.xlsx") if voorbeeld in BEGROTINGEN else (f"{voorbeeld}.xlsx",)
    ingepakt = files("allocator").joinpath("voorbeelden", *delen)
    if ingepakt.is_file():
        return ingepakt.read_bytes()
    return Path(__file__).parents[2].joinpath("scenarios", *delen).read_bytes()
