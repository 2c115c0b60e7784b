"""What `allocator importeer` asks, how it is answered, and when an answer of before still holds."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from begroting.indelingen import Stijl, plat, schrijf_xlsx
from begroting.opdracht import REGELS, als_json, importeer, zonder_eenheid
from begroting.scenario import begroting, schrijf_scenario
from openpyxl import Workbook, load_workbook


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    return schrijf_scenario(tmp_path / "stad.xlsx")


def test_an_open_question_is_not_guessed(scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --ja a file that can be read in two ways is refused, and it says how to answer."""
    voor = scenario.read_bytes()
    importeer(zonder_eenheid(tmp_path), scenario, "--ja", code=2)
    gedrukt = capsys.readouterr().err
    assert "Het bestand noemt geen eenheid" in gedrukt
    assert "eenheid=euro" in gedrukt
    assert "Er is niets ingelezen: geef eerst antwoord op 1 vraag, of laat --ja weg." in gedrukt
    assert gc.isenabled()
    assert scenario.read_bytes() == voor
    importeer(zonder_eenheid(tmp_path), scenario, "--json", code=2)
    uitkomst = als_json(capsys)
    assert uitkomst["fout"]
    assert [v["vraag"] for v in uitkomst["vragen"]] == ["eenheid"]
    assert [k["waarde"] for k in uitkomst["vragen"][0]["keuzes"]] == ["euro", "x 1.000"]


