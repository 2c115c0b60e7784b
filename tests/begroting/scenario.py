"""A scenario without wijkwerk, so that any posten of a dienst may be replaced."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from allocator.workbook.schema import DienstRij, PostRij, ProgrammaRij, ScenarioRij, WijkRij
from allocator.workbook.template import write_rows
from allocator_models.scenario import Aard, Gebondenheid, Kostensoort

JAAR = 2027


def post(code: str, omschrijving: str, kostensoort: Kostensoort, lasten: int, **anders: Any) -> PostRij:
    """Return a post of Stadswerken in programma 1, but for what ``anders`` says."""
    velden = {"dienst": "SW", "programma": "1", **anders}
    return PostRij(post=code, omschrijving=omschrijving, kostensoort=kostensoort, lasten=lasten, **velden)


POSTEN: Sequence[PostRij] = (
    post(
        "SW1",
        "Griffie",
        Kostensoort.PERSONEEL,
        100_000,
        fte=Decimal(2),
        gebondenheid=Gebondenheid.BESTUURLIJK,
        onderbouwing="Besluit 2026-7",
        stap=5_000,
        aard=Aard.STRUCTUREEL,
    ),
    post("SW9", "Oud", Kostensoort.INKOOP, 7_000),
    post("DMO1", "Welzijn", Kostensoort.SUBSIDIE, 50_000, dienst="DMO"),
)


def schrijf_scenario(pad: Path, posten: Sequence[PostRij] = POSTEN, **anders: Sequence[Any]) -> Path:
    """Write the scenario to ``pad``, and return ``pad``."""
    rijen: dict[str, Sequence[Any]] = {
        "Scenario": [ScenarioRij(regel="naam", waarde="Stad"), ScenarioRij(regel="jaar", waarde=JAAR)],
        "Diensten": [DienstRij(dienst="SW", naam="Stadswerken"), DienstRij(dienst="DMO")],
        "Programma's": [ProgrammaRij(programma="1", naam="Bestuur")],
        "Wijken": [WijkRij(wijk="Oost", inwoners=1000)],
        "Begroting": posten,
    }
    write_rows(pad, {**rijen, **anders})
    return pad


def begroting(pad: Path) -> dict[str, dict[str, Any]]:
    """Return the rows of the sheet Begroting by post; empty cells aren't there."""
    blad = load_workbook(pad, data_only=True)["Begroting"]
    koppen, *rijen = blad.iter_rows(values_only=True)
    gelezen = [{str(k): w for k, w in zip(koppen, rij, strict=True) if w is not None} for rij in rijen]
    return {str(rij["post"]): rij for rij in gelezen if rij}
