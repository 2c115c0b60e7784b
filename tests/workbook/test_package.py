"""Putting sheets into a user's workbook: what stays, what comes, what goes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree
from workbook.our_sheets import PLAIN, RICH, write_plain
from workbook.user_workbooks import (
    MAIN,
    belongs_to,
    check_sound,
    check_untouched,
    defined_names,
    edit,
    full_workbook,
    load,
    png,
    read_parts,
    sheet_parts,
)
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.workbook.package import Sheet, put_sheets


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return full_workbook(tmp_path / "gemeente.xlsx")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "gemeente-plan.xlsx"


# --- What stays ---


def test_every_part_of_the_user_keeps_its_bytes_after_one_two_and_three_runs(source: Path, target: Path) -> None:
    """Charts, images, comments, threads, sparklines, custom XML, strays: all as they were, run after run."""
    before = read_parts(source)
    put_sheets(source, [PLAIN, RICH], target)
    for _ in range(3):
        check_untouched(before, read_parts(target))
        check_sound(target)
        put_sheets(target, [PLAIN, RICH], target)


def test_a_further_run_gives_the_very_same_file(source: Path, target: Path) -> None:
    """Replacing our sheets by the same sheets changes no byte, so nothing grows (at first calcChain.xml goes)."""
    put_sheets(source, [PLAIN, RICH], target)
    put_sheets(target, [PLAIN, RICH], target)
    first = target.read_bytes()
    put_sheets(target, [PLAIN, RICH], target)
    assert target.read_bytes() == first


def test_the_same_input_gives_the_same_bytes(source: Path, target: Path, tmp_path: Path) -> None:
    """No time, no chance and no path gets into the file."""
    put_sheets(source, [PLAIN, RICH], target)
    other = tmp_path / "elders" / "anders.xlsx"
    other.parent.mkdir()
    put_sheets(source, [PLAIN, RICH], other)
    assert other.read_bytes() == target.read_bytes()


def test_the_source_is_not_written_to(source: Path, target: Path) -> None:
    """A user's file stays as it is when the result goes to another."""
    before = source.read_bytes()
    put_sheets(source, [RICH], target)
    assert source.read_bytes() == before


def test_the_dates_sheets_and_states_of_the_user_stay(source: Path, target: Path) -> None:
    """Hidden, deeply hidden and chart sheets keep state and order; the new ones stand last."""
    put_sheets(source, [PLAIN], target)
    book = load(target)
    assert [(sheet.title, sheet.sheet_state) for sheet in book._sheets] == [
        ("Begroting", "visible"),
        ("Wijk's blad", "visible"),
        ("Notities", "visible"),
        ("Verborgen", "hidden"),
        ("Diep verborgen", "veryHidden"),
        ("Taart", "visible"),
        ("Toelichting", "visible"),
    ]
    assert book["Begroting"]["C2"].value == datetime(2026, 1, 1)


def test_cached_values_of_the_user_stay(source: Path, target: Path) -> None:
    """Who reads without computing finds the values that Excel stored."""
    put_sheets(source, [RICH], target)
    book = load(target, data_only=True)
    assert (book["Begroting"]["B6"].value, book["Notities"]["A1"].value) == (1000, 1200)


def test_alternate_content_and_extensions_in_the_workbook_part_stay(source: Path, target: Path) -> None:
    """What Excel adds to workbook.xml beyond the standard is kept."""
    put_sheets(source, [RICH], target)
    text = read_parts(target)["xl/workbook.xml"].decode()
    for piece in (
        "mc:AlternateContent",
        "x15ac:absPath",
        "xr:revisionPtr",
        "chartTrackingRefBase",
        'mc:Ignorable="x15 xr"',
    ):
        assert piece in text


# --- What comes ---


