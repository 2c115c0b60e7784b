"""The lines that the files hold, and what their writers share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from allocator.workbook.schema import PostRij
from scenarios import utrecht

JAAR = 2011
_GEMAAKT = datetime(2010, 6, 15)


@cache
def posten(dienst: str) -> tuple[PostRij, ...]:
    """Return the posten of a dienst in the example of Utrecht."""
    return tuple(rij for rij in utrecht.maak()["Begroting"] if rij.dienst == dienst)


@cache
def programmanamen() -> dict[str, str]:
    """Return the names of the programma's by their code."""
    return {rij.programma: rij.naam for rij in utrecht.maak()["Programma's"]}


@contextmanager
def werkmap(pad: Path) -> Iterator[Workbook]:
    """Give a workbook to write, which is the same bytes for the same cells."""
    book = Workbook(str(pad))
    book.set_properties({"created": _GEMAAKT})
    yield book
    book.close()


def eerder(post: PostRij, jaren_terug: int) -> int:
    """Return an invented amount of an earlier year: some percent less, in whole thousands."""
    procent = 100 - 3 * jaren_terug - sum(map(ord, post.post)) % 5
    return post.lasten * procent // 100_000 * 1000


def som(rijen: Sequence[PostRij], veld: str) -> int:
    """Return the sum of a field with whole euros."""
    return sum(int(getattr(rij, veld)) for rij in rijen)


class Vormen:
    """The formats of one workbook."""

    def __init__(self, book: Workbook, kleur: str) -> None:
        self._book = book
        self._kleur = kleur

    def vorm(self, **eigen: Any) -> Format:
        """Return a format in the font of the file."""
        return self._book.add_format({"font_name": "Arial", "font_size": 9, **eigen})

    @property
    def titel(self) -> Format:
        """The title of the sheet."""
        return self.vorm(bold=True, font_size=14)

    @property
    def kop(self) -> Format:
        """A head, over one column or several."""
        return self.vorm(
            bold=True, bg_color=self._kleur, font_color="#FFFFFF", align="center", text_wrap=True, border=1
        )

    @property
    def sectie(self) -> Format:
        """The title of a section."""
        return self.vorm(bold=True, bg_color="#DDE3E8")

    def bedrag(self, notatie: str = "#,##0", **eigen: Any) -> Format:
        """An amount."""
        return self.vorm(num_format=notatie, **eigen)

    def totaal(self, notatie: str = "#,##0") -> Format:
        """An amount, or the label, in a row of totals."""
        return self.vorm(num_format=notatie, bold=True, top=1)
