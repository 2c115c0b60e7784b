"""Measure, print, and with `--markdown` keep the outcome as a page.

python -m benchmarks                                  Utrecht, 5 cities beside the plain solvers, growth: an hour or two
python -m benchmarks --snel                           Utrecht and one small city: under a minute
python -m benchmarks --posten 1000 --zaden 1 2 --maten    two cities of 1,000 posten, no growth
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gevallen import fijne_stad, stad, utrecht
from benchmarks.machine import beschrijving
from benchmarks.tabellen import tabel
from benchmarks.vergelijken import meet, vergelijk
from benchmarks.verslag import Verslag


@dataclass(frozen=True, slots=True)
class Omvang:
    """What to measure: cities of one size over several seeds, one city of several sizes, and seconds per goal.

    The first of the seeds is measured as the harder city as well.
    """

    posten: int = 2000
    zaden: tuple[int, ...] = (1, 2, 3, 4, 5)
    maten: tuple[int, ...] = (500, 1000, 2000, 5000, 10_000, 20_000)
    tijdslimiet_seconden: float = 60.0


SNEL = Omvang(posten=500, zaden=(1,), maten=(), tijdslimiet_seconden=3.0)


def voer_uit(omvang: Omvang) -> Verslag:
    """Measure everything, one after another; what is being measured is told on stderr."""
    limiet = omvang.tijdslimiet_seconden
    voorbeeld = meet(utrecht(limiet), _meld)
    gemeten = {}
    steden = []
    for seed in omvang.zaden:
        geval = stad(omvang.posten, seed, limiet)
        gemeten[geval] = meet(geval, _meld)
        steden.append(vergelijk(geval, gemeten[geval], _meld))
    fijn = tuple(meet(fijne_stad(omvang.posten, seed, limiet), _meld) for seed in omvang.zaden[:1])
    groei = []
    for posten in omvang.maten:
        geval = stad(posten, omvang.zaden[0] if omvang.zaden else 1, limiet)
        groei.append(gemeten[geval] if geval in gemeten else meet(geval, _meld))
    return Verslag(voorbeeld, tuple(steden), fijn, tuple(groei), limiet)


def _meld(regel: str) -> None:
    print(regel, file=sys.stderr, flush=True)


INLEIDING = """\
How long Allocator takes to make a jaarplan, beside the solvers that it stands on. `make bench` measures all of this
anew. Cities are generated (`scenarios/stad.py`). Every measurement has a process of its own, and its memory is the peak
of that process. Seconds are wall time. A gap is |value − bound| / max(1, |value|)."""


def bladzijde(machine: Sequence[tuple[str, str]], opdracht: str, verslag: Verslag) -> str:
    """Return the page of `docs/`: on what, how, and what came out."""
    kop = f"# Benchmarks\n\n<!-- Written by `{opdracht}`; don't change this page by hand. -->"
    op = tabel(("measured", "on"), [*machine, ("command", f"`{opdracht}`")])
    return "\n\n".join((kop, INLEIDING, op, verslag.tekst()))


def _opties(argumenten: Sequence[str] | None) -> tuple[Omvang, Path | None]:
    standaard = Omvang()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure how long Allocator takes.")
    parser.add_argument("--snel", action="store_true", help="Utrecht and one small city, in under a minute")
    parser.add_argument("--posten", type=int, default=standaard.posten, help="size of the cities side by side")
    parser.add_argument("--zaden", type=int, nargs="*", default=standaard.zaden, help="seeds of these cities")
    parser.add_argument("--maten", type=int, nargs="*", default=standaard.maten, help="sizes for the growth table")
    parser.add_argument("--tijdslimiet", type=float, default=standaard.tijdslimiet_seconden, help="seconds per goal")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="keep the outcome as a page")
    gekozen = parser.parse_args(argumenten)
    eigen = Omvang(gekozen.posten, tuple(gekozen.zaden), tuple(gekozen.maten), gekozen.tijdslimiet)
    return SNEL if gekozen.snel else eigen, gekozen.markdown


def _opdracht(omvang: Omvang) -> str:
    """Return the command that measures this, without the place where the page is kept."""
    if omvang == SNEL:
        return "python -m benchmarks --snel"
    standaard = Omvang()
    delen = ["python -m benchmarks"]
    for naam, waarden, gewoon in (
        ("posten", (omvang.posten,), (standaard.posten,)),
        ("zaden", omvang.zaden, standaard.zaden),
        ("maten", omvang.maten, standaard.maten),
        ("tijdslimiet", (omvang.tijdslimiet_seconden,), (standaard.tijdslimiet_seconden,)),
    ):
        if waarden != gewoon:
            delen.append(" ".join((f"--{naam}", *(f"{waarde:g}" for waarde in waarden))))
    return " ".join(delen)


def main(argumenten: Sequence[str] | None = None) -> None:
    """Measure and print."""
    omvang, doel = _opties(argumenten)
    machine = beschrijving()
    verslag = voer_uit(omvang)
    tekst = bladzijde(machine, _opdracht(omvang), verslag)
    print(tekst)
    if doel is not None:
        doel.write_text(tekst + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