def test_answers_are_kept_in_the_profile(scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An answer is asked once: the next file with these heads takes it from the profile; other heads ask anew."""
    importeer(zonder_eenheid(tmp_path), scenario, "--ja", "--kies", "eenheid=x 1.000")
    assert begroting(scenario)["SW1"]["lasten"] == 120_500_000
    importeer(zonder_eenheid(tmp_path, "volgend.xlsx"), scenario, "--ja")
    assert begroting(scenario)["SW1"]["lasten"] == 120_500_000
    anders = schrijf_xlsx(tmp_path / "anders.xlsx", plat(Stijl(eenheid_tekst="", met_saldo=True), REGELS))
    capsys.readouterr()
    importeer(anders, scenario, "--ja", code=2)
    importeer(anders, scenario, "--ja", "--kies", "eenheid=euro")
    gedrukt = capsys.readouterr().out
    assert "anders dan de vorige keer (nieuw: saldobegrotingt+0)" in gedrukt
    assert begroting(scenario)["SW1"]["lasten"] == 120_500


def test_next_years_file_is_recognised(scenario: Path, tmp_path: Path) -> None:
    """Years in heads count from that of the scenario: with all heads a year further, the answers still hold."""

    def van_jaar(jaar: int) -> Path:
        werkmap = Workbook()
        werkmap.active.append(["Code", "Omschrijving", f"Lasten {jaar - 1}", f"Lasten {jaar}"])
        for nummer, naam in enumerate(("Griffie", "Bomen", "Bermen"), 1):
            werkmap.active.append([f"SW{nummer}", naam, 10 * nummer, 20 * nummer])
        werkmap.save(tmp_path / f"{jaar}.xlsx")
        return tmp_path / f"{jaar}.xlsx"

    importeer(van_jaar(2027), scenario, "--ja", code=2)
    importeer(van_jaar(2027), scenario, "--ja", "--kies", "eenheid=x 1.000")
    werkmap = load_workbook(scenario)
    (jaarcel,) = (rij[1] for rij in werkmap["Scenario"].iter_rows(min_row=2) if rij[0].value == "jaar")
    jaarcel.value = 2028
    werkmap.save(scenario)
    importeer(van_jaar(2028), scenario, "--ja")
    assert [begroting(scenario)[post]["lasten"] for post in ("SW1", "SW2", "SW3")] == [20_000, 40_000, 60_000]


@pytest.mark.parametrize(
    ("koppen", "keuzes"),
    [
        (("Bedrag", None), ["Bedrag", "kolom C"]),
        (("Bedrag", "bedrag"), ["kolom B", "kolom C"]),
    ],
)
def test_columns_without_a_head_of_their_own_are_told_apart_by_place(
    scenario: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    koppen: tuple[str, str | None],
    keuzes: list[str],
) -> None:
    """A column with no head, or with that of another, is asked about and chosen by its place, also the next time."""
    werkmap = Workbook()
    werkmap.active.append(["Omschrijving", *koppen])
    for nummer, naam in enumerate(("Griffie", "Bomen", "Bermen"), 1):
        werkmap.active.append([naam, 1_500 * nummer, 7 * nummer])
    werkmap.save(tmp_path / "koppen.xlsx")
    importeer(tmp_path / "koppen.xlsx", scenario, "--json", code=2)
    (vraag,) = [v for v in als_json(capsys)["vragen"] if v["vraag"] == "kolom lasten"]
    assert [k["waarde"] for k in vraag["keuzes"]] == keuzes
    kies = ("--ja", "--kies", "kolom lasten=Kolom C", "--kies", "eenheid=euro")
    importeer(tmp_path / "koppen.xlsx", scenario, *kies, "--programma", "1")
    importeer(tmp_path / "koppen.xlsx", scenario, "--ja", "--programma", "1")
    assert sorted(r["lasten"] for r in begroting(scenario).values() if r["dienst"] == "SW") == [7, 14, 21]


def test_many_questions_are_asked_three_at_a_time(
    scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where more is unclear, three questions come first, and then those that are left."""
    werkmap = Workbook()
    werkmap.active.append(
        ["Naam", *(f"{m} 2026 {s}" for m in ("Lasten", "Baten") for s in ("primitief", "bijgesteld"))]
    )
    for rij in (["Memo", 7, 7, 0, 0], ["Gras", 100, 100, 3, 3], ["Riool", 50, 50, 4, 4], ["Totaal", 150, 150, 7, 7]):
        werkmap.active.append(rij)
    werkmap.save(tmp_path / "sw.xlsx")
    importeer(tmp_path / "sw.xlsx", scenario, "--json", code=2)
    vragen = [v["vraag"] for v in als_json(capsys)["vragen"]]
    assert vragen == ["jaar", "stand", "buiten totaal", "eenheid"]
    monkeypatch.setattr("builtins.input", lambda: "j" if "Inlezen? (j/n)" in capsys.readouterr().err else "1")
    importeer(tmp_path / "sw.xlsx", scenario)
    assert [rij["lasten"] for rij in begroting(scenario).values()] == [7, 100, 50, 50_000]


def test_questions_in_the_terminal(
    scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --ja the question and the go-ahead are asked; the number of a choice is the answer."""
    antwoorden = iter(["2", "j"])
    monkeypatch.setattr("builtins.input", lambda: next(antwoorden))
    importeer(zonder_eenheid(tmp_path), scenario)
    assert begroting(scenario)["SW1"]["lasten"] == 120_500_000
    assert "  2. x 1.000 (samen € 4.458,6 mln)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("antwoorden", "melding"),
    [
        (["9"], "'9' is geen keuze. Er is niets ingelezen."),
        (["1", "n"], "Er is niets ingelezen."),
        (["1"], "Er is geen antwoord gegeven, dus er is niets ingelezen. Zonder vragen: --ja."),
    ],
)
def test_who_does_not_agree(
    antwoorden: list[str],
    melding: str,
    scenario: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A wrong number, a no, or nobody there: nothing is written."""
    voor = scenario.read_bytes()
    over = iter(antwoorden)

    def lees_regel() -> str:
        try:
            return next(over)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", lees_regel)
    importeer(zonder_eenheid(tmp_path), scenario, code=2)
    assert melding in capsys.readouterr().err
    assert scenario.read_bytes() == voor


@pytest.mark.parametrize(
    ("antwoord", "lasten", "rest"), [("nee", 4_000, ()), ("ja", 6_000, ("--accepteer-verschil", "filter"))]
)
def test_a_total_of_only_what_a_filter_shows(
    scenario: Path, tmp_path: Path, antwoord: str, lasten: int, rest: tuple[str, ...]
) -> None:
    """Whether hidden rows count is asked where totals add up without them; who counts them accepts the difference."""
    werkmap = Workbook()
    blad = werkmap.active
    assert blad is not None
    for rij in (["Post", "Omschrijving", "Lasten in euro's"], ["A-1000", "Bomen", 1_000], ["A-2000", "Gras", 2_000]):
        blad.append(rij)
    blad.append(["A-3000", "Bermen", 3_000])
    blad.append([None, "Subtotaal", 4_000])
    blad.row_dimensions[3].hidden = True
    werkmap.save(tmp_path / "filter.xlsx")
    importeer(tmp_path / "filter.xlsx", scenario, "--ja", code=2)
    importeer(tmp_path / "filter.xlsx", scenario, "--ja", "--kies", f"verborgen rijen={antwoord}", *rest)
    assert sum(rij["lasten"] for rij in begroting(scenario).values() if rij["dienst"] == "SW") == lasten
