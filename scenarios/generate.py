"""Write the example workbooks beside this file, or check that they are what the generator gives.

    python -m scenarios.generate           writes them
    python -m scenarios.generate --check   exits 1 and names the first differences when one of them is out of date

Only what is read from the cells counts: a new look of the template is no difference.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from allocator.begroting.bestand import lees_bestand
from allocator.workbook.problems import Invoerfouten
from allocator.workbook.read import read_workbook
from allocator.workbook.rows import RuweRij
from allocator.workbook.template import write_rows, write_sheets
from scenarios import klein, utrecht
from scenarios.begrotingen import BESTANDEN
from scenarios.utrecht import initiatieven

MAP = Path(__file__).parent

WERKMAPPEN: Mapping[str, Callable[[], Mapping[str, Sequence[Any]]]] = {
    "utrecht-2011.xlsx": utrecht.maak,
    "klein-voorbeeld.xlsx": klein.maak,
}
"""Scenario's: file name → the function that gives the rows by sheet."""

AANVRAGEN: Mapping[str, Callable[[], Mapping[str, Sequence[Any]]]] = {
    "utrecht-2011-initiatieven.xlsx": initiatieven.maak,
}
"""Workbooks with initiatieven for `loket`, which hold just the sheets that they need."""

BEGROTINGEN = "begrotingen"
"""The folder of the files of diensten."""

MEESTE_VERSCHILLEN = 10


def schrijf(doel: Path) -> None:
    """Write all workbooks into a folder."""
    for naam, maak in WERKMAPPEN.items():
        write_rows(doel / naam, maak())
    for naam, maak in AANVRAGEN.items():
        write_sheets(doel / naam, maak())
    (doel / BEGROTINGEN).mkdir(exist_ok=True)
    for naam, schrijf_bestand in BESTANDEN.items():
        schrijf_bestand(doel / BEGROTINGEN / naam)


def verschillen(bewaard: Path, gemaakt: Path) -> Iterator[str]:
    """Yield what differs between two scenario workbooks, cell by cell, as `Begroting!F2: 5 instead of 6`."""
    try:
        oud, nieuw = read_workbook(bewaard).rijen, read_workbook(gemaakt).rijen
    except Invoerfouten as fouten:
        yield str(fouten)
        return
    for blad in sorted(oud.keys() | nieuw.keys()):
        rijen_oud, rijen_nieuw = oud.get(blad, ()), nieuw.get(blad, ())
        if len(rijen_oud) != len(rijen_nieuw):
            yield f"{blad}: {len(rijen_oud)} rows instead of {len(rijen_nieuw)}"
        for rij_oud, rij_nieuw in zip(rijen_oud, rijen_nieuw, strict=False):
            yield from _celverschillen(rij_oud, rij_nieuw)


def _celverschillen(oud: RuweRij, nieuw: RuweRij) -> Iterator[str]:
    """Yield the cells in which two rows differ."""
    for veld in nieuw.kop.kolommen:
        if oud.cellen.get(veld) != nieuw.cellen.get(veld):
            blad, cel = nieuw.plek(veld)
            yield f"{blad}!{cel}: {oud.cellen.get(veld)!r} instead of {nieuw.cellen.get(veld)!r}"


def bladverschillen(bewaard: Path, gemaakt: Path) -> Iterator[str]:
    """Yield what differs between two files of a dienst, sheet by sheet and row by row."""
    try:
        oud, nieuw = ({blad.naam: blad.rijen for blad in lees_bestand(pad).bladen} for pad in (bewaard, gemaakt))
    except Invoerfouten as fouten:
        yield str(fouten)
        return
    for blad in sorted(oud.keys() | nieuw.keys()):
        for rij_oud, rij_nieuw in zip_longest(oud.get(blad, ()), nieuw.get(blad, ())):
            if rij_oud != rij_nieuw:
                yield f"{blad}: {rij_oud} instead of {rij_nieuw}"


def controleer(bewaard: Path) -> list[str]:
    """Return the first differences between the workbooks in a folder and what the generator gives now."""
    gevonden: list[str] = []
    with tempfile.TemporaryDirectory() as tijdelijk:
        schrijf(Path(tijdelijk))
        for naam in (*WERKMAPPEN, *AANVRAGEN):
            gevonden += [f"{naam}, {verschil}" for verschil in verschillen(bewaard / naam, Path(tijdelijk) / naam)]
        for naam in BESTANDEN:
            paden = (map_ / BEGROTINGEN / naam for map_ in (bewaard, Path(tijdelijk)))
            gevonden += [f"{naam}, {verschil}" for verschil in bladverschillen(*paden)]
    return gevonden[:MEESTE_VERSCHILLEN]


def main(argumenten: Sequence[str] | None = None, plek: Path = MAP) -> int:
    """Write or check the workbooks in a folder; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m scenarios.generate", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare with the workbooks that are there")
    if not parser.parse_args(argumenten).check:
        schrijf(plek)
        return 0
    gevonden = controleer(plek)
    for verschil in gevonden:
        print(verschil, file=sys.stderr)
    if gevonden:
        print("Run `python -m scenarios.generate` and commit the workbooks.", file=sys.stderr)
    return 1 if gevonden else 0


if __name__ == "__main__":
    sys.exit(main())
