"""The names of cells and tables: kept, replaced, moved along with their sheet, and never the same twice."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from workbook.our_sheets import PLAIN, RICH
from workbook.user_workbooks import check_sound, defined_names, edit, full_workbook, load, read_parts, sheet_parts
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.workbook.package import Sheet, put_sheets
from allocator.workbook.package.formulas import rename_in_formula


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return full_workbook(tmp_path / "gemeente.xlsx")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "plan.xlsx"


def defining(*names: tuple[str, str]) -> Callable[[Workbook, Worksheet], None]:
    def write(book: Workbook, sheet: Worksheet) -> None:
        for name, formula in names:
            book.define_name(name, formula)

    return write


def test_the_users_names_stay_and_ours_come(source: Path, target: Path) -> None:
    """Global names, names of one sheet, print areas and titles: each keeps its text and its sheet."""
    before = defined_names(source)
    assert len(before) >= 6
    put_sheets(source, [replace(RICH, first=True)], target)
    after = defined_names(target)
    assert {name: after.pop(name) for name in before} == before
    assert after == {
        ("Totaal_vast", None): "'Plan per dienst'!$B$5",
        ("Eigen", RICH.name): "'Plan per dienst'!$C$5",
        ("_xlnm.Print_Area", RICH.name): "'Plan per dienst'!$A$1:$G$14",
        ("_xlnm.Print_Titles", RICH.name): "'Plan per dienst'!$1:$1",
    }


def test_names_of_a_replaced_sheet_go_with_it(source: Path, target: Path) -> None:
    """The print area and the own names of an old sheet are replaced by what the new one has, if anything."""
    put_sheets(source, [Sheet("Wijk's blad", defining(("'Wijk's blad'!Nieuw", "=1")))], target)
    after = defined_names(target)
    assert {name for name, sheet in after if sheet == "Wijk's blad"} == {"Nieuw"}
    assert ("Tarief", "Notities") in after
    check_sound(target)


def test_a_global_name_that_we_define_too_becomes_ours(source: Path, target: Path) -> None:
    """Whoever defines a name last has it, whatever its capitals; others of the user stay."""
    put_sheets(source, [Sheet("Nieuw", defining(("LOONSOM", "=Nieuw!$A$1"), ("Notities!Tarief", "=9")))], target)
    after = defined_names(target)
    assert after["LOONSOM", None] == "Nieuw!$A$1"
    assert after["Tarief", "Notities"] == "9"
    assert ("Loonsom", None) not in after
    assert ("Inwoners", "Wijk's blad") in after


def test_a_table_whose_name_is_taken_gets_another_and_formulas_follow(source: Path, target: Path) -> None:
    """Our table `posten` beside the user's `Posten`, and `Loonsom` beside the user's name, work under another name."""

    def write(book: Workbook, sheet: Worksheet) -> None:
        double = {"header": "dubbel", "formula": "=posten[@[aantal]]*2"}
        sheet.add_table("A1:B3", {"name": "posten", "columns": [{"header": "aantal"}, double]})
        sheet.add_table("D1:E3", {"name": "Loonsom"})
        sheet.write_formula("G1", '=SUM(posten[aantal])&"posten"&posten!A1', None, 0)
        sheet.conditional_format("A2:A3", {"type": "formula", "criteria": '=COUNTA(INDIRECT("posten"))>ROWS(Loonsom)'})
        book.define_name("Aantallen", "=posten[aantal]")

    ours = [Sheet("Nieuw", write), Sheet("posten", PLAIN.write)]
    for start in (source, target):
        put_sheets(start, ours, target)
        check_sound(target)
        sheet = load(target)["Nieuw"]
        assert set(sheet.tables) == {"posten_2", "Loonsom_2"}
        assert sheet["G1"].value == '=SUM(posten_2[aantal])&"posten"&posten!A1'
        assert sheet["B2"].value == "=posten_2[[#This Row],[aantal]]*2"
        (rule,) = (rule for rules in sheet.conditional_formatting for rule in rules.rules)
        assert rule.formula == ['COUNTA(INDIRECT("posten"))>ROWS(Loonsom_2)']
        assert defined_names(target)["Aantallen", None] == "posten_2[aantal]"
    assert set(load(target)["Begroting"].tables) == {"Posten"}


def test_a_name_that_a_table_of_the_user_has_gets_another(source: Path, target: Path) -> None:
    """A defined name of ours may not be the name of the user's table: then it is called differently everywhere."""

    def write(book: Workbook, sheet: Worksheet) -> None:
        book.define_name("Posten", "=Nieuw!$A$1")
        sheet.write_formula("B1", "=Posten*2", None, 0)

    put_sheets(source, [Sheet("Nieuw", write)], target)
    check_sound(target)
    assert defined_names(target)["Posten_2", None] == "Nieuw!$A$1"
    assert load(target)["Nieuw"]["B1"].value == "=Posten_2*2"


@pytest.mark.parametrize(
    ("formula", "renamed"),
    [
        ("SUM(Plan[a])", "SUM(Plan_2[a])"),
        ("plan[[#This Row],[Plan]]*2", "Plan_2[[#This Row],[Plan]]*2"),
        ("ROWS(PLAN)+Planning+MijnPlan+Plan.a", "ROWS(Plan_2)+Planning+MijnPlan+Plan.a"),
        ("'Plan'!A1+Plan!B2", "'Plan'!A1+Plan!B2"),
        ('"Plan ""Plan"" "&Plan[a]', '"Plan ""Plan"" "&Plan_2[a]'),
        ("Plan(1)", "Plan(1)"),
        ("Blad!Plan", "Blad!Plan_2"),
        ("'Plan''s blad'!A1:Plan", "'Plan''s blad'!A1:Plan_2"),
    ],
)
def test_only_the_name_itself_is_renamed_in_a_formula(formula: str, renamed: str) -> None:
    """Texts, sheets, functions, columns and longer names that contain the name stay as they are."""
    assert rename_in_formula(formula, {"plan": "Plan_2"}) == renamed


def test_numbers_of_tables_are_never_used_twice(source: Path, target: Path) -> None:
    """Many tables, some of the user with high numbers: each has a number of its own, run after run."""
    edit(source, "xl/tables/table1.xml", lambda text: text.replace('id="1" name', 'id="40" name'))

    def write(book: Workbook, sheet: Worksheet) -> None:
        for column in range(0, 12, 3):
            sheet.add_table(0, column, 2, column + 1)

    for start in (source, target):
        put_sheets(start, [Sheet("Een", write), Sheet("Twee", write), RICH], target)
        check_sound(target)
    assert len([name for name in read_parts(target) if name.startswith("xl/tables/")]) == 10
    assert list(sheet_parts(read_parts(target)))[-3:] == ["Een", "Twee", RICH.name]


def test_another_name_is_one_that_nobody_has(source: Path, target: Path) -> None:
    """`Posten_2` is the user's and `Posten_3` is ours: then our table `Posten` becomes `Posten_4`."""
    edit(source, "xl/workbook.xml", lambda text: text.replace('name="Loonsom"', 'name="POSTEN_2"'))

    def write(book: Workbook, sheet: Worksheet) -> None:
        sheet.add_table("A1:B3", {"name": "Posten"})
        book.define_name("Posten_3", "=1")

    for start in (source, target):
        put_sheets(start, [Sheet("Nieuw", write)], target)
        check_sound(target)
        assert set(load(target)["Nieuw"].tables) == {"Posten_4"}
        assert {("POSTEN_2", None), ("Posten_3", None)} <= set(defined_names(target))
