"""`allocator nieuw` writes a workbook to fill in, or an example, and never over something else by accident."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from opdracht import allocator

from allocator.cli import run
from allocator.commands.examples import AANVRAGEN, BEGROTINGEN, VOORBEELDEN, example_bytes


def test_a_name_without_suffix_gets_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`nieuw` without a name makes scenario.xlsx, and .xlsx is added to a bare name."""
    monkeypatch.chdir(tmp_path)
    assert run(["nieuw"]) == 0
    assert run(["nieuw", "stad"]) == 0
    assert {p.name for p in tmp_path.iterdir()} == {"scenario.xlsx", "stad.xlsx"}


@pytest.mark.parametrize("voorbeeld", [*VOORBEELDEN, *AANVRAGEN, *BEGROTINGEN])
def test_an_example_is_written_whole(voorbeeld: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each example becomes a workbook of that name, byte for byte the one that comes along."""
    monkeypatch.chdir(tmp_path)
    assert run(["nieuw", "--voorbeeld", voorbeeld]) == 0
    assert (tmp_path / f"{voorbeeld}.xlsx").read_bytes() == example_bytes(voorbeeld)


def test_an_unknown_example_is_refused_with_the_choices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An example that isn't there is refused with the names of those that are."""
    monkeypatch.chdir(tmp_path)
    assert run(["nieuw", "--voorbeeld", "amsterdam"]) == 2
    assert (
        "Kies uit: klein-voorbeeld, utrecht-2011, utrecht-2011-initiatieven, stadswerken, " in capsys.readouterr().err
    )
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_kept_unless_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there stays as it is, until --vervang is given."""
    doel = tmp_path / "stad.xlsx"
    doel.write_text("van iemand anders")
    assert run(["nieuw", str(doel)]) == 2
    assert "is er al" in capsys.readouterr().err
    assert doel.read_text() == "van iemand anders"
    assert run(["nieuw", str(doel), "--vervang"]) == 0
    assert doel.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("naam", "zin"),
    [
        ("stad.xls", "moet eindigen op .xlsx"),
        ("stad.ods", "moet eindigen op .xlsx"),
        ("geen-map/stad.xlsx", "is er niet"),
        ("map.xlsx", "is een map"),
        ("n" * 300 + ".xlsx", "de naam is te lang"),
        ("bestand/stad.xlsx", "is er niet"),
    ],
)
def test_a_target_that_cannot_be_written_is_refused(
    naam: str, zin: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name that no workbook can have gets one Dutch sentence and exit code 2."""
    (tmp_path / "map.xlsx").mkdir()
    (tmp_path / "bestand").touch()
    assert run(["nieuw", str(tmp_path / naam)]) == 2
    gedrukt = capsys.readouterr()
    assert zin in gedrukt.err
    assert gedrukt.err.count("\n") == 1
    assert "Traceback" not in gedrukt.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_directory_without_rights_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the user may not write, that is said."""
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert run(["nieuw", str(tmp_path / "stad.xlsx")]) == 2
    assert "mag u niet schrijven" in capsys.readouterr().err


def test_names_with_spaces_and_signs(tmp_path: Path) -> None:
    """A path with spaces, accents and brackets works, and is told so that it can be typed again."""
    map_ = tmp_path / "begroting ’s-Hertogenbosch [2011]"
    map_.mkdir()
    afloop = allocator("nieuw", "mijn wijk é €.xlsx", in_map=map_)
    assert (afloop.code, afloop.fout) == (0, "")
    assert (map_ / "mijn wijk é €.xlsx").is_file()
    assert 'allocator controleer "mijn wijk é €.xlsx"' in afloop.uit
