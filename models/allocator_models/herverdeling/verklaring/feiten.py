"""The facts under a reason: what each pot was asked for, who went before, and what would have to give way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allocator_models.herverdeling.kas import Kas
from allocator_models.herverdeling.keuzen import Keuze
from allocator_models.herverdeling.verdeling import Verdeling
from allocator_models.jaar import Deel
from allocator_models.jaarverklaring import Potdruk, Verdringing, Verdrongen, Voorganger
from allocator_models.scenario import Initiatief


def potdruk(verdeling: Verdeling, initiatief: Initiatief, manieren: Sequence[Keuze]) -> tuple[Potdruk, ...]:
    """Return the pots of a grant; of a refusal those of the whole amount, paid by the wijken. Tightest first."""
    boeking = verdeling.boekingen.get(initiatief.initiatief)
    if boeking is not None:
        delen: Sequence[Deel] = boeking.keuze.delen
    elif manieren:
        hoogste = max(keuze.bedrag_euro for keuze in manieren)
        delen = [keuze for keuze in manieren if keuze.bedrag_euro == hoogste][-1].delen
    else:
        return ()
    voor, na = Kas(verdeling.stand), verdeling.kas
    druk = (_druk(deel, voor, na, spoed=initiatief.spoed) for deel in delen)
    return tuple(sorted(druk, key=lambda d: (not d.knelt, -_beslag(d), d.pot)))


def _druk(deel: Deel, voor: Kas, na: Kas, *, spoed: bool) -> Potdruk:
    eerst, straks = voor.vak(deel.pot), na.vak(deel.pot)
    return Potdruk(
        deel.pot,
        deel.euro,
        max(0, eerst.vrij_euro(spoed)) if deel.euro else 0,
        max(0, straks.vrij_euro(spoed)) if deel.euro else 0,
        deel.uren,
        max(0, eerst.vrij_uren(spoed)) if deel.uren else 0,
        max(0, straks.vrij_uren(spoed)) if deel.uren else 0,
    )


def _beslag(druk: Potdruk) -> float:
    """What is asked as a part of what there was."""
    return druk.gevraagd_euro / max(1, druk.vrij_euro) + druk.gevraagd_uren / max(1, druk.vrij_uren)


def voorgangers(verdeling: Verdeling, initiatief: Initiatief, potten: Sequence[Potdruk]) -> tuple[Voorganger, ...]:
    """Return who got something from these pots: today's first, then of earlier this year; the most first."""
    namen = {druk.pot for druk in potten}
    bekend = {i.initiatief: i for i in verdeling.stand.gezien}
    wijken = {wijk for wijk, _ in initiatief.wijken}

    def maak(ander: str, delen: Sequence[Deel], *, eerder: bool) -> Iterator[Voorganger]:
        eigen = [deel for deel in delen if deel.pot in namen]
        if eigen and ander != initiatief.initiatief:
            zelfde = ander in bekend and any(wijk in wijken for wijk, _ in bekend[ander].wijken)
            yield Voorganger(ander, sum(d.euro for d in eigen), sum(d.uren for d in eigen), zelfde, eerder)

    gevonden = [v for n, b in verdeling.boekingen.items() for v in maak(n, b.keuze.delen, eerder=False)]
    gevonden += [v for t in verdeling.stand.toegezegd for v in maak(t.initiatief, t.delen, eerder=True)]
    return tuple(sorted(gevonden, key=lambda v: (v.eerder, not v.zelfde_wijk, -v.euro, -v.uren, v.initiatief)))


def verdringing(verdeling: Verdeling, gedwongen: Verdeling, initiatief: Initiatief) -> Verdringing | None:
    """Return what gives way when a request is granted after all; ``None`` when it can't be."""
    naam = initiatief.initiatief
    boeking = gedwongen.boekingen.get(naam)
    if boeking is None:
        return None
    kreeg, krijgt = _toegekend(verdeling), _toegekend(gedwongen)
    minder = [
        Verdrongen(ander, euro - krijgt.get(ander, (0, 0))[0], uren - krijgt.get(ander, (0, 0))[1])
        for ander, (euro, uren) in kreeg.items()
        if ander != naam and (euro, uren) > krijgt.get(ander, (0, 0))
    ]
    eerst, dan = verdeling.uitslag, gedwongen.uitslag
    verlies = eerst.waarde - dan.waarde
    keuze = dan.keuzen.get(naam)
    return Verdringing(
        boeking.keuze.bedrag_euro,
        boeking.keuze.uren,
        tuple(sorted(minder, key=lambda v: (-v.euro, -v.uren, v.initiatief))),
        _hooguit(eerst.verwacht_euro - dan.verwacht_euro, boeking.keuze.bedrag_euro - sum(v.euro for v in minder)),
        _hooguit(eerst.verwacht_uren - dan.verwacht_uren, boeking.keuze.uren - sum(v.uren for v in minder)),
        round(initiatief.score_duizendsten * (keuze.waarde + verlies) / keuze.waarde)
        if keuze and verlies > 0
        else None,
    )


def _hooguit(minder: float, eigen: int) -> int:
    """Return what expected requests lose to this one: no more than it takes itself.

    Of equally good plans the one with it may also grant others more, at the cost of what is expected.
    """
    return max(0, min(round(minder), eigen))


def is_te_dicht(verdeling: Verdeling, gedwongen: Verdeling, naam: str) -> bool:
    """Whether a plan with a request may be as good as the best one found without it, as far as is proven."""
    gewogen = naam in gedwongen.uitslag.keuzen and naam not in verdeling.uitslag.keuzen
    return gewogen and gedwongen.uitslag.grens >= verdeling.uitslag.waarde


def _toegekend(verdeling: Verdeling) -> dict[str, tuple[int, int]]:
    return {n: (b.keuze.bedrag_euro, b.keuze.uren) for n, b in verdeling.boekingen.items()}
