"""Data on stdout, the rest on stderr; whatever goes wrong is one Dutch sentence and an exit code."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from kleinvoorbeeld import klein_voorbeeld

from allocator.commands.errors import OpdrachtFout, RekenFout, beoordeel
from allocator.commands.output import meld_fout, start_logging
from allocator.workbook.package import WerkmapFout
from allocator.workbook.problems import Invoerfouten, Melding

KLEUR = re.compile(rb"\x1b\[[0-9;]*3[0-9][0-9;]*m|\x1b\[[0-9;]*9[0-9][0-9;]*m")
"""A colour of the foreground; bold is none."""

FOUT = Melding("Begroting", "F2", "twaalf", "Dit is geen bedrag.", "Vul een getal in.")


@pytest.mark.parametrize(
    ("fout", "code", "zin"),
    [
        (Invoerfouten([FOUT]), 2, "Dit is geen bedrag. Vul een getal in."),
        (WerkmapFout("De werkmap is op slot."), 2, "De werkmap is op slot."),
        (OpdrachtFout("Kies een andere naam."), 2, "Kies een andere naam."),
        (RekenFout("De controle vond een fout."), 3, "De controle vond een fout."),
        (FileNotFoundError(errno.ENOENT, "x", "a.xlsx"), 2, "'a.xlsx' lukt niet: het bestand of de map is er niet."),
        (PermissionError(errno.EACCES, "x", "a.xlsx"), 2, "een ander programma (Excel?) houdt het bestand vast."),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "Lezen of schrijven lukt niet: de schijf is vol."),
        (OSError(errno.ENXIO, "No such device", "a.xlsx"), 2, "'a.xlsx' lukt niet: het systeem geeft code ENXIO."),
        (ValueError("unexpected"), 3, "Er ging iets mis in Allocator zelf (ValueError)"),
        (KeyError("post"), 3, "Er ging iets mis in Allocator zelf (KeyError)"),
    ],
    ids=lambda waarde: type(waarde).__name__ if isinstance(waarde, Exception) else "",
)
def test_each_failure_has_a_sentence_and_a_code(fout: Exception, code: int, zin: str) -> None:
    """What the user did wrong is code 2, what Allocator did wrong is code 3, and both are said in Dutch."""
    gekregen, (melding,) = beoordeel(fout)
    assert gekregen == code
    assert zin in melding.tekst
    assert "device" not in melding.tekst


def test_problems_in_sheets_are_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Problems with a place are shown by sheet and cell on stderr, and counted."""
    assert meld_fout(Invoerfouten([FOUT, FOUT]), als_json=False) == 2
    gedrukt = capsys.readouterr()
    assert gedrukt.out == ""
    assert "Begroting" in gedrukt.err
    assert gedrukt.err.endswith("2 fouten.\n")


def test_problems_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the problems are on stdout with the keys of the contract, and stderr is empty."""
    assert meld_fout(Invoerfouten([FOUT]), als_json=True) == 2
    gedrukt = capsys.readouterr()
    assert gedrukt.err == ""
    assert json.loads(gedrukt.out) == {
        "fout": [
            {"blad": "Begroting", "cel": "F2", "waarde": "twaalf", "melding": "Dit is geen bedrag. Vul een getal in."}
        ]
    }


def test_names_are_not_read_as_markup(capsys: pytest.CaptureFixture[str]) -> None:
    """Brackets in a user's text are printed as they are."""
    meld_fout(Invoerfouten([Melding("Begroting", "A2", "[red]", "Wat is [/red]?", ":smile:")]), als_json=False)
    gedrukt = capsys.readouterr().err
    assert "[red]" in gedrukt
    assert "[/red]" in gedrukt
    assert ":smile:" in gedrukt


@pytest.mark.parametrize("uitgebreid", [False, True])
def test_a_traceback_only_on_request(uitgebreid: bool, caplog: pytest.LogCaptureFixture) -> None:
    """An unexpected failure shows its traceback with -v only."""
    start_logging(uitgebreid)
    assert meld_fout(ValueError("unexpected"), als_json=False) == 3
    assert bool(caplog.records) is uitgebreid


@pytest.mark.parametrize("argumenten", ["verdeel klein.xlsx", "verdeel klein.xlsx --json", "controleer klein.xlsx"])
def test_a_reader_that_stops_reading_is_no_error(argumenten: str, tmp_path: Path) -> None:
    """`allocator … | true` ends in silence, with the exit code of what was done."""
    klein_voorbeeld(tmp_path / "klein.xlsx")
    opdracht = f"{sys.executable} -m allocator {argumenten} | true; exit ${{PIPESTATUS[0]}}"
    klaar = subprocess.run(
        ["bash", "-c", opdracht], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert (klaar.returncode, klaar.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is there on Linux only")
def test_a_full_disk_under_stdout_is_said(tmp_path: Path) -> None:
    """When the output itself can't be written, that is one sentence and not a traceback."""
    opdracht = f"{sys.executable} -m allocator nieuw > /dev/full"
    klaar = subprocess.run(
        ["bash", "-c", opdracht], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert (klaar.returncode, klaar.stderr) == (2, "Fout: Lezen of schrijven lukt niet: de schijf is vol.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
@pytest.mark.parametrize(("omgeving", "kleur"), [({}, True), ({"NO_COLOR": "1"}, False)], ids=["terminal", "NO_COLOR"])
def test_no_color_is_honoured(omgeving: dict[str, str], kleur: bool, tmp_path: Path) -> None:
    """On a terminal there is a bar and there are colours, and with NO_COLOR there is no colour."""
    import pty

    klein_voorbeeld(tmp_path / "klein.xlsx")
    onze, hunne = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "allocator", "verdeel", "klein.xlsx"],
        cwd=tmp_path,
        env={**os.environ, "TERM": "xterm-256color", **omgeving},
        stdout=hunne,
        stderr=hunne,
    ):
        os.close(hunne)
        gedrukt = b"".join(iter(lambda: _read(onze), b""))
    os.close(onze)
    assert "Er is een plan" in gedrukt.decode()
    assert "Het scenario lezen" in gedrukt.decode()
    assert bool(KLEUR.search(gedrukt)) is kleur


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other side is closed
        return b""
