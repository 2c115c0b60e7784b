"""Titles between the lines: which sections a line stands in, at how many levels."""

from __future__ import annotations

import re

_NIVEAUWOORD = re.compile(r"^(programma|product(groep)?|afdeling|sector|cluster|team|hoofdstuk|dienst|thema)\b", re.I)
_NUMMER = re.compile(r"^[A-Z]?\d+(\.\d+)*\.?(?=\s|$)")


class Secties:
    """Follows the titles on the way down a table.

    A title replaces the last one of its kind, and what stands under that; a title of a new kind stands under the titles
    that are open when no line came between, and in the place of the last one otherwise.
    """

    def __init__(self) -> None:
        self._open: list[tuple[object, str]] = []
        self._net_geopend = False

    @property
    def pad(self) -> tuple[str, ...]:
        """The titles that hold now, the widest first."""
        return tuple(titel for _, titel in self._open)

    def titel(self, tekst: str, kolom: int) -> None:
        """Pass a title."""
        soort = _soort(tekst, kolom)
        soorten = [eerder for eerder, _ in self._open]
        if soort in soorten:
            del self._open[soorten.index(soort) :]
        elif not self._net_geopend and self._open:
            self._open.pop()
        self._open.append((soort, tekst))
        self._net_geopend = True

    def lijn(self) -> None:
        """Pass a line."""
        self._net_geopend = False


def _soort(tekst: str, kolom: int) -> object:
    """What titles of one level have in common: a word such as programma, the depth of a number, or their column."""
    woord = _NIVEAUWOORD.match(tekst)
    if woord:
        return woord[1].casefold()
    nummer = _NUMMER.match(tekst)
    return kolom, nummer[0].rstrip(".").count(".") if nummer else -1
