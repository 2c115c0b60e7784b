"""The sheet Initiatieven by itself: this year's rows and earlier ones, held against the city of a scenario."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from kleinvoorbeeld import klein_voorbeeld

from allocator.workbook.aanvragen import laad_aanvragen
from allocator.workbook.load import laad
from allocator.workbook.problems import Invoerfouten
from allocator.workbook.schema import InitiatiefRij
from allocator.workbook.template import write_sheets
from allocator_models.scenario import Aard, Scenario, Vorm


@pytest.fixture(scope="module")
def stad(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    return laad(klein_voorbeeld(tmp_path_factory.mktemp("stad") / "klein.xlsx")).scenario


def rij(nummer: str, **ook: Any) -> InitiatiefRij:
    velden: dict[str, Any] = {
        "initiatief": nummer,
        "datum": date(2027, 3, 1),
        "wijk": (("Noord", Decimal(1)),),
        "bedrag": 900,
        "score": Decimal(7),
        "aard": Aard.INCIDENTEEL,
    }
    return InitiatiefRij(**(velden | ook))


def schrijf(pad: Path, *rijen: InitiatiefRij) -> Path:
    write_sheets(pad, {"Initiatieven": rijen})
    return pad


def test_this_year_and_before(stad: Scenario, tmp_path: Path) -> None:
    """Rows are sorted by day, told apart by year, and say where they stand."""
    pad = schrijf(tmp_path / "a.xlsx", rij("B"), rij("A", datum=date(2027, 1, 9)), rij("C", datum=date(2025, 1, 9)))
    blad = laad_aanvragen(pad, stad)
    assert [(i.initiatief.initiatief, i.plaats) for i in blad.dit_jaar] == [
        ("A", "a.xlsx, Initiatieven, rij 3"),
        ("B", "a.xlsx, Initiatieven, rij 2"),
    ]
    assert [i.initiatief.initiatief for i in blad.eerder] == ["C"]
    assert blad.opmerkingen == ()


def test_remarks(stad: Scenario, tmp_path: Path) -> None:
    """An empty aard is remarked upon; hours of no dienst are a strip call and are not."""
    leeg = rij("A", aard=None)
    strip = rij("B", vorm=Vorm.UREN, bedrag=0, uren=8)
    (opmerking,) = laad_aanvragen(schrijf(tmp_path / "a.xlsx", leeg, strip), stad).opmerkingen
    assert "heeft geen aard" in opmerking.melding


@pytest.mark.parametrize(
    ("ook", "cel", "zin"),
    [
        ({"wijk": (("Westt", Decimal(1)),)}, "C2", "Wijk 'Westt' komt in het jaarboek niet voor."),
        ({"dienst": "XX"}, "H2", "Dienst 'XX' komt in het jaarboek niet voor."),
        ({"programma": "XX"}, "I2", "Programma 'XX' komt in het jaarboek niet voor."),
        ({"datum": date(2028, 1, 1)}, "B2", "Deze dag ligt na 2027, het jaar van dit jaarboek."),
        ({"bedrag": 0}, "K2", "Dit initiatief vraagt geen geld en geen uren."),
        ({"minimaal": 901}, "L2", "Het minimum (€ 901) is hoger dan het bedrag (€ 900)."),
    ],
)
def test_each_fault_has_its_cell(ook: dict[str, Any], cel: str, zin: str, stad: Scenario, tmp_path: Path) -> None:
    """What a row can have wrong is said at its cell, as in a whole scenario."""
    with pytest.raises(Invoerfouten) as fouten:
        laad_aanvragen(schrijf(tmp_path / "a.xlsx", rij("A", **ook)), stad)
    assert [(m.cel, m.melding) for m in fouten.value.meldingen] == [(cel, zin)]


def test_a_number_twice(stad: Scenario, tmp_path: Path) -> None:
    """Two rows with one number are a mistake."""
    with pytest.raises(Invoerfouten, match="staat al in A2"):
        laad_aanvragen(schrijf(tmp_path / "a.xlsx", rij("A"), rij("A")), stad)


def test_no_such_sheet(stad: Scenario, tmp_path: Path) -> None:
    """A workbook without the sheet is refused in one sentence."""
    write_sheets(tmp_path / "b.xlsx", {"Wijken": []})
    with pytest.raises(Invoerfouten, match="heeft geen blad Initiatieven"):
        laad_aanvragen(tmp_path / "b.xlsx", stad)
