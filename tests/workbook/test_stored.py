"""Cells as they are stored: held against openpyxl, and what openpyxl doesn't tell."""

import io
import warnings
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from workbook.scenario_workbooks import maak

from allocator.workbook.load import laad
from allocator.workbook.sheets import open_bladen
from allocator.workbook.stored import (
    FormuleZonderWaarde,
    Foutwaarde,
    Opgeslagen,
    Opmaak,
    Rij,
    kolomletters,
    kolomnummer,
    lees_cellen,
)
from allocator_models.scenario import invoer_hash

DATA = Path(__file__).parents[3] / "shared" / "data"
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
GEWEIGERD = {  # as a whole: see test_opening
    *("bomb_billion_laughs.xlsx", "corrupt_zip.xlsx", "enc_xlsx_agile_sha512.xlsx", "strict_ooxml_sample.xlsx"),
    "zero_bytes.xlsx",
}
VOORBEELDEN = sorted(p for p in DATA.glob("*/*.xls[xm]") if p.name not in GEWEIGERD)


def _cellen(rijen: str, opmaak: Opmaak | None = None, voorvoegsel: str = "") -> tuple[Rij, ...]:
    v, ns = voorvoegsel, NS.replace("xmlns", "xmlns:x") if voorvoegsel else NS
    deel = f"<{v}worksheet {ns}><{v}sheetData>{rijen}</{v}sheetData></{v}worksheet>"
    zonder = Opmaak((), frozenset(), datetime(1899, 12, 30))
    return lees_cellen(io.BytesIO(deel.encode()), opmaak or zonder).rijen


def _van_openpyxl(waarde: object) -> object:
    """What openpyxl gives, in our types."""
    match waarde:
        case bool():
            return waarde
        case datetime():
            return waarde.date()
        case int() | float():
            return Decimal(f"{waarde:.15g}")
        case str():
            tekst = waarde.replace("\u00a0", " ").strip(" \t\r\n\u200b\ufeff\u2007\u202f")
            return Foutwaarde(tekst) if tekst.startswith("#") else tekst or None
    return waarde


def _cellen_van_openpyxl(blad: ReadOnlyWorksheet) -> dict[tuple[int, int], object]:
    blad.reset_dimensions()
    return {
        (cel.row, cel.column): waarde
        for rij in blad.iter_rows()
        for cel in rij
        if (waarde := _van_openpyxl(cel.value)) is not None
    }


@pytest.mark.skipif(not VOORBEELDEN, reason="the workbooks of others are not at hand")
@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.name)
def test_the_values_are_those_of_openpyxl(pad: Path) -> None:
    """In real workbooks of many programs, every cell holds what openpyxl says it holds."""
    with open_bladen(pad) as bladen:
        gelezen = {t.naam: bladen.cellen(t).rijen for t in bladen.tabbladen}
    with warnings.catch_warnings(action="ignore", category=UserWarning):  # of what openpyxl doesn't know
        werkmap = openpyxl.load_workbook(pad, data_only=True, read_only=True)
        verwacht_per_blad = {naam: _cellen_van_openpyxl(werkmap[naam]) for naam in gelezen}
        werkmap.close()
    for naam, rijen in gelezen.items():
        verwacht = verwacht_per_blad[naam]
        gevonden = {(rij.nummer, kolom): waarde for rij in rijen for kolom, waarde in rij.waarden.items()}
        zonder = {plek for plek, waarde in gevonden.items() if isinstance(waarde, FormuleZonderWaarde)}
        assert zonder.isdisjoint(verwacht)
        assert {plek: waarde for plek, waarde in gevonden.items() if plek not in zonder} == verwacht


