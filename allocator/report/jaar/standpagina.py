"""The stand of one wijk as one A4: what there is, what waits, what was promised, and what deserves a look.

Here the page is put into words; `standhtml` and `standterminal` draw it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from allocator.report.jaar.antwoord import kop
from allocator.report.jaar.gegevens import Jaaroverzicht
from allocator.report.jaar.namen import hoeveel, uren
from allocator.report.jaar.wijkcijfers import HAAST, TE_LAAT, Wijkcijfers, termijn, wijkcijfers
from allocator.report.zinnen import datum, punten
from allocator.workbook.notation import euro, fte, getal, opsomming
from allocator_models.jaarboek import Dossier, Potoverzicht, Status

MEESTE_REGELS, MEESTE_WACHTEND = 15, 12
"""Requests and promises together, and requests alone: more doesn't fit on one page, and how many others is said."""


@dataclass(frozen=True, slots=True)
class Tegel:
    """A figure with its label and a word beside it."""

    label: str
    waarde: str
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Balkdeel:
    """A part of the bar of the leefbaarheidsbudget; `soort` names its look."""

    label: str
    bedrag_euro: int
    deel: Fraction
    soort: str


@dataclass(frozen=True, slots=True)
class Wachtregel:
    """A request without a besluit."""

    nummer: str
    naam: str
    gevraagd: str
    score: str
    advies: str
    uiterlijk: str
    signaal: str


@dataclass(frozen=True, slots=True)
class Belofte:
    """What diensten promised the wijk in the plan: a prioriteit or a wijkafspraak."""

    naam: str
    diensten: str
    fte_honderdsten: int
    bedrag_euro: int

    @property
    def hoeveel(self) -> str:
        """Euros and fte: `€ 50.000 en 0,4 fte`."""
        delen = [*([euro(self.bedrag_euro)] if self.bedrag_euro else [])]
        delen += [fte(self.fte_honderdsten)] if self.fte_honderdsten else []
        return opsomming(delen)


@dataclass(frozen=True)
class Standpagina:
    """The page of one wijk."""

    wijk: str
    stad: str
    datum: str
    vaststelling: str
    tegels: tuple[Tegel, ...]
    balk: tuple[Balkdeel, ...]
    opmerkingen: tuple[str, ...]
    wachtend: tuple[Wachtregel, ...]
    meer_wachtend: int
    besloten: str
    beloften: tuple[Belofte, ...]
    meer_beloften: int
    hash: str


def standpagina(jaar: Jaaroverzicht, wijk: str, kosten_van_stilte: float | None = None) -> Standpagina:
    """Return the page of a wijk of the scenario.

    `kosten_van_stilte` is the score that others miss because what is left of a silent wijk stays there, if it is known.
    """
    alle = wijkcijfers(jaar)
    cijfers = next(c for c in alle if c.wijk.wijk == wijk)
    beloften = sorted(_beloften(jaar, wijk), key=lambda b: (-_gewicht(jaar, b), b.naam))
    wachtend = [_wachtregel(dossier, jaar) for dossier in cijfers.wachtend]
    plek = MEESTE_REGELS - min(len(wachtend), MEESTE_WACHTEND)
    v = jaar.vaststelling
    return Standpagina(
        wijk=cijfers.wijk.naam,
        stad=jaar.naam,
        datum=datum(jaar.datum),
        vaststelling=f"Jaarplan vastgesteld door {v.orgaan} op {datum(v.datum)}, nummer {v.nummer}.",
        tegels=tuple(_tegels(cijfers)),
        balk=_balk(cijfers.leefbaarheid, cijfers.spoed_euro) if cijfers.leefbaarheid else (),
        opmerkingen=tuple(_opmerkingen(jaar, cijfers, alle, kosten_van_stilte)),
        wachtend=tuple(wachtend[:MEESTE_WACHTEND]),
        meer_wachtend=max(0, len(wachtend) - MEESTE_WACHTEND),
        besloten=_besloten(cijfers),
        beloften=tuple(beloften[:plek]),
        meer_beloften=max(0, len(beloften) - plek),
        hash=jaar.hash,
    )


