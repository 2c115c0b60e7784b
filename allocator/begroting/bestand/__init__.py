"""Read the file of a dienst as sheets of cells, whatever its kind, or refuse it in one Dutch sentence.

xlsx and xlsm are read here, with the reader of the scenario; xls, xlsb, ods and what that reader doesn't know in a
process of its own with limits on time and memory, because the library for these can abort its whole process.
"""

from __future__ import annotations

from pathlib import Path

from allocator.begroting.bestand.excel import lees_excel
from allocator.begroting.bestand.keuring import Bestandssoort, keur
from allocator.begroting.bestand.tekst import lees_tekst
from allocator.begroting.bestand.werkblad import Bestand, Werkblad
from allocator.begroting.bestand.werkproces import lees_apart

__all__ = ["Bestand", "Werkblad", "lees_bestand"]


def lees_bestand(pad: Path) -> Bestand:
    """Read all sheets of the file at ``pad``.

    Raises:
        Invoerfouten: the file can't be read; always one melding.
    """
    soort = keur(pad)
    match soort:
        case Bestandssoort.TEKST:
            return lees_tekst(pad)
        case Bestandssoort.EXCEL:
            return lees_excel(pad)
        case Bestandssoort.ANDER:
            return lees_apart(pad)
