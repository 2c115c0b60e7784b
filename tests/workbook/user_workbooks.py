"""Workbooks as users have them, full of what load-and-save libraries lose; and a close look at any workbook."""

import io
import posixpath
import re
import struct
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

import openpyxl
import xlsxwriter
from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2017/10/relationships"
MAY_CHANGE = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/styles.xml"}
STRAY = "xl/los/eigen.dat"

type Parts = dict[str, bytes]


def read_parts(path: Path) -> Parts:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_parts(path: Path, parts: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return path


def edit(path: Path, part: str, change: Callable[[str], str]) -> None:
    """Change the text of one part, in place; a change that changes nothing is a mistake in the test."""
    parts = read_parts(path)
    before = parts[part].decode()
    after = change(before)
    assert after != before, f"nothing changed in {part}"
    write_parts(path, {**parts, part: after.encode()})


def load(path: Path, *, data_only: bool = False) -> openpyxl.Workbook:
    """Read with openpyxl, which warns of what it would lose if it saved."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(path.read_bytes()), data_only=data_only)


def png(red: int = 200) -> io.BytesIO:
    """A picture of one colour, 16 by 16."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([red, 40, 40]) * 16 for _ in range(16))
    header = struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + data)


def full_workbook(path: Path, *, date_1904: bool = False) -> Path:
    """A workbook of a user with all that Excel can put on sheets, and parts that only Excel writes."""
    book = xlsxwriter.Workbook(path, {"date_1904": date_1904})
    begroting, wijk = book.add_worksheet("Begroting"), book.add_worksheet("Wijk's blad")
    notities = book.add_worksheet("Notities")
    book.add_worksheet("Verborgen").hide()
    book.add_worksheet("Diep verborgen").very_hidden()
    _fill_begroting(book, begroting)
    _fill_wijk(book, wijk)
    notities.write_formula("A1", "=Begroting!B6*2", None, 1200)
    notities.write("A2", "kantlijn", book.add_format({"italic": True, "font_name": "Arial", "font_size": 9}))
    pie = book.add_chart({"type": "pie"})
    pie.add_series({"values": "=Begroting!$B$2:$B$5"})
    chartsheet = book.add_chartsheet("Taart")
    chartsheet.set_chart(pie)
    book.define_name("Loonsom", "=Begroting!$B$6")
    book.define_name("'Wijk's blad'!Inwoners", "='Wijk''s blad'!$B$2")
    book.define_name("Notities!Tarief", "=Notities!$A$1")
    begroting.activate()
    book.set_properties({"created": datetime(2026, 1, 1)})  # the same bytes each time, for Hypothesis
    book.close()
    _add_what_only_excel_writes(path)
    return path