def test_our_sheet_holds_what_its_writer_wrote(source: Path, target: Path) -> None:
    """Texts (even those that look like a formula, an address or mark-up), numbers, dates, tables and formulas come."""
    texts = ["<r><t>geen opmaak</t></r>", "<b>&amp;", " met rand ", "regel\neen", "=A1"]

    def write_text(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_column("A1", texts)

    put_sheets(source, [RICH, Sheet("Teksten", write_text)], target)
    book = load(target)
    sheet = book["Plan per dienst"]
    assert [cell.value for cell in sheet["A"][:11]] == [
        *("dienst", "Wijken", "Werk", "  Zorg ", "totaal", datetime(2026, 9, 1), "dit is belangrijk voor de raad"),
        *("=1+1", "https://example.org", True, "het plan"),
    ]
    assert sheet["A8"].data_type == "s"
    assert sheet["B5"].value == "=SUM(B2:B4)"
    assert sheet["B1"].comment.text == "in euro's"
    assert sheet.tables["Plan"].ref == "E1:G3"
    assert (len(sheet._charts), len(sheet._images)) == (2, 1)
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
    assert sheet.print_area == "'Plan per dienst'!$A$1:$G$14"
    assert [cell.value for cell in book["Teksten"]["A"]] == texts
    assert load(target, data_only=True)["Plan per dienst"]["B5"].value == 1340


def test_new_sheets_can_come_first(source: Path, target: Path) -> None:
    """Sheets marked `first` precede the user's; names that belong to a sheet still belong to it."""
    put_sheets(source, [PLAIN, replace(RICH, first=True), replace(PLAIN, name="Uitleg", first=True)], target)
    assert list(sheet_parts(read_parts(target)))[:3] == ["Plan per dienst", "Uitleg", "Begroting"]
    assert list(sheet_parts(read_parts(target)))[-1] == "Toelichting"
    before, after = defined_names(source), defined_names(target)
    assert {key: after[key] for key in before} == before
    check_sound(target)
    first = target.read_bytes()
    put_sheets(target, [replace(PLAIN, name="uitleg", first=True), PLAIN, RICH], target)
    assert list(sheet_parts(read_parts(target)))[:3] == ["Plan per dienst", "uitleg", "Begroting"]
    assert len(target.read_bytes()) <= len(first)


def test_a_sheet_is_written_to_a_workbook_of_its_own_without_a_source(target: Path) -> None:
    """Without a user's workbook the result holds just our sheets, with the title that a writer gave."""

    def write(book: Workbook, sheet: Worksheet) -> None:
        write_plain(book, sheet)
        book.set_properties({"title": "Scenario", "author": "Allocator"})

    put_sheets(None, [Sheet("Uitleg", write), RICH], target)
    check_sound(target)
    book = load(target)
    assert (book.sheetnames, book.properties.title) == (["Uitleg", "Plan per dienst"], "Scenario")
    first = target.read_bytes()
    put_sheets(None, [Sheet("Uitleg", write), RICH], target)
    assert target.read_bytes() == first
    put_sheets(target, [RICH], target)
    check_sound(target)
    assert target.read_bytes() == first


def test_formulas_are_computed_anew_when_the_workbook_is_opened(source: Path, target: Path) -> None:
    """Excel is told to compute everything on opening."""
    put_sheets(source, [PLAIN], target)
    root = etree.fromstring(read_parts(target)["xl/workbook.xml"])
    assert root.find(f"{MAIN}calcPr").get("fullCalcOnLoad") == "1"


@pytest.mark.parametrize("date_1904", [False, True])
def test_dates_are_right_in_both_date_bases(tmp_path: Path, target: Path, date_1904: bool) -> None:
    """In a workbook that counts from 1904, the user's dates and ours are the days they were."""
    put_sheets(full_workbook(tmp_path / "g.xlsx", date_1904=date_1904), [RICH], target)
    for _ in range(2):
        book = load(target)
        assert book["Begroting"]["C3"].value == datetime(2026, 2, 1)
        assert book["Plan per dienst"]["A6"].value == datetime(2026, 9, 1)
        put_sheets(target, [RICH], target)


def test_a_chart_may_show_the_numbers_of_a_sheet_of_the_user(source: Path, target: Path) -> None:
    """A chart on our sheet refers to a user's sheet by name, without a warning from XlsxWriter."""

    def write(book: Workbook, sheet: Worksheet) -> None:
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "='Wijk''s blad'!$B$2:$B$2"})
        sheet.insert_chart("A1", chart)

    put_sheets(source, [Sheet("Grafiek", write)], target)
    (chart,) = load(target)["Grafiek"]._charts
    assert chart.series[0].val.numRef.f == "'Wijk''s blad'!$B$2:$B$2"


# --- On which sheet it opens ---


def opens_on(path: Path) -> str:
    return load(path).active.title


def test_a_new_workbook_opens_on_the_sheet_that_asks_for_it(target: Path) -> None:
    """`active` decides, and else the first sheet."""
    put_sheets(None, [PLAIN, replace(RICH, active=True)], target)
    assert opens_on(target) == RICH.name
    check_sound(target)
    put_sheets(None, [PLAIN, RICH], target)
    assert opens_on(target) == PLAIN.name


def test_it_opens_where_the_user_left_it_while_a_sheet_of_theirs_is_selected(source: Path, target: Path) -> None:
    """Two selected sheets are a group in Excel, so `active` yields to a selected sheet, which may not be touched."""
    put_sheets(source, [replace(RICH, active=True, first=True)], target)
    assert opens_on(target) == "Begroting"
    check_sound(target)


def test_it_opens_on_ours_when_no_sheet_of_the_user_is_selected(source: Path, target: Path) -> None:
    """Where nothing is selected, `active` is honoured in the user's workbook too."""
    edit(source, "xl/worksheets/sheet1.xml", lambda text: text.replace(' tabSelected="1"', ""))
    put_sheets(source, [PLAIN, replace(RICH, active=True)], target)
    assert opens_on(target) == RICH.name
    check_sound(target)


def test_it_opens_on_the_new_sheet_when_the_old_one_was_open(source: Path, target: Path) -> None:
    """A replaced sheet that was open is open again; one that is hidden now is not."""
    put_sheets(source, [Sheet("begroting", write_plain)], target)
    assert opens_on(target) == "begroting"
    check_sound(target)

    def write_hidden(book: Workbook, sheet: Worksheet) -> None:
        sheet.hide()

    put_sheets(source, [Sheet("begroting", write_hidden)], target)
    assert opens_on(target) == "Wijk's blad"
    check_sound(target)


