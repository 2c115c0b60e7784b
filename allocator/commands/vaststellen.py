"""`allocator vaststellen`: a plan stops being a concept once somebody with the mandate has set it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from allocator.commands.options import Json, Uit, Uitgebreid, Vervang


def vaststellen(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="De werkmap met het plan, gemaakt met verdeel (.xlsx).")],
    orgaan: Annotated[
        str, typer.Option("--orgaan", metavar="ORGAAN", help="Wie het plan vaststelt, zoals gemeenteraad of college.")
    ],
    datum: Annotated[
        str, typer.Option("--datum", metavar="JJJJ-MM-DD", help="De datum van het besluit, zoals 2010-11-11.")
    ],
    nummer: Annotated[
        str, typer.Option("--nummer", metavar="NUMMER", help="Het nummer van het besluit, zoals 2010-123.")
    ],
    uit: Uit = None,
    vervang: Vervang = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Leg vast dat een plan is vastgesteld: door wie, wanneer en onder welk nummer.

    Tot dan staat er op elk blad 'ambtelijk concept, geen besluit'. Het plan zelf verandert niet.
    """
    return 0
