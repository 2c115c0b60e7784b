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

What a writer may do: everything XlsxWriter offers on a worksheet (formats, tables, charts, images, comments,
text boxes, sparklines, validations, conditional formats, formulas with their value, outlines, print areas), the
worksheet's own `write_many` and `add_long_table` for thousands of rows, and `book.add_format`, `book.add_chart`,
`book.define_name`. Charts, formulas and names may refer to any sheet of the user. It may not add sheets, nor use what
lives outside a sheet: dynamic array formulas (FILTER, XLOOKUP), images in cells, checkboxes; that raises a
`ValueError`, because it is a mistake in our code and not in the user's file.
Dates are written as `date` or `datetime`, never as a number: the book may count from 1904.

`source=None` gives a new workbook that holds just these sheets; only there `book.set_properties` counts.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from allocator.workbook.atomic import atomic_write
from allocator.workbook.package.archive import open_archive
from allocator.workbook.package.blank import adopt_properties, blank_archive
from allocator.workbook.package.book import Sheet, SheetWriter, write_book
from allocator.workbook.package.fout import WerkmapFout
from allocator.workbook.package.graft import Graft
from allocator.workbook.package.index import Index
from allocator.workbook.package.opc import Package

__all__ = ["Sheet", "SheetWriter", "WerkmapFout", "open_archive", "put_sheets"]


def put_sheets(source: Path | None, sheets: Sequence[Sheet], target: Path) -> None:
    """Write `target`: the workbook `source` with `sheets` added or replaced; whole or not at all.

    `source` and `target` may be the same file. Raises `WerkmapFout` for a workbook that can't be used.
    """
    archive = nullcontext(blank_archive()) if source is None else open_archive(source)
    with atomic_write(target) as handle, archive as opened:
        package = Package(opened)
        index = Index(package)
        if target.suffix.lower() != index.suffix:
            raise WerkmapFout(f"De naam '{target.name}' moet eindigen op {index.suffix}, want zo'n werkmap is het.")
        slots = index.slots(sheets)
        book = write_book([slot.sheet or slot.old_name for slot in slots], index.date_1904)
        if source is None:
            adopt_properties(package, book)
        Graft(package, index, slots, book).carry_out()
        package.save(handle)
