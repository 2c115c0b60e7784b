"""Read an .xlsx or .xlsm with the reader of the scenario workbook: values, errors, what is hidden and merged."""

from __future__ import annotations

from pathlib import Path

from allocator.begroting.bestand.werkblad import Bestand, Werkblad
from allocator.workbook.package import WerkmapFout, open_archive
from allocator.workbook.problems import weigering
from allocator.workbook.sheets import Bladen
from allocator.workbook.stored import MEESTE_CELLEN, kolomnummer


def lees_excel(pad: Path) -> Bestand:
    """Read every sheet with cells. Raises ``Invoerfouten`` with one melding when that can't be."""
    try:
        with open_archive(pad) as archief:
            return Bestand(pad.name, tuple(_lees_bladen(pad, Bladen(archief))))
    except WerkmapFout as fout:
        raise weigering(str(fout)) from fout


def _lees_bladen(pad: Path, bladen: Bladen) -> list[Werkblad]:
    gelezen: list[Werkblad] = []
    cellen = 0
    for tabblad in bladen.tabbladen:
        inhoud = bladen.cellen(tabblad)
        cellen += sum(len(rij.waarden) for rij in inhoud.rijen)
        if cellen > MEESTE_CELLEN:
            raise weigering(f"'{pad.name}' heeft te veel cellen voor een begroting.", "Laat bladen met gegevens weg.")
        gelezen.append(
            Werkblad(
                tabblad.naam,
                inhoud.rijen,
                tabblad.verborgen,
                tuple(filter(None, map(lees_bereik, inhoud.samengevoegd))),
                inhoud.verborgen_kolommen,
                inhoud.duizendkolommen,
            )
        )
    return gelezen


def lees_bereik(bereik: str) -> tuple[int, int, int, int] | None:
    """Return first row and column, last row and column of a range like ``A3:B5``; None for what is none."""
    delen = [cel.replace("$", "") for cel in bereik.split(":")]
    if len(delen) != 2:
        return None
    try:
        (links, boven), (rechts, onder) = map(_cel, delen)
    except ValueError:
        return None
    return boven, links, onder, rechts


def _cel(adres: str) -> tuple[int, int]:
    letters = adres.rstrip("0123456789")
    return kolomnummer(letters), int(adres[len(letters) :])
