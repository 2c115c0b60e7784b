"""What is wrong with a workbook, said so that whoever filled it in can put it right.

Reading, checking and converting collect every :class:`Melding` and raise :class:`Invoerfouten` once, with all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Melding:
    """One problem or remark: where it is, what stands there, what is wrong and what would be right (both Dutch).

    ``blad`` is ``None`` for the file as a whole, ``cel`` (like ``F2``) for a sheet as a whole.
    """

    blad: str | None
    cel: str | None
    waarde: str | None
    melding: str
    remedie: str = ""

    @property
    def tekst(self) -> str:
        """What is wrong and what would be right, in one go."""
        return f"{self.melding} {self.remedie}".strip()

    @property
    def plaats(self) -> str:
        """Sheet and cell as Excel writes them: ``Begroting!F2``; empty for the file as a whole."""
        return "!".join(deel for deel in (self.blad, self.cel) if deel)

    def als_json(self) -> dict[str, str | None]:
        """The keys of ``fout`` in the contract of ``--json``."""
        return {"blad": self.blad, "cel": self.cel, "waarde": self.waarde, "melding": self.tekst}


class Invoerfouten(Exception):
    """A workbook can't be used; ``meldingen`` holds all its problems."""

    def __init__(self, meldingen: Iterable[Melding]) -> None:
        self.meldingen = tuple(meldingen)
        super().__init__("\n".join(": ".join(filter(None, (m.plaats, m.tekst))) for m in self.meldingen))


def weigering(melding: str, remedie: str = "") -> Invoerfouten:
    """Return the refusal of a whole file."""
    return Invoerfouten([Melding(None, None, None, melding, remedie)])


MEESTE_MELDINGEN = 10_000
"""More problems than this aren't looked for: the first ones say what is wrong with all."""


class Meldingen:
    """A growing list of problems, at most one a cell: what follows from a problem needn't be said again."""

    def __init__(self, meldingen: Iterable[Melding] = ()) -> None:
        self._lijst: list[Melding] = []
        self._cellen: set[tuple[str | None, str]] = set()
        self.extend(meldingen)

    def __iter__(self) -> Iterator[Melding]:
        return iter(self._lijst)

    def __len__(self) -> int:
        return len(self._lijst)

    def add(self, melding: Melding) -> None:
        """Add a problem, unless its cell has one already.

        Raises:
            Invoerfouten: there are too many to go on; with all so far.
        """
        if len(self._lijst) == MEESTE_MELDINGEN:
            rest = Melding(None, None, None, "Na zoveel fouten is het nakijken gestopt.", "Verbeter eerst deze.")
            raise Invoerfouten([rest, *self._lijst])
        if melding.cel is not None:
            if (melding.blad, melding.cel) in self._cellen:
                return
            self._cellen.add((melding.blad, melding.cel))
        self._lijst.append(melding)

    def extend(self, meldingen: Iterable[Melding]) -> None:
        """Add several."""
        for melding in meldingen:
            self.add(melding)
