"""`allocator controleer`: everything that is wrong with a scenario, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.errors import INVOER_FOUT, KLAAR
from allocator.commands.options import Json, Optie, Scenario, Uitgebreid
from allocator.commands.output import aantal, foutenlijst, meldingen_tabel, tabel, toon, toon_json
from allocator.workbook.problems import Invoerfouten

if TYPE_CHECKING:
    from allocator.workbook.load import Geladen


def controleer(
    scenario: Scenario,
    optie: Optie = None,
    indeling: Annotated[
        bool, typer.Option("--indeling", help="Toon welke regel van het blad Indelingsregels welke cel vulde.")
    ] = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Kijk een scenario na en noem alle fouten in één keer.

    Elke fout staat er met blad en cel bij, en met wat goed zou zijn. Opmerkingen houden niets tegen, maar zijn het
    nakijken waard. Er wordt niets berekend en niets geschreven.
    """
    from allocator.workbook.load import laad  # brings openpyxl along

    try:
        geladen = laad(scenario, optie)
    except Invoerfouten as fout:
        if als_json:
            raise
        toon(*foutenlijst(fout.meldingen))
        return INVOER_FOUT
    if als_json:
        toon_json(_json(geladen))
    else:
        _toon_uitkomst(geladen, indeling or uitgebreid)
    return KLAAR
