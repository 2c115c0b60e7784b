"""Print: what was asked for on stdout, everything else on stderr.

rich takes a tenth of a second to import, so it is imported where it is used and a plain line goes without it. Text of a
user never passes through rich's markup: a name such as `[bold]` is a name.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from allocator.commands.errors import AanroepFout, beoordeel
from allocator.workbook.problems import Melding

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

BREEDTE_ZONDER_TERMINAL = 140
"""Characters on a line when the output goes to a file or another program."""

_log = logging.getLogger(__name__)


def prepare_streams() -> None:
    """See to it that no name or sign of a user can break the printing."""
    for stroom in (sys.stdout, sys.stderr):
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(errors="backslashreplace")


def start_logging(uitgebreid: bool) -> None:
    """Log to stderr: warnings, and with `uitgebreid` what Allocator is doing."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    for naam in ("allocator", "allocator_models"):
        logging.getLogger(naam).setLevel(logging.DEBUG if uitgebreid else logging.WARNING)


def toon(*delen: RenderableType) -> None:
    """Print what was asked for: lines, or tables of rich."""
    _print(sys.stdout, delen)


def meld(*delen: RenderableType) -> None:
    """Print what the user should know besides: remarks, errors."""
    _print(sys.stderr, delen)


def toon_json(gegevens: Mapping[str, object]) -> None:
    """Print `gegevens` as JSON in UTF-8; on stdout, so that nothing else may be."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    _write(sys.stdout, json.dumps(gegevens, ensure_ascii=False, indent=2) + "\n")


def meld_fout(fout: Exception, als_json: bool) -> int:
    """Tell the user what went wrong, and return the exit code."""
    code, meldingen = beoordeel(fout)
    _log.debug("De opdracht stopte:", exc_info=fout)
    if als_json:
        toon_json({"fout": [melding.als_json() for melding in meldingen]})
    else:
        meld(*foutenlijst(meldingen))
    if isinstance(fout, AanroepFout):
        meld(fout.gebruik, f"Meer uitleg: {fout.opdracht} --help")
    return code


def foutenlijst(meldingen: Sequence[Melding]) -> Sequence[RenderableType]:
    """Return what to print about errors: a table when there is any in a sheet, else a line each."""
    if any(melding.plaats for melding in meldingen):
        return meldingen_tabel(meldingen), f"{aantal(len(meldingen), 'fout', 'fouten').capitalize()}."
    return [f"Fout: {melding.tekst}" for melding in meldingen]


def meldingen_tabel(meldingen: Sequence[Melding]) -> RenderableType:
    """Return a table of problems or remarks: where, what stands there, what is wrong and what would be right."""
    rijen = [(m.blad or "", m.cel or "", m.waarde or "", m.melding, m.remedie) for m in meldingen]
    return tabel(("Blad", "Cel", "Er staat", "Wat er aan de hand is", "Wat goed zou zijn"), rijen)


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]], *, rechts: Sequence[str] = ()) -> RenderableType:
    """Return a table to print; the columns named in `rechts` hold numbers, and are never broken off."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    gemaakt = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for kop in koppen:
        getal = kop in rechts
        gemaakt.add_column(Text(kop), justify="right" if getal else "left", no_wrap=getal, overflow="fold")
    for rij in rijen:
        gemaakt.add_row(*(Text(cel) for cel in rij))
    return gemaakt


def aantal(hoeveel: int, enkelvoud: str, meervoud: str) -> str:
    """Return `1 fout`, `3 fouten`, `geen fouten`."""
    return f"{hoeveel or 'geen'} {enkelvoud if hoeveel == 1 else meervoud}"


def console(stroom: TextIO | None) -> Console:
    """Return a console of rich that prints text as it is; colours only on a terminal and without NO_COLOR."""
    from rich.console import Console

    breedte = None if (stroom and stroom.isatty()) or "COLUMNS" in os.environ else BREEDTE_ZONDER_TERMINAL
    return Console(file=stroom, width=breedte, markup=False, highlight=False, emoji=False)


def _print(stroom: TextIO | None, delen: Iterable[RenderableType]) -> None:
    for deel in delen:
        if isinstance(deel, str):
            _write(stroom, deel + "\n")
        else:
            papier = console(stroom)
            with papier.capture() as opname:
                papier.print(deel)
            _write(stroom, opname.get())


def _write(stroom: TextIO | None, tekst: str) -> None:
    """Write at once, so that a full disk shows here; whoever reads may stop reading (`| head`)."""
    if stroom is None:  # closed by the caller: `>&-`
        return
    try:
        stroom.write(tekst)
        stroom.flush()
    except OSError as fout:
        # Python flushes once more when it stops: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stroom.fileno())
        if not isinstance(fout, BrokenPipeError):
            raise
