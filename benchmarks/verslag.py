"""The report: what was measured, as Markdown that also reads in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from allocator_models.result import Doeluitkomst
from allocator_models.spelregels import Doel, Spelregels
from benchmarks.meten import Meting
from benchmarks.rivalen import Afloop, Poging
from benchmarks.tabellen import ONBEKEND, getal, procent, spreiding, tabel
from benchmarks.vergelijken import Vergelijking

DOEL_SECONDEN = 30
DOEL_VERHOUDING = 2
GROOT_POSTEN, GROOT_SECONDEN, GROOT_MEGABYTES = 20_000, 180, 2048


@dataclass(frozen=True, slots=True)
class Verslag:
    """Everything that was measured in one run.

    ``steden`` differ in their seed alone, ``groei`` in size alone; ``fijn`` are harder cities, which no aim is about.
    """

    utrecht: Meting
    steden: tuple[Vergelijking, ...]
    fijn: tuple[Meting, ...]
    groei: tuple[Meting, ...]
    tijdslimiet_seconden: float

    def tekst(self) -> str:
        """Return all sections."""
        return "\n\n".join(self._delen())

    def _delen(self) -> Iterator[str]:
        metingen = [self.utrecht, *(stad.meting for stad in self.steden), *self.fijn]
        yield "## The jaarplan"
        yield _jaarplannen(metingen)
        if self.steden:
            yield f"### Seconds per goal, over {len(self.steden)} seed(s) of the city"
            yield _per_doel([stad.meting for stad in self.steden])
            yield "## Side by side"
            yield _uitleg_rivalen(self.tijdslimiet_seconden)
            yield "### The score goal alone: wijkprioriteiten"
            yield _scores(self.steden)
            yield "### Every goal by plain HiGHS, in seconds"
            yield _ketens(self.steden)
            yield "### Allocator's whole run over plain HiGHS on its hardest goal"
            yield _verhoudingen(self.steden)
            yield _uitspraak(self.steden)
        if self.groei:
            yield "## Growth"
            yield _groei(self.groei)
            yield from _uitspraak_groot(self.groei)
        yield "## Every goal of every run"
        yield _alle_doelen([*metingen, *(m for m in self.groei if m not in metingen)])


def _bewezen(meting: Meting) -> bool:
    """Whether every goal was proven at the default gap."""
    gap = meting.grootste_gap
    return gap is not None and gap <= Spelregels().gap


def _jaarplannen(metingen: Sequence[Meting]) -> str:
    koppen = ("case", "status", "total s", "largest gap", "time limit struck", "peak MB")
    return tabel(koppen, map(_jaarplan_rij, metingen))


def _jaarplan_rij(meting: Meting) -> tuple[str, ...]:
    limiet = "yes" if meting.tijdslimiet_geraakt else "no"
    tijd_en_gap = getal(meting.seconden), procent(meting.grootste_gap)
    return meting.geval.naam, meting.status, *tijd_en_gap, limiet, getal(meting.megabytes, 0)


def _per_doel(metingen: Sequence[Meting]) -> str:
    rijen = []
    for doel in dict.fromkeys(uitkomst.doel for m in metingen for uitkomst in m.doelen):
        uitkomsten = [u for m in metingen for u in m.doelen if u.doel is doel]
        bewezen = sum(u.gap <= Spelregels().gap for u in uitkomsten)
        gap = procent(max(u.gap for u in uitkomsten))
        rijen.append((str(doel), spreiding([u.seconden for u in uitkomsten]), gap, f"{bewezen} of {len(metingen)}"))
    bewezen = sum(map(_bewezen, metingen))
    gaps = [m.grootste_gap for m in metingen if m.grootste_gap is not None]
    totaal = spreiding([m.seconden for m in metingen if m.doelen])
    rijen.append(("the whole run", totaal, procent(max(gaps, default=None)), f"{bewezen} of {len(metingen)}"))
    return tabel(("goal", "seconds: median (least – most)", "largest gap", "proven at 0.1 %"), rijen)


def _uitleg_rivalen(tijdslimiet: float) -> str:
    return f"""\
