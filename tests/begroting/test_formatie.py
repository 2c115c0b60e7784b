"""A file of formatie and bezetting is joined to the posten of the dienst."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from begroting.scenario import POSTEN, begroting, post, schrijf_scenario
from openpyxl import Workbook

from allocator.cli import run
from allocator_models.scenario import Kostensoort

TEAMS = (
    *POSTEN,
    post("4100-personeel", "Wijkteam Oost, salarissen", Kostensoort.PERSONEEL, 400_000),
    post("4100-inkoop", "Wijkteam Oost, inkoop", Kostensoort.INKOOP, 40_000),
)


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    return schrijf_scenario(tmp_path / "stad.xlsx", TEAMS)


def formatie(pad: Path, *rijen: tuple[object, ...]) -> Path:
    werkmap = Workbook()
    blad = werkmap.active
    blad.append(["Formatie Stadswerken 2027"])
    blad.append(["Kostenplaats", "Team", "Functie", "Formatie fte", "Bezetting"])
    for rij in rijen:
        blad.append(list(rij))
    werkmap.save(pad)
    return pad


def importeer(bestand: Path, scenario: Path, *opties: str) -> int:
    return run(
        ["importeer", str(bestand), "--scenario", str(scenario), "--dienst", "SW", "--soort", "formatie", *opties]
    )


def test_fte_is_joined_by_code_and_by_name(scenario: Path, tmp_path: Path) -> None:
    """A line goes to its own post, to the salaries of its kostenplaats, or to the post of its name; the rest stays."""
    bestand = formatie(
        tmp_path / "formatie.xlsx",
        ("4100", "Team Oost", "opzichter", 3, 2.5),
        ("4100", "Team Oost", "medewerker", 4.25, 4.25),
        (None, "Griffie", "griffier", 1.5, 1),
        (None, "Totaal", None, 8.75, 7.75),
    )
    voor = begroting(scenario)
    assert importeer(bestand, scenario, "--ja") == 0
    na = begroting(scenario)
    assert {post: (rij.get("fte"), rij.get("bezetting")) for post, rij in na.items() if rij.get("fte")} == {
        "SW1": (1.5, 1),
        "4100-personeel": (7.25, 6.75),
    }
    zonder = {"fte", "bezetting"}
    assert {p: {k: w for k, w in r.items() if k not in zonder} for p, r in na.items()} == {
        p: {k: w for k, w in r.items() if k not in zonder} for p, r in voor.items()
    }
    assert importeer(bestand, scenario, "--ja") == 0
    assert begroting(scenario) == na


def test_a_team_of_several_functies_is_the_post(
    scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A team's name goes before a functie that is called as another post, and is the one that is told of."""
    team = [("Wijkteam Oost", functie, 1, 1) for functie in ("opzichter", "Griffie", "medewerker")]
    bestand = formatie(tmp_path / "formatie.xlsx", *((None, *rij) for rij in team))
    assert importeer(bestand, scenario, "--ja") == 0
    assert {p: rij["fte"] for p, rij in begroting(scenario).items() if rij.get("fte")} == {"4100-personeel": 3}
    vreemd = [(None, "Bruggen", functie, 1, 1) for functie in ("wachter", "monteur")]
    bestand = formatie(tmp_path / "formatie.xlsx", *((None, *rij) for rij in team), *vreemd)
    capsys.readouterr()
    assert importeer(bestand, scenario, "--json") == 2
    fouten = json.loads(capsys.readouterr().out)["fout"]
    assert {fout["melding"].partition(" is ")[0] for fout in fouten} == {"Bij 'Bruggen'"}


def test_a_post_that_is_not_named_has_no_fte_any_more(scenario: Path, tmp_path: Path) -> None:
    """The file is the whole formatie of the dienst: what it doesn't name loses its fte, and that is said."""
    bestand = formatie(tmp_path / "formatie.xlsx", ("4100", "Team Oost", "opzichter", 3, 2.5))
    assert importeer(bestand, scenario, "--json") == 0
    assert begroting(scenario)["SW1"].get("fte", 0) == 0


