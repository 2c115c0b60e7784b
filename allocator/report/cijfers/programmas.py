"""Figures per programma, the level at which the raad authorises, and per taakstelling."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from allocator_models.plan import Plan
from allocator_models.scenario import Aard, Programma, Scenario


@dataclass(frozen=True, slots=True)
class Programmacijfers:
    """One programma: whole euros and hundredths of fte."""

    programma: Programma
    lasten_euro: int
    baten_euro: int
    vast_euro: int
    flex_euro: int
    vervallen_euro: int
    baten_vervallen_euro: int
    oormerk_euro: int
    afspraak_euro: int
    fte_honderdsten: int
    flex_honderdsten: int
    vervallen_honderdsten: int
    oormerk_honderdsten: int
    afspraak_honderdsten: int


@dataclass(frozen=True, slots=True)
class Taakstellingcijfers:
    """One taakstelling: what was asked, and what the plan drops for it after lost baten."""

    taakstelling: str
    dienst: str | None
    programma: str | None
    aard: Aard
    bedrag_euro: int
    vervallen_euro: int
    baten_vervallen_euro: int
    geboekt_op: str | None
    stelpost_wordt_euro: int | None
    """The new lasten of the stelpost on which it is booked: its lasten + what was dropped."""

    @property
    def saldo_euro(self) -> int:
        """What counts for the taakstelling."""
        return self.vervallen_euro - self.baten_vervallen_euro

    @property
    def tekort_euro(self) -> int:
        """What is still missing."""
        return max(0, self.bedrag_euro - self.saldo_euro)


def programmacijfers(scenario: Scenario, plan: Plan) -> tuple[Programmacijfers, ...]:
    """Return the figures of each programma, in the order of the scenario."""
    som: dict[str, Counter[str]] = {p.programma: Counter() for p in scenario.programmas}
    for post in scenario.posten:
        deel = plan.splitsing[post.post]
        tel = som[post.programma]
        tel["lasten_euro"] += post.lasten_euro
        tel["baten_euro"] += post.baten_euro
        tel["vast_euro"] += deel.vast_euro
        tel["flex_euro"] += deel.flex_euro
        tel["vervallen_euro"] += deel.vervallen_euro
        tel["baten_vervallen_euro"] += deel.baten_vervallen_euro
        tel["fte_honderdsten"] += post.fte_honderdsten
        tel["flex_honderdsten"] += deel.flex_honderdsten
        tel["vervallen_honderdsten"] += deel.vervallen_honderdsten
        tel["oormerk_honderdsten"] += deel.oormerk_honderdsten
        tel["afspraak_honderdsten"] += deel.afspraak_honderdsten
    for geld in plan.euro_oormerken:
        som[geld.programma]["oormerk_euro"] += geld.euro
    for afspraak in plan.euro_afspraken:
        som[afspraak.programma]["afspraak_euro"] += afspraak.euro
    velden = [v for v in Programmacijfers.__dataclass_fields__ if v != "programma"]
    return tuple(Programmacijfers(p, **{veld: som[p.programma][veld] for veld in velden}) for p in scenario.programmas)


def taakstellingcijfers(scenario: Scenario, plan: Plan) -> tuple[Taakstellingcijfers, ...]:
    """Return the figures of each taakstelling, in the order of the scenario."""
    lasten: Counter[str] = Counter()
    baten: Counter[str] = Counter()
    for deel in plan.splitsingen:
        if deel.taakstelling is not None:
            lasten[deel.taakstelling] += deel.vervallen_euro
            baten[deel.taakstelling] += deel.baten_vervallen_euro
    gevuld: Counter[str] = Counter()
    for k in scenario.taakstellingen:
        if k.geboekt_op is not None:
            gevuld[k.geboekt_op] += lasten[k.taakstelling]
    return tuple(
        Taakstellingcijfers(
            taakstelling=k.taakstelling,
            dienst=k.dienst,
            programma=k.programma,
            aard=k.aard,
            bedrag_euro=k.bedrag_euro,
            vervallen_euro=lasten[k.taakstelling],
            baten_vervallen_euro=baten[k.taakstelling],
            geboekt_op=k.geboekt_op,
            stelpost_wordt_euro=scenario.post[k.geboekt_op].lasten_euro + gevuld[k.geboekt_op]
            if k.geboekt_op
            else None,
        )
        for k in scenario.taakstellingen
    )
