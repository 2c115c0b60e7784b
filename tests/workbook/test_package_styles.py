"""Formats: those of the user's cells stay what they were, and ours are what they were written as."""

import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from workbook.our_sheets import PLAIN, RICH
from workbook.user_workbooks import MAIN, check_sound, edit, full_workbook, load, read_parts
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.workbook.package import Sheet, put_sheets


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "plan.xlsx"


def styled_by_openpyxl(path: Path) -> Path:
    """A workbook with another default font, named styles, and own number formats."""
    book = openpyxl.Workbook()
    book._named_styles["Normal"].font = Font(name="Verdana", size=9)
    sheet = book.active
    sheet.title = "Begroting"
    sheet["A1"].font = Font(name="Georgia", size=14, bold=True, color="FF00AA00")
    sheet["A2"].fill = PatternFill("solid", fgColor="FFABCDEF")
    sheet["A3"].number_format = '0.0" fte"'
    sheet["A4"].number_format = "#,##0;[Red]-#,##0"
    book.add_named_style(NamedStyle("gemeente", font=Font(italic=True), alignment=Alignment(horizontal="center")))
    sheet["A5"].style = "gemeente"
    sheet["A6"].number_format = "yyyy-mm-dd"
    for row in range(1, 7):
        sheet.cell(row, 1).value = row
    book.save(path)
    return path


def formats(path: Path, sheets: list[str]) -> dict[tuple[str, str], str]:
    """All that openpyxl knows of the format of each cell."""
    book = load(path)
    return {
        (name, cell.coordinate): "\n".join(
            [
                *map(repr, (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)),
                *(cell.number_format, cell.style),
            ]
        )
        for name in sheets
        for row in book[name].iter_rows()
        for cell in row
    }


@pytest.mark.parametrize("maker", [full_workbook, styled_by_openpyxl])
def test_formats_of_the_users_cells_are_unchanged(tmp_path: Path, target: Path, maker: object) -> None:
    """After three runs each cell of the user has font, fill, border, alignment, number format and style it had."""
    source = maker(tmp_path / "gemeente.xlsx")
    sheets = [sheet.title for sheet in load(source).worksheets]
    before = formats(source, sheets)
    for start in (source, target, target):
        put_sheets(start, [PLAIN, RICH], target)
        assert formats(target, sheets) == before
    check_sound(target)


@pytest.mark.parametrize("maker", [full_workbook, styled_by_openpyxl])
def test_our_formats_are_the_same_in_any_workbook(tmp_path: Path, target: Path, maker: object) -> None:
    """Our sheet looks the same in a user's workbook, whatever its fonts and styles, as in a workbook of its own."""
    alone = tmp_path / "alleen.xlsx"
    put_sheets(None, [RICH], alone)
    put_sheets(maker(tmp_path / "gemeente.xlsx"), [RICH], target)
    assert formats(target, [RICH.name]) == formats(alone, [RICH.name])
    ours, there = load(alone)[RICH.name], load(target)[RICH.name]
    for sheet in (ours, there):
        (rule,) = (rule for rules in sheet.conditional_formatting for rule in rules.rules if rule.type == "cellIs")
        assert (rule.dxf.font.b, rule.dxf.fill.bgColor.rgb) == (True, "FF113355")
        assert (sheet.row_dimensions[13].height, sheet.row_dimensions[13].font.b) == (30, True)
        assert sheet.column_dimensions["B"].number_format == "#,##0;[Red]-#,##0"


