"""Reasons on a real year book: each change that is printed is asked for anew with the real commands, and flips."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from boekvoorbeeld import begin_boek
from openpyxl import load_workbook

from allocator.cli import run
from allocator.commands.errors import OpdrachtFout
from allocator.commands.verklaarjaar import is_jaarboek, verklaar_initiatief
from allocator.jaarboek.boek import Jaarboek

DAG = "2027-06-01"
ANDER = ("--naam", "Speelplek", "--bedrag", "12000", "--score", "7")
VRAAG = {"--naam": "Bank", "--bedrag": "11000", "--score": "5", "--indiener": "Geheime Vereniging"}
type Vraag = Callable[..., Any]


@pytest.fixture(scope="module")
def begonnen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with one request of € 12.000 on the € 20.000 of Noord, and no other."""
    boek = begin_boek(tmp_path_factory.mktemp("boek"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(boek.parent)
        assert run(["aanvraag", *ANDER, "--wijk", "Noord", "--vorm", "opdracht", "--datum", DAG]) == 0
    return boek


@pytest.fixture
def vraag(begonnen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Vraag:
    """Ask for a bank, otherwise than it was if so said, in a book of its own; gives what a tender then explains."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ALLOCATOR_JAARBOEK", raising=False)

    def doe(**anders: object) -> Any:
        shutil.copy(begonnen, tmp_path / "klein.jaarboek")
        opties = VRAAG | {f"--{optie}": str(waarde) for optie, waarde in anders.items()}
        losse = [deel for optie in opties.items() for deel in optie]
        assert run(["aanvraag", *losse, "--wijk", "Noord", "--vorm", "opdracht", "--datum", DAG]) == 0
        capsys.readouterr()
        assert run(["herverdeel", "--redenen", "--tender", "--proef", "--datum", DAG, "--json"]) == 0
        uitkomst = json.loads(capsys.readouterr().out)
        (advies,) = [a for a in uitkomst["adviezen"] if a["initiatief"] == "2027-0002"]
        (verklaring,) = [v for v in uitkomst["verklaringen"] if v["initiatief"] == "2027-0002"] or [None]
        return advies, verklaring

    return doe


def test_each_printed_change_flips_a_real_book(vraag: Vraag) -> None:
    """Score, amount and what a partner pays are asked anew: granted, and where they are least not with a step less."""
    advies, verklaring = vraag()
    assert advies["advies"] == "weigeren"
    bedrag = int(VRAAG["--bedrag"])
    opties: dict[str, tuple[Callable[[Any], dict[str, object]], float]] = {
        "score": (lambda w: {"score": f"{w:.1f}".replace(".", ",")}, 0.1),
        "bedrag": (lambda w: {"bedrag": w}, -50),
        "partner": (lambda w: {"bedrag": bedrag - w}, 50),
    }
    gevonden = {w["soort"]: w for w in verklaring["wijzigingen"]}
    assert opties.keys() <= gevonden.keys()
    for soort, (maak, stap) in opties.items():
        wijziging = gevonden[soort]
        assert wijziging["geverifieerd"]
        assert vraag(**maak(wijziging["waarde"]))[0]["advies"] == "toekennen", soort
        if wijziging["minste"]:
            assert vraag(**maak(wijziging["waarde"] - stap))[0]["advies"] != "toekennen", soort
    assert sum(w["minste"] for w in gevonden.values()) >= 2


def test_redenen_are_printed(vraag: Vraag, capsys: pytest.CaptureFixture[str]) -> None:
    """In the terminal each no has its paragraph and what would do, and never who asked."""
    vraag()
    assert run(["herverdeel", "--redenen", "--tender", "--proef", "--datum", DAG]) == 0
    gedrukt = capsys.readouterr().out
    assert "2027-0002: Bank. Advies: weigeren." in gedrukt
    assert "2027-0001 (Speelplek)" in gedrukt
    assert "• met hooguit € 7.000 in plaats van € 11.000" in gedrukt
    assert "Geheime" not in gedrukt


def test_redenen_get_a_sheet(vraag: Vraag) -> None:
    """The workbook of the book has a sheet of the reasons when these were asked, and not the next time."""
    vraag()
    weeg = ["herverdeel", "--tender", "--datum", DAG]
    assert run([*weeg, "--redenen"]) == 0
    blad = load_workbook("klein-jaarboek.xlsx")["Redenen"]
    teksten = [str(cel) for rij in blad.iter_rows(values_only=True) for cel in rij if cel]
    assert any(tekst.startswith("Gevraagd is € 11.000, met een score van 5.") for tekst in teksten)
    assert any(tekst.startswith("met een score van") for tekst in teksten)
    assert not any("Geheime" in tekst for tekst in teksten)
    assert run(weeg) == 0
    assert "Redenen" not in load_workbook("klein-jaarboek.xlsx").sheetnames


# --- one request -----------------------------------------------------------------------------------------------------


def test_one_request_is_explained(vraag: Vraag, capsys: pytest.CaptureFixture[str]) -> None:
    """The paragraph and both tables; as JSON the keys of the contract."""
    vraag()
    assert verklaar_initiatief("klein.jaarboek", "2027-0002", datum=DAG) == 0
    gedrukt = capsys.readouterr().out
    assert "Gevraagd is € 11.000, met een score van 5." in gedrukt
    assert "Wat er in de potten zit" in gedrukt
    assert verklaar_initiatief("klein.jaarboek", "2027-0002", datum=DAG, als_json=True) == 0
    gegevens = json.loads(capsys.readouterr().out)
    assert (gegevens["initiatief"], gegevens["bestand"]) == ("2027-0002", None)


def test_the_letter_alone_names_who_asked(vraag: Vraag, capsys: pytest.CaptureFixture[str]) -> None:
    """The indiener stands in the letter, on the page and in the text, and nowhere in what is printed."""
    vraag()
    for naam in ("brief.html", "brief.txt"):
        assert verklaar_initiatief("klein.jaarboek", "2027-0002", datum=DAG, brief=Path(naam)) == 0
        tekst = Path(naam).read_text(encoding="utf-8")
        assert "Beste Geheime Vereniging," in tekst
        assert "Advies over uw aanvraag ‘Bank’" in tekst
    gedrukt = capsys.readouterr()
    assert "Geheime" not in gedrukt.out + gedrukt.err
    assert "De brief aan wie het vroeg, staat in" in gedrukt.out


def test_what_was_decided_is_weighed_as_if_it_were_open(vraag: Vraag, capsys: pytest.CaptureFixture[str]) -> None:
    """After a besluit: how it would go today, of what was refused and of what was granted; the book stays as it is."""
    vraag()
    besluit = ["--datum", DAG, "--rol", "college"]
    assert run(["besluit", "2027-0002", "--weigeren", "--reden", "te duur", *besluit]) == 0
    assert run(["besluit", "2027-0001", "--toekennen", "--reden", "goed plan", *besluit]) == 0
    with Jaarboek.open("klein.jaarboek") as boek:
        voor = boek.kenmerk.hash
    capsys.readouterr()
    assert verklaar_initiatief("klein.jaarboek", "2027-0002", datum=DAG, brief=Path("nee.txt")) == 0
    assert "De stand van 2027-0002 is 'geweigerd'." in capsys.readouterr().err
    brieftekst = Path("nee.txt").read_text(encoding="utf-8")
    assert "besloten om uw aanvraag niet toe te kennen" in brieftekst
    assert "te duur" in brieftekst
    assert verklaar_initiatief("klein.jaarboek", "2027-0001", datum="2027-12-20", als_json=True) == 0
    gegevens = json.loads(capsys.readouterr().out)
    assert (gegevens["uitkomst"], gegevens["potten"][0]["was_er"]) == ("toekennen", 20_000)
    assert gegevens["blijft_vanaf_score"] is not None
    with Jaarboek.open("klein.jaarboek") as boek:
        assert boek.kenmerk.hash == voor


def test_what_is_refused(vraag: Vraag) -> None:
    """An unknown number, a day before it came in, a letter of another kind, and one that is there already."""
    vraag()
    with pytest.raises(OpdrachtFout, match="De aanvraag '2027-0009' staat niet in het jaarboek"):
        verklaar_initiatief("klein.jaarboek", "2027-0009", datum=DAG)
    with pytest.raises(OpdrachtFout, match="kwam na deze dag binnen"):
        verklaar_initiatief("klein.jaarboek", "2027-0002", datum="2027-03-01")
    with pytest.raises(OpdrachtFout, match=r"'brief.docx' moet eindigen op .html of .txt. Kies een ander bestand"):
        verklaar_initiatief("klein.jaarboek", "2027-0002", datum=DAG, brief=Path("brief.docx"))
    Path("brief.txt").write_text("van een ander", encoding="utf-8")
    with pytest.raises(OpdrachtFout, match="is er al"):
        verklaar_initiatief("klein.jaarboek", "2027-0002", datum=DAG, brief=Path("brief.txt"))
    assert verklaar_initiatief("klein.jaarboek", "2027-0002", datum=DAG, brief=Path("brief.txt"), vervang=True) == 0


@pytest.mark.parametrize(
    ("adres", "ja"), [("stad.jaarboek", True), ("postgresql://host/stad", True), ("stad-plan.xlsx", False)]
)
def test_what_is_a_year_book(adres: str, ja: bool) -> None:
    """A file of that kind, or the address of a database; a workbook isn't."""
    assert is_jaarboek(adres) is ja
