"""The cells of a sheet as they are stored, read in one pass and in little memory.

openpyxl gives a formula or its stored value, never both, and tells neither which rows are hidden nor which cells are
merged; it also refuses whole workbooks over a format it doesn't know. A scenario needs exactly these few things:
values, which formulas were never computed, which cells hold an error, what is hidden and what is merged.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import IO

from lxml import etree
from openpyxl.utils.datetime import from_excel

from allocator.workbook import notation
from allocator.workbook.package.fout import WerkmapFout
from allocator.workbook.package.markup import MAIN, is_true

MEESTE_RIJEN, MEESTE_CELLEN = 300_000, 2_000_000
"""Rows and cells with anything in them, on one sheet: five times what a scenario of 20,000 posts holds."""

_ROW, _MERGE, _SHARED, _COL = f"{MAIN}row", f"{MAIN}mergeCell", f"{MAIN}si", f"{MAIN}col"
_VALUE, _FORMULA, _INLINE, _TEXT, _RUN = (f"{MAIN}{naam}" for naam in ("v", "f", "is", "t", "r"))
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
LAATSTE_KOLOM = 16_384
_CIJFERS = "0123456789"


@dataclass(frozen=True, slots=True)
class Foutwaarde:
    """An error in a cell, such as ``#N/A``."""

    code: str


@dataclass(frozen=True, slots=True)
class FormuleZonderWaarde:
    """A formula that no program has computed since it was written."""


Opgeslagen = str | int | Decimal | bool | date | time | Foutwaarde | FormuleZonderWaarde
"""What a cell can hold; an empty cell isn't there at all. Whole numbers are ``int``, others are ``Decimal``."""


@dataclass(frozen=True, slots=True)
class Rij:
    """A row with anything in it: its number, and its values by number of the column (both from 1)."""

    nummer: int
    waarden: dict[int, Opgeslagen]
    verborgen: bool = False


@dataclass(frozen=True, slots=True)
class Celinhoud:
    """All that a sheet's part holds."""

    rijen: tuple[Rij, ...]
    samengevoegd: tuple[str, ...]
    """Ranges like ``A3:A5``."""
    verborgen_kolommen: frozenset[int] = frozenset()
    duizendkolommen: frozenset[int] = frozenset()
    """Columns with a number of which the cell shows only the thousands."""


@dataclass(frozen=True, slots=True)
class Opmaak:
    """What the other parts of a workbook say about its cells."""

    teksten: Sequence[str]
    datumstijlen: frozenset[int]
    """Numbers of the cell formats that show a number as a date."""
    begindatum: datetime
    """The day from which the workbook counts: in 1899 or in 1904."""
    duizendstijlen: frozenset[int] = frozenset()
    """Numbers of the cell formats that show a number without its last three digits."""


def lees_cellen(bron: IO[bytes], opmaak: Opmaak) -> Celinhoud:
    """Read a sheet's part. Raises :class:`WerkmapFout` when it is damaged or too large."""
    rijen: list[Rij] = []
    samengevoegd: list[str] = []
    verborgen: set[int] = set()
    duizenden: set[int] = set()
    nummer = aantal = 0
    try:
        for element in _elementen(bron, _ROW, _MERGE, _COL):
            if element.tag == _MERGE:
                samengevoegd.append(element.get("ref", ""))
                continue
            if element.tag == _COL:
                verborgen.update(_verborgen_kolommen(element))
                continue
            nummer = int(element.get("r") or nummer + 1)
            waarden = _waarden(element, opmaak)
            if opmaak.duizendstijlen:
                duizenden.update(_duizendkolommen(element, opmaak.duizendstijlen))
            if waarden:
                rijen.append(Rij(nummer, waarden, is_true(element.get("hidden"))))
            aantal += len(waarden)
            if len(rijen) > MEESTE_RIJEN or aantal > MEESTE_CELLEN:
                raise WerkmapFout(
                    f"Deze werkmap heeft een blad met meer dan {notation.getal(MEESTE_RIJEN)} rijen of "
                    f"{notation.getal(MEESTE_CELLEN)} cellen: dat is geen scenario."
                )
    except WerkmapFout:
        raise
    except (etree.XMLSyntaxError, ValueError, IndexError) as fout:
        raise WerkmapFout("Deze werkmap is beschadigd: een blad ervan is niet te lezen.") from fout
    return Celinhoud(tuple(rijen), tuple(samengevoegd), frozenset(verborgen), frozenset(duizenden))


def _verborgen_kolommen(element: etree._Element) -> range:
    """The columns that an element of the sheet's list of columns hides."""
    if not is_true(element.get("hidden")):
        return range(0)
    return range(int(element.get("min", "1")), min(int(element.get("max", "0")), LAATSTE_KOLOM) + 1)


def _duizendkolommen(rij: etree._Element, stijlen: frozenset[int]) -> Iterator[int]:
    """The columns of the numbers in a row of which only the thousands are shown."""
    for cel in rij:
        adres = cel.get("r")
        if adres and cel.get("t", "n") == "n" and int(cel.get("s", "0")) in stijlen and len(cel):
            yield kolomnummer(adres.rstrip(_CIJFERS))


