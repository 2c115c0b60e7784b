"""Open the file of a scenario, or say in one Dutch sentence why that can't be done.

Whatever a user points to (a folder, a locked file, a web page named .xlsx, an encrypted or hostile workbook) ends here,
before anything of it is unpacked.
"""

from __future__ import annotations

import errno
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
_OPSLAAN = "Open het in Excel en kies Opslaan als, Excel-werkmap (.xlsx)."
_OLE = b"\xd0\xcf\x11\xe0"
_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
_BEGIN_BYTES = 1_000_000
_BEZET = {errno.EACCES, errno.EBUSY, errno.ETXTBSY, errno.EAGAIN}


@contextmanager
def open_werkmap(pad: Path) -> Iterator[zipfile.ZipFile]:
    """Give the opened zip of an .xlsx or .xlsm; raise :class:`Invoerfouten` with one melding when that can't be.

    Damage that shows up while the parts are read, inside the block, becomes such a melding too.
    """
    _check_pad(pad)
    _check_begin(pad, _begin(pad))
    try:
        _check_omvang(pad)
        with open_archive(pad) as archief:
            _check_soort(pad, archief)
            yield archief
    except WerkmapFout as fout:
        raise weigering(str(fout)) from fout


def _check_pad(pad: Path) -> None:
    if pad.is_dir():
        raise weigering(f"'{pad.name or pad}' is een map en geen bestand.", "Noem het bestand in die map.")
    soort = _ANDERE_SOORTEN.get(pad.suffix.lower())
    if pad.exists() and not pad.is_file():
        raise weigering(f"'{pad.name}' is geen gewoon bestand.", "Noem een Excel-werkmap (.xlsx of .xlsm).")
    if pad.exists() and pad.suffix.lower() not in _EXTENSIES:
        wat = soort or "geen Excel-werkmap"
        raise weigering(f"Een scenario moet een .xlsx- of .xlsm-bestand zijn, en '{pad.name}' is {wat}.", _OPSLAAN)


def _begin(pad: Path) -> bytes:
    """The start of the file, far enough to tell one kind from another."""
    try:
        with pad.open("rb") as bestand:
            return bestand.read(_BEGIN_BYTES)
    except FileNotFoundError as fout:
        raise weigering(f"Het bestand '{pad.name}' is er niet.", "Controleer de naam en de map.") from fout
    except OSError as fout:
        if fout.errno in _BEZET or isinstance(fout, PermissionError):
            raise weigering(
                f"'{pad.name}' is niet te lezen: u hebt geen leesrechten, of een ander programma houdt het vast.",
                "Sluit het bestand in Excel, of vraag leesrechten.",
            ) from fout
        raise weigering(f"'{pad.name}' is niet te lezen.", "Controleer de naam en de schijf.") from fout


def _check_begin(pad: Path, begin: bytes) -> None:
    """Refuse what isn't a zip, and say what it seems to be."""
    if not begin:
        raise weigering(f"'{pad.name}' is leeg: het bestand heeft 0 bytes.", "Haal het bestand opnieuw op.")
    if begin.startswith(_OLE) and _VERSLEUTELD in begin:
        raise weigering(
            f"'{pad.name}' is versleuteld met een wachtwoord.",
            "Haal in Excel het wachtwoord eraf (Bestand, Info, Werkmap beveiligen) en sla het opnieuw op.",
        )
    if begin.startswith(_OLE):
        raise weigering(f"'{pad.name}' is een oude Excel-werkmap (.xls) met een nieuwe naam.", _OPSLAAN)
    if begin.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        raise weigering(f"'{pad.name}' is een webpagina of XML-bestand en geen Excel-werkmap.", _OPSLAAN)
    if not begin.startswith(b"PK"):
        raise weigering(f"'{pad.name}' is geen Excel-werkmap, of het is beschadigd.", _OPSLAAN)


def _check_omvang(pad: Path) -> None:
    """Refuse, from the zip's own table of contents, what would fill the memory."""
    try:
        with zipfile.ZipFile(pad) as archief:
            bytes_uitgepakt = sum(info.file_size for info in archief.infolist())
    except (zipfile.BadZipFile, UnicodeDecodeError, ValueError) as fout:
        raise weigering(f"'{pad.name}' is beschadigd.", "Haal het opnieuw op, of herstel het in Excel.") from fout
    if bytes_uitgepakt > MEESTE_BYTES:
        raise weigering(
            f"'{pad.name}' wordt niet geopend, omdat het uitgepakt veel te groot is.",
            f"Een scenario is uitgepakt hooguit {MEESTE_BYTES // 1_000_000} MB.",
        )


def _check_soort(pad: Path, archief: zipfile.ZipFile) -> None:
    """Refuse the other kinds of workbook that are zips too, whatever their extension."""
    namen = {naam.lower() for naam in archief.namelist()}
    if "xl/workbook.bin" in namen:
        raise weigering(f"'{pad.name}' is een binaire Excel-werkmap (.xlsb) met een andere naam.", _OPSLAAN)
    if "word/document.xml" in namen or "ppt/presentation.xml" in namen:
        raise weigering(f"'{pad.name}' is een Word- of PowerPoint-bestand en geen Excel-werkmap.")
