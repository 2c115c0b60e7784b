"""Time a sweep on one core and on more, and hold the numbers of both against each other.

python -m benchmarks.verken                         16 × 4 solves of a generated city, on one process and on two
python -m benchmarks.verken --posten 150 --processen 4
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from allocator.commands.rekenkracht import rekenkracht
from allocator.commands.verken import Opgave, los_op
from allocator_models.scenario import Scenario, invoer_hash
from allocator_models.verkennen.uitkomst import Uitkomst
from allocator_models.verkennen.wijzigen import met_budgetten
from benchmarks.gevallen import stad
from benchmarks.machine import beschrijving
from benchmarks.tabellen import getal, tabel

POSTEN, SEED, TIJDSLIMIET_SECONDEN = 60, 1, 600.0
FLEXDOELEN_BP = range(1500, 3100, 100)
BUDGETTEN_BP = (9_000, 9_500, 10_500, 11_000)
GEVRAAGD = 1.7

INLEIDING = """\
A sweep of 16 values of the flexdoel × 4 budgets of one dienst (64 solves of a generated city), as `allocator verken`
carries it out: each solve on one thread, in one process or in a pool that is started for it (its start is counted).
The numbers must be the same to the last one."""


@dataclass(frozen=True)
class Meting:
    """One sweep: on how many processes, how long it took, and what came out."""

    processen: int
    seconden: float
    uitkomsten: dict[str, Uitkomst]


def rooster(posten: int) -> list[Opgave]:
    """Return the 64 scenarios."""
    basis = stad(posten, SEED, TIJDSLIMIET_SECONDEN).scenario()
    dienst = basis.diensten[0].dienst
    scenarios = [
        met_budgetten(_met_flexdoel(basis, flexdoel), {dienst: budget})
        for flexdoel in FLEXDOELEN_BP
        for budget in BUDGETTEN_BP
    ]
    return [Opgave(invoer_hash(scenario), scenario) for scenario in scenarios]


def _met_flexdoel(scenario: Scenario, flexdoel_bp: int) -> Scenario:
    return replace(
        scenario,
        spelregels=replace(scenario.spelregels, flexdoel_bp=flexdoel_bp),
        diensten=tuple(replace(d, flexdoel_bp=flexdoel_bp) for d in scenario.diensten),
    )


def meet(opgaven: Sequence[Opgave], processen: int) -> Meting:
    """Carry the sweep out, from the first start of a process to the last outcome."""
    begin = perf_counter()
    with rekenkracht(processen) as kracht:
        uitkomsten = dict(kracht.zodra_klaar(los_op, opgaven))
        return Meting(processen, perf_counter() - begin, uitkomsten)


def verslag(een: Meting, meer: Meting) -> str:
    """Return the table; a speed-up below what is asked of two cores is marked, and so are other numbers."""
    sneller = een.seconden / meer.seconden
    gelijk = een.uitkomsten == meer.uitkomsten
    te_traag = meer.processen == 2 and sneller < GEVRAAGD
    bewezen = sum(not u.tijdslimiet_geraakt for u in een.uitkomsten.values())
    rijen = [
        ("solves", getal(len(een.uitkomsten), 0)),
        ("of these not cut off by time", getal(bewezen, 0)),
        ("s on 1 process", getal(een.seconden)),
        (f"s on {meer.processen} processes", getal(meer.seconden)),
        (f"times faster (asked of two: {GEVRAAGD})", f"{sneller:.2f}{' (missed)' if te_traag else ''}"),
        ("same numbers", "yes" if gelijk else "no (missed)"),
    ]
    return tabel(("sweep", "measured"), rijen)


def main(argumenten: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.verken", description="Time a sweep.")
    parser.add_argument("--posten", type=int, default=POSTEN, help=f"the size of the city, {POSTEN} unless said")
    parser.add_argument("--processen", type=int, default=2, help="how many at once, against one")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="keep the outcome as a page")
    opties = parser.parse_args(argumenten)
    machine = beschrijving()
    opgaven = rooster(opties.posten)
    een, meer = meet(opgaven, 1), meet(opgaven, opties.processen)
    kop = "# A sweep, measured\n\n<!-- Written by `python -m benchmarks.verken`; don't change this page by hand. -->"
    op = tabel(("measured", "on"), [*machine, ("city", f"{opties.posten} posten, seed {SEED}")])
    tekst = "\n\n".join((kop, INLEIDING, op, verslag(een, meer)))
    print(tekst)
    if opties.markdown is not None:
        opties.markdown.write_text(tekst + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
