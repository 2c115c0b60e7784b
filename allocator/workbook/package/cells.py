"""The cells of a new sheet, which are most of a workbook: changed as bytes, without a tree of them in memory.

They were written a moment ago by XlsxWriter, so their form is known: `<c r="B2" s="5" t="s"><v>7</v></c>`. In what
stands between tags every `<` is escaped, so that what looks like a tag is one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, unescape

from allocator.workbook.package.formulas import rename_in_formula
from allocator.workbook.package.worksheet import GUARD

_OPENED, _CLOSED, _EMPTY = b"<sheetData>", b"</sheetData>", b"<sheetData/>"
_ROW_CLOSED = b"</row>"
_AT_ONCE = 1_000_000  # bytes
_SHARED = re.compile(rb"<si>(.*?)</si>", re.DOTALL)
_GUARDED = re.compile(rb"(<t[^>]*>&lt;r&gt;.*)%b</t>" % GUARD.encode(), re.DOTALL)
_CELL = re.compile(rb'(<c r="[A-Z]+[0-9]+")(?: s="([0-9]+)")?(?: t="s"><v>([0-9]+)</v>)?')
_ROW_FORMAT = re.compile(rb'(<row [^>]*?) s="([0-9]+)"')
_FORMULA = re.compile(rb"(<f(?: [^>]*)?>)([^<]*)(?=</f>)")


def shared_texts(part: bytes) -> list[bytes]:
    """The texts that cells refer to by number, each as it is written in a cell itself."""
    return [_GUARDED.sub(rb"\1</t>", text) for text in _SHARED.findall(part)]


@dataclass(frozen=True)
class CellTranslation:
    """What changes in cells on their way from the new book to the user's."""

    texts: Sequence[bytes]  # the new book's shared strings
    formats: Sequence[int]  # for each format number of the new book, its number in the user's
    renamed: Mapping[str, str]  # tables and names of ours, in small letters, whose name was taken

    def apply(self, cells: bytes) -> bytes:
        """Write each text in its cell; give cells and rows the user's format numbers, and formulas the new names."""
        written = [b' s="%d"' % number if number else b"" for number in self.formats]

        def cell(match: re.Match[bytes]) -> bytes:
            start, number, text = match.groups()
            start += written[int(number or 0)]
            return start if text is None else b'%b t="inlineStr"><is>%b</is>' % (start, self.texts[int(text)])

        cells = _CELL.sub(cell, cells)
        cells = _ROW_FORMAT.sub(lambda match: b'%b s="%d"' % (match[1], self.formats[int(match[2])]), cells)
        return _FORMULA.sub(lambda match: match[1] + self._rename(match[2]), cells) if self.renamed else cells

    def _rename(self, formula: bytes) -> bytes:
        return escape(rename_in_formula(unescape(formula.decode()), self.renamed)).encode()


@dataclass(frozen=True)
class SheetBytes:
    """The part of a sheet, in which the cells stand from one place to another; nowhere when there are none."""

    data: bytes
    start: int
    end: int

    @classmethod
    def find(cls, data: bytes) -> "SheetBytes":
        """Find the cells in the part of a new sheet."""
        start = data.find(_OPENED) + len(_OPENED)
        return cls(data, start, data.rfind(_CLOSED)) if start >= len(_OPENED) else cls(data, 0, 0)

    @property
    def without_cells(self) -> bytes:
        """The part with everything but its cells."""
        if not self.end:
            return self.data
        return self.data[: self.start - len(_OPENED)] + _EMPTY + self.data[self.end + len(_CLOSED) :]

    def translated(self, around: bytes, translation: CellTranslation) -> bytes:
        """The part anew: `around` is what `without_cells` has become."""
        if not self.end:
            return around
        before, _, after = around.partition(_EMPTY)
        return b"".join((before, _OPENED, *map(translation.apply, self._rows()), _CLOSED, after))

    def _rows(self) -> Iterator[bytes]:
        """Yield the cells in pieces of whole rows: a change takes many times the memory of what is changed."""
        start = self.start
        while start < self.end:
            stop = self.data.find(_ROW_CLOSED, min(start + _AT_ONCE, self.end), self.end)
            stop = self.end if stop < 0 else stop + len(_ROW_CLOSED)
            yield self.data[start:stop]
            start = stop
