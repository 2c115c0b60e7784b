"""Read a text file with separators: its encoding and its separator are found from what is in it."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from allocator.begroting.bestand.werkblad import Bestand, Werkblad
from allocator.workbook.problems import weigering
from allocator.workbook.stored import MEESTE_CELLEN, MEESTE_RIJEN, Opgeslagen, Rij, schoon

_SCHEIDINGSTEKENS = (";", "\t", ",", "|")
_PROEFREGELS = 200


def lees_tekst(pad: Path) -> Bestand:
    """Read the file as one sheet, named after it, of which every cell is text.

    Raises:
        Invoerfouten: it holds no text.
    """
    tekst = _decodeer(pad)
    regels = tekst.splitlines(keepends=True)
    begin = 0
    if regels and regels[0].lower().startswith("sep=") and len(regels[0].strip()) == 5:
        scheiding, begin = regels[0].strip()[4], 1  # what Excel writes to tell other programs
    else:
        scheiding = _scheidingsteken(regels[:_PROEFREGELS])
    rijen: list[Rij] = []
    cellen = 0
    try:
        for nummer, velden in enumerate(csv.reader(regels[begin:], delimiter=scheiding), begin + 1):
            waarden: dict[int, Opgeslagen] = {k: s for k, veld in enumerate(velden, 1) if (s := schoon(veld))}
            if waarden:
                rijen.append(Rij(nummer, waarden))
            cellen += len(waarden)
            if len(rijen) > MEESTE_RIJEN or cellen > MEESTE_CELLEN:
                raise weigering(f"'{pad.name}' heeft te veel regels voor een begroting.")
    except csv.Error as fout:
        raise weigering(f"'{pad.name}' is geen leesbaar csv-bestand.", "Sla het opnieuw op als csv.") from fout
    return Bestand(pad.name, (Werkblad(pad.stem, tuple(rijen)),), is_tekst=True)


def _decodeer(pad: Path) -> str:
    """Return the text: by its mark, else as UTF-8, else as Windows writes it."""
    inhoud = pad.read_bytes()
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        codering = "utf-16"
    elif b"\0" in inhoud:
        raise weigering(
            f"'{pad.name}' is geen tekstbestand.", "Sla het opnieuw op als csv, of als Excel-werkmap (.xlsx)."
        )
    else:
        codering = "utf-8-sig"
    try:
        return inhoud.decode(codering)
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", errors="replace")


def _scheidingsteken(regels: Iterable[str]) -> str:
    """Return the sign that cuts most lines into the same number of fields, more than one."""
    beste, meeste = _SCHEIDINGSTEKENS[0], 0
    regels = list(regels)
    for teken in _SCHEIDINGSTEKENS:
        aantallen = Counter(len(velden) for velden in csv.reader(regels, delimiter=teken) if len(velden) > 1)
        velden, keer = max(aantallen.items(), key=lambda telling: telling[0] * telling[1], default=(0, 0))
        if velden * keer > meeste:
            beste, meeste = teken, velden * keer
    return beste