def _tegels(cijfers: Wijkcijfers) -> Iterator[Tegel]:
    pot = cijfers.leefbaarheid
    if pot is not None:
        yield Tegel("Leefbaarheidsbudget", euro(pot.te_besteden_euro), _verplaatst(pot))
        yield Tegel("Toegezegd", euro(pot.toegezegd_euro), f"waarvan betaald {euro(pot.betaald_euro)}")
        spoed = f"waarvan voor spoed {euro(cijfers.spoed_euro)}" if cijfers.spoed_euro else ""
        yield Tegel("Nog vrij", euro(pot.stand.euro), spoed)
    kaart = cijfers.strippen
    if kaart is not None:
        over = f"{uren(kaart.gebruikt_uren)} gebruikt van {uren(kaart.stand.budget_uren)}"
        yield Tegel("Strippenkaart", f"nog {uren(kaart.stand.uren)}", over)


def _verplaatst(pot: Potoverzicht) -> str:
    delen = [*([f"{euro(pot.stand.in_euro)} erbij"] if pot.stand.in_euro else [])]
    delen += [f"{euro(pot.stand.uit_euro)} eraf"] if pot.stand.uit_euro else []
    return f"met {opsomming(delen)}" if delen else ""


def _balk(pot: Potoverzicht, spoed_euro: int) -> tuple[Balkdeel, ...]:
    """Return the parts of the budget that together are the whole of it."""
    delen = (
        ("Betaald", pot.betaald_euro, "betaald"),
        ("Toegezegd, nog te betalen", pot.toegezegd_euro - pot.betaald_euro, "toegezegd"),
        ("Vervallen of mee naar volgend jaar", pot.afgesloten_euro, "afgesloten"),
        ("Bewaard voor spoed", spoed_euro, "spoed"),
        ("Vrij", pot.stand.euro - spoed_euro, "vrij"),
    )
    later = sum(deel.euro for deel in pot.stand.later)
    totaal = sum(bedrag for _, bedrag, _ in delen) + later
    return tuple(
        Balkdeel(label, bedrag, Fraction(bedrag, totaal), soort)
        for label, bedrag, soort in (*delen, ("Later vrij", later, "later"))
        if bedrag
    )


def _wachtregel(dossier: Dossier, jaar: Jaaroverzicht) -> Wachtregel:
    i = dossier.initiatief
    return Wachtregel(
        nummer=i.initiatief,
        naam=i.naam,
        gevraagd=hoeveel(i.bedrag_euro, i.uren),
        score=punten(i.score_duizendsten),
        advies=kop(dossier.advies, i) if dossier.advies else "nog niet gewogen",
        uiterlijk=datum(dossier.beslissen_voor),
        signaal=termijn(dossier, jaar.datum),
    )


def _besloten(cijfers: Wijkcijfers) -> str:
    toegekend = [
        d for d in cijfers.dossiers if d.besluit and not d.status.gaat_niet_door and not d.status.wacht_op_besluit
    ]
    geweigerd = [d for d in cijfers.dossiers if d.status is Status.GEWEIGERD]
    ingetrokken = [d for d in cijfers.dossiers if d.status is Status.INGETROKKEN]
    delen = [f"{len(toegekend)} toegekend"] if toegekend else []
    delen += [f"{len(geweigerd)} geweigerd"] if geweigerd else []
    delen += [f"{len(ingetrokken)} ingetrokken"] if ingetrokken else []
    aantal = len(cijfers.dossiers)
    if not aantal:
        return "Er zijn dit jaar nog geen aanvragen."
    wat = "aanvraag" if aantal == 1 else "aanvragen"
    return f"Van {getal(aantal)} {wat} dit jaar: {opsomming(delen) or 'nog geen besluit'}."


