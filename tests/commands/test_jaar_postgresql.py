"""The commands of the year on a book in a real PostgreSQL database, from a plan to where a wijk stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from boekvoorbeeld import BESLUIT
from kleinvoorbeeld import klein_voorbeeld
from postgresql import running_server

from allocator.cli import run

GEHEIM = "geheim"


@pytest.fixture(scope="module")
def adres() -> Iterator[str]:
    """An empty database on a server of our own, with a password in its address."""
    with running_server() as server:
        yield server.empty_database().replace("allocator@", f"allocator:{GEHEIM}@")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    klein = klein_voorbeeld(tmp_path_factory.mktemp("plan") / "klein.xlsx")
    assert run(["verdeel", str(klein)]) == 0
    return klein.with_name("klein-plan.xlsx")


def test_a_year_from_plan_to_stand(
    adres: str, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """vaststellen, aanvraag, herverdeel, besluit and stand by an address: money moves once, no password shows."""
    monkeypatch.chdir(tmp_path)
    gezegd: list[str] = []

    def opdracht(*argumenten: str) -> Any:
        capsys.readouterr()
        code = run([*argumenten, "--jaarboek", adres, "--json"])
        uit = capsys.readouterr()
        gezegd.extend((uit.out, uit.err))
        assert code == 0, uit.err
        return json.loads(uit.out)

    assert opdracht("vaststellen", str(plan), *BESLUIT)["jaarboek"] == "de PostgreSQL-database"
    aanvraag = ("--wijk", "Noord", "--datum", "2027-03-01")
    for naam, bedrag in (("Bank", 2_000), ("Tuin", 500)):
        (advies,) = opdracht("aanvraag", *aanvraag, "--naam", naam, "--bedrag", str(bedrag), "--score", "7")["adviezen"]
        assert (advies["advies"], advies["bedrag"]) == ("toekennen", bedrag)
    adviezen = opdracht("herverdeel", "--datum", "2027-03-08")["adviezen"]
    assert [advies["initiatief"] for advies in adviezen] == ["2027-0001", "2027-0002"]
    (voor,) = opdracht("stand", "--wijk", "Noord", "--datum", "2027-03-08")["wijken"]
    besluit = opdracht("besluit", "--alle", "--door", "wijkbureau Noord", "--datum", "2027-03-09")
    assert [b["toegekend"] for b in besluit["besluiten"]] == [2_000, 500]
    (na,) = opdracht("stand", "--wijk", "Noord", "--datum", "2027-03-10")["wijken"]
    assert (voor["vrij"], voor["toegezegd"], na["vrij"], na["toegezegd"]) == (20_000, 0, 17_500, 2_500)
    assert [bestand.name for bestand in tmp_path.iterdir()] == ["Klein voorbeeld-jaarboek.xlsx"]
    assert GEHEIM not in "".join(gezegd)
