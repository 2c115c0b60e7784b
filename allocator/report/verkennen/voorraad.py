"""Outcomes kept as they come, so that a sweep that is stopped goes on where it was.

One file beside the output, to which lines are only added: each the fingerprint of a solved scenario, the version that
solved it, and the outcome. A line is on the disk before the next solve is counted; what a killed run left of a last
line is cut off. Outcomes of another version are solved again.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from allocator.workbook.atomic import lock
from allocator.workbook.problems import weigering
from allocator_models.canoniek import canoniek, canonieke_tekst, uit_tekst
from allocator_models.verkennen.uitkomst import Uitkomst

EXTENSIE = ".uitkomsten"


class Voorraad:
    """The outcomes in one file, open for one run at a time.

    Raises:
        Invoerfouten: another run works with the file, or it holds something else.
    """

    def __init__(self, pad: Path, software: str) -> None:
        self.pad = pad
        self._software = software
        self._bestand: BinaryIO = pad.open("a+b")
        if not lock(self._bestand):
            self._bestand.close()
            raise weigering(
                f"'{pad.name}' is in gebruik: een andere berekening is er nog mee bezig.",
                "Wacht tot die klaar is, of kies een ander bestand met --uit.",
            )
        try:
            self._uitkomsten = self._lees()
        except BaseException:
            self._bestand.close()
            raise

    def __enter__(self) -> Self:
        """Give the outcomes."""
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        """Close the file."""
        self._bestand.close()

    def zoek(self, invoer_hash: str) -> Uitkomst | None:
        """Return the outcome of a scenario, if it is there."""
        return self._uitkomsten.get(invoer_hash)

    def bewaar(self, invoer_hash: str, uitkomst: Uitkomst) -> None:
        """Add an outcome; once this returns it survives whatever happens to this process."""
        regel = {"invoer_hash": invoer_hash, "software": self._software, "uitkomst": canoniek(uitkomst)}
        self._bestand.write(f"{canonieke_tekst(regel)}\n".encode())
        self._bestand.flush()
        os.fsync(self._bestand.fileno())
        self._uitkomsten[invoer_hash] = uitkomst

    def _lees(self) -> dict[str, Uitkomst]:
        self._bestand.seek(0)
        inhoud = self._bestand.read()
        heel = inhoud[: inhoud.rfind(b"\n") + 1]
        try:
            regels = [json.loads(regel) for regel in heel.splitlines()]
            delen = [(regel["invoer_hash"], regel["software"], regel["uitkomst"]) for regel in regels]
            gelezen = {
                invoer_hash: uit_tekst(Uitkomst, json.dumps(uitkomst))
                for invoer_hash, software, uitkomst in delen
                if software == self._software
            }
        except (ValueError, KeyError, TypeError) as fout:
            raise weigering(
                f"'{self.pad.name}' is geen bestand met bewaarde uitkomsten, of het is veranderd.",
                "Haal het weg om alles opnieuw te laten uitrekenen, of kies een ander bestand met --uit.",
            ) from fout
        if len(heel) < len(inhoud) and not heel and not inhoud.startswith(b"{"):
            raise weigering(f"'{self.pad.name}' is geen bestand met bewaarde uitkomsten.")
        self._bestand.truncate(len(heel))
        return gelezen
