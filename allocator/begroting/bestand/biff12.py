"""What an .xlsb says besides the values of its cells: errors, what is merged, and what is hidden.

The library for .xlsb gives an error as an empty cell. An .xlsb is a zip as an .xlsx is, but its parts are streams of
records (BIFF12) instead of XML. Source: Microsoft's description [MS-XLSB].
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator

from allocator.begroting.bestand.biff import FOUTCODES
from allocator.begroting.bestand.opmaak import Bladopmaak
from allocator.workbook.package.opc import Package

WERKMAP = "xl/workbook.bin"
_ROW_HDR, _CELL_ERROR, _FMLA_ERROR, _COL_INFO, _BUNDLE_SH, _MERGE_CELL = 0, 3, 11, 60, 156, 176
_LAATSTE_KOLOM = 16_384


def opmaak_van_xlsb(pad: str) -> list[Bladopmaak]:
    """Return this for each sheet, in their order.

    Raises:
        ValueError, struct.error, IndexError, KeyError: the file is damaged.
    """
    with zipfile.ZipFile(pad) as archief:
        werkmap = Package(archief)
        delen = {relatie.id: relatie.part for relatie in werkmap.relations(WERKMAP)}
        namen = [_relatie(inhoud) for soort, inhoud in _records(werkmap.read(WERKMAP)) if soort == _BUNDLE_SH]
        return [_blad(werkmap.read(delen[naam])) for naam in namen]


def _relatie(inhoud: bytes) -> str:
    """The identifier of a sheet's part, after how it is hidden and its number."""
    (lengte,) = struct.unpack_from("<I", inhoud, 8)
    return inhoud[12 : 12 + 2 * lengte].decode("utf-16-le")


def _blad(stroom: bytes) -> Bladopmaak:
    blad = Bladopmaak()
    rij = 0
    for soort, inhoud in _records(stroom):
        if soort == _ROW_HDR:
            (rij,) = struct.unpack_from("<I", inhoud)
            rij += 1
            if inhoud[11] & 0x10:
                blad.verborgen_rijen.append(rij)
        elif soort in (_CELL_ERROR, _FMLA_ERROR):
            (kolom,) = struct.unpack_from("<I", inhoud)
            blad.fouten.append((rij, kolom + 1, FOUTCODES.get(inhoud[8], "#N/A")))
        elif soort == _COL_INFO:
            eerste, laatste, opties = struct.unpack_from("<II8xH", inhoud)
            if opties & 1:
                blad.verborgen_kolommen += range(eerste + 1, min(laatste + 1, _LAATSTE_KOLOM) + 1)
        elif soort == _MERGE_CELL:
            boven, onder, links, rechts = struct.unpack_from("<4I", inhoud)
            blad.samengevoegd.append((boven + 1, links + 1, onder + 1, rechts + 1))
    return blad


def _records(stroom: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a part: kind and length are written in 7 bits a byte, of which the eighth says that more come."""
    plaats = 0
    while plaats < len(stroom):
        soort, plaats = _getal(stroom, plaats, 2)
        lengte, plaats = _getal(stroom, plaats, 4)
        yield soort, stroom[plaats : plaats + lengte]
        plaats += lengte


def _getal(stroom: bytes, plaats: int, meeste_bytes: int) -> tuple[int, int]:
    """A number at a place, and the place after it. Raises ``ValueError`` where the stream ends too early."""
    getal = 0
    for nummer in range(meeste_bytes):
        if plaats >= len(stroom):
            raise ValueError("a record without end")
        byte = stroom[plaats]
        plaats += 1
        getal |= (byte & 0x7F) << (7 * nummer)
        if byte < 0x80:
            break
    return getal, plaats
