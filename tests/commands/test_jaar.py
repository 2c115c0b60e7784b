"""The commands of the year, on the book of the small example: from a request to the end of the year."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jaarboekvoorbeeld
import pytest
from boekvoorbeeld import begin_boek
from formuliervoorbeeld import vul_in
from openpyxl import load_workbook

from allocator.cli import run
from allocator.jaarboek.boek import Jaarboek
from allocator.jaarboek.formulier import keuzelijsten
from allocator.workbook.schema import InitiatiefRij
from allocator.workbook.template import write_sheets
from allocator_models.scenario import Vorm

VAKKEN: dict[str, object] = {
    "Wijk": "Noord",
    "Tweede wijk": None,
    "Binnengekomen op": date(2027, 3, 1),
    "Gevraagd bedrag": 2_400,
    "Minimaal nodig": None,
    "Gevraagde uren": None,
    "Programma": None,
    "Wie vraagt het aan?": "Geheime Vereniging",
    "Wijkambitie 1": "sterk",
}
"""What a form of `formuliervoorbeeld` needs to be one for the small example."""


@pytest.fixture(scope="module")
def begonnen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begin_boek(tmp_path_factory.mktemp("boek"))


@pytest.fixture
def boek(begonnen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book of one's own, alone in the folder that the commands run in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ALLOCATOR_JAARBOEK", raising=False)
    return Path(shutil.copy(begonnen, tmp_path / "klein.jaarboek"))


def gelukt(capsys: pytest.CaptureFixture[str], *argumenten: str, code: int = 0) -> Any:
    """Run a command with --json, hold its exit code, and return what it printed."""
    capsys.readouterr()
    assert run([*argumenten, "--json"]) == code
    return json.loads(capsys.readouterr().out)


def mislukt(capsys: pytest.CaptureFixture[str], *argumenten: str) -> str:
    """Run a command that must be refused, and return what it says."""
    capsys.readouterr()
    assert run(list(argumenten)) == 2
    return capsys.readouterr().err


def vraag(*ook: str, bedrag: int = 2_000, score: str = "7", naam: str = "Bank", datum: str = "2027-03-01") -> list[str]:
    return [
        *("aanvraag", "--naam", naam, "--wijk", "Noord", "--bedrag", str(bedrag), "--score", score),
        *("--datum", datum, *ook),
    ]


def formulier(boek: Path, naam: str, ook: Mapping[str, object] = MappingProxyType({})) -> Path:
    """A filled-in form for the city of the book."""
    with Jaarboek.open(str(boek)) as open_boek:
        lijsten = keuzelijsten(open_boek.scenario)
    return vul_in(boek.with_name(naam), lijsten, ook={**VAKKEN, **ook})


# --- aanvraag --------------------------------------------------------------------------------------------------------


def test_a_request_from_options_gets_a_number_and_an_advies(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The keys of the contract: number, advies, amount, pots that add up to it, reason, who decides, the workbook."""
    uitkomst = gelukt(capsys, *vraag("--indiener", "Geheime Vereniging"))
    (advies,) = uitkomst["adviezen"]
    assert (advies["initiatief"], advies["advies"], advies["bedrag"]) == ("2027-0001", "toekennen", 2_000)
    assert sum(pot["bedrag"] for pot in advies["potten"]) == 2_000
    assert advies["besluit_door"] == "wijkregisseur"
    assert advies["reden"]
    assert uitkomst["bestand"] == str(boek.with_name("klein-jaarboek.xlsx"))


