"""Look at the start of a file that a user points to: is it there, may it be read, and is it a workbook at all?

Whatever is wrong is said in one Dutch sentence, before anything of the file is unpacked.
"""

from __future__ import annotations

import errno
import zipfile
from pathlib import Path

from allocator.workbook.problems import Invoerfouten, weigering

OPSLAAN = "Open het in Excel en kies Opslaan als, Excel-werkmap (.xlsx)."
OLE = b"\xd0\xcf\x11\xe0"
"""How a compound file begins: an .xls, or a workbook with a password."""

ZIP = b"PK"
_BEGIN_BYTES = 1_000_000
_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
_BEZET = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY, errno.EAGAIN}


def lees_begin(pad: Path, noem: str) -> bytes:
    """Return the start of a file, far enough to tell one kind from another; ``noem`` says what to point to instead.

    Raises:
        Invoerfouten: there is no such file, it can't be read, or it is empty.
    """
    if pad.is_dir():
        raise weigering(f"'{pad.name or pad}' is een map en geen bestand.", "Noem het bestand in die map.")
    if pad.exists() and not pad.is_file():
        raise weigering(f"'{pad.name}' is geen gewoon bestand.", noem)
    try:
        with pad.open("rb") as bestand:
            begin = bestand.read(_BEGIN_BYTES)
    except FileNotFoundError as fout:
        raise weigering(f"Het bestand '{pad.name}' is er niet.", "Controleer de naam en de map.") from fout
    except OSError as fout:
        if fout.errno in _BEZET:
            raise weigering(
                f"'{pad.name}' is niet te lezen: u hebt geen leesrechten, of een ander programma houdt het vast.",
                "Sluit het bestand in Excel, of vraag leesrechten.",
            ) from fout
        raise weigering(f"'{pad.name}' is niet te lezen.", "Controleer de naam en de schijf.") from fout
    if not begin:
        raise weigering(f"'{pad.name}' is leeg: het bestand heeft 0 bytes.", "Haal het bestand opnieuw op.")
    return begin


def weiger_vreemd(pad: Path, begin: bytes, werkmap: str) -> None:
    """Refuse what is encrypted, and what is a page instead of a ``werkmap``. Raises ``Invoerfouten``."""
    if begin.startswith(OLE) and _VERSLEUTELD in begin:
        raise weigering(
            f"'{pad.name}' is versleuteld met een wachtwoord.",
            "Haal in Excel het wachtwoord eraf (Bestand, Info, Werkmap beveiligen) en sla het opnieuw op.",
        )
    if begin.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        raise weigering(f"'{pad.name}' is een webpagina of XML-bestand en geen {werkmap}.", OPSLAAN)
    if begin.startswith(b"%PDF"):
        raise weigering(f"'{pad.name}' is een pdf.", "Vraag het bestand waaruit de pdf gemaakt is.")


def delen_van(pad: Path) -> list[zipfile.ZipInfo]:
    """Return what a zip says that is in it. Raises ``Invoerfouten`` when it is damaged."""
    try:
        with zipfile.ZipFile(pad) as archief:
            return archief.infolist()
    except (zipfile.BadZipFile, UnicodeDecodeError, ValueError, OSError) as fout:
        raise weigering(f"'{pad.name}' is beschadigd.", "Haal het opnieuw op, of herstel het in Excel.") from fout


def te_groot(pad: Path, wat: str, meeste_bytes: int) -> Invoerfouten:
    """Return the refusal of a file that unpacks to more than ``wat`` ever does."""
    return weigering(
        f"'{pad.name}' wordt niet geopend, omdat het uitgepakt veel te groot is.",
        f"{wat} is uitgepakt hooguit {meeste_bytes // 1_000_000} MB.",
    )


def weiger_andere_zip(pad: Path, namen: set[str], werkmap: str, remedie: str = "") -> None:
    """Refuse a document that is a zip too, by the names (in small letters) of its parts. Raises ``Invoerfouten``."""
    if namen & {"word/document.xml", "ppt/presentation.xml"}:
        raise weigering(f"'{pad.name}' is een Word- of PowerPoint-bestand en geen {werkmap}.", remedie)
