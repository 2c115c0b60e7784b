"""Winners and losers: what each wijk, dienst and portefeuillehouder has in each optie, held against the first.

One measure for each, in whole euros with hours at loonkosten. A wijk counts what its prioriteiten get; a
portefeuillehouder what the programma's of the portefeuille give to prioriteiten of wijken; a dienst what it keeps free
for the year, less what drops.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from allocator.report.pagina.kandidaat import Kandidaat
from allocator.report.pagina.tafel import Tafel, duizend, verschil
from allocator.report.vergelijken.groepen import ZONDER_NAAM
from allocator.workbook.notation import opsomming

_GENOEMD = 2
"""Winners, and losers, that a row of the first screen names."""


@dataclass(frozen=True)
class Verdeling:
    """One measure over some groups, for every optie."""

    wie: str
    """What the groups are: `Wijk`."""
    uitleg: str
    namen: Mapping[str, str]
    """Group → its name, in order."""
    kort: Mapping[str, str]
    """Group → what it is called in a narrow place."""
    per_optie: tuple[Mapping[str, int], ...]
    """One for each optie, in order: group → euros."""

    def verschillen(self, optie: int) -> dict[str, int]:
        """Return group → euros more (or less) than in the first optie; what differs by less than € 500 is left out."""
        eerste, deze = self.per_optie[0], self.per_optie[optie]
        anders = {g: deze.get(g, 0) - eerste.get(g, 0) for g in self.namen}
        return {g: euro for g, euro in anders.items() if round(euro / 1000)}


def verdelingen(alle: tuple[Kandidaat, ...]) -> tuple[Verdeling, Verdeling, Verdeling]:
    """Return the three divisions: wijken, diensten, portefeuillehouders."""
    wijken = {w.wijk: w.naam for k in alle for w in k.cijfers.scenario.wijken}
    diensten = [d for k in alle for d in k.cijfers.scenario.diensten]
    houders = {h: h for h in sorted({h for k in alle for h in _houders(k).values()})}
    return (
        Verdeling(
            "Wijk",
            "Geld en uren (tegen loonkosten) voor prioriteiten van de wijk, x € 1.000",
            wijken,
            wijken,
            tuple(k.wijkwaarde_euro for k in alle),
        ),
        Verdeling(
            "Dienst",
            "Wat de dienst in het jaar vrij houdt aan geld en uren (tegen loonkosten), min wat vervalt, x € 1.000",
            {d.dienst: f"{d.naam} ({d.dienst})" for d in diensten},
            {d.dienst: d.dienst for d in diensten},
            tuple(_ruimte_per_dienst(k) for k in alle),
        ),
        Verdeling(
            "Portefeuillehouder",
            "Geld en uren (tegen loonkosten) uit de eigen programma's voor prioriteiten van wijken, x € 1.000",
            houders,
            houders,
            tuple(_inzet_per_portefeuille(k) for k in alle),
        ),
    )


def _ruimte_per_dienst(kandidaat: Kandidaat) -> dict[str, int]:
    return {
        d.dienst: kandidaat.met_uren_euro(d.flex_euro - d.vervallen_euro, d.flex_honderdsten - d.vervallen_honderdsten)
        for d in kandidaat.cijfers.diensten
    }


def _houders(kandidaat: Kandidaat) -> dict[str, str]:
    return {p.programma: p.portefeuillehouder or ZONDER_NAAM for p in kandidaat.cijfers.scenario.programmas}


def _inzet_per_portefeuille(kandidaat: Kandidaat) -> dict[str, int]:
    houder = _houders(kandidaat)
    som: Counter[str] = Counter()
    for p in kandidaat.cijfers.programmas:
        som[houder[p.programma.programma]] += kandidaat.met_uren_euro(p.oormerk_euro, p.oormerk_honderdsten)
    return som


def tafel(verdeling: Verdeling, alle: tuple[Kandidaat, ...]) -> Tafel:
    """Return a row per group: the first optie, and of the others what differs from it, with the sums below."""
    rijen = []
    for groep, naam in verdeling.namen.items():
        eerste = verdeling.per_optie[0].get(groep, 0)
        anders = (verschil(deze.get(groep, 0) - eerste) for deze in verdeling.per_optie[1:])
        rijen.append((naam, duizend(eerste), *anders))
    som = [sum(deze.values()) for deze in verdeling.per_optie]
    rijen.append(("Samen", duizend(som[0]), *(verschil(s - som[0]) for s in som[1:])))
    koppen = (verdeling.wie, *(k.letter if n else f"{k.letter} (bedrag)" for n, k in enumerate(alle)))
    eerste_letter = alle[0].letter
    bijschrift = f"{verdeling.uitleg}. {eerste_letter} als bedrag; de andere als verschil met {eerste_letter}."
    return Tafel(bijschrift, koppen, tuple(rijen), nadruk=frozenset({len(rijen) - 1}))


def winst_en_verlies(verdelingen: tuple[Verdeling, ...], optie: int) -> Iterator[tuple[str, str, str]]:
    """Yield per division (what the groups are, who gains most, who loses most) against the first optie."""
    for verdeling in verdelingen:
        anders = sorted(verdeling.verschillen(optie).items(), key=lambda paar: (-abs(paar[1]), paar[0]))
        wint = [(g, e) for g, e in anders if e > 0]
        verliest = [(g, e) for g, e in anders if e < 0]
        yield verdeling.wie, _genoemd(verdeling, wint), _genoemd(verdeling, verliest)


def _genoemd(verdeling: Verdeling, groepen: list[tuple[str, int]]) -> str:
    namen = [f"{verdeling.kort[g]} {verschil(euro)}" for g, euro in groepen]
    return opsomming(namen, meeste=_GENOEMD)
