"""What the proven reasons of a plan, and of a year, take; with `--markdown` the outcome is kept as a page.

python -m benchmarks.redenen                          Utrecht, a city of 2,000 posten, and a year of requests
python -m benchmarks.redenen --posten 500             the same with a smaller city
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from allocator.commands.rekenkracht import Rekenkracht, alle_kernen, rekenkracht
from allocator_models.jaarplan import solve
from allocator_models.result import Jaarplan
from allocator_models.verklaring.prioriteit import (
    Bewezen,
    Oordeel,
    Vraag,
    bewijs_geweigerd,
    bewijs_grens,
    geweigerd,
    verklaar,
)
from benchmarks import redenen_jaar
from benchmarks.gevallen import Geval, stad, utrecht
from benchmarks.machine import beschrijving
from benchmarks.tabellen import getal, tabel

PLAN_SECONDEN = 20.0
"""For each goal of the plan itself, which isn't measured here."""

UTRECHT_DOEL, STAD_DOEL = 20.0, 2.0
"""Seconds for all refused prioriteiten of Utrecht together; for one of a city of 2,000 posten, on average."""

INLEIDING = """\
Why each refused prioriteit was refused, as `allocator verklaar PLAN.xlsx` proves it: one proof that no plan with any of
them scores as much, the best plan near this one with each of them, what would have to give way, and the score with
which it goes through. Wall time, on all cores, the start of the processes included; the plan is made beforehand."""


@dataclass(frozen=True, slots=True)
class Redenmeting:
    """The reasons of one plan."""

    naam: str
    plan_seconden: float
    oordelen: Counter[Oordeel]
    wijzigingen: int
    bewijs_seconden: float
    seconden: float

    @property
    def geweigerd(self) -> int:
        """How many prioriteiten were explained."""
        return self.oordelen.total()


def meet(geval: Geval) -> Redenmeting:
    """Make the plan of a case, and time its reasons."""
    begin = perf_counter()
    jaarplan = solve(geval.scenario())
    plan_seconden = perf_counter() - begin
    namen = geweigerd(jaarplan)
    begin = perf_counter()
    with rekenkracht(alle_kernen()) as kracht:
        grenzen, nees = kracht.map(bewijs_grens, [jaarplan]), kracht.map(bewijs_geweigerd, [jaarplan])
        bewezen = Bewezen(next(grenzen), next(nees))
        bewijs_seconden = perf_counter() - begin
        verklaringen = list(_verklaar(kracht, jaarplan, bewezen, namen))
    return Redenmeting(
        naam=geval.naam,
        plan_seconden=plan_seconden,
        oordelen=Counter(oordeel for oordeel, _ in verklaringen),
        wijzigingen=sum(aantal for _, aantal in verklaringen),
        bewijs_seconden=bewijs_seconden,
        seconden=perf_counter() - begin,
    )


def _verklaar(
    kracht: Rekenkracht, jaarplan: Jaarplan, bewezen: Bewezen, namen: Sequence[str]
) -> Sequence[tuple[Oordeel, int]]:
    delen = alle_kernen()
    vragen = [Vraag(jaarplan, bewezen, tuple(namen[i::delen])) for i in range(delen)]
    return [(v.oordeel, len(v.wijzigingen)) for deel in kracht.zodra_klaar(verklaar, vragen) for v in deel]


def verslag(metingen: Sequence[Redenmeting]) -> str:
    """Return the page."""
    koppen = (
        "case",
        "plan s",
        "refused",
        "proven",
        "fits nowhere",
        "too near",
        "undecided",
        "proof s",
        "all s",
        "s a refusal",
    )
    rijen = [
        (
            m.naam,
            getal(m.plan_seconden),
            str(m.geweigerd),
            str(m.oordelen[Oordeel.BEWEZEN]),
            str(m.oordelen[Oordeel.PAST_NIET]),
            str(m.oordelen[Oordeel.TE_DICHT]),
            str(m.oordelen[Oordeel.ONBESLIST]),
            getal(m.bewijs_seconden),
            getal(m.seconden),
            getal(m.seconden / max(1, m.geweigerd), 2),
        )
        for m in metingen
    ]
    return "\n\n".join([INLEIDING, tabel(koppen, rijen), *(_uitspraak(m, eerste=m is metingen[0]) for m in metingen)])


def _uitspraak(m: Redenmeting, *, eerste: bool) -> str:
    if eerste:
        gehaald = m.seconden < UTRECHT_DOEL
        return f"{m.naam}: aim under {UTRECHT_DOEL:.0f} s in all: {'met' if gehaald else '**not met**'}."
    gehaald = m.seconden / max(1, m.geweigerd) < STAD_DOEL
    return f"{m.naam}: aim under {STAD_DOEL:.0f} s a refusal: {'met' if gehaald else '**not met**'}."


def main(argumenten: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.redenen", description=__doc__)
    parser.add_argument("--posten", type=int, default=2000)
    parser.add_argument("--markdown", type=Path)
    gekozen = parser.parse_args(argumenten)
    gevallen = [utrecht(60.0), stad(gekozen.posten, 1, PLAN_SECONDEN)]
    metingen = []
    for geval in gevallen:
        print(geval.naam, file=sys.stderr, flush=True)
        metingen.append(meet(geval))
    opdracht = "python -m benchmarks.redenen" + ("" if gekozen.posten == 2000 else f" --posten {gekozen.posten}")
    pagina = "\n\n".join(
        [
            "# Benchmark: reasons",
            f"<!-- Written by `{opdracht}`; don't change this page by hand. -->",
            tabel(("measured", "on"), beschrijving()),
            "## A plan",
            verslag(metingen),
            "## A year",
            redenen_jaar.verslag(),
        ]
    )
    print(pagina)
    if gekozen.markdown:
        gekozen.markdown.write_text(pagina + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
