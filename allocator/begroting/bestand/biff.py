"""What an .xls says besides the values of its cells: errors, and hidden rows and columns.

The library for .xls gives an error as an empty cell. An .xls is a compound file, a small file system of sectors, with
one stream of records (BIFF): first those of the workbook, then those of each sheet. Sources: Microsoft's descriptions
[MS-CFB] and [MS-XLS].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from allocator.begroting.bestand.opmaak import Bladopmaak

_LAATSTE = 0xFFFFFFFA
"""Sector numbers from here on are marks, and no sectors."""

_MINI_GRENS = 4096
_MINI_SECTOR = 64
_EOF, _BOUNDSHEET = 0x0A, 0x85
FOUTCODES = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def opmaak_van_xls(pad: str) -> list[Bladopmaak]:
    """Return this for each sheet, in their order.

    Raises:
        ValueError, struct.error, IndexError: the file is damaged.
    """
    stroom = _werkmapstroom(Path(pad).read_bytes())
    plaatsen = [struct.unpack_from("<I", inhoud)[0] for soort, inhoud in _records(stroom, 0) if soort == _BOUNDSHEET]
    return [_blad(stroom, plaats) for plaats in plaatsen]


def _blad(stroom: bytes, plaats: int) -> Bladopmaak:
    blad = Bladopmaak()
    for soort, inhoud in _records(stroom, plaats):
        match soort:
            case 0x205:  # BOOLERR
                rij, kolom, _, waarde, is_fout = struct.unpack_from("<HHHBB", inhoud)
                if is_fout:
                    blad.fouten.append((rij + 1, kolom + 1, FOUTCODES.get(waarde, "#N/A")))
            case 0x06:  # FORMULA; its result is an error when it begins with 2 and ends with FF FF
                rij, kolom = struct.unpack_from("<HH", inhoud)
                if inhoud[12:14] == b"\xff\xff" and inhoud[6] == 2:
                    blad.fouten.append((rij + 1, kolom + 1, FOUTCODES.get(inhoud[8], "#N/A")))
            case 0x208:  # ROW
                rij, opties = struct.unpack_from("<H10xH", inhoud)
                if opties & 0x20:
                    blad.verborgen_rijen.append(rij + 1)
            case 0x7D:  # COLINFO
                eerste, laatste, opties = struct.unpack_from("<HH4xH", inhoud)
                if opties & 1:
                    blad.verborgen_kolommen += range(eerste + 1, min(laatste, 255) + 2)
    return blad


def _records(stroom: bytes, plaats: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream, until its end."""
    while plaats + 4 <= len(stroom):
        soort, lengte = struct.unpack_from("<HH", stroom, plaats)
        yield soort, stroom[plaats + 4 : plaats + 4 + lengte]
        if soort == _EOF:
            return
        plaats += 4 + lengte


def _werkmapstroom(inhoud: bytes) -> bytes:
    """The stream named Workbook (or Book, before 1997) of a compound file."""
    sector = 1 << struct.unpack_from("<H", inhoud, 0x1E)[0]
    begin_map, begin_mini = (struct.unpack_from("<I", inhoud, plek)[0] for plek in (0x30, 0x3C))
    keten = _sectorketen(inhoud, sector)

    def lees(begin: int) -> bytes:
        return b"".join(inhoud[(n + 1) * sector : (n + 2) * sector] for n in _volg(keten, begin))

    mappen = lees(begin_map)
    regels = [mappen[i : i + 128] for i in range(0, len(mappen) - 127, 128)]
    wortel, _ = struct.unpack_from("<II", regels[0], 0x74)
    for regel in regels:
        naam = regel[: max(0, struct.unpack_from("<H", regel, 0x40)[0] - 2)].decode("utf-16-le")
        if naam in ("Workbook", "Book"):
            begin, lengte = struct.unpack_from("<II", regel, 0x74)
            if lengte >= _MINI_GRENS:
                return lees(begin)[:lengte]
            mini, tabel = lees(wortel), lees(begin_mini)
            miniketen = struct.unpack(f"<{len(tabel) // 4}I", tabel)
            delen = (mini[n * _MINI_SECTOR : (n + 1) * _MINI_SECTOR] for n in _volg(miniketen, begin))
            return b"".join(delen)[:lengte]
    raise ValueError("no stream with a workbook")


def _sectorketen(inhoud: bytes, sector: int) -> tuple[int, ...]:
    """Sector → the next one of the same stream."""
    tabellen = list(struct.unpack_from("<109I", inhoud, 0x4C))
    volgende, aantal = struct.unpack_from("<II", inhoud, 0x44)
    per_sector = sector // 4
    for _ in range(aantal):
        *meer, volgende = struct.unpack_from(f"<{per_sector}I", inhoud, (volgende + 1) * sector)
        tabellen += meer
    keten: list[int] = []
    for tabel in tabellen:
        if tabel < _LAATSTE:
            keten += struct.unpack_from(f"<{per_sector}I", inhoud, (tabel + 1) * sector)
    return tuple(keten)


def _volg(keten: tuple[int, ...], begin: int) -> Iterator[int]:
    """The sectors of a stream in their order. Raises ``ValueError`` for a stream that comes back to itself."""
    gezien = 0
    while begin < _LAATSTE:
        yield begin
        begin = keten[begin]
        gezien += 1
        if gezien > len(keten):
            raise ValueError("a stream without end")
