"""Raw rows: the filled cells of a sheet by field, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from allocator.workbook.problems import Melding
from allocator.workbook.schema import Blad
from allocator.workbook.stored import Opgeslagen, kolomletters
from allocator.workbook.values import toon


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """An empty cell that is hidden under the cell it is merged with."""


type Cel = Opgeslagen | Samengevoegd


@dataclass(frozen=True, slots=True)
class Kopregel:
    """A sheet of the workbook: its name as the user wrote it, and the number of the column of each field."""

    blad: Blad
    naam: str
    kolommen: Mapping[str, int]

    def velden_tussen(self, links: int, rechts: int) -> list[str]:
        """The fields of which the column lies between two columns, these included."""
        return [veld for veld, nummer in self.kolommen.items() if links <= nummer <= rechts]


@dataclass(frozen=True, slots=True)
class RuweRij:
    """A row as it is stored: the filled cells by field.

    ``elders`` holds the sheet and cell of those that come from elsewhere (an optie), where their problems belong.
    """

    kop: Kopregel
    nummer: int
    cellen: Mapping[str, Cel]
    elders: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def plek(self, veld: str) -> tuple[str, str]:
        """The sheet and cell of a field; when its column isn't there, those of the row's first key."""
        if veld in self.elders:
            return self.elders[veld]
        kolommen = self.kop.kolommen
        nummer = kolommen.get(veld) or kolommen.get(self.kop.blad.sleutel[0]) or 1
        return self.kop.naam, f"{kolomletters(nummer)}{self.nummer}"

    def melding(self, veld: str, melding: str, remedie: str = "") -> Melding:
        """A problem or remark at the cell of a field."""
        blad, cel = self.plek(veld)
        inhoud = self.cellen.get(veld)
        return Melding(blad, cel, None if isinstance(inhoud, Samengevoegd) else toon(inhoud), melding, remedie)
