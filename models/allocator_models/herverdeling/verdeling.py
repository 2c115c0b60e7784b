"""What a batch gets, before it is put into words: who is granted how much, from which pots, and what was in the way.

The order within a batch: first what has a rule of its own (small amounts, drempelscore, first come), in order of
arrival; then, on what is left, the program weighs the others against each other and against what is expected.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from allocator_models.herverdeling.afweging import Kandidaat, Prijzen, Tarief, Uitslag, prijzen, weeg_af
from allocator_models.herverdeling.kas import Boeking, Kas
from allocator_models.herverdeling.keuzen import Keuze, omvang_euro
from allocator_models.herverdeling.verwachting import Verwachting
from allocator_models.jaar import Jaarstand
from allocator_models.scenario import HELE_DEEL_BP, Initiatief, Vorm
from allocator_models.solver import Instellingen, Zoekwijze
from allocator_models.spelregels import ScoreTelt, Spelregels, Verdeelwijze

AFWEGING = Instellingen(gap=2e-4, gap_eenheden=0.01, tijdslimiet_seconden=30.0, threads=1, zoekwijze=Zoekwijze.LICHT)
"""Weighing against what is expected: the expectation itself is far less exact than this gap."""

TENDER = {
    ScoreTelt.STUK: Instellingen(gap=0.0, gap_eenheden=4e-4, tijdslimiet_seconden=60.0, threads=1),
    ScoreTelt.OMVANG: Instellingen(gap=0.0, gap_eenheden=0.99, tijdslimiet_seconden=60.0, threads=1),
}
"""A tender is exact. Per stuk scores are whole thousandths, so that a gap below one proves the optimum; by omvang a
point is grade 1 over € 1.000, and less than one point is as near as it is worth proving."""


class Weg(StrEnum):
    """By which rule a request of the batch is decided."""

    KAN_NIET = "kan niet"
    ZELF = "zelf beslissen"
    VOLGORDE = "volgorde"
    DREMPEL = "drempelscore"
    AFWEGING = "afweging"
    TENDER = "tender"


VOORAF = (Weg.ZELF, Weg.VOLGORDE, Weg.DREMPEL)
"""What is decided in order of arrival, before the program."""

GEEN_UITSLAG = Uitslag({}, (), 0.0, 0.0)
"""There was nothing for the program."""


@dataclass(frozen=True, slots=True)
class Verdeling:
    """What one weighing gives, per request: by which rule, and the booking if it is granted."""

    stand: Jaarstand
    wegen: Mapping[str, Weg]
    boekingen: Mapping[str, Boeking]
    kas: Kas
    """The balances after all bookings."""
    drempel_duizendsten: int = 0
    is_tender: bool = False
    geremd: bool = False
    """Nothing said what is to come, so that the pace of the year was the limit: see [spreiding]."""
    uitslag: Uitslag = GEEN_UITSLAG
    """Of the program; its value and bound are of what the program weighs alone."""

    @property
    def bewezen(self) -> bool:
        """Whether the choice of the program was proven to the gap asked."""
        return self.uitslag.bewezen


def verdeelwijze(initiatief: Initiatief, spelregels: Spelregels) -> Verdeelwijze:
    """Return by which rule a request is weighed: subsidie and an empty vorm have one of their own."""
    subsidie = initiatief.vorm in (None, Vorm.SUBSIDIE)
    return spelregels.verdeelwijze_subsidie if subsidie else spelregels.verdeelwijze


def verdeel(
    stand: Jaarstand, verwachting: Verwachting, drempel_duizendsten: int = 0, moet: str | None = None
) -> Verdeling:
    """Weigh all open requests of a stand; who waits for a tender gets nothing yet.

    ``moet`` names a request to grant if it fits at all, before the others: to see what it displaces.
    """
    vooraf = beslis_vooraf(stand, verwachting, drempel_duizendsten, moet)
    boekingen, kas, uitslag = dict(vooraf.boekingen), vooraf.kas, GEEN_UITSLAG
    batch = vooraf.batch
    if batch:
        over = replace(stand, potten=kas.potten())
        uitslag = _weeg_batch_af(over, batch, vooraf.manieren, verwachting, vooraf.tempo, moet)
        boekingen |= _boek_gekozen(uitslag, batch, kas)
    geremd = vooraf.tempo is not None
    return Verdeling(stand, vooraf.wegen, boekingen, kas, drempel_duizendsten, geremd=geremd, uitslag=uitslag)


@dataclass(frozen=True, slots=True)
class Vooraf:
    """What is decided before the program: in order of arrival, by a rule of its own."""

    wegen: Mapping[str, Weg]
    manieren: Mapping[str, tuple[Keuze, ...]]
    boekingen: Mapping[str, Boeking]
    batch: tuple[Initiatief, ...]
    """What is left for the program, in order of arrival."""
    kas: Kas
    tempo: Tempo | None


def beslis_vooraf(
    stand: Jaarstand, verwachting: Verwachting, drempel_duizendsten: int = 0, moet: str | None = None
) -> Vooraf:
    """Decide on what has a rule of its own; ``moet`` goes first, whatever its score."""
    spelregels = stand.scenario.spelregels
    volgorde = [v.initiatief for v in sorted(stand.verzoeken, key=lambda v: v.volgorde)]
    manieren = {i.initiatief: verwachting.keuzen(i) for i in volgorde}
    wegen = {i.initiatief: _weg(i, manieren[i.initiatief], spelregels) for i in volgorde}
    kas = Kas(stand)
    tempo = Tempo(stand) if verwachting.blind(stand) else None
    boekingen: dict[str, Boeking] = {}
    for initiatief in sorted(volgorde, key=lambda i: i.initiatief != moet):
        weg = wegen[initiatief.initiatief]
        te_laag = weg is Weg.DREMPEL and initiatief.score_duizendsten < drempel_duizendsten
        if weg in VOORAF and (initiatief.initiatief == moet or not te_laag):
            geremd = tempo if weg is Weg.DREMPEL and not initiatief.spoed else None
            boeking = _eerste_die_past(manieren[initiatief.initiatief], initiatief.spoed, kas, geremd)
            if boeking is not None:
                _boek(boeking, kas, tempo)
                boekingen[initiatief.initiatief] = boeking
    batch = tuple(i for i in volgorde if wegen[i.initiatief] is Weg.AFWEGING)
    return Vooraf(wegen, manieren, boekingen, batch, kas, tempo)


def verdeel_tender(
    stand: Jaarstand,
    verwachting: Verwachting,
    instellingen: Instellingen | None = None,
    moet: str | None = None,
) -> Verdeling:
    """Weigh all open requests against each other alone: the exact optimum of the batch, unless a gap is given."""
    precies = instellingen or TENDER[stand.scenario.spelregels.score_telt]
    batch = [v.initiatief for v in sorted(stand.verzoeken, key=lambda v: v.volgorde)]
    manieren = {i.initiatief: verwachting.keuzen(i) for i in batch}
    wegen = {i.initiatief: Weg.TENDER if manieren[i.initiatief] else Weg.KAN_NIET for i in batch}
    kas = Kas(stand)
    kandidaten = _kandidaten(stand, batch, manieren, moet)
    uitslag = weeg_af(stand, tarief(stand, verwachting, batch), kandidaten, (), {}, precies)
    return Verdeling(stand, wegen, _boek_gekozen(uitslag, batch, kas), kas, is_tender=True, uitslag=uitslag)


def waarde_van(stand: Jaarstand, verwachting: Verwachting) -> float:
    """Return the best score of all open and expected requests together, whatever rule they are decided by."""
    batch = [v.initiatief for v in sorted(stand.verzoeken, key=lambda v: v.volgorde)]
    kandidaten = [Kandidaat(i.initiatief, stand.datum, i.spoed, verwachting.keuzen(i)) for i in batch]
    return weeg_af(stand, tarief(stand, verwachting, batch), kandidaten, verwachting.rest(stand), {}, AFWEGING).waarde


def _weg(initiatief: Initiatief, manieren: Sequence[Keuze], spelregels: Spelregels) -> Weg:
    if not manieren:
        return Weg.KAN_NIET
    if omvang_euro(initiatief, spelregels) <= spelregels.zelf_beslissen_tot_euro:
        return Weg.ZELF
    return {
        Verdeelwijze.VOLGORDE: Weg.VOLGORDE,
        Verdeelwijze.DREMPELSCORE: Weg.DREMPEL,
        Verdeelwijze.TENDER: Weg.TENDER,
        Verdeelwijze.AFWEGING: Weg.AFWEGING,
    }[verdeelwijze(initiatief, spelregels)]


class Tempo:
    """[spreiding] Without history a pot may be spent up to (share of the year elapsed + 1/12) of its budget."""

    def __init__(self, stand: Jaarstand) -> None:
        """Note what may still be taken of each pot today."""
        dagen = stand.scenario.dagen_in_jaar
        verstreken = (stand.datum - date(stand.datum.year, 1, 1)).days + 1
        teller, noemer = 12 * verstreken + dagen, 12 * dagen
        self.ruimte: dict[str, list[int]] = {}
        for pot in stand.potten:
            besteed_euro = pot.budget_euro + pot.in_euro - pot.uit_euro - pot.euro - sum(d.euro for d in pot.later)
            besteed_uren = pot.budget_uren - pot.uren - sum(d.uren for d in pot.later)
            self.ruimte[pot.pot] = [
                max(0, min(pot.budget_euro, pot.budget_euro * teller // noemer) - besteed_euro),
                max(0, min(pot.budget_uren, pot.budget_uren * teller // noemer) - besteed_uren),
            ]

    def past(self, keuze: Keuze) -> bool:
        """Whether a choice stays within the pace."""
        return all(d.euro <= self.ruimte[d.pot][0] and d.uren <= self.ruimte[d.pot][1] for d in keuze.delen)

    def boek(self, keuze: Keuze) -> None:
        """Take a grant off the room."""
        for deel in keuze.delen:
            self.ruimte[deel.pot][0] -= deel.euro
            self.ruimte[deel.pot][1] -= deel.uren

    def plafonds(self) -> dict[str, tuple[int, int]]:
        """Return the room per pot, in euros and hours."""
        return {pot: (max(0, euro), max(0, uren)) for pot, (euro, uren) in self.ruimte.items()}


def _eerste_die_past(manieren: Iterable[Keuze], spoed: bool, kas: Kas, tempo: Tempo | None) -> Boeking | None:
    """Return the booking of the highest level that fits."""
    for keuze in manieren:
        if tempo is None or tempo.past(keuze):
            boeking = kas.boeking(keuze, spoed=spoed)
            if boeking is not None:
                return boeking
    return None


def _boek(boeking: Boeking, kas: Kas, tempo: Tempo | None) -> None:
    kas.boek(boeking)
    if tempo is not None:
        tempo.boek(boeking.keuze)


def _weeg_batch_af(
    stand: Jaarstand,
    batch: Sequence[Initiatief],
    manieren: Mapping[str, tuple[Keuze, ...]],
    verwachting: Verwachting,
    tempo: Tempo | None,
    moet: str | None,
) -> Uitslag:
    kandidaten = _kandidaten(stand, batch, manieren, moet)
    plafonds = tempo.plafonds() if tempo else {}
    return weeg_af(stand, tarief(stand, verwachting, batch), kandidaten, verwachting.rest(stand), plafonds, AFWEGING)


def prijzen_na(verdeling: Verdeling, verwachting: Verwachting) -> Prijzen:
    """Return what is left in the pots after a weighing is worth to the expected rest of the year."""
    stand = replace(verdeling.stand, potten=verdeling.kas.potten())
    batch = [v.initiatief for v in stand.verzoeken if verdeling.wegen[v.initiatief.initiatief] is Weg.AFWEGING]
    rest = () if verdeling.is_tender else verwachting.rest(stand)
    return prijzen(stand, tarief(stand, verwachting, batch), rest, AFWEGING)


def _kandidaten(
    stand: Jaarstand, batch: Iterable[Initiatief], manieren: Mapping[str, tuple[Keuze, ...]], moet: str | None
) -> list[Kandidaat]:
    return [Kandidaat(i.initiatief, stand.datum, i.spoed, manieren[i.initiatief], i.initiatief == moet) for i in batch]


def tarief(stand: Jaarstand, verwachting: Verwachting, batch: Iterable[Initiatief]) -> Tarief:
    """[kosten] Moving and co-paying cost a part of the mean score per euro over history and batch."""
    spelregels = stand.scenario.spelregels
    per_euro = verwachting.score_per_euro(batch)
    return Tarief(
        per_euro * spelregels.verplaatskosten_bp / HELE_DEEL_BP, per_euro * spelregels.poolkosten_bp / HELE_DEEL_BP
    )


def _boek_gekozen(uitslag: Uitslag, batch: Iterable[Initiatief], kas: Kas) -> dict[str, Boeking]:
    """Book what was chosen, the most score per euro first; what doesn't fit whole after all is left out."""
    spoed = {i.initiatief: i.spoed for i in batch}
    boekingen = {}
    for naam, keuze in sorted(uitslag.keuzen.items(), key=lambda item: (-_dichtheid(item[1]), item[0])):
        boeking = kas.boeking(keuze, spoed=spoed[naam], gevers=uitslag.gevers)
        if boeking is not None:
            kas.boek(boeking)
            boekingen[naam] = boeking
    return boekingen


def _dichtheid(keuze: Keuze) -> float:
    return keuze.waarde / max(1, keuze.bedrag_euro + keuze.uren)
