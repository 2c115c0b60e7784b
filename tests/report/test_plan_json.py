"""The keys and values of `verdeel --json`."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from planvoorbeeld import maak_jaarplan, maak_stad

from allocator.report.plan_json import plan_json
from allocator.workbook.problems import Melding
from allocator_models.result import Herstel, Jaarplan, Status
from allocator_models.scenario import invoer_hash

SLEUTELS = {
    "status": None,
    "doelen": {"doel", "waarde", "grens", "gap"},
    "prioriteiten": {"prioriteit", "variant", "score"},
    "diensten": {
        *("dienst", "lasten", "vast", "flex", "vervallen", "grondslag"),
        *("fte", "fte_vast", "fte_flex", "fte_vervallen"),
    },
    "wijken": {"wijk", "euro", "fte", "recht", "bediening"},
    "versoepelingen": {"regel", "dienst", "euro", "fte"},
    "herstel": None,
    "audit": None,
    "bestand": None,
    "invoer_hash": None,
}
"""The contract: every key, and of lists the keys of a row."""


@pytest.fixture
def uitvoer(tmp_path):
    """The JSON of the handmade run, printed and read again."""
    return json.loads(json.dumps(plan_json(maak_jaarplan(), tmp_path / "plan.xlsx")))


def test_every_key_of_the_contract_is_there(uitvoer):
    """At the top and in every row."""
    assert uitvoer.keys() >= SLEUTELS.keys()
    for sleutel, kolommen in SLEUTELS.items():
        if kolommen:
            assert uitvoer[sleutel], sleutel
            assert all(rij.keys() >= kolommen for rij in uitvoer[sleutel]), sleutel
    assert uitvoer["audit"].keys() >= {"geslaagd", "regels"}


def test_without_a_plan_every_key_is_there_and_lists_are_empty():
    """Exit 1: only the repairs are filled."""
    tekort = Herstel("capaciteit", "team", "SWT1", "SW", None, ("A1",), 0, 40)
    uitvoer = plan_json(Jaarplan(maak_stad(), Status.ONMOGELIJK, herstel=(tekort,)), None)
    assert uitvoer.keys() >= SLEUTELS.keys()
    assert [k for k in SLEUTELS if uitvoer[k] == []] == [
        *("doelen", "prioriteiten", "diensten", "wijken", "versoepelingen")
    ]
    assert uitvoer["herstel"][0]["fte"] == 0.4
    assert (uitvoer["status"], uitvoer["bestand"], uitvoer["audit"]["geslaagd"]) == ("onmogelijk", None, None)


def test_amounts_are_whole_euros_fte_decimals_and_shares_fractions(uitvoer):
    """The row of DMO, as worked out by hand."""
    dmo = uitvoer["diensten"][0]
    assert [dmo[k] for k in ("lasten", "vast", "flex", "vervallen", "grondslag")] == [
        *(390_000, 336_000, 29_000, 25_000, 150_000)
    ]
    assert [dmo[k] for k in ("fte", "fte_vast", "fte_flex", "fte_vervallen")] == [4.0, 2.9, 0.8, 0.3]
    assert dmo["flexaandeel"] == pytest.approx(29 / 143)


def test_scores_of_the_rows_add_up_to_the_goal(uitvoer):
    """What isn't granted has no variant and counts for nothing."""
    doel = next(d for d in uitvoer["doelen"] if d["doel"] == "wijkprioriteiten")
    assert sum(q["score"] for q in uitvoer["prioriteiten"]) == doel["waarde"] == 33
    assert [q["prioriteit"] for q in uitvoer["prioriteiten"] if q["variant"] is None] == ["Q6", "Q7"]


def test_euro_and_fte_of_a_wijk_make_its_bediening(uitvoer):
    """Noord: 15.000 and 0,60 fte at 50.000 is 90 % of its recht of 50.000."""
    noord = uitvoer["wijken"][0]
    assert (noord["euro"], noord["fte"], noord["recht"], noord["bediening"]) == (15_000, 0.6, 50_000, 0.9)
    assert noord["euro"] + noord["fte"] * 50_000 == pytest.approx(noord["recht"] * noord["bediening"])


def test_the_file_is_absolute_and_the_hash_that_of_the_inputs(uitvoer, tmp_path, monkeypatch):
    """Whoever reads the JSON elsewhere finds the file, and knows what was solved."""
    assert uitvoer["bestand"] == str(tmp_path / "plan.xlsx")
    assert uitvoer["invoer_hash"] == invoer_hash(maak_stad())
    monkeypatch.chdir(tmp_path)
    assert plan_json(maak_jaarplan(), Path("plan.xlsx"))["bestand"] == str(tmp_path / "plan.xlsx")


def test_dates_of_pots_are_iso(uitvoer):
    """Of SW03 the flexible part opens in July."""
    assert {p["vrij_vanaf"] for p in uitvoer["potten"]} == {"2012-01-01", "2012-07-01"}


def test_remarks_on_run_and_input_are_passed_on():
    """A struck time limit, an optie, and what the reader noticed."""
    melding = Melding("Begroting", "F2", "", "De aard is leeg.", "Vul S of I in.")
    jaarplan = replace(maak_jaarplan(), tijdslimiet_geraakt=True)
    opmerkingen = plan_json(jaarplan, None, "krap", [melding])["opmerkingen"]
    assert opmerkingen[0] == "Dit is de optie 'krap', niet het scenario zelf."
    assert opmerkingen[1].startswith("De rekentijd was om")
    assert opmerkingen[-1] == "De aard is leeg. Vul S of I in."
