"""The request form: what is written can be filled in, and what is filled in is read, or every fault is named."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest
from formuliervoorbeeld import LIJSTEN, VAKKEN, vul_in
from libreoffice import convert
from openpyxl import load_workbook

from allocator.jaarboek.formulier import Keuzelijsten, is_formulier, keuzelijsten, lees_formulier, schrijf_formulier
from allocator.jaarboek.formulier.maatlat import OVERIG, STADSVRAGEN, Antwoord, score_duizendsten
from allocator.workbook.load import laad
from allocator.workbook.problems import Invoerfouten
from allocator_models.scenario import Aard, Vorm
from scenarios.generate import MAP


def fouten(pad: Path, lijsten: Keuzelijsten = LIJSTEN) -> list[tuple[str | None, str]]:
    with pytest.raises(Invoerfouten) as gevangen:
        lees_formulier(pad, lijsten)
    return [(m.cel, m.tekst) for m in gevangen.value.meldingen]


def test_a_form_comes_back_as_it_was_filled_in(tmp_path: Path) -> None:
    """Every box is read: codes for names, the aard from words, the score from the answers."""
    aanvraag = lees_formulier(vul_in(tmp_path / "speelplek.xlsx"), LIJSTEN)
    i = aanvraag.initiatief
    assert (i.initiatief, i.naam, i.indiener, i.thema) == ("", "Speelplek aan de singel", "bewonersgroep", "spelen")
    assert (i.datum, i.wijken, i.dienst, i.programma) == (date(2011, 4, 4), (("OO", 10_000),), "SW", "BOR")
    assert (i.bedrag_euro, i.minimaal_euro, i.uren, i.vorm) == (24_500, 16_000, 40, Vorm.OPDRACHT)
    assert (i.aard, i.spoed, i.wacht_tot, i.score_duizendsten) == (Aard.INCIDENTEEL, False, None, 7_500)
    assert (aanvraag.omschrijving, aanvraag.beoordeling.door) == ("Boomstammen en zand.", "wijkbureau Oost")
    assert aanvraag.beoordeling.antwoorden[:2] == (("Wijkambitie 1", "deels"), ("Wijkambitie 2", "sterk"))
    assert aanvraag.bron == "speelplek.xlsx"


def test_empty_boxes_have_their_default(tmp_path: Path) -> None:
    """What may stay empty is filled by default: no minimum is the whole amount, no vorm is nobody's choice."""
    leeg = dict.fromkeys(("Minimaal nodig", "Vorm", "Dienst", "Programma", "Eenmalig of ieder jaar", "Spoed"))
    i = lees_formulier(vul_in(tmp_path / "kort.xlsx", ook=leeg), LIJSTEN).initiatief
    assert (i.minimaal_euro, i.vorm, i.dienst, i.programma) == (24_500, None, None, None)
    assert (i.aard, i.spoed) == (Aard.INCIDENTEEL, False)


def test_several_wijken_with_shares(tmp_path: Path) -> None:
    """Three wijken with shares that make one whole; the first one leads."""
    rij = _rij("Wijk")
    ook = {"Tweede wijk": "noordoost", "Derde wijk": "BI", f"D{rij}": 0.5, f"D{rij + 1}": 0.3, f"D{rij + 2}": 0.2}
    aanvraag = lees_formulier(vul_in(tmp_path / "brug.xlsx", ook=ook), LIJSTEN)
    assert aanvraag.initiatief.wijken == (("OO", 5_000), ("NO", 3_000), ("BI", 2_000))


def test_lines_put_in_between_harm_nothing(tmp_path: Path) -> None:
    """A field is found by its label, wherever its row has gone."""
    recht = lees_formulier(vul_in(tmp_path / "recht.xlsx"), LIJSTEN)
    scheef = lees_formulier(vul_in(tmp_path / "scheef.xlsx", rijen_ertussen=3), LIJSTEN)
    assert scheef.initiatief == recht.initiatief


def test_the_fingerprint_is_that_of_the_content(tmp_path: Path) -> None:
    """The same request in another file is the same; another amount, or another answer, is another request."""
    een = lees_formulier(vul_in(tmp_path / "een.xlsx"), LIJSTEN).vingerafdruk
    assert lees_formulier(vul_in(tmp_path / "twee.xlsx"), LIJSTEN).vingerafdruk == een
    for nummer, ook in enumerate(({"Gevraagd bedrag": 24_501}, {"Meedoen": "deels"}, {"Wat gaat er gebeuren?": None})):
        assert lees_formulier(vul_in(tmp_path / f"ander{nummer}.xlsx", ook=ook), LIJSTEN).vingerafdruk != een


