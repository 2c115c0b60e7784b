"""Sheets as Allocator puts them into a workbook: a plain one, and one with all that a report may want."""

from datetime import date

from workbook.user_workbooks import png
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.workbook.package import Sheet


def write_plain(book: Workbook, sheet: Worksheet) -> None:
    sheet.write("A1", "toelichting")
    sheet.write("A2", 12)


def write_rich(book: Workbook, sheet: Worksheet) -> None:
    head = book.add_format({"bold": True, "bg_color": "#113355", "font_color": "white", "border": 1, "text_wrap": True})
    euro = book.add_format({"num_format": "#,##0;[Red]-#,##0"})
    day = book.add_format({"num_format": "dd-mm-yyyy", "italic": True})
    sheet.write_row("A1", ["dienst", "vast", "flex"], head)
    for row, (dienst, vast, flex) in enumerate([("Wijken", 800, 200), ("Werk", 450, 50), ("  Zorg ", 90, 10)], start=1):
        sheet.write(row, 0, dienst)
        sheet.write(row, 1, vast, euro)
        sheet.write(row, 2, flex, euro)
    sheet.write("A5", "totaal", head)
    sheet.write_formula("B5", "=SUM(B2:B4)", euro, 1340)
    sheet.write_formula("C5", "=SUM(C2:C4)", euro, 260)
    sheet.write_datetime("A6", date(2026, 9, 1), day)
    sheet.write_rich_string("A7", "dit is ", head, "belangrijk", " voor de raad")
    sheet.write("A8", "=1+1")
    sheet.write("A9", "https://example.org")
    sheet.write_boolean("A10", True)
    sheet.write_url("A11", "https://example.org/plan", string="het plan")
    sheet.set_column("A:A", 24)
    sheet.set_column("B:C", 12, euro)
    sheet.set_row(12, 30, head)
    sheet.set_row(14, None, None, {"level": 1})
    rows = [["S", 3], ["I", 4]]
    columns = [
        {"header": "aard"},
        {"header": "aantal", "format": euro},
        {"header": "dubbel", "formula": "=Plan[@[aantal]]*2"},
    ]
    sheet.add_table("E1:G3", {"name": "Plan", "columns": columns, "data": rows})
    sheet.write_formula("E6", "=SUM(Plan[aantal])", None, 7)
    sheet.conditional_format("B2:C4", {"type": "cell", "criteria": ">", "value": 100, "format": head})
    sheet.conditional_format("B2:B4", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("D2:D4", {"validate": "list", "source": ["ja", "nee"]})
    sheet.write_comment("B1", "in euro's", {"author": "Allocator"})
    for place, kind in (("E8", "column"), ("E24", "pie")):
        chart = book.add_chart({"type": kind})
        name = sheet.get_name().replace("'", "''")
        chart.add_series({"values": f"='{name}'!$B$2:$B$4", "categories": f"='{name}'!$A$2:$A$4"})
        sheet.insert_chart(place, chart)
    sheet.insert_image("N2", "blauw.png", {"image_data": png(30)})
    sheet.insert_textbox("N8", "ambtelijk concept")
    sheet.add_sparkline("D5", {"range": f"'{name}'!B2:B4"})
    sheet.freeze_panes(1, 1)
    sheet.print_area("A1:G14")
    sheet.repeat_rows(0)
    sheet.set_tab_color("#113355")
    book.define_name("Totaal_vast", f"='{name}'!$B$5")
    book.define_name(f"'{sheet.get_name()}'!Eigen", f"='{name}'!$C$5")


PLAIN = Sheet("Toelichting", write_plain)
RICH = Sheet("Plan per dienst", write_rich)
