"""The sheet Importprofielen: what each dienst brought in, from which file and how it was read.

One row a fact (dienst, soort, regel, waarde): a file of the same layout is read by it the next time, and Aansluiting
holds the sums on it against Begroting. Sheet name, heads and names of regels are a contract with the workbooks that
people have: add, never rename.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from allocator.workbook.headings import heading_key
from allocator.workbook.sheets import Bladen, Tabblad, open_bladen

BLAD = "Importprofielen"
AANSLUITING = "Aansluiting"
AANSLUITING_TITEL = "Aansluiting: wat de diensten aanleverden staat in de begroting"
"""In the first cell of that sheet as an import writes it; a plan has its own, with more on it."""

KOPPEN = ("dienst", "soort", "regel", "waarde")


class Profielregel(StrEnum):
    """What is kept of an import. Answers to questions are kept as `antwoord: <vraag>`."""

    BESTAND = "bestand"
    BLADEN = "bladen"
    KENMERK = "koppen"
    """The heads of the file, by which its layout is recognised."""
    EENHEID = "eenheid"
    LEVERT = "levert"
    """The columns of Begroting that the file decides on."""
    LASTEN = "lasten"
    BATEN = "baten"
    FTE = "fte"
    POSTEN = "posten"
    VERSCHIL = "verschil geaccepteerd"
    """Why a file that doesn't add up was brought in all the same."""


ANTWOORD = "antwoord: "
KOLOM = "kolom: "
"""Before the head of a column of which the user said what it means."""


@dataclass(frozen=True)
class Profiel:
    """What is kept of one kind of file of one dienst: regel → waarde as text."""

    dienst: str
    soort: str
    regels: Mapping[str, str]

    def getal(self, regel: Profielregel) -> Decimal:
        """Return a sum; 0 when it isn't there."""
        try:
            return Decimal(self.regels.get(regel, "0"))
        except ArithmeticError:
            return Decimal(0)

    def met_voorvoegsel(self, voorvoegsel: str) -> dict[str, str]:
        """Return the regels that begin with this, without it."""
        return {r.removeprefix(voorvoegsel): w for r, w in self.regels.items() if r.startswith(voorvoegsel)}


def lees_profielen(pad: Path) -> tuple[Profiel, ...]:
    """Return the profiles of a workbook, in their order. Raises ``Invoerfouten`` when it can't be opened."""
    with open_bladen(pad) as bladen:
        return profielen_van(bladen)


def profielen_van(bladen: Bladen) -> tuple[Profiel, ...]:
    """Return the profiles of an opened workbook."""
    tabblad = bladen.tabblad(BLAD)
    if tabblad is None:
        return ()
    gevonden: dict[tuple[str, str], dict[str, str]] = {}
    for rij in bladen.cellen(tabblad).rijen[1:]:
        dienst, soort, regel, waarde = (str(rij.waarden.get(k, "")) for k in range(1, len(KOPPEN) + 1))
        gevonden.setdefault((dienst, soort), {})[regel] = waarde
    return tuple(Profiel(dienst, soort, regels) for (dienst, soort), regels in gevonden.items())


def profiel_van(profielen: Iterable[Profiel], dienst: str, soort: str) -> Profiel | None:
    """Return the profile of a dienst for a kind of file."""
    sleutel = heading_key(dienst), heading_key(soort)
    return next((p for p in profielen if (heading_key(p.dienst), heading_key(p.soort)) == sleutel), None)


def is_van_import(bladen: Bladen, tabblad: Tabblad) -> bool:
    """Whether a sheet is the Aansluiting of an import, which a plan replaces by its own."""
    if heading_key(tabblad.naam) != heading_key(AANSLUITING):
        return False
    rijen = bladen.cellen(tabblad).rijen
    return bool(rijen) and rijen[0].waarden.get(1) == AANSLUITING_TITEL
