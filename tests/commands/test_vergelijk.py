"""`allocator vergelijk` names each cell that differs, each decision that follows, and who decides."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonsleutels import beschreven, sleutels
from kleinvoorbeeld import Cellen, klein_voorbeeld
from openpyxl import load_workbook

from allocator.cli import run
from allocator.report.vaststellen import lees_plan
from allocator.workbook.load import laad
from allocator_models.jaarplan import solve
from allocator_models.plan import Plan
from allocator_models.result import Jaarplan


@pytest.fixture(scope="module")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small example."""
    return klein_voorbeeld(tmp_path_factory.mktemp("was") / "was.xlsx")


def gedrukt(capsys: pytest.CaptureFixture[str], *argumenten: str | Path, code: int = 0) -> Any:
    """Return what `vergelijk --json` prints."""
    capsys.readouterr()
    assert run(["vergelijk", *map(str, argumenten), "--json"]) == code
    return json.loads(capsys.readouterr().out)


def test_a_workbook_with_itself(klein: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A scenario, and a plan, beside itself or each other, is the same, said in one line."""
    plan = tmp_path / "plan.xlsx"
    assert run(["verdeel", str(klein), "--uit", str(plan)]) == 0
    for paar in ((klein, klein), (plan, plan), (klein, plan)):
        capsys.readouterr()
        assert run(["vergelijk", *map(str, paar)]) == 0
        namen = [pad.name for pad in paar] if paar[0] != paar[1] else [str(paar[0])] * 2
        assert capsys.readouterr().out == (
            f"'{namen[0]}' en '{namen[1]}' zijn gelijk: dezelfde invoer en hetzelfde plan.\n"
        )


def oormerken(plan: Plan, prioriteit: str) -> object:
    """Return the variant of a prioriteit, and all that is earmarked for it."""
    uren = [(o.post, o.fte_honderdsten) for o in plan.fte_oormerken if o.prioriteit == prioriteit]
    geld = [(o.dienst, o.programma, o.aard, o.euro) for o in plan.euro_oormerken if o.prioriteit == prioriteit]
    return plan.keuze.get(prioriteit), sorted(uren), sorted(geld)


def opgelost(pad: Path) -> Jaarplan:
    return solve(laad(pad).scenario)


def test_one_cell_and_each_decision_that_follows(
    klein: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The cell is named, and every prioriteit and post on which two plans, solved apart, differ; no more than these."""
    koppen = {str(c.value): c.column_letter for c in load_workbook(klein)["Inzet"][1]}
    cel = f"{koppen['euro']}3"
    wordt = klein_voorbeeld(tmp_path / "wordt.xlsx", {"Inzet": {cel: 33_000}})
    (v,) = gedrukt(capsys, klein, wordt)["vergelijkingen"]
    (invoer,) = v["invoer"]
    assert invoer["cel_was"] == invoer["cel_wordt"] == {"blad": "Inzet", "cel": cel}
    oud, nieuw = opgelost(klein).plan, opgelost(wordt).plan
    assert oud is not None
    assert nieuw is not None
    anders = {q for q in oud.keuze.keys() | nieuw.keuze.keys() if oormerken(oud, q) != oormerken(nieuw, q)}
    assert len(anders) > 1
    assert {p["prioriteit"] for p in v["prioriteiten"]} == anders
    for p in v["prioriteiten"]:
        varianten = [p[kant]["variant"] if p[kant] else None for kant in ("was", "wordt")]
        assert varianten == [plan.keuze.get(p["prioriteit"]) for plan in (oud, nieuw)]
    posten = {
        s.post
        for s in nieuw.splitsingen
        if (s.flex_euro, s.vervallen_euro, s.flex_honderdsten)
        != ((o := oud.splitsing[s.post]).flex_euro, o.vervallen_euro, o.flex_honderdsten)
    }
    assert {p["post"] for p in v["posten"]} == posten
    assert v["raad"] == []


def test_money_that_moves_between_programmas_is_the_raads(
    klein: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ten thousand euros from a post of BOR to one of WEL: the raad; within BOR: the college; the totals stay.

    The workbook shows of each post what the JSON tells.
    """
    uit = tmp_path / "uit.xlsx"
    tussen = klein_voorbeeld(tmp_path / "tussen.xlsx", {"Begroting": {"F3": 390_000, "F9": 210_000}})
    binnen = klein_voorbeeld(tmp_path / "binnen.xlsx", {"Begroting": {"F3": 390_000, "F4": 110_000}})
    eerste, tweede = gedrukt(capsys, klein, tussen, binnen, "--uit", uit)["vergelijkingen"]
    assert eerste["raad"] == ["BOR", "WEL"]
    assert tweede["raad"] == []
    assert {p["programma"]: p["voordeel_s"] for p in eerste["programmas"]} == {"BOR": 10_000, "WEL": -10_000}
    assert {p["besluit"] for p in eerste["posten"] if p["post"] in ("SW-2", "DMO-4")} == {"raad"}
    assert {p["besluit"] for p in tweede["posten"]} == {"college"}
    for v in (eerste, tweede):
        for groep in ("diensten", "programmas", "portefeuilles"):
            assert sum(g["voordeel_s"] + g["voordeel_i"] for g in v[groep]) == 0
    delen = ("vast", "flex", "vervallen", "fte_vast", "fte_flex", "fte_vervallen")
    rijen = load_workbook(uit)["Posten 1"].iter_rows(min_row=5, values_only=True)
    for rij, post in zip(rijen, eerste["posten"], strict=False):  # below the posten are the totals
        assert rij[0] == post["post"]
        assert rij[5:-1] == tuple(post[kant][deel] for deel in delen for kant in ("was", "wordt"))


def test_an_optie_beside_its_base(klein: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--optie compares within one workbook; the workbook that is written has its charts, and the same decisions."""
    uit = tmp_path / "uit.xlsx"
    uitkomst = gedrukt(capsys, klein, "--optie", "zonder wijkvloer", "--uit", uit)
    (v,) = uitkomst["vergelijkingen"]
    assert uitkomst["bestand"] == str(uit)
    assert [i["cel_wordt"]["blad"] for i in v["invoer"]] == ["Opties"]
    werkmap = load_workbook(uit)
    assert werkmap.sheetnames[:3] == ["Vergelijking", "Invoer", "Besluiten"]
    besluiten = [rij[0].value for rij in werkmap["Besluiten"].iter_rows(min_row=5, max_row=6)]
    assert besluiten == [p["prioriteit"] for p in v["prioriteiten"]]
    assert len(werkmap["Wijken"]._charts) == len(werkmap["Diensten"]._charts) == 1
    assert run(["vergelijk", str(klein), "--optie", "zonder wijkvloer"]) == 0
    tekst = capsys.readouterr().out
    assert re.search(r"• Wijken die erop vooruit gaan: Noord \(\+ € 40.000 en \+ 0,5 fte\)\.", tekst)
    assert "Het college kan dit zelf besluiten" in tekst
    assert "Opties E2" in tekst


def test_the_keys_are_documented(klein: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every key that `vergelijk` prints is in docs/json.md, and nothing else is."""
    cellen: Cellen = {
        "Begroting": {"F9": 150_000},
        "Taakstellingen": {"D2": 100_000},
        "Ambities": {"A5": "N2", "B5": "Noord", "C5": "Meer"},
        "Wijkafspraken": {"E2": 0.3},
        "Inzet": {"G3": 33_000},
    }
    wordt = klein_voorbeeld(tmp_path / "wordt.xlsx", cellen)
    tweede = klein_voorbeeld(tmp_path / "tweede.xlsx", {"Begroting": {"A2": "SW-9"}})
    gevonden = set(sleutels(gedrukt(capsys, klein, wordt, tweede)))
    assert gevonden == beschreven("vergelijk")


def test_a_side_without_a_plan(klein: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What differs in the input is shown; that there is no plan is said, and gives exit code 1 with empty lists."""
    onmogelijk = klein_voorbeeld(tmp_path / "kan-niet.xlsx", {"Wijkafspraken": {"E2": 4.5}})
    (v,) = gedrukt(capsys, klein, onmogelijk, code=1)["vergelijkingen"]
    assert (len(v["invoer"]), v["zonder_plan"], v["posten"], v["wijken"]) == (1, ["kan-niet.xlsx"], [], [])
    assert run(["vergelijk", str(klein), str(onmogelijk)]) == 1
    assert "Met 'kan-niet.xlsx' is geen plan mogelijk." in capsys.readouterr().out


def test_a_plan_of_which_the_input_was_changed_is_refused(
    klein: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plan that is no longer that of its own inputs can't be compared."""
    plan = tmp_path / "plan.xlsx"
    assert run(["verdeel", str(klein), "--uit", str(plan)]) == 0
    assert lees_plan(plan).jaarplan.plan is not None
    werkmap = load_workbook(plan)
    werkmap["Begroting"]["F4"] = 90_000
    werkmap.save(plan)
    assert run(["vergelijk", str(klein), str(plan)]) == 2
    assert "is veranderd nadat het plan was gemaakt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("ook", "zin"),
    [
        ([], "Er is niets om mee te vergelijken."),
        (["{klein}", "--optie", "zonder wijkvloer"], "--optie kan alleen bij één werkmap"),
        (["{klein}", "--uit", "x.html"], "moet eindigen op .xlsx"),
        (["--optie", "onbekend"], "De optie 'onbekend' bestaat niet."),
        (["weg.xlsx"], "Het bestand 'weg.xlsx' is er niet."),
    ],
)
def test_calls_that_can_not_be(ook: list[str], zin: str, klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each wrong call is refused in a sentence."""
    assert run(["vergelijk", str(klein), *(deel.format(klein=klein) for deel in ook)]) == 2
    assert zin in capsys.readouterr().err
