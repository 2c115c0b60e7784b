"""`allocator simuleer` plays years on the small example, and puts them on a page."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from kleinvoorbeeld import klein_voorbeeld
from lxml import html

from allocator.cli import run
from allocator.report.jaar.simulatie import REGELNAAM
from allocator.workbook.schema import InitiatiefRij
from allocator.workbook.template import write_sheets
from allocator_models.simulatie import Regel
from allocator_models.simulatie.waarde import Anders

DOCS = Path(__file__).parents[2] / "docs" / "json.md"
KORT = ("--zaden", "1", "--aanvragen", "12")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    klein = klein_voorbeeld(tmp_path_factory.mktemp("plan") / "klein.xlsx")
    assert run(["verdeel", str(klein)]) == 0
    return klein.with_name("klein-plan.xlsx")


def test_every_rule_has_a_name() -> None:
    """The closed list of rules, each in words that a college knows."""
    assert set(REGELNAAM) == set(Regel)


def test_a_year_on_a_page(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All rules in JSON as documented, and a page with two pictures, whole by itself."""
    pagina = tmp_path / "jaar.html"
    capsys.readouterr()
    assert run(["simuleer", str(plan), *KORT, "--waarde", "--uit", str(pagina), "--json"]) == 0
    uitkomst = json.loads(capsys.readouterr().out)
    assert [r["regel"] for r in uitkomst["regels"]] == [r.value for r in Regel]
    assert all(0 <= r["p5"] <= r["aandeel"] + 1e-9 <= 1 + 1e-6 for r in uitkomst["regels"])
    assert [w["wat"] for w in uitkomst["waarden"]] == [a.value for a in Anders]
    _, _, beschreven = DOCS.read_text(encoding="utf-8").partition("\n## simuleer\n")
    kop = set(re.findall(r"^\| `(\w+)` \|", beschreven.partition("\n## ")[0], re.MULTILINE))
    assert set(uitkomst) == kop
    tekst = pagina.read_text(encoding="utf-8")
    boom = html.fromstring(tekst)
    assert boom.get("lang") == "nl"
    beelden = boom.xpath("//*[local-name()='svg']")
    assert [b.get("role") for b in beelden] == ["img", "img"]
    assert all(b.get("aria-label") for b in beelden)
    assert not boom.xpath("//script | //link | //img | //iframe")
    assert not re.search(r"(?:href|src)=.https?:|@import", tekst)
    assert len(tekst) < 80_000


def test_a_scenario_is_solved_first_and_the_same_seed_gives_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A scenario will do; the same call twice gives the same table, and the page isn't written over."""
    klein = klein_voorbeeld(tmp_path / "klein.xlsx")
    assert run(["simuleer", str(klein), *KORT]) == 0
    eerste = capsys.readouterr().out
    assert "De regel van Allocator haalt" in eerste
    assert str(tmp_path / "klein-simulatie.html") in eerste
    assert run(["simuleer", str(klein), *KORT]) == 2
    assert "is er al" in capsys.readouterr().err
    assert run(["simuleer", str(klein), *KORT, "--vervang"]) == 0
    assert capsys.readouterr().out == eerste


def test_a_real_year(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--stroom plays a sheet of requests, --waarde values the pots on them; without any of the year that is said."""
    rijen = [
        InitiatiefRij(initiatief=f"{n}", datum=date(2027, 1 + n, 5), wijk=(("Noord", 1),), bedrag=2_000 * n, score=n)
        for n in range(1, 10)
    ]
    sheet, oud = tmp_path / "jaar.xlsx", tmp_path / "oud.xlsx"
    write_sheets(sheet, {"Initiatieven": rijen})
    write_sheets(
        oud,
        {
            "Initiatieven": [
                InitiatiefRij(initiatief="1", datum=date(2026, 1, 5), wijk=(("Noord", 1),), bedrag=9, score=1)
            ]
        },
    )
    uit = ("--uit", str(tmp_path / "u.html"))
    assert run(["simuleer", str(plan), "--zaden", "1", "--stroom", str(sheet), *uit]) == 0
    assert "1 jaar met de aanvragen uit jaar.xlsx" in capsys.readouterr().out
    assert (
        run(["simuleer", str(plan), "--zaden", "1", "--stroom", str(sheet), *uit, "--waarde", "--vervang", "--json"])
        == 0
    )
    waarden = {w["wat"]: w["deel"] for w in json.loads(capsys.readouterr().out)["waarden"]}
    assert waarden[Anders.DICHT] < 0 < waarden[Anders.OPEN]
    assert run(["simuleer", str(plan), "--stroom", str(oud), "--vervang", *uit]) == 2
    assert "staat geen enkele aanvraag van 2027" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("ook", "zin"),
    [
        (["--zaden", "0"], "--zaden is een getal van 1 tot 1000."),
        (["--zaden", "1001"], "--zaden is een getal van 1 tot 1000."),
        (["--aanvragen", "veel"], "'veel' is geen heel getal."),
        (["--fout", "200%"], "'200%' is geen percentage."),
        (["--fout", "half"], "'half' is geen percentage."),
        (["--druk", "veel"], "'veel' kan niet bij --druk."),
        (["--druk", "99"], "'99' kan niet bij --druk."),
        (["--druk", "nan"], "'nan' kan niet bij --druk."),
        (["--uit", "x.xlsx"], "moet eindigen op .html"),
    ],
)
def test_calls_that_can_not_be(ook: list[str], zin: str, plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each wrong option is refused in a sentence, before anything is played."""
    assert run(["simuleer", str(plan), *ook]) == 2
    assert zin in capsys.readouterr().err
    assert not plan.with_name("klein-plan-simulatie.html").exists()


def test_without_a_plan_there_is_no_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A scenario that can't be gives exit code 1, and says where to look; a plan file without plan is refused."""
    onmogelijk = klein_voorbeeld(tmp_path / "klein.xlsx", {"Wijkafspraken": {"E2": 4.5}})
    assert run(["simuleer", str(onmogelijk), *KORT]) == 1
    assert "is geen plan mogelijk" in capsys.readouterr().err
    assert run(["verdeel", str(onmogelijk)]) == 1
    capsys.readouterr()
    assert run(["simuleer", str(tmp_path / "klein-plan.xlsx"), *KORT]) == 2
    assert "staat geen plan." in capsys.readouterr().err
