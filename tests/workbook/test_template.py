"""The scenario workbook as it is written: complete, helpful, and read back as it was meant."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from libreoffice import convert
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from workbook.schema_rows import REGELS, ROWS, Rows, workbooks
from xlsxwriter.workbook import Workbook as Writer
from xlsxwriter.worksheet import Worksheet as WriterSheet

from allocator.workbook.package import Sheet, put_sheets
from allocator.workbook.problems import Meldingen
from allocator.workbook.read import read_workbook
from allocator.workbook.schema import (
    BLADEN,
    SCENARIOREGELS,
    SPELREGELS,
    Blad,
    DienstRij,
    Kolom,
    ScenarioRij,
    Soort,
    SpelregelRij,
    WijkRij,
    naar_spelregels,
)
from allocator.workbook.template import UITLEG, write_rows, write_template
from allocator.workbook.typed import Inhoud, Inhoudlezer
from allocator_models.spelregels import STANDAARD_DOELEN, Spelregels

COLUMNS = [pytest.param(b, k, id=f"{b.naam}.{k.kop}") for b in BLADEN for k in b.kolommen]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("leeg") / "leeg.xlsx"
    write_template(path)
    return load_workbook(path)


@pytest.fixture(scope="module")
def filled_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("vol") / "vol.xlsx"
    write_rows(path, ROWS)
    return path


@pytest.fixture(scope="module")
def filled(filled_path: Path) -> Workbook:
    return load_workbook(filled_path)


def head(book: Workbook, sheet: Blad, column: Kolom) -> Any:
    return book[sheet.naam].cell(1, sheet.kolommen.index(column) + 1)


def validations(book: Workbook, sheet: Blad, column: Kolom, row: int = 2) -> list[DataValidation]:
    cell = f"{get_column_letter(sheet.kolommen.index(column) + 1)}{row}"
    return [v for v in book[sheet.naam].data_validations.dataValidation if cell in v.sqref]


def read_back(path: Path) -> Inhoud:
    problems = Meldingen()
    content = Inhoudlezer().lees(read_workbook(path).rijen, problems)
    assert list(problems) == []
    return content


def test_explanation_comes_first_and_is_what_one_sees(template: Workbook) -> None:
    """The workbook opens on Uitleg, followed by the sheets of the contract in their order."""
    assert template.sheetnames == [UITLEG, *(b.naam for b in BLADEN)]
    assert template.active is not None
    assert template.active.title == UITLEG


def test_explanation_leads_to_each_sheet(template: Workbook) -> None:
    """Uitleg names each sheet, with its required columns, and has a link to it."""
    sheet = template[UITLEG]
    for b in BLADEN:
        cell = next(c for c in sheet["B"] if c.value == b.naam)
        assert cell.hyperlink.location == f"'{b.naam.replace("'", "''")}'!A1"
        assert sheet.cell(cell.row, 5).value == ", ".join(k.kop for k in b.kolommen if k.verplicht)


@pytest.mark.parametrize("sheet", BLADEN, ids=lambda b: b.naam)
def test_each_sheet_is_a_table_with_frozen_heads(template: Workbook, sheet: Blad) -> None:
    """The heads of the contract stand in row 1, as the heads of one Excel table, and stay in view."""
    drawn = template[sheet.naam]
    heads = [k.kop for k in sheet.kolommen]
    assert [c.value for c in drawn[1]][: len(heads)] == heads
    (table,) = drawn.tables.values()
    assert list(table.column_names) == heads
    assert table.ref.startswith("A1:")
    assert drawn.freeze_panes is not None
    assert drawn.freeze_panes.endswith("2")


@pytest.mark.parametrize("sheet", BLADEN, ids=lambda b: b.naam)
def test_each_sheet_prints_on_landscape_pages(template: Workbook, sheet: Blad) -> None:
    """A printed sheet lies down, fits in width, and has its heads on each page."""
    drawn = template[sheet.naam]
    assert drawn.page_setup.orientation == "landscape"
    assert drawn.page_setup.fitToHeight == 0
    assert drawn.sheet_properties.pageSetUpPr is not None
    assert drawn.sheet_properties.pageSetUpPr.fitToPage
    assert drawn.print_title_rows == "$1:$1"


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_each_head_explains_its_column(template: Workbook, sheet: Blad, column: Kolom) -> None:
    """The comment on a head says what the column is, what an empty cell means, and gives an example."""
    text = head(template, sheet, column).comment.text
    assert column.uitleg in text
    assert column.voorbeeld in text
    assert ("Verplicht." in text) == column.verplicht
    assert f"Leeg betekent: {column.leeg}." in text or column.verplicht


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_required_heads_are_marked(template: Workbook, sheet: Blad, column: Kolom) -> None:
    """The head of a required column is dark, of another one light."""
    fill = head(template, sheet, column).fill.fgColor.rgb
    assert fill == ("FF0B5563" if column.verplicht else "FFE4F0F2")


LISTS = [pytest.param(b, k, id=f"{b.naam}.{k.kop}") for b in BLADEN for k in b.kolommen if k.type.keuzes]
REFERRING = [pytest.param(b, k, id=f"{b.naam}.{k.kop}") for b in BLADEN for k in b.kolommen if k.verwijst]


@pytest.mark.parametrize(("sheet", "column"), LISTS)
def test_closed_lists_are_drop_downs(template: Workbook, sheet: Blad, column: Kolom) -> None:
    """A column with a closed list offers exactly that list and refuses other words, far down the sheet."""
    assert column.type.keuzes is not None
    for row in (2, 20_001):
        (validation,) = validations(template, sheet, column, row)
        assert validation.type == "list"
        assert validation.formula1 == f'"{",".join(column.type.keuzes)}"'
        assert validation.showErrorMessage


@pytest.mark.parametrize(("sheet", "column"), REFERRING)
def test_references_are_drop_downs(template: Workbook, sheet: Blad, column: Kolom) -> None:
    """A column that refers to another sheet offers what is there, by a name that exists, and doesn't insist."""
    (validation,) = validations(template, sheet, column, 20_001)
    assert validation.type == "list"
    assert validation.errorStyle == "warning"
    source = template.defined_names[str(validation.formula1)].attr_text
    assert source is not None
    assert column.verwijst is not None
    assert source.startswith("'" + column.verwijst[0].replace("'", "''") + "'!$A$2:INDEX(")


