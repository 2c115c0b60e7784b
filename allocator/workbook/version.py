"""The version of the workbook's contract: a newer one than this software knows is refused."""

from __future__ import annotations

from collections.abc import Iterable

from allocator.workbook.headings import heading_key
from allocator.workbook.problems import Invoerfouten
from allocator.workbook.rows import RuweRij
from allocator_models.scenario import SCHEMA_VERSIE


def check_versie(scenario: Iterable[RuweRij]) -> None:
    """Refuse the rows of a sheet Scenario that says it is of a newer version.

    Raises:
        Invoerfouten: with that one melding: whatever else seems wrong may be right in that version.
    """
    for rij in scenario:
        regel, versie = rij.cellen.get("regel"), rij.cellen.get("waarde")
        if isinstance(regel, str) and heading_key(regel) == "schema" and isinstance(versie, int):
            if versie > SCHEMA_VERSIE:
                raise Invoerfouten(
                    [
                        rij.melding(
                            "waarde",
                            f"Deze werkmap heeft schema {versie}, en deze Allocator kent schema's tot en met "
                            f"{SCHEMA_VERSIE}.",
                            "Gebruik een nieuwere Allocator.",
                        )
                    ]
                )
