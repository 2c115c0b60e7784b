"""Files that are no scenario, are damaged, or are made to do harm: one sentence each, quickly and in little memory."""

import errno
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from workbook.scenario_workbooks import maak

from allocator.workbook.load import laad
from allocator.workbook.problems import Invoerfouten, Melding

TORTURE = Path(__file__).parents[3] / "shared" / "data" / "torture"
MOST_SECONDS = 20
MOST_BYTES = 1_000_000_000


def _weigering(pad: Path) -> Melding:
    with pytest.raises(Invoerfouten) as gezegd:
        laad(pad)
    (melding,) = gezegd.value.meldingen
    assert (melding.blad, melding.cel, melding.waarde) == (None, None, None)
    assert melding.melding.endswith(".")
    return melding


def _bestand(pad: Path, inhoud: bytes) -> Path:
    pad.write_bytes(inhoud)
    return pad


@pytest.mark.parametrize(
    ("naam", "inhoud", "woorden"),
    [
        ("leeg.xlsx", b"", "leeg: het bestand heeft 0 bytes"),
        ("web.xlsx", b"<html><table></table></html>", "webpagina"),
        ("web.xlsx", b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "webpagina"),
        ("tekst.xlsx", b"post;lasten\nSW-1;5\n", "geen Excel-werkmap"),
        ("oud.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "oude Excel-werkmap"),
        ("geheim.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "versleuteld met een wachtwoord"),
        ("half.xlsx", b"PK\x03\x04" + bytes(100), "beschadigd"),
        ("oud.xls", b"\xd0\xcf\x11\xe0", ".xlsx- of .xlsm-bestand"),
        ("binair.xlsb", b"PK\x03\x04", "binaire Excel-werkmap (.xlsb)"),
        ("open.ods", b"PK\x03\x04", "LibreOffice-werkmap (.ods)"),
        ("sjabloon.xltx", b"PK\x03\x04", "Excel-sjabloon"),
        ("posten.csv", b"post;lasten", "tekstbestand"),
        ("posten", b"post;lasten", "geen Excel-werkmap"),
    ],
)
def test_what_is_no_workbook_is_named(naam: str, inhoud: bytes, woorden: str, tmp_path: Path) -> None:
    """The sentence says what the file is instead."""
    melding = _weigering(_bestand(tmp_path / naam, inhoud))
    assert woorden in melding.melding
    assert f"'{naam}'" in melding.melding
    assert melding.remedie


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A wrong name, a folder and a link to nothing are each said as they are."""
    assert "is er niet" in _weigering(tmp_path / "weg.xlsx").melding
    assert "is er niet" in _weigering(tmp_path / "map" / "weg.xlsx").melding
    assert "is een map" in _weigering(tmp_path).melding
    (tmp_path / "link.xlsx").symlink_to("weg.xlsx")
    assert "is er niet" in _weigering(tmp_path / "link.xlsx").melding


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe, which would be read for ever, isn't opened."""
    os.mkfifo(tmp_path / "buis.xlsx")
    assert "geen gewoon bestand" in _weigering(tmp_path / "buis.xlsx").melding


@pytest.mark.parametrize(
    ("code", "woorden"),
    [(errno.EACCES, "geen leesrechten"), (errno.EBUSY, "ander programma"), (errno.EIO, "niet te lezen")],
)
def test_a_file_that_is_held_or_forbidden(
    code: int, woorden: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system answers becomes a sentence. Its answer is put in place: root may read everything."""
    pad = maak(tmp_path / "dicht.xlsx")

    def weiger(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code), str(pad))

    monkeypatch.setattr(Path, "open", weiger)
    melding = _weigering(pad)
    assert woorden in melding.melding
    assert melding.remedie


def _zip(pad: Path, delen: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam, inhoud)
    return pad


def _met_deel(pad: Path, vervang: dict[str, str]) -> Path:
    """A workbook with a sheet of a scenario, of which some parts are replaced."""
    with xlsxwriter.Workbook(pad) as werkmap:
        werkmap.add_worksheet("Diensten").write_row(0, 0, ["dienst", "naam"])
    with zipfile.ZipFile(pad) as archief:
        delen: dict[str, str | bytes] = {naam: archief.read(naam) for naam in archief.namelist()}
    return _zip(pad, {**delen, **vervang})


NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
BLAD = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("delen", "woorden"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "geen Excel-werkmap"),
        ({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x"}, "binaire Excel-werkmap"),
        ({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}, "Word"),
        ({"[Content_Types].xml": "<Types/>"}, "geen Excel-werkmap"),
    ],
)
def test_other_zips_are_no_workbook(delen: dict[str, str | bytes], woorden: str, tmp_path: Path) -> None:
    """A zip of another kind is told from a workbook by what is in it, whatever its name."""
    assert woorden in _weigering(_zip(tmp_path / "anders.xlsx", delen)).melding


@pytest.mark.parametrize(
    ("delen", "woorden"),
    [
        ({BLAD: f"<worksheet {NS}><sheetData><row r='1'><c r='A1'>"}, "beschadigd"),
        (
            {BLAD: f"<worksheet {NS}><sheetData><row r='1'><c r='1A'><v>1</v></c></row></sheetData></worksheet>"},
            "beschadigd",
        ),
        ({BLAD: f"<worksheet {NS}><sheetData><row r='x'/></sheetData></worksheet>"}, "beschadigd"),
        ({BLAD: f"<worksheet {NS}><sheetData><row><c><v>NaN</v></c></row></sheetData></worksheet>"}, "beschadigd"),
        (
            {BLAD: f"<worksheet {NS}><sheetData><row><c t='s'><v>999999</v></c></row></sheetData></worksheet>"},
            "beschadigd",
        ),
        ({"xl/sharedStrings.xml": f"<sst {NS}><si>"}, "teksten"),
        ({"xl/styles.xml": "<styleSheet"}, "beschadigd"),
        ({"xl/workbook.xml": "<workbook/>"}, "geen Excel-werkmap"),
        ({"xl/workbook.xml": f"<workbook {NS} conformance='strict'/>"}, "Strict Open XML"),
        ({BLAD: "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet>&a;</worksheet>"}, "onveilige XML"),
    ],
)
def test_a_damaged_part_is_one_sentence(delen: dict[str, str], woorden: str, tmp_path: Path) -> None:
    """Damage inside the zip is one sentence too, whichever part it is in."""
    assert woorden in _weigering(_met_deel(tmp_path / "stuk.xlsx", delen)).melding


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """What the zip's table of contents says is looked at before anything is unpacked."""
    pad = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("[Content_Types].xml", "<Types/>")
        with archief.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as deel:
            for _ in range(220):
                deel.write(bytes(1_000_000))
    assert "veel te groot" in _weigering(pad).melding


def test_a_cell_in_the_last_corner_takes_no_room(tmp_path: Path) -> None:
    """A sheet is as large as what is in it, not as the place of its last cell."""
    pad = maak(tmp_path / "hoek.xlsx", {"Begroting!XFD1048576": 1, "Diensten!A1048576": "ZZ"})
    assert len(laad(pad).scenario.diensten) == 3


@pytest.mark.skipif(not TORTURE.is_dir(), reason="the hostile workbooks are not at hand")
def test_torture_ends_in_one_sentence_quickly() -> None:
    """Each hostile or odd spreadsheet is refused in one sentence, all of them in a process with 1 GB."""
    script = """
import json, resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
from allocator.workbook.load import laad
from allocator.workbook.problems import Invoerfouten
for pad in sorted(Path(sys.argv[1]).iterdir()):
    begin = time.monotonic()
    try:
        laad(pad)
    except Invoerfouten as fout:
        print(json.dumps([pad.name, [m.tekst for m in fout.meldingen], time.monotonic() - begin]))
"""
    run = subprocess.run(
        [sys.executable, "-c", script, str(TORTURE), str(MOST_BYTES)], capture_output=True, text=True, timeout=300
    )
    assert run.returncode == 0, run.stderr
    uitkomsten = [json.loads(regel) for regel in run.stdout.splitlines()]
    assert [naam for naam, _, _ in uitkomsten] == sorted(pad.name for pad in TORTURE.iterdir())
    for naam, teksten, seconden in uitkomsten:
        assert len(teksten) == 1, naam
        assert seconden < MOST_SECONDS, naam