def test_yes_or_no_is_a_drop_down(template: Workbook) -> None:
    """Every ja/nee column offers these two; baten vervallen takes a percentage too."""
    for b in BLADEN:
        for column in b.kolommen:
            if column.type.soort in (Soort.JA_NEE, Soort.JA_NEE_PERCENT):
                (validation,) = validations(template, b, column)
                assert validation.formula1 == '"ja,nee"'
                assert bool(validation.showErrorMessage) == (column.type.soort is Soort.JA_NEE)


def test_texts_of_validations_fit(template: Workbook) -> None:
    """Excel refuses a workbook with a title over 32, or a message or list over 255 signs."""
    for b in BLADEN:
        for validation in template[b.naam].data_validations.dataValidation:
            assert len(validation.errorTitle or "") <= 32
            assert len(validation.error or "") <= 255
            assert len(str(validation.formula1)) <= 257


def test_missing_and_double_cells_light_up(template: Workbook) -> None:
    """Each required column shows where it is empty in a row that isn't; each single key shows what is there twice."""
    for b in BLADEN:
        if b.naam in REGELS:
            continue
        rules = {
            (str(where.sqref)[0], rule.type)
            for where in template[b.naam].conditional_formatting
            for rule in where.rules
        }
        letters = {k.veld: head(template, b, k).column_letter for k in b.kolommen}
        required = {(letters[k.veld], "expression") for k in b.kolommen if k.verplicht}
        keys = {(letters[fields[0]], "duplicateValues") for fields in b.uniek if len(fields) == 1}
        assert rules == required | keys


