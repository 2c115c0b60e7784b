"""Where a plan comes from, and whether anybody has set it: what the sheet Herkomst holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allocator.report.zinnen import CONCEPT, datum


@dataclass(frozen=True, slots=True)
class Vaststelling:
    """Which body set the plan, on which date and under which number."""

    orgaan: str
    datum: date
    nummer: str


@dataclass(frozen=True, slots=True)
class Herkomst:
    """From which file and optie a plan was made, with which software, and when; and who set it, if anybody."""

    bestand: str
    """The name of the scenario file, without its folder: the plan is mailed on."""
    optie: str | None
    gemaakt: date
    software: str
    vaststelling: Vaststelling | None = None

    @property
    def stand(self) -> str:
        """The banner: a draft, or who has set it."""
        if self.vaststelling is None:
            return CONCEPT
        v = self.vaststelling
        return f"Vastgesteld door {v.orgaan} op {datum(v.datum)}, nummer {v.nummer}"
