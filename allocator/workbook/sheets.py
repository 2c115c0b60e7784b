"""The sheets of a workbook and what is in their cells, for reading only."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from allocator.workbook.headings import heading_key
from allocator.workbook.opening import open_werkmap
from allocator.workbook.package.fout import WerkmapFout
from allocator.workbook.package.markup import MAIN, RELATION, STRICT, is_true, parse
from allocator.workbook.package.opc import Package
from allocator.workbook.stored import Celinhoud, Opmaak, lees_cellen, lees_teksten

_DUIZENDEN = re.compile(r"[0#?],+(?![0#?,])")


@dataclass(frozen=True, slots=True)
class Tabblad:
    """A sheet with cells: its name as the user wrote it, and the part that holds it."""

    naam: str
    onderdeel: str
    verborgen: bool


class Bladen:
    """The sheets of an opened workbook; each is read only when asked for."""

    def __init__(self, archief: zipfile.ZipFile) -> None:
        self._archief = archief
        self._package = Package(archief)
        relaties = self._package.relations("")
        self._werkmap = next((r.part for r in relaties if r.kind == "officeDocument"), "")
        if not self._werkmap:
            raise WerkmapFout("Dit bestand is geen Excel-werkmap (.xlsx of .xlsm).")
        self._root = parse(self._package.read(self._werkmap))
        if str(self._root.tag).startswith(f"{{{STRICT}") or self._root.get("conformance") == "strict":
            raise WerkmapFout(
                "Deze werkmap is opgeslagen als 'Strict Open XML'; kies in Excel Opslaan als, Excel-werkmap (.xlsx)."
            )
        if self._root.tag != f"{MAIN}workbook":
            raise WerkmapFout("Dit bestand is geen Excel-werkmap (.xlsx of .xlsm).")

    @cached_property
    def tabbladen(self) -> tuple[Tabblad, ...]:
        """The sheets with cells in their order, without charts that are a sheet of their own."""
        delen = {r.id: r.part for r in self._package.relations(self._werkmap) if r.kind == "worksheet"}
        return tuple(
            Tabblad(blad.get("name", ""), delen[identificatie], blad.get("state", "visible") != "visible")
            for blad in self._root.iterfind(f"{MAIN}sheets/{MAIN}sheet")
            if (identificatie := blad.get(f"{RELATION}id", "")) in delen
        )

    def tabblad(self, naam: str) -> Tabblad | None:
        """Return the sheet of this name, however it is written; None when there is none."""
        return next((t for t in self.tabbladen if heading_key(t.naam) == heading_key(naam)), None)

    def cellen(self, tabblad: Tabblad) -> Celinhoud:
        """Read the cells of a sheet. Raises :class:`WerkmapFout` when it is damaged or too large."""
        if tabblad.onderdeel not in self._package:
            raise WerkmapFout(f"Deze werkmap is beschadigd: het blad '{tabblad.naam}' ontbreekt.")
        with self._archief.open(self._naam(tabblad.onderdeel)) as bron:
            return lees_cellen(bron, self._opmaak)

    @cached_property
    def _opmaak(self) -> Opmaak:
        eigenschappen = self._root.find(f"{MAIN}workbookPr")
        telt_vanaf_1904 = eigenschappen is not None and is_true(eigenschappen.get("date1904"))
        begindatum: datetime = MAC_EPOCH if telt_vanaf_1904 else WINDOWS_EPOCH
        codes = self._celnotaties()
        datums = frozenset(nummer for nummer, code in enumerate(codes) if is_date_format(code))
        duizenden = frozenset(nummer for nummer, code in enumerate(codes) if toont_duizenden(code))
        return Opmaak(self._teksten(), datums, begindatum, duizenden)

    def _teksten(self) -> tuple[str, ...]:
        onderdeel = self._onderdeel("sharedStrings")
        if onderdeel is None:
            return ()
        with self._archief.open(self._naam(onderdeel)) as bron:
            return lees_teksten(bron)

    def _celnotaties(self) -> Sequence[str]:
        onderdeel = self._onderdeel("styles")
        return _celnotaties(parse(self._package.read(onderdeel))) if onderdeel else ()

    def _onderdeel(self, soort: str) -> str | None:
        """The one part of a kind that belongs to the whole workbook, if it is there."""
        delen = (r.part for r in self._package.relations(self._werkmap) if r.kind == soort)
        return next((deel for deel in delen if deel in self._package), None)

    def _naam(self, onderdeel: str) -> str:
        """The name of a part in the zip: relations needn't use the same capitals."""
        return next(naam for naam in self._package if naam.lower() == onderdeel.lower())


@contextmanager
def open_bladen(pad: Path) -> Iterator[Bladen]:
    """Open the sheets of a workbook. Raises :class:`Invoerfouten` with one melding when that can't be."""
    with open_werkmap(pad) as archief:
        yield Bladen(archief)


def _celnotaties(stijlen: etree._Element) -> Sequence[str]:
    """The number format of each cell format."""
    codes = dict(BUILTIN_FORMATS)
    for formaat in stijlen.iterfind(f"{MAIN}numFmts/{MAIN}numFmt"):
        codes[int(formaat.get("numFmtId", "0"))] = formaat.get("formatCode", "")
    opmaken = stijlen.iterfind(f"{MAIN}cellXfs/{MAIN}xf")
    return [codes.get(int(opmaak.get("numFmtId", "0")), "General") for opmaak in opmaken]


def toont_duizenden(notatie: str) -> bool:
    """Whether a number format leaves out the last three digits, as ``#,##0,`` does."""
    return _DUIZENDEN.search(notatie.partition(";")[0]) is not None
