"""Write the new sheets apart, with XlsxWriter, as a book of their own."""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from lxml import etree
from xlsxwriter.workbook import Workbook

from allocator.workbook.package.markup import MAIN, RELATION, parse
from allocator.workbook.package.opc import Package
from allocator.workbook.package.worksheet import GuardedWorksheet

WORKBOOK = "xl/workbook.xml"

_EPOCH = datetime(1980, 1, 1)  # the same input gives the same bytes, whatever the time
_KNOWN = {"worksheet", "theme", "styles", "sharedStrings"}
_STATES = ("", "hidden", "veryHidden")

SheetWriter = Callable[[Workbook, GuardedWorksheet], None]


@dataclass(frozen=True)
class Sheet:
    """A sheet to put into a workbook.

    A sheet whose name is there already (capitals don't matter) is replaced, where it stands. A new one comes at the
    end, or before all sheets of the user with `first`. With `active` the workbook opens on it, unless a sheet
    that stays is marked as selected: two selected sheets would form a group in Excel, in which whatever is typed
    lands in both.
    """

    name: str
    write: SheetWriter
    first: bool = False
    active: bool = False


@dataclass(frozen=True)
class Book:
    """The new sheets, written; the others are there as empty sheets, so that each stands at its final place."""

    package: Package
    root: etree._Element  # of workbook.xml
    states: list[str]  # of each sheet: empty when it is to be seen, else how well it is hidden

    def part(self, place: int) -> str:
        """The part that holds the sheet at a place."""
        identifier = self.root.findall(f"{MAIN}sheets/{MAIN}sheet")[place].get(f"{RELATION}id")
        return next(relation.part for relation in self.package.relations(WORKBOOK) if relation.id == identifier)


def write_book(order: Sequence[Sheet | str], date_1904: bool) -> Book:
    """Write a book with sheets in this order; a name alone stands for a sheet of the user.

    With all sheets at their final place, names that belong to a sheet get the right number, and charts and
    names can refer to the user's sheets.
    """
    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "date_1904": date_1904,
    }
    book = Workbook(stream, options)
    book.worksheet_class = GuardedWorksheet
    added = [(sheet, book.add_worksheet(name)) for sheet, name in zip(order, _tab_names(order), strict=True)]
    for sheet, worksheet in added:
        if isinstance(sheet, Sheet):
            sheet.write(book, worksheet)
    states = [_STATES[worksheet.hidden] for _, worksheet in added]  # on closing, XlsxWriter shows the first one anyhow
    book.set_properties({**book.doc_properties, "created": _EPOCH})
    book.close()
    package = Package(zipfile.ZipFile(stream))
    kinds = {relation.kind for relation in package.relations(WORKBOOK)}
    if len(book.worksheets()) != len(order) or kinds - _KNOWN:
        raise ValueError(f"a writer made more than sheets: {sorted(kinds - _KNOWN) or 'a sheet of its own'}")
    return Book(package, parse(package.read(WORKBOOK)), states)


def _tab_names(order: Sequence[Sheet | str]) -> Iterator[str]:
    """The names of the sheets; another for one of the user that XlsxWriter refuses: other programs are less strict."""
    taken = {sheet.name.lower() for sheet in order if isinstance(sheet, Sheet)}
    for sheet in order:
        if isinstance(sheet, Sheet):
            yield sheet.name
            continue
        fits = 0 < len(sheet.encode("utf-16-le")) // 2 <= 31 and not set(sheet) & set("[]:*?/\\")
        if fits and sheet.strip("'") == sheet and sheet.lower() not in taken:
            name = sheet
        else:
            name = next(free for serial in count(1) if (free := f"(blad {serial})") not in taken)
        taken.add(name.lower())
        yield name
