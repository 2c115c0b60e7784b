"""What an .ods says besides the values of its cells: errors, what is merged, and what is hidden.

The library for .ods gives an error as an empty cell. Repeated rows and columns are counted and never unrolled.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from lxml import etree

from allocator.begroting.bestand.opmaak import Bladopmaak

_TABEL = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEKST = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLEN = (f"{_TABEL}table-cell", f"{_TABEL}covered-table-cell")
_MEESTE_VERBORGEN = 100_000
"""Rows or columns that are listed as hidden; a file that hides the rest of its sheet repeats one a million times."""


def opmaak_van_ods(pad: str) -> list[Bladopmaak]:
    """Return this for each sheet, in their order."""
    with zipfile.ZipFile(pad) as archief, archief.open("content.xml") as inhoud:
        bladen: list[Bladopmaak] = []
        rij = kolom = 0
        gebeurtenissen = etree.iterparse(inhoud, events=("start", "end"), resolve_entities=False, no_network=True)
        for gebeurtenis, element in gebeurtenissen:
            if gebeurtenis == "start" and element.tag == f"{_TABEL}table":
                bladen.append(Bladopmaak())
                rij = kolom = 1
            elif gebeurtenis == "end" and element.tag == f"{_TABEL}table-column" and bladen:
                aantal = _aantal(element, "number-columns-repeated")
                bladen[-1].verborgen_kolommen += _verborgen(element, kolom, aantal)
                kolom += aantal
            elif gebeurtenis == "end" and element.tag == f"{_TABEL}table-row" and bladen:
                aantal = _aantal(element, "number-rows-repeated")
                bladen[-1].verborgen_rijen += _verborgen(element, rij, aantal)
                _lees_rij(element, rij, bladen[-1])
                rij += aantal
                element.clear()
    return bladen


def _lees_rij(element: etree._Element, rij: int, blad: Bladopmaak) -> None:
    for kolom, cel in _cellen(element):
        if cel.get(f"{_CALC}value-type") == "error":
            code = "".join(alinea.text or "" for alinea in cel.iterchildren(f"{_TEKST}p")).strip()
            blad.fouten.append((rij, kolom, code or "#N/A"))
        breed, hoog = _aantal(cel, "number-columns-spanned"), _aantal(cel, "number-rows-spanned")
        if breed > 1 or hoog > 1:
            blad.samengevoegd.append((rij, kolom, rij + hoog - 1, kolom + breed - 1))


def _cellen(rij: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    kolom = 1
    for cel in rij.iterchildren(*_CELLEN):
        yield kolom, cel
        kolom += _aantal(cel, "number-columns-repeated")


def _aantal(element: etree._Element, naam: str) -> int:
    return int(element.get(f"{_TABEL}{naam}", "1"))


def _verborgen(element: etree._Element, van: int, aantal: int) -> list[int]:
    if element.get(f"{_TABEL}visibility", "visible") == "visible" or aantal > _MEESTE_VERBORGEN:
        return []
    return list(range(van, van + aantal))
