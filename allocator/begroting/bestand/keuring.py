"""Look at a file before it is opened: what kind it is, by its content rather than its name, and whether it is safe."""

from __future__ import annotations

from enum import Enum, auto
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
from allocator.workbook.problems import weigering

MEESTE_BYTES = 100_000_000
"""Of a file as it is stored."""

MEESTE_BYTES_UITGEPAKT = 200_000_000
HOOGSTE_VERHOUDING = 200
"""A part of a workbook that packs smaller than this many times was made to fill the memory."""

_VERHOUDING_VANAF_BYTES = 10_000_000
_TEKSTEXTENSIES = frozenset({".csv", ".txt", ".tsv"})


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
    begin = lees_begin(pad, "Noem een werkmap of een csv-bestand.")
    if pad.stat().st_size > MEESTE_BYTES:
        raise weigering(f"'{pad.name}' wordt niet geopend: het is groter dan {MEESTE_BYTES // 1_000_000} MB.")
    if begin.startswith(ZIP):
        return _keur_zip(pad)
    weiger_vreemd(pad, begin, "werkmap")
    if begin.startswith(OLE):
        return Bestandssoort.ANDER
    if pad.suffix.lower() in _TEKSTEXTENSIES:
        return Bestandssoort.TEKST
    raise weigering(f"'{pad.name}' is geen werkmap (.xlsx, .xls, .ods, .csv), of het is beschadigd.", OPSLAAN)


def _keur_zip(pad: Path) -> Bestandssoort:
    """Tell the kinds of workbook apart that are a zip, by its table of contents."""
    delen = delen_van(pad)
    te_dicht = any(
        deel.file_size > _VERHOUDING_VANAF_BYTES and deel.file_size > HOOGSTE_VERHOUDING * deel.compress_size
        for deel in delen
    )
    if te_dicht or sum(deel.file_size for deel in delen) > MEESTE_BYTES_UITGEPAKT:
        raise te_groot(pad, "Een begroting", MEESTE_BYTES_UITGEPAKT)
    namen = {deel.filename.lower() for deel in delen}
    if namen & {"xl/workbook.bin", "content.xml"}:
        return Bestandssoort.ANDER
    weiger_andere_zip(pad, namen, "werkmap", OPSLAAN)
    return Bestandssoort.EXCEL
