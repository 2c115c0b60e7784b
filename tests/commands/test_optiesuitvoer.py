"""What `allocator opties` writes beside its workbook: the page, plans that can be set, and charts in the workbook."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from kleinvoorbeeld import klein_voorbeeld
from lxml import html
from openpyxl import load_workbook

from allocator.cli import run
from allocator.report.opties.waswordt import WAS_WORDT
from allocator.report.opties.werkmap import PER_WIJK

ZONDER = "Zonder wijkvloer"


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which all has been asked for once."""
    map_ = tmp_path_factory.mktemp("opties")
    klein = klein_voorbeeld(map_ / "klein.xlsx")
    rondom = ["--regel", "flexdoel=15%:20%:5%"]
    assert run(["opties", str(klein), "--html", str(map_ / "college.html"), "--plannen", *rondom]) == 0
    return map_


def test_the_page_is_that_of_the_opties(map_: Path) -> None:
    """Both opties side by side, the draft, where it came from, and behind the fold what verken finds."""
    boom = html.fromstring((map_ / "college.html").read_text(encoding="utf-8"))
    koppen = [kop.text_content().split(maxsplit=1) for kop in boom.xpath("//article/h3")]
    assert koppen == [["A", "Meeste waarde voor de wijken"], ["B", ZONDER]]
    tekst = boom.text_content()
    for zin in ("Ambtelijk concept, geen besluit", "klein.xlsx", "Op het front sta"):
        assert zin in tekst


def test_what_verken_found_is_used_again(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The outcomes for the page are those of `verken` itself: asked again, nothing is solved."""
    vraag = ["verken", str(map_ / "klein.xlsx"), "--regel", "flexdoel=15%:20%:5%"]
    assert run(vraag) == 0
    assert "Uitgerekend: 0." in capsys.readouterr().out


@pytest.mark.parametrize("optie", ["hoogste score", ZONDER])
def test_every_plan_can_be_set(optie: str, map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The plan of a policy and of an optie of the sheet are read back, audited and set, as those of `verdeel` are."""
    plan = map_ / f"klein-{optie}-plan.xlsx"
    besluit = ["--orgaan", "college", "--datum", "2026-11-12", "--nummer", "1"]
    assert run(["vaststellen", str(plan), *besluit, "--jaarboek", str(map_ / f"{optie}.jaarboek")]) == 0
    assert "vastgesteld" in capsys.readouterr().out


def test_the_workbook_has_was_and_wordt_with_charts(map_: Path) -> None:
    """Per dienst the lasten now and what stays vast in each optie; B beside A; charts of that and of the wijken."""
    werkmap = load_workbook(map_ / "klein-opties.xlsx")
    rijen = [[cel for cel in rij if cel is not None] for rij in werkmap[WAS_WORDT].iter_rows(values_only=True)]
    assert ["Dienst", "Lasten nu", "Hoogste score", ZONDER] in rijen
    assert any(rij[:2] == ["SW", 1_900] for rij in rijen)
    titels = [str(rij[0]) for rij in rijen if rij]
    assert any(t.startswith(f"Hoogste score (was) en {ZONDER} (wordt), per wijk") for t in titels)
    assert [len(werkmap[blad]._charts) for blad in (PER_WIJK, WAS_WORDT)] == [1, 1]
    for blad in (werkmap[PER_WIJK], werkmap[WAS_WORDT]):
        assert blad._charts[0].anchor._from.col >= blad.max_column, "the chart lies over a table"
    with zipfile.ZipFile(map_ / "klein-opties.xlsx") as zip_:
        assert sum(naam.startswith("xl/charts/chart") for naam in zip_.namelist()) == 2


@pytest.mark.parametrize(
    ("ook", "zin"),
    [
        (["--robuust", "10%"], "--regel en --robuust gaan over de bladzijde: geef ook --html mee."),
        (["--html", "pagina.pdf"], "moet eindigen op .html. Kies een ander bestand met --html."),
        (["--html", "nieuw.html", "--regel", "flexdol=15%:20%:5%"], "'flexdol' is geen spelregel"),
        (["--plannen"], "is er al. Haal het weg."),
    ],
)
def test_calls_that_can_not_be(ook: list[str], zin: str, map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What has no page, a page of another kind, and plans that are there already are refused in a sentence."""
    assert run(["opties", str(map_ / "klein.xlsx"), "--uit", str(map_ / "anders.xlsx"), *ook]) == 2
    assert zin in capsys.readouterr().err
    assert not (map_ / "anders.xlsx").exists()