def test_template_lists_each_regel_with_its_default(tmp_path: Path) -> None:
    """All regels of Scenario and Spelregels are there; spelregels read as they are by default."""
    path = tmp_path / "leeg.xlsx"
    write_template(path)
    book = load_workbook(path)
    assert [c.value for c in book["Scenario"]["A"]][1:] == [r.naam for r in SCENARIOREGELS]
    assert [c.value for c in book["Spelregels"]["A"]][1:] == [r.naam for r in SPELREGELS]
    assert [c.value for c in book["Spelregels"]["C"]][1:] == [r.uitleg for r in SPELREGELS]
    problems = Meldingen()
    content = Inhoudlezer().lees(read_workbook(path).rijen, problems)
    assert [(p.blad, p.cel) for p in problems] == [("Scenario", "B3"), ("Scenario", "B4")]  # naam and jaar
    assert content.scenario == {"schema": 1}
    assert content.spelregels.keys() == {r.naam for r in SPELREGELS}
    assert naar_spelregels(content.spelregels) == Spelregels()


def test_template_lists_the_default_goals(template: Workbook) -> None:
    """Doelen holds the default order, each with tolerantie 0."""
    found = [[c.value for c in row] for row in template["Doelen"].iter_rows(min_row=2)]
    assert found == [[rank, goal.value, 0] for rank, goal in enumerate(STANDAARD_DOELEN, start=1)]


@pytest.mark.parametrize(
    ("cell", "value", "notation"),
    [
        ("Spelregels!B2", 0.155, "0.0 %"),
        ("Diensten!A2", "007", "@"),
        ("Diensten!C2", 0.205, "0.0 %"),
        ("Diensten!C3", None, "0.0 %"),
        ("Wijken!C2", 33510, "#,##0"),
        ("Wijken!E2", "ja", "General"),
        ("Wijken!I3", "nee", "General"),
        ("Begroting!D2", "=1+1", "General"),
        ("Begroting!F2", -100000, '"€ "#,##0;"€ "-#,##0;"–"'),
        ("Begroting!H2", 0.25, "0.0 %"),
        ("Begroting!H3", "ja", "0.0 %"),
        ("Begroting!I2", 12.35, '#,##0.00;-#,##0.00;"–"'),
        ("Begroting!L2", datetime(2011, 7, 1), "d-m-yyyy"),
        ("Begroting!Q2", 0, '"€ "#,##0;"€ "-#,##0;"–"'),
        ("Begroting!U3", None, "General"),
        ("Initiatieven!C2", "Oost 66,5%; Noordoost 33,5%", "General"),
        ("Opties!E3", datetime(2011, 10, 1), "d-m-yyyy"),
    ],
)
def test_cells_hold_values_in_the_notation_of_their_column(
    filled: Workbook, cell: str, value: object, notation: str
) -> None:
    """Numbers are numbers, percentages Excel's own, dates dates, codes text, and a text is never a formula."""
    sheet, _, address = cell.partition("!")
    found = filled[sheet][address]
    assert found.value == value
    assert found.number_format == notation
    assert found.data_type != "f"


def test_rows_still_to_be_typed_have_the_notation_of_their_column(template: Workbook) -> None:
    """What a user types below the last row looks as it should: a code stays a text, a share is a percentage."""
    sheet = template["Diensten"]
    assert sheet.column_dimensions["A"].number_format == "@"
    assert sheet.column_dimensions["C"].number_format == "0.0 %"


@settings(derandomize=True, print_blob=True, deadline=None, max_examples=30)
@given(rows=workbooks())
def test_any_rows_are_read_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, rows: Rows) -> None:
    """Whatever rows are written, the reader gives the same rows, in the same order."""
    path = tmp_path_factory.mktemp("rijen") / "rijen.xlsx"
    write_rows(path, {**rows, "Scenario": ROWS["Scenario"]})
    content = read_back(path)
    for b in BLADEN:
        if rows.get(b.naam):
            assert [placed.rij for placed in content.rijen(b.rij)] == list(rows[b.naam])