def test_json_of_a_formatie(scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Fte is the sum of the file; the posten that change are named."""
    bestand = formatie(tmp_path / "formatie.xlsx", ("4100", "Team Oost", "opzichter", 3, 2.5))
    assert importeer(bestand, scenario, "--json") == 0
    uitkomst = json.loads(capsys.readouterr().out)
    assert (uitkomst["fte"], uitkomst["lasten"]) == (3.0, 0)
    assert uitkomst["gewijzigd"] == ["4100-personeel", "SW1"]


def test_a_line_that_fits_no_post(scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Fte that would be lost stops the import, by cell."""
    bestand = formatie(
        tmp_path / "formatie.xlsx", ("4100", "Team Oost", "opzichter", 3, 2.5), (None, "Bruggen", "wachter", 2, 2)
    )
    voor = scenario.read_bytes()
    assert importeer(bestand, scenario, "--json") == 2
    (fout,) = json.loads(capsys.readouterr().out)["fout"]
    assert (fout["blad"], fout["cel"]) == ("Sheet", "D4")
    assert "Bij 'Bruggen' is geen post van de dienst te vinden." in fout["melding"]
    assert scenario.read_bytes() == voor


def test_a_line_that_fits_two_posten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A code that could be of two posten with salaries is of neither, until somebody says which."""
    tweede = post("4100-salaris-west", "Wijkteam West, salarissen", Kostensoort.PERSONEEL, 300_000)
    scenario = schrijf_scenario(tmp_path / "stad.xlsx", [*TEAMS, tweede])
    bestand = formatie(tmp_path / "formatie.xlsx", ("4100", "Wijkteams", "opzichter", 3, 2.5), ("SW1", "G", "g", 1, 1))
    assert importeer(bestand, scenario, "--json") == 2
    (fout,) = json.loads(capsys.readouterr().out)["fout"]
    assert "Bij '4100 Wijkteams' is geen post van de dienst te vinden." in fout["melding"]


def test_formatie_before_begroting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without posten there is nothing to join."""
    scenario = schrijf_scenario(tmp_path / "stad.xlsx", [p for p in POSTEN if p.dienst == "DMO"])
    bestand = formatie(tmp_path / "formatie.xlsx", ("4100", "Team Oost", "opzichter", 3, 2.5))
    assert importeer(bestand, scenario, "--ja") == 2
    assert "De dienst SW heeft nog geen posten op het blad Begroting." in capsys.readouterr().err


def test_totals_of_a_formatie_are_checked(scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A total of fte that is off stops it as well."""
    bestand = formatie(
        tmp_path / "formatie.xlsx",
        ("4100", "Team Oost", "opzichter", 3, 2.5),
        (None, "Griffie", "griffier", 1.5, 1),
        (None, "Totaal", None, 4.75, 3.5),
    )
    assert importeer(bestand, scenario, "--json") == 2
    (fout,) = json.loads(capsys.readouterr().out)["fout"]
    assert "de regels zijn samen 4,5, een verschil van 0,25" in fout["melding"]


def test_a_budget_with_fte_does_not_undo_the_formatie(scenario: Path, tmp_path: Path) -> None:
    """Once a formatie has been brought in, the fte column of a budget file no longer decides."""
    from begroting.indelingen import Regel, Stijl, plat, schrijf_xlsx

    bestand = formatie(tmp_path / "formatie.xlsx", (None, "Griffie", "griffier", 1.5, 1))
    assert importeer(bestand, scenario, "--ja") == 0
    regels = [
        Regel("Programma 1 Bestuur", "SW1", "Griffie", "personeel", 5_000, 0, Decimal(9)),
        Regel("Programma 1 Bestuur", "SW2", "Bomen", "inkoop", 6_000),
    ]
    pad = schrijf_xlsx(tmp_path / "sw.xlsx", plat(Stijl(met_fte=True), regels))
    assert run(["importeer", str(pad), "--scenario", str(scenario), "--dienst", "SW", "--ja"]) == 0
    assert begroting(scenario)["SW1"]["fte"] == 1.5
