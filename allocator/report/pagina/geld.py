"""What an optie costs and brings, and who must decide it: the begroting as it is against the begroting with the optie.

Whole euros; positive is a voordeel for the begroting. S and I stay apart. All is measured against the scenario on which
the opties are based, so that an optie with other amounts shows what these change.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from allocator.report.cijfers import Cijfers
from allocator.report.pagina.kandidaat import Kandidaat
from allocator.report.pagina.tafel import Tafel, verschil
from allocator_models.scenario import Aard, Programma, Scenario

_SALDO = "Saldo voor de begroting"


@dataclass(frozen=True, slots=True)
class Geldregel:
    """One line: structureel and incidenteel, positive is a voordeel."""

    kort: str
    wat: str
    s_euro: int
    i_euro: int

    @property
    def samen_euro(self) -> int:
        """S and I together."""
        return self.s_euro + self.i_euro


@dataclass(frozen=True, slots=True)
class Begrotingswijziging:
    """A programma of which lasten or baten change: the raad's decision. Positive is more."""

    programma: Programma
    lasten_euro: int
    baten_euro: int


def geldregels(kandidaat: Kandidaat, basis: Scenario) -> tuple[Geldregel, ...]:
    """Return what the optie costs, its dekking and what drops; lines of nothing but zeros are left out."""
    kosten, dekking = kandidaat.gevraagd_euro, kandidaat.dekking_euro
    anders = _begroting_anders(kandidaat.cijfers.scenario, basis)
    regels = (
        _regel("Prioriteiten", "Geld voor prioriteiten van wijken", {a: -kosten[a] for a in Aard}),
        _regel("Dekking", "Dekking uit vaste budgetten van diensten", {a: dekking[a] for a in Aard}),
        _regel("Vervalt", "Wat vervalt, na verlies van baten", _vervallen(kandidaat.cijfers)),
        _regel("Taakstelling", "Taakstelling die al in de begroting is verwerkt", _geboekt(kandidaat.cijfers)),
        _regel("Andere bedragen", "Andere bedragen in de begroting van deze optie", anders),
    )
    return tuple(r for r in regels if r.s_euro or r.i_euro)


def saldo(regels: tuple[Geldregel, ...]) -> Geldregel:
    """Return the sum of the lines."""
    return Geldregel("Saldo", _SALDO, sum(r.s_euro for r in regels), sum(r.i_euro for r in regels))


def _regel(kort: str, wat: str, per_aard: dict[Aard, int]) -> Geldregel:
    return Geldregel(kort, wat, per_aard[Aard.STRUCTUREEL], per_aard[Aard.INCIDENTEEL])


def _vervallen(cijfers: Cijfers) -> dict[Aard, int]:
    som = dict.fromkeys(Aard, 0)
    for deel in cijfers.plan.splitsingen:
        som[cijfers.scenario.post[deel.post].aard] += deel.vervallen_saldo_euro
    return som


def _geboekt(cijfers: Cijfers) -> dict[Aard, int]:
    """A taakstelling that is booked on a stelpost is in the begroting already: what drops only fills it."""
    som = dict.fromkeys(Aard, 0)
    for k in cijfers.taakstellingen:
        if k.geboekt_op is not None:
            som[cijfers.scenario.post[k.geboekt_op].aard] -= k.vervallen_euro
    return som


def _begroting_anders(eigen: Scenario, basis: Scenario) -> dict[Aard, int]:
    som = dict.fromkeys(Aard, 0)
    for teken, scenario in ((1, basis), (-1, eigen)):
        for post in scenario.posten:
            som[post.aard] += teken * (post.lasten_euro - post.baten_euro)
    return som


def begrotingswijzigingen(cijfers: Cijfers, basis: Scenario) -> tuple[Begrotingswijziging, ...]:
    """Return the programma's of which the lasten or baten become other than in `basis`, by name."""
    lasten: Counter[str] = Counter()
    baten: Counter[str] = Counter()
    for post in cijfers.scenario.posten:
        deel = cijfers.plan.splitsing[post.post]
        lasten[post.programma] += post.lasten_euro - deel.vervallen_euro
        baten[post.programma] += post.baten_euro - deel.baten_vervallen_euro
    for k in cijfers.taakstellingen:
        if k.geboekt_op is not None:
            lasten[cijfers.scenario.post[k.geboekt_op].programma] += k.vervallen_euro
    for post in basis.posten:
        lasten[post.programma] -= post.lasten_euro
        baten[post.programma] -= post.baten_euro
    namen = {p.programma: p for s in (basis, cijfers.scenario) for p in s.programmas}
    return tuple(
        Begrotingswijziging(p, lasten[code], baten[code])
        for code, p in sorted(namen.items(), key=lambda paar: paar[1].naam)
        if lasten[code] or baten[code]
    )


def kosten_en_dekking(alle: tuple[Kandidaat, ...], basis: Scenario) -> Tafel:
    """Return what each optie costs and brings, S and I apart, with its saldo."""
    per_optie = []
    for kandidaat in alle:
        regels = geldregels(kandidaat, basis)
        per_optie.append({r.wat: r for r in (*regels, saldo(regels))})
    namen = list(dict.fromkeys(wat for regels in per_optie for wat in regels))
    namen.sort(key=lambda wat: wat == _SALDO)
    rijen = [
        (wat, soort, *(verschil(getattr(regels[wat], veld)) if wat in regels else "0" for regels in per_optie))
        for wat in namen
        for soort, veld in (("structureel", "s_euro"), ("incidenteel", "i_euro"), ("samen", "samen_euro"))
    ]
    return Tafel(
        "Kosten en dekking per optie, x € 1.000; + is een voordeel voor de begroting, − een nadeel",
        ("Regel", "S of I", *(k.letter for k in alle)),
        tuple(rijen),
        tekst=frozenset({1}),
        nadruk=frozenset(n for n, rij in enumerate(rijen) if rij[0] == _SALDO),
    )


def structureel_voor_incidenteel(alle: tuple[Kandidaat, ...]) -> bool:
    """Whether in any optie structureel money pays for work that is done once, which the law of the plan allows."""
    return any(k.dekking_euro[Aard.STRUCTUREEL] > k.gevraagd_euro[Aard.STRUCTUREEL] for k in alle)