# --- What goes ---


def test_a_replaced_sheet_takes_all_its_own_parts_along(source: Path, target: Path) -> None:
    """Chart, picture, comments, threads, table and printer settings of the old sheet are gone, and nothing else is."""
    before = read_parts(source)
    gone = belongs_to(before, ["Begroting"])
    assert {name.split("/")[1] for name in gone} >= {"drawings", "charts", "media", "tables", "threadedComments"}
    put_sheets(source, [Sheet("BEGROTING", write_plain)], target)
    after = read_parts(target)
    check_untouched(before, after, ["Begroting"])
    check_sound(target)
    assert set(before) - set(after) == gone - {"xl/worksheets/sheet1.xml"} | {"xl/calcChain.xml"}
    assert next(iter(sheet_parts(after))) == "BEGROTING"


def test_a_picture_that_two_sheets_share_stays_until_both_are_gone(tmp_path: Path, target: Path) -> None:
    """A part leaves only with the last sheet that uses it."""

    def write(book: Workbook, sheet: Worksheet) -> None:
        sheet.insert_image("A1", "rood.png", {"image_data": png()})

    put_sheets(None, [Sheet("A", write), Sheet("B", write)], target)
    assert [name for name in read_parts(target) if "media" in name] == ["xl/media/image1.png"]
    put_sheets(target, [Sheet("A", write_plain)], target)
    assert [name for name in read_parts(target) if "media" in name] == ["xl/media/image1.png"]
    put_sheets(target, [Sheet("B", write_plain)], target)
    assert [name for name in read_parts(target) if "media" in name] == []
    check_sound(target)


def test_the_order_of_computation_goes_only_when_a_replaced_sheet_held_formulas(source: Path, target: Path) -> None:
    """calcChain.xml stays, byte for byte, until it could name a cell that is gone."""
    put_sheets(source, [PLAIN, Sheet("Verborgen", write_plain)], target)
    assert read_parts(target)["xl/calcChain.xml"] == read_parts(source)["xl/calcChain.xml"]
    put_sheets(target, [Sheet("Notities", write_plain)], target)
    assert "xl/calcChain.xml" not in read_parts(target)
    check_sound(target)


def test_an_old_sheet_of_another_kind_is_replaced_too(source: Path, target: Path) -> None:
    """A chart sheet with our name makes way, with its drawing and chart."""
    put_sheets(source, [Sheet("Taart", write_plain)], target)
    assert [name for name in read_parts(target) if "chartsheets" in name] == []
    assert load(target)["Taart"]["A2"].value == 12
    check_sound(target)


@pytest.mark.parametrize("name", ["Wijk's blad", "WIJK'S BLAD"])
def test_a_name_with_an_apostrophe_and_a_space_finds_its_sheet(source: Path, target: Path, name: str) -> None:
    """Names are compared without regard to capitals, whatever is in them."""
    put_sheets(source, [replace(RICH, name=name)], target)
    check_untouched(read_parts(source), read_parts(target), [name])
    check_sound(target)
    assert list(sheet_parts(read_parts(target)))[1] == name


# --- Writers that ask too much, or fail ---


@pytest.mark.parametrize(
    "write",
    [
        lambda book, sheet: book.add_worksheet("nog een"),
        lambda book, sheet: sheet.write_dynamic_array_formula("A1", "=UNIQUE(B1:B9)"),
        lambda book, sheet: sheet.insert_checkbox("A1", True),
    ],
    ids=["another sheet", "dynamic array", "checkbox"],
)
def test_a_writer_that_goes_beyond_its_sheet_is_refused(
    source: Path, target: Path, write: Callable[[Workbook, Worksheet], None]
) -> None:
    """What would need parts outside the sheet is an error of ours, said at once."""
    with pytest.raises(ValueError, match="a writer made more than sheets"):
        put_sheets(source, [Sheet("Nieuw", write)], target)
    assert not target.exists()


def test_two_sheets_of_one_name_are_refused(source: Path, target: Path) -> None:
    """Which of the two should be there? That is a mistake of ours."""
    with pytest.raises(ValueError, match="two sheets with one name"):
        put_sheets(source, [Sheet("Notities", write_plain), Sheet("notities", write_plain)], target)


def test_a_writer_that_fails_leaves_the_old_file(source: Path, target: Path) -> None:
    """An error halfway leaves target as it was and nothing beside it."""

    def write(book: Workbook, sheet: Worksheet) -> None:
        raise RuntimeError("halverwege")

    target.write_bytes(b"oud")
    with pytest.raises(RuntimeError, match="halverwege"):
        put_sheets(source, [Sheet("Nieuw", write)], target)
    assert target.read_bytes() == b"oud"
    assert {path.name for path in target.parent.iterdir()} == {source.name, target.name}
