"""Bring the formats of the new sheets into the user's styles.xml, where each of the user's formats keeps its number.

A cell's format is a number: its place in the list cellXfs, whose entries point in turn into the lists of fonts, fills,
borders and number formats. What the user's lists hold already is used again, so that a second run adds nothing.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from allocator.workbook.package.markup import MAIN, child_in_order, number, parse, serialise

_ORDER = "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split()
_FIRST_OWN_FORMAT = 164  # the numbers below are Excel's own formats

type _Key = tuple[str, tuple[tuple[str, str], ...], str, tuple[_Key, ...]]


@dataclass(frozen=True)
class StyleNumbers:
    """For each format number of the new book, its number in the user's."""

    cells: list[int]
    differences: list[int]  # the dxfs: of conditional formats and tables


def merge_styles(users: bytes, ours: bytes) -> tuple[bytes, StyleNumbers]:
    """Add our formats to the user's styles.xml; give it back, with the new numbers of our formats."""
    into, new = parse(users), parse(ours, ours=True)
    number_format = _number_formats(into, new)
    maps = {f"{part}Id": _merge(into, new, f"{part}s") for part in ("font", "fill", "border")}
    default = _key(next(iter(_list(into, "cellXfs")), etree.Element("none")))

    def renumber_cell(xf: etree._Element) -> None:
        for attribute, numbers in maps.items():
            xf.set(attribute, str(numbers[number(xf, attribute)]))
        xf.set("numFmtId", str(number_format(number(xf, "numFmtId"))))
        xf.set("xfId", "0")
        if _key(xf) != default:  # then it departs from the user's Normal in every way
            for what in ("NumberFormat", "Font", "Fill", "Border", "Alignment", "Protection"):
                xf.set(f"apply{what}", "1")

    def renumber_difference(dxf: etree._Element) -> None:
        for element in dxf.iterchildren(f"{MAIN}numFmt"):
            element.set("numFmtId", str(number_format(number(element, "numFmtId"))))

    cells = _merge(into, new, "cellXfs", renumber_cell)
    differences = _merge(into, new, "dxfs", renumber_difference)
    return serialise(into), StyleNumbers(cells, differences)


def base_styles(ours: bytes) -> bytes:
    """A styles.xml for a workbook without one: ours, with no more formats of cells than Normal."""
    root = parse(ours, ours=True)
    for formats in root.findall(f"{MAIN}cellXfs"):
        del formats[1:]
    for formats in root.findall(f"{MAIN}dxfs"):
        del formats[:]
    return serialise(root)


def _list(root: etree._Element, name: str) -> etree._Element:
    return child_in_order(root, name, _ORDER)


def _merge(
    into: etree._Element,
    new: etree._Element,
    name: str,
    renumber: Callable[[etree._Element], None] = lambda element: None,
) -> list[int]:
    """Add to one of the user's lists what it lacks of ours; the answer holds the new place of each of ours."""
    ours = new.findall(f"{MAIN}{name}/*")
    if not ours:
        return []
    users = _list(into, name)
    count = len(users)
    places: dict[_Key, int] = {}
    for place, element in enumerate(users):
        places.setdefault(_key(element), place)
    numbers = []
    for element in map(deepcopy, ours):
        renumber(element)
        place = places.setdefault(_key(element), count)
        if place == count:
            users.append(element)
            count += 1
        numbers.append(place)
    users.set("count", str(count))
    return numbers


def _number_formats(into: etree._Element, new: etree._Element) -> Callable[[int], int]:
    """Add our number formats to the user's; the answer turns a number of ours into one of the user's."""
    codes = {
        number(element, "numFmtId"): element.get("formatCode", "")
        for element in new.iter(f"{MAIN}numFmt")  # those of the dxfs too
    }
    users = {
        element.get("formatCode", ""): number(element, "numFmtId")
        for element in into.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
    }
    free = max([_FIRST_OWN_FORMAT - 1, *users.values()]) + 1

    def translate(ours: int) -> int:
        nonlocal free
        if ours < _FIRST_OWN_FORMAT:
            return ours
        code = codes[ours]
        if code not in users:
            users[code] = free
            free += 1
            formats = _list(into, "numFmts")
            etree.SubElement(formats, f"{MAIN}numFmt", numFmtId=str(users[code]), formatCode=code)
            formats.set("count", str(len(formats)))
        return users[code]

    return translate


def _key(element: etree._Element) -> _Key:
    """What two equal formats have in common, whatever prefix or order of attributes they are written with."""
    attributes = ((str(name), str(value)) for name, value in element.attrib.items())
    return (
        str(element.tag),
        tuple(sorted(attributes)),
        (element.text or "").strip(),
        tuple(map(_key, element)),
    )
