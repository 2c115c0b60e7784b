"""Play years of requests under the rule of the herverdeling and its rivals, and hold the outcome against the targets.

python -m benchmarks.jaar                        100 years at each forecast error, on all cores: half an hour on two
python -m benchmarks.jaar --snel                 30 years
python -m benchmarks.jaar --zaden 5 --processen 1
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from time import process_time

from allocator_models.herverdeling import weeg
from allocator_models.jaar import Jaarstand, Verzoek
from allocator_models.simulatie import Kaart, Regel, Regelcijfers, Simulatie, Stroominstelling, simuleer
from allocator_models.simulatie.jaarverloop import beginstand
from allocator_models.simulatie.regels import met_verdeelwijze
from allocator_models.simulatie.stroom import maak_stroom
from allocator_models.spelregels import Verdeelwijze
from benchmarks.jaarstad import JAAR, jaarstad, saldi
from benchmarks.machine import beschrijving
from benchmarks.tabellen import tabel

FOUTEN_BP = (0, 3000, 5000)
ZADEN, ZADEN_SNEL = 100, 30
EERSTE_ZAAD = 2000
"""No constant of the rule was chosen by looking at a year from here on."""

INLEIDING = """\
Years of requests on the ten wijken of Utrecht, generated (`allocator_models.simulatie.stroom`), with pots of one size
(`benchmarks/jaarstad.py`): 10 leefbaarheidsbudgetten of € 250.000, and for each of 6 diensten a pool of € 20.000 and
400 hours. 600 requests a year are expected, asking 2.5 times the leefbaarheidsbudgetten; three years of history. Every
rule meets the same years, on none of which a constant of the rule was chosen. A share is the score less the cost of
moving and co-paying, as a part of the proven bound of the optimum afterwards. Dry: wijken with less than 2 % left for
ordinary requests before 1 July. Q4/Q1: the chance that a good request (above the year's median score per euro) is
granted in the last quarter, over that in the first."""


def meet(zaden: int, kaart: Kaart) -> tuple[dict[int, Simulatie], Simulatie]:
    """Play all years: per forecast error, and without history at 30 %."""
    per_fout = {
        fout: _speel(Stroominstelling(fout_bp=fout), zaden, kaart, tuple(Regel), f"error {fout // 100} %")
        for fout in FOUTEN_BP
    }
    blind = Stroominstelling(fout_bp=3000, historiejaren=0)
    return per_fout, _speel(blind, zaden, kaart, (Regel.ALLOCATOR, Regel.OP_VOLGORDE), "without history")


def _speel(instelling: Stroominstelling, zaden: int, kaart: Kaart, regels: Sequence[Regel], naam: str) -> Simulatie:
    def meld(klaar: int) -> None:
        print(f"{naam}: {klaar} of {zaden} years", file=sys.stderr, flush=True)

    jaren = range(EERSTE_ZAAD, EERSTE_ZAAD + zaden)
    return simuleer(jaarstad(), saldi(), instelling, jaren, regels=regels, kaart=kaart, voortgang=meld)


def seconden_een_aanvraag(aanvragen: int = 3000) -> float:
    """Return the processor time of one request in February, in a city of 3,000 a year with three years of history."""
    stad, potten = met_verdeelwijze(jaarstad(), Verdeelwijze.AFWEGING), beginstand(saldi(), JAAR)
    stroom = maak_stroom(stad, potten, Stroominstelling(aanvragen=aanvragen), zaad=1)
    gezien = tuple(i for i in stroom.aanvragen if i.datum <= date(JAAR, 2, 1))
    stand = Jaarstand(date(JAAR, 2, 1), stad, potten, (Verzoek(gezien[-1]),), gezien, stroom.geschiedenis)
    begin = process_time()
    weeg(stand)
    return process_time() - begin


def verslag(per_fout: dict[int, Simulatie], blind: Simulatie, seconden: float) -> str:
    """Return tables: the targets, and every rule at each forecast error."""
    delen = ["## Targets", _doelen(per_fout, blind, seconden)]
    for fout, simulatie in per_fout.items():
        delen += [f"## Forecast error {fout // 100} %", _regels(simulatie)]
    return "\n\n".join((*delen, "## Without history, forecast error 30 %", _regels(blind)))


def _regels(simulatie: Simulatie) -> str:
    koppen = ("rule", "mean", "spread", "P5", "unspent", "dry", "Q4/Q1", "moved", "co-paid")
    return tabel(koppen, (_rij(cijfers) for cijfers in simulatie.regels))


def _rij(cijfers: Regelcijfers) -> tuple[str, ...]:
    """One row a rule; of the optimum afterwards it isn't known when a wijk is dry or from where money moves."""
    gespeeld = cijfers.regel is not Regel.OPTIMUM
    aandelen = (cijfers.aandeel, cijfers.spreiding, cijfers.p5, cijfers.onbesteed)
    return (
        cijfers.regel.value,
        *(f"{100 * deel:.1f} %" for deel in aandelen),
        f"{100 * cijfers.leeg_voor_1_juli:.1f} %" if gespeeld else "",
        f"{cijfers.kans_q4_q1:.2f}",
        f"{100 * cijfers.verplaatst:.1f} %" if gespeeld else "",
        f"{100 * cijfers.meebetaald:.1f} %",
    )


def _doelen(per_fout: dict[int, Simulatie], blind: Simulatie, seconden: float) -> str:
    """One row a target, one column a forecast error; what isn't reached is marked."""
    kolommen = [_cijfers(simulatie) for simulatie in per_fout.values()]
    zonder = _cijfers(blind)
    beste = [c[Regel.ALLOCATOR] for c in kolommen]
    voorsprong = [c[Regel.ALLOCATOR].aandeel - c[Regel.OP_VOLGORDE].aandeel for c in kolommen]
    los = zonder[Regel.ALLOCATOR].aandeel - zonder[Regel.OP_VOLGORDE].aandeel
    besluit = max(simulatie.seconden_per_besluit for simulatie in per_fout.values())
    rijen = [
        ("mean share", "≥ 93 %", *(_deel(c.aandeel, c.aandeel >= 0.93) for c in beste)),
        ("P5", "≥ 88 %", *(_deel(c.p5, c.p5 >= 0.88) for c in beste)),
        ("above first come", "≥ 20 points", *(_deel(v, v >= 0.20) for v in voorsprong)),
        ("dry before 1 July", "≤ 2 %", *(_deel(c.leeg_voor_1_juli, c.leeg_voor_1_juli <= 0.02) for c in beste)),
        ("Q4/Q1, a good request", "≥ 0.9", *(_getal(c.kans_q4_q1, c.kans_q4_q1 >= 0.9) for c in beste)),
        ("drempelscore, mean share", "≥ 88 %", *(_deel(a, a >= 0.88) for a in _drempels(kolommen))),
        ("without history, above first come", "≥ 10 points", "", _deel(los, los >= 0.10), ""),
        ("ms of processor a decision", "≤ 50", "", _getal(1000 * besluit, besluit <= 0.05), ""),
        ("s of processor for one request, 3,000 a year", "< 1", "", _getal(seconden, seconden < 1), ""),
    ]
    return tabel(("target", "asked", *(f"error {fout // 100} %" for fout in per_fout)), rijen)


def _cijfers(simulatie: Simulatie) -> dict[Regel, Regelcijfers]:
    return {cijfers.regel: cijfers for cijfers in simulatie.regels}


def _drempels(kolommen: Sequence[dict[Regel, Regelcijfers]]) -> list[float]:
    return [kolom[Regel.DREMPELSCORE].aandeel for kolom in kolommen]


def _deel(deel: float, gehaald: bool) -> str:
    return f"{100 * deel:.1f} %{'' if gehaald else ' (missed)'}"


def _getal(waarde: float, gehaald: bool) -> str:
    return f"{waarde:.2f}{'' if gehaald else ' (missed)'}"


def main(argumenten: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.jaar", description="Play years of requests.")
    parser.add_argument("--snel", action="store_true", help=f"{ZADEN_SNEL} years at each forecast error")
    parser.add_argument("--zaden", type=int, help=f"how many years, {ZADEN} unless said otherwise")
    parser.add_argument("--processen", type=int, default=os.cpu_count() or 1, help="how many at once")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="keep the outcome as a page")
    opties = parser.parse_args(argumenten)
    zaden = opties.zaden or (ZADEN_SNEL if opties.snel else ZADEN)
    machine = beschrijving()
    seconden = min(seconden_een_aanvraag() for _ in range(3))
    with ProcessPoolExecutor(opties.processen, mp_context=get_context("spawn")) as pool:
        per_fout, blind = meet(zaden, pool.map)
    opdracht = "python -m benchmarks.jaar" + (f" --zaden {zaden}" if zaden != ZADEN else "")
    op = tabel(("measured", "on"), [*machine, ("processes", str(opties.processen)), ("command", f"`{opdracht}`")])
    kop = f"# The year, measured\n\n<!-- Written by `{opdracht}`; don't change this page by hand. -->"
    tekst = "\n\n".join((kop, INLEIDING, op, verslag(per_fout, blind, seconden)))
    print(tekst)
    if opties.markdown is not None:
        opties.markdown.write_text(tekst + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
