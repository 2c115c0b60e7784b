"""Bring in a budget of many lines: `python -m benchmarks.inlezen`, two processes, each measured from its start.

Reading is all that `importeer` does before it writes: open the file, find the table, the meaning of its columns, the
lines, and every total. The whole is the command itself, which also writes the scenario and looks for what is wrong with
it. Seconds are CPU time, so that other work on the machine doesn't count; memory is the peak of the process.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

import xlsxwriter

from allocator.begroting.aansluiting import die_niet_kloppen, totaalregels
from allocator.begroting.bestand import lees_bestand
from allocator.begroting.duiding.lezing import Opdracht, lees_begroting
from allocator.begroting.duiding.vragen import Vragen
from allocator.cli import run
from allocator.commands.vuilnis import zonder_vuilnisronden
from allocator.workbook.schema import DienstRij, ProgrammaRij, ScenarioRij, WijkRij
from allocator.workbook.template import write_rows
from benchmarks.meten import in_eigen_proces, piek_megabytes
from benchmarks.tabellen import tabel
from scenarios.loting import Loting

JAAR = 2027
PER_PROGRAMMA = 100
_SOORTEN = ("salarissen", "inkoop", "subsidies", "kapitaallasten")


@dataclass(frozen=True, slots=True)
class Meting:
    """What one part took."""

    wat: str
    cpu_seconden: float
    seconden: float
    megabytes: int


def schrijf_begroting(pad: Path, regels: int) -> None:
    """Write a budget in sections with a subtotal for every 100 lines, and a total."""
    loting = Loting(regels)
    werkmap = xlsxwriter.Workbook(str(pad), {"constant_memory": True})
    blad = werkmap.add_worksheet("Begroting")
    blad.write(0, 0, f"Begroting {JAAR}, in euro's")
    koppen = (
        "Kostenplaats",
        "Omschrijving",
        "Kostensoort",
        *(f"Lasten {j}" for j in (JAAR - 1, JAAR)),
        f"Baten {JAAR}",
    )
    blad.write_row(1, 0, koppen)
    rij, alles = 2, [0, 0, 0]
    for begin in range(0, regels, PER_PROGRAMMA):
        naam = f"Programma {begin // PER_PROGRAMMA + 1} Proef"
        blad.write(rij, 0, naam)
        samen = [0, 0, 0]
        for nummer in range(begin, min(begin + PER_PROGRAMMA, regels)):
            rij += 1
            bedragen = [loting.getal(0, 900_000) for _ in range(3)]
            blad.write_row(rij, 0, [str(100_000 + nummer), f"Product {nummer}", _SOORTEN[nummer % 4], *bedragen])
            samen = [a + b for a, b in zip(samen, bedragen, strict=True)]
        blad.write_row(rij + 1, 1, [f"Totaal {naam}", "", *samen])
        alles = [a + b for a, b in zip(alles, samen, strict=True)]
        rij += 2
    blad.write_row(rij, 1, ["Totaal generaal", "", *alles])
    werkmap.close()


def schrijf_scenario(pad: Path) -> None:
    """Write a scenario with one dienst and without posten."""
    regels = [ScenarioRij(regel="naam", waarde="Proef"), ScenarioRij(regel="jaar", waarde=JAAR)]
    write_rows(
        pad,
        {
            "Scenario": regels,
            "Diensten": [DienstRij(dienst="SW")],
            "Programma's": [ProgrammaRij(programma="P")],
            "Wijken": [WijkRij(wijk="Oost", inwoners=1)],
        },
    )


def lezen(bestand: Path, regels: int) -> Meting:
    """Read the file, and see to it that all of it was read."""
    begin = perf_counter()
    with zonder_vuilnisronden():
        lezing = lees_begroting(lees_bestand(bestand), Opdracht(jaar=JAAR), Vragen({}))
    if len(lezing.lijnen) != regels or lezing.vragen or die_niet_kloppen(totaalregels(lezing, "SW")):
        raise ValueError("the file was not read as it was written")
    return Meting("reading", process_time(), perf_counter() - begin, piek_megabytes())


def opdracht(bestand: Path, scenario: Path) -> Meting:
    """Run the whole command."""
    begin = perf_counter()
    if run(["importeer", str(bestand), "--scenario", str(scenario), "--dienst", "SW", "--ja"]) != 0:
        raise ValueError("the command failed")
    return Meting("the whole command", process_time(), perf_counter() - begin, piek_megabytes())


def main(argumenten: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.inlezen", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--regels", type=int, default=50_000, help="lines of the budget")
    regels = parser.parse_args(argumenten).regels
    with tempfile.TemporaryDirectory() as naam:
        bestand, scenario = Path(naam) / "begroting.xlsx", Path(naam) / "scenario.xlsx"
        schrijf_begroting(bestand, regels)
        schrijf_scenario(scenario)
        gedood = Meting("killed", 0.0, 0.0, 0)
        metingen = [
            in_eigen_proces(gedood, lezen, bestand, regels),
            in_eigen_proces(gedood, opdracht, bestand, scenario),
        ]
    rijen = [(m.wat, f"{m.cpu_seconden:.1f}", f"{m.seconden:.1f}", str(m.megabytes)) for m in metingen]
    print(tabel((f"{regels:,} lines", "CPU seconds", "seconds", "MB"), rijen), file=sys.stderr)


if __name__ == "__main__":
    main()
