"""Open the zip of a workbook, once it is known to be one, and to be safe."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from allocator.workbook.package.fout import WerkmapFout
from allocator.workbook.package.markup import has_doctype

CONTENT_TYPES = "[Content_Types].xml"
MOST_PARTS = 20_000
MOST_BYTES = 1_000_000_000
# A large workbook packs 10 to 50 times smaller; one that packs this small was made to fill the memory.
HIGHEST_RATIO = 200
RATIO_FROM_BYTES = 10_000_000

_OLE = b"\xd0\xcf\x11\xe0"


# Whatever a damaged zip makes zipfile raise.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError, OverflowError),
    *(RuntimeError, ValueError),
)


@contextmanager
def open_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a workbook's zip once each part is found whole and safe; else say in a Dutch sentence what is wrong."""
    _check_start(path)
    with ExitStack() as stack:
        try:
            archive = stack.enter_context(zipfile.ZipFile(path))
            _check_sizes(path, archive)
            _check_parts(path, archive)
        except WerkmapFout:
            raise
        except _DAMAGE as error:
            raise WerkmapFout(f"'{path.name}' is beschadigd of is geen Excel-werkmap.") from error
        yield archive


def _check_start(path: Path) -> None:
    try:
        with path.open("rb") as handle:
            start = handle.read(4)
    except OSError as error:
        raise WerkmapFout(f"'{path.name}' bestaat niet of is niet te lezen.") from error
    if not start:
        raise WerkmapFout(f"'{path.name}' is leeg: het bestand heeft 0 bytes.")
    if start == _OLE:
        raise WerkmapFout(
            f"'{path.name}' is beveiligd met een wachtwoord of is een oude werkmap (.xls); "
            "sla het in Excel op als .xlsx zonder wachtwoord en probeer het opnieuw."
        )


def _check_sizes(path: Path, archive: zipfile.ZipFile) -> None:
    infos = archive.infolist()
    names = {info.filename.lower() for info in infos}
    if len(names) < len(infos) or any(info.flag_bits & 1 for info in infos):
        raise zipfile.BadZipFile("a name twice, or an encrypted part")
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in infos):
        raise zipfile.BadZipFile("a compression no workbook uses")
    if CONTENT_TYPES.lower() not in names:
        raise WerkmapFout(f"'{path.name}' is geen Excel-werkmap (.xlsx of .xlsm).")
    too_dense = any(
        info.file_size > RATIO_FROM_BYTES and info.file_size > HIGHEST_RATIO * info.compress_size for info in infos
    )
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_BYTES or too_dense:
        raise WerkmapFout(f"'{path.name}' wordt niet geopend, omdat het uitgepakt veel te groot is.")


def _check_parts(path: Path, archive: zipfile.ZipFile) -> None:
    for info in archive.infolist():
        data = archive.read(info)
        if info.filename.lower().endswith((".xml", ".rels")) and has_doctype(data):
            raise WerkmapFout(f"'{path.name}' wordt niet geopend, omdat er onveilige XML in staat.")
