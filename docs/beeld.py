"""The picture in README.md: the sheet Overzicht of the plan of Utrecht, as it comes out of a real run.

`python -m docs.beeld` solves the example, lets LibreOffice print the sheet, and cuts the upper part out with pdftoppm
(of poppler-utils). Only who renews the picture needs these two programs.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCENARIO = ROOT / "scenarios" / "utrecht-2011.xlsx"
BEELD = ROOT / "docs" / "beeld" / "overzicht.png"

_PIXELS_PER_INCH = 130
_LINKS, _BOVEN, _BREED, _HOOG = 0.38, 0.50, 8.90, 5.05
"""What is cut out of the printed page, in inches: from the title down to the charts."""

_NEDERLANDS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">\
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nl-NL</value></prop></item>
</oor:items>
"""
"""A profile in which amounts are written as in the Netherlands."""


def main() -> None:
    """Write the picture anew."""
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        plan = map_ / "plan.xlsx"
        subprocess.run([sys.executable, "-m", "allocator", "verdeel", SCENARIO, "--uit", plan], check=True)
        _cut_out(_first_page(plan, map_), BEELD)


def _first_page(plan: Path, map_: Path) -> Path:
    """Print the first page of a workbook, which is the sheet Overzicht, and return the PDF."""
    profiel = map_ / "profiel"
    instellingen = profiel / "user" / "registrymodifications.xcu"
    instellingen.parent.mkdir(parents=True)
    instellingen.write_text(_NEDERLANDS, encoding="utf-8")
    soort = 'pdf:calc_pdf_Export:{"PageRange":{"type":"string","value":"1"}}'
    soffice = ["soffice", f"-env:UserInstallation={profiel.as_uri()}", "--headless", "--convert-to", soort]
    subprocess.run([*soffice, "--outdir", map_, plan], check=True, stdout=subprocess.DEVNULL)
    return plan.with_suffix(".pdf")


def _cut_out(pdf: Path, beeld: Path) -> None:
    beeld.parent.mkdir(exist_ok=True)
    links, boven, breed, hoog = (str(round(inch * _PIXELS_PER_INCH)) for inch in (_LINKS, _BOVEN, _BREED, _HOOG))
    venster = ["-x", links, "-y", boven, "-W", breed, "-H", hoog]
    pdftoppm = ["pdftoppm", "-png", "-singlefile", "-r", str(_PIXELS_PER_INCH), *venster]
    subprocess.run([*pdftoppm, pdf, beeld.with_suffix("")], check=True)


if __name__ == "__main__":
    main()
