"""An optie as the college sees it: a letter, a name in plain words, and its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase

from allocator.report.cijfers import Cijfers
from allocator_models.alternatieven.uitkomst import Beleid, Ontstaan, Optie, Opties
from allocator_models.scenario import Aard

_BELEID = {
    Beleid.HOOGSTE_SCORE: (
        "Meeste waarde voor de wijken",
        "De prioriteiten die samen het meest bijdragen aan de wijkambities.",
    ),
    Beleid.WIJKEN_GELIJK: (
        "Wijken gelijk",
        "De wijk die het minst krijgt van waar zij recht op heeft, krijgt zo veel mogelijk.",
    ),
    Beleid.KRACHTWIJKEN_EERST: ("Krachtwijken eerst", "Zo veel mogelijk geld en uren gaan naar de krachtwijken."),
    Beleid.MEEST_FLEXIBEL: ("Meeste ruimte in het jaar", "Zo veel mogelijk geld en uren blijven vrij voor het jaar."),
}


@dataclass(frozen=True)
class Kandidaat:
    """One optie with its plan's figures. Whole euros, hundredths of fte; nothing is read from a solver."""

    letter: str
    naam: str
    uitleg: str
    optie: Optie
    cijfers: Cijfers

    @property
    def kort(self) -> str:
        """How the page refers to it: `optie B`."""
        return f"optie {self.letter}"

    @cached_property
    def gevraagd_euro(self) -> Mapping[Aard, int]:
        """The euros that the granted prioriteiten ask of the city, by the aard of the work."""
        som: Counter[Aard] = Counter()
        for keuze in self.cijfers.plan.keuzes:
            for inzet in self.cijfers.scenario.variant[keuze].stadsinzet:
                som[inzet.aard] += inzet.euro
        return som

    @cached_property
    def dekking_euro(self) -> Mapping[Aard, int]:
        """The euros of vaste budgetten that pay for it, by the aard of that money."""
        som: Counter[Aard] = Counter()
        for geld in self.cijfers.plan.euro_oormerken:
            som[geld.aard] += geld.euro
        return som

    @cached_property
    def oormerk_honderdsten(self) -> int:
        """The fte for granted prioriteiten."""
        return sum(o.fte_honderdsten for o in self.cijfers.plan.fte_oormerken)

    @cached_property
    def wijkwaarde_euro(self) -> Mapping[str, int]:
        """Wijk → euros and hours (at loonkosten) for its granted prioriteiten."""
        return {w.wijk.wijk: w.waarde_cent // 100 for w in self.cijfers.wijken}

    def met_uren_euro(self, euro: int, honderdsten: int) -> int:
        """Return euros with hours at loonkosten."""
        return euro + honderdsten * self.cijfers.scenario.spelregels.loonkosten_per_fte_euro // 100


def kandidaten(opties: Opties) -> tuple[Kandidaat, ...]:
    """Return the opties in their order, with letters."""
    return tuple(
        Kandidaat(letter, *_in_woorden(optie), optie, Cijfers(optie.jaarplan.scenario, optie.plan))
        for letter, optie in zip(_letters(len(opties.opties)), opties.opties, strict=True)
    )


def _letters(aantal: int) -> tuple[str, ...]:
    """Return A to Z, and after these A2, B2 and on."""
    ronde = len(ascii_uppercase)
    return tuple(ascii_uppercase[n % ronde] + (str(n // ronde + 1) if n >= ronde else "") for n in range(aantal))


def _in_woorden(optie: Optie) -> tuple[str, str]:
    if optie.beleid is not None:
        return _BELEID[optie.beleid]
    if optie.ontstaan is Ontstaan.OPTIE:
        return optie.naam, "Uit het blad Opties: met andere regels of bedragen dan het scenario."
    nummer = optie.naam.removeprefix("alternatief").strip()
    return f"Andere keuze {nummer}".rstrip(), "Bijna evenveel waarde als optie A, met duidelijk andere prioriteiten."
