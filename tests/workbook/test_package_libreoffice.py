"""LibreOffice opens what we write, computes it, and sees the same formats and dates: a second opinion."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from libreoffice import convert
from openpyxl.cell import Cell
from workbook.our_sheets import PLAIN, RICH
from workbook.user_workbooks import check_sound, check_untouched, full_workbook, load, read_parts, sheet_parts
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.workbook.package import Sheet, put_sheets


def computed(path: Path, folder: Path) -> openpyxl.Workbook:
    """The workbook after LibreOffice has computed and saved it, with values."""
    return load(convert(path, "xlsx", folder), data_only=True)


def cells(book: openpyxl.Workbook) -> Iterator[Cell]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from row


@pytest.mark.parametrize("date_1904", [False, True])
def test_it_opens_and_computes_without_one_error(tmp_path: Path, date_1904: bool) -> None:
    """After two runs every formula, the user's and ours, gives its value; dates are the days they were."""
    source, target = full_workbook(tmp_path / "gemeente.xlsx", date_1904=date_1904), tmp_path / "plan.xlsx"
    put_sheets(source, [PLAIN, RICH], target)
    put_sheets(target, [PLAIN, RICH], target)
    book = computed(target, tmp_path)
    assert [(cell.coordinate, cell.value) for cell in cells(book) if cell.data_type == "e"] == []
    ours, begroting = book["Plan per dienst"], book["Begroting"]
    assert (ours["B5"].value, ours["C5"].value, ours["E6"].value, ours["G3"].value) == (1340, 260, 7, 8)
    assert (begroting["B6"].value, book["Notities"]["A1"].value) == (1000, 2000)
    assert (ours["A6"].value, begroting["C4"].value) == (datetime(2026, 9, 1), datetime(2026, 3, 1))


def test_formulas_across_the_users_sheets_and_ours_are_live(tmp_path: Path) -> None:
    """A formula of ours on the user's numbers is computed from them, whatever value we stored with it."""

    def write(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_formula("A1", "=SUM(Begroting!B2:B5)+Loonsom+'Wijk''s blad'!B2", None, -1)
        sheet.write_formula("A2", "=ROWS(Posten[p])", None, -1)

    target = tmp_path / "plan.xlsx"
    put_sheets(full_workbook(tmp_path / "gemeente.xlsx"), [Sheet("Aansluiting", write)], target)
    sheet = computed(target, tmp_path)["Aansluiting"]
    assert (sheet["A1"].value, sheet["A2"].value) == (1000 + 1000 + 38_000, 3)


def test_formats_are_seen_as_they_were_meant(tmp_path: Path) -> None:
    """Bold, colours, borders and number formats of ours show, and those of the user do too."""
    target = tmp_path / "plan.xlsx"
    put_sheets(full_workbook(tmp_path / "gemeente.xlsx"), [RICH], target)
    book = computed(target, tmp_path)
    head, amount, day = (book["Plan per dienst"][place] for place in ("A1", "B2", "A6"))
    assert (head.font.b, head.font.color.rgb, head.fill.fgColor.rgb) == (True, "FFFFFFFF", "FF113355")
    assert (head.border.left.style, head.alignment.wrap_text) == ("thin", True)
    assert amount.number_format == "#,##0;[RED]\\-#,##0"
    assert (day.font.i, day.number_format) == (True, "dd\\-mm\\-yyyy")
    note = book["Notities"]["A2"]
    assert (note.font.name, note.font.sz, note.font.i) == ("Arial", 9, True)


def test_a_workbook_that_libreoffice_saved_is_kept_too(tmp_path: Path) -> None:
    """The user may work in LibreOffice: its files keep their parts, and take ours."""
    saved = convert(full_workbook(tmp_path / "gemeente.xlsx"), "xlsx", tmp_path)
    target = tmp_path / "plan.xlsx"
    put_sheets(saved, [PLAIN, RICH], target)
    put_sheets(target, [PLAIN, RICH], target)
    check_untouched(read_parts(saved), read_parts(target))
    check_sound(target)
    again = tmp_path / "again"
    book = computed(target, again)
    assert [(cell.coordinate, cell.value) for cell in cells(book) if cell.data_type == "e"] == []
    assert book["Plan per dienst"]["B5"].value == 1340
    assert book["Begroting"]["C2"].value == datetime.combine(date(2026, 1, 1), datetime.min.time())
    assert "Toelichting" in sheet_parts(read_parts(target))
