"""Open the file of a scenario, or say in one Dutch sentence why that can't be done.

Whatever a user points to (a folder, a locked file, a web page named .xlsx, an encrypted or hostile workbook) ends here,
before anything of it is unpacked.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from allocator.workbook.bestandsbegin import (
    OLE,
    OPSLAAN,
    ZIP,
    delen_van,
    lees_begin,
    te_groot,
    weiger_andere_zip,
    weiger_vreemd,
)
from allocator.workbook.package.archive import open_archive
from allocator.workbook.package.fout import WerkmapFout
from allocator.workbook.problems import weigering

MEESTE_BYTES = 200_000_000
"""All parts of a workbook unpacked: some ten times a scenario of 20,000 posts."""

_EXTENSIES = (".xlsx", ".xlsm")
_ANDERE_SOORTEN = {
    ".xls": "een oude Excel-werkmap (.xls)",
    ".xlsb": "een binaire Excel-werkmap (.xlsb)",
    ".ods": "een LibreOffice-werkmap (.ods)",
    ".csv": "een tekstbestand (.csv)",
    ".xltx": "een Excel-sjabloon (.xltx)",
    ".xltm": "een Excel-sjabloon (.xltm)",
    ".htm": "een webpagina (.htm)",
    ".html": "een webpagina (.html)",
    ".pdf": "een pdf",
    ".jaarboek": "een jaarboek",
}


@contextmanager
def open_werkmap(pad: Path) -> Iterator[zipfile.ZipFile]:
    """Give the opened zip of an .xlsx or .xlsm; raise :class:`Invoerfouten` with one melding when that can't be.

    Damage that shows up while the parts are read, inside the block, becomes such a melding too.
    """
    _check_naam(pad)
    _check_begin(pad, lees_begin(pad, "Noem een Excel-werkmap (.xlsx of .xlsm)."))
    try:
        _check_omvang(pad)
        with open_archive(pad) as archief:
            _check_soort(pad, archief)
            yield archief
    except WerkmapFout as fout:
        raise weigering(str(fout)) from fout


def _check_naam(pad: Path) -> None:
    if pad.is_file() and pad.suffix.lower() not in _EXTENSIES:
        wat = _ANDERE_SOORTEN.get(pad.suffix.lower(), "geen Excel-werkmap")
        raise weigering(f"Een scenario moet een .xlsx- of .xlsm-bestand zijn, en '{pad.name}' is {wat}.", OPSLAAN)


def _check_begin(pad: Path, begin: bytes) -> None:
    """Refuse what isn't a zip, and say what it seems to be."""
    weiger_vreemd(pad, begin, "Excel-werkmap")
    if begin.startswith(OLE):
        raise weigering(f"'{pad.name}' is een oude Excel-werkmap (.xls) met een nieuwe naam.", OPSLAAN)
    if not begin.startswith(ZIP):
        raise weigering(f"'{pad.name}' is geen Excel-werkmap, of het is beschadigd.", OPSLAAN)


def _check_omvang(pad: Path) -> None:
    """Refuse, from the zip's own table of contents, what would fill the memory."""
    if sum(deel.file_size for deel in delen_van(pad)) > MEESTE_BYTES:
        raise te_groot(pad, "Een scenario", MEESTE_BYTES)


def _check_soort(pad: Path, archief: zipfile.ZipFile) -> None:
    """Refuse the other kinds of workbook that are zips too, whatever their extension."""
    namen = {naam.lower() for naam in archief.namelist()}
    if "xl/workbook.bin" in namen:
        raise weigering(f"'{pad.name}' is een binaire Excel-werkmap (.xlsb) met een andere naam.", OPSLAAN)
    weiger_andere_zip(pad, namen, "Excel-werkmap")
