"""Many rows are written without keeping them: what is read back is what XlsxWriter's own way of writing gives."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbook.user_workbooks import check_sound, full_workbook, load, read_parts
from xlsxwriter.workbook import Workbook

from allocator.workbook.package import Sheet, put_sheets
from allocator.workbook.package.worksheet import LONGEST_TEXT, GuardedWorksheet

COLUMNS = 4
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(
    ["<r>geen opmaak</r>", " spatie ervoor", "erna\n", "a & b < c > d", "_x0041_", "=1+1", "\x01\ufffe", '" s="5"']
)
CONTENTS = (
    TEXTS
    | st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.decimals(-(10**9), 10**9, places=2)
    | st.dates(date(1905, 1, 1), date(2100, 1, 1))
)


def many(rows: list[list[object]]) -> Sheet:
    """A sheet with these rows under heads, written as many."""

    def write(book: Workbook, sheet: GuardedWorksheet) -> None:
        plain, day = book.add_format({"italic": True}), book.add_format({"num_format": "d-m-yyyy"})
        sheet.write_row(0, 0, [f"kop {column}" for column in range(COLUMNS)], book.add_format({"bold": True}))
        sheet.write_many(
            1,
            rows,
            lambda row: ((place, c, day if isinstance(c, date) else plain) for place, c in enumerate(row)),
        )

    return Sheet("Veel", write)


def one_by_one(rows: list[list[object]]) -> Sheet:
    """The same sheet, written cell by cell."""

    def write(book: Workbook, sheet: GuardedWorksheet) -> None:
        plain, day = book.add_format({"italic": True}), book.add_format({"num_format": "d-m-yyyy"})
        sheet.write_row(0, 0, [f"kop {column}" for column in range(COLUMNS)], book.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            for place, content in enumerate(row):
                match content:
                    case None | "":
                        sheet.write_blank(number, place, None, plain)
                    case date():
                        sheet.write_datetime(number, place, content, day)
                    case bool():
                        sheet.write_boolean(number, place, content, plain)
                    case str():
                        sheet.write_string(number, place, content, plain)
                    case _:
                        sheet.write_number(number, place, content, plain)

    return Sheet("Veel", write)


def read(path: Path) -> list[list[tuple[object, str, bool]]]:
    """Each cell of the sheet: what it holds, and how it looks."""
    cells = load(path)["Veel"].iter_rows()
    return [
        [(None if cell.value == "" else cell.value, cell.number_format, cell.font.i) for cell in row] for row in cells
    ]


@given(st.lists(st.lists(CONTENTS, min_size=COLUMNS, max_size=COLUMNS), max_size=5), st.booleans())
@settings(max_examples=40, deadline=None, derandomize=True, print_blob=True)
def test_many_rows_are_what_the_same_rows_are_one_by_one(rows: list[list[object]], of_user: bool) -> None:
    """Texts, numbers, dates, booleans and empty cells are read back the same, in a new book and in a user's."""
    with TemporaryDirectory() as name:
        source = full_workbook(Path(name) / "gemeente.xlsx") if of_user else None
        targets = [Path(name) / "veel.xlsx", Path(name) / "los.xlsx"]
        for target, sheet in zip(targets, (many(rows), one_by_one(rows)), strict=True):
            put_sheets(source, [sheet], target)
        check_sound(targets[0])
        assert read(targets[0]) == read(targets[1])


def test_a_million_bytes_of_cells_keep_their_formats(tmp_path: Path) -> None:
    """A sheet that is changed in several pieces has each of its cells, in its own format, in a user's workbook."""
    rows = [[f"regel {number}", number, Decimal(number) / 4, date(2011, 1, 1)] for number in range(8_000)]
    put_sheets(full_workbook(tmp_path / "gemeente.xlsx"), [many(rows)], tmp_path / "plan.xlsx")
    part = next(data for name, data in read_parts(tmp_path / "plan.xlsx").items() if b"regel 7999" in data)
    assert len(part) > 1_000_000
    sheet = load(tmp_path / "plan.xlsx")["Veel"]
    for number, row in enumerate(sheet.iter_rows(min_row=2)):
        assert [cell.value for cell in row[:3]] == [f"regel {number}", number, number / 4]
        assert row[3].value.date() == date(2011, 1, 1)
        assert row[0].font.i


def test_a_text_that_is_too_long_is_cut_off_where_excel_does(tmp_path: Path) -> None:
    """A cell holds 32,767 units of UTF-16: of a character of two units no half is kept."""
    rows: list[list[object]] = [["a" * LONGEST_TEXT + "b", "a" * (LONGEST_TEXT - 1) + "\U0001f333", "a", "b"]]
    put_sheets(None, [many(rows)], tmp_path / "lang.xlsx")
    first, second, *_ = (cell.value for cell in load(tmp_path / "lang.xlsx")["Veel"][2])
    assert (first, second) == ("a" * LONGEST_TEXT, "a" * (LONGEST_TEXT - 1))


@pytest.mark.parametrize("rows", [1, 2, 30])
@pytest.mark.parametrize("autofilter", [True, False])
def test_a_long_table_is_the_table_that_xlsxwriter_makes(tmp_path: Path, rows: int, autofilter: bool) -> None:
    """All parts of the workbook are the same, byte for byte."""
    options = {"name": "Posten", "columns": [{"header": "post"}, {"header": "lasten"}], "autofilter": autofilter}

    def ours(book: Workbook, sheet: GuardedWorksheet) -> None:
        sheet.add_long_table(rows, 1, options)

    def theirs(book: Workbook, sheet: GuardedWorksheet) -> None:
        sheet.add_table(0, 0, rows, 1, {**options})

    for name, write in (("ours", ours), ("theirs", theirs)):
        put_sheets(None, [Sheet("Begroting", write)], tmp_path / f"{name}.xlsx")
    assert read_parts(tmp_path / "ours.xlsx") == read_parts(tmp_path / "theirs.xlsx")
