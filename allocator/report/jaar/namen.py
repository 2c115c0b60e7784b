"""What pots, wijken and mandates are called on a page: words instead of codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from allocator.workbook.notation import euro, getal, opsomming
from allocator_models.jaar import Deel, Potsoort, Potstand
from allocator_models.scenario import Aard, Scenario

_AARD = {Aard.STRUCTUREEL: "structureel", Aard.INCIDENTEEL: "eenmalig"}


@dataclass(frozen=True)
class Namen:
    """The names of one city; `potten` are those of the book by their code."""

    scenario: Scenario
    potten: dict[str, Potstand]

    @classmethod
    def van(cls, scenario: Scenario, potten: Iterable[Potstand]) -> Namen:
        """Return the names of a scenario and its pots."""
        return cls(scenario, {p.pot: p for p in potten})

    def wijk(self, wijk: str) -> str:
        """Return the name of a wijk."""
        return self.scenario.wijk[wijk].naam if wijk in self.scenario.wijk else wijk

    def wijken(self, delen: Iterable[tuple[str, int]]) -> str:
        """Return the wijken of a request, with their shares when there are several: `Oost (50 %) en Zuid (50 %)`."""
        lijst = list(delen)
        if len(lijst) == 1:
            return self.wijk(lijst[0][0])
        return opsomming([f"{self.wijk(wijk)} ({getal(bp // 100)} %)" for wijk, bp in lijst])

    def dienst(self, dienst: str) -> str:
        """Return the name of a dienst."""
        return self.scenario.dienst[dienst].naam if dienst in self.scenario.dienst else dienst

    def programma(self, programma: str) -> str:
        """Return the name of a programma."""
        return next((p.naam for p in self.scenario.programmas if p.programma == programma), programma)

    def pot(self, pot: str) -> str:
        """Return what a pot is called, to follow a preposition: `het leefbaarheidsbudget van Zuid`."""
        stand = self.potten.get(pot)
        match stand.soort if stand else None:
            case Potsoort.LEEFBAARHEID if stand and stand.wijk:
                return f"het leefbaarheidsbudget van {self.wijk(stand.wijk)}"
            case Potsoort.FLEX if stand and stand.dienst and stand.programma:
                soort = f", {_AARD[stand.aard]}" if stand.aard else ""
                return f"het flexibele geld van {self.dienst(stand.dienst)} ({self.programma(stand.programma)}{soort})"
            case Potsoort.UREN if stand and stand.dienst:
                return f"de flexibele uren van {self.dienst(stand.dienst)}"
            case Potsoort.STRIPPEN if stand and stand.wijk:
                return f"de strippenkaart van {self.wijk(stand.wijk)}"
        return f"de pot '{pot}'"

    def deel(self, deel: Deel) -> str:
        """Return what a pot pays: `€ 500 uit het leefbaarheidsbudget van Zuid`."""
        return f"{hoeveel(deel.euro, deel.uren)} uit {self.pot(deel.pot)}"


def hoeveel(bedrag_euro: int, aantal_uren: int) -> str:
    """Return euros and hours together: `€ 500 en 12 uur`."""
    delen = [*([euro(bedrag_euro)] if bedrag_euro else []), *([uren(aantal_uren)] if aantal_uren else [])]
    return opsomming(delen) or euro(0)


def uren(aantal: int) -> str:
    """Return hours: `1.200 uur`."""
    return f"{getal(aantal)} uur"


def rol(beslisser: str) -> str:
    """Return a role of the mandate table with its article."""
    return f"{'het' if beslisser == 'college' else 'de'} {beslisser}"
