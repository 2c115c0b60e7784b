"""The generator of the example workbooks, and its check."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from allocator.workbook.template import write_rows
from scenarios import klein, utrecht
from scenarios.generate import AANVRAGEN, MAP, WERKMAPPEN, controleer, main, schrijf, verschillen
from scenarios.loting import Loting


def test_committed_workbooks_are_current() -> None:
    """What is committed is what the generator gives, cell for cell; `--check` says so with exit code 0."""
    assert controleer(MAP) == []
    assert main(["--check"]) == 0


def test_check_names_the_changed_cell(tmp_path: Path) -> None:
    """A changed amount is found and named by file, sheet and cell, and ends in exit code 1."""
    schrijf(tmp_path)
    rijen = dict(klein.maak())
    eerste, *rest = rijen["Begroting"]
    rijen["Begroting"] = [dataclasses.replace(eerste, lasten=eerste.lasten + 1), *rest]
    write_rows(tmp_path / "klein-voorbeeld.xlsx", rijen)
    (verschil,) = controleer(tmp_path)
    assert verschil.startswith("klein-voorbeeld.xlsx, Begroting!F2: ")
    assert main(["--check"], tmp_path) == 1


def test_check_finds_missing_rows_and_files(tmp_path: Path) -> None:
    """A row too few and a file that isn't there are differences as well."""
    rijen = dict(klein.maak())
    write_rows(tmp_path / "nieuw.xlsx", rijen)
    write_rows(tmp_path / "oud.xlsx", {**rijen, "Wijkafspraken": []})
    assert "Wijkafspraken: 0 rows instead of 1" in list(verschillen(tmp_path / "oud.xlsx", tmp_path / "nieuw.xlsx"))
    assert list(verschillen(tmp_path / "weg.xlsx", tmp_path / "nieuw.xlsx"))


def test_generator_is_deterministic() -> None:
    """The same code gives the same rows twice."""
    assert utrecht.maak() == utrecht.maak()


def test_every_workbook_of_the_folder_is_generated() -> None:
    """No workbook lies beside the generator that it doesn't write, but for plans that somebody made of them."""
    assert {pad.name for pad in MAP.glob("*.xlsx") if not pad.stem.endswith("-plan")} == {*WERKMAPPEN, *AANVRAGEN}


def test_loting_never_changes() -> None:
    """The draws are the same in every version of Python: these were recorded once."""
    loting = Loting(2011)
    assert [loting.getal(0, 9) for _ in range(8)] == [5, 9, 2, 3, 2, 0, 3, 2]
    assert sorted(loting.schud("abcd")) == list("abcd")
    assert {loting.weeg((("nooit", 0), ("altijd", 1))) for _ in range(20)} == {"altijd"}
    assert all(10 <= loting.bedrag(10, 20, 5) <= 20 for _ in range(50))