@pytest.mark.parametrize(
    ("ook", "label", "zin"),
    [
        ({"Naam van het initiatief": None}, "Naam van het initiatief", "'Naam van het initiatief' is niet ingevuld."),
        ({"Wijk": None}, "Wijk", "'Wijk' is niet ingevuld."),
        ({"Binnengekomen op": None}, "Binnengekomen op", "'Binnengekomen op' is niet ingevuld."),
        ({"Binnengekomen op": "gisteren"}, "Binnengekomen op", "'gisteren' is geen datum."),
        ({"Gevraagd bedrag": "duizend"}, "Gevraagd bedrag", "Hier hoort een getal, en 'duizend' is tekst."),
        ({"Gevraagd bedrag": 12.5}, "Gevraagd bedrag", "12,5 is geen bedrag in hele euro's."),
        ({"Gevraagd bedrag": None, "Gevraagde uren": None, "Minimaal nodig": None}, "Gevraagd bedrag", "Er is geen"),
        ({"Minimaal nodig": 30_000}, "Minimaal nodig", "€ 30.000 is meer dan het gevraagde bedrag (€ 24.500)."),
        ({"Wijk": "Westt"}, "Wijk", "De wijk 'Westt' bestaat niet."),
        ({"Tweede wijk": "OO"}, "Tweede wijk", "Dezelfde wijk staat er twee keer."),
        ({"Dienst": "XX"}, "Dienst", "'XX' bestaat niet."),
        ({"Programma": "XX"}, "Programma", "'XX' bestaat niet."),
        ({"Dienst": None}, "Dienst", "Er is een programma gekozen, maar geen dienst."),
        ({"Vorm": "lening"}, "Vorm", "'lening' is hier niet mogelijk."),
        ({"Kan wachten tot": date(2011, 1, 1)}, "Kan wachten tot", "Deze dag ligt voor de dag van binnenkomst."),
        ({"Bereik": "misschien"}, "Bereik", "'misschien' is hier niet mogelijk."),
        ({"Bereik": None}, "Bereik", "'Bereik' is niet beantwoord."),
        ({"Wijkambitie 1": None, "Wijkambitie 2": None}, "Wijkambitie 1", "Bij geen enkele wijkambitie is iets"),
        ({"Beoordeeld door": None}, "Beoordeeld door", "'Beoordeeld door' is niet ingevuld."),
    ],
)
def test_each_fault_is_named_with_its_cell(ook: dict[str, object], label: str, zin: str, tmp_path: Path) -> None:
    """A fault is reported once, in Dutch, at the box that is wrong."""
    gevonden = fouten(vul_in(tmp_path / "fout.xlsx", ook=ook))
    assert [cel for cel, tekst in gevonden if tekst.startswith(zin)] == [f"C{_rij(label)}"]


