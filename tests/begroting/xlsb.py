"""Write a small .xlsb, which no program at hand can: its parts are streams of records (BIFF12), by [MS-XLSB]."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from allocator.workbook.stored import Foutwaarde

_FOUTBYTES = {
    "#NULL!": 0x00,
    "#DIV/0!": 0x07,
    "#VALUE!": 0x0F,
    "#REF!": 0x17,
    "#NAME?": 0x1D,
    "#NUM!": 0x24,
    "#N/A": 0x2A,
}
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
_KOP = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_SOORT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

type Cel = str | int | float | Foutwaarde | None


@dataclass(frozen=True)
class Blad:
    """A sheet: rows of cells from A1 on, and what is hidden or merged (rows and columns from 1)."""

    naam: str
    rijen: Sequence[Sequence[Cel]]
    verborgen_rijen: frozenset[int] = frozenset()
    verborgen_kolommen: frozenset[int] = frozenset()
    samengevoegd: Sequence[tuple[int, int, int, int]] = ()
    formulefouten: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Row and column → the error that a formula there has as its result."""
    verborgen: bool = False


def schrijf_xlsb(pad: Path, *bladen: Blad) -> Path:
    """Write a workbook with these sheets."""
    lijst = b"".join(
        _record(156, struct.pack("<II", blad.verborgen, nummer) + _tekst(f"rId{nummer}") + _tekst(blad.naam))
        for nummer, blad in enumerate(bladen, 1)
    )
    relaties = "".join(
        f'<Relationship Id="rId{n}" Type="{_SOORT}/worksheet" Target="worksheets/sheet{n}.bin"/>'
        for n in range(1, len(bladen) + 1)
    )
    with zipfile.ZipFile(pad, "w") as archief:
        archief.writestr("[Content_Types].xml", _TYPES)
        wortel = f'<Relationship Id="rId1" Type="{_SOORT}/officeDocument" Target="xl/workbook.bin"/>'
        archief.writestr("_rels/.rels", f"{_KOP}{wortel}</Relationships>")
        archief.writestr("xl/_rels/workbook.bin.rels", f"{_KOP}{relaties}</Relationships>")
        archief.writestr("xl/workbook.bin", _record(131) + _record(143) + lijst + _record(144) + _record(132))
        for nummer, blad in enumerate(bladen, 1):
            archief.writestr(f"xl/worksheets/sheet{nummer}.bin", _blad(blad))
    return pad


def _blad(blad: Blad) -> bytes:
    breedte = max(map(len, blad.rijen))
    kolommen = b"".join(_record(60, struct.pack("<IIIIH", k - 1, k - 1, 2560, 0, 1)) for k in blad.verborgen_kolommen)
    samen = b"".join(
        _record(176, struct.pack("<4I", boven - 1, onder - 1, links - 1, rechts - 1))
        for boven, links, onder, rechts in blad.samengevoegd
    )
    return b"".join(
        (
            _record(129),
            _record(148, struct.pack("<4I", 0, len(blad.rijen) - 1, 0, breedte - 1)),
            _record(390) + kolommen + _record(391) if kolommen else b"",
            _record(145),
            *(_rij(blad, nummer, rij) for nummer, rij in enumerate(blad.rijen, 1)),
            _record(146),
            _record(177, struct.pack("<I", len(blad.samengevoegd))) + samen + _record(178) if samen else b"",
            _record(130),
        )
    )


def _rij(blad: Blad, nummer: int, rij: Sequence[Cel]) -> bytes:
    verborgen = 0x10 if nummer in blad.verborgen_rijen else 0
    kop = _record(0, struct.pack("<IIHBBBI", nummer - 1, 0, 300, 0, verborgen, 0, 0))
    return kop + b"".join(_cel(blad, nummer, kolom, cel) for kolom, cel in enumerate(rij, 1))


def _cel(blad: Blad, rij: int, kolom: int, cel: Cel) -> bytes:
    plek = struct.pack("<II", kolom - 1, 0)
    if (rij, kolom) in blad.formulefouten:
        return _record(11, plek + bytes([_FOUTBYTES[blad.formulefouten[rij, kolom]], 0, 0]) + bytes(8))
    match cel:
        case None:
            return _record(1, plek)
        case Foutwaarde():
            return _record(3, plek + bytes([_FOUTBYTES[cel.code]]))
        case str():
            return _record(6, plek + _tekst(cel))
        case _:
            return _record(5, plek + struct.pack("<d", cel))


def _tekst(tekst: str) -> bytes:
    return struct.pack("<I", len(tekst)) + tekst.encode("utf-16-le")


def _record(soort: int, inhoud: bytes = b"") -> bytes:
    return _zevens(soort) + _zevens(len(inhoud)) + inhoud


def _zevens(getal: int) -> bytes:
    """A number in 7 bits a byte; the eighth bit says that more come."""
    bytes_ = bytearray()
    while getal >= 0x80:
        bytes_.append(getal & 0x7F | 0x80)
        getal >>= 7
    return bytes([*bytes_, getal])
