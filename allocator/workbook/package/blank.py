"""A workbook without sheets, to begin from when there is no user's workbook."""

import io
import zipfile

from allocator.workbook.package.book import WORKBOOK, Book
from allocator.workbook.package.opc import Package

_THEME = "xl/theme/theme1.xml"
_ROOT = "_rels/.rels"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": b"""\
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml" \
ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""",
    _ROOT: b"""\
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>\
</Relationships>""",
    WORKBOOK: b"""\
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
<fileVersion appName="xl" lastEdited="4" lowestEdited="4" rupBuild="4505"/><workbookPr defaultThemeVersion="124226"/>\
<bookViews><workbookView xWindow="240" yWindow="15" windowWidth="16095" windowHeight="9660"/></bookViews>\
<sheets/></workbook>""",
}


def blank_archive() -> zipfile.ZipFile:
    """The zip of a workbook without sheets."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in _PARTS.items():
            archive.writestr(name, _HEAD + data)
    return zipfile.ZipFile(stream)


def adopt_properties(package: Package, book: Book) -> None:
    """Take over what a new workbook has from its writers, outside the sheets: title, author, theme."""
    for part in book.package:
        if part.startswith("docProps/") or part == _THEME:
            package.copy(book.package, part, {part: part})
    package.write(_ROOT, book.package.read(_ROOT))
    package.relate(WORKBOOK, "theme", _THEME)