def _elementen(bron: IO[bytes], *namen: str) -> Iterator[etree._Element]:
    """The elements of these names, each forgotten once the next is asked for."""
    for _, element in etree.iterparse(bron, tag=namen, resolve_entities=False, no_network=True):
        yield element
        element.clear()
        while (vorige := element.getprevious()) is not None:
            ouder = vorige.getparent()
            if ouder is None:
                break
            ouder.remove(vorige)


def _waarden(rij: etree._Element, opmaak: Opmaak) -> dict[int, Opgeslagen]:
    """The values of a row by the number of their column."""
    waarden: dict[int, Opgeslagen] = {}
    kolom = 0
    for cel in rij:
        adres = cel.get("r")
        kolom = kolomnummer(adres.rstrip(_CIJFERS)) if adres else kolom + 1
        waarde = _waarde(cel, opmaak) if len(cel) else None
        if waarde is not None:
            waarden[kolom] = waarde
    return waarden


def _waarde(cel: etree._Element, opmaak: Opmaak) -> Opgeslagen | None:
    """The value of a cell; None when there is none."""
    tekst = None
    formule = False
    for kind in cel:
        if kind.tag == _VALUE:
            tekst = kind.text or ""
        elif kind.tag == _FORMULA:
            formule = True
        elif kind.tag == _INLINE:
            return schoon(_rijke_tekst(kind))
    soort = cel.get("t", "n")
    if formule and not tekst and soort != "str":  # an empty text is what a formula may well give
        return FormuleZonderWaarde()
    if not tekst:
        return None
    if soort == "n":  # as most are
        return _getal(tekst, cel, opmaak)
    match soort:
        case "s":
            return opmaak.teksten[int(tekst)] or None
        case "str":
            return schoon(tekst)
        case "b":
            return tekst.strip() == "1"
        case "e":
            return Foutwaarde(tekst.strip())
        case "d":
            return datetime.fromisoformat(tekst.strip().removesuffix("Z")).date()
        case _:
            return _getal(tekst, cel, opmaak)


def _getal(tekst: str, cel: etree._Element, opmaak: Opmaak) -> Opgeslagen:
    """A number, or the date that it stands for. Rounded to the 15 digits that Excel itself shows and compares."""
    getal = float(tekst)
    if not math.isfinite(getal):
        raise ValueError(tekst)
    stijl = cel.get("s")
    if stijl and int(stijl) in opmaak.datumstijlen and getal >= 0:
        try:
            datum = from_excel(getal, opmaak.begindatum)
        except (ValueError, OverflowError):
            datum = None
        if isinstance(datum, datetime):
            return datum.date()
        if isinstance(datum, time):
            return datum
    if getal.is_integer():
        return int(getal)
    afgerond = Decimal(f"{getal:.15g}")
    return int(afgerond) if afgerond == afgerond.to_integral_value() else afgerond


def _rijke_tekst(element: etree._Element) -> str:
    """The text of a string with or without formatted runs, without its phonetic guide."""
    if len(element) == 1 and element[0].tag == _TEXT:  # as most are
        return element[0].text or ""
    delen = [kind if kind.tag == _TEXT else kind.find(_TEXT) for kind in element if kind.tag in (_TEXT, _RUN)]
    return "".join(deel.text or "" for deel in delen if deel is not None)


def lees_teksten(bron: IO[bytes]) -> tuple[str, ...]:
    """Read the part that holds the texts shared by all sheets; a text of only spaces becomes empty."""
    teksten = []
    try:
        for element in _elementen(bron, _SHARED):
            teksten.append(schoon(_rijke_tekst(element)) or "")
    except etree.XMLSyntaxError as fout:
        raise WerkmapFout("Deze werkmap is beschadigd: de teksten ervan zijn niet te lezen.") from fout
    return tuple(teksten)


def schoon(tekst: str) -> str | None:
    """A text without what can't be seen at its ends (spaces, no-break and zero-width ones); None when empty."""
    if "_x" in tekst:
        tekst = _ESCAPE.sub(lambda m: chr(int(m[1], 16)), tekst)
    return tekst.replace("\u00a0", " ").strip(" \t\r\n\u200b\ufeff\u2007\u202f") or None


_KOLOMMEN: dict[str, int] = {}


def kolomnummer(letters: str) -> int:
    """The number of a column: A is 1, AA is 27. Raises :class:`ValueError` for what is no column."""
    nummer = _KOLOMMEN.get(letters)
    if nummer is None:
        nummer = 0
        for letter in letters:
            nummer = nummer * 26 + ord(letter) - 64
        if not (letters.isascii() and letters.isalpha() and letters.isupper()) or nummer > LAATSTE_KOLOM:
            raise ValueError(letters)
        _KOLOMMEN[letters] = nummer
    return nummer


def kolomletters(nummer: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
