"""Look at a file before it is opened: what kind it is, by its content rather than its name, and whether it is safe."""

from __future__ import annotations

import errno
import zipfile
from enum import Enum, auto
from pathlib import Path

from allocator.workbook.problems import weigering

MEESTE_BYTES = 100_000_000
"""Of a file as it is stored."""

MEESTE_BYTES_UITGEPAKT = 200_000_000
HOOGSTE_VERHOUDING = 200
"""A part of a workbook that packs smaller than this many times was made to fill the memory."""

_VERHOUDING_VANAF_BYTES = 10_000_000
_BEGIN_BYTES = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
_TEKSTEXTENSIES = frozenset({".csv", ".txt", ".tsv"})
_BEZET = {errno.EACCES, errno.EBUSY, errno.ETXTBSY, errno.EAGAIN}
_OPSLAAN = "Open het in Excel en kies Opslaan als, Excel-werkmap (.xlsx)."


class Bestandssoort(Enum):
    """How a file is read."""

    TEKST = auto()
    EXCEL = auto()
    """xlsx or xlsm."""
    ANDER = auto()
    """xls, xlsb or ods."""


def keur(pad: Path) -> Bestandssoort:
    """Return how to read the file at ``pad``.

    Raises:
        Invoerfouten: it can't be read, or is better left closed.
    """
    begin = _begin(pad)
    if begin.startswith(b"PK"):
        return _keur_zip(pad)
    if begin.startswith(_OLE):
        if _VERSLEUTELD in begin:
            raise weigering(
                f"'{pad.name}' is versleuteld met een wachtwoord.",
                "Haal in Excel het wachtwoord eraf (Bestand, Info, Werkmap beveiligen) en sla het opnieuw op.",
            )
        return Bestandssoort.ANDER
    if begin.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        raise weigering(f"'{pad.name}' is een webpagina of XML-bestand en geen werkmap.", _OPSLAAN)
    if begin.startswith(b"%PDF"):
        raise weigering(f"'{pad.name}' is een pdf.", "Vraag het bestand waaruit de pdf gemaakt is.")
    if pad.suffix.lower() in _TEKSTEXTENSIES:
        return Bestandssoort.TEKST
    raise weigering(f"'{pad.name}' is geen werkmap (.xlsx, .xls, .ods, .csv), of het is beschadigd.", _OPSLAAN)


def _begin(pad: Path) -> bytes:
    """The start of the file, far enough to tell one kind from another."""
    if pad.is_dir():
        raise weigering(f"'{pad.name or pad}' is een map en geen bestand.", "Noem het bestand in die map.")
    if pad.exists() and not pad.is_file():
        raise weigering(f"'{pad.name}' is geen gewoon bestand.", "Noem een werkmap of een csv-bestand.")
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
    if pad.stat().st_size > MEESTE_BYTES:
        raise weigering(f"'{pad.name}' wordt niet geopend: het is groter dan {MEESTE_BYTES // 1_000_000} MB.")
    return begin


def _keur_zip(pad: Path) -> Bestandssoort:
    """Tell the kinds of workbook apart that are a zip, by its table of contents."""
    try:
        with zipfile.ZipFile(pad) as archief:
            delen = archief.infolist()
    except (zipfile.BadZipFile, UnicodeDecodeError, ValueError, OSError) as fout:
        raise weigering(f"'{pad.name}' is beschadigd.", "Haal het opnieuw op, of herstel het in Excel.") from fout
    te_dicht = any(
        deel.file_size > _VERHOUDING_VANAF_BYTES and deel.file_size > HOOGSTE_VERHOUDING * deel.compress_size
        for deel in delen
    )
    if te_dicht or sum(deel.file_size for deel in delen) > MEESTE_BYTES_UITGEPAKT:
        raise weigering(
            f"'{pad.name}' wordt niet geopend, omdat het uitgepakt veel te groot is.",
            f"Een begroting is uitgepakt hooguit {MEESTE_BYTES_UITGEPAKT // 1_000_000} MB.",
        )
    namen = {deel.filename.lower() for deel in delen}
    if namen & {"xl/workbook.bin", "content.xml"}:
        return Bestandssoort.ANDER
    if namen & {"word/document.xml", "ppt/presentation.xml"}:
        raise weigering(f"'{pad.name}' is een Word- of PowerPoint-bestand en geen werkmap.", _OPSLAAN)
    return Bestandssoort.EXCEL