*Plain HiGHS* is one `pulp.HiGHS` solve of the whole model, from scratch, at a gap of 0.1 %, on 2 threads and with
{getal(tijdslimiet, 0)} seconds a goal. Allocator has the same gap and threads, and the same seconds for each
search; its wijkprioriteiten is several of these (each wijk's recht, the floor, the score), and its seconds are
those of all. For the score goal alone, plain HiGHS and CP-SAT get the earlier goals and the floor held at what
Allocator's plan has, so they solve the same problem with less to find. *CP-SAT* gets it through PuLP, with every
row in whole numbers. Where plain HiGHS solves every goal, each is held for the next, and the varianten are data
after wijkprioriteiten, as they are by definition; the first goal without a plan ends the chain. A goal that is not
proven stopped at the limit, so a ratio to it is a ratio to that limit."""


def _scores(steden: Sequence[Vergelijking]) -> str:
    koppen = ("case", "solver", "seconds", "outcome", "score", "from the proven bound", "peak MB")
    return tabel(koppen, (rij for stad in steden for rij in _score_rijen(stad)))


def _score_rijen(stad: Vergelijking) -> Iterator[tuple[str, ...]]:
    eigen, meting = stad.score, stad.meting
    if eigen is None:
        yield meting.geval.naam, "Allocator", ONBEKEND, meting.status, ONBEKEND, ONBEKEND, getal(meting.megabytes, 0)
        return
    afloop = Afloop.BEWEZEN if eigen.gap <= Spelregels().gap else Afloop.GEVONDEN
    seconden = getal(eigen.seconden)
    rest = (getal(eigen.waarde, 3), procent(eigen.gap), getal(meting.megabytes, 0))
    yield meting.geval.naam, "Allocator", seconden, afloop, *rest
    for naam, poging in (("plain HiGHS", stad.highs), ("CP-SAT", stad.cpsat)):
        if poging is not None:
            afstand = procent(_afstand(poging, eigen))
            waarde, geheugen = getal(poging.waarde, 3), getal(poging.megabytes, 0)
            yield meting.geval.naam, naam, getal(poging.seconden), poging.afloop, waarde, afstand, geheugen


def _afstand(poging: Poging, eigen: Doeluitkomst) -> float | None:
    """How far a value lies from the bound that Allocator proved."""
    if poging.waarde is None:
        return None
    return max(0.0, eigen.grens - poging.waarde) / max(1.0, abs(poging.waarde))


def _ketens(steden: Sequence[Vergelijking]) -> str:
    doelen = list(dict.fromkeys(poging.naam for stad in steden for poging in stad.keten))
    rijen = []
    for stad in steden:
        per_doel = {poging.naam: poging for poging in stad.keten}
        cellen = (_in_keten(per_doel.get(doel)) for doel in doelen)
        rijen.append((stad.meting.geval.naam, *cellen, getal(sum(p.seconden for p in stad.keten))))
    return tabel(("case", *doelen, "total s"), rijen)


def _in_keten(poging: Poging | None) -> str:
    if poging is None:
        return "not reached"
    seconden = getal(poging.seconden)
    return seconden if poging.afloop is Afloop.BEWEZEN else f"{seconden} {poging.afloop}"


def _verhoudingen(steden: Sequence[Vergelijking]) -> str:
    koppen = ("case", "Allocator, all goals: s", "proven", "plain HiGHS, hardest goal: s", "which", "outcome", "ratio")
    rijen = []
    for stad in steden:
        zwaarste = stad.zwaarste
        bewezen = "yes" if _bewezen(stad.meting) else "no"
        eigen = (stad.meting.geval.naam, getal(stad.meting.seconden), bewezen)
        rijen.append((*eigen, getal(zwaarste.seconden), zwaarste.naam, zwaarste.afloop, getal(stad.verhouding, 2)))
    return tabel(koppen, rijen)


def _uitspraak(steden: Sequence[Vergelijking]) -> str:
    """The claim, and whether this run bears it out."""
    metingen = [stad.meting for stad in steden]
    seconden = median(meting.seconden for meting in metingen)
    verhouding = median(stad.verhouding for stad in steden)
    gehaald = all(map(_bewezen, metingen)) and (seconden < DOEL_SECONDEN or verhouding <= DOEL_VERHOUDING)
    return (
        f"Aim: every goal proven at 0.1 %, in under {DOEL_SECONDEN} s (median) or at most {DOEL_VERHOUDING} × plain\n"
        f"HiGHS on its hardest goal. Measured: proven in {sum(map(_bewezen, metingen))} of {len(metingen)}; "
        f"{getal(seconden)} s;\nratio {getal(verhouding, 2)} (median). **{_ja(gehaald)}.**"
    )


def _groei(metingen: Sequence[Meting]) -> str:
    doelen = [doel for doel in Doel if any(u.doel is doel for m in metingen for u in m.doelen)]
    koppen = ("posten", "prioriteiten", "inzet rows", "variables", "rows", "build s", *map(str, doelen))
    rijen = []
    for m in metingen:
        seconden = {u.doel: u.seconden for u in m.doelen}
        omvang = (m.geval.posten, m.geval.prioriteiten, m.inzetrijen, m.variabelen, m.rijen)
        begin = (*(getal(aantal, 0) for aantal in omvang), getal(m.bouw_seconden))
        einde = (getal(m.seconden), procent(m.grootste_gap), m.status, getal(m.megabytes, 0))
        rijen.append((*begin, *(getal(seconden.get(doel)) for doel in doelen), *einde))
    return tabel((*koppen, "total s", "largest gap", "status", "peak MB"), rijen)


def _uitspraak_groot(metingen: Sequence[Meting]) -> Iterator[str]:
    for m in metingen:
        if m.geval.posten == GROOT_POSTEN:
            gehaald = bool(m.doelen) and m.seconden < GROOT_SECONDEN and m.megabytes < GROOT_MEGABYTES
            yield (
                f"Aim: {GROOT_POSTEN:,} posten in under {GROOT_SECONDEN} s and {GROOT_MEGABYTES // 1024} GB.\n"
                f"Measured: {getal(m.seconden)} s and {getal(m.megabytes / 1024, 2)} GB. **{_ja(gehaald)}.**"
            )


def _ja(gehaald: bool) -> str:
    return "Met" if gehaald else "Not met"


def _alle_doelen(metingen: Sequence[Meting]) -> str:
    koppen = ("case", "goal", "seconds", "value", "bound", "gap")
    return tabel(
        koppen,
        (
            (m.geval.naam, str(u.doel), getal(u.seconden), getal(u.waarde, 2), getal(u.grens, 2), procent(u.gap))
            for m in metingen
            for u in m.doelen
        ),
    )
