"""A dienst prepares its part apart (`--naar`), and `voegsamen` brings the parts together."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from begroting.indelingen import Indeling, Regel, Stijl, plat, schrijf_xlsx, secties
from begroting.scenario import begroting, schrijf_scenario
from openpyxl import load_workbook

from allocator.cli import run

SW = (
    Regel("Programma 1 Bestuur", "SW1", "Griffie", "personeel", 120_500, 0, Decimal("1.5")),
    Regel("Programma 2 Openbare ruimte", "SW3", "Bomen", "inkoop", 88_125, 1_000),
)
DMO = (
    Regel("Bestuur", "DMO1", "Welzijn", "subsidie", 60_000),
    Regel("Sport", "SW3", "Zwembad", "inkoop", 70_000),
)


def aanlevering(map_: Path, dienst: str, regels: tuple[Regel, ...]) -> Path:
    bestand = schrijf_xlsx(map_ / f"{dienst}-bron.xlsx", plat(Stijl(), regels))
    doel = map_ / f"aanlevering-{dienst}.xlsx"
    opties = ["--naar", str(doel), "--dienst", dienst, "--jaar", "2027", "--ja"]
    assert run(["importeer", str(bestand), *opties]) == 0
    return doel


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    return schrijf_scenario(tmp_path / "stad.xlsx")


def test_a_part_is_a_workbook_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It holds the posten of one dienst; what a whole scenario has besides isn't missed."""
    pad = Indeling("sw", secties, Stijl()).schrijf(tmp_path, SW)
    doel = tmp_path / "aanlevering-SW.xlsx"
    assert run(["importeer", str(pad), "--naar", str(doel), "--dienst", "SW", "--jaar", "2027", "--json"]) == 0
    uitkomst = json.loads(capsys.readouterr().out)
    assert (uitkomst["bestand"], uitkomst["bewaard"], uitkomst["problemen"]) == (str(doel), None, [])
    assert list(begroting(doel)) == ["SW1", "SW3"]
    assert [rij[0] for rij in load_workbook(doel)["Diensten"].iter_rows(min_row=2, values_only=True)] == ["SW"]


