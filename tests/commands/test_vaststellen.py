"""`allocator vaststellen` sets a plan, once, and only a plan that is what was worked out."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from kleinvoorbeeld import klein_voorbeeld
from openpyxl import load_workbook

from allocator.cli import run
from allocator.jaarboek.boek import Jaarboek

BESLUIT = ["--orgaan", "gemeenteraad", "--datum", "2026-11-12", "--nummer", "2026-123"]


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    klein = klein_voorbeeld(tmp_path_factory.mktemp("plan") / "klein.xlsx")
    assert run(["verdeel", str(klein)]) == 0
    return klein.with_name("klein-plan.xlsx")


@pytest.fixture
def plan(gemaakt: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(gemaakt, tmp_path))


def teksten(werkmap: Path) -> set[str]:
    blad = load_workbook(werkmap, read_only=True)["Overzicht"]
    return {str(cel) for rij in blad.iter_rows(values_only=True) for cel in rij if cel is not None}


def test_a_plan_is_set(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The set plan is a new file that says who set it, when and under which number; the concept stays."""
    voor = plan.read_bytes()
    assert run(["vaststellen", str(plan), *BESLUIT, "--json"]) == 0
    uitkomst = json.loads(capsys.readouterr().out)
    vastgesteld = plan.with_name("klein-plan-vastgesteld.xlsx")
    assert uitkomst["bestand"] == str(vastgesteld)
    assert (uitkomst["orgaan"], uitkomst["datum"], uitkomst["nummer"]) == ("gemeenteraad", "2026-11-12", "2026-123")
    assert "Vastgesteld door gemeenteraad op 12 november 2026, nummer 2026-123" in teksten(vastgesteld)
    assert "Ambtelijk concept, geen besluit" in teksten(plan)
    assert plan.read_bytes() == voor


def test_a_date_as_people_write_it(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """12-11-2026 is the twelfth of November; whoever reads along is told where the plan is."""
    besluit = [deel.replace("2026-11-12", "12-11-2026") for deel in BESLUIT]
    assert run(["vaststellen", str(plan), *besluit]) == 0
    vastgesteld = plan.with_name("klein-plan-vastgesteld.xlsx")
    assert capsys.readouterr().out.startswith(f"Klein voorbeeld, 2027: vastgesteld. Het plan staat in {vastgesteld}\n")
    assert "Vastgesteld door gemeenteraad op 12 november 2026, nummer 2026-123" in teksten(vastgesteld)


@pytest.mark.parametrize(
    ("waarde", "door", "zin"),
    [
        ("2026-11-12", "2026-13-12", "'2026-13-12' is geen datum."),
        ("2026-11-12", "volgende week", "'volgende week' is geen datum."),
        ("gemeenteraad", " ", "De optie --orgaan is leeg."),
        ("2026-123", "", "De optie --nummer is leeg."),
    ],
)
def test_a_decision_that_says_nothing(
    waarde: str, door: str, zin: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A date that is none and an empty body or number are refused, and nothing is written."""
    assert run(["vaststellen", str(plan), *(door if deel == waarde else deel for deel in BESLUIT)]) == 2
    assert zin in capsys.readouterr().err
    assert list(plan.parent.iterdir()) == [plan]


def test_a_plan_is_set_once(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A plan that is set already stays as it was set."""
    assert run(["vaststellen", str(plan), *BESLUIT]) == 0
    vastgesteld = plan.with_name("klein-plan-vastgesteld.xlsx")
    nog_een_boek = ("--jaarboek", str(plan.with_name("nog-een.jaarboek")))
    assert run(["vaststellen", str(vastgesteld), *BESLUIT, *nog_een_boek]) == 2
    assert "is al vastgesteld" in capsys.readouterr().err
    assert run(["vaststellen", str(plan), *BESLUIT]) == 2
    assert "is er al" in capsys.readouterr().err


def test_a_changed_scenario_is_no_basis(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A plan whose inputs were changed afterwards can't be set."""
    werkmap = load_workbook(plan)
    werkmap["Prioriteiten"]["G2"] = 1
    werkmap.save(plan)
    assert run(["vaststellen", str(plan), *BESLUIT]) == 2
    assert "is veranderd nadat het plan was gemaakt" in capsys.readouterr().err
    assert list(plan.parent.iterdir()) == [plan]


def test_a_scenario_is_no_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what `verdeel` made can be set."""
    klein = klein_voorbeeld(tmp_path / "klein.xlsx")
    assert run(["vaststellen", str(klein), *BESLUIT]) == 2
    assert "is geen plan van Allocator" in capsys.readouterr().err


def test_the_year_begins(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The book of the year is begun with the pots of the plan, and its workbook is printed beside it."""
    assert run(["vaststellen", str(plan), *BESLUIT, "--json"]) == 0
    uitkomst = json.loads(capsys.readouterr().out)
    assert uitkomst["jaarboek"] == str(plan.with_name("klein.jaarboek"))
    assert uitkomst["werkmap"] == str(plan.with_name("klein-jaarboek.xlsx"))
    with Jaarboek.open(uitkomst["jaarboek"]) as boek:
        assert (boek.kenmerk.orgaan, boek.kenmerk.nummer) == ("gemeenteraad", "2026-123")
        assert {p.stand.pot: p.stand.euro for p in boek.potten(date(2027, 1, 1))}["leefbaarheidsbudget Noord"] == 20_000


def test_a_book_is_never_replaced(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a book is already, nothing is set; another place may be chosen."""
    plan.with_name("klein.jaarboek").write_text("van iemand anders")
    assert run(["vaststellen", str(plan), *BESLUIT]) == 2
    assert "is er al. Het wordt nooit vervangen" in capsys.readouterr().err
    assert not plan.with_name("klein-plan-vastgesteld.xlsx").exists()
    assert run(["vaststellen", str(plan), *BESLUIT, "--jaarboek", str(tmp_path / "ander.jaarboek")]) == 0
    assert "allocator aanvraag --jaarboek" in capsys.readouterr().out


def test_without_a_book_nothing_is_set(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When the book can't be begun, the plan stays a concept."""
    assert run(["vaststellen", str(plan), *BESLUIT, "--jaarboek", str(plan.parent / "weg" / "x.jaarboek")]) == 2
    assert capsys.readouterr().err.startswith("Fout: ")
    assert list(plan.parent.iterdir()) == [plan]