def test_given_regels_are_read_back(filled_path: Path) -> None:
    """Given values of Scenario and Spelregels, however their names are spelled, take the place of the defaults."""
    content = read_back(filled_path)
    assert content.scenario == {"schema": 1, "naam": "Proef", "jaar": 2011}
    assert content.spelregels["flexdoel"] == Decimal("0.155")
    assert content.spelregels["mandaat: wijkregisseur"] is None
    assert content.spelregels["bestuurlijk_vrij"] is True
    assert content.spelregels["bandbreedte_dienst"] == Decimal("0.05")


def test_day_and_month_may_be_given_as_text_or_date(tmp_path: Path) -> None:
    """The spelregel vrijgavedatum is read back from either."""
    for value in ("15 oktober", date(2011, 10, 15)):
        given = [SpelregelRij(regel="vrijgavedatum", waarde=value)]
        write_rows(tmp_path / "dag.xlsx", {"Scenario": ROWS["Scenario"], "Spelregels": given})
        assert read_back(tmp_path / "dag.xlsx").spelregels["vrijgavedatum"] == (10, 15)


def test_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    """Nothing of the moment or the machine gets into the file."""
    write_rows(tmp_path / "een.xlsx", ROWS)
    write_rows(tmp_path / "twee.xlsx", ROWS)
    assert (tmp_path / "een.xlsx").read_bytes() == (tmp_path / "twee.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("rows", "error", "says"),
    [
        ({"Blad1": []}, KeyError, "blad1"),
        ({"Diensten": [WijkRij(wijk="Oost")]}, TypeError, "DienstRij"),
        ({"Spelregels": [SpelregelRij(regel="flexdoelen", waarde=1)]}, ValueError, "flexdoelen"),
        ({"Scenario": [ScenarioRij(regel="titel", waarde="x")]}, ValueError, "titel"),
    ],
)
def test_rows_that_fit_nowhere_are_refused(
    tmp_path: Path, rows: dict[str, list[Any]], error: type[Exception], says: str
) -> None:
    """A mistake in our own code is an error at once, and leaves no file."""
    with pytest.raises(error, match=says):
        write_rows(tmp_path / "fout.xlsx", rows)
    assert list(tmp_path.iterdir()) == []


def _cells(sheet: Worksheet) -> Iterator[tuple[str, object]]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                yield cell.coordinate, cell.value


def _count_lists(book: Writer, sheet: WriterSheet) -> None:
    for row, name in enumerate(("Diensten_dienst", "Programmas_programma", "Begroting_post", "Ambities_ambitie")):
        sheet.write_formula(row, 0, f"=ROWS(lijst_{name})")
        sheet.write_formula(row, 1, f'=COUNTIF(lijst_{name},"*")')


def test_libreoffice_opens_and_recalculates_it(tmp_path: Path) -> None:
    """LibreOffice keeps each cell, finds no error, and takes the drop-downs' lists to be as long as what is there."""
    diensten = [DienstRij(dienst=f"D{i}") for i in range(7)]
    source, target = tmp_path / "bron.xlsx", tmp_path / "telling.xlsx"
    write_rows(source, {**ROWS, "Diensten": diensten, "Ambities": []})
    put_sheets(source, [Sheet("Telling", _count_lists)], target)
    before, after = load_workbook(target), load_workbook(convert(target, "xlsx", tmp_path), data_only=True)
    for b in BLADEN:
        assert dict(_cells(after[b.naam])) == dict(_cells(before[b.naam]))
    assert [[c.value for c in row] for row in after["Telling"].iter_rows()] == [[7, 7], [1, 1], [2, 2], [1, 0]]
