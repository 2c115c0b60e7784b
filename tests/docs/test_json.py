"""What `--json` prints is what docs/json.md says, key by key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from kleinvoorbeeld import VEERTIG_FOUTEN, Cellen, klein_voorbeeld

from allocator.cli import run

PAGE = Path(__file__).parents[2] / "docs" / "json.md"

GEVALLEN: list[Cellen] = [
    {},
    {"Wijkafspraken": {"E2": 4.5}},  # impossible: gives herstel
    {"Taakstellingen": {"D2": 900_000}},  # out of reach: gives versoepelingen
]
BESLUIT = ["--orgaan", "gemeenteraad", "--datum", "2026-11-12", "--nummer", "2026-123"]
NIET_DIEPER = {"audit.regels", "stad"}
"""Where the keys are names of rules, and where they are those of a dienst."""


def sleutels(waarde: object, pad: str = "") -> Iterator[str]:
    """Give the path of every key: `diensten[].lasten`."""
    if isinstance(waarde, dict) and pad not in NIET_DIEPER:
        for sleutel, inhoud in waarde.items():
            dieper = f"{pad}.{sleutel}" if pad else sleutel
            yield dieper
            yield from sleutels(inhoud, dieper)
    elif isinstance(waarde, list):
        for inhoud in waarde:
            yield from sleutels(inhoud, f"{pad}[]")


def beschreven(kop: str) -> set[str]:
    """Return the keys in the tables under a heading of the page."""
    _, _, rest = PAGE.read_text(encoding="utf-8").partition(f"\n## {kop}\n")
    return set(re.findall(r"^\| `([^`]+)` \|", rest.partition("\n## ")[0], re.MULTILINE))


def test_verdeel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every key that `verdeel` prints is described, and nothing else is."""
    gevonden: set[str] = set()
    for cellen in GEVALLEN:
        klein = klein_voorbeeld(tmp_path / "klein.xlsx", cellen)
        run(["verdeel", str(klein), "--json", "--vervang"])
        gevonden |= set(sleutels(json.loads(capsys.readouterr().out)))
    assert gevonden == beschreven("verdeel")


def test_controleer_and_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same for `controleer`, with and without errors."""
    regel = {"A2": 10, "B2": "omschrijving", "C2": "groen", "G2": "ja"}
    goed = klein_voorbeeld(tmp_path / "goed.xlsx", {"Indelingsregels": regel, "Begroting": {"M3": None}})
    assert run(["controleer", str(goed), "--json"]) == 0
    assert set(sleutels(json.loads(capsys.readouterr().out))) == beschreven("controleer")
    fout = klein_voorbeeld(tmp_path / "fout.xlsx", VEERTIG_FOUTEN)
    assert run(["controleer", str(fout), "--json"]) == 2
    assert set(sleutels(json.loads(capsys.readouterr().out))) == beschreven("Fouten")


def test_vaststellen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same for `vaststellen`."""
    klein = klein_voorbeeld(tmp_path / "klein.xlsx")
    assert run(["verdeel", str(klein)]) == 0
    capsys.readouterr()
    assert run(["vaststellen", str(tmp_path / "klein-plan.xlsx"), *BESLUIT, "--json"]) == 0
    assert set(sleutels(json.loads(capsys.readouterr().out))) == beschreven("vaststellen")