def test_every_kind_of_cell() -> None:
    """Each kind of cell of the standard, and the ways in which programs write it."""
    opmaak = Opmaak(("gedeeld", ""), frozenset({1}), datetime(1899, 12, 30))
    gevallen: dict[str, Opgeslagen | None] = {
        "<c><v>12</v></c>": 12,
        "<c><v>12.0</v></c>": 12,
        "<c><v>1E3</v></c>": 1000,
        "<c><v>0.30000000000000004</v></c>": Decimal("0.3"),
        "<c><v>1249.9999999999998</v></c>": 1250,
        "<c t='n'><v>-0.5</v></c>": Decimal("-0.5"),
        "<c t='s'><v>0</v></c>": "gedeeld",
        "<c t='s'><v>1</v></c>": None,
        "<c t='str'><f>A1</f><v> tekst </v></c>": "tekst",
        "<c t='str'><f>A1</f><v></v></c>": None,
        "<c t='inlineStr'><is><t>in</t><rPh sb='0' eb='1'><t>fonetisch</t></rPh></is></c>": "in",
        "<c t='inlineStr'><is><r><t>vet</t></r><r><rPr/><t xml:space='preserve'> en dun</t></r></is></c>": "vet en dun",
        "<c t='inlineStr'><is><t>regel_x000D_</t></is></c>": "regel",
        "<c t='b'><v>1</v></c>": True,
        "<c t='b'><v>0</v></c>": False,
        "<c t='e'><v>#N/A</v></c>": Foutwaarde("#N/A"),
        "<c t='e'><f>1/0</f><v>#DIV/0!</v></c>": Foutwaarde("#DIV/0!"),
        "<c t='d'><v>2011-07-01T00:00:00Z</v></c>": date(2011, 7, 1),
        "<c s='1'><v>40725</v></c>": date(2011, 7, 1),
        "<c s='1'><v>40725.75</v></c>": date(2011, 7, 1),
        "<c s='1'><v>0.5</v></c>": time(12, 0),
        "<c s='1'><v>-5</v></c>": -5,
        "<c s='1'><v>99999999</v></c>": 99999999,
        "<c><f>A1+1</f></c>": FormuleZonderWaarde(),
        "<c><f>A1+1</f><v/></c>": FormuleZonderWaarde(),
        "<c><f t='shared' si='0'/><v>3</v></c>": 3,
        "<c/>": None,
        "<c><v></v></c>": None,
    }
    for xml, verwacht in gevallen.items():
        gelezen = [rij.waarden.get(1) for rij in _cellen(f"<row>{xml}</row>", opmaak)]
        assert gelezen == ([] if verwacht is None else [verwacht]), xml
        assert all(type(waarde) is type(verwacht) for waarde in gelezen), xml


def test_places_are_written_or_follow_from_the_order() -> None:
    """A row and a cell without a number come after the one before; a prefix changes nothing."""
    rijen = _cellen(
        "<x:row><x:c><x:v>1</x:v></x:c><x:c r='D1'><x:v>4</x:v></x:c><x:c><x:v>5</x:v></x:c></x:row>"
        "<x:row r='7' hidden='1'><x:c r='AB7'><x:v>28</x:v></x:c></x:row><x:row><x:c><x:v>8</x:v></x:c></x:row>",
        voorvoegsel="x:",
    )
    assert rijen == (Rij(1, {1: 1, 4: 4, 5: 5}), Rij(7, {28: 28}, verborgen=True), Rij(8, {1: 8}))


def test_columns_have_letters() -> None:
    """Numbers and letters of columns are each other's inverse; what lies past the last column is none."""
    assert [kolomletters(n) for n in (1, 26, 27, 702, 703, 16_384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(kolomnummer(kolomletters(n)) == n for n in range(1, 16_385))
    for geen in ("XFE", "a", "", "É"):
        with pytest.raises(ValueError, match=f"^{geen}$"):
            kolomnummer(geen)


def test_a_formula_counts_with_the_value_it_has(tmp_path: Path) -> None:
    """A formula that a program has computed is a value like any other."""
    pad = tmp_path / "formules.xlsx"
    with xlsxwriter.Workbook(pad) as werkmap:
        blad = werkmap.add_worksheet("Diensten")
        blad.write_row(0, 0, ["dienst", "naam", "flexdoel"])
        blad.write_formula("A2", '="S"&"W"', None, "SW")
        blad.write_formula("C2", "=1/5", werkmap.add_format({"num_format": "0%"}), 0.2)
    with open_bladen(pad) as bladen:
        assert bladen.cellen(bladen.tabbladen[0]).rijen[1].waarden == {1: "SW", 3: Decimal("0.2")}


def test_dates_mean_the_same_in_both_systems(tmp_path: Path) -> None:
    """A workbook that counts from 1904 gives the scenario that one that counts from 1900 gives."""
    vanaf_1900 = laad(maak(tmp_path / "1900.xlsx")).scenario
    vanaf_1904 = laad(maak(tmp_path / "1904.xlsx", vanaf_1904=True)).scenario
    assert vanaf_1904.post["SW-2"].vrij_vanaf == date(2011, 7, 1)
    assert invoer_hash(vanaf_1904) == invoer_hash(vanaf_1900)
