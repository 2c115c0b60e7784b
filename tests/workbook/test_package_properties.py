"""Whatever the workbook and whichever sheets are put into it: the invariants hold."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from workbook.user_workbooks import check_sound, check_untouched, defined_names, load, png, read_parts, sheet_parts
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.workbook.package import Sheet, put_sheets

# Things that may be on a sheet. `number` makes names different where they have to be.
type Ingredient = Callable[[Workbook, Worksheet, int], None]


def add_texts(book: Workbook, sheet: Worksheet, number: int) -> None:
    sheet.write_column("A1", [f"tekst {number}", " spatie ", "<b>&</b>", "é€", number])


def add_formula(book: Workbook, sheet: Worksheet, number: int) -> None:
    sheet.write_formula("B1", "=1+1", book.add_format({"num_format": f'0" maal {number}"'}), 2)


def add_date(book: Workbook, sheet: Worksheet, number: int) -> None:
    sheet.write_datetime("C1", date(2026, 1, 1 + number % 28), book.add_format({"num_format": "yyyy-mm-dd"}))


def add_table(book: Workbook, sheet: Worksheet, number: int) -> None:
    sheet.add_table("E1:F4", {"name": f"Tabel_{number}"})


def add_unnamed_table(book: Workbook, sheet: Worksheet, number: int) -> None:
    sheet.add_table("H1:I4")


def add_chart(book: Workbook, sheet: Worksheet, number: int) -> None:
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": [sheet.get_name(), 0, 0, 3, 0]})
    sheet.insert_chart("K1", chart)


def add_image(book: Workbook, sheet: Worksheet, number: int) -> None:
    sheet.insert_image("K20", "a.png", {"image_data": png(number % 3)})


def add_comment(book: Workbook, sheet: Worksheet, number: int) -> None:
    sheet.write_comment("A1", f"opmerking {number}")


def add_names(book: Workbook, sheet: Worksheet, number: int) -> None:
    book.define_name(f"Naam_{number}", "=1")
    book.define_name(f"'{sheet.get_name()}'!Eigen", "=2")
    sheet.print_area("A1:C3")


def add_rules(book: Workbook, sheet: Worksheet, number: int) -> None:
    shades = book.add_format({"bg_color": f"#{number % 256:02X}AA33"})
    sheet.conditional_format("A1:A9", {"type": "cell", "criteria": ">", "value": 3, "format": shades})
    sheet.data_validation("B2", {"validate": "list", "source": ["ja", "nee"]})


def hide(book: Workbook, sheet: Worksheet, number: int) -> None:
    sheet.hide()


INGREDIENTS: list[Ingredient] = [
    *(add_texts, add_formula, add_date, add_table, add_unnamed_table, add_chart, add_image, add_comment),
    *(add_names, add_rules),
]
# Capitals, spaces, apostrophes, accents, a name that looks like a cell, one that needs quotes.
NAMES = [
    "Begroting",
    "plan",
    "Plan per dienst",
    "Wijk's blad",
    "Één",
    "A1",
    "2026",
    "a-b",
    "#hekje",
    "Ωmega",
    "(blad 1)",
]

recipes = st.lists(st.sampled_from(INGREDIENTS), unique=True, max_size=5)
workbooks = st.lists(
    st.tuples(st.sampled_from(NAMES), recipes, st.booleans()), min_size=1, max_size=5, unique_by=lambda sheet: sheet[0]
)


@st.composite
def new_sheets(draw: st.DrawFn) -> list[Sheet]:
    chosen = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
    sheets = []
    for number, name in enumerate(chosen):
        spelled = draw(st.sampled_from([name, name.upper(), name.lower()]))
        writer = writer_of(draw(recipes), number + 100 * draw(st.integers(0, 1)))
        sheets.append(Sheet(spelled, writer, first=draw(st.booleans()), active=draw(st.booleans())))
    return sheets


def writer_of(recipe: list[Ingredient], number: int) -> Callable[[Workbook, Worksheet], None]:
    def write(book: Workbook, sheet: Worksheet) -> None:
        for ingredient in recipe:
            ingredient(book, sheet, number)

    return write


def build(path: Path, sheets: list[tuple[str, list[Ingredient], bool]], date_1904: bool) -> Path:
    book = xlsxwriter.Workbook(path, {"date_1904": date_1904})
    for number, (name, recipe, hidden) in enumerate(sheets):
        sheet = book.add_worksheet(name)
        writer_of(recipe, number)(book, sheet)
        if hidden and number:
            sheet.hide()
    book.close()
    return path


def cells(path: Path, names: set[str]) -> dict[str, list[tuple[str, object, str, bool]]]:
    """Value, number format and boldness of each cell of these sheets."""
    return {
        sheet.title: [
            (cell.coordinate, cell.value, cell.number_format, cell.font.b) for row in sheet.iter_rows() for cell in row
        ]
        for sheet in load(path).worksheets
        if sheet.title in names
    }


@settings(max_examples=40, deadline=None)
@given(workbooks, new_sheets(), new_sheets(), st.booleans())
def test_invariants(
    tmp_path_factory: pytest.TempPathFactory,
    users: list[tuple[str, list[Ingredient], bool]],
    first: list[Sheet],
    second: list[Sheet],
    date_1904: bool,
) -> None:
    """Kept parts, cells, names and order stay; ours are there; nothing is left over; a rerun changes nothing."""
    folder = tmp_path_factory.mktemp("map")
    source, target = build(folder / "gemeente.xlsx", users, date_1904), folder / "plan.xlsx"
    for sheets in (first, second):
        before, tabs = read_parts(source), list(sheet_parts(read_parts(source)))
        ours = {sheet.name.lower(): sheet.name for sheet in sheets}
        kept = {name for name in tabs if name.lower() not in ours}
        kept_names = {key: text for key, text in defined_names(source).items() if key[1] in kept}
        kept_cells = cells(source, kept)

        put_sheets(source, sheets, target)

        check_untouched(before, read_parts(target), ours)
        check_sound(target)
        new = [sheet for sheet in sheets if sheet.name.lower() not in {name.lower() for name in tabs}]
        assert list(sheet_parts(read_parts(target))) == [
            *(sheet.name for sheet in new if sheet.first),
            *(ours.get(name.lower(), name) for name in tabs),
            *(sheet.name for sheet in new if not sheet.first),
        ]
        assert kept_names.items() <= defined_names(target).items()
        assert cells(target, kept) == kept_cells
        once = target.read_bytes()
        put_sheets(target, sheets, target)
        put_sheets(target, sheets, target)
        twice = target.read_bytes()
        put_sheets(target, sheets, target)
        assert target.read_bytes() == twice
        assert read_parts(target).keys() == read_parts(write(folder / "een.xlsx", once)).keys()
        source = write(folder / "tussen.xlsx", twice)


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
