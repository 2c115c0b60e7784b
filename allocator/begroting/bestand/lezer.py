"""The process of `werkproces`, `python -m allocator.begroting.bestand.lezer`: prints the sheets of one file as JSON.

A sentence instead of sheets says what is wrong with the file. Any other end than exit code 0 means that the reading
broke down, which is for `werkproces` to tell.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from allocator.begroting.bestand.biff import opmaak_van_xls
from allocator.begroting.bestand.biff12 import WERKMAP, opmaak_van_xlsb
from allocator.begroting.bestand.opendocument import opmaak_van_ods
from allocator.begroting.bestand.opmaak import Bladopmaak
from allocator.workbook.stored import MEESTE_CELLEN

MEESTE_VAKKEN = 50_000_000
"""Rows × columns of a sheet, empty ones included: they all pass by."""


def main(pad: str) -> None:
    """Print the sheets of the file at ``pad``."""
    _beperk()
    sys.stdout.write(json.dumps(_lees(pad)))


def _beperk() -> None:
    """Let the system end this process before it takes too much; Windows can't, and has only the limit on time."""
    with suppress(ImportError):
        import resource

        from allocator.begroting.bestand.werkproces import GEHEUGEN_BYTES, TIJDSLIMIET_SECONDEN

        resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN_BYTES, GEHEUGEN_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (int(TIJDSLIMIET_SECONDEN), int(TIJDSLIMIET_SECONDEN)))


def _lees(pad: str) -> list[dict[str, Any]] | str:
    from python_calamine import CalamineWorkbook, PasswordError, SheetVisibleEnum

    try:
        werkmap = CalamineWorkbook.from_path(pad)
    except PasswordError:
        return "{naam} is versleuteld met een wachtwoord."
    opmaak = _opmaak(pad)
    bladen = []
    cellen = 0
    for plaats, eigenschappen in enumerate(werkmap.sheets_metadata):
        blad = werkmap.get_sheet_by_name(eigenschappen.name)
        if blad.total_height * blad.total_width > MEESTE_VAKKEN:
            return "{naam} heeft een blad dat veel te groot is."
        rijen = []
        extra = opmaak[plaats] if plaats < len(opmaak) else Bladopmaak()
        fouten: dict[int, list[tuple[int, Any]]] = {}
        for rij_nummer, kolom, code in extra.fouten:
            fouten.setdefault(rij_nummer, []).append((kolom, ("e", code)))
        for nummer, rij in enumerate(blad.to_python(skip_empty_area=False), 1):
            gevuld = [*_gevuld(rij), *fouten.get(nummer, ())]
            if gevuld:
                rijen.append((nummer, gevuld))
                cellen += len(gevuld)
        if cellen > MEESTE_CELLEN:
            return "{naam} heeft te veel cellen voor een begroting."
        samengevoegd = [(b + 1, li + 1, o + 1, r + 1) for (b, li), (o, r) in blad.merged_cell_ranges or ()]
        bladen.append(
            {
                "naam": blad.name,
                "verborgen": eigenschappen.visible != SheetVisibleEnum.Visible,
                "samengevoegd": samengevoegd or extra.samengevoegd,
                "verborgen_rijen": extra.verborgen_rijen,
                "verborgen_kolommen": extra.verborgen_kolommen,
                "rijen": rijen,
            }
        )
    return bladen


def _opmaak(pad: str) -> list[Bladopmaak]:
    """Return what the library leaves out, of the kind of file that we can read that of."""
    if not zipfile.is_zipfile(pad):
        return opmaak_van_xls(pad)
    with zipfile.ZipFile(pad) as archief:
        namen = archief.namelist()
    if WERKMAP in namen:
        return opmaak_van_xlsb(pad)
    return opmaak_van_ods(pad) if "content.xml" in namen else []


def _gevuld(rij: list[Any]) -> Iterator[tuple[int, Any]]:
    for kolom, cel in enumerate(rij, 1):
        match cel:
            case "":
                continue
            case datetime():
                yield kolom, ("d", cel.date().isoformat())
            case date():
                yield kolom, ("d", cel.isoformat())
            case time():
                yield kolom, ("t", cel.isoformat())
            case timedelta():
                yield kolom, str(cel)
            case _:
                yield kolom, cel


if __name__ == "__main__":
    main(sys.argv[1])
