"""The cells of a new sheet, which are most of a workbook: changed as bytes, without a tree of them in memory.

They were written a moment ago by XlsxWriter, so their form is known: `<c r="B2" s="5" t="s"><v>7</v></c>`. In what
stands between tags every `<` is escaped, so that what looks like a tag is one.
"""

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, unescape

from allocator.workbook.package.book import GUARD
from allocator.workbook.package.formulas import rename_in_formula

_OPENED, _CLOSED, _EMPTY = b"<sheetData>", b"</sheetData>", b"<sheetData/>"
_SHARED = re.compile(rb"<si>(.*?)</si>", re.DOTALL)
_GUARDED = re.compile(rb"(<t[^>]*>&lt;r&gt;.*)%b</t>" % GUARD.encode(), re.DOTALL)
_CELL = re.compile(rb'(<c r="[A-Z]+[0-9]+")(?: s="([0-9]+)")?(?: t="s"><v>([0-9]+)</v>)?')
_ROW_FORMAT = re.compile(rb'(<row [^>]*?) s="([0-9]+)"')
_FORMULA = re.compile(rb"(<f(?: [^>]*)?>)([^<]*)(?=</f>)")


def without_cells(sheet: bytes) -> tuple[bytes, bytes]:
    """A sheet's part without its cells, and those cells, to be put back by `with_cells`."""
    head, opened, rest = sheet.partition(_OPENED)
    if not opened:
        return sheet, b""
    cells, _, tail = rest.rpartition(_CLOSED)
    return head + _EMPTY + tail, cells


def with_cells(sheet: bytes, cells: bytes) -> bytes:
    """A sheet's part with these cells."""
    return sheet.replace(_EMPTY, _OPENED + cells + _CLOSED, 1) if cells else sheet


def shared_texts(part: bytes) -> list[bytes]:
    """The texts that cells refer to by number, each as it is written in a cell itself."""
    return [_GUARDED.sub(rb"\1</t>", text) for text in _SHARED.findall(part)]


def translate_cells(cells: bytes, texts: Sequence[bytes], formats: Sequence[int], renamed: Mapping[str, str]) -> bytes:
    """Write each text in its cell, and give cells and rows the user's format numbers, and formulas the new names."""
    written = [b' s="%d"' % number if number else b"" for number in formats]

    def cell(match: re.Match[bytes]) -> bytes:
        start, number, text = match.groups()
        start += written[int(number or 0)]
        return start if text is None else b'%b t="inlineStr"><is>%b</is>' % (start, texts[int(text)])

    cells = _CELL.sub(cell, cells)
    cells = _ROW_FORMAT.sub(lambda match: b'%b s="%d"' % (match[1], formats[int(match[2])]), cells)
    return _FORMULA.sub(lambda match: match[1] + _rename(match[2], renamed), cells) if renamed else cells


def _rename(formula: bytes, renamed: Mapping[str, str]) -> bytes:
    return escape(rename_in_formula(unescape(formula.decode()), renamed)).encode()
