"""The year book of the small example, begun with the real commands."""

from __future__ import annotations

from pathlib import Path

from kleinvoorbeeld import klein_voorbeeld

from allocator.cli import run

BESLUIT = ("--orgaan", "gemeenteraad", "--datum", "2026-11-12", "--nummer", "2026-123")


def begin_boek(map_: Path) -> Path:
    """Solve the small example in a folder, set its plan, and return the book, which is called klein.jaarboek."""
    klein = klein_voorbeeld(map_ / "klein.xlsx")
    assert run(["verdeel", str(klein)]) == 0
    assert run(["vaststellen", str(map_ / "klein-plan.xlsx"), *BESLUIT]) == 0
    return map_ / "klein.jaarboek"
