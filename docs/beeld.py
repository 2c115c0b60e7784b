"""The pictures: the sheet Overzicht in README.md, and what a dienst sends and gets back in the handleiding.

`python -m docs.beeld` makes them anew from real runs: LibreOffice prints a sheet, and pdftoppm (of poppler-utils) cuts
out a part. Only who renews a picture needs these two programs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from openpyxl import load_workbook

from allocator.workbook.importprofielen import AANSLUITING

ROOT = Path(__file__).parent.parent
SCENARIO = ROOT / "scenarios" / "utrecht-2011.xlsx"
BEGROTINGEN = ROOT / "scenarios" / "begrotingen"
BEELDEN = ROOT / "docs" / "beeld"

_PIXELS_PER_INCH = 130
_OVERZICHT = (0.38, 0.50, 8.90, 5.05)
"""What is cut out of the printed page, in inches from the left and the top, wide and high: title down to charts."""

_BESTANDEN = {"stadswerken": (0.7, 0.7, 10.4, 3.1), "dmo": (0.7, 0.7, 10.4, 2.4), "ggd": (0.7, 0.7, 10.4, 2.4)}
"""File of a dienst → what is cut out of its first page."""

_AANSLUITING = (0.6, 0.6, 10.6, 3.4)

_NEDERLANDS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">\
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nl-NL</value></prop></item>
</oor:items>
"""
"""A profile in which amounts are written as in the Netherlands."""


def main() -> None:
    """Write the pictures anew."""
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        plan = map_ / "plan.xlsx"
        _allocator("verdeel", SCENARIO, "--uit", plan)
        _cut_out(_first_page(plan, map_), BEELDEN / "overzicht.png", _OVERZICHT)
    beeld_aanleveren()


def beeld_aanleveren() -> None:
    """Write the pictures of what diensten send, and of the proof that it has come in."""
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        for bestand, venster in _BESTANDEN.items():
            pdf = _first_page(BEGROTINGEN / f"{bestand}.xlsx", map_)
            _cut_out(pdf, BEELDEN / f"aanlevering-{bestand}.png", venster)
        scenario = map_ / "utrecht.xlsx"
        shutil.copy(SCENARIO, scenario)
        for bestand, dienst in (("stadswerken", "SW"), ("ggd", "GGD")):
            pad = BEGROTINGEN / f"{bestand}.xlsx"
            _allocator("importeer", pad, "--scenario", scenario, "--dienst", dienst, "--ja")
        _cut_out(_first_page(_in_front(scenario, AANSLUITING), map_), BEELDEN / "aansluiting-import.png", _AANSLUITING)


def _allocator(*argumenten: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "allocator", *argumenten], check=True)


def _in_front(werkmap: Path, naam: str) -> Path:
    """Return a copy of a workbook with one sheet in front, so that it is printed first."""
    book = load_workbook(werkmap)
    book.move_sheet(naam, -book.sheetnames.index(naam))
    doel = werkmap.with_name("blad-vooraan.xlsx")
    book.save(doel)
    return doel


def _first_page(plan: Path, map_: Path) -> Path:
    """Print the first page of a workbook, and return the PDF."""
    profiel = map_ / "profiel"
    instellingen = profiel / "user" / "registrymodifications.xcu"
    instellingen.parent.mkdir(parents=True, exist_ok=True)
    instellingen.write_text(_NEDERLANDS, encoding="utf-8")
    soort = 'pdf:calc_pdf_Export:{"PageRange":{"type":"string","value":"1"}}'
    soffice = ["soffice", f"-env:UserInstallation={profiel.as_uri()}", "--headless", "--convert-to", soort]
    subprocess.run([*soffice, "--outdir", map_, plan], check=True, stdout=subprocess.DEVNULL)
    return map_ / f"{plan.stem}.pdf"


def _cut_out(pdf: Path, beeld: Path, inches: tuple[float, float, float, float]) -> None:
    beeld.parent.mkdir(exist_ok=True)
    links, boven, breed, hoog = (str(round(inch * _PIXELS_PER_INCH)) for inch in inches)
    venster = ["-x", links, "-y", boven, "-W", breed, "-H", hoog]
    pdftoppm = ["pdftoppm", "-png", "-singlefile", "-r", str(_PIXELS_PER_INCH), *venster]
    subprocess.run([*pdftoppm, pdf, beeld.with_suffix("")], check=True)


if __name__ == "__main__":
    main()
