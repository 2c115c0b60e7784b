"""What can go wrong, as Dutch sentences and an exit code: every exception of every command ends here."""

from __future__ import annotations

import errno
from collections.abc import Sequence

from allocator.workbook.problems import Invoerfouten, Melding

KLAAR = 0
NIETS_GEVONDEN = 1
INVOER_FOUT = 2
REKEN_FOUT = 3
AFGEBROKEN = 130
"""Stopped with Ctrl-C; what shells give for it."""

_VASTGEHOUDEN = "u hebt er geen rechten voor, of een ander programma (Excel?) houdt het bestand vast"
_BESTANDSFOUTEN = {
    errno.EACCES: _VASTGEHOUDEN,
    errno.EPERM: _VASTGEHOUDEN,
    errno.EBUSY: "een ander programma houdt het bestand vast",
    errno.ENOENT: "het bestand of de map is er niet",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EISDIR: "het is een map",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ENOSPC: "de schijf is vol",
    errno.EFBIG: "het bestand wordt te groot",
    errno.EDQUOT: "uw schijfruimte is op",
    errno.EROFS: "op deze schijf kan niet geschreven worden",
    errno.EIO: "de schijf geeft een fout",
}


class OpdrachtFout(Exception):
    """A command can't go on; the message is for the user, in Dutch."""

    code = INVOER_FOUT


class AanroepFout(OpdrachtFout):
    """The call itself is wrong: `opdracht` is the command as it was called, `gebruik` the line that shows its use."""

    def __init__(self, melding: str, opdracht: str, gebruik: str) -> None:
        super().__init__(melding)
        self.opdracht = opdracht
        self.gebruik = gebruik


class RekenFout(OpdrachtFout):
    """The solver or the audit failed, which is no fault of the user's."""

    code = REKEN_FOUT


def beoordeel(fout: Exception) -> tuple[int, Sequence[Melding]]:
    """Return the exit code of an exception, and what to tell the user about it."""
    match fout:
        case Invoerfouten():
            return INVOER_FOUT, fout.meldingen
        case OpdrachtFout():
            return fout.code, [_melding(str(fout))]
        case OSError():
            return INVOER_FOUT, [_melding(bestandsfout(fout))]
        case ValueError() if _is_werkmapfout(fout):
            return INVOER_FOUT, [_melding(str(fout))]
    return REKEN_FOUT, [_melding(_onverwacht(fout))]


def _melding(tekst: str) -> Melding:
    return Melding(blad=None, cel=None, waarde=None, melding=tekst)


def _is_werkmapfout(fout: ValueError) -> bool:
    from allocator.workbook.package import WerkmapFout  # here, because it brings XlsxWriter along

    return isinstance(fout, WerkmapFout)


def bestandsfout(fout: OSError) -> str:
    """Say what the operating system refused; its own words are English."""
    code = fout.errno or 0
    oorzaak = _BESTANDSFOUTEN.get(code) or f"het systeem geeft code {errno.errorcode.get(code, code)}"
    wat = f"Lezen of schrijven van '{fout.filename}'" if fout.filename else "Lezen of schrijven"
    return f"{wat} lukt niet: {oorzaak}."


def _onverwacht(fout: Exception) -> str:
    return (
        f"Er ging iets mis in Allocator zelf ({type(fout).__name__}); dat ligt niet aan u. "
        "Doe het nog eens met -v erbij en stuur wat er dan staat, met het scenario, naar wie Allocator bij u beheert."
    )