def test_parts_come_together(scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each dienst's posten are replaced, programma's are found by name, equal codes get their dienst, sums are kept."""
    delen = [aanlevering(tmp_path, "SW", SW), aanlevering(tmp_path, "DMO", DMO)]
    capsys.readouterr()
    assert run(["voegsamen", str(scenario), *map(str, delen), "--json"]) == 0
    uitkomst = json.loads(capsys.readouterr().out)
    assert [(d["dienst"], d["posten"], d["lasten"], d["baten"]) for d in uitkomst["diensten"]] == [
        ("SW", 2, 208_625, 1_000),
        ("DMO", 2, 130_000, 0),
    ]
    na = begroting(scenario)
    assert {post: (rij["dienst"], rij["programma"], rij["lasten"]) for post, rij in na.items()} == {
        "SW1": ("SW", "1", 120_500),
        "SW3": ("SW", "2", 88_125),
        "DMO1": ("DMO", "1", 60_000),
        "DMO-SW3": ("DMO", "Sport", 70_000),
    }
    bewijs = load_workbook(scenario, data_only=True)["Aansluiting"]
    assert [rij[6] for rij in bewijs.iter_rows(min_row=5, max_row=8, values_only=True)] == ["✓"] * 4


def test_a_second_time_changes_nothing(scenario: Path, tmp_path: Path) -> None:
    """The same parts again leave the scenario byte for byte as it is."""
    delen = [aanlevering(tmp_path, "SW", SW), aanlevering(tmp_path, "DMO", DMO)]
    assert run(["voegsamen", str(scenario), *map(str, delen), "--ja"]) == 0
    na = scenario.read_bytes()
    assert run(["voegsamen", str(scenario), *map(str, delen), "--ja"]) == 0
    assert scenario.read_bytes() == na


def test_what_both_added(scenario: Path, tmp_path: Path) -> None:
    """What concern control added wins; what the dienst added in its part fills cells that are empty there."""
    deel = aanlevering(tmp_path, "SW", SW)
    werkmap = load_workbook(deel)
    blad = werkmap["Begroting"]
    koppen = [cel.value for cel in blad[1]]
    for rij in (2, 3):
        blad.cell(rij, koppen.index("gebondenheid") + 1, "vrij")
        blad.cell(rij, koppen.index("stap") + 1, 100)
    werkmap.save(deel)
    assert run(["voegsamen", str(scenario), str(deel), "--ja"]) == 0
    na = begroting(scenario)
    assert [(na[p]["gebondenheid"], na[p]["stap"]) for p in ("SW1", "SW3")] == [("bestuurlijk", 5_000), ("vrij", 100)]


def test_formatie_in_a_part(tmp_path: Path, scenario: Path) -> None:
    """Budget and formatie come in one after the other, into the same part, and together into the scenario."""
    deel = aanlevering(tmp_path, "SW", SW)
    (tmp_path / "formatie.csv").write_text("Team;Fte\nGriffie;2,75\n", encoding="utf-8")
    opties = ["--naar", str(deel), "--dienst", "SW", "--soort", "formatie", "--ja"]
    assert run(["importeer", str(tmp_path / "formatie.csv"), *opties]) == 0
    assert run(["voegsamen", str(scenario), str(deel), "--ja"]) == 0
    assert begroting(scenario)["SW1"]["fte"] == 2.75


@pytest.mark.parametrize(("antwoord", "code"), [("n", 2), ("ja", 0)])
def test_it_asks_first(
    antwoord: str, code: int, scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without --ja the sums are shown and the go-ahead is asked."""
    deel = aanlevering(tmp_path, "SW", SW)
    voor = scenario.read_bytes()
    monkeypatch.setattr("builtins.input", lambda: antwoord)
    assert run(["voegsamen", str(scenario), str(deel)]) == code
    assert (scenario.read_bytes() == voor) is (code != 0)


def test_two_parts_of_one_dienst(scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Which of the two counts is for people to say."""
    deel = aanlevering(tmp_path, "SW", SW)
    ander = tmp_path / "nieuwer.xlsx"
    ander.write_bytes(deel.read_bytes())
    assert run(["voegsamen", str(scenario), str(deel), str(ander), "--ja"]) == 2
    assert "De dienst SW staat in 'aanlevering-SW.xlsx' en in 'nieuwer.xlsx'." in capsys.readouterr().err


def test_another_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A part about another year doesn't belong in this scenario."""
    deel = aanlevering(tmp_path, "SW", SW)
    scenario = schrijf_scenario(tmp_path / "stad.xlsx")
    werkmap = load_workbook(scenario)
    for rij in werkmap["Scenario"].iter_rows(min_row=2):
        if rij[0].value == "jaar":
            rij[1].value = 2028
    werkmap.save(scenario)
    assert run(["voegsamen", str(scenario), str(deel), "--ja"]) == 2
    assert "'aanlevering-SW.xlsx' gaat over 2027, en het scenario over 2028." in capsys.readouterr().err


def test_a_part_without_posten(scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A workbook in which nothing was brought in yet is refused."""
    leeg = schrijf_scenario(tmp_path / "leeg.xlsx", [])
    assert run(["voegsamen", str(scenario), str(leeg), "--ja"]) == 2
    assert "'leeg.xlsx' heeft geen posten." in capsys.readouterr().err


def test_a_new_part_needs_a_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The year decides which columns are read, so it must be given; nothing is left behind."""
    pad = Indeling("sw", secties, Stijl()).schrijf(tmp_path, SW)
    opties = ["--naar", str(tmp_path / "aan.xlsx"), "--dienst", "SW", "--ja"]
    assert run(["importeer", str(pad), *opties]) == 2
    assert "Een nieuwe aanlevering heeft een begrotingsjaar nodig." in capsys.readouterr().err
    assert not (tmp_path / "aan.xlsx").exists()
