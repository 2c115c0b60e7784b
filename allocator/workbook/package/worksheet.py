"""XlsxWriter's worksheet as we need it: no text is taken for mark-up, and many rows take no memory."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

GUARD = "\ue000"  # a private character of Unicode
LONGEST_TEXT = 32_767  # that a cell can hold
_TO_ESCAPE = re.compile("[&<>\x00-\x1f\ufffe\uffff]|_x")

type Cell = tuple[int, str | bool | int | Decimal | date | None, Format]
"""The column (from 0), what is in it (nothing, for the format alone), and its format."""

_letters = cache(xl_col_to_name)


class GuardedWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter comes without types
    """A sheet on which a text that looks like XlsxWriter's own mark-up stays a text."""

    _first = 0
    _many: Iterable[Iterable[Cell]] = ()

    def write_many[Row](self, first: int, rows: Sequence[Row], cells: Callable[[Row], Iterable[Cell]]) -> None:
        """Write all rows from `first` (counted from 0) on, under heads that are as wide, and with nothing below.

        XlsxWriter itself keeps each cell until the book is closed, which for 50,000 rows takes 200 MB. Of these rows
        the cells are asked for when the sheet is written out, row by row.
        """
        if rows:
            self._first, self._many = first, map(cells, rows)
            self._check_dimensions(first + len(rows) - 1, 0)

    def add_long_table(self, last_row: int, last_column: int, options: Mapping[str, object]) -> None:
        """Add a table from A1 on, of any length.

        XlsxWriter's `add_table` notes each cell, to find tables that overlap, which for a million cells takes 150 MB.
        So it makes one of two rows here, which is then stretched.
        """
        self.add_table(0, 0, 1, last_column, dict(options))
        table = self.tables[-1]
        for area in {"range", "a_range", "autofilter"} & table.keys():
            table[area] = xl_range(0, 0, last_row, last_column)

    def _write_rows(self) -> None:
        super()._write_rows()
        for number, cells in enumerate(self._many, start=self._first):
            self._write_row(number, None)
            self.fh.write("".join([self._cell(number + 1, *cell) for cell in cells]))
            self._xml_end_tag("row")

    def _cell(self, row: int, column: int, content: str | bool | int | Decimal | date | None, look: Format) -> str:
        start = f'<c r="{_letters(column)}{row}" s="{look._get_xf_index()}"'
        match content:
            case None:
                return f"{start}/>"
            case str():
                return f'{start} t="inlineStr"><is>{self._text(content)}</is></c>'
            case bool():
                return f'{start} t="b"><v>{content:d}</v></c>'
            case date():
                return f"{start}><v>{self._convert_date_time(content):.16G}</v></c>"
            case _:
                return f"{start}><v>{content:.16G}</v></c>"

    def _text(self, text: str) -> str:
        space = ' xml:space="preserve"' if text != text.strip() else ""
        text = _cut(text)
        if _TO_ESCAPE.search(text):
            text = self._escape_data(self._escape_control_characters(text))
        return f"<t{space}>{text}</t>"

    def _write_string(self, row: int, col: int, string: str, cell_format: object = None) -> object:
        if string.startswith("<r>") and string.endswith("</r>"):
            string += GUARD  # taken off again by `cells.shared_texts`
        return super()._write_string(row, col, string, cell_format)


def _cut(text: str) -> str:
    """Cut a text off where Excel does, which counts in UTF-16."""
    if len(text) <= LONGEST_TEXT // 2:
        return text
    return text.encode("utf-16-le")[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")
