"""The opties in words and bars: what each costs and brings, who wins and loses, who decides, and which risks it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from allocator.report.pagina.geld import begrotingswijzigingen, geldregels, saldo
from allocator.report.pagina.kandidaat import Kandidaat
from allocator.report.pagina.tafel import Tafel, duizend, verschil
from allocator.report.pagina.verdeling import Verdeling, winst_en_verlies
from allocator.report.zinnen import papieren_flex, procent, versoepelingzin
from allocator.workbook.notation import fte, getal, opsomming, percent
from allocator_models.alternatieven.uitkomst import Opties
from allocator_models.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Balk:
    """A figure with a bar: its part of the longest of all opties."""

    wat: str
    waarde: str
    deel: Fraction


@dataclass(frozen=True)
class Kaart:
    """One optie on the first screen."""

    letter: str
    naam: str
    uitleg: str
    balken: tuple[Balk, ...]
    geld: tuple[tuple[str, str, str], ...]
    """(what, structureel, incidenteel), x € 1.000; the last row is the saldo."""
    uren: str
    """The fte for prioriteiten."""
    winst_en_verlies: tuple[tuple[str, str, str], ...]
    """(what the groups are, who gains, who loses); empty for the first, with which the others are compared."""
    stopt: str
    besluit: str
    let_op: tuple[str, ...]
    """The risks of this optie alone: what holds for all stands in :class:`Kaarten`."""


@dataclass(frozen=True)
class Kaarten:
    """All opties side by side, and the risks that each of them has."""

    kaarten: tuple[Kaart, ...]
    altijd: tuple[str, ...]


def kaarten(opties: Opties, alle: tuple[Kandidaat, ...], verdelingen: tuple[Verdeling, ...]) -> Kaarten:
    """Return a card per optie, with bars on one scale."""
    balken = _balken(alle)
    risicos = [tuple(_let_op(opties, k)) for k in alle]
    basis = opties.scenario
    altijd = tuple(zin for zin in risicos[0] if all(zin in ander for ander in risicos))
    return Kaarten(
        tuple(
            Kaart(
                letter=kandidaat.letter,
                naam=kandidaat.naam,
                uitleg=_uitleg(kandidaat),
                balken=balken[n],
                geld=_geld(kandidaat, basis),
                uren=fte(kandidaat.oormerk_honderdsten),
                winst_en_verlies=tuple(winst_en_verlies(verdelingen, n)) if n else (),
                stopt=_stopt(kandidaat),
                besluit=besluit(kandidaat, basis),
                let_op=tuple(zin for zin in risicos[n] if zin not in altijd),
            )
            for n, kandidaat in enumerate(alle)
        ),
        altijd,
    )


def _geld(kandidaat: Kandidaat, basis: Scenario) -> tuple[tuple[str, str, str], ...]:
    regels = geldregels(kandidaat, basis)
    return tuple((r.kort, verschil(r.s_euro), verschil(r.i_euro)) for r in (*regels, saldo(regels)))


def _balken(alle: tuple[Kandidaat, ...]) -> tuple[tuple[Balk, ...], ...]:
    """Return the bars of each optie; a measure that is nothing in every optie is left out."""
    beste = alle[0].optie.score_duizendsten
    maten: tuple[tuple[str, Callable[[Kandidaat], int], Callable[[Kandidaat], str]], ...] = (
        (
            "Prioriteiten die doorgaan",
            lambda k: len(k.cijfers.plan.keuzes),
            lambda k: f"{len(k.cijfers.plan.keuzes)} van {len(k.cijfers.scenario.prioriteiten)}",
        ),
        (
            "Bijdrage aan de wijkambities",
            lambda k: k.optie.score_duizendsten,
            lambda k: procent(Fraction(k.optie.score_duizendsten, beste)) if beste else "–",
        ),
        (
            "Geld dat vrij blijft",
            lambda k: k.cijfers.stad.flex_euro,
            lambda k: f"{duizend(k.cijfers.stad.flex_euro)} ({_deel(k.cijfers.stad.flexaandeel)})",
        ),
        (
            "Uren die vrij blijven",
            lambda k: k.cijfers.stad.flex_honderdsten,
            lambda k: f"{fte(k.cijfers.stad.flex_honderdsten)} ({_deel(k.cijfers.stad.flexaandeel_fte)})",
        ),
        ("Wijk die het minst krijgt", lambda k: round(10_000 * _minst_bediend(k)[0]), _minst_bediend_in_woorden),
    )
    per_maat = []
    for wat, maat, woorden in maten:
        hoogste = max(maat(k) for k in alle)
        if hoogste > 0:
            per_maat.append(tuple(Balk(wat, woorden(k), Fraction(max(0, maat(k)), hoogste)) for k in alle))
    return tuple(zip(*per_maat, strict=True)) if per_maat else ((),) * len(alle)


def _deel(deel: Fraction | None) -> str:
    return "–" if deel is None else procent(deel)


def _minst_bediend(kandidaat: Kandidaat) -> tuple[Fraction, str]:
    """Return the least service of a wijk with a recht, as a part of that recht, and its name."""
    bediend = [(w.bediening, w.wijk.naam) for w in kandidaat.cijfers.wijken if w.bediening is not None]
    return min(bediend, default=(Fraction(0), ""))


def _minst_bediend_in_woorden(kandidaat: Kandidaat) -> str:
    deel, wijk = _minst_bediend(kandidaat)
    return f"{procent(deel, 0)} van het recht ({wijk})" if wijk else "–"


def besluit(kandidaat: Kandidaat, basis: Scenario) -> str:
    """Say who decides: the raad when the lasten or baten of a programma change, otherwise the college."""
    wijzigingen = begrotingswijzigingen(kandidaat.cijfers, basis)
    if not wijzigingen:
        return "Het college: de lasten en baten per programma blijven gelijk."
    namen = [f"{w.programma.naam} (lasten {verschil(w.lasten_euro)})" for w in wijzigingen]
    return f"De raad, met een begrotingswijziging: {opsomming(namen, meeste=3)}, x € 1.000."


def _uitleg(kandidaat: Kandidaat) -> str:
    """Say what the optie is, and which others came to the same."""
    samen = kandidaat.optie.samen
    if not samen:
        return kandidaat.uitleg
    namen = opsomming([naam[:1].upper() + naam[1:] for naam in samen])
    return f"{kandidaat.uitleg} {namen} {'komt' if len(samen) == 1 else 'komen'} op hetzelfde uit."


def _let_op(opties: Opties, kandidaat: Kandidaat) -> Iterator[str]:
    """Yield the risks: what it loses, what is not proven, which rule gives way, what exists on paper only."""
    jaarplan, cijfers = kandidaat.optie.jaarplan, kandidaat.cijfers
    if not opties.binnen_verlies(kandidaat.optie):
        grens = percent(Decimal(opties.vraag.verlies_bp) / 10_000)
        yield (
            f"Verliest {procent(kandidaat.optie.verlies)} van de bijdrage aan de wijkambities die bereikbaar is; "
            f"gevraagd was hooguit {grens}."
        )
    if not kandidaat.optie.bewezen:
        yield "Binnen de rekentijd is niet vastgesteld dat dit het beste plan van zijn soort is."
    for d in cijfers.diensten:
        if d.alleen_op_papier:
            yield f"{d.naam}: flexibel {papieren_flex(d.flex_euro, d.flex_honderdsten)}."
    yield from (versoepelingzin(v) for v in jaarplan.versoepelingen)
    if cijfers.potten.strippen_tekort_uren:
        yield f"Voor {getal(cijfers.potten.strippen_tekort_uren)} uur op de strippenkaarten zijn er geen vrije uren."
    niet_getoetst = sum(p.niet_getoetst for p in cijfers.scenario.posten)
    if niet_getoetst:
        posten = "1 post is" if niet_getoetst == 1 else f"{getal(niet_getoetst)} posten zijn"
        yield f"{posten} nog door niemand beoordeeld: het plan neemt aan dat zij te veranderen zijn."


def _stopt(kandidaat: Kandidaat) -> str:
    """Say of which diensten something drops, and how much."""
    delen = []
    for d in kandidaat.cijfers.diensten:
        if d.vervallen_euro or d.vervallen_honderdsten:
            uren = f" en {fte(d.vervallen_honderdsten)}" if d.vervallen_honderdsten else ""
            delen.append(f"{d.dienst}: {duizend(d.vervallen_euro)}{uren}")
    return "; ".join(delen) or "niets"


def wat_stopt(alle: tuple[Kandidaat, ...]) -> Tafel:
    """Return a row per post of which something drops in any optie: how many euros, S or I, in each."""
    posten = {
        s.post: k.cijfers.scenario.post[s.post] for k in alle for s in k.cijfers.plan.splitsingen if s.vervallen_euro
    }
    rijen = []
    for naam, post in sorted(posten.items()):
        delen = [k.cijfers.plan.splitsing.get(naam) for k in alle]
        bedragen = (duizend(s.vervallen_euro) if s else "–" for s in delen)
        rijen.append((f"{post.omschrijving} ({naam})", str(post.aard), *bedragen))
    return Tafel(
        "Wat vervalt van welke post, lasten x € 1.000",
        ("Post", "S of I", *(k.letter for k in alle)),
        tuple(rijen),
        tekst=frozenset({1}),
        leeg="In geen enkele optie vervalt er iets.",
    )