def test_every_kind_of_format_comes_over(tmp_path: Path, target: Path) -> None:
    """Number formats built in and of one's own, alignment, protection, patterns, rotation, dates without a format."""
    properties = [
        {"num_format": 4},
        {"num_format": "0.00%"},
        {"num_format": '#.##0,0 "fte"'},
        {"align": "center", "valign": "top", "rotation": 45, "indent": 1},
        {"locked": False, "hidden": True},
        {"pattern": 4, "fg_color": "#112233", "bg_color": "#445566"},
        {"font_strikeout": True, "underline": 2, "font_script": 1, "font_name": "Arial", "font_size": 8},
        {"top": 6, "bottom": 2, "bottom_color": "red", "diag_type": 3, "diag_border": 7},
        {"shrink": True, "reading_order": 1},
    ]

    def write(book: Workbook, sheet: Worksheet) -> None:
        for row, one in enumerate(properties):
            sheet.write(row, 0, row, book.add_format(one))
        sheet.write_datetime(len(properties), 0, date(2026, 1, 1))

    alone = tmp_path / "alleen.xlsx"
    put_sheets(None, [Sheet("Opmaak", write)], alone)
    put_sheets(styled_by_openpyxl(tmp_path / "gemeente.xlsx"), [RICH, Sheet("Opmaak", write)], target)
    seen = formats(target, ["Opmaak"])
    assert seen == formats(alone, ["Opmaak"])
    assert len(set(seen.values())) == len(properties) + 1
    check_sound(target)


def test_formats_do_not_pile_up(tmp_path: Path, target: Path) -> None:
    """A further run adds no font, fill, border, number format or cell format: all are found again."""
    put_sheets(styled_by_openpyxl(tmp_path / "gemeente.xlsx"), [PLAIN, RICH], target)
    first = read_parts(target)["xl/styles.xml"]
    put_sheets(target, [RICH, PLAIN], target)
    assert read_parts(target)["xl/styles.xml"] == first


def test_what_else_is_in_the_styles_of_the_user_stays(tmp_path: Path, target: Path) -> None:
    """Named styles, table styles, colours and extensions come through untouched."""
    source = full_workbook(tmp_path / "gemeente.xlsx")
    extra = (
        '<colors><mruColors><color rgb="FF123456"/></mruColors></colors>'
        '<extLst><ext uri="{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}"><slicer xmlns="urn:x"/></ext></extLst>'
    )
    edit(source, "xl/styles.xml", lambda text: text.replace("</styleSheet>", f"{extra}</styleSheet>"))
    put_sheets(source, [RICH], target)

    def rest(path: Path) -> list[bytes]:
        root = etree.fromstring(read_parts(path)["xl/styles.xml"])
        kept = ("cellStyleXfs", "cellStyles", "tableStyles", "colors", "extLst")
        return [etree.tostring(child, method="c14n") for child in root if etree.QName(child).localname in kept]

    assert len(rest(source)) == 5
    assert rest(target) == rest(source)
    root = etree.fromstring(read_parts(target)["xl/styles.xml"])
    assert [child.tag.removeprefix(MAIN) for child in root] == [
        *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"),
        *("tableStyles", "colors", "extLst"),
    ]


def test_a_format_of_ours_may_be_the_users_own_normal(tmp_path: Path, target: Path) -> None:
    """A cell of ours that looks as all cells of the user do gets that look, and not the user's next format."""

    def as_normal(styles: str) -> str:
        styles = re.sub(r"(<fonts[^>]*>)<font>.*?</font>", rf"\1{arial}", styles, count=1)
        return re.sub(r"(<cellXfs[^>]*><xf [^>]*)/>", r'\1 applyFont="1"/>', styles, count=1)

    def write(book: Workbook, sheet: Worksheet) -> None:
        sheet.write("A1", "als gewoon", book.add_format({"font_name": "Arial", "font_size": 9}))

    arial = '<font><sz val="9"/><color theme="1"/><name val="Arial"/><family val="2"/></font>'
    source = tmp_path / "gemeente.xlsx"
    with Workbook(source) as book:
        book.add_worksheet("Begroting").write("A1", "vet", book.add_format({"bold": True}))
    edit(source, "xl/styles.xml", as_normal)
    put_sheets(source, [Sheet("Ons", write)], target)
    font = load(target)["Ons"]["A1"].font
    assert (font.name, font.sz, font.b) == ("Arial", 9, False)