def _fill_begroting(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
    head = book.add_format({"bold": True, "bg_color": "#FFEEAA", "border": 1})
    euro = book.add_format({"num_format": "€ #,##0;[Red]-€ #,##0"})
    day = book.add_format({"num_format": "d-m-yyyy"})
    sheet.write_row("A1", ["post", "lasten", "vanaf"], head)
    for row in range(1, 5):
        sheet.write(row, 0, f"post {row}")
        sheet.write(row, 1, row * 100, euro)
        sheet.write_datetime(row, 2, date(2026, row, 1), day)
    sheet.write_formula("B6", "=SUM(B2:B5)", euro, 1000)
    sheet.set_column("A:A", 18, book.add_format({"font_color": "#004488"}))
    sheet.add_table("E1:F4", {"name": "Posten", "columns": [{"header": "p"}, {"header": "q"}]})
    sheet.data_validation("D2:D9", {"validate": "list", "source": ["vast", "flex"]})
    sheet.conditional_format(
        "B2:B5", {"type": "cell", "criteria": ">", "value": 200, "format": book.add_format({"bg_color": "#FF0000"})}
    )
    sheet.conditional_format("B2:B5", {"type": "data_bar", "data_bar_2010": True})
    sheet.write_comment("A1", "de post")
    sheet.insert_image("H2", "rood.png", {"image_data": png()})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Begroting!$B$2:$B$5", "categories": "=Begroting!$A$2:$A$5"})
    sheet.insert_chart("H6", chart)
    sheet.insert_textbox("H22", "denk aan de raad")
    sheet.add_sparkline("D10", {"range": "Begroting!B2:B5"})
    sheet.freeze_panes(1, 0)
    sheet.print_area("A1:F6")
    sheet.repeat_rows(0)
    sheet.set_landscape()


def _fill_wijk(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
    sheet.write_row("A1", ["wijk", "inwoners"])
    sheet.write_row("A2", ["Noordoost", 38_000])
    sheet.autofilter("A1:B2")
    sheet.write_url("A4", "internal:Begroting!A1", string="naar de begroting")
    sheet.write_url("A5", "https://example.org/wijk", string="de wijk")
    sheet.write_comment("B2", "per 1 januari")
    sheet.print_area("A1:B5")


def _add_what_only_excel_writes(path: Path) -> None:
    parts = read_parts(path)
    sheet = "xl/worksheets/sheet1.xml"
    _relate(parts, sheet, f"{MICROSOFT}/threadedComment", "../threadedComments/threadedComment1.xml")
    _relate(parts, sheet, f"{OFFICE}/printerSettings", "../printerSettings/printerSettings1.bin")
    _relate(parts, "xl/workbook.xml", f"{MICROSOFT}/person", "persons/person.xml")
    _relate(parts, "xl/workbook.xml", f"{OFFICE}/calcChain", "calcChain.xml")
    _relate(parts, "xl/workbook.xml", f"{OFFICE}/customXml", "../customXml/item1.xml")
    parts["xl/threadedComments/threadedComment1.xml"] = b"<ThreadedComments/>"
    parts["xl/printerSettings/printerSettings1.bin"] = bytes(range(256))
    parts["xl/persons/person.xml"] = b"<personList/>"
    parts["customXml/item1.xml"] = b"<gemeente xmlns='urn:eigen'>Utrecht</gemeente>"
    parts["xl/calcChain.xml"] = (
        b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<c r="B6" i="1"/><c r="A1" i="3"/></calcChain>'
    )
    parts[STRAY] = b"no relation leads here"
    types = {
        "/xl/threadedComments/threadedComment1.xml": "application/vnd.ms-excel.threadedcomments+xml",
        "/xl/persons/person.xml": "application/vnd.ms-excel.person+xml",
        "/xl/calcChain.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml",
    }
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    extra = f'<Default Extension="bin" ContentType="{office}.printerSettings"/>'
    extra += '<Default Extension="dat" ContentType="application/octet-stream"/>'
    extra += "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in types.items())
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", extra.encode() + b"</Types>")
    parts["xl/workbook.xml"] = _dress_as_excel(parts["xl/workbook.xml"].decode()).encode()
    write_parts(path, parts)


def _dress_as_excel(text: str) -> str:
    """Give workbook.xml the alternate content, revision pointer and extension list of a recent Excel."""
    spaces = (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x15 xr"'
        ' xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"'
        ' xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
    )
    alternate = (
        '<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\begroting\\"'
        ' xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent>'
        '<xr:revisionPtr revIDLastSave="0" documentId="13_ncr:1_{0}" xr6:coauthVersionLast="47"'
        ' xmlns:xr6="http://schemas.microsoft.com/office/spreadsheetml/2016/revision6"/>'
    )
    extension = '<ext uri="{140A7094-0E35-4892-8432-C4D2E57EDEB5}"><x15:workbookPr chartTrackingRefBase="1"/></ext>'
    text = text.replace("<workbook ", f"<workbook{spaces} ", 1)
    text = text.replace("<bookViews>", f"{alternate}<bookViews>", 1)
    return text.replace("</workbook>", f"<extLst>{extension}</extLst></workbook>", 1)


def _relate(parts: Parts, part: str, kind: str, target: str) -> None:
    name = relations_name(part)
    relation = f'<Relationship Id="rIdX{parts[name].count(b"rIdX")}" Type="{kind}" Target="{target}"/>'
    parts[name] = parts[name].replace(b"</Relationships>", f"{relation}</Relationships>".encode())


# --- A close look -----------------------------------------------------------------------------------------------------


def relations_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def related(parts: Mapping[str, bytes], part: str) -> list[tuple[str, str, str]]:
    """Id, kind and target of the relations of a part to others inside the package."""
    if relations_name(part) not in parts:
        return []
    return [
        (
            element.get("Id", ""),
            element.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", posixpath.dirname(part), element.get("Target", "")))[1:],
        )
        for element in etree.fromstring(parts[relations_name(part)])
        if element.get("TargetMode") != "External" and not element.get("Target", "").startswith("#")
    ]


def sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part of each sheet, by its name, in the order of the tabs."""
    root = etree.fromstring(parts["xl/workbook.xml"])
    targets = {identifier: target for identifier, _, target in related(parts, "xl/workbook.xml")}
    return {sheet.get("name"): targets[sheet.get(f"{RELATION}id")] for sheet in root.find(f"{MAIN}sheets")}


def defined_names(path: Path) -> dict[tuple[str, str | None], str]:
    """The defined names: their text, by name and the sheet that they belong to."""
    root = etree.fromstring(read_parts(path)["xl/workbook.xml"])
    tabs = [sheet.get("name") for sheet in root.find(f"{MAIN}sheets")]
    return {
        (name.get("name"), tabs[int(name.get("localSheetId"))] if name.get("localSheetId") else None): name.text
        for name in root.iter(f"{MAIN}definedName")
    }


def reachable(parts: Mapping[str, bytes], start: Iterable[str], without: Iterable[str] = ()) -> set[str]:
    """The parts that relations lead to from `start`, with the parts that hold those relations."""
    seen, waiting, closed = set(), list(start), set(without)
    while waiting:
        part = waiting.pop()
        if part not in seen and part not in closed:
            seen |= {part, relations_name(part)} & {*parts, part}
            waiting += [target for _, _, target in related(parts, part)]
    return seen


def belongs_to(parts: Mapping[str, bytes], sheets: Iterable[str]) -> set[str]:
    """The parts that belong to these sheets (by name) and to nothing else."""
    own = [part for name, part in sheet_parts(parts).items() if name.lower() in {sheet.lower() for sheet in sheets}]
    return reachable(parts, own) - reachable(parts, [""], without=own)


def check_untouched(before: Mapping[str, bytes], after: Mapping[str, bytes], replaced: Iterable[str] = ()) -> None:
    """Every part of `before` that belongs to no replaced sheet is in `after`, byte for byte."""
    free = MAY_CHANGE | belongs_to(before, replaced) | {"xl/calcChain.xml"}
    lost = [name for name in before if name not in free and name not in after]
    changed = [name for name in before if name not in free and name in after and before[name] != after[name]]
    assert (lost, changed) == ([], [])


def check_sound(path: Path) -> None:
    """The package holds together: relations, content types, numbers and names all point to what is there, once."""
    parts = read_parts(path)
    for name, data in parts.items():
        if name.endswith((".xml", ".rels", ".vml")):
            etree.fromstring(data)
    _check_relations(parts)
    _check_types(parts)
    _check_workbook(parts)
    _check_formats(parts)
    tables = [etree.fromstring(data) for name, data in parts.items() if name.startswith("xl/tables/")]
    _unique(table.get("id") for table in tables)
    _unique(table.get("displayName").lower() for table in tables)
    root = etree.fromstring(parts["xl/workbook.xml"])
    names = {name.get("name").lower() for name in root.iter(f"{MAIN}definedName")}
    assert not names & {table.get("displayName").lower() for table in tables}


def _unique(values: Iterable[object]) -> None:
    assert [value for value, times in Counter(values).items() if times > 1] == []


def _check_relations(parts: Parts) -> None:
    for name in parts:
        if name.endswith(".rels"):
            owner = posixpath.join(posixpath.dirname(posixpath.dirname(name)), posixpath.basename(name)[:-5])
            assert owner == "" or owner in parts, f"{name} belongs to nothing"
            links = related(parts, owner)
            _unique(identifier for identifier, _, _ in links)
            assert [target for _, _, target in links if target not in parts] == [], f"{name} points to nothing"
    assert set(parts) - reachable(parts, [""]) - {"[Content_Types].xml"} <= {STRAY}, "orphans"


def _check_types(parts: Parts) -> None:
    root = etree.fromstring(parts["[Content_Types].xml"])
    overrides = [element.get("PartName")[1:] for element in root if element.tag.endswith("Override")]
    defaults = [element.get("Extension") for element in root if element.tag.endswith("Default")]
    _unique(overrides)
    _unique(defaults)
    assert [name for name in overrides if name not in parts] == []
    typed = {name for name in parts if name in overrides or name.rpartition(".")[2] in defaults}
    assert set(parts) - typed <= {"[Content_Types].xml"}


def _check_workbook(parts: Parts) -> None:
    root = etree.fromstring(parts["xl/workbook.xml"])
    sheets = list(root.find(f"{MAIN}sheets"))
    for attribute in ("name", "sheetId", f"{RELATION}id"):
        _unique(sheet.get(attribute).lower() for sheet in sheets)
    names = list(root.iter(f"{MAIN}definedName"))
    _unique((name.get("name").lower(), name.get("localSheetId")) for name in names)
    for name in names:
        place = name.get("localSheetId")
        assert place is None or 0 <= int(place) < len(sheets)
        if place is not None and name.get("name") == "_xlnm.Print_Area":
            owner = sheets[int(place)].get("name")
            assert name.text.partition("!")[0].strip("'").replace("''", "'").lower() == owner.lower()
    active = int(root.find(f"{MAIN}bookViews")[0].get("activeTab", "0"))
    assert sheets[active].get("state", "visible") == "visible"
    tabs = [parts[part] for part in sheet_parts(parts).values()]
    selected = [place for place, tab in enumerate(tabs) if re.search(rb'tabSelected="(1|true)"', tab)]
    assert selected in ([active], []), "more than one sheet is selected, or another than the one that is open"
    order = [etree.QName(child).localname for child in root]
    known = ["workbookPr", "bookViews", "sheets", "definedNames", "calcPr", "extLst"]
    assert [name for name in order if name in known] == [name for name in known if name in order]


def _check_formats(parts: Parts) -> None:
    styles = etree.fromstring(parts["xl/styles.xml"])
    lists = {etree.QName(child).localname: child for child in styles}
    size = {name: len(child) for name, child in lists.items()}
    for name, child in lists.items():
        assert int(child.get("count", len(child))) == len(child), name
    formats = {element.get("numFmtId") for element in lists.get("numFmts", ())}
    _unique(element.get("numFmtId") for element in lists.get("numFmts", ()))
    for xf in lists["cellXfs"]:
        assert int(xf.get("fontId", 0)) < size["fonts"]
        assert int(xf.get("fillId", 0)) < size["fills"]
        assert int(xf.get("borderId", 0)) < size["borders"]
        assert int(xf.get("numFmtId", 0)) < 164 or xf.get("numFmtId") in formats
    for name, data in parts.items():
        if name.startswith(("xl/worksheets/sheet", "xl/tables/")):
            for element in etree.fromstring(data).iter():
                local = etree.QName(element).localname
                if local in ("c", "row", "col"):
                    assert int(element.get("style" if local == "col" else "s", "0")) < size["cellXfs"]
                for attribute, value in element.items():
                    if attribute.lower().endswith("dxfid"):
                        assert int(value) < size["dxfs"]