def test_shares_that_are_no_whole(tmp_path: Path) -> None:
    """Shares must add up; the sum is said, at the first share."""
    rij = _rij("Wijk")
    ook = {"Tweede wijk": "Noordoost", f"D{rij}": 0.5, f"D{rij + 1}": 0.4}
    assert fouten(vul_in(tmp_path / "fout.xlsx", ook=ook)) == [
        (
            f"D{rij}",
            "De aandelen van de wijken zijn samen 90 %. Vul bij elke wijk een aandeel in; samen zijn ze precies 100 %.",
        )
    ]
    ((cel, tekst), *_) = fouten(vul_in(tmp_path / "fout2.xlsx", ook={f"D{rij}": "half"}))
    assert (cel, tekst.startswith("Hier hoort een getal")) == (f"D{rij}", True)


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Everything that is wrong is said in one go."""
    ook = {"Wijk": "Westt", "Gevraagd bedrag": "veel", "Spoed": "misschien", "Beoordeeld door": None}
    assert len(fouten(vul_in(tmp_path / "fout.xlsx", ook=ook))) == 4


def test_without_maatlat_there_is_no_score(tmp_path: Path) -> None:
    """A form that nobody judged is refused, with one sentence that says who should."""
    niets = dict.fromkeys([*(v.naam for v in STADSVRAGEN), "Wijkambitie 1", "Wijkambitie 2"])
    ((cel, tekst),) = fouten(vul_in(tmp_path / "kaal.xlsx", ook=niets))
    assert cel == f"C{_rij('Wijkambitie 1')}"
    assert tekst.startswith("De maatlat is nog niet ingevuld.")


def test_a_line_that_was_removed(tmp_path: Path) -> None:
    """A form without one of its lines is no longer the form."""
    pad = vul_in(tmp_path / "weg.xlsx")
    werkmap = load_workbook(pad)
    werkmap["Aanvraag"].cell(_rij("Gevraagd bedrag"), 2).value = "Budget"
    werkmap.save(pad)
    assert (None, "De regel 'Gevraagd bedrag' ontbreekt. Begin opnieuw met een leeg formulier.") in fouten(pad)


def test_other_workbooks_are_no_form(tmp_path: Path) -> None:
    """Another workbook, a form of another year and one of a newer version are refused in a sentence."""
    assert not is_formulier(MAP / "klein-voorbeeld.xlsx")
    assert "is geen aanvraagformulier" in fouten(MAP / "klein-voorbeeld.xlsx")[0][1]
    vorig = vul_in(tmp_path / "vorig.xlsx")
    volgend = Keuzelijsten(jaar=2012)
    assert is_formulier(vorig)
    assert "is een formulier van 2011, en dit jaarboek is van 2012" in fouten(vorig, volgend)[0][1]
    werkmap = load_workbook(vorig)
    werkmap["Lijsten"]["A2"] = 99
    werkmap.save(vorig)
    assert "nieuwere versie van Allocator" in fouten(vorig)[0][1]


def test_a_form_without_a_city(tmp_path: Path) -> None:
    """The form that any city can use takes wijk, dienst and programma as they are typed."""
    pad = vul_in(tmp_path / "los.xlsx", Keuzelijsten(), ook={"Wijk": "Elders", "Dienst": "Z", "Programma": "P"})
    i = lees_formulier(pad, Keuzelijsten()).initiatief
    assert (i.wijken, i.dienst, i.programma) == ((("Elders", 10_000),), "Z", "P")


def test_the_lists_of_utrecht() -> None:
    """The lists of a scenario: its wijken with their three ambities, its diensten and programma's, its thema's."""
    lijsten = keuzelijsten(laad(MAP / "utrecht-2011.xlsx").scenario)
    assert (len(lijsten.wijken), len(lijsten.diensten), lijsten.meeste_ambities) == (10, 7, 3)
    assert lijsten.ambities["Zuid"][1] == "Jong en oud ontmoeten elkaar in Hoograven en Tolsteeg"
    assert "groen" in lijsten.themas


def test_the_score_of_every_answer() -> None:
    """0 exactly when neither ambitie nor policy is served; at most 10; a better answer never lowers it."""
    rang = (Antwoord.NIET, Antwoord.DEELS, Antwoord.STERK)
    namen = [v.naam for v in STADSVRAGEN]
    for ambitie, *rest in product(rang, repeat=1 + len(namen)):
        score = score_duizendsten([Antwoord.NIET, ambitie], dict(zip(namen, rest, strict=True)))
        assert (score == 0) == (ambitie is Antwoord.NIET and rest[0] is Antwoord.NIET)
        assert 0 <= score <= 10_000
        for plaats, antwoord in enumerate(rest):
            if antwoord is not Antwoord.STERK:
                beter = [*rest[:plaats], rang[rang.index(antwoord) + 1], *rest[plaats + 1 :]]
                assert score_duizendsten([ambitie], dict(zip(namen, beter, strict=True))) >= score
    alles = dict.fromkeys(namen, Antwoord.STERK)
    assert score_duizendsten([Antwoord.STERK], alles) == 10_000
    assert len(OVERIG) == 4


def test_the_form_shows_the_same_score_as_is_read(tmp_path: Path) -> None:
    """LibreOffice works out the formulas of a form: the score that is read, the ambities of the wijk, the dienst."""
    pad = vul_in(tmp_path / "speelplek.xlsx")
    blad = load_workbook(convert(pad, "xlsx", tmp_path), data_only=True)["Aanvraag"]
    waarden = {str(rij[1]).rstrip(" *"): rij[2:] for rij in blad.iter_rows(max_col=5, values_only=True) if rij[1]}
    assert waarden["Score (0 tot 10)"][0] == 7.5
    assert waarden["Wijkambitie 1"][1] == "Groen en rustig"
    assert waarden["Dienst"][2] == "Stadswerken"


def test_only_boxes_can_be_typed_in(tmp_path: Path) -> None:
    """The form is protected but for its boxes, and its lists are out of sight."""
    pad = tmp_path / "leeg.xlsx"
    schrijf_formulier(LIJSTEN, pad)
    werkmap = load_workbook(pad)
    blad = werkmap["Aanvraag"]
    assert blad.protection.sheet
    assert werkmap["Lijsten"].sheet_state == "hidden"
    open_vakken = {cel.row for rij in blad.iter_rows() for cel in rij if not cel.protection.locked}
    assert open_vakken == {_rij(label) for label in [*VAKKEN, "Tweede wijk", "Derde wijk", "Kan wachten tot"]}


_RIJEN: dict[str, int] = {}


def _rij(label: str) -> int:
    """The row of a label on the form of `LIJSTEN`."""
    return _RIJEN[label]


@pytest.fixture(autouse=True, scope="module")
def _lees_rijen(tmp_path_factory: pytest.TempPathFactory) -> None:
    pad = tmp_path_factory.mktemp("rijen") / "leeg.xlsx"
    schrijf_formulier(LIJSTEN, pad)
    for (cel,) in load_workbook(pad)["Aanvraag"].iter_rows(min_col=2, max_col=2):
        if cel.value:
            _RIJEN[str(cel.value).rstrip(" *")] = cel.row
