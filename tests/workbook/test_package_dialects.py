"""Workbooks as other programs write them: each takes our sheets and keeps what it had."""

import re
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from lxml import etree
from workbook.our_sheets import PLAIN, RICH, write_plain
from workbook.user_workbooks import (
    MAIN,
    check_sound,
    check_untouched,
    edit,
    full_workbook,
    load,
    read_parts,
    sheet_parts,
    write_parts,
)

from allocator.workbook.package import Sheet, WerkmapFout, put_sheets

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return full_workbook(tmp_path / "gemeente.xlsx")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "plan.xlsx"


def put_twice(source: Path, target: Path) -> None:
    """Put our sheets in, and once more; the user's parts stay, the package is sound, and openpyxl reads it."""
    before = read_parts(source)
    ours = [PLAIN.name, RICH.name]
    for start in (source, target):
        put_sheets(start, [PLAIN, RICH], target)
        check_untouched(before, read_parts(target), ours)
        check_sound(target)
    assert load(target)["Plan per dienst"]["A2"].value == "Wijken"


def test_absolute_targets(source: Path, target: Path) -> None:
    """Relations may give the whole path of a part, as openpyxl writes them."""
    edit(source, "xl/_rels/workbook.xml.rels", lambda text: re.sub(r'Target="(?!\.)', 'Target="/xl/', text))
    edit(source, "xl/worksheets/_rels/sheet1.xml.rels", lambda text: text.replace('Target="../', 'Target="/xl/'))
    put_twice(source, target)
    put_sheets(target, [Sheet("Begroting", write_plain)], target)
    check_sound(target)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
def test_prefixed_names(source: Path, target: Path, part: str) -> None:
    """Elements may carry a prefix: <x:sheet> is <sheet>."""

    def prefix(text: str) -> str:
        text = re.sub(r"<(/?)(\w+)(?=[\s/>])", r"<\1x:\2", text)
        return text.replace('xmlns="http://schemas.openxml', 'xmlns:x="http://schemas.openxml')

    edit(source, part, prefix)
    put_twice(source, target)
    replaced = target.with_name("vervangen.xlsx")
    put_sheets(target, [Sheet("Begroting", write_plain)], replaced)
    check_sound(replaced)


