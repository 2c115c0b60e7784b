"""Make a new sheet, and the parts that belong to it, fit the user's workbook: texts, formats, names of tables."""

from dataclasses import dataclass

from lxml import etree

from allocator.workbook.package.cells import CellTranslation
from allocator.workbook.package.formulas import rename_in_formula
from allocator.workbook.package.markup import MAIN, elements, is_true, local_name
from allocator.workbook.package.styles import StyleNumbers

_FORMULAS = set("f formula formula1 formula2 calculatedColumnFormula totalsRowFormula".split())


@dataclass(frozen=True)
class Translation:
    """What changes in a part on its way from the new book to the user's."""

    cells: CellTranslation
    styles: StyleNumbers
    renamed: dict[str, str]  # tables and names of ours, in small letters, whose name was taken


def translate_sheet(root: etree._Element, translation: Translation) -> None:
    """Give the columns, and what else stands on a sheet around its cells, the user's numbers and names."""
    for column in root.iterfind(f"{MAIN}cols/{MAIN}col"):
        _renumber(column, "style", translation.styles.cells)
    translate_part(root, translation)


def translate_part(root: etree._Element, translation: Translation) -> None:
    """Give the conditional formats, and the formats of tables, the user's numbers, and formulas the new names."""
    for element in root.iter():
        for attribute in map(str, element.keys()):
            if attribute == "dxfId" or attribute.endswith("DxfId"):
                _renumber(element, attribute, translation.styles.differences)
        if translation.renamed and element.text and local_name(element) in _FORMULAS:
            element.text = rename_in_formula(element.text, translation.renamed)


@dataclass(frozen=True)
class Head:
    """What stands at the start of a sheet that is there already."""

    code_name: str  # by which macros know it
    selected: bool


def read_head(data: bytes) -> Head:
    """Read the start of a sheet, however long the rest is."""
    code_name, selected = "", False
    for element in elements(data):
        if local_name(element) == "sheetPr":
            code_name = element.get("codeName", "")
        elif local_name(element) == "sheetView":
            selected = selected or is_true(element.get("tabSelected"))
        elif local_name(element) in ("sheetData", "pageMargins", "drawing"):
            break
    return Head(code_name, selected)


def set_selected(root: etree._Element, selected: bool) -> None:
    """Mark a sheet as the one that is open, or not."""
    for view in root.iterfind(f"{MAIN}sheetViews/{MAIN}sheetView"):
        if selected:
            view.set("tabSelected", "1")
        else:
            view.attrib.pop("tabSelected", "")


def set_code_name(root: etree._Element, name: str) -> None:
    """Keep the name by which macros know a sheet; most have none."""
    if not name:
        return
    properties = root.find(f"{MAIN}sheetPr")
    if properties is None:
        properties = etree.Element(f"{MAIN}sheetPr")
        root.insert(0, properties)
    properties.set("codeName", name)


def _renumber(element: etree._Element, attribute: str, numbers: list[int]) -> None:
    number = element.get(attribute)
    if number is not None:
        element.set(attribute, str(numbers[int(number)]))
