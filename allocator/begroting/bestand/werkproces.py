"""Read an .xls, .xlsb or .ods in a process of its own, which may die without harm."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from allocator.begroting.bestand.werkblad import Bestand, Werkblad
from allocator.workbook.problems import weigering
from allocator.workbook.stored import Foutwaarde, Opgeslagen, Rij, schoon

TIJDSLIMIET_SECONDEN = 15.0
GEHEUGEN_BYTES = 1_000_000_000

_OPSLAAN = "Open het in Excel of LibreOffice en kies Opslaan als, Excel-werkmap (.xlsx)."
_CELSOORTEN: dict[str, Callable[[str], Opgeslagen]] = {
    "d": date.fromisoformat,
    "t": time.fromisoformat,
    "e": Foutwaarde,
}


def lees_apart(pad: Path) -> Bestand:
    """Read every sheet. Raises ``Invoerfouten`` with one melding when the reading fails in whatever way."""
    opdracht = [sys.executable, "-m", "allocator.begroting.bestand.lezer", os.fspath(pad.absolute())]
    zoekpad = os.pathsep.join(map(str, sys.path))
    try:
        klaar = subprocess.run(
            opdracht,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=TIJDSLIMIET_SECONDEN,
            check=False,
            env={**os.environ, "PYTHONPATH": zoekpad, "PYTHONIOENCODING": "utf-8", "RUST_BACKTRACE": "0"},
        )
    except subprocess.TimeoutExpired as fout:
        raise weigering(f"'{pad.name}' is niet te lezen: het duurt te lang.", _OPSLAAN) from fout
    if klaar.returncode != 0:
        raise weigering(f"'{pad.name}' is niet te lezen: het is beschadigd of veel te groot.", _OPSLAAN)
    antwoord = json.loads(klaar.stdout)
    if isinstance(antwoord, str):
        raise weigering(antwoord.format(naam=f"'{pad.name}'"), _OPSLAAN)
    return Bestand(pad.name, tuple(_werkblad(blad) for blad in antwoord))


def _werkblad(blad: dict[str, Any]) -> Werkblad:
    rijen = []
    verborgen = frozenset(blad["verborgen_rijen"])
    for nummer, cellen in blad["rijen"]:
        waarden = {kolom: waarde for kolom, cel in cellen if (waarde := _waarde(cel)) is not None}
        if waarden:
            rijen.append(Rij(nummer, waarden, nummer in verborgen))
    return Werkblad(
        blad["naam"],
        tuple(rijen),
        blad["verborgen"],
        tuple((b, li, o, r) for b, li, o, r in blad["samengevoegd"]),
        frozenset(blad["verborgen_kolommen"]),
    )


def _waarde(cel: Any) -> Opgeslagen | None:
    """Turn a cell as JSON holds it into one as the reader of xlsx gives it."""
    match cel:
        case bool() | int():
            return cel
        case float():
            if cel.is_integer():
                return int(cel)
            afgerond = Decimal(f"{cel:.15g}")
            return int(afgerond) if afgerond == afgerond.to_integral_value() else afgerond
        case str():
            return schoon(cel)
        case [soort, tekst]:
            return _CELSOORTEN[soort](tekst)
    raise TypeError(f"no cell: {cel!r}")
