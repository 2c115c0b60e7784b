"""`allocator importeer` as a user calls it, with a file of three lines."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from begroting.indelingen import Regel, Stijl, plat, schrijf_xlsx

from allocator.cli import run

REGELS = (
    Regel("Programma 1 Bestuur", "SW1", "Griffie", "personeel", 120_500, 0, Decimal("1.5")),
    Regel("Programma 1 Bestuur", "SW2", "Burgerzaken", "inkoop", 4_250_000, 95_750),
    Regel("Programma 2 Openbare ruimte", "SW3", "Bomen", "inkoop", 88_125, 0),
)


def importeer(bestand: Path, scenario: Path, *opties: str, dienst: str = "SW", code: int = 0) -> None:
    assert run(["importeer", str(bestand), "--scenario", str(scenario), "--dienst", dienst, *opties]) == code


def als_json(capsys: pytest.CaptureFixture[str]) -> Any:
    gedrukt = capsys.readouterr()
    assert gedrukt.err == ""
    return json.loads(gedrukt.out)


def zonder_eenheid(tmp_path: Path, naam: str = "los.xlsx") -> Path:
    """Write the lines to a file that doesn't say what its amounts are in."""
    return schrijf_xlsx(tmp_path / naam, plat(Stijl(eenheid_tekst="Conceptversie"), REGELS))
