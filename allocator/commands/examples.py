"""The example scenarios that come with Allocator."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

VOORBEELDEN = ("klein-voorbeeld", "utrecht-2011")
AANVRAGEN = ("utrecht-2011-initiatieven",)
"""Examples of what comes in during the year of a scenario."""


def example_bytes(voorbeeld: str) -> bytes:
    """Return the workbook of an example: from the installed package, or else from the source tree."""
    ingepakt = files("allocator").joinpath("voorbeelden", f"{voorbeeld}.xlsx")
    if ingepakt.is_file():
        return ingepakt.read_bytes()
    return (Path(__file__).parents[2] / "scenarios" / f"{voorbeeld}.xlsx").read_bytes()