def _opmerkingen(
    jaar: Jaaroverzicht, cijfers: Wijkcijfers, alle: tuple[Wijkcijfers, ...], kosten_van_stilte: float | None
) -> Iterator[str]:
    """Say what deserves a look: deadlines, silence, the score against the city's, the drempelscore."""
    signalen = [termijn(d, jaar.datum) for d in cijfers.wachtend]
    if te_laat := signalen.count(TE_LAAT):
        yield f"Van {te_laat} {'aanvraag' if te_laat == 1 else 'aanvragen'} is de termijn voor een besluit voorbij."
    if haast := signalen.count(HAAST):
        yield f"{haast} {'aanvraag moet' if haast == 1 else 'aanvragen moeten'} binnen 2 weken een besluit krijgen."
    if cijfers.vraag.stil:
        yield _stiltezin(cijfers, kosten_van_stilte)
    yield from _scorezin(cijfers, alle)
    if jaar.stand.drempel is not None and jaar.stand.drempel.score_duizendsten:
        yield f"De drempelscore voor subsidies is dit kwartaal {punten(jaar.stand.drempel.score_duizendsten)}."


def _stiltezin(cijfers: Wijkcijfers, kosten_van_stilte: float | None) -> str:
    """Say that a wijk asks little, what stays for it, and what that costs the others."""
    zin = (
        f"{cijfers.wijk.naam} vraagt weinig: {euro(cijfers.vraag.gevraagd_euro)} tot nu toe. Bij zoveel inwoners en "
        f"behoefte hoort {euro(cijfers.vraag.naar_behoefte_euro)}. Er blijft {euro(cijfers.vraag.over_euro)} voor de "
        "wijk staan; ga na wie de weg niet weet."
    )
    if kosten_van_stilte is None:
        return zin
    punten_weg = getal(round(kosten_van_stilte))
    return (
        f"{zin} Zolang dat blijft staan, lopen andere wijken tot het eind van het jaar {punten_weg} punten score mis."
    )


def _scorezin(cijfers: Wijkcijfers, alle: tuple[Wijkcijfers, ...]) -> Iterator[str]:
    """The mean score beside that of the city: who scores has an interest."""
    scores = [d.initiatief.score_duizendsten for c in alle for d in c.dossiers]
    if cijfers.gemiddelde_score is not None and scores:
        stad = Fraction(sum(scores), len(scores))
        eigen, samen = (punten(round(g / 100) * 100) for g in (cijfers.gemiddelde_score, stad))
        yield f"De gemiddelde score van de aanvragen is {eigen}; in de hele stad is dat {samen}."


def _beloften(jaar: Jaaroverzicht, wijk: str) -> Iterator[Belofte]:
    """Yield the prioriteiten of a wijk that the plan carries out, and its wijkafspraken."""
    diensten: dict[str, set[str]] = defaultdict(set)
    fte_som: dict[str, int] = defaultdict(int)
    euro_som: dict[str, int] = defaultdict(int)
    for oormerk in jaar.plan.fte_oormerken:
        diensten[oormerk.prioriteit].add(jaar.scenario.post[oormerk.post].dienst)
        fte_som[oormerk.prioriteit] += oormerk.fte_honderdsten
    for bedrag in jaar.plan.euro_oormerken:
        diensten[bedrag.prioriteit].add(bedrag.dienst)
        euro_som[bedrag.prioriteit] += bedrag.euro
    for prioriteit, variant in jaar.plan.keuzes:
        if jaar.scenario.prioriteit[prioriteit].wijk == wijk:
            naam = jaar.scenario.variant[prioriteit, variant].naam
            wie = opsomming(sorted(diensten[prioriteit]))
            yield Belofte(naam, wie, fte_som[prioriteit], euro_som[prioriteit])
    for afspraak in jaar.scenario.wijkafspraken:
        if afspraak.wijk == wijk:
            yield Belofte(afspraak.naam, afspraak.dienst, afspraak.fte_honderdsten, afspraak.euro)


def _gewicht(jaar: Jaaroverzicht, belofte: Belofte) -> int:
    loon = jaar.scenario.spelregels.loonkosten_per_fte_euro
    return belofte.bedrag_euro * 100 + belofte.fte_honderdsten * loon
