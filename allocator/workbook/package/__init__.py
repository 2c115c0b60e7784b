"""Put whole sheets into a user's workbook, and leave everything else in it as it was.

A workbook is a zip of parts. Loading it with openpyxl and saving it again loses text boxes, sparklines, threaded
comments and every cached value. So the new sheets are written apart with XlsxWriter and grafted into the zip:
every part that belongs to no replaced sheet keeps its bytes, except workbook.xml, its rels, [Content_Types].xml and
styles.xml (and calcChain.xml, which goes when a replaced sheet held formulas).

    def write_overzicht(book: Workbook, sheet: Worksheet) -> None:
        bold = book.add_format({"bold": True})
        sheet.write("A1", "Dienst", bold)
        sheet.write_formula("B2", "=SUM(Begroting!G:G)", None, 1_250_000)

    put_sheets(
        Path("utrecht.xlsx"),
        [Sheet("Overzicht", write_overzicht, active=True), Sheet("Aansluiting", write_aansluiting)],
        Path("utrecht-plan.xlsx"),
    )

What a writer may do: everything XlsxWriter offers on a worksheet (formats, tables, charts, images, comments, text boxes,
sparklines, validations, conditional formats, formulas with their value, outlines, print areas) and
`book.add_format`, `book.add_chart`, `book.define_name`. Charts, formulas and names may refer to any sheet of the
user. It may not add sheets, nor use what lives outside a sheet: dynamic array formulas (FILTER, XLOOKUP), images in
cells, checkboxes; that raises a `ValueError`, because it is a mistake in our code and not in the user's file. Dates are written
as `date` or `datetime`, never as a number: the book may count from 1904.

`source=None` gives a new workbook that holds just these sheets; only there `book.set_properties` counts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

__all__ = ["Sheet", "SheetWriter", "WerkmapFout", "put_sheets"]

SheetWriter = Callable[[Workbook, Worksheet], None]


class WerkmapFout(ValueError):
    """A workbook that can't be read or changed; the message is one Dutch sentence for the user."""


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


def put_sheets(source: Path | None, sheets: Sequence[Sheet], target: Path) -> None:
    """Write `target`: the workbook `source` with `sheets` added or replaced; whole or not at all.

    `source` and `target` may be the same file. Raises `WerkmapFout` for a workbook that can't be used.
    """
    raise NotImplementedError