def test_prefixed_relations(source: Path, target: Path) -> None:
    """The parts with relations and content types may carry a prefix too."""

    def prefix(text: str) -> str:
        return re.sub(r"<(/?)(Rel\w+|Types|Override|Default)", r"<\1p:\2", text).replace("xmlns=", "xmlns:p=")

    for part in ("_rels/.rels", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        edit(source, part, prefix)
    put_twice(source, target)


def test_a_workbook_of_openpyxl(tmp_path: Path, target: Path) -> None:
    """What openpyxl writes (absolute targets, a chart, a comment, an inline list) is kept."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Begroting"
    for row in ([1, "=A1*2"], [3, "=A2*2"]):
        sheet.append(row)
    chart = openpyxl.chart.BarChart()
    chart.add_data(openpyxl.chart.Reference(sheet, min_col=1, min_row=1, max_row=2))
    sheet.add_chart(chart, "D2")
    sheet["A1"].comment = openpyxl.comments.Comment("opmerking", "gemeente")
    sheet.print_area = "A1:B2"
    book.save(tmp_path / "o.xlsx")
    put_twice(tmp_path / "o.xlsx", target)
    assert load(target)["Begroting"].print_area == "'Begroting'!$A$1:$B$2"


def test_a_workbook_without_styles_theme_and_properties(source: Path, target: Path) -> None:
    """The barest workbook that may exist gets the formats of our sheets, and no more."""
    main = MAIN[1:-1]
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    def relations(kind: str, part: str) -> str:
        return (
            f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="a" Type="{office}/{kind}" Target="{part}"/></Relationships>'
        )

    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/werkmap.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/data/blad.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": relations("officeDocument", "werkmap.xml"),
        "_rels/werkmap.xml.rels": relations("worksheet", "data/blad.xml"),
        "werkmap.xml": f'<workbook xmlns="{main}" xmlns:rel="{office}">'
        '<sheets><sheet name="kaal" sheetId="7" rel:id="a"/></sheets></workbook>',
        "data/blad.xml": f'<worksheet xmlns="{main}"><sheetData><row><c><v>5</v></c></row></sheetData></worksheet>',
    }
    bare = write_parts(source.with_name("kaal.xlsx"), {name: text.encode() for name, text in parts.items()})
    put_sheets(bare, [PLAIN, RICH], target)
    first = target.read_bytes()
    put_sheets(target, [PLAIN, RICH], target)
    assert target.read_bytes() == first
    after = read_parts(target)
    assert after["data/blad.xml"] == parts["data/blad.xml"].encode()
    book = load(target)
    assert (book["kaal"]["A1"].value, book["Plan per dienst"]["A1"].font.b) == (5, True)
    assert etree.fromstring(after["werkmap.xml"]).find(f"{MAIN}sheets")[1].get("sheetId") == "8"


def test_names_of_parts_that_differ_in_capitals_only(source: Path, target: Path) -> None:
    """A relation that spells a part's name with other capitals still leads to it; ours get another name."""
    parts = read_parts(source)
    parts["xl/worksheets/Sheet6.XML"] = parts.pop("xl/worksheets/sheet5.xml")
    for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        parts[name] = parts[name].replace(b"worksheets/sheet5.xml", b"worksheets/sheet6.xml")
    put_sheets(write_parts(source, parts), [PLAIN, RICH], target)
    assert read_parts(target)["xl/worksheets/Sheet6.XML"] == parts["xl/worksheets/Sheet6.XML"]
    ours = {name: part for name, part in sheet_parts(read_parts(target)).items() if name in (PLAIN.name, RICH.name)}
    assert ours == {PLAIN.name: "xl/worksheets/sheet5.xml", RICH.name: "xl/worksheets/sheet7.xml"}


def test_names_of_parts_with_a_space(source: Path, target: Path) -> None:
    """A space is written as %20 in a relation; in the zip it may be a space, or %20 too."""
    parts = read_parts(source)
    for number, name in ((4, "blad%20vier.xml"), (5, "blad vijf.xml")):
        parts[f"xl/worksheets/{name}"] = parts.pop(f"xl/worksheets/sheet{number}.xml")
        for index in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
            old, new = f"worksheets/sheet{number}.xml", f"worksheets/{name.replace(' ', '%20')}"
            parts[index] = parts[index].replace(old.encode(), new.encode())
    put_sheets(write_parts(source, parts), [PLAIN, Sheet("Verborgen", write_plain)], target)
    after = read_parts(target)
    assert after["xl/worksheets/blad vijf.xml"] == parts["xl/worksheets/blad vijf.xml"]
    assert "xl/worksheets/blad%20vier.xml" not in after


def test_a_sheet_name_that_only_other_programs_allow(source: Path, target: Path) -> None:
    """A name of more than 31 characters, as LibreOffice allows, doesn't stand in our way."""
    long = "Een bladnaam die voor Excel veel te lang is"
    edit(source, "xl/workbook.xml", lambda text: text.replace('name="Notities"', f'name="{long}"'))
    put_twice(source, target)
    assert long in load(target).sheetnames


def test_a_workbook_with_macros_keeps_them(tmp_path: Path) -> None:
    """An .xlsm stays an .xlsm: its macros byte for byte, and the name by which they know a replaced sheet."""
    source, target = tmp_path / "macro.xlsm", tmp_path / "plan.xlsm"
    (tmp_path / "vba.bin").write_bytes(bytes(range(256)) * 20)
    book = xlsxwriter.Workbook(source)
    book.add_vba_project(str(tmp_path / "vba.bin"))
    book.set_vba_name("Werkmap")
    for name in ("Invoer", PLAIN.name):
        book.add_worksheet(name).set_vba_name(f"Blad_{name}")
    book.close()
    put_twice(source, target)
    after = read_parts(target)
    assert after["xl/vbaProject.bin"] == bytes(range(256)) * 20
    assert b"application/vnd.ms-excel.sheet.macroEnabled.main+xml" in after["[Content_Types].xml"]
    assert b'codeName="Werkmap"' in after["xl/workbook.xml"]
    assert b'codeName="Blad_Toelichting"' in after[sheet_parts(after)[PLAIN.name]]
    with pytest.raises(WerkmapFout, match=r"'plan.xlsx' moet eindigen op .xlsm"):
        put_sheets(source, [PLAIN], tmp_path / "plan.xlsx")


def test_a_slicer_on_a_table_of_ours_still_finds_it(source: Path, target: Path) -> None:
    """A table keeps its number when its sheet is replaced, whatever else comes along."""
    put_sheets(source, [RICH], target)

    def number() -> int:
        return load(target)["Plan per dienst"].tables["Plan"].id

    first = number()
    put_sheets(target, [Sheet("Ervoor", lambda book, sheet: sheet.add_table("A1:B3"), first=True), RICH], target)
    assert number() == first
    check_sound(target)


@pytest.mark.parametrize(
    "path",
    sorted([*SHARED.glob("*/*.xlsx"), *SHARED.glob("*/*.xlsm")]) or [None],
    ids=lambda path: path.name if path else "none",
)
def test_files_from_the_wild(path: Path | None, tmp_path: Path) -> None:
    """Each collected file takes our sheets and keeps every part, or is refused in a Dutch sentence."""
    if path is None:
        pytest.skip("the collection of files isn't on this machine")
    target = tmp_path / f"plan{path.suffix}"
    refused = ("bomb", "corrupt", "enc_", "strict", "zero_bytes")
    if path.name.startswith(refused):
        with pytest.raises(WerkmapFout, match=r"\.$"):
            put_sheets(path, [PLAIN, RICH], target)
        assert not target.exists()
        return
    before = read_parts(path)
    put_sheets(path, [PLAIN, RICH], target)
    put_sheets(target, [PLAIN, RICH], target)
    check_untouched(before, read_parts(target))
    assert load(target)["Plan per dienst"]["A2"].value == "Wijken"
