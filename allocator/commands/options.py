"""Arguments and options that several commands share, so that they are the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Scenario = Annotated[Path, typer.Argument(metavar="SCENARIO", help="De werkmap met het scenario (.xlsx).")]
Optie = Annotated[
    str | None,
    typer.Option("--optie", metavar="NAAM", help="Reken met deze optie van het blad Opties."),
]
Uit = Annotated[Path | None, typer.Option("--uit", metavar="BESTAND", help="Schrijf naar dit bestand.")]
Vervang = Annotated[bool, typer.Option("--vervang", help="Vervang het bestand als het er al is.")]
Json = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON, voor gebruik door een ander programma.")]
Uitgebreid = Annotated[
    bool,
    typer.Option("-v", "--uitgebreid", help="Vertel meer over wat er gebeurt, en bij een fout waar die zit."),
]