def test_the_answer_in_words(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever asks reads what is advised, from which pot, why, who decides and before when."""
    assert run(vraag()) == 0
    gedrukt = capsys.readouterr().out
    assert "2027-0001: Bank (Noord), gevraagd € 2.000, score 7." in gedrukt
    assert "Advies: € 2.000 toekennen." in gedrukt
    assert "€ 2.000 uit het leefbaarheidsbudget van Noord" in gedrukt
    assert "Hierover beslist de wijkregisseur." in gedrukt
    assert "Uiterlijk 26 april 2027 moet er een besluit zijn." in gedrukt


def test_a_form_gets_its_answer_beside_it(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A form becomes a request with the score of its maatlat; the answer, without who asked, is put beside it."""
    pad = formulier(boek, "bank.xlsx")
    assert run(["aanvraag", str(pad)]) == 0
    gedrukt = capsys.readouterr().out
    assert "score 7,5" in gedrukt
    antwoord = load_workbook(pad.with_name("bank-antwoord.xlsx"))["Antwoord"]
    teksten = {str(cel) for rij in antwoord.iter_rows(values_only=True) for cel in rij if cel}
    assert "Advies: € 2.400 toekennen" in teksten
    assert not any("Geheime" in tekst for tekst in teksten)


def test_a_form_comes_in_once(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same form a second time is the same request, and that is said."""
    pad = formulier(boek, "bank.xlsx")
    eerste = gelukt(capsys, "aanvraag", str(pad))["adviezen"]
    assert run(["aanvraag", str(pad)]) == 0
    assert "staat al in het jaarboek, onder nummer 2027-0001" in capsys.readouterr().err
    assert eerste[0]["initiatief"] == "2027-0001"


STRIP = ("aanvraag", "--naam", "Zwerfvuil", "--wijk", "Noord", "--uren", "8", "--score", "8", "--vorm", "uren")


def test_a_strip_call_is_recorded_and_not_weighed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Hours of no dienst in particular go off the card of the wijk, once, and no advies comes of it."""
    adres = tmp_path / "stad.jaarboek"
    jaarboekvoorbeeld.begin_boek(adres).sluit()
    strip = [*STRIP, "--datum", "2012-03-01", "--jaarboek", str(adres)]
    for wat in ("gaan van", "gingen eerder al van"):
        assert run(strip) == 0
        zin = f"8 uur {wat} de strippenkaart van Noord af; daar is geen advies voor nodig. Er zijn er nog 992 over."
        assert zin in " ".join(capsys.readouterr().out.split())
    assert gelukt(capsys, *strip)["adviezen"] == []


def test_a_strip_call_without_a_card(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the wijk has no card, that is said."""
    assert "heeft geen strippenkaart" in mislukt(capsys, *STRIP, "--datum", "2027-03-01")


@pytest.mark.parametrize(
    ("ook", "zin"),
    [
        (["--score", "elf"], "'elf' is geen score."),
        (["--score", "11"], "'11' is geen score."),
        (["--score", "nan"], "'nan' is geen score."),
        (["--bedrag", "veel"], "'veel' is geen heel getal."),
        (["--bedrag", "1.50"], "'1.50' is geen heel getal."),
        (["--bedrag", "0"], "Er is geen geld en er zijn geen uren gevraagd"),
        (["--minimaal", "5000"], "Wat --minimaal vraagt, is meer dan --bedrag."),
        (["--wijk", "Westt"], "Wijk 'Westt' komt in het jaarboek niet voor."),
        (["--wijk", "Noord 50%; Zuid 40%"], "samen precies 100 %"),
        (["--wijk", "Noord half; Zuid half"], "is geen wijk met een aandeel"),
        (["--dienst", "XX"], "Dienst 'XX' komt in het jaarboek niet voor."),
        (["--vorm", "lening"], "De vorm 'lening' bestaat niet."),
        (["--wacht-tot", "2027-01-01"], "ligt voor de dag van de aanvraag"),
        (["--wacht-tot", "morgen"], "'morgen' is geen datum."),
        (["--naam", " "], "De optie --naam ontbreekt."),
        (["--datum", "2026-03-01"], "1-3-2026 ligt niet in 2027, het jaar van dit jaarboek."),
        (["--door", " "], "De optie --door is leeg."),
    ],
)
def test_options_that_can_not_be(ook: list[str], zin: str, boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each wrong option is refused in a sentence, and nothing comes into the book."""
    assert zin in mislukt(capsys, *vraag(), *ook)
    with Jaarboek.open(str(boek)) as open_boek:
        assert open_boek.dossiers() == ()


def test_a_form_and_options_do_not_go_together(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside a form an option would leave open which of the two counts."""
    pad = formulier(boek, "bank.xlsx")
    assert "Met een formulier erbij kan --ieder-jaar niet" in mislukt(capsys, "aanvraag", str(pad), "--ieder-jaar")


def test_today_outside_the_year(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --datum it is today, which a book of 2027 may not know."""
    if date.today().year != 2027:
        assert "Geef een dag mee, zoals --datum 2027-04-01." in mislukt(capsys, "herverdeel")


# --- which book ------------------------------------------------------------------------------------------------------


def test_which_book(
    boek: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The one in the folder, the one that is named, or the one of the environment; several or none is said."""
    stand = ["stand", "--datum", "2027-02-01"]
    assert run(stand) == 0
    tweede = Path(shutil.copy(boek, tmp_path / "tweede.jaarboek"))
    assert "klein.jaarboek, tweede.jaarboek. Kies er een met --jaarboek." in mislukt(capsys, *stand)
    assert run([*stand, "--jaarboek", str(tweede)]) == 0
    monkeypatch.setenv("ALLOCATOR_JAARBOEK", str(tweede))
    assert run(stand) == 0
    assert (tmp_path / "tweede-jaarboek.xlsx").exists()
    monkeypatch.delenv("ALLOCATOR_JAARBOEK")
    (tmp_path / "leeg").mkdir()
    monkeypatch.chdir(tmp_path / "leeg")
    assert "In deze map staat geen jaarboek." in mislukt(capsys, *stand)
    assert "is er niet" in mislukt(capsys, *stand, "--jaarboek", "weg.jaarboek")


# --- loket -----------------------------------------------------------------------------------------------------------


def test_a_folder_with_forms(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each form is taken in and answered, once; a form with a fault is named and holds up no other."""
    loket = boek.parent / "loket"
    loket.mkdir()
    for naam, ook in (("een.xlsx", {}), ("twee.xlsx", {"Gevraagd bedrag": 1_200}), ("mis.xlsx", {"Spoed": "soms"})):
        shutil.move(formulier(boek, naam, ook), loket / naam)
    write_sheets(loket / "lijst.xlsx", {"Wijken": []})
    uitkomst = gelukt(capsys, "loket", str(loket), "--datum", "2027-03-02", code=2)
    assert [a["initiatief"] for a in uitkomst["adviezen"]] == ["2027-0001", "2027-0002"]
    assert {p.name for p in loket.glob("*-antwoord.xlsx")} == {"een-antwoord.xlsx", "twee-antwoord.xlsx"}
    (fout,) = uitkomst["fout"]
    assert fout["blad"] == "mis.xlsx, Aanvraag"
    assert "'soms' is geen ja of nee." in fout["melding"]
    assert run(["loket", str(loket), "--datum", "2027-03-02"]) == 2
    gedrukt = capsys.readouterr()
    assert "Ingenomen: geen nieuwe aanvragen." in gedrukt.out
    assert "lijst.xlsx is geen aanvraagformulier en is overgeslagen." in gedrukt.err


def test_a_sheet_with_initiatieven(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows of this year are requests up to the day of weighing, earlier ones history; each comes in once."""

    def rij(nummer: str, dag: date, **ook: Any) -> InitiatiefRij:
        velden = {"wijk": (("Noord", 1),), "vorm": Vorm.OPDRACHT, "bedrag": 900, "score": 7, **ook}
        return InitiatiefRij(initiatief=nummer, datum=dag, **velden)

    werkmap = boek.with_name("aanvragen.xlsx")
    rijen = [
        rij("A-2", date(2027, 3, 1), indiener="Geheime Vereniging"),
        rij("A-1", date(2027, 2, 1)),
        rij("A-3", date(2027, 9, 1)),
        rij("oud", date(2026, 5, 1), toegekend=900),
    ]
    write_sheets(werkmap, {"Initiatieven": rijen})
    assert run(["loket", str(werkmap), "--datum", "2027-04-01"]) == 0
    gedrukt = capsys.readouterr().out
    assert "Ingenomen: 2 nieuwe aanvragen." in gedrukt
    assert "1 aanvraag van eerdere jaren bewaard als geschiedenis." in gedrukt
    assert "1 aanvraag is van na 1 april 2027 en blijft nog liggen." in gedrukt
    assert "Geheime" not in gedrukt
    tweede = gelukt(capsys, "loket", str(werkmap), "--datum", "2027-04-01")
    assert [a["initiatief"] for a in tweede["adviezen"]] == ["A-1", "A-2"]
    with Jaarboek.open(str(boek)) as open_boek:
        assert len(open_boek.dossiers()) == 2


def test_a_sheet_with_faults_is_refused_whole(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All faults of a sheet are named with their cells, and nothing of it comes into the book."""
    werkmap = boek.with_name("aanvragen.xlsx")
    rijen = [
        InitiatiefRij(initiatief="A", datum=date(2027, 3, 1), wijk=(("Westt", 1),), bedrag=900, score=7),
        InitiatiefRij(initiatief="B", datum=date(2028, 3, 1), wijk=(("Noord", 1),), bedrag=900, score=7),
    ]
    write_sheets(werkmap, {"Initiatieven": rijen})
    fouten = gelukt(capsys, "loket", str(werkmap), "--datum", "2027-04-01", code=2)["fout"]
    assert [(f["blad"], f["cel"]) for f in fouten] == [("Initiatieven", "C2"), ("Initiatieven", "B3")]
    with Jaarboek.open(str(boek)) as open_boek:
        assert open_boek.dossiers() == ()


def test_nothing_at_the_desk(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty folder, one that isn't there, and a workbook without the sheet are each said in a sentence."""
    leeg = boek.parent / "leeg"
    leeg.mkdir()
    dag = ("--datum", "2027-04-01")
    assert "staat geen enkel formulier" in mislukt(capsys, "loket", str(leeg), *dag)
    assert "is er niet" in mislukt(capsys, "loket", "weg", *dag)
    write_sheets(leeg / "w.xlsx", {"Wijken": []})
    assert "heeft geen blad Initiatieven" in mislukt(capsys, "loket", str(leeg / "w.xlsx"), *dag)


# --- herverdeel ------------------------------------------------------------------------------------------------------


def test_a_trial_writes_nothing(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--proef weighs and shows, and leaves the book as it was."""
    gelukt(capsys, *vraag())
    with Jaarboek.open(str(boek)) as open_boek:
        voor = open_boek.kenmerk.hash
    uitkomst = gelukt(capsys, "herverdeel", "--proef", "--datum", "2027-06-01")
    assert (len(uitkomst["adviezen"]), uitkomst["bestand"]) == (1, None)
    with Jaarboek.open(str(boek)) as open_boek:
        assert open_boek.kenmerk.hash == voor


def test_what_would_do_is_said_with_a_no(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Too much for the pot: --redenen names the amount that would be granted, which then is."""
    gelukt(capsys, *vraag("--vorm", "opdracht", bedrag=50_000))
    (advies,) = gelukt(capsys, "herverdeel", "--redenen", "--tender", "--datum", "2027-03-02")["adviezen"]
    assert advies["advies"] != "toekennen"
    wel = advies["wat_wel"]["bedrag"]
    assert 0 < wel <= 20_000
    gelukt(capsys, "besluit", "2027-0001", "--intrekken", "--datum", "2027-03-02")
    gelukt(capsys, *vraag("--vorm", "opdracht", bedrag=wel, datum="2027-03-02"))
    (advies,) = gelukt(capsys, "herverdeel", "--tender", "--datum", "2027-03-02")["adviezen"]
    assert (advies["advies"], advies["bedrag"]) == ("toekennen", wel)


def test_nothing_to_weigh(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without requests that is what is said."""
    assert run(["herverdeel", "--datum", "2027-03-01"]) == 0
    assert "Er staan geen aanvragen open." in capsys.readouterr().out


# --- besluit ---------------------------------------------------------------------------------------------------------


def test_from_besluit_to_settlement(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A besluit moves the money; paid, and settled lower, the rest is free again."""
    gelukt(capsys, *vraag())
    wie = ("--door", "wijkbureau", "--datum", "2027-03-05")
    (genomen,) = gelukt(capsys, "besluit", "2027-0001", *wie)["besluiten"]
    assert (genomen["status"], genomen["toegekend"]) == ("toegekend", 2_000)
    gelukt(capsys, "besluit", "2027-0001", "--betaald", "--bedrag", "1.500", *wie)
    (klaar,) = gelukt(capsys, "besluit", "2027-0001", "--vaststellen", "--bedrag", "1500", *wie)["besluiten"]
    assert (klaar["status"], klaar["toegekend"], klaar["betaald"]) == ("afgerekend", 1_500, 1_500)
    (noord,) = gelukt(capsys, "stand", "--wijk", "noord", "--datum", "2027-04-01")["wijken"]
    assert (noord["toegezegd"], noord["betaald"], noord["vrij"]) == (1_500, 1_500, 18_500)


def test_a_departure_needs_its_reason(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another besluit than the advies is refused without a reason; with one it is kept, reason and all."""
    gelukt(capsys, *vraag())
    weigering = ("besluit", "2027-0001", "--weigeren", "--datum", "2027-03-05")
    assert "wijkt af van het advies" in mislukt(capsys, *weigering)
    (genomen,) = gelukt(capsys, *weigering, "--reden", "al betaald door de school")["besluiten"]
    assert genomen["status"] == "geweigerd"
    werkmap = load_workbook(boek.with_name("klein-jaarboek.xlsx"))
    assert "al betaald door de school" in {cel.value for rij in werkmap["Aanvragen"].iter_rows() for cel in rij}


def test_the_mandate_holds(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who decides above the mandate of the role is refused, and told who may."""
    gelukt(capsys, *vraag("--vorm", "opdracht", bedrag=8_000, datum="2027-06-01"))
    fout = mislukt(
        capsys, "besluit", "2027-0001", "--toekennen", "--reden", "x", "--rol", "wijkregisseur", "--datum", "2027-06-02"
    )
    assert "beslist tot € 5.000" in fout
    assert "directeur wijkgericht werken" in fout


def test_all_at_once(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--alle follows every advies; what the book refuses is listed, and the others go on."""
    gelukt(capsys, *vraag(naam="Een"))
    gelukt(capsys, *vraag("--score", "0", naam="Twee"))
    gelukt(capsys, *vraag("--vorm", "opdracht", naam="Drie", bedrag=6_000, datum="2027-06-01"))
    uitkomst = gelukt(capsys, "besluit", "--alle", "--rol", "wijkregisseur", "--datum", "2027-06-02")
    assert {b["initiatief"]: b["status"] for b in uitkomst["besluiten"]} == {
        "2027-0001": "toegekend",
        "2027-0002": "geweigerd",
    }
    assert [n["initiatief"] for n in uitkomst["niet_genomen"]] == ["2027-0003"]


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        ([], "Noem de nummers van de aanvragen, of geef --alle mee."),
        (["2027-0001", "--alle"], "Noem de nummers van de aanvragen, of geef --alle mee."),
        (["--alle", "--weigeren"], "--alle volgt het advies; --weigeren kan alleen met een nummer."),
        (["2027-0001", "--weigeren", "--toekennen"], "--toekennen en --weigeren gaan niet samen."),
        (["2027-0001", "--betaald"], "Bij --betaald hoort --bedrag of --uren."),
        (["2027-0001", "--raad-akkoord"], "Bij --raad-akkoord hoort --nummer, van het raadsbesluit."),
        (["2027-0001", "--bedrag", "5"], "Een ander bedrag kan met --toekennen, --betaald of --vaststellen."),
        (["2027-0009"], "De aanvraag '2027-0009' staat niet in het jaarboek. Bedoelt u '2027-0001'?"),
        (["2027-0001", "--raad-akkoord", "--nummer", "7"], "wacht niet op de raad"),
    ],
)
def test_besluiten_that_can_not_be(
    argumenten: list[str], zin: str, boek: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each wrong call is refused in a sentence, and the request waits as it did."""
    gelukt(capsys, *vraag())
    assert zin in mislukt(capsys, "besluit", *argumenten, "--datum", "2027-03-05")
    with Jaarboek.open(str(boek)) as open_boek:
        assert [d.status for d in open_boek.dossiers()] == ["advies"]


# --- stand and the end of the year -----------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["noord.html", "noord.xlsx"])
def test_the_stand_of_a_wijk_goes_to_a_file(naam: str, boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One page per wijk, as HTML or as a sheet; never over something else."""
    gelukt(capsys, *vraag("--indiener", "Geheime Vereniging"))
    stand = ["stand", "--wijk", "Noord", "--datum", "2027-03-02", "--uit", naam]
    assert run(stand) == 0
    assert boek.with_name(naam).stat().st_size > 1_000
    assert b"Geheime" not in boek.with_name(naam).read_bytes()
    assert "is er al" in mislukt(capsys, *stand)


def test_stand_that_can_not_be(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wijk that isn't there, a page of all wijken, and another kind of file are refused."""
    assert "Wijk 'West' komt in het jaarboek niet voor." in mislukt(
        capsys, "stand", "--wijk", "West", "--datum", "2027-03-01"
    )
    assert "Voor een bladzijde is één wijk nodig" in mislukt(capsys, "stand", "--uit", "x.html")
    assert "moet eindigen op .html" in mislukt(capsys, "stand", "--wijk", "Noord", "--uit", "x.pdf")


def test_the_workbook_of_the_book(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All sheets are there, the request is on them, and who asked is nowhere."""
    gelukt(capsys, *vraag("--indiener", "Geheime Vereniging", "--beoordeeld-door", "wijkbureau Noord"))
    werkmap = load_workbook(boek.with_name("klein-jaarboek.xlsx"))
    assert werkmap.sheetnames == [
        *("Jaarboek", "Wijken", "Aanvragen", "Reservelijst", "Potten", "Mutaties", "Verplaatsen", "Beleidsgaten")
    ]
    alles = {str(c.value) for blad in werkmap for rij in blad.iter_rows() for c in rij if c.value is not None}
    assert {"2027-0001", "wijkbureau Noord", "leefbaarheidsbudget Noord"} <= alles
    assert not any("Geheime" in waarde for waarde in alles)


def test_a_workbook_that_can_not_be_written_stops_nothing(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When something stands in the way of the workbook that is said; the request is in the book all the same."""
    boek.with_name("klein-jaarboek.xlsx").mkdir()
    assert run(vraag("--door", "wijkbureau Noord")) == 0
    assert "klein-jaarboek.xlsx is niet bijgewerkt; het jaarboek zelf is het wel." in capsys.readouterr().err
    with Jaarboek.open(str(boek)) as open_boek:
        (dossier,) = open_boek.dossiers()
    assert (dossier.initiatief.naam, dossier.beoordeeld_door) == ("Bank", "wijkbureau Noord")


def test_the_end_of_the_year(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A look changes nothing; closing lets lapse what the raad doesn't let go along, and leaves every pot empty."""
    gelukt(capsys, *vraag("--score", "0", naam="Feest"))
    gelukt(capsys, *vraag("--vorm", "opdracht", naam="Bank", bedrag=30_000))
    kijk = gelukt(capsys, "sluitaf")
    noord = next(p for p in kijk["potten"] if p["pot"] == "leefbaarheidsbudget Noord")
    assert (kijk["afgesloten"], noord["onbesteed"], noord["voorstel_mee"]) == (False, 20_000, 20_000)
    mee = ("--meenemen", "leefbaarheidsbudget Noord=5.000")
    assert "alleen met een raadsbesluit" in mislukt(capsys, "sluitaf", "--definitief", *mee)
    assert "--meenemen hoort bij --definitief" in mislukt(capsys, "sluitaf", *mee)
    assert "is geen pot met een bedrag" in mislukt(capsys, "sluitaf", "--definitief", "--meenemen", "Noord")
    assert "is geen heel getal" in mislukt(capsys, "sluitaf", "--definitief", "--meenemen", "Noord=veel")
    vroeg = ("sluitaf", "--definitief", "--datum", "2027-11-01")
    assert "nog niet om" in mislukt(capsys, *vroeg)
    assert gelukt(capsys, "sluitaf", "--definitief", *mee, "--raadsbesluit", "2028-7")["afgesloten"]
    with Jaarboek.open(str(boek)) as open_boek:
        assert {(p.stand.euro, p.stand.uren) for p in open_boek.potten(date(2027, 12, 31))} == {(0, 0)}


def test_a_form_for_the_city_of_the_book(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`nieuw --formulier` has the lists of the book in the folder; without a book any city can use it."""
    assert run(["nieuw", "--formulier"]) == 0
    assert "een leeg formulier voor Klein voorbeeld" in capsys.readouterr().out
    werkmap = load_workbook(boek.with_name("aanvraag.xlsx"))
    assert {"Noord", "Midden", "Zuid"} <= {cel.value for (cel,) in werkmap["Lijsten"].iter_rows(min_col=2, max_col=2)}
    boek.unlink()
    assert run(["nieuw", "los", "--formulier"]) == 0
    assert load_workbook(boek.with_name("los.xlsx"))["Lijsten"]["B1"].value != "Noord"
    assert "gaan niet samen" in mislukt(capsys, "nieuw", "--formulier", "--voorbeeld", "klein-voorbeeld")
    assert "--jaarboek hoort bij --formulier." in mislukt(capsys, "nieuw", "--jaarboek", "x")
