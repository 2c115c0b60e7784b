"""`allocator controleer` names everything that is wrong, and writes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from kleinvoorbeeld import VEERTIG_FOUTEN, klein_voorbeeld

from allocator.cli import run

TORTURE = Path(__file__).parents[3] / "shared" / "data" / "torture"


@pytest.fixture
def klein(tmp_path: Path) -> Path:
    return klein_voorbeeld(tmp_path / "klein.xlsx")


@pytest.fixture
def veertig(tmp_path: Path) -> Path:
    return klein_voorbeeld(tmp_path / "veertig.xlsx", VEERTIG_FOUTEN)


def test_a_good_scenario(klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A scenario without problems gives exit code 0 and a friendly line."""
    assert run(["controleer", str(klein)]) == 0
    gedrukt = capsys.readouterr()
    assert gedrukt.out == "Geen fouten. Geen opmerkingen.\n"
    assert gedrukt.err == ""


def test_forty_errors_are_forty_messages(veertig: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Forty planted errors are all named at once, each by its own cell, and nothing is written."""
    assert run(["controleer", str(veertig), "--json"]) == 2
    fouten = json.loads(capsys.readouterr().out)["fout"]
    assert {tuple(fout) for fout in fouten} == {("blad", "cel", "waarde", "melding")}
    geplant = {(blad, cel) for blad, cellen in VEERTIG_FOUTEN.items() for cel in cellen}
    assert len(fouten) == 40
    assert {(fout["blad"], fout["cel"]) for fout in fouten} == geplant
    assert list(veertig.parent.iterdir()) == [veertig]


def test_errors_are_a_table_on_stdout(
    veertig: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who reads along gets a table with sheet, cell, what is wrong and what would be right, and how many there are."""
    monkeypatch.setenv("COLUMNS", "140")
    assert run(["controleer", str(veertig)]) == 2
    gedrukt = capsys.readouterr()
    for woord in ("Blad", "Cel", "Er staat", "Wat goed zou zijn", "Wijktoerekening", "C3", "160 %"):
        assert woord in gedrukt.out
    assert gedrukt.out.endswith("40 fouten.\n")
    assert gedrukt.err == ""


def test_remarks_do_not_block(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A remark is shown apart from errors, and leaves the exit code 0."""
    bestand = klein_voorbeeld(tmp_path / "klein.xlsx", {"Begroting": {"N3": None, "M3": None}})
    assert run(["controleer", str(bestand)]) == 0
    *tabel, slot = capsys.readouterr().out.splitlines()
    assert any("Begroting" in regel and "M3" in regel for regel in tabel)
    assert slot == "Geen fouten. 2 opmerkingen."


def test_what_the_indelingsregels_filled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How many cells the rules filled is always said; which rule filled what on request, and in the JSON."""
    regel = {"A2": 10, "B2": "omschrijving", "C2": "groen", "G2": "ja"}
    bestand = klein_voorbeeld(tmp_path / "klein.xlsx", {"Indelingsregels": regel})
    assert run(["controleer", str(bestand)]) == 0
    kort = capsys.readouterr().out
    assert "oormerkbaar 1 keer" in kort
    assert "SW-2" not in kort
    assert run(["controleer", str(bestand), "--indeling"]) == 0
    lang = capsys.readouterr().out
    assert "SW-2" in lang
    assert "Indelingsregels!G2" in lang
    assert run(["controleer", str(bestand), "--json"]) == 0
    (ingedeeld,) = json.loads(capsys.readouterr().out)["indeling"]
    assert (ingedeeld["post"], ingedeeld["kolom"], ingedeeld["waarde"]) == ("SW-2", "oormerkbaar", "ja")


def test_an_unknown_optie(klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An optie that isn't in the workbook is refused, with the one that may have been meant."""
    assert run(["controleer", str(klein), "--optie", "zonder wijkvloer"]) == 0
    capsys.readouterr()
    assert run(["controleer", str(klein), "--optie", "zonder vloer"]) == 2
    assert "De optie 'zonder vloer' bestaat niet. Bedoelt u 'Zonder wijkvloer'?" in capsys.readouterr().err


@pytest.mark.parametrize("naam", ["er-is-niets.xlsx", "map", "lijst.csv", "leeg.xlsx"])
def test_a_file_that_cannot_be_read(naam: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no workbook gets one Dutch sentence on stderr and exit code 2."""
    (tmp_path / "map").mkdir()
    (tmp_path / "lijst.csv").write_text("post;lasten\n")
    (tmp_path / "leeg.xlsx").touch()
    assert run(["controleer", str(tmp_path / naam)]) == 2
    gedrukt = capsys.readouterr()
    assert gedrukt.out == ""
    assert gedrukt.err.startswith("Fout: ")
    assert gedrukt.err.count("\n") == 1


@pytest.mark.skipif(not TORTURE.is_dir(), reason="the hostile workbooks are not at hand")
@pytest.mark.parametrize("bestand", sorted(TORTURE.glob("*")), ids=lambda pad: pad.name)
@pytest.mark.parametrize("opdracht", ["controleer", "verdeel"])
def test_hostile_files(
    opdracht: str, bestand: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A hostile or odd file gets one sentence and exit code 2, from every command that reads one."""
    monkeypatch.chdir(tmp_path)
    assert run([opdracht, str(bestand)]) == 2
    gedrukt = capsys.readouterr()
    assert gedrukt.err.startswith("Fout: ")
    assert gedrukt.err.count("\n") == 1
    assert gedrukt.out == ""
    assert list(tmp_path.iterdir()) == []
